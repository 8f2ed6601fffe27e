//! Periods as people write them: `2019/20`, `1950-1955`, `Q1 2020`, `1970. 1/4`, `1970M01`, `Jan-20`,
//! `ປີ 2563`, `FY19`, `2017 /18 P`. What may mean two things is told as such, never guessed.

mod pieces;

use crate::domain::{Date, Period};
use crate::text::plain_digits;
use pieces::{Piece, is_thai, month_of, pieces};

/// What a text says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// A whole period.
    Whole(Period),
    /// `2009-10`: October 2009 or the year from 2009 to 2010; its neighbours decide.
    YearPair(u16),
    /// A part of a year whose year stands elsewhere.
    Part(Part),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Month 1 to 12.
    Month(u8),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// Half 1 or 2.
    Half(u8),
}

impl Part {
    /// The part within a year.
    pub fn of(self, year: u16) -> Option<Period> {
        match self {
            Self::Month(month) => Period::month(year, month),
            Self::Quarter(quarter) => Period::quarter(year, quarter),
            Self::Half(half) => Period::half_year(year, half),
        }
    }
}

/// Years that statistics speak of. Numbers outside are numbers.
pub const YEARS: std::ops::RangeInclusive<u16> = 1700..=2150;
/// The same years counted by the Buddhist era.
const BUDDHIST: std::ops::RangeInclusive<u16> = 2443..=2693;
const BUDDHIST_OFFSET: u16 = 543;
/// Longer texts are sentences.
const LONGEST: usize = 40;

/// Words around a period that add nothing: `year 2015`, `as of`, `ປີ`.
const FILLERS: [&str; 10] =
    ["year", "ປີ", "fiscal year", "school year", "in", "mid", "ສົກປີ", "ໄລຍະ", "as of", "month"];

/// Reads what a text says about time; `None` where it says nothing else than that or nothing at all.
pub fn parse(text: &str) -> Option<Time> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.len() > 3 * LONGEST || trimmed.chars().count() > LONGEST {
        return None;
    }
    // Longer canonical spellings cannot be taken for anything else.
    if trimmed.len() >= 10
        && let Ok(period) = trimmed.parse::<Period>()
    {
        return Some(Time::Whole(period));
    }
    let plain: String = plain_digits(trimmed)
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            '‐'..='―' | '−' => '-',
            '\u{00A0}' | '\u{200B}' => ' ',
            other => other,
        })
        .collect();
    let buddhist = plain.contains("ພ.ສ") || plain.contains("พ.ศ") || plain.ends_with(" be");
    let one_year =
        ["ສົກປີ", "ສົກຮຽນ", "fiscal", "school year", "academic"].iter().any(|word| plain.contains(word));
    let mut plain = bare(&plain);
    if plain.contains(is_thai) {
        // `ม.ค.` shortens a month with points.
        plain.retain(|letter| letter != '.');
    }
    let pieces = pieces(&plain);
    let time = of_pieces(&pieces)?;
    let time = if one_year { one_year_of(time, &pieces) } else { time };
    Some(if buddhist { from_buddhist(time).unwrap_or(time) } else { time })
}

/// The year of a number cell that can be one.
pub fn year_of_number(number: f64) -> Option<u16> {
    if number.fract() != 0.0 || !(1700.0..=2150.0).contains(&number) {
        return None;
    }
    format!("{number:.0}").parse().ok()
}

/// The Gregorian year of a year of the Buddhist era.
pub fn buddhist_year(year: u16) -> Option<u16> {
    BUDDHIST.contains(&year).then(|| year - BUDDHIST_OFFSET)
}

/// A day of a spreadsheet as a period: the first of January of a year may stand for the year, which its
/// neighbours tell; here it is the day.
pub fn of_day(year: i32, month: u8, day: u8) -> Option<Period> {
    Some(Period::day(Date::new(u16::try_from(year).ok()?, month, day)?))
}

fn from_buddhist(time: Time) -> Option<Time> {
    match time {
        Time::Whole(period) => {
            let year = buddhist_year(period.first().year)?;
            Period::year(year).map(Time::Whole)
        }
        _ => None,
    }
}

