//! "Explain this number": the value, its history, and the sheet it came from, also when the file is gone.

use super::{AppError, ErrorKind, Session};
use crate::domain::{CellRef, Key, Message};
use crate::sheet::{self, Limits};
use crate::store::{ChangeRow, OriginInfo, ValueOrigin, Version};
use crate::work::Work;

/// A piece of a sheet around a cell, as a person saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetWindow {
    /// Sheet name; empty for text files.
    pub sheet: String,
    /// The cell itself.
    pub cell: CellRef,
    /// Row of the first line of `rows`, from zero.
    pub first_row: u32,
    /// Column of the first text of each line, from zero.
    pub first_column: u32,
    /// Texts of the cells.
    pub rows: Vec<Vec<String>>,
}

/// Where a number comes from.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Its identity.
    pub key: Key,
    /// Versions of the value, the present one first.
    pub versions: Vec<Version>,
    /// Who wrote it, its cell, its remark.
    pub value: ValueOrigin,
    /// The change that wrote it.
    pub change: Option<ChangeRow>,
    /// The file.
    pub origin: Option<OriginInfo>,
    /// Whether it is example data.
    pub example: bool,
    /// The sheet around the cell; absent if the file was not kept or the value is withheld.
    pub window: Option<SheetWindow>,
}

/// Rows shown above and below the cell, and columns to its left and right.
const AROUND: (u32, u32) = (2, 3);

impl Session {
    /// Explains a stored value.
    ///
    /// # Errors
    /// When there is no such value, or the store cannot be read.
    pub fn explain(&self, key: &Key, work: &Work) -> Result<Explanation, AppError> {
        let store = self.store()?;
        let value = store
            .value_origin(key)?
            .ok_or_else(|| AppError::new(ErrorKind::Decision, Message::new("app-no-such-value")))?;
        let origin = value.origin.map(|id| store.origin(id)).transpose()?.flatten();
        let change = store.history(usize::MAX)?.into_iter().find(|row| row.id == value.change);
        let example =
            store.publications()?.iter().any(|row| row.publication == key.publication && row.example);
        let shown = value.confidentiality.is_free();
        let window = match (&origin, value.cell) {
            (Some(origin), Some(cell)) if shown => self.sheet_window(origin, cell, work)?,
            _ => None,
        };
        Ok(Explanation {
            key: key.clone(),
            versions: store.versions(key)?,
            value,
            change,
            origin,
            example,
            window,
        })
    }

    fn sheet_window(
        &self,
        origin: &OriginInfo,
        cell: CellRef,
        work: &Work,
    ) -> Result<Option<SheetWindow>, AppError> {
        let Some(hash) = &origin.file_hash else { return Ok(None) };
        let Some(bytes) = self.store()?.file_bytes(hash)? else { return Ok(None) };
        // A kept file was read once before; if it cannot be read now, the place is still told in words.
        let Ok(workbook) = sheet::read_bytes(&origin.file_name, &bytes, &Limits::default(), work) else {
            return Ok(None);
        };
        let Some(sheet) = workbook.sheet(&origin.sheet) else { return Ok(None) };
        let first_row = cell.row.saturating_sub(AROUND.0);
        let first_column = cell.column.saturating_sub(AROUND.1);
        let last_row = cell.row.saturating_add(AROUND.0).min(sheet.rows().saturating_sub(1));
        let last_column = cell.column.saturating_add(AROUND.1).min(sheet.columns().saturating_sub(1));
        let rows = (first_row..=last_row)
            .map(|row| {
                (first_column..=last_column)
                    .map(|column| sheet.cell(row, column).text().into_owned())
                    .collect()
            })
            .collect();
        Ok(Some(SheetWindow { sheet: origin.sheet.clone(), cell, first_row, first_column, rows }))
    }
}
