//! Our own tidy tables: a known grammar. One observation a row, columns named by our codes
//! (`indicator,area,period,sex,…,value,unit,obs_status,conf_status,note`). A blank dimension is the total.

use super::lexicon::Lexicon;
use super::periods::{self, Time};
use crate::domain::{
    CellRef, Code, ConfStatus, Draft, IndicatorCode, Label, Message, Number, ObsStatus, Period, Place,
    Problem, ProblemKind, Severity,
};
use crate::sheet::{Sheet, Value};
use crate::work::{Stopped, Work};
use std::collections::HashMap;
use std::sync::Arc;

/// Columns that every tidy table has.
const NEEDED: [&str; 3] = ["area", "period", "value"];
/// Columns beside dimensions.
const KNOWN: [&str; 9] =
    ["indicator", "area", "period", "value", "unit", "obs_status", "conf_status", "note", "source"];

/// The columns of a tidy table by name; `None` where the first row is not its header.
pub fn header(sheet: &Sheet, lexicon: &Lexicon) -> Option<HashMap<String, u32>> {
    let first = sheet.filled_rows().next()?;
    let mut columns = HashMap::new();
    for (column, cell) in sheet.row(first) {
        let name = cell.value.as_text()?.trim().to_owned();
        if !KNOWN.contains(&name.as_str()) && lexicon.list_of(&name).is_none() {
            return None;
        }
        if columns.insert(name, column).is_some() {
            return None;
        }
    }
    NEEDED.iter().all(|name| columns.contains_key(*name)).then_some(columns)
}

/// Gives the observations one by one.
///
/// # Errors
/// [`Stopped`] when the job was told to stop.
pub fn for_each(
    sheet: &Sheet,
    columns: &HashMap<String, u32>,
    lexicon: &Lexicon,
    work: &Work,
    take: &mut dyn FnMut(Draft),
) -> Result<Vec<Problem>, Stopped> {
    let mut dimensions: Vec<(&String, u32)> = columns
        .iter()
        .filter(|(name, _)| lexicon.list_of(name).is_some())
        .map(|(name, column)| (name, *column))
        .collect();
    dimensions.sort_by_key(|(_, column)| *column);
    let mut texts = Texts::default();
    let mut problems = Vec::new();
    for (count, row) in sheet.filled_rows().enumerate().skip(1) {
        if count % 4096 == 0 {
            work.check()?;
        }
        let text = |name: &str| {
            columns
                .get(name)
                .map(|column| sheet.cell(row, *column).text().trim().to_owned())
                .unwrap_or_default()
        };
        let Some(value_column) = columns.get("value").copied() else { break };
        let mut labels = Vec::new();
        for (name, column) in &dimensions {
            let written = sheet.cell(row, *column).text().trim().to_owned();
            if written.is_empty() {
                continue;
            }
            let code = texts.code(lexicon, name, &written);
            labels.push(Label {
                dimension: texts.share(name),
                text: texts.share(&written),
                code,
                cell: CellRef::new(row, *column),
            });
        }
        let cell = CellRef::new(row, value_column);
        let number = match sheet.cell(row, value_column).value {
            Value::Number(number) => Some(Number::from_cell(number)),
            _ => Number::parse(&text("value")).ok(),
        };
        let written = text("value");
        if number.is_none() && !written.is_empty() {
            problems.push(not_a_number(sheet, cell, &written));
        }
        let indicator = Some(text("indicator")).filter(|code| !code.is_empty());
        take(Draft {
            sheet: Arc::clone(&sheet.name),
            cell,
            measure: texts.share(indicator.as_deref().unwrap_or("value")),
            indicator: indicator.map(|code| {
                lexicon.indicator(&code).cloned().unwrap_or_else(|| IndicatorCode::from(code.as_str()))
            }),
            period: period(&text("period")),
            labels,
            number,
            scale_power: 0,
            status: ObsStatus::from_code(&text("obs_status")).unwrap_or(if number.is_some() {
                ObsStatus::Normal
            } else {
                ObsStatus::Missing
            }),
            confidentiality: ConfStatus::from_code(&text("conf_status")).unwrap_or_default(),
            flag: None,
            unit: Some(text("unit")).filter(|unit| !unit.is_empty()).map(|unit| texts.share(&unit)),
            raw: None,
        });
    }
    Ok(problems)
}

fn period(text: &str) -> Option<Period> {
    text.parse().ok().or_else(|| match periods::parse(text) {
        Some(Time::Whole(period)) => Some(period),
        _ => None,
    })
}

fn not_a_number(sheet: &Sheet, cell: CellRef, text: &str) -> Problem {
    Problem {
        kind: ProblemKind::NotANumber,
        severity: Severity::Doubt,
        place: Place::at(&sheet.name, cell),
        message: Message::new("intake-not-a-number")
            .with("cell", cell.to_string())
            .with("text", text)
            .with("count", 1u64),
        suggestions: Vec::new(),
        count: 1,
    }
}

/// Texts and codes met before, so that a million rows share them.
#[derive(Default)]
struct Texts {
    shared: HashMap<String, Arc<str>>,
    codes: HashMap<(String, String), Option<Code>>,
}

impl Texts {
    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(found) = self.shared.get(text) {
            return Arc::clone(found);
        }
        let shared: Arc<str> = Arc::from(text);
        self.shared.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    fn code(&mut self, lexicon: &Lexicon, dimension: &str, text: &str) -> Option<Code> {
        let key = (dimension.to_owned(), text.to_owned());
        if let Some(code) = self.codes.get(&key) {
            return code.clone();
        }
        let code = super::drafts::code_of(lexicon, dimension, text, None);
        self.codes.insert(key, code.clone());
        code
    }
}
