//! The table of Browse: sorted, searched, with codes, turned by keyboard and by dragging, copied, printed.

use crate::support::{self, LAPTOP};
use crate::window::{LANGS, Shown};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use migration_profile::app::{SavedView, Session, Theme};
use migration_profile::domain::Lang;
use migration_profile::gui::shell::Page;
use migration_profile::query::{Layout, Selection, narrow};

/// Lao emigrants by country and year: many rows, totals, two levels of names.
fn destinations(session: &mut Session) {
    let mut selection = Selection::of("EMI_STOCK".into());
    for text in ["source=UNDESA_IMS", "period=2010..2020"] {
        narrow(&session.catalogue(), &mut selection, text).expect(text);
    }
    selection.edition = Some(String::from("2020"));
    let layout =
        Layout { rows: vec!["destination".into()], columns: vec!["period".into()], ..Layout::default() };
    let view = SavedView { name: String::from("destinations"), selection, layout, kind: None, facet: None };
    session.save_view(&view).expect("saved");
}

fn opened(lang: Lang) -> Shown {
    let mut shown = Shown::with(lang, Theme::Light, LAPTOP, destinations);
    shown.go(Page::Browse);
    shown.press(Role::DisclosureTriangle, &migration_profile::i18n::words(lang, "gui-views"));
    shown.press(Role::Button, "destinations");
    shown.press(Role::RadioButton, &migration_profile::i18n::words(lang, "gui-layout-table"));
    shown
}

/// The cells of the table that are drawn, in reading order.
fn cells(shown: &Shown) -> Vec<String> {
    let mut placed: Vec<(i64, i64, String)> = shown
        .harness
        .query_all_by_role(Role::Cell)
        .map(|cell| {
            let place = cell.rect();
            let label = cell.accesskit_node().label().unwrap_or_default();
            (place.top().round() as i64, place.left().round() as i64, label)
        })
        .collect();
    placed.sort();
    placed.into_iter().map(|(_, _, label)| label).collect()
}

fn numbers_of_a_column(shown: &Shown, columns: usize) -> Vec<i64> {
    let cells = cells(shown);
    let last = cells.chunks(columns).filter_map(|row| row.last().cloned());
    last.filter_map(|text| text.replace(',', "").parse().ok()).collect()
}

#[test]
fn a_pressed_head_sorts_the_rows_below_the_total() {
    let mut shown = opened(Lang::En);
    shown.press(Role::ColumnHeader, "Sort by 2020");
    let falling = numbers_of_a_column(&shown, 3);
    assert!(falling.len() > 5 && falling[1..].is_sorted_by(|one, two| one >= two), "{falling:?}");
    shown.press(Role::ColumnHeader, "Sort by 2020");
    let rising = numbers_of_a_column(&shown, 3);
    assert_eq!(rising[0], falling[0], "the total stays first");
    assert!(rising[1..].is_sorted(), "{rising:?}");
}

#[test]
fn rows_are_found_as_they_are_typed_also_in_lao_without_tone_marks() {
    for (lang, typed, found) in [(Lang::En, "viet", "Viet Nam"), (Lang::Lo, "ຫວຽດ", "ຫວຽດນາມ")]
    {
        let mut shown = opened(lang);
        let field = migration_profile::i18n::words(lang, "gui-find-rows");
        shown.harness.get_by_role_and_label(Role::TextInput, &field).focus();
        shown.settle();
        shown.harness.get_by_role_and_label(Role::TextInput, &field).type_text(typed);
        shown.settle();
        assert_eq!(cells(&shown).len(), 3, "one row is left");
        assert!(shown.harness.query_all_by_label(found).count() > 0, "{found}");
    }
}

#[test]
fn members_are_called_by_codes_where_that_is_asked() {
    let mut shown = opened(Lang::En);
    shown.press(Role::RadioButton, "Both");
    assert!(shown.harness.query_all_by_label("VNM Viet Nam").count() > 0);
    shown.press(Role::RadioButton, "Codes");
    assert!(shown.harness.query_all_by_label("VNM").count() > 0);
    assert!(shown.harness.query_all_by_label("VNM Viet Nam").count() == 0);
}

