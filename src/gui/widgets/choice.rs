//! Rows with a check or radio mark; the whole row can be pressed.

use super::{focus_ring, touch, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type};
use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

/// The sign of a series: its shape is as telling as its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Total.
    Square,
    /// Women.
    Diamond,
    /// Men and all others.
    Disc,
}

/// Draws the sign of a series, `side` wide, around a point.
pub fn swatch(painter: &Painter, middle: Pos2, side: f32, mark: Mark, colour: Color32) {
    let half = side / 2.0;
    match mark {
        Mark::Square => {
            painter.rect_filled(Rect::from_center_size(middle, vec2(side, side)), 2, colour);
        }
        Mark::Disc => {
            painter.circle_filled(middle, half, colour);
        }
        Mark::Diamond => {
            let reach = half * 1.2;
            painter.add(Shape::convex_polygon(
                vec![
                    middle - vec2(0.0, reach),
                    middle + vec2(reach, 0.0),
                    middle + vec2(0.0, reach),
                    middle - vec2(reach, 0.0),
                ],
                colour,
                Stroke::NONE,
            ));
        }
    }
}

struct Row<'a> {
    words: &'a str,
    count: &'a str,
    sign: Option<(Mark, Color32)>,
    role: Role,
    on: bool,
}

fn row(ui: &mut Ui, look: &Look, rect: Rect, row: &Row<'_>, draw: impl FnOnce(&Ui, Pos2)) -> Response {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(row.role, true, row.on, row.words));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4, t.sunken);
    }
    let mut left = rect.left() + 4.0;
    draw(ui, pos2(left + 8.0, rect.center().y));
    left += 16.0 + 8.0;
    if let Some((mark, colour)) = row.sign {
        swatch(ui.painter(), pos2(left + 6.0, rect.center().y), 11.0, mark, colour);
        left += 20.0;
    }
    let right = rect.right() - 4.0;
    let counted = words::text_width(ui, look, row.count, Type::Small);
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(right - counted - 8.0, rect.bottom()));
    words::draw(ui, look, room, Align2::LEFT_CENTER, row.words, Type::Body, t.ink);
    let room = Rect::from_min_max(pos2(right - counted - 1.0, rect.top()), pos2(right, rect.bottom()));
    words::draw(ui, look, room, Align2::RIGHT_CENTER, row.count, Type::Small, t.quiet);
    let clipped = words::text_width(ui, look, row.words, Type::Body) > room.left() - left;
    focus_ring(ui, look, &response, 4);
    if clipped { super::tooltip(look, response, row.words) } else { response }
}

/// A row with a check box, the sign of its series and a count.
pub fn check_row(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    on: bool,
    words: &str,
    count: &str,
    sign: Option<(Mark, Color32)>,
) -> Response {
    let t = look.tokens;
    let facts = Row { words, count, sign, role: Role::CheckBox, on };
    row(ui, look, rect, &facts, |ui, middle| {
        let square = Rect::from_center_size(middle, vec2(16.0, 16.0));
        if on {
            ui.painter().rect_filled(square, 4, t.accent);
            icons::draw(ui.painter(), Icon::Check, middle, 13.0, t.on_accent);
        } else {
            ui.painter().rect(square, 4, t.surface, Stroke::new(1.5, t.edge), StrokeKind::Inside);
        }
    })
}

/// A row with a radio mark and a count.
pub fn radio_row(ui: &mut Ui, look: &Look, rect: Rect, on: bool, words: &str, count: &str) -> Response {
    let facts = Row { words, count, sign: None, role: Role::RadioButton, on };
    row(ui, look, rect, &facts, |ui, middle| radio(ui, look, middle, on))
}

/// Draws a radio mark.
pub(super) fn radio(ui: &Ui, look: &Look, middle: Pos2, on: bool) {
    let t = look.tokens;
    if on {
        ui.painter().circle_filled(middle, 8.0, t.accent);
        ui.painter().circle_filled(middle, 3.0, t.on_accent);
    } else {
        ui.painter().circle(middle, 7.25, t.surface, Stroke::new(1.5, t.edge));
    }
}
