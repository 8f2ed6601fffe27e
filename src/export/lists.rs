//! Lists as spreadsheets: a workbook with a sheet a list, or one list as CSV. All cells are texts, so that a code
//! `01` stays one; the first row names the columns for the way back, the second says them in words.

use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::Write;
use std::path::Path;

/// A list as a table of texts.
#[derive(Clone, Debug)]
pub struct ListSheet {
    /// Name of the list and its sheet.
    pub name: String,
    /// Names of the columns as they are read back.
    pub columns: Vec<String>,
    /// The same in words.
    pub words: Vec<String>,
    /// One row a member.
    pub rows: Vec<Vec<String>>,
}

/// Writes lists: `.csv` takes one, `.xlsx` any number.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(path: &Path, sheets: &[ListSheet], overwrite: Overwrite) -> Result<(), ExportError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    match (ending.as_str(), sheets) {
        ("csv", [one]) => save(path, overwrite, |out| {
            out.write_all(super::csv::MARK).map_err(|error| ExportError::io(path, &error))?;
            delimited(out, one).map_err(|trouble| trouble.at(path))
        }),
        ("xlsx", _) => save(path, overwrite, |out| {
            let mut workbook = Workbook::new();
            for one in sheets {
                sheet(workbook.add_worksheet(), one).map_err(|trouble| trouble.at(path))?;
            }
            workbook.save_to_writer(out).map_err(|error| Trouble::from(error).at(path))
        }),
        _ => Err(ExportError::Ending { path: path.to_owned(), known: ".xlsx, .csv" }),
    }
}

/// The words of the columns, after a sign by which they are no member.
fn said(one: &ListSheet) -> Vec<String> {
    let mut words = one.words.clone();
    if let Some(first) = words.first_mut() {
        first.insert_str(0, "# ");
    }
    words
}

fn delimited(out: impl Write, one: &ListSheet) -> Result<(), Trouble> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(&one.columns)?;
    writer.write_record(said(one))?;
    for row in &one.rows {
        writer.write_record(row)?;
    }
    Ok(writer.flush()?)
}

fn sheet(sheet: &mut Worksheet, one: &ListSheet) -> Result<(), Trouble> {
    let base = Format::new().set_font_name("Phetsarath OT").set_font_size(11).set_num_format("@");
    let head = base.clone().set_bold().set_background_color(0x00DD_E3E6);
    let quiet = base.clone().set_background_color(0x00F4_F6F7).set_text_wrap();
    sheet.set_name(&one.name)?.set_freeze_panes(2, 1)?;
    let words = said(one);
    let lines = [(&one.columns, &head), (&words, &quiet)].into_iter();
    for (row, (texts, format)) in (0_u32..).zip(lines.chain(one.rows.iter().map(|row| (row, &base)))) {
        for (column, text) in (0_u16..).zip(texts) {
            // An empty cell keeps the format of texts, so that what is typed there stays as typed.
            if text.is_empty() {
                sheet.write_blank(row, column, format)?;
            } else {
                sheet.write_string_with_format(row, column, text, format)?;
            }
        }
    }
    for (column, name) in (0_u16..).zip(&one.columns) {
        let wide = if name.starts_with("definition") || name == "aliases" || name.starts_with("note") {
            48.0
        } else if name.starts_with("name") {
            34.0
        } else {
            14.0
        };
        sheet.set_column_width(column, wide)?.set_column_format(column, &base)?;
    }
    Ok(())
}
