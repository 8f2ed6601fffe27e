//! Measures: what the cells show instead of the stored values, and where they would be wrong.

use super::gather::{COMPUTED_DECIMALS, combined, most_decimals, nothing};
use super::inquiry::{Allowed, Ask, DimsRef, Fact, Inquiry, Spot, Value};
use super::plan::{Plan, SEX, indicator, is_plain, refusal};
use super::{CubeNote, Measure, PeriodFilter, QueryError};
use crate::domain::{
    Aggregation, Catalogue, Code, DimensionCode, Indicator, IndicatorCode, Message, ObsStatus, Period,
    PeriodKind, StockFlow, TimeAggregation, ValueKind,
};
use crate::store::{AreaId, PublicationId};
use std::collections::{BTreeMap, HashMap};

/// Turns the values into the measure.
///
/// # Errors
/// [`QueryError::Refused`] where the measure would be wrong, and those of gathering its base.
pub(super) fn apply(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    facts: Vec<Fact>,
    notes: &mut Vec<CubeNote>,
) -> Result<Vec<Fact>, QueryError> {
    match &plan.measure {
        Measure::Value => Ok(facts),
        Measure::Share { of } => share(inquiry, plan, of, facts, notes),
        Measure::Rate { per, percent } => rate(inquiry, plan, per, *percent, facts, notes),
        Measure::Change { base: None, percent } => Ok(change_before(plan, facts, *percent, notes)),
        Measure::Change { base: Some(base), percent } => {
            notes.push(CubeNote::Message(
                Message::new("query-note-change-base").with("base", base.to_string()),
            ));
            let comparison = Comparison::change(in_percent(plan, *percent, notes));
            Ok(against(facts, &at_period(inquiry, plan, *base)?, comparison))
        }
        Measure::Index { base } => {
            notes.push(CubeNote::Message(Message::new("query-note-index").with("base", base.to_string())));
            Ok(against(facts, &at_period(inquiry, plan, *base)?, Comparison::Index))
        }
        Measure::Gap => {
            notes.push(CubeNote::Message(Message::new("query-note-gap")));
            Ok(sexes(inquiry, facts, |women, men| Some(women - men), None))
        }
        Measure::Ratio => {
            notes.push(CubeNote::Message(Message::new("query-note-ratio")));
            let ratio = |women, men| (men != 0.0).then(|| 100.0 * women / men);
            Ok(sexes(inquiry, facts, ratio, Some(COMPUTED_DECIMALS)))
        }
        Measure::Cumulated => {
            notes.push(CubeNote::Message(Message::new("query-note-cumulated")));
            Ok(cumulated(facts))
        }
    }
}

/// The unit of the measure.
pub(super) fn unit(plan: &Plan) -> Code {
    let own = &plan.indicator.unit;
    let points = || if plan.indicator.is_percent() { Code::from("PP") } else { own.clone() };
    match &plan.measure {
        Measure::Value | Measure::Cumulated => own.clone(),
        Measure::Share { .. } | Measure::Rate { percent: true, .. } => Code::from("PT"),
        Measure::Rate { percent: false, .. } => Code::from("R_1000"),
        Measure::Change { percent: true, .. } => Code::from("PT"),
        Measure::Change { .. } | Measure::Gap => points(),
        Measure::Index { .. } => Code::from("INDEX"),
        Measure::Ratio => Code::from("RATIO"),
    }
}

/// Refuses measures that would be wrong whatever the values are.
pub(super) fn check(inquiry: &Inquiry<'_>, plan: &Plan) -> Result<(), QueryError> {
    check_of(&inquiry.catalogue, &plan.indicator, &plan.measure)
}

/// Why a measure of an indicator would be wrong; `None` where it is right.
pub fn refused(catalogue: &Catalogue, indicator: &Indicator, measure: &Measure) -> Option<Message> {
    check_of(catalogue, indicator, measure).err().map(|error| error.message())
}

