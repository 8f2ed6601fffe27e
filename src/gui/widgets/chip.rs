//! Chips: a word with a ground of its own; not buttons.

use super::{Tone, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type};
use egui::{Align2, Pos2, Rect, Ui, pos2, vec2};

const HEIGHT: f32 = 24.0;
const ICON: f32 = 12.0;

/// How wide a chip is.
pub fn chip_width(ui: &Ui, look: &Look, text: &str, icon: Option<Icon>) -> f32 {
    words::text_width(ui, look, text, Type::Small) + 18.0 + if icon.is_some() { ICON + 5.0 } else { 0.0 }
}

/// A chip with the middle of its left side at a point; gives its rectangle.
pub fn chip(ui: &mut Ui, look: &Look, at: Pos2, text: &str, tone: Tone, icon: Option<Icon>) -> Rect {
    let rect = Rect::from_min_size(
        pos2(at.x, (at.y - HEIGHT / 2.0).round()),
        vec2(chip_width(ui, look, text, icon), HEIGHT),
    );
    ui.painter().rect_filled(rect, 12, tone.ground(look));
    let mut left = rect.left() + 9.0;
    if let Some(icon) = icon {
        icons::draw(ui.painter(), icon, pos2(left + ICON / 2.0, rect.center().y), ICON, tone.text(look));
        left += ICON + 5.0;
    }
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 6.0, rect.bottom()));
    words::line(ui, look, room, Align2::LEFT_CENTER, text, Type::Small, tone.text(look));
    rect
}
