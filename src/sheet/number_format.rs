//! Number formats: from a code (`#,##0.0" ຄົນ"`) or a built-in number to what it makes of a number.

use super::style::{NumberFormat, NumberKind};

/// The format of a code.
pub(super) fn parse(code: &str) -> NumberFormat {
    let mut format = Section::default();
    if code.is_empty() || code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
        return NumberFormat { code: code.into(), ..NumberFormat::default() };
    }
    format.scan(code);
    format.finish(code)
}

/// The code of a format that files only number (ECMA-376 part 1, 18.8.30).
pub(super) fn built_in(number: u32) -> &'static str {
    match number {
        1 | 59 => "0",
        2 | 60 => "0.00",
        3 | 61 => "#,##0",
        4 | 62 => "#,##0.00",
        5..=8 => "#,##0.00",
        9 | 67 => "0%",
        10 | 68 => "0.00%",
        11 => "0.00E+00",
        12 | 69 => "# ?/?",
        13 | 70 => "# ??/??",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 | 71 | 81 => "d/m/yyyy",
        15 | 72 => "d-mmm-yy",
        16 | 73 => "d-mmm",
        17 | 74 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 34 | 55 | 75 => "h:mm",
        21 | 33 | 35 | 56 | 76 => "h:mm:ss",
        22 | 77 => "d/m/yyyy h:mm",
        37 | 38 => "#,##0;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        45 | 78 => "mm:ss",
        46 | 79 => "[h]:mm:ss",
        47 | 80 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}

/// What was seen of the first section of a code.
#[derive(Default)]
struct Section {
    before: String,
    after: String,
    digits: bool,
    fixed: u8,
    optional: bool,
    point: bool,
    commas: u8,
    grouped: bool,
    percent: bool,
    exponent: bool,
    fraction: bool,
    text: bool,
    day: bool,
    hour: bool,
    month: bool,
    elapsed: bool,
}

impl Section {
    fn scan(&mut self, code: &str) {
        let mut signs = code.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '"' => {
                    let literal: String = signs.by_ref().take_while(|sign| *sign != '"').collect();
                    self.literal(&literal);
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    self.bracket(&inner);
                }
                '\\' => {
                    if let Some(sign) = signs.next() {
                        self.literal(sign.encode_utf8(&mut [0; 4]));
                    }
                }
                // Room of a sign's width, and a sign repeated to fill the cell.
                '_' | '*' => {
                    signs.next();
                }
                'E' | 'e' if matches!(signs.peek(), Some('+' | '-')) && self.digits => {
                    self.exponent = true;
                    signs.next();
                }
                'A' | 'a' if matches!(signs.peek(), Some('M' | 'm' | '/')) => self.hour = true,
                sign => self.sign(sign),
            }
        }
    }

    fn sign(&mut self, sign: char) {
        match sign {
            '0' | '#' | '?' => self.digit(sign),
            '.' if self.digits => self.point = true,
            ',' if self.digits => self.commas = self.commas.saturating_add(1),
            '%' => self.percent = true,
            '/' if self.digits => self.fraction = true,
            '@' => self.text = true,
            'y' | 'Y' | 'd' | 'D' | 'b' | 'B' | 'g' | 'G' => self.day = true,
            'h' | 'H' | 's' | 'S' => self.hour = true,
            'm' | 'M' => self.month = true,
            other => self.literal(other.encode_utf8(&mut [0; 4])),
        }
    }

    fn digit(&mut self, sign: char) {
        self.digits = true;
        if self.exponent {
            return;
        }
        if self.commas > 0 {
            self.grouped = true;
            self.commas = 0;
        }
        if self.point {
            self.fixed = self.fixed.saturating_add(1);
            self.optional |= sign != '0';
        }
    }

    fn literal(&mut self, text: &str) {
        if self.digits { self.after.push_str(text) } else { self.before.push_str(text) }
    }

    fn bracket(&mut self, inner: &str) {
        if !inner.is_empty() && inner.chars().all(|sign| "hHmMsS".contains(sign)) {
            self.elapsed = true;
        } else if let Some(currency) = inner.strip_prefix('$') {
            let symbol = currency.split('-').next().unwrap_or_default();
            self.literal(symbol);
        }
    }

    fn kind(&self) -> NumberKind {
        let moment = self.day || self.hour || self.month || self.elapsed;
        // Digits beside letters of dates are either tenths of a second or a number with unquoted words.
        let number = self.digits && !(self.hour || self.elapsed) && !self.day;
        match () {
            () if moment && !number && self.elapsed => NumberKind::Time,
            () if moment && !number && self.hour => {
                if self.day {
                    NumberKind::DateTime
                } else {
                    NumberKind::Time
                }
            }
            () if moment && !number => NumberKind::Date,
            () if self.percent => NumberKind::Percent,
            () if self.exponent => NumberKind::Scientific,
            () if self.fraction => NumberKind::Fraction,
            () if self.digits => NumberKind::Number,
            () if self.text => NumberKind::Text,
            () => NumberKind::General,
        }
    }

    fn finish(self, code: &str) -> NumberFormat {
        let kind = self.kind();
        let numeric = matches!(kind, NumberKind::Number | NumberKind::Percent | NumberKind::Scientific);
        let words = |text: &str| if numeric && !text.trim().is_empty() { text.into() } else { "".into() };
        NumberFormat {
            code: code.into(),
            kind,
            decimals: (numeric && !self.optional).then_some(self.fixed),
            grouped: numeric && self.grouped,
            thousands: if numeric { self.commas } else { 0 },
            prefix: words(&self.before),
            suffix: words(&self.after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_numbers_from_moments() {
        for (code, kind) in [
            ("General", NumberKind::General),
            ("0", NumberKind::Number),
            ("#,##0.00_);[Red](#,##0.00)", NumberKind::Number),
            ("0.0%", NumberKind::Percent),
            ("0.00E+00", NumberKind::Scientific),
            ("# ?/?", NumberKind::Fraction),
            ("@", NumberKind::Text),
            ("[$-107041E]d mmm bbbb", NumberKind::Date),
            ("yyyy\\-mm\\-dd;@", NumberKind::Date),
            ("mmm-yy", NumberKind::Date),
            ("d-mmm", NumberKind::Date),
            ("h:mm AM/PM", NumberKind::Time),
            ("[h]:mm:ss", NumberKind::Time),
            ("mm:ss.0", NumberKind::Time),
            ("d/m/yyyy h:mm", NumberKind::DateTime),
            ("\"day\" 0", NumberKind::Number),
            ("[$LAK] #,##0", NumberKind::Number),
        ] {
            assert_eq!(parse(code).kind, kind, "{code}");
        }
    }

    #[test]
    fn decimals_grouping_and_words_are_known() {
        let format = parse("#,##0.0\" ຄົນ\"");
        assert_eq!((format.decimals, format.grouped, &*format.suffix), (Some(1), true, " ຄົນ"));
        let millions = parse("[$US$-409]#,##0.00,,");
        assert_eq!((millions.thousands, &*millions.prefix), (2, "US$"));
        assert_eq!(parse("0.##").decimals, None);
        assert_eq!(parse(built_in(4)).decimals, Some(2));
    }
}
