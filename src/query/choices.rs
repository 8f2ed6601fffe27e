//! What can be chosen: only what has data, given everything else that is chosen.

use super::facts::Facts;
use super::gather::DEEPEST;
use super::inquiry::{Ask, Inquiry};
use super::lines::Line;
use super::order::{member_order, period_order};
use super::plan::Plan;
use super::{Layout, Measure, QueryError, Selection};
use crate::domain::{Code, DimensionCode, Dims, Period, Publication};
use crate::store::{AreaId, PublicationId};
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A member and how many values choosing it would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Member; `_T` is the total.
    pub code: Code,
    /// Values.
    pub count: u64,
}

/// The members of one dimension that have data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionChoices {
    /// Dimension, `area` among them.
    pub dimension: DimensionCode,
    /// Members in order, totals first.
    pub members: Vec<Choice>,
}

/// A source and edition that has data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationChoice {
    /// Source and edition.
    pub publication: Publication,
    /// Values.
    pub count: u64,
    /// Whether it is example data.
    pub example: bool,
}

/// What can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Dimensions in the catalogue's order; those of which only the total has data are left out.
    pub dimensions: Vec<DimensionChoices>,
    /// Sources and editions, most values first.
    pub publications: Vec<PublicationChoice>,
    /// Periods in order. Of a very large choice only the ends of each line.
    pub periods: Vec<Period>,
}

/// More values than this are not read only to list their periods.
const READ_FOR_PERIODS: u64 = 50_000;

/// Says for each dimension which members have data, given what is chosen in the others.
///
/// # Errors
/// [`QueryError`] for names that nobody knows and a store that cannot be read.
pub fn choices(
    facts: &dyn Facts,
    selection: &Selection,
    layout: &Layout,
    work: &Work,
) -> Result<Choices, QueryError> {
    let mut inquiry = Inquiry::open(facts, work)?;
    let layout = Layout { measure: Measure::Value, ..layout.clone() };
    let plan = match Plan::make(&mut inquiry, selection, &layout) {
        // Which area is the very choice to be offered.
        Err(QueryError::WhichArea { .. }) => {
            let mut layout = layout;
            layout.rows.push(DimensionCode::from(DimensionCode::AREA));
            Plan::make(&mut inquiry, selection, &layout)?
        }
        other => other?,
    };
    let lines = inquiry.lines(&plan.indicator.code, DEEPEST)?;
    let tally = Tally::of(&inquiry, &plan.ask, &lines);
    Ok(Choices {
        dimensions: tally.dimensions(&inquiry),
        publications: tally.publications(&inquiry),
        periods: periods(&mut inquiry, &plan.ask, &tally)?,
    })
}

fn periods(inquiry: &mut Inquiry<'_>, ask: &Ask, tally: &Tally) -> Result<Vec<Period>, QueryError> {
    let found: BTreeSet<Period> = if tally.chosen <= READ_FOR_PERIODS {
        let everything = Ask { periods: super::PeriodFilter::All, ..ask.clone() };
        inquiry.values(&everything)?.into_iter().map(|fact| fact.spot.period).collect()
    } else {
        tally.ends.clone()
    };
    let mut periods: Vec<Period> = found.into_iter().collect();
    periods.sort_by_key(|period| period_order(*period));
    Ok(periods)
}

/// Counts of values by dimension and member.
#[derive(Default)]
struct Tally {
    members: BTreeMap<DimensionCode, HashMap<Code, u64>>,
    areas: HashMap<AreaId, u64>,
    publications: HashMap<PublicationId, u64>,
    /// Values that everything chosen together gives, whatever the period.
    chosen: u64,
    ends: BTreeSet<Period>,
}

/// What keeps a line out of the answer.
enum Barrier {
    Nothing,
    Dimension(DimensionCode),
    Area,
    Publication,
    Several,
}

