//! The journal: who changed what, when, from which file; and the earlier versions of a value.

use super::write::unpacked_status;
use super::{Result, Store};
use crate::domain::{Key, Number, ObsStatus};
use rusqlite::params;
use std::collections::{BTreeMap, HashMap};

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// Number of the change.
    pub id: i64,
    /// Time, UTC.
    pub at: String,
    /// Person.
    pub who: String,
    /// Agency.
    pub agency: String,
    /// Kind: `new`, `import`, `undo` …; `change-KIND` are its words.
    pub what: String,
    /// Facts for the words.
    pub detail: BTreeMap<String, String>,
    /// Reason.
    pub reason: Option<String>,
    /// The change it takes back.
    pub undoes: Option<i64>,
    /// The change that took it back, if it is not in force.
    pub undone_by: Option<i64>,
    /// Names of the files it came from.
    pub files: Vec<String>,
}

/// A version of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Number.
    pub number: Option<Number>,
    /// Status.
    pub status: ObsStatus,
    /// Written by this change.
    pub written: i64,
    /// Replaced or removed by this change; `None`: the present one.
    pub until: Option<i64>,
}

impl Store {
    /// The journal, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(&self, most: usize) -> Result<Vec<ChangeRow>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT id, at, who, agency, what, detail, reason, undoes,
                        (SELECT group_concat(DISTINCT file_name) FROM origin WHERE origin.change = change.id)
                 FROM change ORDER BY id DESC LIMIT ?1",
            )?;
            let taken_back = self.taken_back()?;
            let rows = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                Ok(ChangeRow {
                    id: row.get(0)?,
                    at: row.get(1)?,
                    who: row.get(2)?,
                    agency: row.get(3)?,
                    what: row.get(4)?,
                    detail: serde_json::from_str(row.get_ref(5)?.as_str()?).unwrap_or_default(),
                    reason: row.get(6)?,
                    undoes: row.get(7)?,
                    undone_by: taken_back.get(&row.get(0)?).copied(),
                    files: row
                        .get::<_, Option<String>>(8)?
                        .map(|names| names.split(',').map(str::to_owned).collect())
                        .unwrap_or_default(),
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// Changes that are not in force, with the undo that took them back. An undo that was itself taken
    /// back takes nothing back, so the newest are looked at first.
    fn taken_back(&self) -> rusqlite::Result<HashMap<i64, i64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, undoes FROM change WHERE undoes IS NOT NULL ORDER BY id DESC")?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let (undo, target): (i64, i64) = (row.get(0)?, row.get(1)?);
            if !found.contains_key(&undo) {
                found.insert(target, undo);
            }
        }
        Ok(found)
    }

    /// Every version of a value, the present one first, then from the newest to the oldest.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn versions(&self, key: &Key) -> Result<Vec<Version>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "WITH wanted (series, area, period, publication) AS (SELECT
                   (SELECT id FROM series WHERE dims = ?2 AND indicator =
                     (SELECT id FROM item WHERE list = 'indicator' AND code = ?1)),
                   (SELECT id FROM item WHERE list = 'area' AND code = ?3), ?4,
                   (SELECT id FROM publication WHERE source = ?5 AND edition = ?6))
                 SELECT * FROM (SELECT value, decimals, status, written, NULL AS until FROM observation
                   JOIN wanted USING (series, area, period, publication)
                 UNION ALL SELECT value, decimals, status, written, until FROM observation_past
                   JOIN wanted USING (series, area, period, publication))
                 ORDER BY until IS NOT NULL, until DESC",
            )?;
            let rows = statement.query_map(
                params![
                    key.indicator.as_str(),
                    key.dims.to_string(),
                    key.area.as_str(),
                    key.period.packed(),
                    key.publication.source.as_str(),
                    key.publication.edition
                ],
                |row| {
                    let (value, decimals): (Option<f64>, u8) = (row.get(0)?, row.get(1)?);
                    Ok(Version {
                        number: value.map(|value| Number { value, decimals }),
                        status: unpacked_status(row.get(2)?).0,
                        written: row.get(3)?,
                        until: row.get(4)?,
                    })
                },
            )?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }
}
