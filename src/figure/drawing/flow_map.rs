//! Flows between the country and others: its map in the middle, the countries beside it on the side on
//! which they lie, from north to south.

use super::apart::spread;
use super::map::Projection;
use super::names::{Wanted, place};
use super::words::shorten;
use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::atlas;
use crate::figure::geometry::Point;
use crate::figure::{ColourRole, FlowMapBody};

const HIGH: f64 = 440.0;
const NODE: f64 = 8.0;
const MOST_NAME: f64 = 170.0;
/// Room between names and map, so that bands can be told apart.
const CLEAR: f64 = 44.0;
/// The part of the height that all flows together take at most.
const FULL: f64 = 0.42;
/// Where the country as a whole stands, in degrees.
const MIDDLE: Point = (103.9, 18.4);

/// A country beside the map.
struct Outer {
    name: String,
    number: String,
    sum: f64,
    west: bool,
    /// 1 in the north, -1 in the south.
    north: f64,
}

/// An end on the map.
struct Inner {
    name: String,
    /// The flows on the side where they are more.
    tall: f64,
    spot: Point,
}

/// A flow: its ends, its size, series and mark.
struct Flow {
    inner: usize,
    outer: usize,
    size: f64,
    mark: (usize, usize),
    rest: bool,
}

pub(super) fn lay(sheet: &mut Sheet<'_>, body: &FlowMapBody, room: Room) {
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let outer = outer(sheet, body);
    let column = |west: bool| outer.iter().filter(move |one| one.west == west);
    let top = leading + 8.0;
    let most = column(true).count().max(column(false).count());
    let count = u32::try_from(most).map_or(1.0, f64::from);
    let high = (room.height.unwrap_or(HIGH) - top).max(count * (leading + 4.0)).max(120.0);
    let scale = fitting(&outer, high, leading);
    let wide = |west: bool| {
        let one = |one: &Outer| {
            sheet.width(&one.name, size).min(MOST_NAME.min(room.width * 0.26)) * 1.08
                + sheet.width(&one.number, size)
                + 22.0
        };
        column(west).map(one).fold(24.0, f64::max)
    };
    let (left, right) = (wide(true), room.width - wide(false) - NODE);
    // Narrow rooms leave less beside the map, so that there still is one.
    let between = right - left - NODE;
    let clear = (between * 0.14).clamp(8.0, CLEAR);
    let projection = Projection::fit((between - 2.0 * clear).max(60.0), high);
    let below = (high - projection.lowest()).max(0.0) / 2.0;
    let projection = projection.moved((left + NODE + clear, top + below));
    ground(sheet, &projection);
    let inner = inner(sheet, body, &outer, &projection);
    let edges = edges(&outer, scale, leading, (top, high));
    let head = if body.places_inside { &body.flows.sides.1 } else { &body.flows.sides.0 };
    if column(true).next().is_some() {
        sheet.strong((left, leading / 2.0), size, Align::End, Paint::Quiet, head);
    }
    if column(false).next().is_some() {
        sheet.strong((right + NODE, leading / 2.0), size, Align::Start, Paint::Quiet, head);
    }
    bands(sheet, body, (&inner, &outer, &edges), (left, right, scale));
    ends(sheet, &inner, scale, (room.width, top + high));
    nodes(sheet, &outer, &edges, (left, right));
    sheet.drawing.height = top + high + 8.0;
}

/// The name of a place of the figure, or of a series.
fn name(sheet: &Sheet<'_>, at: usize, of_places: bool) -> String {
    let figure = sheet.figure;
    if of_places {
        figure.places.get(at).map(|place| place.label.clone()).unwrap_or_default()
    } else {
        figure.series.get(at).map(|series| series.name.clone()).unwrap_or_default()
    }
}

fn outer(sheet: &Sheet<'_>, body: &FlowMapBody) -> Vec<Outer> {
    let (sums, areas) =
        if body.places_inside { (&body.flows.to, &body.areas.1) } else { (&body.flows.from, &body.areas.0) };
    sums.iter()
        .enumerate()
        .map(|(at, (sum, number))| {
            let point = areas.get(at).and_then(|code| atlas::country(code.as_ref()?.as_str()));
            // Around the world the shorter way; what has no place stands at the foot, in the east.
            let (east, north) = point.map_or((1.0, -90.0), |(longitude, latitude)| {
                ((longitude - MIDDLE.0 + 540.0).rem_euclid(360.0) - 180.0, latitude - MIDDLE.1)
            });
            Outer {
                name: name(sheet, at, !body.places_inside),
                number: number.clone(),
                sum: *sum,
                west: east < 0.0,
                north: north / (east.abs() + north.abs()).max(f64::EPSILON),
            }
        })
        .collect()
}

