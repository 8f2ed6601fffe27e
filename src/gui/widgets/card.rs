//! Cards, their headers, hairlines and what stands where there is nothing yet.

use super::{Button, Kind, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use egui::{Align2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

/// The ground of a card.
pub fn card(ui: &Ui, look: &Look, rect: Rect) {
    let t = look.tokens;
    ui.painter().rect(rect, size::CARD_RADIUS, t.surface, Stroke::new(1.0, t.line), StrokeKind::Inside);
}

/// A hairline across a card.
pub fn hairline(ui: &Ui, look: &Look, left: f32, right: f32, y: f32) {
    ui.painter().hline(left..=right, y.round() + 0.5, Stroke::new(1.0, look.tokens.line));
}

/// A card with a title; gives the room below its header.
pub fn card_header(ui: &mut Ui, look: &Look, rect: Rect, title: &str) -> Rect {
    card(ui, look, rect);
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::CARD_HEADER));
    words::line(
        ui,
        look,
        head.shrink2(vec2(size::PAD, 0.0)),
        Align2::LEFT_CENTER,
        title,
        Type::Strong,
        look.tokens.ink,
    );
    hairline(ui, look, rect.left(), rect.right(), head.bottom());
    Rect::from_min_max(pos2(rect.left(), head.bottom()), rect.max)
}

/// A quiet sentence at the top of a card that has nothing to show yet.
pub fn card_note(ui: &mut Ui, look: &Look, body: Rect, text: &str) {
    let at = body.min + vec2(size::PAD, 12.0);
    words::paragraph(ui, look, at, body.width() - 2.0 * size::PAD, text, Type::Body, look.tokens.quiet);
}

/// What stands where there is nothing yet: what would be here, and the first step.
pub fn empty_state(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    icon: Icon,
    title: &str,
    why: &str,
    step: Option<&str>,
) -> Option<Response> {
    let t = look.tokens;
    let width = (rect.width() - 64.0).min(480.0);
    let text = words::paragraph_height(ui, look, width, why, Type::Body);
    let height = 56.0 + 16.0 + 28.0 + 8.0 + text + if step.is_some() { 56.0 } else { 0.0 };
    let middle = rect.center().x;
    let mut y = rect.center().y - height / 2.0;
    let tile = Rect::from_min_size(pos2(middle - 28.0, y), vec2(56.0, 56.0));
    ui.painter().rect_filled(tile, 12, t.accent_soft);
    icons::draw(ui.painter(), icon, tile.center(), 28.0, t.accent);
    y += 72.0;
    let row = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), 28.0));
    words::line(ui, look, row, Align2::CENTER_CENTER, title, Type::Title, t.ink);
    y += 36.0;
    let wide = words::text_width(ui, look, why, Type::Body).min(width);
    words::paragraph(ui, look, pos2(middle - wide / 2.0, y), wide + 1.0, why, Type::Body, t.quiet);
    y += text + 16.0;
    let step = step?;
    let button = Button::new(Kind::Primary, step).large();
    let wide = button.width(ui, look);
    Some(button.at(ui, look, pos2(middle - wide / 2.0, y)))
}
