//! Tables as Excel workbooks: the table as laid out on screen, and a sheet that says what it is.
//!
//! Rows go to a temporary file as they come, so that a table of a million cells needs little memory.

use super::grid;
use super::{ExportError, Overwrite, save};
use crate::domain::Lang;
use crate::figure::{CellText, TableText};
use crate::i18n::words;
use crate::query::Cube;
use crate::work::{Stage, Work};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// What a sheet of this format holds.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Rows that are looked at to find the width of a column.
const LOOKED_AT: usize = 2_000;
/// Lao letters have marks in two floors above and one below.
const LAO_ROW: f64 = 20.0;

/// Writes the table as a workbook.
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
    let columns =
        text.row_levels.len() + (0..text.columns).map(|column| 1 + flag_room(text, column)).sum::<usize>();
    let rows = text.rows.len() + text.header.len() + text.foot_lines().len() + 8;
    if rows > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(ExportError::TooLarge { rows: text.rows.len(), columns: text.columns });
    }
    save(path, overwrite, |out| {
        let mut workbook = Workbook::new();
        fill(&mut workbook, cube, text, work).map_err(|trouble| match trouble {
            Trouble::Stopped => ExportError::Stopped,
            Trouble::Xlsx(error) => fail(path, &error),
        })?;
        workbook.save_to_writer(out).map_err(|error| fail(path, &error))
    })
}

fn fail(path: &Path, error: &XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => ExportError::io(path, error),
        other => ExportError::Format { format: "XLSX", detail: other.to_string() },
    }
}

enum Trouble {
    Xlsx(XlsxError),
    Stopped,
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

fn flag_room(text: &TableText, column: usize) -> usize {
    usize::from(grid::is_flagged(text, column))
}

/// A cell number as the format counts it; the limits were checked before.
fn row(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The formats of a workbook, each made once.
struct Looks {
    plain: Format,
    title: Format,
    quiet: Format,
    head: Format,
    side_head: Format,
    label: Format,
    again: Format,
    total_label: Format,
    sign: Format,
    flag: Format,
    wrapped: Format,
    name: Format,
    numbers: Vec<Format>,
    totals: Vec<Format>,
}

impl Looks {
    fn new(lang: Lang) -> Self {
        let base = match lang {
            // The government's own Lao font; programs without it choose another Lao font by themselves.
            Lang::Lo => Format::new().set_font_name("Phetsarath OT").set_font_size(11),
            Lang::En => Format::new().set_font_name("Calibri").set_font_size(11),
        };
        let base = base.set_align(FormatAlign::VerticalCenter);
        let quiet = base.clone().set_font_color(0x0055_6570);
        let head = base
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Right)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(0x0078_8790);
        let pattern = |decimals: usize| match decimals {
            0 => String::from("#,##0"),
            some => format!("#,##0.{}", "0".repeat(some)),
        };
        let numbers: Vec<Format> =
            (0..=15).map(|decimals| base.clone().set_num_format(pattern(decimals))).collect();
        Self {
            title: base.clone().set_bold().set_font_size(14),
            side_head: head.clone().set_align(FormatAlign::Left),
            head,
            label: base.clone(),
            again: quiet.clone(),
            total_label: base.clone().set_bold(),
            sign: quiet.clone().set_align(FormatAlign::Right),
            flag: quiet.clone().set_align(FormatAlign::Left).set_font_size(9),
            name: base.clone().set_bold().set_align(FormatAlign::Top),
            wrapped: base.clone().set_text_wrap().set_align(FormatAlign::Top),
            totals: numbers.iter().map(|format| format.clone().set_bold()).collect(),
            numbers,
            quiet,
            plain: base,
        }
    }

    fn number(&self, decimals: u8, total: bool) -> &Format {
        let list = if total { &self.totals } else { &self.numbers };
        list.get(usize::from(decimals)).unwrap_or(&self.plain)
    }
}

fn fill(workbook: &mut Workbook, cube: &Cube, text: &TableText, work: &Work) -> Result<(), Trouble> {
    workbook.set_properties(&properties(text));
    let looks = Looks::new(text.lang);
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name(words(text.lang, "export-sheet-table"))?;
    set_up(sheet, cube, text)?;
    let first_row = heads(sheet, text, &looks)?;
    sheet.set_freeze_panes(row(first_row), column(text.row_levels.len()))?;
    sheet.set_repeat_rows(row(first_row - text.header.len().max(1)), row(first_row.saturating_sub(1)))?;
    let last_row = body(sheet, cube, text, &looks, first_row, work)?;
    for (position, line) in text.foot_lines().iter().enumerate() {
        line_at(sheet, text.lang, last_row + 1 + position, line, &looks.quiet)?;
    }
    let about = workbook.add_worksheet();
    about.set_name(words(text.lang, "export-sheet-about"))?;
    about_sheet(about, text, &looks)?;
    Ok(())
}

fn properties(text: &TableText) -> DocProperties {
    let mut properties = DocProperties::new()
        .set_title(text.title.as_str())
        .set_subject(text.unit.as_str())
        .set_author(words(text.lang, "app-name"))
        .set_comment(text.foot_lines().join(" "));
    let made = text.made.and_then(|date| ExcelDateTime::from_ymd(date.year, date.month, date.day).ok());
    // Without a day of its own the library would write the clock's: the same table, another file.
    if let Some(made) = made.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()) {
        properties = properties.set_creation_datetime(&made);
    }
    properties
}

