//! Writing values: one call, one transaction, one entry in the journal.

use super::origin::NewOrigin;
use super::read::{AreaId, PublicationId, SeriesId};
use super::{Result, Store, StoreError};
use crate::domain::{
    CellRef, Code, ConfStatus, Dims, IndicatorCode, Key, ObsStatus, Observation, Publication,
};
use crate::work::{Stage, Work};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A new store with its catalogue.
    New,
    /// The example data.
    Example,
    /// Values from a file.
    Import,
    /// Taking a change back.
    Undo,
    /// Lists, names, aliases.
    Catalogue,
    /// Values typed by hand.
    Edit,
}

impl ChangeKind {
    /// The word under which the journal keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Example => "example",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Catalogue => "catalogue",
            Self::Edit => "edit",
        }
    }
}

/// Who changes what, when and why.
#[derive(Clone, Debug)]
pub struct NewChange {
    /// Kind.
    pub what: ChangeKind,
    /// Time, `2026-11-23T09:40:00Z`.
    pub at: String,
    /// Person.
    pub who: String,
    /// Agency code or name; empty if not told.
    pub agency: String,
    /// Facts for the sentence in the history (`file`, `count` …).
    pub detail: BTreeMap<String, String>,
    /// Reason, where one is given.
    pub reason: Option<String>,
}

/// An observation on its way into the store.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The value with its identity.
    pub observation: Observation,
    /// Its place in the list of origins of the same call.
    pub origin: usize,
    /// Its cell in the sheet of that origin.
    pub cell: CellRef,
}

/// Which values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Accept {
    /// New keys only; changed ones are reported.
    #[default]
    New,
    /// Changed ones only.
    Changed,
    /// Both.
    All,
}

/// How many of each kind came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Keys the store did not have.
    pub new: u64,
    /// Stored already with the same value and status.
    pub same: u64,
    /// Stored with another value or status.
    pub changed: u64,
    /// Written by this call.
    pub written: u64,
    /// The same key came twice in this call with one value; the second was left out.
    pub repeated: u64,
}

/// A key whose stored value differs from the one that came in.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// What came in.
    pub incoming: Observation,
    /// Its cell.
    pub cell: CellRef,
    /// The stored number, if there is one.
    pub stored: Option<f64>,
}

/// What a call wrote.
#[derive(Debug)]
pub struct Written {
    /// The change; `None` if nothing was written.
    pub change: Option<i64>,
    /// Counts.
    pub counts: Counts,
    /// Changed keys, the first [`Written::MOST_CONFLICTS`] of them.
    pub conflicts: Vec<Conflict>,
}

impl Written {
    /// So many conflicts are listed; all are counted.
    pub const MOST_CONFLICTS: usize = 1_000;
}

pub(super) fn insert_change(
    connection: &Connection,
    change: &NewChange,
    undoes: Option<i64>,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO change (at, who, agency, what, detail, reason, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![
            change.at,
            change.who,
            change.agency,
            change.what.code(),
            serde_json::to_string(&change.detail).unwrap_or_default(),
            change.reason,
            undoes
        ])?;
    Ok(connection.last_insert_rowid())
}

impl Store {
    /// Writes observations as one change, all or nothing. With `dry_run` everything is compared and
    /// counted and nothing written. `incoming` may be a stream; it is read once. Its keys are expected to be
    /// distinct: which of two values of one key is meant is asked before.
    ///
    /// # Errors
    /// An observation of an unknown indicator or area; a stop; what the disk says. Nothing is written then.
    pub fn write(
        &mut self,
        change: &NewChange,
        origins: &[NewOrigin],
        incoming: &mut dyn Iterator<Item = Incoming>,
        accept: Accept,
        dry_run: bool,
        work: &Work,
    ) -> Result<Written> {
        if !self.is_writable() && !dry_run {
            return Err(StoreError::ReadOnly(self.path().to_owned()));
        }
        self.stoppable(work);
        // A dry run compares within a transaction that is rolled back when it drops.
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let mut writer = Writer::begin(self, change, origins, accept, dry_run)?;
        for one in incoming {
            work.check()?;
            writer.take(&one)?;
            work.advance(1);
        }
        let written = writer.finish(work)?;
        if !dry_run && written.change.is_some() {
            transaction.commit().map_err(|error| self.error(&error))?;
        }
        Ok(written)
    }
}

struct Writer<'a> {
    store: &'a Store,
    change: Option<i64>,
    origins: Vec<i64>,
    accept: Accept,
    dry_run: bool,
    counts: Counts,
    conflicts: Vec<Conflict>,
    series: HashMap<IndicatorCode, HashMap<Dims, SeriesId>>,
    publications: HashMap<Publication, PublicationId>,
    example: bool,
    touched: BTreeMap<(SeriesId, AreaId, PublicationId), i64>,
}

