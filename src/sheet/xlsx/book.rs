//! The workbook part: names and order of the sheets, and where their parts lie.

use crate::sheet::error::SheetErrorKind;
use crate::sheet::package::Package;
use crate::sheet::xml;
use quick_xml::events::Event;
use std::collections::HashMap;

/// A worksheet of the workbook.
pub(super) struct Part {
    pub name: String,
    pub visible: bool,
    pub path: String,
}

/// What the workbook part tells.
#[derive(Default)]
pub(super) struct Book {
    pub sheets: Vec<Part>,
    pub date_1904: bool,
    pub styles: Option<String>,
    pub texts: Option<String>,
    /// Whether the part was read to its end.
    pub complete: bool,
}

struct Relation {
    sort: String,
    target: String,
}

impl Book {
    pub fn read(package: &mut Package<'_>) -> Result<Self, SheetErrorKind> {
        let path = relations(package, "_rels/.rels", "")?
            .into_values()
            .find(|relation| relation.sort == "officeDocument")
            .map(|relation| relation.target)
            .filter(|path| package.has(path))
            .unwrap_or_else(|| String::from("xl/workbook.xml"));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let file = path.rsplit('/').next().unwrap_or_default();
        let rels = relations(package, &format!("{folder}/_rels/{file}.rels"), &folder)?;
        let mut book = Self::default();
        let by_sort = |sort: &str| {
            rels.values().find(|relation| relation.sort == sort).map(|relation| relation.target.clone())
        };
        book.styles = by_sort("styles").or_else(|| Some(format!("{folder}/styles.xml")));
        book.texts = by_sort("sharedStrings").or_else(|| Some(format!("{folder}/sharedStrings.xml")));
        book.parse(package, &path, &rels)?;
        Ok(book)
    }

    fn parse(
        &mut self,
        package: &mut Package<'_>,
        path: &str,
        rels: &HashMap<String, Relation>,
    ) -> Result<(), SheetErrorKind> {
        let part = package.part(path)?;
        let part = part.ok_or_else(|| SheetErrorKind::Damaged(format!("{path} is missing")))?;
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "sheet" => self.sheets.extend(sheet(&element, rels)),
                    "workbookPr" => {
                        self.date_1904 =
                            xml::attribute(&element, "date1904").is_some_and(|text| xml::truth(&text));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "workbook" => self.complete = true,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// A worksheet; chart sheets, macro sheets and sheets without a part are none.
fn sheet(element: &quick_xml::events::BytesStart<'_>, rels: &HashMap<String, Relation>) -> Option<Part> {
    // `sheetId` is no reference: the relation is the attribute with a prefix, mostly `r:id`.
    let id = element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == "id" && attribute.key.as_ref().contains(':'))
        .map(|attribute| attribute.value.into_owned())?;
    let relation = rels.get(&id).filter(|relation| relation.sort == "worksheet")?;
    Some(Part {
        name: xml::attribute(element, "name")?.into_owned(),
        visible: !xml::attribute(element, "state").is_some_and(|state| state.contains("idden")),
        path: relation.target.clone(),
    })
}

fn relations(
    package: &mut Package<'_>,
    path: &str,
    folder: &str,
) -> Result<HashMap<String, Relation>, SheetErrorKind> {
    let mut relations = HashMap::new();
    let Some(part) = package.part(path.trim_start_matches('/'))? else {
        return Ok(relations);
    };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Relationship" =>
            {
                let get = |name| xml::attribute(&element, name).unwrap_or_default().into_owned();
                // Strict files use other addresses for the same sorts; the last piece is the same.
                let sort = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
                if get("TargetMode") != "External" {
                    let target = resolve(folder, &get("Target"));
                    relations.insert(get("Id"), Relation { sort, target });
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The path of a target relative to a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut pieces: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|piece| !piece.is_empty()).collect(),
    };
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                pieces.pop();
            }
            piece => pieces.push(piece),
        }
    }
    pieces.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_folder_of_the_workbook() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/a", "../b.xml"), "xl/b.xml");
    }
}
