//! One spelling for the spellings of a name: what is compared, never what is shown or stored.

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparison: case, width, accents of Latin letters, invisible marks, digits of
/// other scripts, dashes, quotes, runs of spaces and punctuation, and the spellings of Lao that differ
/// by keyboard or habit (`ໍາ`/`ຳ`, `ຫນ`/`ໜ`, `ຫລ`/`ຫຼ`, order of tone and vowel, `ຣ`/`ລ`, spaces).
pub fn fold(text: &str) -> String {
    let plain: Vec<char> = text.nfkc().flat_map(char::to_lowercase).collect::<String>().nfkd().collect();
    let plain: Vec<char> = plain.into_iter().filter_map(simple).collect();
    tidy(&lao(&plain))
}

/// The same without Lao tone marks, for search.
pub fn fold_toneless(text: &str) -> String {
    fold(text).chars().filter(|letter| !is_tone(*letter)).collect()
}

/// The value of a decimal digit of any script the files use: Latin, Lao, Thai, full width.
pub fn digit_value(letter: char) -> Option<u8> {
    let base = match letter {
        '0'..='9' => '0',
        '\u{0ED0}'..='\u{0ED9}' => '\u{0ED0}',
        '\u{0E50}'..='\u{0E59}' => '\u{0E50}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(base)).ok()
}

/// Digits of other scripts written as `0`–`9`; everything else as it is.
pub fn plain_digits(text: &str) -> String {
    text.chars().map(|letter| digit_value(letter).map_or(letter, |digit| char::from(b'0' + digit))).collect()
}

/// Whether a letter belongs to the Lao block.
pub fn is_lao(letter: char) -> bool {
    ('\u{0E80}'..='\u{0EFF}').contains(&letter)
}

fn is_tone(letter: char) -> bool {
    ('\u{0EC8}'..='\u{0ECB}').contains(&letter)
}

/// Vowel signs above and below the consonant.
fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{0EB1}' | '\u{0EB4}'..='\u{0EB9}' | '\u{0EBB}')
}

/// Letter by letter: what vanishes and what has one form only.
fn simple(letter: char) -> Option<char> {
    if let Some(digit) = digit_value(letter) {
        return Some(char::from(b'0' + digit));
    }
    match letter {
        // Invisible marks, accents of Latin letters, the Lao cancel mark, apostrophes.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => None,
        '\u{0300}'..='\u{036F}' | '\u{0ECC}' => None,
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => None,
        '\u{0EA3}' => Some('\u{0EA5}'),
        '‐'..='―' | '−' | '﹣' => Some('-'),
        'ı' => Some('i'),
        _ if letter.is_whitespace() => Some(' '),
        _ => Some(letter),
    }
}

/// Spellings of Lao. `plain` is decomposed: ໜ is ຫ + ນ and ຳ is ໍ + າ.
fn lao(plain: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(plain.len());
    for &letter in plain {
        let last = out.last().copied();
        match (last, letter) {
            (Some('\u{0EAB}'), '\u{0E99}') => replace_last(&mut out, '\u{0EDC}'),
            (Some('\u{0EAB}'), '\u{0EA1}') => replace_last(&mut out, '\u{0EDD}'),
            (Some('\u{0EAB}'), '\u{0EA5}') => out.push('\u{0EBC}'),
            (Some('\u{0EC0}'), '\u{0EC0}') => replace_last(&mut out, '\u{0EC1}'),
            (Some('\u{0ECD}'), '\u{0EB2}') => replace_last(&mut out, '\u{0EB3}'),
            (Some(tone), '\u{0EB2}') if is_tone(tone) && before_last(&out) == Some('\u{0ECD}') => {
                out.truncate(out.len() - 2);
                out.extend([tone, '\u{0EB3}']);
            }
            (Some(tone), vowel) if is_tone(tone) && is_vowel_sign(vowel) => {
                replace_last(&mut out, vowel);
                out.push(tone);
            }
            _ => out.push(letter),
        }
    }
    out
}

