//! Tables of colours, and matrices of origins and destinations.

use super::body::{Body, CellsBody};
use super::build::{drawn_signs, size};
use super::error::FigureError;
use super::make::Parts;
use super::map;
use super::marks::Painted;
use super::model::{ColourRole, Figure, Foot, Kind, PlaceOnAxis, Shape};
use super::names::{self, is_total, is_unordered};
use super::narrow;
use super::spread::{self, Spread};
use super::words::Speaker;
use crate::domain::{Aggregation, Code, DimensionCode, Number, Period};
use crate::query::{Measure, MemberRef};

/// Rows and columns a page holds.
const MOST_ROWS: usize = 32;
const MOST_COLUMNS: usize = 10;
/// Origins and destinations of a matrix.
const MOST_PLACES: usize = 12;

/// A table of colours: the dimension with the most members down, the others across.
///
/// # Errors
/// [`FigureError::NoCells`] where there is but one number.
pub(super) fn heat(speaker: &Speaker<'_>) -> Result<Figure, FigureError> {
    let varying = spread::varying(speaker);
    let down = varying
        .iter()
        .filter(|(code, _)| *code != DimensionCode::PERIOD || varying.len() == 1)
        .max_by_key(|(_, count)| *count)
        .map(|(code, _)| *code)
        .ok_or(FigureError::NoCells)?;
    let foot = speaker.foot()?;
    let mut spread = spread::spread(speaker, down);
    drop_totals(speaker, &mut spread);
    let mut notes = Vec::new();
    if let Some(level) = spread::keep_one_level(speaker, &mut spread) {
        let level = speaker.words(&format!("dimension-{level}"));
        notes.push(speaker.say("figure-note-level", &[("level", &level)]));
    }
    sort(speaker, &mut spread);
    notes.extend(cap_rows(speaker, &mut spread, MOST_ROWS));
    notes.extend(cap_columns(speaker, &mut spread, MOST_COLUMNS));
    let body = |classes| CellsBody { classes, sides: None, same: Vec::new(), same_words: String::new() };
    finish(speaker, Kind::Heat, &spread, (foot, notes), body)
}

/// A matrix of origins (down) and destinations (across) at one moment.
///
/// # Errors
/// [`FigureError::NoFlows`] where there are not two dimensions of places.
pub(super) fn matrix(speaker: &Speaker<'_>, moment: Option<Period>) -> Result<Figure, FigureError> {
    let (from, to) = names::sides_of_flows(speaker.cube).ok_or(FigureError::NoFlows)?;
    let part = narrow::to_one_each(speaker, &[from, to], moment);
    let mut notes = part.notes.clone();
    let here = Speaker { cube: &part.cube, ..*speaker };
    let foot = here.foot()?;
    let down = if names::members_of(&part.cube, from).len() > 1 { from } else { to };
    let mut spread = spread::spread(&here, down);
    drop_totals(&here, &mut spread);
    sort(&here, &mut spread);
    notes.extend(cap_rows(&here, &mut spread, MOST_PLACES));
    notes.extend(cap_columns(&here, &mut spread, MOST_COLUMNS));
    let place_of = |series: usize| {
        let members = spread.series.get(series)?;
        members.iter().find(|(code, _)| code != down).map(|(_, member)| member.clone())
    };
    let same = (0..spread.series.len())
        .flat_map(|series| {
            let here = place_of(series);
            let row = spread.places.iter().position(|place| here.as_ref() == Some(place));
            row.map(|row| (row, series))
        })
        .collect();
    let sides = (here.words("flows-from"), here.words("flows-to"));
    let sides = if down == from { sides } else { (sides.1, sides.0) };
    let same_words = here.words("cells-same");
    let body = |classes| CellsBody { classes, sides: Some(sides), same, same_words };
    let mut figure = finish(&here, Kind::Matrix, &spread, (foot, notes), body)?;
    part.lead_back(&mut figure);
    Ok(figure)
}

/// Leaves out totals beside their parts: they would take the darkest tint from all.
fn drop_totals(speaker: &Speaker<'_>, spread: &mut Spread) {
    spread::drop_wholes_among_places(speaker, spread);
    let added = speaker.cube.indicator.aggregation == Aggregation::Sum
        && matches!(speaker.cube.measure, Measure::Value | Measure::Share { .. });
    if !added {
        return;
    }
    let all = spread.series.clone();
    let whole = |members: &spread::Members| {
        members.iter().any(|(code, member)| {
            is_total(code, member)
                && all.iter().flatten().any(|(other, part)| other == code && !is_total(code, part))
        })
    };
    spread.drop_series(whole, false);
}

