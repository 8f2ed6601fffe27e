//! What the columns of a table are for: labels, values, codes, remarks; which labels fill down, which
//! belong to which values.

mod keys;
mod numbers;
mod packed;
mod slots;
mod twins;

use keys::settle_fill_down;
pub(super) use numbers::settle_times;
use numbers::{settle_counts, settle_keys, settle_numbering, settle_years};
use packed::settle_packing;
use slots::settle_slots;
use twins::{settle_codes, settle_twins};

use crate::intake::correction::Said;
use crate::intake::grid::{Grid, Kind};
use crate::intake::lexicon::{Lexicon, Named};
use crate::intake::reading::{Column, ColumnRole, Meaning, Packing, Scope};
use crate::intake::shape::{Shape, lines_of};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Counts of a column's cells in the body.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Numbers that are no years.
    pub numbers: u32,
    /// Years.
    pub years: u32,
    /// Other times.
    pub times: u32,
    /// Missing marks.
    pub markers: u32,
    /// Words.
    pub texts: u32,
}

impl Tally {
    fn filled(&self) -> u32 {
        self.numbers + self.years + self.times + self.markers + self.texts
    }
}

/// Counts every column of a table once.
pub fn tallies(grid: &Grid<'_>, shape: &Shape) -> Vec<Tally> {
    let mut tallies: Vec<Tally> =
        (shape.column_first..=shape.column_last).map(|_| Tally::default()).collect();
    let skip = usize::try_from(shape.column_first).unwrap_or(0);
    let wide = shape.column_last > shape.column_first;
    for line in lines_of(grid, shape.body_first, shape.body_last) {
        // A lone word names the rows below and says nothing of its column.
        let mut filled = grid.line(line).iter().skip(skip).filter(|kind| **kind != Kind::Blank);
        let lone = filled.next().is_some_and(|kind| !kind.is_number() && *kind != Kind::Marker);
        if wide && lone && filled.next().is_none() {
            continue;
        }
        for (tally, kind) in tallies.iter_mut().zip(grid.line(line).iter().skip(skip)) {
            match kind {
                Kind::Number | Kind::NumberText => tally.numbers += 1,
                Kind::Year => tally.years += 1,
                Kind::Period | Kind::Date => tally.times += 1,
                Kind::Marker => tally.markers += 1,
                Kind::Text => tally.texts += 1,
                Kind::Blank => {}
            }
        }
    }
    tallies
}

/// A first idea of a column, before its header is known: does it hold values?
pub fn looks_like_values(tally: &Tally) -> bool {
    let values = tally.numbers + tally.markers;
    tally.numbers > 0 && values * 2 >= tally.filled() && tally.texts <= values
}

/// The columns of a table with their roles. `names` are the header words above each column.
pub fn columns(
    grid: &Grid<'_>,
    shape: &Shape,
    tallies: &[Tally],
    names: &[String],
    spanned: &[bool],
    lexicon: &Lexicon,
) -> Vec<Column> {
    let mut columns = Vec::new();
    for (((column, tally), name), spanned) in (shape.column_first..).zip(tallies).zip(names).zip(spanned) {
        // A name that several columns have groups values; it names no key.
        let spanned =
            *spanned || (!name.is_empty() && names.iter().filter(|other| *other == name).count() > 1);
        let (role, meaning) = role(grid, shape, column, tally, name, spanned, lexicon);
        columns.push(Column {
            column,
            role,
            name: name.clone(),
            meaning,
            fill_down: false,
            scope: Scope::Row,
            slot: column,
            packing: None,
        });
    }
    settle_counts(&mut columns, tallies, lexicon);
    settle_years(grid, shape, &mut columns, tallies);
    settle_keys(grid, shape, &mut columns, tallies);
    settle_numbering(grid, shape, &mut columns, tallies);
    settle_codes(&mut columns);
    settle_twins(grid, shape, &mut columns, lexicon);
    settle_said(grid, &mut columns);
    settle_slots(grid, shape, &mut columns);
    settle_fill_down(grid, shape, &mut columns);
    settle_packing(grid, shape, &mut columns, lexicon);
    columns
}

/// What a person said of a column.
fn settle_said(grid: &Grid<'_>, columns: &mut [Column]) {
    for column in columns {
        match grid.said().column(column.column) {
            Some(Said::Label) => column.role = ColumnRole::Label,
            Some(Said::Values | Said::Total) => {
                (column.role, column.meaning) = (ColumnRole::Value, Meaning::Unknown);
            }
            Some(Said::Code) => column.role = ColumnRole::Code,
            Some(Said::Flag) => column.role = ColumnRole::Flag,
            Some(Said::Unit) => (column.role, column.meaning) = (ColumnRole::Unit, Meaning::Unit),
            Some(Said::Tells(meaning)) => {
                (column.role, column.meaning) = (ColumnRole::Label, meaning.clone());
            }
            Some(Said::Ignored | Said::Header | Said::Title | Said::Section) | None => {}
        }
    }
}

