//! What the person says about a file beyond what stands in it: the answers to every question.

use crate::domain::{AgencyCode, CellRef, Code, DimensionCode, IndicatorCode, Period, SourceCode};
use std::collections::BTreeMap;

/// Which of two contradicting cells counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// The cell that comes first.
    First,
    /// The one that comes later.
    Second,
    /// Neither: both are left out.
    Neither,
}

impl Twice {
    /// Every answer, as the command line names it.
    pub const ALL: [(&'static str, Self); 3] =
        [("first", Self::First), ("second", Self::Second), ("none", Self::Neither)];
}

/// What the person says about a file beyond what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    /// The indicator of all values; `None`: what the reading found.
    pub indicator: Option<IndicatorCode>,
    /// Who says it. `None` is a question.
    pub source: Option<SourceCode>,
    /// The agency that sent the file, whose way to spell names is remembered; else that of the source.
    pub sender: Option<AgencyCode>,
    /// Edition; empty for sources that continue.
    pub edition: String,
    /// Members that hold for all values: `area=LA`. They do not override what the file says.
    pub set: BTreeMap<DimensionCode, Code>,
    /// What the countries of a table by country are: `area` (those that report), `origin`, `destination` or
    /// `citizenship`. `None`: as title, place and indicator tell.
    pub countries: Option<DimensionCode>,
    /// The period of all values, where the file has none.
    pub period: Option<Period>,
    /// Power of ten to bring the file's numbers to the unit, where the file does not say it. `None`: not
    /// said, so figures that are all a power of ten off are a question; 0: they are right as they stand.
    pub scale_power: Option<i8>,
    /// What names of the file mean: (label as written, dimension, member).
    pub maps: Vec<(String, DimensionCode, Code)>,
    /// Unknown names whose values are left out; without a dimension: wherever the name stands.
    pub left_out: Vec<(String, Option<DimensionCode>)>,
    /// Unknown names for which a member is made, one by one.
    pub made: Vec<(String, DimensionCode)>,
    /// Whether the values of all other unknown names are left out too.
    pub leave_rest: bool,
    /// Which of two contradicting cells counts, by sheet and later cell.
    pub pairs: BTreeMap<(String, CellRef), Twice>,
    /// The same for all other pairs. `None` is a question.
    pub other_pairs: Option<Twice>,
}

impl Meant {
    /// Whether the values of an unknown name are left out.
    pub(super) fn leaves_out(&self, text: &str, dimension: &DimensionCode) -> bool {
        (self.leave_rest && !self.makes(text, dimension))
            || self
                .left_out
                .iter()
                .any(|(name, about)| name == text && about.as_ref().is_none_or(|about| about == dimension))
    }

    /// Whether a member is made for an unknown name.
    pub(super) fn makes(&self, text: &str, dimension: &DimensionCode) -> bool {
        self.made.iter().any(|(name, about)| name == text && about == dimension)
    }

    /// What to do with a cell that contradicts an earlier one.
    pub(super) fn twice(&self, sheet: &str, cell: CellRef) -> Option<Twice> {
        let own = self.pairs.iter().find(|((name, at), _)| name == sheet && *at == cell);
        own.map(|(_, twice)| *twice).or(self.other_pairs)
    }
}
