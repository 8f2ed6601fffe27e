//! PC-Axis: a known grammar. `STUB` and `HEADING` name the dimensions, `VALUES` their members, `DATA` holds
//! the matrix, stub by heading, the last dimension fastest.

mod statements;

use crate::domain::{CellRef, Code, DimensionCode, Draft, IndicatorCode, Label, Number};
use crate::intake::lexicon::{Lexicon, Named};
use crate::intake::{numbers, periods};
use crate::work::{Stopped, Work};
use statements::{Cells, end_of_statement, quoted, split_key};
use std::collections::HashMap;
use std::sync::Arc;

/// The variable that says who counted.
const SOURCE: &str = "source";
/// The member that our program computes as what is left of a total; nobody reported it.
pub(in crate::intake) const REST: &str = "_X";
/// Most cells of a matrix.
const MOST_CELLS: usize = 50_000_000;

/// The words of a PX file: keyword and, where given, the variable it speaks of → its texts.
#[derive(Debug, Default)]
pub struct Px {
    texts: HashMap<(String, String), Vec<String>>,
    /// Marks beside single numbers, by the names of their members.
    marks: HashMap<Vec<String>, String>,
    /// Remarks on single numbers, by the names of their members.
    notes: HashMap<Vec<String>, String>,
    data: String,
}

/// A variable: its members as people and as programs name them.
struct Axis {
    name: String,
    /// The language-independent code of the variable, if it is one of our dimensions or the period.
    variable: Option<String>,
    values: Vec<String>,
    codes: Vec<String>,
}

impl Px {
    /// Reads the keywords of a file's own language; others are translations of the same.
    pub fn read(text: &str) -> Option<Self> {
        let mut px = Self::default();
        let mut rest = text.trim_start_matches('\u{FEFF}');
        while let Some(end) = end_of_statement(rest) {
            let (statement, after) = rest.split_at_checked(end)?;
            rest = after.get(1..)?;
            if let Some((key, values)) = split_key(statement) {
                if key.trim() == "DATA" {
                    px.data = values.to_owned();
                    break;
                }
                if let Some(members) = key.trim().strip_prefix("DATANOTECELL(") {
                    px.marks.insert(quoted(members), quoted(values).concat());
                } else if let Some(members) = key.trim().strip_prefix("CELLNOTE(") {
                    px.notes.insert(quoted(members), quoted(values).concat());
                } else if !key.contains('[') {
                    let (keyword, variable) = match key.split_once('(') {
                        Some((keyword, variable)) => {
                            (keyword.trim(), quoted(variable).into_iter().next().unwrap_or_default())
                        }
                        None => (key.trim(), String::new()),
                    };
                    let mut list = quoted(values);
                    if list.is_empty() {
                        list.push(values.trim().to_owned());
                    }
                    px.texts.insert((keyword.to_owned(), variable), list);
                }
            }
        }
        if px.data.is_empty() {
            // The last statement may lack its semicolon.
            px.data = split_key(rest)
                .filter(|(key, _)| key.trim() == "DATA")
                .map(|(_, values)| values.to_owned())?;
        }
        px.part_notes_from_marks();
        (px.texts("VALUES").next().is_some() && !px.data.trim().is_empty()).then_some(px)
    }

    /// Where the remarks on all numbers of one mark begin with the same words, these explain the mark.
    fn part_notes_from_marks(&mut self) {
        let first = |note: &str| note.split_once(". ").map_or(note, |(first, _)| first).to_owned();
        let mut meant: HashMap<&str, Option<String>> = HashMap::new();
        for (names, mark) in &self.marks {
            let Some(words) = self.notes.get(names).map(|note| first(note)) else { continue };
            let known = meant.entry(mark).or_insert_with(|| Some(words.clone()));
            if known.as_ref() != Some(&words) {
                *known = None;
            }
        }
        for (names, mark) in &self.marks {
            let words = meant.get(mark.as_str()).cloned().flatten();
            if let (Some(words), Some(note)) = (words, self.notes.get_mut(names)) {
                let rest = note.strip_prefix(words.as_str()).unwrap_or(note).trim_start_matches(". ");
                *note = rest.to_owned();
            }
        }
        self.notes.retain(|_, note| !note.is_empty());
    }

