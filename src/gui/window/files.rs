//! Choosing files: the system's dialog on a thread of its own, one at a time. Where there is none (it says
//! "cancelled" at once), a name in the usual folder is taken instead and told.

use super::Window;
use crate::gui::act::Act;
use crate::gui::pages::ImportAct;
use crate::platform::folders;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// Quicker than any person: no dialog was shown.
const NO_DIALOG: Duration = Duration::from_millis(300);

/// What the chosen file is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Import it.
    Import,
    /// Open it as store.
    OpenStore,
    /// Make a store there.
    NewStore,
    /// Save a copy of the store there.
    SaveCopy,
    /// Write the table there.
    Table,
    /// Write the figure there.
    Figure,
    /// Save this list as a spreadsheet there.
    SaveList(String),
    /// Take this list from the spreadsheet.
    TakeList(String),
    /// Write the report there.
    Report,
    /// Take it as emblem of the report.
    Emblem,
    /// Write the findings of an import there.
    Findings,
}

impl Purpose {
    fn saves(&self) -> bool {
        !matches!(self, Self::Import | Self::OpenStore | Self::TakeList(_) | Self::Emblem)
    }
}

/// An open dialog.
pub struct Dialog {
    purpose: Purpose,
    name: String,
    answer: Receiver<(Option<PathBuf>, Duration)>,
}

/// A place as people say it: folder › file.
pub fn short_place(path: &Path) -> String {
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    match path.parent().map(name).filter(|folder| !folder.is_empty()) {
        Some(folder) => format!("{folder} › {}", name(path)),
        None => name(path),
    }
}