fn sort(speaker: &Speaker<'_>, spread: &mut Spread) {
    if is_unordered(&spread.along) {
        let sizes: Vec<Option<f64>> =
            (0..spread.places.len()).map(|place| size(speaker, spread, place)).collect();
        spread::sort_places(spread, |place| sizes.get(place).copied().flatten());
    }
}

fn cap_rows(speaker: &Speaker<'_>, spread: &mut Spread, most: usize) -> Option<String> {
    let all = spread.places.len();
    if all <= most {
        return None;
    }
    spread.keep_places(&(0..most).collect::<Vec<usize>>());
    let (shown, all) = (most.to_string(), all.to_string());
    Some(speaker.say("figure-note-capped", &[("shown", &shown), ("all", &all)]))
}

/// Keeps the newest periods, or the columns with the largest sums.
fn cap_columns(speaker: &Speaker<'_>, spread: &mut Spread, most: usize) -> Option<String> {
    let all = spread.series.clone();
    if all.len() <= most {
        return None;
    }
    let newest = |members: &spread::Members| {
        members.iter().find_map(
            |(_, member)| {
                if let MemberRef::Period(period) = member { Some(*period) } else { None }
            },
        )
    };
    let sum = |series: usize| -> f64 {
        (0..spread.places.len())
            .filter_map(|place| spread.cell(speaker, place, series)?.number)
            .map(|number| number.value.abs())
            .sum()
    };
    let mut ranked: Vec<usize> = (0..all.len()).collect();
    ranked.sort_by(|a, b| {
        let period = |at: &usize| all.get(*at).and_then(newest);
        period(b).cmp(&period(a)).then(sum(*b).total_cmp(&sum(*a)))
    });
    let kept: Vec<spread::Members> =
        ranked.iter().take(most).filter_map(|at| all.get(*at).cloned()).collect();
    spread.drop_series(|members| !kept.contains(members), false);
    let (shown, count) = (most.to_string(), all.len().to_string());
    Some(speaker.say("figure-note-columns", &[("shown", &shown), ("all", &count)]))
}

fn finish(
    speaker: &Speaker<'_>,
    kind: Kind,
    spread: &Spread,
    (mut foot, notes): (Foot, Vec<String>),
    body: impl FnOnce(super::Classes) -> CellsBody,
) -> Result<Figure, FigureError> {
    let places: Vec<PlaceOnAxis> = (0_u32..)
        .zip(&spread.places)
        .map(|(at, member)| PlaceOnAxis { at: f64::from(at), label: speaker.member(&spread.along, member) })
        .collect();
    let painted = Painted::new(speaker, spread, &places);
    let mut series = painted.bars();
    for (at, one) in series.iter_mut().enumerate() {
        (one.role, one.shape) = (ColourRole::Category(0), Shape::Square);
        if spread.series.len() == 1 {
            one.name = only_name(speaker, spread, at);
        }
    }
    let numbers: Vec<Number> =
        series.iter().flat_map(|one| &one.marks).filter_map(|mark| mark.number).collect();
    if numbers.len() < 2 {
        return Err(FigureError::NoCells);
    }
    foot.notes.extend(notes);
    foot.signs = drawn_signs(speaker, kind, &series);
    let body = Body::Cells(body(map::of(speaker, &numbers)));
    Ok(Parts { kind, along: &spread.along, places, series, body, foot }.figure(speaker))
}

/// The head of a single column: the place it is about, or the period.
fn only_name(speaker: &Speaker<'_>, spread: &Spread, series: usize) -> String {
    let members = spread.series.get(series).into_iter().flatten();
    if let Some((code, member)) = members.last() {
        return speaker.member(code, member);
    }
    let fixed = |code: &str| speaker.cube.fixed_member(code).map(|member| speaker.member(code, member));
    let here = fixed(DimensionCode::AREA)
        .unwrap_or_else(|| speaker.member(DimensionCode::AREA, &MemberRef::Code(Code::from("LA"))));
    if spread.along == DimensionCode::AREA { fixed(DimensionCode::PERIOD).unwrap_or_default() } else { here }
}
