//! The application without a window: what can be done, and the one place that does it.
//!
//! In: requests of the window or the command line. Out: results as values, failures as [`AppError`].
//! `cli` and `gui` call nothing below this module to read, write or change.

mod answer;
mod attention;
mod browse;
mod care;
mod command;
mod desk;
pub mod doctor;
mod error;
mod example;
mod explain;
mod headless;
mod import;
mod journal;
mod lists;
mod overview;
mod publish;
pub mod reader;
mod reading;
mod recipes;
mod report;
mod session;
mod settings;
mod template;
mod views;

pub use answer::{TableWish, Wording};
pub use attention::Concern;
pub use browse::Holdings;
pub use command::{Command, Key, Shortcut, Situation};
pub use desk::{Desk, Pending};
pub use error::{AppError, ErrorKind};
pub use explain::{Explanation, SheetWindow};
pub use headless::{ExampleRun, example_run};
pub use import::{
    Corrected, Create, Drafts, Imported, Meant, SheetDrafts, Twice, account, write_account, write_findings,
};
pub use journal::{PastVersion, moment, new_key};
pub use lists::{
    Amended, Column, ColumnKind, ListPart, ListsRead, NEW_INDICATOR, column_words, renewed_message,
};
pub use overview::{Overview, ThemeCount, section_of};
pub use publish::Published;
pub use reading::FileReading;
pub use session::{Session, Who, change_words};
pub use settings::{Settings, Theme};
pub use template::Collection;
pub use views::SavedView;
