//! Age groups as people write them: `15–24`, `0--4`, `60+`, `65 and over`, `under 5`, `Y15T24`, `<1`.

use crate::domain::AgeInterval;
use crate::text::plain_digits;

/// The interval a label means; `None` where it is no age group.
pub fn parse(text: &str) -> Option<AgeInterval> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.len() > 60 {
        return None;
    }
    if let Some(interval) = AgeInterval::of_code(trimmed) {
        return Some(interval);
    }
    let plain: String = plain_digits(trimmed)
        .to_lowercase()
        .chars()
        .map(|letter| if matches!(letter, '‐'..='―' | '−' | '_') { '-' } else { letter })
        .collect();
    let numbers: Vec<u8> = plain
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(|run| run.parse().ok().filter(|age| *age <= 120))
        .collect::<Option<_>>()?;
    let words: Vec<&str> = plain
        .split(|letter: char| {
            letter.is_ascii_digit() || letter.is_whitespace() || "-+<>≤≥().,".contains(letter)
        })
        .filter(|word| !word.is_empty())
        .collect();
    match numbers.as_slice() {
        [from, to] => {
            let joined = plain.contains('-') || words.iter().any(|word| matches!(*word, "to" | "ຫາ"));
            let fits = words.iter().all(|word| is_age_word(word) || matches!(*word, "to" | "ຫາ"));
            (joined && fits).then(|| AgeInterval::new(*from, Some(*to)))?
        }
        [age] => one(&plain, *age, &words),
        _ => None,
    }
}

/// The ages a spreadsheet made a date of: `5-9` became 5 September or 9 May, `10-14` October 2014.
pub fn of_date(serial: f64) -> Option<String> {
    let moment = crate::sheet::Moment::of_serial(serial)?;
    let short_year = u8::try_from(moment.year.rem_euclid(100)).ok()?;
    let (low, high) = (moment.day.min(moment.month), moment.day.max(moment.month));
    let band = if moment.day == 1 && short_year > moment.month && moment.month > 9 {
        (moment.month, short_year)
    } else {
        (low, high)
    };
    (band.0 < band.1).then(|| format!("{}–{}", band.0, band.1))
}

fn one(plain: &str, age: u8, words: &[&str]) -> Option<AgeInterval> {
    let has = |list: &[&str]| {
        words.iter().any(|word| list.contains(word))
            || list.iter().any(|word| plain.contains(word) && !word.is_ascii())
    };
    let known =
        |list: &[&str]| words.iter().all(|word| is_age_word(word) || list.contains(word) || !word.is_ascii());
    let over = ["over", "above", "older", "and", "or", "more", "plus", "ຂຶ້ນໄປ", "ກວ່າ"];
    let under = ["under", "below", "younger", "less", "than", "ຕ່ຳກວ່າ", "ລຸ່ມ"];
    if plain.contains('+')
        || plain.contains('≥')
        || (has(&["over", "above", "older", "more", "plus", "ຂຶ້ນໄປ"]) && known(&over))
    {
        return known(&over).then(|| AgeInterval::new(age, None))?;
    }
    if plain.contains('<') || (has(&["under", "below", "younger", "less", "ຕ່ຳກວ່າ"]) && known(&under))
    {
        return AgeInterval::new(0, Some(age.checked_sub(1)?));
    }
    let named = words.iter().any(|word| is_age_word(word));
    (named && known(&[])).then(|| AgeInterval::new(age, Some(age)))?
}

fn is_age_word(word: &str) -> bool {
    matches!(
        word,
        "years" | "year" | "yrs" | "yr" | "age" | "aged" | "ages" | "old" | "of" | "ປີ" | "ອາຍຸ" | "y"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_were_ages_are_ages_again() {
        // 5 September 2024, 9 May 2024, 1 October 2014, 1 January 2020.
        for (serial, ages) in
            [(45540.0, Some("5–9")), (45421.0, Some("5–9")), (41913.0, Some("10–14")), (43831.0, None)]
        {
            assert_eq!(of_date(serial).as_deref(), ages, "{serial}");
        }
    }

    #[test]
    fn age_groups_are_intervals() {
        for (written, code) in [
            ("15–24", "Y15T24"),
            ("0--4", "Y0T4"),
            ("Female_0_4", ""),
            ("0_4", "Y0T4"),
            ("60+", "Y_GE60"),
            ("95 and over", "Y_GE95"),
            ("under 5", "Y0T4"),
            ("<15", "Y_LT15"),
            ("15-24 ປີ", "Y15T24"),
            ("60 ປີ ຂຶ້ນໄປ", "Y_GE60"),
            ("aged 15 to 24 years", "Y15T24"),
            ("Y15T24", "Y15T24"),
            ("7 years", "Y7"),
            ("12", ""),
            ("2015", ""),
            ("1,234", ""),
            ("Table 1-2", ""),
        ] {
            let got = parse(written).map(|interval| interval.code().to_string()).unwrap_or_default();
            assert_eq!(got, code, "{written}");
        }
    }
}
