//! The lists: looking, another spelling, a new member.

use crate::support::{self, LAPTOP};
use crate::window::Shown;
use egui::accesskit::Role;
use migration_profile::app::Theme;
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
