//! The cube as words: headers, cell texts, title, unit, foot. The table in the window, in the terminal
//! and in every file says the same, because all of them ask here.

use super::cell::{Shown, shown, told_note, told_status};
use super::error::FigureError;
use super::model::Foot;
use super::names;
use super::words::Speaker;
use crate::domain::{Catalogue, Date, Lang, Number, ObsStatus};
use crate::i18n::{self, NumberStyle, number};
use crate::query::{Cell, Cube, Header, Level, MemberRef};
use std::collections::HashMap;
use std::sync::Arc;

/// How members are called in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Naming {
    /// By their names.
    #[default]
    Names,
    /// By their codes.
    Codes,
    /// By code and name.
    Both,
}

impl Naming {
    /// Every way, in the order of the chooser.
    pub const ALL: [Self; 3] = [Self::Names, Self::Codes, Self::Both];

    /// Its name on the command line: `names`, `codes`, `both`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Codes => "codes",
            Self::Both => "both",
        }
    }

    fn of(self, member: &MemberRef, name: &str) -> String {
        // A period is its own name, and what is computed has no code in any list.
        if matches!(member, MemberRef::Period(_) | MemberRef::Remainder | MemberRef::Compared(_)) {
            return name.to_owned();
        }
        match self {
            Self::Names => name.to_owned(),
            Self::Codes => member.code(),
            // `_T` and the like are no codes that people write.
            Self::Both if member.code().starts_with('_') => name.to_owned(),
            Self::Both => format!("{} {name}", member.code()),
        }
    }
}

/// A header over neighbouring columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its words.
    pub text: String,
    /// First column.
    pub start: usize,
    /// How many columns.
    pub count: usize,
    /// Whether it is a total, drawn bold.
    pub total: bool,
}

/// The words at the head of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowHead {
    /// One label a row level, outermost first.
    pub labels: Vec<String>,
    /// For each level: whether the label differs from the row above, so that it must be written.
    pub first: Vec<bool>,
    /// Whether a member is a total.
    pub total: bool,
}

/// A cell in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellText {
    /// The number, or the sign that stands in its place; empty without observation.
    pub text: String,
    /// The number, if it may be shown.
    pub number: Option<Number>,
    /// The sign beside a number: `e`, `b`.
    pub flag: &'static str,
    /// Number of its note in [`TableText::remarks`], from 1.
    pub remark: Option<usize>,
}

/// A table in words. The numbers stay in the cube; [`TableText::cell`] words one of its cells, so that a
/// table of a million cells costs no more than its headers.
#[derive(Clone, Debug, PartialEq)]
pub struct TableText {
    /// Language.
    pub lang: Lang,
    /// Style of numbers.
    pub style: NumberStyle,
    /// What, where, when.
    pub title: String,
    /// Unit with measure.
    pub unit: String,
    /// Names of the row levels.
    pub row_levels: Vec<String>,
    /// Names of the column levels.
    pub column_levels: Vec<String>,
    /// Column headers, outermost level first, neighbours with the same words joined.
    pub header: Vec<Vec<Span>>,
    /// Row headers.
    pub rows: Vec<RowHead>,
    /// Columns of numbers.
    pub columns: usize,
    /// For each column: whether a number in it has a sign beside it.
    pub flagged: Vec<bool>,
    /// For each column: whether it is a total.
    pub total_columns: Vec<bool>,
    /// Notes on single values, each text once.
    pub remarks: Vec<String>,
    /// Sources, notes, signs.
    pub foot: Foot,
    /// The day it was made, for the properties of files.
    pub made: Option<Date>,
    /// What the table is about: name → text, for a sheet or file of its own.
    pub about: Vec<(String, String)>,
    remark_numbers: HashMap<Arc<str>, usize>,
}

