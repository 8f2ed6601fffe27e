//! Compact: the only way in which something is dropped for good, and only what was said before.

use super::change::insert_change;
use super::{NewChange, Result, Store, StoreError};
use crate::work::{Stage, Work};

/// What is to be dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Earlier versions of values: undo of, and looks at, what was before end there.
    pub past: bool,
    /// The kept bytes of imported files: numbers keep the name and place of their file, but the sheet can no
    /// longer be shown.
    pub files: bool,
}

/// What there is to drop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Droppable {
    /// Earlier versions of values.
    pub versions: u64,
    /// Kept files.
    pub files: u64,
    /// Their bytes as kept.
    pub file_bytes: u64,
    /// Unused bytes of the store's file, given back by any compacting.
    pub free_bytes: u64,
    /// Bytes of the store's file.
    pub size: u64,
}

impl Store {
    /// What compacting could drop.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn droppable(&self) -> Result<Droppable> {
        let count = |sql: &str| Ok::<_, StoreError>(u64::try_from(self.one::<i64>(sql)?).unwrap_or(0));
        let page = count("PRAGMA page_size")?;
        Ok(Droppable {
            versions: count("SELECT count(*) FROM observation_past")?,
            files: count("SELECT count(*) FROM file WHERE packed IS NOT NULL")?,
            file_bytes: count("SELECT coalesce(sum(length(packed)), 0) FROM file")?,
            free_bytes: count("PRAGMA freelist_count")?.saturating_mul(page),
            size: count("PRAGMA page_count")?.saturating_mul(page),
        })
    }

    /// Drops what is said and gives the free room back to the disk. What was dropped stands in the journal.
    /// Gives the number of bytes the file became smaller.
    ///
    /// # Errors
    /// When the store cannot be written; nothing is dropped then.
    pub fn compact(&mut self, what: Dropped, change: &NewChange, work: &Work) -> Result<u64> {
        let before = self.droppable()?;
        self.before_change(change, false, work)?;
        work.begin(Stage::Writing, 0);
        let mut change = change.clone();
        let (versions, files) =
            (if what.past { before.versions } else { 0 }, if what.files { before.files } else { 0 });
        change.detail.insert(String::from("versions"), versions.to_string());
        change.detail.insert(String::from("files"), files.to_string());
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let run = || -> rusqlite::Result<()> {
            let id = insert_change(&self.connection, &change, None)?;
            if what.past {
                self.connection.execute("DELETE FROM observation_past", [])?;
                self.connection.execute(
                    "INSERT OR REPLACE INTO meta (key, value) VALUES ('kept_since', ?1)",
                    [id.to_string()],
                )?;
            }
            if what.files {
                self.connection.execute("UPDATE file SET packed = NULL", [])?;
            }
            Ok(())
        };
        run().map_err(|error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.connection.execute_batch("VACUUM").map_err(|error| self.error(&error))?;
        self.after_change();
        Ok(before.size.saturating_sub(self.droppable()?.size))
    }
}
