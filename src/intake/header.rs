//! The rows above a table: which head its columns, how far each heading reaches, which are titles.

use super::columns::{Tally, looks_like_values};
use super::correction::Said;
use super::grid::{Grid, Kind};
use super::reading::{Direction, HeaderCell, Level, Meaning};
use super::shape::{Shape, lines_of};

/// Longest words of a heading; longer ones are notes.
const LONGEST: usize = 250;
/// Most header rows.
const MOST: usize = 8;

/// The rows above a table's body, told apart.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Header rows from top to bottom.
    pub rows: Vec<u32>,
    /// Title rows from top to bottom.
    pub titles: Vec<u32>,
}

/// Tells header rows from titles.
pub fn head(grid: &Grid<'_>, shape: &Shape, tallies: &[Tally]) -> Head {
    let first_number = (shape.column_first..)
        .zip(tallies)
        .find(|(_, tally)| looks_like_values(tally))
        .map_or(0, |(column, _)| column);
    let over: Vec<u32> = (shape.column_first..)
        .zip(tallies)
        .filter(|(column, tally)| {
            // Years left of all numbers are labels of rows.
            looks_like_values(tally)
                || (tally.years > tally.texts && *column >= first_number)
                || (tally.markers > 0 && tally.texts == 0)
        })
        .map(|(column, _)| column)
        .collect();
    let mut head = Head::default();
    let mut below = shape.body_first;
    let zone = lines_of(grid, shape.zone_first, shape.body_first.saturating_sub(1));
    let mut closed = false;
    for line in zone.rev() {
        let Some(row) = grid.rows().get(line).copied().filter(|row| *row < shape.body_first) else {
            continue;
        };
        let cells: Vec<u32> = (shape.column_first..=shape.column_last)
            .filter(|column| grid.kind_at(line, *column) != Kind::Blank)
            .collect();
        if cells.is_empty() {
            continue;
        }
        match grid.said().row(row) {
            Some(Said::Header | Said::Tells(_)) => {
                // Rows between it and the table are headers too.
                head.rows.insert(0, row);
                below = row;
                closed = false;
                continue;
            }
            Some(Said::Title) => {
                closed = true;
                head.titles.insert(0, row);
                continue;
            }
            Some(Said::Section) => continue,
            _ => {}
        }
        let between = cells.len() == 1
            && !head.rows.is_empty()
            && cells
                .first()
                .is_some_and(|column| over.iter().find(|value| **value > shape.column_first) < Some(column))
            && is_wide_above(grid, shape, &over, row);
        if between && !closed {
            head.rows.insert(0, row);
            below = row;
            continue;
        }
        if closed || !accepts(grid, shape, &over, &head, row, &cells, below) {
            if head.rows.is_empty() && !closed && is_row_label(&over, &cells) {
                // A row of labels without values, between header and body.
                continue;
            }
            closed = true;
            head.titles.insert(0, row);
            continue;
        }
        head.rows.insert(0, row);
        below = row;
        closed = head.rows.len() >= MOST;
    }
    head
}

/// Whether the next filled row above, at most two rows away, heads several value columns: then a lone
/// heading below it belongs to one of them.
fn is_wide_above(grid: &Grid<'_>, shape: &Shape, over: &[u32], row: u32) -> bool {
    (1..=2).filter_map(|step| row.checked_sub(step)).filter(|above| *above >= shape.zone_first).any(|above| {
        let heads = over.iter().filter(|column| grid.kind(above, **column) == Kind::Text).count();
        heads >= 2 && over.iter().all(|column| !grid.kind(above, *column).is_number())
    })
}

fn is_row_label(over: &[u32], cells: &[u32]) -> bool {
    !cells.iter().any(|column| over.contains(column))
}

fn accepts(
    grid: &Grid<'_>,
    shape: &Shape,
    over: &[u32],
    head: &Head,
    row: u32,
    cells: &[u32],
    below: u32,
) -> bool {
    let reach = |column: u32| grid.merged_to(row, column);
    let above_values = cells
        .iter()
        .filter(|column| over.iter().any(|value| (**column..=reach(**column)).contains(value)))
        .count();
    if above_values == 0 {
        // Names of label columns may stand on a row of their own, directly above or below other headers.
        return !head.rows.is_empty() && cells.len() > 1 && row + 1 == below;
    }
    if cells.iter().any(|column| grid.words(row, *column).chars().count() > LONGEST) {
        return false;
    }
    let gap = (row + 1..below).any(|between| !over.iter().any(|column| grid.covered(between, *column)));
    let first = cells.first().copied().unwrap_or(0);
    let spans = cells.iter().any(|column| reach(*column) > *column);
    if cells.len() == 1 {
        let whole = first == shape.column_first && (reach(first) >= shape.column_last || !spans);
        let starts = over.first() == Some(&first)
            || over.iter().find(|column| **column > shape.column_first) == Some(&first);
        let alone = head.rows.is_empty() && over.len() == 1;
        return !gap
            && ((!whole && spans && shape.column_first < first)
                || (starts && first > shape.column_first && !head.rows.is_empty())
                || (alone && !whole));
    }
    let key_value = cells.len() == 2 && first == shape.column_first && grid.words(row, first).ends_with(':');
    if key_value {
        return false;
    }
    if head.rows.is_empty() {
        return true;
    }
    !gap || (above_values >= 2 && row + 3 >= below)
}