impl TableText {
    /// Words a cube.
    ///
    /// # Errors
    /// [`FigureError::NoSource`] for a cube without source: numbers never go without.
    pub fn of(
        cube: &Cube,
        catalogue: &Catalogue,
        lang: Lang,
        style: NumberStyle,
    ) -> Result<Self, FigureError> {
        let speaker = Speaker { cube, catalogue, lang, style };
        let mut foot = speaker.foot_of_table()?;
        let (remark_numbers, remarks) = remarks(cube, lang, &mut foot);
        let mut flagged = vec![false; cube.columns.len()];
        for (position, cell) in cube.cells.iter().enumerate() {
            let column = position.checked_rem(cube.columns.len()).and_then(|column| flagged.get_mut(column));
            if let Some(flagged) = column.filter(|_| has_flag(cell, &remark_numbers)) {
                *flagged = true;
            }
        }
        Ok(Self {
            lang,
            style,
            title: speaker.title(),
            unit: speaker.unit(),
            row_levels: level_names(&speaker, &cube.row_levels),
            column_levels: level_names(&speaker, &cube.column_levels),
            header: header(&speaker),
            rows: rows(&speaker),
            columns: cube.columns.len(),
            flagged,
            total_columns: cube.columns.iter().map(|head| is_total(&cube.column_levels, head)).collect(),
            remarks,
            about: super::about::about(&speaker),
            made: None,
            foot,
            remark_numbers,
        })
    }

    /// The same table with the day it was made.
    #[must_use]
    pub fn dated(mut self, date: Date) -> Self {
        self.foot.date(self.lang, date);
        self.made = Some(date);
        self.about.push((i18n::words(self.lang, "about-made"), i18n::date(self.lang, date)));
        self
    }

    /// The same table with its members called otherwise.
    #[must_use]
    pub fn named(mut self, cube: &Cube, naming: Naming) -> Self {
        if naming == Naming::Names {
            return self;
        }
        for (depth, spans) in self.header.iter_mut().enumerate() {
            for span in spans {
                let member = cube.columns.get(span.start).and_then(|head| head.members.get(depth));
                if let Some(member) = member {
                    span.text = naming.of(member, &span.text);
                }
            }
        }
        for (row, head) in self.rows.iter_mut().zip(&cube.rows) {
            for (label, member) in row.labels.iter_mut().zip(&head.members) {
                *label = naming.of(member, label);
            }
        }
        self
    }

    /// The words of the cube with these rows, in this order, as [`Cube::with_rows`] gives it.
    #[must_use]
    pub fn with_rows(&self, cube: &Cube, rows: &[usize]) -> Self {
        let mut before: Option<&Header> = None;
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let (Some(head), Some(header)) = (self.rows.get(*row), cube.rows.get(*row)) else { continue };
            let first = (0..head.labels.len()).map(|depth| {
                before.is_none_or(|before| before.members.get(..=depth) != header.members.get(..=depth))
            });
            kept.push(RowHead { first: first.collect(), ..head.clone() });
            before = Some(header);
        }
        Self { rows: kept, ..self.clone() }
    }

    /// A cell of the cube in words.
    pub fn cell(&self, cell: &Cell) -> CellText {
        let remark = told_note(cell).and_then(|note| self.remark_numbers.get(note).copied());
        match shown(cell) {
            Shown::Number(value) => CellText {
                text: number(value.value, Some(value.decimals), self.style),
                number: Some(value),
                flag: cell.status.sign(),
                remark,
            },
            Shown::Missing | Shown::Withheld => {
                CellText { text: told_status(cell).sign().to_owned(), remark, ..CellText::default() }
            }
            Shown::Absent => CellText::default(),
        }
    }

    /// All lines below the table: sources, notes, notes on values with their numbers, signs, date.
    pub fn foot_lines(&self) -> Vec<String> {
        let mut foot = self.foot.clone();
        foot.notes.extend(
            self.remarks.iter().enumerate().map(|(position, text)| format!("({}) {text}", position + 1)),
        );
        foot.lines(self.lang)
    }
}

/// Remarks on values, each once, with the number of each; a remark that holds for every value is said
/// once below the table instead of beside every number.
fn remarks(cube: &Cube, lang: Lang, foot: &mut Foot) -> (HashMap<Arc<str>, usize>, Vec<String>) {
    let mut numbers: HashMap<Arc<str>, usize> = HashMap::new();
    let mut texts: Vec<String> = Vec::new();
    let mut bare = false;
    for cell in &cube.cells {
        let Some(note) = told_note(cell) else {
            bare |= matches!(shown(cell), Shown::Number(_));
            continue;
        };
        if numbers.contains_key(note) {
            continue;
        }
        let told = super::remark::told(lang, note);
        let known = texts.iter().position(|text| *text == told);
        let place = known.unwrap_or_else(|| {
            texts.push(told);
            texts.len() - 1
        });
        numbers.insert(note.into(), place + 1);
    }
    if let ([_], false) = (texts.as_slice(), bare) {
        foot.notes.extend(texts.drain(..).map(|text| format!("{text}.")));
        numbers.clear();
    }
    (numbers, texts)
}

