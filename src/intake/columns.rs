//! What the columns of a table are for: labels, values, codes, remarks; which labels fill down, which
//! belong to which values.

use super::correction::Said;
use super::grid::{Grid, Kind};
use super::lexicon::{Lexicon, Named};
use super::reading::{Column, ColumnRole, Meaning, Packing, Scope};
use super::shape::{Shape, lines_of};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Counts of a column's cells in the body.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Numbers that are no years.
    pub numbers: u32,
    /// Years.
    pub years: u32,
    /// Other times.
    pub times: u32,
    /// Missing marks.
    pub markers: u32,
    /// Words.
    pub texts: u32,
}

impl Tally {
    fn filled(&self) -> u32 {
        self.numbers + self.years + self.times + self.markers + self.texts
    }
}

/// Counts every column of a table once.
pub fn tallies(grid: &Grid<'_>, shape: &Shape) -> Vec<Tally> {
    let mut tallies: Vec<Tally> =
        (shape.column_first..=shape.column_last).map(|_| Tally::default()).collect();
    let skip = usize::try_from(shape.column_first).unwrap_or(0);
    let wide = shape.column_last > shape.column_first;
    for line in lines_of(grid, shape.body_first, shape.body_last) {
        // A lone word names the rows below and says nothing of its column.
        let mut filled = grid.line(line).iter().skip(skip).filter(|kind| **kind != Kind::Blank);
        let lone = filled.next().is_some_and(|kind| !kind.is_number() && *kind != Kind::Marker);
        if wide && lone && filled.next().is_none() {
            continue;
        }
        for (tally, kind) in tallies.iter_mut().zip(grid.line(line).iter().skip(skip)) {
            match kind {
                Kind::Number | Kind::NumberText => tally.numbers += 1,
                Kind::Year => tally.years += 1,
                Kind::Period | Kind::Date => tally.times += 1,
                Kind::Marker => tally.markers += 1,
                Kind::Text => tally.texts += 1,
                Kind::Blank => {}
            }
        }
    }
    tallies
}

/// A first idea of a column, before its header is known: does it hold values?
pub fn looks_like_values(tally: &Tally) -> bool {
    let values = tally.numbers + tally.markers;
    tally.numbers > 0 && values * 2 >= tally.filled() && tally.texts <= values
}

/// The columns of a table with their roles. `names` are the header words above each column.
pub fn columns(
    grid: &Grid<'_>,
    shape: &Shape,
    tallies: &[Tally],
    names: &[String],
    spanned: &[bool],
    lexicon: &Lexicon,
) -> Vec<Column> {
    let mut columns = Vec::new();
    for (((column, tally), name), spanned) in (shape.column_first..).zip(tallies).zip(names).zip(spanned) {
        // A name that several columns have groups values; it names no key.
        let spanned =
            *spanned || (!name.is_empty() && names.iter().filter(|other| *other == name).count() > 1);
        let (role, meaning) = role(grid, shape, column, tally, name, spanned, lexicon);
        columns.push(Column {
            column,
            role,
            name: name.clone(),
            meaning,
            fill_down: false,
            scope: Scope::Row,
            slot: column,
            packing: None,
        });
    }
    settle_counts(&mut columns, tallies, lexicon);
    settle_years(grid, shape, &mut columns, tallies);
    settle_keys(grid, shape, &mut columns, tallies);
    settle_numbering(grid, shape, &mut columns, tallies);
    settle_codes(&mut columns);
    settle_twins(grid, shape, &mut columns, lexicon);
    settle_said(grid, &mut columns);
    settle_slots(grid, shape, &mut columns);
    settle_fill_down(grid, shape, &mut columns);
    settle_packing(grid, shape, &mut columns, lexicon);
    columns
}

/// What a person said of a column.
fn settle_said(grid: &Grid<'_>, columns: &mut [Column]) {
    for column in columns {
        match grid.said().column(column.column) {
            Some(Said::Label) => column.role = ColumnRole::Label,
            Some(Said::Values | Said::Total) => {
                (column.role, column.meaning) = (ColumnRole::Value, Meaning::Unknown);
            }
            Some(Said::Code) => column.role = ColumnRole::Code,
            Some(Said::Flag) => column.role = ColumnRole::Flag,
            Some(Said::Unit) => (column.role, column.meaning) = (ColumnRole::Unit, Meaning::Unit),
            Some(Said::Tells(meaning)) => {
                (column.role, column.meaning) = (ColumnRole::Label, meaning.clone());
            }
            Some(Said::Ignored | Said::Header | Said::Title | Said::Section) | None => {}
        }
    }
}

