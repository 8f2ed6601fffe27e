//! What stands above a column of values: its headings as labels, times, unit and measure.

use super::{ColumnPlan, Run, name_of, shown_differs};
use crate::domain::{CellRef, Code, Label};
use crate::intake::grid::Kind;
use crate::intake::periods::{self, Time};
use crate::intake::reading::{Block, ColumnRole, HeaderCell, Level, Meaning, Scope};
use crate::intake::{ages, packing, units};
use crate::text::fold;
use std::sync::Arc;

impl Run<'_> {
    /// Everything above a column.
    pub(super) fn plan(&mut self, column: u32) -> ColumnPlan {
        let block = self.block;
        let mut plan = ColumnPlan {
            column,
            labels: Vec::new(),
            times: Vec::new(),
            measure: Arc::from(""),
            unit: block.unit.as_deref().and_then(units::base_of).map(|unit| Arc::from(unit.as_str())),
            scale_power: block.scale_power,
            relative: false,
            beside: beside(block, column),
        };
        let mut words: Vec<String> = Vec::new();
        let last = block.levels.len().saturating_sub(1);
        for (place, level) in block.levels.iter().enumerate() {
            let Some(cell) = level.cells.iter().find(|cell| cell.column == column) else {
                continue;
            };
            if let Some(time) = self.header_time(cell.source, &cell.text) {
                plan.times.push(time);
                if shown_differs(&cell.text, time) {
                    let label = self.label("time", &cell.text, cell.source);
                    plan.labels.push(label);
                }
                continue;
            }
            if level.meaning == Meaning::Period
                && let Some((period, _)) = periods::only_period_in(&cell.text)
                && cell.text.chars().count() <= 24
            {
                plan.times.push(Time::Whole(period));
                let label = self.label("time", &cell.text, cell.source);
                plan.labels.push(label);
                continue;
            }
            if place == last {
                self.time_of_left(level, column, &mut plan);
            }
            if units::is_unit(&cell.text, self.lexicon)
                && level.meaning != Meaning::Measure
                && block.levels.len() > 1
            {
                plan.unit = units::base_of(&cell.text).map(|unit| Arc::from(unit.as_str()));
                let power = units::scale_of(&cell.text);
                plan.relative |= units::is_relative(&cell.text);
                plan.scale_power = if power == 0 { plan.scale_power } else { power };
                continue;
            }
            plan.relative |= units::is_relative(&cell.text) && units::scale_of(&cell.text) == 0;
            if let Some(unit) = units::unit_of(&cell.text, self.lexicon) {
                plan.unit = units::base_of(&unit).map(|unit| Arc::from(unit.as_str()));
                plan.scale_power = units::scale_of(&unit);
            } else if units::scale_of(&cell.text) != 0 {
                plan.scale_power = units::scale_of(&cell.text);
            }
            let kind = if level.meaning == Meaning::Period { &Meaning::Unknown } else { &level.meaning };
            let name = name_of(kind, &level.name, &format!("heading {}", place + 1));
            let packed = self.packed(&cell.text, cell.source);
            if packed.is_empty() {
                let label = self.label(&name, &cell.text, cell.source);
                let known = label.code.is_some();
                plan.labels.push(label);
                if !known {
                    plan.labels.extend(self.embedded(&cell.text, cell.source));
                }
            } else {
                plan.labels.extend(packed);
            }
            self.parted(level, &cell.text, cell.source, &mut plan);
            if !matches!(level.meaning, Meaning::Dimension(_)) {
                words.push(cell.text.clone());
            }
        }
        if let Some(path) = self.path(column) {
            let cell = CellRef::new(block.rows.0.saturating_sub(1), column);
            if let Some((_, leaf)) =
                path.rsplit_once(" | ").filter(|(_, leaf)| !words.iter().any(|word| word == leaf))
            {
                let label = self.label("member", leaf, cell);
                plan.labels.push(label);
            }
            let label = self.label("path", &path, cell);
            plan.labels.push(label);
        }
        if plan.times.is_empty() && !self.has_time {
            // `Migrants 2015` names its year itself.
            let named = block.levels.iter().rev().find_map(|level| {
                let cell = level.cells.iter().find(|cell| cell.column == column)?;
                periods::only_period_in(&cell.text)
            });
            plan.times.extend(named.map(|(period, _)| Time::Whole(period)));
        }
        if plan.relative {
            plan.scale_power = 0;
        }
        plan.measure = if words.is_empty() {
            Arc::from(block.measure.as_str())
        } else {
            Arc::from(words.join(" | ").as_str())
        };
        if block.measure.is_empty() || plan.labels.is_empty() {
            let title = block.measure.clone();
            plan.labels.extend(self.embedded(&title, CellRef::new(0, 0)));
        }
        plan
    }

    /// `Arrivals ; North ; Men`: each part is a label too.
    fn parted(&mut self, level: &Level, text: &str, cell: CellRef, plan: &mut ColumnPlan) {
        let headings: Vec<&str> = level.cells.iter().map(|cell| cell.text.as_str()).collect();
        let Some(separator) = packing::separator_of(&headings) else { return };
        for part in packing::parts(text, separator) {
            if let Some(time) = periods::parse(part) {
                plan.times.push(time);
                continue;
            }
            let list = self.lexicon.lists_of_members(part).into_iter().next();
            let known = list.and_then(|list| self.lexicon.dimension_of_list(list.as_str()).cloned());
            let label = match known {
                Some(code) => self.label(code.as_str(), part, cell),
                None => self.label("part", part, cell),
            };
            plan.labels.push(label);
        }
    }

    /// Some columns have more headings than others: then only the whole path names a member. It goes down
    /// to the last row of headings that some columns have none in.
    fn path(&self, column: u32) -> Option<String> {
        let values = self.block.columns.iter().filter(|column| column.role == ColumnRole::Value).count();
        let last = self.block.levels.iter().rposition(|level| level.cells.len() < values)?;
        let mut words: Vec<String> = Vec::new();
        let mut prefix: Option<&str> = None;
        for level in self.block.levels.get(..=last)?.iter().filter(|level| level.meaning != Meaning::Period) {
            let Some(cell) = level.cells.iter().find(|cell| cell.column == column) else { continue };
            if self.header_time(cell.source, &cell.text).is_some() {
                continue;
            }
            if is_subordinate(&cell.text) {
                // "of which" goes with the words below it and hangs on the heading to its left.
                let left = level
                    .cells
                    .iter()
                    .rev()
                    .find(|other| other.column < column && !is_subordinate(&other.text));
                words.extend(left.map(|left| left.text.clone()).filter(|text| words.last() != Some(text)));
                prefix = Some(&cell.text);
                continue;
            }
            let word =
                prefix.take().map_or_else(|| cell.text.clone(), |prefix| format!("{prefix} {}", cell.text));
            if words.last() != Some(&word) {
                words.push(word);
            }
        }
        (words.len() > 1).then(|| words.join(" | "))
    }

    fn header_time(&self, cell: CellRef, text: &str) -> Option<Time> {
        match self.grid.kind(cell.row, cell.column) {
            Kind::Year | Kind::Period | Kind::Date => self.grid.time(cell.row, cell.column),
            _ => periods::parse(text),
        }
    }

    /// In a row of years with further headings between them, the year to the left holds for these too.
    fn time_of_left(&mut self, level: &Level, column: u32, plan: &mut ColumnPlan) {
        let times: Vec<&HeaderCell> =
            level.cells.iter().filter(|cell| self.header_time(cell.source, &cell.text).is_some()).collect();
        if times.len() < 2 || times.len() * 4 >= level.cells.len() * 3 {
            return;
        }
        if let Some(cell) = times.iter().rev().find(|cell| cell.column < column)
            && let Some(time) = self.header_time(cell.source, &cell.text)
        {
            plan.times.push(time);
            if shown_differs(&cell.text, time) {
                let label = self.label("time", &cell.text, cell.source);
                plan.labels.push(label);
            }
        }
    }

    /// `Female_0_4`: two labels in one heading.
    fn packed(&mut self, text: &str, cell: CellRef) -> Vec<Label> {
        for separator in ['_', '|', ',', ';', ':', '–', '-', ' '] {
            let Some((left, right)) = text.split_once(separator) else { continue };
            let (left, right) = (left.trim(), right.trim());
            let sex = |text: &str| {
                self.lexicon.senses(&fold(text)).iter().any(|sense| sense.list.as_str() == "sex")
                    && text.chars().count() > 1
            };
            let age = ages::parse(right).is_some();
            if sex(left)
                && !right.is_empty()
                && (age
                    || separator == '_'
                    || (separator != ' ' && !self.lexicon.lists_with(right).is_empty()))
            {
                let name = if age { "age" } else { "group" };
                return vec![self.label("sex", left, cell), self.label(name, right, cell)];
            }
            if sex(right) && ages::parse(left).is_some() {
                return vec![self.label("age", left, cell), self.label("sex", right, cell)];
            }
        }
        Vec::new()
    }

    /// A sex named within a longer heading: `Migrant stock (female)`.
    fn embedded(&mut self, text: &str, cell: CellRef) -> Option<Label> {
        let words: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric() && !crate::text::is_lao(letter))
            .filter(|word| !word.is_empty())
            .collect();
        let mut found: Vec<(String, Code)> = Vec::new();
        for length in [2usize, 1] {
            for run in words.windows(length) {
                let phrase = run.join(" ");
                let folded = fold(&phrase);
                if folded.chars().count() < 3 || matches!(folded.as_str(), "total" | "all" | "ລວມ") {
                    continue;
                }
                for sense in self.lexicon.senses(&folded).iter().filter(|sense| {
                    sense.list.as_str() == "sex" && matches!(sense.code.as_str(), "F" | "M" | "_T")
                }) {
                    if !found.iter().any(|(_, code)| *code == sense.code) {
                        found.push((phrase.clone(), sense.code.clone()));
                    }
                }
            }
        }
        match found.as_slice() {
            [(phrase, _)] => Some(self.label("sex", phrase, cell)),
            _ => None,
        }
    }
}

