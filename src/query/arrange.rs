//! Values → table: which level stands where, its members in order, each value in its cell.

use super::inquiry::{Allowed, DimsRef, Fact, Inquiry};
use super::order::{REMAINDER, order_among, period_order};
use super::plan::{Plan, is_plain};
use super::{Cell, Cube, CubeNote, Header, Level, MemberRef, PeriodFilter, PublicationInfo, QueryError};
use crate::domain::{Code, DimensionCode, Period};
use crate::store::{AreaId, PublicationId, PublicationRow};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// More cells than this would not fit the memory of the computers the program is made for.
const MOST_CELLS: usize = 20_000_000;

/// Lays the values out.
///
/// # Errors
/// [`QueryError::TooLarge`] where the table would not fit the memory.
pub(super) fn lay_out(
    inquiry: &mut Inquiry<'_>,
    plan: &Plan,
    facts: &[Fact],
    notes: Vec<CubeNote>,
) -> Result<Cube, QueryError> {
    let (row_dimensions, column_dimensions) = axes(plan, facts);
    let rows = Axis::new(inquiry, plan, &row_dimensions, facts);
    let columns = Axis::new(inquiry, plan, &column_dimensions, facts);
    let count = rows.headers.len().checked_mul(columns.headers.len()).filter(|count| *count <= MOST_CELLS);
    let Some(count) = count else {
        return Err(QueryError::TooLarge { rows: rows.headers.len(), columns: columns.headers.len() });
    };
    let (publications, places) = publications(inquiry, facts);
    let mut cells = vec![Cell::default(); count];
    for fact in facts {
        let (Some(row), Some(column)) = (rows.of(fact), columns.of(fact)) else { continue };
        let Some(cell) = cells.get_mut(row * columns.headers.len() + column) else { continue };
        *cell = Cell {
            number: fact.value.number,
            status: fact.value.status,
            confidentiality: fact.value.confidentiality,
            present: true,
            computed: fact.value.computed,
            publication: places.get(&fact.publication).copied(),
            note: inquiry.notes.get(&(fact.spot, fact.publication)).filter(|_| !fact.value.computed).cloned(),
        };
    }
    let fixed = fixed(inquiry, plan, facts, &row_dimensions, &column_dimensions);
    let level = |dimension: DimensionCode| Level { dimension };
    Ok(Cube {
        indicator: plan.indicator.clone(),
        unit: super::measure::unit(plan),
        measure: plan.measure.clone(),
        row_levels: row_dimensions.into_iter().map(level).collect(),
        column_levels: column_dimensions.into_iter().map(level).collect(),
        rows: rows.headers,
        columns: columns.headers,
        cells,
        fixed,
        publications,
        notes,
    })
}

/// What stands on rows and columns: what was asked for, and whatever has several members beside it, so
/// that no line ever mixes two of them.
fn axes(plan: &Plan, facts: &[Fact]) -> (Vec<DimensionCode>, Vec<DimensionCode>) {
    let (mut rows, mut columns) = (plan.rows.clone(), plan.columns.clone());
    for (dimension, allowed) in &plan.ask.dims {
        let several = matches!(allowed, Allowed::Only(list) if list.len() > 1);
        let compared = dimension.as_str() == super::plan::SEX
            && matches!(plan.measure, super::Measure::Gap | super::Measure::Ratio);
        if several && !compared && !plan.has_axis(dimension.as_str()) {
            columns.push(dimension.clone());
        }
    }
    if plan.areas.as_ref().is_some_and(|areas| areas.len() > 1) && !plan.has_axis(DimensionCode::AREA) {
        columns.push(DimensionCode::from(DimensionCode::AREA));
    }
    let several_periods =
        facts.first().is_some_and(|first| facts.iter().any(|fact| fact.spot.period != first.spot.period));
    if several_periods && !plan.has_axis(DimensionCode::PERIOD) {
        rows.push(DimensionCode::from(DimensionCode::PERIOD));
    }
    let several_publications =
        facts.first().is_some_and(|first| facts.iter().any(|fact| fact.publication != first.publication));
    if several_publications && !plan.recommended && !plan.has_axis(DimensionCode::SOURCE) {
        let across = columns.iter().any(|dimension| dimension.as_str() == DimensionCode::PERIOD);
        let side = if across { &mut rows } else { &mut columns };
        side.insert(0, DimensionCode::from(DimensionCode::SOURCE));
    }
    (rows, columns)
}

/// Where each value finds its member on one level: a number for each member, in order.
enum Places {
    Dims(Vec<usize>),
    Areas(HashMap<AreaId, usize>),
    Periods(HashMap<Period, usize>),
    Publications(HashMap<PublicationId, usize>),
}

/// One level with its members in order.
struct Rank {
    places: Places,
    members: Vec<MemberRef>,
}

