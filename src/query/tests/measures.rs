//! What the cells can show instead of the values.

use super::*;

const WORKERS: &str = "
    INT_IN LA 2018 UN 100
    INT_IN LA 2019 UN 110
    INT_IN LA 2020 UN 121
    INT_IN LA 2018 sex=F UN 40
    INT_IN LA 2019 sex=F UN 55
    INT_IN LA 2020 sex=F UN ?O
    INT_IN LA 2018 sex=M UN 60
    INT_IN LA 2019 sex=M UN 50
    INT_IN LA 2019 WB 999
    POP_TOTAL LA 2019 UN 2000
    POP_TOTAL LA 2019 sex=F UN 1000
    LITERACY LA 2018 UN 80.5
    LITERACY LA 2019 UN 82.0
    LITERACY LA 2019 sex=F UN 78.0
    LITERACY LA 2019 sex=M UN 86.5
";

fn table(question: &str, lies: &str, measure: Measure) -> Vec<String> {
    drawn(&measured(WORKERS, question, lies, measure).expect(question))
}

fn dimension(code: &str) -> DimensionCode {
    DimensionCode::from(code)
}

#[test]
fn shares_are_percents_of_the_published_total() {
    let share = Measure::Share { of: dimension("sex") };
    assert_eq!(
        table("INT_IN source=UN", "period | sex", share.clone()),
        [
            "_T F M rest",
            "2018: ~100.00 ~40.00 ~60.00 .",
            "2019: ~100.00 ~50.00 ~45.45 ~4.55",
            "2020: ~100.00 ~?O . ."
        ]
    );
    let women = measured(WORKERS, "INT_IN source=UN sex=F period=2018", "period |", share).expect("cube");
    assert_eq!(drawn(&women), ["", "2018: ~40.00"], "the total need not be on the table");
    assert_eq!(women.unit, Code::from("PT"));
}

#[test]
fn shares_of_provinces_are_of_their_country() {
    let lines = "POP_TOTAL LA 2015 UN 200\nPOP_TOTAL 13 2015 UN 50\nPOP_TOTAL THA 2015 UN 800\nPOP_TOTAL _T 2015 UN 1600";
    let share = Measure::Share { of: dimension("area") };
    let cube = measured(lines, "POP_TOTAL area=LA,13,THA", "area |", share).expect("cube");
    assert_eq!(drawn(&cube), ["", "LA: ~100.00", "13: ~25.00", "THA: ~50.00"]);
}

#[test]
fn rates_name_their_denominator_and_never_broadcast_it() {
    let rate = Measure::Rate { per: IndicatorCode::from("POP_TOTAL"), percent: false };
    let cube = measured(WORKERS, "INT_IN source=UN period=2019", "period | sex", rate).expect("cube");
    assert_eq!(drawn(&cube), ["_T F M", "2019: ~55.00 ~55.00 ~?O"]);
    assert!(has_note(&cube, "query-note-rate") && has_note(&cube, "query-note-no-base"));
}

#[test]
fn change_is_against_the_period_before_in_the_same_publication() {
    let change = |percent| Measure::Change { base: None, percent };
    assert_eq!(
        table("INT_IN", "period |", change(false)),
        ["UN: WB:", "2018: ~?O .", "2019: ~10 ~?O", "2020: ~11 ."]
    );
    assert_eq!(
        table("INT_IN source=UN", "period |", change(true)),
        ["", "2018: ~?O", "2019: ~10.00", "2020: ~10.00"]
    );
    let base = Measure::Change { base: Some(period("2018")), percent: true };
    assert_eq!(table("INT_IN source=UN period=2020", "period |", base), ["", "2020: ~21.00"]);
}

#[test]
fn the_change_of_percents_is_in_points_and_never_in_percent() {
    let change = |percent| Measure::Change { base: None, percent };
    let cube = measured(WORKERS, "LITERACY", "period |", change(false)).expect("cube");
    assert_eq!(drawn(&cube), ["", "2018: ~?O", "2019: ~1.5"]);
    assert_eq!(cube.unit, Code::from("PP"));
    assert!(has_note(&cube, "query-note-points"));
    let refused =
        measured(WORKERS, "LITERACY", "period |", change(true)).expect_err("a percent of a percent");
    assert_eq!(refused.message().id, "query-refused-percent-of-percent");
}

#[test]
fn an_index_is_a_hundred_at_its_base() {
    let index = Measure::Index { base: period("2019") };
    assert_eq!(
        table("INT_IN source=UN", "period |", index),
        ["", "2018: ~90.91", "2019: ~100.00", "2020: ~110.00"]
    );
}

#[test]
fn women_and_men_are_compared_where_both_are_known() {
    assert_eq!(table("INT_IN", "period | sex", Measure::Gap), ["", "2018: ~-20", "2019: ~5"]);
    assert_eq!(table("INT_IN", "period |", Measure::Ratio), ["", "2018: ~66.67", "2019: ~110.00"]);
    let points = measured(WORKERS, "LITERACY", "period |", Measure::Gap).expect("cube");
    assert_eq!(drawn(&points), ["", "2019: ~-8.5"]);
    assert_eq!(points.unit, Code::from("PP"));
}

#[test]
fn flows_cumulate_until_a_period_is_missing() {
    let lines = "INT_IN LA 2018 UN 1\nINT_IN LA 2019 UN 2\nINT_IN LA 2021 UN 4\nINT_IN LA 2022 UN 8";
    let cube = measured(lines, "INT_IN", "period |", Measure::Cumulated).expect("cube");
    assert_eq!(drawn(&cube), ["", "2018: ~1", "2019: ~3", "2021: ~?O", "2022: ~?O"]);
}

#[test]
fn what_would_be_wrong_is_refused_with_a_reason() {
    let per = |code: &str, percent| Measure::Rate { per: IndicatorCode::from(code), percent };
    for (indicator, measure, id) in [
        ("LITERACY", Measure::Share { of: dimension("sex") }, "query-refused-share-of-ratio"),
        ("INT_IN", Measure::Share { of: dimension("period") }, "query-refused-share-over"),
        ("LITERACY", per("POP_TOTAL", false), "query-refused-rate-of-ratio"),
        ("INT_IN", per("INT_IN", false), "query-refused-rate-of-itself"),
        ("INT_IN", per("LITERACY", false), "query-refused-rate-per-ratio"),
        ("GDP", per("POP_TOTAL", true), "query-refused-rate-units"),
        ("LITERACY", Measure::Ratio, "query-refused-ratio-of-ratio"),
        ("POP_TOTAL", Measure::Cumulated, "query-refused-cumulated-stock"),
        ("GDP", Measure::Cumulated, "query-refused-cumulated-stock"),
    ] {
        let error = measured(WORKERS, indicator, "period |", measure).expect_err(id);
        assert_eq!(error.message().id, id);
        assert!(has_words(id), "{id}");
        if id != "query-refused-share-over" {
            let message = error.message();
            let expected = (format!("{indicator} ລາວ"), format!("{indicator} in English"));
            assert_eq!(names(&message, "indicator"), (expected.0.as_str(), expected.1.as_str()), "{id}");
        }
    }
}
