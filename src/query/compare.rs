//! Two answers side by side: sources, editions, places, years, an indicator and its mirror in another
//! country's numbers, or values and the targets set for them.
//!
//! One mechanism: the question is asked twice, with one thing changed, and both answers lie beside each
//! other with their difference and ratio.

use super::facts::Facts;
use super::{
    Cell, Compared, Cube, CubeNote, Header, Layout, Level, MemberRef, PeriodFilter, PublicationInfo,
    QueryError, Selection, ask,
};
use crate::domain::{
    Code, DimensionCode, Indicator, IndicatorCode, Message, Number, ObsStatus, Period, Publication,
};
use crate::work::Work;
use serde::{Deserialize, Serialize};

/// Decimals of ratios and progress.
const DECIMALS: u8 = 1;

/// What the other side has instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum With {
    /// Another indicator: mirror data.
    Indicator(IndicatorCode),
    /// Another source or edition.
    Publication(Publication),
    /// Another member of a dimension: another place, say.
    Member(DimensionCode, Code),
    /// Another period.
    Period(Period),
    /// The targets of the indicator.
    Target,
}

/// The answer and what it is compared with: on the columns the two sides, their difference (the second
/// minus the first) and their ratio (the second for every 100 of the first); of targets how much of the
/// way from the first value is done. Every row is there that one of them has.
///
/// # Errors
/// As [`ask`]; [`QueryError::Refused`] for different units, several numbers a row, or no targets.
pub fn compare(
    facts: &dyn Facts,
    selection: &Selection,
    with: &With,
    layout: &Layout,
    work: &Work,
) -> Result<Cube, QueryError> {
    let first = one_a_row(selection, with);
    let layout = lying(layout, with);
    let own = ask(facts, &first, &layout, work)?;
    if *with == With::Target {
        return with_targets(&own);
    }
    let other = ask(facts, &other_side(&first, with), &layout, work)?;
    beside(&own, &other, with)
}

/// The selection with one number for each row.
fn one_a_row(selection: &Selection, with: &With) -> Selection {
    let mut first = selection.clone();
    first.recommended |= first.source.is_none();
    match with {
        With::Period(_) if !is_one(&first.periods) => first.periods = PeriodFilter::Newest(1),
        With::Member(dimension, _) => {
            if let Some(members) = first.members.get_mut(dimension) {
                members.truncate(1);
            }
        }
        _ => {}
    }
    first
}

fn is_one(periods: &PeriodFilter) -> bool {
    matches!(periods, PeriodFilter::Only(only) if only.len() == 1)
}

fn other_side(first: &Selection, with: &With) -> Selection {
    let mut other = first.clone();
    match with {
        With::Indicator(code) => {
            other.indicator = code.clone();
            (other.source, other.edition, other.recommended) = (None, None, true);
            // What the one is broken down by says nothing of the other; places and times do.
            other.members.retain(|dimension, _| dimension.as_str() == DimensionCode::AREA);
        }
        With::Publication(publication) => {
            other.source = Some(publication.source.clone());
            other.edition = Some(publication.edition.clone());
            other.recommended = false;
        }
        With::Member(dimension, code) => {
            other.members.insert(dimension.clone(), vec![code.clone()]);
        }
        With::Period(period) => other.periods = PeriodFilter::Only(vec![*period]),
        With::Target => {}
    }
    other
}

/// Everything lies down, what is compared across; periods down unless they are compared.
fn lying(layout: &Layout, with: &With) -> Layout {
    let gone = side_of(with);
    let mut rows: Vec<DimensionCode> = layout.rows.iter().chain(&layout.columns).cloned().collect();
    rows.retain(|code| *code != gone && code.as_str() != DimensionCode::SOURCE);
    if let With::Indicator(_) | With::Target = with {
        rows.retain(|code| code.as_str() == DimensionCode::PERIOD);
    }
    let period = DimensionCode::from(DimensionCode::PERIOD);
    if gone != period && !rows.contains(&period) {
        rows.push(period);
    }
    Layout { rows, columns: Vec::new(), measure: layout.measure.clone() }
}

/// The dimension by which both sides differ.
fn side_of(with: &With) -> DimensionCode {
    match with {
        With::Indicator(_) => DimensionCode::from(DimensionCode::INDICATOR),
        With::Publication(_) => DimensionCode::from(DimensionCode::SOURCE),
        With::Member(dimension, _) => dimension.clone(),
        With::Period(_) => DimensionCode::from(DimensionCode::PERIOD),
        With::Target => DimensionCode::from(Compared::DIMENSION),
    }
}

