//! Failures of the application: one type for the window and the command line.

use crate::domain::{Message, Problem};
use crate::query::QueryError;
use crate::store::StoreError;
use crate::work::Stopped;

/// What sort of failure it is; the command line's exit codes follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The data have problems or need a decision. Exit 1.
    Decision,
    /// Wrong arguments or a wrong question. Exit 2.
    Usage,
    /// A file cannot be read or written. Exit 3.
    File,
    /// The store is damaged, locked or newer. Exit 4.
    Store,
}

impl ErrorKind {
    /// The exit code of `mprofile`.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Decision => 1,
            Self::Usage => 2,
            Self::File => 3,
            Self::Store => 4,
        }
    }
}

/// A failure, ready to be told.
#[derive(Clone, Debug)]
pub struct AppError {
    /// Sort.
    pub kind: ErrorKind,
    /// What happened and what to do.
    pub message: Message,
    /// The problems behind it, where it is about data.
    pub problems: Vec<Problem>,
}

impl AppError {
    /// A failure without problems behind it.
    pub fn new(kind: ErrorKind, message: Message) -> Self {
        Self { kind, message, problems: Vec::new() }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        if let StoreError::Internal(detail) = &error {
            crate::platform::log::note(detail);
        }
        let kind = match &error {
            StoreError::NotFound(_)
            | StoreError::Exists(_)
            | StoreError::NotOurs(_)
            | StoreError::Full(_)
            | StoreError::ReadOnly(_)
            | StoreError::Io { .. } => ErrorKind::File,
            StoreError::Newer { .. }
            | StoreError::Locked { .. }
            | StoreError::Damaged { .. }
            | StoreError::Internal(_) => ErrorKind::Store,
            StoreError::DependsOn { .. }
            | StoreError::NoChange(None)
            | StoreError::NothingToRedo
            | StoreError::Compacted { .. }
            | StoreError::NoValue { .. }
            | StoreError::KeyTaken { .. }
            | StoreError::Stopped => ErrorKind::Decision,
            StoreError::NoChange(Some(_))
            | StoreError::NoMoment(_)
            | StoreError::CodeExists { .. }
            | StoreError::UnknownCode { .. } => ErrorKind::Usage,
        };
        Self::new(kind, error.message())
    }
}

impl From<QueryError> for AppError {
    fn from(error: QueryError) -> Self {
        Self::new(ErrorKind::Usage, error.message())
    }
}

impl From<Stopped> for AppError {
    fn from(_: Stopped) -> Self {
        Self::new(ErrorKind::Decision, Message::new("app-stopped"))
    }
}
