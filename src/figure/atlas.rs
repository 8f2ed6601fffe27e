//! Outlines of places for maps, from `assets/boundaries`.

use super::geometry::Point;
use std::sync::OnceLock;

const PROVINCES: &str = include_str!("../../assets/boundaries/provinces.txt");

/// The outline of a place, in degrees of longitude and latitude.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outline {
    /// Code of the area.
    pub code: String,
    /// Where its name stands.
    pub label: Point,
    /// Its edge, not closed.
    pub ring: Vec<Point>,
}

/// The provinces, in the order of their codes.
pub(super) fn provinces() -> &'static [Outline] {
    static READ: OnceLock<Vec<Outline>> = OnceLock::new();
    READ.get_or_init(|| PROVINCES.lines().filter(|line| !line.starts_with('#')).filter_map(outline).collect())
}

/// The outline of an area.
pub(super) fn outline_of(code: &str) -> Option<&'static Outline> {
    provinces().iter().find(|outline| outline.code == code)
}

fn outline(line: &str) -> Option<Outline> {
    let mut parts = line.split(';');
    let code = parts.next()?.to_owned();
    let mut degrees = || Some(f64::from(parts.next()?.parse::<i32>().ok()?) / 1000.0);
    let label = (degrees()?, degrees()?);
    let steps: Vec<i32> = parts.next()?.split(' ').filter_map(|step| step.parse().ok()).collect();
    let (mut x, mut y) = (0, 0);
    let ring = steps
        .chunks_exact(2)
        .filter_map(|step| {
            let [dx, dy] = step else { return None };
            (x, y) = (x + dx, y + dy);
            Some((f64::from(x) / 1000.0, f64::from(y) / 1000.0))
        })
        .collect();
    Some(Outline { code, label, ring })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::geometry::{contains, triangles};

    #[test]
    fn all_eighteen_provinces_have_an_outline_and_a_place_for_their_name_inside() {
        let codes: Vec<&str> = provinces().iter().map(|outline| outline.code.as_str()).collect();
        let wanted: Vec<String> = (1..=18).map(|code| format!("{code:02}")).collect();
        assert_eq!(codes, wanted);
        for outline in provinces() {
            assert!(contains(&outline.ring, outline.label), "{}", outline.code);
            assert!(outline.ring.iter().all(|(x, y)| (100.0..108.0).contains(x) && (13.5..23.0).contains(y)));
            assert!(triangles(&outline.ring).len() >= outline.ring.len() - 8, "{}", outline.code);
        }
    }
}
