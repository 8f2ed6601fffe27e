//! Back to the sender: the sheets of a file again, the cells in question marked, and a sheet of findings in both
//! languages. Values, merged cells and bold stay; formulas and pictures do not.

use crate::app::{AppError, ErrorKind, FileReading};
use crate::domain::{Lang, Message, Problem, Severity};
use crate::export::{ExportError, Overwrite, save};
use crate::i18n::{tell, words};
use crate::sheet::{Sheet, Value};
use rust_xlsxwriter::{Color, Format, FormatBorder, Note, Workbook, XlsxError};
use std::io::Write;
use std::path::Path;

/// Longest note at a cell.
const LONGEST: usize = 800;

/// Writes the workbook. Problems without a cell are only listed.
///
/// # Errors
/// When the file cannot be written, or stands there already.
pub fn write_findings(file: &FileReading, problems: &[Problem], path: &Path) -> Result<(), AppError> {
    let bytes = workbook(file, problems).map_err(|error| {
        let message = Message::new("import-findings-failed")
            .with("file", path.display().to_string())
            .with("detail", error.to_string());
        AppError::new(ErrorKind::File, message)
    })?;
    save(path, Overwrite::No, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
        .map_err(|error| AppError::new(ErrorKind::File, error.message()))
}

fn workbook(file: &FileReading, problems: &[Problem]) -> Result<Vec<u8>, XlsxError> {
    let own: Vec<&Problem> =
        problems.iter().filter(|one| one.place.file.as_ref().is_none_or(|name| *name == file.name)).collect();
    let mut workbook = Workbook::new();
    listing(&mut workbook, &own)?;
    for (position, sheet) in file.workbook.sheets.iter().enumerate() {
        if !sheet.visible {
            continue;
        }
        let here: Vec<&Problem> = own
            .iter()
            .copied()
            .filter(|one| one.place.sheet.as_deref().unwrap_or_default() == &*sheet.name)
            .collect();
        copy(&mut workbook, sheet, position, &here)?;
    }
    workbook.save_to_buffer()
}

/// The findings, one a row, in Lao and in English.
fn listing(workbook: &mut Workbook, problems: &[&Problem]) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet();
    page.set_name("ຜົນການກວດ Findings")?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    for (column, id) in [(0, "import-findings-sheet"), (1, "import-findings-cell")] {
        page.write_string_with_format(0, column, words(Lang::Lo, id), &bold)?;
    }
    page.write_string_with_format(0, 2, words(Lang::Lo, "import-findings-what"), &bold)?;
    page.write_string_with_format(0, 3, words(Lang::En, "import-findings-what"), &bold)?;
    for (column, width) in [(0, 18.0), (1, 8.0), (2, 70.0), (3, 70.0)] {
        page.set_column_width(column, width)?;
    }
    for (row, problem) in (1u32..).zip(problems) {
        page.write_string(row, 0, problem.place.sheet.as_deref().unwrap_or_default())?;
        page.write_string(row, 1, problem.place.cell.map(|cell| cell.to_string()).unwrap_or_default())?;
        page.write_string_with_format(row, 2, tell(Lang::Lo, &problem.message), &wrapped)?;
        page.write_string_with_format(row, 3, tell(Lang::En, &problem.message), &wrapped)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn copy(
    workbook: &mut Workbook,
    sheet: &Sheet,
    position: usize,
    problems: &[&Problem],
) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet();
    let name = if sheet.name.is_empty() { format!("{}", position + 1) } else { sheet.name.to_string() };
    page.set_name(name)?;
    let small = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    for merge in sheet.merges() {
        page.merge_range(
            merge.start.row,
            small(merge.start.column),
            merge.end.row,
            small(merge.end.column),
            "",
            &Format::new(),
        )?;
    }
    for row in sheet.filled_rows() {
        for (column, cell) in sheet.row(row) {
            let here: Vec<&&Problem> = problems
                .iter()
                .filter(|one| one.place.cell.is_some_and(|at| (at.row, at.column) == (row, column)))
                .collect();
            let format = format_of(cell.style.bold, here.iter().map(|one| one.severity).max());
            match cell.value {
                Value::Number(number) => {
                    page.write_number_with_format(row, small(column), number, &format)?;
                }
                Value::Blank => {}
                _ => {
                    page.write_string_with_format(row, small(column), cell.text(), &format)?;
                }
            }
            if !here.is_empty() {
                let text: Vec<String> = here
                    .iter()
                    .flat_map(|one| [tell(Lang::Lo, &one.message), tell(Lang::En, &one.message)])
                    .collect();
                let text: String = text.join("\n").chars().take(LONGEST).collect();
                page.insert_note(row, small(column), &Note::new(text))?;
            }
        }
    }
    Ok(())
}

/// Questions red, doubts yellow; both also framed, so that the colour is not needed.
fn format_of(bold: bool, worst: Option<Severity>) -> Format {
    let format = if bold { Format::new().set_bold() } else { Format::new() };
    match worst {
        None => format,
        Some(severity) => {
            let color = if severity >= Severity::Question { 0x00FF_C7CE } else { 0x00FF_EB9C };
            format.set_background_color(Color::RGB(color)).set_border(FormatBorder::Thin)
        }
    }
}

#[cfg(test)]
mod tests;
