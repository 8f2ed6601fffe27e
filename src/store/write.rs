//! Writing values: one call, one transaction, one entry in the journal.

use super::change::{ChangeKind, NewChange, insert_change};
use super::copy::LARGE;
use super::keys::{Keys, RowKey};
use super::origin::NewOrigin;
use super::row::{self, Row};
use super::status::{FOLLOW_UP, is_marked, packed_status, unmarked};
use super::summary::{Touched, summarise};
use super::{Result, Store, remark};
use crate::domain::{CellRef, Observation};
use crate::work::{Stage, Work};
use serde::Serialize;
use std::borrow::Borrow;

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

impl Store {
    /// Writes observations as one change, all or nothing. With `dry_run` everything is compared and
    /// counted and nothing written. `incoming` may be a stream; it is read once. Its keys are expected to be
    /// distinct: which of two values of one key is meant is asked before.
    ///
    /// # Errors
    /// An observation of an unknown indicator or area; a stop; what the disk says. Nothing is written then.
    pub fn write<T: Borrow<Incoming>>(
        &mut self,
        change: &NewChange,
        origins: &[NewOrigin],
        incoming: &mut dyn Iterator<Item = T>,
        accept: Accept,
        dry_run: bool,
        work: &Work,
    ) -> Result<Written> {
        self.write_if(change, origins, incoming, accept, dry_run, work, &mut |_| !dry_run)
    }

    /// The same, and `confirm` looks at the outcome before it counts: a no leaves the store as it was.
    ///
    /// # Errors
    /// As [`Store::write`].
    #[allow(clippy::too_many_arguments)]
    pub fn write_if<T: Borrow<Incoming>>(
        &mut self,
        change: &NewChange,
        origins: &[NewOrigin],
        incoming: &mut dyn Iterator<Item = T>,
        accept: Accept,
        dry_run: bool,
        work: &Work,
        confirm: &mut dyn FnMut(&Written) -> bool,
    ) -> Result<Written> {
        if dry_run {
            self.stoppable(work);
        } else {
            self.before_change(change, incoming.size_hint().0 >= LARGE, work)?;
        }
        // A dry run compares within a transaction that is rolled back when it drops.
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let mut writer = Writer::begin(self, change, origins, accept, dry_run)?;
        for one in incoming {
            work.check()?;
            writer.take(one.borrow())?;
            work.advance(1);
        }
        let mut written = writer.finish(work)?;
        let confirmed = confirm(&written);
        if written.change.is_none() {
            return Ok(written);
        }
        if confirmed {
            transaction.commit().map_err(|error| self.error(&error))?;
            self.after_change();
        } else {
            written.change = None;
            written.counts.written = 0;
        }
        Ok(written)
    }
}

pub(super) struct Writer<'a> {
    store: &'a Store,
    /// Ids of what the keys name.
    pub(super) keys: Keys<'a>,
    change: Option<i64>,
    origins: Vec<i64>,
    accept: Accept,
    dry_run: bool,
    counts: Counts,
    conflicts: Vec<Conflict>,
    touched: Touched,
}

impl<'a> Writer<'a> {
    pub(super) fn begin(
        store: &'a Store,
        change: &NewChange,
        origins: &[NewOrigin],
        accept: Accept,
        dry_run: bool,
    ) -> Result<Self> {
        let mut writer = Self {
            store,
            keys: Keys::new(store, !dry_run, change.what == ChangeKind::Example),
            change: None,
            origins: Vec::new(),
            accept,
            dry_run,
            counts: Counts::default(),
            conflicts: Vec::new(),
            touched: Touched::new(),
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
        let key = self.keys.row(&one.observation.key)?;
        // Most values of most imports are new: then one descent into the table does.
        if !self.dry_run && self.accept != Accept::Changed && self.put_new(&key, one)? {
            self.counts.new += 1;
            return Ok(());
        }
        let stored = row::find(&self.store.connection, &key).map_err(|error| self.store.error(&error))?;
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
            let row = self.row_of(one, stored.as_ref());
            self.put(&key, row, stored.as_ref()).map_err(|error| self.store.error(&error))?;
        }
        Ok(())
    }

