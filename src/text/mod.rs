//! Writing systems: folding for matching, Lao word borders, digits, sorting, near matches.
//!
//! In: text as people write it. Out: what is compared (never what is shown), and how alike two names are.

mod fold;
mod near;

pub use fold::{digit_value, fold, fold_toneless, is_lao, plain_digits};
pub use near::{likeness, likeness_folded};
