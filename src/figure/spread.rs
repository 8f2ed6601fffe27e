//! A cube spread for drawing: places along an axis, series, and the cell of each pair.

use super::model::Kind;
use super::names::{self, is_place, is_rest, is_total};
use super::words::Speaker;
use crate::domain::{Code, DimensionCode};
use crate::query::{Cell, MemberRef};
use std::collections::HashMap;

/// Members by dimension.
pub(super) type Members = Vec<(String, MemberRef)>;

/// Places and series of a figure.
#[derive(Debug, Default)]
pub(super) struct Spread {
    /// The dimension along the axis.
    pub along: String,
    /// Members along the axis, in order.
    pub places: Vec<MemberRef>,
    /// The other dimensions' members, one entry a series.
    pub series: Vec<Members>,
    /// (place, series) → (row, column).
    pub cells: HashMap<(usize, usize), (usize, usize)>,
    /// (place) → cell of the whole of the stacked dimension, where the cube has it.
    pub wholes: HashMap<usize, (usize, usize)>,
}

impl Spread {
    /// The cell of a place and a series.
    pub fn cell<'a>(&self, speaker: &Speaker<'a>, place: usize, series: usize) -> Option<&'a Cell> {
        let (row, column) = *self.cells.get(&(place, series))?;
        speaker.cube.cell(row, column)
    }

    /// Whether the series tell the same thing several times: by several sources, at several times.
    pub fn repeats_itself(&self) -> bool {
        let silent = [DimensionCode::SOURCE, DimensionCode::PERIOD, DimensionCode::INDICATOR];
        let Some(first) = self.series.first() else { return false };
        self.series.iter().any(|members| {
            members.iter().zip(first).any(|(one, other)| silent.contains(&one.0.as_str()) && one != other)
        })
    }

    /// Keeps the places at these positions, in this order.
    pub fn keep_places(&mut self, order: &[usize]) {
        self.places = order.iter().filter_map(|place| self.places.get(*place).cloned()).collect();
        let new: HashMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        self.cells = std::mem::take(&mut self.cells)
            .into_iter()
            .filter_map(|((place, series), cell)| Some(((*new.get(&place)?, series), cell)))
            .collect();
        self.wholes = std::mem::take(&mut self.wholes)
            .into_iter()
            .filter_map(|(place, cell)| Some((*new.get(&place)?, cell)))
            .collect();
    }

    /// Takes series away; of a stack, the whole is remembered for its rest.
    pub fn drop_series(&mut self, gone: impl Fn(&Members) -> bool, remember_whole: bool) {
        let keep: Vec<bool> = self.series.iter().map(|members| !gone(members)).collect();
        if keep.iter().all(|keep| *keep) || !keep.iter().any(|keep| *keep) {
            return;
        }
        let mut new = Vec::with_capacity(keep.len());
        let mut count = 0;
        for keep in &keep {
            new.push(keep.then_some(count));
            count += usize::from(*keep);
        }
        let mut position = 0;
        self.series.retain(|_| {
            position += 1;
            keep.get(position - 1).copied().unwrap_or(true)
        });
        for ((place, series), cell) in std::mem::take(&mut self.cells) {
            match new.get(series).copied().flatten() {
                Some(series) => {
                    self.cells.insert((place, series), cell);
                }
                None if remember_whole => {
                    self.wholes.insert(place, cell);
                }
                None => {}
            }
        }
    }
}

/// Dimensions on the axes that have more than one member.
pub(super) fn varying<'a>(speaker: &Speaker<'a>) -> Vec<(&'a str, usize)> {
    let levels = speaker.cube.row_levels.iter().chain(&speaker.cube.column_levels);
    levels
        .map(|level| level.dimension.as_str())
        .map(|code| (code, names::members_of(speaker.cube, code).len()))
        .filter(|(_, count)| *count > 1)
        .collect()
}

/// The dimension that goes along the axis of a kind.
pub(super) fn along<'a>(speaker: &Speaker<'a>, kind: Kind) -> Option<&'a str> {
    let has_period = || {
        let levels = speaker.cube.row_levels.iter().chain(&speaker.cube.column_levels);
        levels.map(|level| level.dimension.as_str()).find(|code| *code == DimensionCode::PERIOD)
    };
    if kind == Kind::Line {
        return has_period();
    }
    let varying = varying(speaker);
    if kind == Kind::Pyramid {
        return varying.iter().map(|(code, _)| *code).find(|code| *code == "age");
    }
    let period = varying.iter().find(|(code, _)| *code == DimensionCode::PERIOD);
    if let (Kind::Stacked { .. }, Some((code, _)), true) = (kind, period, varying.len() > 1) {
        return Some(code);
    }
    // Women and men are compared within each place, so sex is along the axis only when alone there.
    let candidates = varying
        .iter()
        .filter(|(code, _)| (*code != "sex" && *code != DimensionCode::SOURCE) || varying.len() == 1);
    candidates
        .max_by_key(|(code, count)| (*count, *code == DimensionCode::PERIOD))
        .or_else(|| varying.first())
        .map(|(code, _)| *code)
        .or_else(|| speaker.cube.row_levels.first().map(|level| level.dimension.as_str()))
        .or_else(|| speaker.cube.column_levels.first().map(|level| level.dimension.as_str()))
}