fn role(
    grid: &Grid<'_>,
    shape: &Shape,
    column: u32,
    tally: &Tally,
    name: &str,
    spanned: bool,
    lexicon: &Lexicon,
) -> (ColumnRole, Meaning) {
    let named = lexicon.named(name);
    let filled = tally.filled();
    if filled == 0 {
        let counts = !name.is_empty() && matches!(named, None | Some(Named::Value));
        return (if counts { ColumnRole::Value } else { ColumnRole::Ignored }, Meaning::Unknown);
    }
    let mostly = |count: u32| count * 10 >= filled * 8;
    match named {
        Some(Named::Note) => return (ColumnRole::Note, Meaning::Unknown),
        Some(Named::Flag) if !looks_like_values(tally) => return (ColumnRole::Flag, Meaning::Unknown),
        Some(Named::Unit) if tally.texts > tally.numbers => return (ColumnRole::Unit, Meaning::Unit),
        Some(Named::Period) if mostly(tally.years + tally.times) => {
            return (ColumnRole::Label, Meaning::Period);
        }
        // Quarters and months as bare numbers beside a year.
        Some(Named::Period) if !spanned && mostly(tally.numbers) && small_whole(grid, shape, column, 12) => {
            return (ColumnRole::Label, Meaning::Period);
        }
        Some(Named::Code)
            if (!spanned || !may_be_unit(name))
                && (tally.texts <= tally.numbers + tally.years || all_digits(grid, shape, column)) =>
        {
            return (ColumnRole::Code, Meaning::Unknown);
        }
        Some(Named::Indicator) if tally.texts > tally.numbers => {
            return (ColumnRole::Label, Meaning::Indicator);
        }
        Some(Named::Dimension(code))
            if !spanned && are_members(grid, shape, column, code.as_str(), lexicon) =>
        {
            return (ColumnRole::Label, Meaning::Dimension(code));
        }
        Some(Named::Dimension(code)) if !spanned || tally.texts > tally.numbers => {
            let value = looks_like_values(tally)
                && !matches!(
                    code.as_str(),
                    "age" | "sex" | "area" | "origin" | "destination" | "citizenship"
                );
            if !value {
                let code_of_name = looks_like_values(tally)
                    && matches!(code.as_str(), "area" | "origin" | "destination" | "citizenship");
                let role = if code_of_name { ColumnRole::Code } else { ColumnRole::Label };
                return (role, Meaning::Dimension(code));
            }
        }
        _ => {}
    }
    if name.is_empty() && is_sequence(grid, shape, column, tally) {
        return (ColumnRole::Code, Meaning::Unknown);
    }
    if mostly(tally.times) && !spanned {
        return (ColumnRole::Label, Meaning::Period);
    }
    if looks_like_values(tally) || (tally.markers == filled && !name.is_empty()) {
        return (ColumnRole::Value, Meaning::Unknown);
    }
    if tally.years * 10 >= filled * 8 {
        // Settled when all columns are known: a label where values stand beside it.
        return (ColumnRole::Value, Meaning::Period);
    }
    if tally.texts + tally.times + tally.markers > tally.numbers + tally.years {
        if spanned && mostly(tally.markers) {
            return (ColumnRole::Value, Meaning::Unknown);
        }
        return (ColumnRole::Label, Meaning::Unknown);
    }
    (ColumnRole::Value, Meaning::Unknown)
}

/// Whether the cells are codes of the dimension's list, also where they look like numbers.
fn are_members(grid: &Grid<'_>, shape: &Shape, column: u32, dimension: &str, lexicon: &Lexicon) -> bool {
    let Some(list) = lexicon.list_of(dimension) else { return false };
    let texts: BTreeSet<String> = lines_of(grid, shape.body_first, shape.body_last)
        .take(2000)
        .filter_map(|line| grid.rows().get(line))
        .map(|row| grid.words(*row, column))
        .filter(|words| !words.is_empty())
        .take(500)
        .collect();
    let known = texts.iter().filter(|text| lexicon.lists_with(text).contains(list)).count();
    known > 0 && known * 10 >= texts.len() * 8
}