impl Tally {
    fn of(inquiry: &Inquiry<'_>, ask: &Ask, lines: &[Line]) -> Self {
        let mut dimensions: BTreeSet<DimensionCode> = ask.dims.keys().cloned().collect();
        for line in lines {
            dimensions.extend(inquiry.dims_of(line.dims).iter().map(|(dimension, _)| dimension.clone()));
        }
        let mut tally = Self::default();
        for line in lines {
            let dims = inquiry.dims_of(line.dims);
            let barrier = barrier(ask, dims, line);
            let open = |what: Option<&DimensionCode>| match &barrier {
                Barrier::Nothing => true,
                Barrier::Dimension(dimension) => what == Some(dimension),
                Barrier::Area | Barrier::Publication | Barrier::Several => false,
            };
            if matches!(barrier, Barrier::Nothing) {
                tally.chosen += line.count;
                tally.ends.extend([line.first, line.newest]);
            }
            if !within(ask, line) {
                continue;
            }
            for dimension in dimensions.iter().filter(|dimension| open(Some(dimension))) {
                let code = super::gather::member_code(dims.get(dimension.as_str()));
                *tally.members.entry(dimension.clone()).or_default().entry(code).or_default() += line.count;
            }
            if matches!(barrier, Barrier::Nothing | Barrier::Area) {
                *tally.areas.entry(line.area).or_default() += line.count;
            }
            if matches!(barrier, Barrier::Nothing | Barrier::Publication) {
                *tally.publications.entry(line.publication).or_default() += line.count;
            }
        }
        tally
    }

    fn dimensions(&self, inquiry: &Inquiry<'_>) -> Vec<DimensionChoices> {
        let areas: HashMap<Code, u64> = self
            .areas
            .iter()
            .filter_map(|(area, count)| Some((inquiry.facts.area_code(*area)?, *count)))
            .collect();
        let of = |dimension: &DimensionCode| {
            if dimension.as_str() == DimensionCode::AREA { Some(&areas) } else { self.members.get(dimension) }
        };
        let known = inquiry.catalogue.dimensions().iter().map(|dimension| &dimension.code);
        known
            .filter_map(|dimension| {
                let counts = of(dimension).filter(|counts| !counts.is_empty())?;
                let mut members: Vec<Choice> =
                    counts.iter().map(|(code, count)| Choice { code: code.clone(), count: *count }).collect();
                members
                    .sort_by_cached_key(|choice| member_order(&inquiry.catalogue, dimension, &choice.code));
                let only_total = dimension.as_str() != DimensionCode::AREA
                    && matches!(members.as_slice(), [only] if only.code.is_total());
                (!only_total).then(|| DimensionChoices { dimension: dimension.clone(), members })
            })
            .collect()
    }

    fn publications(&self, inquiry: &Inquiry<'_>) -> Vec<PublicationChoice> {
        let mut list: Vec<PublicationChoice> = self
            .publications
            .iter()
            .filter_map(|(id, count)| {
                let known = inquiry.publication(*id)?;
                let publication = known.publication.clone();
                Some(PublicationChoice { publication, count: *count, example: known.example })
            })
            .collect();
        list.sort_by(|one, other| {
            other.count.cmp(&one.count).then_with(|| one.publication.cmp(&other.publication))
        });
        list
    }
}

fn barrier(ask: &Ask, dims: &Dims, line: &Line) -> Barrier {
    let mut barriers = Vec::new();
    for (dimension, _) in dims.iter().filter(|(dimension, _)| !ask.dims.contains_key(*dimension)) {
        barriers.push(Barrier::Dimension(dimension.clone()));
    }
    for (dimension, allowed) in &ask.dims {
        if !allowed.allows(dims.get(dimension.as_str())) {
            barriers.push(Barrier::Dimension(dimension.clone()));
        }
    }
    if ask.areas.as_ref().is_some_and(|areas| !areas.contains(&line.area)) {
        barriers.push(Barrier::Area);
    }
    if ask.publications.as_ref().is_some_and(|list| !list.contains(&line.publication)) {
        barriers.push(Barrier::Publication);
    }
    if barriers.len() > 1 {
        return Barrier::Several;
    }
    barriers.pop().unwrap_or(Barrier::Nothing)
}

/// Whether a line reaches into the periods chosen.
fn within(ask: &Ask, line: &Line) -> bool {
    super::gather::span(&ask.periods).is_none_or(|(from, to)| line.first <= to && from <= line.newest)
}
