//! Extending the lists: new items, names and aliases, each through the journal.

use super::change::insert_change;
use super::rows::{Row, exists, step};
use super::{NewChange, Result, Store, StoreError};
use crate::domain::Names;
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// A new indicator, code, source or dimension.
#[derive(Clone, Debug, Default)]
pub struct NewItem {
    /// List: `indicator`, `source`, `area`, `sex` …
    pub list: String,
    /// Code, not yet in the list.
    pub code: String,
    /// Member above it in a tree.
    pub parent: Option<String>,
    /// Level of a tree.
    pub level: Option<String>,
    /// Names.
    pub names: Names,
    /// Definition of an indicator.
    pub definition: Names,
    /// Further columns.
    pub attributes: BTreeMap<String, String>,
}

/// Another spelling for a member.
#[derive(Clone, Debug)]
pub struct NewAlias {
    /// List.
    pub list: String,
    /// Member.
    pub code: String,
    /// As written in files.
    pub alias: String,
    /// Agency whose files write it so; empty for all.
    pub agency: String,
}

impl Store {
    /// Adds items and aliases as one change. Gives its number.
    ///
    /// # Errors
    /// [`StoreError::CodeExists`] for a code that is taken, [`StoreError::UnknownCode`] for an alias of
    /// a member that is not there. Nothing is written then.
    pub fn extend(&mut self, change: &NewChange, items: &[NewItem], aliases: &[NewAlias]) -> Result<i64> {
        self.before_change(change, false, &crate::work::Work::new())?;
        self.check_new(items, aliases)?;
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let write = || {
            let id = insert_change(&self.connection, change, None)?;
            let mut fresh = Vec::new();
            for alias in aliases {
                if !self.has_alias(alias)? {
                    fresh.push(alias_row(alias));
                }
            }
            let rows = items.iter().flat_map(|item| self.rows_of(item)).chain(fresh);
            for (position, row) in rows.enumerate() {
                step(&self.connection, id, position, None, Some(&row))?;
            }
            Ok(id)
        };
        let id = write().map_err(|error: rusqlite::Error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        self.reload()?;
        Ok(id)
    }

    fn has_alias(&self, alias: &NewAlias) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached(
                "SELECT 1 FROM alias WHERE list = ?1 AND code = ?2 AND alias = ?3 AND agency = ?4 AND shipped < 2",
            )?
            .query_row([&alias.list, &alias.code, &alias.alias, &alias.agency], |_| Ok(()))
            .optional()
            .map(|found| found.is_some())
    }

    fn check_new(&self, items: &[NewItem], aliases: &[NewAlias]) -> Result<()> {
        let exists =
            |list: &str, code: &str| exists(&self.connection, list, code).map_err(|error| self.error(&error));
        for (position, item) in items.iter().enumerate() {
            let twice =
                items.iter().take(position).any(|other| other.list == item.list && other.code == item.code);
            if twice || exists(&item.list, &item.code)? {
                return Err(StoreError::CodeExists { list: item.list.clone(), code: item.code.clone() });
            }
        }
        for alias in aliases {
            let new = items.iter().any(|item| item.list == alias.list && item.code == alias.code);
            if !new && !exists(&alias.list, &alias.code)? {
                return Err(StoreError::UnknownCode { list: alias.list.clone(), code: alias.code.clone() });
            }
        }
        Ok(())
    }

    fn rows_of(&self, item: &NewItem) -> Vec<Row> {
        let last: i64 = self
            .connection
            .query_row("SELECT coalesce(max(sort), 0) FROM item WHERE list = ?1", [&item.list], |row| {
                row.get(0)
            })
            .unwrap_or(0);
        let mut rows = vec![Row::Item {
            list: item.list.clone(),
            code: item.code.clone(),
            sort: last + 1,
            parent: item.parent.clone(),
            level: item.level.clone(),
            attributes: serde_json::to_string(&item.attributes).unwrap_or_default(),
            valid_from: None,
            valid_to: None,
            successor: None,
            retired: false,
        }];
        for (field, names) in [("name", &item.names), ("definition", &item.definition)] {
            for (lang, text, checked) in [("en", &names.en, true), ("lo", &names.lo, names.lo_checked)] {
                if !text.is_empty() {
                    rows.push(Row::Text {
                        list: item.list.clone(),
                        code: item.code.clone(),
                        field: field.to_owned(),
                        lang: lang.to_owned(),
                        text: text.clone(),
                        checked,
                    });
                }
            }
        }
        rows
    }
}

fn alias_row(alias: &NewAlias) -> Row {
    Row::Alias {
        list: alias.list.clone(),
        code: alias.code.clone(),
        alias: alias.alias.clone(),
        agency: alias.agency.clone(),
    }
}
