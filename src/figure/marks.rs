//! Marks of a figure from the cells of a cube.

use super::build::roles;
use super::cell::{Shown, shown, status_id, told_status};
use super::model::{ColourRole, Extent, Mark, PlaceOnAxis, Series, Shape};
use super::spread::Spread;
use super::words::Speaker;
use super::{founding, names};
use crate::domain::{DimensionCode, Number, ObsStatus, Period, Publication};
use crate::query::{Cell, MemberRef};

/// A spread on its way to series.
pub(super) struct Painted<'a, 'b> {
    pub speaker: &'b Speaker<'a>,
    pub spread: &'b Spread,
    places: &'b [PlaceOnAxis],
    /// Several sources in one figure: hover words name them.
    several_sources: bool,
}

impl<'a, 'b> Painted<'a, 'b> {
    pub fn new(speaker: &'b Speaker<'a>, spread: &'b Spread, places: &'b [PlaceOnAxis]) -> Self {
        Self { speaker, spread, places, several_sources: speaker.cube.publications.len() > 1 }
    }

    /// One bar a number.
    pub fn bars(&self) -> Vec<Series> {
        self.series(|_, _| {})
    }

    /// Points, joined where nothing stands between them.
    pub fn lines(&self) -> Vec<Series> {
        self.series(|painted, (series, marks)| painted.join(series, marks))
    }

    fn series(&self, finish: impl Fn(&Self, (usize, &mut Vec<Mark>))) -> Vec<Series> {
        let largest: Vec<f64> = (0..self.spread.series.len()).map(|series| self.last_size(series)).collect();
        let roles = roles(self.spread, &largest);
        let mut out = Vec::with_capacity(roles.len());
        for (series, role) in roles.into_iter().enumerate() {
            let mut marks: Vec<Mark> =
                (0..self.places.len()).filter_map(|place| self.mark(place, series)).collect();
            finish(self, (series, &mut marks));
            let end_value = marks.iter().rev().find_map(|mark| Some((mark.number?, mark.place)));
            out.push(Series {
                name: self.name(series),
                role,
                shape: shape(role),
                end_value: end_value.map(|(number, place)| self.end_value(number, place)),
                marks,
            });
        }
        out
    }

    /// The number at the end of a series, with its period where that is not the newest of the figure.
    fn end_value(&self, number: Number, place: usize) -> String {
        let text = super::model::short_number(number, self.speaker.style);
        match self.places.get(place) {
            Some(here) if place + 1 < self.places.len() => format!("{text} ({})", here.label),
            _ => text,
        }
    }

    /// The size of a series at its newest place; by it the seven colours are given.
    fn last_size(&self, series: usize) -> f64 {
        (0..self.places.len())
            .rev()
            .find_map(|place| match shown(self.spread.cell(self.speaker, place, series)?) {
                Shown::Number(number) => Some(number.value.abs()),
                _ => None,
            })
            .unwrap_or(f64::NEG_INFINITY)
    }

    /// The name of a series: its members that differ between the series.
    pub fn name(&self, series: usize) -> String {
        let Some(members) = self.spread.series.get(series) else { return String::new() };
        let differs = |at: usize| self.spread.series.iter().any(|other| other.get(at) != members.get(at));
        let labels: Vec<String> = members
            .iter()
            .enumerate()
            .filter(|(at, _)| differs(*at))
            .map(|(_, (code, member))| self.speaker.member(code, member))
            .collect();
        if labels.is_empty() { self.speaker.subject() } else { labels.join(", ") }
    }

    fn mark(&self, place: usize, series: usize) -> Option<Mark> {
        let cell = self.spread.cell(self.speaker, place, series)?;
        let (extent, number) = match shown(cell) {
            Shown::Number(number) => (Extent::Number { from: 0.0, to: number.value }, Some(number)),
            Shown::Missing => (Extent::Missing, None),
            Shown::Withheld => (Extent::Withheld, None),
            Shown::Absent => return None,
        };
        let status = told_status(cell);
        Some(Mark {
            place,
            extent,
            number,
            status,
            hollow: number.is_some() && status.is_estimate(),
            breaks: status == ObsStatus::Break,
            joined: false,
            cell: self.spread.cells.get(&(place, series)).copied(),
            words: self.hover(place, series, cell, number, status),
        })
    }

