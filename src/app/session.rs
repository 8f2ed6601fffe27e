//! A session: the open store, the person, the settings. Every change of data goes through here.

use super::lists::told_names;
use super::{AppError, ErrorKind, Settings};
use crate::domain::{Arg, Catalogue, Lang, Message};
use crate::platform::{clock, folders};
use crate::store::{
    Access, ChangeKind, ChangeRow, Moment, NewAlias, NewChange, NewItem, Store, shipped_catalogue,
};
use crate::work::{Stage, Work};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Who acts, for the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// Person.
    pub name: String,
    /// Agency.
    pub agency: String,
}

/// A person at work, with at most one open store.
pub struct Session {
    who: Who,
    store: Option<Store>,
}

impl Session {
    /// A session without a store.
    pub fn new(who: Who) -> Self {
        Self { who, store: None }
    }

    /// The person of the settings; where no name is set, the name the system knows.
    pub fn of(settings: &Settings) -> Self {
        let name = if settings.name.is_empty() { folders::user_name() } else { settings.name.clone() };
        Self::new(Who { name, agency: settings.agency.clone() })
    }

    /// Who acts.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// Somebody else acts from now on.
    pub fn set_who(&mut self, who: Who) {
        self.who = who;
    }

    /// Makes a new store, with or without the example data, and opens it. A store that could not be
    /// filled is removed again.
    ///
    /// # Errors
    /// When something is there already, or the place cannot be written.
    pub fn create(&mut self, path: &Path, example: bool, work: &Work) -> Result<(), AppError> {
        work.begin(Stage::Opening, 0);
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        }
        self.store = Some(Store::create(path, &self.change(ChangeKind::New))?);
        if example && let Err(error) = self.load_example(work) {
            self.store = None;
            // What is left is a store without its data: not what was asked for.
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Ok(())
    }

    /// Opens a store.
    ///
    /// # Errors
    /// Not there, not ours, newer, locked, damaged.
    pub fn open(&mut self, path: &Path, write: bool) -> Result<(), AppError> {
        self.store = None;
        let access = if write { Access::Write(self.who.name.clone()) } else { Access::Read };
        self.store = Some(Store::open(path, &access)?);
        if write { self.renew_if_due() } else { Ok(()) }
    }

    /// Opens a store as it was at a moment of the past, to look at.
    ///
    /// # Errors
    /// As [`Session::open`]; or there was no such moment.
    pub fn open_at(&mut self, path: &Path, moment: &Moment) -> Result<(), AppError> {
        self.store = None;
        self.store = Some(Store::open_at(path, moment)?);
        Ok(())
    }

    /// Closes the store.
    pub fn close(&mut self) {
        self.store = None;
    }

    /// The open store.
    ///
    /// # Errors
    /// When none is open.
    pub fn store(&self) -> Result<&Store, AppError> {
        self.store.as_ref().ok_or_else(no_store)
    }

    /// The open store, to change it.
    pub(super) fn store_mut(&mut self) -> Result<&mut Store, AppError> {
        self.store.as_mut().ok_or_else(no_store)
    }

    /// The names of the open store, or the shipped ones.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.store.as_ref().map_or_else(|| Arc::new(shipped_catalogue()), Store::catalogue)
    }

    /// A new entry for the journal: who and when.
    pub(super) fn change(&self, what: ChangeKind) -> NewChange {
        NewChange {
            what,
            at: clock::now(),
            who: self.who.name.clone(),
            agency: self.who.agency.clone(),
            detail: BTreeMap::new(),
            reason: None,
        }
    }

    /// Adds to the lists as one change.
    ///
    /// # Errors
    /// A code that is taken, or a member that is not there.
    pub fn extend(&mut self, items: &[NewItem], aliases: &[NewAlias]) -> Result<i64, AppError> {
        let mut change = self.change(ChangeKind::Catalogue);
        for lang in Lang::ALL {
            let names = items
                .iter()
                .map(|item| Some(item.names.get(lang)).filter(|name| !name.is_empty()).unwrap_or(&item.code))
                .chain(aliases.iter().map(|alias| alias.alias.as_str()));
            let names: Vec<String> = names.map(str::to_owned).collect();
            change.detail.insert(format!("names-{}", lang.tag()), told_names(names.into_iter()));
        }
        Ok(self.store_mut()?.extend(&change, items, aliases)?)
    }
}

/// Details of a change that are counts.
const COUNTS: &[&str] = &["count", "versions", "files", "added", "followed", "withdrawn", "clashes"];

/// The words of a change in the history.
pub fn change_words(lang: Lang, row: &ChangeRow) -> String {
    // Counts are written with the grouping of the language; a number of a change is a name.
    let arg = |name: &str, text: &String| match text.parse::<u64>() {
        Ok(count) if COUNTS.contains(&name) => Arg::Count(count),
        _ => Arg::from(text.as_str()),
    };
    let mut detail: Vec<(&str, Arg)> =
        row.detail.iter().map(|(name, text)| (name.as_str(), arg(name, text))).collect();
    // Changes of earlier programs name codes.
    let names = row.detail.get(&format!("names-{}", lang.tag())).or_else(|| row.detail.get("code"));
    detail.push(("names", names.cloned().unwrap_or_default().into()));
    crate::i18n::say(lang, &format!("change-{}", row.what), &detail)
}

fn no_store() -> AppError {
    AppError::new(ErrorKind::Usage, Message::new("app-no-store"))
}

fn cannot_write(folder: &Path, error: &std::io::Error) -> AppError {
    let message = Message::new("app-cannot-write")
        .with("file", folder.display().to_string())
        .with("detail", error.to_string());
    AppError::new(ErrorKind::File, message)
}
