//! Units of the texts of a file, each text made out once: a million values say theirs a million times.

use super::names;
use crate::domain::Catalogue;
use std::collections::HashMap;

/// Remembers the unit of each text.
pub(super) struct Units<'a> {
    catalogue: &'a Catalogue,
    written: HashMap<String, Option<String>>,
    in_brackets: HashMap<String, Option<String>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, written: HashMap::new(), in_brackets: HashMap::new() }
    }

    /// The unit that a text names.
    pub(super) fn written(&mut self, text: &str) -> Option<String> {
        remembered(&mut self.written, text, || names::unit_of(self.catalogue, text))
    }

    /// The unit in brackets behind a name: `Remittances (US$)`.
    pub(super) fn in_brackets(&mut self, text: &str) -> Option<String> {
        remembered(&mut self.in_brackets, text, || names::unit_in_brackets(self.catalogue, text))
    }
}

fn remembered(
    known: &mut HashMap<String, Option<String>>,
    text: &str,
    find: impl FnOnce() -> Option<String>,
) -> Option<String> {
    if let Some(unit) = known.get(text) {
        return unit.clone();
    }
    let unit = find();
    known.insert(text.to_owned(), unit.clone());
    unit
}