/// Takes fillers, brackets and marks at the end away.
fn bare(plain: &str) -> String {
    let mut rest = plain.trim().trim_matches(['(', ')', '[', ']', '"', '*', ':', ',', '†', '‡']).trim();
    for mark in ["ພ.ສ.", "ພ.ສ", "พ.ศ.", "ຄ.ສ.", "ค.ศ."] {
        rest = rest.trim_start_matches(mark).trim();
    }
    for filler in FILLERS {
        if let Some(after) = rest.strip_prefix(filler)
            && after.starts_with([' ', '.']) | after.starts_with(|c: char| c.is_ascii_digit())
        {
            rest = after.trim_start_matches(['.', ' ']);
        }
    }
    rest.to_owned()
}

fn of_pieces(pieces: &[Piece]) -> Option<Time> {
    use Piece::{Digits, Sign, Word};
    let whole = |period: Option<Period>| period.map(Time::Whole);
    match pieces {
        [Digits(year)] => whole(year_only(year)),
        [Digits(year), Word(mark)] if is_mark(mark) => whole(year_only(year)),
        [Digits(year), Word(letter), Digits(part)]
        | [Digits(year), Sign('-'), Word(letter), Digits(part)]
            if part_of(letter, part).is_some() =>
        {
            part_of(letter, part)?.of(year4(year)?).map(Time::Whole)
        }
        [Word(letter), Digits(part), Digits(year)]
        | [Word(letter), Digits(part), Sign('/' | '-' | ','), Digits(year)] => match month_of(letter) {
            Some(month) => day(year, month, part),
            None => part_of(letter, part)?.of(year4(year)?).map(Time::Whole),
        },
        [Word(letter), Digits(part), Sign(','), Digits(year), ..] if month_of(letter).is_some() => {
            day(year, month_of(letter)?, part)
        }
        [Word(fy), Digits(year)] if fy == "fy" => fiscal_end(year),
        [Word(fy), rest @ ..] if fy == "fy" => of_pieces(rest),
        [Digits(year), Word(month)] | [Word(month), Digits(year)] if month_of(month).is_some() => {
            // Two digits beside a Thai month are of the Buddhist era: `ม.ค. 62` is of 2019.
            let short = year.len() == 2 && month.contains(is_thai);
            month_year(&if short { format!("25{year}") } else { year.clone() }, month_of(month)?)
        }
        [Word(month), Sign('-' | '.' | '/' | '\'' | ','), Digits(year)]
        | [Digits(year), Sign('-' | '.' | '/'), Word(month)]
            if month_of(month).is_some() =>
        {
            month_year(year, month_of(month)?)
        }
        [Word(letter), Digits(part), Word(word), Digits(year)]
            if matches!(word.as_str(), "ປີ" | "ສົກປີ" | "year" | "of" | "ปี") =>
        {
            part_of(letter, part)?.of(year4(year)?).map(Time::Whole)
        }
        [Word(letter), Digits(part)] => part_of(letter, part).map(Time::Part),
        [Word(month)] | [Word(month), Sign('.')] => {
            month_of(month).map(|month| Time::Part(Part::Month(month)))
        }
        [Digits(day_), Word(month), Digits(year)] if month_of(month).is_some() => {
            day(year, month_of(month)?, day_)
        }
        [Digits(year), Sign('.'), Digits(part), Sign('/'), Digits(of)] => {
            fraction(part, of)?.of(year4(year)?).map(Time::Whole)
        }
        [Digits(one), Sign('('), Digits(other), ..] | [Digits(one), Sign('/'), Digits(other)]
            if same_year(one, other).is_some() =>
        {
            whole(same_year(one, other).and_then(Period::year))
        }
        [Digits(from), Sign('-'), Sign('-'), Digits(to)] => pair(from, to, '-'),
        [Digits(from), Sign(sign @ ('-' | '/')), Digits(to)] => pair(from, to, *sign),
        [Digits(from), Sign(sign @ ('-' | '/')), Digits(to), Word(mark)] if is_mark(mark) => {
            pair(from, to, *sign)
        }
        [Digits(from), Word(word), Digits(to)] if matches!(word.as_str(), "to" | "ຫາ") => {
            pair(from, to, '-')
        }
        [Digits(a), Sign('-' | '/' | '.'), Digits(b), Sign('-' | '/' | '.'), Digits(c)] => {
            numeric_day(a, b, c)
        }
        [Digits(year), Word(h)] if h == "h" => whole(year_only(year)),
        _ => None,
    }
}

