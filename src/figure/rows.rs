//! Rows of a table in another order, or only those that are looked for. The numbers stay where they are:
//! what is given is an order of rows.

use super::cell::{Shown, shown};
use super::table::TableText;
use crate::query::{Cube, MemberRef};
use crate::text::{fold_toneless, sort};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// By what rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortBy {
    /// By the numbers of a column.
    Column(usize),
    /// By the names of a row level, in the order of the language.
    Name(usize),
}

/// An order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The largest, or the last name, first.
    pub falling: bool,
}

impl Sort {
    /// What follows when the same head is pressed again: numbers fall, rise, then stand as they were; names
    /// rise first.
    pub fn next(before: Option<Self>, by: SortBy) -> Option<Self> {
        let first = matches!(by, SortBy::Column(_));
        match before.filter(|sort| sort.by == by) {
            None => Some(Self { by, falling: first }),
            Some(sort) if sort.falling == first => Some(Self { by, falling: !first }),
            Some(_) => None,
        }
    }
}

/// Rows that are wished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowWish {
    /// In which order.
    pub sort: Option<Sort>,
    /// Only rows whose names hold this text; Lao also without tone marks. Empty: all.
    pub find: String,
}

/// What a row is sorted by, beside its place.
enum Key {
    Nothing,
    Number(f64),
    Name(Vec<u8>),
}

/// Rows of the cube as they are wished; `None` where that is all of them as they are. Within the outer
/// levels rows stay together; totals stand before the others, the rest of a total and rows without a
/// number behind them, whichever way is sorted.
pub fn row_order(cube: &Cube, text: &TableText, wish: &RowWish) -> Option<Vec<usize>> {
    let wanted = fold_toneless(wish.find.trim());
    if wish.sort.is_none() && wanted.is_empty() {
        return None;
    }
    let mut rows: Vec<usize> = (0..text.rows.len()).collect();
    if !wanted.is_empty() {
        rows.retain(|row| holds(text, *row, &wanted));
    }
    if let Some(sort) = wish.sort {
        let keyed: Vec<(usize, usize, u8, Key)> = keys(cube, text, sort, &rows);
        let mut order: Vec<usize> = (0..keyed.len()).collect();
        order.sort_by(|a, b| match (keyed.get(*a), keyed.get(*b)) {
            (Some(a), Some(b)) => compare(a, b, sort.falling),
            _ => Ordering::Equal,
        });
        rows = order.into_iter().filter_map(|at| keyed.get(at).map(|key| key.1)).collect();
    }
    Some(rows)
}

fn holds(text: &TableText, row: usize, wanted: &str) -> bool {
    let labels = text.rows.get(row).into_iter().flat_map(|head| &head.labels);
    labels.into_iter().any(|label| fold_toneless(label).contains(wanted))
}

/// Of each row: its outer group, itself, its class (total, usual, rest, without number), its key.
fn keys(cube: &Cube, text: &TableText, sort: Sort, rows: &[usize]) -> Vec<(usize, usize, u8, Key)> {
    // The level by which is sorted, or the last one, is what moves; what stands outside keeps together.
    let level = match sort.by {
        SortBy::Name(level) => level,
        SortBy::Column(_) => cube.row_levels.len().saturating_sub(1),
    };
    let mut group = 0;
    let mut before: Option<&[MemberRef]> = None;
    rows.iter()
        .map(|row| {
            let members = cube.rows.get(*row).map_or(&[][..], |head| head.members.as_slice());
            let outer = members.get(..level).unwrap_or_default();
            if before.is_some_and(|before| before != outer) {
                group += 1;
            }
            before = Some(outer);
            let total = text.rows.get(*row).is_some_and(|head| head.total);
            let rest = members.contains(&MemberRef::Remainder);
            let key = match sort.by {
                SortBy::Name(level) => {
                    let label = text.rows.get(*row).and_then(|head| head.labels.get(level));
                    Key::Name(label.map(|label| sort::key(text.lang, label)).unwrap_or_default())
                }
                SortBy::Column(column) => match cube.cell(*row, column).map(shown) {
                    Some(Shown::Number(number)) => Key::Number(number.value),
                    _ => Key::Nothing,
                },
            };
            let class = match (total, rest, &key) {
                (true, _, _) => 0,
                (_, true, _) => 2,
                (_, _, Key::Nothing) => 3,
                _ => 1,
            };
            (group, *row, class, key)
        })
        .collect()
}

