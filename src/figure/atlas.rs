//! Outlines and points of places for maps, from `assets/boundaries`.

use super::body::Areas;
use super::geometry::Point;
use std::collections::HashMap;
use std::sync::OnceLock;

const PROVINCES: &str = include_str!("../../assets/boundaries/provinces.txt");
const DISTRICTS: &str = include_str!("../../assets/boundaries/districts.txt");
const COUNTRIES: &str = include_str!("../../assets/boundaries/countries.txt");

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

/// The districts, in the order of their codes.
pub(super) fn districts() -> &'static [Outline] {
    static READ: OnceLock<Vec<Outline>> = OnceLock::new();
    READ.get_or_init(|| DISTRICTS.lines().filter(|line| !line.starts_with('#')).filter_map(outline).collect())
}

/// The outlines of a map.
pub(super) fn outlines(areas: Areas) -> &'static [Outline] {
    match areas {
        Areas::Provinces => provinces(),
        Areas::Districts => districts(),
    }
}

/// The outline of an area.
pub(super) fn outline_of(code: &str) -> Option<&'static Outline> {
    let all = if code.len() > 2 { districts() } else { provinces() };
    all.iter().find(|outline| outline.code == code)
}

/// A point in a country, in degrees of longitude and latitude.
pub(super) fn country(code: &str) -> Option<Point> {
    static READ: OnceLock<HashMap<&'static str, Point>> = OnceLock::new();
    let read = READ.get_or_init(|| COUNTRIES.lines().filter_map(point).collect());
    read.get(code).copied()
}

fn point(line: &'static str) -> Option<(&'static str, Point)> {
    let mut parts = line.split(';');
    let code = parts.next()?;
    let mut degrees = || Some(f64::from(parts.next()?.parse::<i32>().ok()?) / 100.0);
    Some((code, (degrees()?, degrees()?)))
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

    #[test]
    fn every_district_has_an_outline_with_its_name_inside() {
        assert_eq!(districts().len(), 148);
        for outline in districts() {
            assert!(contains(&outline.ring, outline.label), "{}", outline.code);
            assert!(provinces().iter().any(|province| outline.code.starts_with(&province.code)));
        }
    }

    #[test]
    fn neighbours_lie_where_they_are() {
        let (longitude, latitude) = country("LAO").expect("a point");
        let (thai, china) = (country("THA").expect("a point"), country("CHN").expect("a point"));
        assert!(thai.0 < longitude && thai.1 < latitude && china.1 > latitude);
        assert_eq!(country("_O"), None);
    }
}
