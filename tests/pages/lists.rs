//! The lists: looking, another spelling, a new member.

use crate::support::{self, LAPTOP};
use crate::window::Shown;
use egui::accesskit::Role;
use migration_profile::app::{Settings, Theme};
use migration_profile::domain::Lang;
use migration_profile::gui::shell::Page;

#[test]
fn another_spelling_and_a_new_member_are_added_as_changes() {
    for (lang, lists, member, alias, add_alias, told) in [
        (
            Lang::En,
            "Lists and names",
            "Champasack 16",
            "Another spelling, as files write it",
            "Add the spelling",
            "The list is extended",
        ),
        (Lang::Lo, "ລາຍການ ແລະ ຊື່", "ຈຳປາສັກ 16", "ຊື່ອື່ນໃນຟາຍ", "ເພີ່ມຊື່ອື່ນ", "ເພີ່ມໃສ່ລາຍການແລ້ວ"),
    ] {
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Indicators);
        shown.press(Role::Button, lists);
        shown.type_in(
            if lang == Lang::En {
                "Find a name or code"
            } else {
                "ຄົ້ນຫາຊື່ ຫຼື ລະຫັດ"
            },
            member,
        );
        shown.press(Role::ListBoxOption, member);
        let name = format!("lists.{}", support::suffix(lang));
        support::compare(&mut shown.harness, &name);
        support::for_guide(&mut shown.harness, &name);
        shown.type_in(alias, "Champa Sak (south)");
        shown.press(Role::Button, add_alias);
        assert!(shown.has(Role::Label, told));
        assert!(shown.has(Role::Label, "Champa Sak (south)"), "the spelling is among the others");
    }
}

#[test]
fn a_new_member_needs_a_name_and_a_code() {
    let mut shown = Shown::new(Lang::En, Theme::Dark, [1024.0, 640.0]);
    shown.go(Page::Indicators);
    shown.press(Role::Button, "Lists and names");
    shown.press(Role::Button, "Add a member…");
    shown.type_in("Name in English", "New zone");
    support::compare(&mut shown.harness, "lists-add-dark-small.en");
    shown.type_in("Code", "NEW_ZONE");
    shown.press(Role::Button, "Add it");
    assert!(shown.has(Role::Label, "New zone") && shown.has(Role::Label, "NEW_ZONE"));
}

#[test]
fn an_indicator_is_edited_in_place_and_what_cannot_be_is_told_at_its_field() {
    for (lang, name, edit, targets, (save, cancel), wrong, done) in [
        (
            Lang::En,
            "Total population",
            "Edit…",
            "Targets",
            ("Save", "Cancel"),
            "“soon” is no target. Write the year, = and the number: 2030=900; several apart by ;",
            "The list is changed",
        ),
        (
            Lang::Lo,
            "ປະຊາກອນທັງໝົດ",
            "ແກ້ໄຂ…",
            "ຄາດໝາຍ",
            ("ບັນທຶກ", "ຍົກເລີກ"),
            "“soon” ບໍ່ແມ່ນຄາດໝາຍ. ກະລຸນາຂຽນປີ, = ແລະ ຕົວເລກ: 2030=900; ຫຼາຍຄາດໝາຍຂັ້ນດ້ວຍ ;",
            "ແກ້ໄຂລາຍການແລ້ວ",
        ),
    ] {
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Indicators);
        shown.press(Role::ListBoxOption, name);
        shown.press(Role::Button, edit);
        let picture = format!("indicator-edit.{}", support::suffix(lang));
        support::compare(&mut shown.harness, &picture);
        support::for_guide(&mut shown.harness, &picture);
        shown.type_in(targets, "soon");
        shown.press(Role::Button, save);
        assert!(shown.has(Role::Label, wrong), "the reason stands at the field");
        shown.press(Role::Button, cancel);
        shown.press(Role::Button, edit);
        shown.type_in(targets, "2030=7800000");
        shown.press(Role::Button, save);
        assert!(shown.has(Role::Label, done));
        assert!(shown.has(Role::Label, "2030: 7,800,000"), "the card tells the target");
    }
}

#[test]
fn a_spreadsheet_of_a_list_is_shown_before_it_is_written() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    let folder = tempfile::tempdir().expect("a folder");
    let file = |text: &str| {
        let path = folder.path().join("provinces.csv");
        std::fs::write(&path, text).expect("a file");
        path
    };
    shown.go(Page::Indicators);
    shown.press(Role::Button, "Lists and names");
    let wrong = file("code,name_en,parent\n13,Savan,NOWHERE\n");
    shown.take_list("area", wrong);
    assert!(shown.has(Role::Label, "C2: The list area has no NOWHERE."));
    support::compare(&mut shown.harness, "lists-preview.en");
    shown.press(Role::Button, "Cancel");
    let good = file("code,name_en\n13,Savan\nZONE,Zone\n");
    shown.take_list("area", good);
    assert!(shown.has(Role::Label, "Savannakhet → Savan"));
    shown.press(Role::Button, "Write as one change");
    assert!(shown.has(Role::Label, "The list is changed"));
    shown.type_in("Find a name or code", "savan");
    assert!(shown.has(Role::ListBoxOption, "Savan 13"));
}

#[test]
fn a_store_that_was_not_closed_says_so_and_is_checked_in_the_background() {
    let settings = Settings { lang: Lang::En, welcomed: true, ..Settings::default() };
    let shown = Shown::over(settings, LAPTOP, |path| {
        let lock = path.with_file_name("example.mprofile.lock");
        std::fs::write(lock, "Noy, somewhere, yesterday").expect("a name left behind");
    });
    assert!(shown.has(Role::Label, "The store is whole: the full check found nothing."));
    let told = format!(
        "{} was not closed properly last time, perhaps because the computer stopped. Every confirmed change is \
         there. mprofile doctor checks it in full.",
        shown.store().display()
    );
    assert!(shown.has(Role::Label, &told));
}
