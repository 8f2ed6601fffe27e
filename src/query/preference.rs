//! Which source and edition goes first where one value a key is wanted.
//!
//! The indicator's own order first; then the source with the most values of the indicator, and of one
//! source the newest edition.

use super::inquiry::{Fact, Spot};
use crate::domain::Publication;
use crate::store::{CoverageRow, PublicationId, PublicationRow};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The order of preference among the publications of one indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Preference {
    ranks: HashMap<PublicationId, usize>,
}

impl Preference {
    /// `preferred` holds `SOURCE` or `SOURCE:EDITION`, best first.
    pub fn new(preferred: &[String], publications: &[PublicationRow], coverage: &[CoverageRow]) -> Self {
        let mut values: HashMap<PublicationId, u64> = HashMap::new();
        for line in coverage {
            *values.entry(line.publication).or_default() += line.count;
        }
        let mut by_source: HashMap<&str, u64> = HashMap::new();
        for known in publications {
            let count = values.get(&known.id).copied().unwrap_or(0);
            *by_source.entry(known.publication.source.as_str()).or_default() += count;
        }
        let mut order: Vec<&PublicationRow> = publications.iter().collect();
        order.sort_by_cached_key(|known| {
            let source = known.publication.source.as_str();
            let asked = preferred.iter().position(|name| is_named(name, &known.publication));
            (
                asked.unwrap_or(usize::MAX),
                Reverse(by_source.get(source).copied().unwrap_or(0)),
                source.to_owned(),
                Reverse(known.publication.edition.clone()),
            )
        });
        Self { ranks: order.iter().enumerate().map(|(rank, known)| (known.id, rank)).collect() }
    }

    /// The place in the order, 0 is first.
    pub fn rank(&self, publication: PublicationId) -> usize {
        self.ranks.get(&publication).copied().unwrap_or(usize::MAX)
    }

    /// Keeps one value a spot: the first by preference that has a number, else the first.
    pub fn choose(&self, facts: &mut Vec<Fact>) {
        let merit = |fact: &Fact| (fact.value.number.is_none(), self.rank(fact.publication));
        let mut best: HashMap<Spot, (bool, usize)> = HashMap::with_capacity(facts.len());
        for fact in facts.iter() {
            let merit = merit(fact);
            best.entry(fact.spot).and_modify(|known| *known = merit.min(*known)).or_insert(merit);
        }
        facts.retain(|fact| best.get(&fact.spot).is_some_and(|known| *known == merit(fact)));
    }
}

fn is_named(name: &str, publication: &Publication) -> bool {
    match name.split_once(':') {
        Some((source, edition)) => publication.source.as_str() == source && publication.edition == edition,
        None => publication.source.as_str() == name,
    }
}
