//! Units and scale words in titles and headings: `(thousands)`, `US$ million`, `'000`, `ພັນຄົນ`, `(%)`.

use super::lexicon::Lexicon;
use crate::text::{fold, is_lao};

/// Power of ten that words of a title or heading ask for; 0 where they ask for none.
pub fn scale_of(text: &str) -> i8 {
    let low = text.to_lowercase();
    if low.contains("per thousand")
        || low.contains("per 1,000")
        || low.contains("per 1000")
        || low.contains("per million")
        || low.contains("per hundred")
        || low.contains("ຕໍ່")
    {
        return 0;
    }
    let words: Vec<String> = low
        .split(|letter: char| !(letter.is_alphanumeric() || is_lao(letter) || letter == '\''))
        .map(str::to_owned)
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(&["billion", "billions", "bn", "ຕື້"]) {
        9
    } else if has(&["million", "millions", "mln", "mn", "ລ້ານ", "ລ້ານຄົນ", "ລ້ານກີບ"])
    {
        6
    } else if has(&["thousand", "thousands", "'000", "'000s", "000's", "000s", "ພັນ", "ພັນຄົນ"])
        || words.iter().any(|word| word.starts_with("ພັນ") && word.chars().count() < 8)
        || low.contains("(000)")
        || low.contains("(000's)")
    {
        3
    } else {
        0
    }
}

/// Words of what is measured against something else: a scale of the table is not meant for it.
const RELATIVE: [&str; 22] = [
    "%",
    "percent",
    "per cent",
    "percentage",
    "pct",
    "‰",
    "per 1,000",
    "per 1000",
    "per thousand",
    "per 100",
    "ratio",
    "rate",
    "rates",
    "share",
    "shares",
    "proportion",
    "index",
    "ສ່ວນຮ້ອຍ",
    "ອັດຕາ",
    "ເປີເຊັນ",
    "ร้อยละ",
    "อัตรา",
];

/// Whether a heading or label names a percentage, a rate or the like, which no `thousands` scales.
pub fn is_relative(text: &str) -> bool {
    let low = text.to_lowercase();
    RELATIVE.iter().any(|word| {
        low.match_indices(word).any(|(start, found)| {
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let before = low.get(..start).and_then(|head| head.chars().next_back());
            let after = low.get(start + found.len()..).and_then(|tail| tail.chars().next());
            !word.is_ascii() || *word == "%" || (!letter(before) && !letter(after))
        })
    })
}

/// A unit without its scale words, whose power of ten is applied: `US$ million` is `US$`. `None` where
/// nothing but the scale is named.
pub fn base_of(unit: &str) -> Option<String> {
    if scale_of(unit) == 0 {
        return Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    }
    let kept: Vec<&str> = unit
        .split_whitespace()
        .filter(|word| {
            scale_of(word.trim_matches(['(', ')', ','])) == 0 && !matches!(*word, "of" | "in" | "(in")
        })
        .collect();
    let mut base = kept.join(" ");
    for word in ["ພັນລ້ານ", "ລ້ານ", "ພັນ", "ຕື້"] {
        base = base.strip_prefix(word).map_or(base.clone(), str::to_owned);
    }
    let lao = ["ພັນ", "ລ້ານ", "ຕື້"].iter().find_map(|word| unit.trim().strip_prefix(word));
    let base = if base.is_empty() { lao.unwrap_or_default().trim().to_owned() } else { base };
    (!base.trim_matches(['(', ')', ' ']).is_empty()).then(|| base.trim().to_owned())
}

/// Words before a unit that is declared: `Unit: persons`.
const DECLARED: [&str; 7] =
    ["unit of measurement", "unit of measure", "units", "unit", "ຫົວໜ່ວຍວັດແທກ", "ຫົວໜ່ວຍ", "ຫົວຫນ່ວຍ"];

/// The unit that a line declares: `Unit: persons`, `(ຫົວໜ່ວຍ: ຄົນ)`.
pub fn declared(text: &str) -> Option<String> {
    let (name, unit) = text.trim().trim_matches(['(', ')', '[', ']']).split_once([':', '='])?;
    let unit = unit.trim();
    let name = fold(name);
    (DECLARED.iter().any(|word| fold(word) == name) && !unit.is_empty() && unit.chars().count() <= 30)
        .then(|| unit.to_owned())
}

