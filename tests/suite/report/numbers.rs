//! Every number of the report is the store's.

use super::{example, report};
use migration_profile::domain::{Key, Lang, Number};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::{Facts, Layout, PeriodFilter, Selection, ask};
use migration_profile::report::{Bound, Design, Edition, How, Outline, Report, Setting, build, value_of};
use migration_profile::store::Scan;
use migration_profile::work::Work;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The stored number of an identity, read row by row and not through the query that the report asks.
fn stored(facts: &dyn Facts, key: &Key) -> Option<Number> {
    let series = facts.series_of(&key.indicator).expect("series");
    let series = series.iter().find(|series| series.dims == key.dims)?;
    let publications = facts.publications().expect("publications");
    let publication = publications.iter().find(|known| known.publication == key.publication)?.id;
    let (ids, areas, publications) = ([series.id], [facts.area_id(&key.area)?], [publication]);
    let scan = Scan {
        series: &ids,
        areas: Some(&areas),
        periods: Some((key.period, key.period)),
        publications: Some(&publications),
    };
    let mut found = None;
    facts
        .scan(&scan, &mut |row| {
            if row.period == key.period {
                found = row.number;
            }
            ControlFlow::Continue(())
        })
        .expect("scan");
    found
}

/// What the store says, stored or computed by the formula of the indicator.
fn said(facts: &dyn Facts, key: &Key) -> Option<Number> {
    stored(facts, key).or_else(|| value_of(facts, key, &Work::new()).expect("value"))
}

fn all_bounds(report: &Report) -> Vec<Bound> {
    let sentences = report.sentences().flat_map(|one| one.numbers.iter());
    let tables =
        report.tables().flat_map(|one| one.rows.iter().flatten().filter_map(|cell| cell.bound.as_ref()));
    let figures = report.figures().flat_map(|one| one.bound.iter());
    sentences.chain(tables).chain(figures).cloned().collect()
}

#[test]
fn every_number_in_sentences_tables_and_figures_is_that_of_the_store() {
    let (session, _folder) = example();
    let store = session.store().expect("store");
    let mut known: HashMap<Key, Option<Number>> = HashMap::new();
    for lang in Lang::ALL {
        let bounds = all_bounds(report(lang));
        assert!(bounds.len() > 800, "{lang:?}: {}", bounds.len());
        for bound in bounds {
            assert_eq!(bound.keys.len(), bound.inputs.len());
            for (key, number) in bound.keys.iter().zip(&bound.inputs) {
                let found = *known.entry(key.clone()).or_insert_with(|| said(store, key));
                assert_eq!(found, Some(*number), "{key:?}");
            }
        }
    }
}

#[test]
fn most_numbers_are_stored_values_and_no_computed_ones() {
    let (session, _folder) = example();
    let store = session.store().expect("store");
    let bounds = all_bounds(report(Lang::En));
    let values: Vec<&Bound> = bounds.iter().filter(|bound| bound.how == How::Value).collect();
    let found = values.iter().filter(|bound| stored(store, &bound.keys[0]) == Some(bound.inputs[0])).count();
    assert!(found * 10 > values.len() * 8, "{found} of {}", values.len());
}

/// The text without names, periods and bound numbers has no digit left: no number comes from nowhere.
#[test]
fn a_sentence_has_no_number_that_is_not_bound() {
    for lang in Lang::ALL {
        let report = report(lang);
        assert!(report.sentences().count() > 40);
        for sentence in report.sentences() {
            let mut rest = sentence.text.clone();
            let mut parts: Vec<String> =
                sentence.numbers.iter().map(|bound| bound.text(NumberStyle::Point)).collect();
            for text in &parts {
                assert!(sentence.text.contains(text.as_str()), "{text} in {}", sentence.text);
            }
            parts.extend(sentence.names.iter().cloned());
            parts.sort_by_key(|text| std::cmp::Reverse(text.len()));
            for text in parts {
                rest = rest.replace(&text, "");
            }
            assert!(!rest.contains(|letter: char| letter.is_ascii_digit()), "{rest} of {}", sentence.text);
        }
    }
}

#[test]
fn both_languages_tell_the_same_numbers() {
    let numbers = |lang| -> Vec<Vec<Bound>> {
        report(lang).sentences().map(|sentence| sentence.numbers.clone()).collect()
    };
    assert_eq!(numbers(Lang::En), numbers(Lang::Lo));
}

#[test]
fn the_numbers_a_cell_shows_are_the_ones_it_is_bound_to() {
    for table in report(Lang::En).tables() {
        for cell in table.rows.iter().flatten() {
            if let Some(bound) = &cell.bound {
                assert!(
                    cell.text.contains(&bound.text(NumberStyle::Point)),
                    "{}: {}",
                    table.number,
                    cell.text
                );
            }
        }
    }
}

#[test]
fn a_sentence_is_stale_once_the_store_says_something_else() {
    let (session, _folder) = example();
    let store = session.store().expect("store");
    let mut sentence = report(Lang::En).sentences().next().expect("a sentence").clone();
    assert!(!sentence.is_stale(store, &Work::new()).expect("check"));
    sentence.numbers[0].inputs[0].value += 1.0;
    assert!(sentence.is_stale(store, &Work::new()).expect("check"));
}

