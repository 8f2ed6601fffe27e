//! Figures, tables and sentences → a Migration Profile.
//!
//! In: an [`Outline`] (sections as records) and a store through [`Facts`](crate::query::Facts). Out: a
//! [`Report`]: headings, texts, sentences, figures and tables in order, numbered by part, every number
//! bound to the values it comes from, and what is missing before it can be published. No file format.

mod annexes;
mod arrange;
mod builder;
mod chapter;
mod design;
mod edition;
mod error;
mod finding;
mod front;
mod gaps;
mod holding;
mod outline;
mod own;
mod page;
mod provinces;
mod sentence;
mod tabular;

pub use builder::{Setting, View, build};
pub use design::{Colour, Design, base64};
pub use edition::Edition;
pub use error::ReportError;
pub use outline::{Both, Kind, Outline, Own, Section};
pub use page::{
    Block, Cover, FigureBlock, Found, HeadCell, Heading, Missing, Report, TableBlock, TableCell, Tone,
};
pub use sentence::{Bound, How, Sentence, bound_of, key_of, value_of};