fn check_of(catalogue: &Catalogue, indicator: &Indicator, measure: &Measure) -> Result<(), QueryError> {
    let kind = indicator.value_kind;
    let counted = matches!(kind, ValueKind::Count | ValueKind::Amount);
    let refuse = |id: &str| Err(refusal(id, indicator));
    match measure {
        // "Rose by 24%" of a percentage is read as 24 points: only the difference is told.
        Measure::Change { percent: true, .. } if indicator.is_percent() => {
            refuse("query-refused-percent-of-percent")
        }
        Measure::Value | Measure::Change { .. } | Measure::Index { .. } | Measure::Gap => Ok(()),
        Measure::Share { .. } if !counted => refuse("query-refused-share-of-ratio"),
        Measure::Share { .. } if indicator.aggregation != Aggregation::Sum => {
            refuse("query-refused-share-of-unsummed")
        }
        Measure::Share { of } if !is_plain(of) && of.as_str() != DimensionCode::AREA => {
            refuse("query-refused-share-over")
        }
        Measure::Share { .. } => Ok(()),
        Measure::Rate { .. } if !counted => refuse("query-refused-rate-of-ratio"),
        Measure::Rate { per, percent } => match catalogue.indicator(per.as_str()) {
            Some(base) => check_rate(indicator, base, *percent),
            None => Err(QueryError::NoIndicator { indicator: per.clone(), like: Vec::new() }),
        },
        Measure::Ratio if !counted => refuse("query-refused-ratio-of-ratio"),
        Measure::Ratio => Ok(()),
        Measure::Cumulated if indicator.stock_flow == StockFlow::Stock => {
            refuse("query-refused-cumulated-stock")
        }
        Measure::Cumulated if indicator.time_aggregation != TimeAggregation::Sum => {
            refuse("query-refused-cumulated")
        }
        Measure::Cumulated => Ok(()),
    }
}

fn check_rate(top: &Indicator, base: &Indicator, percent: bool) -> Result<(), QueryError> {
    let refuse = |id: &str| {
        Err(QueryError::refused(Message::new(id).with("indicator", &top.names).with("per", &base.names)))
    };
    if top.code == base.code {
        return refuse("query-refused-rate-of-itself");
    }
    if !matches!(base.value_kind, ValueKind::Count | ValueKind::Amount) {
        return refuse("query-refused-rate-per-ratio");
    }
    let both_counts = top.value_kind == ValueKind::Count && base.value_kind == ValueKind::Count;
    if both_counts || (percent && top.unit == base.unit) {
        Ok(())
    } else {
        refuse("query-refused-rate-units")
    }
}

type Bases = HashMap<(Spot, PublicationId), Value>;

fn by_place(facts: Vec<Fact>) -> Bases {
    facts.into_iter().map(|fact| ((fact.spot, fact.publication), fact.value)).collect()
}

fn share(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    of: &DimensionCode,
    facts: Vec<Fact>,
    notes: &mut Vec<CubeNote>,
) -> Result<Vec<Fact>, QueryError> {
    let catalogue = inquiry.catalogue.clone();
    let Some(dimension) = catalogue.dimension(of.as_str()) else {
        return Err(QueryError::NoDimension { dimension: of.to_string(), like: Vec::new() });
    };
    notes.push(CubeNote::Message(Message::new("query-note-share").with("dimension", &dimension.names)));
    let hundred: HashMap<(Spot, PublicationId), Spot> = if of.as_str() == DimensionCode::AREA {
        super::area::wholes(inquiry, &facts)
    } else {
        let mut totals: HashMap<DimsRef, DimsRef> = HashMap::new();
        facts
            .iter()
            .map(|fact| {
                let total = *totals
                    .entry(fact.spot.dims)
                    .or_insert_with(|| inquiry.replaced(fact.spot.dims, of, None));
                ((fact.spot, fact.publication), Spot { dims: total, ..fact.spot })
            })
            .collect()
    };
    let ask = if of.as_str() == DimensionCode::AREA {
        let mut areas: Vec<_> = hundred.values().map(|spot| spot.area).collect();
        areas.sort_unstable();
        areas.dedup();
        Ask { areas: Some(areas), ..plan.ask.clone() }
    } else {
        plan.ask.with(of, Allowed::total())
    };
    let bases = by_place(inquiry.values(&ask)?);
    Ok(facts
        .into_iter()
        .filter_map(|fact| {
            let base = bases.get(&(*hundred.get(&(fact.spot, fact.publication))?, fact.publication));
            Some(Fact { value: part_of(fact.value, base, 100.0), ..fact })
        })
        .collect())
}

