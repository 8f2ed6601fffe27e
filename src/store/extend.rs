//! Extending the lists: new items, names and aliases, and texts kept under a name, each through the journal.

use super::change::insert_change;
use super::{NewChange, Result, Store, StoreError};
use crate::domain::Names;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
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

/// A row of the catalogue as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "table", rename_all = "lowercase")]
enum Row {
    Item {
        list: String,
        code: String,
        sort: i64,
        parent: Option<String>,
        level: Option<String>,
        attributes: String,
    },
    Text {
        list: String,
        code: String,
        field: String,
        lang: String,
        text: String,
        checked: bool,
    },
    Alias {
        list: String,
        code: String,
        alias: String,
        agency: String,
    },
    Document {
        name: String,
        text: String,
    },
}

pub(super) enum UndoRowError {
    Db(rusqlite::Error),
    /// This change uses the row.
    Later(i64),
}

impl From<rusqlite::Error> for UndoRowError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error)
    }
}

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
            insert_row(&self.connection, &after)?;
            journal(&self.connection, id, 0, before.as_ref(), &after)?;
            Ok(id)
        };
        let id = write().map_err(|error: rusqlite::Error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        Ok(id)
    }

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
            let rows = items.iter().flat_map(|item| self.rows_of(item)).chain(aliases.iter().map(alias_row));
            for (position, row) in rows.enumerate() {
                insert_row(&self.connection, &row)?;
                journal(&self.connection, id, position, None, &row)?;
            }
            Ok(id)
        };
        let id = write().map_err(|error: rusqlite::Error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        self.reload()?;
        Ok(id)
    }

    fn check_new(&self, items: &[NewItem], aliases: &[NewAlias]) -> Result<()> {
        let exists = |list: &str, code: &str| {
            self.connection
                .query_row("SELECT 1 FROM item WHERE list = ?1 AND code = ?2", [list, code], |_| Ok(()))
                .optional()
                .map(|found| found.is_some())
                .map_err(|error| self.error(&error))
        };
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

/// Under which key of `meta` a document stands.
fn document_key(name: &str) -> String {
    format!("document:{name}")
}

fn document(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection
        .query_row("SELECT value FROM meta WHERE key = ?1", [document_key(name)], |row| row.get(0))
        .optional()
}

fn journal(
    connection: &Connection,
    change: i64,
    position: usize,
    before: Option<&Row>,
    row: &Row,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO change_row (change, position, relation, before, after) VALUES (?1, ?2, ?3, ?5, ?4)",
        )?
        .execute(params![
            change,
            i64::try_from(position).unwrap_or(i64::MAX),
            match row {
                Row::Item { .. } => "item",
                Row::Text { .. } => "text",
                Row::Alias { .. } => "alias",
                Row::Document { .. } => "document",
            },
            serde_json::to_string(row).unwrap_or_default(),
            before.map(|before| serde_json::to_string(before).unwrap_or_default())
        ])?;
    Ok(())
}

