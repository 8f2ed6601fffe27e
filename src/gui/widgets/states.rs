//! What all controls share: tones, hover, focus ring, tooltip.

use crate::gui::theme::{Look, Type};
use crate::gui::widgets::words;
use egui::emath::GuiRounding;
use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// What a thing says by its colour; never by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Neutral,
    /// Selected or ours.
    Accent,
    /// Asks to look.
    Attention,
    /// Done.
    Good,
    /// Wrong.
    Danger,
}

impl Tone {
    /// Text colour.
    pub fn text(self, look: &Look) -> Color32 {
        let t = look.tokens;
        match self {
            Self::Neutral => t.quiet,
            Self::Accent => t.accent,
            Self::Attention => t.attention,
            Self::Good => t.good,
            Self::Danger => t.danger,
        }
    }

    /// Ground colour.
    pub fn ground(self, look: &Look) -> Color32 {
        let t = look.tokens;
        match self {
            Self::Neutral => t.sunken,
            Self::Accent => t.accent_soft,
            Self::Attention => t.attention_soft,
            Self::Good => t.good_soft,
            Self::Danger => t.danger_soft,
        }
    }
}

/// Draws the ring around what has the keyboard.
pub fn focus_ring(ui: &Ui, look: &Look, response: &Response, radius: u8) {
    if response.has_focus() {
        let width = if look.theme == crate::gui::theme::Theme::Contrast { 3.0 } else { 2.0 };
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            CornerRadius::same(radius.saturating_add(2)),
            Stroke::new(width, look.tokens.accent),
            StrokeKind::Outside,
        );
    }
}

/// Shows words beside the pointer after a moment.
pub fn tooltip(look: &Look, response: Response, text: &str) -> Response {
    if text.is_empty() {
        return response;
    }
    let show = |ui: &mut Ui| {
        let width = words::text_width(ui, look, text, Type::Small).min(320.0);
        ui.set_width(width);
        let at = ui.cursor().min;
        words::paragraph(ui, look, at, width + 1.0, text, Type::Small, look.tokens.ink);
    };
    response.on_hover_ui(show).on_disabled_hover_ui(show)
}

/// A place that senses the pointer. Unlike the toolkit's own it does not move where the next thing would
/// go: rows keep the height they were given.
pub fn touch(ui: &mut Ui, rect: Rect, sense: Sense) -> Response {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    ui.expand_to_include_rect(rect.round_ui());
    ui.interact(rect, id, sense)
}

/// A place that can be pressed, with its accessible name; draws nothing.
pub fn area(ui: &mut Ui, rect: Rect, role: Role, name: &str) -> Response {
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}
