//! What the labels of a table mean: times, members of code lists, units; what its title adds.

mod titles;

pub(super) use titles::{ADDRESS, of_sheet_name};
use titles::{fixed, measure};

use crate::domain::{CellRef, DimensionCode, ListCode, Message};
use crate::intake::correction::Said;
use crate::intake::grid::{Grid, Kind, clean};
use crate::intake::lexicon::{Lexicon, Named};
use crate::intake::periods::{self, Time};
use crate::intake::reading::{Block, Column, ColumnRole, Fixed, Meaning, Packing};
use crate::intake::shape::lines_of;
use crate::intake::units;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Distinct labels looked at.
const SAMPLE: usize = 300;
/// Rows looked at for them.
const ROWS: usize = 3000;

/// Gives every column and level its meaning, and the block its measure, unit and fixed labels.
pub fn settle(grid: &Grid<'_>, block: &mut Block, lexicon: &Lexicon) {
    let rows = block.rows;
    let sections: BTreeSet<u32> = block.sections.iter().map(|section| section.cell.row).collect();
    for column in &mut block.columns {
        if column.role == ColumnRole::Label {
            let texts = texts_of_column(grid, column, rows, &sections);
            settle_column(column, &texts, lexicon);
        }
    }
    super::columns::settle_times(&mut block.columns, lexicon);
    settle_levels(block, lexicon);
    name_from_corner(grid, block, lexicon);
    settle_pairs(grid, block);
    two_ends(block);
    said(grid, block);
    fixed(block, lexicon);
    measure(block, lexicon);
    said_of_cells(grid, block);
    block.totals = totals(grid, block, lexicon);
}

/// Rows whose label is a total, by its word or by word of a person.
fn totals(grid: &Grid<'_>, block: &Block, lexicon: &Lexicon) -> Vec<u32> {
    let labels: Vec<&Column> =
        block.columns.iter().filter(|column| column.role == ColumnRole::Label).collect();
    lines_of(grid, block.rows.0, block.rows.1)
        .filter_map(|line| grid.rows().get(line).copied())
        .filter(|row| {
            grid.said().is_total(*row)
                || labels.iter().any(|column| {
                    let text = grid.label(*row, column.column);
                    !text.is_empty()
                        && text.chars().count() < 40
                        && lexicon.senses(&fold(&text)).iter().any(|sense| sense.code.is_total())
                })
        })
        .collect()
}

/// What a person said of label columns and header rows.
fn said(grid: &Grid<'_>, block: &mut Block) {
    for column in block.columns.iter_mut().filter(|column| column.role == ColumnRole::Label) {
        if let Some(Said::Tells(meaning)) = grid.said().column(column.column) {
            column.meaning = meaning.clone();
        }
    }
    for level in &mut block.levels {
        if let Some(Said::Tells(meaning)) = grid.said().row(level.row) {
            level.meaning = meaning.clone();
        }
    }
}

/// A cell of which a person said what it tells holds for the whole block.
fn said_of_cells(grid: &Grid<'_>, block: &mut Block) {
    for (cell, said) in grid.said().cells() {
        let text = grid.label(cell.row, cell.column);
        match said {
            Said::Unit => {
                block.scale_power = units::scale_of(&text);
                block.unit = Some(text);
            }
            Said::Title | Said::Tells(Meaning::Measure | Meaning::Indicator) => block.measure = text,
            Said::Tells(meaning) => {
                block.fixed.retain(|fixed| fixed.meaning != *meaning && fixed.cell != *cell);
                let (text, meaning) = match periods::only_period_in(&text) {
                    Some((_, found)) if *meaning == Meaning::Period => (found, meaning.clone()),
                    _ => (text, meaning.clone()),
                };
                block.fixed.push(Fixed { name: String::new(), meaning, text, code: None, cell: *cell });
            }
            _ => {}
        }
    }
}

fn texts_of_column(
    grid: &Grid<'_>,
    column: &Column,
    rows: (u32, u32),
    sections: &BTreeSet<u32>,
) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for line in lines_of(grid, rows.0, rows.1).take(ROWS) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        let blank = grid.kind_at(line, column.column) == Kind::Blank;
        if blank || texts.len() > SAMPLE || sections.contains(&row) {
            continue;
        }
        let label = grid.label(row, column.column);
        texts.insert(match &column.packing {
            Some(Packing::Prefixed { name }) => {
                label.strip_prefix(name.as_str()).unwrap_or(&label).trim_start_matches([':', ' ']).to_owned()
            }
            _ => label,
        });
    }
    texts
}

