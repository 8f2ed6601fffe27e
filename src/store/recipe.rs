//! Recipes of the importer, kept as they come: a name and a text. They are no data and have no history.

use super::{Result, Store};

/// Keys of recipes in the table of single facts begin so.
const KEY: &str = "recipe:";

/// Keys of the spellings of an agency begin so.
const SPELLINGS: &str = "spellings:";

impl Store {
    /// All recipes by name: name and text.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn recipes(&self) -> Result<Vec<(String, String)>> {
        let sql = "SELECT substr(key, 8), value FROM meta WHERE key LIKE 'recipe:%' ORDER BY key";
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            let rows =
                statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            rows.collect::<std::result::Result<Vec<_>, _>>()
        };
        read().map_err(|error: rusqlite::Error| self.error(&error))
    }

    /// Keeps a recipe; one of the same name is replaced.
    ///
    /// # Errors
    /// When the store is only looked at or cannot be written.
    pub fn save_recipe(&mut self, name: &str, text: &str) -> Result<()> {
        self.writable_for_recipes()?;
        self.set_meta(&format!("{KEY}{name}"), Some(text))
    }

    /// Drops a recipe. Gives whether there was one.
    ///
    /// # Errors
    /// When the store is only looked at or cannot be written.
    pub fn delete_recipe(&mut self, name: &str) -> Result<bool> {
        self.writable_for_recipes()?;
        let key = format!("{KEY}{name}");
        let known = self.meta(&key)?.is_some();
        self.set_meta(&key, None)?;
        Ok(known)
    }

    /// How an agency spells names, as it was kept; `None` where nothing was.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn spellings(&self, agency: &str) -> Result<Option<String>> {
        self.meta(&format!("{SPELLINGS}{agency}"))
    }

    /// Keeps how an agency spells names; what was kept before is replaced.
    ///
    /// # Errors
    /// When the store is only looked at or cannot be written.
    pub fn save_spellings(&mut self, agency: &str, text: &str) -> Result<()> {
        self.writable_for_recipes()?;
        self.set_meta(&format!("{SPELLINGS}{agency}"), Some(text))
    }

    fn writable_for_recipes(&self) -> Result<()> {
        if self.is_writable() { Ok(()) } else { Err(super::StoreError::ReadOnly(self.path().to_owned())) }
    }
}
