//! Which mark lies under a point.

use super::{Drawing, Form};
use crate::figure::geometry::{Point, contains};

/// How near a point of a figure must be.
const NEAR: f64 = 8.0;

impl Drawing {
    /// The uppermost item with a mark under a point.
    pub fn hit(&self, point: Point) -> Option<usize> {
        self.items.iter().rposition(|item| item.mark.is_some() && item.form.covers(point))
    }
}

impl Form {
    /// Whether the shape covers a point; a dot also what is near it.
    pub fn covers(&self, (x, y): Point) -> bool {
        match self {
            Self::Area { ring, .. } => contains(ring, (x, y)),
            Self::Box { at, size, .. } => {
                (at.0..=at.0 + size.0).contains(&x) && (at.1..=at.1 + size.1).contains(&y)
            }
            Self::Dot { at, radius, .. } => {
                (at.0 - x).powi(2) + (at.1 - y).powi(2) <= (radius + NEAR / 2.0).max(NEAR).powi(2)
            }
            Self::Band { from, to, .. } => {
                let (upper, lower) = band_at(*from, *to, x).unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
                (upper - 1.5..=lower + 1.5).contains(&y)
            }
            Self::Stroke { .. } | Self::Hatch { .. } | Self::Words { .. } => false,
        }
    }
}

/// Points along a band's upper or lower edge: `part` 0 at its beginning, 1 at its end.
pub(super) fn along(from: Point, to: Point, part: f64) -> Point {
    let middle = f64::midpoint(from.0, to.0);
    let rest = 1.0 - part;
    let (a, b, c, d) = (rest.powi(3), 3.0 * rest * rest * part, 3.0 * rest * part * part, part.powi(3));
    (a * from.0 + (b + c) * middle + d * to.0, (a + b) * from.1 + (c + d) * to.1)
}

/// Upper and lower edge of a band at an x.
fn band_at(from: (f64, f64, f64), to: (f64, f64, f64), x: f64) -> Option<(f64, f64)> {
    (from.0..=to.0).contains(&x).then_some(())?;
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        if along((from.0, 0.0), (to.0, 0.0), middle).0 < x { low = middle } else { high = middle }
    }
    let at = |a: f64, b: f64| along((from.0, a), (to.0, b), low).1;
    Some((at(from.1, to.1), at(from.2, to.2)))
}

/// Corners of a band: its upper edge from left to right and its lower one, in `steps` pieces.
pub fn band_edges(from: (f64, f64, f64), to: (f64, f64, f64), steps: u32) -> Vec<(Point, Point)> {
    (0..=steps)
        .map(|step| f64::from(step) / f64::from(steps.max(1)))
        .map(|part| {
            (along((from.0, from.1), (to.0, to.1), part), along((from.0, from.2), (to.0, to.2), part))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::drawing::{Item, Paint};

    #[test]
    fn a_pointer_finds_the_flow_it_is_on() {
        let band = |from: (f64, f64, f64), to: (f64, f64, f64), mark: usize| Item {
            form: Form::Band { from, to, paint: Paint::Edge, opacity: 1.0 },
            mark: Some((0, mark)),
        };
        let items = vec![
            band((0.0, 0.0, 20.0), (100.0, 50.0, 70.0), 0),
            band((0.0, 40.0, 60.0), (100.0, 0.0, 20.0), 1),
        ];
        let drawing = Drawing { width: 100.0, height: 80.0, items };
        let mark = |point| drawing.hit(point).and_then(|at| drawing.items[at].mark);
        assert_eq!(mark((2.0, 10.0)), Some((0, 0)));
        assert_eq!(mark((98.0, 60.0)), Some((0, 0)));
        assert_eq!(mark((98.0, 10.0)), Some((0, 1)));
        assert_eq!(mark((50.0, 79.0)), None);
        assert_eq!(band_edges((0.0, 0.0, 20.0), (100.0, 50.0, 70.0), 2)[1], ((50.0, 25.0), (50.0, 45.0)));
    }
}
