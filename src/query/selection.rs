//! What is asked.

use crate::domain::{Code, DimensionCode, IndicatorCode, Period, SourceCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodFilter {
    /// All that have data.
    #[default]
    All,
    /// These.
    Only(Vec<Period>),
    /// Those within a span of days, both ends in.
    Between(Period, Period),
    /// The newest so many: a saved view keeps rolling.
    Newest(u32),
}

/// What is asked: an indicator and members of its dimensions.
///
/// A dimension that is neither filtered nor on an axis means its total (for `area`: `LA` where the
/// indicator has data for it). A dimension on an axis without a filter means all members with data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// What is counted.
    pub indicator: IndicatorCode,
    /// Members by dimension, `area` among them. `_T` asks for the total.
    #[serde(default)]
    pub members: BTreeMap<DimensionCode, Vec<Code>>,
    /// Periods.
    #[serde(default)]
    pub periods: PeriodFilter,
    /// Only this source.
    #[serde(default)]
    pub source: Option<SourceCode>,
    /// Only this edition of it.
    #[serde(default)]
    pub edition: Option<String>,
    /// One value a key, by the indicator's order of preference of (source, edition).
    #[serde(default)]
    pub recommended: bool,
}

impl Selection {
    /// Everything about an indicator.
    pub fn of(indicator: IndicatorCode) -> Self {
        Self {
            indicator,
            members: BTreeMap::new(),
            periods: PeriodFilter::All,
            source: None,
            edition: None,
            recommended: false,
        }
    }
}

/// The measure shown in the cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// As stored (or computed by the indicator's formula where nothing is stored).
    #[default]
    Value,
    /// Percent of the total of a dimension.
    Share {
        /// The dimension whose total is 100 %.
        of: DimensionCode,
    },
    /// Per 1,000 (or 100 with `percent`) of another indicator.
    Rate {
        /// The denominator.
        per: IndicatorCode,
        /// Hundredths instead of thousandths.
        percent: bool,
    },
    /// Change against the period before, or against a base period.
    Change {
        /// Base; `None`: the period before in the table.
        base: Option<Period>,
        /// In percent of the base instead of in units.
        percent: bool,
    },
    /// 100 at the base period.
    Index {
        /// Base.
        base: Period,
    },
    /// Women minus men (in percentage points for percent indicators).
    Gap,
    /// Women for every 100 men.
    Ratio,
    /// Running sum of a flow from the first period on.
    Cumulated,
}

/// How the answer lies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Dimensions down the side, outermost first: a dimension code, `period` or `source`.
    pub rows: Vec<DimensionCode>,
    /// Dimensions across the top, outermost first.
    pub columns: Vec<DimensionCode>,
    /// Measure.
    #[serde(default)]
    pub measure: Measure,
}
