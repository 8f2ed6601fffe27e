//! A reading carried out: every value of its blocks with the labels that qualify it.

mod places;
mod plan;
mod rows;
mod sections;
mod values;

use crate::domain::{
    CellRef, Code, ConfStatus, DimensionCode, Draft, Label, ListCode, Message, Number, ObsStatus, Period,
    PeriodKind, Place, Problem, ProblemKind, Severity,
};
use crate::intake::correction::Said;
use crate::intake::grid::{Grid, Kind};
use crate::intake::lexicon::{ELSEWHERE, Lexicon, Named};
use crate::intake::numbers::{self, NumberForm};
use crate::intake::periods::{self, Part, Time};
use crate::intake::reading::{Block, Column, ColumnRole, Grammar, Meaning, Packing, Reading, Section};
use crate::intake::shape::lines_of;
use crate::intake::{ages, units};
use crate::sheet::{NumberKind, Value, Workbook};
use crate::text::fold;
use crate::work::{Stopped, Work};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// All drafts of a reading, and what was wrong on the way.
///
/// # Errors
/// [`Stopped`] when the job was told to stop.
pub fn drafts(
    workbook: &Workbook,
    sheet: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    work: &Work,
) -> Result<(Vec<Draft>, Vec<Problem>), Stopped> {
    let mut drafts = Vec::new();
    let problems = for_each_draft(workbook, sheet, reading, lexicon, work, &mut |draft| drafts.push(draft))?;
    Ok((drafts, problems))
}

/// Gives the drafts of a reading one by one, so that a million rows need no list of them.
///
/// # Errors
/// [`Stopped`] when the job was told to stop.
pub fn for_each_draft(
    workbook: &Workbook,
    sheet: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    work: &Work,
    take: &mut dyn FnMut(Draft),
) -> Result<Vec<Problem>, Stopped> {
    if reading.answers.is_empty() {
        return carry_out(workbook, sheet, reading, lexicon, work, take);
    }
    carry_out(workbook, sheet, reading, lexicon, work, &mut |mut draft| {
        reading.answers.apply(&mut draft);
        take(draft);
    })
}

fn carry_out(
    workbook: &Workbook,
    sheet: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    work: &Work,
    take: &mut dyn FnMut(Draft),
) -> Result<Vec<Problem>, Stopped> {
    if reading.grammar == Grammar::Px {
        if let Some(px) = workbook.text.as_deref().and_then(crate::intake::px::Px::read) {
            px.for_each(sheet, lexicon, None, work, take)?;
        }
        return Ok(Vec::new());
    }
    if reading.grammar == Grammar::JsonStat {
        if let Some(set) =
            workbook.text.as_deref().and_then(|text| crate::intake::jsonstat::JsonStat::read(text, lexicon))
        {
            set.for_each(sheet, lexicon, work, take)?;
        }
        return Ok(Vec::new());
    }
    let Some(sheet) = workbook.sheet(sheet) else { return Ok(Vec::new()) };
    if reading.grammar != Grammar::Tables {
        return match crate::intake::grammar::records(reading.grammar, sheet, lexicon) {
            Some(records) => records.for_each(sheet, lexicon, work, take),
            None => Ok(Vec::new()),
        };
    }
    let grid = Grid::new(sheet, &reading.corrections);
    let mut problems = Vec::new();
    for block in &reading.blocks {
        let mut run = Run::new(&grid, block, lexicon);
        run.carry_out(work, take)?;
        problems.append(&mut run.problems());
    }
    Ok(problems)
}

/// What qualifies every value of a column.
struct ColumnPlan {
    column: u32,
    labels: Vec<Label>,
    times: Vec<Time>,
    measure: Arc<str>,
    unit: Option<Arc<str>>,
    scale_power: i8,
    /// Whether its headings name a share or a rate.
    relative: bool,
    /// Positions of the label columns that speak of this column.
    beside: Vec<usize>,
}

