//! Columns with several labels in one cell.

use super::*;

/// Several labels in one cell.
pub(super) fn settle_packing(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], lexicon: &Lexicon) {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    for column in columns.iter_mut().filter(|column| column.role == ColumnRole::Label) {
        column.packing = [',', ';', '|', '_']
            .into_iter()
            .find_map(|separator| separated(grid, lines.clone(), column, separator))
            .or_else(|| prefixed(grid, lines.clone(), column));
        if let Some(Packing::Prefixed { name }) = &column.packing
            && column.meaning == Meaning::Unknown
            && let Some(Named::Dimension(code)) = lexicon.named(name)
        {
            column.meaning = Meaning::Dimension(code);
        }
    }
}

fn separated(
    grid: &Grid<'_>,
    lines: std::ops::Range<usize>,
    column: &Column,
    separator: char,
) -> Option<Packing> {
    let head = column.name.split(['\\', '/']).next()?;
    let names: Vec<String> = head.split(separator).map(|name| name.trim().to_owned()).collect();
    if names.len() < 2 || names.iter().any(String::is_empty) {
        return None;
    }
    let mut all = 0;
    for line in lines.take(300) {
        let row = grid.rows().get(line).copied()?;
        let words = grid.words(row, column.column);
        if !words.is_empty() {
            all += 1;
            if words.split(separator).count() != names.len() {
                return None;
            }
        }
    }
    (all > 0).then_some(Packing::Separated { separator, names })
}

fn prefixed(grid: &Grid<'_>, lines: std::ops::Range<usize>, column: &Column) -> Option<Packing> {
    let mut common: Option<String> = None;
    let mut all = 0;
    for line in lines.take(400) {
        let row = grid.rows().get(line).copied()?;
        let words = grid.words(row, column.column);
        if words.is_empty() {
            continue;
        }
        let (name, rest) = words.split_once(": ")?;
        if rest.is_empty() || common.as_ref().is_some_and(|common| common != name) {
            return None;
        }
        common.get_or_insert_with(|| name.to_owned());
        all += 1;
    }
    (all >= 2).then(|| common.map(|name| Packing::Prefixed { name }))?
}
