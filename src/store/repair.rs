//! Saving what can be saved of a damaged store into a new one, and telling what cannot.

use super::change::insert_change;
use super::{NewChange, Result, Store, StoreError, lock, schema, summary};
use crate::work::{Stage, Work};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use std::path::Path;

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedTable {
    /// Its name in the file.
    pub name: &'static str,
    /// Rows that were saved.
    pub saved: u64,
    /// Whether rows were lost or could not be used.
    pub damaged: bool,
}

/// What a repair saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Table by table.
    pub tables: Vec<SavedTable>,
    /// Values with a place, a time and a source.
    pub values: u64,
}

impl Repaired {
    /// Whether nothing was lost.
    pub fn is_whole(&self) -> bool {
        self.tables.iter().all(|table| !table.damaged)
    }
}

/// Tables in the order in which they refer to each other, with the leading column of their key. Summaries are
/// made anew.
const TABLES: &[(&str, &str)] = &[
    ("meta", "key"),
    ("item", "id"),
    ("text", "list"),
    ("alias", "list"),
    ("change", "id"),
    ("change_series", "change"),
    ("change_row", "change"),
    ("file", "rowid"),
    ("origin", "id"),
    ("publication", "id"),
    ("series", "id"),
    ("observation", "series"),
    ("observation_past", "series"),
];

impl Store {
    /// Reads what can be read of the store at `from` and writes it as a new store at `to`. The damaged file
    /// is only read.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if nothing can be saved; [`StoreError::Exists`] if something stands at `to`;
    /// what the disk says.
    pub fn repair(from: &Path, to: &Path, change: &NewChange, work: &Work) -> Result<Repaired> {
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()));
        }
        schema::check_file(from)?;
        let (_lock, _) = lock::WriterLock::take(to, &change.who)?;
        let part = to.with_extension("mprofile-part");
        let _ = std::fs::remove_file(&part);
        let made = save(from, &part, change, work).and_then(|repaired| {
            std::fs::rename(&part, to).map_err(|error| StoreError::io(to, &error))?;
            Ok(repaired)
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        made
    }
}

fn save(from: &Path, part: &Path, change: &NewChange, work: &Work) -> Result<Repaired> {
    let fail = |error: rusqlite::Error| StoreError::of(part, &error);
    let damaged =
        |error: rusqlite::Error| StoreError::Damaged { path: from.to_owned(), detail: error.to_string() };
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(damaged)?;
    schema::restrict(&source).map_err(damaged)?;
    let target = Connection::open(part).map_err(fail)?;
    target.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;").map_err(fail)?;
    schema::create(&target, part)?;
    let transaction = target.unchecked_transaction().map_err(fail)?;
    let mut tables = Vec::new();
    for (name, key) in TABLES {
        work.check()?;
        work.begin(Stage::Reading, 0);
        tables.push(save_table(&source, &target, name, key, work).map_err(fail)?);
    }
    if tables.iter().all(|table| table.saved == 0) {
        return Err(StoreError::Damaged {
            path: from.to_owned(),
            detail: String::from("no table can be read"),
        });
    }
    let values = put_right(&target, change).map_err(fail)?;
    transaction.commit().map_err(fail)?;
    target.close().map_err(|(_, error)| fail(error))?;
    Ok(Repaired { tables, values })
}

/// Copies a table row by row; where a row cannot be read it goes on after the next readable key, first
/// upwards, then from the end downwards.
fn save_table(
    source: &Connection,
    target: &Connection,
    name: &'static str,
    key: &str,
    work: &Work,
) -> rusqlite::Result<SavedTable> {
    let columns = columns_of(target, name)?;
    let marks = vec!["?"; columns.len()].join(", ");
    let list = columns.join(", ");
    let mut insert = target.prepare(&format!("INSERT OR IGNORE INTO {name} ({list}) VALUES ({marks})"))?;
    let mut table = SavedTable { name, saved: 0, damaged: false };
    for order in ["ASC", "DESC"] {
        let sql = format!("SELECT {list} FROM {name} ORDER BY {key} {order}");
        let whole = copy_rows(source, &sql, columns.len(), &mut insert, &mut table, work);
        if whole {
            break;
        }
        table.damaged = true;
    }
    if table.damaged && matches!(name, "observation" | "observation_past") {
        // Series by series: a bad page then costs only the series on it.
        let last: i64 = target.query_row("SELECT coalesce(max(id), 0) FROM series", [], |row| row.get(0))?;
        for series in 1..=last {
            let sql = format!("SELECT {list} FROM {name} WHERE series = {series}");
            copy_rows(source, &sql, columns.len(), &mut insert, &mut table, work);
        }
    }
    Ok(table)
}

