//! The whole window over the example store.

use crate::support::{self, LAPTOP};
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use migration_profile::app::{Session, Settings, Theme, Who};
use migration_profile::domain::Lang;
use migration_profile::gui::shell::Page;
use migration_profile::gui::window::Window;
use migration_profile::work::Work;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One example store for all tests; they only read it.
fn example() -> PathBuf {
    static STORE: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = STORE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("example.mprofile");
        let mut session = Session::new(Who { name: "Noy".to_owned(), agency: "LSB".to_owned() });
        session.create(&path, true, &Work::new()).expect("the example store");
        (folder, path)
    });
    path.clone()
}

/// A store of its own, for tests that change it.
fn copy_of_example() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    // The bottom bar names the folder: the same one on every machine.
    let documents = folder.path().join("Documents");
    std::fs::create_dir(&documents).expect("a folder");
    let path = documents.join("example.mprofile");
    std::fs::copy(example(), &path).expect("a copy");
    (folder, path)
}

pub struct Shown {
    pub harness: Harness<'static, Option<Window>>,
    folder: tempfile::TempDir,
}

impl Shown {
    pub fn new(lang: Lang, theme: Theme, size: [f32; 2]) -> Self {
        Self::with(lang, theme, size, |_| {})
    }

    /// The window over a copy of the example that was changed before.
    pub fn with(lang: Lang, theme: Theme, size: [f32; 2], prepare: impl FnOnce(&mut Session)) -> Self {
        let settings = Settings { lang, theme, welcomed: true, ..Settings::default() };
        Self::set(settings, size, prepare)
    }

    /// The window that writes its files beside its store.
    pub fn writing(lang: Lang) -> Self {
        let settings = Settings { lang, welcomed: true, ..Settings::default() };
        let mut shown = Self::set(settings, LAPTOP, |_| {});
        let folder = shown.folder.path().join("Documents");
        shown.harness.state_mut().as_mut().expect("a window").save_beside(folder);
        shown
    }

    fn set(settings: Settings, size: [f32; 2], prepare: impl FnOnce(&mut Session)) -> Self {
        Self::over(settings, size, |path| {
            let mut session = Session::new(Who { name: "Noy".to_owned(), agency: "LSB".to_owned() });
            session.open(path, true).expect("the copy");
            prepare(&mut session);
        })
    }

    /// The window over a copy of the example to whose file something happened before.
    pub fn over(settings: Settings, size: [f32; 2], happened: impl FnOnce(&Path)) -> Self {
        let (folder, path) = copy_of_example();
        happened(&path);
        let harness = support::window_harness(size, settings, path);
        let mut shown = Self { harness, folder };
        shown.settle();
        shown
    }

    /// Where the store of this window stands.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("Documents").join("example.mprofile")
    }

    /// Types into a field of one or many lines.
    pub fn write_in(&mut self, label: &str, text: &str) {
        let is_field = |node: &egui_kittest::Node<'_>| {
            use egui_kittest::kittest::NodeT;
            let node = node.accesskit_node();
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
                && node.label().is_some_and(|name| name == label)
        };
        for focus in [true, false] {
            let field = self.harness.query_all_by_label(label).find(is_field).expect("a field");
            if focus {
                field.focus()
            } else {
                field.type_text(text)
            }
            self.settle();
        }
    }

    /// Lets the workers answer.
    pub fn settle(&mut self) {
        for _ in 0..600 {
            self.harness.step();
            self.harness.step();
            if self.harness.state().as_ref().is_some_and(Window::is_settled) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        for _ in 0..4 {
            self.harness.step();
        }
        self.harness.check_accessibility();
    }

    /// The files with an ending beside the store.
    pub fn files(&self, ending: &str) -> Vec<PathBuf> {
        let folder = self.folder.path().join("Documents");
        let files = std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path());
        files.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
    }

    /// Takes a spreadsheet for a list, as the dialog for files does.
    pub fn take_list(&mut self, list: &str, path: PathBuf) {
        self.harness.state_mut().as_mut().expect("a window").take_list(list.to_owned(), path);
        self.settle();
    }

    pub fn go(&mut self, page: Page) {
        self.harness.state_mut().as_mut().expect("a window").go(page);
        self.settle();
    }

    pub fn press(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.settle();
    }
}

pub const LANGS: [Lang; 2] = [Lang::Lo, Lang::En];

#[test]
fn every_page_looks_as_stored_in_both_languages() {
    for lang in LANGS {
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        let suffix = support::suffix(lang);
        support::for_guide(&mut shown.harness, &format!("home.{suffix}"));
        for (page, name) in [(Page::Browse, "browse"), (Page::Settings, "settings")] {
            shown.go(page);
            support::compare(&mut shown.harness, &format!("{name}.{suffix}"));
        }
        shown.go(Page::Indicators);
        support::compare(&mut shown.harness, &format!("indicators.{suffix}"));
    }
}

#[test]
fn home_tells_where_sources_differ_and_compares_them() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    assert!(shown.harness.query_by_label("Needs attention").is_some());
    shown.harness.query_all_by_role_and_label(Role::Button, "Compare").next().expect("a difference").click();
    shown.settle();
    let all = shown.harness.get_by_role_and_label(Role::RadioButton, "All, side by side");
    assert_eq!(all.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn browse_explains_a_number_and_looks_as_stored_in_the_dark() {
    let mut shown = Shown::new(Lang::En, Theme::Dark, LAPTOP);
    shown.go(Page::Browse);
    shown.press(Role::Cell, "17,338");
    assert!(shown.harness.query_by_label("Explain this number").is_some());
    support::compare(&mut shown.harness, "browse-explain-dark.en");
    shown.harness.key_press(egui::Key::Escape);
    shown.settle();
    assert!(shown.harness.query_by_label("Explain this number").is_none());
}

#[test]
fn both_editions_are_offered_and_the_older_one_can_be_chosen() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Browse);
    assert!(
        shown
            .harness
            .query_all_by_role(Role::Cell)
            .any(|cell| { cell.accesskit_node().label().is_some_and(|label| label == "48,731") })
    );
}

#[test]
fn the_language_changes_at_once_everywhere() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    assert!(shown.harness.query_by_label("What is in the store").is_some());
    shown.press(Role::RadioButton, "ລາວ");
    assert!(shown.harness.query_by_label("What is in the store").is_none());
    assert!(shown.harness.query_by_label("ມີຫຍັງໃນຖານຂໍ້ມູນ").is_some());
    shown.harness.key_press(egui::Key::F12);
    shown.settle();
    assert!(shown.harness.query_by_label("What is in the store").is_some());
}

#[test]
fn the_palette_finds_an_indicator_and_opens_it() {
    let mut shown = Shown::new(Lang::En, Theme::Light, [1024.0, 640.0]);
    shown.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    shown.settle();
    shown.harness.get_by_role(Role::TextInput).type_text("high contrast");
    shown.settle();
    shown.harness.key_press(egui::Key::Enter);
    shown.settle();
    shown.go(Page::Browse);
    support::compare(&mut shown.harness, "browse-contrast-small.en");
}

#[test]
fn an_indicator_with_data_leads_from_the_catalogue_to_browse() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Indicators);
    shown.press(Role::ListBoxOption, "International migrants living in the country (stock)");
    support::compare(&mut shown.harness, "indicator.en");
    shown.press(Role::Button, "Browse the data");
    assert!(shown.harness.query_all_by_role(Role::Cell).count() > 10);
}