/// Whether all cells are codes of digits, as `0101`.
fn all_digits(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    lines_of(grid, shape.body_first, shape.body_last).take(500).all(|line| {
        let Some(row) = grid.rows().get(line).copied() else { return true };
        grid.words(row, column).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

/// Short words that head columns of counts as often as columns of codes.
fn may_be_unit(name: &str) -> bool {
    matches!(crate::text::fold(name).as_str(), "no" | "nr" | "x" | "y" | "item" | "row" | "#" | "")
}

fn small_whole(grid: &Grid<'_>, shape: &Shape, column: u32, most: u32) -> bool {
    lines_of(grid, shape.body_first, shape.body_last).take(200).all(|line| {
        let Some(row) = grid.rows().get(line).copied() else { return true };
        grid.kind_at(line, column) == Kind::Blank
            || grid.words(row, column).parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    })
}

/// `0 1 2 3 …` or `1 2 3 …` without a header numbers the rows.
fn is_sequence(grid: &Grid<'_>, shape: &Shape, column: u32, tally: &Tally) -> bool {
    // `1` and `2` before names number the rows of a short table.
    let before_names = column == shape.column_first
        && lines_of(grid, shape.body_first, shape.body_last)
            .take(40)
            .all(|line| matches!(grid.kind_at(line, column + 1), Kind::Text | Kind::Blank));
    let least = if before_names { 2 } else { 4 };
    if tally.texts + tally.markers > 0 || tally.numbers < least {
        return false;
    }
    let mut last: Option<f64> = None;
    for line in lines_of(grid, shape.body_first, shape.body_last).take(1000) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        let words = grid.words(row, column);
        let Ok(number) = words.trim_matches(['(', ')', '.']).parse::<f64>() else { continue };
        let follows = last.map_or(least == 4 || number == 1.0, |last| number == last + 1.0);
        if !follows {
            return false;
        }
        last = Some(number);
    }
    true
}

/// A column of years is a label where other columns hold the values; alone it may be the values.
fn settle_years(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let sure = columns
        .iter()
        .filter(|column| column.role == ColumnRole::Value && column.meaning != Meaning::Period)
        .count();
    let first_value = columns
        .iter()
        .find(|column| column.role == ColumnRole::Value && column.meaning != Meaning::Period)
        .map(|column| column.column);
    for (column, tally) in columns.iter_mut().zip(tallies) {
        if column.role != ColumnRole::Value || column.meaning != Meaning::Period {
            continue;
        }
        let left = first_value.is_none_or(|first| column.column < first);
        let label = sure > 0 && (left || column.name.is_empty() || repeated(grid, shape, column.column));
        if label && tally.numbers == 0 {
            column.role = ColumnRole::Label;
        } else {
            column.meaning = Meaning::Unknown;
        }
    }
}

fn repeated(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    let count = lines.len().min(400);
    let distinct: BTreeSet<String> = lines
        .take(400)
        .filter_map(|line| grid.rows().get(line))
        .map(|row| grid.words(*row, column))
        .collect();
    distinct.len() * 2 < count
}

/// Numbers left of everything that step evenly or come round again are keys: ages 0, 5, 10 …
fn settle_keys(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value).count();
    if values < 2 {
        return;
    }
    for (column, tally) in columns.iter_mut().zip(tallies) {
        match column.role {
            ColumnRole::Label | ColumnRole::Code | ColumnRole::Note | ColumnRole::Ignored => continue,
            ColumnRole::Value => {}
            _ => break,
        }
        let rest_named = column.name.is_empty();
        if !rest_named || tally.markers > 0 || tally.numbers < 3 {
            break;
        }
        if steps_evenly(grid, shape, column.column) {
            column.role = ColumnRole::Label;
        }
        break;
    }
}

fn steps_evenly(grid: &Grid<'_>, shape: &Shape, column: u32) -> bool {
    let numbers: Vec<f64> = lines_of(grid, shape.body_first, shape.body_last)
        .take(400)
        .filter_map(|line| grid.rows().get(line))
        .filter_map(|row| grid.words(*row, column).parse().ok())
        .collect();
    let steps: Vec<f64> = numbers.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    let Some(first) = steps.first().copied() else { return false };
    first > 0.0
        && numbers.iter().all(|number| number.fract() == 0.0)
        && steps.iter().filter(|step| **step == first).count() * 10 >= steps.len() * 8
}

/// A first column that counts 1, 2, 3 beside nothing but words numbers notes.
fn settle_numbering(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], tallies: &[Tally]) {
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value).count();
    if values != 1 {
        return;
    }
    for (column, tally) in columns.iter_mut().zip(tallies) {
        let first = column.column == shape.column_first;
        if first && column.role == ColumnRole::Value && is_sequence(grid, shape, column.column, tally) {
            column.role = ColumnRole::Code;
        }
    }
}

