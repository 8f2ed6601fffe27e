//! Reading values: range scans of the clustered table, and the summaries beside it.

use super::status::unpacked_status;
use super::{Result, Store, remark};
use crate::domain::{
    CellRef, Code, ConfStatus, DimensionCode, Dims, IndicatorCode, Key, Number, ObsStatus, Period,
    Publication,
};
use rusqlite::{OptionalExtension, params};
use std::ops::ControlFlow;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) i64);

        impl $name {
            /// The number itself, for maps kept outside the store.
            pub fn get(self) -> i64 {
                self.0
            }
        }
    };
}

id!(
    /// A series: an indicator with its disaggregation other than area and period.
    SeriesId
);
id!(
    /// An area.
    AreaId
);
id!(
    /// A source with its edition.
    PublicationId
);

/// A series of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesInfo {
    /// Id.
    pub id: SeriesId,
    /// Disaggregation.
    pub dims: Dims,
}

/// A source with its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationRow {
    /// Id.
    pub id: PublicationId,
    /// Source and edition.
    pub publication: Publication,
    /// Whether it came as example data.
    pub example: bool,
}

/// Which values to read.
#[derive(Clone, Debug, Default)]
pub struct Scan<'a> {
    /// These series, in this order.
    pub series: &'a [SeriesId],
    /// Only these areas.
    pub areas: Option<&'a [AreaId]>,
    /// Only periods whose packed integer lies between these, both in; periods sort by their first day.
    pub periods: Option<(Period, Period)>,
    /// Only these publications.
    pub publications: Option<&'a [PublicationId]>,
}

/// A stored value.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRow {
    /// Series.
    pub series: SeriesId,
    /// Area.
    pub area: AreaId,
    /// Period.
    pub period: Period,
    /// Source and edition.
    pub publication: PublicationId,
    /// Number; `None`: missing.
    pub number: Option<Number>,
    /// Observation status.
    pub status: ObsStatus,
    /// Confidentiality.
    pub confidentiality: ConfStatus,
    /// Remark.
    pub note: Option<String>,
}

/// What a line has: how many values, from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// Series.
    pub series: SeriesId,
    /// Area.
    pub area: AreaId,
    /// Source and edition.
    pub publication: PublicationId,
    /// Values.
    pub count: u64,
    /// First period.
    pub first: Period,
    /// Newest period.
    pub newest: Period,
}

/// What an indicator has from one publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRow {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// Source and edition.
    pub publication: PublicationId,
    /// Values.
    pub count: u64,
    /// Newest period.
    pub newest: Period,
}

/// An indicator's number of values, over all publications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorCount {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// Values.
    pub count: u64,
}

/// Where a stored value stands in its file, and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueOrigin {
    /// Change that wrote it.
    pub change: i64,
    /// Id for [`Store::origin`]; typed values have none.
    pub origin: Option<i64>,
    /// Cell in the sheet of the origin.
    pub cell: Option<CellRef>,
    /// The cell's text where it differs from the number.
    pub raw: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Confidentiality.
    pub confidentiality: ConfStatus,
}

pub(super) fn dims_of(text: &str) -> Dims {
    text.split(';')
        .filter_map(|part| part.split_once('='))
        .map(|(dimension, code)| (DimensionCode::from(dimension), Code::from(code)))
        .collect()
}

fn period_of(packed: i64) -> rusqlite::Result<Period> {
    Period::from_packed(packed).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, packed))
}

