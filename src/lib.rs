//! Migration Profile: a national Migration Profile from the spreadsheets of many agencies.
//!
//! The one-way road: spreadsheets → [`sheet`] → [`intake`] → [`store`] → [`query`] → [`figure`] →
//! [`report`] → [`export`] and [`gui`] / [`cli`] through [`app`]. [`domain`], [`text`], [`i18n`] and [`work`]
//! serve all of them and use none of them. `tests/suite/architecture.rs` holds every `use crate::` to it.

pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod figure;
#[cfg(feature = "gui")]
pub mod gui;
pub mod i18n;
pub mod intake;
pub mod platform;
pub mod query;
pub mod report;
pub mod sheet;
pub mod store;
pub mod text;
pub mod work;
