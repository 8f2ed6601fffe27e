//! A sheet as the importer looks at it: each cell's kind, told once, and its words without ornaments.

pub use super::ornaments::{clean, single_spaced, without_glued_mark};

use super::correction::{Correction, Corrections, Said};
use super::numbers;
use super::periods::{self, Time};
use crate::domain::CellRef;
use crate::sheet::{Moment, Sheet, Value};
use crate::text::decode_legacy_lao;
use std::collections::{HashMap, HashSet};

/// What a cell looks like, before its neighbours are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Blank,
    /// A number that is no year.
    Number,
    /// A whole number from 1700 to 2150, also written as text.
    Year,
    /// A text about time.
    Period,
    /// A text that is a number, perhaps with a flag.
    NumberText,
    /// A mark for a missing number, or a formula error.
    Marker,
    /// A day.
    Date,
    /// Words.
    Text,
}

impl Kind {
    /// A number that can only be a value or a code.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::NumberText)
    }

    /// A time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Year | Self::Period | Self::Date)
    }
}

/// Most cells whose kind is kept.
const MOST_CELLS: usize = 200_000_000;
/// Most cells of merged areas that are looked through.
const MOST_MERGED: u64 = 2_000_000;

/// The kinds of all cells of a sheet with content, and where merged cells take theirs from.
pub struct Grid<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    rows: Vec<u32>,
    width: u32,
    kinds: Vec<Kind>,
    merged: HashMap<(u32, u32), (u32, u32)>,
    /// Columns whose labels may end in a footnote mark that lost its superscript.
    pub marked: HashSet<u32>,
    /// Whether bare numbers are years of the Buddhist era: told by the writing and the words around them.
    pub buddhist: bool,
    said: Corrections,
    /// Whether words are typed in a Lao font from before Unicode.
    legacy: bool,
}

impl<'a> Grid<'a> {
    /// Looks at every cell once; what a person said of the sheet wins.
    pub fn new(sheet: &'a Sheet, corrections: &[Correction]) -> Self {
        let said = Corrections::new(corrections);
        let rows: Vec<u32> = sheet
            .filled_rows()
            .filter(|row| said.row(*row) != Some(&Said::Ignored))
            .filter(|row| sheet.row(*row).any(|(_, cell)| !cell.value.is_blank()))
            .collect();
        let columns = usize::try_from(sheet.columns()).unwrap_or(0);
        let width = columns.min(MOST_CELLS / rows.len().max(1));
        let mut kinds = vec![Kind::Blank; rows.len() * width];
        let mut known = HashMap::new();
        for (line, row) in kinds.chunks_mut(width.max(1)).zip(&rows) {
            for (column, cell) in sheet.row(*row) {
                if let Some(slot) = usize::try_from(column).ok().and_then(|column| line.get_mut(column)) {
                    *slot = match &cell.value {
                        Value::Text(text) => known_kind(&mut known, text),
                        other => kind_of(other),
                    };
                    if !said.is_empty() && said.ignores(*row, column) {
                        *slot = Kind::Blank;
                    }
                }
            }
        }
        let mut grid = Self {
            sheet,
            rows,
            width: u32::try_from(width).unwrap_or(u32::MAX),
            kinds,
            merged: HashMap::new(),
            marked: HashSet::new(),
            buddhist: false,
            said,
            legacy: is_legacy(sheet),
        };
        grid.merged = merges(sheet);
        grid.buddhist = grid.mark_buddhist_years();
        grid.marked = grid.marked_columns();
        grid
    }

    /// `2561 2562 2563` over or beside numbers of a Thai or Lao sheet are years.
    fn mark_buddhist_years(&mut self) -> bool {
        let found = super::buddhist::years(self);
        let width = usize::try_from(self.width).unwrap_or(0);
        for (line, column) in &found {
            let place = usize::try_from(*column).ok().map(|column| line * width + column);
            if let Some(kind) = place.and_then(|place| self.kinds.get_mut(place)) {
                *kind = Kind::Year;
            }
        }
        !found.is_empty()
    }

    /// Columns of words of which one or a few end in digits and the most do not.
    fn marked_columns(&self) -> HashSet<u32> {
        let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
        for row in self.rows.iter().take(3000) {
            for (column, cell) in self.sheet.row(*row) {
                let Some(text) = cell.value.as_text().filter(|text| text.len() < 60) else { continue };
                let text = text.trim();
                if text.ends_with(|letter: char| letter.is_alphabetic()) {
                    counts.entry(column).or_default().0 += 1;
                } else if without_glued_mark(text).is_some() {
                    counts.entry(column).or_default().1 += 1;
                }
            }
        }
        counts
            .into_iter()
            .filter(|(_, (plain, marked))| *marked > 0 && *plain >= 10 && *plain >= marked * 8)
            .map(|(column, _)| column)
            .collect()
    }