/// Under a word for a year of schools or budgets `2018-2019` is one year and no span of two.
fn one_year_of(time: Time, pieces: &[Piece]) -> Time {
    let from = match pieces {
        [Piece::Digits(from), .., Piece::Digits(to)] => year4(from).zip(number::<u16>(to)),
        _ => None,
    };
    match from {
        Some((from, to)) if to % 100 == (from + 1) % 100 => Period::fiscal(from).map_or(time, Time::Whole),
        _ => time,
    }
}

/// `2561 (2018)`: one year by both eras.
fn same_year(one: &str, other: &str) -> Option<u16> {
    let (one, other): (u16, u16) = (number(one)?, number(other)?);
    let (early, late) = (one.min(other), one.max(other));
    (BUDDHIST.contains(&late) && late - early == BUDDHIST_OFFSET).then_some(early)
}

/// A letter behind a year that qualifies the number, not the time: `2018 P`, `2018e`.
fn is_mark(word: &str) -> bool {
    matches!(word, "p" | "e" | "r" | "f" | "b" | "est" | "proj" | "a")
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn year4(text: &str) -> Option<u16> {
    let year = (text.len() == 4).then(|| number::<u16>(text))??;
    if YEARS.contains(&year) { Some(year) } else { buddhist_year(year) }
}

fn year_only(text: &str) -> Option<Period> {
    Period::year(year4(text)?)
}

fn part_of(letter: &str, part: &str) -> Option<Part> {
    let number: u8 = number(part)?;
    match letter {
        "q" | "qtr" | "quarter" | "ໄຕມາດ" | "ງວດ" if (1..=4).contains(&number) => {
            Some(Part::Quarter(number))
        }
        "m" | "ເດືອນ" if (1..=12).contains(&number) => Some(Part::Month(number)),
        "s" | "h" | "half" | "semester" if (1..=2).contains(&number) => Some(Part::Half(number)),
        _ => None,
    }
}

fn fraction(part: &str, of: &str) -> Option<Part> {
    let part: u8 = number(part)?;
    match of {
        "4" if (1..=4).contains(&part) => Some(Part::Quarter(part)),
        "2" if (1..=2).contains(&part) => Some(Part::Half(part)),
        "12" if (1..=12).contains(&part) => Some(Part::Month(part)),
        _ => None,
    }
}

fn day(year: &str, month: u8, day: &str) -> Option<Time> {
    Some(Time::Whole(Period::day(Date::new(year4(year)?, month, number(day)?)?)))
}

fn month_year(year: &str, month: u8) -> Option<Time> {
    let year = match year.len() {
        4 => year4(year)?,
        2 => short_year(year)?,
        _ => return None,
    };
    Period::month(year, month).map(Time::Whole)
}

/// Two digits: up to 49 this century, from 50 the last.
fn short_year(text: &str) -> Option<u16> {
    let year: u16 = number(text)?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// `FY19` and `FY2019` are named after the year they end in.
fn fiscal_end(text: &str) -> Option<Time> {
    let end = if text.len() == 2 { short_year(text)? } else { year4(text)? };
    Period::fiscal(end.checked_sub(1)?).map(Time::Whole)
}

fn pair(from: &str, to: &str, sign: char) -> Option<Time> {
    match (from.len(), to.len()) {
        (4, 4) => {
            let (from, to) = (year4(from)?, year4(to)?);
            if sign == '/' && to == from + 1 {
                return Period::fiscal(from).map(Time::Whole);
            }
            Period::range(Period::year(from)?, Period::year(to)?).map(Time::Whole)
        }
        (4, 2) => {
            let year = year4(from)?;
            let end: u16 = number(to)?;
            if end == (year + 1) % 100 {
                // `2009-10` may be October 2009; `2009/10` and `2012-13` may not.
                return if sign == '/' || end > 12 || end == 0 {
                    Period::fiscal(year).map(Time::Whole)
                } else {
                    Some(Time::YearPair(year))
                };
            }
            if (1..=12).contains(&end) && sign == '-' {
                return Period::month(year, number(to)?).map(Time::Whole);
            }
            let last = year / 100 * 100 + end;
            (sign == '-' && last > year)
                .then(|| Period::range(Period::year(year)?, Period::year(last)?).map(Time::Whole))?
        }
        (1 | 2, 4) => {
            let month: u8 = number(from)?;
            Period::month(year4(to)?, month).map(Time::Whole)
        }
        (4, 1) => Period::month(year4(from)?, number(to)?).map(Time::Whole),
        _ => None,
    }
}

/// `2015-01-31`, `31/01/2015`; with the month first only where the day cannot be one.
fn numeric_day(a: &str, b: &str, c: &str) -> Option<Time> {
    let date = if a.len() == 4 {
        Date::new(year4(a)?, number(b)?, number(c)?)?
    } else {
        let (first, second): (u8, u8) = (number(a)?, number(b)?);
        let year = year4(c)?;
        Date::new(year, second, first).or_else(|| Date::new(year, first, second))?
    };
    Some(Time::Whole(Period::day(date)))
}

/// The only year, fiscal year or span a sentence names; `None` where it names none or several.
pub fn only_period_in(sentence: &str) -> Option<(Period, String)> {
    let plain = plain_digits(sentence);
    let mut found: Vec<(Period, String)> = Vec::new();
    for word in plain
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '(' | ')' | ':' | '_'))
    {
        let fiscal = word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("fy"));
        let word = match fiscal {
            true => word.trim_end_matches(|letter: char| !letter.is_ascii_digit()),
            false => word.trim_matches(|letter: char| !letter.is_ascii_digit()),
        };
        if word.len() < 4 {
            continue;
        }
        match parse(word) {
            Some(Time::Whole(period)) if !found.iter().any(|(other, _)| *other == period) => {
                found.push((period, word.to_owned()));
            }
            Some(Time::YearPair(year)) => {
                if let Some(period) = Period::fiscal(year) {
                    found.push((period, word.to_owned()));
                }
            }
            _ => {}
        }
    }
    // A day names a release; the year it lies in is not news.
    found.retain(|(period, _)| period.kind() != crate::domain::PeriodKind::Day);
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> String {
        match parse(text) {
            Some(Time::Whole(period)) => period.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (written, meant) in [
            ("2015", "2015"),
            (" 2015 ", "2015"),
            ("ປີ 2015", "2015"),
            ("໒໐໑໕", "2015"),
            ("2019/20", "2019/20"),
            ("2019/2020", "2019/20"),
            ("2015 /16", "2015/16"),
            ("2017 /18 P", "2017/18"),
            ("2012-13", "2012/13"),
            ("1950-1955", "1950/1955"),
            ("1950–55", "1950/1955"),
            ("Q1 2020", "2020-Q1"),
            ("2020Q1", "2020-Q1"),
            ("2020-Q1", "2020-Q1"),
            ("1970. 1/4", "1970-Q1"),
            ("1970M01", "1970-01"),
            ("2014-06", "2014-06"),
            ("January 2014", "2014-01"),
            ("Jan-20", "2020-01"),
            ("ມັງກອນ 2014", "2014-01"),
            ("ໄຕມາດ 3 ປີ 2017", "2017-Q3"),
            ("ສົກປີ 2018-2019", "2018/19"),
            ("school year 2018-19", "2018/19"),
            ("FY19", "2018/19"),
            ("2014-10-26", "2014-10-26"),
            ("26/10/2014", "2014-10-26"),
            ("ພ.ສ. 2563", "2020"),
            ("2563", "2020"),
            ("2018 P", "2018"),
            ("2561 (2018)", "2018"),
            ("2018/2561", "2018"),
            ("ม.ค. 62", "2019-01"),
            ("ธันวาคม 2562", "2019-12"),
            ("marzo 2017", "2017-03"),
        ] {
            assert_eq!(whole(written), meant, "{written}");
        }
    }

    #[test]
    fn what_may_mean_two_things_is_not_guessed() {
        assert_eq!(parse("2009-10"), Some(Time::YearPair(2009)));
        assert_eq!(parse("Jan"), Some(Time::Part(Part::Month(1))));
        assert_eq!(parse("Q3"), Some(Time::Part(Part::Quarter(3))));
        for text in ["", "15-24", "1234", "12", "Table 1", "5/9", "a 2015 b", "0-4", "2015 persons"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_with_one_year_names_it() {
        let year = |text: &str| only_period_in(text).map(|(period, _)| period.to_string());
        assert_eq!(year("Migrants in 2017 (US$ million)").as_deref(), Some("2017"));
        assert_eq!(year("Survey of 2018/19").as_deref(), Some("2018/19"));
        assert_eq!(year("From 2001 to 2015"), None);
        assert_eq!(year("15 000 persons"), None);
    }
}
