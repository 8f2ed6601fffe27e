//! Care of a store: copies, backups, bringing back, compacting, repair, checks that are due.

use super::{AppError, ErrorKind, Session};
use crate::domain::Message;
use crate::platform::clock;
use crate::store::{Access, ChangeKind, Droppable, Dropped, Repaired, Store};
use crate::work::Work;
use std::path::{Path, PathBuf};

impl Session {
    /// The rotating backups of the open store, newest first.
    ///
    /// # Errors
    /// When no store is open.
    pub fn backups(&self) -> Result<Vec<PathBuf>, AppError> {
        Ok(self.store()?.backups())
    }

    /// Makes a backup in the folder of backups now. Gives its path.
    ///
    /// # Errors
    /// When the place cannot be written.
    pub fn back_up(&self, work: &Work) -> Result<PathBuf, AppError> {
        Ok(self.store()?.back_up(&clock::now(), work)?)
    }

    /// Makes a store at `to` from a backup or copy: it is checked in full, copied, and the journal of the new
    /// store tells it. The copy stays as it is.
    ///
    /// # Errors
    /// A copy that is damaged, something at `to` already, a place that cannot be written.
    pub fn restore(&mut self, from: &Path, to: &Path, work: &Work) -> Result<(), AppError> {
        self.close();
        let copy = Store::open(from, &Access::Read)?;
        let faults = copy.check(work)?;
        if let Some(fault) = faults.first() {
            let message = Message::new("store-damaged")
                .with("file", from.display().to_string())
                .with("detail", fault.as_str());
            return Err(AppError::new(ErrorKind::Store, message));
        }
        copy.copy_to(to, work)?;
        drop(copy);
        let mut change = self.change(ChangeKind::Restore);
        let name = from.file_name().unwrap_or(from.as_os_str()).to_string_lossy().into_owned();
        change.detail.insert(String::from("file"), name);
        self.open(to, true)?;
        Ok(self.store_mut()?.enter(&change)?)
    }

    /// What compacting could drop.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn droppable(&self) -> Result<Droppable, AppError> {
        Ok(self.store()?.droppable()?)
    }

    /// Drops for good what is said, after a backup. Gives the bytes won and the backup.
    ///
    /// # Errors
    /// When the backup or the store cannot be written; nothing is dropped then.
    pub fn compact(&mut self, what: Dropped, work: &Work) -> Result<(u64, PathBuf), AppError> {
        let backup = self.back_up(work)?;
        let change = self.change(ChangeKind::Compact);
        let won = self.store_mut()?.compact(what, &change, work)?;
        Ok((won, backup))
    }

    /// Saves what can be saved of a damaged store into a new one and opens that.
    ///
    /// # Errors
    /// When nothing can be saved, or the place cannot be written.
    pub fn repair(&mut self, from: &Path, to: &Path, work: &Work) -> Result<Repaired, AppError> {
        self.close();
        let repaired = Store::repair(from, to, &self.change(ChangeKind::Repair), work)?;
        self.open(to, true)?;
        Ok(repaired)
    }

    /// What a person should be told about the open store though it is no failure; each is told once.
    pub fn notices(&self) -> Vec<Message> {
        self.store().map_or_else(|_| Vec::new(), Store::notices)
    }

    /// Whether the full check should run: after an unclean close, or a week after the last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn check_is_due(&self) -> Result<bool, AppError> {
        Ok(self.store()?.check_is_due(&clock::now())?)
    }

    /// Notes in the store that the full check found nothing now, so that it is not due again for a week.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn note_checked(&self) -> Result<(), AppError> {
        Ok(self.store()?.note_check(&clock::now())?)
    }

    /// The full check, and a note in the store that it was done, so that it is not due again for a week.
    /// Gives what is wrong.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn check_and_note(&mut self, work: &Work) -> Result<Vec<String>, AppError> {
        let faults = self.store()?.check(work)?;
        if faults.is_empty() {
            self.store()?.note_check(&clock::now())?;
        }
        Ok(faults)
    }
}