fn beside(own: &Cube, other: &Cube, with: &With) -> Result<Cube, QueryError> {
    if own.unit != other.unit {
        return Err(QueryError::refused(Message::new("query-compare-units")));
    }
    if own.columns.len() > 1 || other.columns.len() > 1 || own.row_levels != other.row_levels {
        return Err(QueryError::refused(Message::new("query-compare-several")));
    }
    let side = side_of(with);
    let (mut publications, places) = merged(own, other);
    let rows = rows_of(own, other);
    let mut cells = Vec::with_capacity(rows.len() * 4);
    for row in &rows {
        let one = cell_of(own, row, Some);
        let two = cell_of(other, row, |at| places.get(usize::try_from(at).ok()?).copied());
        let apart = computed(&one, &two, |a, b| Some((b.value - a.value, a.decimals.max(b.decimals))));
        let ratio =
            computed(&one, &two, |a, b| (a.value != 0.0).then(|| (100.0 * b.value / a.value, DECIMALS)));
        cells.extend([one, two, apart, ratio]);
    }
    for (at, info) in publications.iter_mut().enumerate() {
        let says = |cell: &&Cell| cell.publication.is_some_and(|one| usize::try_from(one) == Ok(at));
        let count = cells.iter().filter(|cell| !cell.computed).filter(says).count();
        info.cells = u64::try_from(count).unwrap_or(u64::MAX);
    }
    let mut notes = own.notes.clone();
    notes.extend(other.notes.iter().filter(|note| !own.notes.contains(note)).cloned());
    // That one side has nothing is seen; the whole has something to say.
    if !(own.is_empty() && other.is_empty()) {
        notes.retain(|note| !matches!(note, CubeNote::Message(one) if one.id == "query-note-nothing"));
    }
    if own.indicator.code != other.indicator.code {
        notes.extend([&own.indicator, &other.indicator].map(|indicator| defined(indicator)));
    }
    notes.push(CubeNote::Message(Message::new("query-note-compared")));
    let sides = [member(own, with, false), member(other, with, true)];
    let columns = sides.into_iter().chain([Compared::Difference, Compared::Ratio].map(MemberRef::Compared));
    let fixed = own.fixed.iter().filter(|known| known.0 != side && other.fixed.contains(known));
    Ok(Cube {
        row_levels: own.row_levels.clone(),
        column_levels: vec![Level { dimension: side.clone() }],
        rows,
        columns: columns.map(|member| Header { members: vec![member] }).collect(),
        cells,
        fixed: fixed.cloned().collect(),
        publications,
        notes,
        ..own.clone()
    })
}

/// How a side is called on the columns.
fn member(cube: &Cube, with: &With, other: bool) -> MemberRef {
    let fixed = |code: &str| cube.fixed_member(code).cloned();
    match with {
        With::Indicator(_) => MemberRef::Code(Code::from(cube.indicator.code.as_str())),
        With::Publication(publication) if other => MemberRef::Publication(publication.clone()),
        With::Publication(publication) => {
            cube.publications.first().map_or(MemberRef::Publication(publication.clone()), |info| {
                MemberRef::Publication(info.publication.clone())
            })
        }
        With::Member(_, code) if other => MemberRef::Code(code.clone()),
        With::Member(dimension, _) => {
            fixed(dimension.as_str()).unwrap_or_else(|| MemberRef::Code(Code::from(Code::TOTAL)))
        }
        With::Period(period) if other => MemberRef::Period(*period),
        With::Period(period) => fixed(DimensionCode::PERIOD).unwrap_or(MemberRef::Period(*period)),
        With::Target => MemberRef::Compared(if other { Compared::Target } else { Compared::Value }),
    }
}

fn defined(indicator: &Indicator) -> CubeNote {
    let message = Message::new("query-note-defined").with("indicator", &indicator.names);
    CubeNote::Message(message.with("definition", &indicator.definition))
}

/// The publications of both, and where those of the second are found among them.
fn merged(own: &Cube, other: &Cube) -> (Vec<PublicationInfo>, Vec<u32>) {
    let mut all = own.publications.clone();
    let places = other
        .publications
        .iter()
        .map(|info| {
            let known = all.iter().position(|one| one.publication == info.publication);
            let at = known.unwrap_or_else(|| {
                all.push(info.clone());
                all.len() - 1
            });
            u32::try_from(at).unwrap_or(u32::MAX)
        })
        .collect();
    (all, places)
}

/// The rows of both: periods by time, other members in the order in which they come.
fn rows_of(own: &Cube, other: &Cube) -> Vec<Header> {
    let mut seen: Vec<Vec<MemberRef>> = vec![Vec::new(); own.row_levels.len()];
    let mut rows: Vec<Header> = Vec::new();
    for row in own.rows.iter().chain(&other.rows) {
        for (known, member) in seen.iter_mut().zip(&row.members) {
            if !known.contains(member) {
                known.push(member.clone());
            }
        }
        if !rows.contains(row) {
            rows.push(row.clone());
        }
    }
    for known in &mut seen {
        if known.iter().all(|member| matches!(member, MemberRef::Period(_))) {
            known.sort();
        }
    }
    let place = |row: &Header| -> Vec<usize> {
        let levels = row.members.iter().zip(&seen);
        levels.map(|(member, known)| known.iter().position(|one| one == member).unwrap_or(0)).collect()
    };
    rows.sort_by_cached_key(place);
    rows
}

