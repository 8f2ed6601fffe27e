//! Keys that are written once for a group of rows.

use super::*;

/// Key columns that are written once for a group of rows.
pub(super) fn settle_fill_down(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column]) {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    let labels: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == ColumnRole::Label)
        .map(|(place, _)| place)
        .collect();
    for (order, place) in labels.iter().enumerate() {
        let Some(column) = columns.get(*place).map(|column| column.column) else { continue };
        let merged = lines.clone().any(|line| {
            grid.rows()
                .get(line)
                .is_some_and(|row| grid.covered(*row, column) && grid.origin(*row, column).0 != *row)
        });
        // Of nested keys only the innermost is written in every row.
        let fills = merged
            || labels
                .iter()
                .skip(order + 1)
                .filter_map(|place| columns.get(*place))
                .any(|next| keys_above(grid, lines.clone(), column, next.column));
        if fills && let Some(column) = columns.get_mut(*place) {
            column.fill_down = true;
        }
    }
}

/// The first row has a key, many rows have none, and the labels beside it come round again.
fn keys_above(grid: &Grid<'_>, lines: std::ops::Range<usize>, column: u32, next: u32) -> bool {
    let (mut blank, mut filled, mut both, mut all) = (0u32, 0u32, 0u32, 0u32);
    let mut first_filled = None;
    let mut beside: HashMap<String, u32> = HashMap::new();
    let mut with_next = 0u32;
    for line in lines.take(4000) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        let values = grid
            .line(line)
            .iter()
            .skip(usize::try_from(next).unwrap_or(0) + 1)
            .any(|kind| *kind != Kind::Blank);
        if !values {
            continue;
        }
        let has = grid.kind_at(line, column) != Kind::Blank;
        first_filled.get_or_insert(has);
        blank += u32::from(!has);
        filled += u32::from(has);
        all += 1;
        both +=
            u32::from(has && grid.kind_at(line, next) != Kind::Blank && is_word(&grid.words(row, column)));
        if grid.kind_at(line, next) != Kind::Blank {
            with_next += 1;
            *beside.entry(grid.label(row, next)).or_default() += 1;
        }
    }
    let come_again = beside.values().filter(|count| **count > 1).count() * 2 >= beside.len();
    // A single group has nothing to come round: the key is written once, at the top.
    let single = filled == 1 && first_filled == Some(true);
    // Every row has the inner key, and the first of each group the outer one too.
    let nested = filled > 1 && both * 3 >= filled * 2 && with_next * 10 >= all * 8;
    first_filled == Some(true)
        && blank > 0
        && blank >= filled
        && with_next >= blank
        && (come_again || single || nested)
}

fn is_word(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_alphabetic() || crate::text::is_lao(*letter)).count() > 2
}
