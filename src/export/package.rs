//! A data package: tidy CSV, its description in the W3C vocabulary "CSV on the Web", a page to read first
//! and how to cite it, in one `.csv.zip`.

use super::extract::Extract;
use super::tidy;
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::Lang;
use crate::figure::{TableText, publication_label};
use crate::i18n::{say, words};
use crate::work::Work;
use serde_json::{Map, Value, json};
use std::io::{Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const DATA: &str = "data.csv";
/// Where "CSV on the Web" looks for the description of `data.csv`.
const DESCRIPTION: &str = "data.csv-metadata.json";

/// Writes the package.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| put(out, extract, work).map_err(|trouble| trouble.at(path)))
}

/// From so many cells on a part may pass 4 GB, which the plain form of the format does not hold.
const LARGE: usize = 10_000_000;

/// The settings of a part: the day of the table, not of the clock, so that the same table is the same file;
/// the plain form of the format, for LibreOffice opens no other, but for the largest tables.
pub(super) fn part(extract: &Extract<'_>) -> SimpleFileOptions {
    let text = extract.text;
    let made =
        text.made.and_then(|day| DateTime::from_date_and_time(day.year, day.month, day.day, 0, 0, 0).ok());
    SimpleFileOptions::default()
        .last_modified_time(made.unwrap_or_default())
        .large_file(extract.cube.cells.len() >= LARGE)
}

fn put(out: impl Write + Seek, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let mut zip = ZipWriter::new(out);
    let options = part(extract);
    zip.start_file("README.txt", options)?;
    zip.write_all(super::csv::MARK)?;
    for text in extract.all_texts() {
        zip.write_all(readme(text).as_bytes())?;
    }
    zip.start_file("CITATION.txt", options)?;
    zip.write_all(super::csv::MARK)?;
    for text in extract.all_texts() {
        zip.write_all(citation(extract, text).as_bytes())?;
    }
    zip.start_file(DESCRIPTION, options)?;
    serde_json::to_writer_pretty(&mut zip, &description(extract))?;
    zip.start_file(DATA, options)?;
    zip.write_all(super::csv::MARK)?;
    tidy::put(&mut zip, extract, work)?;
    zip.finish()?;
    Ok(())
}

fn readme(text: &TableText) -> String {
    let rule = "=".repeat(20);
    let mut out = format!("{}\r\n{}\r\n{rule}\r\n", text.title, text.unit);
    for (file, id) in
        [(DATA, "package-data"), (DESCRIPTION, "package-description"), ("CITATION.txt", "package-citation")]
    {
        out.push_str(&format!("{file}: {}\r\n", words(text.lang, id)));
    }
    out.push_str("\r\n");
    for (name, value) in &text.about {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str("\r\n");
    for line in text.foot_lines() {
        out.push_str(&line);
        out.push_str("\r\n");
    }
    out.push_str("\r\n\r\n");
    out
}

fn citation(extract: &Extract<'_>, text: &TableText) -> String {
    let sources: Vec<String> = extract
        .cube
        .publications
        .iter()
        .map(|info| publication_label(extract.catalogue, &info.publication, text.lang))
        .collect();
    let made = text.made.map_or_else(String::new, |day| crate::i18n::date(text.lang, day));
    let line = say(
        text.lang,
        "package-cite",
        &[
            ("sources", sources.join("; ").into()),
            ("title", text.title.as_str().into()),
            ("program", words(text.lang, "app-title").into()),
            ("date", made.into()),
        ],
    );
    format!("{line}\r\n")
}

/// A text in each language, as JSON-LD writes it.
fn in_each(extract: &Extract<'_>, say: impl Fn(&TableText) -> String) -> Value {
    let texts = extract.all_texts();
    texts.iter().map(|text| json!({ "@value": say(text), "@language": text.lang.tag() })).collect()
}

fn titles(extract: &Extract<'_>, column: &str) -> Value {
    let mut found = Map::new();
    for lang in Lang::ALL {
        let (of, id) = match column.strip_suffix("_name") {
            Some(of) => (of, "package-name-of"),
            None => (column, "package-code-of"),
        };
        let own = format!("package-{}", column.replace('_', "-"));
        let title = if crate::i18n::has(lang, &own) {
            words(lang, &own)
        } else {
            say(lang, id, &[("what", extract.dimension(of, lang).into())])
        };
        // The head of the column itself is one of its titles: by it validators know the column.
        found.insert(lang.tag().to_owned(), json!([title, column]));
    }
    Value::Object(found)
}

/// The description by <https://www.w3.org/TR/tabular-metadata/>.
fn description(extract: &Extract<'_>) -> Value {
    let columns: Vec<Value> = tidy::header(extract)
        .iter()
        .map(|name| {
            let datatype = match name.as_str() {
                "value" => json!("number"),
                "computed" | "example" => json!({ "base": "boolean", "format": "1|0" }),
                _ => json!("string"),
            };
            let required = !["value", "source", "edition", "note"].contains(&name.as_str());
            json!({ "name": name, "titles": titles(extract, name), "datatype": datatype, "required": required })
        })
        .collect();
    let text = extract.text;
    let mut found = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": text.lang.tag() }],
        "url": DATA,
        "dc:title": in_each(extract, |text| text.title.clone()),
        "dc:description": in_each(extract, |text| text.foot_lines().join(" ")),
        "dc:source": in_each(extract, |text| text.foot.sources.join(" ")),
        "schema:unitText": in_each(extract, |text| text.unit.clone()),
        "schema:variableMeasured": in_each(extract, |text| {
            text.about.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(" | ")
        }),
        "dialect": { "header": true, "encoding": "utf-8", "delimiter": "," },
        "tableSchema": { "columns": columns },
    });
    if let (Some(made), Some(object)) = (text.made, found.as_object_mut()) {
        object.insert("dc:created".into(), made.to_string().into());
    }
    found
}
