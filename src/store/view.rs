//! Saved views: a name and a description that the application understands. They are no data: saving one
//! changes no value and stands in no journal.

use super::{Result, Store, StoreError};
use rusqlite::OptionalExtension;

/// Before the name of a view in the table of settings.
const KEY: &str = "view:";

impl Store {
    /// The saved views, name and description, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn views(&self) -> Result<Vec<(String, String)>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT substr(key, 6), value FROM meta WHERE substr(key, 1, 5) = ?1 ORDER BY key",
            )?;
            let rows = statement.query_map([KEY], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String)>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// The description of a saved view.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn view(&self, name: &str) -> Result<Option<String>> {
        self.connection
            .query_row("SELECT value FROM meta WHERE key = ?1", [format!("{KEY}{name}")], |row| row.get(0))
            .optional()
            .map_err(|error| self.error(&error))
    }

    /// Saves a view; one of the same name is replaced.
    ///
    /// # Errors
    /// When the store is open only to look, or cannot be written.
    pub fn save_view(&mut self, name: &str, description: &str) -> Result<()> {
        self.write_view("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", name, Some(description))
            .map(|_| ())
    }

    /// Takes a saved view away; whether there was one.
    ///
    /// # Errors
    /// When the store is open only to look, or cannot be written.
    pub fn remove_view(&mut self, name: &str) -> Result<bool> {
        self.write_view("DELETE FROM meta WHERE key = ?1", name, None)
    }

    fn write_view(&mut self, sql: &str, name: &str, description: Option<&str>) -> Result<bool> {
        if !self.is_writable() {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        let key = format!("{KEY}{name}");
        let changed = match description {
            Some(text) => self.connection.execute(sql, [key.as_str(), text]),
            None => self.connection.execute(sql, [key.as_str()]),
        };
        changed.map(|count| count > 0).map_err(|error| self.error(&error))
    }
}
