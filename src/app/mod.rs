//! The application without a window: what can be done, and the one place that does it.
//!
//! In: requests of the window or the command line. Out: results as values, failures as [`AppError`].
//! `cli` and `gui` call nothing below this module to read, write or change.

mod desk;
pub mod doctor;
mod error;
mod example;
mod explain;
mod import;
mod overview;
pub mod reader;
mod session;
mod settings;

pub use desk::{Desk, Pending};
pub use error::{AppError, ErrorKind};
pub use explain::{Explanation, SheetWindow};
pub use import::{Create, Imported, Meant, SheetDrafts};
pub use overview::{Overview, ThemeCount};
pub use session::{Session, Who, change_words};
pub use settings::{Settings, Theme};
