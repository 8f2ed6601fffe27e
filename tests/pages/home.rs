//! Home and the frame around it.

use crate::support::{self, LAPTOP};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use migration_profile::app::{Command, Situation};
use migration_profile::domain::{Code, Lang};
use migration_profile::gui::act::Act;
use migration_profile::gui::icons::Icon;
use migration_profile::gui::pages::first_start::{FirstStart, FirstStartView};
use migration_profile::gui::pages::home::{self, Attention, HomeView, PartCount, Worked};
use migration_profile::gui::shell::{self, Page, ShellView, Toast};
use migration_profile::gui::theme::Theme;
use std::cell::RefCell;
use std::rc::Rc;

/// The frame as it is with the example store open.
pub fn example_frame(lang: Lang, page: Page) -> ShellView {
    let lao = lang == Lang::Lo;
    ShellView {
        page,
        store: if lao { "ຖານຂໍ້ມູນຕົວຢ່າງ" } else { "Example store" }.to_owned(),
        example: true,
        situation: Situation {
            store: true,
            writable: true,
            undo: true,
            table: true,
            figure: true,
            redo: false,
            job: false,
            checking: false,
        },
        saved_in: if lao {
            "ບັນທຶກຢູ່ ເອກະສານ › example.mprofile"
        } else {
            "Saved in Documents › example.mprofile"
        }
        .to_owned(),
        ..ShellView::default()
    }
}

fn example_home(lang: Lang) -> HomeView {
    let lao = lang == Lang::Lo;
    let part = |number: &str, en: &str, lo: &str, with_data, all| PartCount {
        number: number.to_owned(),
        name: if lao { lo } else { en }.to_owned(),
        with_data,
        all,
    };
    let worked = |icon, en: &str, lo: &str, when: &str| Worked {
        icon,
        words: if lao { lo } else { en }.to_owned(),
        when: when.to_owned(),
        act: Some(Act::Command(Command::GoBrowse)),
    };
    HomeView {
        with_data: 31,
        indicators: 148,
        values: 1_238,
        sources: 20,
        newest: "2025".to_owned(),
        parts: vec![
            part("A.1", "Immigration", "ການເຄື່ອນຍ້າຍເຂົ້າປະເທດ", 5, 20),
            part("A.2", "Emigration", "ການເຄື່ອນຍ້າຍອອກນອກປະເທດ", 10, 23),
            part("A.3", "Irregular migration", "ການເຄື່ອນຍ້າຍທີ່ບໍ່ຖືກຕ້ອງຕາມລະບຽບ", 0, 10),
            part("A.4", "Internal migration", "ການເຄື່ອນຍ້າຍພາຍໃນປະເທດ", 2, 12),
            part("B", "Impact on development", "ຜົນກະທົບຕໍ່ການພັດທະນາ", 5, 44),
            part("C", "Governance", "ການຄຸ້ມຄອງ", 0, 7),
        ],
        attention: vec![Attention {
            title: if lao {
                "ໄທ 2020: ສອງສະບັບບໍ່ຕົງກັນ"
            } else {
                "Thailand 2020: two editions differ"
            }
            .to_owned(),
            detail: "UN DESA 2020: 941,309 · 2024: 265,386".to_owned(),
            action: if lao { "ປຽບທຽບ" } else { "Compare" }.to_owned(),
            act: Act::Browse("EMIG_STOCK".into()),
        }],
        worked: vec![
            worked(Icon::Import, "Example store made", "ສ້າງຖານຂໍ້ມູນຕົວຢ່າງ", "20/11/2026"),
            worked(
                Icon::Undo,
                "Import of students.csv taken back",
                "ຍ້ອນຄືນການນຳເຂົ້າ students.csv",
                "20/11/2026",
            ),
        ],
        last_import: Some(3),
        recent: vec![("example.mprofile".to_owned(), "example.mprofile".into())],
    }
}

fn whole(lang: Lang, theme: Theme, size: [f32; 2]) -> (Harness<'static>, Rc<RefCell<Vec<Act>>>) {
    let look = support::look(theme, lang);
    let acts = Rc::new(RefCell::new(Vec::new()));
    let seen = acts.clone();
    let frame = example_frame(lang, Page::Home);
    let view = example_home(lang);
    let harness = support::harness(look, size, move |ui| {
        let mut acts = seen.borrow_mut();
        let page = shell::frame(ui, &look, &frame, &mut acts);
        shell::within(ui, page, "page", |ui| home::show(ui, &look, page, &view, &mut acts));
    });
    (harness, acts)
}