/// The labels of a row from one label column.
#[derive(Clone, Default)]
struct RowLabels {
    labels: Vec<Label>,
    times: Vec<Time>,
}

struct Run<'a> {
    grid: &'a Grid<'a>,
    block: &'a Block,
    lexicon: &'a Lexicon,
    sheet: Arc<str>,
    plans: Vec<ColumnPlan>,
    texts: HashMap<String, Arc<str>>,
    codes: HashMap<(Arc<str>, Arc<str>), Option<Code>>,
    levels: HashMap<String, String>,
    /// What the total of all districts means, by dimension.
    wholes: HashMap<String, Code>,
    /// Label columns of places that a finer column divides, by position.
    wider: HashMap<usize, usize>,
    section_names: HashMap<String, String>,
    fixed: RowLabels,
    /// Whether labels beside the values, or headings that are times, say when.
    has_time: bool,
    not_numbers: HashMap<u32, (CellRef, String, u64)>,
    /// Short texts among the values, and whether they are signs.
    signs: HashMap<String, bool>,
    errors: Option<(CellRef, u64)>,
    /// First date among ages: its cell, as shown, the ages meant, how many rows.
    dates_for_ages: Option<(CellRef, String, String, u64)>,
}

impl<'a> Run<'a> {
    fn new(grid: &'a Grid<'a>, block: &'a Block, lexicon: &'a Lexicon) -> Self {
        let levels = levels_of(grid, block, lexicon);
        let wider = places::wider(grid, block, lexicon);
        let mut run = Self {
            wholes: if wider.is_empty() {
                places::whole_of(&levels, grid, block, lexicon)
            } else {
                HashMap::new()
            },
            grid,
            block,
            lexicon,
            sheet: Arc::clone(&grid.sheet.name),
            plans: Vec::new(),
            texts: HashMap::new(),
            codes: HashMap::new(),
            levels,
            wider,
            section_names: HashMap::new(),
            fixed: RowLabels::default(),
            has_time: block
                .columns
                .iter()
                .any(|column| column.role == ColumnRole::Label && column.meaning == Meaning::Period)
                || block.levels.iter().any(|level| level.meaning == Meaning::Period)
                || block.sections.iter().any(|section| periods::parse(&section.text).is_some()),
            not_numbers: HashMap::new(),
            signs: HashMap::new(),
            errors: None,
            dates_for_ages: None,
        };
        for fixed in &block.fixed {
            let name = name_of(&fixed.meaning, &fixed.name, "title");
            if fixed.meaning == Meaning::Period {
                if let Some(time) = periods::parse(&fixed.text) {
                    run.fixed.times.push(time);
                }
            } else if fixed.meaning != Meaning::Unit {
                let mut label = run.label(&name, &fixed.text, fixed.cell);
                run.above_districts(&mut label);
                run.fixed.labels.push(label);
            }
        }
        let columns: Vec<u32> = block
            .columns
            .iter()
            .filter(|column| column.role == ColumnRole::Value)
            .map(|column| column.column)
            .collect();
        for column in columns {
            let plan = run.plan(column);
            run.plans.push(plan);
        }
        run
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(found) = self.texts.get(text) {
            return Arc::clone(found);
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    fn label(&mut self, dimension: &str, text: &str, cell: CellRef) -> Label {
        let (dimension, text) = (self.share(dimension), self.share(text));
        let key = (Arc::clone(&dimension), Arc::clone(&text));
        let code = match self.codes.get(&key) {
            Some(code) => code.clone(),
            None => {
                let level = self.levels.get(&*dimension).map(String::as_str);
                let code =
                    self.whole(&dimension, &text).or_else(|| code_of(self.lexicon, &dimension, &text, level));
                self.codes.insert(key, code.clone());
                code
            }
        };
        Label { dimension, text, code, cell }
    }

    /// The province that the total of its districts means.
    fn whole(&self, dimension: &str, text: &str) -> Option<Code> {
        let whole = self.wholes.get(dimension)?;
        self.lexicon.is_total(self.lexicon.list_of(dimension)?, text).then(|| whole.clone())
    }

    fn carry_out(&mut self, work: &Work, take: &mut dyn FnMut(Draft)) -> Result<(), Stopped> {
        let block = self.block;
        let lines = lines_of(self.grid, block.rows.0, block.rows.1);
        let mut down: HashMap<u32, (String, u32)> = HashMap::new();
        let mut section = 0;
        for (count, line) in lines.enumerate() {
            if count % 4096 == 0 {
                work.check()?;
            }
            let Some(row) = self.grid.rows().get(line).copied() else { continue };
            while block.sections.get(section).is_some_and(|found| found.cell.row < row) {
                section += 1;
            }
            if block.sections.get(section).is_some_and(|found| found.cell.row == row) {
                down.clear();
                continue;
            }
            let filled = self.plans.iter().any(|plan| self.grid.kind_at(line, plan.column) != Kind::Blank);
            if !filled {
                // Keys may stand on rows of their own.
                self.row_labels(row, line, &mut down);
                continue;
            }
            let mut labels = self.row_labels(row, line, &mut down);
            let mut above = self.section_labels(row);
            self.name_by_section(row, &mut labels);
            self.settle_nested(&mut labels);
            self.settle_places(&mut labels, &mut above);
            self.values_of(row, line, &labels, &above, take);
        }
        Ok(())
    }

    fn values_of(
        &mut self,
        row: u32,
        line: usize,
        beside: &[RowLabels],
        above: &[Label],
        take: &mut dyn FnMut(Draft),
    ) {
        let flags = self.column_text(row, ColumnRole::Flag);
        let units = self.column_text(row, ColumnRole::Unit);
        let plans = std::mem::take(&mut self.plans);
        for plan in &plans {
            if self.grid.kind_at(line, plan.column) == Kind::Blank {
                continue;
            }
            let Some(read) = self.value(row, plan) else { continue };
            let mut labels: Vec<Label> = plan.labels.clone();
            if self.grid.said().column(plan.column) == Some(&Said::Total) {
                self.make_total(&mut labels);
            }
            let mut times = plan.times.clone();
            for found in plan.beside.iter().filter_map(|place| beside.get(*place)) {
                let from = labels.len();
                labels.extend(found.labels.iter().cloned());
                if self.grid.said().is_total(row) {
                    self.make_total(labels.get_mut(from..).unwrap_or_default());
                }
                times.extend(found.times.iter().copied());
            }
            labels.extend(above.iter().cloned());
            self.settle_fixed(&mut labels);
            for label in &self.fixed.labels {
                if !labels.iter().any(|own| own.dimension == label.dimension && &*label.dimension != "title")
                {
                    labels.push(label.clone());
                }
            }
            rows::settle_doubles(&mut labels);
            let period = self.period(&times, above);
            // A row of rates in a table of thousands.
            let scaled =
                !beside.iter().flat_map(|row| &row.labels).any(|label| units::is_relative(&label.text));
            let mut draft = Draft {
                sheet: Arc::clone(&self.sheet),
                cell: CellRef::new(row, plan.column),
                measure: Arc::clone(&plan.measure),
                indicator: self.block.indicator.clone(),
                period,
                labels,
                number: read.number,
                scale_power: if scaled { plan.scale_power } else { 0 } + read.percent,
                status: read.status,
                confidentiality: read.confidentiality,
                flag: read.flag.map(Arc::from),
                unit: plan.unit.clone(),
                raw: read.raw.map(Arc::from),
                note: None,
            };
            if draft.measure.is_empty() {
                let named = draft.labels.iter().find(|label| &*label.dimension == "indicator");
                draft.measure = named.map_or(draft.measure, |label| Arc::clone(&label.text));
            }
            if draft.indicator.is_none() {
                draft.indicator = self.lexicon.indicator(&draft.measure).cloned();
            }
            self.qualify(&mut draft, flags.as_deref(), units.as_deref());
            take(draft);
        }
        self.plans = plans;
    }

    /// The labels of what a person called a total mean the total of what they tell.
    fn make_total(&self, labels: &mut [Label]) {
        for label in labels {
            let level = self.levels.get(&*label.dimension).map(String::as_str);
            let Some(list) = self.lexicon.list_of(&label.dimension) else { continue };
            // The total of provinces is the country, not the world.
            let inside = matches!(level, Some("province" | "district" | "region"));
            let total = if list.as_str() == "area" && inside { "LA" } else { "_T" };
            label.code = Some(Code::from(total));
        }
    }

    fn qualify(&self, draft: &mut Draft, flag: Option<&str>, unit: Option<&str>) {
        if let Some(unit) = unit {
            draft.unit = units::base_of(unit).map(|unit| Arc::from(unit.as_str()));
            draft.scale_power = units::scale_of(unit);
        }
        if let Some(flag) = flag {
            let known = ObsStatus::from_code(flag);
            let (status, _) = numbers::status_of(flag, draft.number.is_some());
            draft.status = known.unwrap_or(status);
            draft.flag.get_or_insert_with(|| Arc::from(flag));
        }
    }

    fn column_text(&self, row: u32, role: ColumnRole) -> Option<String> {
        let column = self.block.columns.iter().find(|column| column.role == role)?;
        let words = self.grid.words(row, column.column);
        (!words.is_empty()).then_some(words)
    }
}

/// What a label tells about, in a word: a dimension's code, the header's words, or a last resort.
fn name_of(meaning: &Meaning, words: &str, otherwise: &str) -> String {
    match meaning {
        Meaning::Dimension(code) => code.to_string(),
        Meaning::Indicator => String::from("indicator"),
        Meaning::Period => String::from("time"),
        _ if !words.trim().is_empty() => words.trim().to_owned(),
        _ => otherwise.to_owned(),
    }
}

/// Whether the words of a time say more than its canonical spelling.
fn shown_differs(text: &str, time: Time) -> bool {
    match time {
        Time::Whole(period) => period.to_string() != text,
        Time::YearPair(_) | Time::Part(_) => true,
    }
}

/// The member a label means, where the lists leave no doubt.
pub fn code_of(lexicon: &Lexicon, dimension: &str, text: &str, level: Option<&str>) -> Option<Code> {
    lexicon.member(lexicon.list_of(dimension)?, text, level)
}

/// The level of the area tree on which the places of each dimension of a block stand.
fn levels_of(grid: &Grid<'_>, block: &Block, lexicon: &Lexicon) -> HashMap<String, String> {
    let mut texts: HashMap<String, BTreeSet<String>> = HashMap::new();
    let is_area = |code: &str| lexicon.list_of(code).is_some_and(|list| list.as_str() == "area");
    for column in block.columns.iter().filter(|column| column.role == ColumnRole::Label) {
        let Meaning::Dimension(code) = &column.meaning else { continue };
        if is_area(code.as_str()) {
            let found = texts.entry(code.to_string()).or_default();
            for line in lines_of(grid, block.rows.0, block.rows.1).take(3000) {
                if let Some(row) = grid.rows().get(line).filter(|_| found.len() < 400) {
                    found.insert(grid.label(*row, column.column));
                }
            }
        }
    }
    for level in &block.levels {
        let Meaning::Dimension(code) = &level.meaning else { continue };
        if is_area(code.as_str()) {
            texts
                .entry(code.to_string())
                .or_default()
                .extend(level.cells.iter().map(|cell| cell.text.clone()));
        }
    }
    texts
        .into_iter()
        .filter_map(|(code, texts)| {
            // The provinces of other countries are none of ours.
            let ours = |level: &&str| texts.iter().any(|text| !lexicon.parents(text, level).is_empty());
            let told =
                places::level_told(block, &code).map(|level| if ours(&level) { level } else { ELSEWHERE });
            let found = || lexicon.level_of(texts.iter().map(String::as_str));
            Some((code, told.map(str::to_owned).or_else(found)?))
        })
        .collect()
}
