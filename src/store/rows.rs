//! Rows of the lists as the journal keeps them: put, taken out, turned back.
//!
//! A row is found by its identity (table, list, code …). The last change that touched it decides its state;
//! an undo puts the state before the change it takes back, and is refused where a later change stands on it.

use super::used::used_by;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A row of the catalogue as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "table", rename_all = "lowercase")]
pub(super) enum Row {
    Item {
        list: String,
        code: String,
        sort: i64,
        parent: Option<String>,
        level: Option<String>,
        attributes: String,
        #[serde(default)]
        valid_from: Option<String>,
        #[serde(default)]
        valid_to: Option<String>,
        #[serde(default)]
        successor: Option<String>,
        #[serde(default)]
        retired: bool,
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
    /// What came with the program for an item: its columns and its attributes.
    ShippedItem {
        list: String,
        code: String,
        columns: Option<String>,
        attributes: Option<String>,
    },
    /// What came with the program for a text.
    ShippedText {
        list: String,
        code: String,
        field: String,
        lang: String,
        text: Option<String>,
        checked: bool,
    },
    /// Whether another spelling came with the program.
    ShippedAlias {
        list: String,
        code: String,
        alias: String,
        shipped: i64,
    },
}

impl Row {
    fn relation(&self) -> &'static str {
        match self {
            Self::Item { .. } => "item",
            Self::Text { .. } => "text",
            Self::Alias { .. } => "alias",
            Self::Document { .. } => "document",
            Self::ShippedItem { .. } | Self::ShippedText { .. } | Self::ShippedAlias { .. } => "shipped",
        }
    }

    /// What tells it from every other row.
    fn identity(&self) -> String {
        let parts: &[&str] = match self {
            Self::Item { list, code, .. } => &["item", list, code],
            Self::Text { list, code, field, lang, .. } => &["text", list, code, field, lang],
            Self::Alias { list, code, alias, agency } => &["alias", list, code, alias, agency],
            Self::Document { name, .. } => &["document", name],
            Self::ShippedItem { list, code, .. } => &["shipped item", list, code],
            Self::ShippedText { list, code, field, lang, .. } => &["shipped text", list, code, field, lang],
            Self::ShippedAlias { list, code, alias, .. } => &["shipped alias", list, code, alias],
        };
        parts.join("\u{1f}")
    }
}

/// Writes into the journal what a row was and what it is.
pub(super) fn journal(
    connection: &Connection,
    change: i64,
    position: usize,
    before: Option<&Row>,
    after: Option<&Row>,
) -> rusqlite::Result<()> {
    let text = |row: Option<&Row>| row.map(|row| serde_json::to_string(row).unwrap_or_default());
    connection
        .prepare_cached(
            "INSERT INTO change_row (change, position, relation, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            change,
            i64::try_from(position).unwrap_or(i64::MAX),
            after.or(before).map_or("", Row::relation),
            text(before),
            text(after),
        ])?;
    Ok(())
}

/// Does one step of a change of the lists and enters it.
pub(super) fn step(
    connection: &Connection,
    change: i64,
    position: usize,
    before: Option<&Row>,
    after: Option<&Row>,
) -> rusqlite::Result<()> {
    put_back(connection, after, before)?;
    journal(connection, change, position, before, after)
}

/// Writes a row in place of the one of its identity.
pub(super) fn put_row(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    match row {
        Row::Item {
            list,
            code,
            sort,
            parent,
            level,
            attributes,
            valid_from,
            valid_to,
            successor,
            retired,
        } => connection
            .prepare_cached(
                "INSERT INTO item (list, code, sort, parent, level, attributes, valid_from, valid_to, successor, retired)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (list, code) DO UPDATE SET sort = ?3, parent = ?4, level = ?5, attributes = ?6,
                   valid_from = ?7, valid_to = ?8, successor = ?9, retired = ?10",
            )?
            .execute(params![
                list, code, sort, parent, level, attributes, valid_from, valid_to, successor, retired
            ])?,
        Row::Text { list, code, field, lang, text, checked } => connection
            .prepare_cached(
                // The shipped text stays beside the edited one.
                "INSERT INTO text (list, code, field, lang, text, checked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (list, code, field, lang) DO UPDATE SET text = ?5, checked = ?6",
            )?
            .execute(params![list, code, field, lang, text, checked])?,
        Row::Alias { list, code, alias, agency } => connection
            .prepare_cached(
                "INSERT INTO alias (list, code, alias, agency) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (list, code, alias, agency) DO UPDATE SET shipped = 1 WHERE shipped = 2",
            )?
            .execute(params![list, code, alias, agency])?,
        Row::Document { name, text } => connection
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
            .execute(params![super::document::key(name), text])?,
        Row::ShippedItem { list, code, columns, attributes } => connection
            .prepare_cached(
                "UPDATE item SET shipped = ?3, shipped_attributes = ?4 WHERE list = ?1 AND code = ?2",
            )?
            .execute(params![list, code, columns, attributes])?,
        Row::ShippedText { list, code, field, lang, text, checked } => connection
            .prepare_cached(
                "UPDATE text SET shipped = ?5, shipped_checked = ?6
                 WHERE list = ?1 AND code = ?2 AND field = ?3 AND lang = ?4",
            )?
            .execute(params![list, code, field, lang, text, checked])?,
        Row::ShippedAlias { list, code, alias, shipped } => connection
            .prepare_cached(
                "UPDATE alias SET shipped = ?4 WHERE list = ?1 AND code = ?2 AND alias = ?3 AND agency = ''",
            )?
            .execute(params![list, code, alias, shipped])?,
    };
    Ok(())
}

