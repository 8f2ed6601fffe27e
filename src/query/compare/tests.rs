//! Two answers side by side.

use super::*;
use crate::query::memory::{Memory, facts, period};

fn compared(lines: &str, selection: &Selection, with: &With) -> Result<Cube, QueryError> {
    compare(&Memory::new(facts(lines)), selection, with, &Layout::default(), &Work::new())
}

fn numbers(cube: &Cube) -> Vec<Vec<Option<f64>>> {
    let width = cube.columns.len();
    cube.cells
        .chunks(width)
        .map(|row| row.iter().map(|cell| cell.number.map(|n| n.value)).collect())
        .collect()
}

const LINES: &str = "IMM_STOCK LA 2015 UN:2020 100\nIMM_STOCK LA 2020 UN:2020 120\n\
    IMM_STOCK LA 2020 UN:2024 150\nIMM_STOCK LA 2024 UN:2024 ?L\nIMM_STOCK THA 2020 UN:2020 60\n\
    POP_TOTAL LA 2020 UN:2020 1000";

fn edition(text: &str) -> Publication {
    Publication { source: "UN".into(), edition: text.to_owned() }
}

fn first() -> Selection {
    let mut selection = Selection::of("IMM_STOCK".into());
    (selection.source, selection.edition) = (Some("UN".into()), Some(String::from("2020")));
    selection
}

#[test]
fn two_editions_stand_side_by_side_with_difference_and_ratio() {
    let cube = compared(LINES, &first(), &With::Publication(edition("2024"))).expect("cube");
    assert_eq!(
        numbers(&cube),
        [
            vec![Some(100.0), None, None, None],
            vec![Some(120.0), Some(150.0), Some(30.0), Some(125.0)],
            vec![None, None, None, None],
        ]
    );
    assert_eq!(cube.publications.len(), 2);
    let sides = cube.sides().expect("two sides");
    assert_eq!((sides.columns.len(), sides.cells.len()), (2, 6));
}

#[test]
fn two_places_and_two_years_are_compared_the_same_way() {
    let with = With::Member("area".into(), Code::from("THA"));
    let cube = compared(LINES, &first(), &with).expect("cube");
    assert_eq!(numbers(&cube)[1], [Some(120.0), Some(60.0), Some(-60.0), Some(50.0)]);
    let cube = compared(LINES, &first(), &With::Period(period("2015"))).expect("cube");
    let row = &numbers(&cube)[0];
    assert_eq!(row[..3], [Some(120.0), Some(100.0), Some(-20.0)]);
    assert!(row[3].is_some_and(|ratio| (ratio - 83.333).abs() < 0.01), "{row:?}");
}

#[test]
fn a_hidden_number_is_not_given_away_by_a_difference() {
    let lines = "IMM_STOCK LA 2020 UN:2020 12\nIMM_STOCK LA 2020 UN:2024 3 C";
    let cube = compared(lines, &first(), &With::Publication(edition("2024"))).expect("cube");
    assert_eq!((cube.cells[2].number, cube.cells[3].number), (None, None));
}

#[test]
fn a_mirror_shows_both_definitions_and_refuses_other_units() {
    let cube = compared(LINES, &first(), &With::Indicator("POP_TOTAL".into())).expect("cube");
    assert_eq!(numbers(&cube)[1][1], Some(1000.0));
    let defined = |note: &&CubeNote| matches!(note, CubeNote::Message(one) if one.id == "query-note-defined");
    assert_eq!(cube.notes.iter().filter(defined).count(), 2);
    let lines = "IMM_STOCK LA 2020 UN:2020 12\nGDP LA 2020 WB 3";
    let refused = compared(lines, &first(), &With::Indicator("GDP".into())).expect_err("other unit");
    assert_eq!(refused.message().id, "query-compare-units");
}

#[test]
fn progress_is_the_part_of_the_way_from_the_first_value_to_the_target() {
    let catalogue = crate::query::memory::catalogue();
    let mut indicator = catalogue.indicator("IMM_STOCK").expect("known").clone();
    indicator.targets = vec![(period("2030"), Number::new(200.0, 0))];
    let refused = compared(LINES, &first(), &With::Target).expect_err("no target");
    assert_eq!(refused.message().id, "query-compare-no-target");
    let plain =
        ask(&Memory::new(facts(LINES)), &first(), &lying(&Layout::default(), &With::Target), &Work::new());
    let mut own = plain.expect("cube");
    own.indicator = std::sync::Arc::new(indicator);
    let cube = with_targets(&own).expect("targets");
    assert_eq!(numbers(&cube)[1], [Some(120.0), None, Some(80.0), Some(20.0)]);
    assert_eq!(numbers(&cube)[2], [None, Some(200.0), None, None]);
}
