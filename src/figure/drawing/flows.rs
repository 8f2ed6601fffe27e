//! Flows as bands between names on both sides.

use super::apart::spread;
use super::words::shorten;
use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::{ColourRole, FlowsBody};

const HIGH: f64 = 420.0;
const NODE: f64 = 10.0;
const GAP: f64 = 8.0;
const MOST_NAME: f64 = 190.0;

/// The uprights of one side: upper and lower edge of each name.
struct Side {
    x: f64,
    edges: Vec<(f64, f64)>,
}

/// Gaps below each name but the last, so wide that the names stand beside their uprights.
fn gaps(sums: &[(f64, String)], scale: f64, leading: f64) -> Vec<f64> {
    let tall = |at: usize| sums.get(at).map_or(0.0, |(sum, _)| (sum * scale).max(1.0));
    (1..sums.len()).map(|at| (leading * 0.95 - f64::midpoint(tall(at - 1), tall(at))).max(GAP)).collect()
}

/// Px a person, so that the higher side just fits.
fn fitting(sides: [&[(f64, String)]; 2], high: f64, leading: f64) -> f64 {
    let total = |sums: &[(f64, String)]| sums.iter().map(|(sum, _)| *sum).sum::<f64>().max(f64::EPSILON);
    let mut scale = f64::INFINITY;
    for sums in sides {
        // Hairline flows take a px each: so much less for the others.
        let count = u32::try_from(sums.len()).map_or(1.0, f64::from);
        let mut own = (high - count).max(20.0) / total(sums);
        // Narrower uprights need wider gaps, and these make them narrower still: this settles at once.
        for _ in 0..6 {
            let gaps: f64 = gaps(sums, own, leading).iter().sum();
            own = (high - gaps - count).max(20.0) / total(sums);
        }
        scale = scale.min(own);
    }
    scale
}

fn side(x: f64, sums: &[(f64, String)], scale: f64, leading: f64, (top, high): (f64, f64)) -> Side {
    let gaps = gaps(sums, scale, leading);
    let tall: f64 = sums.iter().map(|(sum, _)| (sum * scale).max(1.0)).sum();
    // The side with fewer gaps lies in the middle.
    let mut y = top + ((high - tall - gaps.iter().sum::<f64>()) / 2.0).max(0.0);
    let edges = sums
        .iter()
        .enumerate()
        .map(|(at, (sum, _))| {
            let edge = (y, y + (sum * scale).max(1.0));
            y = edge.1 + gaps.get(at).copied().unwrap_or(0.0);
            edge
        })
        .collect();
    Side { x, edges }
}

