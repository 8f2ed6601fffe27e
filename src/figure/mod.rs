//! Cube → drawable figure in data coordinates and words; no toolkit.
//!
//! In: a [`Cube`](crate::query::Cube) with the catalogue for its names. Out: a [`Figure`] (marks, scale,
//! words, foot) that the window and the SVG writer draw alike, or a [`TableText`], the words of a table
//! that the window, the terminal and every file share. Nothing leaves here without a source, and no
//! withheld number leaves at all.

mod about;
mod atlas;
mod body;
mod build;
mod cell;
mod cells;
mod classes;
mod course;
pub mod drawing;
mod error;
mod flows;
mod founding;
pub mod geometry;
mod make;
mod map;
mod marks;
mod model;
mod names;
mod narrow;
mod panels;
mod points;
mod pyramid;
mod remark;
mod rows;
mod scale;
mod sentence;
mod slope;
mod spread;
mod stack;
mod table;
mod title;
mod words;

pub use body::{Areas, Body, CellsBody, FlowMapBody, FlowsBody, MapBody, MapLegend, PointsBody};
pub use cell::{Shown, shown, status_id, told_note, told_status};
pub use classes::{Class, Classes, Tint};
pub use course::{course, told_as};
pub use error::FigureError;
pub use make::{Wish, best_kind, build, build_as};
pub use model::{
    ColourRole, Direction, Extent, Figure, Foot, Kind, MOST_NAMED, Mark, Moment, PlaceOnAxis, Scale, Series,
    Shape, Sign, Tick,
};
pub use names::{dimension_label, member_label, place_label, publication_label};
pub use rows::{RowWish, Sort, SortBy, row_order};
pub use table::{CellText, Naming, RowHead, Span, TableText};
pub use words::{subject, told_decimals, value_words};