fn insert_row(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    match row {
        Row::Item { list, code, sort, parent, level, attributes } => connection
            .prepare_cached(
                "INSERT INTO item (list, code, sort, parent, level, attributes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (list, code) DO UPDATE SET sort = ?3, parent = ?4, level = ?5, attributes = ?6, retired = 0",
            )?
            .execute(params![list, code, sort, parent, level, attributes])?,
        Row::Text { list, code, field, lang, text, checked } => connection
            .prepare_cached(
                // The shipped text stays beside the edited one.
                "INSERT INTO text (list, code, field, lang, text, checked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (list, code, field, lang) DO UPDATE SET text = ?5, checked = ?6",
            )?
            .execute(params![list, code, field, lang, text, checked])?,
        Row::Alias { list, code, alias, agency } => connection
            .prepare_cached("INSERT OR IGNORE INTO alias (list, code, alias, agency) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![list, code, alias, agency])?,
        Row::Document { name, text } => connection
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
            .execute(params![document_key(name), text])?,
    };
    Ok(())
}

/// A row before and after a change, as the journal keeps it.
type Rows = Vec<(Option<String>, Option<String>)>;

fn rows_of_change(connection: &Connection, change: i64) -> rusqlite::Result<Rows> {
    let mut statement = connection
        .prepare_cached("SELECT before, after FROM change_row WHERE change = ?1 ORDER BY position DESC")?;
    let rows = statement.query_map([change], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn parse(text: Option<&String>) -> Option<Row> {
    text.and_then(|text| serde_json::from_str(text).ok())
}

/// Takes back the catalogue rows of a change: added items are retired (values of the past may point to
/// them), aliases go. Taking back an undo puts them back.
pub(super) fn undo_rows(
    connection: &Connection,
    target: i64,
    id: i64,
) -> std::result::Result<(), UndoRowError> {
    for (position, (before, after)) in rows_of_change(connection, target)?.into_iter().enumerate() {
        if before.is_none()
            && let Some(Row::Item { list, code, .. }) = parse(after.as_ref())
            && let Some(later) = used_by(connection, &list, &code)?
        {
            return Err(UndoRowError::Later(later));
        }
        if let Some(Row::Document { name, .. }) = parse(after.as_ref()).or_else(|| parse(before.as_ref()))
            && let Some(later) = replaced_by(connection, target, &name)?
        {
            return Err(UndoRowError::Later(later));
        }
        put_back(connection, before.as_ref(), after.as_ref())?;
        connection
            .prepare_cached("INSERT INTO change_row (change, position, relation, before, after) VALUES (?1, ?2, 'undo', ?3, ?4)")?
            .execute(params![id, i64::try_from(position).unwrap_or(i64::MAX), after, before])?;
    }
    Ok(())
}

/// Turns the catalogue rows of a change back without asking who uses them: for a look at the past.
pub(super) fn turn_back(connection: &Connection, change: i64) -> rusqlite::Result<()> {
    for (before, after) in rows_of_change(connection, change)? {
        put_back(connection, before.as_ref(), after.as_ref())?;
    }
    Ok(())
}

fn put_back(
    connection: &Connection,
    before: Option<&String>,
    after: Option<&String>,
) -> rusqlite::Result<()> {
    match (parse(before), parse(after)) {
        (Some(row), _) => insert_row(connection, &row),
        (None, Some(row)) => remove_row(connection, &row),
        (None, None) => Ok(()),
    }
}

fn remove_row(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    match row {
        Row::Item { list, code, .. } => {
            connection.execute("UPDATE item SET retired = 1 WHERE list = ?1 AND code = ?2", [list, code])?;
        }
        // The names of a retired item stay with it.
        Row::Text { .. } => {}
        Row::Document { name, .. } => {
            connection.execute("DELETE FROM meta WHERE key = ?1", [document_key(name)])?;
        }
        Row::Alias { list, code, alias, agency } => {
            connection.execute(
                "DELETE FROM alias WHERE list = ?1 AND code = ?2 AND alias = ?3 AND agency = ?4",
                [list, code, alias, agency],
            )?;
        }
    }
    Ok(())
}

/// A later change in force that wrote the same document.
fn replaced_by(connection: &Connection, target: i64, name: &str) -> rusqlite::Result<Option<i64>> {
    connection.query_row(
        "SELECT max(change_row.change) FROM change_row JOIN change ON change.id = change_row.change
         WHERE change_row.change > ?1 AND json_extract(coalesce(after, before), '$.table') = 'document'
           AND json_extract(coalesce(after, before), '$.name') = ?2
           AND change.undoes IS NULL
           AND NOT EXISTS (SELECT 1 FROM change AS undo WHERE undo.undoes = change.id
                           AND NOT EXISTS (SELECT 1 FROM change AS redo WHERE redo.undoes = undo.id))",
        params![target, name],
        |row| row.get(0),
    )
}

/// The newest change whose values use an item.
fn used_by(connection: &Connection, list: &str, code: &str) -> rusqlite::Result<Option<i64>> {
    let sql = match list {
        "indicator" => {
            "SELECT max(written) FROM observation WHERE series IN
               (SELECT series.id FROM series JOIN item ON item.id = indicator WHERE list = ?1 AND code = ?2)"
        }
        "source" => {
            "SELECT max(written) FROM observation WHERE ?1 = 'source' AND publication IN
               (SELECT id FROM publication WHERE source = ?2)"
        }
        "area" => {
            "SELECT max(written) FROM observation WHERE area = (SELECT id FROM item WHERE list = ?1 AND code = ?2)
               OR series IN (SELECT id FROM series WHERE ';' || dims || ';' LIKE '%=' || ?2 || ';%')"
        }
        _ => {
            "SELECT max(written) FROM observation WHERE ?1 <> '' AND series IN
               (SELECT id FROM series WHERE ';' || dims || ';' LIKE '%=' || ?2 || ';%')"
        }
    };
    connection.query_row(sql, [list, code], |row| row.get(0))
}
