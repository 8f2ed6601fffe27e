//! Lines, bars and distances in the coordinates of the plot.

use super::{colour, step};
use crate::figure::{ColourRole, Direction, Extent, Figure, Mark, Series};
use crate::gui::theme::{Look, mix};
use egui::Stroke;
use egui_plot::{Line, LineStyle, PlotPoints, Polygon};

pub(super) fn grid<'a>(look: &Look, figure: &Figure, bounds: [f64; 4]) -> Vec<Line<'a>> {
    let t = look.tokens;
    figure
        .scale
        .ticks
        .iter()
        .map(|tick| {
            let points = match figure.direction {
                Direction::Upright => vec![[bounds[0], tick.at], [bounds[1], tick.at]],
                Direction::Lying => vec![[tick.at, bounds[2]], [tick.at, bounds[3]]],
            };
            let zero = tick.at == 0.0;
            let colour = if zero { t.edge } else { t.line };
            Line::new("", PlotPoints::from(points)).color(colour).width(1.0).allow_hover(false)
        })
        .collect()
}

pub(super) fn joined<'a>(look: &Look, series: &Series, figure: &Figure) -> Vec<Line<'a>> {
    let colour = colour(look, series.role);
    let width = if series.role == ColourRole::Total { 2.0 } else { 2.5 };
    let mut runs: Vec<(bool, Vec<[f64; 2]>)> = Vec::new();
    for mark in &series.marks {
        let (Some(place), Some(end)) = (figure.places.get(mark.place), mark.end()) else { continue };
        match runs.last_mut() {
            Some((dashed, run)) if mark.joined && *dashed == mark.dashed() => run.push([place.at, end]),
            // The dashes of a forecast begin where the line of what was observed ends.
            Some((_, run)) if mark.joined => {
                let from = run.last().copied();
                runs.push((mark.dashed(), from.into_iter().chain([[place.at, end]]).collect()));
            }
            _ => runs.push((false, vec![[place.at, end]])),
        }
    }
    runs.into_iter()
        .filter(|(_, run)| run.len() > 1)
        .map(|(dashed, run)| {
            let line = Line::new(series.name.clone(), PlotPoints::from(run))
                .color(colour)
                .width(width)
                .allow_hover(false);
            if dashed { line.style(LineStyle::dashed_loose()) } else { line }
        })
        .collect()
}

/// Where a series' bars begin and end along the axis, from the middle of a place.
pub(super) fn bar_span(figure: &Figure, series: &Series) -> (f64, f64) {
    let whole = step(figure) * 0.78;
    let grouped = matches!(figure.kind, crate::figure::Kind::Grouped);
    let many = if grouped { figure.series.len().max(1) } else { 1 };
    let place =
        figure.series.iter().position(|other| std::ptr::eq(other, series)).filter(|_| grouped).unwrap_or(0);
    let number = |value: usize| f64::from(u32::try_from(value).unwrap_or(u32::MAX));
    let wide = whole / number(many);
    let start = -whole / 2.0 + wide * number(place);
    (start + wide * 0.04, start + wide * 0.96)
}

/// From where to where the bar of a mark reaches.
pub(super) fn span_of(mark: &Mark) -> Option<(f64, f64)> {
    let Extent::Number { from, to } = mark.extent else { return None };
    Some((from, to))
}

pub(super) fn bars<'a>(look: &Look, figure: &Figure, series: &Series) -> Vec<Polygon<'a>> {
    let colour = colour(look, series.role);
    let (start, end) = bar_span(figure, series);
    series
        .marks
        .iter()
        .filter_map(|mark| {
            let place = figure.places.get(mark.place)?;
            let (from, to) = span_of(mark)?;
            let corners = [(start, from), (end, from), (end, to), (start, to)].map(|(along, value)| {
                match figure.direction {
                    Direction::Upright => [place.at + along, value],
                    Direction::Lying => [value, -(place.at + along)],
                }
            });
            let fill = if mark.hollow { mix(look.tokens.surface, colour, 0.35) } else { colour };
            let edge = if mark.hollow { colour } else { look.tokens.surface };
            Some(
                Polygon::new(series.name.clone(), PlotPoints::from(corners.to_vec()))
                    .fill_color(fill)
                    .stroke(Stroke::new(1.0, edge))
                    .allow_hover(false),
            )
        })
        .collect()
}

/// The distance between the points of each row.
pub(super) fn distances<'a>(look: &Look, figure: &Figure) -> Vec<Line<'a>> {
    let ends = |place: usize| {
        let marks = figure.series.iter().flat_map(|series| &series.marks);
        marks.filter(move |mark| mark.place == place).filter_map(Mark::end)
    };
    figure
        .places
        .iter()
        .enumerate()
        .filter_map(|(at, place)| {
            let (low, high) =
                (ends(at).fold(f64::INFINITY, f64::min), ends(at).fold(f64::NEG_INFINITY, f64::max));
            let points = match figure.direction {
                Direction::Upright => vec![[place.at, low], [place.at, high]],
                Direction::Lying => vec![[low, -place.at], [high, -place.at]],
            };
            (low < high).then(|| {
                Line::new("", PlotPoints::from(points)).color(look.tokens.edge).width(2.0).allow_hover(false)
            })
        })
        .collect()
}
