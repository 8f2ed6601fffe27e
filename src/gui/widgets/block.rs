//! Error block: what, which file, where, why, how to mend, and what to do now.

use super::{Button, Kind, card, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use egui::{Align2, CornerRadius, Pos2, Rect, Ui, pos2, vec2};

/// What an error block says.
pub struct Block<'a> {
    /// What happened.
    pub title: &'a str,
    /// Pairs of small words and text: file, where, why, how to mend.
    pub lines: Vec<(String, String)>,
    /// Words of its buttons, the first one primary.
    pub actions: Vec<String>,
}

/// Draws an error block from its upper left corner; gives its height and the action that was pressed.
pub fn error_block(
    ui: &mut Ui,
    look: &Look,
    at: Pos2,
    width: f32,
    block: &Block<'_>,
) -> (f32, Option<usize>) {
    const LEFT: f32 = 64.0;
    const NAMES: f32 = 136.0;
    let t = look.tokens;
    let room = width - LEFT - NAMES - size::PAD;
    let heights: Vec<f32> = block
        .lines
        .iter()
        .map(|(_, text)| words::paragraph_height(ui, look, room, text, Type::Body) + 12.0)
        .collect();
    let buttons = if block.actions.is_empty() { 0.0 } else { size::CONTROL + 8.0 };
    let height = 20.0 + 32.0 + 12.0 + heights.iter().sum::<f32>() + buttons + 12.0;
    let rect = Rect::from_min_size(at, vec2(width, height));
    card(ui, look, rect);
    let edge = Rect::from_min_size(at, vec2(4.0, height));
    let radius = CornerRadius { nw: size::CARD_RADIUS, sw: size::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(edge, radius, t.danger);
    let head = Rect::from_min_size(at + vec2(LEFT, 20.0), vec2(width - LEFT - size::PAD, 32.0));
    icons::draw(ui.painter(), Icon::Warning, pos2(at.x + 40.0, head.center().y), size::ICON_LARGE, t.danger);
    words::line(ui, look, head, Align2::LEFT_CENTER, block.title, Type::Title, t.ink);
    let mut y = head.bottom() + 12.0;
    for ((name, text), high) in block.lines.iter().zip(&heights) {
        words::paragraph(ui, look, pos2(head.left(), y), NAMES - 8.0, name, Type::Body, t.quiet);
        words::paragraph(ui, look, pos2(head.left() + NAMES, y), room, text, Type::Body, t.ink);
        y += high;
    }
    let mut pressed = None;
    let mut left = head.left();
    for (position, action) in block.actions.iter().enumerate() {
        let kind = if position == 0 { Kind::Primary } else { Kind::Plain };
        let response = Button::new(kind, action).at(ui, look, pos2(left, y));
        left = response.rect.right() + size::GAP;
        if response.clicked() {
            pressed = Some(position);
        }
    }
    (height, pressed)
}
