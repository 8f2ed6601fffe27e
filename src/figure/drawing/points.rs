//! Points by two numbers, named where there is room.

use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::geometry::Point;
use crate::figure::{Mark, PointsBody, Scale};

const HIGH: f64 = 440.0;
const RADIUS: f64 = 4.5;

/// Where data lie on the page.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    log: bool,
}

fn part(scale: &Scale, value: f64, log: bool) -> f64 {
    if log {
        (value.max(scale.low).log10() - scale.low.log10()) / (scale.high.log10() - scale.low.log10())
    } else {
        (value - scale.low) / (scale.high - scale.low)
    }
}

impl Frame {
    fn x(&self, scale: &Scale, value: f64) -> f64 {
        self.left + part(scale, value, self.log) * (self.right - self.left)
    }

    fn y(&self, scale: &Scale, value: f64) -> f64 {
        self.bottom - part(scale, value, self.log) * (self.bottom - self.top)
    }
}

pub(super) fn lay(sheet: &mut Sheet<'_>, body: &PointsBody, room: Room) {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let ticks = figure.scale.ticks.iter().map(|tick| sheet.width(&tick.label, size)).fold(0.0, f64::max);
    let high = room.height.unwrap_or(HIGH);
    let frame = Frame {
        left: ticks + 10.0,
        right: room.width - 24.0,
        top: leading + 6.0,
        bottom: (high - 2.0 * leading - 10.0).max(120.0),
        log: body.log,
    };
    axes(sheet, body, &frame);
    let marks = |series: usize| figure.series.get(series).into_iter().flat_map(|one| one.marks.iter());
    let mut points: Vec<(usize, usize, &Mark, Point)> = Vec::new();
    for (at, up) in marks(1).enumerate() {
        let across = marks(0).find(|mark| mark.place == up.place).and_then(Mark::end);
        let (Some(across), Some(end)) = (across, up.end()) else { continue };
        points.push((up.place, at, up, (frame.x(&body.across, across), frame.y(&figure.scale, end))));
    }
    let role = figure.series.first().map_or(crate::figure::ColourRole::Category(0), |one| one.role);
    for (_, at, mark, point) in &points {
        let form = Form::Dot {
            at: *point,
            radius: RADIUS,
            shape: crate::figure::Shape::Disc,
            paint: Paint::Role(role),
            hollow: mark.hollow,
        };
        sheet.put_mark(form, (1, *at));
    }
    let places: Vec<(usize, Point)> = points.iter().map(|(place, _, _, point)| (*place, *point)).collect();
    names(sheet, &places, &frame);
    sheet.drawing.height = frame.bottom + 2.0 * leading + 8.0;
}

fn axes(sheet: &mut Sheet<'_>, body: &PointsBody, frame: &Frame) {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    for tick in &figure.scale.ticks {
        let y = frame.y(&figure.scale, tick.at);
        let points = vec![(frame.left, y), (frame.right, y)];
        sheet.put(Form::Stroke { points, paint: Paint::Line, width: 1.0 });
        sheet.words((frame.left - 8.0, y), size, Align::End, Paint::Quiet, &tick.label);
    }
    let mut free = f64::NEG_INFINITY;
    for tick in &body.across.ticks {
        let x = frame.x(&body.across, tick.at);
        let points = vec![(x, frame.top), (x, frame.bottom)];
        sheet.put(Form::Stroke { points, paint: Paint::Line, width: 1.0 });
        let half = sheet.width(&tick.label, size) / 2.0;
        if x - half > free && x + half <= sheet.drawing.width {
            let middle = frame.bottom + leading / 2.0 + 2.0;
            sheet.words((x, middle), size, Align::Middle, Paint::Quiet, &tick.label);
            free = x + half + 6.0;
        }
    }
    // Both numbers are alike on this line.
    let low = body.across.low.max(figure.scale.low);
    let high = body.across.high.min(figure.scale.high);
    if low < high {
        let at = |value: f64| (frame.x(&body.across, value), frame.y(&figure.scale, value));
        sheet.put(Form::Stroke { points: vec![at(low), at(high)], paint: Paint::Edge, width: 1.0 });
    }
    sheet.strong((frame.left, leading / 2.0), size, Align::Start, Paint::Ink, &format!("↑ {}", body.axes.1));
    let below = frame.bottom + leading * 1.5 + 2.0;
    sheet.strong((frame.right, below), size, Align::End, Paint::Ink, &format!("{} →", body.axes.0));
}

/// Names beside their points; those without room are told by the pointer and the table.
fn names(sheet: &mut Sheet<'_>, points: &[(usize, Point)], frame: &Frame) {
    let size = sheet.size(11.0);
    let high = sheet.leading(size) * 0.9;
    let mut taken: Vec<(Point, Point)> =
        points.iter().map(|(_, point)| (*point, (2.0 * RADIUS, 2.0 * RADIUS))).collect();
    for (place, (x, y)) in points {
        let Some(label) = sheet.figure.places.get(*place).map(|place| place.label.clone()) else { continue };
        let wide = sheet.width(&label, size);
        let side = RADIUS + 4.0 + wide / 2.0;
        let up = RADIUS + high / 2.0;
        let free = |(mx, my): &Point| {
            let inside = mx - wide / 2.0 >= frame.left
                && mx + wide / 2.0 <= sheet.drawing.width
                && my - high / 2.0 >= frame.top - high
                && my + high / 2.0 <= frame.bottom;
            inside
                && taken.iter().all(|((ox, oy), (ow, oh))| {
                    (mx - ox).abs() >= (wide + ow) / 2.0 || (my - oy).abs() >= (high + oh) / 2.0
                })
        };
        let places = [
            (x + side, *y),
            (x - side, *y),
            (*x, y - up),
            (*x, y + up),
            (x + side, y - up),
            (x - side, y + up),
            (x + side, y + up),
            (x - side, y - up),
        ];
        if let Some(middle) = places.into_iter().find(free) {
            taken.push((middle, (wide + 4.0, high)));
            sheet.words(middle, size, Align::Middle, Paint::Ink, &label);
        }
    }
}
