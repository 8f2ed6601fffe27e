//! The store: one SQLite file with the catalogue, the values, their past and the journal. The only
//! place with SQL.
//!
//! In: observations and catalogue changes, each as one [`NewChange`]. Out: the [`Catalogue`], rows of
//! values by [`Store::scan`], summaries, history, origins. Nothing is written outside a change, and a
//! change is one transaction.
//!
//! A store is closed to other writers by a lock on `NAME.mprofile.lock` beside it ([`Access::Write`]).
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

mod catalogue;
mod change;
mod copy;
mod edit;
mod error;
mod extend;
mod history;
mod keys;
mod lock;
mod origin;
mod past;
mod read;
mod row;
mod schema;
mod shipped;
mod status;
mod summary;
mod undo;
mod write;

pub use change::{ChangeKind, NewChange};
pub use edit::{Alteration, Edit, Edited};
pub use error::StoreError;
pub use extend::{NewAlias, NewItem};
pub use history::{ChangeRow, FollowUp, TouchedValue, Version};
pub use origin::{NewOrigin, OriginInfo};
pub use past::Moment;
pub use read::{
    AreaId, CoverageRow, IndicatorCount, PublicationId, PublicationRow, Scan, SeriesId, SeriesInfo,
    StandingRow, StoredRow, ValueOrigin,
};
pub use shipped::shipped_catalogue;
pub use write::{Accept, Conflict, Counts, Incoming, Written};

use crate::domain::{Catalogue, Code};
use crate::work::Work;
use rusqlite::{Connection, OpenFlags};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Result of everything the store does.
pub type Result<T> = std::result::Result<T, StoreError>;

/// How a store is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// To look; several may at once.
    Read,
    /// To look and to change; one at a time. The text says who, for the others' notice.
    Write(String),
}

/// An open store.
pub struct Store {
    path: PathBuf,
    connection: Connection,
    catalogue: Arc<Catalogue>,
    areas: AreaIds,
    writable: bool,
    as_of: Option<i64>,
    newer: Option<i64>,
    // Held for its drop: the lock is given back when the store closes.
    _lock: Option<lock::WriterLock>,
}

#[derive(Default)]
struct AreaIds {
    by_code: HashMap<Code, AreaId>,
    by_id: HashMap<AreaId, Code>,
}

