//! A value and its identity.

use super::{Code, ConfStatus, DimensionCode, IndicatorCode, Number, ObsStatus, Period, SourceCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Members of the dimensions other than area and period, sorted by dimension. A total and an absent
/// dimension are the same, so totals are never kept. Copies share their content: a million values have few
/// different breakdowns.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "BTreeMap<DimensionCode, Code>", into = "BTreeMap<DimensionCode, Code>")]
pub struct Dims(Arc<[(DimensionCode, Code)]>);

impl Dims {
    /// No disaggregation: the total.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a member; a total takes the dimension away.
    pub fn set(&mut self, dimension: DimensionCode, code: Code) {
        let mut members: BTreeMap<DimensionCode, Code> = self.0.iter().cloned().collect();
        if code.is_total() {
            members.remove(&dimension);
        } else {
            members.insert(dimension, code);
        }
        *self = Self::from(members);
    }

    /// The member of a dimension; `None` is the total.
    pub fn get(&self, dimension: &str) -> Option<&Code> {
        self.iter().find(|(own, _)| own.as_str() == dimension).map(|(_, code)| code)
    }

    /// Dimensions and members, sorted by dimension.
    pub fn iter(&self) -> impl Iterator<Item = (&DimensionCode, &Code)> {
        self.0.iter().map(|(dimension, code)| (dimension, code))
    }

    /// Whether this is the total of everything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many dimensions have a member other than the total.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl From<BTreeMap<DimensionCode, Code>> for Dims {
    fn from(members: BTreeMap<DimensionCode, Code>) -> Self {
        Self(members.into_iter().filter(|(_, code)| !code.is_total()).collect())
    }
}

impl From<Dims> for BTreeMap<DimensionCode, Code> {
    fn from(dims: Dims) -> Self {
        dims.0.iter().cloned().collect()
    }
}

impl FromIterator<(DimensionCode, Code)> for Dims {
    fn from_iter<I: IntoIterator<Item = (DimensionCode, Code)>>(pairs: I) -> Self {
        Self::from(pairs.into_iter().collect::<BTreeMap<DimensionCode, Code>>())
    }
}

impl fmt::Display for Dims {
    /// `age=Y15T24;sex=F`: the key of a series in the store and in files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (dimension, code)) in self.0.iter().enumerate() {
            write!(f, "{}{dimension}={code}", if position == 0 { "" } else { ";" })?;
        }
        Ok(())
    }
}

/// Who says it: source and, for publications that restate the past, edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Publication {
    /// Producer and collection.
    pub source: SourceCode,
    /// Edition; empty for sources that continue.
    pub edition: String,
}

/// The identity of a value. Nothing less tells two values apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What is counted.
    pub indicator: IndicatorCode,
    /// Disaggregation.
    pub dims: Dims,
    /// Where.
    pub area: Code,
    /// When.
    pub period: Period,
    /// Who says it.
    pub publication: Publication,
}

/// A value with its identity and status. Without a number the status says which kind of missing it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Identity.
    pub key: Key,
    /// The number in the indicator's unit; `None`: missing, never zero.
    pub number: Option<Number>,
    /// Observation status.
    pub status: ObsStatus,
    /// Confidentiality status.
    pub confidentiality: ConfStatus,
    /// The text of the cell where it differs from the printed number.
    pub raw: Option<String>,
    /// A remark that came with this value.
    pub note: Option<String>,
}
