//! A field of many lines.

use super::focus_ring;
use crate::gui::theme::{Look, Type, size};
use egui::{Frame, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

/// Draws a field of many lines, as high as its rectangle at least; gives the response with the rectangle it
/// took. The text changes as it is typed, Lao in its one right spelling.
pub fn text_area(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    (name, hint): (&str, &str),
    text: &mut String,
) -> Response {
    let t = look.tokens;
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(name));
    let ground = child.painter().add(egui::Shape::Noop);
    let edit = TextEdit::multiline(text)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .background_color(egui::Color32::TRANSPARENT)
        .font(look.font(Type::Body))
        .text_color(t.ink)
        .hint_text(egui::RichText::new(hint).color(t.quiet).font(look.font(Type::Body)))
        .desired_width(inner.width())
        .min_size(inner.size())
        .desired_rows(1);
    let response = child.add(edit);
    let high = response.rect.height().max(inner.height()) + 16.0;
    let whole = Rect::from_min_size(rect.min, vec2(rect.width(), high));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        let right = crate::text::typed(text);
        if right != *text {
            *text = right;
        }
    }
    let border = if response.hovered() { t.ink } else { t.edge };
    let frame = egui::epaint::RectShape::new(
        whole,
        size::RADIUS,
        t.surface,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    ui.painter().set(ground, frame);
    ui.expand_to_include_rect(whole);
    let ring = Response { rect: whole, ..response };
    focus_ring(ui, look, &ring, size::RADIUS);
    ring
}
