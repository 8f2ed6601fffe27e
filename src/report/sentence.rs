//! Sentences found in the data, each bound to the values its numbers come from, so that they can be
//! checked again when the data change.

use crate::domain::{Code, DimensionCode, Key, Number};
use crate::figure::{Shown, shown};
use crate::i18n::{self, NumberStyle};
use crate::query::{Cube, Facts, Layout, Measure, MemberRef, PeriodFilter, QueryError, Selection, ask};
use crate::work::Work;
use serde::{Deserialize, Serialize};

/// How a number follows from values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is the value.
    Value,
    /// The first in percent of the second.
    Share,
    /// How much the second is more or less than the first, without sign.
    Difference,
    /// How much the second is more or less than the first, in percent of it, without sign.
    Percent,
    /// The first minus the second.
    Gap,
}

impl How {
    /// The number; `None` where it cannot be computed.
    pub fn compute(self, values: &[f64]) -> Option<f64> {
        let result = match (self, values) {
            (Self::Value, [value]) => *value,
            (Self::Share, [part, whole]) if *whole != 0.0 => 100.0 * part / whole,
            (Self::Difference, [from, to]) => (to - from).abs(),
            (Self::Percent, [from, to]) if *from != 0.0 => (100.0 * (to - from) / from).abs(),
            (Self::Gap, [one, other]) => one - other,
            _ => return None,
        };
        result.is_finite().then_some(result)
    }
}

/// A number with the values it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// How it follows from them.
    pub how: How,
    /// Their identities.
    pub keys: Vec<Key>,
    /// Their numbers when the report was made.
    pub inputs: Vec<Number>,
    /// Decimals with which it is written.
    pub decimals: u8,
}

impl Bound {
    /// A value as it is.
    pub fn value(key: Key, number: Number) -> Self {
        Self { how: How::Value, keys: vec![key], inputs: vec![number], decimals: number.decimals }
    }

    /// A number computed from two values.
    pub fn of(how: How, one: &Self, other: &Self, decimals: u8) -> Option<Self> {
        let keys = vec![one.keys.first()?.clone(), other.keys.first()?.clone()];
        let inputs = vec![*one.inputs.first()?, *other.inputs.first()?];
        let bound = Self { how, keys, inputs, decimals };
        bound.number().is_some().then_some(bound)
    }

    /// The number.
    pub fn number(&self) -> Option<f64> {
        self.how.compute(&self.inputs.iter().map(|number| number.value).collect::<Vec<_>>())
    }

    /// The number as it is written.
    pub fn text(&self, style: NumberStyle) -> String {
        self.number().map_or_else(String::new, |value| i18n::number(value, Some(self.decimals), style))
    }

    /// Whether the store no longer says what it said.
    ///
    /// # Errors
    /// [`QueryError`] where the store cannot be read.
    pub fn is_stale(&self, facts: &dyn Facts, work: &Work) -> Result<bool, QueryError> {
        for (key, number) in self.keys.iter().zip(&self.inputs) {
            if !value_of(facts, key, work)?.is_some_and(|now| is_same(now, *number)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A sentence with its numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// Its numbers, in no order.
    pub numbers: Vec<Bound>,
    /// Names and periods in it; their digits are no numbers.
    pub names: Vec<String>,
    /// How much it tells, larger is more: for lists of which only the first are taken.
    pub weight: u8,
    /// Which sentence of the report it is, whatever its numbers: indicator and what it tells.
    #[serde(default)]
    pub about: String,
    /// Whether people wrote its words when the data said something else.
    #[serde(default)]
    pub outdated: bool,
}

impl Sentence {
    /// Whether the store no longer says what the sentence says.
    ///
    /// # Errors
    /// [`QueryError`] where the store cannot be read.
    pub fn is_stale(&self, facts: &dyn Facts, work: &Work) -> Result<bool, QueryError> {
        for number in &self.numbers {
            if number.is_stale(facts, work)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether two numbers are one, but for what is lost when a number is kept as text.
pub(super) fn is_same(one: Number, other: Number) -> bool {
    let reach = one.value.abs().max(other.value.abs()).max(1.0);
    one.decimals == other.decimals && (one.value - other.value).abs() <= 1e-12 * reach
}

/// The identity of a cell, stored or computed by the indicator's formula; `None` for empty cells and for
/// what only this table knows.
pub fn key_of(cube: &Cube, row: usize, column: usize) -> Option<Key> {
    let cell = cube.cell(row, column)?;
    let publication = cube.publications.get(usize::try_from(cell.publication?).ok()?)?;
    let (mut area, mut period, mut dims) = (None, None, crate::domain::Dims::new());
    for (dimension, member) in cube.members(row, column) {
        match member {
            MemberRef::Period(member) => period = Some(*member),
            MemberRef::Code(code) if dimension.as_str() == DimensionCode::AREA => area = Some(code.clone()),
            MemberRef::Code(code) => dims.set(dimension.clone(), code.clone()),
            MemberRef::Publication(_) => {}
            MemberRef::Remainder | MemberRef::Compared(_) => return None,
        }
    }
    Some(Key {
        indicator: cube.indicator.code.clone(),
        dims,
        area: area?,
        period: period?,
        publication: publication.publication.clone(),
    })
}

/// The number of a cell with what it is bound to, if it may be shown. What a measure made of a value (a
/// share, a change) is not that value: it is bound to nothing.
pub fn bound_of(cube: &Cube, row: usize, column: usize) -> Option<Bound> {
    if cube.measure != Measure::Value {
        return None;
    }
    match shown(cube.cell(row, column)?) {
        Shown::Number(number) => Some(Bound::value(key_of(cube, row, column)?, number)),
        Shown::Missing | Shown::Withheld | Shown::Absent => None,
    }
}

/// What the store says under an identity; `None` where it has no number, or one that must not be seen.
///
/// # Errors
/// [`QueryError`] where the store cannot be read.
pub fn value_of(facts: &dyn Facts, key: &Key, work: &Work) -> Result<Option<Number>, QueryError> {
    let mut selection = Selection::of(key.indicator.clone());
    selection.members.insert(DimensionCode::from(DimensionCode::AREA), vec![key.area.clone()]);
    for (dimension, code) in key.dims.iter() {
        selection.members.insert(dimension.clone(), vec![code.clone()]);
    }
    selection.periods = PeriodFilter::Only(vec![key.period]);
    selection.source = Some(key.publication.source.clone());
    selection.edition = Some(key.publication.edition.clone());
    let cube = ask(facts, &selection, &Layout::default(), work)?;
    let cell = cube.cell(0, 0).map_or(Shown::Absent, shown);
    Ok(if let Shown::Number(number) = cell { Some(number) } else { None })
}

/// The code of the country.
pub(super) fn country() -> Code {
    Code::from("LA")
}