    fn hover(
        &self,
        place: usize,
        series: usize,
        cell: &Cell,
        number: Option<Number>,
        status: ObsStatus,
    ) -> String {
        let place = self.places.get(place).map_or("", |place| place.label.as_str());
        let name = if self.spread.series.len() > 1 { self.name(series) } else { String::new() };
        let what: Vec<&str> = [name.as_str(), place].into_iter().filter(|text| !text.is_empty()).collect();
        let mut words = what.join(", ");
        let status_words = self.speaker.words(&status_id(status));
        match number {
            Some(number) => {
                words = format!("{words}: {}", self.speaker.value(number));
                if status != ObsStatus::Normal {
                    words = format!("{words} ({status_words})");
                }
            }
            None => words = format!("{words}: {status_words}"),
        }
        if let Some(publication) = self.publication(cell).filter(|_| self.several_sources) {
            let label = names::publication_label(self.speaker.catalogue, publication, self.speaker.lang);
            words = format!("{words}. {label}");
        }
        words
    }

    /// Joins neighbours of one source, edition and frequency, unless the series breaks or a number
    /// that its own rhythm lets expect is not there.
    fn join(&self, series: usize, marks: &mut [Mark]) {
        let at = |mark: &Mark| self.places.get(mark.place).map_or(0.0, |place| place.at);
        let numbers: Vec<f64> = marks.iter().filter(|mark| mark.number.is_some()).map(at).collect();
        let mut steps: Vec<f64> =
            numbers.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).collect();
        steps.sort_by(f64::total_cmp);
        let rhythm = steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(f64::INFINITY);
        let founded = self.founded(series);
        let mut before: Option<(f64, Option<Publication>, Option<Period>)> = None;
        for mark in marks {
            let here = self.identity(mark.place, series);
            let position = at(mark);
            if mark.number.is_none() {
                before = None;
                continue;
            }
            if let Some((last, publication, period)) = &before {
                let same_source = publication.is_none() || here.0.is_none() || *publication == here.0;
                let same_kind = period.map(Period::kind) == here.1.map(Period::kind);
                if let (Some(period), Some(now)) = (period, here.1) {
                    mark.breaks |= founding::between(&founded, *period, now);
                }
                mark.joined =
                    !mark.breaks && same_source && same_kind && position - last <= rhythm * 1.5 + 1e-6;
            }
            before = Some((position, here.0, here.1));
        }
    }

    /// Areas that were made of parts of the one a series is about.
    pub fn founded(&self, series: usize) -> Vec<founding::Founded> {
        let members = self.spread.series.get(series).into_iter().flatten();
        let own = members.filter(|(code, _)| *code == DimensionCode::AREA).map(|(_, member)| member);
        let area = own.chain(self.speaker.cube.fixed_member(DimensionCode::AREA)).next();
        match area {
            Some(MemberRef::Code(code)) => founding::made_of(self.speaker.catalogue, code.as_str()),
            _ => Vec::new(),
        }
    }

    fn publication(&self, cell: &Cell) -> Option<&'a Publication> {
        let position = usize::try_from(cell.publication?).ok()?;
        self.speaker.cube.publications.get(position).map(|info| &info.publication)
    }

    fn identity(&self, place: usize, series: usize) -> (Option<Publication>, Option<Period>) {
        let cell = self.spread.cell(self.speaker, place, series);
        let publication = cell.and_then(|cell| self.publication(cell)).cloned();
        let period = match self.spread.places.get(place) {
            Some(MemberRef::Period(period)) => Some(*period),
            _ => None,
        };
        (publication, period)
    }
}

pub(super) fn shape(role: ColourRole) -> Shape {
    match role {
        ColourRole::Women => Shape::Diamond,
        ColourRole::Total => Shape::Square,
        ColourRole::Men | ColourRole::Category(_) | ColourRole::Rest => Shape::Disc,
    }
}

/// Bars along the dimension sex: each a series of its own, so that women and men keep their colours.
pub(super) fn one_series_a_place(bars: Vec<Series>, spread: &Spread) -> Vec<Series> {
    let Some(all) = bars.into_iter().next() else { return Vec::new() };
    let mut next = 0_u8;
    all.marks
        .into_iter()
        .map(|mark| {
            let role = match spread.places.get(mark.place) {
                Some(MemberRef::Code(code)) if code == "F" => ColourRole::Women,
                Some(MemberRef::Code(code)) if code == "M" => ColourRole::Men,
                Some(member) if names::is_rest(member) => ColourRole::Rest,
                _ => {
                    next += 1;
                    ColourRole::Category((next - 1).min(6))
                }
            };
            let name = mark.words.split(':').next().unwrap_or_default().to_owned();
            Series { name, role, shape: shape(role), end_value: None, marks: vec![mark] }
        })
        .collect()
}

/// Takes the series without any mark to be seen out and gives their names.
pub(super) fn take_silent(series: &mut Vec<Series>) -> Vec<String> {
    let speaks = |one: &Series| one.marks.iter().any(|mark| mark.number.is_some());
    let names = series.iter().filter(|one| !speaks(one)).map(|one| one.name.clone()).collect();
    series.retain(speaks);
    names
}
