//! Why a file was not written.

use crate::domain::Message;
use crate::figure::FigureError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A file could not be written. Whatever stood at its place before still stands there.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is a file of this name and nobody said that it may be replaced.
    #[error("{} exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The disk or stick is full.
    #[error("no room for {}", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Write-protected, or held by another program.
    #[error("{} may not be written", path.display())]
    Denied {
        /// The file.
        path: PathBuf,
    },
    /// The folder is not there, or no longer.
    #[error("no folder for {}", path.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// Another failure of the system.
    #[error("{}: {detail}", path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// The ending of the name is none that can be written.
    #[error("{} has an unknown ending", path.display())]
    Ending {
        /// The file.
        path: PathBuf,
        /// The endings that can be written.
        known: &'static str,
    },
    /// More rows or columns than the format holds.
    #[error("{rows} rows and {columns} columns are too many for this format")]
    TooLarge {
        /// Rows of the table.
        rows: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// The format's writer failed.
    #[error("{format}: {detail}")]
    Format {
        /// Name of the format.
        format: &'static str,
        /// What it says.
        detail: String,
    },
    /// The job was stopped; nothing was written.
    #[error("stopped")]
    Stopped,
    /// There is no figure or table to write.
    #[error(transparent)]
    Figure(#[from] FigureError),
}

impl From<crate::work::Stopped> for ExportError {
    fn from(_: crate::work::Stopped) -> Self {
        Self::Stopped
    }
}

impl ExportError {
    /// The error of a file operation.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
                Self::Denied { path }
            }
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder { path },
            ErrorKind::AlreadyExists | ErrorKind::IsADirectory => Self::Exists { path },
            _ => Self::System { path, detail: error.to_string() },
        }
    }

    /// Its words.
    pub fn message(&self) -> Message {
        let named = |id: &str, path: &Path| Message::new(id).with("file", path.display().to_string());
        match self {
            Self::Exists { path } => named("export-error-exists", path),
            Self::Full { path } => named("export-error-full", path),
            Self::Denied { path } => named("export-error-denied", path),
            Self::NoFolder { path } => named("export-error-no-folder", path),
            Self::System { path, detail } => {
                named("export-error-system", path).with("detail", detail.as_str())
            }
            Self::Ending { path, known } => named("export-error-ending", path).with("known", *known),
            Self::TooLarge { rows, columns } => {
                Message::new("export-error-too-large").with("rows", *rows).with("columns", *columns)
            }
            Self::Format { format, detail } => {
                Message::new("export-error-format").with("format", *format).with("detail", detail.as_str())
            }
            Self::Stopped => Message::new("export-error-stopped"),
            Self::Figure(error) => error.message(),
        }
    }
}
