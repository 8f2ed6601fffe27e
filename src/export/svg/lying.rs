//! Plots of categories: their names at the left, numbers across.

use super::canvas::{Anchor, Style};
use super::colour;
use super::dots;
use super::lettering::{Weight, wrap_to};
use super::page::{Page, along_axis, widest};
use super::upright::value_words;
use crate::figure::{ColourRole, Extent, Figure, Kind, Mark};

const MOST_NAME_ROOM: f64 = 240.0;

pub(super) struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub row: f64,
    low: f64,
    high: f64,
}

impl Frame {
    pub fn x(&self, value: f64) -> f64 {
        self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)
    }

    pub fn row_top(&self, place: usize) -> f64 {
        self.top + u32::try_from(place).map_or(0.0, f64::from) * self.row
    }
}

/// Draws the plot below what is drawn and moves the lower edge.
pub(super) fn plot(page: &mut Page<'_>) {
    let figure = page.figure;
    let size = page.size(12.0);
    let name_limit = MOST_NAME_ROOM.min((page.right() - page.left()) * 0.4);
    let names: Vec<Vec<String>> = figure
        .places
        .iter()
        .map(|place| wrap_to(&place.label, name_limit, size, Weight::Regular, 2))
        .collect();
    let name_room = widest(names.iter().flatten().map(String::as_str), size, Weight::Regular);
    let values: Vec<String> = marks(figure).map(|(_, mark)| end_words(figure, mark)).collect();
    let value_room = widest(values.iter().map(String::as_str), size, Weight::Regular);
    let signs: Vec<String> =
        (0..figure.places.len()).map(|place| figure.stack_signs(place).join(" ")).collect();
    let sign_room = widest(signs.iter().map(String::as_str), size, Weight::Regular);
    let beside = if figure.kind == Kind::Grouped { figure.series.len().max(1) } else { 1 };
    let bars = u32::try_from(beside).map_or(1.0, f64::from);
    let dots = figure.kind == Kind::Dot;
    let columns = if dots { dots::columns(page) } else { Vec::new() };
    let column_room: f64 = columns.iter().map(|column| column.width).sum();
    let leading = page.leading(size);
    let dense = page.small && figure.kind == Kind::Pyramid;
    let value_room = if dense { 0.0 } else { value_room };
    let left_room = if figure.scale.low < 0.0 && !dots && !dense { value_room + 8.0 } else { 0.0 };
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let words = u32::try_from(lines).map_or(1.0, f64::from) * leading + 4.0;
    let bar = match () {
        () if dense => 8.0,
        () if beside > 1 => 14.0,
        () => 16.0,
    };
    let frame = Frame {
        left: page.left() + name_room + left_room + 12.0,
        right: page.right()
            - match figure.kind {
                Kind::Dot => column_room + 16.0,
                Kind::Stacked { .. } => sign_room + 12.0,
                _ => value_room + 12.0,
            },
        top: page.y + leading + 4.0,
        row: if dense { bar + 2.0 } else { (bars * bar + 8.0).max(words) },
        low: figure.scale.low,
        high: figure.scale.high,
    };
    let bottom = frame.row_top(figure.places.len());
    grid(page, &frame, bottom, size);
    // Where rows are narrower than letters every second or third has its name, the youngest always.
    let every = if dense { 1 + usize::from(frame.row < leading) } else { 1 };
    let named = |place: usize| (figure.places.len() - 1 - place).is_multiple_of(every);
    for (place, name) in names.iter().enumerate().filter(|(place, _)| named(*place)) {
        let middle = frame.row_top(place) + frame.row / 2.0;
        let half = u32::try_from(name.len()).map_or(0.0, f64::from) * leading / 2.0;
        let style = Style::new(size, colour::INK).at(Anchor::End);
        for (line, text) in name.iter().enumerate() {
            let y = middle - half + (u32::try_from(line).map_or(0.0, f64::from) + 0.5) * leading;
            page.canvas.text(frame.left - left_room - 10.0, y + size * 0.36, style, text);
        }
    }
    if dots {
        dots::draw(page, &frame, &columns);
    } else {
        draw_bars(page, &frame, bar, bars, size);
    }
    page.y = bottom + 4.0;
}

