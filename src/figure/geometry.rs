//! Shapes in a plane: triangles of an outline, hatching within it, whether a point lies inside.

/// A point: to the right, down (on a page) or up (in degrees).
pub type Point = (f64, f64);

/// Whether a point lies within an outline.
pub fn contains(ring: &[Point], (x, y): Point) -> bool {
    edges(ring).fold(false, |inside, ((ax, ay), (bx, by))| {
        let crosses = (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
        inside ^ crosses
    })
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let next = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(next.copied()).take(ring.len())
}

/// Twice the area of a triangle, positive where the corners turn to the left.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// Corners (positions in the outline) of triangles that fill it: for painters that fill convex shapes
/// only. Ears are cut off one after the other.
pub fn triangles(ring: &[Point]) -> Vec<[usize; 3]> {
    let area: f64 = edges(ring).map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum();
    let mut left: Vec<usize> = (0..ring.len()).collect();
    if area < 0.0 {
        left.reverse();
    }
    let at = |position: usize| ring.get(position).copied().unwrap_or_default();
    let mut out = Vec::with_capacity(ring.len());
    let mut tried = 0;
    let mut place = 0;
    while left.len() > 3 && tried <= left.len() {
        let count = left.len();
        let pick = |step: usize| left.get((place + step) % count).copied().unwrap_or_default();
        let corner = [pick(0), pick(1), pick(2)];
        let [a, b, c] = corner.map(at);
        let within =
            |point: Point| turn(a, b, point) >= 0.0 && turn(b, c, point) >= 0.0 && turn(c, a, point) >= 0.0;
        let empty = left.iter().filter(|other| !corner.contains(other)).all(|other| !within(at(*other)));
        if turn(a, b, c) > 0.0 && empty {
            out.push(corner);
            left.remove((place + 1) % count);
            tried = 0;
        } else {
            tried += 1;
        }
        place = (place + 1) % left.len();
    }
    if let [a, b, c] = left.as_slice() {
        out.push([*a, *b, *c]);
    }
    out
}

/// Parallel lines within an outline, `apart` from each other, falling to the left (`rising`: to the right).
pub fn hatch(ring: &[Point], apart: f64, rising: bool) -> Vec<[Point; 2]> {
    // In turned coordinates (u along the lines, v across) each line is a cut at one v.
    let side = if rising { 1.0 } else { -1.0 };
    let v_of = |(x, y): Point| x + side * y;
    let u_of = |(x, y): Point| x - side * y;
    let back = |u: f64, v: f64| (f64::midpoint(u, v), side * (v - u) / 2.0);
    let step = apart * std::f64::consts::SQRT_2;
    let (low, high) = ring
        .iter()
        .map(|point| v_of(*point))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let mut out = Vec::new();
    let mut v = (low / step).ceil() * step;
    while v < high && out.len() < 2_000 {
        let mut cuts: Vec<f64> = edges(ring)
            .filter(|(a, b)| (v_of(*a) > v) != (v_of(*b) > v))
            .map(|(a, b)| {
                let part = (v - v_of(a)) / (v_of(b) - v_of(a));
                u_of(a) + part * (u_of(b) - u_of(a))
            })
            .collect();
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.chunks_exact(2) {
            if let [from, to] = pair
                && to - from > 1e-6
            {
                out.push([back(*from, v), back(*to, v)]);
            }
        }
        v += step;
    }
    out
}

/// Points of a grid within an outline, `apart` from each other.
pub fn dots(ring: &[Point], apart: f64) -> Vec<Point> {
    let span = |of: fn(&Point) -> f64| {
        ring.iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    };
    let ((left, right), (top, bottom)) = (span(|point| point.0), span(|point| point.1));
    let mut out = Vec::new();
    let mut y = (top / apart).ceil() * apart;
    while y < bottom && out.len() < 5_000 {
        let mut x = (left / apart).ceil() * apart;
        while x < right {
            if contains(ring, (x, y)) {
                out.push((x, y));
            }
            x += apart;
        }
        y += apart;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An L, turning right and turning left.
    const L: [Point; 6] = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0)];

    #[test]
    fn triangles_fill_exactly_the_outline() {
        let mut other = L;
        other.reverse();
        for ring in [L, other] {
            let found = triangles(&ring);
            assert_eq!(found.len(), 4);
            let area: f64 =
                found.iter().map(|[a, b, c]| turn(ring[*a], ring[*b], ring[*c]).abs() / 2.0).sum();
            assert!((area - 6.0).abs() < 1e-9, "{area}");
        }
    }

    #[test]
    fn hatching_stays_within_the_outline() {
        for rising in [false, true] {
            let lines = hatch(&L, 0.3, rising);
            assert!(lines.len() > 8);
            for [a, b] in lines {
                let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
                assert!(contains(&L, middle), "{a:?} {b:?}");
                assert_eq!((b.0 - a.0) * (b.1 - a.1) < 0.0, rising, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn dots_lie_inside() {
        let found = dots(&L, 0.4);
        assert!(found.len() > 20 && found.iter().all(|point| contains(&L, *point)));
    }
}