impl Rank {
    fn new(inquiry: &Inquiry<'_>, plan: &Plan, dimension: &DimensionCode, facts: &[Fact]) -> Self {
        match dimension.as_str() {
            DimensionCode::AREA => Self::areas(inquiry, plan, dimension, facts),
            DimensionCode::PERIOD => Self::periods(plan, facts),
            DimensionCode::SOURCE => Self::publications(inquiry, facts),
            _ => Self::dims(inquiry, plan, dimension, facts),
        }
    }

    fn dims(inquiry: &Inquiry<'_>, plan: &Plan, dimension: &DimensionCode, facts: &[Fact]) -> Self {
        let of_dims: Vec<Code> = inquiry
            .all_dims()
            .iter()
            .map(|dims| super::gather::member_code(dims.get(dimension.as_str())))
            .collect();
        let mut codes: BTreeSet<&Code> =
            distinct_dims(facts).into_iter().filter_map(|dims| of_dims.get(dims.position())).collect();
        let asked: Vec<Code> = match plan.ask.dims.get(dimension) {
            Some(Allowed::Only(list)) => {
                list.iter().map(|code| super::gather::member_code(code.as_ref())).collect()
            }
            _ => Vec::new(),
        };
        codes.extend(&asked);
        let order = sorted(inquiry, dimension, codes);
        let places = of_dims.iter().map(|code| order.get(code).copied().unwrap_or(0)).collect();
        Self { places: Places::Dims(places), members: in_order(order, |code| member(&code)) }
    }

    fn areas(inquiry: &Inquiry<'_>, plan: &Plan, dimension: &DimensionCode, facts: &[Fact]) -> Self {
        let seen: BTreeSet<AreaId> = facts.iter().map(|fact| fact.spot.area).collect();
        let known: Vec<(AreaId, Code)> = seen
            .into_iter()
            .filter_map(|area| inquiry.facts.area_code(area).map(|code| (area, code)))
            .collect();
        let asked = plan.areas.iter().flatten();
        let order = sorted(inquiry, dimension, known.iter().map(|(_, code)| code).chain(asked).collect());
        let places = known.iter().filter_map(|(area, code)| Some((*area, *order.get(code)?))).collect();
        Self { places: Places::Areas(places), members: in_order(order, |code| member(&code)) }
    }

    fn periods(plan: &Plan, facts: &[Fact]) -> Self {
        let mut seen: HashSet<Period> = facts.iter().map(|fact| fact.spot.period).collect();
        if let PeriodFilter::Only(asked) = &plan.ask.periods {
            seen.extend(asked);
        }
        let mut periods: Vec<Period> = seen.into_iter().collect();
        periods.sort_unstable_by_key(|period| period_order(*period));
        Self {
            places: Places::Periods(
                periods.iter().enumerate().map(|(place, period)| (*period, place)).collect(),
            ),
            members: periods.into_iter().map(MemberRef::Period).collect(),
        }
    }

    fn publications(inquiry: &Inquiry<'_>, facts: &[Fact]) -> Self {
        let seen: BTreeSet<PublicationId> = facts.iter().map(|fact| fact.publication).collect();
        let list = inquiry.catalogue.list(DimensionCode::SOURCE);
        let mut known: Vec<_> = seen.into_iter().filter_map(|id| inquiry.publication(id)).collect();
        known.sort_by_key(|known| {
            let place = list.map(|list| list.position(known.publication.source.as_str()));
            (place, known.publication.clone())
        });
        Self {
            places: Places::Publications(
                known.iter().enumerate().map(|(place, known)| (known.id, place)).collect(),
            ),
            members: known.iter().map(|known| MemberRef::Publication(known.publication.clone())).collect(),
        }
    }

    fn of(&self, fact: &Fact) -> Option<usize> {
        match &self.places {
            Places::Dims(places) => places.get(fact.spot.dims.position()),
            Places::Areas(places) => places.get(&fact.spot.area),
            Places::Periods(places) => places.get(&fact.spot.period),
            Places::Publications(places) => places.get(&fact.publication),
        }
        .copied()
    }
}

fn distinct_dims(facts: &[Fact]) -> BTreeSet<DimsRef> {
    facts.iter().map(|fact| fact.spot.dims).collect()
}

/// The codes with their places in order.
fn sorted(inquiry: &Inquiry<'_>, dimension: &DimensionCode, codes: BTreeSet<&Code>) -> HashMap<Code, usize> {
    let keyed = order_among(&inquiry.catalogue, dimension, codes);
    keyed.into_iter().enumerate().map(|(place, (_, code))| (code.clone(), place)).collect()
}

fn in_order(places: HashMap<Code, usize>, make: impl Fn(Code) -> MemberRef) -> Vec<MemberRef> {
    let mut list: Vec<(usize, Code)> = places.into_iter().map(|(code, place)| (place, code)).collect();
    list.sort_unstable();
    list.into_iter().map(|(_, code)| make(code)).collect()
}

fn member(code: &Code) -> MemberRef {
    if code.as_str() == REMAINDER { MemberRef::Remainder } else { MemberRef::Code(code.clone()) }
}

