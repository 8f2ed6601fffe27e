//! A reading carried out: every value of its blocks with the labels that qualify it.

mod places;
mod plan;

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

    fn section_labels(&mut self, row: u32) -> Vec<Label> {
        let block = self.block;
        let mut labels = Vec::new();
        let end = block.sections.partition_point(|section| section.cell.row < row);
        for section in block.sections.get(..end).unwrap_or(&[]).iter().rev().take(64) {
            if section.last_row >= row && labels.len() < 3 {
                let name = self.section_dimension(section);
                labels.push(self.label(&name, &section.text, section.cell));
            }
        }
        labels.reverse();
        labels
    }

    /// `Age` above `15–24`, `Residence` above `Urban`: the section names what the labels below it tell.
    fn named_by(&self, section: &Section) -> Option<DimensionCode> {
        let Some(Named::Dimension(code)) = self.lexicon.named(&section.text) else { return None };
        let alike = || self.block.sections.iter().filter(|other| other.depth == section.depth).take(400);
        // `Education` among `Employment` and `Family` is a member of what they are members of.
        let member = self.lexicon.lists_with(&section.text).iter().any(|list| {
            let same = alike().filter(|other| self.lexicon.lists_with(&other.text).contains(list)).count();
            same * 2 > alike().count() || alike().count() == 1
        });
        (self.lexicon.names_exactly(&section.text) && !member).then_some(code)
    }

    fn name_by_section(&mut self, row: u32, rows: &mut [RowLabels]) {
        let block = self.block;
        let end = block.sections.partition_point(|section| section.cell.row < row);
        let above = block.sections.get(..end).unwrap_or(&[]).iter().rev().take(64);
        let Some(section) = above.into_iter().find(|section| section.last_row >= row) else { return };
        let Some(code) = self.named_by(section) else { return };
        for (column, labels) in block.columns.iter().zip(rows) {
            if column.column == section.cell.column {
                for label in &mut labels.labels {
                    *label = self.label(code.as_str(), &label.text, label.cell);
                }
            }
        }
    }

    /// What a section row tells: the dimension most sections of its depth are members of, so that `ລວມ`
    /// among `ຍິງ` and `ຊາຍ` is a sex.
    fn section_dimension(&mut self, section: &Section) -> String {
        if let Some(known) = self.section_names.get(&section.text) {
            return known.clone();
        }
        if self.named_by(section).is_some() {
            return String::from("section");
        }
        let own = self.lexicon.lists_with(&section.text);
        let like = |list: &ListCode| {
            let others = self.block.sections.iter().filter(|other| other.depth == section.depth).take(400);
            others.filter(|other| self.lexicon.lists_with(&other.text).contains(list)).count()
        };
        let best = own.iter().rev().max_by_key(|list| (like(list), list.as_str() == "sex"));
        let name = best
            .and_then(|list| self.lexicon.dimension_of_list(list.as_str()))
            .map_or_else(|| String::from("section"), ToString::to_string);
        self.section_names.insert(section.text.clone(), name.clone());
        name
    }

    /// The labels of a row by label column, in the order of the block's columns.
    fn row_labels(
        &mut self,
        row: u32,
        line: usize,
        down: &mut HashMap<u32, (String, u32)>,
    ) -> Vec<RowLabels> {
        let block = self.block;
        let mut all = Vec::with_capacity(block.columns.len());
        for column in &block.columns {
            let mut labels = RowLabels::default();
            if column.role == ColumnRole::Label {
                let (origin_row, origin_column) = self.grid.origin(row, column.column);
                let blank = self.grid.kind_at(line, column.column) == Kind::Blank;
                let (text, from) = if !blank {
                    (self.grid.label(row, column.column), row)
                } else if origin_row < row && origin_column == column.column {
                    (self.grid.label(origin_row, origin_column), origin_row)
                } else if column.fill_down {
                    down.get(&column.column).cloned().unwrap_or_default()
                } else {
                    (String::new(), row)
                };
                if column.fill_down && !blank {
                    // A new key to the left begins a new group.
                    down.retain(|other, _| *other < column.column);
                    down.insert(column.column, (text.clone(), row));
                }
                if !text.is_empty() {
                    self.add_labels(column, &text, CellRef::new(from, column.column), &mut labels);
                }
            }
            all.push(labels);
        }
        if all.iter().all(|labels| labels.labels.is_empty() && labels.times.is_empty()) {
            self.label_left(row, &mut all);
        }
        all
    }

    /// `ລວມ` in the column of numbers, where the column of names is empty, names the row.
    fn label_left(&mut self, row: u32, all: &mut [RowLabels]) {
        let block = self.block;
        let Some(place) = block.columns.iter().position(|column| column.role == ColumnRole::Label) else {
            return;
        };
        let Some(column) = block.columns.get(place) else { return };
        let left = (block.columns_range.0..column.column)
            .find(|left| self.grid.kind(row, *left) == Kind::Text)
            .map(|left| CellRef::new(row, left));
        if let (Some(cell), Some(labels)) = (left, all.get_mut(place)) {
            let text = self.grid.label(row, cell.column);
            self.add_labels(column, &text, cell, labels);
        }
    }

    fn add_labels(&mut self, column: &Column, text: &str, cell: CellRef, out: &mut RowLabels) {
        match &column.packing {
            Some(Packing::Separated { separator, names }) => {
                for (name, part) in names.iter().zip(text.split(*separator)) {
                    let label = self.label(&self.name_of_header(name), part.trim(), cell);
                    out.labels.push(label);
                }
                return;
            }
            Some(Packing::Prefixed { name }) => {
                let rest =
                    text.strip_prefix(name.as_str()).map_or(text, |rest| rest.trim_start_matches([':', ' ']));
                let label = self.label(&name_of(&column.meaning, name, "label"), rest, cell);
                out.labels.push(label);
                return;
            }
            None => {}
        }
        if column.meaning == Meaning::Period
            && let Some(time) = self
                .grid
                .time(cell.row, cell.column)
                .or_else(|| periods::parse(text))
                .or_else(|| bare_part(text, &column.name))
        {
            out.times.push(time);
            if shown_differs(text, time) {
                let label = self.label("time", text, cell);
                out.labels.push(label);
            }
            return;
        }
        let name = name_of(&column.meaning, &column.name, "label");
        if name == "age"
            && let Value::DateTime { serial } = self.grid.sheet.cell(cell.row, cell.column).value
            && let Some(band) = ages::of_date(serial)
        {
            let entry = self.dates_for_ages.get_or_insert((cell, text.to_owned(), band.clone(), 0));
            entry.3 += u64::from(entry.0 != cell || entry.3 == 0);
            let label = self.label(&name, &band, cell);
            out.labels.push(label);
            return;
        }
        let label = self.label(&name, text, cell);
        out.labels.push(label);
    }

    fn name_of_header(&self, name: &str) -> String {
        match self.lexicon.named(name) {
            Some(Named::Dimension(code)) => code.to_string(),
            _ => name.to_owned(),
        }
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
            settle_doubles(&mut labels);
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

    /// The period of a value from all that was said about time.
    fn period(&self, times: &[Time], above: &[Label]) -> Option<Period> {
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

    fn value(&mut self, row: u32, plan: &ColumnPlan) -> Option<Read> {
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
        let short = trimmed.chars().count() <= 3;
        if numbers::is_marker(trimmed) || numbers::is_below(trimmed) || short {
            return Some(Read::missing(trimmed));
        }
        let entry = self
            .not_numbers
            .entry(column)
            .or_insert_with(|| (CellRef::new(row, column), trimmed.to_owned(), 0));
        entry.2 += 1;
        None
    }

    fn problems(&self) -> Vec<Problem> {
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
struct Read {
    number: Option<Number>,
    percent: i8,
    status: ObsStatus,
    confidentiality: ConfStatus,
    flag: Option<String>,
    raw: Option<String>,
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

/// One label a dimension: of several the one that says most (a member before a total, a known name before
/// an unknown one, the nearer one first); the others keep their words and lose the dimension.
fn settle_doubles(labels: &mut [Label]) {
    for place in 0..labels.len() {
        let Some(dimension) = labels.get(place).map(|label| Arc::clone(&label.dimension)) else { return };
        let weight = |label: &Label| match &label.code {
            Some(code) if code.is_total() => 1,
            Some(_) => 2,
            None => 0,
        };
        let same = || labels.iter().enumerate().filter(|(_, label)| label.dimension == dimension);
        if same().count() < 2 || matches!(&*dimension, "title" | "time" | "section") {
            continue;
        }
        let mut best = (place, -1);
        for (other, label) in same() {
            if weight(label) > best.1 {
                best = (other, weight(label));
            }
        }
        let best = best.0;
        for (other, label) in labels.iter_mut().enumerate() {
            if label.dimension == dimension && other != best {
                label.dimension = Arc::from(format!("{dimension} (also)").as_str());
                label.code = None;
            }
        }
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

/// `3` under "month" or "quarter".
fn bare_part(text: &str, name: &str) -> Option<Time> {
    let number: u8 = text.parse().ok()?;
    let name = fold(name);
    if name.contains("quarter") || name.contains("ໄຕມາດ") {
        return (1..=4).contains(&number).then_some(Time::Part(Part::Quarter(number)));
    }
    (name.contains("month") || name.contains("ເດືອນ"))
        .then(|| (1..=12).contains(&number).then_some(Time::Part(Part::Month(number))))?
}

fn finer(known: Option<Period>, other: Period) -> Period {
    match known {
        Some(known) if other.contains(known) && other != known => known,
        _ => other,
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