fn cell_of(cube: &Cube, row: &Header, publication: impl Fn(u32) -> Option<u32>) -> Cell {
    let at = cube.rows.iter().position(|known| known == row);
    let cell = at.and_then(|at| cube.cell(at, 0)).cloned().unwrap_or_default();
    Cell { publication: cell.publication.and_then(publication), ..cell }
}

/// What two cells come to; nothing where one of them has no number that may be seen.
fn computed(one: &Cell, two: &Cell, of: impl Fn(Number, Number) -> Option<(f64, u8)>) -> Cell {
    let free = |cell: &Cell| {
        let seen = cell.confidentiality.is_free() && cell.status != ObsStatus::Suppressed;
        cell.number.filter(|_| seen)
    };
    let (Some(a), Some(b)) = (free(one), free(two)) else { return Cell::default() };
    let Some((value, decimals)) = of(a, b).filter(|(value, _)| value.is_finite()) else {
        return Cell::default();
    };
    let estimate = [one.status, two.status].into_iter().find(|status| status.is_estimate());
    Cell {
        number: Some(Number::new(value, decimals)),
        status: estimate.unwrap_or_default(),
        present: true,
        computed: true,
        publication: one.publication,
        ..Cell::default()
    }
}

/// Values beside the targets of their indicator: what is still to do, and how much of the way from the
/// first value to the next target is done.
fn with_targets(own: &Cube) -> Result<Cube, QueryError> {
    if own.indicator.targets.is_empty() {
        return Err(QueryError::refused(Message::new("query-compare-no-target")));
    }
    if own.columns.len() > 1 || own.row_levels.len() != 1 {
        return Err(QueryError::refused(Message::new("query-compare-several")));
    }
    let mut targets = own.indicator.targets.clone();
    targets.sort_by_key(|(period, _)| *period);
    let header = |period: Period| Header { members: vec![MemberRef::Period(period)] };
    let goals = Cube {
        rows: targets.iter().map(|(period, _)| header(*period)).collect(),
        cells: targets
            .iter()
            .map(|(_, number)| Cell {
                number: Some(*number),
                present: true,
                computed: true,
                ..Cell::default()
            })
            .collect(),
        ..own.clone()
    };
    let first = own.rows.iter().enumerate().find_map(|(at, _)| {
        let cell = own.cell(at, 0)?;
        cell.number.filter(|_| cell.confidentiality.is_free()).map(|number| (at, number))
    });
    let rows = rows_of(own, &goals);
    let mut cells = Vec::with_capacity(rows.len() * 4);
    for row in &rows {
        let value = cell_of(own, row, Some);
        let target = cell_of(&goals, row, |_| None);
        let next =
            targets.iter().find(|(period, _)| row.members.first() <= Some(&MemberRef::Period(*period)));
        let goal = next.map(|(_, number)| Cell { number: Some(*number), present: true, ..Cell::default() });
        let goal = goal.unwrap_or_default();
        let left = computed(&value, &goal, |now, goal| {
            Some((goal.value - now.value, now.decimals.max(goal.decimals)))
        });
        let done = computed(&value, &goal, |now, goal| {
            let (_, base) = first?;
            let way = goal.value - base.value;
            (way != 0.0).then(|| (100.0 * (now.value - base.value) / way, DECIMALS))
        });
        cells.extend([value, target, left, done]);
    }
    let members = [Compared::Value, Compared::Target, Compared::Left, Compared::Progress];
    let mut notes = own.notes.clone();
    let base = first.and_then(|(at, _)| own.rows.get(at)).and_then(|row| row.members.first());
    if let Some(MemberRef::Period(base)) = base {
        notes.push(CubeNote::Message(Message::new("query-note-progress").with("period", base.to_string())));
    }
    Ok(Cube {
        column_levels: vec![Level { dimension: side_of(&With::Target) }],
        columns: members.map(|one| Header { members: vec![MemberRef::Compared(one)] }).into(),
        rows,
        cells,
        notes,
        ..own.clone()
    })
}

impl Cube {
    /// The two sides of a comparison without what was computed of them: what can be drawn on one scale;
    /// `None` where nothing was.
    #[must_use]
    pub fn sides(&self) -> Option<Self> {
        let derived = |header: &Header| {
            header.members.iter().any(|member| {
                matches!(member, MemberRef::Compared(one) if !matches!(one, Compared::Value | Compared::Target))
            })
        };
        if !self.columns.iter().any(derived) {
            return None;
        }
        let kept: Vec<usize> =
            (0..self.columns.len()).filter(|at| !self.columns.get(*at).is_some_and(derived)).collect();
        let cells = (0..self.rows.len())
            .flat_map(|row| kept.iter().map(move |column| (row, *column)))
            .map(|(row, column)| self.cell(row, column).cloned().unwrap_or_default());
        Some(Self {
            cells: cells.collect(),
            columns: kept.iter().filter_map(|at| self.columns.get(*at).cloned()).collect(),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests;
