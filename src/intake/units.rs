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
        || low.contains("(000)")
        || low.contains("(000's)")
    {
        3
    } else if words.iter().any(|word| word.starts_with("ພັນ") && word.chars().count() < 8) {
        3
    } else {
        0
    }
}

/// The unit a title or heading names: what stands in its last brackets, or after a comma.
pub fn unit_of(text: &str, lexicon: &Lexicon) -> Option<String> {
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
