//! A figure on the screen: egui_plot holds scale, zoom and pointer; marks, ticks and end labels are drawn
//! in its coordinates with our own type.

use super::BrowseAct;
use crate::figure::{
    ColourRole, Direction, Extent, Figure, Mark as FigureMark, Series, Shape as FigureShape,
};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type, mix};
use crate::gui::widgets::{Mark, line, paragraph, swatch, text_width};
use egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, pos2, vec2};
use egui_plot::{Line, Plot, PlotPoint, PlotPoints, PlotTransform, Polygon};

const TOP: f32 = 14.0;
const BOTTOM: f32 = 30.0;
const LEGEND: f32 = 28.0;
/// How near the pointer must be to a mark.
const NEAR: f32 = 14.0;

/// The colour of a role in a theme.
pub fn colour(look: &Look, role: ColourRole) -> Color32 {
    let t = look.tokens;
    match role {
        ColourRole::Women => t.women,
        ColourRole::Men => t.men,
        ColourRole::Total => t.ink,
        ColourRole::Category(place) => t.categories.get(usize::from(place)).copied().unwrap_or(t.edge),
        ColourRole::Rest => t.edge,
    }
}

fn mark_of(shape: FigureShape) -> Mark {
    match shape {
        FigureShape::Diamond => Mark::Diamond,
        FigureShape::Square => Mark::Square,
        FigureShape::Disc => Mark::Disc,
    }
}

/// Draws the figure in a card.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    card: Rect,
    figure: &Figure,
    chosen: Option<(usize, usize)>,
    acts: &mut Vec<Act>,
) {
    let legend = if figure.legend { LEGEND } else { 0.0 };
    if figure.legend {
        key(
            ui,
            look,
            Rect::from_min_size(card.min + vec2(16.0, 8.0), vec2(card.width() - 32.0, 24.0)),
            figure,
        );
    }
    let area = Rect::from_min_max(
        pos2(card.left() + left_room(ui, look, figure, card.width()), card.top() + TOP + legend),
        pos2(card.right() - right_room(ui, look, figure), card.bottom() - BOTTOM),
    );
    if area.width() < 40.0 || area.height() < 40.0 {
        return;
    }
    let plot = Plot::new(("figure", figure.title.as_str(), figure.kind.name()))
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .label_formatter(|_| None)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_boxed_zoom(true)
        .set_margin_fraction(vec2(0.0, 0.0))
        .width(area.width())
        .height(area.height());
    let bounds = bounds(figure);
    let plot = plot.default_x_bounds(bounds[0], bounds[1]).default_y_bounds(bounds[2], bounds[3]);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).id_salt("plot"));
    let shown = plot.show(&mut child, |plot| {
        for line in grid(look, figure, bounds) {
            plot.line(line);
        }
        for series in &figure.series {
            if figure.kind.has_bars() {
                for bar in bars(look, figure, series) {
                    plot.polygon(bar);
                }
            } else {
                for line in joined(look, series, figure) {
                    plot.line(line);
                }
            }
        }
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_label(figure.sentence.as_str()));
    let place = Placer { transform: shown.transform, upright: figure.direction == Direction::Upright };
    ticks(ui, look, area, figure, &place);
    marks(ui, look, area, figure, chosen, &place);
    if !figure.legend && !figure.kind.has_bars() {
        ends(ui, look, area, card, figure, &place);
    }
    pointer(ui, look, area, figure, &place, &shown.response, acts);
}

/// From the figure's coordinates (along, value) to the screen.
struct Placer {
    transform: PlotTransform,
    upright: bool,
}

impl Placer {
    fn at(&self, along: f64, value: f64) -> Pos2 {
        let point = if self.upright { PlotPoint::new(along, value) } else { PlotPoint::new(value, -along) };
        self.transform.position_from_point(&point)
    }
}

/// What is seen at first: left, right, low, high.
fn bounds(figure: &Figure) -> [f64; 4] {
    let first = figure.places.iter().map(|place| place.at).fold(f64::INFINITY, f64::min);
    let last = figure.places.iter().map(|place| place.at).fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = if first.is_finite() { (first, last) } else { (0.0, 1.0) };
    let pad = if figure.kind.has_bars() { step(figure) * 0.6 } else { (last - first).max(1.0) * 0.015 };
    let (first, last) = (first - pad, last + pad);
    let (low, high) = (figure.scale.low, figure.scale.high);
    match figure.direction {
        Direction::Upright => [first, last, low, high],
        Direction::Lying => [low, high, -last, -first],
    }
}

