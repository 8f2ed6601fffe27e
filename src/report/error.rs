//! Why there is no report.

use crate::domain::Message;
use crate::figure::FigureError;
use crate::query::QueryError;
use crate::work::Stopped;

/// A report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The outline cannot be read.
    #[error("the outline cannot be read: {detail}")]
    Outline {
        /// What and where.
        detail: String,
    },
    /// The template cannot be read.
    #[error("the template cannot be read: {detail}")]
    Template {
        /// What and where.
        detail: String,
    },
    /// The colour of a template is too pale for words.
    #[error("the colour {colour} is too pale")]
    Pale {
        /// The colour.
        colour: String,
    },
    /// Two sections have the same code.
    #[error("section {code} stands twice")]
    Twice {
        /// The code.
        code: String,
    },
    /// The store cannot be read, or the job was stopped.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A table or figure cannot be worded.
    #[error(transparent)]
    Figure(#[from] FigureError),
}

impl From<Stopped> for ReportError {
    fn from(stopped: Stopped) -> Self {
        Self::Query(stopped.into())
    }
}

impl ReportError {
    /// Its words.
    pub fn message(&self) -> Message {
        match self {
            Self::Outline { detail } => Message::new("report-error-outline").with("detail", detail.as_str()),
            Self::Template { detail } => {
                Message::new("report-error-template").with("detail", detail.as_str())
            }
            Self::Pale { colour } => Message::new("report-error-pale").with("colour", colour.as_str()),
            Self::Twice { code } => Message::new("report-error-twice").with("code", code.as_str()),
            Self::Query(error) => error.message(),
            Self::Figure(error) => error.message(),
        }
    }
}