/// Px a person, so that both sides and the country itself have room.
fn fitting(outer: &[Outer], high: f64, leading: f64) -> f64 {
    let total: f64 = outer.iter().map(|one| one.sum).sum::<f64>().max(f64::EPSILON);
    let mut scale = high * FULL / total;
    let fits = |scale: f64| {
        [true, false].iter().all(|west| {
            let side = outer.iter().filter(|one| one.west == *west);
            side.map(|one| (one.sum * scale).max(leading) + 4.0).sum::<f64>() <= high
        })
    };
    for _ in 0..60 {
        if fits(scale) {
            break;
        }
        scale *= 0.92;
    }
    scale
}

/// Upper and lower edge of each country's upright.
fn edges(outer: &[Outer], scale: f64, leading: f64, (top, high): (f64, f64)) -> Vec<(f64, f64)> {
    let mut out = vec![(0.0, 0.0); outer.len()];
    for west in [true, false] {
        let side: Vec<usize> =
            (0..outer.len()).filter(|at| outer.get(*at).is_some_and(|one| one.west == west)).collect();
        let wanted: Vec<(f64, f64)> = side
            .iter()
            .filter_map(|at| outer.get(*at))
            .map(|one| {
                let middle = top + high / 2.0 - one.north * high * 0.46;
                (middle, (one.sum * scale).max(leading) + 4.0)
            })
            .collect();
        for (at, middle) in side.iter().zip(spread(&wanted, top, top + high)) {
            let tall = outer.get(*at).map_or(1.0, |one| (one.sum * scale).max(1.0));
            if let Some(slot) = out.get_mut(*at) {
                *slot = (middle - tall / 2.0, middle + tall / 2.0);
            }
        }
    }
    out
}

fn inner(sheet: &Sheet<'_>, body: &FlowMapBody, outer: &[Outer], projection: &Projection) -> Vec<Inner> {
    let (sums, areas) =
        if body.places_inside { (&body.flows.from, &body.areas.0) } else { (&body.flows.to, &body.areas.1) };
    let flows = flows(sheet, body);
    sums.iter()
        .zip(areas)
        .enumerate()
        .map(|(at, (_, area))| {
            let code = area.as_ref().map_or("", |code| code.as_str());
            let spot = atlas::outline_of(code).map_or(MIDDLE, |outline| outline.label);
            let side = |west: bool| -> f64 {
                let here = |flow: &&Flow| {
                    flow.inner == at && outer.get(flow.outer).is_some_and(|one| one.west == west)
                };
                flows.iter().filter(here).map(|flow| flow.size).sum()
            };
            let tall = side(true).max(side(false));
            Inner { name: name(sheet, at, body.places_inside), tall, spot: projection.at(spot) }
        })
        .collect()
}

fn ground(sheet: &mut Sheet<'_>, projection: &Projection) {
    for outline in atlas::provinces() {
        let ring = projection.ring(outline);
        sheet.put(Form::Area { ring, fill: Paint::Line, edge: Some((Paint::Surface, 1.0)) });
    }
}

fn flows(sheet: &Sheet<'_>, body: &FlowMapBody) -> Vec<Flow> {
    let mut all = Vec::new();
    for (series, one) in sheet.figure.series.iter().enumerate() {
        for (at, mark) in one.marks.iter().enumerate() {
            let Some(size) = mark.end() else { continue };
            let (inner, outer) = if body.places_inside { (mark.place, series) } else { (series, mark.place) };
            let rest = one.role == ColourRole::Rest;
            all.push(Flow { inner, outer, size, mark: (series, at), rest });
        }
    }
    all
}