/// The words that name a column: the lowest heading that stands right above it.
pub fn names(grid: &Grid<'_>, shape: &Shape, rows: &[u32]) -> Vec<String> {
    (shape.column_first..=shape.column_last)
        .map(|column| {
            rows.iter()
                .rev()
                .find_map(|row| {
                    let (origin_row, origin_column) = grid.origin(*row, column);
                    let own = origin_column == column && grid.kind(origin_row, column) != Kind::Blank;
                    own.then(|| grid.label(origin_row, column))
                })
                .unwrap_or_default()
        })
        .collect()
}

/// Whether a wider heading stands over a column: then it belongs to a group of values.
pub fn spanned(grid: &Grid<'_>, shape: &Shape, rows: &[u32]) -> Vec<bool> {
    (shape.column_first..=shape.column_last)
        .map(|column| {
            rows.iter().take(rows.len().saturating_sub(1)).any(|row| {
                let origin = grid.origin(*row, column);
                let end = grid.merged_to(origin.0, origin.1);
                end > origin.1
                    && grid.kind(origin.0, origin.1) != Kind::Blank
                    && origin.1 > shape.column_first
            })
        })
        .collect()
}

/// The levels of headings over the value columns, each heading as far as it reaches.
pub fn levels(grid: &Grid<'_>, rows: &[u32], values: &[u32], labels: &[u32]) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let bottom = place + 1 == rows.len();
        let above = levels.last().map(|level| level.cells.clone());
        let cells = reach(grid, *row, values, labels, bottom, above.as_deref());
        if cells.is_empty() {
            continue;
        }
        let filled = cells.iter().any(|cell| cell.source.column != cell.column);
        let direction = if filled { Direction::UpLeft } else { Direction::Up };
        levels.push(Level { row: *row, name: String::new(), meaning: Meaning::Unknown, direction, cells });
    }
    levels
}

fn reach(
    grid: &Grid<'_>,
    row: u32,
    values: &[u32],
    labels: &[u32],
    bottom: bool,
    above: Option<&[HeaderCell]>,
) -> Vec<HeaderCell> {
    let own = |column: u32| grid.kind(row, column) != Kind::Blank;
    let count = values.iter().filter(|column| own(**column)).count();
    let centred = !bottom && is_centred(grid, row, values, count);
    let heading = |column: u32| {
        above.and_then(|cells| cells.iter().find(|cell| cell.column == column)).map(|cell| cell.source)
    };
    let mut cells = Vec::new();
    let mut current: Option<(u32, u32, u32)> = None;
    for column in values {
        let (origin_row, origin_column) = grid.origin(row, *column);
        let source = if grid.kind(origin_row, origin_column) != Kind::Blank {
            // A heading merged downwards from a row above is named there already.
            if origin_row < row {
                current = None;
                continue;
            }
            let end = grid.merged_to(origin_row, origin_column);
            current = Some((origin_row, origin_column, end));
            Some((origin_row, origin_column))
        } else {
            current
                .filter(|(_, from, end)| {
                    let merged_ends = *end > *from && *column > *end;
                    let crosses = labels
                        .iter()
                        .any(|label| (*from..*column).contains(label) && label > from && own(*label));
                    !bottom && !merged_ends && !crosses && heading(*from) == heading(*column)
                })
                .map(|(row, from, _)| (row, from))
        };
        if let Some((source_row, source_column)) = source {
            cells.push(HeaderCell {
                column: *column,
                source: Grid::place(source_row, source_column),
                text: grid.label(source_row, source_column),
            });
        }
    }
    if centred { spread(grid, row, values, count).unwrap_or(cells) } else { cells }
}

/// Headings that stand in the middle of equal groups instead of at their left.
fn is_centred(grid: &Grid<'_>, row: u32, values: &[u32], count: usize) -> bool {
    count >= 2
        && values.len().is_multiple_of(count)
        && values.len() / count >= 3
        && values
            .first()
            .is_some_and(|first| grid.kind(row, *first) == Kind::Blank && !grid.covered(row, *first))
}

fn spread(grid: &Grid<'_>, row: u32, values: &[u32], count: usize) -> Option<Vec<HeaderCell>> {
    let size = values.len() / count;
    let mut cells = Vec::new();
    for group in values.chunks(size) {
        let mut own = group.iter().filter(|column| grid.kind(row, **column) != Kind::Blank);
        let source = *own.next()?;
        if own.next().is_some() {
            return None;
        }
        let text = grid.label(row, source);
        cells.extend(group.iter().map(|column| HeaderCell {
            column: *column,
            source: Grid::place(row, source),
            text: text.clone(),
        }));
    }
    Some(cells)
}