/// The label columns that speak of a value column.
fn beside(block: &Block, value: u32) -> Vec<usize> {
    let labels = || block.columns.iter().enumerate().filter(|(_, column)| column.role == ColumnRole::Label);
    let mut chosen: Vec<usize> = Vec::new();
    let mut slots: Vec<u32> = Vec::new();
    for (place, column) in labels() {
        if slots.contains(&column.slot) {
            continue;
        }
        let same = || labels().filter(|(_, other)| other.slot == column.slot);
        let alone = same().count() == 1;
        let found = match column.scope {
            Scope::Row => Some(place),
            Scope::Rightward => same().rfind(|(_, other)| other.column < value).map(|(place, _)| place),
            Scope::Leftward if alone => {
                (column.column > value && same_heading(block, value, column.column)).then_some(place)
            }
            Scope::Leftward => same().find(|(_, other)| other.column > value).map(|(place, _)| place),
        };
        if column.scope == Scope::Row && !alone {
            chosen.extend(same().map(|(place, _)| place));
        } else {
            chosen.extend(found);
        }
        slots.push(column.slot);
    }
    chosen
}

/// Whether the topmost heading over a value reaches a label column to its right.
fn same_heading(block: &Block, value: u32, label: u32) -> bool {
    let Some(top) = block.levels.first().filter(|_| block.levels.len() > 1) else { return true };
    let Some(own) = top.cells.iter().find(|cell| cell.column == value) else { return false };
    let next =
        top.cells.iter().map(|cell| cell.source.column).filter(|column| *column > own.source.column).min();
    next.is_none_or(|next| label < next)
}

/// Words that make what follows a part of what stands before.
fn is_subordinate(text: &str) -> bool {
    matches!(fold(text).as_str(), "of which" | "ໃນນັ້ນ" | "including" | "thereof" | "in which" | "ໃນນີ້")
}
