//! Numbers as people write them, with the decimal sign told by the table and not by the cell; flags
//! glued to numbers; the marks that stand where a number is missing.

pub use super::form::FormEvidence;
use crate::domain::{ConfStatus, Number, ObsStatus};
use crate::text::plain_digits;
use serde::{Deserialize, Serialize};

/// How a table writes numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberForm {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

/// A text taken apart: digits and signs, and what was stuck to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Sign, digits, points and commas, nothing else.
    pub core: String,
    /// Flag behind or before the number, as written.
    pub flag: Option<String>,
    /// Whether a percent sign follows.
    pub percent: bool,
    /// Whether brackets around the number made it negative.
    pub bracketed: bool,
}

/// Longest text that can be a number with its flag.
const LONGEST: usize = 32;

/// Takes a text apart; `None` where it is no number with at most a short flag.
pub fn take_apart(text: &str) -> Option<Written> {
    let trimmed = text.trim();
    if trimmed.is_empty()
        || trimmed.len() > 3 * LONGEST
        || !trimmed.chars().any(|c| crate::text::digit_value(c).is_some())
    {
        return None;
    }
    let plain = plain_digits(trimmed);
    let (plain, margin) = match ["+/-", "±", "+-"].iter().find_map(|sign| plain.strip_prefix(sign)) {
        Some(rest) => (rest.trim_start().to_owned(), true),
        None => (plain, false),
    };
    let (negative, plain) = match plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) if inside.len() > 2 && inside.starts_with(|c: char| c.is_ascii_digit()) => {
            (true, inside.to_owned())
        }
        // `(1)` numbers a note; only longer ones are negative in the manner of accounts.
        Some(_) => return None,
        None => (false, plain),
    };
    let start = plain.find(|letter: char| letter.is_ascii_digit())?;
    let (before, _) = plain.split_at(start);
    let (sign, lead) = lead(before)?;
    let body = plain.get(start - usize::from(before.ends_with('.'))..)?;
    let end = end_of_number(body);
    let (digits, after) = body.split_at_checked(end)?;
    let (percent, flag) = tail(after)?;
    let core: String = digits
        .chars()
        .filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | 'e' | 'E' | '-' | '+'))
        .collect();
    let core = core.trim_end_matches(['.', ',']).to_owned();
    if code_like(&core) || core.is_empty() {
        return None;
    }
    let minus = if sign || negative { "-" } else { "" };
    let flag = flag.or(lead).or_else(|| margin.then(|| String::from("±")));
    Some(Written { core: format!("{minus}{core}"), flag, percent, bracketed: negative })
}

/// What may stand before the digits: a sign, a currency, a mark. Gives whether it is negative, and the mark.
fn lead(before: &str) -> Option<(bool, Option<String>)> {
    let mut negative = false;
    let mut mark = String::new();
    for letter in before.chars() {
        match letter {
            '-' | '−' | '–' => negative = true,
            '+' | '.' | ' ' | '\u{00A0}' | '$' | '€' | '£' | '₭' | '฿' | '\'' => {}
            '*' | '~' | '≈' => mark.push(letter),
            _ => return None,
        }
    }
    Some((negative, (!mark.is_empty()).then_some(mark)))
}

/// Where the number ends: digits, grouped by spaces, points, commas, apostrophes.
fn end_of_number(body: &str) -> usize {
    let letters: Vec<(usize, char)> = body.char_indices().collect();
    let mut end = 0;
    let mut place = 0;
    while let Some(&(at, letter)) = letters.get(place) {
        let next = letters.get(place + 1).map(|(_, letter)| *letter);
        let next_digit = next.is_some_and(|letter| letter.is_ascii_digit());
        let grouping = matches!(letter, ' ' | '\u{00A0}' | '\u{202F}' | '\u{2009}' | '\'' | '’')
            && three_digits(&letters, place + 1);
        let exponent = matches!(letter, 'e' | 'E')
            && (next_digit
                || (matches!(next, Some('+' | '-'))
                    && letters.get(place + 2).is_some_and(|(_, letter)| letter.is_ascii_digit())));
        if letter.is_ascii_digit() {
            end = at + 1;
        } else if exponent {
            place += usize::from(!next_digit);
        } else if letter == '.' && place == 0 && next_digit {
        } else if !(grouping || (matches!(letter, '.' | ',') && (next_digit || next.is_none()))) {
            break;
        }
        place += 1;
    }
    end
}

