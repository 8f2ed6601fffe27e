//! Years of the Buddhist era without a word beside them: told by the writing of the sheet and their march.

use super::grid::{Grid, Kind};
use crate::text::{fold, is_lao};

/// Years that a sheet may count by the Buddhist era.
const YEARS: std::ops::RangeInclusive<f64> = 2443.0..=2693.0;
/// Rows and columns looked at.
const ROWS: usize = 400;
const COLUMNS: u32 = 400;
/// Years of one table lie no further apart.
const FURTHEST: f64 = 15.0;

/// The cells, by line and column, that hold such years.
pub(super) fn years(grid: &Grid<'_>) -> Vec<(usize, u32)> {
    if !writes_thai_or_lao(grid) {
        return Vec::new();
    }
    let lines = grid.rows().len().min(ROWS);
    let columns = grid.width().min(COLUMNS);
    let mut found = Vec::new();
    for line in 0..lines {
        let cells: Vec<(u32, f64)> = (0..columns)
            .filter(|column| grid.kind_at(line, *column).is_number())
            .filter_map(|column| Some((column, number(grid, line, column)?)))
            .collect();
        let numbers_below = || {
            (line + 1..lines.min(line + 6))
                .any(|below| cells.iter().any(|(column, _)| grid.kind_at(below, *column).is_number()))
        };
        if marches(cells.iter().map(|(_, year)| *year)) && numbers_below() {
            found.extend(cells.iter().map(|(column, _)| (line, *column)));
        }
    }
    for column in 0..columns {
        let cells: Vec<(usize, f64)> = (0..grid.rows().len().min(20_000))
            .filter(|line| grid.kind_at(*line, column).is_number())
            .filter_map(|line| Some((line, number(grid, line, column)?)))
            .collect();
        let Some((first, _)) = cells.first().copied() else { continue };
        let named = (first.saturating_sub(4)..first).any(|line| {
            let row = grid.rows().get(line).copied().unwrap_or(0);
            names_years(&fold(&grid.words(row, column)))
        });
        if named && cells.iter().all(|(_, year)| YEARS.contains(year)) {
            found.extend(cells.iter().map(|(line, _)| (*line, column)));
        }
    }
    found
}

fn number(grid: &Grid<'_>, line: usize, column: u32) -> Option<f64> {
    let row = grid.rows().get(line).copied()?;
    if let Some(number) = grid.sheet.cell(row, column).value.number() {
        return Some(number);
    }
    crate::text::plain_digits(&grid.words(row, column)).parse().ok().or(Some(f64::NAN))
}

fn names_years(folded: &str) -> bool {
    ["ປີ", "ปี", "ພສ", "พศ", "year"].iter().any(|word| folded.contains(word))
}

/// Two or more years that do not fall and lie near each other, and at least two different ones.
fn marches(years: impl Iterator<Item = f64>) -> bool {
    let years: Vec<f64> = years.collect();
    let in_order = years.windows(2).all(|pair| match pair {
        [one, next] => next >= one && next - one <= FURTHEST,
        _ => true,
    });
    years.len() >= 2
        && years.iter().all(|year| YEARS.contains(year) && year.fract() == 0.0)
        && in_order
        && years.first() != years.last()
}

fn writes_thai_or_lao(grid: &Grid<'_>) -> bool {
    let thai = |letter: char| ('\u{0E01}'..='\u{0E4F}').contains(&letter) || is_lao(letter);
    (0..grid.rows().len().min(60)).any(|line| {
        let row = grid.rows().get(line).copied().unwrap_or(0);
        (0..grid.width().min(40)).any(|column| {
            grid.kind_at(line, column) == Kind::Text
                && grid.sheet.cell(row, column).value.as_text().is_some_and(|text| text.chars().any(thai))
        })
    })
}
