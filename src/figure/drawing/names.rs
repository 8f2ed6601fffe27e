//! Names upon a map, none on another.

use crate::figure::geometry::{Point, contains};

/// A name that wants a place: its shape, where it would best be, how large it is.
pub(super) struct Wanted<'a> {
    pub ring: &'a [Point],
    pub at: Point,
    pub size: Point,
}

/// Middles of the names, as near as possible to where they want to be and within their shapes as far as
/// possible; `None` for a name without any free place. Names of small shapes choose first.
pub(super) fn place(wanted: &[Wanted<'_>], field: Point) -> Vec<Option<Point>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let extent = |at: &usize| {
        let xs = || wanted.get(*at).into_iter().flat_map(|one| one.ring.iter().map(|point| point.0));
        xs().fold(f64::NEG_INFINITY, f64::max)
            - xs().fold(f64::INFINITY, f64::min)
            - wanted.get(*at).map_or(0.0, |one| one.size.0)
    };
    order.sort_by(|a, b| extent(a).total_cmp(&extent(b)));
    let mut taken: Vec<(Point, Point)> = Vec::new();
    let mut out = vec![None; wanted.len()];
    for at in order {
        let Some(one) = wanted.get(at) else { continue };
        let free = |middle: &Point| {
            taken.iter().all(|(other, size)| {
                (middle.0 - other.0).abs() >= (one.size.0 + size.0) / 2.0 + 2.0
                    || (middle.1 - other.1).abs() >= (one.size.1 + size.1) / 2.0
            }) && middle.0 - one.size.0 / 2.0 >= 0.0
                && middle.0 + one.size.0 / 2.0 <= field.0
                && middle.1 - one.size.1 / 2.0 >= 0.0
                && middle.1 + one.size.1 / 2.0 <= field.1
        };
        let best = candidates(one.at, one.size)
            .filter(free)
            .map(|middle| (cost(one, middle), middle))
            .min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, middle)) = best {
            taken.push((middle, one.size));
            if let Some(slot) = out.get_mut(at) {
                *slot = Some(middle);
            }
        }
    }
    out
}

/// Places around a point, up to two heights and a width away.
fn candidates((x, y): Point, (wide, high): Point) -> impl Iterator<Item = Point> {
    (-8..=8).flat_map(move |down| {
        (-6..=6).map(move |across| (x + wide * f64::from(across) / 8.0, y + high * f64::from(down) / 4.0))
    })
}

/// How far a name is from where it wants to be, and how much of it lies outside its shape.
fn cost(one: &Wanted<'_>, (x, y): Point) -> f64 {
    let (wide, high) = one.size;
    let far = ((x - one.at.0).powi(2) + (y - one.at.1).powi(2)).sqrt();
    let probes = (-4..=4).flat_map(|across| {
        [-0.3, 0.3].map(move |down| (x + wide * f64::from(across) / 8.0, y + high * down))
    });
    let outside = probes.filter(|probe| !contains(one.ring, *probe)).count();
    far + 5.0 * u32::try_from(outside).map_or(0.0, f64::from)
}
