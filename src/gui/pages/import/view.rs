//! What the page shows, as plain values.

use super::roles::SheetRoles;
use crate::app::Twice;
use crate::domain::{CellRef, Code, DimensionCode, IndicatorCode};
use crate::intake::Target;
use crate::sheet::Workbook;
use std::path::PathBuf;
use std::sync::Arc;

/// A folder or a spreadsheet in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Where.
    pub path: PathBuf,
    /// Name.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
    /// When it was changed, in words.
    pub when: String,
    /// How large, in words.
    pub size: String,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ImportView {
    /// Where the person is.
    pub stage: Stage,
    /// Folders that are offered: name, place.
    pub places: Vec<(String, PathBuf)>,
    /// The folder whose files are listed.
    pub folder: PathBuf,
    /// Its folders and spreadsheets.
    pub files: Vec<FileRow>,
    /// Something to say above the list: no dialog on this computer, a folder that cannot be read.
    pub remark: String,
    /// Whether a file is being read.
    pub reading: bool,
    /// Names of the files that wait.
    pub waiting: Vec<String>,
    /// Imports that were done: words, when, and the change if it can be taken back.
    pub earlier: Vec<(String, String, Option<i64>)>,
}

impl ImportView {
    /// Whether a sheet is reviewed.
    pub fn is_review(&self) -> bool {
        matches!(self.stage, Stage::Review(_))
    }
}

/// Where the person is.
#[derive(Clone, Debug, Default)]
pub enum Stage {
    /// Choosing a file.
    #[default]
    Choose,
    /// A file cannot be read.
    Trouble(Trouble),
    /// Looking at a sheet.
    Review(Box<ReviewView>),
    /// Values were written.
    Done(DoneView),
}

/// A file that cannot be read.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// Name of the file.
    pub file: String,
    /// Its folder.
    pub place: String,
    /// What happened.
    pub why: String,
    /// What to do.
    pub mend: String,
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub struct DoneView {
    /// What, in one sentence.
    pub title: String,
    /// More: file, sheet, what was left as it was.
    pub lines: Vec<(String, String)>,
    /// The change, to take it back; `None` after it was.
    pub change: Option<i64>,
    /// The first indicator that got values.
    pub indicator: Option<IndicatorCode>,
    /// The next sheet with a table: position and name.
    pub next_sheet: Option<(usize, String)>,
    /// The next file's name.
    pub next_file: Option<String>,
}

/// A sheet's tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabView {
    /// Name.
    pub name: String,
    /// Position among the sheets that were understood.
    pub position: usize,
}

/// A way to read the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingChoice {
    /// In few words.
    pub name: String,
    /// How sure, and why.
    pub why: String,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<T> {
    /// What it is.
    pub value: T,
    /// Its name.
    pub name: String,
    /// What else it is found by: its code, its name in the other language.
    pub also: String,
    /// Whether it is likely.
    pub likely: bool,
}

/// Something asked for all values.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What is chosen; empty if nothing.
    pub chosen: String,
    /// Whether it must be answered.
    pub open: bool,
}

/// A name that no list has.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// As written.
    pub text: String,
    /// Its cell.
    pub cell: Option<CellRef>,
    /// Which dimension.
    pub dimension: DimensionCode,
    /// Name of the dimension.
    pub about: String,
    /// The member that was chosen.
    pub chosen: String,
    /// Answers to choose from: likely members, making a new one, leaving out, then all other members.
    pub offers: Arc<[Offer<NameAnswer>]>,
}

/// What an unknown name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameAnswer {
    /// This member.
    Member(Code),
    /// A new member, to be made.
    New,
    /// Its values are left out.
    LeftOut,
}

/// What happens to the unknown names without an answer of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RestOfNames {
    /// Each is asked.
    #[default]
    Ask,
    /// Members are made.
    Make,
    /// Their values are left out.
    LeaveOut,
}

