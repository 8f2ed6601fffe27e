//! Lines of text: measured once a word, broken between words, also between Lao ones.

use super::super::svg::lettering::{Weight, width};
use crate::text::{breaks, is_lao};
use std::collections::HashMap;

/// Measures and breaks texts, remembering the width of each word.
#[derive(Default)]
pub(super) struct Setter {
    regular: HashMap<String, f64>,
    bold: HashMap<String, f64>,
}

impl Setter {
    /// Width of a text at a size.
    pub fn width(&mut self, text: &str, size: f64, weight: Weight) -> f64 {
        breaks::pieces(text).into_iter().map(|piece| self.piece(piece, weight)).sum::<f64>() * size
    }

    /// Width of a word as a part of the size.
    fn piece(&mut self, piece: &str, weight: Weight) -> f64 {
        let known = match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        };
        if let Some(wide) = known.get(piece) {
            return *wide;
        }
        let wide = width(piece, 1.0, weight);
        known.insert(piece.to_owned(), wide);
        wide
    }

    /// The widest word of a text at a size.
    pub fn widest(&mut self, text: &str, size: f64, weight: Weight) -> f64 {
        breaks::pieces(text).into_iter().map(|piece| self.piece(piece.trim_end(), weight)).fold(0.0, f64::max)
            * size
    }

    /// The lines of a text, none wider than `limit` but for a single word that is.
    pub fn lines(&mut self, text: &str, limit: f64, size: f64, weight: Weight) -> Vec<String> {
        let limit = limit / size;
        let (mut lines, mut line, mut wide) = (Vec::new(), String::new(), 0.0);
        for piece in breaks::pieces(text) {
            let whole = self.piece(piece, weight);
            let seen = self.piece(piece.trim_end(), weight);
            if !line.is_empty() && wide + seen > limit {
                lines.push(std::mem::take(&mut line));
                wide = 0.0;
            }
            line.push_str(piece);
            wide += whole;
        }
        lines.push(line);
        lines
            .into_iter()
            .map(|line| line.trim_end().replace('\u{200b}', ""))
            .filter(|line| !line.is_empty())
            .collect()
    }
}

/// Distance of lines as a part of the size: Lao has marks in two floors above and one below.
pub(super) fn leading(text: &str) -> f64 {
    if text.chars().any(is_lao) { 1.62 } else { 1.36 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_no_letter() {
        let mut setter = Setter::default();
        let text = "ຈຳນວນຜູ້ເຄື່ອນຍ້າຍລະຫວ່າງປະເທດທີ່ອາໄສຢູ່ ສປປ ລາວ, by sex, 1990–2020";
        let lines = setter.lines(text, 150.0, 10.0, Weight::Regular);
        assert!(lines.len() > 1, "{lines:?}");
        for line in &lines {
            assert!(width(line, 10.0, Weight::Regular) <= 150.5, "{line}");
        }
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(plain(&lines.concat()), plain(text));
    }
}
