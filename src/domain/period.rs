//! Periods: first day, last day and kind, with one spelling each.
//!
//! `2020`, `2020-S1`, `2020-Q1`, `2020-05`, `2020-05-09`, fiscal `2018/19`, ranges `2021/2025` and
//! `2015-12/2016-09` with both ends in. A period packs into one sortable integer, so that the store
//! needs no table of periods and a line of a figure is one range scan.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

const MONTH_DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Date {
    /// A day, if it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && day >= 1 && day <= Self::days_in_month(year, month)?;
        valid.then_some(Self { year, month, day })
    }

    /// Days of a month; `None` for a month that does not exist.
    pub fn days_in_month(year: u16, month: u8) -> Option<u8> {
        let days = MONTH_DAYS.get(usize::from(month).checked_sub(1)?)?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        Some(if month == 2 && leap { 29 } else { *days })
    }

    /// Days since 0000-03-01 of the proleptic Gregorian calendar (the civil-day count of
    /// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    pub fn ordinal(self) -> u32 {
        let (year, month, day) = (u32::from(self.year), u32::from(self.month), u32::from(self.day));
        let year = if month <= 2 { year - 1 } else { year };
        let from_march = (month + 9) % 12;
        365 * year + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5 + day - 1
    }

    /// The day of an ordinal.
    pub fn from_ordinal(ordinal: u32) -> Option<Self> {
        let era = ordinal / 146_097;
        let of_era = ordinal % 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + year_of_era + u32::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    fn end_of_month(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, Self::days_in_month(year, month)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The frequency a period belongs to. One line of a figure has one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum PeriodKind {
    /// A calendar year.
    Year = 0,
    /// Half a year.
    HalfYear = 1,
    /// A quarter.
    Quarter = 2,
    /// A month.
    Month = 3,
    /// A day.
    Day = 4,
    /// A fiscal year `2018/19`: the months are those the source uses; sorted by October.
    Fiscal = 5,
    /// Several whole years, both ends in.
    Years = 6,
    /// Several whole months, both ends in.
    Months = 7,
    /// Several days, both ends in.
    Days = 8,
}

const KINDS: [PeriodKind; 9] = [
    PeriodKind::Year,
    PeriodKind::HalfYear,
    PeriodKind::Quarter,
    PeriodKind::Month,
    PeriodKind::Day,
    PeriodKind::Fiscal,
    PeriodKind::Years,
    PeriodKind::Months,
    PeriodKind::Days,
];

/// The text is no canonical period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a period")]
pub struct PeriodError(pub String);

/// A span of time with its kind. Ordered by first day, then by length, then by kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    first: Date,
    last: Date,
    kind: PeriodKind,
}

impl Period {
    /// A calendar year.
    pub fn year(year: u16) -> Option<Self> {
        Some(Self { first: Date::new(year, 1, 1)?, last: Date::new(year, 12, 31)?, kind: PeriodKind::Year })
    }

    /// A half year, 1 or 2.
    pub fn half_year(year: u16, half: u8) -> Option<Self> {
        Self::part_of_year(year, half, 6, PeriodKind::HalfYear)
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: u16, quarter: u8) -> Option<Self> {
        Self::part_of_year(year, quarter, 3, PeriodKind::Quarter)
    }

    /// A month, 1 to 12.
    pub fn month(year: u16, month: u8) -> Option<Self> {
        Self::part_of_year(year, month, 1, PeriodKind::Month)
    }

    fn part_of_year(year: u16, part: u8, months: u8, kind: PeriodKind) -> Option<Self> {
        let last = part.checked_mul(months)?;
        let first = last.checked_sub(months)? + 1;
        Some(Self { first: Date::new(year, first, 1)?, last: Date::end_of_month(year, last)?, kind })
    }

    /// A day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, kind: PeriodKind::Day }
    }

    /// The fiscal year that begins in `year`, October to September as in Lao PDR before 2017.
    pub fn fiscal(year: u16) -> Option<Self> {
        Some(Self {
            first: Date::new(year, 10, 1)?,
            last: Date::new(year.checked_add(1)?, 9, 30)?,
            kind: PeriodKind::Fiscal,
        })
    }

    /// From the first day of one period to the last day of another of the same kind, both in.
    pub fn range(from: Self, to: Self) -> Option<Self> {
        let kind = match (from.kind, to.kind) {
            (PeriodKind::Year, PeriodKind::Year) => PeriodKind::Years,
            (PeriodKind::Month, PeriodKind::Month) => PeriodKind::Months,
            (PeriodKind::Day, PeriodKind::Day) => PeriodKind::Days,
            _ => return None,
        };
        (from.first < to.first).then_some(Self { first: from.first, last: to.last, kind })
    }

    /// First day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// Kind.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Position on a time axis in years: the year for a year, the middle of the span otherwise.
    pub fn axis_position(self) -> f64 {
        let start_of = |date: Date| {
            let begin = Date { year: date.year, month: 1, day: 1 }.ordinal();
            f64::from(date.year) + f64::from(date.ordinal() - begin) / 365.25
        };
        match self.kind {
            PeriodKind::Year => f64::from(self.first.year),
            _ => f64::midpoint(start_of(self.first), start_of(self.last)),
        }
    }

    /// The sortable integer under which the store keeps the period: first day, length in days and
    /// kind in 22, 24 and 4 bits.
    pub fn packed(self) -> i64 {
        let length = i64::from(self.last.ordinal() - self.first.ordinal());
        (i64::from(self.first.ordinal()) << 28) | (length << 4) | i64::from(self.kind as u8)
    }

    /// The period of a packed integer; `None` for one that no period packs into.
    pub fn from_packed(packed: i64) -> Option<Self> {
        let first = u32::try_from(packed >> 28).ok()?;
        let length = u32::try_from((packed >> 4) & 0xFF_FFFF).ok()?;
        let kind = *KINDS.get(usize::try_from(packed & 0xF).ok()?)?;
        let first_day = Date::from_ordinal(first)?;
        let last_day = Date::from_ordinal(first.checked_add(length)?)?;
        Some(Self { first: first_day, last: last_day, kind })
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.packed().cmp(&other.packed())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        match self.kind {
            PeriodKind::Year => write!(f, "{:04}", first.year),
            PeriodKind::HalfYear => write!(f, "{:04}-S{}", first.year, (first.month - 1) / 6 + 1),
            PeriodKind::Quarter => write!(f, "{:04}-Q{}", first.year, (first.month - 1) / 3 + 1),
            PeriodKind::Month => write!(f, "{:04}-{:02}", first.year, first.month),
            PeriodKind::Day => write!(f, "{first}"),
            PeriodKind::Fiscal => write!(f, "{:04}/{:02}", first.year, (first.year + 1) % 100),
            PeriodKind::Years => write!(f, "{:04}/{:04}", first.year, last.year),
            PeriodKind::Months => {
                write!(f, "{:04}-{:02}/{:04}-{:02}", first.year, first.month, last.year, last.month)
            }
            PeriodKind::Days => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads the canonical spelling and nothing else; how people write periods is `intake`'s matter.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        canonical(text)
            .filter(|period| period.to_string() == text)
            .ok_or_else(|| PeriodError(text.to_owned()))
    }
}

fn canonical(text: &str) -> Option<Period> {
    if let Some((from, to)) = text.split_once('/') {
        if from.len() == 4 && to.len() == 2 {
            return Period::fiscal(from.parse().ok()?);
        }
        return Period::range(canonical_simple(from)?, canonical_simple(to)?);
    }
    canonical_simple(text)
}

fn canonical_simple(text: &str) -> Option<Period> {
    let mut parts = text.split('-');
    let year: u16 = parts.next()?.parse().ok()?;
    let period = match (parts.next(), parts.next()) {
        (None, None) => Period::year(year)?,
        (Some(part), None) => match part.as_bytes().first()? {
            b'S' => Period::half_year(year, part.get(1..)?.parse().ok()?)?,
            b'Q' => Period::quarter(year, part.get(1..)?.parse().ok()?)?,
            _ => Period::month(year, part.parse().ok()?)?,
        },
        (Some(month), Some(day)) => Period::day(Date::new(year, month.parse().ok()?, day.parse().ok()?)?),
        (None, Some(_)) => return None,
    };
    parts.next().is_none().then_some(period)
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_spellings_are_read_and_written_alike() {
        for text in [
            "2020",
            "2020-S1",
            "2020-S2",
            "2020-Q1",
            "2020-Q4",
            "2020-05",
            "2020-05-09",
            "2018/19",
            "1999/00",
            "2021/2025",
            "2015-12/2016-09",
            "2022-05-09/2022-05-25",
        ] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
            assert_eq!(Period::from_packed(period.packed()), Some(period), "{text}");
        }
        for text in ["", "20", "2020-13", "2020-Q5", "2020-02-30", "2025/2021", "2020-5", "2020-S3", "18/19"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_sort_by_time() {
        let mut list: Vec<Period> = ["2020", "2019", "2020-Q2", "2020-01", "2019/20"]
            .iter()
            .map(|text| text.parse().expect(text))
            .collect();
        list.sort();
        let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2019", "2019/20", "2020-01", "2020", "2020-Q2"]);
    }

    #[test]
    fn every_day_has_one_ordinal() {
        let mut expected = Date { year: 1582, month: 10, day: 15 }.ordinal();
        for year in 1583..2600_u16 {
            for month in 1..=12 {
                for day in 1..=Date::days_in_month(year, month).expect("month") {
                    let date = Date { year, month, day };
                    assert_eq!(Date::from_ordinal(date.ordinal()), Some(date));
                    assert!(date.ordinal() > expected);
                    expected = date.ordinal();
                }
            }
        }
    }
}