/// Two cells of one identity with different values.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The cell that comes first, and its value in words.
    pub first: (CellRef, String),
    /// The later one.
    pub second: (CellRef, String),
    /// Which one counts; `None` is a question.
    pub chosen: Option<Twice>,
}

/// Figures that are all a power of ten off those stored.
#[derive(Clone, Debug)]
pub struct Scale {
    /// What was seen.
    pub words: String,
    /// A cell that shows it.
    pub cell: Option<CellRef>,
    /// The power of ten that would bring them to the stored ones.
    pub power: i8,
    /// The factor in words: `× 1,000`.
    pub factor: String,
    /// The power chosen; `None` is a question, 0: right as they stand.
    pub chosen: Option<i8>,
}

/// A problem with its cell.
#[derive(Clone, Debug)]
pub struct Check {
    /// What, why, how to mend.
    pub words: String,
    /// Its cell.
    pub cell: Option<CellRef>,
    /// Whether nothing can be written before it is mended.
    pub stops: bool,
    /// Good to know; nothing to do.
    pub quiet: bool,
}

/// A small remark with its cell, to be framed in the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Cell.
    pub cell: CellRef,
    /// A name that is not known; otherwise a check.
    pub unknown: bool,
    /// Whether it stops the writing.
    pub stops: bool,
}

/// A name for the lists of unknown things.
pub type FoundRow = (CellRef, String);

/// A row that will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its cell.
    pub cell: CellRef,
    /// Members, in the order of the heads.
    pub members: Vec<String>,
    /// Period.
    pub period: String,
    /// Number.
    pub number: String,
}

/// A sheet under review.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// File name.
    pub file: String,
    /// Tabs.
    pub tabs: Vec<TabView>,
    /// The tab shown.
    pub tab: usize,
    /// Ways to read it.
    pub readings: Vec<ReadingChoice>,
    /// The one taken.
    pub reading: usize,
    /// The cells.
    pub workbook: Arc<Workbook>,
    /// Which sheet of the workbook.
    pub sheet: usize,
    /// What each cell is for.
    pub roles: Arc<SheetRoles>,
    /// Cells to frame.
    pub notes: Arc<[Note]>,
    /// Indicators to choose from.
    pub indicators: Arc<[Offer<IndicatorCode>]>,
    /// Sources to choose from, the likely ones first.
    pub sources: Arc<[Offer<Code>]>,
    /// The indicator.
    pub indicator: Asked,
    /// The source.
    pub source: Asked,
    /// The edition, for sources that restate all years.
    pub edition: Option<String>,
    /// The place of all values, where the file has none.
    pub place: Option<Asked>,
    /// Places to choose from.
    pub places: Arc<[Offer<Code>]>,
    /// The period of all values, where the file has none.
    pub period: Option<Asked>,
    /// Every dimension and its name.
    pub dimensions: Arc<[(DimensionCode, String)]>,
    /// What was said of rows, columns and cells, in words.
    pub said: Vec<(Target, String)>,
    /// Numbers and words: new, changed, same, empty, to answer.
    pub counts: [u64; 5],
    /// Names that no list has.
    pub unknown: Vec<Unknown>,
    /// How many more there are than listed.
    pub more_unknown: usize,
    /// What happens to those without an answer of their own.
    pub rest: RestOfNames,
    /// Cells that contradict each other.
    pub pairs: Vec<Pair>,
    /// Which counts of the pairs without an answer of their own.
    pub other_pairs: Option<Twice>,
    /// A suspicion about the scale.
    pub scale: Option<Scale>,
    /// Problems to look at.
    pub checks: Vec<Check>,
    /// How many more there are than listed.
    pub more_checks: usize,
    /// Whether the file's values replace those stored.
    pub take_changed: bool,
    /// Names of the dimensions of the rows, the period last but one, the unit last.
    pub heads: Vec<String>,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// How many values will be written.
    pub to_write: u64,
    /// Why nothing can be written now; empty if it can.
    pub why_not: String,
    /// Whether the answers are being worked out.
    pub waiting: bool,
}
