//! Question → cube; derived measures; coverage.
//!
//! In: a [`Selection`] (what) and a [`Layout`] (how it lies, which measure). Out: a [`Cube`] whose cells
//! are typed: a number with its status, or the kind of missing it is. Nothing is summed that must not be.
//! What is asked of a store stands in [`Facts`].

mod cube;
mod error;
mod facts;
mod selection;

pub use cube::{Cell, Cube, CubeNote, Header, Level, MemberRef, PublicationInfo};
pub use error::QueryError;
pub use facts::{
    AreaRef, Extent, Facts, Holding, KnownPublication, PublicationRef, Row, Series, SeriesRef, Wanted,
};
pub use selection::{Layout, Measure, PeriodFilter, Selection};
