//! Classes of a map or a table of colours: what numbers share a tint, and how a legend names them.

use super::model::short_number;
use crate::domain::Number;
use crate::i18n::{NumberStyle, number};
use serde::{Deserialize, Serialize};

/// How many classes there are at most.
const MOST: usize = 5;

/// A tint of a scale of five, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tint {
    /// 0 the lightest to 4 the darkest; on two sides 0 far below zero, 2 around zero, 4 far above.
    pub step: u8,
    /// Whether it is one of the scale around zero.
    pub two_sided: bool,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Class {
    /// The least number in it; `None`: whatever is below the next one.
    pub from: Option<f64>,
    /// Its name: `250,000–399,999`.
    pub label: String,
    /// Its tint.
    pub tint: Tint,
    /// How many numbers of the figure are in it.
    pub count: usize,
}

/// The classes of a figure, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Classes {
    /// At most five.
    pub steps: Vec<Class>,
}

/// Words of the classes' names.
pub(super) struct ClassWords<'a> {
    pub style: NumberStyle,
    /// `under 150,000`.
    pub under: &'a dyn Fn(&str) -> String,
    /// `600,000 and over`.
    pub over: &'a dyn Fn(&str) -> String,
    /// `−60 to −13`.
    pub between: &'a dyn Fn(&str, &str) -> String,
}

impl Classes {
    /// The tint of a number.
    pub fn tint(&self, value: f64) -> Option<Tint> {
        self.class(value).and_then(|at| self.steps.get(at)).map(|class| class.tint)
    }

    /// The class of a number.
    fn class(&self, value: f64) -> Option<usize> {
        self.steps.iter().rposition(|class| class.from.is_none_or(|from| value >= from))
    }

    /// Counts the numbers in each class.
    pub(super) fn count(&mut self, values: impl Iterator<Item = f64>) {
        for class in &mut self.steps {
            class.count = 0;
        }
        for value in values {
            if let Some(class) = self.class(value).and_then(|at| self.steps.get_mut(at)) {
                class.count += 1;
            }
        }
    }

    /// Classes for numbers: on one side by their ranks on round limits, around zero where there are
    /// numbers on both sides of it.
    pub(super) fn of(numbers: &[Number], words: &ClassWords<'_>) -> Self {
        let mut values: Vec<f64> = numbers.iter().map(|number| number.value).collect();
        values.sort_by(f64::total_cmp);
        let decimals = numbers.iter().map(|number| number.decimals).max().unwrap_or(0);
        let (Some(low), Some(high)) = (values.first().copied(), values.last().copied()) else {
            return Self::default();
        };
        let two_sided = low < 0.0 && high > 0.0;
        let limits =
            if two_sided { around_zero(low.abs().max(high), decimals) } else { by_rank(&values, decimals) };
        let tints: &[u8] = match (two_sided, limits.len()) {
            (false, 0) => &[2],
            (false, 1) => &[1, 3],
            (false, 2) => &[0, 2, 4],
            (false, 3) => &[0, 1, 2, 4],
            _ => &[0, 1, 2, 3, 4],
        };
        let mut classes = Self { steps: Vec::new() };
        for (at, tint) in tints.iter().take(limits.len() + 1).enumerate() {
            let from = at.checked_sub(1).and_then(|before| limits.get(before)).copied();
            let until = limits.get(at).copied();
            classes.steps.push(Class {
                from,
                label: label(from, until, (low, high), decimals, words),
                tint: Tint { step: *tint, two_sided },
                count: 0,
            });
        }
        classes.count(values.into_iter());
        classes
    }
}

/// The last digit of numbers with these decimals.
fn last_digit(decimals: u8) -> f64 {
    10_f64.powi(-i32::from(decimals))
}

fn label(
    from: Option<f64>,
    until: Option<f64>,
    (low, high): (f64, f64),
    decimals: u8,
    words: &ClassWords<'_>,
) -> String {
    let write = |value: f64| number(value, Some(decimals.min(limit_decimals(value, decimals))), words.style);
    match (from, until) {
        (None, Some(until)) => (words.under)(&write(until)),
        (Some(from), None) => (words.over)(&write(from)),
        (Some(from), Some(until)) => {
            // The last number of a class is one digit below the first of the next.
            let last = number(until - last_digit(decimals), Some(decimals), words.style);
            let first = number(from, Some(decimals), words.style);
            match from {
                _ if first == last => first,
                // A dash between two minus signs could not be read.
                from if from < 0.0 => (words.between)(&first, &last),
                _ => format!("{first}–{last}"),
            }
        }
        (None, None) if low == high => short_number(Number::new(low, decimals), words.style),
        (None, None) => (words.between)(&write(low), &write(high)),
    }
}

fn limit_decimals(value: f64, decimals: u8) -> u8 {
    if value.fract() == 0.0 && decimals == 0 { 0 } else { decimals }
}

