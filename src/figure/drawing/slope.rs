//! Two moments side by side, named at both ends.

use super::apart::spread;
use super::words::shorten;
use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::{ColourRole, Mark, Series};

const HIGH: f64 = 380.0;
const RADIUS: f64 = 3.5;

pub(super) fn lay(sheet: &mut Sheet<'_>, room: Room) {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let count = u32::try_from(figure.series.len()).map_or(1.0, f64::from);
    let top = leading + 10.0;
    let high = (room.height.unwrap_or(HIGH) - top - 8.0).max(count * leading).max(80.0);
    let number = |series: &Series, last: bool| {
        let mark = if last { series.marks.last() } else { series.marks.first() };
        mark.and_then(|mark| mark.number).map_or_else(String::new, |number| figure.number(number))
    };
    let numbers = |last: bool| {
        figure.series.iter().map(|series| sheet.width(&number(series, last), size)).fold(0.0, f64::max)
    };
    let (left_numbers, right_numbers) = (numbers(false), numbers(true));
    let most = room.width * 0.26;
    let names = figure
        .series
        .iter()
        .map(|series| sheet.letters.width(&series.name, size, true))
        .fold(0.0, f64::max)
        .min(most);
    let left = left_numbers + names + 34.0;
    let right = room.width - right_numbers - names - 34.0;
    let scale = &figure.scale;
    let y = |value: f64| top + high - (value - scale.low) / (scale.high - scale.low) * high;
    for (place, x, align) in [(0, left, Align::End), (1, right, Align::Start)] {
        let label = figure.places.get(place).map_or("", |place| place.label.as_str());
        sheet.strong((x, leading / 2.0), size, align, Paint::Ink, label);
        sheet.put(Form::Stroke { points: vec![(x, top), (x, top + high)], paint: Paint::Line, width: 1.0 });
    }
    let end = |series: &Series, last: bool| {
        let mark = if last { series.marks.last() } else { series.marks.first() };
        mark.and_then(Mark::end).map_or(top + high, y)
    };
    for last in [false, true] {
        let wanted: Vec<(f64, f64)> =
            figure.series.iter().map(|series| (end(series, last), leading * 0.95)).collect();
        let middles = spread(&wanted, top - leading / 2.0, top + high + leading / 2.0);
        for (series, middle) in figure.series.iter().zip(middles) {
            let strong = series.role != ColourRole::Rest;
            let name = shorten(sheet.letters, &series.name, names, size, strong);
            let text = number(series, last);
            let own = end(series, last);
            let put = if strong { Sheet::strong } else { Sheet::words };
            let (tip, x) = if last { (right + 5.0, right + 26.0) } else { (left - 5.0, left - 26.0) };
            let leader = if last { x - 3.0 } else { x + 3.0 };
            if (own - middle).abs() > 2.0 {
                let points = vec![(tip, own), (leader, middle)];
                sheet.put(Form::Stroke { points, paint: Paint::Edge, width: 0.75 });
            }
            if last {
                sheet.words((x + right_numbers, middle), size, Align::End, Paint::Quiet, &text);
                put(sheet, (x + right_numbers + 8.0, middle), size, Align::Start, Paint::Ink, &name);
            } else {
                sheet.words((x, middle), size, Align::End, Paint::Quiet, &text);
                put(sheet, (x - left_numbers - 8.0, middle), size, Align::End, Paint::Ink, &name);
            }
        }
    }
    for (at, series) in figure.series.iter().enumerate() {
        let paint = Paint::Role(series.role);
        let joined = series.marks.iter().skip(1).all(|mark| mark.joined);
        if joined {
            let points = vec![(left, end(series, false)), (right, end(series, true))];
            sheet.put(Form::Stroke { points, paint, width: 2.0 });
        }
        for (position, mark) in series.marks.iter().enumerate() {
            let x = if mark.place == 0 { left } else { right };
            let Some(end) = mark.end() else { continue };
            let form = Form::Dot {
                at: (x, y(end)),
                radius: RADIUS,
                shape: series.shape,
                paint,
                hollow: mark.hollow,
            };
            sheet.put_mark(form, (at, position));
        }
    }
    sheet.drawing.height = top + high + 12.0;
}
