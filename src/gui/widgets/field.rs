//! Fields to type in.

use super::{focus_ring, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use egui::{Align2, Frame, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

/// A field before it is placed.
pub struct Field<'a> {
    /// Accessible name.
    pub name: &'a str,
    /// Quiet words while it is empty.
    pub hint: &'a str,
    /// Icon at its left.
    pub icon: Option<Icon>,
    /// Key shown at its right.
    pub key: &'a str,
    /// What is wrong with what was typed; empty if nothing.
    pub wrong: &'a str,
}

impl<'a> Field<'a> {
    /// A field with a name and a hint.
    pub fn new(name: &'a str, hint: &'a str) -> Self {
        Self { name, hint, icon: None, key: "", wrong: "" }
    }
}

/// Draws a field; the text changes as it is typed, Lao in its one right spelling.
pub fn field(ui: &mut Ui, look: &Look, rect: Rect, about: &Field<'_>, text: &mut String) -> Response {
    let t = look.tokens;
    let ground = if about.icon.is_some() { t.paper } else { t.surface };
    ui.painter().rect_filled(rect, size::RADIUS, ground);
    let mut room = rect.shrink2(vec2(9.0, 0.0));
    if let Some(icon) = about.icon {
        icons::draw(ui.painter(), icon, pos2(room.left() + 8.0, rect.center().y), size::ICON, t.quiet);
        room.min.x += 24.0;
    }
    if !about.key.is_empty() {
        room.max.x -= key_cap(ui, look, rect, about.key);
    }
    let edit = TextEdit::singleline(text)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .background_color(egui::Color32::TRANSPARENT)
        .font(look.font(Type::Body))
        .text_color(t.ink)
        .hint_text(egui::RichText::new(about.hint).color(t.quiet).font(look.font(Type::Body)))
        .align(Align2::LEFT_CENTER)
        .desired_width(room.width());
    // As high as the line itself, so that it stands in the middle as the words of other controls do.
    let high = words::text_height(ui, look, Type::Body);
    let top = (room.center().y - high / 2.0).round();
    let inner = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), high));
    // In a child of its own, so that nothing moves where the next thing would go.
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    // Else the toolkit makes the field as high as a button, and the line no longer stands in the middle.
    child.spacing_mut().interact_size.y = 0.0;
    let response = child.put(inner, edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(about.name));
    if response.changed() {
        let right = crate::text::typed(text);
        if right != *text {
            *text = right;
        }
    }
    let border =
        if about.wrong.is_empty() { if response.hovered() { t.ink } else { t.edge } } else { t.danger };
    let width = if about.icon.is_some() && !about.key.is_empty() { t.line } else { border };
    ui.painter().rect_stroke(rect, size::RADIUS, Stroke::new(1.0, width), StrokeKind::Inside);
    let ring = Response { rect, ..response.clone() };
    focus_ring(ui, look, &ring, size::RADIUS);
    if !about.wrong.is_empty() {
        let below = Rect::from_min_size(rect.left_bottom(), vec2(rect.width(), 20.0));
        words::line(ui, look, below, Align2::LEFT_CENTER, about.wrong, Type::Small, t.danger);
    }
    response
}

fn key_cap(ui: &Ui, look: &Look, rect: Rect, key: &str) -> f32 {
    let t = look.tokens;
    let width = words::text_width(ui, look, key, Type::Small) + 14.0;
    let cap =
        Rect::from_min_size(pos2(rect.right() - width - 8.0, rect.center().y - 10.0), vec2(width, 20.0));
    ui.painter().rect(cap, 4, t.surface, Stroke::new(1.0, t.line), StrokeKind::Inside);
    words::draw(ui, look, cap, Align2::CENTER_CENTER, key, Type::Small, t.quiet);
    width + 4.0
}
