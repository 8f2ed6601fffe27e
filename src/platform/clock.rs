//! The clock. Everything below takes the time as a value, so that tests can give their own.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Now in UTC to the second: `2026-11-23T09:40:00Z`.
pub fn now() -> String {
    let second = Timestamp::now().as_second();
    Timestamp::from_second(second).map_or_else(|_| String::new(), |time| time.to_string())
}

/// A stored time in the clock of this computer, `2026-11-23 16:40`; the text itself if it is no time.
pub fn local(stored: &str) -> String {
    stored.parse::<Timestamp>().map_or_else(
        |_| stored.to_owned(),
        |time| TimeZone::system().to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// Today in the clock of this computer: year, month, day.
pub fn today() -> (i16, i8, i8) {
    let date = TimeZone::system().to_datetime(Timestamp::now()).date();
    (date.year(), date.month(), date.day())
}

/// The first moment after a day of this computer's clock, in UTC; `None` if there is no such day.
pub fn end_of_day(year: i16, month: i8, day: i8) -> Option<String> {
    let next = jiff::civil::Date::new(year, month, day).ok()?.tomorrow().ok()?;
    let moment = TimeZone::system().to_timestamp(next.at(0, 0, 0, 0)).ok()?;
    Some(moment.to_string())
}