fn marks(figure: &Figure) -> impl Iterator<Item = (usize, &Mark)> {
    figure
        .series
        .iter()
        .enumerate()
        .flat_map(|(position, series)| series.marks.iter().map(move |mark| (position, mark)))
}

/// The number at the end of a bar, or the sign where it would be.
pub(super) fn end_words(figure: &Figure, mark: &Mark) -> String {
    match mark.extent {
        Extent::Number { .. } => value_words(figure, mark),
        Extent::Missing | Extent::Withheld => mark.status.sign().to_owned(),
    }
}

fn grid(page: &mut Page<'_>, frame: &Frame, bottom: f64, size: f64) {
    let figure = page.figure;
    for tick in &figure.scale.ticks {
        let x = frame.x(tick.at);
        let colour = if tick.at == 0.0 { colour::EDGE } else { colour::LINE };
        page.canvas.line((x, frame.top - 2.0), (x, bottom), colour, 1.0);
    }
    let labels: Vec<(f64, String)> =
        figure.scale.ticks.iter().map(|tick| (frame.x(tick.at), tick.label.clone())).collect();
    along_axis(page, &labels, frame.top - 8.0 - size * 0.1);
}

fn draw_bars(page: &mut Page<'_>, frame: &Frame, bar: f64, bars: f64, size: f64) {
    let figure = page.figure;
    let stacked = matches!(figure.kind, Kind::Stacked { .. });
    let grouped = figure.kind == Kind::Grouped;
    let dense = page.small && figure.kind == Kind::Pyramid;
    let style = Style::new(size, colour::INK);
    for (position, mark) in marks(figure) {
        let Some(series) = figure.series.get(position) else { continue };
        let slot = if grouped { u32::try_from(position).map_or(0.0, f64::from) } else { 0.0 };
        let top = frame.row_top(mark.place) + (frame.row - bars * bar) / 2.0 + slot * bar;
        let words = if dense { String::new() } else { end_words(figure, mark) };
        let text_y = top + bar / 2.0 + style.size * 0.36;
        match mark.extent {
            Extent::Number { from, to } => {
                let (low, high) = (frame.x(from.min(to)), frame.x(from.max(to)));
                let seam = if stacked { 1.0 } else { 0.0 };
                let inset = if grouped { 1.0 } else { 0.0 };
                let (corner, extent) =
                    ((low, top + inset / 2.0), ((high - low - seam).max(0.5), bar - inset));
                page.canvas.bar(corner, extent, colour::of(series.role), mark.hollow, &mark.words);
                if !stacked && to < 0.0 {
                    page.canvas.text(low - 6.0, text_y, style.at(Anchor::End), &words);
                } else if !stacked {
                    page.canvas.text(high + 6.0, text_y, style, &words);
                }
            }
            Extent::Missing | Extent::Withheld if !stacked => {
                let base = frame.x(0.0_f64.clamp(frame.low, frame.high));
                let quiet = Style::new(size, colour::QUIET);
                if figure.kind == Kind::Pyramid && series.role == ColourRole::Men {
                    page.canvas.text(base - 6.0, text_y, quiet.at(Anchor::End), &words);
                } else {
                    page.canvas.text(base + 6.0, text_y, quiet, &words);
                }
            }
            Extent::Missing | Extent::Withheld => {}
        }
    }
    if stacked {
        stack_signs(page, frame, size);
    }
}

/// The signs of the parts of each stack, after what is drawn of it.
fn stack_signs(page: &mut Page<'_>, frame: &Frame, size: f64) {
    let figure = page.figure;
    for place in 0..figure.places.len() {
        let known = marks(figure)
            .filter(|(_, mark)| mark.place == place)
            .filter_map(|(_, mark)| mark.end())
            .fold(0.0, f64::max);
        let signs = figure.stack_signs(place).join(" ");
        let middle = frame.row_top(place) + frame.row / 2.0;
        let style = Style::new(size, colour::QUIET);
        page.canvas.text(frame.x(known) + 6.0, middle + size * 0.36, style, &signs);
    }
}
