//! A slider with two knobs over the periods that have data.

use super::PeriodBox;
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{focus_ring, line, touch, whole};
use egui::{Align2, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const KNOB: f32 = 8.0;

/// Draws the slider; gives the new ends when they change.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, periods: &PeriodBox) -> Option<(usize, usize)> {
    let t = look.tokens;
    let last = periods.names.len().checked_sub(1)?;
    let track = Rect::from_min_max(
        pos2(rect.left() + KNOB, rect.top() + 18.0),
        pos2(rect.right() - KNOB, rect.top() + 22.0),
    );
    let place = |at: usize| track.left() + track.width() * fraction(at, last);
    let (from, to) = (periods.shown.0.min(last), periods.shown.1.min(last));
    ui.painter().rect_filled(track, 2, t.line);
    let chosen = Rect::from_x_y_ranges(place(from)..=place(to), track.y_range());
    ui.painter().rect_filled(chosen, 2, t.accent);
    if last <= 40 {
        for at in 0..=last {
            ui.painter().circle_filled(pos2(place(at), track.center().y), 1.5, t.surface);
        }
    }
    let mut ends = (from, to);
    for (first, at) in [(true, from), (false, to)] {
        let words = look.words(if first { "gui-first-period" } else { "gui-last-period" });
        let name = periods.names.get(at).map_or("", String::as_str);
        let response = knob(ui, look, pos2(place(at), track.center().y), &format!("{words}: {name}"));
        let new = moved(ui, &response, track, at, last);
        if first {
            ends.0 = new.min(to);
        } else {
            ends.1 = new.max(from);
        }
    }
    let below = Rect::from_min_max(pos2(rect.left(), track.bottom() + 10.0), rect.max);
    let name = |at: usize| periods.names.get(at).map_or("", String::as_str);
    line(ui, look, below, Align2::LEFT_TOP, name(from), Type::Small, t.quiet);
    line(ui, look, below, Align2::RIGHT_TOP, name(to), Type::Small, t.quiet);
    (ends != (from, to)).then_some(ends)
}

fn knob(ui: &mut Ui, look: &Look, middle: egui::Pos2, name: &str) -> Response {
    let t = look.tokens;
    let response = touch(ui, Rect::from_center_size(middle, vec2(20.0, 20.0)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
    let ground = if response.hovered() || response.dragged() { t.accent_soft } else { t.surface };
    ui.painter().circle(middle, KNOB, ground, Stroke::new(2.0, t.accent));
    focus_ring(ui, look, &response, 10);
    response
}

fn moved(ui: &Ui, response: &Response, track: Rect, at: usize, last: usize) -> usize {
    if response.has_focus() {
        let (back, on) = ui.ctx().input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowLeft),
                input.consume_key(Modifiers::NONE, Key::ArrowRight),
            )
        });
        if back {
            return at.saturating_sub(1);
        }
        if on {
            return (at + 1).min(last);
        }
    }
    let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) else { return at };
    let part = ((pointer.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
    let steps = f32::from(u16::try_from(last).unwrap_or(u16::MAX));
    usize::try_from(whole(part * steps)).unwrap_or(last).min(last)
}

/// `at` as a part of `last`, 0–1.
fn fraction(at: usize, last: usize) -> f32 {
    let number = |value: usize| f32::from(u16::try_from(value).unwrap_or(u16::MAX));
    number(at) / number(last.max(1))
}
