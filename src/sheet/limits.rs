//! How much of a file is read at most.

use serde::{Deserialize, Serialize};

/// Which limit was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of the file.
    File,
    /// Parts of the archive.
    Entries,
    /// Bytes after unpacking.
    Expanded,
    /// Bytes after unpacking against bytes before.
    Ratio,
    /// Sheets.
    Sheets,
    /// Cells with content.
    Cells,
    /// Time.
    Seconds,
}

impl Limit {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::File => "sheet-too-large-file",
            Self::Entries | Self::Expanded | Self::Ratio => "sheet-too-large-expanded",
            Self::Sheets => "sheet-too-large-sheets",
            Self::Cells => "sheet-too-large-cells",
            Self::Seconds => "sheet-too-slow",
        }
    }
}

/// Limits of one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Parts of the archive.
    pub entries: u32,
    /// Bytes after unpacking, all parts together.
    pub expanded_bytes: u64,
    /// Bytes after unpacking for each byte before; counted only beyond 64 MiB.
    pub ratio: u64,
    /// Sheets.
    pub sheets: u32,
    /// Cells with content, all sheets together.
    pub cells: u64,
    /// Bytes of one text; longer ones are cut and named as a problem.
    pub text_bytes: u32,
    /// Seconds of the whole reading.
    pub seconds: u32,
    /// Bytes of memory of the reading process.
    pub memory_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            entries: 20_000,
            expanded_bytes: 3 << 30,
            ratio: 400,
            sheets: 1_000,
            cells: 30_000_000,
            text_bytes: 100_000,
            seconds: 120,
            memory_bytes: 1 << 30,
        }
    }
}
