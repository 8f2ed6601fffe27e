//! The store as it was at a past change: what the tables held then, under their own names.
//!
//! Tables of the connection's temporary schema hide those of the file, so that every question asked of
//! the store is answered from the past without knowing of it. The file is only read.

use super::{Access, Result, Store, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;

/// A moment of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Right after this change.
    Change(i64),
    /// Before this time, UTC, `2026-11-24T00:00:00Z`.
    Before(String),
}

impl Store {
    /// Opens a store as it was, to look at. Numbers, names and journal are those of that moment.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::NoMoment`] if the store did not exist then,
    /// [`StoreError::Compacted`] if what was then has been dropped.
    pub fn open_at(path: &Path, moment: &Moment) -> Result<Self> {
        let mut store = Self::open(path, &Access::Read)?;
        let change = store.change_at(moment)?;
        if let Some(from) = store.kept_since()?.filter(|from| change < *from) {
            return Err(StoreError::Compacted { change, from });
        }
        look_back(&store.connection, change).map_err(|error| store.error(&error))?;
        store.as_of = Some(change);
        store.reload()?;
        Ok(store)
    }

    /// The change after which this opening looks at the store; `None`: the present.
    pub fn as_of(&self) -> Option<i64> {
        self.as_of
    }

    fn change_at(&self, moment: &Moment) -> Result<i64> {
        let (sql, text) = match moment {
            Moment::Change(change) => ("SELECT id FROM change WHERE id = ?1", change.to_string()),
            Moment::Before(time) => ("SELECT max(id) FROM change WHERE at < ?1", time.clone()),
        };
        let found: Option<Option<i64>> = self
            .connection
            .query_row(sql, [&text], |row| row.get(0))
            .optional()
            .map_err(|error| self.error(&error))?;
        found.flatten().ok_or(StoreError::NoMoment(text))
    }

    /// Earlier versions are whole from this change on; `None`: from the first.
    pub(super) fn kept_since(&self) -> Result<Option<i64>> {
        self.connection
            .query_row("SELECT value FROM meta WHERE key = 'kept_since'", [], |row| row.get::<_, String>(0))
            .optional()
            .map(|text| text.and_then(|text| text.parse().ok()))
            .map_err(|error| self.error(&error))
    }
}

fn look_back(connection: &Connection, change: i64) -> rusqlite::Result<()> {
    let fields = "series, area, period, publication, value, decimals, status, written, origin, cell_row, \
                  cell_column, raw, note";
    connection.execute_batch(&format!(
        "CREATE TEMP VIEW observation AS
           SELECT {fields} FROM main.observation WHERE written <= {change}
           UNION ALL SELECT {fields} FROM main.observation_past WHERE written <= {change} AND until > {change};
         CREATE TEMP VIEW observation_past AS SELECT * FROM main.observation_past WHERE until <= {change};
         CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE id <= {change};
         CREATE TEMP TABLE later_series AS
           SELECT DISTINCT series FROM main.change_series WHERE change > {change};
         CREATE TEMP TABLE coverage AS
           SELECT * FROM main.coverage WHERE series NOT IN (SELECT series FROM later_series)
           UNION ALL SELECT series, area, publication, count(*), min(period), max(period) FROM observation
             WHERE series IN (SELECT series FROM later_series) GROUP BY series, area, publication;
         CREATE INDEX temp.coverage_series ON coverage (series);
         CREATE TEMP TABLE standing AS
           SELECT indicator, publication, sum(count) AS count, max(newest) AS newest
           FROM coverage JOIN series ON series.id = series GROUP BY indicator, publication;"
    ))?;
    names_then(connection, change)
}

/// The lists as they were: copies in which the later changes of the catalogue are turned back, newest first.
fn names_then(connection: &Connection, change: i64) -> rusqlite::Result<()> {
    let later: Vec<i64> = {
        let mut statement = connection
            .prepare("SELECT DISTINCT change FROM main.change_row WHERE change > ?1 ORDER BY change DESC")?;
        let rows = statement.query_map([change], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    if later.is_empty() {
        return Ok(());
    }
    connection.execute_batch(
        "CREATE TEMP TABLE item AS SELECT * FROM main.item;
         CREATE UNIQUE INDEX temp.item_code ON item (list, code);
         CREATE TEMP TABLE text AS SELECT * FROM main.text;
         CREATE UNIQUE INDEX temp.text_key ON text (list, code, field, lang);
         CREATE TEMP TABLE alias AS SELECT * FROM main.alias;
         CREATE UNIQUE INDEX temp.alias_key ON alias (list, code, alias, agency);
         CREATE TEMP TABLE meta AS SELECT * FROM main.meta;
         CREATE UNIQUE INDEX temp.meta_key ON meta (key);",
    )?;
    for one in later {
        super::rows::turn_back(connection, one)?;
    }
    Ok(())
}
