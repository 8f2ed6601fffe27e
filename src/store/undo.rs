//! Taking a change back. The undo is a change of its own, so it can be taken back too.
//!
//! A value's state is decided by the last change that touched its key; an undo puts the state before the
//! change it takes back. Following that chain tells whether the present state is still the one the
//! change left: only then can it be taken back without harming what came later.

use super::change::insert_change;
use super::read::{AreaId, PublicationId, SeriesId};
use super::summary::{Touched, summarise};
use super::{ChangeKind, ChangeRow, NewChange, Result, Store, StoreError};
use crate::work::{Stage, Work};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap};

/// The identity of a stored row: series, area, period, publication.
type RowKey = (i64, i64, i64, i64);

const CONTENT: &str = "origin, cell_row, cell_column, raw, note";
const IDENTITY: &str = "series, area, period, publication, value, decimals, status";
const OF_KEY: &str = "series = ?1 AND area = ?2 AND period = ?3 AND publication = ?4";

impl Store {
    /// Takes back a change: what it inserted goes, what it replaced or removed comes back. `None` takes
    /// back the newest change that is in force and no undo itself. Taking back an undo is a redo.
    /// Gives (change taken back, change that did it).
    ///
    /// # Errors
    /// [`StoreError::DependsOn`] if a later change rests on it, [`StoreError::NoChange`] if there is
    /// no such change or it is taken back already, [`StoreError::Compacted`] if what was before it has been
    /// dropped. Nothing is written then.
    pub fn undo(&mut self, change: Option<i64>, by: &NewChange, work: &Work) -> Result<(i64, i64)> {
        let in_force = |row: &&ChangeRow| row.undone_by.is_none() && can_be_undone(row);
        let history = self.history(usize::MAX)?;
        let target = match change {
            Some(id) => history.iter().filter(in_force).find(|row| row.id == id),
            // The example data go only when they are named: nobody means them by "the last change".
            None => history
                .iter()
                .filter(in_force)
                .find(|row| row.undoes.is_none() && row.what != ChangeKind::Example.code()),
        };
        let target = target.ok_or(StoreError::NoChange(change))?;
        self.take_back(target, by, work)
    }

    /// Takes back an undo. `change` names the undo or the change it took back; `None` is the newest undo,
    /// as long as nothing else was changed since.
    /// Gives (undo taken back, change that did it).
    ///
    /// # Errors
    /// As [`Store::undo`]; [`StoreError::NothingToRedo`].
    pub fn redo(&mut self, change: Option<i64>, by: &NewChange, work: &Work) -> Result<(i64, i64)> {
        let history = self.history(usize::MAX)?;
        let mut undos =
            history.iter().filter(|row| row.what == ChangeKind::Undo.code() && row.undone_by.is_none());
        let target = match change {
            Some(id) => undos.find(|row| row.id == id || row.undoes == Some(id)),
            None => {
                let newest = undos.next();
                let later = |undo: &ChangeRow| {
                    history.iter().take_while(|row| row.id > undo.id).any(|row| row.undoes.is_none())
                };
                newest.filter(|undo| !later(undo))
            }
        };
        let target = target.ok_or(StoreError::NothingToRedo)?;
        self.take_back(target, by, work)
    }

    fn take_back(&mut self, target: &ChangeRow, by: &NewChange, work: &Work) -> Result<(i64, i64)> {
        if let Some(from) = self.kept_since()?.filter(|from| target.id <= *from) {
            return Err(StoreError::Compacted { change: target.id, from });
        }
        let mut by = by.clone();
        let redo = target.what == ChangeKind::Undo.code();
        by.what = if redo { ChangeKind::Redo } else { ChangeKind::Undo };
        let named = if redo { target.undoes.unwrap_or(target.id) } else { target.id };
        by.detail.insert(String::from("change"), named.to_string());
        self.before_change(&by, false, work)?;
        work.begin(Stage::Writing, 0);
        let target = target.id;
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let id = insert_change(&self.connection, &by, Some(target)).map_err(|error| self.error(&error))?;
        self.undo_values(target, id)?;
        super::rows::undo_rows(&self.connection, target, id).map_err(|error| match error {
            super::rows::UndoRowError::Db(error) => self.error(&error),
            super::rows::UndoRowError::Later(later) => StoreError::DependsOn { change: target, later },
        })?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        self.reload()?;
        Ok((target, id))
    }

    fn undo_values(&self, target: i64, id: i64) -> Result<()> {
        let undo = Undo { connection: &self.connection, target, id };
        let mut touched = Touched::new();
        let run = |touched: &mut Touched| -> rusqlite::Result<Option<i64>> {
            let chains = undo.chains()?;
            for series in undo.series()? {
                if undo.is_untouched_since(series)? {
                    undo.whole_series(series, touched)?;
                } else if let Some(later) = undo.key_by_key(series, &chains, touched)? {
                    return Ok(Some(later));
                }
            }
            summarise(undo.connection, id, touched)?;
            Ok(None)
        };
        match run(&mut touched).map_err(|error| self.error(&error))? {
            Some(later) => Err(StoreError::DependsOn { change: target, later }),
            None => Ok(()),
        }
    }
}