#[test]
fn a_dimension_is_moved_to_the_other_side_by_keys_and_by_dragging() {
    let mut shown = opened(Lang::En);
    shown.harness.get_by_role_and_label(Role::Button, "Columns: Period").focus();
    shown.settle();
    shown.harness.key_press(egui::Key::ArrowLeft);
    shown.settle();
    assert!(shown.harness.query_by_role_and_label(Role::Button, "Rows: Period").is_some());
    shown.harness.key_press(egui::Key::C);
    shown.settle();
    let chip = shown.harness.get_by_role_and_label(Role::Button, "Columns: Period").rect().center();
    let rows = shown.harness.get_by_label("Rows").rect().right_center();
    for step in [
        egui::Event::PointerMoved(chip),
        pointer(chip, true),
        egui::Event::PointerMoved(chip + egui::vec2(-20.0, 0.0)),
        egui::Event::PointerMoved(rows),
        pointer(rows, false),
    ] {
        shown.harness.event(step);
        shown.harness.step();
    }
    shown.settle();
    assert!(shown.harness.query_by_role_and_label(Role::Button, "Rows: Period").is_some());
    shown.press(Role::Button, "Best view");
    assert!(shown.harness.query_by_role_and_label(Role::Button, "Best view").is_none());
}

fn pointer(pos: egui::Pos2, pressed: bool) -> egui::Event {
    let button = egui::PointerButton::Primary;
    egui::Event::PointerButton { pos, button, pressed, modifiers: egui::Modifiers::NONE }
}

#[test]
fn the_copied_table_has_the_sorted_rows_with_headers_and_source() {
    let mut shown = opened(Lang::En);
    shown.press(Role::ColumnHeader, "Sort by 2020");
    shown.harness.get_by_role_and_label(Role::Button, "Copy").click();
    let mut text = String::new();
    for _ in 0..200 {
        shown.harness.step();
        let commands = shown.harness.output().platform_output.commands.clone();
        text = commands
            .into_iter()
            .find_map(
                |command| if let egui::OutputCommand::CopyText(text) = command { Some(text) } else { None },
            )
            .unwrap_or_default();
        if !text.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[2].contains("2010\t\t2015\t\t2020"), "{lines:?}");
    let newest = |line: &str| line.rsplit('\t').nth(1).and_then(|number| number.parse::<i64>().ok());
    let numbers: Vec<i64> = lines[4..12].iter().filter_map(|line| newest(line)).collect();
    assert!(numbers.len() == 8 && numbers.is_sorted_by(|one, two| one >= two), "{numbers:?}");
    assert!(lines.iter().any(|line| line.starts_with("Source")), "{lines:?}");
}

#[test]
fn a_sorted_and_searched_table_looks_as_stored() {
    for lang in LANGS {
        let mut shown = opened(lang);
        shown.press(Role::RadioButton, &migration_profile::i18n::words(lang, "gui-naming-both"));
        let column = migration_profile::i18n::say(lang, "gui-sort-by", &[("column", "2020".into())]);
        shown.press(Role::ColumnHeader, &column);
        shown.press(Role::RadioButton, &migration_profile::i18n::words(lang, "gui-layout-both"));
        support::compare(&mut shown.harness, &format!("browse-table.{}", support::suffix(lang)));
    }
}

#[test]
fn another_year_stands_beside_the_answer_and_looks_as_stored() {
    for lang in LANGS {
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Browse);
        let box_of = shown
            .names(Role::ComboBox)
            .into_iter()
            .find(|name| name.starts_with(&migration_profile::i18n::words(lang, "gui-compare")));
        shown.press(Role::ComboBox, &box_of.expect("a box to compare"));
        let entry = shown.names(Role::ListBoxOption).into_iter().find(|name| name == "2015");
        shown.press(Role::ListBoxOption, &entry.expect("the other year"));
        assert!(cells(&shown).iter().any(|cell| cell == "45,538"));
        shown.press(Role::RadioButton, &migration_profile::i18n::words(lang, "gui-layout-table"));
        let ratio = migration_profile::i18n::words(lang, "query-compared-ratio");
        assert!(shown.has(Role::Label, &ratio));
        support::compare(&mut shown.harness, &format!("browse-compare.{}", support::suffix(lang)));
    }
}
