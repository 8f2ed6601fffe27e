//! The catalogue: indicators, dimensions and code lists with their names in both languages.
//!
//! Small (a few thousand items) and read whole when a store opens; every layer looks names up here.

use super::{AgencyCode, Code, DimensionCode, Formula, IndicatorCode, Lang, ListCode, Number, Period};
use std::collections::{BTreeMap, HashMap};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// English.
    pub en: String,
    /// Lao; empty where there is none yet.
    pub lo: String,
    /// Whether a Lao statistician has read the Lao text.
    pub lo_checked: bool,
}

impl Names {
    /// The text in a language; the other one where it is empty.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Lo => (&self.lo, &self.en),
            Lang::En => (&self.en, &self.lo),
        };
        if first.is_empty() { second } else { first }
    }

    /// Whether both texts are empty.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.lo.is_empty()
    }
}

/// A member of a code list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Position in the order of the list.
    pub sort: i64,
    /// The member above it in a tree.
    pub parent: Option<Code>,
    /// Level in the area tree: `country`, `region`, `province`, `district`, `group`.
    pub level: Option<String>,
    /// Names.
    pub names: Names,
    /// Remark.
    pub note: Names,
    /// Other spellings, in any language.
    pub aliases: Vec<String>,
    /// First and last day or year it is valid, as text; open where empty.
    pub valid: (Option<String>, Option<String>),
    /// The member that follows when this one ends.
    pub successor: Option<Code>,
    /// Further columns of the list (`ambiguous`, `agency`, `kind`, `age_min` …).
    pub attributes: BTreeMap<String, String>,
}

/// A code list in its order.
#[derive(Clone, Debug, Default)]
pub struct CodeList {
    items: Vec<(Code, Item)>,
    by_code: HashMap<Code, usize>,
}

impl CodeList {
    /// Builds a list, sorted by [`Item::sort`], then code.
    pub fn new(mut items: Vec<(Code, Item)>) -> Self {
        items.sort_by(|a, b| (a.1.sort, &a.0).cmp(&(b.1.sort, &b.0)));
        let by_code =
            items.iter().enumerate().map(|(position, (code, _))| (code.clone(), position)).collect();
        Self { items, by_code }
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &Item)> {
        self.items.iter().map(|(code, item)| (code, item))
    }

    /// A member.
    pub fn get(&self, code: &str) -> Option<&Item> {
        self.by_code.get(code).and_then(|position| self.items.get(*position)).map(|(_, item)| item)
    }

    /// A member's place in the order; unknown ones come last.
    pub fn position(&self, code: &str) -> usize {
        self.by_code.get(code).copied().unwrap_or(usize::MAX)
    }

    /// How many members.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The members whose parent is `code`, in order.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = (&'a Code, &'a Item)> {
        self.iter()
            .filter(move |(_, item)| item.parent.as_ref().is_some_and(|parent| parent.as_str() == code))
    }
}

/// A disaggregation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Code.
    pub code: DimensionCode,
    /// The list its members come from.
    pub list: ListCode,
    /// Where only one level of a tree serves: `country`.
    pub level: Option<String>,
    /// Names.
    pub names: Names,
    /// Remark.
    pub note: Names,
    /// Position in the order of boxes and columns.
    pub sort: i64,
}

/// What an indicator's numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// People, cases, documents.
    Count,
    /// Hundredths of a whole.
    Percent,
    /// Events per population.
    Rate,
    /// Money.
    Amount,
    /// One amount by another.
    Ratio,
    /// A score.
    Index,
}

/// How members of one dimension at one time may be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    /// They may be added.
    Sum,
    /// Only with the base of the ratio as weight: recompute from the parts, or refuse.
    Weighted,
    /// Never.
    Never,
}

/// How periods may be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeAggregation {
    /// Flows add up from months to a year.
    Sum,
    /// Stocks take the last value.
    Last,
    /// Never.
    Never,
}

/// Stock at a moment or flow over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockFlow {
    /// At a moment.
    Stock,
    /// Over a period.
    Flow,
    /// Neither.
    Neither,
}

