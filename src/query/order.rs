//! The order of members on an axis: totals first, then the list's own order; areas along their tree;
//! periods of one kind together.

use crate::domain::{AgeInterval, Catalogue, Code, DimensionCode, Period, PeriodKind};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Stands in a disaggregation for "other or not stated", which no list has.
pub(super) const REMAINDER: &str = "\u{1}remainder";

/// A key to sort the members of a dimension by.
pub(super) type MemberOrder = (u8, Vec<usize>, Option<(u8, Reverse<u8>)>, Code);

/// Where a member stands among those of its dimension, along the whole tree of its list.
pub(super) fn member_order(catalogue: &Catalogue, dimension: &DimensionCode, code: &Code) -> MemberOrder {
    order(catalogue, dimension, code, &|_| true)
}

/// Where a member stands among these: regions that are not among them part no provinces, which then stand in
/// their official order, the capital first.
pub(super) fn order_among<'a>(
    catalogue: &Catalogue,
    dimension: &DimensionCode,
    codes: impl IntoIterator<Item = &'a Code>,
) -> Vec<(MemberOrder, &'a Code)> {
    let codes: BTreeSet<&Code> = codes.into_iter().collect();
    let list = catalogue.list_of(dimension.as_str());
    let is_region = |code: &Code| {
        list.and_then(|list| list.get(code.as_str()))
            .is_some_and(|item| item.level.as_deref() == Some("region"))
    };
    let stands = |code: &Code| !is_region(code) || codes.contains(code);
    let mut keyed: Vec<(MemberOrder, &Code)> =
        codes.iter().map(|code| (order(catalogue, dimension, code, &stands), *code)).collect();
    keyed.sort();
    keyed
}

fn order(
    catalogue: &Catalogue,
    dimension: &DimensionCode,
    code: &Code,
    stands: &dyn Fn(&Code) -> bool,
) -> MemberOrder {
    let group = match code.as_str() {
        Code::TOTAL => 0,
        REMAINDER => 2,
        _ => 1,
    };
    let Some(list) = catalogue.list_of(dimension.as_str()) else {
        return (group, Vec::new(), None, code.clone());
    };
    let mut path = vec![list.position(code.as_str())];
    let (mut current, mut steps) = (code, 0);
    while let Some(parent) = list.get(current.as_str()).and_then(|item| item.parent.as_ref()) {
        // A list may hold a loop by mistake; a path longer than the list is one.
        steps += 1;
        if steps > list.len() {
            break;
        }
        if stands(parent) {
            path.push(list.position(parent.as_str()));
        }
        current = parent;
    }
    path.reverse();
    let age = AgeInterval::of_code(code.as_str())
        .filter(|_| list.get(code.as_str()).is_none())
        .map(|age| (age.from, Reverse(age.to.unwrap_or(u8::MAX))));
    (group, path, age, code.clone())
}

/// Where a period stands: one frequency after the other, each in time.
pub(super) fn period_order(period: Period) -> (PeriodKind, Period) {
    (period.kind(), period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::memory::catalogue;

    #[test]
    fn women_stand_before_men_and_the_total_before_both() {
        let (catalogue, sex) = (catalogue(), DimensionCode::from("sex"));
        let mut codes = ["M", REMAINDER, "F", "_T"].map(Code::from);
        codes.sort_by_key(|code| member_order(&catalogue, &sex, code));
        assert_eq!(codes, ["_T", "F", "M", REMAINDER]);
    }

    #[test]
    fn areas_stand_along_their_tree() {
        let (catalogue, area) = (catalogue(), DimensionCode::from("area"));
        let mut codes = ["THA", "13", "1301", "01", "LA", "_T"].map(Code::from);
        codes.sort_by_key(|code| member_order(&catalogue, &area, code));
        assert_eq!(codes, ["_T", "LA", "01", "13", "1301", "THA"]);
    }

    #[test]
    fn provinces_stand_in_their_official_order_where_no_region_stands_among_them() {
        let (catalogue, area) = (crate::store::shipped_catalogue(), DimensionCode::from("area"));
        let among = |codes: &[&str]| {
            let codes: Vec<Code> = codes.iter().copied().map(Code::from).collect();
            let ordered = order_among(&catalogue, &area, &codes);
            ordered.into_iter().map(|(_, code)| code.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(among(&["THA", "02", "18", "01", "LA", "_T"]), ["_T", "LA", "01", "02", "18", "THA"]);
        assert_eq!(among(&["R_C", "R_N", "02", "01"]), ["R_N", "02", "R_C", "01"], "under their regions");
    }

    #[test]
    fn ages_that_the_list_does_not_name_stand_by_their_years() {
        let (catalogue, age) = (catalogue(), DimensionCode::from("age"));
        let mut codes = ["Y30T31", "Y16T20", "Y0T4", "_T"].map(Code::from);
        codes.sort_by_key(|code| member_order(&catalogue, &age, code));
        assert_eq!(codes, ["_T", "Y0T4", "Y16T20", "Y30T31"]);
    }
}
