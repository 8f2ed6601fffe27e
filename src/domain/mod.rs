//! What the words mean: indicator, dimension, code, area, period, value with status, observation,
//! source; and the shapes that travel: draft, problem, message.
//!
//! Pure values: no file, no clock, no toolkit. Everything above speaks in these types.

mod age;
mod catalogue;
mod code;
mod draft;
mod formula;
mod message;
mod observation;
mod period;
mod place;
mod status;
mod value;

pub use age::AgeInterval;
pub use catalogue::{
    Aggregation, Catalogue, CodeList, Dimension, Indicator, Item, Names, StockFlow, TimeAggregation,
    ValueKind, parse_target,
};
pub use code::{AgencyCode, Code, DimensionCode, IndicatorCode, Lang, ListCode, SourceCode};
pub use draft::{Draft, Label, Problem, ProblemKind, Severity, Suggestion};
pub use formula::{Formula, FormulaError, Part};
pub use message::{Arg, Message};
pub use observation::{Dims, Key, Observation, Publication};
pub use period::{Date, Period, PeriodError, PeriodKind};
pub use place::{CellRef, Place};
pub use status::{ConfStatus, ObsStatus};
pub use value::{Number, NumberError};
