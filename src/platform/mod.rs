//! The machine under the program: folders, clock, log, display.
//!
//! In: nothing. Out: paths and facts about this computer. Nothing here knows what the data mean; a failure is told through the words of `i18n`.

pub mod clock;
pub mod display;
pub mod folders;
pub mod limits;
pub mod log;
