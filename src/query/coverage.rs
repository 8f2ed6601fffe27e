//! What there is of each indicator, and what is missing: from the summaries alone, no value is read.

use super::{Facts, QueryError};
use crate::domain::{Catalogue, Code, DimensionCode, IndicatorCode, Period};
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What there is of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// Values, missing ones among them.
    pub values: u64,
    /// First and newest period; `None` without values.
    pub span: Option<(Period, Period)>,
    /// How many sources with editions.
    pub publications: usize,
    /// Disaggregations with values; the area where there are values of parts of the country.
    pub present: Vec<DimensionCode>,
    /// Usual disaggregations without values.
    pub missing: Vec<DimensionCode>,
}

/// A list that indicators serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// Sustainable Development Goal indicators.
    Sdg,
    /// Outcomes of the national plan.
    Nsedp,
    /// Objectives of the Global Compact for Migration.
    Gcm,
    /// Parts of the Migration Profile.
    Template,
}

impl Framework {
    /// The framework of a name on the command line.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "sdg" => Some(Self::Sdg),
            "nsedp" => Some(Self::Nsedp),
            "gcm" => Some(Self::Gcm),
            "template" => Some(Self::Template),
            _ => None,
        }
    }

    /// The code list of its items.
    pub fn list(self) -> &'static str {
        match self {
            Self::Sdg => "sdg",
            Self::Nsedp => "nsedp",
            Self::Gcm => "gcm",
            Self::Template => "theme",
        }
    }

    /// Its items in the order of their list, each with the indicators that serve it, also with none.
    pub fn items(self, catalogue: &Catalogue) -> Vec<(Code, Vec<IndicatorCode>)> {
        let list = catalogue.list(self.list());
        list.into_iter()
            .flat_map(|list| list.iter())
            .map(|(code, _)| {
                let serves = catalogue.indicators().iter().filter(|one| match self {
                    Self::Sdg => one.sdg.contains(code),
                    Self::Nsedp => one.nsedp.contains(code),
                    Self::Gcm => one.gcm.contains(code),
                    Self::Template => one.theme == *code,
                });
                (code.clone(), serves.map(|one| one.code.clone()).collect())
            })
            .collect()
    }
}

/// What there is of every indicator, in the order of the catalogue.
///
/// # Errors
/// When the store cannot be read, or the job was stopped.
pub fn coverage(facts: &dyn Facts, work: &Work) -> Result<Vec<Coverage>, QueryError> {
    let catalogue = facts.catalogue();
    let mut standing: HashMap<IndicatorCode, (u64, BTreeSet<i64>)> = HashMap::new();
    for row in facts.standing()? {
        let entry = standing.entry(row.indicator).or_default();
        entry.0 += row.count;
        entry.1.insert(row.publication.get());
    }
    let mut found = Vec::new();
    for indicator in catalogue.indicators() {
        work.check().map_err(QueryError::Stopped)?;
        let (values, publications) = standing.remove(&indicator.code).unwrap_or_default();
        let (span, present) =
            if values > 0 { lines(facts, &catalogue, &indicator.code)? } else { (None, BTreeSet::new()) };
        let usual = indicator.disaggregations.iter();
        found.push(Coverage {
            indicator: indicator.code.clone(),
            values,
            span,
            publications: publications.len(),
            missing: usual.filter(|code| !present.contains(*code)).cloned().collect(),
            present: present.into_iter().collect(),
        });
    }
    Ok(found)
}

type Span = Option<(Period, Period)>;

/// From when to when, and by what the values of an indicator are split.
fn lines(
    facts: &dyn Facts,
    catalogue: &Catalogue,
    indicator: &IndicatorCode,
) -> Result<(Span, BTreeSet<DimensionCode>), QueryError> {
    let series: BTreeMap<_, _> =
        facts.series_of(indicator)?.into_iter().map(|series| (series.id, series.dims)).collect();
    let areas = catalogue.list(DimensionCode::AREA);
    let mut span: Span = None;
    let mut present = BTreeSet::new();
    for row in facts.coverage(indicator)? {
        let (first, newest) = span.unwrap_or((row.first, row.newest));
        span = Some((first.min(row.first), newest.max(row.newest)));
        let dims = series.get(&row.series).into_iter().flat_map(|dims| dims.iter());
        present.extend(dims.map(|(dimension, _)| dimension.clone()));
        let level = facts.area_code(row.area).and_then(|code| areas?.get(code.as_str())?.level.clone());
        if level.is_some_and(|level| ["region", "province", "district"].contains(&level.as_str())) {
            present.insert(DimensionCode::from(DimensionCode::AREA));
        }
    }
    Ok((span, present))
}
