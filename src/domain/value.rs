//! Numbers as published: the value and how many decimals were printed.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A published number: 64-bit float and the decimals it was written with. `48,731` has 0, `35.60` has 2.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Number {
    /// The value in the unit of its series.
    pub value: f64,
    /// Decimals as printed, at most 15.
    pub decimals: u8,
}

/// The text is no plain number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a number")]
pub struct NumberError(pub String);

const MOST_DECIMALS: i32 = 15;

impl Number {
    /// A whole number or one whose decimals are given.
    pub fn new(value: f64, decimals: u8) -> Self {
        Self { value, decimals: decimals.min(15) }
    }

    /// Reads a plain decimal (`-12.50`, `7794798.729`, `1.5e6`) and multiplies it by 10^`power` exactly:
    /// the point is moved in the text, so that 7794798.729 thousands are 7794798729.
    ///
    /// # Errors
    /// [`NumberError`] for anything but a plain finite number.
    pub fn parse_scaled(text: &str, power: i32) -> Result<Self, NumberError> {
        let fail = || NumberError(text.to_owned());
        let trimmed = text.trim();
        let (mantissa, exponent) = match trimmed.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| fail())?),
            None => (trimmed, 0),
        };
        let digits = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
            return Err(fail());
        }
        let power = power.checked_add(exponent).filter(|power| power.abs() < 400).ok_or_else(fail)?;
        let value: f64 = format!("{mantissa}e{power}").parse().map_err(|_| fail())?;
        if !value.is_finite() {
            return Err(fail());
        }
        let printed = i32::try_from(fraction.len()).map_err(|_| fail())?.saturating_sub(power);
        let decimals = u8::try_from(printed.clamp(0, MOST_DECIMALS)).map_err(|_| fail())?;
        Ok(Self { value, decimals })
    }

    /// Reads a plain decimal.
    ///
    /// # Errors
    /// [`NumberError`] for anything but a plain finite number.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        Self::parse_scaled(text, 0)
    }

    /// A number of a spreadsheet cell, with the decimals of its shortest exact spelling.
    pub fn from_cell(value: f64) -> Self {
        Self::parse(&format!("{value}")).unwrap_or(Self { value, decimals: 0 })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.*}", usize::from(self.decimals), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_exact() {
        let people = Number::parse_scaled("7794798.729", 3).expect("number");
        assert_eq!(people, Number::new(7_794_798_729.0, 0));
        assert_eq!(Number::parse_scaled("84.192048", 0).expect("number").to_string(), "84.192048");
        assert_eq!(Number::parse_scaled("12.5", -2).expect("number").to_string(), "0.125");
    }

    #[test]
    fn only_plain_numbers_are_numbers() {
        for text in ["", ".", "-", "1,5", "0x10", "inf", "NaN", "1 000", "--1", "1e999"] {
            assert!(Number::parse(text).is_err(), "{text}");
        }
        assert_eq!(Number::parse("-.5").expect("number").value, -0.5);
    }
}
