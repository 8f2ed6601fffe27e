//! One sheet: cells with content by row, merges, what is hidden.

use super::cell::{Cell, CellView, Kept, Value};
use super::strings::Strings;
use super::style::Style;
use crate::domain::CellRef;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

/// A rectangle of cells, both corners in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// Upper left.
    pub start: CellRef,
    /// Lower right.
    pub end: CellRef,
}

impl Range {
    /// Whether a cell lies in it.
    pub fn contains(&self, row: u32, column: u32) -> bool {
        (self.start.row..=self.end.row).contains(&row)
            && (self.start.column..=self.end.column).contains(&column)
    }
}

/// Texts and styles, shared by the sheets of a workbook.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub strings: Strings,
    pub styles: Vec<Style>,
}

/// A row with content: its number and its first cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub row: u32,
    pub start: u32,
}

/// A sheet. Only cells with content are kept; a declared range or a million styled blanks cost nothing.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Name; empty in text files.
    pub name: Arc<str>,
    /// Whether the file shows it.
    pub visible: bool,
    pub(super) tables: Arc<Tables>,
    pub(super) runs: Vec<Run>,
    pub(super) cells: Vec<Cell>,
    pub(super) columns: u32,
    pub(super) merges: Vec<Range>,
    /// For each merge the last row that it or one before it covers.
    pub(super) reach: Vec<u32>,
    pub(super) hidden_rows: Vec<(u32, u32)>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

static PLAIN: LazyLock<Style> = LazyLock::new(Style::default);
const BLANK_TEXT: &str = "";

impl Sheet {
    /// Rows up to the last one with content.
    pub fn rows(&self) -> u32 {
        self.runs.last().map_or(0, |run| run.row.saturating_add(1))
    }

    /// Columns up to the last one with content.
    pub fn columns(&self) -> u32 {
        self.columns
    }

    /// How many cells have content.
    pub fn filled(&self) -> usize {
        self.cells.len()
    }

    /// A cell; blank where there is none.
    pub fn cell(&self, row: u32, column: u32) -> CellView<'_> {
        let cells = self.cells_of(row);
        u16::try_from(column)
            .ok()
            .and_then(|column| cells.binary_search_by_key(&column, |cell| cell.column).ok())
            .and_then(|position| cells.get(position))
            .map_or_else(blank, |cell| self.view(cell))
    }

    /// The cells with content of a row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, CellView<'_>)> {
        self.cells_of(row).iter().map(|cell| (u32::from(cell.column), self.view(cell)))
    }

    /// The rows with content, from top to bottom.
    pub fn filled_rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.runs.iter().map(|run| run.row)
    }

    /// Merged areas of more than one cell.
    pub fn merges(&self) -> &[Range] {
        &self.merges
    }

    /// The merged area a cell belongs to.
    pub fn merge_at(&self, row: u32, column: u32) -> Option<Range> {
        // Sorted by first row; `reach` tells how far down any merge up to that one goes.
        let after = self.merges.partition_point(|merge| merge.start.row <= row);
        let candidates = self.merges.iter().zip(&self.reach).take(after).rev();
        candidates
            .take_while(|(_, reach)| **reach >= row)
            .map(|(merge, _)| *merge)
            .find(|merge| merge.contains(row, column))
    }

    /// Whether a row is hidden.
    pub fn row_hidden(&self, row: u32) -> bool {
        within(&self.hidden_rows, row)
    }

    /// Whether a column is hidden.
    pub fn column_hidden(&self, column: u32) -> bool {
        within(&self.hidden_columns, column)
    }

    fn cells_of(&self, row: u32) -> &[Cell] {
        let Ok(position) = self.runs.binary_search_by_key(&row, |run| run.row) else {
            return &[];
        };
        let start = self.runs.get(position).and_then(|run| usize::try_from(run.start).ok());
        let end = self
            .runs
            .get(position + 1)
            .map_or(Some(self.cells.len()), |next| usize::try_from(next.start).ok());
        start.zip(end).and_then(|(start, end)| self.cells.get(start..end)).unwrap_or(&[])
    }

    fn view<'a>(&'a self, cell: &'a Cell) -> CellView<'a> {
        let style = self.tables.styles.get(usize::from(cell.style)).unwrap_or(&PLAIN);
        let strings = &self.tables.strings;
        let mut superscript_from = None;
        let value = match cell.kept() {
            Kept::Number(number) => Value::Number(number),
            Kept::Inline(text) => Value::Text(text),
            Kept::InTable(number) => {
                superscript_from = strings.superscript_from(number);
                strings.get(number).map_or(Value::Blank, Value::Text)
            }
            Kept::Bool(truth) => Value::Bool(truth),
            Kept::Error(number) => Value::Error(strings.get(number).unwrap_or(BLANK_TEXT)),
            Kept::DateTime(serial) => Value::DateTime { serial },
            Kept::Broken => Value::Blank,
        };
        CellView { value, style, superscript_from }
    }
}

fn blank<'a>() -> CellView<'a> {
    CellView { value: Value::Blank, style: &PLAIN, superscript_from: None }
}

/// Ranges are sorted and apart from each other.
fn within(ranges: &[(u32, u32)], number: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= number);
    after.checked_sub(1).and_then(|position| ranges.get(position)).is_some_and(|(_, last)| *last >= number)
}

/// Sorts ranges and puts together what touches or overlaps.
pub(super) fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (first, last) in ranges {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// For each merge, sorted by first row, the last row that it or one before it covers.
pub(super) fn reach(merges: &[Range]) -> Vec<u32> {
    let mut last = 0;
    let reach = merges.iter().map(|merge| {
        last = merge.end.row.max(last);
        last
    });
    reach.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_or_overlap_become_one() {
        let ranges = joined(vec![(7, 9), (1, 2), (3, 4), (8, 12), (u32::MAX, u32::MAX)]);
        assert_eq!(ranges, [(1, 4), (7, 12), (u32::MAX, u32::MAX)]);
        for (number, inside) in [(0, false), (1, true), (4, true), (5, false), (12, true), (13, false)] {
            assert_eq!(within(&ranges, number), inside, "{number}");
        }
    }
}
