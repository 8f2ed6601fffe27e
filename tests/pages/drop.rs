//! Files dropped on the window.

use crate::support::{self, LAPTOP};
use crate::window::{LANGS, Shown};
use egui::accesskit::Role;
use migration_profile::app::Theme;
use migration_profile::domain::Lang;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn of_several_dropped_files_a_bad_one_is_told_and_the_others_go_on() {
    for lang in LANGS {
        let folder = tempfile::tempdir().expect("a folder");
        let bad = folder.path().join("letter.xlsx");
        std::fs::write(&bad, "%PDF-1.4\n").expect("a file");
        let good = folder.path().join("workers.csv");
        std::fs::write(&good, "Province;2019;2020\nSekong;7;9\nAttapeu;8;9\n").expect("a file");
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        for path in [&bad, &good] {
            let file: egui::DroppedFileHandle = Arc::new(Dropped(path.clone()));
            shown.harness.input_mut().dropped_files.push(file);
        }
        shown.settle();
        assert!(shown.has(Role::Label, "letter.xlsx") && shown.has(Role::Label, "workers.csv"));
        assert!(shown.has(Role::Label, "PDF"), "why it cannot be read is told");
        let skip = if lang == Lang::En { "Skip this file" } else { "ຂ້າມຟາຍນີ້" };
        shown.press(Role::Button, skip);
        assert!(shown.has(Role::Label, "Sekong"), "the next file is shown as a sheet");
        support::compare(&mut shown.harness, &format!("import-dropped.{}", support::suffix(lang)));
    }
}
