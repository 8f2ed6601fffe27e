//! Periods in SDMX's words.

use crate::domain::{Period, PeriodKind};

/// A period as SDMX writes it: years, halves, quarters, months and days as we do; everything else as a time
/// range of whole years, months or days from its first day.
pub(super) fn time_period(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    let years = || u32::from(last.year) - u32::from(first.year);
    match period.kind() {
        PeriodKind::Year
        | PeriodKind::HalfYear
        | PeriodKind::Quarter
        | PeriodKind::Month
        | PeriodKind::Day => period.to_string(),
        PeriodKind::Fiscal => format!("{first}/P1Y"),
        PeriodKind::Years => format!("{first}/P{}Y", years() + 1),
        PeriodKind::Months => {
            let months = years() * 12 + u32::from(last.month) + 1 - u32::from(first.month);
            format!("{first}/P{months}M")
        }
        PeriodKind::Days => format!("{first}/P{}D", last.ordinal() - first.ordinal() + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_period_is_a_time_of_sdmx() {
        for (ours, theirs) in [
            ("2020", "2020"),
            ("2020-S1", "2020-S1"),
            ("2020-Q3", "2020-Q3"),
            ("2020-05", "2020-05"),
            ("2020-05-09", "2020-05-09"),
            ("2018/19", "2018-10-01/P1Y"),
            ("2021/2025", "2021-01-01/P5Y"),
            ("2015-12/2016-09", "2015-12-01/P10M"),
            ("2022-05-09/2022-05-25", "2022-05-09/P17D"),
        ] {
            assert_eq!(time_period(ours.parse().expect(ours)), theirs);
        }
    }
}