/// Exactly three digits follow, then no digit.
fn three_digits(letters: &[(usize, char)], from: usize) -> bool {
    let digit = |place: usize| letters.get(place).is_some_and(|(_, letter)| letter.is_ascii_digit());
    digit(from) && digit(from + 1) && digit(from + 2) && !digit(from + 3)
}

/// What may follow a number: percent, a short flag. `None`: it was no number after all.
fn tail(after: &str) -> Option<(bool, Option<String>)> {
    let rest = after.trim().trim_start_matches(['.', ',']);
    let (percent, rest) = match rest.strip_prefix('%') {
        Some(rest) => (true, rest.trim()),
        None => (false, rest.trim()),
    };
    if rest.is_empty() {
        return Some((percent, None));
    }
    let inside = rest.trim_matches(['(', ')', '[', ']']);
    let word = inside.chars().count() <= 3
        && inside.chars().all(|letter| {
            letter.is_ascii_lowercase()
                || letter.is_ascii_digit()
                || matches!(letter, '*' | '†' | '‡' | '+' | '?' | ',' | 'P' | 'E' | 'R' | '!' | '#')
        });
    let bracketed = rest.starts_with(['(', '[']);
    let digits_only = inside.chars().all(|letter| letter.is_ascii_digit());
    let within = rest.trim_matches(['(', ')', '[', ']']);
    let interval = bracketed
        && rest.ends_with([')', ']'])
        && within.chars().all(|letter| letter.is_ascii_digit() || " .,;-–−%".contains(letter))
        && within.split([' ', ';', '-', '–', ',']).filter(|part| !part.is_empty()).count() >= 2
        && within.chars().count() >= 5;
    if interval {
        return Some((percent, Some(rest.to_owned())));
    }
    let superscript = rest.chars().all(|letter| "¹²³⁴⁵⁶⁷⁸⁹⁰*†‡".contains(letter));
    (superscript || (word && (bracketed || !digits_only))).then(|| (percent, Some(rest.to_owned())))
}

