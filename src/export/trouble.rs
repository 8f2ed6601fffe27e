//! What goes wrong while a file is being written, before the file's name is known.

use super::ExportError;
use std::path::Path;

/// A failure inside a writer; [`Trouble::at`] names the file.
pub(super) enum Trouble {
    /// The disk.
    Io(std::io::Error),
    /// The job was stopped.
    Stopped,
    /// The format's writer, with the format's name.
    Format(&'static str, String),
    /// Told already.
    Told(ExportError),
}

impl Trouble {
    /// The failure as it is told of a file.
    pub(super) fn at(self, path: &Path) -> ExportError {
        match self {
            Self::Io(error) => ExportError::io(path, &error),
            Self::Stopped => ExportError::Stopped,
            Self::Format(format, detail) => ExportError::Format { format, detail },
            Self::Told(error) => error,
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ExportError> for Trouble {
    fn from(error: ExportError) -> Self {
        Self::Told(error)
    }
}

impl From<crate::work::Stopped> for Trouble {
    fn from(_: crate::work::Stopped) -> Self {
        Self::Stopped
    }
}

impl From<csv::Error> for Trouble {
    fn from(error: csv::Error) -> Self {
        let words = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            _ => Self::Format("CSV", words),
        }
    }
}

impl From<zip::result::ZipError> for Trouble {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => Self::Io(error),
            other => Self::Format("ZIP", other.to_string()),
        }
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<rust_xlsxwriter::XlsxError> for Trouble {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        match error {
            rust_xlsxwriter::XlsxError::IoError(error) => Self::Io(error),
            other => Self::Format("XLSX", other.to_string()),
        }
    }
}
