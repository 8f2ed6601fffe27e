//! Finding values: stored ones, and computed ones where nothing is stored.

use super::inquiry::{Allowed, Ask, DimsRef, Fact, Inquiry, Spot, Value};
use super::{PeriodFilter, QueryError};
use crate::domain::{
    Code, ConfStatus, DimensionCode, Formula, Indicator, Number, ObsStatus, Part, Period, ValueKind,
};
use crate::store::{AreaId, PublicationId, Scan, SeriesId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Formulas made of formulas go no deeper than this.
const DEEPEST: u8 = 6;

/// Decimals of computed shares and rates.
pub(super) const COMPUTED_DECIMALS: u8 = 2;

impl Inquiry<'_> {
    /// The values asked for. A stored one wins over a computed one, also where it is a missing one:
    /// to compute what a source withheld would give it away.
    pub fn values(&mut self, ask: &Ask) -> Result<Vec<Fact>, QueryError> {
        self.values_within(ask, DEEPEST)
    }

    fn values_within(&mut self, ask: &Ask, depth: u8) -> Result<Vec<Fact>, QueryError> {
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

    /// Areas that have values of what is asked, by the summaries; of derived indicators those of the part
    /// that carries the disaggregation.
    pub fn areas_with(&mut self, ask: &Ask) -> Result<BTreeSet<AreaId>, QueryError> {
        self.areas_within(ask, DEEPEST)
    }

    fn areas_within(&mut self, ask: &Ask, depth: u8) -> Result<BTreeSet<AreaId>, QueryError> {
        let series = self.series_of(&ask.indicator)?;
        let ids: HashSet<SeriesId> =
            series.iter().filter(|series| ask.wants(&series.dims)).map(|series| series.id).collect();
        let coverage = self.coverage(&ask.indicator)?;
        let mut found: BTreeSet<AreaId> = coverage
            .iter()
            .filter(|line| ids.contains(&line.series))
            .filter(|line| ask.publications.as_ref().is_none_or(|list| list.contains(&line.publication)))
            .map(|line| line.area)
            .collect();
        let catalogue = self.catalogue.clone();
        let Some(indicator) = catalogue.indicator(ask.indicator.as_str()) else { return Ok(found) };
        if let Some(formula) = indicator.formula.as_ref().filter(|_| depth > 0) {
            let derivation = Derivation { indicator, formula, ask, depth };
            if let Some((_, part)) = derivation.driver()
                && let Some(of_part) = derivation.ask_of(self, part, true)
            {
                found.extend(self.areas_within(&of_part, depth - 1)?);
            }
        }
        Ok(found)
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
fn span(filter: &PeriodFilter) -> Option<(Period, Period)> {
    match filter {
        PeriodFilter::All | PeriodFilter::Newest(_) => None,
        PeriodFilter::Only(list) => Some((*list.iter().min()?, *list.iter().max()?)),
        // A day sorts before everything longer that begins on it, and nothing within begins after the end.
        PeriodFilter::Between(from, to) => Some((Period::day(from.first()), Period::day(to.last()))),
    }
}

/// A derived indicator being computed.
struct Derivation<'a> {
    indicator: &'a Indicator,
    formula: &'a Formula,
    ask: &'a Ask,
    depth: u8,
}

type ByPublication = Vec<(PublicationId, Value)>;

impl Derivation<'_> {
    /// The part whose disaggregation and publication the result takes: the first that is not held to a
    /// total or to one area.
    fn driver(&self) -> Option<(usize, &Part)> {
        let parts = self.formula.parts();
        let free = parts.iter().position(|part| {
            part.members
                .iter()
                .all(|(dimension, code)| !code.is_total() && dimension.as_str() != DimensionCode::AREA)
        });
        let position = free.unwrap_or(0);
        parts.get(position).map(|part| (position, part))
    }

    /// Dimensions that some part holds to a member: the result has only their total, because a share of
    /// women among women says nothing.
    fn held(&self) -> BTreeSet<&DimensionCode> {
        let members = self.formula.parts().iter().flat_map(|part| part.members.iter());
        members
            .filter(|(dimension, code)| !code.is_total() && dimension.as_str() != DimensionCode::AREA)
            .map(|(dimension, _)| dimension)
            .collect()
    }

    /// What to ask for a part; `None` where the part cannot have what is asked.
    fn ask_of(&self, inquiry: &Inquiry<'_>, part: &Part, driver: bool) -> Option<Ask> {
        let mut dims: BTreeMap<DimensionCode, Allowed> = self.ask.dims.clone();
        for dimension in self.held() {
            if self.ask.dims.get(dimension).is_some_and(|allowed| !allowed.allows(None)) {
                return None;
            }
            dims.insert(dimension.clone(), Allowed::total());
        }
        let mut areas = self.ask.areas.clone();
        for (dimension, code) in &part.members {
            if dimension.as_str() == DimensionCode::AREA {
                areas = Some(vec![inquiry.facts.area_id(code)?]);
            } else {
                let member = Some(code.clone()).filter(|code| !code.is_total());
                dims.insert(dimension.clone(), Allowed::Only(vec![member]));
            }
        }
        Some(Ask {
            indicator: part.indicator.clone(),
            dims,
            areas,
            periods: self.ask.periods.clone(),
            publications: self.ask.publications.clone().filter(|_| driver),
        })
    }

    fn facts(&self, inquiry: &mut Inquiry<'_>) -> Result<Vec<Fact>, QueryError> {
        let Some((driver, leading)) = self.driver() else { return Ok(Vec::new()) };
        let mut values: Vec<HashMap<Spot, ByPublication>> = Vec::new();
        let mut led = Vec::new();
        for (position, part) in self.formula.parts().iter().enumerate() {
            let Some(ask) = self.ask_of(inquiry, part, position == driver) else { return Ok(Vec::new()) };
            let found = inquiry.values_within(&ask, self.depth - 1)?;
            if found.is_empty() {
                return Ok(Vec::new());
            }
            let mut spots: HashMap<Spot, ByPublication> = HashMap::new();
            if position == driver {
                led = found;
            } else {
                for fact in found {
                    spots.entry(fact.spot).or_default().push((fact.publication, fact.value));
                }
            }
            values.push(spots);
        }
        let mut computed = Vec::with_capacity(led.len());
        let mut paths = Paths::default();
        for fact in led {
            let spot = Spot { dims: paths.freed(inquiry, fact.spot.dims, leading), ..fact.spot };
            if let Some(value) = self.value(inquiry, &mut paths, driver, &values, &fact, spot)? {
                computed.push(Fact { spot, publication: fact.publication, value });
            }
        }
        Ok(computed)
    }

    /// The result at one spot; `None` where a part has no value there.
    fn value(
        &self,
        inquiry: &mut Inquiry<'_>,
        paths: &mut Paths,
        driver: usize,
        values: &[HashMap<Spot, ByPublication>],
        leading: &Fact,
        spot: Spot,
    ) -> Result<Option<Value>, QueryError> {
        let mut taken: Vec<(PublicationId, Value)> = Vec::with_capacity(values.len());
        for (position, part) in self.formula.parts().iter().enumerate() {
            if position == driver {
                taken.push((leading.publication, leading.value));
                continue;
            }
            let at = paths.of_part(inquiry, position, part, spot);
            let Some(list) = values.get(position).and_then(|spots| spots.get(&at)) else { return Ok(None) };
            let same = list.iter().find(|(publication, _)| *publication == leading.publication);
            let preference = inquiry.preference(&part.indicator)?;
            let Some(found) =
                same.or_else(|| list.iter().min_by_key(|(publication, _)| preference.rank(*publication)))
            else {
                return Ok(None);
            };
            taken.push(*found);
        }
        for (part, (publication, _)) in self.formula.parts().iter().zip(&taken) {
            inquiry.parts.entry(part.indicator.clone()).or_default().insert(*publication);
        }
        let inputs: Vec<Value> = taken.iter().map(|(_, value)| *value).collect();
        let numbers: Vec<Option<f64>> =
            inputs.iter().map(|value| value.number.map(|number| number.value)).collect();
        let result = self.formula.evaluate(&numbers);
        Ok(Some(combined(&inputs, result, self.decimals(&inputs))))
    }

    fn decimals(&self, inputs: &[Value]) -> u8 {
        match self.indicator.value_kind {
            ValueKind::Count | ValueKind::Amount => most_decimals(inputs),
            ValueKind::Percent | ValueKind::Rate | ValueKind::Ratio | ValueKind::Index => COMPUTED_DECIMALS,
        }
    }
}

/// Disaggregations of parts for those of results, found once each.
#[derive(Default)]
struct Paths {
    freed: HashMap<DimsRef, DimsRef>,
    parts: HashMap<(usize, DimsRef), DimsRef>,
}

impl Paths {
    /// The result's disaggregation for the leading part's.
    fn freed(&mut self, inquiry: &mut Inquiry<'_>, dims: DimsRef, leading: &Part) -> DimsRef {
        *self.freed.entry(dims).or_insert_with(|| {
            leading.members.keys().fold(dims, |dims, dimension| inquiry.replaced(dims, dimension, None))
        })
    }

    /// Where a part's value stands for a result's spot.
    fn of_part(&mut self, inquiry: &mut Inquiry<'_>, position: usize, part: &Part, spot: Spot) -> Spot {
        let area = part.members.get(DimensionCode::AREA).and_then(|code| inquiry.facts.area_id(code));
        let dims = *self.parts.entry((position, spot.dims)).or_insert_with(|| {
            part.members
                .iter()
                .filter(|(dimension, _)| dimension.as_str() != DimensionCode::AREA)
                .fold(spot.dims, |dims, (dimension, code)| inquiry.replaced(dims, dimension, Some(code)))
        });
        Spot { dims, area: area.unwrap_or(spot.area), period: spot.period }
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