fn replace_last(out: &mut Vec<char>, letter: char) {
    out.pop();
    out.push(letter);
}

fn before_last(out: &[char]) -> Option<char> {
    out.iter().rev().nth(1).copied()
}

/// Punctuation and spaces: one space between words, none inside Lao; a dash, point or comma stays
/// between two digits, and the signs that change the meaning of a number stay.
fn tidy(letters: &[char]) -> String {
    let mut out = String::with_capacity(letters.len());
    let mut gap = false;
    for (position, &letter) in letters.iter().enumerate() {
        let next = letters.get(position + 1).copied();
        let before = position.checked_sub(1).and_then(|place| letters.get(place)).copied();
        let between_digits = before.is_some_and(|letter| letter.is_ascii_digit())
            && next.is_some_and(|letter| letter.is_ascii_digit());
        let kept = letter.is_alphanumeric()
            || is_lao(letter)
            || ('\u{0E00}'..='\u{0E7F}').contains(&letter)
            || unicode_normalization::char::is_combining_mark(letter)
            || matches!(letter, '+' | '<' | '>' | '≤' | '≥' | '%' | '$' | '€')
            || (between_digits && matches!(letter, '-' | '.' | ',' | '/'));
        if kept {
            let lao_gap = is_lao(letter) && out.chars().next_back().is_some_and(is_lao);
            if gap && !out.is_empty() && !lao_gap {
                out.push(' ');
            }
            out.push(letter);
            gap = false;
        } else if letter == '&' {
            out.push_str(if out.is_empty() { "and" } else { " and" });
            gap = true;
        } else if letter != '.' || next.is_none_or(|letter| !letter.is_alphanumeric()) {
            // A point inside letters is an abbreviation: `U.S.A.` is `usa`.
            gap = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_lao_fold_to_one() {
        for (one, other) in [
            ("ນ\u{0ECD}້າ", "ນ້\u{0EB3}"),
            ("ນ້\u{0ECD}າ", "ນ້ຳ"),
            ("ຄ\u{0ECD}\u{0EB2}ມ່ວນ", "ຄຳມ່ວນ"),
            ("ພາກເຫນືອ", "ພາກເໜືອ"),
            ("ຫມວດ", "ໝວດ"),
            ("ຫລວງພະບາງ", "ຫຼວງພະບາງ"),
            ("ຣັດເຊຍ", "ລັດເຊຍ"),
            ("ເເຂວງ", "ແຂວງ"),
            ("ທ\u{0EC8}\u{0EB5}", "ທ\u{0EB5}\u{0EC8}"),
            ("ສປປ ລາວ", "ສປປ\u{200B}ລາວ"),
            ("ໄຟລ໌", "ໄຟລ"),
            ("ປີ ໒໐໒໐", "ປີ 2020"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("ວຽງຈັນ"), fold("ນະຄອນຫຼວງວຽງຈັນ"));
    }

    #[test]
    fn case_width_accents_and_punctuation_do_not_matter() {
        for (one, other) in [
            ("Côte d’Ivoire", "COTE D'IVOIRE"),
            ("U.S.A.", "usa"),
            ("Lao  People's Dem. Rep.", "lao peoples dem rep"),
            ("１５–２４", "15-24"),
            ("Trinidad & Tobago", "Trinidad and Tobago"),
            ("Lao-Tai", "lao tai"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_eq!(fold("60+"), "60+");
        assert_eq!(fold("< 5"), "< 5");
        assert_eq!(fold("1,234.5"), "1,234.5");
        assert_ne!(fold("15-24"), fold("1524"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["ຫລວງພະບາງ", "Côte d’Ivoire (a)", " 15 – 24 ", "ນໍ້າ & 3.5%", "A & B", "&"]
        {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn search_ignores_tone_marks() {
        assert_eq!(fold_toneless("ຜູ້ຍ້າຍ"), fold_toneless("ຜູຍາຍ"));
    }
}