fn columns_of(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let rows = statement.query_map([table], |row| row.get(0))?;
    rows.collect()
}

/// Gives whether the statement came to its end without damage.
fn copy_rows(
    source: &Connection,
    sql: &str,
    columns: usize,
    insert: &mut rusqlite::Statement<'_>,
    table: &mut SavedTable,
    work: &Work,
) -> bool {
    let Ok(mut statement) = source.prepare(sql) else { return false };
    let Ok(mut rows) = statement.query([]) else { return false };
    let mut whole = true;
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                let values: rusqlite::Result<Vec<Value>> =
                    (0..columns).map(|column| row.get(column)).collect();
                // A row that the strict table refuses was damaged; a row that is there already is ignored.
                match values.and_then(|values| insert.execute(params_from_iter(values))) {
                    Ok(new) => table.saved += u64::try_from(new).unwrap_or(0),
                    Err(_) => whole = false,
                }
                work.advance(1);
            }
            Ok(None) => return whole,
            Err(_) => return false,
        }
    }
}

/// Lets go of rows that point nowhere, makes the summaries anew and enters the repair in the journal. Gives
/// the number of values.
fn put_right(target: &Connection, change: &NewChange) -> rusqlite::Result<u64> {
    for table in ["observation", "observation_past"] {
        target.execute_batch(&format!(
            "DELETE FROM {table} WHERE series NOT IN (SELECT id FROM series)
               OR area NOT IN (SELECT id FROM item WHERE list = 'area')
               OR publication NOT IN (SELECT id FROM publication)"
        ))?;
    }
    target.execute_batch(
        "DELETE FROM series WHERE indicator NOT IN (SELECT id FROM item WHERE list = 'indicator');
         DELETE FROM change_series WHERE change NOT IN (SELECT id FROM change);
         DELETE FROM change_row WHERE change NOT IN (SELECT id FROM change);
         UPDATE change SET undoes = NULL WHERE undoes NOT IN (SELECT id FROM change);
         DELETE FROM origin WHERE change NOT IN (SELECT id FROM change);
         UPDATE origin SET file_hash = NULL WHERE file_hash NOT IN (SELECT hash FROM file);
         UPDATE observation SET origin = NULL WHERE origin NOT IN (SELECT id FROM origin);
         DELETE FROM observation WHERE series NOT IN (SELECT id FROM series);
         DELETE FROM observation_past WHERE series NOT IN (SELECT id FROM series);",
    )?;
    let id = insert_change(target, change, None)?;
    target
        .execute("UPDATE observation SET written = ?1 WHERE written NOT IN (SELECT id FROM change)", [id])?;
    let mut touched = summary::Touched::new();
    {
        let mut lines = target.prepare("SELECT DISTINCT series, area, publication FROM observation")?;
        let mut rows = lines.query([])?;
        while let Some(row) = rows.next()? {
            touched.insert((
                super::SeriesId(row.get(0)?),
                super::AreaId(row.get(1)?),
                super::PublicationId(row.get(2)?),
            ));
        }
    }
    summary::summarise(target, id, &touched)?;
    // The repair itself changed no value.
    target.execute("DELETE FROM change_series WHERE change = ?1", [id])?;
    // What came before can be undone only as far as it was saved: from here on the past is whole.
    target.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('kept_since', ?1)", [id.to_string()])?;
    let values: i64 = target.query_row("SELECT count(*) FROM observation", [], |row| row.get(0))?;
    Ok(u64::try_from(values).unwrap_or(0))
}
