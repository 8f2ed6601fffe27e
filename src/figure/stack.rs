//! Parts of a whole on top of each other.

use super::cell::{Shown, shown};
use super::error::FigureError;
use super::marks::Painted;
use super::model::{ColourRole, Extent, Mark, Series, Shape};
use crate::domain::{Number, ObsStatus};

/// Parts may exceed the published whole by this much before they are no parts of it: rounding.
const ROUNDING: f64 = 0.005;

/// Stacks the bars; where the cube has the whole and it is larger, the rest is drawn in grey.
///
/// # Errors
/// [`FigureError::NotParts`] for negative numbers and for parts that exceed their whole.
pub(super) fn stacks(painted: &mut Painted<'_, '_>, share: bool) -> Result<Vec<Series>, FigureError> {
    let mut series = painted.bars();
    let mut rest = Vec::new();
    for place in 0..painted.spread.places.len() {
        let whole = whole(painted, place);
        let stack = Stack::of(&series, place);
        if stack.negative {
            return Err(FigureError::NotParts);
        }
        let limit = whole.map(|number| number.value);
        if limit.is_some_and(|whole| stack.sum > whole * (1.0 + ROUNDING) + stack.count) {
            return Err(FigureError::NotParts);
        }
        // The rest is told only where all parts are known: else it would give a withheld part away.
        let missing_part = stack.holes || stack.parts < series.len();
        let left = whole.filter(|_| !missing_part).map(|number| (number.value - stack.sum, number.decimals));
        let left = left.filter(|(value, _)| *value > stack.sum.abs() * ROUNDING);
        let base = limit.map_or(stack.sum, |whole| whole.max(stack.sum));
        // A share needs its whole: the published one, or all parts.
        let unknown = stack.holes || (missing_part && limit.is_none());
        let scale = match share {
            true if unknown || base <= 0.0 => None,
            true => Some(100.0 / base),
            false => Some(1.0),
        };
        let mut below = 0.0;
        for mark in series.iter_mut().flat_map(|one| &mut one.marks).filter(|mark| mark.place == place) {
            lift(mark, scale, &mut below);
        }
        if let Some(((value, decimals), scale)) = left.zip(scale) {
            rest.push(rest_mark(painted, place, Number::new(value, decimals), below, scale));
        }
    }
    if !rest.is_empty() {
        series.push(Series {
            name: painted.speaker.words("query-remainder"),
            role: ColourRole::Rest,
            shape: Shape::Disc,
            marks: rest,
            end_value: None,
        });
    }
    Ok(series)
}

/// The parts at a place, added up.
struct Stack {
    sum: f64,
    parts: usize,
    count: f64,
    holes: bool,
    negative: bool,
}

impl Stack {
    fn of(series: &[Series], place: usize) -> Self {
        let mut stack = Self { sum: 0.0, parts: 0, count: 0.0, holes: false, negative: false };
        for mark in series.iter().flat_map(|one| &one.marks).filter(|mark| mark.place == place) {
            match mark.number {
                Some(number) => {
                    stack.sum += number.value;
                    stack.parts += 1;
                    // Each part is rounded to half a step of its last digit.
                    stack.count += 0.5 * 10_f64.powi(-i32::from(number.decimals));
                    stack.negative |= number.value < 0.0;
                }
                None => stack.holes = true,
            }
        }
        stack
    }
}

fn whole(painted: &Painted<'_, '_>, place: usize) -> Option<Number> {
    let (row, column) = *painted.spread.wholes.get(&place)?;
    match shown(painted.speaker.cube.cell(row, column)?) {
        Shown::Number(number) => Some(number),
        _ => None,
    }
}

fn lift(mark: &mut Mark, scale: Option<f64>, below: &mut f64) {
    match (mark.extent, scale) {
        (Extent::Number { to, .. }, Some(scale)) => {
            let from = *below;
            *below += to * scale;
            mark.extent = Extent::Number { from, to: *below };
        }
        (Extent::Number { .. }, None) => mark.extent = Extent::Missing,
        (Extent::Missing | Extent::Withheld, _) => {}
    }
}

fn rest_mark(painted: &Painted<'_, '_>, place: usize, number: Number, below: f64, scale: f64) -> Mark {
    let label = painted.spread.places.get(place);
    let label =
        label.map_or_else(String::new, |member| painted.speaker.member(&painted.spread.along, member));
    let name = painted.speaker.words("query-remainder");
    Mark {
        place,
        extent: Extent::Number { from: below, to: below + number.value * scale },
        number: Some(number),
        status: ObsStatus::Normal,
        hollow: false,
        breaks: false,
        joined: false,
        cell: None,
        words: format!("{name}, {label}: {}", painted.speaker.value(number)),
    }
}
