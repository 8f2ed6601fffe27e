//! The page for typing values: which cells there are, what is stored in them, writing what was typed.

use super::Window;
use super::obey::Changed;
use crate::app::{AppError, Pending, Session};
use crate::domain::{
    Code, DimensionCode, Dims, IndicatorCode, Key, Lang, ObsStatus, Period, PeriodKind, Publication,
};
use crate::figure;
use crate::gui::pages::EntryAct;
use crate::gui::pages::entry::{EntryView, Stored};
use crate::gui::theme::Look;
use crate::gui::widgets::TypedNumber;
use crate::i18n;
use crate::query::{self, Cube, Layout, Measure, PeriodFilter, Selection};
use crate::store::{Alteration, Edit};
use crate::work::Work;
use std::collections::{BTreeMap, HashMap};

/// Most rows and columns of a grid.
const MOST: usize = 400;

/// What is to be typed.
#[derive(Default)]
pub struct Typing {
    indicator: Option<IndicatorCode>,
    source: Option<Code>,
    edition: String,
    periods: (String, Vec<Period>),
    rows: Option<DimensionCode>,
    split: Option<DimensionCode>,
    cells: Vec<Vec<Key>>,
    stored: HashMap<Key, Stored>,
    asking: Option<Pending<Vec<(Key, Stored)>>>,
    grid: u64,
}

impl Typing {
    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }
}

impl Window {
    /// Opens the page for an indicator, or as it was left.
    pub(super) fn open_entry(&mut self) {
        self.page = crate::gui::shell::Page::Entry;
        let year = crate::platform::clock::today().0;
        let typing = &mut self.entry.2;
        if typing.periods.1.is_empty() {
            let text = format!("{}-{}", year - 4, year);
            typing.periods = (text.clone(), periods(&text).unwrap_or_default());
        }
        if typing.rows.is_none() {
            typing.rows = Some(DimensionCode::from(DimensionCode::AREA));
        }
        self.ask_entry();
    }

    pub(super) fn in_entry(&mut self, act: EntryAct) {
        let typing = &mut self.entry.2;
        match act {
            EntryAct::Indicator(code) => typing.indicator = Some(code),
            EntryAct::Source(code) => typing.source = Some(code),
            EntryAct::Edition(text) => text.trim().clone_into(&mut typing.edition),
            EntryAct::Periods(text) => match periods(&text) {
                Ok(found) => typing.periods = (text, found),
                Err(error) => return self.tell_error(&error),
            },
            EntryAct::Rows(code) => typing.rows = Some(code),
            EntryAct::Split(code) => typing.split = code,
            EntryAct::Write(cells, reason) => return self.write_typed(cells, reason),
        }
        typing.grid += 1;
        self.ask_entry();
    }

    /// Lays out the cells and asks what is stored in them.
    fn ask_entry(&mut self) {
        let Some(catalogue) = self.catalogue() else { return };
        let look = self.look;
        let typing = &mut self.entry.2;
        typing.cells = cells(typing, &catalogue);
        typing.stored.clear();
        if let (Some(indicator), Some(source), Some(rows)) = (&typing.indicator, &typing.source, &typing.rows)
            && !typing.cells.is_empty()
        {
            let mut selection = Selection::of(indicator.clone());
            selection.source = Some(source.as_str().into());
            selection.edition = Some(typing.edition.clone());
            selection.periods = PeriodFilter::Only(typing.periods.1.clone());
            let mut columns = vec![DimensionCode::from(DimensionCode::PERIOD)];
            columns.extend(typing.split.clone().filter(|split| split != rows));
            let layout = Layout { rows: vec![rows.clone()], columns, measure: Measure::Value };
            let task = move |session: &mut Session, work: &Work| {
                // Nothing stored yet is no error here.
                let cube = session.answer(&selection, &layout, work);
                Ok(cube.map(|cube| told(&look, &cube)).unwrap_or_default())
            };
            typing.asking = Some(self.reader.ask(task));
        }
        self.fill_entry();
    }

    pub(super) fn take_entry(&mut self) {
        let Some(answer) = self.entry.2.asking.as_ref().and_then(Pending::poll) else { return };
        self.entry.2.asking = None;
        match answer {
            Ok(found) => self.entry.2.stored = found.into_iter().collect(),
            Err(error) => self.tell_error(&error),
        }
        self.fill_entry();
    }

