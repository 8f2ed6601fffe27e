//! The answer: headers, cells, and what must be said beside them.

use crate::domain::{
    Code, ConfStatus, DimensionCode, Indicator, Key, Message, Number, ObsStatus, Period, Publication,
};
use std::sync::Arc;

/// One member on an axis.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberRef {
    /// A member of a code list.
    Code(Code),
    /// A period.
    Period(Period),
    /// A source and edition.
    Publication(Publication),
}

/// One level of an axis: its dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// A dimension's code, `period` or `source`.
    pub dimension: DimensionCode,
}

/// One row or column: a member a level, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// As many as the axis has levels.
    pub members: Vec<MemberRef>,
}

/// One cell. `number` and `missing` are never both there; both absent means there is no such
/// observation (shown empty, never as zero).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The number, in the cube's unit.
    pub number: Option<Number>,
    /// Status; with a number its flag, without one the kind of missing.
    pub status: ObsStatus,
    /// Confidentiality; not free means the number is withheld here too.
    pub confidentiality: ConfStatus,
    /// Whether an observation stands behind the cell (also a missing one).
    pub present: bool,
    /// Whether the number was computed (formula, measure) and not published.
    pub computed: bool,
    /// Identity of the observation behind an uncomputed cell.
    pub key: Option<Arc<Key>>,
    /// Remark on the value.
    pub note: Option<Arc<str>>,
}

/// Who says the numbers of a cube.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationInfo {
    /// Source and edition.
    pub publication: Publication,
    /// How many cells come from it.
    pub cells: u64,
    /// Whether it is example data.
    pub example: bool,
}

/// Something to be said beside the table: a message, or a remark in the data's own words.
#[derive(Clone, Debug, PartialEq)]
pub enum CubeNote {
    /// From the program: refused sums, "other or not stated", editions not joined …
    Message(Message),
    /// From the data.
    Remark(String),
}

/// A table of typed cells with everything that must be said beside it.
#[derive(Clone, Debug)]
pub struct Cube {
    /// What is counted.
    pub indicator: Arc<Indicator>,
    /// Unit of the numbers, list `unit`; measures change it (`PT` for shares).
    pub unit: Code,
    /// The measure that was computed.
    pub measure: super::Measure,
    /// Dimensions down the side, outermost first.
    pub row_levels: Vec<Level>,
    /// Dimensions across, outermost first.
    pub column_levels: Vec<Level>,
    /// Rows in order.
    pub rows: Vec<Header>,
    /// Columns in order.
    pub columns: Vec<Header>,
    /// Row by row, `rows.len() * columns.len()` cells.
    pub cells: Vec<Cell>,
    /// Dimensions with one member for the whole cube: the title tells them.
    pub fixed: Vec<(DimensionCode, MemberRef)>,
    /// Who says the numbers, most cells first.
    pub publications: Vec<PublicationInfo>,
    /// What must be said beside it.
    pub notes: Vec<CubeNote>,
}

impl Cube {
    /// The cell of a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        if column >= self.columns.len() {
            return None;
        }
        self.cells.get(row.checked_mul(self.columns.len())?.checked_add(column)?)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        !self.cells.iter().any(|cell| cell.present)
    }

    /// The dimension's one member where the whole cube has only one.
    pub fn fixed_member(&self, dimension: &str) -> Option<&MemberRef> {
        self.fixed.iter().find(|(code, _)| code.as_str() == dimension).map(|(_, member)| member)
    }
}