/// Four limits around zero, the middle class reaching a tenth of the way out.
fn around_zero(reach: f64, decimals: u8) -> Vec<f64> {
    let least = last_digit(decimals);
    let near = round_to_two(reach / 10.0).max(least);
    let far = round_to_two(reach / 2.0).max(2.0 * least);
    // Numbers from -near to +near are "around zero": the limit itself belongs to it on both sides.
    vec![-far, -near, near + least, far]
}

/// Limits between ranks of about the same size, rounded to two digits, none twice.
fn by_rank(sorted: &[f64], decimals: u8) -> Vec<f64> {
    let mut different = sorted.to_vec();
    different.dedup();
    let classes = MOST.min(different.len());
    let mut limits: Vec<f64> = Vec::new();
    for cut in 1..classes {
        let mut at = cut * sorted.len() / classes;
        // Equal numbers are in one class.
        while at > 0 && at + 1 < sorted.len() && sorted.get(at - 1) == sorted.get(at) {
            at += 1;
        }
        let (Some(below), Some(above)) = (sorted.get(at.saturating_sub(1)), sorted.get(at)) else { continue };
        let limit = roundest(*below, *above, decimals);
        let first = sorted.first().copied().unwrap_or(limit);
        if limit > first && limits.last().is_none_or(|last| limit > *last) {
            limits.push(limit);
        }
    }
    limits
}

/// The roundest number above one and not above the other.
fn roundest(below: f64, above: f64, decimals: u8) -> f64 {
    let least = last_digit(decimals);
    let top = above.abs().max(below.abs()).max(least);
    let mut power = 10_f64.powf(top.log10().floor() + 1.0);
    while power >= least * 0.999 {
        for factor in [1.0, 0.5, 0.25, 0.2] {
            let step = power * factor;
            if step < least * 0.999 {
                continue;
            }
            let found = (above / step + 1e-9).floor() * step;
            // A quarter of the last digit is no number of these decimals.
            let whole = (found / least - (found / least).round()).abs() < 1e-6;
            if found > below && whole {
                return found;
            }
        }
        power /= 10.0;
    }
    above
}

fn round_to_two(value: f64) -> f64 {
    if value <= 0.0 {
        return value;
    }
    let step = 10_f64.powf(value.log10().floor() - 1.0) * 5.0;
    ((value / step).round() * step).max(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn classes(values: &[f64], decimals: u8) -> Classes {
        let numbers: Vec<Number> = values.iter().map(|value| Number::new(*value, decimals)).collect();
        let words = ClassWords {
            style: NumberStyle::Point,
            under: &|text| format!("under {text}"),
            over: &|text| format!("{text} and over"),
            between: &|from, to| format!("{from} to {to}"),
        };
        Classes::of(&numbers, &words)
    }

    #[test]
    fn provinces_of_the_census_fall_into_five_named_classes() {
        let found = classes(
            &[
                820_940.0, 177_989.0, 175_753.0, 307_622.0, 179_243.0, 431_889.0, 289_393.0, 381_376.0,
                244_684.0, 419_090.0, 273_691.0, 392_052.0, 969_697.0, 396_942.0, 113_048.0, 694_023.0,
                139_628.0, 85_168.0,
            ],
            0,
        );
        let labels: Vec<&str> = found.steps.iter().map(|class| class.label.as_str()).collect();
        assert_eq!(
            labels,
            ["under 150,000", "150,000–249,999", "250,000–349,999", "350,000–424,999", "425,000 and over"],
        );
        assert_eq!(found.steps.iter().map(|class| class.count).sum::<usize>(), 18);
    }

    #[test]
    fn numbers_on_both_sides_of_zero_have_a_scale_around_it() {
        let found = classes(&[-120.0, -30.0, 0.0, 4.0, 80.0], 0);
        let labels: Vec<&str> = found.steps.iter().map(|class| class.label.as_str()).collect();
        assert_eq!(labels, ["under −60", "−60 to −11", "−10 to 10", "11–59", "60 and over"]);
        assert_eq!(found.tint(0.0), Some(Tint { step: 2, two_sided: true }));
        assert_eq!(found.tint(-61.0), Some(Tint { step: 0, two_sided: true }));
        assert_eq!(found.tint(60.0), Some(Tint { step: 4, two_sided: true }));
    }

    #[test]
    fn few_numbers_have_few_classes() {
        assert_eq!(classes(&[], 0).steps.len(), 0);
        assert_eq!(classes(&[7.0], 0).steps.len(), 1);
        assert_eq!(classes(&[7.0, 7.0, 9.0], 0).steps.len(), 2);
    }

    proptest! {
        #[test]
        fn every_number_has_a_class_and_larger_ones_no_lower_class(
            mut values in prop::collection::vec(-100_000..1_000_000_i32, 1..60)
        ) {
            values.sort_unstable();
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let found = classes(&values, 0);
            let steps: Vec<u8> = values.iter().filter_map(|value| found.tint(*value)).map(|tint| tint.step).collect();
            prop_assert_eq!(steps.len(), values.len());
            prop_assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(found.steps.iter().all(|class| !class.label.is_empty()));
        }
    }
}
