//! The machine under the program: folders, clock, log, display.
//!
//! In: nothing. Out: paths and facts about this computer. Nothing here knows what the program is for.

pub mod clock;
pub mod display;
pub mod folders;
pub mod limits;
pub mod log;
