//! From start to an exported figure with the keyboard alone.

use crate::window::{LANGS, Shown};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use migration_profile::i18n::{say, words};

impl Shown {
    /// What has the keyboard now.
    fn focused(&self) -> Option<String> {
        let mut all =
            self.harness.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused()));
        all.next().and_then(|node| node.accesskit_node().label())
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Goes on with Tab to what has a name with this beginning.
    fn tab_to(&mut self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..400 {
            self.harness.key_press(Key::Tab);
            self.harness.step();
            let now = self.focused().unwrap_or_default();
            if now.starts_with(name) {
                return;
            }
            passed.push(now);
        }
        panic!("{name} cannot be reached with Tab: {passed:?}");
    }

    fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }
}

#[test]
fn from_the_start_to_an_exported_figure_without_the_mouse() {
    for lang in LANGS {
        let mut shown = Shown::writing(lang);
        // To Browse, and to another indicator by a part of its name.
        shown.keys(Modifiers::COMMAND, Key::Num4);
        shown.tab_to(&format!("{}:", words(lang, "gui-indicator")));
        shown.keys(Modifiers::NONE, Key::Enter);
        let wanted = match lang {
            migration_profile::domain::Lang::Lo => "ອາໄສຢູ່ຕ່າງປະເທດ",
            migration_profile::domain::Lang::En => "living abroad",
        };
        shown.write(wanted);
        shown.keys(Modifiers::NONE, Key::Enter);
        assert!(shown.harness.query_all_by_label_contains(wanted).count() > 0, "{wanted} is shown");
        // Periods from rows to columns, the sexes down.
        shown.tab_to(&format!("{}: {}", words(lang, "gui-pivot-rows"), period_name(lang)));
        shown.keys(Modifiers::NONE, Key::C);
        // As lines.
        shown.tab_to(&words(lang, "figure-kind-line"));
        shown.keys(Modifiers::NONE, Key::Space);
        // The figure alone.
        shown.tab_to(&words(lang, "gui-layout-figure"));
        shown.keys(Modifiers::NONE, Key::Space);
        // Exported from the palette.
        shown.keys(Modifiers::COMMAND, Key::K);
        shown.write(&words(lang, "command-export-svg"));
        shown.keys(Modifiers::NONE, Key::Enter);
        let written = shown.files("svg");
        assert_eq!(written.len(), 1, "{written:?}");
        let drawing = std::fs::read_to_string(&written[0]).expect("the drawing");
        assert!(drawing.contains("<svg") && drawing.contains("1,296,051"), "{drawing}");
        let place = written[0].file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let told = say(lang, "gui-file-written", &[("place", format!("Documents › {place}").into())]);
        assert!(shown.harness.query_all_by_label(&told).count() > 0, "{told}");
    }
}

fn period_name(lang: migration_profile::domain::Lang) -> String {
    let name = words(lang, "dimension-period");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
