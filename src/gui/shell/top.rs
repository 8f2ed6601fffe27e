//! Top bar: sign, store, search, undo, language.

use super::ShellView;
use crate::app::Command;
use crate::domain::Lang;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Segment, Tone, chip, chip_width, focus_ring, icon_button, line, segment, segment_width, text_width, touch,
};
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Draws the bar.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ShellView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    ui.painter().rect_filled(rect, 0, t.surface);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    sign(ui, look, pos2(rect.left() + size::RAIL / 2.0, rect.center().y), 32.0);
    let wide = 380.0_f32.min(rect.width() * 0.28);
    let middle = rect.center().x + 47.0;
    let search = Rect::from_center_size(pos2(middle, rect.center().y), vec2(wide, size::CONTROL));
    store(ui, look, rect, search.left() - 16.0, view);
    find(ui, look, search, acts);
    right(ui, look, rect, view, acts);
}

/// The sign of the program, `side` wide, around a point.
pub fn sign(ui: &Ui, look: &Look, middle: egui::Pos2, side: f32) {
    let rect = Rect::from_center_size(middle, vec2(side, side));
    ui.painter().rect_filled(rect, 8, look.tokens.accent);
    icons::draw(ui.painter(), Icon::Mark, middle, side * 0.75, look.tokens.on_accent);
}

fn store(ui: &mut Ui, look: &Look, rect: Rect, right: f32, view: &ShellView) {
    let left = rect.left() + 100.0;
    // What matters most stands first, in the one place there is.
    let words = if !view.past.is_empty() {
        look.say("history-chip", &[("moment", view.past.as_str().into())])
    } else if view.read_only {
        look.words("gui-read-only-chip")
    } else if view.example {
        look.words("gui-example-chip")
    } else {
        String::new()
    };
    let chip_wide = if words.is_empty() { 0.0 } else { chip_width(ui, look, &words, None) + 8.0 };
    let room = (right - left - chip_wide).max(40.0);
    let wide = text_width(ui, look, &view.store, Type::Strong).min(room);
    let name = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, rect.height()));
    line(ui, look, name, Align2::LEFT_CENTER, &view.store, Type::Strong, look.tokens.ink);
    if !words.is_empty() {
        chip(ui, look, pos2(name.right() + 8.0, rect.center().y), &words, Tone::Attention, None);
    }
}

/// Looks like a field; pressing it opens the palette, which is the field.
fn find(ui: &mut Ui, look: &Look, rect: Rect, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let words = look.words(&Command::Palette.words());
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let border = if response.hovered() { t.edge } else { t.line };
    ui.painter().rect(rect, size::RADIUS, t.paper, Stroke::new(1.0, border), StrokeKind::Inside);
    icons::draw(ui.painter(), Icon::Search, pos2(rect.left() + 17.0, rect.center().y), size::ICON, t.quiet);
    let key = Command::Palette.shortcut().map(crate::app::Shortcut::words).unwrap_or_default();
    let wide = text_width(ui, look, &key, Type::Small) + 14.0;
    let cap = Rect::from_min_size(pos2(rect.right() - wide - 8.0, rect.center().y - 10.0), vec2(wide, 20.0));
    ui.painter().rect(cap, 4, t.surface, Stroke::new(1.0, t.line), StrokeKind::Inside);
    line(ui, look, cap, Align2::CENTER_CENTER, &key, Type::Small, t.quiet);
    let room =
        Rect::from_min_max(pos2(rect.left() + 33.0, rect.top()), pos2(cap.left() - 8.0, rect.bottom()));
    line(ui, look, room, Align2::LEFT_CENTER, &words, Type::Body, t.quiet);
    focus_ring(ui, look, &response, size::RADIUS);
    if response.clicked() {
        acts.push(Act::Command(Command::Palette));
    }
}

fn right(ui: &mut Ui, look: &Look, rect: Rect, view: &ShellView, acts: &mut Vec<Act>) {
    let choices =
        [Segment::words("ລາວ", look.lang == Lang::Lo), Segment::words("English", look.lang == Lang::En)];
    let wide = segment_width(ui, look, &choices);
    let left = rect.right() - 12.0 - wide;
    let undo = Rect::from_center_size(pos2(left - 28.0, rect.center().y), vec2(32.0, 32.0));
    let allowed = Command::Undo.allowed(view.situation);
    let name = if view.undo.is_empty() { look.words(&Command::Undo.words()) } else { view.undo.clone() };
    if icon_button(ui, look, undo, Icon::Undo, &name, allowed).clicked() {
        acts.push(Act::Command(Command::Undo));
    }
    match segment(ui, look, pos2(left, rect.center().y - 16.0), size::CONTROL, &choices) {
        Some(0) => acts.push(Act::Command(Command::SpeakLao)),
        Some(_) => acts.push(Act::Command(Command::SpeakEnglish)),
        None => {}
    }
}