/// `factor` × value / base; missing where the base is.
fn part_of(value: Value, base: Option<&Value>, factor: f64) -> Value {
    let Some(base) = base else { return nothing(ObsStatus::Missing) };
    let result = match (value.number, base.number) {
        (Some(part), Some(whole)) if whole.value != 0.0 => Some(factor * part.value / whole.value),
        _ => None,
    };
    combined(&[value, *base], result, COMPUTED_DECIMALS)
}

fn rate(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    per: &IndicatorCode,
    percent: bool,
    facts: Vec<Fact>,
    notes: &mut Vec<CubeNote>,
) -> Result<Vec<Fact>, QueryError> {
    let ask = Ask { indicator: per.clone(), publications: None, ..plan.ask.clone() };
    let mut bases: HashMap<Spot, Vec<(PublicationId, Value)>> = HashMap::new();
    for fact in inquiry.values(&ask)? {
        bases.entry(fact.spot).or_default().push((fact.publication, fact.value));
    }
    let preference = inquiry.preference(per)?;
    let factor = if percent { 100.0 } else { 1000.0 };
    let (mut found, mut lacking) = (Vec::with_capacity(facts.len()), 0_usize);
    for fact in facts {
        let list = bases.get(&fact.spot).map_or(&[][..], Vec::as_slice);
        let base = list.iter().min_by_key(|(known, _)| (*known != fact.publication, preference.rank(*known)));
        match base {
            Some((publication, _)) => {
                inquiry.parts.entry(per.clone()).or_default().insert(*publication);
            }
            None => lacking += 1,
        }
        found.push(Fact { value: part_of(fact.value, base.map(|(_, value)| value), factor), ..fact });
    }
    let per = indicator(inquiry, per)?;
    notes.push(CubeNote::Message(
        Message::new(if percent { "query-note-percent-of" } else { "query-note-rate" })
            .with("per", &per.names),
    ));
    if lacking > 0 {
        let message = Message::new("query-note-no-base").with("count", lacking).with("per", &per.names);
        notes.push(CubeNote::Message(message));
    }
    Ok(found)
}

/// How a value is compared with its base.
#[derive(Clone, Copy)]
enum Comparison {
    Difference,
    Percent,
    Index,
}

impl Comparison {
    fn change(percent: bool) -> Self {
        if percent { Self::Percent } else { Self::Difference }
    }

    /// The value against its base. Percents of nothing or of less than nothing say nothing.
    fn of(self, value: Value, base: Option<&Value>) -> Value {
        let Some(base) = base else { return nothing(ObsStatus::Missing) };
        let result = match (value.number, base.number, self) {
            (Some(number), Some(base), Self::Difference) => Some(number.value - base.value),
            (Some(number), Some(base), Self::Percent) if base.value > 0.0 => {
                Some(100.0 * (number.value - base.value) / base.value)
            }
            (Some(number), Some(base), Self::Index) if base.value > 0.0 => {
                Some(100.0 * number.value / base.value)
            }
            _ => None,
        };
        let inputs = [value, *base];
        let decimals = match self {
            Self::Difference => most_decimals(&inputs),
            Self::Percent | Self::Index => COMPUTED_DECIMALS,
        };
        combined(&inputs, result, decimals)
    }
}

/// A line of values over time: disaggregation, area, publication.
type Line = (DimsRef, AreaId, PublicationId);

fn line(fact: &Fact) -> Line {
    (fact.spot.dims, fact.spot.area, fact.publication)
}

/// Values at the base period, of everything that is asked.
fn at_period(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    base: Period,
) -> Result<HashMap<Line, Value>, QueryError> {
    let ask = Ask { periods: PeriodFilter::Only(vec![base]), ..plan.ask.clone() };
    Ok(inquiry.values(&ask)?.into_iter().map(|fact| (line(&fact), fact.value)).collect())
}

/// Compares each value with the one at the base period of the same line.
fn against(facts: Vec<Fact>, bases: &HashMap<Line, Value>, comparison: Comparison) -> Vec<Fact> {
    facts
        .into_iter()
        .map(|fact| Fact { value: comparison.of(fact.value, bases.get(&line(&fact))), ..fact })
        .collect()
}

