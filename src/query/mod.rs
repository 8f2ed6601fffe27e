//! Question → cube; derived measures; coverage.
//!
//! In: a [`Selection`] (what) and a [`Layout`] (how it lies, which measure). Out: a [`Cube`] whose cells
//! are typed: a number with its status, or the kind of missing it is. Nothing is summed that must not be.

mod cube;
mod selection;

pub use cube::{Cell, Cube, CubeNote, Header, Level, MemberRef, PublicationInfo};
pub use selection::{Layout, Measure, PeriodFilter, Selection};