/// What leaves nothing to take back: a new store, and what was dropped for good.
fn can_be_undone(row: &ChangeRow) -> bool {
    !matches!(row.what.as_str(), "new" | "compact" | "restore" | "repair")
}

struct Undo<'a> {
    connection: &'a Connection,
    target: i64,
    id: i64,
}

impl Undo<'_> {
    /// Every undo and what it takes back.
    fn chains(&self) -> rusqlite::Result<HashMap<i64, i64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, undoes FROM change WHERE undoes IS NOT NULL AND id < ?1")?;
        let rows = statement.query_map([self.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    }

    fn series(&self) -> rusqlite::Result<Vec<i64>> {
        let mut statement =
            self.connection.prepare_cached("SELECT series FROM change_series WHERE change = ?1")?;
        let rows = statement.query_map([self.target], |row| row.get(0))?;
        rows.collect()
    }

    /// Whether nothing of the series changed after the target: then it is taken back in three statements.
    fn is_untouched_since(&self, series: i64) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM observation_past WHERE series = ?1 AND (written = ?2 OR until > ?2))
                    AND NOT EXISTS (SELECT 1 FROM observation WHERE series = ?1 AND written > ?2)",
            )?
            .query_row([series, self.target], |row| row.get(0))
    }

    fn whole_series(&self, series: i64, touched: &mut Touched) -> rusqlite::Result<()> {
        let mut lines = self.connection.prepare_cached(
            "SELECT DISTINCT area, publication FROM observation WHERE series = ?1 AND written = ?2
             UNION SELECT area, publication FROM observation_past WHERE series = ?1 AND until = ?2",
        )?;
        let mut rows = lines.query([series, self.target])?;
        while let Some(row) = rows.next()? {
            touched.insert((SeriesId(series), AreaId(row.get(0)?), PublicationId(row.get(1)?)));
        }
        let of = "series = ?1 AND written = ?2";
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO observation_past SELECT {IDENTITY}, written, {CONTENT}, ?3 FROM observation WHERE {of}"
            ))?
            .execute([series, self.target, self.id])?;
        self.connection
            .prepare_cached(&format!("DELETE FROM observation WHERE {of}"))?
            .execute([series, self.target])?;
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO observation SELECT {IDENTITY}, ?3, {CONTENT} FROM observation_past
                 WHERE series = ?1 AND until = ?2"
            ))?
            .execute([series, self.target, self.id])?;
        Ok(())
    }

    /// Gives the later change that stands in the way, if one does.
    fn key_by_key(
        &self,
        series: i64,
        chains: &HashMap<i64, i64>,
        touched: &mut Touched,
    ) -> rusqlite::Result<Option<i64>> {
        for key in self.keys(series)? {
            if let Some(later) = self.standing_in_the_way(key, chains)? {
                return Ok(Some(later));
            }
            let (one, two, three, four) = key;
            self.connection
                .prepare_cached(&format!(
                    "INSERT INTO observation_past SELECT {IDENTITY}, written, {CONTENT}, ?5 FROM observation WHERE {OF_KEY}"
                ))?
                .execute(params![one, two, three, four, self.id])?;
            self.connection
                .prepare_cached(&format!("DELETE FROM observation WHERE {OF_KEY}"))?
                .execute(params![one, two, three, four])?;
            self.connection
                .prepare_cached(&format!(
                    "INSERT INTO observation SELECT {IDENTITY}, ?6, {CONTENT} FROM observation_past WHERE {OF_KEY} AND until = ?5"
                ))?
                .execute(params![one, two, three, four, self.target, self.id])?;
            touched.insert((SeriesId(one), AreaId(two), PublicationId(four)));
        }
        Ok(None)
    }

    /// Keys of a series that the target inserted, replaced or removed.
    fn keys(&self, series: i64) -> rusqlite::Result<BTreeSet<RowKey>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT series, area, period, publication FROM observation WHERE series = ?1 AND written = ?2
             UNION SELECT series, area, period, publication FROM observation_past
                   WHERE series = ?1 AND (written = ?2 OR until = ?2)",
        )?;
        let rows = statement.query_map([series, self.target], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
        rows.collect()
    }

    /// Follows the key's present state back through undone changes; `None` if the target left it so.
    fn standing_in_the_way(&self, key: RowKey, chains: &HashMap<i64, i64>) -> rusqlite::Result<Option<i64>> {
        let mut limit = self.id;
        loop {
            let Some(last) = self.last_touch(key, limit)? else { return Ok(Some(limit)) };
            if last == self.target {
                return Ok(None);
            }
            match chains.get(&last) {
                Some(undone) => limit = *undone,
                None => return Ok(Some(last)),
            }
        }
    }

    /// The last change before `limit` that touched the key.
    fn last_touch(&self, key: RowKey, limit: i64) -> rusqlite::Result<Option<i64>> {
        self.connection
            .prepare_cached(&format!(
                "SELECT max(change) FROM (
                   SELECT written AS change FROM observation WHERE {OF_KEY}
                   UNION ALL SELECT written FROM observation_past WHERE {OF_KEY}
                   UNION ALL SELECT until FROM observation_past WHERE {OF_KEY}) WHERE change < ?5"
            ))?
            .query_row(params![key.0, key.1, key.2, key.3, limit], |row| row.get(0))
            .optional()
            .map(Option::flatten)
    }
}