fn role(
    grid: &Grid<'_>,
    shape: &Shape,
    column: u32,
    tally: &Tally,
    name: &str,
    spanned: bool,
    lexicon: &Lexicon,
) -> (ColumnRole, Meaning) {
    let named = lexicon.named(name);
    let filled = tally.filled();
    if filled == 0 {
        let counts = !name.is_empty() && matches!(named, None | Some(Named::Value));
        return (if counts { ColumnRole::Value } else { ColumnRole::Ignored }, Meaning::Unknown);
    }
    let mostly = |count: u32| count * 10 >= filled * 8;
    match named {
        Some(Named::Note) => return (ColumnRole::Note, Meaning::Unknown),
        Some(Named::Flag) if !looks_like_values(tally) => return (ColumnRole::Flag, Meaning::Unknown),
        Some(Named::Unit) if tally.texts > tally.numbers => return (ColumnRole::Unit, Meaning::Unit),
        Some(Named::Period) if mostly(tally.years + tally.times) => {
            return (ColumnRole::Label, Meaning::Period);
        }
        // Quarters and months as bare numbers beside a year.
        Some(Named::Period) if !spanned && mostly(tally.numbers) && small_whole(grid, shape, column, 12) => {
            return (ColumnRole::Label, Meaning::Period);
        }
        Some(Named::Code)
            if (!spanned || !may_be_unit(name))
                && (tally.texts <= tally.numbers + tally.years || all_digits(grid, shape, column)) =>
        {
            return (ColumnRole::Code, Meaning::Unknown);
        }
        Some(Named::Indicator) if tally.texts > tally.numbers => {
            return (ColumnRole::Label, Meaning::Indicator);
        }
        Some(Named::Dimension(code))
            if !spanned && are_members(grid, shape, column, code.as_str(), lexicon) =>
        {
            return (ColumnRole::Label, Meaning::Dimension(code));
        }
        Some(Named::Dimension(code)) if !spanned || tally.texts > tally.numbers => {
            let value = looks_like_values(tally)
                && !matches!(
                    code.as_str(),
                    "age" | "sex" | "area" | "origin" | "destination" | "citizenship"
                );
            if !value {
                let code_of_name = looks_like_values(tally)
                    && matches!(code.as_str(), "area" | "origin" | "destination" | "citizenship");
                let role = if code_of_name { ColumnRole::Code } else { ColumnRole::Label };
                return (role, Meaning::Dimension(code));
            }
        }
        _ => {}
    }
    if name.is_empty() && is_sequence(grid, shape, column, tally) {
        return (ColumnRole::Code, Meaning::Unknown);
    }
    if mostly(tally.times) && !spanned {
        return (ColumnRole::Label, Meaning::Period);
    }
    if looks_like_values(tally) || (tally.markers == filled && !name.is_empty()) {
        return (ColumnRole::Value, Meaning::Unknown);
    }
    if tally.years * 10 >= filled * 8 {
        // Settled when all columns are known: a label where values stand beside it.
        return (ColumnRole::Value, Meaning::Period);
    }
    // Under a year stand values, however few of them can be read.
    if tally.numbers > 0 && crate::intake::periods::parse(name).is_some() {
        return (ColumnRole::Value, Meaning::Unknown);
    }
    if tally.texts + tally.times + tally.markers > tally.numbers + tally.years {
        if spanned && mostly(tally.markers) {
            return (ColumnRole::Value, Meaning::Unknown);
        }
        return (ColumnRole::Label, Meaning::Unknown);
    }
    (ColumnRole::Value, Meaning::Unknown)
}

/// Whether the cells are codes of the dimension's list, also where they look like numbers.
fn are_members(grid: &Grid<'_>, shape: &Shape, column: u32, dimension: &str, lexicon: &Lexicon) -> bool {
    let Some(list) = lexicon.list_of(dimension) else { return false };
    let texts: BTreeSet<String> = lines_of(grid, shape.body_first, shape.body_last)
        .take(2000)
        .filter_map(|line| grid.rows().get(line))
        .map(|row| grid.words(*row, column))
        .filter(|words| !words.is_empty())
        .take(500)
        .collect();
    let known = texts.iter().filter(|text| lexicon.lists_with(text).contains(list)).count();
    known > 0 && known * 10 >= texts.len() * 8
}

/// Whether all cells are codes of digits, as `0101`.
fn all_digits(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    lines_of(grid, shape.body_first, shape.body_last).take(500).all(|line| {
        let Some(row) = grid.rows().get(line).copied() else { return true };
        grid.words(row, column).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

/// Short words that head columns of counts as often as columns of codes.
fn may_be_unit(name: &str) -> bool {
    matches!(crate::text::fold(name).as_str(), "no" | "nr" | "x" | "y" | "item" | "row" | "#" | "")
}

fn small_whole(grid: &Grid<'_>, shape: &Shape, column: u32, most: u32) -> bool {
    lines_of(grid, shape.body_first, shape.body_last).take(200).all(|line| {
        let Some(row) = grid.rows().get(line).copied() else { return true };
        grid.kind_at(line, column) == Kind::Blank
            || grid.words(row, column).parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    })
}

/// `0 1 2 3 …` or `1 2 3 …` without a header numbers the rows.
fn is_sequence(grid: &Grid<'_>, shape: &Shape, column: u32, tally: &Tally) -> bool {
    // `1` and `2` before names number the rows of a short table.
    let before_names = column == shape.column_first
        && lines_of(grid, shape.body_first, shape.body_last)
            .take(40)
            .all(|line| matches!(grid.kind_at(line, column + 1), Kind::Text | Kind::Blank));
    let least = if before_names { 2 } else { 4 };
    if tally.texts + tally.markers > 0 || tally.numbers < least {
        return false;
    }
    let mut last: Option<f64> = None;
    for line in lines_of(grid, shape.body_first, shape.body_last).take(1000) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        let words = grid.words(row, column);
        let Ok(number) = words.trim_matches(['(', ')', '.']).parse::<f64>() else { continue };
        let follows = last.map_or(least == 4 || number == 1.0, |last| number == last + 1.0);
        if !follows {
            return false;
        }
        last = Some(number);
    }
    true
}