fn bands(
    sheet: &mut Sheet<'_>,
    body: &FlowMapBody,
    (inner, outer, edges): (&[Inner], &[Outer], &[(f64, f64)]),
    (left, right, scale): (f64, f64, f64),
) {
    let mut all = flows(sheet, body);
    let is_west = |flow: &Flow| outer.get(flow.outer).is_some_and(|one| one.west);
    let upper = |flow: &Flow| edges.get(flow.outer).map_or(0.0, |edge| edge.0);
    // From north to south, so that no band crosses its neighbour at the map.
    all.sort_by(|one, other| {
        let spot = |flow: &Flow| inner.get(flow.inner).map_or(0.0, |one| one.spot.1);
        upper(one).total_cmp(&upper(other)).then(spot(one).total_cmp(&spot(other)))
    });
    let mut arrived: Vec<f64> = edges.iter().map(|edge| edge.0).collect();
    let mut left_of: Vec<[f64; 2]> = inner
        .iter()
        .enumerate()
        .map(|(at, one)| {
            [true, false].map(|west| {
                let here = all.iter().filter(|flow| flow.inner == at && is_west(flow) == west);
                one.spot.1 - here.map(|flow| flow.size * scale).sum::<f64>() / 2.0
            })
        })
        .collect();
    for flow in &all {
        let west = is_west(flow);
        let wide = (flow.size * scale).max(0.75);
        let (Some(there), Some(here), Some(spot)) = (
            arrived.get_mut(flow.outer),
            left_of.get_mut(flow.inner).map(|[west_end, east_end]| if west { west_end } else { east_end }),
            inner.get(flow.inner).map(|one| one.spot.0),
        ) else {
            continue;
        };
        let (out, own) = ((*there, *there + wide), (*here, *here + wide));
        *there += wide;
        *here += flow.size * scale;
        let (from, to) = if west {
            ((left + NODE, out.0, out.1), (spot, own.0, own.1))
        } else {
            ((spot, own.0, own.1), (right, out.0, out.1))
        };
        let (paint, opacity) =
            if flow.rest { (Paint::Edge, 0.35) } else { (Paint::Role(ColourRole::Category(0)), 0.6) };
        sheet.put_mark(Form::Band { from, to, paint, opacity }, flow.mark);
    }
}

/// The ends on the map, with their names where there are several.
fn ends(sheet: &mut Sheet<'_>, inner: &[Inner], scale: f64, field: Point) {
    for one in inner {
        let tall = (one.tall * scale).max(3.0);
        sheet.put(Form::Box {
            at: (one.spot.0 - 2.0, one.spot.1 - tall / 2.0),
            size: (4.0, tall),
            fill: Some(Paint::Ink),
            edge: None,
        });
    }
    let size = sheet.size(10.0);
    let high = sheet.leading(size) * 0.9;
    let wanted: Vec<Wanted<'_>> = inner
        .iter()
        .map(|one| {
            let below = (one.tall * scale).max(3.0) / 2.0 + high * 0.6;
            let at = (one.spot.0, one.spot.1 + below);
            Wanted { ring: &[], at, size: (sheet.letters.width(&one.name, size, true) + 2.0, high) }
        })
        .collect();
    let places = place(&wanted, field);
    for (one, middle) in inner.iter().zip(places) {
        let Some((x, y)) = middle else { continue };
        sheet.put(Form::Words {
            at: (x, y + size * 0.36),
            size,
            bold: true,
            paint: Paint::Ink,
            align: Align::Middle,
            halo: Some(Paint::Surface),
            text: one.name.clone(),
        });
    }
}

fn nodes(sheet: &mut Sheet<'_>, outer: &[Outer], edges: &[(f64, f64)], (left, right): (f64, f64)) {
    let size = sheet.size(11.0);
    for (one, edge) in outer.iter().zip(edges) {
        let x = if one.west { left } else { right };
        sheet.put(Form::Box {
            at: (x, edge.0),
            size: (NODE, edge.1 - edge.0),
            fill: Some(Paint::Edge),
            edge: None,
        });
        let middle = f64::midpoint(edge.0, edge.1);
        let limit = MOST_NAME.min(sheet.drawing.width * 0.26) * 1.08;
        let name = shorten(sheet.letters, &one.name, limit, size, false);
        if one.west {
            let wide = sheet.width(&one.number, size);
            sheet.words((x - 8.0, middle), size, Align::End, Paint::Quiet, &one.number);
            sheet.words((x - wide - 16.0, middle), size, Align::End, Paint::Ink, &name);
        } else {
            let wide = sheet.width(&name, size);
            sheet.words((x + NODE + 8.0, middle), size, Align::Start, Paint::Ink, &name);
            let at = (x + NODE + wide + 16.0, middle);
            sheet.words(at, size, Align::Start, Paint::Quiet, &one.number);
        }
    }
}
