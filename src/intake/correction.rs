//! What a person says about rows, columns and cells of a sheet: it wins over what was made out.

use super::reading::Meaning;
use crate::domain::CellRef;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The part of a sheet a correction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A row from zero.
    Row(u32),
    /// A column from zero.
    Column(u32),
    /// A cell.
    Cell(CellRef),
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// Nothing of the table (row, column, cell).
    Ignored,
    /// Headings of the columns (row).
    Header,
    /// A title above the table (row).
    Title,
    /// It names the rows below it (row).
    Section,
    /// A total: what it counts is not told apart (row, column).
    Total,
    /// Labels of the rows (column).
    Label,
    /// Values (row, column).
    Values,
    /// Numbers that identify or order (column).
    Code,
    /// Marks on values (column).
    Flag,
    /// The unit (column: of each row; cell: of the whole table).
    Unit,
    /// It tells this: a column of labels, a row of headings, or a cell for the whole table.
    Tells(Meaning),
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What it is about.
    pub target: Target,
    /// What that is.
    pub said: Said,
    /// The words that stood there, by which the same place is found in next year's file.
    #[serde(default)]
    pub anchor: String,
}

impl Correction {
    /// A correction of this file.
    pub fn new(target: Target, said: Said) -> Self {
        Self { target, said, anchor: String::new() }
    }
}

/// Corrections of one sheet, ready to be asked. The last word on a place counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrections {
    rows: HashMap<u32, Said>,
    columns: HashMap<u32, Said>,
    cells: Vec<(CellRef, Said)>,
}

impl Corrections {
    pub(super) fn new(list: &[Correction]) -> Self {
        let mut all = Self::default();
        for correction in list {
            match correction.target {
                Target::Row(row) => {
                    all.rows.insert(row, correction.said.clone());
                }
                Target::Column(column) => {
                    all.columns.insert(column, correction.said.clone());
                }
                Target::Cell(cell) => {
                    all.cells.retain(|(other, _)| *other != cell);
                    all.cells.push((cell, correction.said.clone()));
                }
            }
        }
        all
    }

    pub(super) fn row(&self, row: u32) -> Option<&Said> {
        self.rows.get(&row)
    }

    pub(super) fn column(&self, column: u32) -> Option<&Said> {
        self.columns.get(&column)
    }

    pub(super) fn cells(&self) -> &[(CellRef, Said)] {
        &self.cells
    }

    /// Whether a cell is to be looked at as if it were empty.
    pub(super) fn ignores(&self, row: u32, column: u32) -> bool {
        self.rows.get(&row) == Some(&Said::Ignored)
            || self.columns.get(&column) == Some(&Said::Ignored)
            || self
                .cells
                .iter()
                .any(|(cell, said)| (cell.row, cell.column) == (row, column) && *said == Said::Ignored)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty() && self.cells.is_empty()
    }

    /// Rows that are totals by word of a person.
    pub(super) fn is_total(&self, row: u32) -> bool {
        self.rows.get(&row) == Some(&Said::Total)
    }
}
