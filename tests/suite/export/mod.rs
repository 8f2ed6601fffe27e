//! Figures and files: what is drawn, what is written, and what never leaves.

mod cubes;
mod figures;
mod files;
mod formats;
mod pictures;
mod real;
mod secrets;