/// `Asylum-seekers` over numbers counts them; codes of a dimension have its names beside them.
fn settle_counts(columns: &mut [Column], tallies: &[Tally], lexicon: &Lexicon) {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    for (column, tally) in columns.iter_mut().zip(tallies) {
        let named_within = column.role == ColumnRole::Code
            && matches!(column.meaning, Meaning::Dimension(_))
            && looks_like_values(tally)
            && !lexicon.names_exactly(&column.name);
        let beside = |name: &String| {
            *name != column.name && name.chars().count() > 3 && column.name.contains(name.as_str())
        };
        if named_within && !names.iter().any(beside) {
            (column.role, column.meaning) = (ColumnRole::Value, Meaning::Unknown);
        }
    }
}

/// `Year` says when; `Source year` beside it says when something else was.
pub(super) fn settle_times(columns: &mut [Column], lexicon: &Lexicon) {
    let is_time = |column: &Column| column.role == ColumnRole::Label && column.meaning == Meaning::Period;
    if !columns.iter().any(|column| is_time(column) && lexicon.names_exactly(&column.name)) {
        return;
    }
    for column in columns.iter_mut() {
        if is_time(column) && !column.name.is_empty() && !lexicon.names_exactly(&column.name) {
            column.meaning = Meaning::Unknown;
        }
    }
}

/// Most columns of labels that all speak of a value.
const MOST_LABELS: usize = 9;

/// In a wide table of records codes beside their names, and columns that never change, say nothing more.
fn settle_twins(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], lexicon: &Lexicon) {
    let is_label = |column: &Column| column.role == ColumnRole::Label;
    if columns.iter().filter(|column| is_label(column)).count() <= MOST_LABELS {
        return;
    }
    let lines: Vec<u32> = lines_of(grid, shape.body_first, shape.body_last)
        .take(1000)
        .filter_map(|line| grid.rows().get(line).copied())
        .collect();
    let words = |column: u32| lines.iter().map(|row| grid.words(*row, column)).collect::<Vec<_>>();
    let texts: BTreeMap<u32, Vec<String>> = columns
        .iter()
        .filter(|column| is_label(column))
        .map(|column| (column.column, words(column.column)))
        .collect();
    for place in 0..columns.len() {
        let twin = columns.get(place).is_some_and(|column| {
            is_label(column) && is_code(column, lexicon) && has_twin(column, columns, &texts)
        });
        if twin && let Some(column) = columns.get_mut(place) {
            column.role = ColumnRole::Code;
        }
    }
    let mut left = columns.iter().filter(|column| is_label(column)).count();
    for column in columns.iter_mut().rev() {
        let dull = is_label(column)
            && column.meaning == Meaning::Unknown
            && lines.len() > 2
            && texts
                .get(&column.column)
                .is_some_and(|own| own.windows(2).all(|two| two.first() == two.get(1)));
        if dull && left > MOST_LABELS {
            column.role = ColumnRole::Note;
            left -= 1;
        }
    }
}

fn is_code(column: &Column, lexicon: &Lexicon) -> bool {
    matches!(lexicon.named(&column.name), Some(Named::Code))
        || crate::text::fold(&column.name).ends_with("code")
}

