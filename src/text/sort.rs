//! Alphabetical order. Lao order is not the order of the characters: a vowel written before its
//! consonant sorts after it.

use crate::domain::Lang;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::sync::OnceLock;

fn collator(lang: Lang) -> Option<&'static CollatorBorrowed<'static>> {
    static LAO: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    let (cache, locale) = match lang {
        Lang::Lo => (&LAO, locale!("lo")),
        Lang::En => (&ENGLISH, locale!("en")),
    };
    cache
        .get_or_init(|| {
            let mut preferences = CollatorPreferences::from(&locale);
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            let mut options = CollatorOptions::default();
            options.strength = Some(Strength::Tertiary);
            Collator::try_new(preferences, options).ok()
        })
        .as_ref()
}

/// The order of two texts in a language; digits by their value (`9` before `10`).
pub fn compare(lang: Lang, left: &str, right: &str) -> Ordering {
    // The order of the language's data is compiled in; without it the characters' order still is an order.
    collator(lang).map_or_else(|| left.cmp(right), |collator| collator.compare(left, right))
}

/// A key whose bytes sort as the text does; to sort many texts, make each key once.
pub fn key(lang: Lang, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    match collator(lang) {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut bytes);
        }
        None => bytes.extend_from_slice(text.as_bytes()),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_vowel_sorts_after_its_consonant() {
        let mut names = ["ເຊກອງ", "ໄຊຍະບູລີ", "ຜົ້ງສາລີ", "ວຽງຈັນ", "ຄຳມ່ວນ"];
        names.sort_by(|a, b| compare(Lang::Lo, a, b));
        assert_eq!(names, ["ຄຳມ່ວນ", "ເຊກອງ", "ໄຊຍະບູລີ", "ຜົ້ງສາລີ", "ວຽງຈັນ"]);
    }

    #[test]
    fn keys_sort_as_the_texts_do() {
        let texts = ["ແຂວງ 10", "ແຂວງ 9", "ກ", "ໂກ", "apple", "Banana"];
        for lang in Lang::ALL {
            for left in texts {
                for right in texts {
                    assert_eq!(
                        key(lang, left).cmp(&key(lang, right)),
                        compare(lang, left, right),
                        "{left} {right}"
                    );
                }
            }
        }
        assert_eq!(compare(Lang::Lo, "ແຂວງ 9", "ແຂວງ 10"), Ordering::Less);
    }
}
