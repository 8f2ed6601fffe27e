//! Whether a store was closed cleanly, and when it was last checked in full.

use super::change::insert_change;
use super::{NewChange, Result, Store};
use crate::domain::Date;
use crate::work::Work;
use rusqlite::OptionalExtension;

/// So many days after the last full check the next is due.
const DAYS: u32 = 7;

impl Store {
    /// Full check of the file and of the ids in it. Gives what is wrong, nothing if all is well.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self, work: &Work) -> Result<Vec<String>> {
        self.stoppable(work);
        work.begin(crate::work::Stage::Checking, 0);
        super::schema::full_check(&self.connection).map_err(|error| self.error(&error))
    }

    /// Whether the full check is due: the last writer did not close the store, or a week has gone by.
    /// `now`: `2026-11-23T09:40:00Z`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn check_is_due(&self, now: &str) -> Result<bool> {
        if self.meta("unclean")?.is_some() {
            return Ok(true);
        }
        let last = match self.meta("checked")? {
            Some(checked) => Some(checked),
            None => self
                .connection
                .query_row("SELECT at FROM change ORDER BY id LIMIT 1", [], |row| row.get(0))
                .optional()
                .map_err(|error| self.error(&error))?,
        };
        let day = |text: &str| day(text).map(Date::ordinal);
        Ok(match (last.as_deref().and_then(day), day(now)) {
            (Some(last), Some(now)) => now >= last.saturating_add(DAYS),
            _ => true,
        })
    }

    /// Notes that the full check found nothing. Does nothing for a store that is only looked at.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn note_check(&self, now: &str) -> Result<()> {
        if !self.is_writable() {
            return Ok(());
        }
        self.set_meta("checked", Some(now))?;
        self.set_meta("unclean", None)
    }

    /// Notes that the last writer did not close the store, until a full check finds it whole.
    pub(super) fn note_unclean(&self) -> Result<()> {
        self.set_meta("unclean", Some("1"))
    }

    /// Enters something into the journal that changed no value.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn enter(&mut self, change: &NewChange) -> Result<()> {
        insert_change(&self.connection, change, None).map(|_| ()).map_err(|error| self.error(&error))
    }

    pub(super) fn meta(&self, key: &str) -> Result<Option<String>> {
        self.connection
            .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
            .optional()
            .map_err(|error| self.error(&error))
    }

    pub(super) fn set_meta(&self, key: &str, value: Option<&str>) -> Result<()> {
        let done = match value {
            Some(value) => self
                .connection
                .execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", [key, value]),
            None => self.connection.execute("DELETE FROM meta WHERE key = ?1", [key]),
        };
        done.map(|_| ()).map_err(|error| self.error(&error))
    }
}

fn day(time: &str) -> Option<Date> {
    let mut parts = time.get(..10)?.split('-');
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}