fn remove_row(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    match row {
        Row::Item { list, code, .. } => {
            // Values of the past may point to it.
            connection.execute("UPDATE item SET retired = 1 WHERE list = ?1 AND code = ?2", [list, code])?;
        }
        Row::Text { list, code, field, lang, .. } => {
            let of = "list = ?1 AND code = ?2 AND field = ?3 AND lang = ?4";
            let key = [list, code, field, lang];
            // The shipped text stays beside the one that was taken out.
            connection.execute(
                &format!("UPDATE text SET text = '', checked = 0 WHERE {of} AND shipped IS NOT NULL"),
                key,
            )?;
            connection.execute(&format!("DELETE FROM text WHERE {of} AND shipped IS NULL"), key)?;
        }
        Row::Document { name, .. } => {
            connection.execute("DELETE FROM meta WHERE key = ?1", [super::document::key(name)])?;
        }
        Row::Alias { list, code, alias, agency } => {
            let of = "list = ?1 AND code = ?2 AND alias = ?3 AND agency = ?4";
            let key = [list, code, alias, agency];
            connection.execute(&format!("UPDATE alias SET shipped = 2 WHERE {of} AND shipped = 1"), key)?;
            connection.execute(&format!("DELETE FROM alias WHERE {of} AND shipped = 0"), key)?;
        }
        // What they stand beside goes with its own row.
        Row::ShippedItem { .. } | Row::ShippedText { .. } | Row::ShippedAlias { .. } => {}
    }
    Ok(())
}

/// Puts `wanted` in place of `there`.
fn put_back(connection: &Connection, wanted: Option<&Row>, there: Option<&Row>) -> rusqlite::Result<()> {
    match (wanted, there) {
        (Some(row), _) => put_row(connection, row),
        (None, Some(row)) => remove_row(connection, row),
        (None, None) => Ok(()),
    }
}

/// Rows before and after a change.
pub(super) type Steps = Vec<(Option<Row>, Option<Row>)>;

/// The rows of a change, the last one first. What cannot be read is left out.
pub(super) fn rows_of_change(connection: &Connection, change: i64) -> rusqlite::Result<Steps> {
    let mut statement = connection
        .prepare_cached("SELECT before, after FROM change_row WHERE change = ?1 ORDER BY position DESC")?;
    let rows = statement.query_map([change], |row| {
        Ok((parse(row.get::<_, Option<String>>(0)?), parse(row.get::<_, Option<String>>(1)?)))
    })?;
    rows.collect()
}

fn parse(text: Option<String>) -> Option<Row> {
    text.and_then(|text| serde_json::from_str(&text).ok())
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

/// Takes back the catalogue rows of a change: added items are retired, spellings and texts go, what was
/// edited is as before. Taking back an undo puts it back.
pub(super) fn undo_rows(connection: &Connection, target: i64, id: i64) -> Result<(), UndoRowError> {
    let rows = rows_of_change(connection, target)?;
    if rows.is_empty() {
        return Ok(());
    }
    let touches = Touches::since(connection, target, id)?;
    for (position, (before, after)) in rows.iter().enumerate() {
        if before.is_none()
            && let Some(Row::Item { list, code, .. }) = after
            && let Some(later) = used_by(connection, list, code)?
        {
            return Err(UndoRowError::Later(later));
        }
        if let Some(row) = after.as_ref().or(before.as_ref())
            && let Some(later) = touches.standing_in_the_way(row)
        {
            return Err(UndoRowError::Later(later));
        }
        step(connection, id, position, after.as_ref(), before.as_ref())?;
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

/// Which changes from `target` on touched which rows.
struct Touches {
    target: i64,
    /// The undo that is being made.
    id: i64,
    by_row: HashMap<String, Vec<i64>>,
    /// Every undo and what it takes back.
    undone: HashMap<i64, i64>,
}

impl Touches {
    fn since(connection: &Connection, target: i64, id: i64) -> rusqlite::Result<Self> {
        let mut by_row: HashMap<String, Vec<i64>> = HashMap::new();
        let mut statement = connection.prepare_cached(
            "SELECT change, coalesce(after, before) FROM change_row WHERE change >= ?1 AND change < ?2",
        )?;
        let mut rows = statement.query([target, id])?;
        while let Some(row) = rows.next()? {
            if let Some(touched) = parse(row.get(1)?) {
                by_row.entry(touched.identity()).or_default().push(row.get(0)?);
            }
        }
        let mut statement = connection
            .prepare_cached("SELECT id, undoes FROM change WHERE undoes IS NOT NULL AND id < ?1")?;
        let undone = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { target, id, by_row, undone: undone.collect::<rusqlite::Result<_>>()? })
    }

    /// Follows the row's state back through undone changes; `None` if the target left it so.
    fn standing_in_the_way(&self, row: &Row) -> Option<i64> {
        let changes = self.by_row.get(&row.identity())?;
        let mut limit = self.id;
        loop {
            let Some(last) = changes.iter().copied().filter(|change| *change < limit).max() else {
                return Some(limit);
            };
            if last == self.target {
                return None;
            }
            match self.undone.get(&last) {
                Some(undone) => limit = *undone,
                None => return Some(last),
            }
        }
    }
}

/// Whether a list has a member that is in use, not retired.
pub(super) fn exists(connection: &Connection, list: &str, code: &str) -> rusqlite::Result<bool> {
    connection
        .query_row("SELECT 1 FROM item WHERE list = ?1 AND code = ?2 AND retired = 0", [list, code], |_| {
            Ok(())
        })
        .optional()
        .map(|found| found.is_some())
}