    fn texts<'a>(&'a self, keyword: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<String>)> {
        self.texts
            .iter()
            .filter(move |((found, _), _)| found == keyword)
            .map(|((_, variable), list)| (variable, list))
    }

    fn one(&self, keyword: &str) -> Option<&str> {
        self.texts.get(&(keyword.to_owned(), String::new()))?.first().map(String::as_str)
    }

    fn list(&self, keyword: &str) -> Vec<String> {
        self.texts.get(&(keyword.to_owned(), String::new())).cloned().unwrap_or_default()
    }

    /// What is counted.
    pub fn measure(&self) -> &str {
        self.one("CONTENTS").or_else(|| self.one("TITLE")).unwrap_or_default()
    }

    fn axis(&self, name: &str, lexicon: &Lexicon) -> Axis {
        let of = |keyword: &str| {
            self.texts.get(&(keyword.to_owned(), name.to_owned())).cloned().unwrap_or_default()
        };
        let ours = |code: &String| {
            matches!(code.as_str(), DimensionCode::PERIOD | SOURCE) || lexicon.list_of(code).is_some()
        };
        Axis {
            name: name.to_owned(),
            variable: of("VARIABLECODE").into_iter().next().filter(ours),
            values: of("VALUES"),
            codes: of("CODES"),
        }
    }

    /// What the file shows in the place of one to six dots, where it says so.
    fn symbol<'a>(&'a self, cell: &'a str) -> &'a str {
        let dots = !cell.is_empty() && cell.bytes().all(|byte| byte == b'.');
        if dots { self.one(&format!("DATASYMBOL{}", cell.len())).unwrap_or(cell) } else { cell }
    }

    /// Gives the observations one by one; cells are row and column of the matrix from zero.
    ///
    /// # Errors
    /// [`Stopped`] when the job was told to stop.
    pub fn for_each(
        &self,
        sheet: &str,
        lexicon: &Lexicon,
        indicator: Option<&IndicatorCode>,
        work: &Work,
        take: &mut dyn FnMut(Draft),
    ) -> Result<(), Stopped> {
        let (stub, heading) = (self.list("STUB"), self.list("HEADING"));
        let axis = |names: &[String]| -> Vec<Axis> {
            names.iter().map(|name| self.axis(name, lexicon)).filter(|axis| !axis.values.is_empty()).collect()
        };
        let (stub, heading) = (axis(&stub), axis(&heading));
        let columns: usize = heading.iter().map(|axis| axis.values.len()).product::<usize>().max(1);
        let rows: usize = stub.iter().map(|axis| axis.values.len()).product::<usize>().max(1);
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Ok(());
        }
        let mut maker = Maker::new(sheet, self, lexicon, indicator);
        let across: Vec<Half> = (0..columns).map(|column| maker.half(&heading, column)).collect();
        let mut cells = Cells { rest: &self.data };
        for row in 0..rows {
            if row % 256 == 0 {
                work.check()?;
            }
            let down = maker.half(&stub, row);
            for (column, half) in across.iter().enumerate() {
                let Some(cell) = cells.next() else { return Ok(()) };
                let place = CellRef::new(
                    u32::try_from(row).unwrap_or(u32::MAX),
                    u32::try_from(column).unwrap_or(u32::MAX),
                );
                if let Some(draft) = maker.draft(cell, place, &down, half) {
                    take(draft);
                }
            }
        }
        Ok(())
    }
}

/// The labels and the time of one row or one column of the matrix.
#[derive(Default)]
struct Half {
    labels: Vec<Label>,
    time: Option<crate::domain::Period>,
    /// Whether a member is what is left of a total, which our program computes.
    rest: bool,
    /// The members' names in the order of the variables.
    names: Vec<String>,
}

struct Maker<'a> {
    px: &'a Px,
    sheet: Arc<str>,
    measure: Arc<str>,
    unit: Option<Arc<str>>,
    scale: i8,
    lexicon: &'a Lexicon,
    indicator: Option<&'a IndicatorCode>,
    texts: HashMap<String, Arc<str>>,
    /// Who counted, where the file says it once.
    source: Option<Label>,
}

impl<'a> Maker<'a> {
    fn new(sheet: &str, px: &'a Px, lexicon: &'a Lexicon, indicator: Option<&'a IndicatorCode>) -> Self {
        let unit = px.one("UNITS");
        Self {
            px,
            sheet: Arc::from(sheet),
            measure: Arc::from(px.measure()),
            unit: unit.map(Arc::from),
            scale: unit.map_or(0, crate::intake::units::scale_of),
            lexicon,
            indicator: indicator.or_else(|| {
                // A table named by one of our indicators is of it.
                let matrix = px.one("MATRIX").and_then(|code| lexicon.indicator(code));
                matrix.or_else(|| lexicon.indicator(px.measure()))
            }),
            texts: HashMap::new(),
            source: px.one("SOURCE").filter(|text| !text.trim().is_empty()).map(|text| Label {
                dimension: Arc::from(SOURCE),
                text: Arc::from(text.trim()),
                code: None,
                cell: CellRef::new(0, 0),
            }),
        }
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        Arc::clone(self.texts.entry(text.to_owned()).or_insert_with(|| Arc::from(text)))
    }

