//! Dialogs over the page, one file each.
//!
//! In: what is to be changed, in plain values. Out: [`Act`](super::act::Act)s. A dialog keeps what is typed in it.

pub mod edit_value;

pub use edit_value::{EditAct, EditValue, EditView};