fn settle_column(column: &mut Column, texts: &BTreeSet<String>, lexicon: &Lexicon) {
    if matches!(column.meaning, Meaning::Period | Meaning::Indicator)
        || matches!(column.packing, Some(Packing::Separated { .. }))
    {
        return;
    }
    let times = texts.iter().filter(|text| periods::parse(text).is_some()).count();
    // Years above other lines of a column without a name are years still.
    let most = if column.name.is_empty() && column.fill_down { 3 } else { 6 };
    if times > 0 && times * 10 >= texts.len() * most {
        column.meaning = Meaning::Period;
        return;
    }
    let told = match &column.meaning {
        Meaning::Dimension(code) => Some(code.clone()),
        _ => None,
    };
    let found = list_of(texts, lexicon);
    let fits = |code: &DimensionCode| {
        lexicon
            .list_of(code.as_str())
            .is_some_and(|list| texts.is_empty() || share(texts, list, lexicon) * 3 >= texts.len())
    };
    // `Area` over `Urban`, `Rural` and `Total` is no place: another list knows more of them.
    let better = |code: &DimensionCode| {
        let own = lexicon.list_of(code.as_str()).map_or(0, |list| share(texts, list, lexicon));
        found.as_ref().is_none_or(|list| share(texts, list, lexicon) < own * 2)
    };
    column.meaning = match (told, found.clone()) {
        (Some(told), _) if fits(&told) && better(&told) => Meaning::Dimension(told),
        (_, Some(list)) => lexicon
            .dimension_of_list(list.as_str())
            .map_or(Meaning::Unknown, |code| Meaning::Dimension(code.clone())),
        (Some(told), None) => Meaning::Dimension(told),
        _ => Meaning::Unknown,
    };
}

fn share(texts: &BTreeSet<String>, list: &ListCode, lexicon: &Lexicon) -> usize {
    texts.iter().filter(|text| lexicon.lists_with(text).contains(list)).count()
}

/// The list most of the labels are members of.
fn list_of(texts: &BTreeSet<String>, lexicon: &Lexicon) -> Option<ListCode> {
    let mut counts: BTreeMap<ListCode, usize> = BTreeMap::new();
    for text in texts {
        for list in lexicon.lists_with(text) {
            *counts.entry(list).or_default() += 1;
        }
    }
    // Places first where lists tie: their names are the longest list.
    let (list, count) = counts
        .into_iter()
        .max_by_key(|(list, count)| (*count, list.as_str() == "area", list.as_str() == "sex"))?;
    // A few short codes prove nothing: SA is a country and a way to adjust.
    let long = texts
        .iter()
        .filter(|text| text.chars().count() > 3 && lexicon.lists_with(text).contains(&list))
        .count();
    // Totals are of any list, and `Sex` over women and men is no form of exploitation.
    let member = |text: &String| {
        let other = matches!(lexicon.named(text), Some(Named::Dimension(code))
            if lexicon.list_of(code.as_str()) != Some(&list) && lexicon.names_exactly(text));
        !other && lexicon.lists_of_members(text).contains(&list)
    };
    if !texts.iter().any(member) {
        return None;
    }
    let proved =
        long > 0 || list.as_str() == "age" || count >= 6 || (list.as_str() == "sex" && count == texts.len());
    (count * 10 >= texts.len() * 6 && count > 0 && proved).then_some(list)
}

