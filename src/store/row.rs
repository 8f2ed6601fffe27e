//! One stored version of a value: found, written, moved to the past.

use super::keys::RowKey;
use rusqlite::{Connection, OptionalExtension, params};

/// Everything about a version but its identity.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub value: Option<f64>,
    pub decimals: u8,
    /// Both statuses and the mark, as [`super::status`] packs them.
    pub status: i64,
    /// The change that wrote it.
    pub written: i64,
    pub origin: Option<i64>,
    pub cell: Option<(u32, u32)>,
    pub raw: Option<String>,
    pub note: Option<String>,
}

/// The present version under a key.
pub(super) fn find(connection: &Connection, key: &RowKey) -> rusqlite::Result<Option<Row>> {
    connection
        .prepare_cached(
            "SELECT value, decimals, status, written, origin, cell_row, cell_column, raw, note FROM observation
             WHERE series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4",
        )?
        .query_row(params![key.series.0, key.area.0, key.period, key.publication.0], |row| {
            let (line, column): (Option<u32>, Option<u32>) = (row.get(5)?, row.get(6)?);
            Ok(Row {
                value: row.get(0)?,
                decimals: row.get(1)?,
                status: row.get(2)?,
                written: row.get(3)?,
                origin: row.get(4)?,
                cell: line.zip(column),
                raw: row.get(7)?,
                note: row.get(8)?,
            })
        })
        .optional()
}

/// Writes the present version under a key, unless one stands there: gives whether it was written. One that
/// stands there goes with [`vacate`] first.
pub(super) fn put(connection: &Connection, key: &RowKey, row: &Row) -> rusqlite::Result<bool> {
    let written = connection
        .prepare_cached(
            "INSERT INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (series, area, period, publication) DO NOTHING",
        )?
        .execute(params![
            key.series.0,
            key.area.0,
            key.period,
            key.publication.0,
            row.value,
            row.decimals,
            row.status,
            row.written,
            row.origin,
            row.cell.map(|(line, _)| line),
            row.cell.map(|(_, column)| column),
            row.raw,
            row.note,
        ])?;
    Ok(written > 0)
}

/// Takes the present version away from its key: to the past, ended by change `until`. A version that the
/// same change wrote goes without a trace, so that a change leaves at most one version before and one after.
pub(super) fn vacate(connection: &Connection, key: &RowKey, old: &Row, until: i64) -> rusqlite::Result<()> {
    if old.written != until {
        connection
            .prepare_cached(
                "INSERT INTO observation_past SELECT *, ?5 FROM observation
                 WHERE series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4",
            )?
            .execute(params![key.series.0, key.area.0, key.period, key.publication.0, until])?;
    }
    connection
        .prepare_cached(
            "DELETE FROM observation WHERE series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4",
        )?
        .execute(params![key.series.0, key.area.0, key.period, key.publication.0])?;
    Ok(())
}
