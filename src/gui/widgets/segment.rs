//! Segment control: a few choices side by side, one of them on.

use super::{choice, focus_ring, tooltip, touch, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use egui::{Align2, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// One choice of a segment control.
pub struct Segment<'a> {
    /// Words, also the accessible name.
    pub words: &'a str,
    /// Icon before the words.
    pub icon: Option<Icon>,
    /// Only the icon is drawn; the words are the tooltip.
    pub icon_only: bool,
    /// A radio mark before the words.
    pub radio: bool,
    /// Whether it is the one chosen.
    pub on: bool,
}

impl<'a> Segment<'a> {
    /// A choice with words.
    pub fn words(words: &'a str, on: bool) -> Self {
        Self { words, icon: None, icon_only: false, radio: false, on }
    }

    fn width(&self, ui: &Ui, look: &Look) -> f32 {
        if self.icon_only {
            return 41.0;
        }
        let mark = if self.icon.is_some() || self.radio { size::ICON + size::GAP } else { 0.0 };
        // As wide as the bold words, so that nothing moves when another choice is taken.
        words::text_width(ui, look, self.words, Type::Strong) + mark + 26.0
    }
}

/// How wide a segment control is.
pub fn segment_width(ui: &Ui, look: &Look, choices: &[Segment<'_>]) -> f32 {
    choices.iter().map(|choice| choice.width(ui, look)).sum()
}

/// Draws a segment control with its upper left corner at a point; gives the choice that was pressed.
pub fn segment(ui: &mut Ui, look: &Look, at: Pos2, height: f32, choices: &[Segment<'_>]) -> Option<usize> {
    let t = look.tokens;
    let whole = Rect::from_min_size(at, vec2(segment_width(ui, look, choices), height));
    ui.painter().rect_filled(whole, size::RADIUS, t.surface);
    let mut pressed = None;
    let mut left = at.x;
    for (position, item) in choices.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, at.y), vec2(item.width(ui, look), height));
        if one(ui, look, rect, item, (position == 0, position + 1 == choices.len())) {
            pressed = Some(position);
        }
        if position > 0 {
            ui.painter().vline(left.round() + 0.5, rect.y_range().shrink(1.0), Stroke::new(1.0, t.line));
        }
        left = rect.right();
    }
    ui.painter().rect_stroke(whole, size::RADIUS, Stroke::new(1.0, t.edge), StrokeKind::Inside);
    pressed
}

fn one(ui: &mut Ui, look: &Look, rect: Rect, item: &Segment<'_>, (first, last): (bool, bool)) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, item.on, item.words));
    let left = if first { size::RADIUS } else { 0 };
    let right = if last { size::RADIUS } else { 0 };
    let corners = CornerRadius { nw: left, sw: left, ne: right, se: right };
    if item.on {
        ui.painter().rect_filled(rect, corners, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corners, t.sunken);
    }
    let colour = if item.on { t.accent } else { t.ink };
    let kind = if item.on { Type::Strong } else { Type::Body };
    let mut room = rect.shrink2(vec2(12.0, 0.0));
    if item.icon_only {
        if let Some(icon) = item.icon {
            icons::draw(ui.painter(), icon, rect.center(), size::ICON, colour);
        }
    } else {
        let mark = pos2(room.left() + size::ICON / 2.0, rect.center().y);
        if item.radio {
            choice::radio(ui, look, mark, item.on);
        } else if let Some(icon) = item.icon {
            icons::draw(ui.painter(), icon, mark, size::ICON, colour);
        }
        if item.radio || item.icon.is_some() {
            room.min.x += size::ICON + size::GAP;
        }
        words::draw(ui, look, room, Align2::CENTER_CENTER, item.words, kind, colour);
    }
    focus_ring(ui, look, &response, size::RADIUS);
    let clicked = response.clicked();
    if item.icon_only {
        tooltip(look, response, item.words);
    }
    clicked
}
