//! The sheets of a workbook that a table has in each language: the table as laid out on screen, and what it
//! is about.

use super::looks::Looks;
use crate::domain::Lang;
use crate::export::grid;
use crate::export::trouble::Trouble;
use crate::figure::{CellText, TableText};
use crate::query::Cube;
use crate::work::{Stage, Work};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// Lao letters have marks in two floors above and one below.
pub(super) const LAO_ROW: f64 = 20.0;

/// A cell number as the format counts it; the limits were checked before.
pub(super) fn row(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Writes the sheet with the table as on screen; gives nothing back: everything is on the sheet.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    cube: &Cube,
    text: &TableText,
    looks: &Looks,
    work: &Work,
) -> Result<(), Trouble> {
    set_up(sheet, cube, text)?;
    let first_row = heads(sheet, text, looks)?;
    sheet.set_freeze_panes(row(first_row), column(text.row_levels.len()))?;
    sheet.set_repeat_rows(row(first_row - text.header.len().max(1)), row(first_row.saturating_sub(1)))?;
    let last_row = body(sheet, cube, text, looks, first_row, work)?;
    for (position, line) in text.foot_lines().iter().enumerate() {
        line_at(sheet, text.lang, last_row + 1 + position, line, &looks.quiet)?;
    }
    Ok(())
}

/// Widths of columns and the paper.
fn set_up(sheet: &mut Worksheet, cube: &Cube, text: &TableText) -> Result<(), XlsxError> {
    let widths = grid::widths(cube, text);
    for (at, width) in widths.iter().enumerate() {
        sheet.set_column_width(column(at), *width)?;
    }
    if widths.len() > 7 {
        sheet.set_landscape();
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    Ok(())
}

pub(super) fn line_at(
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
    let starts = grid::starts(text);
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
        work.check()?;
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
pub(super) fn about(sheet: &mut Worksheet, text: &TableText, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 26.0)?;
    sheet.set_column_width(1, 90.0)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, &text.title, &looks.title)?;
    sheet.set_row_height(0, 26.0)?;
    for (at, (name, value)) in (2..).zip(grid::about_lines(text)) {
        sheet.write_string_with_format(row(at), 0, &name, &looks.name)?;
        sheet.write_string_with_format(row(at), 1, &value, &looks.wrapped)?;
        let lines = u32::try_from(value.width().div_ceil(85)).map_or(1.0, f64::from).max(1.0);
        let height = if text.lang == Lang::Lo { LAO_ROW } else { 16.0 };
        sheet.set_row_height(row(at), height * lines)?;
    }
    Ok(())
}
