//! Dot plots: the points of several series on one row, the distance between them, and their numbers in
//! columns at the right.

use super::canvas::{Anchor, Style};
use super::colour;
use super::lettering::{Weight, width};
use super::lying::{Frame, end_words};
use super::page::{Page, widest};
use crate::figure::Mark;

const RADIUS: f64 = 5.0;

/// A column of numbers at the right.
pub(super) struct Column {
    name: String,
    /// With the gap before it.
    pub width: f64,
}

/// The columns of numbers, one a series.
pub(super) fn columns(page: &Page<'_>) -> Vec<Column> {
    let figure = page.figure;
    let size = page.size(12.0);
    figure
        .series
        .iter()
        .map(|series| {
            let words: Vec<String> = series.marks.iter().map(|mark| end_words(figure, mark)).collect();
            let numbers = widest(words.iter().map(String::as_str), size, Weight::Regular);
            let name = width(&series.name, size, Weight::Bold);
            Column { name: series.name.clone(), width: numbers.max(name) + 14.0 }
        })
        .collect()
}

/// Draws the distances, the points and the numbers.
pub(super) fn draw(page: &mut Page<'_>, frame: &Frame, columns: &[Column]) {
    let figure = page.figure;
    for place in 0..figure.places.len() {
        let middle = frame.row_top(place) + frame.row / 2.0;
        let marks = || figure.series.iter().flat_map(|one| &one.marks).filter(|mark| mark.place == place);
        let ends = || marks().filter_map(Mark::end).map(|end| frame.x(end));
        let (low, high) = (ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
        if low < high {
            page.canvas.line((low, middle), (high, middle), colour::EDGE, 2.0);
        }
        // The first series lies above the others where two meet.
        for series in figure.series.iter().rev() {
            for mark in series.marks.iter().filter(|mark| mark.place == place) {
                let Some(end) = mark.end() else { continue };
                let look = (series.shape, colour::of(series.role), mark.hollow);
                page.canvas.mark((frame.x(end), middle), RADIUS, look, &mark.words);
            }
        }
    }
    numbers(page, frame, columns);
}

fn numbers(page: &mut Page<'_>, frame: &Frame, columns: &[Column]) {
    let figure = page.figure;
    let size = page.size(12.0);
    let mut right = page.right() - columns.iter().map(|column| column.width).sum::<f64>();
    for (series, column) in figure.series.iter().zip(columns) {
        right += column.width;
        let colour = if colour::is_for_words(series.role) { colour::of(series.role) } else { colour::INK };
        let head = Style::new(size, colour).bold().at(Anchor::End);
        page.canvas.text(right, frame.top - 8.0 - size * 0.1, head, &column.name);
        for mark in &series.marks {
            let middle = frame.row_top(mark.place) + frame.row / 2.0;
            let style = Style::new(size, colour::INK).at(Anchor::End);
            page.canvas.text(right, middle + size * 0.36, style, &end_words(figure, mark));
        }
    }
}