pub(super) fn lay(sheet: &mut Sheet<'_>, body: &FlowsBody, room: Room) {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let most = body.from.len().max(body.to.len());
    let count = u32::try_from(most).map_or(1.0, f64::from);
    let top = leading + 8.0;
    let high = (room.height.unwrap_or(HIGH) - top).max(count * leading * 0.9).max(80.0);
    let scale = fitting([&body.from, &body.to], high, leading);
    let room_for = |sheet: &Sheet<'_>, names: &mut dyn Iterator<Item = (&str, &str)>| {
        names
            .map(|(name, number)| {
                sheet.width(name, size).min(MOST_NAME.min(room.width * 0.3)) * 1.08
                    + sheet.width(number, size)
                    + 18.0
            })
            .fold(0.0, f64::max)
    };
    let left_names: Vec<&str> = figure.places.iter().map(|place| place.label.as_str()).collect();
    let right_names: Vec<&str> = figure.series.iter().map(|series| series.name.as_str()).collect();
    let numbers = |sums: &[(f64, String)]| sums.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
    let (left_numbers, right_numbers) = (numbers(&body.from), numbers(&body.to));
    let pairs = |names: &[&str], numbers: &[String]| -> Vec<(String, String)> {
        names.iter().zip(numbers).map(|(name, number)| ((*name).to_owned(), number.clone())).collect()
    };
    let (lefts, rights) = (pairs(&left_names, &left_numbers), pairs(&right_names, &right_numbers));
    let left_room = room_for(sheet, &mut lefts.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    let right_room = room_for(sheet, &mut rights.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    let from = side(left_room, &body.from, scale, leading, (top, high));
    let to = side(room.width - right_room - NODE, &body.to, scale, leading, (top, high));
    sheet.strong((from.x + NODE, leading / 2.0), size, Align::End, Paint::Quiet, &body.sides.0);
    sheet.strong((to.x, leading / 2.0), size, Align::Start, Paint::Quiet, &body.sides.1);
    bands(sheet, body, (&from, &to), scale);
    nodes(sheet, &from, &body.home.0, &lefts, true, (top, high));
    nodes(sheet, &to, &body.home.1, &rights, false, (top, high));
    sheet.drawing.height = top + high + 8.0;
}

fn bands(sheet: &mut Sheet<'_>, body: &FlowsBody, (from, to): (&Side, &Side), scale: f64) {
    let figure = sheet.figure;
    let all = body.from.len() == 1 || body.to.len() == 1;
    let mut flows = Vec::new();
    let mut below: Vec<f64> = from.edges.iter().map(|edge| edge.0).collect();
    for (series, one) in figure.series.iter().enumerate() {
        let mut arrive = to.edges.get(series).map_or(0.0, |edge| edge.0);
        for (at, mark) in one.marks.iter().enumerate() {
            let (Some(end), Some(leave)) = (mark.end(), below.get_mut(mark.place)) else { continue };
            let wide = (end * scale).max(0.75);
            let (start, stop) = ((from.x + NODE, *leave, *leave + wide), (to.x, arrive, arrive + wide));
            *leave += wide;
            arrive += wide;
            let out = body.home.0.contains(&mark.place);
            let into = body.home.1.contains(&series);
            let (paint, opacity) = match () {
                () if one.role == ColourRole::Rest => (Paint::Edge, 0.35),
                () if all || out => (Paint::Role(ColourRole::Category(0)), 0.7),
                () if into => (Paint::Role(ColourRole::Category(1)), 0.7),
                () => (Paint::Edge, 0.25),
            };
            flows.push((opacity, Form::Band { from: start, to: stop, paint, opacity }, (series, at)));
        }
    }
    // Grey flows lie below the others.
    flows.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, form, mark) in flows {
        sheet.put_mark(form, mark);
    }
}

fn nodes(
    sheet: &mut Sheet<'_>,
    side: &Side,
    home: &[usize],
    names: &[(String, String)],
    left: bool,
    (top, high): (f64, f64),
) {
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let wanted: Vec<(f64, f64)> =
        side.edges.iter().map(|(upper, lower)| (f64::midpoint(*upper, *lower), leading * 0.92)).collect();
    let middles = spread(&wanted, top - leading / 2.0, top + high + leading / 2.0);
    for (at, ((edge, middle), (name, number))) in side.edges.iter().zip(middles).zip(names).enumerate() {
        let here = home.contains(&at);
        let fill = if here { Paint::Ink } else { Paint::Edge };
        sheet.put(Form::Box {
            at: (side.x, edge.0),
            size: (NODE, edge.1 - edge.0),
            fill: Some(fill),
            edge: None,
        });
        let own = f64::midpoint(edge.0, edge.1);
        let limit = MOST_NAME.min(sheet.drawing.width * 0.3) * 1.08;
        let name = shorten(sheet.letters, name, limit, size, here);
        let wide = sheet.width(number, size);
        let x = if left { side.x - 8.0 } else { side.x + NODE + 8.0 };
        if (own - middle).abs() > 3.0 {
            let (start, end) = if left { (side.x - 1.0, x + 1.0) } else { (side.x + NODE + 1.0, x - 1.0) };
            sheet.put(Form::Stroke {
                points: vec![(start, own), (end, middle)],
                paint: Paint::Edge,
                width: 0.75,
            });
        }
        let put = if here { Sheet::strong } else { Sheet::words };
        if left {
            sheet.words((x, middle), size, Align::End, Paint::Quiet, number);
            put(sheet, (x - wide - 8.0, middle), size, Align::End, Paint::Ink, &name);
        } else {
            put(sheet, (x, middle), size, Align::Start, Paint::Ink, &name);
            let name = sheet.letters.width(&name, size, here);
            sheet.words((x + name + 8.0, middle), size, Align::Start, Paint::Quiet, number);
        }
    }
}
