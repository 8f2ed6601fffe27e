//! Words that fit their room.

use crate::text::breaks;

/// Who measures words: the shaping engine of the writer, or the fonts of the window.
pub trait Letters {
    /// Width of a text at a size, in px.
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

/// The text, shortened until it fits.
pub(super) fn shorten(letters: &dyn Letters, text: &str, limit: f64, size: f64, bold: bool) -> String {
    // Room that was measured by this very text holds it, whatever rounding did on the way.
    if letters.width(text, size, bold) <= limit + 0.01 {
        return text.to_owned();
    }
    let all: Vec<char> = text.chars().collect();
    for count in (1..all.len()).rev() {
        let short: String = all.iter().take(count).collect::<String>().trim_end().to_owned() + "…";
        if letters.width(&short, size, bold) <= limit {
            return short;
        }
    }
    String::from("…")
}

/// The text in at most so many lines, broken between words, the last one shortened.
pub(super) fn wrap(letters: &dyn Letters, text: &str, limit: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in breaks::pieces(text) {
        let longer = format!("{line}{piece}");
        if !line.is_empty() && letters.width(longer.trim_end(), size, false) > limit && lines.len() + 1 < most
        {
            lines.push(line.trim_end().to_owned());
            line = piece.trim_start().to_owned();
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
        .into_iter()
        .map(|line| shorten(letters, &line.replace('\u{200b}', ""), limit, size, false))
        .collect()
}
