//! Population pyramids: men left, women right, ages upwards.

use super::error::FigureError;
use super::model::{ColourRole, Extent, Mark, Scale, Series, Tick};
use super::scale;
use super::spread::{Members, Spread};
use crate::domain::AgeInterval;
use crate::i18n::NumberStyle;
use crate::query::MemberRef;

/// Fewer groups make no pyramid.
const FEWEST_AGES: usize = 3;

/// Keeps women and men and age groups that do not overlap, the oldest first.
///
/// # Errors
/// [`FigureError::NoAges`] where there are not both, once each, by three age groups at least.
pub(super) fn arrange(spread: &mut Spread) -> Result<(), FigureError> {
    let is = |members: &Members, code: &str| {
        members.iter().any(|(dimension, member)| {
            dimension == "sex" && matches!(member, MemberRef::Code(c) if c == code)
        })
    };
    let count = |code: &str| spread.series.iter().filter(|members| is(members, code)).count();
    if count("F") != 1 || count("M") != 1 {
        return Err(FigureError::NoAges);
    }
    spread.drop_series(|members| !is(members, "F") && !is(members, "M"), false);
    let order = apart(&spread.places);
    if order.len() < FEWEST_AGES {
        return Err(FigureError::NoAges);
    }
    spread.keep_places(&order);
    Ok(())
}

/// Positions of age groups that do not overlap, the narrowest chosen first, oldest first in the answer.
fn apart(places: &[MemberRef]) -> Vec<usize> {
    let mut ages: Vec<(usize, AgeInterval)> = places
        .iter()
        .enumerate()
        .filter_map(|(place, member)| match member {
            MemberRef::Code(code) => AgeInterval::of_code(code.as_str()).map(|age| (place, age)),
            _ => None,
        })
        .collect();
    let end = |age: &AgeInterval| age.to.unwrap_or(u8::MAX);
    ages.sort_by_key(|(_, age)| (end(age) - age.from, age.from));
    let mut chosen: Vec<(usize, AgeInterval)> = Vec::new();
    for (place, age) in ages {
        if chosen.iter().all(|(_, other)| end(&age) < other.from || end(other) < age.from) {
            chosen.push((place, age));
        }
    }
    chosen.sort_by_key(|(_, age)| std::cmp::Reverse(age.from));
    chosen.into_iter().map(|(place, _)| place).collect()
}

/// Turns the men's bars to the left.
pub(super) fn sides(mut series: Vec<Series>) -> Vec<Series> {
    let men = series.iter_mut().filter(|one| one.role == ColourRole::Men);
    for mark in men.flat_map(|one| &mut one.marks) {
        if let Extent::Number { from, to } = mark.extent {
            mark.extent = Extent::Number { from: -from, to: -to };
        }
    }
    series
}

/// The same scale on both sides, without minus.
pub(super) fn scale(series: &[Series], style: NumberStyle) -> Scale {
    let ends = series.iter().flat_map(|one| &one.marks).filter_map(Mark::end);
    let right = scale::over(ends.map(f64::abs), true, 4, style);
    let mut ticks = right.ticks.clone();
    for tick in right.ticks.iter().filter(|tick| tick.at > 0.0) {
        ticks.push(Tick { at: -tick.at, label: tick.label.clone() });
    }
    ticks.sort_by(|a, b| a.at.total_cmp(&b.at));
    Scale { low: -right.high, high: right.high, ticks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn age_groups_in_a_pyramid_do_not_overlap() {
        let places: Vec<MemberRef> = ["Y_LT15", "Y0T4", "Y5T9", "Y10T14", "Y15T64", "Y_GE65", "_T"]
            .into_iter()
            .map(|code| MemberRef::Code(Code::from(code)))
            .collect();
        let kept: Vec<&MemberRef> = apart(&places).into_iter().map(|place| &places[place]).collect();
        let codes: Vec<String> = kept.iter().map(|member| format!("{member:?}")).collect();
        assert_eq!(codes.len(), 5, "{codes:?}");
        assert!(codes[0].contains("Y_GE65") && codes[4].contains("Y0T4"), "oldest first: {codes:?}");
    }
}
