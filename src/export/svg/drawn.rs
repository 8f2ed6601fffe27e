//! Figures that come laid out: maps, tables of colours, flows, points, slopes.

use super::canvas::{Anchor, Style};
use super::colour;
use super::lettering::{self, Weight};
use super::page::Page;
use crate::figure::drawing::{Align, Form, Item, Letters, Room, lay};
use crate::figure::geometry::Point;

/// Words measured as they are drawn here.
pub(super) struct Shaped;

impl Letters for Shaped {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        lettering::width(text, size, if bold { Weight::Bold } else { Weight::Regular })
    }
}

/// Most height of a small map.
const SMALL: f64 = 260.0;

/// Draws the figure below what is drawn, if it is one that comes laid out.
pub(super) fn plot(page: &mut Page<'_>) -> bool {
    let room = Room { width: page.right() - page.left(), height: page.small.then_some(SMALL), list: true };
    let Some(drawing) = lay(page.figure, room, &Shaped) else { return false };
    let origin = (page.left(), page.y);
    for item in &drawing.items {
        draw(page, origin, item);
    }
    page.y += drawing.height;
    true
}

fn draw(page: &mut Page<'_>, (left, top): Point, item: &Item) {
    let figure = page.figure;
    let mark = item.mark.and_then(|(series, mark)| figure.series.get(series)?.marks.get(mark));
    let words = mark.map_or("", |mark| mark.words.as_str());
    let at = |(x, y): Point| (left + x, top + y);
    let side = |(x, upper, lower): (f64, f64, f64)| (left + x, top + upper, top + lower);
    let canvas = &mut page.canvas;
    match &item.form {
        Form::Area { ring, fill, edge } => {
            let ring: Vec<Point> = ring.iter().map(|point| at(*point)).collect();
            let edge = edge.map(|(paint, width)| (colour::paint(paint), width));
            canvas.area(&ring, colour::paint(*fill), edge, words);
        }
        Form::Box { at: corner, size, fill, edge } => {
            canvas.frame((at(*corner), *size), fill.map(colour::paint), edge.map(colour::paint), words);
        }
        Form::Band { from, to, paint, opacity } => {
            canvas.band(side(*from), side(*to), (colour::paint(*paint), *opacity), words);
        }
        Form::Stroke { points, paint, width } => {
            let points: Vec<Point> = points.iter().map(|point| at(*point)).collect();
            canvas.polyline(&points, colour::paint(*paint), *width, false);
        }
        Form::Hatch { lines, paint } => {
            let lines: Vec<[Point; 2]> = lines.iter().map(|line| line.map(at)).collect();
            canvas.hatch(&lines, colour::paint(*paint));
        }
        Form::Dot { at: middle, radius, shape, paint, hollow } => {
            canvas.mark(at(*middle), *radius, (*shape, colour::paint(*paint), *hollow), words);
        }
        Form::Words { at: point, size, bold, paint, align, halo, text } => {
            let anchor = match align {
                Align::Start => Anchor::Start,
                Align::Middle => Anchor::Middle,
                Align::End => Anchor::End,
            };
            let style = Style::new(*size, colour::paint(*paint)).at(anchor);
            let style = if *bold { style.bold() } else { style };
            let (x, y) = at(*point);
            match halo {
                Some(halo) => canvas.text_with_halo((x, y), style, colour::paint(*halo), text),
                None => canvas.text(x, y, style, text),
            }
        }
    }
}
