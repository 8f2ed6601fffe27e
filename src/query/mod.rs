//! Question → cube; derived measures; coverage.
//!
//! In: a [`Selection`] (what) and a [`Layout`] (how it lies, which measure). Out: a [`Cube`] whose cells
//! are typed: a number with its status, or the kind of missing it is. Nothing is summed that must not be.
//! What is asked of a store stands in [`Facts`].

mod area;
mod arrange;
mod ask;
mod choices;
mod compare;
mod coverage;
mod cube;
mod derive;
mod error;
mod facts;
mod find;
mod gather;
mod inquiry;
mod lines;
mod measure;
#[cfg(test)]
pub(crate) mod memory;
mod order;
mod parse;
mod plan;
mod preference;
mod remainder;
mod selection;
#[cfg(test)]
mod tests;

pub use ask::ask;
pub use choices::{Choice, Choices, DimensionChoices, PublicationChoice, choices};
pub use compare::{With, compare};
pub use coverage::{Coverage, Framework, coverage};
pub use cube::{Cell, Compared, Cube, CubeNote, Header, Level, MemberRef, PublicationInfo};
pub use error::QueryError;
pub use facts::Facts;
pub use find::{Finder, Found};
pub use measure::refused;
pub use parse::{dimension_named, indicator_named, narrow, period_named};
pub use selection::{Layout, Measure, PeriodFilter, Selection};
