//! Pages by accessible label in both languages, and their pictures.

// A test that cannot go on says so; its helpers too. Pixels are small positive numbers.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

mod drop;
mod editing;
mod figures;
mod frames;
mod home;
mod import;
mod keyboard;
mod lists;
mod report;
mod support;
mod table;
mod window;
