//! History, changing a value, typing values and saying on the sheet what is what, in the whole window.

use crate::support::{self, LAPTOP};
use crate::window::{LANGS, Shown};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use migration_profile::app::Theme;
use migration_profile::domain::Lang;
use migration_profile::gui::shell::Page;

impl Shown {
    /// The names of everything of a role.
    pub fn names(&self, role: Role) -> Vec<String> {
        let nodes = self.harness.query_all_by_role(role);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn has(&self, role: Role, part: &str) -> bool {
        // The toolkit keeps the words of a label apart from the names of controls.
        let mut labels = self.harness.query_all_by_label_contains(part);
        let is_label = role == Role::Label && labels.next().is_some();
        is_label || self.names(role).iter().any(|name| name.contains(part))
    }

    pub fn type_in(&mut self, label: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, label).focus();
        self.settle();
        self.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
        self.settle();
    }
}

#[test]
fn a_value_is_changed_from_its_explanation_and_the_history_takes_it_back() {
    for (lang, change, remark, save, history, undo, undone) in [
        (Lang::En, "Change…", "Note", "Save the change", "Undo this change", "Undo", "undone"),
        (Lang::Lo, "ແກ້ໄຂ…", "ໝາຍເຫດ", "ບັນທຶກການແກ້ໄຂ", "ຍ້ອນຄືນການປ່ຽນແປງນີ້", "ຍ້ອນຄືນ", "ຍ້ອນຄືນແລ້ວ"),
    ] {
        let suffix = support::suffix(lang);
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Browse);
        shown.press(Role::Cell, "17,338");
        shown.press(Role::Button, change);
        support::compare(&mut shown.harness, &format!("edit-value.{suffix}"));
        support::for_guide(&mut shown.harness, &format!("edit-value.{suffix}"));
        shown.type_in(remark, "Checked");
        shown.press(Role::Button, save);
        assert!(shown.has(Role::Button, undo), "a toast offers to take it back");
        shown.go(Page::History);
        let first = shown.names(Role::ListBoxOption).first().cloned().expect("a change");
        shown.press(Role::ListBoxOption, &first);
        support::for_guide(&mut shown.harness, &format!("history.{suffix}"));
        shown.press(Role::Button, history);
        assert!(shown.has(Role::Label, undone));
    }
}

#[test]
fn the_store_is_seen_as_it_was_and_cannot_be_changed_then() {
    let mut shown = Shown::new(Lang::En, Theme::Light, [1024.0, 640.0]);
    shown.go(Page::History);
    let rows = shown.names(Role::ListBoxOption);
    shown.press(Role::ListBoxOption, rows.last().expect("the making of the store"));
    shown.press(Role::Button, "See the store as it was then");
    assert!(shown.has(Role::Label, "As it was"));
    let import = shown.harness.get_by_role_and_label(Role::Tab, "Import");
    assert!(import.accesskit_node().is_disabled());
    shown.press(Role::Button, "Back to today");
    assert!(!shown.has(Role::Label, "As it was"));
}

#[test]
fn typed_values_are_checked_at_once_and_written_as_one_change() {
    for lang in LANGS {
        let en = lang == Lang::En;
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Import);
        shown.press(Role::Button, if en { "Type values…" } else { "ພິມຄ່າ…" });
        let suffix = support::suffix(lang);
        let (indicator, source) = if en {
            ("Indicator", "Source")
        } else {
            ("ຕົວຊີ້ວັດ", "ແຫຼ່ງຂໍ້ມູນ")
        };
        for (name, wanted) in [(indicator, "EMI_WORKER_STOCK"), (source, "MOLSW_WORKERS")] {
            shown.choose(name, wanted);
        }
        shown.harness.event(egui::Event::Paste("1200\t1300\nmany\t40\n".to_owned()));
        shown.settle();
        support::for_guide(&mut shown.harness, &format!("entry.{suffix}"));
        assert!(shown.has(Role::Label, if en { "Not a number: 1" } else { "ບໍ່ແມ່ນຕົວເລກ: 1" }));
    }
}

impl Shown {
    /// Opens a drop-down, looks for something and takes the first entry.
    fn choose(&mut self, name: &str, wanted: &str) {
        let label = self
            .names(Role::ComboBox)
            .into_iter()
            .find(|label| label.starts_with(&format!("{name}: ")))
            .expect("a drop-down");
        self.press(Role::ComboBox, &label);
        let search = self.names(Role::TextInput).into_iter().next_back().expect("a search");
        self.harness.get_by_role_and_label(Role::TextInput, &search).type_text(wanted);
        self.settle();
        self.harness.key_press(egui::Key::Enter);
        self.settle();
    }
}

#[test]
fn a_row_of_the_sheet_is_ignored_by_two_clicks_and_can_be_taken_back() {
    for (lang, row, ignore, back) in [
        (Lang::En, "Row 12", "Ignore it", "Take back what was said: Row 12: Ignore it"),
        (Lang::Lo, "ແຖວ 12", "ບໍ່ໃຊ້", "ຍ້ອນຄືນສິ່ງທີ່ບອກໄວ້: ແຖວ 12: ບໍ່ໃຊ້"),
    ] {
        let example = if lang == Lang::En {
            "Try with an example file"
        } else {
            "ລອງໃຊ້ຟາຍຕົວຢ່າງ"
        };
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Import);
        shown.press(Role::Button, example);
        shown.press(Role::Button, "12");
        assert!(shown.has(Role::RadioButton, row));
        support::compare(&mut shown.harness, &format!("import-menu.{}", support::suffix(lang)));
        shown.press(Role::ListBoxOption, ignore);
        let name = format!("import-said.{}", support::suffix(lang));
        support::compare(&mut shown.harness, &name);
        support::for_guide(&mut shown.harness, &name);
        shown.press(Role::Button, back);
        assert!(!shown.has(Role::Button, back));
    }
}
