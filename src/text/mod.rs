//! Writing systems: folding for matching, Lao word borders, digits, sorting, near matches.
//!
//! In: text as people write it. Out: what is compared (never what is shown), how alike two names are,
//! borders of words ([`breaks`]) and alphabetical order ([`sort`]).

pub mod breaks;
mod fold;
mod legacy;
mod near;
pub mod sort;
mod typed;

pub use fold::{digit_value, fold, fold_toneless, is_lao, plain_digits};
pub use legacy::decode as decode_legacy_lao;
pub use near::{likeness, likeness_folded};
pub use typed::typed;
