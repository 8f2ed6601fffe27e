//! One question being answered: what was asked of the store so far, and the values found.

use super::facts::Facts;
use super::preference::Preference;
use super::{PeriodFilter, QueryError};
use crate::domain::{
    Catalogue, Code, ConfStatus, DimensionCode, Dims, IndicatorCode, Number, ObsStatus, Period,
};
use crate::store::{AreaId, CoverageRow, PublicationId, PublicationRow, SeriesInfo};
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// A disaggregation by its number within one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DimsRef(usize);

impl DimsRef {
    /// The position in lists that go along with [`Inquiry::all_dims`].
    pub fn position(self) -> usize {
        self.0
    }
}

/// What a coordinate says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    pub number: Option<Number>,
    pub status: ObsStatus,
    pub confidentiality: ConfStatus,
    pub computed: bool,
}

/// Where a value stands, but for who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spot {
    pub dims: DimsRef,
    pub area: AreaId,
    pub period: Period,
}

/// A value and who says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fact {
    pub spot: Spot,
    pub publication: PublicationId,
    pub value: Value,
}

/// Which members of a dimension may come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Every one, the total too.
    Any,
    /// These; `None` is the total.
    Only(Vec<Option<Code>>),
}

impl Allowed {
    /// The total alone.
    pub fn total() -> Self {
        Self::Only(vec![None])
    }

    pub fn allows(&self, member: Option<&Code>) -> bool {
        match self {
            Self::Any => true,
            Self::Only(list) => list.iter().any(|allowed| allowed.as_ref() == member),
        }
    }
}

/// What is wanted of one indicator. Dimensions without an entry are wanted in total.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub indicator: IndicatorCode,
    pub dims: BTreeMap<DimensionCode, Allowed>,
    pub areas: Option<Vec<AreaId>>,
    pub periods: PeriodFilter,
    pub publications: Option<Vec<PublicationId>>,
}

impl Ask {
    /// Whether a series is wanted.
    pub fn wants(&self, dims: &Dims) -> bool {
        dims.iter().all(|(dimension, _)| self.dims.contains_key(dimension))
            && self.dims.iter().all(|(dimension, allowed)| allowed.allows(dims.get(dimension.as_str())))
    }

    /// The same with one dimension's members replaced.
    pub fn with(&self, dimension: &DimensionCode, allowed: Allowed) -> Self {
        let mut ask = self.clone();
        ask.dims.insert(dimension.clone(), allowed);
        ask
    }
}

/// One question being answered.
pub(super) struct Inquiry<'a> {
    pub facts: &'a dyn Facts,
    pub catalogue: Arc<Catalogue>,
    pub publications: Vec<PublicationRow>,
    pub work: &'a Work,
    /// Publications of the parts that went into computed values, by indicator.
    pub parts: BTreeMap<IndicatorCode, BTreeSet<PublicationId>>,
    /// Formulas that were used, by the indicator they compute.
    pub formulas: BTreeSet<IndicatorCode>,
    /// Remarks on stored values.
    pub notes: HashMap<(Spot, PublicationId), Arc<str>>,
    dims: Vec<Dims>,
    numbers: HashMap<Dims, DimsRef>,
    series: HashMap<IndicatorCode, Rc<Vec<SeriesInfo>>>,
    coverage: HashMap<IndicatorCode, Rc<Vec<CoverageRow>>>,
    preferences: HashMap<IndicatorCode, Rc<Preference>>,
}

impl<'a> Inquiry<'a> {
    pub fn open(facts: &'a dyn Facts, work: &'a Work) -> Result<Self, QueryError> {
        Ok(Self {
            facts,
            catalogue: facts.catalogue(),
            publications: facts.publications()?,
            work,
            parts: BTreeMap::new(),
            formulas: BTreeSet::new(),
            notes: HashMap::new(),
            dims: Vec::new(),
            numbers: HashMap::new(),
            series: HashMap::new(),
            coverage: HashMap::new(),
            preferences: HashMap::new(),
        })
    }

    pub fn series_of(&mut self, indicator: &IndicatorCode) -> Result<Rc<Vec<SeriesInfo>>, QueryError> {
        if let Some(known) = self.series.get(indicator) {
            return Ok(known.clone());
        }
        let found = Rc::new(self.facts.series_of(indicator)?);
        self.series.insert(indicator.clone(), found.clone());
        Ok(found)
    }

    pub fn coverage(&mut self, indicator: &IndicatorCode) -> Result<Rc<Vec<CoverageRow>>, QueryError> {
        if let Some(known) = self.coverage.get(indicator) {
            return Ok(known.clone());
        }
        let found = Rc::new(self.facts.coverage(indicator)?);
        self.coverage.insert(indicator.clone(), found.clone());
        Ok(found)
    }

    /// The order of preference among the publications of an indicator.
    pub fn preference(&mut self, indicator: &IndicatorCode) -> Result<Rc<Preference>, QueryError> {
        if let Some(known) = self.preferences.get(indicator) {
            return Ok(known.clone());
        }
        let coverage = self.coverage(indicator)?;
        let preferred =
            self.catalogue.indicator(indicator.as_str()).map_or(&[][..], |known| &known.preferred);
        let found = Rc::new(Preference::new(preferred, &self.publications, &coverage));
        self.preferences.insert(indicator.clone(), found.clone());
        Ok(found)
    }

    pub fn publication(&self, id: PublicationId) -> Option<&PublicationRow> {
        self.publications.iter().find(|known| known.id == id)
    }

    /// The number of a disaggregation.
    pub fn number_of(&mut self, dims: &Dims) -> DimsRef {
        if let Some(known) = self.numbers.get(dims) {
            return *known;
        }
        let number = DimsRef(self.dims.len());
        self.dims.push(dims.clone());
        self.numbers.insert(dims.clone(), number);
        number
    }

    /// The number of a disaggregation with one member replaced.
    pub fn replaced(&mut self, number: DimsRef, dimension: &DimensionCode, member: Option<&Code>) -> DimsRef {
        let mut dims = self.dims_of(number).clone();
        dims.set(dimension.clone(), member.cloned().unwrap_or_else(|| Code::from(Code::TOTAL)));
        self.number_of(&dims)
    }

    pub fn dims_of(&self, number: DimsRef) -> &Dims {
        static TOTAL: std::sync::LazyLock<Dims> = std::sync::LazyLock::new(Dims::new);
        self.dims.get(number.0).unwrap_or(&TOTAL)
    }

    /// Every disaggregation met so far, in the order of their numbers.
    pub fn all_dims(&self) -> &[Dims] {
        &self.dims
    }
}