    /// The members at a position, the last dimension fastest.
    fn half(&mut self, axes: &[Axis], mut position: usize) -> Half {
        let mut half = Half::default();
        for axis in axes.iter().rev() {
            let at = position % axis.values.len().max(1);
            position /= axis.values.len().max(1);
            let Some(value) = axis.values.get(at) else { continue };
            half.names.insert(0, value.clone());
            if let (Some(variable), Some(code)) = (&axis.variable, axis.codes.get(at)) {
                match code.parse() {
                    Ok(period) if variable == DimensionCode::PERIOD => half.time = Some(period),
                    _ if variable == SOURCE => {
                        let label = self.label(SOURCE, value, Some(Code::from(code.as_str())));
                        half.labels.insert(0, label);
                    }
                    _ => {
                        half.rest |= code == REST;
                        let code = crate::intake::drafts::code_of(self.lexicon, variable, code, None);
                        let label = self.label(variable, value, code);
                        half.labels.insert(0, label);
                    }
                }
                continue;
            }
            let name = &axis.name;
            let dimension = match self.lexicon.named(name) {
                Some(Named::Dimension(code)) => code.to_string(),
                _ => name.clone(),
            };
            if matches!(self.lexicon.named(name), Some(Named::Period))
                && let Some(periods::Time::Whole(period)) = periods::parse(value)
            {
                half.time = Some(period);
                continue;
            }
            let code = crate::intake::drafts::code_of(self.lexicon, &dimension, value, None);
            let label = self.label(&dimension, value, code);
            half.labels.insert(0, label);
        }
        half
    }

    fn label(&mut self, dimension: &str, text: &str, code: Option<Code>) -> Label {
        Label { dimension: self.share(dimension), text: self.share(text), code, cell: CellRef::new(0, 0) }
    }

    /// The mark beside a number.
    fn mark(&self, down: &Half, across: &Half) -> Option<&'a str> {
        if self.px.marks.is_empty() {
            return None;
        }
        let names: Vec<String> = down.names.iter().chain(&across.names).cloned().collect();
        self.px.marks.get(&names).map(String::as_str)
    }

    /// The remark on a number.
    fn note(&self, down: &Half, across: &Half) -> Option<&'a str> {
        if self.px.notes.is_empty() {
            return None;
        }
        let names: Vec<String> = down.names.iter().chain(&across.names).cloned().collect();
        self.px.notes.get(&names).map(String::as_str)
    }

    fn draft(&self, cell: &str, place: CellRef, down: &Half, across: &Half) -> Option<Draft> {
        if down.rest || across.rest {
            return None;
        }
        let plain = self.px.symbol(cell.trim_matches('"'));
        let number = Number::parse(plain).ok();
        if number.is_none() && plain.is_empty() {
            return None;
        }
        let mark = if number.is_some() { self.mark(down, across) } else { Some(plain) };
        let (status, confidentiality) =
            mark.map(|mark| numbers::status_of(mark, number.is_some())).unwrap_or_default();
        let mut labels: Vec<Label> = down.labels.iter().chain(&across.labels).cloned().collect();
        if !labels.iter().any(|label| &*label.dimension == SOURCE) {
            labels.extend(self.source.clone());
        }
        Some(Draft {
            sheet: Arc::clone(&self.sheet),
            cell: place,
            measure: Arc::clone(&self.measure),
            indicator: self.indicator.cloned(),
            period: across.time.or(down.time),
            labels,
            number,
            scale_power: self.scale,
            status,
            confidentiality,
            flag: mark.map(Arc::from),
            unit: self.unit.clone(),
            raw: number.is_none().then(|| Arc::from(plain)),
            note: self.note(down, across).map(Arc::from),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_read_with_its_labels() {
        let text = "CHARSET=\"ANSI\";\nTITLE=\"T; x\";CONTENTS=\"Migrants\";UNITS=\"number\";STUB=\"region\";HEADING=\"period\",\"sex\";\n\
            VALUES(\"region\")=\"North\",\"South\";VALUES(\"period\")=\"2003\",\"2004\";VALUES(\"sex\")=\"men\",\"women\";\n\
            VALUES[sv](\"region\")=\"Norr\";DATA=\n1 2 3 \"..\"\n5 6 7 8;";
        let px = Px::read(text).expect("px");
        let mut drafts = Vec::new();
        px.for_each(
            "",
            &Lexicon::new(&crate::domain::Catalogue::default()),
            None,
            &Work::new(),
            &mut |draft| drafts.push(draft),
        )
        .expect("not stopped");
        assert_eq!(drafts.len(), 8);
        let texts = |draft: &Draft| {
            draft.labels.iter().map(|label| label.text.to_string()).collect::<Vec<_>>().join(",")
        };
        assert_eq!(
            drafts.get(3).map(|draft| (draft.number, draft.flag.as_deref())),
            Some((None, Some("..")))
        );
        assert_eq!(drafts.get(5).map(texts).as_deref(), Some("South,women"));
    }
}
