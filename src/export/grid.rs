//! The lines of a table as every text format writes them: headers, cells, signs beside the numbers.

use crate::figure::{CellText, TableText};
use crate::query::Cube;
use std::ops::Range;

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
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
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

/// Whether a column of a part has a column of signs beside it.
pub(super) fn is_flagged(text: &TableText, column: usize) -> bool {
    text.flagged.get(column).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_never_formulas() {
        for text in ["=1+1", "+cmd", "-x", "@SUM(A1)", "=HYPERLINK(\"x\")"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(harmless("-5"), "-5", "a negative number stays a number");
        assert_eq!(harmless("ຍິງ"), "ຍິງ");
        assert_eq!(harmless("a\tb\n"), "a b ");
    }
}
