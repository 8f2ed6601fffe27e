//! Columns of numbers that are no values: years, ages, row numbers; and those that are after all.

use super::*;

/// A column of years is a label where other columns hold the values; alone it may be the values.
pub(super) fn settle_years(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let sure = columns
        .iter()
        .filter(|column| column.role == ColumnRole::Value && column.meaning != Meaning::Period)
        .count();
    let first_value = columns
        .iter()
        .find(|column| column.role == ColumnRole::Value && column.meaning != Meaning::Period)
        .map(|column| column.column);
    for (column, tally) in columns.iter_mut().zip(tallies) {
        if column.role != ColumnRole::Value || column.meaning != Meaning::Period {
            continue;
        }
        let left = first_value.is_none_or(|first| column.column < first);
        let label = sure > 0 && (left || column.name.is_empty() || repeated(grid, shape, column.column));
        if label && tally.numbers == 0 {
            column.role = ColumnRole::Label;
        } else {
            column.meaning = Meaning::Unknown;
        }
    }
}

fn repeated(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    let count = lines.len().min(400);
    let distinct: BTreeSet<String> = lines
        .take(400)
        .filter_map(|line| grid.rows().get(line))
        .map(|row| grid.words(*row, column))
        .collect();
    distinct.len() * 2 < count
}

/// Numbers left of everything that step evenly or come round again are keys: ages 0, 5, 10 …
pub(super) fn settle_keys(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value).count();
    if values < 2 {
        return;
    }
    for (column, tally) in columns.iter_mut().zip(tallies) {
        match column.role {
            ColumnRole::Label | ColumnRole::Code | ColumnRole::Note | ColumnRole::Ignored => continue,
            ColumnRole::Value => {}
            _ => break,
        }
        let rest_named = column.name.is_empty();
        if !rest_named || tally.markers > 0 || tally.numbers < 3 {
            break;
        }
        if steps_evenly(grid, shape, column.column) {
            column.role = ColumnRole::Label;
        }
        break;
    }
}

fn steps_evenly(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    let numbers: Vec<f64> = lines_of(grid, shape.body_first, shape.body_last)
        .take(400)
        .filter_map(|line| grid.rows().get(line))
        .filter_map(|row| grid.words(*row, column).parse().ok())
        .collect();
    let steps: Vec<f64> = numbers.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    let Some(first) = steps.first().copied() else { return false };
    first > 0.0
        && numbers.iter().all(|number| number.fract() == 0.0)
        && steps.iter().filter(|step| **step == first).count() * 10 >= steps.len() * 8
}

/// A first column that counts 1, 2, 3 beside nothing but words numbers notes.
pub(super) fn settle_numbering(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value).count();
    if values != 1 {
        return;
    }
    for (column, tally) in columns.iter_mut().zip(tallies) {
        let first = column.column == shape.column_first;
        if first && column.role == ColumnRole::Value && is_sequence(grid, shape, column.column, tally) {
            column.role = ColumnRole::Code;
        }
    }
}

/// `Asylum-seekers` over numbers counts them; codes of a dimension have its names beside them.
pub(super) fn settle_counts(columns: &mut [Column], tallies: &[Tally], lexicon: &Lexicon) {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    for (column, tally) in columns.iter_mut().zip(tallies) {
        let named_within = column.role == ColumnRole::Code
            && matches!(column.meaning, Meaning::Dimension(_))
            && looks_like_values(tally)
            && !lexicon.names_exactly(&column.name);
        let beside = |name: &String| {
            *name != column.name && name.chars().count() > 3 && column.name.contains(name.as_str())
        };
        if named_within && !names.iter().any(beside) {
            (column.role, column.meaning) = (ColumnRole::Value, Meaning::Unknown);
        }
    }
}

/// `Year` says when; `Source year` beside it says when something else was.
pub(in crate::intake) fn settle_times(columns: &mut [Column], lexicon: &Lexicon) {
    let is_time = |column: &Column| column.role == ColumnRole::Label && column.meaning == Meaning::Period;
    if !columns.iter().any(|column| is_time(column) && lexicon.names_exactly(&column.name)) {
        return;
    }
    for column in columns.iter_mut() {
        if is_time(column) && !column.name.is_empty() && !lexicon.names_exactly(&column.name) {
            column.meaning = Meaning::Unknown;
        }
    }
}
