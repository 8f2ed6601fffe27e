//! The workbook's texts, each kept once, end to end in one piece of memory.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

/// A table of texts by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    bytes: String,
    ends: Vec<u32>,
    superscript: BTreeMap<u32, u32>,
}

impl Strings {
    /// Adds a text; its number, or `None` when the table is full (4 GiB).
    pub fn push(&mut self, text: &str, superscript_from: Option<u32>) -> Option<u32> {
        let number = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.bytes.len().checked_add(text.len())?).ok()?;
        self.bytes.push_str(text);
        self.ends.push(end);
        if let Some(from) = superscript_from {
            self.superscript.insert(number, from);
        }
        Some(number)
    }

    /// A text by its number.
    pub fn get(&self, number: u32) -> Option<&str> {
        let position = usize::try_from(number).ok()?;
        let end = usize::try_from(*self.ends.get(position)?).ok()?;
        let start = match position.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.bytes.get(start..end)
    }

    /// Where a text's superscript tail begins.
    pub fn superscript_from(&self, number: u32) -> Option<u32> {
        self.superscript.get(&number).copied()
    }

    /// Gives back what was reserved and not used.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Finds a text's number again. Beyond [`MOST`] different texts new ones are no longer remembered:
/// such a column repeats nothing, and the memory is better used.
#[derive(Debug, Default)]
pub(super) struct Interner {
    strings: Strings,
    seen: HashMap<u64, u32>,
    state: RandomState,
}

const MOST: usize = 2_000_000;

impl Interner {
    /// The number of a text, and whether it is new.
    pub fn intern(&mut self, text: &str, superscript_from: Option<u32>) -> Option<(u32, bool)> {
        let hash = self.state.hash_one((text, superscript_from));
        let known = self.seen.get(&hash).copied().filter(|number| {
            self.strings.get(*number) == Some(text)
                && self.strings.superscript_from(*number) == superscript_from
        });
        if let Some(number) = known {
            return Some((number, false));
        }
        let number = self.strings.push(text, superscript_from)?;
        if self.seen.len() < MOST {
            self.seen.insert(hash, number);
        }
        Some((number, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_number_but_not_with_a_footnote_mark() {
        let mut interner = Interner::default();
        let plain = interner.intern("Thailand1", None);
        assert_eq!(plain, Some((0, true)));
        assert_eq!(interner.intern("Thailand1", Some(8)), Some((1, true)));
        assert_eq!(interner.intern("Thailand1", None), Some((0, false)));
        assert_eq!(interner.strings.get(1), Some("Thailand1"));
        assert_eq!(interner.strings.superscript_from(1), Some(8));
        assert_eq!(interner.strings.get(2), None);
    }
}