    fn write_typed(&mut self, cells: Vec<(usize, usize, TypedNumber)>, reason: String) {
        let typing = &self.entry.2;
        let edits: Vec<Edit> = cells
            .into_iter()
            .filter_map(|(row, column, typed)| {
                let key = typing.cells.get(row)?.get(column)?.clone();
                let alter = match typed {
                    TypedNumber::Number(number) => {
                        Alteration { number: Some(Some(number)), ..Alteration::default() }
                    }
                    TypedNumber::Missing => Alteration {
                        number: Some(None),
                        status: Some(ObsStatus::Missing),
                        ..Alteration::default()
                    },
                    TypedNumber::Wrong => return None,
                };
                Some(Edit { key, alter })
            })
            .collect();
        let many = self.look.count(u64::try_from(edits.len()).unwrap_or(u64::MAX));
        let done = self.look.say("import-page-written", &[("count", many.into())]);
        self.change(self.look.words("stage-writing"), move |session: &mut Session, work: &Work| {
            let edited = session.edit(&edits, Some(&reason), work)?;
            Ok(match edited.change {
                Some(change) => Changed::Typed(done, change),
                None => Changed::Store(done),
            })
        });
    }

    /// What was typed is stored now: the grid begins anew.
    pub(super) fn typed_is_written(&mut self) {
        self.entry.2.grid += 1;
        self.ask_entry();
    }

    pub(super) fn fill_entry(&mut self) {
        let Some(catalogue) = self.catalogue() else { return };
        let look = self.look;
        let lang = look.lang;
        let other = if lang == Lang::Lo { Lang::En } else { Lang::Lo };
        let typing = &self.entry.2;
        let dimension_name = |code: &DimensionCode| {
            catalogue
                .dimension(code.as_str())
                .map_or_else(String::new, |dimension| dimension.names.get(lang).to_owned())
        };
        let indicator = typing.indicator.as_ref().and_then(|code| catalogue.indicator(code.as_str()));
        let member = |dimension: &DimensionCode, code: Option<&Code>| {
            let total = Code::from(Code::TOTAL);
            catalogue.member_name(dimension.as_str(), code.unwrap_or(&total), lang).to_owned()
        };
        let of = |key: &Key, dimension: &DimensionCode| {
            if dimension.as_str() == DimensionCode::AREA {
                member(dimension, Some(&key.area))
            } else {
                member(dimension, key.dims.get(dimension.as_str()))
            }
        };
        let rows = typing.rows.as_ref();
        let split = typing.split.as_ref().filter(|split| Some(*split) != rows);
        let first = typing.cells.first();
        let columns: Vec<(String, String)> = first
            .into_iter()
            .flatten()
            .map(|key| {
                (i18n::period(lang, key.period), split.map_or_else(String::new, |split| of(key, split)))
            })
            .collect();
        let missing = match (&typing.indicator, &typing.source) {
            (None, _) => look.words("entry-choose-indicator"),
            (_, None) => look.words("entry-choose-source"),
            _ if typing.cells.is_empty() => look.words("entry-choose-periods"),
            _ => String::new(),
        };
        let stored = typing.cells.iter().flatten();
        self.entry.1 = EntryView {
            indicators: catalogue
                .indicators()
                .iter()
                .map(|one| {
                    let also = format!("{} {}", one.code, one.names.get(other));
                    (one.code.clone(), one.names.get(lang).to_owned(), also)
                })
                .collect(),
            sources: catalogue
                .list("source")
                .into_iter()
                .flat_map(|list| list.iter())
                .map(|(code, item)| {
                    let also = format!("{code} {}", item.names.get(other));
                    (code.clone(), item.names.get(lang).to_owned(), also)
                })
                .collect(),
            dimensions: catalogue
                .dimensions()
                .iter()
                .map(|dimension| {
                    let also = format!("{} {}", dimension.code, dimension.names.get(other));
                    (dimension.code.clone(), dimension.names.get(lang).to_owned(), also)
                })
                .collect(),
            chosen: [
                indicator.map_or_else(String::new, |one| one.names.get(lang).to_owned()),
                typing.source.as_ref().map_or_else(String::new, |code| {
                    catalogue.item_name("source", code.as_str(), lang).to_owned()
                }),
                typing.edition.clone(),
                typing.periods.0.clone(),
                rows.map_or_else(String::new, dimension_name),
                split.map_or_else(|| look.words("entry-split-none"), dimension_name),
            ],
            rows: typing.cells.iter().filter_map(|row| Some(of(row.first()?, rows?))).collect(),
            columns: columns.into(),
            sums: sums(first.map(Vec::as_slice).unwrap_or_default(), split).into(),
            stored: stored.map(|key| typing.stored.get(key).cloned().unwrap_or_default()).collect(),
            unit: indicator.map_or_else(String::new, |one| {
                catalogue.item_name("unit", one.unit.as_str(), lang).to_owned()
            }),
            missing,
            waiting: typing.asking.is_some() || self.changing.is_some(),
            grid: typing.grid,
        };
    }
}

