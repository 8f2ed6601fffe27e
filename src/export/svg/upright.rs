//! Plots with numbers upwards: lines over time, columns over periods.

use super::canvas::{Anchor, Style};
use super::colour;
use super::lettering::{Weight, width, wrap_to};
use super::page::{Page, WIDTH, along_axis, widest};
use crate::figure::drawing::spread;
use crate::figure::{ColourRole, Extent, Figure, Kind, Mark, Series};

const HEIGHT: f64 = 320.0;
/// Of small figures.
const SMALL_HEIGHT: f64 = 130.0;
const LABEL_ROOM: f64 = 150.0;

/// Where data lie on the page.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    first: f64,
    last: f64,
    time: bool,
}

impl Frame {
    fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    fn x(&self, at: f64) -> f64 {
        if !self.time {
            return self.left + self.band() * (at + 0.5);
        }
        if self.last <= self.first {
            return f64::midpoint(self.left, self.right);
        }
        let inner = 12.0;
        self.left
            + inner
            + (at - self.first) / (self.last - self.first) * (self.right - self.left - 2.0 * inner)
    }

    /// Room of one period of a column figure.
    fn band(&self) -> f64 {
        (self.right - self.left) / (self.last + 1.0).max(1.0)
    }
}

/// Draws the plot below what is drawn and moves the lower edge.
pub(super) fn plot(page: &mut Page<'_>) {
    let figure = page.figure;
    let ends = end_labels(page, figure);
    let tick_size = page.size(12.0);
    let ticks = widest(figure.scale.ticks.iter().map(|tick| tick.label.as_str()), tick_size, Weight::Regular);
    let right_room = ends.iter().map(|label| label.width).fold(0.0, f64::max);
    let at = |place: Option<&crate::figure::PlaceOnAxis>| place.map_or(0.0, |place| place.at);
    let frame = Frame {
        left: page.left() + ticks + 10.0,
        right: page.right() - if ends.is_empty() { 8.0 } else { right_room + 16.0 },
        top: page.y + 8.0,
        bottom: page.y + 8.0 + if page.small { SMALL_HEIGHT } else { HEIGHT },
        low: figure.scale.low,
        high: figure.scale.high,
        first: at(figure.places.first()),
        last: at(figure.places.last()),
        time: figure.time,
    };
    grid(page, &frame, tick_size);
    if figure.kind == Kind::Line {
        lines(page, &frame);
        draw_ends(page, &frame, &ends);
    } else {
        columns(page, &frame);
    }
    signs_at_foot(page, &frame);
    let labels: Vec<(f64, String)> = if figure.time {
        figure.time_ticks.iter().map(|tick| (frame.x(tick.at), tick.label.clone())).collect()
    } else {
        figure.places.iter().map(|place| (frame.x(place.at), place.label.clone())).collect()
    };
    along_axis(page, &labels, frame.bottom + 8.0 + tick_size);
    page.y = frame.bottom + 14.0 + tick_size;
}

fn grid(page: &mut Page<'_>, frame: &Frame, size: f64) {
    let style = Style::new(size, colour::QUIET).at(Anchor::End);
    for tick in &page.figure.scale.ticks {
        let y = frame.y(tick.at);
        let colour = if tick.at == 0.0 { colour::EDGE } else { colour::LINE };
        page.canvas.line((frame.left, y), (frame.right, y), colour, 1.0);
        page.canvas.text(frame.left - 8.0, y + size * 0.36, style, &tick.label);
    }
}

fn lines(page: &mut Page<'_>, frame: &Frame) {
    let figure = page.figure;
    let point = |mark: &Mark| {
        let place = figure.places.get(mark.place)?;
        Some((frame.x(place.at), frame.y(mark.end()?)))
    };
    // Grey lines lie below the coloured ones, women and men above all.
    let mut order: Vec<&Series> = figure.series.iter().collect();
    order.sort_by_key(|series| match series.role {
        ColourRole::Rest => 0,
        ColourRole::Category(_) => 1,
        ColourRole::Total => 2,
        ColourRole::Women | ColourRole::Men => 3,
    });
    for series in &order {
        let colour = colour::of(series.role);
        let weight = match series.role {
            ColourRole::Rest => 1.25,
            ColourRole::Women | ColourRole::Men => 2.5,
            _ => 2.0,
        };
        let (mut run, mut dashed): (Vec<(f64, f64)>, bool) = (Vec::new(), false);
        for mark in &series.marks {
            if !mark.joined || mark.dashed() != dashed {
                let from = run.last().copied().filter(|_| mark.joined);
                flush(page, &mut run, (colour, weight, dashed));
                run.extend(from);
                dashed = mark.dashed();
            }
            run.extend(point(mark));
        }
        flush(page, &mut run, (colour, weight, dashed));
    }
    let many = figure.places.len() > 40;
    for series in order {
        let radius = if many || page.small || series.role == ColourRole::Rest { 2.4 } else { 4.2 };
        for mark in &series.marks {
            let Some((x, y)) = point(mark) else { continue };
            if mark.breaks {
                break_sign(page, (x - 12.0, y));
            }
            page.canvas.mark(
                (x, y),
                radius,
                (series.shape, colour::of(series.role), mark.hollow),
                &mark.words,
            );
            let sign = mark.status.sign();
            if !sign.is_empty() && !mark.hollow && !mark.breaks && !many {
                let style = Style::new(10.0, colour::QUIET).at(Anchor::Middle);
                page.canvas.text(x, y - radius - 4.0, style, sign);
            }
        }
    }
}

