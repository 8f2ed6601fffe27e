//! Borders of Lao words, for lines that break where a reader expects it.
//!
//! Lao is written without spaces between words. A dictionary finds the words once per string; callers
//! keep the result. For display U+2009 (thin space, drawn without width by the program's fonts) stands
//! between words; it never reaches storage, search, copies or files.

use super::is_lao;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::ops::Range;

/// Stands between Lao words in displayed text.
pub const THIN_SPACE: char = '\u{2009}';
const ZERO_WIDTH_SPACE: char = '\u{200b}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// Texts that no line break may tear, in every text: the country's name.
const WHOLE: [&str; 2] = ["ສປປ ລາວ", "ສປປ\u{a0}ລາວ"];

/// Byte offsets at which a line may break between two Lao words, ascending. `names` are kept whole.
/// Where the writer set U+200B, the break is right after it.
pub fn borders(text: &str, names: &[&str]) -> Vec<usize> {
    if !text.chars().any(is_lao) {
        return Vec::new();
    }
    let kept = kept_ranges(text, names);
    let cuts: Vec<usize> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(text).collect();
    let mut found: Vec<usize> = cuts
        .iter()
        .enumerate()
        .filter(|(at, _)| !beside_single_letter(text, &cuts, *at))
        .map(|(_, offset)| *offset)
        .filter(|offset| between_lao(text, *offset))
        .filter(|offset| !kept.iter().any(|range| range.start < *offset && *offset < range.end))
        .collect();
    // A person who typed U+200B knows the words better than any dictionary.
    found.extend(
        text.match_indices(ZERO_WIDTH_SPACE)
            .map(|(start, mark)| start + mark.len())
            .filter(|end| *end < text.len()),
    );
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a piece of one letter lies on either side of a cut: the dictionary tears short forms (ສປຊ).
fn beside_single_letter(text: &str, cuts: &[usize], at: usize) -> bool {
    let piece = |from: Option<&usize>, to: Option<&usize>| text.get(*from?..*to?);
    let here = cuts.get(at);
    [piece(at.checked_sub(1).and_then(|before| cuts.get(before)), here), piece(here, cuts.get(at + 1))]
        .into_iter()
        .flatten()
        .any(|piece| piece.chars().count() == 1 && piece.chars().all(is_lao))
}

fn between_lao(text: &str, offset: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..offset), text.get(offset..)) else { return false };
    // ໆ repeats the word before it and ຯ shortens it: neither begins a line.
    before.chars().next_back().is_some_and(is_lao)
        && after.chars().next().is_some_and(|next| is_lao(next) && !matches!(next, 'ໆ' | 'ຯ'))
}

fn kept_ranges(text: &str, names: &[&str]) -> Vec<Range<usize>> {
    WHOLE
        .iter()
        .chain(names)
        .filter(|name| !name.is_empty())
        .flat_map(|name| text.match_indices(*name).map(|(start, found)| start..start + found.len()))
        .collect()
}

/// The text with U+2009 between Lao words. For display only: [`strip`] gives the text back.
pub fn breakable(text: &str) -> String {
    breakable_keeping(text, &[])
}

/// As [`breakable`], with `names` (official names from the code lists) kept on one line.
pub fn breakable_keeping(text: &str, names: &[&str]) -> String {
    let marks = borders(text, names);
    if marks.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + marks.len() * THIN_SPACE.len_utf8());
    let mut start = 0;
    for end in marks.into_iter().chain([text.len()]) {
        let piece = text.get(start..end).unwrap_or_default();
        out.extend(piece.chars().filter(|letter| *letter != ZERO_WIDTH_SPACE));
        if end < text.len() {
            out.push(THIN_SPACE);
        }
        start = end;
    }
    out.replace(WHOLE[0], WHOLE[1])
}

/// The displayed text without the marks of [`breakable`]: what is copied and searched.
pub fn strip(text: &str) -> String {
    text.replace(THIN_SPACE, "").replace(WHOLE[1], WHOLE[0])
}

/// The text in pieces that a line break may part, with the spaces at their ends. Joined they are the
/// text again.
pub fn pieces(text: &str) -> Vec<&str> {
    let kept = kept_ranges(text, &[]);
    let mut ends = borders(text, &[]);
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let end = start + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        let space =
            letter.is_whitespace() && letter != NO_BREAK_SPACE && !next.is_some_and(char::is_whitespace);
        let whole = kept.iter().any(|range| range.start < end && end < range.end);
        if end < text.len() && space && !whole {
            ends.push(end);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    let mut out = Vec::with_capacity(ends.len() + 1);
    for end in ends.into_iter().chain([text.len()]) {
        if let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) {
            out.push(piece);
        }
        start = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        breakable(text).split(THIN_SPACE).map(str::to_owned).collect()
    }

    #[test]
    fn lao_words_are_parted() {
        assert_eq!(words("ຈຳນວນປະຊາກອນ"), ["ຈຳນວນ", "ປະຊາກອນ"]);
        assert_eq!(words("ແຫຼ່ງຂໍ້ມູນ"), ["ແຫຼ່ງ", "ຂໍ້ມູນ"]);
        assert_eq!(words("International migrants"), ["International migrants"]);
    }

    #[test]
    fn short_forms_are_kept_whole() {
        assert!(pieces("ກົມເສດຖະກິດ ແລະ ສັງຄົມ ສປຊ, ຈຳນວນ").contains(&"ສປຊ, "));
    }

    #[test]
    fn a_break_typed_by_a_person_is_respected() {
        assert_eq!(words("ກຂ\u{200b}ຄງ").concat(), "ກຂຄງ");
        assert!(words("ປະຊາ\u{200b}ກອນ").contains(&String::from("ກອນ")));
    }

    #[test]
    fn names_are_kept_whole() {
        let name = "ອົງການຈັດຕັ້ງສາກົນ";
        let text = format!("ຢູ່{name}ແລະ");
        let parted = breakable_keeping(&text, &[name]);
        assert!(parted.contains(name), "{parted}");
        assert!(!breakable(&text).contains(name), "without the list the name is parted");
    }

    #[test]
    fn the_country_stays_on_one_line_and_comes_back() {
        let text = "ຜູ້ເຄື່ອນຍ້າຍຢູ່ ສປປ ລາວ ຕາມເພດ";
        let shown = breakable(text);
        assert!(shown.contains("ສປປ\u{a0}ລາວ"), "{shown}");
        assert_eq!(strip(&shown), text);
        assert!(pieces(text).iter().all(|piece| !piece.ends_with("ສປປ ")));
    }

    #[test]
    fn pieces_joined_are_the_text() {
        for text in ["", "ລາວ", "One two  three", "ປີ 2020, ຈຳນວນຄົນ ແລະ ອື່ນໆ", " x "]
        {
            assert_eq!(pieces(text).concat(), text);
        }
        assert_eq!(pieces("One two"), ["One ", "two"]);
        assert!(pieces("ຈີນ ແລະ ອື່ນໆ").iter().all(|piece| !piece.starts_with('ໆ')));
    }
}