impl Store {
    /// Makes a new store with the shipped catalogue.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if something is there already; what the disk says otherwise.
    pub fn create(path: &Path, who: &NewChange) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let lock = lock::WriterLock::take(path, &who.who)?;
        // Made under another name and renamed when whole: a kill in the middle leaves no half store.
        let part = path.with_extension("mprofile-part");
        let _ = std::fs::remove_file(&part);
        let made = (|| {
            let connection = connect(&part, true)?;
            schema::create(&connection, &part)?;
            catalogue::load_shipped(&connection, who).map_err(|error| StoreError::of(&part, &error))?;
            connection.close().map_err(|(_, error)| StoreError::of(&part, &error))
        })();
        if let Err(error) =
            made.and_then(|()| std::fs::rename(&part, path).map_err(|error| StoreError::io(path, &error)))
        {
            let _ = std::fs::remove_file(&part);
            return Err(error);
        }
        Self::finish(path, connect(path, true)?, true, Some(lock))
    }

    /// Opens a store.
    ///
    /// # Errors
    /// Not there, not ours, newer, locked by another writer, damaged.
    pub fn open(path: &Path, access: &Access) -> Result<Self> {
        if !path.is_file() {
            return Err(StoreError::NotFound(path.to_owned()));
        }
        schema::check_file(path)?;
        let writable = matches!(access, Access::Write(_));
        let lock = match access {
            Access::Write(who) => Some(lock::WriterLock::take(path, who)?),
            Access::Read => None,
        };
        let connection = connect(path, writable)?;
        let found = schema::check(&connection, path)?;
        match found {
            schema::Found::Older(version) if writable => {
                schema::migrate(&connection, version).map_err(|error| StoreError::of(path, &error))?;
            }
            schema::Found::Newer(found) if writable => {
                return Err(StoreError::Newer { path: path.to_owned(), found, known: schema::known() });
            }
            _ => {}
        }
        let mut store = Self::finish(path, connection, writable, lock)?;
        store.newer = match found {
            schema::Found::Newer(version) => Some(version),
            _ => None,
        };
        Ok(store)
    }

    fn finish(
        path: &Path,
        connection: Connection,
        writable: bool,
        lock: Option<lock::WriterLock>,
    ) -> Result<Self> {
        let mut store = Self {
            path: path.to_owned(),
            connection,
            catalogue: Arc::default(),
            areas: AreaIds::default(),
            writable,
            as_of: None,
            newer: None,
            _lock: lock,
        };
        store.reload()?;
        Ok(store)
    }

    /// Reads the catalogue anew.
    fn reload(&mut self) -> Result<()> {
        self.catalogue = Arc::new(catalogue::read(&self.connection).map_err(|error| self.error(&error))?);
        self.areas = self.read_areas().map_err(|error| self.error(&error))?;
        Ok(())
    }

    fn read_areas(&self) -> rusqlite::Result<AreaIds> {
        let mut ids = AreaIds::default();
        let mut statement = self.connection.prepare("SELECT id, code FROM item WHERE list = 'area'")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, code) = (AreaId(row.get(0)?), Code::from(row.get_ref(1)?.as_str()?));
            ids.by_code.insert(code.clone(), id);
            ids.by_id.insert(id, code);
        }
        Ok(ids)
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this opening may change it.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// The schema of a store that a newer program made: it is only looked at.
    pub fn newer(&self) -> Option<i64> {
        self.newer
    }

    /// All names.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.catalogue)
    }

    /// The area behind an id.
    pub fn area_code(&self, id: AreaId) -> Option<&Code> {
        self.areas.by_id.get(&id)
    }

    /// The id of an area.
    pub fn area_id(&self, code: &Code) -> Option<AreaId> {
        self.areas.by_code.get(code).copied()
    }

    /// Whether the store holds the example data.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_example(&self) -> Result<bool> {
        let found: i64 = self.one("SELECT count(*) FROM change WHERE what = 'example'")?;
        Ok(found > 0)
    }

    /// Stops the statement that is running when `work` is asked to stop.
    fn stoppable(&self, work: &Work) {
        let handle = self.connection.get_interrupt_handle();
        work.on_stop(move || handle.interrupt());
    }

    /// To be called before a change: it may be written, and can be stopped.
    fn before_change(&self, _change: &NewChange, work: &Work) -> Result<()> {
        if !self.is_writable() {
            return Err(StoreError::ReadOnly(self.path().to_owned()));
        }
        self.stoppable(work);
        Ok(())
    }

    /// To be called after a change is confirmed: the write-ahead log goes into the file, so that little is
    /// left to do should the computer stop. Failing is no loss: the log is read with the file.
    fn after_change(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    fn error(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, error)
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T> {
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.error(&error))
    }

    /// Full check of the file and of the ids in it. Gives what is wrong, nothing if all is well.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self, work: &Work) -> Result<Vec<String>> {
        self.stoppable(work);
        work.begin(crate::work::Stage::Checking, 0);
        schema::full_check(&self.connection).map_err(|error| self.error(&error))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.writable {
            // At rest the store is one file: leave the write-ahead log. Failing is no loss: the log
            // stays beside the store and is read with it.
            let _ = self.connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()));
        }
    }
}

/// Connects with the settings every store is used with.
fn connect(path: &Path, writable: bool) -> Result<Connection> {
    let flags = if writable {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    } else {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    };
    let open = || {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        schema::settings(&connection, writable)?;
        Ok(connection)
    };
    open().map_err(|error| StoreError::of(path, &error))
}

#[cfg(test)]
mod tests;
