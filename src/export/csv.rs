//! Tables as CSV, in UTF-8 with a mark, so that spreadsheets show Lao.
//!
//! The table lies as on screen: title and unit, the table, sources, notes and signs below. In both
//! languages one table follows the other.

use super::extract::Extract;
use super::grid::{self, Part};
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::figure::TableText;
use crate::i18n::{NumberStyle, number, words};
use crate::query::Cube;
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::Path;

/// The mark by which spreadsheets know UTF-8.
pub(super) const MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes the table as laid out on screen.
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
        out.write_all(MARK).map_err(|error| ExportError::io(path, &error))?;
        for (number, text) in extract.texts().into_iter().enumerate() {
            if number > 0 {
                out.write_all(b"\r\n").map_err(|error| ExportError::io(path, &error))?;
            }
            put(&mut *out, extract.cube, text, work).map_err(|trouble| trouble.at(path))?;
        }
        Ok(())
    })
}

/// Writes the table as laid out on screen to any writer, without the mark: the terminal, a pipe.
///
/// # Errors
/// [`ExportError`].
pub fn print(out: impl Write, cube: &Cube, text: &TableText, work: &Work) -> Result<(), ExportError> {
    put(out, cube, text, work).map_err(|trouble| trouble.at(Path::new("-")))
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
        work.check()?;
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