    /// What a person said of the sheet.
    pub(super) fn said(&self) -> &Corrections {
        &self.said
    }

    /// Rows with content, from top to bottom.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Columns from zero up to the last with content.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The kind of a cell; a covered part of a merged area is blank.
    pub fn kind(&self, row: u32, column: u32) -> Kind {
        if column >= self.width {
            return Kind::Blank;
        }
        let Ok(line) = self.rows.binary_search(&row) else { return Kind::Blank };
        self.kind_at(line, column)
    }

    /// The kind by position of the row among those with content.
    pub fn kind_at(&self, line: usize, column: u32) -> Kind {
        let (Ok(width), Ok(column)) = (usize::try_from(self.width), usize::try_from(column)) else {
            return Kind::Blank;
        };
        if column >= width {
            return Kind::Blank;
        }
        self.kinds.get(line * width + column).copied().unwrap_or(Kind::Blank)
    }

    /// The kinds of a row with content.
    pub fn line(&self, line: usize) -> &[Kind] {
        let width = usize::try_from(self.width).unwrap_or(0);
        self.kinds.get(line * width..(line + 1) * width).unwrap_or(&[])
    }

    /// The cell that gives a merged cell its content; the cell itself elsewhere.
    pub fn origin(&self, row: u32, column: u32) -> (u32, u32) {
        self.merged.get(&(row, column)).copied().unwrap_or((row, column))
    }

    /// Whether a cell is covered by a merged area that begins elsewhere.
    pub fn covered(&self, row: u32, column: u32) -> bool {
        self.merged.get(&(row, column)).is_some_and(|origin| *origin != (row, column))
    }

    /// Last column of the merged area a cell begins.
    pub fn merged_to(&self, row: u32, column: u32) -> u32 {
        let mut last = column;
        while self.merged.get(&(row, last + 1)) == Some(&(row, column)) {
            last += 1;
        }
        last
    }

    /// The words of a cell, without footnote marks, leaders and line ends.
    pub fn label(&self, row: u32, column: u32) -> String {
        let cell = self.sheet.cell(row, column);
        if self.legacy
            && let Some(lao) = cell.value.as_text().and_then(decode_legacy_lao)
        {
            return clean(&lao);
        }
        match cell.split_superscript() {
            Some((text, _)) if !text.trim().is_empty() => clean(text),
            _ => {
                let label = clean(&cell.text());
                match without_glued_mark(&label).filter(|_| self.marked.contains(&column)) {
                    Some(name) => name.to_owned(),
                    None => label,
                }
            }
        }
    }

    /// The words of a cell, only with spaces set right.
    pub fn words(&self, row: u32, column: u32) -> String {
        let text = self.sheet.cell(row, column).text();
        match decode_legacy_lao(&text).filter(|_| self.legacy) {
            Some(lao) => single_spaced(&lao),
            None => single_spaced(&text),
        }
    }

    /// A text in a font from before Unicode and what it says; `None` where the sheet has none.
    pub fn legacy_sample(&self) -> Option<(String, String)> {
        let cells = self.rows.iter().flat_map(|row| self.sheet.row(*row)).filter(|_| self.legacy);
        cells
            .filter_map(|(_, cell)| cell.value.as_text())
            .find_map(|text| Some((single_spaced(text), single_spaced(&decode_legacy_lao(text)?))))
    }

    /// The number of spaces and indent steps before a label.
    pub fn indent(&self, row: u32, column: u32) -> u8 {
        let cell = self.sheet.cell(row, column);
        let spaces = cell.value.as_text().map_or(0, |text| {
            text.chars().take_while(|letter| matches!(letter, ' ' | '\u{00A0}' | '\t' | '.' | '·')).count()
        });
        u8::try_from(spaces.min(100)).unwrap_or(100).saturating_add(cell.style.indent.saturating_mul(3))
    }

    /// What a cell says about time.
    pub fn time(&self, row: u32, column: u32) -> Option<Time> {
        let cell = self.sheet.cell(row, column);
        match cell.value {
            Value::Number(number) => {
                let year = periods::year_of_number(number).or_else(|| {
                    self.buddhist.then(|| whole_year(number)).flatten().and_then(periods::buddhist_year)
                })?;
                crate::domain::Period::year(year).map(Time::Whole)
            }
            Value::DateTime { serial } => {
                let moment = Moment::of_serial(serial)?;
                periods::of_day(moment.year, moment.month, moment.day).map(Time::Whole)
            }
            Value::Text(text) => {
                let decoded = decode_legacy_lao(text).filter(|_| self.legacy);
                if let Some(lao) = &decoded {
                    return periods::parse(lao);
                }
                let shown = match cell.split_superscript() {
                    Some((text, _)) if !text.trim().is_empty() => text,
                    _ => text,
                };
                periods::parse(shown).or_else(|| periods::parse(&clean(shown)))
            }
            _ => None,
        }
    }

