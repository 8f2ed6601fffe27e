//! Why a file cannot be read, in words with how to mend it.

use super::limits::Limit;
use crate::domain::Message;
use crate::work::Stopped;
use serde::{Deserialize, Serialize};

/// What a file is when it is no spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Other {
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// A text document (.docx, .doc, .odt, .rtf).
    Document,
    /// A presentation.
    Slides,
    /// An archive without a workbook in it.
    Archive,
    /// A web page.
    WebPage,
    /// A database.
    Database,
    /// A program.
    Program,
    /// Something else.
    Unknown,
}

/// Sort of failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetErrorKind {
    /// There is no such file.
    NotFound,
    /// It is a folder.
    Folder,
    /// It has no bytes.
    Empty,
    /// Another program holds it.
    InUse,
    /// The system does not let us read it.
    NoPermission,
    /// It is something else.
    NotASpreadsheet(Other),
    /// It is a spreadsheet of a format that is not read; its name.
    UnknownFormat(String),
    /// It wants a password.
    Encrypted,
    /// Its content breaks off or contradicts itself; detail for the log.
    Damaged(String),
    /// The reader gave up on it: memory, overflow, defect; detail for the log.
    ReaderFailed(String),
    /// It is larger than what is allowed.
    TooLarge(Limit),
    /// The person stopped it.
    Stopped,
    /// The disk, stick or network failed; detail for the log.
    Io(String),
}

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{file}: {kind:?}")]
pub struct SheetError {
    /// File name without folders.
    pub file: String,
    /// What is the matter.
    pub kind: SheetErrorKind,
}

impl SheetError {
    /// A failure of a file.
    pub fn new(file: &str, kind: SheetErrorKind) -> Self {
        Self { file: file.to_owned(), kind }
    }

    /// The words for it.
    pub fn message(&self) -> Message {
        use SheetErrorKind as Kind;
        let id = match &self.kind {
            Kind::NotFound => "sheet-not-found",
            Kind::Folder => "sheet-folder",
            Kind::Empty => "sheet-empty",
            Kind::InUse => "sheet-in-use",
            Kind::NoPermission => "sheet-no-permission",
            Kind::NotASpreadsheet(other) => other.id(),
            Kind::UnknownFormat(_) => "sheet-unknown-format",
            Kind::Encrypted => "sheet-encrypted",
            Kind::Damaged(_) => "sheet-damaged",
            Kind::ReaderFailed(_) => "sheet-reader-failed",
            Kind::TooLarge(limit) => limit.id(),
            Kind::Stopped => "sheet-stopped",
            Kind::Io(_) => "sheet-io",
        };
        let message = Message::new(id).with("file", self.file.as_str());
        match &self.kind {
            Kind::UnknownFormat(format) => message.with("format", format.as_str()),
            _ => message,
        }
    }
}

impl Other {
    fn id(self) -> &'static str {
        match self {
            Self::Pdf => "sheet-not-a-spreadsheet-pdf",
            Self::Picture => "sheet-not-a-spreadsheet-picture",
            Self::Document => "sheet-not-a-spreadsheet-document",
            Self::Slides => "sheet-not-a-spreadsheet-slides",
            Self::Archive => "sheet-not-a-spreadsheet-archive",
            Self::WebPage => "sheet-not-a-spreadsheet-web-page",
            Self::Database => "sheet-not-a-spreadsheet-database",
            Self::Program | Self::Unknown => "sheet-not-a-spreadsheet",
        }
    }
}

impl From<Stopped> for SheetErrorKind {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<std::io::Error> for SheetErrorKind {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            // A folder on the way that is a file: nothing can be there.
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::NoPermission,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::InUse,
            // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION have no kind of their own.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Self::InUse,
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData => Self::Damaged(error.to_string()),
            _ => Self::Io(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_become_kinds() {
        let kind = |kind: std::io::ErrorKind| SheetErrorKind::from(std::io::Error::from(kind));
        assert_eq!(kind(std::io::ErrorKind::NotFound), SheetErrorKind::NotFound);
        assert_eq!(kind(std::io::ErrorKind::PermissionDenied), SheetErrorKind::NoPermission);
        assert!(matches!(kind(std::io::ErrorKind::UnexpectedEof), SheetErrorKind::Damaged(_)));
    }
}
