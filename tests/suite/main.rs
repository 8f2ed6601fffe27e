//! Tests of the whole program but its window: architecture, command line, imports, exports.

// A test that cannot go on says so; its helpers too.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod architecture;
mod docs;
mod export;
mod intake;
mod report;
mod store;
mod words;
