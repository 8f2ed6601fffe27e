//! How a table writes numbers, told by all of them together.

use super::numbers::NumberForm;

/// Gathers how a table writes numbers.
#[derive(Clone, Debug, Default)]
pub struct FormEvidence {
    decimal_point: u32,
    decimal_comma: u32,
    either_point: u32,
    either_comma: u32,
    long_runs: u32,
    plain: u32,
}

impl FormEvidence {
    /// Looks at one number.
    pub fn add(&mut self, core: &str) {
        let digits = core.trim_start_matches(['-', '+']);
        let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
        if digits.contains(['e', 'E']) {
            self.decimal_point += u32::from(points == 1);
            return;
        }
        match (points, commas) {
            (0, 0) => {
                self.plain += 1;
                self.long_runs += u32::from(digits.len() > 3);
            }
            (1, 0) => self.one(digits, '.'),
            (0, 1) => self.one(digits, ','),
            (_, 0) => self.decimal_comma += 1,
            (0, _) => self.decimal_point += 1,
            _ if digits.rfind('.') > digits.rfind(',') => self.decimal_point += 1,
            _ => self.decimal_comma += 1,
        }
    }

    fn one(&mut self, digits: &str, sign: char) {
        let Some((whole, fraction)) = digits.split_once(sign) else { return };
        let can_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        match (sign, can_group) {
            ('.', false) => self.decimal_point += 1,
            ('.', true) => self.either_point += 1,
            (_, false) => self.decimal_comma += 1,
            (_, true) => self.either_comma += 1,
        }
    }

    /// The form, and whether the table leaves no doubt.
    pub fn form(&self, separator: Option<char>) -> (NumberForm, bool) {
        match (self.decimal_point, self.decimal_comma) {
            (points, commas) if points > commas => (NumberForm::Point, true),
            (points, commas) if commas > points => (NumberForm::Comma, true),
            _ if self.either_comma > 0 => (NumberForm::Point, self.long_runs == 0),
            // Groups of three behind a point only: thousands where no number of the table has four
            // digits in a row and small numbers stand without a point.
            _ if self.either_point > 0 => {
                let grouped = self.long_runs == 0 && self.plain >= self.either_point.div_ceil(4).max(2);
                let semicolon = separator == Some(';');
                // A file that leaves the comma to its numbers, and all of them have three digits behind
                // the point: thousands, though only a person can be sure.
                let all_grouped = semicolon && self.long_runs == 0 && self.either_point >= 4;
                let comma = grouped || all_grouped;
                (if comma { NumberForm::Comma } else { NumberForm::Point }, !comma || (grouped && semicolon))
            }
            _ => (NumberForm::Point, true),
        }
    }
}
