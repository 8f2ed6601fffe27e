//! What each cell of a sheet is for, from the reading that was chosen.

use crate::intake::{Block, ColumnRole, Reading, Said, Target};
use crate::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of remarks that are looked at.
const MOST_REMARKS: usize = 200;

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Title.
    Title,
    /// Header.
    Header,
    /// Name of a row or a group of rows.
    Label,
    /// Value.
    Value,
    /// Value in a column of totals.
    TotalValue,
    /// Row of totals.
    Total,
    /// Note, unit, code.
    Note,
    /// Not used.
    Ignored,
    /// Left out by word of the person.
    LeftOut,
}

/// The parts of a table.
#[derive(Clone, Debug, Default)]
struct Part {
    rows: (u32, u32),
    columns: (u32, u32),
    roles: BTreeMap<u32, ColumnRole>,
    headers: BTreeSet<u32>,
    sections: BTreeSet<u32>,
    skipped: BTreeSet<u32>,
}

/// What each cell of a sheet is for.
#[derive(Clone, Debug, Default)]
pub struct SheetRoles {
    parts: Vec<Part>,
    titles: BTreeSet<u32>,
    notes: BTreeSet<(u32, u32)>,
    left_out: Vec<Target>,
    /// Rows that hold totals.
    pub total_rows: BTreeSet<u32>,
    /// Columns that hold totals.
    pub total_columns: BTreeSet<u32>,
}

impl SheetRoles {
    /// The roles of a reading; what is written below the last table of the sheet are remarks.
    pub fn of(reading: &Reading, sheet: Option<&Sheet>) -> Self {
        let mut roles = Self { parts: reading.blocks.iter().map(part).collect(), ..Self::default() };
        for block in &reading.blocks {
            roles.titles.extend(block.titles.iter().map(|title| title.cell.row));
            let fixed = block.fixed.iter().map(|fixed| (fixed.cell.row, fixed.cell.column));
            roles.notes.extend(fixed.filter(|(row, _)| !roles.titles.contains(row)));
        }
        for block in &reading.blocks {
            roles.total_rows.extend(&block.totals);
        }
        let ignored = reading.corrections.iter().filter(|correction| correction.said == Said::Ignored);
        roles.left_out = ignored.map(|correction| correction.target).collect();
        if let (Some(sheet), Some(last)) = (sheet, reading.blocks.iter().map(|block| block.rows.1).max()) {
            for row in sheet.filled_rows().filter(|row| *row > last).take(MOST_REMARKS) {
                roles.notes.extend(sheet.row(row).map(|(column, _)| (row, column)));
            }
        }
        roles
    }

    /// Whether anything is known of the sheet.
    pub fn is_known(&self) -> bool {
        !self.parts.is_empty()
    }

    /// What a cell is for.
    pub fn role(&self, row: u32, column: u32) -> Role {
        let left_out = self.left_out.iter().any(|target| match target {
            Target::Row(target) => *target == row,
            Target::Column(target) => *target == column,
            Target::Cell(cell) => (cell.row, cell.column) == (row, column),
        });
        if left_out {
            return Role::LeftOut;
        }
        for part in &self.parts {
            if (part.columns.0..=part.columns.1).contains(&column)
                && let Some(role) = self.within(part, row, column)
            {
                return role;
            }
        }
        if self.titles.contains(&row) {
            Role::Title
        } else if self.notes.contains(&(row, column)) {
            Role::Note
        } else {
            Role::Ignored
        }
    }

    fn within(&self, part: &Part, row: u32, column: u32) -> Option<Role> {
        if part.headers.contains(&row) {
            return Some(Role::Header);
        }
        if !(part.rows.0..=part.rows.1).contains(&row) {
            return None;
        }
        if part.sections.contains(&row) {
            return Some(Role::Label);
        }
        if part.skipped.contains(&row) {
            return Some(Role::Note);
        }
        let total = self.total_rows.contains(&row);
        Some(match part.roles.get(&column) {
            Some(ColumnRole::Value | ColumnRole::Label) if total => Role::Total,
            Some(ColumnRole::Value) if self.total_columns.contains(&column) => Role::TotalValue,
            Some(ColumnRole::Value) => Role::Value,
            Some(ColumnRole::Label) => Role::Label,
            Some(ColumnRole::Code | ColumnRole::Flag | ColumnRole::Unit | ColumnRole::Note) => Role::Note,
            Some(ColumnRole::Ignored) | None => Role::Ignored,
        })
    }
}

fn part(block: &Block) -> Part {
    Part {
        rows: block.rows,
        columns: block.columns_range,
        roles: block.columns.iter().map(|column| (column.column, column.role)).collect(),
        headers: block.levels.iter().map(|level| level.row).collect(),
        sections: block.sections.iter().map(|section| section.cell.row).collect(),
        skipped: block.skipped.iter().copied().collect(),
    }
}
