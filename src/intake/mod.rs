//! Cells → understood table → draft observations, every problem named by its cell.
//!
//! In: a [`crate::sheet::Workbook`], the [`crate::domain::Catalogue`], [`Hints`]. Out: [`Understood`], the
//! ranked readings of every sheet as plain data, and from a reading its [`crate::domain::Draft`]s one by
//! one. The road: used area and kinds of cells (`grid`) → tables (`shape`) → header and titles (`header`)
//! → columns (`columns`) → meaning (`meaning`) → values with labels (`drafts`) → codes (`bind`).

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

mod ages;
mod alternatives;
mod block;
mod buddhist;
mod columns;
mod correction;
mod devinfo;
mod drafts;
mod form;
mod grammar;
mod grid;
mod header;
mod hxl;
mod jsonstat;
mod lexicon;
mod meaning;
mod numbers;
mod ornaments;
mod packing;
mod periods;
mod px;
mod reading;
mod recipe;
mod records;
mod roles;
mod sdmx;
mod section;
mod shape;
mod tidy;
mod understand;
mod units;

pub use correction::{Correction, Said, Target};
pub use drafts::{drafts, for_each_draft};
pub use lexicon::{Lexicon, Named, Sense};
pub use numbers::NumberForm;
pub use reading::{
    Answers, Block, Column, ColumnRole, Direction, Fixed, Grammar, HeaderCell, Level, Meaning, Packing,
    Reading, Recipe, Scope, Section, SheetReading,
};
pub use roles::CellRole;
pub use understand::{Hints, Understood, understand};
