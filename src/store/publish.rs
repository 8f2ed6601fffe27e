//! Everything the store says, in full or since a change, for a publication into another database.

use super::status::unpacked_status;
use super::{Result, Store, remark};
use crate::domain::{Code, IndicatorCode, Key, Number, Observation, Period, Publication};
use rusqlite::Row;
use std::ops::ControlFlow;

const OF_KEY: &str = "item.code, series.dims, area.code, o.period, publication.source, publication.edition";
const NAMED: &str = "JOIN series ON series.id = o.series JOIN item ON item.id = series.indicator
     JOIN item AS area ON area.id = o.area JOIN publication ON publication.id = o.publication";

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    let packed: i64 = row.get(3)?;
    Ok(Key {
        indicator: IndicatorCode::from(row.get_ref(0)?.as_str()?),
        dims: super::read::dims_of(row.get_ref(1)?.as_str()?),
        area: Code::from(row.get_ref(2)?.as_str()?),
        period: Period::from_packed(packed).ok_or(rusqlite::Error::IntegralValueOutOfRange(3, packed))?,
        publication: Publication { source: row.get_ref(4)?.as_str()?.into(), edition: row.get(5)? },
    })
}

impl Store {
    /// The number of the last change.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn last_change(&self) -> Result<i64> {
        self.one("SELECT coalesce(max(id), 0) FROM change")
    }

    /// Gives every current value that was written after a change (0: all), with the change that wrote it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn written_since(
        &self,
        since: i64,
        take: &mut dyn FnMut(Observation, i64) -> ControlFlow<()>,
    ) -> Result<()> {
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT {OF_KEY}, o.value, o.decimals, o.status, o.note, o.written
                 FROM observation AS o {NAMED} WHERE o.written > ?1"
            ))?;
            let mut rows = statement.query([since])?;
            while let Some(row) = rows.next()? {
                let (value, decimals): (Option<f64>, u8) = (row.get(6)?, row.get(7)?);
                let (status, confidentiality) = unpacked_status(row.get(8)?);
                let observation = Observation {
                    key: key(row)?,
                    number: value.map(|value| Number { value, decimals }),
                    status,
                    confidentiality,
                    raw: None,
                    note: row.get::<_, Option<String>>(9)?.as_deref().and_then(remark::published),
                };
                if take(observation, row.get(10)?).is_break() {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(|error| self.error(&error))
    }

    /// Gives the identity of every value that was removed after a change and is not there again.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn removed_since(&self, since: i64, take: &mut dyn FnMut(Key) -> ControlFlow<()>) -> Result<()> {
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT DISTINCT {OF_KEY} FROM observation_past AS o {NAMED}
                 WHERE o.until > ?1 AND NOT EXISTS (SELECT 1 FROM observation AS now WHERE now.series = o.series
                   AND now.area = o.area AND now.period = o.period AND now.publication = o.publication)"
            ))?;
            let mut rows = statement.query([since])?;
            while let Some(row) = rows.next()? {
                if take(key(row)?).is_break() {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(|error| self.error(&error))
    }
}
