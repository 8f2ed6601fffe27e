//! Finding values: stored ones, and computed ones where nothing is stored.

use super::derive::Derivation;
use super::inquiry::{Ask, DimsRef, Fact, Inquiry, Spot, Value};
use super::{PeriodFilter, QueryError};
use crate::domain::{Code, ConfStatus, Number, ObsStatus, Period};
use crate::store::{AreaId, Scan, SeriesId};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Formulas made of formulas go no deeper than this.
pub(super) const DEEPEST: u8 = 6;

/// Decimals of computed shares and rates.
pub(super) const COMPUTED_DECIMALS: u8 = 2;

impl Inquiry<'_> {
    /// The values asked for. A stored one wins over a computed one, also where it is a missing one:
    /// to compute what a source withheld would give it away.
    pub fn values(&mut self, ask: &Ask) -> Result<Vec<Fact>, QueryError> {
        self.values_within(ask, DEEPEST)
    }

    pub(super) fn values_within(&mut self, ask: &Ask, depth: u8) -> Result<Vec<Fact>, QueryError> {
        let mut found = self.stored(ask)?;
        let catalogue = self.catalogue.clone();
        let Some(indicator) = catalogue.indicator(ask.indicator.as_str()) else { return Ok(found) };
        let Some(formula) = indicator.formula.as_ref().filter(|_| depth > 0) else { return Ok(found) };
        let stored: HashSet<Spot> = found.iter().map(|fact| fact.spot).collect();
        let computed = Derivation { indicator, formula, ask, depth }.facts(self)?;
        let before = found.len();
        found.extend(computed.into_iter().filter(|fact| !stored.contains(&fact.spot)));
        if found.len() > before {
            self.formulas.insert(ask.indicator.clone());
        }
        Ok(found)
    }

    fn stored(&mut self, ask: &Ask) -> Result<Vec<Fact>, QueryError> {
        let all = self.series_of(&ask.indicator)?;
        let wanted: Vec<_> = all.iter().filter(|series| ask.wants(&series.dims)).collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<SeriesId> = wanted.iter().map(|series| series.id).collect();
        let dims: HashMap<SeriesId, DimsRef> =
            wanted.iter().map(|series| (series.id, self.number_of(&series.dims))).collect();
        let request = Scan {
            series: &ids,
            areas: ask.areas.as_deref(),
            periods: span(&ask.periods),
            publications: ask.publications.as_deref(),
        };
        let (mut found, mut notes, mut count) = (Vec::new(), Vec::new(), 0_u32);
        let work = self.work;
        self.facts.scan(&request, &mut |row| {
            count = count.wrapping_add(1);
            if count.is_multiple_of(4096) && work.stopped() {
                return ControlFlow::Break(());
            }
            if let Some(dims) = dims.get(&row.series).filter(|_| admits(&ask.periods, row.period)) {
                let spot = Spot { dims: *dims, area: row.area, period: row.period };
                if let Some(note) = row.note {
                    notes.push(((spot, row.publication), Arc::from(note)));
                }
                found.push(Fact {
                    spot,
                    publication: row.publication,
                    value: told(row.number, row.status, row.confidentiality),
                });
            }
            ControlFlow::Continue(())
        })?;
        work.check()?;
        self.notes.extend(notes);
        Ok(found)
    }

    /// Areas that have values of what is asked, by the summaries.
    pub fn areas_with(&mut self, ask: &Ask) -> Result<BTreeSet<AreaId>, QueryError> {
        let lines = self.lines(&ask.indicator, DEEPEST)?;
        let wanted: Vec<bool> = self.all_dims().iter().map(|dims| ask.wants(dims)).collect();
        let of = lines.into_iter().filter(|line| {
            wanted.get(line.dims.position()).copied().unwrap_or(false)
                && ask.publications.as_ref().is_none_or(|list| list.contains(&line.publication))
        });
        Ok(of.map(|line| line.area).collect())
    }
}

/// A value as it may leave the store: without its number where it is withheld.
fn told(number: Option<Number>, status: ObsStatus, confidentiality: ConfStatus) -> Value {
    let open = confidentiality.is_free() && status != ObsStatus::Suppressed;
    Value { number: number.filter(|_| open), status, confidentiality, computed: false }
}

/// Whether a period is asked for; how many of the newest is decided when all are there.
fn admits(filter: &PeriodFilter, period: Period) -> bool {
    match filter {
        PeriodFilter::All | PeriodFilter::Newest(_) => true,
        PeriodFilter::Only(list) => list.contains(&period),
        PeriodFilter::Between(from, to) => from.first() <= period.first() && period.last() <= to.last(),
    }
}

/// The ends of a scan that gives at least what the filter admits.
pub(super) fn span(filter: &PeriodFilter) -> Option<(Period, Period)> {
    match filter {
        PeriodFilter::All | PeriodFilter::Newest(_) => None,
        PeriodFilter::Only(list) => Some((*list.iter().min()?, *list.iter().max()?)),
        // A day sorts before everything longer that begins on it, and nothing within begins after the end.
        PeriodFilter::Between(from, to) => Some((Period::day(from.first()), Period::day(to.last()))),
    }
}

/// A computed value: withheld where an input is, estimated where an input is, missing where one is.
pub(super) fn combined(inputs: &[Value], result: Option<f64>, decimals: u8) -> Value {
    let withheld = inputs.iter().map(|value| value.confidentiality).find(|status| !status.is_free());
    let lacking = inputs.iter().find(|value| value.number.is_none());
    let status = match lacking {
        Some(value) => value.status,
        None if result.is_none() => ObsStatus::NotApplicable,
        None => strongest(inputs),
    };
    Value {
        number: result
            .filter(|_| lacking.is_none() && withheld.is_none())
            .map(|value| Number::new(value, decimals)),
        status,
        confidentiality: withheld.unwrap_or_default(),
        computed: true,
    }
}

/// The most decimals among the inputs.
pub(super) fn most_decimals(inputs: &[Value]) -> u8 {
    inputs.iter().filter_map(|value| value.number).map(|number| number.decimals).max().unwrap_or(0)
}

/// The status that says most: SDMX names the break first, the rest is the proposal of the code list.
fn strongest(inputs: &[Value]) -> ObsStatus {
    const ORDER: [ObsStatus; 13] = [
        ObsStatus::Break,
        ObsStatus::Unvalidated,
        ObsStatus::LowReliability,
        ObsStatus::Imputed,
        ObsStatus::Estimated,
        ObsStatus::Forecast,
        ObsStatus::Provisional,
        ObsStatus::SpecialEvent,
        ObsStatus::DefinitionDiffers,
        ObsStatus::IncludesOther,
        ObsStatus::Experimental,
        ObsStatus::NotSignificant,
        ObsStatus::IncludedElsewhere,
    ];
    let has = |status: &ObsStatus| inputs.iter().any(|value| value.status == *status);
    ORDER.into_iter().find(has).unwrap_or_default()
}

/// A missing value that a measure gives where it has nothing to compare with.
pub(super) fn nothing(status: ObsStatus) -> Value {
    Value { number: None, status, confidentiality: ConfStatus::Free, computed: true }
}

/// The total as the member of a list.
pub(super) fn member_code(member: Option<&Code>) -> Code {
    member.cloned().unwrap_or_else(|| Code::from(Code::TOTAL))
}