fn settle_levels(block: &mut Block, lexicon: &Lexicon) {
    let mut name_of_next: Option<(String, Option<Meaning>)> = None;
    let count = block.levels.len();
    for (place, level) in block.levels.iter_mut().enumerate() {
        let texts: BTreeSet<String> = level.cells.iter().map(|cell| cell.text.clone()).collect();
        if let Some((name, meaning)) = name_of_next.take() {
            level.name = name;
            level.meaning = meaning.unwrap_or_default();
        }
        let times = texts.iter().filter(|text| periods::parse(text).is_some()).count();
        if texts.len() == 1 && place + 1 < count && level.cells.len() > 1 {
            // One heading over everything may name what the next row tells.
            let text = texts.first().cloned().unwrap_or_default();
            let named = match lexicon.named(&text) {
                Some(Named::Dimension(code)) if text.chars().count() < 40 => Some(Meaning::Dimension(code)),
                Some(Named::Period) => Some(Meaning::Period),
                _ => None,
            };
            if named.is_some() {
                name_of_next = Some((text, named));
                continue;
            }
        }
        // `Prel. 2018` beside years is one of them.
        let with_words = texts
            .iter()
            .filter(|text| text.chars().count() <= 24 && periods::only_period_in(text).is_some())
            .count();
        let told = times > 0 && times * 2 >= texts.len() && (times + with_words) * 10 >= texts.len() * 9;
        if times > 0 && times * 10 >= texts.len() * 6 || told {
            level.meaning = Meaning::Period;
        } else if level.meaning == Meaning::Unknown
            && let Some(list) = list_of(&texts, lexicon)
            && let Some(code) = lexicon.dimension_of_list(list.as_str())
        {
            level.meaning = Meaning::Dimension(code.clone());
        }
    }
}

/// The corner may name rows and columns: `geo\TIME_PERIOD`, `receiving (across) / sending (down)`.
fn name_from_corner(grid: &Grid<'_>, block: &mut Block, lexicon: &Lexicon) {
    let Some(level) = block.levels.last_mut() else { return };
    let labels: Vec<usize> = block
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == ColumnRole::Label)
        .map(|(place, _)| place)
        .collect();
    let Some(last) = labels.last().and_then(|place| block.columns.get_mut(*place)) else { return };
    let corner = grid.words(level.row, last.column);
    let Some((left, right)) = corner.split_once(['\\', '/']) else { return };
    let side = |text: &str| {
        let low = text.to_lowercase();
        let across = low.contains("across") || low.contains("column");
        let down = low.contains("down") || low.contains("row");
        let name = low.split('(').next().unwrap_or("").trim().to_owned();
        (name, across, down)
    };
    let (left, right) = (side(left), side(right));
    let (down, across) = if left.1 || right.2 { (right.0, left.0) } else { (left.0, right.0) };
    for (name, meaning) in [(&down, &mut last.meaning), (&across, &mut level.meaning)] {
        if let Some(Named::Dimension(code)) = lexicon.named(name)
            && *meaning != Meaning::Period
        {
            *meaning = Meaning::Dimension(code);
        }
    }
    level.name = across;
    last.name = down;
}

/// `2009-10` among its neighbours: years where all of them are such pairs.
fn settle_pairs(grid: &Grid<'_>, block: &mut Block) {
    let mut pairs = BTreeSet::new();
    let mut months = false;
    let mut look = |text: &str| match periods::parse(text) {
        Some(Time::YearPair(year)) => {
            pairs.insert(year);
        }
        Some(Time::Whole(period)) if period.kind() == crate::domain::PeriodKind::Month => months = true,
        _ => {}
    };
    for level in &block.levels {
        level.cells.iter().for_each(|cell| look(&cell.text));
    }
    for column in block.columns.iter().filter(|column| column.meaning == Meaning::Period) {
        texts_of_column(grid, column, block.rows, &BTreeSet::new()).iter().for_each(|text| look(text));
    }
    block.year_pairs = !pairs.is_empty() && !months;
}

/// A matrix of places by places has two ends: rows are where people come from unless words say otherwise.
fn two_ends(block: &mut Block) {
    let area = Meaning::Dimension(DimensionCode::from(DimensionCode::AREA));
    let column = block
        .columns
        .iter_mut()
        .filter(|column| column.role == ColumnRole::Label)
        .find(|column| column.meaning == area);
    let level = block.levels.iter_mut().find(|level| level.meaning == area);
    if let (Some(column), Some(level)) = (column, level) {
        column.meaning = Meaning::Dimension(DimensionCode::from("origin"));
        level.meaning = Meaning::Dimension(DimensionCode::from("destination"));
        block.reasons.push(Message::new("intake-reason-two-ends"));
    }
}
