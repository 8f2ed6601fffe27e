//! Tables of records whose columns are named by a grammar: one or more values a row, everything else of the
//! row qualifies them. The grammars (`tidy`, `sdmx`, `hxl`, `devinfo`) say what the columns are.

use super::lexicon::Lexicon;
use super::numbers;
use super::periods::{self, Time};
use crate::domain::{
    CellRef, Code, ConfStatus, Draft, IndicatorCode, Label, Message, Number, ObsStatus, Period, Place,
    Problem, ProblemKind, Severity,
};
use crate::sheet::{CellView, Sheet, Value};
use crate::work::{Stopped, Work};
use std::collections::HashMap;
use std::sync::Arc;

/// A dimension and words about it.
type Pair = (Arc<str>, Arc<str>);
/// A value found, its mark, its power of ten.
type Found = (Option<Number>, Option<Arc<str>>, i8);

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A member of a dimension, or a label named by the column's own words.
    Label(Arc<str>),
    /// Several members in one text: `Female 15-24 years Rural`.
    Subgroup,
    /// Words for the code in the column just before.
    Name,
    /// When.
    Period,
    /// A value: what it counts, and the labels its column gives it.
    Value(Arc<str>, Vec<(Arc<str>, Arc<str>)>),
    /// What is counted, by code or name.
    Indicator,
    /// The unit.
    Unit,
    /// The power of ten between value and unit.
    Power,
    /// Observation status.
    Status,
    /// Confidentiality status.
    Confidentiality,
    /// A remark on the value.
    Remark,
    /// Whether the value was computed from others: then it is no observation.
    Computed,
}

/// How a sheet of records is read.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// First row of the records.
    pub first_row: u32,
    /// Columns in order; others are left out.
    pub parts: Vec<(u32, Part)>,
    /// Labels of all values: dimension, words, cell.
    pub fixed: Vec<(Arc<str>, Arc<str>, CellRef)>,
    /// Unit of all values.
    pub unit: Option<Arc<str>>,
    /// Whether the words of the indicator column are our codes, known or not.
    pub own_codes: bool,
    /// Whether codes and words stand in one cell: `F: Female`.
    pub code_and_words: bool,
}

impl Records {
    /// Gives the observations one by one, and what was wrong at the end.
    ///
    /// # Errors
    /// [`Stopped`] when the job was told to stop.
    pub fn for_each(
        &self,
        sheet: &Sheet,
        lexicon: &Lexicon,
        work: &Work,
        take: &mut dyn FnMut(Draft),
    ) -> Result<Vec<Problem>, Stopped> {
        let mut run = Run::new(self, sheet, lexicon);
        for (count, row) in sheet.filled_rows().enumerate() {
            if count % 4096 == 0 {
                work.check()?;
            }
            let is_comment = || sheet.row(row).next().is_some_and(|(_, cell)| cell.text().starts_with('#'));
            if row >= self.first_row && !(self.own_codes && is_comment()) {
                run.row(row, take);
            }
        }
        Ok(run.problems())
    }
}

/// What a row says of its values.
#[derive(Default)]
struct Said {
    labels: Vec<Label>,
    period: Option<Period>,
    indicator: Option<Arc<str>>,
    unit: Option<Arc<str>>,
    power: Option<i8>,
    status: Option<ObsStatus>,
    flag: Option<Arc<str>>,
    note: Option<Arc<str>>,
    computed: bool,
    confidentiality: ConfStatus,
}

struct Run<'a> {
    records: &'a Records,
    sheet: &'a Sheet,
    lexicon: &'a Lexicon,
    fixed: Vec<Label>,
    shared: HashMap<String, Arc<str>>,
    codes: HashMap<Arc<str>, HashMap<Arc<str>, Option<Code>>>,
    periods: HashMap<Arc<str>, Option<Period>>,
    indicators: HashMap<Arc<str>, Option<IndicatorCode>>,
    subgroups: HashMap<String, Vec<Pair>>,
    not_numbers: HashMap<u32, (CellRef, String, u64)>,
    values: usize,
}

