//! Columns that say again what another says: codes beside names, words that never change.

use super::*;

/// Most columns of labels that all speak of a value.
const MOST_LABELS: usize = 9;

/// In a wide table of records codes beside their names, and columns that never change, say nothing more.
pub(super) fn settle_twins(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], lexicon: &Lexicon) {
    let is_label = |column: &Column| column.role == ColumnRole::Label;
    if columns.iter().filter(|column| is_label(column)).count() <= MOST_LABELS {
        return;
    }
    let lines: Vec<u32> = lines_of(grid, shape.body_first, shape.body_last)
        .take(1000)
        .filter_map(|line| grid.rows().get(line).copied())
        .collect();
    let words = |column: u32| lines.iter().map(|row| grid.words(*row, column)).collect::<Vec<_>>();
    let texts: BTreeMap<u32, Vec<String>> = columns
        .iter()
        .filter(|column| is_label(column))
        .map(|column| (column.column, words(column.column)))
        .collect();
    for place in 0..columns.len() {
        let twin = columns.get(place).is_some_and(|column| {
            is_label(column) && is_code(column, lexicon) && has_twin(column, columns, &texts)
        });
        if twin && let Some(column) = columns.get_mut(place) {
            column.role = ColumnRole::Code;
        }
    }
    let mut left = columns.iter().filter(|column| is_label(column)).count();
    for column in columns.iter_mut().rev() {
        let dull = is_label(column)
            && column.meaning == Meaning::Unknown
            && lines.len() > 2
            && texts
                .get(&column.column)
                .is_some_and(|own| own.windows(2).all(|two| two.first() == two.get(1)));
        if dull && left > MOST_LABELS {
            column.role = ColumnRole::Note;
            left -= 1;
        }
    }
}

fn is_code(column: &Column, lexicon: &Lexicon) -> bool {
    matches!(lexicon.named(&column.name), Some(Named::Code))
        || crate::text::fold(&column.name).ends_with("code")
}

/// Whether a column of names says the same as a column of codes.
fn has_twin(column: &Column, columns: &[Column], texts: &BTreeMap<u32, Vec<String>>) -> bool {
    let Some(own) = texts.get(&column.column) else { return false };
    columns.iter().any(|other| {
        other.column != column.column
            && other.role == ColumnRole::Label
            && !crate::text::fold(&other.name).ends_with("code")
            && texts.get(&other.column).is_some_and(|other| one_to_one(own, other))
    })
}

/// Whether each text of one column goes with one text of the other, and the other way round.
fn one_to_one(one: &[String], other: &[String]) -> bool {
    let (mut there, mut back) = (HashMap::new(), HashMap::new());
    one.iter().zip(other).all(|(one, other)| {
        one.is_empty() == other.is_empty()
            && *there.entry(one).or_insert(other) == other
            && *back.entry(other).or_insert(one) == one
    })
}

/// Codes stand in for names where a table has no names.
pub(super) fn settle_codes(columns: &mut [Column]) {
    let named =
        columns.iter().any(|column| column.role == ColumnRole::Label && column.meaning != Meaning::Period);
    if named {
        return;
    }
    for column in columns.iter_mut() {
        if column.role == ColumnRole::Code && matches!(column.meaning, Meaning::Dimension(_)) {
            column.role = ColumnRole::Label;
        }
    }
}