fn flush(page: &mut Page<'_>, run: &mut Vec<(f64, f64)>, (colour, weight, dashed): (&str, f64, bool)) {
    if run.len() > 1 {
        page.canvas.polyline(run, colour, weight, dashed);
    }
    run.clear();
}

/// Two slanted strokes before the mark from which on the numbers cannot be compared with earlier ones.
fn break_sign(page: &mut Page<'_>, (x, y): (f64, f64)) {
    for shift in [-2.5, 2.5] {
        page.canvas.line((x + shift - 2.5, y + 6.0), (x + shift + 2.5, y - 6.0), colour::INK, 1.25);
    }
}

fn columns(page: &mut Page<'_>, frame: &Frame) {
    let figure = page.figure;
    let beside = if figure.kind == Kind::Grouped { figure.series.len().max(1) } else { 1 };
    let share = if beside > 1 { 0.82 } else { 0.62 };
    let beside_width = u32::try_from(beside).map_or(1.0, f64::from);
    let bar = (frame.band() * share / beside_width).min(56.0);
    let style = Style::new(page.size(11.0), colour::INK).at(Anchor::Middle);
    for (position, series) in figure.series.iter().enumerate() {
        let slot = if beside > 1 { u32::try_from(position).map_or(0.0, f64::from) } else { 0.0 };
        for mark in &series.marks {
            let Some(place) = figure.places.get(mark.place) else { continue };
            let Extent::Number { from, to } = mark.extent else { continue };
            let start = frame.x(place.at) - bar * beside_width / 2.0 + slot * bar;
            let (low, high) = (frame.y(from.min(to)), frame.y(from.max(to)));
            let gap = if beside > 1 { 1.0 } else { 0.0 };
            let seam = if matches!(figure.kind, Kind::Stacked { .. }) { 1.0 } else { 0.0 };
            let (corner, size) = ((start + gap / 2.0, high), (bar - gap, (low - high - seam).max(0.5)));
            page.canvas.bar(corner, size, colour::of(series.role), mark.hollow, &mark.words);
            if seam == 0.0 {
                let room = if beside > 1 { bar } else { frame.band() };
                let fits = |words: &str| width(words, style.size, style.weight) <= room - 2.0;
                let sign = mark.letter();
                let words = value_words(figure, mark);
                let words = if fits(&words) { words.as_str() } else { sign };
                let y = if to < 0.0 { low + style.size + 2.0 } else { high - 4.0 };
                page.canvas.text(start + bar / 2.0, y, style, words);
            }
        }
    }
}

/// The number of a bar with its sign.
pub(super) fn value_words(figure: &Figure, mark: &Mark) -> String {
    let number = mark.number.map_or_else(String::new, |number| figure.number(number));
    let sign = mark.letter();
    if sign.is_empty() { number } else { format!("{number} {sign}") }
}

/// Signs of missing and withheld numbers, once a period: on the base line, or above the stack.
fn signs_at_foot(page: &mut Page<'_>, frame: &Frame) {
    let figure = page.figure;
    let style = Style::new(10.0, colour::QUIET).at(Anchor::Middle);
    let base = if frame.low <= 0.0 && frame.high >= 0.0 { frame.y(0.0) } else { frame.bottom };
    let stacked = matches!(figure.kind, Kind::Stacked { .. });
    for (position, place) in figure.places.iter().enumerate() {
        let marks = || figure.series.iter().flat_map(|one| &one.marks).filter(|mark| mark.place == position);
        let (signs, y) = if stacked {
            let top = marks().filter_map(Mark::end).map(|end| frame.y(end)).fold(base, f64::min);
            (figure.stack_signs(position), top)
        } else {
            let mut signs: Vec<&str> =
                marks().filter(|mark| mark.number.is_none()).map(|mark| mark.status.sign()).collect();
            signs.sort_unstable();
            signs.dedup();
            (signs, base)
        };
        page.canvas.text(frame.x(place.at), y - 5.0, style, &signs.join(" "));
    }
}

