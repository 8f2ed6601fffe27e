//! Summaries, kept up to date with each change, so that no page reads the values to count them.

use super::read::{AreaId, PublicationId, SeriesId};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// The lines of values that a change touched.
pub(super) type Touched = BTreeSet<(SeriesId, AreaId, PublicationId)>;

/// Brings the summaries of what a change touched up to date, by range scans of just those lines.
pub(super) fn summarise(connection: &Connection, change: i64, touched: &Touched) -> rusqlite::Result<()> {
    let series: BTreeSet<SeriesId> = touched.iter().map(|(series, ..)| *series).collect();
    let mut note =
        connection.prepare_cached("INSERT OR IGNORE INTO change_series (change, series) VALUES (?1, ?2)")?;
    for one in &series {
        note.execute(params![change, one.0])?;
    }
    let mut count = connection.prepare_cached(
        "SELECT count(*), min(period), max(period) FROM observation WHERE series = ?1 AND area = ?2 AND publication = ?3",
    )?;
    let mut put =
        connection.prepare_cached("INSERT OR REPLACE INTO coverage VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let mut remove = connection
        .prepare_cached("DELETE FROM coverage WHERE series = ?1 AND area = ?2 AND publication = ?3")?;
    for (series, area, publication) in touched {
        let (values, first, newest): (i64, Option<i64>, Option<i64>) = count
            .query_row(params![series.0, area.0, publication.0], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        if values == 0 {
            remove.execute(params![series.0, area.0, publication.0])?;
        } else {
            put.execute(params![series.0, area.0, publication.0, values, first, newest])?;
        }
    }
    refresh_standing(connection, &series)
}

fn refresh_standing(connection: &Connection, series: &BTreeSet<SeriesId>) -> rusqlite::Result<()> {
    let mut indicators = BTreeSet::new();
    let mut of = connection.prepare_cached("SELECT indicator FROM series WHERE id = ?1")?;
    for one in series {
        indicators.insert(of.query_row([one.0], |row| row.get::<_, i64>(0))?);
    }
    for indicator in indicators {
        connection.prepare_cached("DELETE FROM standing WHERE indicator = ?1")?.execute([indicator])?;
        connection
            .prepare_cached(
                "INSERT INTO standing
                 SELECT ?1, publication, sum(count), max(newest) FROM coverage
                 WHERE series IN (SELECT id FROM series WHERE indicator = ?1) GROUP BY publication",
            )?
            .execute([indicator])?;
    }
    Ok(())
}