    /// A cell's place.
    pub fn place(row: u32, column: u32) -> CellRef {
        CellRef::new(row, column)
    }
}

/// Whether most words beyond ASCII of a sheet are Lao in an old font; one or two may be chance.
fn is_legacy(sheet: &Sheet) -> bool {
    let (mut legacy, mut others) = (0u32, 0u32);
    for row in sheet.filled_rows().take(400) {
        for (_, cell) in sheet.row(row).take(60) {
            if let Some(text) = cell.value.as_text().filter(|text| !text.is_ascii()) {
                if decode_legacy_lao(text).is_some() { legacy += 1 } else { others += 1 }
            }
        }
    }
    legacy >= 3 && legacy > others
}

fn whole_year(number: f64) -> Option<u16> {
    (number.fract() == 0.0 && (2443.0..=2693.0).contains(&number))
        .then(|| format!("{number:.0}").parse().ok())?
}

fn merges(sheet: &Sheet) -> HashMap<(u32, u32), (u32, u32)> {
    let mut merged = HashMap::new();
    let mut looked = 0u64;
    for range in sheet.merges() {
        let end = range.end.column.min(sheet.columns());
        let cells = u64::from(range.end.row.saturating_sub(range.start.row) + 1)
            * u64::from(end.saturating_sub(range.start.column) + 1);
        looked += cells;
        if looked > MOST_MERGED {
            break;
        }
        for row in range.start.row..=range.end.row {
            for column in range.start.column..=end {
                merged.insert((row, column), (range.start.row, range.start.column));
            }
        }
    }
    merged
}

fn kind_of(value: &Value<'_>) -> Kind {
    match value {
        Value::Blank => Kind::Blank,
        Value::Number(number) if periods::year_of_number(*number).is_some() => Kind::Year,
        Value::Number(_) => Kind::Number,
        Value::DateTime { .. } => Kind::Date,
        Value::Error(_) => Kind::Marker,
        Value::Bool(_) => Kind::Text,
        Value::Text(text) => kind_of_text(text),
    }
}

/// So many texts are remembered: labels that stand in every row are among the first.
const MOST_KNOWN: usize = 4_096;

/// The kind of a text, made out once for labels that stand in many rows.
fn known_kind(known: &mut HashMap<String, Kind>, text: &str) -> Kind {
    if let Some(kind) = known.get(text) {
        return *kind;
    }
    let kind = kind_of_text(text);
    if known.len() < MOST_KNOWN {
        known.insert(text.to_owned(), kind);
    }
    kind
}

fn kind_of_text(text: &str) -> Kind {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Kind::Blank;
    }
    if numbers::is_marker(trimmed) || numbers::is_error(trimmed) {
        return Kind::Marker;
    }
    if trimmed.len() > 120 {
        return Kind::Text;
    }
    match periods::parse(trimmed) {
        Some(Time::Whole(period)) if period.kind() == crate::domain::PeriodKind::Day => return Kind::Date,
        // `2563` is a Buddhist year only where words around it say so; alone it is a number.
        Some(Time::Whole(_)) if !trimmed.bytes().all(|byte| byte.is_ascii_digit()) || year_text(trimmed) => {
            return if trimmed.bytes().all(|byte| byte.is_ascii_digit()) { Kind::Year } else { Kind::Period };
        }
        Some(Time::YearPair(_) | Time::Part(_)) => return Kind::Period,
        _ => {}
    }
    // `60+` is an age before it is a number with a mark.
    if trimmed.contains('+') && super::ages::parse(trimmed).is_some() {
        return Kind::Text;
    }
    if numbers::take_apart(trimmed).is_some() || numbers::is_below(trimmed) {
        return Kind::NumberText;
    }
    Kind::Text
}

fn year_text(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|year| periods::YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_kinds() {
        for (text, kind) in [
            ("Female", Kind::Text),
            ("2015", Kind::Year),
            ("2563", Kind::NumberText),
            ("2019/20", Kind::Period),
            ("1,234", Kind::NumberText),
            ("..", Kind::Marker),
            ("", Kind::Blank),
            ("2015-01-31", Kind::Date),
            ("15-24", Kind::Text),
            ("60+", Kind::Text),
            ("<5", Kind::NumberText),
        ] {
            assert_eq!(kind_of_text(text), kind, "{text}");
        }
    }
}
