//! A part of a cube: one period, one source, one member of a dimension, as a cube of its own.

use super::cell::{Shown, shown};
use super::model::Figure;
use super::names;
use super::words::Speaker;
use crate::domain::{DimensionCode, Period};
use crate::query::{Cell, Cube, CubeNote, Header, Level, MemberRef};

/// The note that several sources stand apart from each other.
const SEVERAL_SOURCES: &str = "query-note-sources";

/// Which rows or columns of a side are kept, and what is left of their headers.
struct Side {
    levels: Vec<Level>,
    headers: Vec<Header>,
    kept: Vec<usize>,
}

impl Side {
    fn of(levels: &[Level], headers: &[Header], dimension: &str, member: &MemberRef) -> Self {
        let Some(at) = levels.iter().position(|level| level.dimension.as_str() == dimension) else {
            return Self {
                levels: levels.to_vec(),
                headers: headers.to_vec(),
                kept: (0..headers.len()).collect(),
            };
        };
        let mut side = Self { levels: levels.to_vec(), headers: Vec::new(), kept: Vec::new() };
        side.levels.remove(at);
        for (position, header) in headers.iter().enumerate() {
            if header.members.get(at) == Some(member) {
                let mut members = header.members.clone();
                members.remove(at);
                side.headers.push(Header { members });
                side.kept.push(position);
            }
        }
        side
    }
}

