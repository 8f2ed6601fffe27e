//! A figure on the screen: egui_plot holds scale, zoom and pointer; marks, ticks and end labels are drawn
//! in its coordinates with our own type.

mod marks;
mod shapes;
mod words;

use crate::figure::{ColourRole, Direction, Figure, Kind, Shape as FigureShape};
use crate::gui::act::Act;
use crate::gui::theme::Look;
use crate::gui::widgets::Mark;
use egui::{Color32, Pos2, Rect, Ui, pos2, vec2};
use egui_plot::{Plot, PlotPoint, PlotTransform};
use marks::placed;

const TOP: f32 = 14.0;
const BOTTOM: f32 = 30.0;
const LEGEND: f32 = 28.0;

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

/// Draws the legend of a figure on a line.
pub fn legend(ui: &mut Ui, look: &Look, rect: Rect, figure: &Figure) {
    words::key(ui, look, rect, figure);
}

/// Draws the figure in a card; `small`: one of several, without names at the ends of lines.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    card: Rect,
    figure: &Figure,
    (chosen, small): (Option<(usize, usize)>, bool),
    acts: &mut Vec<Act>,
) {
    let legend = if figure.legend { LEGEND } else { 0.0 };
    if figure.legend {
        words::key(
            ui,
            look,
            Rect::from_min_size(card.min + vec2(16.0, 8.0), vec2(card.width() - 32.0, 24.0)),
            figure,
        );
    }
    let area = Rect::from_min_max(
        pos2(card.left() + words::left_room(ui, look, figure, card.width()), card.top() + TOP + legend),
        pos2(
            card.right() - if small { 20.0 } else { words::right_room(ui, look, figure) },
            card.bottom() - BOTTOM,
        ),
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
        for line in shapes::grid(look, figure, bounds) {
            plot.line(line);
        }
        if figure.kind == Kind::Dot {
            for line in shapes::distances(look, figure) {
                plot.line(line);
            }
        }
        for series in figure.series.iter().filter(|_| figure.kind != Kind::Dot) {
            if figure.kind.has_bars() {
                for bar in shapes::bars(look, figure, series) {
                    plot.polygon(bar);
                }
            } else {
                for line in shapes::joined(look, series, figure) {
                    plot.line(line);
                }
            }
        }
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_label(figure.sentence.as_str()));
    let place = Placer { transform: shown.transform, upright: figure.direction == Direction::Upright };
    words::ticks(ui, look, area, figure, &place);
    marks::marks(ui, look, area, figure, chosen, &place);
    if !small && !figure.legend && !figure.kind.has_bars() {
        words::ends(ui, look, area, card, figure, &place);
    }
    marks::pointer(ui, look, area, figure, &place, &shown.response, acts);
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
    let pad = if figure.kind.has_bars() || figure.kind == Kind::Dot {
        step(figure) * 0.6
    } else {
        (last - first).max(1.0) * 0.015
    };
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

/// The words of the marks that are drawn.
pub fn drawn(figure: &Figure) -> Vec<String> {
    let has_shape = |mark: &crate::figure::Mark| {
        if figure.kind.has_bars() { shapes::span_of(mark).is_some() } else { mark.end().is_some() }
    };
    let marks = figure.series.iter().flat_map(|series| &series.marks);
    marks.filter(|mark| has_shape(mark)).map(|mark| mark.words.clone()).collect()
}