fn count_of(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

impl Store {
    /// The series of an indicator.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn series_of(&self, indicator: &IndicatorCode) -> Result<Vec<SeriesInfo>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT id, dims FROM series
                 WHERE indicator = (SELECT id FROM item WHERE list = 'indicator' AND code = ?1) ORDER BY id",
            )?;
            let rows = statement.query_map([indicator.as_str()], |row| {
                Ok(SeriesInfo { id: SeriesId(row.get(0)?), dims: dims_of(row.get_ref(1)?.as_str()?) })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// All sources with their editions.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn publications(&self) -> Result<Vec<PublicationRow>> {
        let read = || {
            let mut statement = self
                .connection
                .prepare_cached("SELECT id, source, edition, example FROM publication ORDER BY id")?;
            let rows = statement.query_map([], |row| {
                Ok(PublicationRow {
                    id: PublicationId(row.get(0)?),
                    publication: Publication {
                        source: row.get_ref(1)?.as_str()?.into(),
                        edition: row.get(2)?,
                    },
                    example: row.get(3)?,
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// Reads values, series by series in the order asked, within one by area, period and publication.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn scan(&self, scan: &Scan<'_>, take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>) -> Result<()> {
        self.scan_rows(scan, take).map(|_| ()).map_err(|error| self.error(&error))
    }

    fn scan_rows(
        &self,
        scan: &Scan<'_>,
        take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>,
    ) -> rusqlite::Result<ControlFlow<()>> {
        const FIELDS: &str =
            "SELECT area, period, publication, value, decimals, status, note FROM observation";
        let (from, to) = scan.periods.map_or((i64::MIN, i64::MAX), |(from, to)| (from.packed(), to.packed()));
        for series in scan.series {
            if let Some(areas) = scan.areas {
                let mut statement = self.connection.prepare_cached(&format!(
                    "{FIELDS} WHERE series = ?1 AND area = ?2 AND period BETWEEN ?3 AND ?4
                     ORDER BY period, publication"
                ))?;
                for area in areas {
                    let rows = statement.query(params![series.0, area.0, from, to])?;
                    if drain(*series, rows, scan, take)?.is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            } else {
                let mut statement = self
                    .connection
                    .prepare_cached(&format!(
                    "{FIELDS} WHERE series = ?1 AND period BETWEEN ?2 AND ?3 ORDER BY area, period, publication"
                ))?;
                let rows = statement.query(params![series.0, from, to])?;
                if drain(*series, rows, scan, take)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// What the lines of an indicator have, from the summaries.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn coverage(&self, indicator: &IndicatorCode) -> Result<Vec<CoverageRow>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT series, area, publication, count, first, newest FROM coverage
                 WHERE series IN (SELECT id FROM series
                   WHERE indicator = (SELECT id FROM item WHERE list = 'indicator' AND code = ?1))",
            )?;
            let rows = statement.query_map([indicator.as_str()], |row| {
                Ok(CoverageRow {
                    series: SeriesId(row.get(0)?),
                    area: AreaId(row.get(1)?),
                    publication: PublicationId(row.get(2)?),
                    count: count_of(row.get(3)?),
                    first: period_of(row.get(4)?)?,
                    newest: period_of(row.get(5)?)?,
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// What every indicator has by publication, from the summaries.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn standing(&self) -> Result<Vec<StandingRow>> {
        let read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT item.code, publication, count, newest FROM standing JOIN item ON item.id = indicator ORDER BY 1, 2",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(StandingRow {
                    indicator: row.get_ref(0)?.as_str()?.into(),
                    publication: PublicationId(row.get(1)?),
                    count: count_of(row.get(2)?),
                    newest: period_of(row.get(3)?)?,
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.error(&error))
    }

    /// Where a stored value stands in its file. `None` if there is no such value.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn value_origin(&self, key: &Key) -> Result<Option<ValueOrigin>> {
        let read = || {
            self.connection
                .prepare_cached(
                    "SELECT written, origin, cell_row, cell_column, raw, note, status FROM observation
                     WHERE series = (SELECT id FROM series WHERE dims = ?2 AND indicator =
                             (SELECT id FROM item WHERE list = 'indicator' AND code = ?1))
                       AND area = (SELECT id FROM item WHERE list = 'area' AND code = ?3) AND period = ?4
                       AND publication = (SELECT id FROM publication WHERE source = ?5 AND edition = ?6)",
                )?
                .query_row(
                    params![
                        key.indicator.as_str(),
                        key.dims.to_string(),
                        key.area.as_str(),
                        key.period.packed(),
                        key.publication.source.as_str(),
                        key.publication.edition
                    ],
                    |row| {
                        let (cell_row, cell_column): (Option<u32>, Option<u32>) = (row.get(2)?, row.get(3)?);
                        Ok(ValueOrigin {
                            change: row.get(0)?,
                            origin: row.get(1)?,
                            cell: cell_row.zip(cell_column).map(|(row, column)| CellRef::new(row, column)),
                            raw: row.get(4)?,
                            note: row.get::<_, Option<String>>(5)?.as_deref().and_then(remark::told),
                            confidentiality: unpacked_status(row.get(6)?).1,
                        })
                    },
                )
                .optional()
        };
        read().map_err(|error| self.error(&error))
    }
}

fn drain(
    series: SeriesId,
    mut rows: rusqlite::Rows<'_>,
    scan: &Scan<'_>,
    take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>,
) -> rusqlite::Result<ControlFlow<()>> {
    while let Some(row) = rows.next()? {
        let publication = PublicationId(row.get(2)?);
        if scan.publications.is_some_and(|wanted| !wanted.contains(&publication)) {
            continue;
        }
        let (status, confidentiality) = unpacked_status(row.get(5)?);
        let value: Option<f64> = row.get(3)?;
        let decimals: u8 = row.get(4)?;
        let stored = StoredRow {
            series,
            area: AreaId(row.get(0)?),
            period: period_of(row.get(1)?)?,
            publication,
            number: value.map(|value| Number { value, decimals }),
            status,
            confidentiality,
            // What people of the house remark among themselves is not published.
            note: row.get::<_, Option<String>>(6)?.as_deref().and_then(remark::published),
        };
        if take(stored).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}
