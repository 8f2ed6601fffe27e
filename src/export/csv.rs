//! Tables as CSV, in UTF-8 with a mark, so that spreadsheets show Lao.
//!
//! [`write()`] lays the table out as on screen: title and unit, the table, sources, notes and signs below.
//! [`write_tidy`] gives machines one value a line with codes, names, source and status.

use super::grid::{self, Part};
use super::{ExportError, Overwrite, save};
use crate::domain::Code;
use crate::figure::{Shown, TableText, member_label, shown, told_note, told_status};
use crate::i18n::{NumberStyle, number, words};
use crate::query::{Cube, MemberRef};
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::Path;

const MARK: &[u8] = "\u{feff}".as_bytes();

fn fail(path: &Path, error: &csv::Error) -> ExportError {
    match error.kind() {
        csv::ErrorKind::Io(error) => ExportError::io(path, error),
        _ => ExportError::Format { format: "CSV", detail: error.to_string() },
    }
}

/// Writes the table as laid out on screen.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    cube: &Cube,
    text: &TableText,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| {
        out.write_all(MARK).map_err(|error| ExportError::io(path, &error))?;
        put(out, cube, text, work).map_err(|error| match error {
            Trouble::Csv(error) => fail(path, &error),
            Trouble::Stopped => ExportError::Stopped,
        })
    })
}

/// Writes the table as laid out on screen to any writer, without the mark: the terminal, a pipe.
///
/// # Errors
/// [`ExportError`].
pub fn print(out: impl Write, cube: &Cube, text: &TableText, work: &Work) -> Result<(), ExportError> {
    put(out, cube, text, work).map_err(|error| match error {
        Trouble::Csv(error) => fail(Path::new("-"), &error),
        Trouble::Stopped => ExportError::Stopped,
    })
}

enum Trouble {
    Csv(csv::Error),
    Stopped,
}

impl From<csv::Error> for Trouble {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Csv(error.into())
    }
}

fn put(out: impl Write, cube: &Cube, text: &TableText, work: &Work) -> Result<(), Trouble> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
    let line = |text: &str| [grid::harmless(text)];
    writer.write_record(line(&text.title))?;
    writer.write_record(line(&text.unit))?;
    writer.write_record([""])?;
    let part = Part::whole(text);
    let levels = grid::header_lines(text, &part);
    let flag_name = words(text.lang, "export-flag");
    for (depth, names) in levels.iter().enumerate() {
        let last = depth + 1 == levels.len();
        let mut record: Vec<String> = text
            .row_levels
            .iter()
            .map(|name| if last { grid::harmless(name) } else { String::new() })
            .collect();
        for (column, name) in names.iter().enumerate() {
            record.push(grid::harmless(name));
            if grid::is_flagged(text, column) {
                record.push(if last { flag_name.clone() } else { String::new() });
            }
        }
        writer.write_record(&record)?;
    }
    work.begin(Stage::Saving, u64::try_from(text.rows.len()).unwrap_or(0));
    for (row, head) in text.rows.iter().enumerate() {
        if work.stopped() {
            return Err(Trouble::Stopped);
        }
        let mut record: Vec<String> = head.labels.iter().map(|label| grid::harmless(label)).collect();
        for column in 0..text.columns {
            let cell = grid::cell(cube, text, row, column);
            record.push(match cell.number {
                Some(value) => number(value.value, Some(value.decimals), NumberStyle::Plain),
                None => cell.text.clone(),
            });
            if grid::is_flagged(text, column) {
                record.push(grid::flag(&cell));
            }
        }
        writer.write_record(&record)?;
        work.advance(1);
    }
    writer.write_record([""])?;
    for foot in text.foot_lines() {
        writer.write_record(line(&foot))?;
    }
    writer.flush()?;
    Ok(())
}

/// Writes one value a line: indicator, each dimension's code and name, value, status, unit, source.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write_tidy(
    path: &Path,
    cube: &Cube,
    catalogue: &crate::domain::Catalogue,
    text: &TableText,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| {
        out.write_all(MARK).map_err(|error| ExportError::io(path, &error))?;
        put_tidy(out, cube, catalogue, text, work).map_err(|error| match error {
            Trouble::Csv(error) => fail(path, &error),
            Trouble::Stopped => ExportError::Stopped,
        })
    })
}

fn put_tidy(
    out: impl Write,
    cube: &Cube,
    catalogue: &crate::domain::Catalogue,
    text: &TableText,
    work: &Work,
) -> Result<(), Trouble> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    // Source and edition have columns of their own for every value.
    let is_own = |dimension: &str| dimension != crate::domain::DimensionCode::SOURCE;
    let mut header = vec![String::from("indicator"), String::from("indicator_name")];
    for (dimension, _) in cube.members(0, 0).filter(|(dimension, _)| is_own(dimension.as_str())) {
        header.extend([dimension.to_string(), format!("{dimension}_name")]);
    }
    header.extend(
        ["value", "status", "confidentiality", "computed", "unit", "source", "edition", "example", "note"]
            .map(String::from),
    );
    writer.write_record(&header)?;
    let name = cube.indicator.names.get(text.lang);
    work.begin(Stage::Saving, u64::try_from(cube.rows.len()).unwrap_or(0));
    for row in 0..cube.rows.len() {
        if work.stopped() {
            return Err(Trouble::Stopped);
        }
        for column in 0..cube.columns.len() {
            let Some(cell) = cube.cell(row, column).filter(|cell| cell.present) else { continue };
            let mut record = vec![cube.indicator.code.to_string(), grid::harmless(name)];
            for (dimension, member) in cube.members(row, column) {
                if is_own(dimension.as_str()) {
                    let label = member_label(catalogue, dimension.as_str(), member, text.lang);
                    record.extend([code_of(member), grid::harmless(&label)]);
                }
            }
            let value = match shown(cell) {
                Shown::Number(value) => number(value.value, Some(value.decimals), NumberStyle::Plain),
                Shown::Missing | Shown::Withheld | Shown::Absent => String::new(),
            };
            let info = cell.publication.and_then(|at| cube.publications.get(usize::try_from(at).ok()?));
            record.extend([
                value,
                told_status(cell).code().to_owned(),
                cell.confidentiality.code().to_owned(),
                u8::from(cell.computed).to_string(),
                cube.unit.to_string(),
                info.map_or_else(String::new, |info| info.publication.source.to_string()),
                info.map_or_else(String::new, |info| grid::harmless(&info.publication.edition)),
                u8::from(info.is_some_and(|info| info.example)).to_string(),
                grid::harmless(told_note(cell).unwrap_or_default()),
            ]);
            writer.write_record(&record)?;
        }
        work.advance(1);
    }
    writer.flush()?;
    Ok(())
}

fn code_of(member: &MemberRef) -> String {
    match member {
        MemberRef::Code(code) => code.to_string(),
        MemberRef::Period(period) => period.to_string(),
        MemberRef::Publication(publication) => publication.source.to_string(),
        MemberRef::Remainder => Code::OTHER.to_owned(),
    }
}
