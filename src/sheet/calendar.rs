//! Days as spreadsheets count them.

use super::style::NumberKind;

/// A day and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Year of the common era.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

const SECONDS: f64 = 86_400.0;
/// 1899-12-30, counted from 0000-03-01 in the proleptic Gregorian calendar.
const SERIAL_ZERO: i64 = 693_899;
/// Days between 1899-12-30 and 1904-01-01.
const DAYS_1904: f64 = 1_462.0;

/// The serial of a stored number: days since 1899-12-30, also where the file counts from 1904. Times
/// of day and lengths of time count from nowhere.
pub(super) fn serial(number: f64, kind: NumberKind, date_1904: bool) -> f64 {
    if date_1904 && kind != NumberKind::Time { number + DAYS_1904 } else { number }
}

impl Moment {
    /// The moment of a serial (days since 1899-12-30). `None` outside the years 1 to 9999. Excel's
    /// 29 February 1900 does not exist: before 1 March 1900 its days are one off, as everywhere.
    pub fn of_serial(serial: f64) -> Option<Self> {
        if !(-693_593.0..2_958_466.0).contains(&serial) {
            return None;
        }
        let seconds = whole((serial * SECONDS).round())?;
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = civil(days + SERIAL_ZERO);
        let small = |number: i64| u8::try_from(number).ok();
        Some(Self {
            year: i32::try_from(year).ok()?,
            month: small(month)?,
            day: small(day)?,
            hour: small(rest / 3_600)?,
            minute: small(rest / 60 % 60)?,
            second: small(rest % 60)?,
        })
    }

    /// Reads `2015-01-31`, `2015-01-31T10:30:00` and gives the serial.
    pub(super) fn serial_of_iso(text: &str) -> Option<f64> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (date, time.trim_end_matches('Z')),
            None => (text, ""),
        };
        let mut parts = date.splitn(3, '-');
        let year: i64 = parts.next()?.parse().ok().filter(|year| (1..=9_999).contains(year))?;
        let month: i64 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
        let day: i64 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
        let mut fraction = 0.0;
        for (part, unit) in time.split(':').zip([3_600.0, 60.0, 1.0]) {
            if !part.is_empty() {
                fraction += part.parse::<f64>().ok().filter(|part| (0.0..60.0).contains(part))? * unit;
            }
        }
        let days = days_from_civil(year, month, day) - SERIAL_ZERO;
        Some(f64::from(i32::try_from(days).ok()?) + fraction / SECONDS)
    }
}

fn whole(number: f64) -> Option<i64> {
    // Through text: there is no other exact way without a lossy cast, and moments are few.
    format!("{number:.0}").parse().ok()
}

/// Year, month, day of a count of days from 0000-03-01 (Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let shifted = (month + 9) % 12;
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days_of_the_calendar() {
        let moment = Moment::of_serial(42_005.75).expect("moment");
        assert_eq!((moment.year, moment.month, moment.day, moment.hour), (2015, 1, 1, 18));
        let leap = Moment::of_serial(36_585.0).expect("moment");
        assert_eq!((leap.year, leap.month, leap.day), (2000, 2, 29));
        assert_eq!(Moment::serial_of_iso("2015-01-01T18:00:00"), Some(42_005.75));
        assert_eq!(Moment::serial_of_iso("2000-02-29"), Some(36_585.0));
        assert_eq!(Moment::of_serial(1e300), None);
        assert_eq!(Moment::serial_of_iso("31/01/2015"), None);
    }
}
