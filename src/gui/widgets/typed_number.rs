//! Numbers as people type and paste them, in the style of the settings; Lao and Thai digits too.

use crate::domain::Number;
use crate::i18n::NumberStyle;

/// What was typed where a number belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TypedNumber {
    /// Nothing, or a sign for nothing.
    Missing,
    /// A number.
    Number(Number),
    /// Something else.
    Wrong,
}

/// Reads what was typed: `48,731.5`, `48 731`, `−12`, `໔໘`; empty, `-`, `–`, `…` and `..` are missing.
pub fn typed_number(text: &str, style: NumberStyle) -> TypedNumber {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(western).collect();
    if matches!(plain.as_str(), "" | "-" | "–" | "—" | "…" | "..." | "..") {
        return TypedNumber::Missing;
    }
    let plain = plain.replace('\u{2212}', "-");
    let (group, point) = match style {
        NumberStyle::Comma => ('.', ','),
        NumberStyle::Point | NumberStyle::Plain => (',', '.'),
    };
    let (whole, fraction) = plain.split_once(point).unwrap_or((plain.as_str(), ""));
    let digits = whole.trim_start_matches(['-', '+']);
    // Thousands stand in threes; `1,5` is no `15`.
    let mut groups = digits.split(group);
    let first = groups.next().unwrap_or_default();
    let grouped = digits.contains(group);
    if grouped && (first.is_empty() || first.len() > 3 || groups.any(|part| part.len() != 3)) {
        return TypedNumber::Wrong;
    }
    let whole = whole.replace(group, "");
    let number = if plain.contains(point) { format!("{whole}.{fraction}") } else { whole };
    Number::parse(&number).map_or(TypedNumber::Wrong, TypedNumber::Number)
}

/// The Western digit of a Lao, Thai or full-width one.
fn western(letter: char) -> char {
    let value = ['໐', '๐', '０'].into_iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(zero))?;
        (value < 10).then_some(value)
    });
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, style: NumberStyle) -> Option<f64> {
        match typed_number(text, style) {
            TypedNumber::Number(number) => Some(number.value),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_read_in_the_style_of_the_settings() {
        assert_eq!(value("48,731.5", NumberStyle::Point), Some(48_731.5));
        assert_eq!(value("48.731,5", NumberStyle::Comma), Some(48_731.5));
        assert_eq!(value("48 731", NumberStyle::Point), Some(48_731.0));
        assert_eq!(value("−12", NumberStyle::Point), Some(-12.0));
        assert_eq!(value("໔໘", NumberStyle::Point), Some(48.0));
    }

    #[test]
    fn what_may_mean_two_numbers_is_wrong() {
        for (text, style) in
            [("1,5", NumberStyle::Point), ("1.5", NumberStyle::Comma), ("12,34,567", NumberStyle::Point)]
        {
            assert_eq!(typed_number(text, style), TypedNumber::Wrong, "{text}");
        }
        assert_eq!(typed_number("many", NumberStyle::Point), TypedNumber::Wrong);
        assert_eq!(typed_number(" – ", NumberStyle::Point), TypedNumber::Missing);
    }
}
