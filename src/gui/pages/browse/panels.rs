//! One figure in a card, or several small ones in rows.

use super::{drawn, plot};
use crate::figure::{Body, Figure};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::line;
use egui::{Align2, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Least size of a small figure.
const WIDE: f32 = 180.0;
const HIGH: f32 = 190.0;
const NAME: f32 = 24.0;
const LEGEND: f32 = 30.0;

/// Draws the figure in a card. `chosen` is the cell that is explained; `alone`: no table stands beside it.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    card: Rect,
    figure: &Figure,
    (chosen, alone): (Option<(usize, usize)>, bool),
    acts: &mut Vec<Act>,
) {
    match &figure.body {
        Body::Panels(small) => several(ui, look, card, (figure, small), chosen, acts),
        _ if drawn::draws(figure) => drawn::show(ui, look, card, figure, alone, acts),
        _ => plot::show(ui, look, card, figure, (chosen, false), acts),
    }
}

fn several(
    ui: &mut Ui,
    look: &Look,
    card: Rect,
    (whole, small): (&Figure, &[Figure]),
    chosen: Option<(usize, usize)>,
    acts: &mut Vec<Act>,
) {
    let mut room = card.shrink(8.0);
    if whole.legend {
        let place = Rect::from_min_size(room.min + vec2(8.0, 2.0), vec2(room.width() - 16.0, 24.0));
        plot::legend(ui, look, place, whole);
        room.min.y += LEGEND;
    }
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let across =
        (1..=3).rev().find(|count| room.width() / number(*count) >= WIDE).unwrap_or(1).min(small.len());
    let rows = small.len().div_ceil(across.max(1));
    let wide = (room.width() / number(across)).floor();
    let high = (room.height() / number(rows)).floor().max(HIGH);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt("panels"));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        let size = vec2(wide * number(across) - 1.0, high * number(rows) - 1.0);
        let (place, _) = ui.allocate_exact_size(size, Sense::hover());
        for (at, figure) in small.iter().enumerate() {
            let corner = place.min + vec2(wide * number(at % across), high * number(at / across));
            let own = Rect::from_min_size(corner, vec2(wide, high));
            let name = Rect::from_min_size(own.min + vec2(8.0, 2.0), vec2(wide - 16.0, NAME));
            line(ui, look, name, Align2::LEFT_CENTER, &figure.title, Type::SmallStrong, look.tokens.ink);
            let body = Rect::from_min_max(pos2(own.left(), name.bottom()), own.max);
            ui.push_id(at, |ui| {
                if drawn::draws(figure) {
                    drawn::show(ui, look, body, figure, false, acts);
                } else {
                    plot::show(ui, look, body, figure, (chosen, true), acts);
                }
            });
        }
    });
}
