//! Opening and making stores, and what is known of the open one.

use super::Window;
use crate::app::{AppError, Concern, Overview, Session};
use crate::domain::{Catalogue, Message};
use crate::gui::shell::Page;
use crate::gui::theme::Look;
use crate::platform::{clock, folders};
use crate::store::{ChangeRow, Place};
use crate::work::Work;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many changes Home and Undo know.
const CHANGES: usize = 2_000;

/// What the window knows of the open store.
pub struct OpenStore {
    /// Its file.
    pub path: PathBuf,
    /// Names.
    pub catalogue: Arc<Catalogue>,
    /// What is in it.
    pub overview: Overview,
    /// The newest changes.
    pub history: Vec<ChangeRow>,
    /// What should be looked at; asked for once the rest is shown.
    pub concerns: Vec<Concern>,
    /// Whether it may be changed.
    pub writable: bool,
    /// Why it can only be read.
    pub notice: Option<Message>,
    /// What else a person should be told.
    pub notices: Vec<Message>,
    /// Whether the full check is due.
    pub check_due: bool,
    /// Whether it lies on a stick or a share, where reading keeps others from writing.
    pub away: bool,
}

impl OpenStore {
    /// Its name as people know it.
    pub fn name(&self, look: &Look) -> String {
        let stem = self.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if self.overview.example && stem == "example" {
            look.words("gui-example-store")
        } else {
            stem.to_owned()
        }
    }

    /// The newest change that can be taken back: the making of the store and its example cannot.
    pub fn last_change(&self) -> Option<&ChangeRow> {
        self.history.iter().find(|row| {
            row.undone_by.is_none() && !matches!(row.what.as_str(), "new" | "undo" | "redo" | "example")
        })
    }

    /// The newest change if it is an undo: it can be done again.
    pub fn last_undo(&self) -> Option<&ChangeRow> {
        self.history.first().filter(|row| row.what == "undo")
    }

    /// The newest import that is in force.
    pub fn last_import(&self) -> Option<&ChangeRow> {
        self.history.iter().find(|row| row.undone_by.is_none() && row.what == "import")
    }
}

/// What is in a store and who changed it.
pub fn news(session: &Session) -> Result<(Overview, Vec<ChangeRow>), AppError> {
    let year = u16::try_from(clock::today().0).unwrap_or(u16::MAX);
    Ok((session.overview(year)?, session.history(CHANGES)?))
}

fn look_at(session: &Session, path: &Path, writable: bool) -> Result<OpenStore, AppError> {
    let (overview, history) = news(session)?;
    Ok(OpenStore {
        path: path.to_owned(),
        catalogue: session.catalogue(),
        overview,
        history,
        concerns: Vec::new(),
        writable,
        notice: None,
        notices: session.notices(),
        check_due: writable && session.check_is_due()?,
        away: session.store()?.place() == Place::Away,
    })
}

/// Where the example store stands.
fn example() -> PathBuf {
    folders::documents().join("example.mprofile")
}

impl Window {
    /// The named store, the one used last, or the example.
    pub(super) fn open_first(&mut self, store: Option<PathBuf>) {
        let recent = self.settings.recent.first().filter(|path| path.exists()).cloned();
        match store.or(recent) {
            Some(path) => self.open(path),
            None => {
                let path = example();
                if path.exists() { self.open(path) } else { self.make(path, true) }
            }
        }
    }

    /// Opens a store to change it; where somebody else has it, to read it.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.finish_report();
        self.opening = Some(self.writer.ask(move |session: &mut Session, _: &Work| {
            let writable = session.open(&path, true);
            if let Err(error) = writable {
                let notice = Some(error.message.clone());
                session.open(&path, false).map_err(|_| error)?;
                return Ok(OpenStore { notice, ..look_at(session, &path, false)? });
            }
            look_at(session, &path, true)
        }));
    }

    /// Makes a store and opens it.
    pub(super) fn make(&mut self, path: PathBuf, with_example: bool) {
        self.finish_report();
        self.opening = Some(self.writer.ask(move |session: &mut Session, work: &Work| {
            session.create(&path, with_example, work)?;
            look_at(session, &path, true)
        }));
    }

    pub(super) fn take_opened(&mut self) {
        let Some(answer) = self.opening.as_ref().and_then(crate::app::Pending::poll) else { return };
        self.opening = None;
        match answer {
            Ok(mut store) => {
                self.settings.remember_store(&store.path);
                self.save_settings();
                let path = store.path.clone();
                drop(
                    self.reader.ask(move |session: &mut Session, _: &Work| session.open(&path, false)).wait(),
                );
                if let Some(notice) = &store.notice {
                    // Somebody else changes it, or the place is read-only: it can be looked at.
                    self.tell(self.look.tell(notice), true, None);
                }
                let (notices, due) = (std::mem::take(&mut store.notices), store.check_due);
                self.store = Some(store);
                self.browse = Default::default();
                self.import = Default::default();
                self.entry = Default::default();
                self.history = Default::default();
                self.close_forms();
                self.report = Default::default();
                self.report.1.formats = [true, true, false, false];
                self.page = Page::Home;
                self.reword();
                self.begin_browse();
                self.ask_concerns();
                self.after_opening(&notices, due);
            }
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
    }

    /// Looks again at what is in the store, after a change.
    pub(super) fn refresh(&mut self) {
        let path = self.store.as_ref().map(|store| store.path.clone());
        // The names may have changed too; the past keeps its own.
        let path = path.filter(|_| !self.history.2.is_past());
        self.news = Some(self.reader.ask(move |session: &mut Session, _: &Work| {
            if let Some(path) = path {
                session.open(&path, false)?;
            }
            let (overview, history) = news(session)?;
            Ok((overview, history, session.catalogue()))
        }));
    }

    pub(super) fn take_news(&mut self) {
        let Some(answer) = self.news.as_ref().and_then(crate::app::Pending::poll) else { return };
        self.news = None;
        match answer {
            Ok((overview, history, catalogue)) => {
                if let Some(store) = &mut self.store {
                    store.overview = overview;
                    store.history = history;
                    store.catalogue = catalogue;
                }
                self.ask_recipes();
                self.reword();
                self.ask_again();
                self.ask_concerns();
            }
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
    }
}