fn compare(
    (group, row, class, key): &(usize, usize, u8, Key),
    (other_group, other_row, other_class, other): &(usize, usize, u8, Key),
    falling: bool,
) -> Ordering {
    let by_key = match (key, other) {
        (Key::Number(one), Key::Number(two)) => one.total_cmp(two),
        (Key::Name(one), Key::Name(two)) => one.cmp(two),
        _ => Ordering::Equal,
    };
    let by_key = if falling { by_key.reverse() } else { by_key };
    (group, class).cmp(&(other_group, other_class)).then(by_key).then(row.cmp(other_row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::i18n::NumberStyle;
    use crate::query::memory::{Memory, catalogue, facts};
    use crate::query::{Layout, Selection, ask};

    fn table(lines: &str, rows: &[&str]) -> (Cube, TableText) {
        let memory = Memory::new(facts(lines));
        let layout = Layout {
            rows: rows.iter().map(|code| (*code).into()).collect(),
            columns: vec!["sex".into()],
            ..Layout::default()
        };
        let selection = Selection::of("IMM_STOCK".into());
        let cube = ask(&memory, &selection, &layout, &Default::default()).expect("cube");
        let text = TableText::of(&cube, &catalogue(), Lang::En, NumberStyle::Point).expect("words");
        (cube, text)
    }

    fn names(text: &TableText, order: &[usize]) -> Vec<String> {
        order.iter().map(|row| text.rows[*row].labels.join("/")).collect()
    }

    const LINES: &str = "IMM_STOCK LA 2020 UN 30\n\
        IMM_STOCK LA 2020 origin=CHN UN 9\n\
        IMM_STOCK LA 2020 origin=THA UN ?L\n\
        IMM_STOCK LA 2020 origin=VNM UN 12";

    fn sorted(by: SortBy, falling: bool) -> RowWish {
        RowWish { sort: Some(Sort { by, falling }), find: String::new() }
    }

    #[test]
    fn totals_stay_first_and_missing_numbers_last_whichever_way_is_sorted() {
        let (cube, text) = table(LINES, &["origin"]);
        for (falling, middle) in [(true, ["VNM", "CHN"]), (false, ["CHN", "VNM"])] {
            let order = row_order(&cube, &text, &sorted(SortBy::Column(0), falling)).expect("an order");
            let codes: Vec<&str> = order
                .iter()
                .map(|row| match &cube.rows[*row].members[0] {
                    MemberRef::Code(code) => code.as_str(),
                    _ => "",
                })
                .collect();
            assert_eq!(codes, ["_T", middle[0], middle[1], "THA"]);
        }
    }

    #[test]
    fn rows_of_one_outer_member_stay_together() {
        let lines = "IMM_STOCK LA 2015 origin=CHN UN 1\nIMM_STOCK LA 2015 origin=VNM UN 2\n\
            IMM_STOCK LA 2020 origin=CHN UN 4\nIMM_STOCK LA 2020 origin=VNM UN 8";
        let (cube, text) = table(lines, &["period", "origin"]);
        let order = row_order(&cube, &text, &sorted(SortBy::Column(0), true)).expect("an order");
        assert_eq!(
            names(&text, &order),
            ["2015/VNM in English", "2015/CHN in English", "2020/VNM in English", "2020/CHN in English"]
        );
    }

    #[test]
    fn rows_are_found_by_their_names_without_regard_to_case() {
        let (cube, text) = table(LINES, &["origin"]);
        let wish = RowWish { find: String::from("vnm"), sort: None };
        assert_eq!(names(&text, &row_order(&cube, &text, &wish).expect("rows")), ["VNM in English"]);
        assert_eq!(row_order(&cube, &text, &RowWish::default()), None);
    }

    #[test]
    fn a_head_pressed_thrice_gives_the_rows_back_as_they_were() {
        let by = SortBy::Column(1);
        let once = Sort::next(None, by);
        assert_eq!(once, Some(Sort { by, falling: true }));
        let twice = Sort::next(once, by);
        assert_eq!(twice, Some(Sort { by, falling: false }));
        assert_eq!(Sort::next(twice, by), None);
        assert_eq!(Sort::next(once, SortBy::Name(0)), Some(Sort { by: SortBy::Name(0), falling: false }));
    }
}
