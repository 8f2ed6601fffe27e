//! What was read: a workbook of sheets, whatever the format.

use super::grid::Sheet;
use crate::domain::Problem;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Format of the file, told by its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Excel 2007 and later, also with macros.
    Xlsx,
    /// Excel 5 to 2003.
    Xls,
    /// Excel, binary parts.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Text with separators.
    Text {
        /// Encoding by its usual name: `UTF-8`, `windows-874`.
        encoding: String,
        /// What stands between the fields; a zero character where each line is one field.
        separator: char,
    },
    /// PC-Axis. One sheet, each line one cell; the grammar is read from [`Workbook::text`].
    Px {
        /// Encoding by its usual name.
        encoding: String,
    },
}

impl Format {
    /// Short name, as in `commands`: `xlsx`, `csv`, `px`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Text { separator: '\t', .. } => "tsv",
            Self::Text { .. } => "csv",
            Self::Px { .. } => "px",
        }
    }

    /// Whether all cells are texts.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. } | Self::Px { .. })
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// File name without folders.
    pub file: String,
    /// Format.
    pub format: Format,
    /// Sheets in their order, hidden ones among them.
    pub sheets: Vec<Sheet>,
    /// What was left out or doubtful while reading.
    pub problems: Vec<Problem>,
    /// Whether the file counts days from 1904. Serials of cells are already turned to the usual count.
    pub date_1904: bool,
    /// The whole decoded text of a text file up to 16 MiB (PX: any size).
    pub text: Option<Arc<str>>,
}

impl Workbook {
    /// A sheet by its name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| &*sheet.name == name)
    }
}
