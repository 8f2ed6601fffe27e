//! The page Report: outline, pages, texts kept by themselves, sentences, what is missing.

use crate::support::{self, LAPTOP};
use crate::window::{LANGS, Shown};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use migration_profile::app::{Session, Theme, Who};
use migration_profile::domain::Lang;
use migration_profile::gui::shell::Page;
use migration_profile::report::Outline;

impl Shown {
    /// The outline as the store keeps it: read by a session of its own, as after a power cut.
    fn kept_outline(&self) -> Outline {
        let mut session = Session::new(Who::default());
        session.open(&self.store(), false).expect("the store");
        session.outline(None).expect("the outline")
    }
}

#[test]
fn the_report_page_looks_as_stored_in_both_languages() {
    for lang in LANGS {
        let suffix = support::suffix(lang);
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Report);
        support::compare(&mut shown.harness, &format!("report.{suffix}"));
        support::for_guide(&mut shown.harness, &format!("report.{suffix}"));
        shown.press(Role::RadioButton, if lang == Lang::En { "Write" } else { "ຂຽນ" });
        support::compare(&mut shown.harness, &format!("report-write.{suffix}"));
        support::for_guide(&mut shown.harness, &format!("report-write.{suffix}"));
    }
}

#[test]
fn the_report_page_fits_a_small_dark_window() {
    let mut shown = Shown::new(Lang::Lo, Theme::Dark, [1024.0, 640.0]);
    shown.go(Page::Report);
    support::compare(&mut shown.harness, "report-dark-small.lo");
}

#[test]
fn a_text_is_kept_without_being_saved_and_can_be_undone() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Report);
    shown.press(Role::RadioButton, "Write");
    shown.write_in("Text in English", "People come and go.");
    shown.write_in("Text in Lao", "ຄົນ ໄປ ແລະ ມາ");
    let text = shown.kept_outline().section("A.1").expect("section").text.clone();
    assert_eq!((text.en.as_str(), text.lo.as_str()), ("People come and go.", "ຄົນ ໄປ ແລະ ມາ"));
    shown.press(Role::Button, "Undo");
    let text = shown.kept_outline().section("A.1").expect("section").text.clone();
    assert!(text.lo.is_empty() && !text.en.is_empty(), "the last text is taken back, the one before is not");
}

#[test]
fn sections_are_switched_off_moved_added_and_taken_out() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Report);
    shown.press(Role::CheckBox, "Part of the report: A.3 Irregular migration");
    assert!(!shown.kept_outline().section("A.3").expect("section").on);
    shown.press(Role::ListBoxOption, "A.2 Emigration");
    shown.press(Role::Button, "Move up (Alt ↑)");
    assert!(shown.has(Role::ListBoxOption, "A.1 Emigration"));
    shown.harness.get_by_role_and_label(Role::ListBoxOption, "A.1 Emigration").focus();
    shown.settle();
    shown.harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowDown);
    shown.settle();
    assert!(shown.has(Role::ListBoxOption, "A.2 Emigration"), "the keyboard moves it down again");
    shown.press(Role::Button, "Add");
    assert!(shown.has(Role::ListBoxOption, "A.3 New section"));
    shown.write_in("Title in English", "!");
    assert!(shown.kept_outline().section("A.3").expect("section").title.en.contains('!'));
    shown.press(Role::Button, "Take the section out of the outline");
    let kept = shown.kept_outline();
    assert_eq!(kept.section("A.3").map(|one| one.title.en.as_str()), Some("Irregular migration"));
}

#[test]
fn a_missing_thing_leads_to_its_section() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Report);
    shown.press(Role::Button, "Executive summary. The executive summary is not written.");
    shown.press(Role::RadioButton, "Write");
    assert!(shown.has(Role::Label, "Executive summary"));
    shown.write_in("Text in English", "Much moved.");
    assert!(!shown.has(Role::Button, "The executive summary is not written."), "what was missing is there");
}

#[test]
fn a_sentence_is_worded_anew_left_out_and_marked_when_the_data_change() {
    let mut shown = Shown::with(Lang::En, Theme::Light, LAPTOP, |session| {
        let mut outline = session.outline(None).expect("outline");
        let section = outline.section_mut("A.1").expect("section");
        section.word(
            "IMM_STOCK change",
            Lang::En,
            "The number of migrants doubled.",
            "The data said so once.",
        );
        session.keep_outline(&outline).expect("kept");
    });
    shown.go(Page::Report);
    assert!(shown.has(Role::Button, "The data have changed since this sentence was written"));
    shown.press(Role::RadioButton, "Write");
    assert!(shown.has(Role::Label, "The data have changed"));
    assert!(shown.has(Role::Label, "The data now say: "));
    support::compare(&mut shown.harness, "report-outdated.en");
    shown.press(Role::Button, "Take the new sentence");
    assert!(!shown.has(Role::Label, "The number of migrants doubled."));
    assert!(shown.kept_outline().section("A.1").expect("section").sentences.is_empty());
    let first = shown.harness.get_all_by_role(Role::CheckBox).find(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().is_some_and(|label| label.contains("rose from"))
    });
    first.expect("a sentence to leave out").click();
    shown.settle();
    let kept = shown.kept_outline();
    assert!(kept.section("A.1").expect("section").sentences.iter().any(|own| own.out));
}

#[test]
fn the_cover_has_a_template_that_is_kept_for_the_agency() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Report);
    shown.press(Role::ListBoxOption, "Cover");
    shown.press(Role::RadioButton, "Write");
    shown.write_in("Title in English", "Our profile");
    shown.write_in("Colour of headings", "#205030");
    support::compare(&mut shown.harness, "report-cover.en");
    let mut session = Session::new(Who::default());
    session.open(&shown.store(), false).expect("the store");
    let design = session.design().expect("the template");
    assert_eq!((design.title.en.as_str(), design.accent().digits().as_str()), ("Our profile", "205030"));
    shown.press(Role::RadioButton, "Pages");
    assert!(shown.has(Role::Image, "Page 1 of "), "the cover is the first page");
}

#[test]
fn indicators_are_taken_out_of_a_section() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Report);
    shown.press(Role::ListBoxOption, "A.4 Internal migration");
    shown.press(Role::RadioButton, "Write");
    assert!(shown.has(Role::Label, "Indicators of this section"));
    let before = shown.kept_outline().section("A.4").expect("section").indicators.clone();
    shown.press(Role::Button, "Take out: Lifetime internal migrants");
    let after = shown.kept_outline().section("A.4").expect("section").indicators.clone();
    assert_eq!(after.len() + 1, before.len());
    assert!(!after.iter().any(|code| code.as_str() == "INT_LIFETIME"));
}

#[test]
fn what_browse_shows_is_added_to_the_section_that_tells_of_it() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Browse);
    shown.press(Role::ComboBox, "Export…: Export…");
    shown.press(Role::ListBoxOption, "Add to the report");
    let views = shown.kept_outline().section("A.1").expect("section").views.clone();
    assert_eq!(views.len(), 1, "{views:?}");
    assert!(shown.has(Role::Label, "stands in section A.1 of the report"));
    shown.go(Page::Report);
    shown.press(Role::RadioButton, "Write");
    assert!(shown.has(Role::CheckBox, &views[0]), "it is among the saved views of the section");
}
