//! Indicators computed from others.

use super::*;
use crate::query::memory::fact;

const PARTS: &str = "
    POP_TOTAL LA 2015 CENSUS 6492228
    POP_TOTAL LA 2015 WPP:2019 6741160
    POP_TOTAL LA 2020 WPP:2019 7275556
    POP_TOTAL LA 2020 sex=F WPP:2019 3624440
    POP_TOTAL THA 2020 WPP:2019 69799978
    IMM_STOCK LA 2015 UN:2020 45538
    IMM_STOCK LA 2020 UN:2020 48731
    IMM_STOCK LA 2020 sex=F UN:2020 17338
    IMM_STOCK LA 2020 origin=VNM UN:2024 20270
    IMM_STOCK LA 2010 UN:2020 32955
";

fn number(cube: &Cube, row: usize, column: usize) -> f64 {
    cube.cell(row, column).expect("cell").number.expect("number").value
}

#[test]
fn shares_are_computed_from_parts_of_the_same_period() {
    let cube = answer(PARTS, "IMM_STOCK_SHARE", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["_T F", "2015: ~0.68 .", "2020: ~0.67 ~0.48"]);
    assert!((number(&cube, 1, 0) - 0.669_79).abs() < 1e-5);
    assert!(has_note(&cube, "query-note-formula") && has_note(&cube, "query-note-part"));
    assert!(cube.key(1, 0).is_none(), "nobody published it");
}

#[test]
fn every_source_of_a_part_is_named() {
    let cube = answer(PARTS, "IMM_STOCK_SHARE period=2020", "period |").expect("cube");
    let sources: Vec<&str> = cube.publications.iter().map(|info| info.publication.source.as_str()).collect();
    assert_eq!(sources, ["UN", "WPP"]);
    assert_eq!(
        cube.fixed_member("source"),
        Some(&MemberRef::Publication(fact(PARTS.trim().lines().nth(5).expect("line")).key.publication))
    );
}

#[test]
fn a_part_without_the_member_is_missing_and_never_broadcast() {
    let cube = answer(PARTS, "IMM_STOCK_SHARE period=2020", "| origin").expect("cube");
    assert_eq!(drawn(&cube), ["_T", ": ~0.67"]);
    let held = answer(PARTS, "IMM_PER_POP period=2020 edition=2024", "| origin").expect("cube");
    assert_eq!(drawn(&held), ["VNM", ": ~0.28"], "the formula asks for the total by name");
}

#[test]
fn a_dimension_that_the_formula_holds_has_only_its_total() {
    let cube = answer(PARTS, "IMM_STOCK_FEMALE_SHARE", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["_T", "2020: ~35.58"]);
    assert!((number(&cube, 0, 0) - 35.578_99).abs() < 1e-5);
    assert!(answer(PARTS, "IMM_STOCK_FEMALE_SHARE sex=F", "period |").expect("cube").is_empty());
}

#[test]
fn a_published_value_wins_over_a_computed_one() {
    let lines = format!("{PARTS}\nIMM_STOCK_SHARE LA 2020 WB 0.7\nIMM_STOCK_SHARE LA 2015 WB ?Q");
    let cube = answer(&lines, "IMM_STOCK_SHARE", "period |").expect("cube");
    assert_eq!(drawn(&cube), ["", "2015: ?Q", "2020: 0.7"], "what is withheld is not computed either");
}

#[test]
fn the_same_publication_goes_first_and_then_the_preference() {
    let lines =
        "INT_IN 13 2020 UN 50\nINT_OUT 13 2020 UN 20\nINT_OUT 13 2020 CENSUS 30\nINT_OUT 13 2019 CENSUS 1";
    let cube = answer(lines, "INT_NET", "period |").expect("cube");
    assert_eq!(drawn(&cube), ["", "2020: ~30"]);
    let other = lines.replace("INT_OUT 13 2020 UN 20", "");
    assert_eq!(drawn(&answer(&other, "INT_NET", "period |").expect("cube")), ["", "2020: ~20"]);
}

#[test]
fn withheld_parts_withhold_the_result_and_estimates_stay_estimates() {
    let mut observations =
        facts("INT_IN 13 2020 UN 50\nINT_OUT 13 2020 UN 20 C\nINT_IN 13 2021 UN 9\nINT_OUT 13 2021 UN 4");
    observations[2].status = ObsStatus::Estimated;
    let memory = Memory::new(observations);
    let cube = ask(&memory, &selection("INT_NET"), &layout("| period"), &Work::new()).expect("cube");
    let (withheld, estimated) = (cube.cell(0, 0).expect("cell"), cube.cell(0, 1).expect("cell"));
    assert!(withheld.number.is_none() && !withheld.confidentiality.is_free());
    assert_eq!((estimated.number.expect("number").value, estimated.status), (5.0, ObsStatus::Estimated));
}