/// The unit a title or heading names: what stands in its last brackets, or after a comma.
pub fn unit_of(text: &str, lexicon: &Lexicon) -> Option<String> {
    if let Some(unit) = declared(text) {
        return Some(unit);
    }
    let mut rest = text;
    let mut found = None;
    while let Some((_, after)) = rest.split_once(['(', '[']) {
        let Some((inside, next)) = after.split_once([')', ']']) else { break };
        if is_unit(inside, lexicon) {
            found = Some(inside.trim().to_owned());
        }
        rest = next;
    }
    found
        .or_else(|| {
            let last = text.rsplit(',').next()?.trim();
            (last.len() < text.len() && is_unit(last, lexicon)).then(|| last.to_owned())
        })
        .or_else(|| (text.chars().count() <= 20 && is_unit(text, lexicon)).then(|| text.trim().to_owned()))
}

/// Whether a text is nothing but a unit.
pub fn is_unit(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 30 {
        return false;
    }
    if lexicon.unit(text).is_some()
        || matches!(text, "%" | "no." | "No." | "'000" | "000" | "000s" | "000's" | "‰" | "$m")
    {
        return true;
    }
    let folded = fold(text);
    folded.split(' ').all(|word| {
        matches!(
            word,
            "thousand"
                | "thousands"
                | "million"
                | "millions"
                | "billion"
                | "billions"
                | "in"
                | "of"
                | "us$"
                | "usd"
                | "kip"
                | "lak"
                | "persons"
                | "people"
                | "percent"
                | "percentage"
                | "per"
                | "cent"
                | "%"
                | "number"
                | "numbers"
                | "dollars"
                | "us"
                | "current"
                | "constant"
                | "000s"
                | "000"
                | "eur"
                | "euro"
                | "ຄົນ"
                | "ພັນຄົນ"
                | "ລ້ານຄົນ"
                | "ເປີເຊັນ"
                | "ກີບ"
                | "ລ້ານກີບ"
                | "ພັນ"
                | "ລ້ານ"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_loses_its_scale_words() {
        for (written, base) in [
            ("US$ million", Some("US$")),
            ("millions of US$", Some("US$")),
            ("thousands", None),
            ("persons", Some("persons")),
            ("ພັນຄົນ", Some("ຄົນ")),
            ("ລ້ານກີບ", Some("ກີບ")),
            ("per 1,000", Some("per 1,000")),
        ] {
            assert_eq!(base_of(written).as_deref(), base, "{written}");
        }
    }

    #[test]
    fn a_declared_unit_is_what_stands_behind_the_word() {
        for (line, unit) in [
            ("Unit: persons", Some("persons")),
            ("(ຫົວໜ່ວຍ: ຄົນ)", Some("ຄົນ")),
            ("Units of the army: persons", None),
            ("Persons", None),
        ] {
            assert_eq!(declared(line).as_deref(), unit, "{line}");
        }
    }

    #[test]
    fn no_scale_is_meant_for_rates() {
        for text in ["Percent", "% of total", "Growth rate", "Share (%)", "ອັດຕາການເຄື່ອນຍ້າຍ", "Per cent"]
        {
            assert!(is_relative(text), "{text}");
        }
        for text in ["Migrants", "Integrated", "Number of persons", "Indexed pensioners", "Corporate staff"] {
            assert!(!is_relative(text), "{text}");
        }
    }

    #[test]
    fn scale_words_are_powers_of_ten() {
        for (text, power) in [
            ("Total population (thousands)", 3),
            ("Remittances (US$ million)", 6),
            ("Population Size by Education (000's)", 3),
            ("ປະຊາກອນ (ພັນຄົນ)", 3),
            ("Rate per 1,000", 0),
            ("Victims per 100,000 population", 0),
            ("Persons", 0),
        ] {
            assert_eq!(scale_of(text), power, "{text}");
        }
    }
}
