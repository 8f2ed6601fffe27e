//! What travels from a reader to the workbook: small messages in a row, the same in one process as
//! through the pipe between two.

use super::cell::{CELL_BYTES, Cell};
use super::error::SheetError;
use super::grid::Range;
use super::style::Style;
use super::workbook::Format;
use crate::domain::Problem;
use serde::{Deserialize, Serialize};

/// One message of a reader.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Frame {
    /// The file is open.
    Open { format: Format, date_1904: bool },
    /// Cells that follow belong to this sheet.
    Sheet { name: String, visible: bool },
    /// Styles, numbered on from the last ones.
    Styles(Vec<Style>),
    /// Texts, numbered on from the last ones, each with its superscript tail.
    Texts(Vec<(String, Option<u32>)>),
    /// Cells of the sheet: row numbers with how many cells each, then the cells.
    Cells { rows: Vec<(u32, u32)>, cells: Cells },
    /// What else is known of the sheet.
    SheetEnd { merges: Vec<Range>, hidden_rows: Vec<(u32, u32)>, hidden_columns: Vec<(u32, u32)> },
    /// A piece of the decoded text of a text file.
    Text(String),
    /// Something to know.
    Problem(Problem),
    /// How far it is.
    Progress { done: u64, total: u64 },
    /// It is all there.
    Done,
    /// It cannot be read.
    Failed(SheetError),
}

/// Cells, in frames as one run of bytes.
#[derive(Debug, Default)]
pub(super) struct Cells(pub Vec<Cell>);

impl Serialize for Cells {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|cell| cell.to_bytes()).collect();
        to.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = <&'de [u8]>::deserialize(from)?;
        let (cells, rest) = bytes.as_chunks::<CELL_BYTES>();
        if !rest.is_empty() {
            return Err(serde::de::Error::invalid_length(bytes.len(), &"whole cells"));
        }
        Ok(Self(cells.iter().map(Cell::from_bytes).collect()))
    }
}
