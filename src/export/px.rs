//! PC-Axis (PX): the matrix with its variables in every language there are words for, codes, eliminations
//! and special signs. Format: "PX-file format specification", Statistics Sweden.
//!
//! The six signs of the format stand for: `.` not applicable, `..` not collected, `...` withheld, `....`
//! missing for another reason, `......` no observation. The note of the table says so.

use super::dataset::{Axis, Dataset};
use super::extract::{Extract, code_of, is_total};
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::{DimensionCode, Lang, ObsStatus, PeriodKind};
use crate::figure::{Shown, TableText, publication_label, shown, status_id, told_note, told_status};
use crate::i18n::{NumberStyle, number, words};
use crate::query::{Cell, MemberRef};
use crate::work::{Stage, Work};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

/// Writes the table as a PX file.
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

/// A text as the format takes it: no quotation mark inside, on one line.
fn quoted(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '"' => '\'',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        .collect();
    format!("\"{plain}\"")
}

/// What is said of the table in one language.
struct Tongue<'a> {
    extract: &'a Extract<'a>,
    text: &'a TableText,
    /// `[lo]` behind the keywords of a further language.
    mark: String,
    /// The names of the variables.
    names: Vec<String>,
    /// The names of the members of each.
    members: Vec<Vec<String>>,
}

impl<'a> Tongue<'a> {
    fn new(dataset: &'a Dataset<'a>, text: &'a TableText, main: bool) -> Self {
        let lang = text.lang;
        let extract = &dataset.extract;
        let names = unlike(
            dataset.axes.iter().map(|axis| extract.dimension(axis.code.as_str(), lang)).collect(),
            |at| dataset.axes.get(at).map_or_else(String::new, |axis| axis.code.to_string()),
        );
        let members = dataset.axes.iter().map(|axis| member_names(extract, axis, lang)).collect();
        let mark = if main { String::new() } else { format!("[{}]", lang.tag()) };
        Self { extract, text, mark, names, members }
    }

    fn say(&self, out: &mut dyn Write, keyword: &str, of: &[&str], values: &str) -> Result<(), Trouble> {
        let of: Vec<String> = of.iter().map(|name| quoted(name)).collect();
        let of = if of.is_empty() { String::new() } else { format!("({})", of.join(",")) };
        write!(out, "{keyword}{}{of}={values};\r\n", self.mark)?;
        Ok(())
    }

    /// Title, units, source, notes.
    fn frame(&self, out: &mut dyn Write, dataset: &Dataset<'_>) -> Result<(), Trouble> {
        let (text, lang) = (self.text, self.text.lang);
        let indicator = &self.extract.cube.indicator;
        let theme = self.extract.catalogue.item_name("theme", indicator.theme.as_str(), lang);
        self.say(out, "SUBJECT-AREA", &[], &quoted(theme))?;
        self.say(out, "TITLE", &[], &quoted(&text.title))?;
        self.say(out, "DESCRIPTION", &[], &quoted(&text.title))?;
        self.say(out, "CONTENTS", &[], &quoted(indicator.names.get(lang)))?;
        self.say(out, "UNITS", &[], &quoted(&text.unit))?;
        let list = |names: &[String]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(",");
        let (stub, heading) = self.names.split_at(dataset.stub.min(self.names.len()));
        if !stub.is_empty() {
            self.say(out, "STUB", &[], &list(stub))?;
        }
        if !heading.is_empty() {
            self.say(out, "HEADING", &[], &list(heading))?;
        }
        let sources: Vec<String> = self
            .extract
            .cube
            .publications
            .iter()
            .map(|info| publication_label(self.extract.catalogue, &info.publication, lang))
            .collect();
        self.say(out, "SOURCE", &[], &quoted(&sources.join("; ")))?;
        // The format breaks the lines of a note at `#`; a keyword that stands twice is read once.
        let about: Vec<String> = text.about.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        self.say(out, "NOTE", &[], &quoted(&about.join("#")))?;
        let signs: Vec<String> = SIGNS
            .iter()
            .map(|(sign, status)| format!("{sign} {}", words(lang, &status_id(*status))))
            .chain([format!("{NOTHING} {}", words(lang, "export-no-observation"))])
            .collect();
        let notes: Vec<String> = text.foot_lines().into_iter().chain([signs.join("; ")]).collect();
        self.say(out, "NOTEX", &[], &quoted(&notes.join("#")))
    }

