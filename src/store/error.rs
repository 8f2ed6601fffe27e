//! What can go wrong with a store, by kind and place.

use crate::domain::Message;
use crate::work::Stopped;
use std::path::{Path, PathBuf};

/// Failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("no store at {0}")]
    NotFound(PathBuf),
    /// Something is there already.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The file is no store of this program.
    #[error("{0} is not a store")]
    NotOurs(PathBuf),
    /// A newer program made it.
    #[error("{path} has schema {found}, this program knows {known}")]
    Newer {
        /// The store.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// Somebody else writes into it.
    #[error("{path} is in use by {by}")]
    Locked {
        /// The store.
        path: PathBuf,
        /// Who, where, since when; as far as known.
        by: String,
    },
    /// The file is damaged.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        /// The store.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// No room left.
    #[error("no room for {0}")]
    Full(PathBuf),
    /// The place cannot be written.
    #[error("{0} is read-only")]
    ReadOnly(PathBuf),
    /// Reading or writing the file failed.
    #[error("{path}: {detail}")]
    Io {
        /// The store.
        path: PathBuf,
        /// The system's words.
        detail: String,
    },
    /// A later change builds on the one to be undone.
    #[error("change {later} depends on change {change}")]
    DependsOn {
        /// To be undone.
        change: i64,
        /// Must be undone first.
        later: i64,
    },
    /// There is no such change, or nothing to undo.
    #[error("no change {0:?} to undo")]
    NoChange(Option<i64>),
    /// There is no undo to take back.
    #[error("nothing to redo")]
    NothingToRedo,
    /// There is no such change or day in the journal.
    #[error("no state at {0}")]
    NoMoment(String),
    /// Earlier versions were dropped.
    #[error("what was before change {from} has been dropped, so change {change} cannot be shown or undone")]
    Compacted {
        /// Asked for.
        change: i64,
        /// What is kept begins here.
        from: i64,
    },
    /// There is no value to alter.
    #[error("no such value of {code}")]
    NoValue {
        /// Indicator.
        code: String,
    },
    /// The source to which a value is to be given has one already.
    #[error("{publication} has a value for this already")]
    KeyTaken {
        /// Source.
        publication: String,
    },
    /// The code is taken.
    #[error("{list} has {code} already")]
    CodeExists {
        /// List.
        list: String,
        /// Code.
        code: String,
    },
    /// A row refers to an indicator, place or source the catalogue does not have.
    #[error("{list} has no {code}")]
    UnknownCode {
        /// List.
        list: String,
        /// Code.
        code: String,
    },
    /// Stopped on request; nothing was written.
    #[error("stopped")]
    Stopped,
    /// The program's own statement was refused: a defect.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<Stopped> for StoreError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl StoreError {
    /// Sorts a database error by kind.
    pub(super) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_owned();
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked { path, by: String::new() },
            Some(Code::DatabaseCorrupt) => Self::Damaged { path, detail },
            Some(Code::NotADatabase) => Self::NotOurs(path),
            Some(Code::DiskFull) => Self::Full(path),
            Some(Code::ReadOnly) => Self::ReadOnly(path),
            Some(Code::OperationInterrupted) => Self::Stopped,
            Some(
                Code::CannotOpen
                | Code::SystemIoFailure
                | Code::PermissionDenied
                | Code::FileLockingProtocolFailed,
            ) => Self::Io { path, detail },
            // A stored thing of another type than the schema says: nobody but damage writes that.
            None if matches!(
                error,
                rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
                    | rusqlite::Error::Utf8Error(..)
                    | rusqlite::Error::QueryReturnedNoRows
            ) =>
            {
                Self::Damaged { path, detail }
            }
            Some(Code::TypeMismatch | Code::ConstraintViolation) => Self::Damaged { path, detail },
            // SQLite has no code of its own for a header that says an impossible format.
            _ if detail.contains("unsupported file format") => Self::Damaged { path, detail },
            _ => Self::Internal(detail),
        }
    }

    /// The system's error on a file, by kind.
    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound(path),
            std::io::ErrorKind::AlreadyExists => Self::Exists(path),
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full(path),
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly(path)
            }
            _ => Self::Io { path, detail: error.to_string() },
        }
    }

    /// What happened and what to do, for people.
    pub fn message(&self) -> Message {
        let file = |id: &str, path: &Path| Message::new(id).with("file", path.display().to_string());
        match self {
            Self::NotFound(path) => file("store-not-found", path),
            Self::Exists(path) => file("store-exists", path),
            Self::NotOurs(path) => file("store-not-ours", path),
            Self::Newer { path, found, known } => {
                file("store-newer", path).with("found", found.to_string()).with("known", known.to_string())
            }
            Self::Locked { path, by } if by.is_empty() => file("store-locked", path),
            Self::Locked { path, by } => file("store-locked-by", path).with("by", by.as_str()),
            Self::Damaged { path, detail } => file("store-damaged", path).with("detail", detail.as_str()),
            Self::Full(path) => file("store-full", path),
            Self::ReadOnly(path) => file("store-read-only", path),
            Self::Io { path, detail } => file("store-io", path).with("detail", detail.as_str()),
            Self::DependsOn { change, later } => Message::new("store-depends-on")
                .with("change", change.to_string())
                .with("later", later.to_string()),
            Self::NoChange(Some(change)) => {
                Message::new("store-no-change").with("change", change.to_string())
            }
            Self::NoChange(None) => Message::new("store-nothing-to-undo"),
            Self::NothingToRedo => Message::new("store-nothing-to-redo"),
            Self::NoMoment(text) => Message::new("store-no-moment").with("moment", text.as_str()),
            Self::Compacted { change, from } => Message::new("store-compacted")
                .with("change", change.to_string())
                .with("from", from.to_string()),
            Self::NoValue { code } => Message::new("store-no-value").with("code", code.as_str()),
            Self::KeyTaken { publication } => {
                Message::new("store-key-taken").with("source", publication.as_str())
            }
            Self::CodeExists { list, code } => {
                Message::new("store-code-exists").with("list", list.as_str()).with("code", code.as_str())
            }
            Self::UnknownCode { list, code } => {
                Message::new("store-unknown-code").with("list", list.as_str()).with("code", code.as_str())
            }
            Self::Stopped => Message::new("store-stopped"),
            Self::Internal(detail) => Message::new("store-internal").with("detail", detail.as_str()),
        }
    }
}
