use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// Identifier → placeholders of a Fluent file.
fn entries(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '#'])) {
            current = id.trim().to_owned();
            assert!(found.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        for piece in line.split('{').skip(1) {
            if let Some(name) = piece.trim().strip_prefix('$') {
                let name: String =
                    name.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect();
                found.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    found
}

#[test]
fn every_message_stands_in_both_languages_with_the_same_placeholders() {
    let mut everywhere = BTreeSet::new();
    for (part, lao, english) in TEXTS {
        assert_eq!(entries(lao), entries(english), "assets/text/*/{part}.ftl");
        for id in entries(lao).into_keys() {
            assert!(everywhere.insert(id.clone()), "{id} stands in two parts");
        }
    }
}

#[test]
fn every_file_is_whole_fluent() {
    for (part, lao, english) in TEXTS {
        for text in [lao, english] {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{part}");
        }
    }
}

#[test]
fn lao_texts_are_spelled_as_the_style_asks() {
    for (part, lao, _) in TEXTS {
        for (bad, why) in [
            ("\u{ecd}\u{eb2}", "ຳ is one character"),
            ("ຫນ", "ໜ"),
            ("ຫມ", "ໝ"),
            ("ຫລ", "ຫຼ"),
            ("\u{200b}", "no invisible marks"),
            ("ຂື້ນ", "ຂຶ້ນ"),
            ("ວັນທີ່", "ວັນທີ"),
            ("ຜິດກົດໝາຍ", "ບໍ່ຖືກຕ້ອງຕາມລະບຽບ"),
        ] {
            assert!(!lao.contains(bad), "assets/text/lo/{part}.ftl has {bad:?}: {why}");
        }
    }
}

#[test]
fn numbers_are_grouped_in_the_style_asked() {
    assert_eq!(number(48_731.0, Some(0), NumberStyle::Point), "48,731");
    assert_eq!(number(48_731.5, Some(1), NumberStyle::Comma), "48.731,5");
    assert_eq!(number(-1_234_567.25, Some(2), NumberStyle::Point), "\u{2212}1,234,567.25");
    assert_eq!(number(-0.04, Some(1), NumberStyle::Point), "0.0", "no minus before a zero");
    assert_eq!(number(-12.5, None, NumberStyle::Plain), "-12.5");
    assert_eq!(number(999.0, Some(0), NumberStyle::Point), "999");
}

#[test]
fn periods_read_naturally() {
    let read = |lang, text: &str| period(lang, text.parse().expect("period"));
    assert_eq!(read(Lang::En, "2020-Q1"), "Q1 2020");
    assert_eq!(read(Lang::Lo, "2017-Q3"), "ໄຕມາດ 3 ປີ 2017");
    assert_eq!(read(Lang::Lo, "2017-10-20"), "20 ຕຸລາ 2017");
    assert_eq!(read(Lang::En, "2021/2025"), "2021–2025");
}

#[test]
fn one_is_said_in_the_singular() {
    let rows = |count: u64| say(Lang::En, "intake-reason-header", &[("rows", count.into())]);
    assert_eq!(rows(1), "The table has 1 header row.");
    assert_eq!(rows(1200), "The table has 1,200 header rows.");
}

#[test]
fn several_periods_are_one_span_and_no_range_of_ranges() {
    let told = |periods: &[&str]| {
        let periods: Vec<_> = periods.iter().map(|text| text.parse().expect("a period")).collect();
        span(Lang::En, &periods).expect("periods")
    };
    assert_eq!(told(&["1990", "2020", "2000"]), "1990–2020");
    assert_eq!(told(&["1950-07/1955-06", "2020-07/2025-06"]), "July 1950 – June 2025");
    assert_eq!(told(&["2021/2025", "2025-Q1"]), "2021–2025");
    assert_eq!(told(&["2020", "2015/2020"]), "2015–2020");
    assert!(told(&["2023", "2025-S1"]).starts_with("2023 – "), "one dash with room around it");
    assert_eq!(span(Lang::En, &[]), None);
}
