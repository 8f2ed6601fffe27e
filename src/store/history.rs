//! The journal: who changed what, when, from which file; and the earlier versions of a value.

use super::read::{AreaId, dims_of};
use super::status::{is_marked, unpacked_status};
use super::{Result, Store, remark};
use crate::domain::{ConfStatus, Key, Number, ObsStatus, Period, Publication};
use rusqlite::{OptionalExtension, params};
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
    /// Confidentiality.
    pub confidentiality: ConfStatus,
    /// Remark: the publisher's and, behind it, the working one.
    pub note: Option<String>,
    /// The publisher's remark, which stands under tables.
    pub published: Option<String>,
    /// The working remark, which is never published.
    pub working: Option<String>,
    /// Whether it is marked for follow-up.
    pub follow_up: bool,
    /// Written by this change.
    pub written: i64,
    /// Replaced or removed by this change; `None`: the present one.
    pub until: Option<i64>,
}

/// A value that a change touched.
#[derive(Clone, Debug, PartialEq)]
pub struct TouchedValue {
    /// Identity.
    pub key: Key,
    /// What was before; `None`: nothing.
    pub before: Option<Version>,
    /// What the change left; `None`: nothing.
    pub after: Option<Version>,
}

/// A value that is marked for follow-up.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// Identity.
    pub key: Key,
    /// The present version, with the remark.
    pub version: Version,
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
                 SELECT * FROM (SELECT value, decimals, status, note, written, NULL AS until FROM observation
                   JOIN wanted USING (series, area, period, publication)
                 UNION ALL SELECT value, decimals, status, note, written, until FROM observation_past
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
                |row| version(row, 0),
            )?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// The values that a change wrote, replaced or took away, each before and after: the first `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touched(&self, change: i64, most: usize) -> Result<Vec<TouchedValue>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "WITH touched AS (
                   SELECT series, area, period, publication FROM observation
                    WHERE written = ?1 AND series IN (SELECT series FROM change_series WHERE change = ?1)
                   UNION SELECT series, area, period, publication FROM observation_past
                    WHERE (written = ?1 OR until = ?1)
                      AND series IN (SELECT series FROM change_series WHERE change = ?1))
                 SELECT series, area, period, publication FROM touched LIMIT ?2",
            )?;
            let rows = statement
                .query_map(params![change, i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                    Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
                })?;
            rows.collect::<rusqlite::Result<Vec<[i64; 4]>>>()
        };
        let mut found = Vec::new();
        for ids in read().map_err(|error| self.error(&error))? {
            let Some(key) = self.key_of(ids).map_err(|error| self.error(&error))? else { continue };
            let versions = self.versions(&key)?;
            let at = |fits: &dyn Fn(&Version) -> bool| versions.iter().find(|version| fits(version)).cloned();
            found.push(TouchedValue {
                before: at(&|version| version.until == Some(change)),
                after: at(&|version| version.written == change),
                key,
            });
        }
        Ok(found)
    }

    /// All values that are marked for follow-up.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn follow_ups(&self) -> Result<Vec<FollowUp>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT series, area, period, publication, value, decimals, status, note, written, NULL
                 FROM observation WHERE status >= 1024 ORDER BY written DESC, series, area, period",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?], version(row, 4)?))
            })?;
            let mut found = Vec::new();
            for row in rows {
                let (ids, version) = row?;
                found.extend(self.key_of(ids)?.map(|key| FollowUp { key, version }));
            }
            Ok(found)
        };
        read().map_err(|error: rusqlite::Error| self.error(&error))
    }

    /// The key behind stored ids; `None` if the row is damaged.
    fn key_of(&self, [series, area, period, publication]: [i64; 4]) -> rusqlite::Result<Option<Key>> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT item.code, dims, source, edition FROM series
                 JOIN item ON item.id = indicator JOIN publication ON publication.id = ?2
                 WHERE series.id = ?1",
            )?
            .query_row([series, publication], |row| {
                Ok((
                    row.get_ref(0)?.as_str()?.into(),
                    dims_of(row.get_ref(1)?.as_str()?),
                    Publication { source: row.get_ref(2)?.as_str()?.into(), edition: row.get(3)? },
                ))
            })
            .optional()?;
        let Some((indicator, dims, publication)) = found else { return Ok(None) };
        let (Some(area), Some(period)) = (self.area_code(AreaId(area)), Period::from_packed(period)) else {
            return Ok(None);
        };
        Ok(Some(Key { indicator, dims, area: area.clone(), period, publication }))
    }
}

/// A version from six columns of a row, `at` the first: value, decimals, status, note, written, until.
fn version(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Version> {
    let (value, decimals): (Option<f64>, u8) = (row.get(at)?, row.get(at + 1)?);
    let packed: i64 = row.get(at + 2)?;
    let note: Option<String> = row.get(at + 3)?;
    let (status, confidentiality) = unpacked_status(packed);
    Ok(Version {
        number: value.map(|value| Number { value, decimals }),
        status,
        confidentiality,
        note: note.as_deref().and_then(remark::told),
        published: note.as_deref().and_then(remark::published),
        working: note.as_deref().and_then(remark::working),
        follow_up: is_marked(packed),
        written: row.get(at + 4)?,
        until: row.get(at + 5)?,
    })
}
