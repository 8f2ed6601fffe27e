use super::*;
use crate::query::memory::{catalogue, period};
use crate::store::shipped_catalogue;

fn narrowed(catalogue: &Catalogue, text: &str) -> Result<Selection, QueryError> {
    let mut selection = Selection::of(IndicatorCode::from("IMM_STOCK"));
    narrow(catalogue, &mut selection, text)?;
    Ok(selection)
}

fn codes(catalogue: &Catalogue, text: &str) -> Vec<String> {
    let selection = narrowed(catalogue, text).expect(text);
    selection.members.values().flatten().map(ToString::to_string).collect()
}

#[test]
fn members_are_known_by_code_and_by_name_in_either_language() {
    let catalogue = shipped_catalogue();
    for (text, expected) in [
        ("area=Savannakhet", vec!["13"]),
        ("area=ສະຫວັນນະເຂດ", vec!["13"]),
        ("area=13,16", vec!["13", "16"]),
        ("area=Lao PDR", vec!["LA"]),
        ("ເພດ=ຍິງ", vec!["F"]),
        ("Sex=women, men", vec!["F", "M"]),
        ("sex=Total", vec!["_T"]),
        ("origin=Viet Nam", vec!["VNM"]),
        ("origin=THA", vec!["THA"]),
        ("age=15-24", vec!["Y15T24"]),
        ("age=16–20", vec!["Y16T20"]),
        ("age=61+", vec!["Y_GE61"]),
    ] {
        assert_eq!(codes(&catalogue, text), expected, "{text}");
    }
}

#[test]
fn doubtful_names_are_asked_about_and_unknown_ones_get_suggestions() {
    let catalogue = shipped_catalogue();
    let which = narrowed(&catalogue, "area=Vientiane").expect_err("which");
    assert!(matches!(&which, QueryError::WhichMember { like, .. } if like.len() == 2), "{which:?}");
    let unknown = narrowed(&catalogue, "area=Savvannakhett").expect_err("unknown");
    assert!(
        matches!(&unknown, QueryError::NoMember { like, .. } if like.contains(&String::from("Savannakhet"))),
        "{unknown:?}"
    );
    let dimension = narrowed(&catalogue, "orign=THA").expect_err("dimension");
    assert!(matches!(&dimension, QueryError::NoDimension { like, .. } if like[0] == "origin"));
}

#[test]
fn periods_are_single_listed_a_span_or_the_newest() {
    let catalogue = catalogue();
    let of = |text: &str| narrowed(&catalogue, &format!("period={text}")).map(|selection| selection.periods);
    let only = |list: &[&str]| PeriodFilter::Only(list.iter().map(|text| period(text)).collect());
    assert_eq!(of("2020"), Ok(only(&["2020"])));
    assert_eq!(of("2020,2024-Q1"), Ok(only(&["2020", "2024-Q1"])));
    assert_eq!(of("໒໐໒໐"), Ok(only(&["2020"])));
    assert_eq!(of("2015..2024"), Ok(PeriodFilter::Between(period("2015"), period("2024"))));
    assert_eq!(of("2015.."), Ok(PeriodFilter::Between(period("2015"), period("9999"))));
    assert_eq!(of("newest:10"), Ok(PeriodFilter::Newest(10)));
    for wrong in ["20x0", "2024..2015", "newest:0", "2020-13"] {
        assert!(matches!(of(wrong), Err(QueryError::NoPeriod { .. })), "{wrong}");
    }
}

#[test]
fn a_narrowing_is_a_pair() {
    let catalogue = catalogue();
    for text in ["sex", "=F", "sex=", "sex = "] {
        assert!(matches!(narrowed(&catalogue, text), Err(QueryError::NotAPair { .. })), "{text}");
    }
}

#[test]
fn indicators_are_known_by_name() {
    let catalogue = shipped_catalogue();
    let known = catalogue.indicator("IMM_STOCK").expect("indicator");
    for name in ["imm_stock", &known.names.en, &known.names.lo] {
        assert_eq!(indicator_named(&catalogue, name).expect(name), "IMM_STOCK");
    }
    let error = indicator_named(&catalogue, "IMM_STOK").expect_err("slip");
    assert!(
        matches!(error, QueryError::NoIndicator { like, .. } if like.contains(&String::from("IMM_STOCK")))
    );
}
