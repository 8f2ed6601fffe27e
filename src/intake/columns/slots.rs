//! Label columns that come again beside each group of values.

use super::*;

/// Label columns of the same name serve the values beside them.
pub(super) fn settle_slots(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column]) {
    let first_value = columns
        .iter()
        .find(|column| column.role == ColumnRole::Value)
        .map_or(u32::MAX, |column| column.column);
    let last_value = columns
        .iter()
        .rev()
        .find(|column| column.role == ColumnRole::Value)
        .map_or(0, |column| column.column);
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        if matches!(column.role, ColumnRole::Label | ColumnRole::Flag | ColumnRole::Unit)
            && !column.name.is_empty()
        {
            by_name.entry(column.name.to_lowercase()).or_default().push(place);
        }
    }
    // Repeated without a name: the same words as the first column.
    let first_label = columns.iter().position(|column| column.role == ColumnRole::Label);
    for place in 0..columns.len() {
        let Some((first, column)) =
            first_label.and_then(|first| Some((columns.get(first)?, columns.get(place)?)))
        else {
            break;
        };
        if column.role == ColumnRole::Label
            && column.column > first_value
            && same_words(grid, shape, first.column, column.column)
        {
            let (slot, name, meaning) = (first.slot, first.name.clone(), first.meaning.clone());
            if let Some(column) = columns.get_mut(place) {
                (column.slot, column.name, column.meaning, column.scope) =
                    (slot, name, meaning, Scope::Rightward);
            }
        }
    }
    for places in by_name.values().filter(|places| places.len() > 1) {
        let first = places.first().and_then(|place| columns.get(*place)).map_or(0, |column| column.column);
        let scope = if first < first_value { Scope::Rightward } else { Scope::Leftward };
        for place in places {
            if let Some(column) = columns.get_mut(*place) {
                column.slot = first;
                column.scope = scope;
            }
        }
    }
    // A lone column of words between values speaks of the value before it, unless labels stand there only.
    for column in columns.iter_mut() {
        let inside = column.column > first_value && column.column < last_value;
        if column.role == ColumnRole::Label
            && column.scope == Scope::Row
            && inside
            && column.slot == column.column
        {
            column.scope = Scope::Leftward;
        }
    }
}

fn same_words(grid: &Grid<'_>, shape: &Shape, one: u32, other: u32) -> bool {
    if one == other {
        return false;
    }
    let (mut same, mut all) = (0, 0);
    for line in lines_of(grid, shape.body_first, shape.body_last).take(200) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        if grid.kind_at(line, other) == Kind::Blank {
            continue;
        }
        all += 1;
        same += u32::from(grid.label(row, one) == grid.label(row, other));
    }
    all >= 3 && same * 10 >= all * 8
}
