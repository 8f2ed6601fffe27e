//! Why there is no figure.

use crate::domain::Message;

/// A figure cannot be made of a cube.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// No number that may be shown.
    #[error("there is nothing to draw")]
    Empty,
    /// Nobody says the numbers: such a figure must not exist.
    #[error("the figure has no source")]
    NoSource,
    /// A line needs periods.
    #[error("there are no periods to draw a line over")]
    NoTime,
    /// The members are no parts of one whole, or the indicator must not be added.
    #[error("the numbers are not parts of one whole")]
    NotParts,
    /// A pyramid needs women and men by age group.
    #[error("there are no women and men by age group")]
    NoAges,
    /// Points on one row need at least two series to compare.
    #[error("there are not two series to compare")]
    NothingToCompare,
    /// A map needs provinces.
    #[error("there are no numbers of provinces")]
    NoProvinces,
    /// A table of colours needs rows and columns.
    #[error("there are no rows and columns to colour")]
    NoCells,
    /// Flows need origins or destinations.
    #[error("there are no origins and destinations")]
    NoFlows,
    /// A flow map needs the country or its provinces on one side, other countries on the other.
    #[error("the flows are not between the country and others")]
    NotAcross,
    /// A slope needs two periods.
    #[error("there are no two periods")]
    NoTwoMoments,
    /// Points need two numbers a place.
    #[error("there are no two numbers for each place")]
    NoPairs,
    /// Small figures need a dimension with several members, and a kind that can be small.
    #[error("there are no small figures of this kind by this dimension")]
    NoPanels,
    /// More cells than a figure can show.
    #[error("{cells} cells are too many for a figure")]
    TooMany {
        /// Cells of the cube.
        cells: usize,
    },
}

impl FigureError {
    /// Its words.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("figure-error-empty"),
            Self::NoSource => Message::new("figure-error-no-source"),
            Self::NoTime => Message::new("figure-error-no-time"),
            Self::NotParts => Message::new("figure-error-not-parts"),
            Self::NoAges => Message::new("figure-error-no-ages"),
            Self::NothingToCompare => Message::new("figure-error-nothing-to-compare"),
            Self::NoProvinces => Message::new("figure-error-no-provinces"),
            Self::NoCells => Message::new("figure-error-no-cells"),
            Self::NoFlows => Message::new("figure-error-no-flows"),
            Self::NotAcross => Message::new("figure-error-not-across"),
            Self::NoTwoMoments => Message::new("figure-error-no-two-moments"),
            Self::NoPairs => Message::new("figure-error-no-pairs"),
            Self::NoPanels => Message::new("figure-error-no-panels"),
            Self::TooMany { cells } => Message::new("figure-error-too-many").with("cells", *cells),
        }
    }
}
