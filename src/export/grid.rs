//! The lines of a table as every text format writes them: headers, cells, signs beside the numbers.

use crate::figure::{CellText, TableText};
use crate::i18n::words;
use crate::query::Cube;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A part of a table: rows and columns of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Rows.
    pub rows: Range<usize>,
    /// Columns.
    pub columns: Range<usize>,
}

impl Part {
    /// The whole table.
    pub fn whole(text: &TableText) -> Self {
        Self { rows: 0..text.rows.len(), columns: 0..text.columns }
    }
}

/// A cell text that a spreadsheet would take for a formula, made harmless by an apostrophe before it.
/// Plain numbers are left as they are.
pub(super) fn harmless(text: &str) -> String {
    // Some programs skip spaces and invisible letters before a formula, and read the wide signs of
    // East Asian typing as the plain ones.
    let begin = text.trim_start_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || ['\u{feff}', '\u{200b}', '\''].contains(&letter)
    });
    let risky =
        begin.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && text.parse::<f64>().is_err();
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if risky { format!("'{plain}") } else { plain }
}

/// The sign and the number of the remark beside a number: `e (1)`.
pub(super) fn flag(cell: &CellText) -> String {
    let remark = cell.remark.map(|number| format!("({number})"));
    let parts: Vec<&str> = [cell.flag, remark.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

/// The header lines of a part: for each column level one text a column, repeated under joined headers.
pub(super) fn header_lines(text: &TableText, part: &Part) -> Vec<Vec<String>> {
    text.header
        .iter()
        .map(|spans| {
            part.columns
                .clone()
                .map(|column| {
                    spans
                        .iter()
                        .find(|span| span.start <= column && column < span.start + span.count)
                        .map_or_else(String::new, |span| span.text.clone())
                })
                .collect()
        })
        .collect()
}

/// The cell of a row and a column in words.
pub(super) fn cell(cube: &Cube, text: &TableText, row: usize, column: usize) -> CellText {
    cube.cell(row, column).map(|cell| text.cell(cell)).unwrap_or_default()
}

/// Rows that are looked at to find the width of a column.
const LOOKED_AT: usize = 2_000;

/// Columns a table takes on a sheet: row heads, numbers, and the signs beside them.
pub(super) fn sheet_columns(text: &TableText) -> usize {
    text.row_levels.len()
        + text.columns
        + (0..text.columns).filter(|column| is_flagged(text, *column)).count()
}

/// Where each column of numbers stands on a sheet, and behind the last the first free one.
pub(super) fn starts(text: &TableText) -> Vec<usize> {
    (0..=text.columns)
        .scan(text.row_levels.len(), |at, position| {
            let here = *at;
            *at += 1 + usize::from(is_flagged(text, position));
            Some(here)
        })
        .collect()
}

/// Widths of the columns of a sheet, in letters.
pub(super) fn widths(cube: &Cube, text: &TableText) -> Vec<f64> {
    let units = |width: usize| u32::try_from(width).map_or(8.0, f64::from) + 2.0;
    let mut found = Vec::new();
    for (depth, name) in text.row_levels.iter().enumerate() {
        let labels = text.rows.iter().take(LOOKED_AT).filter_map(|head| head.labels.get(depth));
        let widest = labels.map(|label| label.width()).max().unwrap_or(0).max(name.width());
        found.push(units(widest).clamp(9.0, 48.0));
    }
    let leaves = text.header.last();
    for position in 0..text.columns {
        let rows = 0..text.rows.len().min(LOOKED_AT);
        let cells = rows.map(|row| cell(cube, text, row, position).text.width()).max().unwrap_or(0);
        let name = leaves.and_then(|spans| spans.get(position)).map_or(0, |span| span.text.width());
        // Long headers break into lines rather than widen their column.
        found.push(units(cells.max(name.min(14))).clamp(9.0, 30.0));
        if is_flagged(text, position) {
            found.push(6.0);
        }
    }
    found
}

/// What a table is about, name beside text, for a sheet of its own: definition, selection, sources, notes,
/// signs, remarks on single values.
pub(super) fn about_lines(text: &TableText) -> Vec<(String, String)> {
    let note = words(text.lang, "export-note");
    let notes = text.foot.notes.iter().map(|line| (note.clone(), line.clone()));
    let signs = text.foot.signs.iter().map(|sign| (sign.sign.clone(), sign.words.clone()));
    let remarks =
        text.remarks.iter().enumerate().map(|(number, remark)| (format!("({})", number + 1), remark.clone()));
    text.about.iter().cloned().chain(notes).chain(signs).chain(remarks).collect()
}

/// Whether a column of a part has a column of signs beside it.
pub(super) fn is_flagged(text: &TableText, column: usize) -> bool {
    text.flagged.get(column).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_never_formulas() {
        for text in
            ["=1+1", "+cmd", "-x", "@SUM(A1)", "=HYPERLINK(\"x\")", " =1", "\t=1", "＝1", "\u{200b}@x"]
        {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(harmless("-5"), "-5", "a negative number stays a number");
        assert_eq!(harmless("ຍິງ"), "ຍິງ");
        assert_eq!(harmless("a\tb\n"), "a b ");
    }
}