/// An indicator of the catalogue.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Code.
    pub code: IndicatorCode,
    /// Part of the report, list `theme`.
    pub theme: Code,
    /// Names.
    pub names: Names,
    /// Definition.
    pub definition: Names,
    /// Unit, list `unit`.
    pub unit: Code,
    /// What the numbers are.
    pub value_kind: ValueKind,
    /// Over members.
    pub aggregation: Aggregation,
    /// Over periods.
    pub time_aggregation: TimeAggregation,
    /// Stock or flow.
    pub stock_flow: StockFlow,
    /// Usual disaggregations; they say what is usual, not what is allowed.
    pub disaggregations: Vec<DimensionCode>,
    /// Usual frequency, list `periodicity`.
    pub periodicity: Option<Code>,
    /// Agency that produces it.
    pub agency: Option<AgencyCode>,
    /// Sustainable Development Goal indicators, list `sdg`.
    pub sdg: Vec<Code>,
    /// Objectives of the Global Compact for Migration, list `gcm`.
    pub gcm: Vec<Code>,
    /// Outcomes of the national plan, list `nsedp`.
    pub nsedp: Vec<Code>,
    /// Whether missing data by sex count as a gap.
    pub gender_relevant: bool,
    /// Where an indicator of this content is listed or measured.
    pub origin: Vec<String>,
    /// Core or extended.
    pub core: bool,
    /// How it is computed, for derived indicators.
    pub formula: Option<Formula>,
    /// Usual figure.
    pub chart: Option<String>,
    /// Preferred publications `SOURCE` or `SOURCE:EDITION`, best first; where empty the newest edition.
    pub preferred: Vec<String>,
    /// Targets of the country: by when, how much.
    pub targets: Vec<(Period, Number)>,
    /// Position in the catalogue.
    pub sort: i64,
}

impl Indicator {
    /// Whether its numbers are percentages, whatever kind they are: differences are percentage points, and
    /// a percent of them is not told.
    pub fn is_percent(&self) -> bool {
        self.value_kind == ValueKind::Percent || self.unit == "PT"
    }
}

/// A target as written in a column: `2030=900`.
pub fn parse_target(text: &str) -> Option<(Period, Number)> {
    let (period, number) = text.split_once('=')?;
    Some((period.trim().parse().ok()?, Number::parse(number.trim()).ok()?))
}

/// Everything a store knows about names.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    lists: BTreeMap<ListCode, CodeList>,
    dimensions: Vec<Dimension>,
    indicators: Vec<Indicator>,
    by_indicator: HashMap<IndicatorCode, usize>,
}

impl Catalogue {
    /// Puts a catalogue together; dimensions and indicators are sorted by their `sort`.
    pub fn new(
        lists: BTreeMap<ListCode, CodeList>,
        mut dimensions: Vec<Dimension>,
        mut indicators: Vec<Indicator>,
    ) -> Self {
        dimensions.sort_by_key(|dimension| dimension.sort);
        indicators.sort_by_key(|indicator| indicator.sort);
        let by_indicator = indicators
            .iter()
            .enumerate()
            .map(|(position, indicator)| (indicator.code.clone(), position))
            .collect();
        Self { lists, dimensions, indicators, by_indicator }
    }

    /// A code list.
    pub fn list(&self, list: &str) -> Option<&CodeList> {
        self.lists.get(list)
    }

    /// All lists by code.
    pub fn lists(&self) -> impl Iterator<Item = (&ListCode, &CodeList)> {
        self.lists.iter()
    }

    /// The dimensions in order.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// A dimension.
    pub fn dimension(&self, code: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.code.as_str() == code)
    }

    /// The list a dimension's members come from.
    pub fn list_of(&self, dimension: &str) -> Option<&CodeList> {
        self.list(self.dimension(dimension)?.list.as_str())
    }

    /// The indicators in order.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// An indicator.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.by_indicator.get(code).and_then(|position| self.indicators.get(*position))
    }

    /// The name of a dimension's member; the code itself where the list has no such member.
    pub fn member_name<'a>(&'a self, dimension: &str, code: &'a Code, lang: Lang) -> &'a str {
        self.list_of(dimension)
            .and_then(|list| list.get(code.as_str()))
            .map_or(code.as_str(), |item| item.names.get(lang))
    }

    /// The name of a list's member; the code itself where there is none.
    pub fn item_name<'a>(&'a self, list: &str, code: &'a str, lang: Lang) -> &'a str {
        self.list(list).and_then(|list| list.get(code)).map_or(code, |item| item.names.get(lang))
    }

    /// Names of an area's levels above it, nearest first.
    pub fn ancestors(&self, area: &Code) -> Vec<Code> {
        let mut found = Vec::new();
        let Some(list) = self.list(DimensionCode::AREA) else { return found };
        let mut current = list.get(area.as_str()).and_then(|item| item.parent.clone());
        while let Some(code) = current {
            if found.contains(&code) {
                break;
            }
            current = list.get(code.as_str()).and_then(|item| item.parent.clone());
            found.push(code);
        }
        found
    }
}