/// Whether a column of names says the same as a column of codes.
fn has_twin(column: &Column, columns: &[Column], texts: &BTreeMap<u32, Vec<String>>) -> bool {
    let Some(own) = texts.get(&column.column) else { return false };
    columns.iter().any(|other| {
        other.column != column.column
            && other.role == ColumnRole::Label
            && !crate::text::fold(&other.name).ends_with("code")
            && texts.get(&other.column).is_some_and(|other| one_to_one(own, other))
    })
}

/// Whether each text of one column goes with one text of the other, and the other way round.
fn one_to_one(one: &[String], other: &[String]) -> bool {
    let (mut there, mut back) = (HashMap::new(), HashMap::new());
    one.iter().zip(other).all(|(one, other)| {
        one.is_empty() == other.is_empty()
            && *there.entry(one).or_insert(other) == other
            && *back.entry(other).or_insert(one) == one
    })
}

/// Codes stand in for names where a table has no names.
fn settle_codes(columns: &mut [Column]) {
    let named =
        columns.iter().any(|column| column.role == ColumnRole::Label && column.meaning != Meaning::Period);
    if named {
        return;
    }
    for column in columns.iter_mut() {
        if column.role == ColumnRole::Code && matches!(column.meaning, Meaning::Dimension(_)) {
            column.role = ColumnRole::Label;
        }
    }
}

/// Label columns of the same name serve the values beside them.
fn settle_slots(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column]) {
    let first_value = columns
        .iter()
        .find(|column| column.role == ColumnRole::Value)
        .map_or(u32::MAX, |column| column.column);
    let last_value = columns
        .iter()
        .rev()
        .find(|column| column.role == ColumnRole::Value)
        .map_or(0, |column| column.column);
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        if matches!(column.role, ColumnRole::Label | ColumnRole::Flag | ColumnRole::Unit)
            && !column.name.is_empty()
        {
            by_name.entry(column.name.to_lowercase()).or_default().push(place);
        }
    }
    // Repeated without a name: the same words as the first column.
    let first_label = columns.iter().position(|column| column.role == ColumnRole::Label);
    for place in 0..columns.len() {
        let Some((first, column)) =
            first_label.and_then(|first| Some((columns.get(first)?, columns.get(place)?)))
        else {
            break;
        };
        if column.role == ColumnRole::Label
            && column.column > first_value
            && same_words(grid, shape, first.column, column.column)
        {
            let (slot, name, meaning) = (first.slot, first.name.clone(), first.meaning.clone());
            if let Some(column) = columns.get_mut(place) {
                (column.slot, column.name, column.meaning, column.scope) =
                    (slot, name, meaning, Scope::Rightward);
            }
        }
    }
    for places in by_name.values().filter(|places| places.len() > 1) {
        let first = places.first().and_then(|place| columns.get(*place)).map_or(0, |column| column.column);
        let scope = if first < first_value { Scope::Rightward } else { Scope::Leftward };
        for place in places {
            if let Some(column) = columns.get_mut(*place) {
                column.slot = first;
                column.scope = scope;
            }
        }
    }
    // A lone column of words between values speaks of the value before it, unless labels stand there only.
    for column in columns.iter_mut() {
        let inside = column.column > first_value && column.column < last_value;
        if column.role == ColumnRole::Label
            && column.scope == Scope::Row
            && inside
            && column.slot == column.column
        {
            column.scope = Scope::Leftward;
        }
    }
}

fn same_words(grid: &Grid<'_>, shape: &Shape, one: u32, other: u32) -> bool {
    if one == other {
        return false;
    }
    let (mut same, mut all) = (0, 0);
    for line in lines_of(grid, shape.body_first, shape.body_last).take(200) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        if grid.kind_at(line, other) == Kind::Blank {
            continue;
        }
        all += 1;
        same += u32::from(grid.label(row, one) == grid.label(row, other));
    }
    all >= 3 && same * 10 >= all * 8
}

/// Key columns that are written once for a group of rows.
fn settle_fill_down(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column]) {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    let labels: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == ColumnRole::Label)
        .map(|(place, _)| place)
        .collect();
    for (order, place) in labels.iter().enumerate() {
        let Some(column) = columns.get(*place).map(|column| column.column) else { continue };
        let merged = lines.clone().any(|line| {
            grid.rows()
                .get(line)
                .is_some_and(|row| grid.covered(*row, column) && grid.origin(*row, column).0 != *row)
        });
        // Of nested keys only the innermost is written in every row.
        let fills = merged
            || labels
                .iter()
                .skip(order + 1)
                .filter_map(|place| columns.get(*place))
                .any(|next| keys_above(grid, lines.clone(), column, next.column));
        if fills && let Some(column) = columns.get_mut(*place) {
            column.fill_down = true;
        }
    }
}