/// A name that is not taken: `table.xlsx`, `table 2.xlsx` …
pub fn free_name(folder: &Path, name: &str) -> PathBuf {
    let first = folder.join(name);
    if !first.exists() {
        return first;
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    (2..1000)
        .map(|number| folder.join(format!("{stem} {number}.{ending}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// A title as a file name: without what systems refuse, not too long.
pub fn file_name(title: &str, ending: &str) -> String {
    let plain: String =
        title.chars().map(|letter| if "\\/:*?\"<>|".contains(letter) { ' ' } else { letter }).collect();
    let short: String = plain.chars().take(60).collect();
    format!("{}.{ending}", short.trim().trim_end_matches('.'))
}

/// The endings a dialog offers, the proposed one first: for tables and figures every format there is.
fn endings(purpose: &Purpose, proposed: &str) -> Vec<String> {
    let known = match purpose {
        Purpose::Table => crate::export::TABLE_ENDINGS,
        Purpose::Figure => crate::export::FIGURE_ENDINGS,
        Purpose::Findings => crate::export::REPORT_ENDINGS,
        _ => "",
    };
    let own = proposed.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    let others =
        known.split(", ").map(|ending| ending.trim_start_matches('.')).filter(|text| !text.is_empty());
    let others = others.filter(|ending| Some(*ending) != own.as_deref()).map(str::to_owned);
    own.clone().into_iter().chain(others).collect()
}

impl Window {
    /// Opens the system's dialog; `name` is the proposed name, its ending the format.
    pub(super) fn choose(&mut self, ctx: &Context, purpose: Purpose, name: &str) {
        if self.dialog.is_some() {
            return;
        }
        let folder = self.usual_folder();
        let (send, answer) = channel();
        let (ctx, saves, proposed) = (ctx.clone(), purpose.saves(), name.to_owned());
        let endings = endings(&purpose, name);
        // A window that keeps nothing is looked at by nobody who could answer a dialog.
        if !self.keep_settings {
            drop(send.send((None, Duration::ZERO)));
            self.dialog = Some(Dialog { purpose, name: name.to_owned(), answer });
            return;
        }
        std::thread::spawn(move || {
            let begun = Instant::now();
            let mut dialog = rfd::FileDialog::new().set_directory(&folder);
            for ending in endings {
                dialog = dialog.add_filter(&ending, &[&ending]);
            }
            let chosen = if saves { dialog.set_file_name(&proposed).save_file() } else { dialog.pick_file() };
            // The window may be gone.
            let _ = send.send((chosen, begun.elapsed()));
            ctx.request_repaint();
        });
        self.dialog = Some(Dialog { purpose, name: name.to_owned(), answer });
    }

    pub(super) fn take_dialog(&mut self, ctx: &Context) {
        let Some(dialog) = &self.dialog else { return };
        let answer = match dialog.answer.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return,
            // The dialog's thread broke: as if there were none.
            Err(TryRecvError::Disconnected) => (None, Duration::ZERO),
        };
        let Some(Dialog { purpose, name, .. }) = self.dialog.take() else { return };
        match answer {
            (Some(path), _) => self.chosen(ctx, &purpose, path),
            (None, time) if time < NO_DIALOG => self.without_dialog(ctx, &purpose, &name),
            (None, _) => {}
        }
    }

    /// No dialog on this computer: a free name in the usual folder, or our own list of files.
    fn without_dialog(&mut self, ctx: &Context, purpose: &Purpose, name: &str) {
        match purpose {
            Purpose::Import => self.import_without_dialog(),
            Purpose::OpenStore | Purpose::TakeList(_) | Purpose::Emblem => {
                self.tell(self.look.words("gui-no-dialog"), false, None);
            }
            _ => {
                let folder = self.usual_folder();
                // Where the folder cannot be made, writing the file says why.
                let _ = std::fs::create_dir_all(&folder);
                let path = free_name(&folder, name);
                self.chosen(ctx, purpose, path);
            }
        }
    }

    fn chosen(&mut self, ctx: &Context, purpose: &Purpose, path: PathBuf) {
        if let Some(folder) = path.parent() {
            self.settings.remember_folder(folder);
            self.save_settings();
        }
        match purpose {
            Purpose::Import => self.obey(ctx, Act::InImport(ImportAct::Open(path))),
            Purpose::OpenStore => self.open(path),
            Purpose::NewStore => self.make(path, false),
            Purpose::SaveCopy => self.save_copy(path),
            Purpose::SaveList(list) => self.save_list(list.clone(), path),
            Purpose::TakeList(list) => self.take_list(list.clone(), path),
            Purpose::Table => self.write_table(path),
            Purpose::Figure => self.write_figure(path),
            Purpose::Report => self.write_report(path),
            Purpose::Emblem => self.take_emblem(&path),
            Purpose::Findings => self.write_import_findings(path),
        }
    }

    /// From now on files are saved and looked for here first.
    pub fn save_beside(&mut self, folder: PathBuf) {
        self.settings.folders.insert(0, folder);
    }

    /// Where files are saved and looked for first.
    pub(super) fn usual_folder(&self) -> PathBuf {
        self.settings
            .folders
            .iter()
            .find(|folder| folder.is_dir())
            .cloned()
            .unwrap_or_else(folders::documents)
    }

    /// Files dropped on the window are imported one after another.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        for path in dropped {
            let store = path.extension().is_some_and(|ending| ending == "mprofile");
            if store {
                self.open(path);
            } else {
                self.obey(ctx, Act::InImport(ImportAct::Open(path)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_offers_every_format_of_a_table() {
        let offered = endings(&Purpose::Table, "a.xlsx");
        assert_eq!(offered.first().map(String::as_str), Some("xlsx"));
        for ending in ["ods", "px", "json", "csv.zip"] {
            assert!(offered.iter().any(|known| known == ending), "{ending}");
        }
        assert_eq!(offered.iter().filter(|known| *known == "xlsx").count(), 1);
        assert_eq!(endings(&Purpose::OpenStore, "x.mprofile"), ["mprofile"]);
    }

    #[test]
    fn a_title_becomes_a_name_every_system_takes() {
        assert_eq!(
            file_name("Migrants: by sex/age, 2015–2020.", "xlsx"),
            "Migrants  by sex age, 2015–2020.xlsx"
        );
    }

    #[test]
    fn an_existing_file_is_never_proposed() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("a.csv"), "1").expect("file");
        assert_eq!(free_name(folder.path(), "a.csv"), folder.path().join("a 2.csv"));
    }
}