/// A stored version, as compared and moved to the past.
struct Stored {
    value: Option<f64>,
    status: i64,
    note: Option<String>,
    written: i64,
}

/// Both statuses in one small integer: 32 × confidentiality + observation status, 0 for the usual case.
pub(super) fn packed_status(status: ObsStatus, confidentiality: ConfStatus) -> i64 {
    let position = |found: Option<usize>| found.and_then(|p| i64::try_from(p).ok()).unwrap_or(0);
    position(ObsStatus::ALL.iter().position(|one| *one == status))
        + 32 * position(ConfStatus::ALL.iter().position(|one| *one == confidentiality))
}

/// The statuses of [`packed_status`].
pub(super) fn unpacked_status(packed: i64) -> (ObsStatus, ConfStatus) {
    let at = |number: i64| usize::try_from(number).unwrap_or(0);
    (
        ObsStatus::ALL.get(at(packed % 32)).copied().unwrap_or_default(),
        ConfStatus::ALL.get(at(packed / 32)).copied().unwrap_or_default(),
    )
}

impl<'a> Writer<'a> {
    fn begin(
        store: &'a Store,
        change: &NewChange,
        origins: &[NewOrigin],
        accept: Accept,
        dry_run: bool,
    ) -> Result<Self> {
        let mut writer = Self {
            store,
            change: None,
            origins: Vec::new(),
            accept,
            dry_run,
            counts: Counts::default(),
            conflicts: Vec::new(),
            series: HashMap::new(),
            publications: HashMap::new(),
            example: change.what == ChangeKind::Example,
            touched: BTreeMap::new(),
        };
        if !dry_run {
            let made = insert_change(&store.connection, change, None).and_then(|id| {
                let origins = origins
                    .iter()
                    .map(|origin| super::origin::insert(&store.connection, id, origin))
                    .collect::<rusqlite::Result<Vec<i64>>>()?;
                Ok((id, origins))
            });
            let (id, origins) = made.map_err(|error| store.error(&error))?;
            writer.change = Some(id);
            writer.origins = origins;
        }
        Ok(writer)
    }

    fn take(&mut self, one: &Incoming) -> Result<()> {
        let key = &one.observation.key;
        let area = self.area(&key.area)?;
        let (series, publication) = (self.series(key)?, self.publication(&key.publication)?);
        let stored = self.stored(series, area, key, publication).map_err(|error| self.store.error(&error))?;
        let write = match &stored {
            None => {
                self.counts.new += 1;
                self.accept != Accept::Changed
            }
            Some(old) if same(old, &one.observation) => {
                if Some(old.written) == self.change {
                    self.counts.repeated += 1;
                } else {
                    self.counts.same += 1;
                }
                false
            }
            Some(old) => {
                self.counts.changed += 1;
                if self.conflicts.len() < Written::MOST_CONFLICTS {
                    self.conflicts.push(Conflict {
                        incoming: one.observation.clone(),
                        cell: one.cell,
                        stored: old.value,
                    });
                }
                // The same key twice in one call: the first stays, the second is the conflict.
                self.accept != Accept::New && Some(old.written) != self.change
            }
        };
        if write && !self.dry_run {
            self.put(series, area, publication, one, stored.is_some())
                .map_err(|error| self.store.error(&error))?;
        }
        Ok(())
    }

    fn area(&self, code: &Code) -> Result<AreaId> {
        self.store.area_id(code).ok_or_else(|| StoreError::UnknownCode {
            list: String::from("area"),
            code: code.as_str().to_owned(),
        })
    }

