//! Maps of provinces.

use super::atlas;
use super::body::{Areas, Body, MapBody, MapLegend};
use super::build::drawn_signs;
use super::cell::{Shown, shown};
use super::classes::{ClassWords, Classes};
use super::drawing::MOST_LISTED;
use super::error::FigureError;
use super::founding::{day, founded};
use super::make::Parts;
use super::marks::Painted;
use super::model::{ColourRole, Figure, Kind, PlaceOnAxis, Shape};
use super::words::Speaker;
use super::{narrow, spread};
use crate::domain::{Code, DimensionCode, Number, Period};
use crate::query::MemberRef;

/// Dimensions whose members can lie on a map, the usual one first.
const MAPPED: [&str; 3] = [DimensionCode::AREA, "origin_area", "destination_area"];

/// A map of the provinces at one moment.
///
/// # Errors
/// [`FigureError::NoProvinces`] where there are not at least two provinces with numbers.
pub(super) fn map(speaker: &Speaker<'_>, moment: Option<Period>) -> Result<Figure, FigureError> {
    let mapped = |code: &&str| {
        super::names::members_of(speaker.cube, code).iter().filter(|member| on_map(member)).count() > 1
    };
    let along = MAPPED.into_iter().find(mapped).ok_or(FigureError::NoProvinces)?;
    let part = narrow::to_one_each(speaker, &[along], moment);
    let here = Speaker { cube: &part.cube, ..*speaker };
    let mut foot = here.foot()?;
    let mut spread = spread::spread(&here, along);
    let areas_are = level(&spread.places);
    let shown = |place: &usize| spread.places.get(*place).is_some_and(|member| lies_in(areas_are, member));
    let kept: Vec<usize> = (0..spread.places.len()).filter(shown).collect();
    spread.keep_places(&kept);
    // Largest first, as the list beside the map has them.
    let sizes: Vec<Option<f64>> =
        (0..spread.places.len()).map(|place| super::build::size(&here, &spread, place)).collect();
    spread::sort_places(&mut spread, |place| sizes.get(place).copied().flatten());
    let places: Vec<PlaceOnAxis> = (0_u32..)
        .zip(&spread.places)
        .map(|(at, member)| PlaceOnAxis { at: f64::from(at), label: here.member(along, member) })
        .collect();
    let mut series = Painted::new(&here, &spread, &places).bars();
    series.truncate(1);
    for one in &mut series {
        (one.role, one.shape) = (ColourRole::Category(0), Shape::Square);
    }
    if series.iter().flat_map(|one| &one.marks).all(|mark| mark.number.is_none()) {
        return Err(FigureError::NoProvinces);
    }
    let areas: Vec<Code> = spread
        .places
        .iter()
        .map(|member| if let MemberRef::Code(code) = member { code.clone() } else { Code::from("") })
        .collect();
    let when = match part.cube.fixed_member(DimensionCode::PERIOD) {
        Some(MemberRef::Period(period)) => Some(*period),
        _ => None,
    };
    let not_yet = if areas_are == Areas::Provinces { not_yet(&here, when) } else { Vec::new() };
    let mut classes = classes(speaker, along, areas_are);
    classes.count(series.iter().flat_map(|one| &one.marks).filter_map(|mark| Some(mark.number?.value)));
    foot.notes.extend(part.notes.iter().cloned());
    foot.notes.extend(not_yet.iter().filter_map(|code| founded(&here, code)));
    foot.notes.push(here.words("figure-note-boundaries"));
    if areas_are == Areas::Districts && places.len() > MOST_LISTED {
        let (shown, all) = (MOST_LISTED.to_string(), places.len().to_string());
        foot.notes.push(here.say("figure-note-listed", &[("shown", &shown), ("all", &all)]));
    }
    foot.signs = drawn_signs(&here, Kind::Map, &series);
    let legend = MapLegend {
        missing: here.words("map-missing"),
        withheld: here.words("map-withheld"),
        estimate: here.words("map-estimate"),
        not_yet: here.words("map-not-yet"),
    };
    let body = Body::Map(MapBody { areas, areas_are, not_yet, classes, legend });
    let mut figure = Parts { kind: Kind::Map, along, places, series, body, foot }.figure(&here);
    part.lead_back(&mut figure);
    Ok(figure)
}

pub(super) fn on_map(member: &MemberRef) -> bool {
    matches!(member, MemberRef::Code(code) if atlas::outline_of(code.as_str()).is_some())
}

/// Districts where there are more of them than provinces: both on one map would lie on each other.
fn level(places: &[MemberRef]) -> Areas {
    let count = |areas: Areas| places.iter().filter(|member| lies_in(areas, member)).count();
    if count(Areas::Districts) > count(Areas::Provinces) { Areas::Districts } else { Areas::Provinces }
}

fn lies_in(areas: Areas, member: &MemberRef) -> bool {
    let outlined = |code: &str| atlas::outlines(areas).iter().any(|outline| outline.code == code);
    matches!(member, MemberRef::Code(code) if outlined(code.as_str()))
}

/// Provinces of the map that were founded after the moment.
fn not_yet(speaker: &Speaker<'_>, when: Option<Period>) -> Vec<Code> {
    let (Some(list), Some(when)) = (speaker.catalogue.list(DimensionCode::AREA), when) else {
        return Vec::new();
    };
    atlas::provinces()
        .iter()
        .filter(|outline| {
            let from = list.get(&outline.code).and_then(|item| item.valid.0.as_deref());
            from.and_then(day).is_some_and(|from| when.last() < from)
        })
        .map(|outline| Code::from(outline.code.as_str()))
        .collect()
}

/// The classes of all moments, so that a colour means the same in each.
fn classes(speaker: &Speaker<'_>, along: &str, areas: Areas) -> Classes {
    let mut numbers: Vec<Number> = Vec::new();
    for moment in moments(speaker) {
        let part = narrow::to_one_each(speaker, &[along], moment);
        let here = Speaker { cube: &part.cube, ..*speaker };
        let spread = spread::spread(&here, along);
        numbers.extend(
            spread.places.iter().enumerate().filter(|(_, member)| lies_in(areas, member)).filter_map(
                |(place, _)| match shown(spread.cell(&here, place, 0)?) {
                    Shown::Number(number) => Some(number),
                    _ => None,
                },
            ),
        );
    }
    of(speaker, &numbers)
}

fn moments(speaker: &Speaker<'_>) -> Vec<Option<Period>> {
    let found = narrow::moments(speaker.cube);
    if found.is_empty() { vec![None] } else { found.into_iter().map(Some).collect() }
}

/// Classes with their names in the speaker's words.
pub(super) fn of(speaker: &Speaker<'_>, numbers: &[Number]) -> Classes {
    let words = ClassWords {
        style: speaker.style,
        under: &|number| speaker.say("class-under", &[("number", number)]),
        over: &|number| speaker.say("class-over", &[("number", number)]),
        between: &|from, to| speaker.say("class-between", &[("from", from), ("to", to)]),
    };
    Classes::of(numbers, &words)
}
