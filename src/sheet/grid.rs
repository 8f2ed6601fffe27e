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
        self.merges.iter().copied().find(|merge| merge.contains(row, column))
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

fn within(ranges: &[(u32, u32)], number: u32) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&number))
}
