//! "Other or not stated": what a published total has more than the sum of its members.
//!
//! Given only where the members may be added and every one of them has a number; else the difference
//! would hide what is missing, or give away what is withheld.

use super::gather::{combined, most_decimals};
use super::inquiry::{Allowed, DimsRef, Fact, Inquiry, Spot, Value};
use super::order::REMAINDER;
use super::plan::{Plan, is_plain};
use super::{CubeNote, QueryError};
use crate::domain::{AgeInterval, Aggregation, Code, CodeList, DimensionCode, Message};
use crate::store::PublicationId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Adds the differences of every dimension that stands on an axis whole, and says so.
pub(super) fn add(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    facts: &mut Vec<Fact>,
    notes: &mut Vec<CubeNote>,
) -> Result<(), QueryError> {
    if plan.indicator.aggregation != Aggregation::Sum {
        return Ok(());
    }
    let published = facts.len();
    for dimension in plan.rows.iter().chain(&plan.columns).filter(|dimension| is_plain(dimension)) {
        if !is_whole(inquiry, plan, dimension)? {
            continue;
        }
        let (found, exceeding) = differences(inquiry, dimension, facts.get(..published).unwrap_or(&[]));
        let catalogue = inquiry.catalogue.clone();
        let Some(known) = catalogue.dimension(dimension.as_str()) else { continue };
        let say = |id: &str| Message::new(id).with("dimension", &known.names);
        if !found.is_empty() {
            notes.push(CubeNote::Message(say("query-note-remainder").with("count", found.len())));
        }
        if exceeding > 0 {
            notes.push(CubeNote::Message(say("query-note-exceeding").with("count", exceeding)));
        }
        facts.extend(found);
    }
    Ok(())
}

/// Whether the total and every member with data were asked for, by name or by naming none.
fn is_whole(inquiry: &mut Inquiry<'_>, plan: &Plan, dimension: &DimensionCode) -> Result<bool, QueryError> {
    let asked = match plan.ask.dims.get(dimension) {
        Some(Allowed::Any) => return Ok(true),
        Some(asked) if asked.allows(None) => asked,
        _ => return Ok(false),
    };
    let all = plan.ask.with(dimension, Allowed::Any);
    let series = inquiry.series_of(&plan.indicator.code)?;
    let mut of_answer = series.iter().filter(|series| all.wants(&series.dims));
    Ok(of_answer.all(|series| asked.allows(series.dims.get(dimension.as_str()))))
}

/// Total and parts that stand together: same other members, area, period and publication.
#[derive(Default)]
struct Group {
    total: Option<Value>,
    parts: Vec<(Code, Value)>,
}

/// The differences of one dimension, and how many totals are smaller than their parts.
fn differences(inquiry: &mut Inquiry<'_>, dimension: &DimensionCode, facts: &[Fact]) -> (Vec<Fact>, usize) {
    let mut groups: HashMap<(Spot, PublicationId), Group> = HashMap::new();
    let mut members: BTreeMap<PublicationId, BTreeSet<Code>> = BTreeMap::new();
    let mut without: HashMap<DimsRef, (DimsRef, Option<Code>)> = HashMap::new();
    for fact in facts {
        let (dims, member) = without
            .entry(fact.spot.dims)
            .or_insert_with(|| {
                let member = inquiry.dims_of(fact.spot.dims).get(dimension.as_str()).cloned();
                (inquiry.replaced(fact.spot.dims, dimension, None), member)
            })
            .clone();
        let group = groups.entry((Spot { dims, ..fact.spot }, fact.publication)).or_default();
        match member {
            None => group.total = Some(fact.value),
            Some(code) => {
                members.entry(fact.publication).or_default().insert(code.clone());
                group.parts.push((code, fact.value));
            }
        }
    }
    let catalogue = inquiry.catalogue.clone();
    let list = catalogue.list_of(dimension.as_str());
    let parts: HashMap<PublicationId, BTreeSet<Code>> =
        members.into_iter().map(|(publication, codes)| (publication, additive(list, codes))).collect();
    let (mut found, mut exceeding) = (Vec::new(), 0);
    for ((spot, publication), group) in groups {
        let Some(parts) = parts.get(&publication) else { continue };
        match difference(&group, parts) {
            Some((value, true)) => {
                let remainder = Code::from(REMAINDER);
                let dims = inquiry.replaced(spot.dims, dimension, Some(&remainder));
                found.push(Fact { spot: Spot { dims, ..spot }, publication, value });
            }
            Some((_, false)) => exceeding += 1,
            None => {}
        }
    }
    (found, exceeding)
}

/// The difference and whether the total is the larger; `None` where they agree or something is missing.
fn difference(group: &Group, parts: &BTreeSet<Code>) -> Option<(Value, bool)> {
    let total = group.total.filter(|total| total.number.is_some())?;
    let inputs: Vec<Value> = std::iter::once(total)
        .chain(group.parts.iter().filter(|(code, _)| parts.contains(code)).map(|(_, value)| *value))
        .collect();
    let complete = inputs.len() == parts.len() + 1 && inputs.iter().all(|value| value.number.is_some());
    if !complete || parts.is_empty() {
        return None;
    }
    let mut numbers = inputs.iter().filter_map(|value| value.number).map(|number| number.value);
    let difference = numbers.next()? - numbers.sum::<f64>();
    let decimals = most_decimals(&inputs);
    // Printed decimals are rounded: half a last digit for every number may be rounding alone.
    let digit = 10_f64.powi(-i32::from(decimals));
    let rounding =
        if decimals == 0 { 0.5 } else { digit / 2.0 * f64::from(u32::try_from(inputs.len()).ok()?) };
    (difference.abs() > rounding).then(|| (combined(&inputs, Some(difference), decimals), difference > 0.0))
}

/// The members that may be added to the total: none that is inside another one present.
fn additive(list: Option<&CodeList>, present: BTreeSet<Code>) -> BTreeSet<Code> {
    let intervals: Vec<AgeInterval> =
        present.iter().filter_map(|code| AgeInterval::of_code(code.as_str())).collect();
    if !intervals.is_empty() {
        return if disjoint(intervals) { present } else { BTreeSet::new() };
    }
    let Some(list) = list else { return present };
    let item = |code: &Code| list.get(code.as_str());
    let inside_another = |code: &Code| {
        let mut current = item(code).and_then(|item| item.parent.clone());
        let mut steps = 0;
        while let Some(parent) = current {
            if present.contains(&parent) || steps > list.len() {
                return true;
            }
            steps += 1;
            current = item(&parent).and_then(|item| item.parent.clone());
        }
        // A part without a parent cuts across the other members.
        item(code).is_some_and(|item| item.parent.is_none() && item.level.as_deref() == Some("part"))
    };
    present.iter().filter(|code| !inside_another(code)).cloned().collect()
}

fn disjoint(mut intervals: Vec<AgeInterval>) -> bool {
    intervals.sort_unstable();
    intervals.windows(2).all(|pair| match pair {
        [one, next] => one.to.is_some_and(|to| to < next.from),
        _ => true,
    })
}