/// Columns whose total and all its parts stand in the grid: women and men of one period.
fn sums(columns: &[Key], split: Option<&DimensionCode>) -> Vec<(usize, Vec<usize>)> {
    let Some(split) = split.filter(|split| split.as_str() == "sex") else { return Vec::new() };
    let mut found: BTreeMap<i64, (Option<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, key) in columns.iter().enumerate() {
        let entry = found.entry(key.period.packed()).or_default();
        match key.dims.get(split.as_str()).map(Code::as_str) {
            None => entry.0 = Some(at),
            Some("F" | "M") => entry.1.push(at),
            Some(_) => {}
        }
    }
    found.into_values().filter_map(|(total, parts)| (parts.len() == 2).then_some((total?, parts))).collect()
}

/// The keys of the grid, row by row.
fn cells(typing: &Typing, catalogue: &crate::domain::Catalogue) -> Vec<Vec<Key>> {
    let (Some(indicator), Some(source), Some(rows)) = (&typing.indicator, &typing.source, &typing.rows)
    else {
        return Vec::new();
    };
    let split = typing.split.as_ref().filter(|split| *split != rows);
    let publication = Publication { source: source.as_str().into(), edition: typing.edition.clone() };
    let across: Vec<Option<Code>> =
        split.map_or_else(|| vec![None], |split| members(catalogue, split).into_iter().map(Some).collect());
    let row = |down: &Code| -> Vec<Key> {
        let one = |period: &Period, member: &Option<Code>| {
            let mut key = Key {
                indicator: indicator.clone(),
                dims: Dims::new(),
                area: Code::from("LA"),
                period: *period,
                publication: publication.clone(),
            };
            place(&mut key, rows, down);
            if let (Some(split), Some(member)) = (split, member) {
                place(&mut key, split, member);
            }
            key
        };
        let periods = typing.periods.1.iter();
        periods.flat_map(|period| across.iter().map(move |member| one(period, member))).take(MOST).collect()
    };
    let down = members(catalogue, rows);
    down.iter().map(row).filter(|row| !row.is_empty()).collect()
}

fn place(key: &mut Key, dimension: &DimensionCode, code: &Code) {
    if dimension.as_str() == DimensionCode::AREA {
        key.area = code.clone();
    } else {
        key.dims.set(dimension.clone(), code.clone());
    }
}

/// The members of a dimension for a grid: the total first; of places the country and its provinces.
fn members(catalogue: &crate::domain::Catalogue, dimension: &DimensionCode) -> Vec<Code> {
    let list = catalogue.list_of(dimension.as_str());
    let all = list.into_iter().flat_map(|list| list.iter());
    if dimension.as_str() == DimensionCode::AREA {
        let country = std::iter::once(Code::from("LA"));
        let provinces = all
            .filter(|(_, item)| item.level.as_ref().is_some_and(|level| level.as_str() == "province"))
            .map(|(code, _)| code.clone());
        return country.chain(provinces).collect();
    }
    let total = std::iter::once(Code::from(Code::TOTAL));
    total.chain(all.map(|(code, _)| code.clone()).filter(|code| !code.is_total())).take(MOST).collect()
}

/// What is stored, by key.
fn told(look: &Look, cube: &Cube) -> Vec<(Key, Stored)> {
    let cells = (0..cube.rows.len()).flat_map(|row| (0..cube.columns.len()).map(move |column| (row, column)));
    cells
        .filter_map(|(row, column)| {
            let key = cube.key(row, column)?;
            let cell = cube.cell(row, column)?;
            let text = cell.number.map_or_else(
                || figure::told_status(cell).sign().to_owned(),
                |number| i18n::number(number.value, Some(number.decimals), look.numbers),
            );
            Some((key, Stored { text, value: cell.number.map(|number| number.value) }))
        })
        .collect()
}

/// `2020-2024, 2025-Q1` → periods in order.
fn periods(text: &str) -> Result<Vec<Period>, AppError> {
    let mut found = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let ends = part.split_once(['–', '-']).map(|(from, to)| (year(from), year(to)));
        if let Some((Some(from), Some(to))) = ends {
            for one in from..=to.min(from.saturating_add(100)) {
                found.push(query::period_named(&one.to_string())?);
            }
        } else {
            found.push(query::period_named(part)?);
        }
    }
    found.sort_by_key(|period| period.packed());
    found.dedup();
    Ok(found)
}

fn year(text: &str) -> Option<u16> {
    let period = query::period_named(text).ok()?;
    (period.kind() == PeriodKind::Year).then(|| text.trim().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_years_and_single_periods_become_columns() {
        let found = periods("2024, 2020-2022; 2023-Q1").expect("periods");
        let words: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(words, ["2020", "2021", "2022", "2023-Q1", "2024"]);
        assert!(periods("soon").is_err());
    }
}