/// A part of a cube, with the rows and columns of the whole that it was taken from.
pub(super) struct Part {
    pub cube: Cube,
    /// What was left out, in words.
    pub notes: Vec<String>,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Part {
    fn whole(cube: &Cube) -> Self {
        Self {
            cube: cube.clone(),
            notes: Vec::new(),
            rows: (0..cube.rows.len()).collect(),
            columns: (0..cube.columns.len()).collect(),
        }
    }

    /// Leads the marks of a figure of the part back to the cells of the whole.
    pub fn lead_back(&self, figure: &mut Figure) {
        for mark in figure.series.iter_mut().flat_map(|series| &mut series.marks) {
            mark.cell =
                mark.cell.and_then(|(row, column)| Some((*self.rows.get(row)?, *self.columns.get(column)?)));
        }
    }

    fn narrow(&mut self, dimension: &str, member: &MemberRef) {
        let rows = Side::of(&self.cube.row_levels, &self.cube.rows, dimension, member);
        let columns = Side::of(&self.cube.column_levels, &self.cube.columns, dimension, member);
        let led =
            |kept: &[usize], old: &[usize]| kept.iter().filter_map(|at| old.get(*at).copied()).collect();
        (self.rows, self.columns) = (led(&rows.kept, &self.rows), led(&columns.kept, &self.columns));
        self.cube = cut(&self.cube, rows, columns, dimension, member);
    }
}

/// The part of a cube that is about one member of a dimension on its axes; the member is then fixed.
pub(super) fn slice(cube: &Cube, dimension: &str, member: &MemberRef) -> Part {
    let mut part = Part::whole(cube);
    part.narrow(dimension, member);
    part
}

fn cut(cube: &Cube, rows: Side, columns: Side, dimension: &str, member: &MemberRef) -> Cube {
    let mut cells: Vec<Cell> = Vec::with_capacity(rows.kept.len() * columns.kept.len());
    for row in &rows.kept {
        for column in &columns.kept {
            cells.push(cube.cell(*row, *column).cloned().unwrap_or_default());
        }
    }
    let mut fixed = cube.fixed.clone();
    fixed.push((DimensionCode::from(dimension), member.clone()));
    let mut part = Cube {
        row_levels: rows.levels,
        column_levels: columns.levels,
        rows: rows.headers,
        columns: columns.headers,
        cells,
        fixed,
        ..cube.clone()
    };
    keep_sources_in_use(&mut part);
    if part.publications.len() < 2 {
        part.notes
            .retain(|note| !matches!(note, CubeNote::Message(message) if message.id == SEVERAL_SOURCES));
    }
    part
}

/// Leaves out who says nothing in the cube. Computed cells name only who says their first part, so with
/// them everybody stays.
fn keep_sources_in_use(cube: &mut Cube) {
    if cube.cells.iter().any(|cell| cell.computed) {
        return;
    }
    let mut new: Vec<Option<u32>> = Vec::with_capacity(cube.publications.len());
    let mut kept = Vec::new();
    for (position, info) in cube.publications.iter().enumerate() {
        let says = |cell: &&Cell| cell.publication.is_some_and(|at| usize::try_from(at) == Ok(position));
        let count = cube.cells.iter().filter(says).count();
        new.push((count > 0).then(|| u32::try_from(kept.len()).unwrap_or(u32::MAX)));
        if count > 0 {
            let mut info = info.clone();
            info.cells = u64::try_from(count).unwrap_or(u64::MAX);
            kept.push(info);
        }
    }
    if kept.is_empty() {
        return;
    }
    for cell in &mut cube.cells {
        let old = cell.publication.and_then(|at| usize::try_from(at).ok());
        cell.publication = old.and_then(|at| new.get(at).copied().flatten());
    }
    cube.publications = kept;
}

/// The periods on the axes of a cube that have numbers, the oldest first.
pub(super) fn moments(cube: &Cube) -> Vec<Period> {
    let mut found: Vec<Period> = names::members_of(cube, DimensionCode::PERIOD)
        .into_iter()
        .filter(|member| numbers(cube, DimensionCode::PERIOD, member) > 0)
        .filter_map(|member| if let MemberRef::Period(period) = member { Some(*period) } else { None })
        .collect();
    found.sort();
    found
}

/// How many numbers a member of a dimension on the axes has.
fn numbers(cube: &Cube, dimension: &str, member: &MemberRef) -> usize {
    let on = |levels: &[Level]| levels.iter().position(|level| level.dimension.as_str() == dimension);
    let (side, top) = (on(&cube.row_levels), on(&cube.column_levels));
    let is = |at: Option<usize>, header: &Header| at.is_none_or(|at| header.members.get(at) == Some(member));
    let mut count = 0;
    for (row, header) in cube.rows.iter().enumerate().filter(|(_, header)| is(side, header)) {
        debug_assert!(header.members.len() == cube.row_levels.len());
        for (column, _) in cube.columns.iter().enumerate().filter(|(_, header)| is(top, header)) {
            let cell = cube.cell(row, column);
            count += usize::from(cell.is_some_and(|cell| matches!(shown(cell), Shown::Number(_))));
        }
    }
    count
}

/// Takes one member of every dimension that varies beside the kept ones: the asked or newest period, the
/// total, the source that says most. Gives the notes that tell it.
pub(super) fn to_one_each(speaker: &Speaker<'_>, keep: &[&str], moment: Option<Period>) -> Part {
    let mut part = Part::whole(speaker.cube);
    let mut varying: Vec<String> =
        super::spread::varying(speaker).into_iter().map(|(code, _)| code.to_owned()).collect();
    // First the moment, then what there is at that moment.
    varying.sort_by_key(|code| code != DimensionCode::PERIOD);
    for dimension in varying.iter().filter(|code| !keep.contains(&code.as_str())) {
        let members: Vec<MemberRef> = names::members_of(&part.cube, dimension).into_iter().cloned().collect();
        let asked = moment.map(MemberRef::Period).filter(|asked| members.contains(asked));
        let newest = || moments(&part.cube).last().copied().map(MemberRef::Period);
        let total = members.iter().find(|member| names::is_total(dimension, member)).cloned();
        let total = total.filter(|member| numbers(&part.cube, dimension, member) > 0);
        let fullest = || {
            let all = members.iter().filter(|member| **member != MemberRef::Remainder);
            all.rev().max_by_key(|member| numbers(&part.cube, dimension, member)).cloned()
        };
        let chosen =
            if dimension == DimensionCode::PERIOD { asked.or_else(newest) } else { total.or_else(fullest) };
        let Some(chosen) = chosen else { continue };
        let label = speaker.member(dimension, &chosen);
        part.narrow(dimension, &chosen);
        // The moment stands in the title, and a total is what everybody expects.
        if dimension != DimensionCode::PERIOD && !names::is_total(dimension, &chosen) {
            let dimension = speaker.dimension(dimension);
            part.notes
                .push(speaker.say("figure-note-only", &[("dimension", &dimension), ("member", &label)]));
        }
    }
    part
}
