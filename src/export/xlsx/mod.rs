//! Tables as Excel workbooks: the table as laid out on screen, a sheet that says what it is, an editable
//! chart with its numbers, and the values one a line with their codes.
//!
//! Rows go to a temporary file as they come, so that a table of a million cells needs little memory. The
//! chart refers to numbers on its own sheet, where what is missing or withheld is an empty cell: text in
//! the place of a number would be drawn as zero.

mod chart;
mod looks;
mod table;

use super::extract::Extract;
use super::tidy::{self, Field};
use super::trouble::Trouble;
use super::{ExportError, Overwrite, grid, save};
use crate::figure::TableText;
use crate::i18n::words;
use crate::work::Work;
use looks::Looks;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use std::path::Path;
use table::{column, row};

/// What a sheet of this format holds.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// Writes the table as a workbook.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let text = extract.text;
    let rows = text.rows.len() + text.header.len() + text.foot_lines().len() + 8;
    if rows > MOST_ROWS || grid::sheet_columns(text) > MOST_COLUMNS {
        return Err(ExportError::TooLarge { rows: text.rows.len(), columns: text.columns });
    }
    save(path, overwrite, |out| {
        let mut workbook = Workbook::new();
        fill(&mut workbook, extract, work).map_err(|trouble| trouble.at(path))?;
        workbook.save_to_writer(out).map_err(|error| Trouble::from(error).at(path))
    })
}

fn fill(workbook: &mut Workbook, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    workbook.set_properties(&properties(extract.text));
    let texts = extract.texts();
    let several = texts.len() > 1;
    let named = |text: &TableText, id: &str| {
        let name = words(text.lang, id);
        if several { format!("{name} ({})", text.lang.tag()) } else { name }
    };
    for text in &texts {
        let looks = Looks::new(text.lang);
        let sheet = workbook.add_worksheet_with_low_memory()?;
        sheet.set_name(named(text, "export-sheet-table"))?;
        table::sheet(sheet, extract.cube, text, &looks, work)?;
    }
    for text in &texts {
        let about = workbook.add_worksheet();
        about.set_name(named(text, "export-sheet-about"))?;
        table::about(about, text, &Looks::new(text.lang))?;
    }
    for text in &texts {
        if let Some(figure) = chart::figure(extract, text) {
            let sheet = workbook.add_worksheet();
            chart::sheet(sheet, &named(text, "export-sheet-figure"), &figure, &Looks::new(text.lang))?;
        }
    }
    if super::has_data_sheet(extract) {
        let data = workbook.add_worksheet_with_low_memory()?;
        data.set_name(words(extract.text.lang, "export-sheet-data"))?;
        data_sheet(data, extract, work)?;
    }
    Ok(())
}

fn properties(text: &TableText) -> DocProperties {
    let mut properties = DocProperties::new()
        .set_title(text.title.as_str())
        .set_subject(text.unit.as_str())
        .set_author(words(text.lang, "app-name"))
        .set_keywords(text.foot.sources.join(" "))
        .set_comment(text.foot_lines().join(" "));
    let made = text.made.and_then(|date| ExcelDateTime::from_ymd(date.year, date.month, date.day).ok());
    // Without a day of its own the library would write the clock's: the same table, another file.
    if let Some(made) = made.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()) {
        properties = properties.set_creation_datetime(&made);
    }
    properties
}

/// One value a line, with codes and names. Texts are always strings: none is taken for a formula.
fn data_sheet(sheet: &mut Worksheet, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let looks = Looks::new(extract.text.lang);
    let header = tidy::header(extract);
    for (at, name) in header.iter().enumerate() {
        sheet.set_column_width(column(at), if name.ends_with("_name") { 28.0 } else { 12.0 })?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, 0)?;
    for (at, name) in header.iter().enumerate() {
        sheet.write_string_with_format(0, column(at), name, &looks.side_head)?;
    }
    let cube = extract.cube;
    let mut line = 1;
    for position in 0..cube.rows.len() {
        work.check()?;
        for place in 0..cube.columns.len() {
            let Some(fields) = tidy::line(extract, position, place) else { continue };
            for (at, field) in fields.into_iter().enumerate() {
                let (at, here) = (column(at), row(line));
                match field {
                    Field::Code(text) | Field::Words(text) => {
                        sheet.write_string_with_format(here, at, text, &looks.label)?;
                    }
                    Field::Number(value) => {
                        let format = looks.number(value.decimals, false);
                        sheet.write_number_with_format(here, at, value.value, format)?;
                    }
                    Field::Empty => {}
                }
            }
            line += 1;
        }
    }
    Ok(())
}
