//! Toasts: short notices above the bottom bar. They never carry the only copy of a message.

use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, faint, size};
use crate::gui::widgets::{focus_ring, line, paragraph, paragraph_height, text_width, touch};
use egui::{Align2, Area, Id, Order, Rect, Role, Sense, Shadow, Ui, WidgetInfo, pos2, vec2};

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// To close it.
    pub id: u64,
    /// What happened.
    pub words: String,
    /// Whether something went wrong; such a toast stays until it is closed.
    pub error: bool,
    /// One word to act, and what it does.
    pub action: Option<(String, Box<Act>)>,
}

const WIDTH: f32 = 420.0;
const HEIGHT: f32 = 56.0;

/// Draws the toasts, newest at the bottom; a long sentence makes its toast higher.
pub fn show(ui: &Ui, look: &Look, full: Rect, toasts: &[Toast], acts: &mut Vec<Act>) {
    let mut bottom = full.bottom() - size::BOTTOM_BAR - 16.0;
    for toast in toasts.iter().rev().take(3) {
        let text = paragraph_height(ui, look, words_width(ui, look, toast), &toast.words, Type::Body);
        let high = (text + 24.0).max(HEIGHT).min(full.height() * 0.5);
        let corner = pos2(full.right() - 16.0 - WIDTH, (bottom - high).round());
        Area::new(Id::unique(("toast", toast.id)))
            .order(Order::Foreground)
            .fixed_pos(corner)
            .constrain(false)
            .show(ui.ctx(), |ui| one(ui, look, Rect::from_min_size(corner, vec2(WIDTH, high)), toast, acts));
        bottom = corner.y - 8.0;
    }
}

fn button_words(look: &Look, toast: &Toast) -> String {
    toast.action.as_ref().map_or_else(|| look.words("gui-close"), |(words, _)| words.clone())
}

fn words_width(ui: &Ui, look: &Look, toast: &Toast) -> f32 {
    let button = text_width(ui, look, &button_words(look, toast), Type::Strong) + 16.0;
    WIDTH - 48.0 - 16.0 - button
}

fn one(ui: &mut Ui, look: &Look, rect: Rect, toast: &Toast, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: faint(t.ink, 0.25) };
    ui.painter().add(shadow.as_shape(rect, size::CARD_RADIUS));
    ui.painter().rect_filled(rect, size::CARD_RADIUS, t.ink);
    let icon = if toast.error { Icon::Warning } else { Icon::Info };
    icons::draw(ui.painter(), icon, pos2(rect.left() + 26.0, rect.center().y), size::ICON_LARGE, t.paper);
    let words = button_words(look, toast);
    let act = toast.action.as_ref().map_or(Act::CloseToast(toast.id), |(_, act)| Act::clone(act));
    let wide = text_width(ui, look, &words, Type::Strong) + 16.0;
    let button =
        Rect::from_min_max(pos2(rect.right() - 8.0 - wide, rect.top() + 8.0), rect.max - vec2(8.0, 8.0));
    let room = words_width(ui, look, toast);
    let high = paragraph_height(ui, look, room, &toast.words, Type::Body);
    let at = pos2(rect.left() + 48.0, (rect.center().y - high / 2.0).round());
    paragraph(ui, look, at, room, &toast.words, Type::Body, t.paper);
    let response = touch(ui, button, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    line(ui, look, button, Align2::CENTER_CENTER, &words, Type::Strong, t.paper);
    focus_ring(ui, look, &response, 4);
    if response.clicked() {
        acts.push(act);
        acts.push(Act::CloseToast(toast.id));
    }
}
