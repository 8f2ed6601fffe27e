//! Round numbers for the lines of a scale.

use super::model::{Scale, Tick};
use crate::i18n::{NumberStyle, number};

/// A scale over `values` with about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten. With `zero`
/// it contains zero, as bars need.
pub(super) fn over(values: impl Iterator<Item = f64>, zero: bool, wanted: u8, style: NumberStyle) -> Scale {
    let (mut low, mut high) = values
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    if zero || low.min(0.0) == 0.0 && low < (high - low) * 2.0 {
        // Near zero a scale that begins elsewhere would only mislead.
        low = low.min(0.0);
        high = high.max(0.0);
    }
    if high - low < f64::EPSILON * high.abs().max(1.0) {
        let around = if high == 0.0 { 1.0 } else { high.abs() / 2.0 };
        (low, high) = (if low == 0.0 { 0.0 } else { low - around }, high + around);
    }
    let (step, decimals) = round_step((high - low) / f64::from(wanted.max(1)));
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut at = first;
    while at <= last + 0.5 && ticks.len() < 50 {
        let value = at * step;
        ticks.push(Tick { at: value, label: number(value, Some(decimals), style) });
        at += 1.0;
    }
    Scale { low: first * step, high: last * step, ticks }
}

/// The next round step at or above `rough`, and the decimals its multiples need.
fn round_step(rough: f64) -> (f64, u8) {
    let power = rough.log10().floor();
    let base = 10_f64.powf(power);
    let factor = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * base >= rough * (1.0 - 1e-9))
        .unwrap_or(10.0);
    let step = factor * base;
    let mut decimals = 0_u8;
    let mut scaled = step;
    while decimals < 12 && (scaled - scaled.round()).abs() > 1e-6 * scaled {
        scaled *= 10.0;
        decimals += 1;
    }
    (step, decimals)
}

/// Years for a time axis: at most `most` labels, on round years where there are many.
pub(super) fn years(places: &[(f64, String)], most: usize) -> Vec<Tick> {
    let all = || places.iter().map(|(at, label)| Tick { at: *at, label: label.clone() }).collect();
    if places.len() <= most {
        return all();
    }
    let (Some((first, _)), Some((last, _))) = (places.first(), places.last()) else { return Vec::new() };
    let whole_years = places.iter().all(|(at, label)| label.parse::<f64>().is_ok_and(|year| year == *at));
    if !whole_years {
        let every = places.len().div_ceil(most);
        // The newest period always has its label.
        let mut ticks: Vec<Tick> = places
            .iter()
            .rev()
            .step_by(every)
            .map(|(at, label)| Tick { at: *at, label: label.clone() })
            .collect();
        ticks.reverse();
        return ticks;
    }
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0]
        .into_iter()
        .find(|step| (last - first) / step < most_steps(most))
        .unwrap_or(200.0);
    let mut at = (first / step).ceil() * step;
    let mut ticks = Vec::new();
    while at <= *last + 1e-9 {
        ticks.push(Tick { at, label: number(at, Some(0), NumberStyle::Plain) });
        at += step;
    }
    ticks
}

fn most_steps(most: usize) -> f64 {
    u32::try_from(most).map_or(10.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: &Scale) -> Vec<&str> {
        scale.ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_and_hold_all_values() {
        let scale = over([9_441.0, 48_731.0].into_iter(), true, 5, NumberStyle::Point);
        assert_eq!(labels(&scale), ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]);
        let shares = over([35.6, 48.4].into_iter(), true, 5, NumberStyle::Comma);
        assert_eq!(labels(&shares), ["0", "10", "20", "30", "40", "50"]);
        let net = over([-14_704.0, 3_000.0].into_iter(), true, 5, NumberStyle::Point);
        assert!(net.low <= -14_704.0 && net.high >= 3_000.0);
        assert!(labels(&net).contains(&"0"), "the zero line is a line: {:?}", labels(&net));
    }

    #[test]
    fn small_steps_keep_their_decimals() {
        let scale = over([0.0, 0.9].into_iter(), true, 5, NumberStyle::Point);
        assert_eq!(labels(&scale), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        let fine = over([1.0, 1.1].into_iter(), false, 4, NumberStyle::Point);
        assert_eq!(labels(&fine).first(), Some(&"1.000"), "{:?}", labels(&fine));
    }

    #[test]
    fn one_value_and_none_still_give_a_scale() {
        assert!(over(std::iter::empty(), true, 5, NumberStyle::Point).ticks.len() >= 2);
        assert!(over(std::iter::once(0.0), true, 5, NumberStyle::Point).ticks.len() >= 2);
        assert!(over(std::iter::once(7.0), false, 5, NumberStyle::Point).high >= 7.0);
    }

    #[test]
    fn many_years_are_thinned_to_round_ones() {
        let places: Vec<(f64, String)> =
            (1995..=2020_u16).map(|year| (f64::from(year), year.to_string())).collect();
        let ticks: Vec<String> = years(&places, 8).into_iter().map(|tick| tick.label).collect();
        assert_eq!(ticks, ["1995", "2000", "2005", "2010", "2015", "2020"]);
        assert_eq!(years(&places[..5], 8).len(), 5);
    }
}
