//! Texts that are kept in the store under a name, such as the outline of the report, each through the journal.

use super::change::insert_change;
use super::rows::{Row, journal, put_row};
use super::{NewChange, Result, Store};
use rusqlite::{Connection, OptionalExtension};

impl Store {
    /// A text that is kept in the store under a name, such as the outline of the report.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn document(&self, name: &str) -> Result<Option<String>> {
        document(&self.connection, name).map_err(|error| self.error(&error))
    }

    /// Keeps a text under a name as one change, in place of what stood there. Gives its number.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn keep_document(&mut self, change: &NewChange, name: &str, text: &str) -> Result<i64> {
        self.before_change(change, false, &crate::work::Work::new())?;
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let row = |text: String| Row::Document { name: name.to_owned(), text };
        let write = || {
            let before = document(&self.connection, name)?.map(row);
            let after = row(text.to_owned());
            let id = insert_change(&self.connection, change, None)?;
            put_row(&self.connection, &after)?;
            journal(&self.connection, id, 0, before.as_ref(), Some(&after))?;
            Ok(id)
        };
        let id = write().map_err(|error: rusqlite::Error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        Ok(id)
    }
}

/// Under which key of `meta` a document stands.
pub(super) fn key(name: &str) -> String {
    format!("document:{name}")
}

fn document(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT value FROM meta WHERE key = ?1", [key(name)], |row| row.get(0)).optional()
}