/// Whether a number of the cell has a sign beside it.
fn has_flag(cell: &Cell, remarks: &HashMap<Arc<str>, usize>) -> bool {
    matches!(shown(cell), Shown::Number(_)) && cell.status != ObsStatus::Normal
        || told_note(cell).is_some_and(|note| remarks.contains_key(note))
}

fn level_names(speaker: &Speaker<'_>, levels: &[Level]) -> Vec<String> {
    levels
        .iter()
        .map(|level| {
            let name = speaker.dimension(level.dimension.as_str());
            capital(&name)
        })
        .collect()
}

/// The text with its first letter large, as it stands at the head of a column.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_total(levels: &[Level], header: &Header) -> bool {
    levels
        .iter()
        .zip(&header.members)
        .any(|(level, member)| names::is_total(level.dimension.as_str(), member))
}

fn header(speaker: &Speaker<'_>) -> Vec<Vec<Span>> {
    let cube = speaker.cube;
    if cube.column_levels.is_empty() && cube.columns.len() == 1 {
        // A single column has no member to be called by: it is called by what its numbers are.
        return vec![vec![Span { text: speaker.unit(), start: 0, count: 1, total: false }]];
    }
    cube.column_levels
        .iter()
        .enumerate()
        .map(|(depth, level)| {
            let mut spans: Vec<Span> = Vec::new();
            let mut before: Option<&Header> = None;
            for (column, head) in cube.columns.iter().enumerate() {
                let same =
                    before.is_some_and(|before| before.members.get(..=depth) == head.members.get(..=depth));
                // The innermost level names each column, also where two are alike.
                let joined = same && depth + 1 < cube.column_levels.len();
                if let Some(span) = spans.last_mut().filter(|_| joined) {
                    span.count += 1;
                } else if let Some(member) = head.members.get(depth) {
                    let dimension = level.dimension.as_str();
                    spans.push(Span {
                        text: of_editions(speaker, depth, member)
                            .unwrap_or_else(|| speaker.member(dimension, member)),
                        start: column,
                        count: 1,
                        total: names::is_total(dimension, member),
                    });
                }
                before = Some(head);
            }
            spans
        })
        .collect()
}

/// The edition alone, where all columns are editions of one source: the source stands below the table.
fn of_editions(speaker: &Speaker<'_>, depth: usize, member: &MemberRef) -> Option<String> {
    let MemberRef::Publication(own) = member else { return None };
    let members = speaker.cube.columns.iter().filter_map(|head| head.members.get(depth));
    let mut several = false;
    for other in members {
        if let MemberRef::Publication(other) = other {
            if other.source != own.source || other.edition.is_empty() {
                return None;
            }
            several |= other.edition != own.edition;
        }
    }
    several.then(|| speaker.say("source-edition-alone", &[("edition", &own.edition)]))
}

fn rows(speaker: &Speaker<'_>) -> Vec<RowHead> {
    let cube = speaker.cube;
    let mut before: Option<&Header> = None;
    let mut known: HashMap<(usize, &MemberRef), String> = HashMap::new();
    cube.rows
        .iter()
        .map(|head| {
            let labels = cube
                .row_levels
                .iter()
                .zip(&head.members)
                .enumerate()
                .map(|(depth, (level, member))| {
                    known
                        .entry((depth, member))
                        .or_insert_with(|| speaker.member(level.dimension.as_str(), member))
                        .clone()
                })
                .collect();
            let first = (0..cube.row_levels.len())
                .map(|depth| {
                    before.is_none_or(|before| before.members.get(..=depth) != head.members.get(..=depth))
                })
                .collect();
            before = Some(head);
            RowHead { labels, first, total: is_total(&cube.row_levels, head) }
        })
        .collect()
}
