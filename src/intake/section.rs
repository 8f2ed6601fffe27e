//! Rows of a table without values: which of them name the rows below, and which are nothing.

use super::correction::Said;
use super::grid::{Grid, Kind};
use super::lexicon::Lexicon;
use super::periods;
use super::reading::{Column, ColumnRole, Section};
use super::shape::{Shape, lines_of};
use crate::domain::CellRef;
use std::collections::BTreeSet;

/// Rows of the body without values: those that name the rows below, and the rest.
pub(super) fn sections(
    grid: &Grid<'_>,
    shape: &Shape,
    rows: (u32, u32),
    columns: &[Column],
    lexicon: &Lexicon,
) -> (Vec<Section>, Vec<u32>) {
    let values: Vec<u32> = columns
        .iter()
        .filter(|column| column.role == ColumnRole::Value)
        .map(|column| column.column)
        .collect();
    let labels: Vec<u32> = columns
        .iter()
        .filter(|column| matches!(column.role, ColumnRole::Label | ColumnRole::Note | ColumnRole::Code))
        .map(|column| column.column)
        .collect();
    let lines: Vec<usize> = lines_of(grid, rows.0, rows.1).collect();
    let has_values = |line: usize| {
        values.iter().any(|column| !matches!(grid.kind_at(line, *column), Kind::Blank | Kind::Text))
    };
    let one_label = labels.len() == 1;
    let usual_bold = usual_bold(grid, &lines, &labels, &has_values);
    let groups_repeat = one_label && groups_repeat(grid, &lines, &labels, &has_values);
    let rows_below = |place: usize| -> Vec<u32> {
        let below = lines.iter().skip(place + 1).take_while(|line| has_values(**line)).take(6);
        below.filter_map(|line| grid.rows().get(*line).copied()).collect()
    };
    let (mut sections, mut skipped): (Vec<Section>, Vec<u32>) = (Vec::new(), Vec::new());
    for (place, line) in lines.iter().enumerate() {
        let Some(row) = grid.rows().get(*line).copied() else { continue };
        if has_values(*line) && grid.said().row(row) != Some(&Said::Section) {
            continue;
        }
        let cells: Vec<u32> = (shape.column_first..=shape.column_last)
            .filter(|column| grid.kind_at(*line, *column) != Kind::Blank)
            .collect();
        let Some(cell) = cells.first().copied() else { continue };
        let next = lines.get(place + 1).copied();
        let next_values = next.is_some_and(&has_values);
        let depth = grid.indent(row, cell);
        let deeper = next.is_some_and(|next| {
            grid.rows().get(next).is_some_and(|below| label_indent(grid, *below, &labels) > depth)
        });
        let bold = grid.sheet.cell(row, cell).style.bold != usual_bold;
        let merged = grid.merged_to(row, cell) > cell;
        let told = bold || merged || deeper || grid.words(row, cell).ends_with(':');
        let apart = place == 0
            || lines
                .get(place - 1)
                .and_then(|line| grid.rows().get(*line))
                .is_some_and(|above| above + 1 < row);
        let section = match grid.said().row(row) {
            Some(Said::Section) => true,
            Some(Said::Values | Said::Total) => false,
            _ => {
                let evident = || {
                    told || apart
                        || groups_repeat
                        || means_else(grid, row, cell, &rows_below(place), &labels, lexicon)
                };
                cells.len() == 1 && (next_values || deeper) && (!one_label || evident())
            }
        };
        if !section {
            skipped.push(row);
            continue;
        }
        for earlier in sections.iter_mut().filter(|section| section.last_row >= row && section.depth >= depth)
        {
            earlier.last_row = row.saturating_sub(1);
        }
        sections.push(Section {
            cell: CellRef::new(row, cell),
            text: grid.label(row, cell),
            depth,
            last_row: rows.1,
        });
    }
    (sections, skipped)
}

/// Whether the groups of rows between rows without values have the same labels again: `Thailand`, `Japan`
/// below `Women`, and `Thailand`, `Japan` below `Men`.
fn groups_repeat(
    grid: &Grid<'_>,
    lines: &[usize],
    labels: &[u32],
    has_values: &dyn Fn(usize) -> bool,
) -> bool {
    let Some(label) = labels.first().copied() else { return false };
    let mut groups: Vec<BTreeSet<String>> = vec![BTreeSet::new()];
    for line in lines.iter().take(2000) {
        let Some(row) = grid.rows().get(*line).copied() else { continue };
        if !has_values(*line) {
            groups.push(BTreeSet::new());
        } else if let Some(group) = groups.last_mut() {
            group.insert(grid.label(row, label));
        }
    }
    groups.retain(|group| group.len() >= 2);
    groups.len() >= 2
        && groups.windows(2).all(|pair| match pair {
            [one, next] => one.intersection(next).count() * 3 >= one.len().min(next.len()) * 2,
            _ => false,
        })
}

/// Whether a row without values is a member of another list than the rows below it: `Women` above countries,
/// `2019` above names.
fn means_else(
    grid: &Grid<'_>,
    row: u32,
    cell: u32,
    below: &[u32],
    labels: &[u32],
    lexicon: &Lexicon,
) -> bool {
    let Some(label) = labels.first().copied() else { return false };
    let lists = lexicon.lists_with(&grid.label(row, cell));
    let time = periods::parse(&grid.words(row, cell)).is_some();
    (time || !lists.is_empty())
        && !below.is_empty()
        && below.iter().all(|below| {
            let text = grid.label(*below, label);
            let other = lexicon.lists_with(&text);
            let same_sort = time && periods::parse(&text).is_some();
            !same_sort && !lists.iter().any(|list| other.contains(list))
        })
}

fn label_indent(grid: &Grid<'_>, row: u32, labels: &[u32]) -> u8 {
    labels
        .iter()
        .find(|column| grid.kind(row, **column) != Kind::Blank)
        .map_or(0, |column| grid.indent(row, *column))
}

fn usual_bold(grid: &Grid<'_>, lines: &[usize], labels: &[u32], has_values: &dyn Fn(usize) -> bool) -> bool {
    let Some(first) = labels.first().copied() else { return false };
    let (mut bold, mut all) = (0, 0);
    for line in lines.iter().filter(|line| has_values(**line)).take(200) {
        let Some(row) = grid.rows().get(*line).copied() else { continue };
        all += 1;
        bold += u32::from(grid.sheet.cell(row, first).style.bold);
    }
    bold * 2 > all
}
