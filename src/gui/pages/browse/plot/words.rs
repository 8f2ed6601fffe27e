//! Words around the plot: scales, names at the ends of lines, numbers at the ends of bars, the legend.

use super::{Placer, colour, mark_of, placed};
use crate::figure::{ColourRole, Direction, Figure, Kind, Series};
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{Mark, line, swatch, text_width};
use egui::{Align2, Rect, Ui, pos2, vec2};

pub(super) fn left_room(ui: &Ui, look: &Look, figure: &Figure, width: f32) -> f32 {
    let labels: Vec<&str> = match figure.direction {
        Direction::Upright => figure.scale.ticks.iter().map(|tick| tick.label.as_str()).collect(),
        Direction::Lying => figure.places.iter().map(|place| place.label.as_str()).collect(),
    };
    let longest = labels.iter().map(|label| text_width(ui, look, label, Type::Small)).fold(0.0, f32::max);
    (longest + 24.0).clamp(36.0, width * 0.38)
}

pub(super) fn right_room(ui: &Ui, look: &Look, figure: &Figure) -> f32 {
    if figure.kind == Kind::Dot {
        return 16.0;
    }
    if figure.kind.has_bars() {
        return if figure.direction == Direction::Lying { 72.0 } else { 16.0 };
    }
    if figure.legend {
        return 24.0;
    }
    let name = |series: &Series| text_width(ui, look, &series.name, Type::SmallStrong);
    let value =
        |series: &Series| text_width(ui, look, series.end_value.as_deref().unwrap_or(""), Type::Small);
    let named = figure.series.iter().filter(|series| figure.names(series));
    let longest = named.map(|series| name(series).max(value(series))).fold(0.0, f32::max);
    (longest + 28.0).clamp(40.0, 168.0)
}

pub(super) fn ticks(ui: &mut Ui, look: &Look, area: Rect, figure: &Figure, place: &Placer) {
    let t = look.tokens;
    for tick in &figure.scale.ticks {
        let at = place.at(0.0, tick.at);
        match figure.direction {
            Direction::Upright if area.y_range().expand(1.0).contains(at.y) => {
                let room = Rect::from_min_max(
                    pos2(area.left() - 160.0, at.y - 10.0),
                    pos2(area.left() - 10.0, at.y + 10.0),
                );
                line(ui, look, room, Align2::RIGHT_CENTER, &tick.label, Type::Small, t.quiet);
            }
            Direction::Lying if area.x_range().expand(1.0).contains(at.x) => {
                let room = Rect::from_center_size(pos2(at.x, area.bottom() + 16.0), vec2(96.0, 20.0));
                line(ui, look, room, Align2::CENTER_CENTER, &tick.label, Type::Small, t.quiet);
            }
            _ => {}
        }
    }
    let names: Vec<(f64, &str)> = if figure.time && !figure.time_ticks.is_empty() {
        figure.time_ticks.iter().map(|tick| (tick.at, tick.label.as_str())).collect()
    } else {
        figure.places.iter().map(|place| (place.at, place.label.as_str())).collect()
    };
    if figure.direction == Direction::Upright {
        across(ui, look, area, &names, place);
        return;
    }
    for (at, name) in names {
        let middle = place.at(at, 0.0).y;
        if area.y_range().contains(middle) {
            let room = Rect::from_min_max(
                pos2(area.left() - 400.0, middle - 10.0),
                pos2(area.left() - 10.0, middle + 10.0),
            );
            let room = room.intersect(ui.clip_rect());
            line(ui, look, room, Align2::RIGHT_CENTER, name, Type::Small, t.ink);
        }
    }
}

