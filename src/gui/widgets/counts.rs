//! A strip of counts: large number, small word, hairlines between.

use super::words;
use crate::gui::theme::{Look, Type};
use egui::{Align2, Color32, Rect, Stroke, Ui, pos2, vec2};

/// One count of a strip.
pub struct Count {
    /// The number.
    pub number: String,
    /// Small words after the number, such as "of 148".
    pub of: String,
    /// What is counted.
    pub words: String,
    /// Colour of the number.
    pub colour: Color32,
}

/// Draws counts side by side over the width of a rectangle (48 high).
pub fn count_strip(ui: &mut Ui, look: &Look, rect: Rect, counts: &[Count]) {
    let t = look.tokens;
    let many = f32::from(u16::try_from(counts.len().max(1)).unwrap_or(1));
    let wide = rect.width() / many;
    let mut left = rect.left();
    for (position, count) in counts.iter().enumerate() {
        if position > 0 {
            ui.painter().vline(
                (left - 0.5).round() + 0.5,
                rect.top()..=rect.bottom(),
                Stroke::new(1.0, t.line),
            );
        }
        let pad = if position == 0 { 0.0 } else { 16.0 };
        let room = Rect::from_min_max(pos2(left + pad, rect.top()), pos2(left + wide - 4.0, rect.bottom()));
        let top = Rect::from_min_size(room.min, vec2(room.width(), 28.0));
        let number =
            words::line(ui, look, top, Align2::LEFT_CENTER, &count.number, Type::Title, count.colour);
        if !count.of.is_empty() {
            let beside = Rect::from_min_max(pos2(number.rect.right() + 6.0, top.top() + 2.0), top.max);
            words::line(ui, look, beside, Align2::LEFT_CENTER, &count.of, Type::Body, t.quiet);
        }
        let below = Rect::from_min_max(pos2(room.left(), room.top() + 26.0), room.max);
        words::line(ui, look, below, Align2::LEFT_CENTER, &count.words, Type::Small, t.quiet);
        left += wide;
    }
}
