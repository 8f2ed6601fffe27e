//! Numbers, dates and periods as people read them: Western digits and one style in both languages.

use super::{Lang, words};
use crate::domain::{Date, Period, PeriodKind};

/// How numbers are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberStyle {
    /// `48,731.5`
    #[default]
    Point,
    /// `48.731,5`
    Comma,
    /// `48731.5`, for files that machines read.
    Plain,
}

/// A number with grouped thousands and, where given, a fixed count of decimals. Minus is `−` (U+2212)
/// except in the plain style.
pub fn number(value: f64, decimals: Option<u8>, style: NumberStyle) -> String {
    let text = match decimals {
        Some(decimals) => format!("{:.*}", usize::from(decimals), value.abs()),
        None => format!("{}", value.abs()),
    };
    let (integer, fraction) = text.split_once('.').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let (group, point, minus) = match style {
        NumberStyle::Point => (",", ".", "\u{2212}"),
        NumberStyle::Comma => (".", ",", "\u{2212}"),
        NumberStyle::Plain => ("", ".", "-"),
    };
    let mut out = String::with_capacity(text.len() + 8);
    let is_zero = text.bytes().all(|byte| byte == b'0' || byte == b'.');
    if value < 0.0 && !is_zero {
        out.push_str(minus);
    }
    for (position, digit) in integer.chars().enumerate() {
        if position > 0 && (integer.len() - position).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push_str(point);
        out.push_str(fraction);
    }
    out
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

fn month(lang: Lang, date: Date) -> String {
    MONTHS.get(usize::from(date.month).saturating_sub(1)).map_or_else(String::new, |id| words(lang, id))
}

/// `20 October 2017`, `20 ຕຸລາ 2017`.
pub fn date(lang: Lang, date: Date) -> String {
    format!("{} {} {}", date.day, month(lang, date), date.year)
}

/// A period as people read it: `2020`, `2020–2024`, `May 2020`, `Q1 2020`.
pub fn period(lang: Lang, period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    let part = |id: &str, part: u8| {
        super::say(lang, id, &[("part", u64::from(part).into()), ("year", first.year.to_string().into())])
    };
    match period.kind() {
        PeriodKind::Year => first.year.to_string(),
        PeriodKind::HalfYear => part("period-half", (first.month - 1) / 6 + 1),
        PeriodKind::Quarter => part("period-quarter", (first.month - 1) / 3 + 1),
        PeriodKind::Month => format!("{} {}", month(lang, first), first.year),
        PeriodKind::Day => date(lang, first),
        PeriodKind::Fiscal => format!("{}/{:02}", first.year, (first.year + 1) % 100),
        PeriodKind::Years => format!("{}–{}", first.year, last.year),
        PeriodKind::Months => {
            format!("{} {} – {} {}", month(lang, first), first.year, month(lang, last), last.year)
        }
        PeriodKind::Days => format!("{} – {}", date(lang, first), date(lang, last)),
    }
}

/// From the first to the last of several periods in words: `1990–2020`, `2019 – Quarter 1 of 2025`. Where
/// one of them is itself a span, the span of all: `July 1950 – June 2025`. `None` without a period.
pub fn span(lang: Lang, periods: &[Period]) -> Option<String> {
    let first = *periods.iter().min()?;
    let last = *periods.iter().max_by_key(|period| (period.last(), **period))?;
    if first == last {
        return Some(period(lang, first));
    }
    let is_span =
        |period: Period| matches!(period.kind(), PeriodKind::Years | PeriodKind::Months | PeriodKind::Days);
    if !is_span(first) && !is_span(last) {
        let years = [first, last].iter().all(|period| period.kind() == PeriodKind::Year);
        let dash = if years { "–" } else { " – " };
        return Some(format!("{}{dash}{}", period(lang, first), period(lang, last)));
    }
    let (from, to) = (first.first(), last.last());
    let days = [first, last].iter().any(|one| matches!(one.kind(), PeriodKind::Day | PeriodKind::Days));
    let years = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31);
    Some(match (years, days) {
        (true, _) if from.year == to.year => from.year.to_string(),
        (true, _) => format!("{}–{}", from.year, to.year),
        (false, true) => format!("{} – {}", date(lang, from), date(lang, to)),
        (false, false) => format!("{} {} – {} {}", month(lang, from), from.year, month(lang, to), to.year),
    })
}
