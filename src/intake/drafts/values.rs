//! The number, the mark and the time of a cell.

use super::*;

impl Run<'_> {
    /// The period of a value from all that was said about time.
    pub(super) fn period(&self, times: &[Time], above: &[Label]) -> Option<Period> {
        let section: Vec<Time> = above.iter().filter_map(|label| periods::parse(&label.text)).collect();
        let mut whole: Option<Period> = None;
        let mut part: Option<Part> = None;
        for time in times.iter().chain(&section) {
            match time {
                Time::Whole(period) => whole = Some(finer(whole, *period)),
                Time::YearPair(year) => {
                    let period = if self.block.year_pairs {
                        Period::fiscal(*year)
                    } else {
                        Period::month(*year, u8::try_from((year + 1) % 100).unwrap_or(0))
                    };
                    whole = period.map(|period| finer(whole, period)).or(whole);
                }
                Time::Part(found) => part = Some(*found),
            }
        }
        if whole.is_none() {
            whole = self.fixed.times.iter().find_map(|time| match time {
                Time::Whole(period) => Some(*period),
                _ => None,
            });
        }
        match (whole, part) {
            // Where a fiscal year begins is not said: its first quarter may be any.
            (Some(year), Some(part)) if year.kind() == PeriodKind::Year => {
                part.of(year.first().year).or(Some(year))
            }
            (whole, _) => whole,
        }
    }

    pub(super) fn value(&mut self, row: u32, plan: &ColumnPlan) -> Option<Read> {
        let cell = self.grid.sheet.cell(row, plan.column);
        match cell.value {
            Value::Number(number) => {
                let percent = i8::from(cell.style.format.kind == NumberKind::Percent) * 2;
                Some(Read { number: Some(Number::from_cell(number)), percent, ..Read::default() })
            }
            Value::Text(text) => self.value_of_text(row, plan.column, text),
            Value::Error(name) => {
                let entry = self.errors.get_or_insert((CellRef::new(row, plan.column), 0));
                entry.1 += 1;
                Some(Read::missing(name))
            }
            Value::Blank | Value::Bool(_) | Value::DateTime { .. } => None,
        }
    }

    fn value_of_text(&mut self, row: u32, column: u32, text: &str) -> Option<Read> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let written = numbers::take_apart(trimmed);
        let number = written.as_ref().and_then(|written| {
            numbers::in_form(&written.core, self.block.form).or_else(|| {
                // Numbers of program output keep the point also where the table writes commas.
                numbers::in_form(&written.core, NumberForm::Point)
                    .filter(|_| written.core.contains(['e', 'E']))
            })
        });
        if let (Some(written), Some(number)) = (written, number) {
            let (mut status, confidentiality) =
                written.flag.as_deref().map_or_else(Default::default, |flag| numbers::status_of(flag, true));
            let (mut number, mut flag) = (number, written.flag);
            if written.bracketed && self.block.brackets_doubt {
                let plain = written.core.trim_start_matches('-');
                number = numbers::in_form(plain, self.block.form).unwrap_or(number);
                status = ObsStatus::LowReliability;
                flag = Some(String::from("()"));
            }
            let raw = (trimmed != number.to_string()).then(|| trimmed.to_owned());
            return Some(Read { number: Some(number), percent: 0, status, confidentiality, flag, raw });
        }
        if numbers::is_marker(trimmed) || numbers::is_below(trimmed) || self.is_sign(trimmed) {
            return Some(Read::missing(trimmed));
        }
        let entry = self
            .not_numbers
            .entry(column)
            .or_insert_with(|| (CellRef::new(row, column), trimmed.to_owned(), 0));
        entry.2 += 1;
        None
    }

    /// Whether a short text is a sign and no failed number: punctuation, a letter that statistics use for
    /// missing values, or one that a legend of the sheet explains.
    fn is_sign(&mut self, text: &str) -> bool {
        // A mark for missing with its flag: `: c`.
        let flag = text.trim_start_matches([':', '.', '…', '-', '–']);
        let is_flag = |flag: &str| flag.chars().count() <= 2 && flag.chars().all(char::is_alphabetic);
        if flag.len() < text.len() && is_flag(flag.trim()) {
            return true;
        }
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) if !only.is_alphanumeric() => return true,
            (Some('c' | 's' | 'd' | 'x' | 'z' | 'm' | 'C' | 'S' | 'D' | 'X' | 'Z' | 'M'), None) => {
                return true;
            }
            _ if text.chars().count() > 3 => return false,
            _ => {}
        }
        if let Some(known) = self.signs.get(text) {
            return *known;
        }
        let found = self.has_legend(text);
        self.signs.insert(text.to_owned(), found);
        found
    }

    /// Whether a note outside the table explains a sign: `r = revised`, `(r) revised`.
    fn has_legend(&self, sign: &str) -> bool {
        let (first, last) = self.block.rows;
        let outside = self.grid.rows().iter().filter(|row| **row < first || **row > last);
        let mut texts = outside.flat_map(|row| self.grid.sheet.row(*row)).filter_map(|(_, cell)| {
            cell.value.as_text().map(|text| text.trim_start_matches(['(', '[', '*', ' ']).to_owned())
        });
        texts.any(|text| {
            let rest = text.strip_prefix(sign);
            rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ':', ')', ']', '–', '-']))
        })
    }

    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut columns: Vec<_> = self.not_numbers.values().collect();
        columns.sort_by_key(|(cell, _, _)| *cell);
        for (cell, text, count) in columns {
            let message = Message::new("intake-not-a-number")
                .with("cell", cell.to_string())
                .with("text", text.as_str())
                .with("count", *count);
            problems.push(self.problem(ProblemKind::NotANumber, Severity::Doubt, *cell, message, *count));
        }
        if let Some((cell, shown, band, count)) = &self.dates_for_ages {
            let message = Message::new("intake-date-for-age")
                .with("cell", cell.to_string())
                .with("text", shown.as_str())
                .with("age", band.as_str());
            problems.push(self.problem(ProblemKind::DateForAge, Severity::Doubt, *cell, message, *count));
        }
        if let Some((cell, count)) = self.errors {
            let message =
                Message::new("intake-formula-error").with("cell", cell.to_string()).with("count", count);
            problems.push(self.problem(ProblemKind::FormulaError, Severity::Doubt, cell, message, count));
        }
        problems
    }

    fn problem(
        &self,
        kind: ProblemKind,
        severity: Severity,
        cell: CellRef,
        message: Message,
        count: u64,
    ) -> Problem {
        Problem {
            kind,
            severity,
            place: Place::at(&self.sheet, cell),
            message,
            suggestions: Vec::new(),
            count,
        }
    }
}

/// A cell's value as read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) number: Option<Number>,
    pub(super) percent: i8,
    pub(super) status: ObsStatus,
    pub(super) confidentiality: ConfStatus,
    pub(super) flag: Option<String>,
    pub(super) raw: Option<String>,
}

impl Read {
    fn missing(mark: &str) -> Self {
        let (status, confidentiality) = numbers::status_of(mark, false);
        Self {
            number: None,
            percent: 0,
            status,
            confidentiality,
            flag: Some(mark.to_owned()),
            raw: Some(mark.to_owned()),
        }
    }
}

fn finer(known: Option<Period>, other: Period) -> Period {
    match known {
        Some(known) if other.contains(known) && other != known => known,
        _ => other,
    }
}