#[test]
fn the_first_sentence_is_the_stock_of_the_edition_that_has_most() {
    let (session, _folder) = example();
    let mut selection = Selection::of("IMM_STOCK".into());
    selection.members.insert("area".into(), vec!["LA".into()]);
    selection.periods = PeriodFilter::Newest(1);
    selection.edition = Some(String::from("2020"));
    let cube =
        ask(session.store().expect("store"), &selection, &Layout::default(), &Work::new()).expect("cube");
    let number = cube.cell(0, 0).and_then(|cell| cell.number).expect("number");
    let chapter = report(Lang::En);
    let first =
        chapter.sentences().find(|one| one.text.starts_with("International migrants")).expect("stock");
    assert!(first.text.contains(&migration_profile::i18n::number(number.value, Some(0), NumberStyle::Point)));
}

#[test]
fn the_next_edition_tells_which_numbers_changed_since_the_last() {
    let (mut session, _folder) = example();
    let outline = session.outline(None).expect("outline");
    let make = |session: &migration_profile::app::Session| {
        session
            .report(&outline, super::wording(Lang::En), (Some(2026), &Design::default()), &Work::new())
            .expect("report")
    };
    let first = make(&session);
    assert!(!first.headings().any(|heading| heading.code == "changes"), "a first edition has no last one");
    session.keep_edition(&first, Some(2026)).expect("kept");
    let same = make(&session);
    assert!(same.headings().any(|heading| heading.code == "changes"));
    assert!(!same.tables().any(|table| table.caption.contains("last edition")), "nothing changed");
    let mut edition = Edition::of(&first, Some(2026));
    assert!(edition.numbers.len() > 200, "{}", edition.numbers.len());
    let read = Edition::read(&edition.write().expect("text")).expect("edition");
    let keys = |edition: &Edition| edition.numbers.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    assert!(keys(&read) == keys(&edition), "every identity is kept");
    edition.numbers.truncate(3);
    edition.numbers[1].1.value += 5.0;
    let setting = Setting { last: Some(edition.clone()), ..Setting::default() };
    let store = session.store().expect("store");
    let only =
        Outline::read("[[section]]\ncode='changes'\nkind='changes'\ntitle={en='x',lo='x'}").expect("outline");
    let told = build(store, &only, &setting, &Work::new()).expect("report");
    let table = told.tables().next().expect("table");
    assert_eq!(table.rows.len(), 1, "one number of three changed");
    let now = table.rows[0][3].bound.as_ref().expect("bound").inputs[0];
    assert!((edition.numbers[1].1.value - now.value - 5.0).abs() < 1e-9);
}

#[test]
fn an_outline_with_its_texts_is_kept_in_the_store_and_undone() {
    let (mut session, _folder) = example();
    let shipped = session.outline(None).expect("outline");
    let mut edited = shipped.clone();
    edited.sections.retain(|section| section.code != "B.5");
    edited.sections[0].text.lo = String::from("ຄຳນຳ");
    session.keep_outline(&edited).expect("kept");
    assert_eq!(session.outline(None).expect("outline"), edited);
    let mut again = edited.clone();
    again.sections.reverse();
    session.keep_outline(&again).expect("kept");
    session.undo(None, &Work::new()).expect("undo");
    assert_eq!(session.outline(None).expect("outline"), edited);
    session.undo(None, &Work::new()).expect("undo");
    assert_eq!(session.outline(None).expect("outline"), shipped);
}

/// Two editions may agree about the whole and not about where people are.
#[test]
fn editions_that_contradict_each_other_about_the_largest_member_stand_in_one_sentence() {
    for lang in Lang::ALL {
        let told =
            report(lang).sentences().any(|one| one.text.contains("941,309") && one.text.contains("265,386"));
        assert!(told, "{lang:?}: people in Thailand");
    }
}

#[test]
fn a_key_statistic_made_by_formula_names_the_sources_of_its_parts_and_no_other() {
    let report = report(Lang::En);
    let row = report
        .tables()
        .flat_map(|table| &table.rows)
        .find(|row| row.first().is_some_and(|cell| cell.text == "Migrants as a share of the population"))
        .expect("the share of migrants");
    let source = &row.last().expect("a source").text;
    assert!(source.contains("International Migrant Stock") && source.contains("World Population Prospects"));
    assert!(!source.contains("World Bank"), "{source}");
}

#[test]
fn the_years_of_the_cover_hold_every_year_that_is_shown() {
    assert!(report(Lang::En).cover.reference.contains("1950–"), "{}", report(Lang::En).cover.reference);
}

#[test]
fn no_two_tables_have_one_caption() {
    let report = report(Lang::En);
    let newest: Vec<&str> = report
        .tables()
        .map(|table| table.caption.as_str())
        .filter(|text| text.starts_with("Newest values"))
        .collect();
    let mut once = newest.clone();
    once.dedup();
    assert!(newest.len() > 2 && once == newest && !newest.contains(&"Newest values"), "{newest:?}");
}
