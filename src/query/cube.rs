//! The answer: headers, cells, and what must be said beside them.

use crate::domain::{
    Code, ConfStatus, DimensionCode, Dims, Indicator, Key, Message, Number, ObsStatus, Period, Publication,
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
    /// Other or not stated: what a published total has more than its members. Always computed; the words
    /// are `query-remainder`.
    Remainder,
    /// A column of a comparison. Always computed; the words are `query-compared-…`.
    Compared(Compared),
}

/// What two sides of a comparison come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compared {
    /// The values, beside their targets.
    Value,
    /// The targets.
    Target,
    /// The second minus the first.
    Difference,
    /// The second for every 100 of the first.
    Ratio,
    /// What is left to the target.
    Left,
    /// How much of the way to the target is done, in percent.
    Progress,
}

impl Compared {
    /// The dimension of values and targets.
    pub const DIMENSION: &'static str = "compared";

    /// Its name for machines; the words are `query-compared-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Target => "target",
            Self::Difference => "difference",
            Self::Ratio => "ratio",
            Self::Left => "left",
            Self::Progress => "progress",
        }
    }
}

impl MemberRef {
    /// Its code as machines read it: of a source with its edition `UN:2020`. What a total has more than its
    /// members is no member of any list: `_X`, in the SDMX manner "not allocated".
    pub fn code(&self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Period(period) => period.to_string(),
            Self::Publication(one) if one.edition.is_empty() => one.source.to_string(),
            Self::Publication(one) => format!("{}:{}", one.source, one.edition),
            Self::Remainder => String::from("_X"),
            Self::Compared(one) => one.id().to_owned(),
        }
    }
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
    /// Who says it, a position in [`Cube::publications`]; for computed cells who says the first part.
    pub publication: Option<u32>,
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

    /// Identity of the observation behind a cell; `None` for computed and empty cells.
    pub fn key(&self, row: usize, column: usize) -> Option<Key> {
        let cell = self.cell(row, column).filter(|cell| cell.present && !cell.computed)?;
        let publication = self.publications.get(usize::try_from(cell.publication?).ok()?)?;
        let (mut area, mut period, mut dims) = (None, None, Dims::new());
        for (dimension, member) in self.members(row, column) {
            match member {
                MemberRef::Period(member) => period = Some(*member),
                MemberRef::Code(code) if dimension.as_str() == DimensionCode::AREA => {
                    area = Some(code.clone());
                }
                MemberRef::Code(code) => dims.set(dimension.clone(), code.clone()),
                MemberRef::Publication(_) | MemberRef::Remainder => {}
                MemberRef::Compared(_) => return None,
            }
        }
        Some(Key {
            indicator: self.indicator.code.clone(),
            dims,
            area: area?,
            period: period?,
            publication: publication.publication.clone(),
        })
    }

    /// Every member that says what a cell is about: of the whole cube, of its row, of its column.
    pub fn members(&self, row: usize, column: usize) -> impl Iterator<Item = (&DimensionCode, &MemberRef)> {
        let side = self.row_levels.iter().zip(self.rows.get(row).into_iter().flat_map(|h| h.members.iter()));
        let top = self
            .column_levels
            .iter()
            .zip(self.columns.get(column).into_iter().flat_map(|h| h.members.iter()));
        self.fixed
            .iter()
            .map(|(dimension, member)| (dimension, member))
            .chain(side.chain(top).map(|(level, member)| (&level.dimension, member)))
    }

    /// The cube with these rows, in this order; a row that is not there is left out.
    #[must_use]
    pub fn with_rows(&self, rows: &[usize]) -> Self {
        let known = || rows.iter().copied().filter(|row| *row < self.rows.len());
        let width = self.columns.len();
        let cells = known().flat_map(|row| self.cells.get(row * width..(row + 1) * width)).flatten();
        Self {
            rows: known().filter_map(|row| self.rows.get(row).cloned()).collect(),
            cells: cells.cloned().collect(),
            ..self.clone()
        }
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