    /// Gives whether the key was free.
    fn put_new(&mut self, key: &RowKey, one: &Incoming) -> Result<bool> {
        let Some(change) = self.change else { return Ok(false) };
        let row = Row { written: change, ..self.row_of(one, None) };
        let written =
            row::put(&self.store.connection, key, &row).map_err(|error| self.store.error(&error))?;
        if written {
            self.touch(key);
        }
        Ok(written)
    }

    /// The row of an incoming value. A remark and a mark that people made stay where the file says nothing.
    fn row_of(&self, one: &Incoming, old: Option<&Row>) -> Row {
        let observation = &one.observation;
        let mark = if old.is_some_and(|old| is_marked(old.status)) { FOLLOW_UP } else { 0 };
        Row {
            value: observation.number.map(|number| number.value),
            decimals: observation.number.map_or(0, |number| number.decimals),
            status: packed_status(observation.status, observation.confidentiality) + mark,
            written: 0,
            origin: self.origins.get(one.origin).copied(),
            cell: Some((one.cell.row, one.cell.column)),
            raw: observation.raw.clone(),
            note: {
                let old = old.and_then(|old| old.note.as_deref());
                let published = observation.note.clone().or_else(|| old.and_then(remark::published));
                remark::stored(published.as_deref(), old.and_then(remark::working).as_deref())
            },
        }
    }

    /// Writes a version as part of this change, in place of `old` if one stands there.
    pub(super) fn put(&mut self, key: &RowKey, row: Row, old: Option<&Row>) -> rusqlite::Result<()> {
        let Some(change) = self.change else { return Ok(()) };
        if let Some(old) = old {
            row::vacate(&self.store.connection, key, old, change)?;
        }
        row::put(&self.store.connection, key, &Row { written: change, ..row })?;
        self.touch(key);
        Ok(())
    }

    /// Takes a version away as part of this change.
    pub(super) fn remove(&mut self, key: &RowKey, old: &Row) -> rusqlite::Result<()> {
        let Some(change) = self.change else { return Ok(()) };
        row::vacate(&self.store.connection, key, old, change)?;
        self.touch(key);
        Ok(())
    }

    fn touch(&mut self, key: &RowKey) {
        self.counts.written += 1;
        self.touched.insert((key.series, key.area, key.publication));
    }

    pub(super) fn finish(mut self, work: &Work) -> Result<Written> {
        if self.counts.written == 0 {
            self.change = None;
        }
        if let Some(change) = self.change {
            work.begin(Stage::Writing, 0);
            summarise(&self.store.connection, change, &self.touched)
                .and_then(|()| self.count(change))
                .map_err(|error| self.store.error(&error))?;
        }
        Ok(Written { change: self.change, counts: self.counts, conflicts: self.conflicts })
    }

    /// The journal tells how many values were written, not how many the file has.
    fn count(&self, change: i64) -> rusqlite::Result<()> {
        let told = "UPDATE change SET detail = json_set(detail, '$.count', ?2) \
                    WHERE id = ?1 AND json_type(detail, '$.count') IS NOT NULL";
        self.store.connection.execute(told, (change, self.counts.written.to_string()))?;
        Ok(())
    }
}

/// Whether a value says what the store has already. Spreadsheets keep binary fractions, so that one
/// published figure may differ in the last digits from file to file: a billionth is no change.
fn same(old: &Row, new: &Observation) -> bool {
    same_number(old.value, new.number.map(|number| number.value))
        && unmarked(old.status) == packed_status(new.status, new.confidentiality)
        && (new.note.is_none()
            || old.note.as_deref().and_then(remark::published)
                == new.note.as_deref().and_then(remark::published))
}

/// Whether two stored numbers are one published figure.
pub(super) fn same_number(old: Option<f64>, new: Option<f64>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => (old - new).abs() <= 1e-9 * old.abs().max(1e-9),
        (None, None) => true,
        _ => false,
    }
}
