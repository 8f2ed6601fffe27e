//! Names that look like a word.

use crate::domain::{Catalogue, Code, IndicatorCode, ListCode};
use crate::text::{fold, fold_toneless, likeness_folded};

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

/// Something of the catalogue that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An indicator.
    Indicator(IndicatorCode),
    /// A member of a code list.
    Member {
        /// List.
        list: ListCode,
        /// Member.
        code: Code,
    },
}

/// The catalogue prepared for searching: names folded once, so that each letter typed answers at once.
#[derive(Clone, Debug)]
pub struct Finder {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    what: Found,
    names: Vec<String>,
    more: String,
}

/// How well an entry fits: less is better.
const IN_DEFINITION: u8 = 4;

impl Finder {
    /// Prepares indicators and members of all lists.
    pub fn new(catalogue: &Catalogue) -> Self {
        let folded = |text: &str| Some(fold_toneless(text)).filter(|text| !text.is_empty());
        let indicators = catalogue.indicators().iter().map(|indicator| Entry {
            what: Found::Indicator(indicator.code.clone()),
            names: [indicator.code.as_str(), &indicator.names.en, &indicator.names.lo]
                .into_iter()
                .filter_map(folded)
                .collect(),
            more: fold_toneless(&format!("{} {}", indicator.definition.en, indicator.definition.lo)),
        });
        let members = catalogue.lists().flat_map(|(list, members)| {
            members.iter().map(move |(code, item)| Entry {
                what: Found::Member { list: list.clone(), code: code.clone() },
                names: [code.as_str(), &item.names.en, &item.names.lo]
                    .into_iter()
                    .chain(item.aliases.iter().map(String::as_str))
                    .filter_map(folded)
                    .collect(),
                more: String::new(),
            })
        });
        Self { entries: indicators.chain(members).collect() }
    }

    /// What fits best, at most `most`: every word must occur; where nothing has them all, near names.
    pub fn find(&self, text: &str, most: usize) -> Vec<Found> {
        let wanted = fold_toneless(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let words: Vec<&str> = wanted.split(' ').collect();
        let mut hits: Vec<(u8, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| Some((fit(entry, &wanted, &words)?, place)))
            .collect();
        if hits.is_empty() {
            hits = self.near(&wanted);
        }
        hits.sort_unstable();
        let found = hits.into_iter().take(most).filter_map(|(_, place)| self.entries.get(place));
        found.map(|entry| entry.what.clone()).collect()
    }

    fn near(&self, wanted: &str) -> Vec<(u8, usize)> {
        let near = self.entries.iter().enumerate().filter_map(|(place, entry)| {
            let alike = entry.names.iter().map(|name| likeness_folded(wanted, name)).fold(0.0, f32::max);
            // Tenths of unlikeness: 0 is the same.
            let steps = (0_u8..).zip([0.9, 0.8, 0.7, ALIKE]).find(|(_, least)| alike >= *least)?;
            Some((steps.0, place))
        });
        near.collect()
    }
}

fn fit(entry: &Entry, wanted: &str, words: &[&str]) -> Option<u8> {
    let by_name = entry.names.iter().filter_map(|name| {
        if name == wanted {
            Some(0)
        } else if name.starts_with(wanted) {
            Some(1)
        } else if words.iter().all(|word| name.split(' ').any(|own| own.starts_with(word))) {
            Some(2)
        } else {
            words.iter().all(|word| name.contains(word)).then_some(3)
        }
    });
    let in_definition = || {
        words
            .iter()
            .all(|word| word.chars().count() > 2 && entry.more.contains(word))
            .then_some(IN_DEFINITION)
    };
    by_name.min().or_else(in_definition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shipped_catalogue;

    fn first(finder: &Finder, text: &str) -> String {
        match finder.find(text, 3).first() {
            Some(Found::Indicator(code)) => code.to_string(),
            Some(Found::Member { list, code }) => format!("{list}/{code}"),
            None => String::from("nothing"),
        }
    }

    #[test]
    fn words_are_found_in_either_language_without_tone_marks() {
        let finder = Finder::new(&shipped_catalogue());
        for (text, expected) in [
            ("imm_stock", "IMM_STOCK"),
            ("Total population", "POP_TOTAL"),
            ("population tot", "POP_TOTAL"),
            ("ປະຊາກອນທັງໝົດ", "POP_TOTAL"),
            ("savannakhet", "area/13"),
            ("ສະຫວັນນະເຂດ", "area/13"),
            ("ສະຫວນນະເຂດ", "area/13"),
        ] {
            assert_eq!(first(&finder, text), expected, "{text}");
        }
        assert_eq!(first(&finder, ""), "nothing");
        assert_eq!(first(&finder, "qqqqqqq"), "nothing");
    }
}
