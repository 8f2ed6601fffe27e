//! Values as a person sees them, roughly.

use super::calendar::Moment;
use super::cell::Value;
use super::style::{NumberFormat, NumberKind, Style};
use std::borrow::Cow;

/// The text of a value in its look.
pub(super) fn text<'a>(value: &Value<'a>, style: &Style) -> Cow<'a, str> {
    match value {
        Value::Blank => Cow::Borrowed(""),
        Value::Text(text) | Value::Error(text) => Cow::Borrowed(text),
        Value::Bool(true) => Cow::Borrowed("TRUE"),
        Value::Bool(false) => Cow::Borrowed("FALSE"),
        Value::Number(number) => Cow::Owned(shown(*number, &style.format)),
        Value::DateTime { serial } => Cow::Owned(moment(*serial, style.format.kind)),
    }
}

fn moment(serial: f64, kind: NumberKind) -> String {
    let Some(at) = Moment::of_serial(serial) else {
        return plain(serial);
    };
    let day = || format!("{:04}-{:02}-{:02}", at.year, at.month, at.day);
    let time = || format!("{:02}:{:02}:{:02}", at.hour, at.minute, at.second);
    match kind {
        NumberKind::Time => time(),
        NumberKind::DateTime => format!("{} {}", day(), time()),
        _ if serial.fract() != 0.0 => format!("{} {}", day(), time()),
        _ => day(),
    }
}

/// A number without format: as many decimals as fifteen digits give, as spreadsheets do.
fn plain(number: f64) -> String {
    let exact = format!("{number}");
    if exact.len() <= 16 {
        return exact;
    }
    match format!("{number:.14e}").parse::<f64>() {
        Ok(rounded) => format!("{rounded}"),
        Err(_) => exact,
    }
}

fn shown(number: f64, format: &NumberFormat) -> String {
    let scaled = match format.kind {
        NumberKind::Percent => number * 100.0,
        _ => number / 1_000_f64.powi(i32::from(format.thousands)),
    };
    let digits = match (format.kind, format.decimals) {
        (NumberKind::General | NumberKind::Text, _) | (_, None) => plain(scaled),
        (NumberKind::Scientific, Some(decimals)) => format!("{scaled:.*E}", usize::from(decimals)),
        (_, Some(decimals)) => format!("{scaled:.*}", usize::from(decimals)),
    };
    let digits = if format.grouped { grouped(&digits) } else { digits };
    let percent = if format.kind == NumberKind::Percent { "%" } else { "" };
    format!("{}{digits}{percent}{}", format.prefix, format.suffix)
}

fn grouped(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::from(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_by_their_format() {
        let mut style = Style::default();
        assert_eq!(text(&Value::Number(0.1 + 0.2), &style), "0.3");
        style.format =
            NumberFormat { kind: NumberKind::Number, decimals: Some(1), grouped: true, ..Default::default() };
        assert_eq!(text(&Value::Number(-1_234_567.89), &style), "-1,234,567.9");
        style.format = NumberFormat { kind: NumberKind::Percent, decimals: Some(0), ..Default::default() };
        assert_eq!(text(&Value::Number(0.5), &style), "50%");
        style.format.kind = NumberKind::Date;
        assert_eq!(text(&Value::DateTime { serial: 42_005.0 }, &style), "2015-01-01");
    }
}
