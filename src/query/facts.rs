//! What is asked of a store; a trait, so that answers can be tested without one.

use super::QueryError;
use crate::domain::{Catalogue, Code, IndicatorCode};
use crate::store::{
    AreaId, CoverageRow, PublicationRow, Scan, SeriesInfo, StandingRow, Store, StoreError, StoredRow,
};
use std::ops::ControlFlow;
use std::sync::Arc;

/// A store as `query` sees it. Summaries must be cheap; only [`Facts::scan`] reads values.
pub trait Facts {
    /// Names of everything.
    fn catalogue(&self) -> Arc<Catalogue>;

    /// The series of an indicator.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn series_of(&self, indicator: &IndicatorCode) -> Result<Vec<SeriesInfo>, QueryError>;

    /// What each series of an indicator has, by area and publication.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn coverage(&self, indicator: &IndicatorCode) -> Result<Vec<CoverageRow>, QueryError>;

    /// Sources and editions.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn publications(&self) -> Result<Vec<PublicationRow>, QueryError>;

    /// The code of an area.
    fn area_code(&self, area: AreaId) -> Option<Code>;

    /// The area of a code.
    fn area_id(&self, code: &Code) -> Option<AreaId>;

    /// Gives every row wanted, in any order, until `take` breaks off.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn scan(
        &self,
        scan: &Scan<'_>,
        take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>,
    ) -> Result<(), QueryError>;

    /// What the store holds of each indicator by publication, from the summaries.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn standing(&self) -> Result<Vec<StandingRow>, QueryError>;
}

fn failed(error: StoreError) -> QueryError {
    match error {
        StoreError::Stopped => QueryError::Stopped(crate::work::Stopped),
        other => QueryError::Store { message: other.message() },
    }
}

impl Facts for Store {
    fn catalogue(&self) -> Arc<Catalogue> {
        Store::catalogue(self)
    }

    fn series_of(&self, indicator: &IndicatorCode) -> Result<Vec<SeriesInfo>, QueryError> {
        Store::series_of(self, indicator).map_err(failed)
    }

    fn coverage(&self, indicator: &IndicatorCode) -> Result<Vec<CoverageRow>, QueryError> {
        Store::coverage(self, indicator).map_err(failed)
    }

    fn publications(&self) -> Result<Vec<PublicationRow>, QueryError> {
        Store::publications(self).map_err(failed)
    }

    fn area_code(&self, area: AreaId) -> Option<Code> {
        Store::area_code(self, area).cloned()
    }

    fn area_id(&self, code: &Code) -> Option<AreaId> {
        Store::area_id(self, code)
    }

    fn scan(
        &self,
        scan: &Scan<'_>,
        take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>,
    ) -> Result<(), QueryError> {
        Store::scan(self, scan, take).map_err(failed)
    }

    fn standing(&self) -> Result<Vec<StandingRow>, QueryError> {
        Store::standing(self).map_err(failed)
    }
}
