//! Points by two numbers: women and men, or two years.

use super::body::{Body, PointsBody};
use super::build::drawn_signs;
use super::error::FigureError;
use super::make::Parts;
use super::marks::Painted;
use super::model::{ColourRole, Figure, Kind, Mark, PlaceOnAxis, Scale, Series, Shape, Tick};
use super::names::is_total;
use super::spread::{self, Members};
use super::words::Speaker;
use super::{narrow, scale};
use crate::domain::DimensionCode;
use crate::i18n::{NumberStyle, number};
use crate::query::MemberRef;

/// Fewer points tell nothing.
const FEWEST: usize = 3;
/// Points a page holds with their names.
const MOST: usize = 40;

/// A point for each place: men across and women upwards, or an early and the newest period.
///
/// # Errors
/// [`FigureError::NoPairs`] where fewer than three places have both numbers.
pub(super) fn points(speaker: &Speaker<'_>) -> Result<Figure, FigureError> {
    let varying = spread::varying(speaker);
    let is = |code: &str| varying.iter().any(|(known, _)| *known == code);
    let pairs = if is("sex") { "sex" } else { DimensionCode::PERIOD };
    let along = varying
        .iter()
        .map(|(code, count)| (*code, *count))
        .filter(|(code, _)| {
            *code != pairs && *code != DimensionCode::PERIOD && *code != DimensionCode::SOURCE
        })
        .max_by_key(|(_, count)| *count)
        .map(|(code, _)| code)
        .ok_or(FigureError::NoPairs)?;
    let part = narrow::to_one_each(speaker, &[along, pairs], None);
    let here = Speaker { cube: &part.cube, ..*speaker };
    let mut foot = here.foot()?;
    let mut spread = spread::spread(&here, along);
    spread::drop_wholes_among_places(&here, &mut spread);
    let (across, up) = ends(&spread.series, pairs).ok_or(FigureError::NoPairs)?;
    let value = |place: usize, series: usize| {
        let cell = spread.cell(&here, place, series)?;
        if let super::Shown::Number(number) = super::shown(cell) { Some(number.value) } else { None }
    };
    let mut kept: Vec<(usize, f64)> = (0..spread.places.len())
        .filter_map(|place| Some((place, value(place, across)?.abs() + value(place, up)?.abs())))
        .collect();
    kept.sort_by(|a, b| b.1.total_cmp(&a.1));
    if kept.len() < FEWEST {
        return Err(FigureError::NoPairs);
    }
    if kept.len() > MOST {
        let (shown, all) = (MOST.to_string(), kept.len().to_string());
        foot.notes.push(here.say("figure-note-capped", &[("shown", &shown), ("all", &all)]));
        kept.truncate(MOST);
    }
    spread.keep_places(&kept.iter().map(|(place, _)| *place).collect::<Vec<usize>>());
    let places: Vec<PlaceOnAxis> = (0_u32..)
        .zip(&spread.places)
        .map(|(at, member)| PlaceOnAxis { at: f64::from(at), label: here.member(along, member) })
        .collect();
    let mut bars = Painted::new(&here, &spread, &places).bars();
    let mut series: Vec<Series> = Vec::new();
    for at in [across, up] {
        if let Some(one) = bars.get_mut(at) {
            (one.role, one.shape) = (ColourRole::Category(0), Shape::Disc);
            series.push(one.clone());
        }
    }
    let ends = |at: usize| series.get(at).into_iter().flat_map(|one| one.marks.iter().filter_map(Mark::end));
    let mut values: Vec<f64> = ends(0).chain(ends(1)).collect();
    values.sort_by(f64::total_cmp);
    let log = is_skewed(&values);
    let scales = if log {
        foot.notes.push(here.words("figure-note-log"));
        (powers(ends(0), here.style), powers(ends(1), here.style))
    } else {
        (scale::over(ends(0), true, 5, here.style), scale::over(ends(1), true, 5, here.style))
    };
    let name = |at: usize| series.get(at).map_or_else(String::new, |one| one.name.clone());
    let body = Body::Points(PointsBody { across: scales.0, axes: (name(0), name(1)), log });
    foot.notes.extend(part.notes.iter().cloned());
    foot.signs = drawn_signs(&here, Kind::Scatter, &series);
    let mut figure = Parts { kind: Kind::Scatter, along, places, series, body, foot }.figure(&here);
    figure.scale = scales.1;
    part.lead_back(&mut figure);
    Ok(figure)
}

/// Whether most numbers would lie in one corner of a plain scale.
fn is_skewed(sorted: &[f64]) -> bool {
    let (Some(low), Some(middle), Some(high)) = (sorted.first(), sorted.get(sorted.len() / 2), sorted.last())
    else {
        return false;
    };
    *low > 0.0 && high / middle > 20.0
}

/// A scale by powers of ten.
fn powers(values: impl Iterator<Item = f64>, style: NumberStyle) -> Scale {
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = (10_f64.powf(low.log10().floor()), 10_f64.powf(high.log10().ceil()));
    let mut ticks = Vec::new();
    let mut at = low;
    while at <= high * 1.001 && ticks.len() < 20 {
        let decimals = if at < 1.0 { 2 } else { 0 };
        ticks.push(Tick { at, label: number(at, Some(decimals), style) });
        at *= 10.0;
    }
    Scale { low, high: high.max(low * 10.0), ticks }
}

/// Which series lies across and which upwards: men and women; the oldest and the newest period.
fn ends(series: &[Members], pairs: &str) -> Option<(usize, usize)> {
    let find = |wanted: &dyn Fn(&MemberRef) -> bool| {
        series.iter().position(|members| members.iter().any(|(code, member)| code == pairs && wanted(member)))
    };
    if pairs == "sex" {
        let is = |wanted: &'static str| move |member: &MemberRef| matches!(member, MemberRef::Code(code) if code == wanted);
        return Some((find(&is("M"))?, find(&is("F"))?));
    }
    let mut periods: Vec<&MemberRef> = series
        .iter()
        .flatten()
        .filter(|(code, member)| code == pairs && !is_total(code, member))
        .map(|(_, member)| member)
        .collect();
    periods.sort();
    periods.dedup();
    let (first, last) = (*periods.first()?, *periods.last()?);
    (first != last).then_some(())?;
    Some((find(&|member| member == first)?, find(&|member| member == last)?))
}