#[test]
fn home_looks_as_stored() {
    for lang in [Lang::Lo, Lang::En] {
        let (mut harness, _) = whole(lang, Theme::Light, LAPTOP);
        support::compare(&mut harness, &format!("home.{}", support::suffix(lang)));
    }
    let (mut harness, _) = whole(Lang::En, Theme::Dark, LAPTOP);
    support::compare(&mut harness, "home-dark.en");
}

#[test]
fn the_doors_of_home_lead_where_they_say() {
    for (lang, import, browse) in
        [(Lang::En, "Import a spreadsheet…", "Browse data"), (Lang::Lo, "ນຳເຂົ້າຟາຍຕາຕະລາງ…", "ເບິ່ງຂໍ້ມູນ")]
    {
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP);
        harness.get_by_role_and_label(Role::Button, import).click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, browse).click();
        harness.run();
        assert_eq!(*acts.borrow(), [Act::Command(Command::ImportFile), Act::Command(Command::GoBrowse)]);
    }
}

#[test]
fn undo_of_the_last_import_is_one_press_away() {
    let (mut harness, acts) = whole(Lang::En, Theme::Light, LAPTOP);
    harness.get_by_label("Undo the last import").click();
    harness.run();
    assert_eq!(*acts.borrow(), [Act::Undo(3)]);
}

#[test]
fn every_page_of_the_rail_is_reached_with_the_keyboard() {
    let (mut harness, acts) = whole(Lang::En, Theme::Light, [1024.0, 640.0]);
    let name = "Indicators";
    for _ in 0..40 {
        harness.key_press(egui::Key::Tab);
        harness.run();
        if harness.get_by_role_and_label(Role::Tab, name).is_focused() {
            break;
        }
    }
    assert!(harness.get_by_role_and_label(Role::Tab, name).is_focused());
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(*acts.borrow(), [Act::Command(Command::GoIndicators)]);
}

#[test]
fn the_first_start_asks_for_language_and_person_and_looks_as_stored() {
    for (lang, keep) in [(Lang::En, "Keep looking at the example"), (Lang::Lo, "ເບິ່ງຖານຂໍ້ມູນຕົວຢ່າງຕໍ່")]
    {
        let look = support::look(Theme::Light, lang);
        let acts = Rc::new(RefCell::new(Vec::new()));
        let seen = acts.clone();
        let frame = example_frame(lang, Page::Home);
        let view = example_home(lang);
        let agencies = vec![(Code::from("LSB"), "Lao Statistics Bureau".to_owned())];
        let first_view = FirstStartView { agencies, values: 1_238, indicators: 148 };
        let mut first = FirstStart::default();
        let mut harness = support::harness(look, LAPTOP, move |ui| {
            let mut acts = seen.borrow_mut();
            let page = shell::frame(ui, &look, &frame, &mut acts);
            shell::within(ui, page, "page", |ui| home::show(ui, &look, page, &view, &mut acts));
            first.show(ui, &look, &first_view, &mut acts);
        });
        harness.run();
        support::compare(&mut harness, &format!("first-start.{}", support::suffix(lang)));
        harness.get_by_role_and_label(Role::Button, keep).click();
        harness.run();
        let expected = Act::FirstStart { lang, name: String::new(), agency: None, own: false };
        assert_eq!(*acts.borrow(), [expected]);
    }
}

#[test]
fn a_toast_closes_when_asked() {
    let look = support::look(Theme::Light, Lang::En);
    let acts = Rc::new(RefCell::new(Vec::new()));
    let seen = acts.clone();
    let toast = Toast { id: 7, words: "The file cannot be read".to_owned(), error: true, action: None };
    let frame = ShellView { toasts: vec![toast], ..example_frame(Lang::En, Page::Home) };
    let mut harness = support::harness(look, LAPTOP, move |ui| {
        shell::frame(ui, &look, &frame, &mut seen.borrow_mut());
    });
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Close").click();
    harness.run();
    assert_eq!(acts.borrow().first(), Some(&Act::CloseToast(7)));
}
