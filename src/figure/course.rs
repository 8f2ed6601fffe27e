//! Which values over time may be set against each other in one sentence, and how a value that was not
//! observed is told. Figures and the report both ask here.

use crate::domain::{Date, Lang, ObsStatus, Period, PeriodKind};
use crate::i18n::say;

/// When a value was, and what it is.
pub type Moment = (Period, ObsStatus);

/// The points that one sentence may compare, in the order of time: observed before forecast, of one kind
/// of period, of one length. That is the kind of the newest point where it has a point to be compared
/// with, else the kind with most points. One point that is left has nothing to be compared with.
pub fn course<T>(points: Vec<T>, moment: impl Fn(&T) -> Moment) -> Vec<T> {
    let observed = |point: &T| moment(point).1 != ObsStatus::Forecast;
    let any = points.iter().any(observed);
    let mut known: Vec<T> = points.into_iter().filter(|point| !any || observed(point)).collect();
    known.sort_by_key(|point| moment(point).0);
    let measures: Vec<(PeriodKind, u32)> = known.iter().map(|point| measure(moment(point).0)).collect();
    let count = |wanted: &(PeriodKind, u32)| measures.iter().filter(|one| *one == wanted).count();
    let newest = known
        .iter()
        .map(|point| moment(point).0)
        .max_by_key(|period| (period.last(), *period))
        .map(measure)
        .filter(|newest| count(newest) > 1);
    // Of kinds with as many points the last one.
    let Some(kind) = newest.or_else(|| measures.iter().max_by_key(|one| count(one)).copied()) else {
        return Vec::new();
    };
    let mut kept: Vec<T> = known.into_iter().filter(|point| measure(moment(point).0) == kind).collect();
    if measures.iter().all(|one| count(one) == 1) {
        // Nothing can be compared: the newest alone.
        kept.drain(..kept.len().saturating_sub(1));
    }
    kept
}

/// Kind and length: years of a span, months of a span, days of a span; 0 where the kind says it.
fn measure(period: Period) -> (PeriodKind, u32) {
    let months = |date: Date| u32::from(date.year) * 12 + u32::from(date.month);
    let (first, last) = (period.first(), period.last());
    let length = match period.kind() {
        PeriodKind::Years | PeriodKind::Months => months(last) - months(first),
        PeriodKind::Days => last.ordinal() - first.ordinal(),
        _ => 0,
    };
    (period.kind(), length)
}

/// A value in words, with the word that it was estimated or forecast: `an estimated 48,731 persons`.
pub fn told_as(value: &str, status: ObsStatus, lang: Lang) -> String {
    let id = match status {
        ObsStatus::Forecast => "value-forecast",
        _ if status.is_estimate() => "value-estimated",
        _ => return value.to_owned(),
    };
    say(lang, id, &[("value", value.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(points: &[(&str, ObsStatus)]) -> Vec<String> {
        let points = points.iter().map(|(text, status)| (text.parse().expect("a period"), *status)).collect();
        course(points, |point: &Moment| *point).into_iter().map(|(period, _)| period.to_string()).collect()
    }

    const A: ObsStatus = ObsStatus::Normal;
    const F: ObsStatus = ObsStatus::Forecast;

    #[test]
    fn a_half_year_is_never_compared_with_a_year() {
        assert_eq!(left(&[("2022", A), ("2023", A), ("2025-S1", A)]), ["2022", "2023"]);
        assert_eq!(left(&[("2023", A), ("2025-S1", A)]), ["2025-S1"], "one alone, the newest");
        assert_eq!(left(&[("2023", A), ("2024-Q4", A), ("2025-Q1", A)]), ["2024-Q4", "2025-Q1"]);
    }

    #[test]
    fn spans_of_different_length_are_not_compared() {
        assert_eq!(left(&[("2000/2004", A), ("2005/2009", A), ("2010/2011", A)]), ["2000/2004", "2005/2009"]);
    }

    #[test]
    fn a_forecast_ends_no_course_of_observed_values() {
        assert_eq!(left(&[("2010", A), ("2020", A), ("2050", F)]), ["2010", "2020"]);
        assert_eq!(left(&[("2040", F), ("2050", F)]), ["2040", "2050"], "a course of forecasts alone");
    }

    #[test]
    fn what_was_not_observed_is_told_so_in_both_languages() {
        assert_eq!(told_as("12 persons", ObsStatus::Estimated, Lang::En), "an estimated 12 persons");
        assert_eq!(told_as("12 persons", F, Lang::En), "12 persons (forecast)");
        assert_eq!(told_as("12 ຄົນ", ObsStatus::Imputed, Lang::Lo), "ປະມານ 12 ຄົນ");
        assert_eq!(told_as("12 ຄົນ", A, Lang::Lo), "12 ຄົນ");
    }
}
