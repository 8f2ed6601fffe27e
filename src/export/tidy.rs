//! Tables for machines: one value a line with the codes and names of everything that says what it is.
//!
//! The importer reads the file back as it is; a CSV on the web describes it (see `package`).

use super::extract::{Extract, code_of};
use super::grid;
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::{DimensionCode, Number};
use crate::figure::{Shown, shown, told_note, told_status};
use crate::i18n::{NumberStyle, number};
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::Path;

/// A field of a line.
pub(super) enum Field {
    /// A code or flag of ours.
    Code(String),
    /// Words from people.
    Words(String),
    /// A number.
    Number(Number),
    /// Nothing.
    Empty,
}

/// Dimensions that have columns of their own, in order; source and edition stand further to the right.
pub(super) fn dimensions<'a>(extract: &Extract<'a>) -> Vec<&'a DimensionCode> {
    extract
        .cube
        .members(0, 0)
        .map(|(dimension, _)| dimension)
        .filter(|code| code.as_str() != DimensionCode::SOURCE)
        .collect()
}

/// Columns behind the dimensions.
pub(super) const LAST: [&str; 9] =
    ["value", "obs_status", "conf_status", "computed", "unit", "source", "edition", "example", "note"];

/// The names of the columns.
pub(super) fn header(extract: &Extract<'_>) -> Vec<String> {
    let mut header = vec![String::from("indicator"), String::from("indicator_name")];
    for dimension in dimensions(extract) {
        header.extend([dimension.to_string(), format!("{dimension}_name")]);
    }
    header.extend(LAST.map(String::from));
    header
}

/// The line of a cell; none where there is no observation.
pub(super) fn line(extract: &Extract<'_>, row: usize, column: usize) -> Option<Vec<Field>> {
    let (cube, lang) = (extract.cube, extract.text.lang);
    let cell = cube.cell(row, column).filter(|cell| cell.present)?;
    let mut record = vec![
        Field::Code(cube.indicator.code.to_string()),
        Field::Words(cube.indicator.names.get(lang).to_owned()),
    ];
    for (dimension, member) in cube.members(row, column) {
        if dimension.as_str() != DimensionCode::SOURCE {
            record.push(Field::Code(code_of(member)));
            record.push(Field::Words(extract.member(dimension.as_str(), member, lang)));
        }
    }
    let info = extract.publication(cell);
    record.extend([
        match shown(cell) {
            Shown::Number(value) => Field::Number(value),
            Shown::Missing | Shown::Withheld | Shown::Absent => Field::Empty,
        },
        Field::Code(told_status(cell).code().to_owned()),
        Field::Code(cell.confidentiality.code().to_owned()),
        Field::Code(u8::from(cell.computed).to_string()),
        Field::Code(cube.unit.to_string()),
        info.map_or(Field::Empty, |info| Field::Code(info.publication.source.to_string())),
        info.map_or(Field::Empty, |info| Field::Words(info.publication.edition.clone())),
        Field::Code(u8::from(info.is_some_and(|info| info.example)).to_string()),
        told_note(cell).map_or(Field::Empty, |note| Field::Words(note.to_owned())),
    ]);
    Some(record)
}

/// Writes all lines, without the mark.
pub(super) fn put(out: impl Write, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(header(extract))?;
    let cube = extract.cube;
    work.begin(Stage::Saving, u64::try_from(cube.rows.len()).unwrap_or(0));
    for row in 0..cube.rows.len() {
        work.check()?;
        for column in 0..cube.columns.len() {
            for field in line(extract, row, column).into_iter().flatten() {
                match field {
                    Field::Code(text) => writer.write_field(text)?,
                    Field::Words(text) => writer.write_field(grid::harmless(&text))?,
                    Field::Number(value) => {
                        writer.write_field(number(value.value, Some(value.decimals), NumberStyle::Plain))?;
                    }
                    Field::Empty => writer.write_field("")?,
                }
            }
            if cube.cell(row, column).is_some_and(|cell| cell.present) {
                writer.write_record(None::<&[u8]>)?;
            }
        }
        work.advance(1);
    }
    writer.flush()?;
    Ok(())
}

/// Writes one value a line: indicator, each dimension's code and name, value, status, unit, source.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| {
        out.write_all(super::csv::MARK).map_err(|error| ExportError::io(path, &error))?;
        put(out, extract, work).map_err(|trouble| trouble.at(path))
    })
}