/// Whether the change is in percent; that of percents is in percentage points, and the note says so.
fn in_percent(plan: &Plan, percent: bool, notes: &mut Vec<CubeNote>) -> bool {
    if plan.indicator.is_percent() {
        notes.push(CubeNote::Message(Message::new("query-note-points")));
    }
    percent
}

/// Change against the period before, of the same kind and in the same publication.
fn change_before(plan: &Plan, facts: Vec<Fact>, percent: bool, notes: &mut Vec<CubeNote>) -> Vec<Fact> {
    notes.push(CubeNote::Message(Message::new("query-note-change")));
    let comparison = Comparison::change(in_percent(plan, percent, notes));
    let mut periods: BTreeMap<(PublicationId, PeriodKind), Vec<Period>> = BTreeMap::new();
    for fact in &facts {
        periods.entry((fact.publication, fact.spot.period.kind())).or_default().push(fact.spot.period);
    }
    for list in periods.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    let values: Bases = by_place(facts.clone());
    facts
        .into_iter()
        .map(|fact| {
            let before = periods
                .get(&(fact.publication, fact.spot.period.kind()))
                .and_then(|list| list.get(list.binary_search(&fact.spot.period).ok()?.checked_sub(1)?));
            let base = before
                .and_then(|before| values.get(&(Spot { period: *before, ..fact.spot }, fact.publication)));
            let value = comparison.of(fact.value, base);
            Fact { value, ..fact }
        })
        .collect()
}

/// Women compared with men; what is said about one of them alone is left out.
fn sexes(
    inquiry: &mut Inquiry<'_>,
    facts: Vec<Fact>,
    compare: impl Fn(f64, f64) -> Option<f64>,
    decimals: Option<u8>,
) -> Vec<Fact> {
    let dimension = DimensionCode::from(SEX);
    let mut pairs: HashMap<(Spot, PublicationId), [Option<Value>; 2]> = HashMap::new();
    let mut without: HashMap<DimsRef, (DimsRef, usize)> = HashMap::new();
    for fact in facts {
        let (dims, side) = *without.entry(fact.spot.dims).or_insert_with(|| {
            let woman = inquiry.dims_of(fact.spot.dims).get(SEX).is_some_and(|code| *code == "F");
            (inquiry.replaced(fact.spot.dims, &dimension, None), usize::from(!woman))
        });
        let pair = pairs.entry((Spot { dims, ..fact.spot }, fact.publication)).or_default();
        if let Some(place) = pair.get_mut(side) {
            *place = Some(fact.value);
        }
    }
    pairs
        .into_iter()
        .filter_map(|((spot, publication), pair)| {
            let [Some(women), Some(men)] = pair else { return None };
            let result = match (women.number, men.number) {
                (Some(women), Some(men)) => compare(women.value, men.value),
                _ => None,
            };
            let decimals = decimals.unwrap_or_else(|| most_decimals(&[women, men]));
            Some(Fact { spot, publication, value: combined(&[women, men], result, decimals) })
        })
        .collect()
}

/// Running sums along each line. After a gap the sum is not known any more: missing is not zero.
fn cumulated(mut facts: Vec<Fact>) -> Vec<Fact> {
    let line = |fact: &Fact| (line(fact), fact.spot.period.kind());
    facts.sort_by_key(|fact| (line(fact), fact.spot.period));
    let mut sums: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts {
        let before = sums.last().filter(|before| line(before) == line(&fact)).copied();
        let value = match before {
            None => combined(&[fact.value], fact.value.number.map(|n| n.value), most_decimals(&[fact.value])),
            Some(before) if !follows(before.spot.period, fact.spot.period) => nothing(ObsStatus::Missing),
            Some(before) => {
                let inputs = [before.value, fact.value];
                let sum = match (before.value.number, fact.value.number) {
                    (Some(sum), Some(number)) => Some(sum.value + number.value),
                    _ => None,
                };
                combined(&inputs, sum, most_decimals(&inputs))
            }
        };
        sums.push(Fact { value, ..fact });
    }
    sums
}

fn follows(before: Period, period: Period) -> bool {
    period.first().ordinal() == before.last().ordinal() + 1
}
