//! A map of provinces with its legend, and the numbers as a list beside it.

use super::names::{Wanted, place};
use super::words::shorten;
use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::atlas::{self, Outline};
use crate::figure::geometry::{Point, dots, hatch};
use crate::figure::{Areas, Extent, MapBody, Mark, Shape};

/// Most height of a map on paper.
const HIGH: f64 = 540.0;
const ROW: f64 = 22.0;
const GAP: f64 = 24.0;
/// Narrower rooms have no list.
const FOR_LIST: f64 = 560.0;
/// Districts listed beside their map; the table has all.
pub(in crate::figure) const MOST_LISTED: usize = 20;
const HATCH: f64 = 6.0;

/// From degrees to the page.
pub(super) struct Projection {
    left: f64,
    top: f64,
    west: f64,
    north: f64,
    across: f64,
    down: f64,
}

impl Projection {
    /// The whole country within a rectangle from the corner; in its middle across.
    pub fn fit(wide: f64, high: f64) -> Self {
        let points = || atlas::provinces().iter().flat_map(|outline| outline.ring.iter());
        let (west, east) = points()
            .map(|point| point.0)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, top), x| (low.min(x), top.max(x)));
        let (south, north) = points()
            .map(|point| point.1)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, top), y| (low.min(y), top.max(y)));
        // A degree of longitude is shorter than one of latitude; at the country's middle by this.
        let short = f64::midpoint(south, north).to_radians().cos();
        let scale = (wide / ((east - west) * short)).min(high / (north - south));
        let left = (wide - (east - west) * short * scale) / 2.0;
        Self { left: left.max(0.0), top: 0.0, west, north, across: short * scale, down: scale }
    }

    /// Lower edge of the country.
    pub fn lowest(&self) -> f64 {
        let points = atlas::provinces().iter().flat_map(|outline| outline.ring.iter());
        points.map(|point| self.at(*point).1).fold(0.0, f64::max)
    }

    /// The same map, moved.
    pub fn moved(self, (right, down): Point) -> Self {
        Self { left: self.left + right, top: self.top + down, ..self }
    }

    pub fn at(&self, (longitude, latitude): Point) -> Point {
        (self.left + (longitude - self.west) * self.across, self.top + (self.north - latitude) * self.down)
    }

    pub fn ring(&self, outline: &Outline) -> Vec<Point> {
        outline.ring.iter().map(|point| self.at(*point)).collect()
    }
}

pub(super) fn lay(sheet: &mut Sheet<'_>, body: &MapBody, room: Room) {
    let list = room.list && room.width >= FOR_LIST;
    let list_wide = if list { (room.width * 0.42).min(300.0) } else { 0.0 };
    let wide = room.width - if list { list_wide + GAP } else { 0.0 };
    let high = room.height.unwrap_or(HIGH);
    let projection = Projection::fit(wide, high);
    let lowest = projection.lowest();
    areas(sheet, body, &projection);
    names(sheet, body, &projection, (wide, lowest));
    let legend = legend(sheet, body, lowest);
    let rows = if list { ranked(sheet, body, wide + GAP, list_wide) } else { 0.0 };
    sheet.drawing.height = lowest.max(legend).max(rows) + 4.0;
}

/// The mark of an area, with its position in the one series.
fn mark_of<'a>(sheet: &Sheet<'a>, body: &MapBody, code: &str) -> Option<(usize, &'a Mark)> {
    let place = body.areas.iter().position(|area| area.as_str() == code)?;
    let series = sheet.figure.series.first()?;
    series.marks.iter().enumerate().find(|(_, mark)| mark.place == place)
}

