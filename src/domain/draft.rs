//! What comes out of understanding a sheet: drafts of observations, and problems that name their cell.

use super::{
    CellRef, Code, ConfStatus, DimensionCode, IndicatorCode, Message, Number, ObsStatus, Period, Place,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One text that qualifies a value, as written, with its meaning where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    /// What the label tells about: a dimension's code, or the header's own words where it is not known.
    pub dimension: Arc<str>,
    /// As written in the file.
    pub text: Arc<str>,
    /// The member it means. `None` while it is not matched.
    pub code: Option<Code>,
    /// The cell of the label.
    pub cell: CellRef,
}

/// A value of a sheet before it is confirmed. Texts are shared, so that a million drafts stay small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Sheet name; empty in text files.
    pub sheet: Arc<str>,
    /// The cell of the value.
    pub cell: CellRef,
    /// What is counted, as the sheet names it.
    pub measure: Arc<str>,
    /// The indicator, where known.
    pub indicator: Option<IndicatorCode>,
    /// The period, where stated.
    pub period: Option<Period>,
    /// Everything else that qualifies the value, the area among it.
    pub labels: Vec<Label>,
    /// The number as written, in the sheet's unit. `None`: the cell has none.
    pub number: Option<Number>,
    /// Power of ten between the sheet and the unit: 3 under "thousands".
    pub scale_power: i8,
    /// Observation status told by the marker or flag.
    pub status: ObsStatus,
    /// Confidentiality told by the marker or flag.
    pub confidentiality: ConfStatus,
    /// The flag or missing marker as written.
    pub flag: Option<Arc<str>>,
    /// The unit as written.
    pub unit: Option<Arc<str>>,
    /// The cell's text where it differs from the plain number.
    pub raw: Option<Arc<str>>,
    /// A remark that stands beside the value.
    pub note: Option<Arc<str>>,
}

impl Draft {
    /// The number in the indicator's unit: as written, times the power of ten, exactly.
    pub fn stored_number(&self) -> Option<Number> {
        let number = self.number?;
        if self.scale_power == 0 {
            return Some(number);
        }
        Number::parse_scaled(&number.to_string(), i32::from(self.scale_power)).ok()
    }

    /// The member of a dimension, if it was matched.
    pub fn code(&self, dimension: &str) -> Option<&Code> {
        self.labels.iter().find(|label| &*label.dimension == dimension).and_then(|label| label.code.as_ref())
    }
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Good to know; nothing to do.
    Note,
    /// Should be looked at; does not stop the writing.
    Doubt,
    /// Must be answered before anything is written.
    Question,
    /// This part cannot be used.
    Error,
}

/// What sort of problem it is: programs and tests go by this, people by the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// A name that no list has.
    UnknownLabel,
    /// A name that several lists or members have.
    AmbiguousLabel,
    /// The indicator is not known or not chosen.
    UnknownIndicator,
    /// The source is not known or not chosen.
    UnknownSource,
    /// The period is not stated or not understood.
    UnknownPeriod,
    /// The place is not stated.
    UnknownArea,
    /// Text where a number should be.
    NotANumber,
    /// The cell holds a formula error.
    FormulaError,
    /// Two cells of one identity with different values.
    Duplicate,
    /// A total that differs from its parts.
    TotalDiffers,
    /// A value that jumps against its neighbours in time.
    Jump,
    /// A value outside what is possible.
    Impossible,
    /// A date that may have been an age group.
    DateForAge,
    /// Nothing that looks like a table.
    NoTable,
    /// The reading is uncertain.
    Uncertain,
    /// A part of the file was left out on purpose.
    LeftOut,
    /// The file cannot be read.
    Unreadable,
    /// The stored value differs.
    Conflict,
}

/// A likely meaning of an unknown name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Dimension.
    pub dimension: DimensionCode,
    /// Member.
    pub code: Code,
    /// From 0 (unlike) to 1 (the same).
    pub likeness: f32,
}

/// Something to know, to answer or to mend, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Sort.
    pub kind: ProblemKind,
    /// Weight.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What, why, and how to mend it.
    pub message: Message,
    /// Likely answers, best first.
    pub suggestions: Vec<Suggestion>,
    /// How many cells it concerns.
    pub count: u64,
}
