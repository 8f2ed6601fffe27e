//! Words without what is no part of them: spaces, leaders, footnote marks, "(continued)".

/// One space between words, none around.
pub fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|letter: char| letter.is_whitespace() || letter == '\u{200B}') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// A label without what is no part of the name: leading dots and stars, dot leaders, footnote marks.
pub fn clean(text: &str) -> String {
    let spaced = single_spaced(text);
    let mut rest = spaced.as_str();
    rest = rest.trim_start_matches(['*', '†', '‡', '•', '·', '.', ' ']);
    loop {
        let before = rest.len();
        rest = rest
            .trim_end_matches(['*', '†', '‡', '…', ' ', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
        let dots = rest.len() - rest.trim_end_matches(['.', '…', ' ']).len();
        if dots > 1 {
            rest = rest.trim_end_matches(['.', '…', ' ']);
        }
        rest = rest.strip_suffix(':').unwrap_or(rest);
        rest = without_continuation(rest);
        rest = without_footnote(rest);
        if rest.len() == before {
            break;
        }
    }
    if rest.trim().is_empty() { spaced } else { rest.trim().to_owned() }
}

/// `Puerto Rico2` is Puerto Rico with a footnote whose mark lost its superscript: one or two digits
/// directly behind a word of letters. Only for labels of which few end so.
pub fn without_glued_mark(text: &str) -> Option<&str> {
    let name = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = text.len() - name.len();
    let letters = name.chars().rev().take_while(|letter| letter.is_alphabetic()).count();
    ((1..=2).contains(&digits) && letters >= 3 && name.chars().any(char::is_lowercase)).then_some(name)
}

/// `Labour force (continued)` is the labour force.
fn without_continuation(text: &str) -> &str {
    for mark in [
        "(continued)",
        "(cont.)",
        "(cont'd)",
        "(cont’d)",
        "(contd.)",
        "(cont)",
        "(ຕໍ່)",
        "- continued",
        "-- continued",
    ] {
        let at = text.len().saturating_sub(mark.len());
        if at > 0 && text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(mark)) {
            return text.get(..at).unwrap_or(text).trim_end();
        }
    }
    text
}

/// `Lao PDR (a)`, `Lao PDR [1]`, `Lao PDR 1/`.
fn without_footnote(text: &str) -> &str {
    let text = text.trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inside) = text.strip_suffix(close)
            && let Some((name, mark)) = inside.rsplit_once(open)
            && !name.trim().is_empty()
            && (1..=2).contains(&mark.trim().chars().count())
            && mark
                .trim()
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "*†".contains(letter))
        {
            return name.trim_end();
        }
    }
    if let Some(head) = text.strip_suffix('/')
        && let Some((name, mark)) = head.rsplit_once(' ')
        && mark.len() <= 2
        && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        return name.trim_end();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_ornaments() {
        for (written, name) in [
            ("  Lao PDR (a) ", "Lao PDR"),
            ("Total Grains.......... ……….", "Total Grains"),
            ("*New York", "New York"),
            (".Alabama", "Alabama"),
            ("Foo 1/", "Foo"),
            ("Sort\norder", "Sort order"),
            ("June¹", "June"),
            ("Persons (thousands)", "Persons (thousands)"),
            ("U.S.A.", "U.S.A."),
            ("*", "*"),
        ] {
            assert_eq!(clean(written), name, "{written}");
        }
    }
}
