//! Buttons: primary, plain, quiet, and icons alone.

use super::{focus_ring, tooltip, touch, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, mix, size};
use egui::{Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// How much a button weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do on a page.
    Primary,
    /// Another thing to do.
    Plain,
    /// A word to press.
    Quiet,
}

/// A button before it is placed.
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    icon: Option<Icon>,
    after: Option<Icon>,
    hint: &'a str,
    enabled: bool,
    large: bool,
}

impl<'a> Button<'a> {
    /// A button with words.
    pub fn new(kind: Kind, words: &'a str) -> Self {
        Self { words, kind, icon: None, after: None, hint: "", enabled: true, large: false }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With an icon after the words.
    #[must_use]
    pub fn after(mut self, icon: Icon) -> Self {
        self.after = Some(icon);
        self
    }

    /// With a tooltip; for a button that is off it says why.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// On or off.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Higher and wider.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.large = true;
        self
    }

    fn font(&self) -> Type {
        if self.kind == Kind::Primary { Type::Strong } else { Type::Body }
    }

    fn padding(&self) -> f32 {
        match (self.kind, self.large) {
            (Kind::Quiet, _) => 8.0,
            (_, true) => 20.0,
            (_, false) => 12.0,
        }
    }

    /// Height it wants.
    pub fn height(&self) -> f32 {
        if self.large { size::CONTROL_LARGE } else { size::CONTROL }
    }

    /// Width it wants.
    pub fn width(&self, ui: &Ui, look: &Look) -> f32 {
        let icons = [self.icon, self.after].iter().flatten().fold(0.0, |sum, _| sum + size::ICON + size::GAP);
        words::text_width(ui, look, self.words, self.font()) + icons + 2.0 * self.padding() + 2.0
    }

    /// Draws it with its upper left corner at a point, as wide as its words need.
    pub fn at(self, ui: &mut Ui, look: &Look, corner: egui::Pos2) -> Response {
        let rect = Rect::from_min_size(corner, vec2(self.width(ui, look), self.height()));
        self.show(ui, look, rect)
    }

    /// Draws it in a rectangle.
    pub fn show(self, ui: &mut Ui, look: &Look, rect: Rect) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = touch(ui, rect, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.words));
        let (ground, border, text) = self.colours(look, &response);
        ui.painter().rect(rect, size::RADIUS, ground, Stroke::new(1.0, border), StrokeKind::Inside);
        self.contents(ui, look, rect, text);
        focus_ring(ui, look, &response, size::RADIUS);
        tooltip(look, response, self.hint)
    }

    fn colours(&self, look: &Look, response: &Response) -> (Color32, Color32, Color32) {
        let t = look.tokens;
        let step = if response.is_pointer_button_down_on() {
            2.0
        } else if response.hovered() {
            1.0
        } else {
            0.0
        };
        match self.kind {
            _ if !self.enabled && self.kind == Kind::Quiet => {
                (Color32::TRANSPARENT, Color32::TRANSPARENT, t.quiet)
            }
            _ if !self.enabled => (t.sunken, t.line, t.quiet),
            Kind::Primary => {
                let ground = mix(t.accent, if t.dark { t.on_accent } else { t.ink }, step * 0.16);
                (ground, ground, t.on_accent)
            }
            Kind::Plain if step > 0.0 => (mix(t.accent_soft, t.accent, (step - 1.0) * 0.12), t.edge, t.ink),
            Kind::Plain => (t.surface, t.edge, t.ink),
            Kind::Quiet if step > 0.0 => (t.accent_soft, Color32::TRANSPARENT, t.accent),
            Kind::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, t.accent),
        }
    }

    fn contents(&self, ui: &Ui, look: &Look, rect: Rect, colour: Color32) {
        let icon_room = size::ICON + size::GAP;
        let mut left = rect.left() + self.padding();
        let mut right = rect.right() - self.padding();
        if let Some(icon) = self.icon {
            icons::draw(
                ui.painter(),
                icon,
                pos2(left + size::ICON / 2.0, rect.center().y),
                size::ICON,
                colour,
            );
            left += icon_room;
        }
        if let Some(icon) = self.after {
            icons::draw(
                ui.painter(),
                icon,
                pos2(right - size::ICON / 2.0, rect.center().y),
                size::ICON,
                colour,
            );
            right -= icon_room;
        }
        let room = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        words::draw(ui, look, room, Align2::CENTER_CENTER, self.words, self.font(), colour);
    }
}

/// An icon to press, with a name for screen readers and tooltip.
pub fn icon_button(ui: &mut Ui, look: &Look, rect: Rect, icon: Icon, name: &str, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = touch(ui, rect, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let t = look.tokens;
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, size::RADIUS, t.accent_soft);
    }
    let colour = if enabled { t.ink } else { t.edge };
    icons::draw(ui.painter(), icon, rect.center(), size::ICON_LARGE, colour);
    focus_ring(ui, look, &response, size::RADIUS);
    tooltip(look, response, name)
}

/// Places buttons in reading order so that the last one ends at `right`; gives their responses and the
/// left edge of the first.
pub fn place_from_right(
    ui: &mut Ui,
    look: &Look,
    right: f32,
    middle: f32,
    buttons: Vec<Button<'_>>,
) -> (Vec<Response>, f32) {
    let gaps = f32::from(u16::try_from(buttons.len().saturating_sub(1)).unwrap_or(0)) * size::GAP;
    let total: f32 = buttons.iter().map(|button| button.width(ui, look)).sum::<f32>() + gaps;
    let start = right - total;
    let mut left = start;
    let mut responses = Vec::new();
    for button in buttons {
        let rect = Rect::from_min_size(
            pos2(left, middle - button.height() / 2.0),
            vec2(button.width(ui, look), button.height()),
        );
        left = rect.right() + size::GAP;
        responses.push(button.show(ui, look, rect));
    }
    (responses, start)
}
