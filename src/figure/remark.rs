//! Remarks of published data in both languages: what a statistician wrote in short is told in words.

use crate::domain::Lang;
use crate::i18n::{say, words};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Lao of the remarks of the example data, by the remark as it was published: `remark,lo`.
const EXAMPLE: &str = include_str!("../../assets/example/remarks.csv");

/// Remarks that are known as a whole.
const KNOWN: [(&str, &str); 6] = [
    ("basis: citizenship, refugees added", "remark-basis-citizenship"),
    ("mid-year to mid-year", "remark-mid-year"),
    ("estimate", "remark-estimate"),
    ("world bank matrix", "remark-matrix"),
    ("obtained as the difference to the national total", "remark-difference"),
    ("not observed", "status-L"),
];
/// The bases of a count of migrants, as the United Nations letter them.
const TYPES: [&str; 4] = ["B", "C", "R", "I"];

/// The remark in words; what is not known stays as it was written.
pub(super) fn told(lang: Lang, note: &str) -> String {
    let parts: Vec<&str> = note.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let letters = |part: &str| part.strip_prefix("data type:").map(str::trim).map(str::to_owned);
    let has_type = parts.iter().any(|part| letters(part).is_some());
    let mut told: Vec<String> = Vec::new();
    for part in parts {
        // The letters of the basis already say it.
        if has_type && part.starts_with("basis:") {
            continue;
        }
        let known = KNOWN.iter().find(|(text, _)| part.eq_ignore_ascii_case(text));
        told.push(match (letters(part), known) {
            (Some(letters), _) => data_type(lang, &letters).unwrap_or_else(|| part.to_owned()),
            (None, Some((_, id))) => words(lang, id),
            (None, None) if lang == Lang::Lo => in_lao(part).unwrap_or(part).to_owned(),
            (None, None) => part.to_owned(),
        });
    }
    told.join("; ")
}

fn in_lao(remark: &str) -> Option<&'static str> {
    static LAO: OnceLock<HashMap<String, String>> = OnceLock::new();
    let read = || csv::Reader::from_reader(EXAMPLE.as_bytes()).deserialize().flatten().collect();
    LAO.get_or_init(read).get(remark).map(String::as_str)
}

/// `C R` → `Basis of the count: citizenship, refugees added`.
fn data_type(lang: Lang, letters: &str) -> Option<String> {
    let types: Option<Vec<String>> = letters
        .split_whitespace()
        .map(|letter| TYPES.contains(&letter).then(|| words(lang, &format!("remark-type-{letter}"))))
        .collect();
    let types = types.filter(|types| !types.is_empty())?.join(", ");
    Some(say(lang, "remark-data-type", &[("types", types.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_united_nations_are_told_in_both_languages() {
        let note = "data type: C R; basis: citizenship, refugees added";
        assert_eq!(told(Lang::En, note), "Basis of the count: citizenship, refugees added");
        assert_eq!(told(Lang::Lo, note), "ພື້ນຖານການນັບ: ສັນຊາດ, ລວມຜູ້ລີ້ໄພ");
        assert_eq!(told(Lang::En, "data type: C R"), told(Lang::En, note), "one remark, not two");
    }

    #[test]
    fn every_remark_of_the_example_data_has_lao_words() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/example");
        let mut seen = 0;
        for file in std::fs::read_dir(folder).expect("the example data").flatten() {
            let Ok(mut reader) = csv::Reader::from_path(file.path()) else { continue };
            let Some(column) =
                reader.headers().ok().and_then(|headers| headers.iter().position(|name| name == "note"))
            else {
                continue;
            };
            for record in reader.records().flatten() {
                for part in record.get(column).unwrap_or_default().split(';').map(str::trim) {
                    let words = part.chars().any(char::is_alphabetic);
                    seen += usize::from(words);
                    assert!(!words || told(Lang::Lo, part) != part, "{part:?} in {}", file.path().display());
                }
            }
        }
        assert!(seen > 50, "{seen} remarks");
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_written() {
        assert_eq!(told(Lang::Lo, "data type: Q; mid 2003"), "data type: Q; mid 2003");
        assert_eq!(told(Lang::En, "Estimate"), "Estimate");
    }
}