/// Names below the figure; those that would touch the one before are left out.
pub(super) fn across(ui: &mut Ui, look: &Look, area: Rect, names: &[(f64, &str)], place: &Placer) {
    let mut taken = f32::NEG_INFINITY;
    let step = match names {
        [(first, _), (second, _), ..] => (place.at(*second, 0.0).x - place.at(*first, 0.0).x).abs(),
        _ => area.width(),
    };
    for (at, name) in names {
        let x = place.at(*at, 0.0).x;
        let natural = text_width(ui, look, name, Type::Small);
        let wide = natural.min(step.max(36.0) - 6.0).max(28.0);
        if !area.x_range().expand(2.0).contains(x) || x - wide / 2.0 < taken {
            continue;
        }
        taken = x + wide / 2.0 + 4.0;
        let room = Rect::from_center_size(pos2(x, area.bottom() + 16.0), vec2(wide + 2.0, 20.0));
        line(ui, look, room, Align2::CENTER_CENTER, name, Type::Small, look.tokens.quiet);
    }
}

/// Numbers at the ends of lying bars.
pub(super) fn values(ui: &Ui, look: &Look, figure: &Figure, place: &Placer) {
    for (_, mark, at) in placed(figure, place) {
        let (Some(at), Some(number)) = (at, mark.number) else { continue };
        ui.painter().text(
            at + vec2(6.0, 0.0),
            Align2::LEFT_CENTER,
            figure.number(number),
            look.font(Type::Small),
            look.tokens.ink,
        );
    }
}

/// Names and last numbers at the ends of lines, pushed apart where they would touch.
pub(super) fn ends(ui: &mut Ui, look: &Look, area: Rect, card: Rect, figure: &Figure, place: &Placer) {
    let high = look.leading(Type::Small) * 2.0;
    let mut labels: Vec<(f32, &Series)> = figure
        .series
        .iter()
        .filter(|series| figure.names(series))
        .filter_map(|series| {
            let mark = series.marks.iter().rev().find(|mark| mark.end().is_some())?;
            let along = figure.places.get(mark.place)?.at;
            Some((place.at(along, mark.end()?).y, series))
        })
        .collect();
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut floor = card.top() + 6.0 + high / 2.0;
    for label in &mut labels {
        label.0 = label.0.max(floor);
        floor = label.0 + high;
    }
    let mut roof = card.bottom() - 6.0 - high / 2.0;
    for label in labels.iter_mut().rev() {
        label.0 = label.0.min(roof);
        roof = label.0 - high;
    }
    for (y, series) in labels {
        let left = area.right() + 10.0;
        let ink = match series.role {
            ColourRole::Category(_) | ColourRole::Rest => look.tokens.ink,
            role => colour(look, role),
        };
        let mut name = Rect::from_min_max(pos2(left, y - high / 2.0), pos2(card.right() - 4.0, y));
        if matches!(series.role, ColourRole::Category(_) | ColourRole::Rest) {
            let middle = pos2(left + 4.0, name.center().y);
            swatch(ui.painter(), middle, 8.0, mark_of(series.shape), colour(look, series.role));
            name.min.x += 12.0;
        }
        line(ui, look, name, Align2::LEFT_CENTER, &series.name, Type::SmallStrong, ink);
        let value = Rect::from_min_max(pos2(left, y), pos2(card.right() - 4.0, y + high / 2.0));
        line(
            ui,
            look,
            value,
            Align2::LEFT_CENTER,
            series.end_value.as_deref().unwrap_or(""),
            Type::Small,
            ink,
        );
    }
}

/// The names of the series above the figure.
pub(super) fn key(ui: &mut Ui, look: &Look, rect: Rect, figure: &Figure) {
    let mut left = rect.left();
    for series in &figure.series {
        let wide = text_width(ui, look, &series.name, Type::Small).min(180.0);
        if left + wide + 20.0 > rect.right() {
            break;
        }
        let middle = pos2(left + 6.0, rect.center().y);
        let shape = if figure.kind.has_bars() { Mark::Square } else { mark_of(series.shape) };
        swatch(ui.painter(), middle, 11.0, shape, colour(look, series.role));
        let room = Rect::from_min_size(pos2(left + 18.0, rect.top()), vec2(wide + 1.0, rect.height()));
        line(ui, look, room, Align2::LEFT_CENTER, &series.name, Type::Small, look.tokens.ink);
        left = room.right() + 16.0;
    }
}