/// The name and newest number of a series, right of its line.
struct EndLabel<'a> {
    series: &'a Series,
    name: Vec<String>,
    value: Option<String>,
    width: f64,
    height: f64,
    swatch: bool,
}

/// Lines an end label may have: so many labels of so many lines are about as high as the plot.
fn lines_for(figure: &Figure) -> usize {
    match figure.series.len() {
        0..=3 => 4,
        4..=6 => 2,
        _ => 1,
    }
}

/// Whether names are too long to stand at the ends of their lines: a name cut short would lose its
/// edition. Then a legend gives them whole, and the ends have the numbers.
pub(super) fn needs_legend(page: &Page<'_>, figure: &Figure) -> bool {
    let size = page.size(12.0);
    figure.kind == Kind::Line
        && figure.series.len() > 1
        && figure.series.iter().filter(|one| figure.names(one)).any(|one| {
            wrap_to(&one.name, LABEL_ROOM, size, Weight::Bold, lines_for(figure)).concat().ends_with('…')
        })
}

fn end_labels<'a>(page: &Page<'_>, figure: &'a Figure) -> Vec<EndLabel<'a>> {
    if figure.kind != Kind::Line || page.small {
        return Vec::new();
    }
    let size = page.size(12.0);
    let named: Vec<&Series> = figure.series.iter().filter(|series| figure.names(series)).collect();
    let alone = figure.series.len() == 1;
    let most = lines_for(figure);
    let one_line = most == 1;
    let in_legend = needs_legend(page, figure);
    named
        .into_iter()
        .map(|series| {
            let swatch = !colour::is_for_words(series.role);
            let name = if alone || in_legend {
                Vec::new()
            } else {
                wrap_to(&series.name, LABEL_ROOM, size, Weight::Bold, most)
            };
            let value = series.end_value.clone().filter(|_| !one_line || alone || in_legend);
            let lines = name.len() + usize::from(value.is_some());
            let words = widest(name.iter().map(String::as_str), size, Weight::Bold).max(widest(
                value.iter().map(String::as_str),
                size,
                Weight::Regular,
            ));
            EndLabel {
                series,
                width: words + if swatch { 14.0 } else { 0.0 },
                height: u32::try_from(lines).map_or(1.0, f64::from) * page.leading(size) + 3.0,
                name,
                value,
                swatch,
            }
        })
        .collect()
}

fn draw_ends(page: &mut Page<'_>, frame: &Frame, ends: &[EndLabel<'_>]) {
    let figure = page.figure;
    let tip = |series: &Series| {
        let mark = series.marks.iter().rev().find(|mark| mark.end().is_some())?;
        Some((frame.x(figure.places.get(mark.place)?.at), frame.y(mark.end()?)))
    };
    let tips: Vec<(f64, f64)> =
        ends.iter().map(|label| tip(label.series).unwrap_or((frame.right, frame.bottom))).collect();
    let wanted: Vec<(f64, f64)> = tips.iter().zip(ends).map(|((_, y), label)| (*y, label.height)).collect();
    let middles = spread(&wanted, frame.top - 12.0, frame.bottom + 12.0);
    let size = page.size(12.0);
    let leading = page.leading(size);
    for ((label, middle), (tip_x, tip_y)) in ends.iter().zip(middles).zip(tips) {
        let x = frame.right + 8.0;
        if (middle - tip_y).abs() > 8.0 || tip_x < frame.right - 20.0 {
            page.canvas.line((tip_x + 6.0, tip_y), (x - 2.0, middle), colour::EDGE, 0.75);
        }
        let colour = if label.swatch { colour::INK } else { colour::of(label.series.role) };
        let mut text_x = x;
        let mut line = middle - (label.height - 3.0) / 2.0 + leading / 2.0;
        if label.swatch {
            page.swatch(x + 4.0, line, label.series.role, label.series.shape);
            text_x += 14.0;
        }
        debug_assert!(text_x < WIDTH);
        for name in &label.name {
            page.canvas.text(text_x, line + size * 0.36, Style::new(size, colour).bold(), name);
            line += leading;
        }
        if let Some(value) = &label.value {
            page.canvas.text(text_x, line + size * 0.36, Style::new(size, colour), value);
        }
    }
}
