//! Marks on the screen, and what the pointer tells of them.

use super::super::BrowseAct;
use super::shapes::bar_span;
use super::{Placer, colour, mark_of, words};
use crate::figure::{Direction, Extent, Figure, Mark as FigureMark, Series};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{paragraph, swatch, text_width};
use egui::{Pos2, Rect, Stroke, Ui, vec2};

const NEAR: f32 = 14.0;

/// Tells the mark below the pointer; pressing it explains its number.
pub(super) fn pointer(
    ui: &Ui,
    look: &Look,
    area: Rect,
    figure: &Figure,
    place: &Placer,
    response: &egui::Response,
    acts: &mut Vec<Act>,
) {
    let Some(pointer) = response.hover_pos().filter(|at| area.expand(8.0).contains(*at)) else { return };
    let reach = if figure.kind.has_bars() { 60.0 } else { NEAR };
    let nearest = placed(figure, place)
        .filter_map(|(series, mark, at)| Some((series, mark, at?)))
        .map(|(series, mark, at)| (at.distance(pointer), series, mark, at))
        .filter(|(distance, ..)| *distance <= reach)
        .min_by(|one, other| one.0.total_cmp(&other.0));
    let Some((_, series, mark, at)) = nearest else { return };
    ui.painter().circle_stroke(at, 8.0, Stroke::new(1.5, colour(look, series.role)));
    if response.clicked()
        && let Some((row, column)) = mark.cell
    {
        acts.push(Act::InBrowse(BrowseAct::Cell(row, column)));
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        let wide = text_width(ui, look, &mark.words, Type::Small).min(300.0);
        ui.set_width(wide);
        let at = ui.cursor().min;
        paragraph(ui, look, at, wide + 1.0, &mark.words, Type::Small, look.tokens.ink);
    });
}
/// Every mark with its place on the screen.
pub(super) fn placed<'a>(
    figure: &'a Figure,
    place: &'a Placer,
) -> impl Iterator<Item = (&'a Series, &'a FigureMark, Option<Pos2>)> {
    figure.series.iter().flat_map(move |series| {
        let shift = if figure.kind.has_bars() {
            let (start, end) = bar_span(figure, series);
            (start + end) / 2.0
        } else {
            0.0
        };
        series.marks.iter().filter_map(move |mark| {
            let along = figure.places.get(mark.place)?.at + shift;
            Some((series, mark, mark.end().map(|end| place.at(along, end))))
        })
    })
}

pub(super) fn marks(
    ui: &Ui,
    look: &Look,
    area: Rect,
    figure: &Figure,
    chosen: Option<(usize, usize)>,
    place: &Placer,
) {
    let t = look.tokens;
    let painter = ui.painter().with_clip_rect(area.expand(12.0));
    let lines = !figure.kind.has_bars();
    for (series, mark, at) in placed(figure, place) {
        let colour = colour(look, series.role);
        let Some(at) = at else {
            if matches!(mark.extent, Extent::Withheld) {
                let along = figure.places.get(mark.place).map_or(0.0, |place| place.at);
                let at = place.at(along, figure.scale.low.max(0.0));
                painter.circle_stroke(at - vec2(0.0, 8.0), 4.0, Stroke::new(1.5, t.attention_mark));
                painter.line_segment(
                    [at + vec2(-3.0, -5.0), at + vec2(3.0, -11.0)],
                    Stroke::new(1.5, t.attention_mark),
                );
            }
            continue;
        };
        if lines && figure.places.len() <= 120 {
            let shape = mark_of(series.shape);
            swatch(&painter, at, 10.5, shape, t.surface);
            swatch(&painter, at, 8.0, shape, colour);
            if mark.hollow {
                swatch(&painter, at, 4.0, shape, t.surface);
            }
        }
        if mark.breaks {
            let left = at - vec2(9.0, 0.0);
            for shift in [-2.0, 2.0] {
                let middle = left + vec2(shift, 0.0);
                painter.line_segment(
                    [middle + vec2(-2.0, 5.0), middle + vec2(2.0, -5.0)],
                    Stroke::new(1.5, t.ink),
                );
            }
        }
        if mark.cell.is_some() && mark.cell == chosen {
            painter.circle_stroke(at, 9.0, Stroke::new(1.5, colour));
        }
    }
    if figure.direction == Direction::Lying && figure.series.len() == 1 {
        words::values(ui, look, figure, place);
    }
}