/// The ground of a mark, and its pattern: (fill, pattern).
fn ground(body: &MapBody, mark: Option<&Mark>, not_yet: bool) -> (Paint, Option<Pattern>) {
    let Some(mark) = mark else {
        return (Paint::Surface, Some(if not_yet { Pattern::NotYet } else { Pattern::Missing }));
    };
    match (mark.extent, mark.number) {
        (Extent::Withheld, _) => (Paint::Surface, Some(Pattern::Withheld)),
        (_, Some(number)) => {
            let fill = body.classes.tint(number.value).map_or(Paint::Surface, Paint::Tint);
            (fill, mark.hollow.then_some(Pattern::Estimate))
        }
        _ => (Paint::Surface, Some(if not_yet { Pattern::NotYet } else { Pattern::Missing })),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Missing,
    Withheld,
    Estimate,
    NotYet,
}

fn pattern(sheet: &mut Sheet<'_>, pattern: Pattern, ring: &[Point], on: Paint) {
    let on = if let Paint::Tint(tint) = on { Paint::OnTint(tint) } else { Paint::Edge };
    match pattern {
        Pattern::Missing => sheet.put(Form::Hatch { lines: hatch(ring, HATCH, true), paint: Paint::Edge }),
        Pattern::Withheld => {
            let mut lines = hatch(ring, HATCH, true);
            lines.extend(hatch(ring, HATCH, false));
            sheet.put(Form::Hatch { lines, paint: Paint::Edge });
        }
        Pattern::NotYet => {
            sheet.put(Form::Hatch { lines: hatch(ring, 1.6 * HATCH, false), paint: Paint::Edge });
        }
        Pattern::Estimate => {
            for at in dots(ring, 7.0) {
                let (shape, radius) = (Shape::Disc, 1.1);
                sheet.put(Form::Dot { at, radius, shape, paint: on, hollow: false });
            }
        }
    }
}

fn areas(sheet: &mut Sheet<'_>, body: &MapBody, projection: &Projection) {
    let edge = |fill: Paint| if matches!(fill, Paint::Tint(_)) { Paint::Surface } else { Paint::Edge };
    let thin = if body.areas_are == Areas::Districts { 0.5 } else { 1.0 };
    for outline in atlas::outlines(body.areas_are) {
        let ring = projection.ring(outline);
        let found = mark_of(sheet, body, &outline.code);
        let not_yet = body.not_yet.iter().any(|code| code.as_str() == outline.code);
        let (fill, patterned) = ground(body, found.map(|(_, mark)| mark), not_yet);
        let form = Form::Area { ring: ring.clone(), fill, edge: Some((edge(fill), thin)) };
        match found {
            Some((at, _)) => sheet.put_mark(form, (0, at)),
            None => sheet.put(form),
        }
        if let Some(which) = patterned {
            pattern(sheet, which, &ring, fill);
        }
    }
    if body.areas_are == Areas::Districts {
        for outline in atlas::provinces() {
            let mut points = projection.ring(outline);
            points.extend(points.first().copied());
            sheet.put(Form::Stroke { points, paint: Paint::Quiet, width: 1.0 });
        }
    }
}

fn names(sheet: &mut Sheet<'_>, body: &MapBody, projection: &Projection, field: Point) {
    if body.areas_are == Areas::Districts {
        // A hundred and more names have no room; the pointer and the list tell them.
        return;
    }
    let size = sheet.size(if field.1 < 330.0 { 9.5 } else { 11.0 });
    let high = sheet.leading(size) * 0.86;
    let named: Vec<(&Outline, &str)> = atlas::provinces()
        .iter()
        .filter_map(|outline| {
            let place = body.areas.iter().position(|area| area.as_str() == outline.code)?;
            Some((outline, sheet.figure.places.get(place)?.label.as_str()))
        })
        .collect();
    let rings: Vec<Vec<Point>> = named.iter().map(|(outline, _)| projection.ring(outline)).collect();
    let wanted: Vec<Wanted<'_>> = named
        .iter()
        .zip(&rings)
        .map(|((outline, name), ring)| Wanted {
            ring,
            at: projection.at(outline.label),
            size: (sheet.letters.width(name, size, false) + 2.0, high),
        })
        .collect();
    let places = place(&wanted, field);
    for ((outline, name), middle) in named.into_iter().zip(places) {
        let Some((x, y)) = middle else { continue };
        let found = mark_of(sheet, body, &outline.code).map(|(_, mark)| mark);
        let not_yet = body.not_yet.iter().any(|code| code.as_str() == outline.code);
        let (fill, _) = ground(body, found, not_yet);
        let paint = if let Paint::Tint(tint) = fill { Paint::OnTint(tint) } else { Paint::Ink };
        sheet.put(Form::Words {
            at: (x, y + size * 0.36),
            size,
            bold: false,
            paint,
            align: Align::Middle,
            halo: Some(fill),
            text: name.to_owned(),
        });
    }
}

/// The legend in the empty lower left corner; gives its lower edge.
fn legend(sheet: &mut Sheet<'_>, body: &MapBody, lowest: f64) -> f64 {
    let size = sheet.size(11.0);
    let row = sheet.leading(size).max(16.0) + 1.0;
    let marks = || sheet.figure.series.iter().flat_map(|series| &series.marks);
    let with_number = |mark: &&Mark| mark.number.is_some();
    let withheld = marks().filter(|mark| mark.extent == Extent::Withheld).count();
    let estimates = marks().filter(with_number).filter(|mark| mark.hollow).count();
    let known = marks().filter(with_number).count() + withheld;
    let not_yet = body
        .not_yet
        .iter()
        .filter(|code| mark_of(sheet, body, code.as_str()).is_none_or(|(_, mark)| mark.number.is_none()))
        .count();
    let missing = atlas::outlines(body.areas_are).len().saturating_sub(known + not_yet);
    let mut entries: Vec<(Paint, Option<Pattern>, String, usize)> = body
        .classes
        .steps
        .iter()
        .rev()
        .map(|class| (Paint::Tint(class.tint), None, class.label.clone(), class.count))
        .collect();
    for (which, words, count) in [
        (Pattern::Missing, &body.legend.missing, missing),
        (Pattern::Withheld, &body.legend.withheld, withheld),
        (Pattern::Estimate, &body.legend.estimate, estimates),
        (Pattern::NotYet, &body.legend.not_yet, not_yet),
    ] {
        if count > 0 {
            entries.push((Paint::Surface, Some(which), words.clone(), count));
        }
    }
    let count = u32::try_from(entries.len()).map_or(0.0, f64::from);
    let top = (lowest - count * row).max(0.0);
    let widest = entries.iter().map(|(_, _, words, _)| sheet.width(words, size)).fold(0.0, f64::max);
    let mut middle = top + row / 2.0;
    for (fill, which, words, count) in entries {
        swatch(sheet, (0.0, middle), fill, which);
        sheet.words((28.0, middle), size, Align::Start, Paint::Ink, &words);
        let count = count.to_string();
        sheet.words((28.0 + widest + 22.0, middle), size, Align::End, Paint::Quiet, &count);
        middle += row;
    }
    middle - row / 2.0
}

fn swatch(sheet: &mut Sheet<'_>, (x, middle): Point, fill: Paint, which: Option<Pattern>) {
    let (at, size) = ((x, middle - 6.0), (20.0, 12.0));
    sheet.put(Form::Box { at, size, fill: Some(fill), edge: Some(Paint::Edge) });
    if let Some(which) = which {
        let ring = [at, (at.0 + size.0, at.1), (at.0 + size.0, at.1 + size.1), (at.0, at.1 + size.1)];
        pattern(sheet, which, &ring, fill);
    }
}

/// The numbers, largest first: name, bar, number; gives the lower edge.
fn ranked(sheet: &mut Sheet<'_>, body: &MapBody, left: f64, wide: f64) -> f64 {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let row = ROW.max(sheet.leading(size));
    let Some(series) = figure.series.first() else { return 0.0 };
    let right = left + wide;
    let number = |mark: &Mark| match mark.number {
        Some(number) => {
            let sign = mark.status.sign();
            let text = figure.number(number);
            if sign.is_empty() { text } else { format!("{text} {sign}") }
        }
        None => mark.status.sign().to_owned(),
    };
    let numbers = series.marks.iter().map(|mark| sheet.width(&number(mark), size)).fold(0.0, f64::max);
    let labels = figure.places.iter().map(|place| sheet.width(&place.label, size)).fold(0.0, f64::max);
    let names = labels.min(wide - numbers - 60.0);
    let bars = (left + names + 10.0, right - numbers - 10.0);
    let ends = || series.marks.iter().filter_map(Mark::end);
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let x = |value: f64| bars.0 + (value - low) / (high - low).max(f64::EPSILON) * (bars.1 - bars.0);
    let mut middle = row / 2.0;
    let most = if body.areas_are == Areas::Districts { MOST_LISTED } else { usize::MAX };
    for (at, mark) in series.marks.iter().enumerate().take(most) {
        let label = figure.places.get(mark.place).map_or("", |place| place.label.as_str());
        let label = shorten(sheet.letters, label, names, size, false);
        sheet.words((left, middle), size, Align::Start, Paint::Ink, &label);
        if let Some(end) = mark.end() {
            let (from, to) = (x(end.min(0.0)), x(end.max(0.0)));
            let tint = body.classes.tint(end).map_or(Paint::Edge, Paint::Tint);
            let (corner, extent) = ((from, middle - 5.0), ((to - from).max(1.0), 10.0));
            let form = Form::Box { at: corner, size: extent, fill: Some(tint), edge: Some(Paint::Edge) };
            sheet.put_mark(form, (0, at));
        }
        let paint = if mark.number.is_some() { Paint::Ink } else { Paint::Quiet };
        sheet.words((right, middle), size, Align::End, paint, &number(mark));
        middle += row;
    }
    middle - row / 2.0
}
