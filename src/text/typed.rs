//! Lao as it is typed, in its one right spelling.

/// Puts what keyboards leave in pieces together for display and storage: ໍ + າ becomes ຳ, also with a tone
/// between or before, where the tone goes before ຳ. Everything else stays as it was typed.
pub fn typed(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\u{eb2}' {
            let tone = out.last().copied().filter(|mark| ('\u{ec8}'..='\u{ecb}').contains(mark));
            let before = if tone.is_some() { out.len().checked_sub(2) } else { out.len().checked_sub(1) };
            if let Some(place) = before.filter(|place| out.get(*place) == Some(&'\u{ecd}')) {
                out.remove(place);
                out.push('\u{eb3}');
                continue;
            }
        }
        out.push(letter);
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_am_become_one_letter_with_the_tone_before_it() {
        assert_eq!(typed("ນ\u{ecd}\u{ec9}\u{eb2}"), "ນ\u{ec9}\u{eb3}");
        assert_eq!(typed("ນ\u{ec9}\u{ecd}\u{eb2}"), "ນ\u{ec9}\u{eb3}");
        assert_eq!(typed("ຄ\u{ecd}\u{eb2}"), "ຄ\u{eb3}");
        assert_eq!(typed("ພາສາ abc"), "ພາສາ abc");
    }
}