/// `0114` is a code, `0.5` and `0` are numbers.
fn code_like(core: &str) -> bool {
    let digits = core.trim_start_matches(['-', '+']);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a text in a form; `None` where it does not fit the form.
pub fn in_form(core: &str, form: NumberForm) -> Option<Number> {
    let (group, point) = match form {
        NumberForm::Point => (',', '.'),
        NumberForm::Comma => ('.', ','),
    };
    if core.matches(point).count() > 1 {
        return None;
    }
    let plain: String = core
        .chars()
        .filter(|letter| *letter != group)
        .map(|letter| if letter == point { '.' } else { letter })
        .collect();
    Number::parse(&plain).ok()
}

/// Whether a text stands where a number is missing. Single letters count only among numbers, which the
/// caller knows.
pub fn is_marker(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 16 {
        return false;
    }
    if text.chars().all(|letter| matches!(letter, '.' | '…' | '-' | '–' | '—' | '−' | '*' | ':' | '_' | '/'))
    {
        return true;
    }
    if text.chars().all(|letter| "*†‡≥≤.,¹²³⁴⁵⁶⁷⁸⁹⁰ ".contains(letter)) {
        return true;
    }
    matches!(
        text.to_lowercase().as_str(),
        "n/a"
            | "na"
            | "n.a."
            | "n.a"
            | "nan"
            | "null"
            | "none"
            | "#n/a"
            | "nd"
            | "n.d."
            | "n.e."
            | "[c]"
            | "[x]"
            | "[z]"
            | "[u]"
            | "[low]"
            | "(x)"
            | "(d)"
            | "(s)"
            | "(z)"
            | "(c)"
            | "(na)"
            | "nil"
            | "missing"
            | "not available"
            | "not applicable"
            | "ບໍ່ມີ"
            | "ບໍ່ມີຂໍ້ມູນ"
            | "ບໍ່ມີ ຂໍ້ມູນ"
            | "inf"
            | "-inf"
            | "ns"
            | "n.s."
    )
}

/// The error of a formula, written out as text by the program that saved the file.
pub fn is_error(text: &str) -> bool {
    matches!(text, "#REF!" | "#DIV/0!" | "#VALUE!" | "#NAME?" | "#NUM!" | "#NULL!")
}

/// `<5`, `under 10`: a number too small to be shown; never its limit.
pub fn is_below(text: &str) -> bool {
    let text = text.trim();
    let rest = text.trim_start_matches(['<', '≤', '>']).trim();
    rest.len() < text.len()
        && !rest.is_empty()
        && rest.len() < 8
        && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// What a flag or marker says, where its meaning is the same everywhere.
pub fn status_of(mark: &str, has_number: bool) -> (ObsStatus, ConfStatus) {
    let folded = mark.trim().trim_matches(['(', ')', '[', ']']).to_lowercase();
    if !has_number {
        return match folded.as_str() {
            "c" | "s" | "d" => (ObsStatus::Suppressed, ConfStatus::Confidential),
            "x" | "n/a" | "not applicable" | "z" if mark.trim() != "x" => {
                (ObsStatus::NotApplicable, ConfStatus::Free)
            }
            text if text.starts_with(['<', '≤']) => (ObsStatus::Suppressed, ConfStatus::Free),
            ".." | "..." | "…" => (ObsStatus::NotCollected, ConfStatus::Free),
            _ => (ObsStatus::Missing, ConfStatus::Free),
        };
    }
    let status = match folded.as_str() {
        "b" | "break in series" | "time series break" => ObsStatus::Break,
        "e" | "est" | "estimated" | "estimated value" => ObsStatus::Estimated,
        "p" | "provisional" | "provisional value" => ObsStatus::Provisional,
        "f" | "forecast" => ObsStatus::Forecast,
        "u" | "unreliable" | "low reliability" => ObsStatus::LowReliability,
        "d" | "definition differs" => ObsStatus::DefinitionDiffers,
        "i" | "imputed" => ObsStatus::Imputed,
        _ => ObsStatus::Normal,
    };
    (status, ConfStatus::Free)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, Option<String>)> {
        let written = take_apart(text)?;
        in_form(&written.core, NumberForm::Point).map(|number| (number.value, written.flag))
    }

    #[test]
    fn numbers_are_read_with_their_flags() {
        for (text, value, flag) in [
            ("135281 b", 135_281.0, Some("b")),
            ("1,234.5", 1234.5, None),
            (" 229,932.50 ", 229_932.5, None),
            ("1 234 567", 1_234_567.0, None),
            ("+/- 8,215", 8215.0, Some("±")),
            ("(123)", -123.0, None),
            ("−5", -5.0, None),
            ("13.9%", 13.9, None),
            ("໑໒໓", 123.0, None),
            ("12.5e", 12.5, Some("e")),
            ("1.5e6", 1.5e6, None),
            ("*98", 98.0, Some("*")),
            (".5", 0.5, None),
            ("3230¹", 3230.0, Some("¹")),
            ("7648 (a)", 7648.0, Some("(a)")),
        ] {
            assert_eq!(read(text), Some((value, flag.map(str::to_owned))), "{text}");
        }
        for text in [
            "",
            "-",
            "..",
            "0114",
            "12 months",
            "Table 1",
            "15-24",
            "1970. 1/4",
            "2015/16",
            "[c]",
            "60+ years",
            "(1)",
            "1/",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_table_tells_the_decimal_sign() {
        let form = |numbers: &[&str], separator| {
            let mut evidence = FormEvidence::default();
            numbers.iter().for_each(|number| evidence.add(number));
            evidence.form(separator)
        };
        assert_eq!(form(&["1,234.5"], None), (NumberForm::Point, true));
        assert_eq!(form(&["1.234,5"], None), (NumberForm::Comma, true));
        assert_eq!(form(&["379", "575", "1.613", "64"], Some(';')), (NumberForm::Comma, true));
        assert_eq!(form(&["836.263", "221.01"], Some(',')), (NumberForm::Point, true));
        assert_eq!(form(&["1.613", "20000"], Some(';')), (NumberForm::Point, true));
        assert_eq!(form(&["379", "575", "1.613", "64"], None), (NumberForm::Comma, false));
        assert_eq!(
            form(&["258.325", "277.135", "288.475", "501.840"], Some(';')),
            (NumberForm::Comma, false)
        );
        assert_eq!(in_form("1.613", NumberForm::Comma).map(|number| number.value), Some(1613.0));
    }

    #[test]
    fn markers_are_not_numbers() {
        for text in ["..", "...", "…", "-", ":", ".", "*", "n/a", "[c]", "N/A", "≥. *. **"] {
            assert!(is_marker(text), "{text}");
        }
        for text in ["", "Census", "5", "total"] {
            assert!(!is_marker(text), "{text}");
        }
        assert!(is_below("<5") && !is_below("5"));
    }
}