/// Widths of columns and the paper.
fn set_up(sheet: &mut Worksheet, cube: &Cube, text: &TableText) -> Result<(), XlsxError> {
    let units = |width: usize| u32::try_from(width).map_or(8.0, f64::from) + 2.0;
    for (depth, name) in text.row_levels.iter().enumerate() {
        let labels = text.rows.iter().take(LOOKED_AT).filter_map(|head| head.labels.get(depth));
        let widest = labels.map(|label| label.width()).max().unwrap_or(0).max(name.width());
        sheet.set_column_width(column(depth), units(widest).clamp(9.0, 48.0))?;
    }
    let leaves = text.header.last();
    let mut at = text.row_levels.len();
    for position in 0..text.columns {
        let cells = (0..text.rows.len().min(LOOKED_AT))
            .map(|row| grid::cell(cube, text, row, position).text.width())
            .max()
            .unwrap_or(0);
        let name = leaves.and_then(|spans| spans.get(position)).map_or(0, |span| span.text.width());
        // Long headers break into lines rather than widen their column.
        sheet.set_column_width(column(at), units(cells.max(name.min(14))).clamp(9.0, 30.0))?;
        at += 1;
        if grid::is_flagged(text, position) {
            sheet.set_column_width(column(at), 6.0)?;
            at += 1;
        }
    }
    if at > 7 {
        sheet.set_landscape();
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    Ok(())
}

fn line_at(
    sheet: &mut Worksheet,
    lang: Lang,
    at: usize,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row(at), 0, text, format)?;
    if lang == Lang::Lo {
        sheet.set_row_height(row(at), LAO_ROW)?;
    }
    Ok(())
}

/// Title, unit and headers; gives the first row of numbers.
fn heads(sheet: &mut Worksheet, text: &TableText, looks: &Looks) -> Result<usize, XlsxError> {
    sheet.write_string_with_format(0, 0, &text.title, &looks.title)?;
    sheet.set_row_height(0, 26.0)?;
    line_at(sheet, text.lang, 1, &text.unit, &looks.quiet)?;
    let first = 3;
    let starts: Vec<usize> = (0..=text.columns)
        .scan(text.row_levels.len(), |at, position| {
            let here = *at;
            *at += 1 + flag_room(text, position);
            Some(here)
        })
        .collect();
    let depths = text.header.len().max(1);
    for depth in 0..depths {
        let at = first + depth;
        let last = depth + 1 == depths;
        for (position, name) in text.row_levels.iter().enumerate() {
            let name = if last { name.as_str() } else { "" };
            sheet.write_string_with_format(row(at), column(position), name, &looks.side_head)?;
        }
        for span in text.header.get(depth).into_iter().flatten() {
            let (Some(from), Some(end)) = (starts.get(span.start), starts.get(span.start + span.count))
            else {
                continue;
            };
            let to = end - 1;
            // The header of one column stands over its numbers, not over the signs beside them.
            if span.count == 1 {
                for beside in *from + 1..=to {
                    sheet.write_blank(row(at), column(beside), &looks.head)?;
                }
            }
            if span.count > 1 && to > *from {
                sheet.merge_range(row(at), column(*from), row(at), column(to), &span.text, &looks.head)?;
            } else {
                sheet.write_string_with_format(row(at), column(*from), &span.text, &looks.head)?;
            }
        }
        let tallest = text.header.get(depth).into_iter().flatten().map(lines_of).max().unwrap_or(1);
        let height = if text.lang == Lang::Lo { LAO_ROW } else { 16.0 };
        sheet.set_row_height(row(at), height * f64::from(tallest))?;
    }
    Ok(first + depths)
}