impl<'a> Run<'a> {
    fn new(records: &'a Records, sheet: &'a Sheet, lexicon: &'a Lexicon) -> Self {
        let values = records.parts.iter().filter(|(_, part)| matches!(part, Part::Value(..))).count();
        let mut run = Self {
            records,
            sheet,
            lexicon,
            fixed: Vec::new(),
            shared: HashMap::new(),
            codes: HashMap::new(),
            periods: HashMap::new(),
            indicators: HashMap::new(),
            subgroups: HashMap::new(),
            not_numbers: HashMap::new(),
            values,
        };
        for (dimension, text, cell) in &records.fixed {
            let code = run.code(dimension, text);
            run.fixed.push(Label {
                dimension: Arc::clone(dimension),
                text: Arc::clone(text),
                code,
                cell: *cell,
            });
        }
        run
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(found) = self.shared.get(text) {
            return Arc::clone(found);
        }
        let shared: Arc<str> = Arc::from(text);
        self.shared.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    fn code(&mut self, dimension: &Arc<str>, text: &Arc<str>) -> Option<Code> {
        let known = self.codes.entry(Arc::clone(dimension)).or_default();
        if let Some(code) = known.get(text) {
            return code.clone();
        }
        let code = super::drafts::code_of(self.lexicon, dimension, text, None);
        known.insert(Arc::clone(text), code.clone());
        code
    }

    fn row(&mut self, row: u32, take: &mut dyn FnMut(Draft)) {
        let records = self.records;
        let mut said = Said::default();
        let mut values: Vec<(u32, Option<CellView<'a>>, &'a Part)> = Vec::with_capacity(self.values);
        let mut cells = self.sheet.row(row).peekable();
        let mut blank = true;
        for (column, part) in &records.parts {
            while cells.next_if(|(at, _)| at < column).is_some() {}
            let cell = cells.next_if(|(at, _)| at == column).map(|(_, cell)| cell);
            let cell = cell.filter(|cell| !cell.value.is_blank());
            blank &= cell.is_none();
            if matches!(part, Part::Value(..)) {
                if cell.is_some() || self.values == 1 {
                    values.push((*column, cell, part));
                }
            } else if let Some(cell) = cell {
                let text = cell.text();
                self.say(part, text.trim(), CellRef::new(row, *column), &mut said);
            }
        }
        if blank || said.computed {
            return;
        }
        for (column, cell, part) in values {
            if let Part::Value(measure, own) = part
                && let Some(draft) = self.draft(CellRef::new(row, column), cell, measure, own, &said)
            {
                take(draft);
            }
        }
    }

    fn say(&mut self, part: &Part, text: &str, cell: CellRef, said: &mut Said) {
        let (code, words) = match text.split_once(": ") {
            Some((code, words)) if self.records.code_and_words => (code.trim(), words.trim()),
            _ => (text, text),
        };
        match part {
            Part::Label(dimension) => {
                let (short, long) = (self.share(code), self.share(words));
                let found = self.code(dimension, &short).or_else(|| self.code(dimension, &long));
                said.labels.push(Label { dimension: Arc::clone(dimension), text: long, code: found, cell });
            }
            Part::Subgroup => {
                let members = match self.subgroups.get(text) {
                    Some(known) => known.clone(),
                    None => {
                        let found: Vec<Pair> = super::devinfo::members(text, self.lexicon)
                            .iter()
                            .map(|(dimension, words)| (self.share(dimension), self.share(words)))
                            .collect();
                        self.subgroups.insert(text.to_owned(), found.clone());
                        found
                    }
                };
                for (dimension, words) in members {
                    let found = self.code(&dimension, &words);
                    said.labels.push(Label { dimension, text: words, code: found, cell });
                }
            }
            Part::Name => {
                let text = self.share(words);
                let dimension = said.labels.last().map(|label| Arc::clone(&label.dimension));
                let found = dimension.and_then(|dimension| self.code(&dimension, &text));
                if let Some(label) = said.labels.last_mut() {
                    label.code = label.code.take().or(found);
                    label.text = text;
                }
            }
            Part::Period => {
                let text = self.share(code);
                let period = *self.periods.entry(text).or_insert_with_key(|text| period(text));
                said.period = said.period.or(period);
            }
            Part::Indicator => {
                said.indicator = Some(self.share(if self.records.own_codes { text } else { words }))
            }
            Part::Unit => said.unit = Some(self.share(words)),
            Part::Power => said.power = code.parse().ok().filter(|power: &i8| power.abs() <= 15),
            Part::Status => {
                said.status = ObsStatus::from_code(code);
                if said.status.is_none() {
                    let (status, confidentiality) = numbers::status_of(code, true);
                    said.status = Some(status);
                    said.confidentiality = confidentiality;
                    said.flag = Some(self.share(code));
                }
            }
            Part::Confidentiality => {
                said.confidentiality = ConfStatus::from_code(code).unwrap_or(said.confidentiality);
            }
            Part::Remark => said.note = Some(self.share(text)),
            Part::Computed => said.computed = matches!(text, "1" | "true"),
            Part::Value(..) => {}
        }
    }

    fn draft(
        &mut self,
        cell: CellRef,
        view: Option<CellView<'a>>,
        measure: &Arc<str>,
        own: &[(Arc<str>, Arc<str>)],
        said: &Said,
    ) -> Option<Draft> {
        let (number, mark, power) = self.value(cell, view)?;
        let mut labels = said.labels.clone();
        for (dimension, text) in own {
            let code = self.code(dimension, text);
            labels.push(Label { dimension: Arc::clone(dimension), text: Arc::clone(text), code, cell });
        }
        labels.extend(self.fixed.iter().cloned());
        // In our own tables, a collection workbook among them, an empty cell says nothing.
        let nothing = if self.records.own_codes { ObsStatus::Normal } else { ObsStatus::Missing };
        let (told, hidden) =
            mark.as_deref().map_or((nothing, ConfStatus::Free), |mark| numbers::status_of(mark, false));
        let status = match (number, said.status) {
            (_, Some(status)) => status,
            (Some(_), None) => ObsStatus::Normal,
            (None, None) => told,
        };
        let confidentiality = if number.is_none() && said.confidentiality == ConfStatus::Free {
            hidden
        } else {
            said.confidentiality
        };
        Some(Draft {
            sheet: Arc::clone(&self.sheet.name),
            cell,
            measure: said.indicator.clone().unwrap_or_else(|| Arc::clone(measure)),
            indicator: self.indicator(said.indicator.as_ref().unwrap_or(measure)),
            period: said.period,
            labels,
            number,
            scale_power: said.power.unwrap_or(0) + power,
            status,
            confidentiality,
            flag: said.flag.clone().or(mark.clone()),
            unit: said.unit.clone().or_else(|| self.records.unit.clone()),
            raw: mark,
            note: said.note.clone(),
        })
    }

    fn indicator(&mut self, text: &Arc<str>) -> Option<IndicatorCode> {
        if let Some(known) = self.indicators.get(text) {
            return known.clone();
        }
        let found = self.lexicon.indicator(text).cloned();
        let found = match found {
            None if self.records.own_codes && &**text != "value" => Some(IndicatorCode::from(&**text)),
            found => found,
        };
        self.indicators.insert(Arc::clone(text), found.clone());
        found
    }

    /// The number of a cell, its mark where it has none, and its power of ten; `None` where it is nothing.
    fn value(&mut self, cell: CellRef, view: Option<CellView<'a>>) -> Option<Found> {
        let Some(view) = view else { return Some((None, None, 0)) };
        match view.value {
            Value::Number(number) => {
                let percent = view.style.format.kind == crate::sheet::NumberKind::Percent;
                Some((Some(Number::from_cell(number)), None, if percent { 2 } else { 0 }))
            }
            Value::Text(text) => {
                let text = text.trim();
                if let Ok(number) = Number::parse(text) {
                    return Some((Some(number), None, 0));
                }
                if let Some(written) = numbers::take_apart(text)
                    && let Some(number) = numbers::in_form(&written.core, numbers::NumberForm::Point)
                {
                    return Some((Some(number), written.flag.map(Arc::from), 0));
                }
                if numbers::is_marker(text) || numbers::is_below(text) {
                    return Some((None, Some(self.share(text)), 0));
                }
                let entry = self.not_numbers.entry(cell.column).or_insert((cell, text.to_owned(), 0));
                entry.2 += 1;
                (self.values == 1).then_some((None, None, 0))
            }
            Value::Error(name) => Some((None, Some(self.share(name)), 0)),
            Value::Blank | Value::Bool(_) | Value::DateTime { .. } => None,
        }
    }

    fn problems(&self) -> Vec<Problem> {
        let mut columns: Vec<_> = self.not_numbers.values().collect();
        columns.sort_by_key(|(cell, _, _)| *cell);
        let problem = |(cell, text, count): &(CellRef, String, u64)| Problem {
            kind: ProblemKind::NotANumber,
            severity: Severity::Doubt,
            place: Place::at(&self.sheet.name, *cell),
            message: Message::new("intake-not-a-number")
                .with("cell", cell.to_string())
                .with("text", text.as_str())
                .with("count", *count),
            suggestions: Vec::new(),
            count: *count,
        };
        columns.into_iter().map(problem).collect()
    }
}

fn period(text: &str) -> Option<Period> {
    text.parse().ok().or_else(|| match periods::parse(text) {
        Some(Time::Whole(period)) => Some(period),
        // `2009-10` in a table of records is a month: years are written out there.
        Some(Time::YearPair(year)) => Period::month(year, u8::try_from((year + 1) % 100).ok()?),
        _ => None,
    })
}
