//! Schema, its numbered migrations, and the checks before a file is used.

use super::place::Place;
use super::{Result, StoreError};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

/// "MPRO": tells a store of ours from any other SQLite file.
const APPLICATION_ID: i64 = 0x4D50_524F;

/// Numbered steps: step n leads from schema n to n + 1, each in one transaction.
const MIGRATIONS: &[&str] =
    &[include_str!("schema.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// The newest schema this program knows.
pub(super) fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Foreign files run nothing and cost nothing without end: no trusted schema, defensive mode, limits.
pub(super) fn restrict(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 128 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    ] {
        connection.set_limit(limit, most)?;
    }
    Ok(())
}

/// Settings of every connection.
pub(super) fn settings(connection: &Connection, writable: bool, place: Place) -> rusqlite::Result<()> {
    restrict(connection)?;
    connection.busy_timeout(std::time::Duration::from_millis(2_000))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Kilobytes. A large import puts its rows all over the table: they are to be put together in memory.
    connection.pragma_update(None, "cache_size", if writable { -65_536 } else { -16_384 })?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_prepared_statement_cache_capacity(64);
    if writable {
        let mode = match place {
            Place::Local => "WAL",
            Place::Away => "DELETE",
        };
        connection.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(())
}

/// Lays the newest schema into an empty file.
pub(super) fn create(connection: &Connection, path: &Path) -> Result<()> {
    let run = || {
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(connection, 0)
    };
    run().map_err(|error: rusqlite::Error| StoreError::of(path, &error))
}

/// Leads an older store to the newest schema, each step in one transaction: a kill leaves a whole schema.
pub(super) fn migrate(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    migrate_to(connection, from, known())
}

fn migrate_to(connection: &Connection, from: i64, to: i64) -> rusqlite::Result<()> {
    let steps = MIGRATIONS.iter().zip(1_i64..).filter(|(_, step)| (from + 1..=to).contains(step));
    for (sql, step) in steps {
        connection
            .execute_batch(&format!("BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {step};\nCOMMIT;"))?;
    }
    Ok(())
}

/// Looks at the first bytes, so that a file of another kind gets its own sentence.
pub(super) fn check_file(path: &Path) -> Result<()> {
    let mut head = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(|error| StoreError::io(path, &error))?;
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    Ok(())
}

/// What a file was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The schema of this program.
    Current,
    /// An older one, to be led to the newest.
    Older(i64),
    /// A newer one that has everything this program reads.
    Newer(i64),
}

/// Checks that the file is ours, of a schema this program knows, and holds nothing foreign. A newer store
/// passes if its tables have the columns this program reads.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<Found> {
    let pragma = |name: &str| {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .map_err(|error| StoreError::of(path, &error))
    };
    if pragma("application_id")? != APPLICATION_ID {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    let version = pragma("user_version")?;
    if version > known() {
        return match can_be_read(connection) {
            Ok(true) => Ok(Found::Newer(version)),
            _ => Err(StoreError::Newer { path: path.to_owned(), found: version, known: known() }),
        };
    }
    let expected = expected_objects(version).map_err(|error| StoreError::of(path, &error))?;
    let objects = objects(connection).map_err(|error| StoreError::of(path, &error))?;
    let foreign = objects.iter().find(|object| !expected.contains(object));
    match expected.iter().find(|object| !objects.contains(object)).or(foreign) {
        Some(object) => Err(StoreError::Damaged { path: path.to_owned(), detail: object.clone() }),
        None if version < known() => Ok(Found::Older(version)),
        None => Ok(Found::Current),
    }
}

/// Whether every column of our tables is there, and nothing that runs by itself.
fn can_be_read(connection: &Connection) -> rusqlite::Result<bool> {
    const COLUMNS: &str = "SELECT t.name || '.' || c.name FROM sqlite_schema AS t \
                           JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'";
    let foreign: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
        [],
        |row| row.get(0),
    )?;
    let columns = |of: &Connection| {
        let mut statement = of.prepare(COLUMNS)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect::<rusqlite::Result<HashSet<_>>>()
    };
    let ours = Connection::open_in_memory()?;
    migrate(&ours, 0)?;
    Ok(foreign == 0 && columns(&ours)?.is_subset(&columns(connection)?))
}

/// Names and texts of tables, indexes, views and triggers: all must be ours.
fn objects(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.collect()
}

fn expected_objects(version: i64) -> rusqlite::Result<Vec<String>> {
    let empty = Connection::open_in_memory()?;
    migrate_to(&empty, 0, version)?;
    objects(&empty)
}

/// `integrity_check`, foreign keys, and the ids of values that have no foreign keys.
pub(super) fn full_check(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut collect = |sql: &str| -> rusqlite::Result<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            if text != "ok" {
                found.push(text);
            }
        }
        Ok(())
    };
    collect("PRAGMA integrity_check(20)")?;
    collect("SELECT 'foreign key: ' || \"table\" FROM pragma_foreign_key_check LIMIT 20")?;
    for (column, table) in
        [("series", "series"), ("area", "item"), ("publication", "publication"), ("written", "change")]
    {
        collect(&format!(
            "SELECT 'observation without {column}: ' || count(*) FROM observation \
             WHERE {column} NOT IN (SELECT id FROM {table}) HAVING count(*) > 0"
        ))?;
    }
    collect(
        "SELECT 'coverage differs: series ' || series FROM (
           SELECT series, area, publication, count, first, newest FROM coverage
           EXCEPT SELECT series, area, publication, count(*), min(period), max(period)
                  FROM observation GROUP BY series, area, publication) LIMIT 20",
    )?;
    Ok(found)
}
