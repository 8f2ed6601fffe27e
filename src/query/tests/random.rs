//! Whatever the store holds: no number comes from nowhere, and none is counted twice.

use super::*;
use crate::domain::{ConfStatus, Key, Number, Observation, Publication};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn observations() -> impl Strategy<Value = Vec<Observation>> {
    let key = (
        prop::sample::select(vec!["IMM_STOCK", "POP_TOTAL"]),
        prop::sample::select(vec!["LA", "13", "THA"]),
        prop::sample::select(vec!["2019", "2020", "2020-Q1"]),
        prop::sample::select(vec!["", "F", "M"]),
        prop::sample::select(vec!["", "CHN", "VNM"]),
        prop::sample::select(vec![("UN", "2020"), ("UN", "2024"), ("CENSUS", "")]),
    );
    let value = (prop::option::weighted(0.8, 0_u32..1000), prop::bool::weighted(0.1));
    prop::collection::vec((key, value), 0..60).prop_map(|list| {
        let made: BTreeMap<Key, Observation> =
            list.into_iter().map(|(key, value)| made(key, value)).collect();
        made.into_values().collect()
    })
}

type Parts =
    (&'static str, &'static str, &'static str, &'static str, &'static str, (&'static str, &'static str));

fn made(
    (indicator, area, when, sex, origin, (source, edition)): Parts,
    (number, secret): (Option<u32>, bool),
) -> (Key, Observation) {
    let dims = [("sex", sex), ("origin", origin)];
    let key = Key {
        indicator: indicator.into(),
        dims: dims
            .into_iter()
            .filter(|(_, code)| !code.is_empty())
            .map(|(dimension, code)| (DimensionCode::from(dimension), Code::from(code)))
            .collect(),
        area: area.into(),
        period: period(when),
        publication: Publication { source: source.into(), edition: edition.to_owned() },
    };
    let observation = Observation {
        key: key.clone(),
        number: number.map(|number| Number::new(f64::from(number), 0)),
        status: if number.is_some() { ObsStatus::Normal } else { ObsStatus::Missing },
        confidentiality: if secret { ConfStatus::Confidential } else { ConfStatus::Free },
        raw: None,
        note: None,
    };
    (key, observation)
}

/// Every cell that is not empty: what it is about, and what it says.
fn said(cube: &Cube) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for row in 0..cube.rows.len() {
        for column in 0..cube.columns.len() {
            let cell = cube.cell(row, column).expect("cell");
            if cell.present {
                let mut members: Vec<String> = cube
                    .members(row, column)
                    .map(|(dimension, member)| format!("{dimension}={member:?}"))
                    .collect();
                members.sort();
                found.insert(format!("{members:?} {:?} {:?} {}", cell.number, cell.status, cell.computed));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_number_is_stored_or_marked_as_computed(list in observations()) {
        let stored: BTreeMap<Key, Observation> =
            list.iter().map(|observation| (observation.key.clone(), observation.clone())).collect();
        let memory = Memory::new(list);
        for indicator in ["IMM_STOCK", "IMM_STOCK_SHARE"] {
            let cube = ask(&memory, &selection(indicator), &layout("area period | source sex origin"), &Work::new())
                .expect("cube");
            for row in 0..cube.rows.len() {
                for column in 0..cube.columns.len() {
                    let cell = cube.cell(row, column).expect("cell");
                    prop_assert!(cell.present || cell.number.is_none());
                    prop_assert!(cell.number.is_none() || cell.confidentiality.is_free());
                    if cell.present && !cell.computed {
                        let known = &stored[&cube.key(row, column).expect("key")];
                        let open = known.number.filter(|_| known.confidentiality.is_free());
                        prop_assert_eq!(cell.number, open);
                    }
                }
            }
            if indicator == "IMM_STOCK" {
                let cells = cube.cells.iter().filter(|cell| cell.present && !cell.computed).count();
                let of_indicator = stored.keys().filter(|key| key.indicator == "IMM_STOCK").count();
                prop_assert_eq!(cells, of_indicator, "each observation has one cell");
            }
        }
    }

    #[test]
    fn turning_the_table_changes_no_cell(list in observations()) {
        let memory = Memory::new(list);
        let turned = |lies: &str| {
            said(&ask(&memory, &selection("IMM_STOCK"), &layout(lies), &Work::new()).expect("cube"))
        };
        let one = turned("area period | source sex origin");
        for other in ["source sex origin | area period", "origin | period area sex source", "| sex source area period origin"] {
            prop_assert_eq!(&turned(other), &one, "{}", other);
        }
    }

    #[test]
    fn members_and_the_difference_give_the_published_total(list in observations()) {
        let memory = Memory::new(list);
        let cube = ask(&memory, &selection("IMM_STOCK"), &layout("area period source sex | origin"), &Work::new())
            .expect("cube");
        let place = |wanted: &MemberRef| cube.columns.iter().position(|header| header.members[0] == *wanted);
        let (rest, total) = (place(&MemberRef::Remainder), place(&MemberRef::Code(Code::from("_T"))));
        let number = |row, column: Option<usize>| {
            column.and_then(|column| cube.cell(row, column)).and_then(|cell| cell.number).map(|number| number.value)
        };
        for row in 0..cube.rows.len() {
            let Some(rest_value) = number(row, rest) else { continue };
            let parts: f64 = (0..cube.columns.len())
                .filter(|column| Some(*column) != total && Some(*column) != rest)
                .filter_map(|column| number(row, Some(column)))
                .sum();
            prop_assert!(rest_value > 0.0);
            prop_assert_eq!(Some(parts + rest_value), number(row, total));
        }
    }

    #[test]
    fn what_is_offered_is_what_is_there(list in observations()) {
        let memory = Memory::new(list);
        let (question, lies) = (selection("IMM_STOCK"), layout("area period | source sex origin"));
        let offered = choices(&memory, &question, &lies, &Work::new()).expect("choices");
        let cube = ask(&memory, &question, &lies, &Work::new()).expect("cube");
        let there = cube.cells.iter().filter(|cell| cell.present && !cell.computed).count();
        let counted: u64 = offered.publications.iter().map(|known| known.count).sum();
        prop_assert_eq!(u64::try_from(there).expect("small"), counted);
    }
}