/// Spreads a cube along a dimension.
pub(super) fn spread(speaker: &Speaker<'_>, along: &str) -> Spread {
    let cube = speaker.cube;
    let mut out = Spread { along: along.to_owned(), ..Spread::default() };
    let mut places: HashMap<MemberRef, usize> = HashMap::new();
    let mut series: HashMap<Members, usize> = HashMap::new();
    for (row, row_header) in cube.rows.iter().enumerate() {
        for (column, column_header) in cube.columns.iter().enumerate() {
            if !cube.cell(row, column).is_some_and(|cell| cell.present) {
                continue;
            }
            let row_members = cube.row_levels.iter().zip(&row_header.members);
            let column_members = cube.column_levels.iter().zip(&column_header.members);
            let mut place = None;
            let mut others = Members::new();
            for (level, member) in row_members.chain(column_members) {
                if level.dimension.as_str() == along && place.is_none() {
                    place = Some(member.clone());
                } else {
                    others.push((level.dimension.as_str().to_owned(), member.clone()));
                }
            }
            let Some(place) = place else { continue };
            let place = *places.entry(place.clone()).or_insert_with(|| {
                out.places.push(place);
                out.places.len() - 1
            });
            let one = *series.entry(others.clone()).or_insert_with(|| {
                out.series.push(others);
                out.series.len() - 1
            });
            out.cells.insert((place, one), (row, column));
        }
    }
    if along == DimensionCode::PERIOD {
        let mut order: Vec<usize> = (0..out.places.len()).collect();
        order.sort_by(|a, b| out.places.get(*a).cmp(&out.places.get(*b)));
        out.keep_places(&order);
    }
    out
}

/// Leaves out of the bars what contains other bars: the total, the country above its provinces.
pub(super) fn drop_wholes_among_places(speaker: &Speaker<'_>, spread: &mut Spread) {
    let outer = |member: &MemberRef| {
        let MemberRef::Code(code) = member else { return false };
        is_total(&spread.along, member)
            || (is_place(&spread.along) && spread.places.iter().any(|other| within(speaker, other, code)))
    };
    let keep: Vec<usize> = spread
        .places
        .iter()
        .enumerate()
        .filter(|(_, member)| !outer(member))
        .map(|(place, _)| place)
        .collect();
    if !keep.is_empty() && keep.len() < spread.places.len() {
        spread.keep_places(&keep);
    }
}

/// Keeps the areas of one level, that of most: provinces and countries are not compared in one figure.
/// Gives the level where others were left out.
pub(super) fn keep_one_level(speaker: &Speaker<'_>, spread: &mut Spread) -> Option<String> {
    if spread.along != DimensionCode::AREA {
        return None;
    }
    let level = |member: &MemberRef| match member {
        MemberRef::Code(code) => {
            speaker.catalogue.list(DimensionCode::AREA)?.get(code.as_str())?.level.clone()
        }
        _ => None,
    };
    let levels: Vec<Option<String>> = spread.places.iter().map(level).collect();
    let count = |wanted: &Option<String>| levels.iter().filter(|level| *level == wanted).count();
    let most = levels.iter().max_by_key(|level| count(level))?.clone();
    let keep: Vec<usize> =
        levels.iter().enumerate().filter(|(_, level)| **level == most).map(|(place, _)| place).collect();
    if keep.len() == levels.len() {
        return None;
    }
    spread.keep_places(&keep);
    most
}

fn within(speaker: &Speaker<'_>, inner: &MemberRef, outer: &Code) -> bool {
    matches!(inner, MemberRef::Code(code) if code != outer && speaker.lies_within(code, outer))
}

/// Sorts bars by size, largest first; "other" and "not stated" last.
pub(super) fn sort_places(spread: &mut Spread, size: impl Fn(usize) -> Option<f64>) {
    let mut order: Vec<usize> = (0..spread.places.len()).collect();
    order.sort_by(|a, b| {
        let rest = |place: &usize| spread.places.get(*place).is_some_and(is_rest);
        let by_size = size(*b).unwrap_or(f64::NEG_INFINITY).total_cmp(&size(*a).unwrap_or(f64::NEG_INFINITY));
        rest(a).cmp(&rest(b)).then(by_size)
    });
    spread.keep_places(&order);
}