    /// The members of each variable with their codes.
    fn variables(&self, out: &mut dyn Write, dataset: &Dataset<'_>) -> Result<(), Trouble> {
        let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(",\r\n");
        for ((axis, name), members) in dataset.axes.iter().zip(&self.names).zip(&self.members) {
            self.say(out, "VARIABLECODE", &[name], &quoted(axis.code.as_str()))?;
            self.say(out, "VALUES", &[name], &list(members))?;
            let codes: Vec<String> = axis.members.iter().map(code_of).collect();
            self.say(out, "CODES", &[name], &list(&codes))?;
            if let Some(scale) = time_scale(axis) {
                let codes = codes.iter().map(|code| quoted(code)).collect::<Vec<_>>().join(",");
                self.say(out, "TIMEVAL", &[name], &format!("TLIST({scale}),{codes}"))?;
            }
            // A variable with its published total may be left out; others must not be added up blindly.
            if let Some(total) = axis.members.iter().position(is_total).and_then(|at| members.get(at)) {
                self.say(out, "ELIMINATION", &[name], &quoted(total))?;
            }
            if axis.code.as_str() == DimensionCode::AREA {
                self.say(out, "VARIABLE-TYPE", &[name], "\"Geographical\"")?;
            }
        }
        Ok(())
    }
}

/// Names of members; names that occur twice get their code behind them, for programs tell them apart
/// by name.
fn member_names(extract: &Extract<'_>, axis: &Axis, lang: Lang) -> Vec<String> {
    let names = axis.members.iter().map(|member| extract.member(axis.code.as_str(), member, lang)).collect();
    unlike(names, |at| axis.members.get(at).map_or_else(String::new, code_of))
}

fn unlike(names: Vec<String>, code: impl Fn(usize) -> String) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in &names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let again = |name: &String| counts.get(name).is_some_and(|count| *count > 1);
    names
        .iter()
        .enumerate()
        .map(|(at, name)| if again(name) { format!("{name} ({})", code(at)) } else { name.clone() })
        .collect()
}

/// The scale of a time variable: years, half years, quarters, months.
fn time_scale(axis: &Axis) -> Option<&'static str> {
    let kinds = axis.members.iter().map(|member| match member {
        MemberRef::Period(period) => Some(period.kind()),
        _ => None,
    });
    let mut scale = None;
    for kind in kinds {
        let here = match kind? {
            PeriodKind::Year => "A1",
            PeriodKind::HalfYear => "H1",
            PeriodKind::Quarter => "Q1",
            PeriodKind::Month => "M1",
            _ => return None,
        };
        if scale.is_some_and(|scale| scale != here) {
            return None;
        }
        scale = Some(here);
    }
    scale
}

/// The signs of missing values, each with the status whose words explain it.
const SIGNS: [(&str, ObsStatus); 4] = [
    (".", ObsStatus::NotApplicable),
    ("..", ObsStatus::NotCollected),
    ("...", ObsStatus::Suppressed),
    ("....", ObsStatus::Missing),
];
/// The sign where there is no observation.
const NOTHING: &str = "......";

fn sign(cell: &Cell) -> &'static str {
    let status = told_status(cell);
    SIGNS.iter().find(|(_, known)| *known == status).map_or("....", |(sign, _)| sign)
}