    fn series(&mut self, key: &Key) -> Result<SeriesId> {
        if let Some(id) = self.series.get(&key.indicator).and_then(|known| known.get(&key.dims)) {
            return Ok(*id);
        }
        let id = self.find_or_make_series(key).map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => StoreError::UnknownCode {
                list: String::from("indicator"),
                code: key.indicator.as_str().to_owned(),
            },
            other => self.store.error(&other),
        })?;
        self.series.entry(key.indicator.clone()).or_default().insert(key.dims.clone(), id);
        Ok(id)
    }

    fn find_or_make_series(&self, key: &Key) -> rusqlite::Result<SeriesId> {
        let connection = &self.store.connection;
        let indicator: i64 = connection
            .prepare_cached("SELECT id FROM item WHERE list = 'indicator' AND code = ?1")?
            .query_row([key.indicator.as_str()], |row| row.get(0))?;
        let dims = key.dims.to_string();
        if !self.dry_run {
            connection
                .prepare_cached("INSERT OR IGNORE INTO series (indicator, dims) VALUES (?1, ?2)")?
                .execute(params![indicator, dims])?;
        }
        connection
            .prepare_cached("SELECT id FROM series WHERE indicator = ?1 AND dims = ?2")?
            .query_row(params![indicator, dims], |row| row.get(0).map(SeriesId))
            .or_else(|error| self.none_yet(error).map(SeriesId))
    }

    /// A dry run makes nothing: what is not there yet gets an id that no row has.
    fn none_yet(&self, error: rusqlite::Error) -> rusqlite::Result<i64> {
        if self.dry_run && error == rusqlite::Error::QueryReturnedNoRows { Ok(0) } else { Err(error) }
    }

    fn publication(&mut self, publication: &Publication) -> Result<PublicationId> {
        if let Some(id) = self.publications.get(publication) {
            return Ok(*id);
        }
        let find = || {
            let connection = &self.store.connection;
            if !self.dry_run {
                connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO publication (source, edition, example) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![publication.source.as_str(), publication.edition, self.example])?;
            }
            connection
                .prepare_cached("SELECT id FROM publication WHERE source = ?1 AND edition = ?2")?
                .query_row(params![publication.source.as_str(), publication.edition], |row| {
                    row.get(0).map(PublicationId)
                })
                .or_else(|error| self.none_yet(error).map(PublicationId))
        };
        let id = find().map_err(|error| self.store.error(&error))?;
        self.publications.insert(publication.clone(), id);
        Ok(id)
    }

    fn stored(
        &self,
        series: SeriesId,
        area: AreaId,
        key: &Key,
        publication: PublicationId,
    ) -> rusqlite::Result<Option<Stored>> {
        use rusqlite::OptionalExtension;
        self.store
            .connection
            .prepare_cached(
                "SELECT value, status, note, written FROM observation
                 WHERE series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4",
            )?
            .query_row(params![series.0, area.0, key.period.packed(), publication.0], |row| {
                Ok(Stored {
                    value: row.get(0)?,
                    status: row.get(1)?,
                    note: row.get(2)?,
                    written: row.get(3)?,
                })
            })
            .optional()
    }

    fn put(
        &mut self,
        series: SeriesId,
        area: AreaId,
        publication: PublicationId,
        one: &Incoming,
        replace: bool,
    ) -> rusqlite::Result<()> {
        let connection = &self.store.connection;
        let period = one.observation.key.period.packed();
        if replace {
            connection
                .prepare_cached(
                    "INSERT INTO observation_past SELECT *, ?5 FROM observation
                     WHERE series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4",
                )?
                .execute(params![series.0, area.0, period, publication.0, self.change])?;
        }
        let number = one.observation.number;
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                series.0,
                area.0,
                period,
                publication.0,
                number.map(|number| number.value),
                number.map_or(0, |number| number.decimals),
                packed_status(one.observation.status, one.observation.confidentiality),
                self.change,
                self.origins.get(one.origin),
                one.cell.row,
                one.cell.column,
                one.observation.raw,
                one.observation.note,
            ])?;
        self.counts.written += 1;
        *self.touched.entry((series, area, publication)).or_default() += 1;
        Ok(())
    }

    fn finish(mut self, work: &Work) -> Result<Written> {
        if self.counts.written == 0 {
            self.change = None;
        }
        if let Some(change) = self.change {
            work.begin(Stage::Writing, 0);
            let touched: BTreeSet<_> = self.touched.keys().copied().collect();
            summarise(&self.store.connection, change, &touched).map_err(|error| self.store.error(&error))?;
        }
        Ok(Written { change: self.change, counts: self.counts, conflicts: self.conflicts })
    }
}

/// Whether a value says what the store has already. Spreadsheets keep binary fractions, so that one
/// published figure may differ in the last digits from file to file: a billionth is no change.
fn same(old: &Stored, new: &Observation) -> bool {
    let equal = match (old.value, new.number) {
        (Some(old), Some(new)) => (old - new.value).abs() <= 1e-9 * old.abs().max(1e-9),
        (None, None) => true,
        _ => false,
    };
    equal
        && old.status == packed_status(new.status, new.confidentiality)
        && (new.note.is_none() || old.note == new.note)
}

/// Brings the summaries of what a change touched up to date, by range scans of just those lines.
pub(super) fn summarise(
    connection: &Connection,
    change: i64,
    touched: &BTreeSet<(SeriesId, AreaId, PublicationId)>,
) -> rusqlite::Result<()> {
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