/// The first row has a key, many rows have none, and the labels beside it come round again.
fn keys_above(grid: &Grid<'_>, lines: std::ops::Range<usize>, column: u32, next: u32) -> bool {
    let (mut blank, mut filled, mut both, mut all) = (0u32, 0u32, 0u32, 0u32);
    let mut first_filled = None;
    let mut beside: HashMap<String, u32> = HashMap::new();
    let mut with_next = 0u32;
    for line in lines.take(4000) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        let values = grid
            .line(line)
            .iter()
            .skip(usize::try_from(next).unwrap_or(0) + 1)
            .any(|kind| *kind != Kind::Blank);
        if !values {
            continue;
        }
        let has = grid.kind_at(line, column) != Kind::Blank;
        first_filled.get_or_insert(has);
        blank += u32::from(!has);
        filled += u32::from(has);
        all += 1;
        both +=
            u32::from(has && grid.kind_at(line, next) != Kind::Blank && is_word(&grid.words(row, column)));
        if grid.kind_at(line, next) != Kind::Blank {
            with_next += 1;
            *beside.entry(grid.label(row, next)).or_default() += 1;
        }
    }
    let come_again = beside.values().filter(|count| **count > 1).count() * 2 >= beside.len();
    // A single group has nothing to come round: the key is written once, at the top.
    let single = filled == 1 && first_filled == Some(true);
    // Every row has the inner key, and the first of each group the outer one too.
    let nested = filled > 1 && both * 3 >= filled * 2 && with_next * 10 >= all * 8;
    first_filled == Some(true)
        && blank > 0
        && blank >= filled
        && with_next >= blank
        && (come_again || single || nested)
}

fn is_word(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_alphabetic() || crate::text::is_lao(*letter)).count() > 2
}

/// Several labels in one cell.
fn settle_packing(grid: &Grid<'_>, shape: &Shape, columns: &mut [Column], lexicon: &Lexicon) {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    for column in columns.iter_mut().filter(|column| column.role == ColumnRole::Label) {
        column.packing = [',', ';', '|', '_']
            .into_iter()
            .find_map(|separator| separated(grid, lines.clone(), column, separator))
            .or_else(|| prefixed(grid, lines.clone(), column));
        if let Some(Packing::Prefixed { name }) = &column.packing
            && column.meaning == Meaning::Unknown
            && let Some(Named::Dimension(code)) = lexicon.named(name)
        {
            column.meaning = Meaning::Dimension(code);
        }
    }
}

fn separated(
    grid: &Grid<'_>,
    lines: std::ops::Range<usize>,
    column: &Column,
    separator: char,
) -> Option<Packing> {
    let head = column.name.split(['\\', '/']).next()?;
    let names: Vec<String> = head.split(separator).map(|name| name.trim().to_owned()).collect();
    if names.len() < 2 || names.iter().any(String::is_empty) {
        return None;
    }
    let mut all = 0;
    for line in lines.take(300) {
        let row = grid.rows().get(line).copied()?;
        let words = grid.words(row, column.column);
        if !words.is_empty() {
            all += 1;
            if words.split(separator).count() != names.len() {
                return None;
            }
        }
    }
    (all > 0).then_some(Packing::Separated { separator, names })
}

fn prefixed(grid: &Grid<'_>, lines: std::ops::Range<usize>, column: &Column) -> Option<Packing> {
    let mut common: Option<String> = None;
    let mut all = 0;
    for line in lines.take(400) {
        let row = grid.rows().get(line).copied()?;
        let words = grid.words(row, column.column);
        if words.is_empty() {
            continue;
        }
        let (name, rest) = words.split_once(": ")?;
        if rest.is_empty() || common.as_ref().is_some_and(|common| common != name) {
            return None;
        }
        common.get_or_insert_with(|| name.to_owned());
        all += 1;
    }
    (all >= 2).then(|| common.map(|name| Packing::Prefixed { name }))?
}
