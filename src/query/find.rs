//! Names that look like a word.

use crate::text::{fold, likeness_folded};

/// At most this many suggestions.
const SUGGESTIONS: usize = 5;

/// Names less alike than this are no suggestions.
const ALIKE: f32 = 0.6;

/// The names that contain the text or are a few letters off, nearest first.
pub(super) fn like<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let wanted = fold(text);
    let mut near: Vec<(f32, &str)> = names
        .filter_map(|name| {
            let folded = fold(name);
            let contains = wanted.chars().count() > 2 && folded.contains(&wanted);
            let alike = likeness_folded(&wanted, &folded).max(if contains { ALIKE } else { 0.0 });
            (alike >= ALIKE).then_some((alike, name))
        })
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    near.dedup_by(|one, other| one.1 == other.1);
    near.into_iter().take(SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
}