/// Writes the file.
pub(super) fn put(out: &mut dyn Write, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let dataset = Dataset::new(*extract)?;
    let texts = extract.all_texts();
    let tongues: Vec<Tongue<'_>> =
        texts.iter().enumerate().map(|(at, text)| Tongue::new(&dataset, text, at == 0)).collect();
    let cube = extract.cube;
    let tags: Vec<String> = texts.iter().map(|text| quoted(text.lang.tag())).collect();
    write!(out, "CHARSET=\"ANSI\";\r\nAXIS-VERSION=\"2013\";\r\nCODEPAGE=\"utf-8\";\r\n")?;
    write!(out, "LANGUAGE={};\r\nLANGUAGES={};\r\n", quoted(extract.text.lang.tag()), tags.join(","))?;
    if let Some(made) = extract.text.made {
        write!(out, "CREATION-DATE=\"{:04}{:02}{:02} 00:00\";\r\n", made.year, made.month, made.day)?;
    }
    write!(out, "SUBJECT-CODE={};\r\n", quoted(cube.indicator.theme.as_str()))?;
    write!(out, "MATRIX={};\r\n", quoted(cube.indicator.code.as_str()))?;
    let decimals = cube.cells.iter().filter_map(decimals_of).max().unwrap_or(0).min(6);
    write!(out, "DECIMALS={decimals};\r\nSHOWDECIMALS={decimals};\r\n")?;
    for tongue in &tongues {
        tongue.frame(out, &dataset)?;
    }
    for tongue in &tongues {
        tongue.variables(out, &dataset)?;
    }
    for (number, (_, status)) in SIGNS.iter().enumerate() {
        write!(out, "DATASYMBOL{}={};\r\n", number + 1, quoted(status.sign()))?;
    }
    write!(out, "DATASYMBOL6=\"\";\r\n")?;
    if let Some(main) = tongues.first() {
        cell_notes(out, &dataset, main)?;
    }
    matrix(out, &dataset, work)
}

fn decimals_of(cell: &Cell) -> Option<u8> {
    if let Shown::Number(value) = shown(cell) { Some(value.decimals) } else { None }
}

/// Status and remarks of single values: the sign beside the number, and its words.
fn cell_notes(out: &mut dyn Write, dataset: &Dataset<'_>, tongue: &Tongue<'_>) -> Result<(), Trouble> {
    let lang = tongue.text.lang;
    for (place, cell) in dataset.cells().enumerate() {
        let Some(cell) = cell else { continue };
        let status = told_status(cell);
        let has_number = matches!(shown(cell), Shown::Number(_));
        let plain = match status {
            ObsStatus::Normal => true,
            status => !has_number && SIGNS.iter().any(|(_, known)| *known == status),
        };
        if plain && told_note(cell).is_none() {
            continue;
        }
        let names = names_at(dataset, tongue, place);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if !plain && has_number {
            tongue.say(out, "DATANOTECELL", &names, &quoted(status.sign()))?;
        }
        let status_words = (!plain).then(|| words(lang, &status_id(status)));
        let note = status_words.into_iter().chain(told_note(cell).map(str::to_owned)).collect::<Vec<_>>();
        tongue.say(out, "CELLNOTE", &names, &quoted(&note.join(". ")))?;
    }
    Ok(())
}

fn names_at(dataset: &Dataset<'_>, tongue: &Tongue<'_>, mut place: usize) -> Vec<String> {
    let mut found: Vec<String> = tongue
        .members
        .iter()
        .zip(&dataset.axes)
        .rev()
        .filter_map(|(names, axis)| {
            let count = axis.members.len().max(1);
            let name = names.get(place % count)?;
            place /= count;
            Some(name.clone())
        })
        .collect();
    found.reverse();
    found
}

fn matrix(out: &mut dyn Write, dataset: &Dataset<'_>, work: &Work) -> Result<(), Trouble> {
    write!(out, "DATA=\r\n")?;
    let width = dataset.width().max(1);
    let places: usize = dataset.axes.iter().map(|axis| axis.members.len()).product();
    work.begin(Stage::Saving, u64::try_from(places / width).unwrap_or(0));
    for (place, cell) in dataset.cells().enumerate() {
        match cell.map(|cell| (cell, shown(cell))) {
            Some((_, Shown::Number(value))) => {
                write!(out, "{} ", number(value.value, Some(value.decimals), NumberStyle::Plain))?;
            }
            Some((cell, Shown::Missing | Shown::Withheld)) => write!(out, "\"{}\" ", sign(cell))?,
            Some((_, Shown::Absent)) | None => write!(out, "\"{NOTHING}\" ")?,
        }
        if (place + 1) % width == 0 {
            write!(out, "\r\n")?;
            work.check()?;
            work.advance(1);
        }
    }
    write!(out, ";\r\n")?;
    Ok(())
}
