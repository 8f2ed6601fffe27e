//! What an answer is made of: the few things asked of a store.

use super::QueryError;
use crate::domain::{
    Catalogue, Code, ConfStatus, Dims, IndicatorCode, Number, ObsStatus, Period, Publication,
};
use std::ops::ControlFlow;
use std::sync::Arc;

/// A series: an indicator with its disaggregation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesRef(pub i64);

/// An area by its number in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaRef(pub i64);

/// A source and edition by their number in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationRef(pub i64);

/// A series and how many values it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its number.
    pub id: SeriesRef,
    /// Its disaggregation.
    pub dims: Dims,
    /// Values in it, all areas, periods and publications.
    pub count: u64,
}

/// Values of one series, area and publication, from the summaries of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Series.
    pub series: SeriesRef,
    /// Area.
    pub area: AreaRef,
    /// Source and edition.
    pub publication: PublicationRef,
    /// How many values.
    pub count: u64,
    /// Earliest period.
    pub first: Period,
    /// Newest period.
    pub newest: Period,
}

/// A source and edition that the store knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPublication {
    /// Its number.
    pub id: PublicationRef,
    /// Source and edition.
    pub publication: Publication,
    /// Whether its values are example data.
    pub example: bool,
}

/// A stored value as it comes out of a scan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Series.
    pub series: SeriesRef,
    /// Area.
    pub area: AreaRef,
    /// Period.
    pub period: Period,
    /// Source and edition.
    pub publication: PublicationRef,
    /// The number.
    pub number: Option<Number>,
    /// Observation status.
    pub status: ObsStatus,
    /// Confidentiality.
    pub confidentiality: ConfStatus,
}

/// Which rows a scan shall give. `None` narrows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Series.
    pub series: &'a [SeriesRef],
    /// Areas.
    pub areas: Option<&'a [AreaRef]>,
    /// First and last period that may come; periods within are not told apart here.
    pub span: Option<(Period, Period)>,
    /// Sources and editions.
    pub publications: Option<&'a [PublicationRef]>,
}

/// Values of one indicator in numbers, for lists of what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// How many values.
    pub values: u64,
    /// Sources and editions.
    pub publications: Vec<PublicationRef>,
    /// Newest period.
    pub newest: Option<Period>,
}

/// A store as `query` sees it. Summaries must be cheap; only [`Facts::scan`] reads values.
pub trait Facts {
    /// Names of everything.
    fn catalogue(&self) -> Arc<Catalogue>;

    /// The series of an indicator.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn series_of(&self, indicator: &IndicatorCode) -> Result<Vec<Series>, QueryError>;

    /// What each series of an indicator has, by area and publication.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn extents(&self, indicator: &IndicatorCode) -> Result<Vec<Extent>, QueryError>;

    /// Sources and editions.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn publications(&self) -> Result<Vec<KnownPublication>, QueryError>;

    /// The code of an area.
    fn area_code(&self, area: AreaRef) -> Option<Code>;

    /// The area of a code, where the store has values of it.
    fn area_ref(&self, code: &Code) -> Option<AreaRef>;

    /// Gives every row wanted, in any order, until `take` breaks off.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn scan(
        &self,
        wanted: &Wanted<'_>,
        take: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<(), QueryError>;

    /// What the store holds of each indicator, from the summaries; indicators without values are left out.
    ///
    /// # Errors
    /// [`QueryError::Store`] where the store cannot be read.
    fn holdings(&self) -> Result<Vec<Holding>, QueryError> {
        let mut found = Vec::new();
        for indicator in self.catalogue().indicators() {
            let extents = self.extents(&indicator.code)?;
            let values = extents.iter().map(|extent| extent.count).sum();
            if values == 0 {
                continue;
            }
            let mut publications: Vec<_> = extents.iter().map(|extent| extent.publication).collect();
            publications.sort_unstable();
            publications.dedup();
            let newest = extents.iter().map(|extent| extent.newest).max_by_key(|period| period.last());
            found.push(Holding { indicator: indicator.code.clone(), values, publications, newest });
        }
        Ok(found)
    }
}
