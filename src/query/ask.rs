//! From the question to the answer, step by step.

use super::facts::Facts;
use super::inquiry::{Fact, Inquiry};
use super::plan::Plan;
use super::{
    Cube, CubeNote, Layout, Measure, PeriodFilter, QueryError, Selection, arrange, measure, remainder,
};
use crate::domain::{Arg, Lang, Message, Names, Period, PeriodKind};
use crate::store::PublicationId;
use crate::work::{Stage, Work};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Answers a question.
///
/// # Errors
/// [`QueryError`]: names that nobody knows, a question that several answers fit, a measure that would be
/// wrong (with the reason), a store that cannot be read, a job that was stopped.
pub fn ask(
    facts: &dyn Facts,
    selection: &Selection,
    layout: &Layout,
    work: &Work,
) -> Result<Cube, QueryError> {
    work.begin(Stage::Asking, 0);
    let mut inquiry = Inquiry::open(facts, work)?;
    let plan = Plan::make(&mut inquiry, selection, layout)?;
    measure::check(&inquiry, &plan)?;
    let mut notes = Vec::new();
    let mut values = inquiry.values(&plan.ask)?;
    if let PeriodFilter::Newest(count) = plan.ask.periods {
        keep_newest(&mut values, count);
    }
    if plan.recommended {
        inquiry.preference(&plan.indicator.code)?.choose(&mut values);
    }
    if matches!(plan.measure, Measure::Value | Measure::Share { .. }) {
        remainder::add(&mut inquiry, &plan, &mut values, &mut notes)?;
    }
    let values = measure::apply(&mut inquiry, &plan, values, &mut notes)?;
    work.check()?;
    say_more(&inquiry, &plan, &values, &mut notes);
    arrange::lay_out(&mut inquiry, &plan, &values, notes)
}

/// Keeps the newest periods of the kind that most values have.
fn keep_newest(facts: &mut Vec<Fact>, count: u32) {
    let mut kinds: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for fact in facts.iter() {
        *kinds.entry(fact.spot.period.kind()).or_default() += 1;
    }
    let Some((kind, _)) = kinds.into_iter().max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind)))
    else {
        return;
    };
    let periods: BTreeSet<Period> =
        facts.iter().map(|fact| fact.spot.period).filter(|period| period.kind() == kind).collect();
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let kept: HashSet<Period> = periods.into_iter().rev().take(count).collect();
    facts.retain(|fact| kept.contains(&fact.spot.period));
}

/// Says what a reader of the table must know beside the numbers.
fn say_more(inquiry: &Inquiry<'_>, plan: &Plan, facts: &[Fact], notes: &mut Vec<CubeNote>) {
    let mut say = |message: Message| notes.push(CubeNote::Message(message));
    let publications: BTreeSet<PublicationId> = facts.iter().map(|fact| fact.publication).collect();
    if facts.is_empty() {
        say(Message::new("query-note-nothing"));
    } else if publications.len() > 1 {
        let id = if plan.recommended { "query-note-recommended" } else { "query-note-sources" };
        say(Message::new(id).with("sources", names_of(inquiry, &publications)));
    }
    let kinds: BTreeSet<PeriodKind> = facts.iter().map(|fact| fact.spot.period.kind()).collect();
    if kinds.len() > 1 {
        say(Message::new("query-note-kinds"));
    }
    for computed in &inquiry.formulas {
        if let Some(indicator) = inquiry.catalogue.indicator(computed.as_str())
            && let Some(formula) = &indicator.formula
        {
            let message = Message::new("query-note-formula").with("indicator", &indicator.names);
            say(message.with("formula", formula.text()));
        }
    }
    for (part, publications) in &inquiry.parts {
        if let Some(indicator) = inquiry.catalogue.indicator(part.as_str()) {
            let message = Message::new("query-note-part").with("indicator", &indicator.names);
            say(message.with("code", part.as_str()).with("sources", names_of(inquiry, publications)));
        }
    }
}

/// Names of sources with their editions, one after the other.
fn names_of(inquiry: &Inquiry<'_>, publications: &BTreeSet<PublicationId>) -> Arg {
    let list = |lang: Lang| {
        let known = publications.iter().filter_map(|id| inquiry.publication(*id));
        let names: Vec<String> = known
            .map(|known| {
                let (source, edition) = (known.publication.source.as_str(), &known.publication.edition);
                let name = inquiry.catalogue.item_name("source", source, lang);
                if edition.is_empty() { name.to_owned() } else { format!("{name} ({edition})") }
            })
            .collect();
        names.join("; ")
    };
    Arg::from(&Names { en: list(Lang::En), lo: list(Lang::Lo), lo_checked: false })
}