/// One side of the table.
struct Axis {
    ranks: Vec<Rank>,
    headers: Vec<Header>,
    /// Which header a combination of members has.
    places: HashMap<u128, usize>,
}

impl Axis {
    fn new(inquiry: &Inquiry<'_>, plan: &Plan, dimensions: &[DimensionCode], facts: &[Fact]) -> Self {
        let ranks: Vec<Rank> =
            dimensions.iter().map(|dimension| Rank::new(inquiry, plan, dimension, facts)).collect();
        let mut keys: Vec<u128> = facts.iter().filter_map(|fact| key(&ranks, fact)).collect();
        match ranks.as_slice() {
            // Without a level there is still the one line that carries the cells.
            [] => keys.push(0),
            // Members that were asked for by name are shown even where nothing is known of them.
            [only] => keys.extend((0..only.members.len()).filter_map(|place| u128::try_from(place).ok())),
            _ => {}
        }
        keys.sort_unstable();
        keys.dedup();
        let headers = keys.iter().map(|key| header(&ranks, *key)).collect();
        let places = keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
        Self { ranks, headers, places }
    }

    fn of(&self, fact: &Fact) -> Option<usize> {
        self.places.get(&key(&self.ranks, fact)?).copied()
    }
}

/// The combination of a value's members as one number that sorts as they do.
fn key(ranks: &[Rank], fact: &Fact) -> Option<u128> {
    ranks.iter().try_fold(0_u128, |key, rank| {
        let size = u128::try_from(rank.members.len()).ok()?;
        key.checked_mul(size)?.checked_add(u128::try_from(rank.of(fact)?).ok()?)
    })
}

fn header(ranks: &[Rank], mut key: u128) -> Header {
    let mut members = Vec::with_capacity(ranks.len());
    for rank in ranks.iter().rev() {
        let size = u128::try_from(rank.members.len()).unwrap_or(1).max(1);
        let place = usize::try_from(key % size).unwrap_or(0);
        members.extend(rank.members.get(place).cloned());
        key /= size;
    }
    members.reverse();
    Header { members }
}

/// Who says the numbers, most cells first, and the place of each in that list. Publications that only
/// gave a part of a computed number stand last.
fn publications(
    inquiry: &Inquiry<'_>,
    facts: &[Fact],
) -> (Vec<PublicationInfo>, HashMap<PublicationId, u32>) {
    let mut counts: BTreeMap<PublicationId, u64> = BTreeMap::new();
    for fact in facts {
        *counts.entry(fact.publication).or_default() += 1;
    }
    for publication in inquiry.parts.values().flatten() {
        counts.entry(*publication).or_default();
    }
    let mut list: Vec<_> = counts
        .into_iter()
        .filter_map(|(id, cells)| inquiry.publication(id).map(|known| (known, cells)))
        .collect();
    list.sort_by_key(|(known, cells)| (Reverse(*cells), known.publication.clone()));
    let places = (0_u32..).zip(&list).map(|(place, (known, _))| (known.id, place)).collect();
    let info = |(known, cells): (&PublicationRow, u64)| PublicationInfo {
        publication: known.publication.clone(),
        cells,
        example: known.example,
    };
    (list.into_iter().map(info).collect(), places)
}

/// Dimensions with one member for the whole table.
fn fixed(
    inquiry: &Inquiry<'_>,
    plan: &Plan,
    facts: &[Fact],
    rows: &[DimensionCode],
    columns: &[DimensionCode],
) -> Vec<(DimensionCode, MemberRef)> {
    let free = |name: &str| !rows.iter().chain(columns).any(|dimension| dimension.as_str() == name);
    let mut fixed = Vec::new();
    for (dimension, allowed) in plan.ask.dims.iter().filter(|(dimension, _)| is_plain(dimension)) {
        if let Allowed::Only(list) = allowed
            && let [Some(code)] = list.as_slice()
            && free(dimension.as_str())
        {
            fixed.push((dimension.clone(), MemberRef::Code(code.clone())));
        }
    }
    let mut fix = |name: &str, member: Option<MemberRef>| {
        if let Some(member) = member.filter(|_| free(name)) {
            fixed.push((DimensionCode::from(name), member));
        }
    };
    let area = plan.areas.as_ref().and_then(|areas| areas.first());
    fix(DimensionCode::AREA, area.cloned().map(MemberRef::Code));
    let asked = match &plan.ask.periods {
        PeriodFilter::Only(list) => list.first().filter(|_| list.len() == 1).copied(),
        _ => None,
    };
    let period = facts.first().map(|fact| fact.spot.period).or(asked);
    fix(DimensionCode::PERIOD, period.map(MemberRef::Period));
    let mut publications: Vec<PublicationId> = facts.iter().map(|fact| fact.publication).collect();
    publications.sort_unstable();
    publications.dedup();
    let only = match publications.as_slice() {
        [only] => inquiry.publication(*only),
        _ => None,
    };
    fix(DimensionCode::SOURCE, only.map(|known| MemberRef::Publication(known.publication.clone())));
    fixed
}
