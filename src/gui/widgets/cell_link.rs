//! A cell's name to press: leads to the cell in the sheet.

use super::{Tone, focus_ring, touch, words};
use crate::gui::theme::{Look, Type};
use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Draws the name of a cell in a frame, centred in a rectangle; danger and attention where it belongs to
/// a check.
pub fn cell_link(ui: &mut Ui, look: &Look, rect: Rect, cell: &str, tone: Tone) -> Response {
    let width = words::text_width(ui, look, cell, Type::SmallStrong) + 14.0;
    let rect = Rect::from_center_size(rect.center(), vec2(width.max(28.0).min(rect.width()), 20.0));
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, cell));
    let ground = if response.hovered() { look.tokens.accent_soft } else { look.tokens.surface };
    let colour = if tone == Tone::Neutral { look.tokens.accent } else { tone.text(look) };
    ui.painter().rect(rect, 4, ground, Stroke::new(1.0, colour), StrokeKind::Inside);
    words::draw(ui, look, rect, Align2::CENTER_CENTER, cell, Type::SmallStrong, colour);
    focus_ring(ui, look, &response, 4);
    response
}
