//! Tests of the whole program but its window: architecture, command line, imports, exports.

mod architecture;
mod docs;
mod export;
mod words;
