//! Ids of what a key names: looked up once a call, made where missing.

use super::read::{AreaId, PublicationId, SeriesId};
use super::{Result, Store, StoreError};
use crate::domain::{Code, Dims, IndicatorCode, Key, Publication};
use rusqlite::params;
use std::collections::HashMap;

/// The identity of a stored row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowKey {
    pub series: SeriesId,
    pub area: AreaId,
    pub period: i64,
    pub publication: PublicationId,
}

/// Finds the ids of keys within one call.
pub(super) struct Keys<'a> {
    store: &'a Store,
    /// Whether what is missing is made; else it gets an id that no row has.
    make: bool,
    /// Whether new publications come as example data.
    example: bool,
    series: HashMap<IndicatorCode, HashMap<Dims, SeriesId>>,
    publications: HashMap<Publication, PublicationId>,
    /// Most values of a file come from one publication.
    last: Option<(Publication, PublicationId)>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(store: &'a Store, make: bool, example: bool) -> Self {
        Self { store, make, example, series: HashMap::new(), publications: HashMap::new(), last: None }
    }

    /// The ids of a key.
    pub(super) fn row(&mut self, key: &Key) -> Result<RowKey> {
        Ok(RowKey {
            area: self.area(&key.area)?,
            series: self.series(key)?,
            period: key.period.packed(),
            publication: self.publication(&key.publication)?,
        })
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
        if self.make {
            connection
                .prepare_cached("INSERT OR IGNORE INTO series (indicator, dims) VALUES (?1, ?2)")?
                .execute(params![indicator, dims])?;
        }
        connection
            .prepare_cached("SELECT id FROM series WHERE indicator = ?1 AND dims = ?2")?
            .query_row(params![indicator, dims], |row| row.get(0).map(SeriesId))
            .or_else(|error| self.none_yet(error).map(SeriesId))
    }

    fn none_yet(&self, error: rusqlite::Error) -> rusqlite::Result<i64> {
        if !self.make && error == rusqlite::Error::QueryReturnedNoRows { Ok(0) } else { Err(error) }
    }

    fn publication(&mut self, publication: &Publication) -> Result<PublicationId> {
        if let Some((last, id)) = &self.last
            && last == publication
        {
            return Ok(*id);
        }
        let id = self.find_publication(publication)?;
        self.last = Some((publication.clone(), id));
        Ok(id)
    }

    fn find_publication(&mut self, publication: &Publication) -> Result<PublicationId> {
        if let Some(id) = self.publications.get(publication) {
            return Ok(*id);
        }
        let find = || {
            let connection = &self.store.connection;
            let source = publication.source.as_str();
            if self.make {
                connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO publication (source, edition, example) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![source, publication.edition, self.example])?;
            }
            connection
                .prepare_cached("SELECT id FROM publication WHERE source = ?1 AND edition = ?2")?
                .query_row(params![source, publication.edition], |row| row.get(0).map(PublicationId))
                .or_else(|error| self.none_yet(error).map(PublicationId))
        };
        let id = find().map_err(|error| self.store.error(&error))?;
        self.publications.insert(publication.clone(), id);
        Ok(id)
    }
}
