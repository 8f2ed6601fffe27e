//! Why a question has no answer.

use crate::domain::{DimensionCode, IndicatorCode, Message, Names};
use crate::work::Stopped;

/// Why a question has no answer. The words come from [`QueryError::message`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum QueryError {
    /// The catalogue has no such indicator.
    #[error("no indicator {indicator}")]
    NoIndicator {
        /// As asked.
        indicator: IndicatorCode,
        /// Codes that look like it.
        like: Vec<String>,
    },
    /// Nobody knows such a dimension.
    #[error("no dimension {dimension}")]
    NoDimension {
        /// As asked.
        dimension: String,
        /// Codes that look like it.
        like: Vec<String>,
    },
    /// A dimension has no such member.
    #[error("{dimension} has no member {member}")]
    NoMember {
        /// Dimension.
        dimension: DimensionCode,
        /// As asked.
        member: String,
        /// Names that look like it.
        like: Vec<String>,
    },
    /// Several members have this name.
    #[error("{member} is several members of {dimension}")]
    WhichMember {
        /// Dimension.
        dimension: DimensionCode,
        /// As asked.
        member: String,
        /// Codes and names of them.
        like: Vec<String>,
    },
    /// The text is no period.
    #[error("{text} is no period")]
    NoPeriod {
        /// As asked.
        text: String,
    },
    /// A part of the question has no `dimension=member`.
    #[error("{text} has no sign =")]
    NotAPair {
        /// As asked.
        text: String,
    },
    /// A dimension stands on an axis twice.
    #[error("{dimension} stands twice")]
    Twice {
        /// Dimension.
        dimension: DimensionCode,
    },
    /// Several areas have data and none was asked for.
    #[error("no area was asked for")]
    WhichArea {
        /// Their names, at most a handful.
        areas: Names,
        /// How many there are.
        count: usize,
    },
    /// The answer would be wrong, so it is not given.
    #[error("refused: {}", message.id)]
    Refused {
        /// Why.
        message: Message,
    },
    /// The table would have more cells than any computer at hand can hold.
    #[error("{rows} by {columns} cells are too many")]
    TooLarge {
        /// Rows.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// The store cannot be read.
    #[error("the store cannot be read: {}", message.id)]
    Store {
        /// Why, in the store's words.
        message: Message,
    },
    /// The job was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl QueryError {
    /// A refusal with a reason.
    pub(super) fn refused(message: Message) -> Self {
        Self::Refused { message }
    }

    /// The sentence for a person.
    pub fn message(&self) -> Message {
        match self {
            Self::NoIndicator { indicator, like } => {
                suggest("query-no-indicator", like).with("indicator", indicator.as_str())
            }
            Self::NoDimension { dimension, like } => {
                suggest("query-no-dimension", like).with("dimension", dimension.as_str())
            }
            Self::NoMember { dimension, member, like } => suggest("query-no-member", like)
                .with("dimension", dimension.as_str())
                .with("member", member.as_str()),
            Self::WhichMember { dimension, member, like } => Message::new("query-which-member")
                .with("dimension", dimension.as_str())
                .with("member", member.as_str())
                .with("like", like.join(", ")),
            Self::NoPeriod { text } => Message::new("query-no-period").with("text", text.as_str()),
            Self::NotAPair { text } => Message::new("query-not-a-pair").with("text", text.as_str()),
            Self::Twice { dimension } => Message::new("query-twice").with("dimension", dimension.as_str()),
            Self::WhichArea { areas, count } => {
                Message::new("query-which-area").with("areas", areas).with("count", *count)
            }
            Self::TooLarge { rows, columns } => {
                Message::new("query-too-large").with("rows", *rows).with("columns", *columns)
            }
            Self::Refused { message } | Self::Store { message } => message.clone(),
            Self::Stopped(_) => Message::new("query-stopped"),
        }
    }
}

/// The message `id`, or `id-like` with suggestions where there are any.
fn suggest(id: &str, like: &[String]) -> Message {
    if like.is_empty() {
        Message::new(id)
    } else {
        Message::new(&format!("{id}-like")).with("like", like.join(", "))
    }
}
