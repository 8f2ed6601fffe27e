//! Which character stands between the fields: the one that makes records of one length out of fields
//! that look like something (after van den Burg, Nazábal, Sutton 2019, "Wrangling messy CSV files").

use super::fields::Fields;
use std::collections::HashMap;

const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];
const SAMPLE_BYTES: usize = 1 << 17;
const SAMPLE_ROWS: u32 = 300;

/// The separator that the file itself tells in its first line, as Excel writes it: `sep=;`.
pub(super) fn told(text: &str) -> Option<u8> {
    let line = text.trim_start_matches('\u{feff}').lines().next()?;
    let told = line.trim_end().strip_prefix("sep=")?.as_bytes();
    told.first().copied().filter(|byte| byte.is_ascii() && told.len() == 1)
}

/// The separator; `None` where each line is one field.
pub(super) fn find(text: &str, extension: &str) -> Option<u8> {
    if let Some(told) = told(text) {
        return Some(told);
    }
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    let tabs = extension.eq_ignore_ascii_case("tsv") || extension.eq_ignore_ascii_case("tab");
    let mut best = None;
    let mut most = 0.0;
    for candidate in CANDIDATES {
        let bonus = if tabs && candidate == b'\t' { 1.5 } else { 1.0 };
        let score = score(sample, candidate) * bonus;
        // Of equals the first stays: the comma before the others.
        if score > most {
            most = score;
            best = Some(candidate);
        }
    }
    best
}

fn score(sample: &str, separator: u8) -> f64 {
    let mut lengths: HashMap<u32, f64> = HashMap::new();
    let (mut good, mut all) = (0.0, 0.0);
    let mut fields = Fields::new(sample, Some(separator));
    while let Some(field) = fields.next_field() {
        if field.row >= SAMPLE_ROWS {
            break;
        }
        let text = field.text.trim();
        if !(field.last && field.column == 0 && text.is_empty()) {
            all += 1.0;
            good += if looks_whole(text, separator) { 1.0 } else { 0.0 };
            if field.last {
                *lengths.entry(field.column + 1).or_default() += 1.0;
            }
        }
    }
    if all == 0.0 {
        return 0.0;
    }
    let kinds = lengths.values().fold(0.0, |sum, _| sum + 1.0);
    let pattern: f64 =
        lengths.iter().map(|(length, count)| count * f64::from(length - 1) / f64::from(*length)).sum();
    pattern / kinds * (good / all)
}

/// Whether a field looks like one thing: a number, a date, a word; not like several with another
/// separator between them.
fn looks_whole(text: &str, separator: u8) -> bool {
    let other = |candidate: &u8| *candidate != separator && text.contains(char::from(*candidate));
    if !CANDIDATES.iter().any(other) {
        return true;
    }
    // A decimal or thousands comma is no separator, nor is one with a blank behind it.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let number = digits > 0 && text.chars().all(|sign| sign.is_ascii_digit() || "+-,. %".contains(sign));
    number || (text.contains(", ") && !text.contains([';', '\t', '|']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_makes_records_of_one_length() {
        for (text, separator) in [
            ("a,b,c\n1,2,3\n4,5,6\n", Some(b',')),
            ("land;1990;2000\nLaos;1,5;2,5\nThailand;3,25;4,5\n", Some(b';')),
            ("Laos;1,5;2,5\nThailand;3,25;4,5\n", Some(b';')),
            ("freq,geo\\time\t2000\t2001\nA,LA\t12 b\t:\nA,TH\t: \t4 e\n", Some(b'\t')),
            ("a|b\n1,5|2\n3|4\n", Some(b'|')),
            ("Title, with comma\n\nSource: x\na;b;c\n1;2;3\n4;5;6\n", Some(b';')),
            ("only\none\ncolumn\n", None),
            ("sep=;\na,b;c\n", Some(b';')),
            ("\"1,234\",\"a;b\"\n\"2,345\",\"c;d\"\n", Some(b',')),
        ] {
            assert_eq!(find(text, "csv"), separator, "{text}");
        }
    }
}
