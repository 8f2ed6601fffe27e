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
mod compact;
mod copy;
mod document;
mod edit;
mod error;
mod extend;
mod health;
mod history;
mod keys;
mod lock;
mod member;
mod origin;
mod past;
mod place;
mod publish;
mod read;
mod recipe;
mod remark;
mod renew;
mod repair;
mod row;
mod rows;
mod schema;
mod shipped;
mod status;
mod summary;
mod undo;
mod used;
mod view;
mod write;

pub use change::{ChangeKind, NewChange};
pub use compact::{Droppable, Dropped};
pub use edit::{Alteration, Edit, Edited};
pub use error::StoreError;
pub use extend::{NewAlias, NewItem};
pub use history::{ChangeRow, FollowUp, TouchedValue, Version};
pub use member::{Member, MemberChange, Wording};
pub use origin::{NewOrigin, OriginInfo};
pub use past::Moment;
pub use place::Place;
pub use read::{
    AreaId, CoverageRow, IndicatorCount, PublicationId, PublicationRow, Scan, SeriesId, SeriesInfo,
    StandingRow, StoredRow, ValueOrigin,
};
pub use renew::{Clash, Renewed};
pub use repair::{Repaired, SavedTable};
pub use shipped::shipped_catalogue;
pub use write::{Accept, Conflict, Counts, Incoming, Written};

use crate::domain::{Catalogue, Code, Message};
use crate::work::Work;
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
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
    place: Place,
    notices: RefCell<Vec<Message>>,
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
        let (lock, _) = lock::WriterLock::take(path, &who.who)?;
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
        let store = Self::finish(path, connect(path, true)?, true, Some(lock))?;
        store.note_catalogue()?;
        Ok(store)
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
        let (lock, clean) = match access {
            Access::Write(who) => {
                let (lock, clean) = lock::WriterLock::take(path, who)?;
                (Some(lock), clean)
            }
            Access::Read => (None, true),
        };
        let connection = connect(path, writable)?;
        let found = schema::check(&connection, path)?;
        match found {
            schema::Found::Newer(found) if writable => {
                return Err(StoreError::Newer { path: path.to_owned(), found, known: schema::known() });
            }
            _ => {}
        }
        let mut store = Self::finish(path, connection, writable, lock)?;
        match found {
            schema::Found::Older(version) if writable => store.lead_on(version)?,
            schema::Found::Newer(version) => {
                store.newer = Some(version);
                store.notice(Message::new("store-newer-read").with("file", path.display().to_string()));
            }
            _ => {}
        }
        if !clean {
            store.note_unclean()?;
            store.notice(Message::new("store-unclean").with("file", path.display().to_string()));
        }
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
            place: place::of(path),
            notices: RefCell::default(),
            _lock: lock,
        };
        store.reload()?;
        Ok(store)
    }

    /// Leads a store of an earlier program to the newest schema, after a backup.
    fn lead_on(&self, version: i64) -> Result<()> {
        let last: String = self.one("SELECT at FROM change ORDER BY id DESC LIMIT 1")?;
        self.back_up(&last, &Work::new())?;
        schema::migrate(&self.connection, version).map_err(|error| self.error(&error))
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

    /// To be called before a change: it may be written, can be stopped, and a backup is made if it is time.
    fn before_change(&self, change: &NewChange, large: bool, work: &Work) -> Result<()> {
        if !self.is_writable() {
            return Err(StoreError::ReadOnly(self.path().to_owned()));
        }
        self.back_up_before(change, large, work)?;
        self.stoppable(work);
        Ok(())
    }

    /// Keeps something a person should be told, until [`Store::notices`] is asked.
    pub fn notice(&self, message: Message) {
        self.notices.borrow_mut().push(message);
    }

    /// What a person should be told about this store though it is no failure; each is told once.
    pub fn notices(&self) -> Vec<Message> {
        self.notices.take()
    }

    /// Where the store lies.
    pub fn place(&self) -> Place {
        self.place
    }

    /// To be called after a change is confirmed: the write-ahead log goes into the file, so that little is
    /// left to do should the computer stop. Failing is no loss: the log is read with the file.
    fn after_change(&self) {
        if self.place == Place::Away {
            return;
        }
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    fn error(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, error)
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T> {
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.error(&error))
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
    let open = |name: &Path, flags: OpenFlags| {
        let connection = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        schema::settings(&connection, writable, place::of(path))?;
        // The first look at the file: here it shows whether it can be read at all.
        connection.query_row("PRAGMA schema_version", [], |_| Ok(()))?;
        Ok(connection)
    };
    match open(path, flags) {
        Err(error) if !writable && cannot_lock(&error) && at_rest(path) => {
            // Media that cannot be written, such as a disc, know no locks: nobody can change what is read.
            open(&immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
        }
        other => other,
    }
    .map_err(|error| StoreError::of(path, &error))
}

fn cannot_lock(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::SystemIoFailure
                | ErrorCode::FileLockingProtocolFailed
        )
    )
}

/// Whether no log with content that is not yet in the file lies beside it.
fn at_rest(path: &Path) -> bool {
    ["-wal", "-journal"].iter().all(|ending| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        std::fs::metadata(path.with_file_name(name)).map_or(true, |file| file.len() == 0)
    })
}

/// The address under which SQLite reads a file without locks.
fn immutable(path: &Path) -> PathBuf {
    let mut address = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if cfg!(windows) {
        address.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    PathBuf::from(address + "?immutable=1")
}

#[cfg(test)]
mod tests;
