//! Two moments side by side, a line from one to the other for each series.

use super::body::Body;
use super::build::{drawn_signs, roles};
use super::error::FigureError;
use super::make::Parts;
use super::marks::Painted;
use super::model::{Figure, Kind, PlaceOnAxis};
use super::names::is_total;
use super::spread::{self, Spread};
use super::words::Speaker;
use super::{narrow, scale};
use crate::domain::DimensionCode;

/// Lines a page holds with their names.
const MOST: usize = 10;

/// The oldest and the newest period side by side.
///
/// # Errors
/// [`FigureError::NoTwoMoments`] where no series has numbers at both.
pub(super) fn slope(speaker: &Speaker<'_>) -> Result<Figure, FigureError> {
    let moments = narrow::moments(speaker.cube);
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else {
        return Err(FigureError::NoTwoMoments);
    };
    if first == last {
        return Err(FigureError::NoTwoMoments);
    }
    let mut foot = speaker.foot()?;
    let mut spread = spread::spread(speaker, DimensionCode::PERIOD);
    let ends: Vec<usize> = [first, last]
        .into_iter()
        .filter_map(|end| {
            spread.places.iter().position(|place| *place == crate::query::MemberRef::Period(*end))
        })
        .collect();
    spread.keep_places(&ends);
    let has_both = |spread: &Spread, series: usize| {
        (0..2).all(|place| {
            let cell = spread.cell(speaker, place, series);
            cell.is_some_and(|cell| matches!(super::cell::shown(cell), super::Shown::Number(_)))
        })
    };
    let known = spread.series.clone();
    let whole: Vec<bool> = (0..known.len()).map(|series| has_both(&spread, series)).collect();
    if !whole.contains(&true) {
        return Err(FigureError::NoTwoMoments);
    }
    let all = whole.iter().filter(|both| **both).count();
    let totals = known.iter().any(|members| !members.iter().any(|(code, member)| is_total(code, member)));
    let largest = largest(speaker, &spread, &whole);
    spread.drop_series(
        |members| {
            let at = known.iter().position(|known| known == members).unwrap_or(usize::MAX);
            // A total beside its parts would press them flat.
            let total = totals && members.iter().any(|(code, member)| is_total(code, member)) && all > 2;
            !whole.get(at).copied().unwrap_or(false) || total || !largest.contains(&at)
        },
        false,
    );
    if all > MOST {
        let (shown, count) = (MOST.to_string(), all.to_string());
        foot.notes.push(speaker.say("figure-note-capped", &[("shown", &shown), ("all", &count)]));
    }
    let places: Vec<PlaceOnAxis> = (0_u32..)
        .zip(&spread.places)
        .map(|(at, member)| PlaceOnAxis { at: f64::from(at), label: speaker.member(&spread.along, member) })
        .collect();
    let mut series = Painted::new(speaker, &spread, &places).lines();
    let sizes: Vec<f64> = series
        .iter()
        .map(|one| one.marks.last().and_then(super::Mark::end).unwrap_or(f64::NEG_INFINITY))
        .collect();
    for (one, role) in series.iter_mut().zip(roles(&spread, &sizes)) {
        one.role = role;
    }
    foot.signs = drawn_signs(speaker, Kind::Slope, &series);
    let values = series.iter().flat_map(|one| &one.marks).filter_map(super::Mark::end);
    let scale = scale::over(values, true, 5, speaker.style);
    let parts =
        Parts { kind: Kind::Slope, along: DimensionCode::PERIOD, places, series, body: Body::Slope, foot };
    let mut figure = parts.figure(speaker);
    figure.scale = scale;
    Ok(figure)
}

/// The series with the largest numbers at the newest moment, as many as there is room for.
fn largest(speaker: &Speaker<'_>, spread: &Spread, whole: &[bool]) -> Vec<usize> {
    let newest =
        |series: usize| spread.cell(speaker, 1, series).and_then(|cell| cell.number).map(|n| n.value);
    let mut ranked: Vec<usize> =
        (0..spread.series.len()).filter(|at| whole.get(*at).copied().unwrap_or(false)).collect();
    ranked.sort_by(|a, b| {
        newest(*b).unwrap_or(f64::NEG_INFINITY).total_cmp(&newest(*a).unwrap_or(f64::NEG_INFINITY))
    });
    ranked.truncate(MOST);
    ranked
}