/// The smallest distance between two places.
fn step(figure: &Figure) -> f64 {
    figure
        .places
        .windows(2)
        .filter_map(|pair| Some((pair.get(1)?.at - pair.first()?.at).abs()))
        .filter(|distance| *distance > 0.0)
        .fold(f64::INFINITY, f64::min)
        .min(1.0e9)
        .clamp(0.01, 1.0e9)
        .min(if figure.places.len() < 2 { 1.0 } else { f64::INFINITY })
}

fn grid<'a>(look: &Look, figure: &Figure, bounds: [f64; 4]) -> Vec<Line<'a>> {
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

fn joined<'a>(look: &Look, series: &Series, figure: &Figure) -> Vec<Line<'a>> {
    let colour = colour(look, series.role);
    let width = if series.role == ColourRole::Total { 2.0 } else { 2.5 };
    let mut runs: Vec<Vec<[f64; 2]>> = Vec::new();
    for mark in &series.marks {
        let (Some(place), Some(end)) = (figure.places.get(mark.place), mark.end()) else { continue };
        match runs.last_mut() {
            Some(run) if mark.joined => run.push([place.at, end]),
            _ => runs.push(vec![[place.at, end]]),
        }
    }
    runs.into_iter()
        .filter(|run| run.len() > 1)
        .map(|run| {
            Line::new(series.name.clone(), PlotPoints::from(run))
                .color(colour)
                .width(width)
                .allow_hover(false)
        })
        .collect()
}

/// Where a series' bars begin and end along the axis, from the middle of a place.
fn bar_span(figure: &Figure, series: &Series) -> (f64, f64) {
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

fn bars<'a>(look: &Look, figure: &Figure, series: &Series) -> Vec<Polygon<'a>> {
    let colour = colour(look, series.role);
    let (start, end) = bar_span(figure, series);
    series
        .marks
        .iter()
        .filter_map(|mark| {
            let place = figure.places.get(mark.place)?;
            let Extent::Number { from, to } = mark.extent else { return None };
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

fn left_room(ui: &Ui, look: &Look, figure: &Figure, width: f32) -> f32 {
    let labels: Vec<&str> = match figure.direction {
        Direction::Upright => figure.scale.ticks.iter().map(|tick| tick.label.as_str()).collect(),
        Direction::Lying => figure.places.iter().map(|place| place.label.as_str()).collect(),
    };
    let longest = labels.iter().map(|label| text_width(ui, look, label, Type::Small)).fold(0.0, f32::max);
    (longest + 24.0).clamp(36.0, width * 0.38)
}

fn right_room(ui: &Ui, look: &Look, figure: &Figure) -> f32 {
    if figure.kind.has_bars() {
        return if figure.direction == Direction::Lying { 72.0 } else { 16.0 };
    }
    if figure.legend {
        return 24.0;
    }
    let name = |series: &Series| text_width(ui, look, &series.name, Type::SmallStrong);
    let value =
        |series: &Series| text_width(ui, look, series.end_value.as_deref().unwrap_or(""), Type::Small);
    let longest = figure.series.iter().map(|series| name(series).max(value(series))).fold(0.0, f32::max);
    (longest + 28.0).clamp(40.0, 168.0)
}

fn ticks(ui: &mut Ui, look: &Look, area: Rect, figure: &Figure, place: &Placer) {
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
fn across(ui: &mut Ui, look: &Look, area: Rect, names: &[(f64, &str)], place: &Placer) {
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

/// Every mark with its place on the screen.
fn placed<'a>(
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

fn marks(ui: &Ui, look: &Look, area: Rect, figure: &Figure, chosen: Option<(usize, usize)>, place: &Placer) {
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
        values(ui, look, figure, place);
    }
}

/// Numbers at the ends of lying bars.
fn values(ui: &Ui, look: &Look, figure: &Figure, place: &Placer) {
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
fn ends(ui: &mut Ui, look: &Look, area: Rect, card: Rect, figure: &Figure, place: &Placer) {
    let high = look.leading(Type::Small) * 2.0;
    let mut labels: Vec<(f32, &Series)> = figure
        .series
        .iter()
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
fn key(ui: &mut Ui, look: &Look, rect: Rect, figure: &Figure) {
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

/// Tells the mark below the pointer; pressing it explains its number.
fn pointer(
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