/// Lines a header breaks into at the width of its columns.
fn lines_of(span: &crate::figure::Span) -> u8 {
    let room = 14 * span.count.max(1);
    u8::try_from(span.text.width().div_ceil(room)).unwrap_or(4).clamp(1, 4)
}

/// The rows of numbers; gives the row after the last.
fn body(
    sheet: &mut Worksheet,
    cube: &Cube,
    text: &TableText,
    looks: &Looks,
    first: usize,
    work: &Work,
) -> Result<usize, Trouble> {
    work.begin(Stage::Saving, u64::try_from(text.rows.len()).unwrap_or(0));
    for (position, head) in text.rows.iter().enumerate() {
        if work.stopped() {
            return Err(Trouble::Stopped);
        }
        let at = row(first + position);
        if text.lang == Lang::Lo {
            sheet.set_row_height(at, LAO_ROW)?;
        }
        for (depth, label) in head.labels.iter().enumerate() {
            let format = match (head.total, head.first.get(depth)) {
                (true, _) => &looks.total_label,
                (false, Some(false)) => &looks.again,
                (false, _) => &looks.label,
            };
            sheet.write_string_with_format(at, column(depth), label, format)?;
        }
        let mut next = text.row_levels.len();
        for place in 0..text.columns {
            let cell = grid::cell(cube, text, position, place);
            let total = head.total || text.total_columns.get(place).copied().unwrap_or(false);
            put_cell(sheet, (at, column(next)), &cell, looks, total)?;
            next += 1;
            if grid::is_flagged(text, place) {
                let flag = grid::flag(&cell);
                if !flag.is_empty() {
                    sheet.write_string_with_format(at, column(next), flag, &looks.flag)?;
                }
                next += 1;
            }
        }
        work.advance(1);
    }
    Ok(first + text.rows.len())
}

fn put_cell(
    sheet: &mut Worksheet,
    (at, place): (u32, u16),
    cell: &CellText,
    looks: &Looks,
    total: bool,
) -> Result<(), XlsxError> {
    match cell.number {
        Some(number) => {
            sheet.write_number_with_format(at, place, number.value, looks.number(number.decimals, total))?;
        }
        // Always a string: no sign or label is ever taken for a formula.
        None if !cell.text.is_empty() => {
            sheet.write_string_with_format(at, place, &cell.text, &looks.sign)?;
        }
        None => {}
    }
    Ok(())
}

/// Definition, selection, sources, notes and signs, name beside text.
fn about_sheet(sheet: &mut Worksheet, text: &TableText, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 26.0)?;
    sheet.set_column_width(1, 90.0)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, &text.title, &looks.title)?;
    sheet.set_row_height(0, 26.0)?;
    let signs = text.foot.signs.iter().map(|sign| (sign.sign.clone(), sign.words.clone()));
    let notes = text.foot.notes.iter().map(|note| (words(text.lang, "export-note"), note.clone()));
    let remarks =
        text.remarks.iter().enumerate().map(|(number, remark)| (format!("({})", number + 1), remark.clone()));
    let lines = text.about.iter().cloned().chain(notes).chain(signs).chain(remarks);
    for (at, (name, value)) in (2..).zip(lines) {
        sheet.write_string_with_format(row(at), 0, &name, &looks.name)?;
        sheet.write_string_with_format(row(at), 1, &value, &looks.wrapped)?;
        let lines = u32::try_from(value.width().div_ceil(85)).map_or(1.0, f64::from).max(1.0);
        let height = if text.lang == Lang::Lo { LAO_ROW } else { 16.0 };
        sheet.set_row_height(row(at), height * lines)?;
    }
    Ok(())
}
