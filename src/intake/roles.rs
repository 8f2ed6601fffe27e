//! What a reading makes of each cell: the sheet coloured by roles.

use super::correction::{Said, Target};
use super::reading::{Block, ColumnRole, Reading};
use serde::{Deserialize, Serialize};

/// What a cell is in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellRole {
    /// A line above a table that says what it is about.
    Title,
    /// A heading of columns.
    Header,
    /// A label of a row.
    Label,
    /// It names the rows below it.
    Section,
    /// A value.
    Value,
    /// A value of a total row.
    Total,
    /// A mark on a value.
    Flag,
    /// The unit of a row.
    Unit,
    /// A number that identifies or orders, or a remark.
    Code,
    /// Not of the table by word of a person.
    Ignored,
    /// Part of no table.
    Outside,
}

impl Reading {
    /// What a cell is, by row and column from zero.
    pub fn role_at(&self, row: u32, column: u32) -> CellRole {
        if self.ignores(row, column) {
            return CellRole::Ignored;
        }
        self.blocks.iter().find_map(|block| block.role_at(row, column)).unwrap_or(CellRole::Outside)
    }

    fn ignores(&self, row: u32, column: u32) -> bool {
        self.corrections.iter().filter(|correction| correction.said == Said::Ignored).any(|correction| {
            match correction.target {
                Target::Row(target) => target == row,
                Target::Column(target) => target == column,
                Target::Cell(cell) => (cell.row, cell.column) == (row, column),
            }
        })
    }
}

impl Block {
    fn role_at(&self, row: u32, column: u32) -> Option<CellRole> {
        let at = |cell: crate::domain::CellRef| (cell.row, cell.column) == (row, column);
        if self.titles.iter().chain(&self.fixed).any(|title| at(title.cell)) {
            return Some(CellRole::Title);
        }
        let (first, last) = self.columns_range;
        if !(first..=last).contains(&column) {
            return None;
        }
        if self.levels.iter().any(|level| level.row == row) {
            return Some(CellRole::Header);
        }
        if !(self.rows.0..=self.rows.1).contains(&row) {
            return None;
        }
        if self.sections.iter().any(|section| section.cell.row == row) {
            return Some(CellRole::Section);
        }
        let found = self.columns.iter().find(|found| found.column == column)?;
        Some(match found.role {
            ColumnRole::Label => CellRole::Label,
            ColumnRole::Value if self.totals.binary_search(&row).is_ok() => CellRole::Total,
            ColumnRole::Value => CellRole::Value,
            ColumnRole::Flag => CellRole::Flag,
            ColumnRole::Unit => CellRole::Unit,
            ColumnRole::Code | ColumnRole::Note => CellRole::Code,
            ColumnRole::Ignored => CellRole::Outside,
        })
    }
}
