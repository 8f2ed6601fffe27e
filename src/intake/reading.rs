//! A reading: what the importer makes of a sheet, as plain data. It can be shown, corrected, stored as a
//! recipe and carried out again; every decision has its reason in words.

use super::correction::Correction;
use super::numbers::NumberForm;
use crate::domain::{CellRef, Code, DimensionCode, Draft, IndicatorCode, Label, Message, SourceCode};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where a label of a value stands in relation to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// In the same column, above.
    Up,
    /// Above, in this column or the nearest filled one to the left (merged or filled right).
    UpLeft,
    /// In the same row, to the left.
    Left,
    /// To the left, in this row or the nearest filled one above (filled down).
    LeftUp,
    /// In the same row, to the right.
    Right,
    /// The nearest section row above.
    Section,
    /// The same for the whole block: title, sheet name, preamble.
    Fixed,
}

/// What the labels of a level tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// When.
    Period,
    /// A dimension of the catalogue.
    Dimension(DimensionCode),
    /// What is counted.
    Measure,
    /// Code or name of an indicator of the catalogue.
    Indicator,
    /// The unit.
    Unit,
    /// Not known: the words stand for themselves.
    #[default]
    Unknown,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// Labels of rows.
    Label,
    /// Values.
    Value,
    /// Numbers that identify or order: they count nothing.
    Code,
    /// Status or flag of the value.
    Flag,
    /// Unit of the value.
    Unit,
    /// Remarks.
    Note,
    /// Left out.
    Ignored,
}

/// Which values of a row a label column speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// All values of the row.
    Row,
    /// The values to its right, up to the next column of the same name.
    Rightward,
    /// The values to its left, up to the one before of the same name.
    Leftward,
}

/// Several labels in one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Packing {
    /// `A,NR,T` under `freq,unit,sex`.
    Separated {
        /// What stands between them.
        separator: char,
        /// Their names in order.
        names: Vec<String>,
    },
    /// `Area type: National` in every cell.
    Prefixed {
        /// The common beginning, without the colon.
        name: String,
    },
}

/// A column of a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Position in the sheet from zero.
    pub column: u32,
    /// What it is for.
    pub role: ColumnRole,
    /// Its header's words.
    pub name: String,
    /// What its labels tell.
    pub meaning: Meaning,
    /// Whether a blank cell takes the label above.
    pub fill_down: bool,
    /// Which values it speaks of.
    pub scope: Scope,
    /// Label columns with the same name share a slot: a value takes one of them.
    pub slot: u32,
    /// Several labels in one cell.
    pub packing: Option<Packing>,
}

/// A label above a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderCell {
    /// The column of values.
    pub column: u32,
    /// Where the words stand.
    pub source: CellRef,
    /// The words.
    pub text: String,
}

/// A row of headers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Row from zero.
    pub row: u32,
    /// Name of what its labels tell, where one is written.
    pub name: String,
    /// What its labels tell.
    pub meaning: Meaning,
    /// `Up` or `UpLeft`.
    pub direction: Direction,
    /// The labels, by column.
    pub cells: Vec<HeaderCell>,
}

/// A row that names the rows below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Where its words stand.
    pub cell: CellRef,
    /// The words.
    pub text: String,
    /// Depth by indent: a section ends those of its own depth and deeper ones.
    pub depth: u8,
    /// Last row it speaks of.
    pub last_row: u32,
}

/// A label that holds for the whole block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixed {
    /// What it tells, in words.
    pub name: String,
    /// What it tells.
    pub meaning: Meaning,
    /// As written.
    pub text: String,
    /// The member, where the reading itself decides it.
    pub code: Option<Code>,
    /// Where it stands.
    pub cell: CellRef,
}

/// One table of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// First and last row of the body.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns_range: (u32, u32),
    /// Header rows from top to bottom.
    pub levels: Vec<Level>,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Section rows from top to bottom.
    pub sections: Vec<Section>,
    /// Rows of the body without values that are no sections.
    pub skipped: Vec<u32>,
    /// Rows of totals, in order.
    #[serde(default)]
    pub totals: Vec<u32>,
    /// Title lines, nearest last.
    pub titles: Vec<Fixed>,
    /// Labels of the whole block.
    pub fixed: Vec<Fixed>,
    /// What is counted, where one measure serves the block.
    pub measure: String,
    /// The indicator, where known.
    pub indicator: Option<IndicatorCode>,
    /// Unit as written.
    pub unit: Option<String>,
    /// Power of ten between sheet and unit.
    pub scale_power: i8,
    /// How numbers are written.
    pub form: NumberForm,
    /// Whether a note says that numbers in brackets are uncertain: else they are negative.
    #[serde(default)]
    pub brackets_doubt: bool,
    /// Whether `2009-10` is a year that begins in 2009.
    pub year_pairs: bool,
    /// Whether years are of the Buddhist era.
    pub buddhist: bool,
    /// Why it was read so.
    pub reasons: Vec<Message>,
}

/// The grammar a file was read by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grammar {
    /// Tables of cells, made out by their layout.
    #[default]
    Tables,
    /// Our own tidy table: one observation a row, columns named by our codes.
    Tidy,
    /// PC-Axis: everything is named in the file.
    Px,
    /// SDMX-CSV: columns named by the concepts of a structure.
    Sdmx,
    /// HXL: a row of hashtags says what the columns are.
    Hxl,
    /// A DevInfo data-entry sheet: everything at fixed places.
    DevInfo,
    /// JSON-stat: everything is named in the file.
    JsonStat,
}

impl Grammar {
    /// Whether values have no cells of a sheet, but places in a matrix.
    pub fn is_matrix(self) -> bool {
        matches!(self, Self::Px | Self::JsonStat)
    }
}

/// One way to read a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The grammar it was read by.
    pub grammar: Grammar,
    /// Its tables from top to bottom, left to right.
    pub blocks: Vec<Block>,
    /// From 0 (a guess) to 1 (certain).
    pub confidence: f32,
    /// Why.
    pub reasons: Vec<Message>,
    /// Header texts and geometry: the same for next year's file of the same shape.
    pub fingerprint: String,
    /// What a person said of the sheet; it is part of the reading.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// What a person said that stands nowhere in the sheet.
    #[serde(default)]
    pub answers: Answers,
}

/// Answers that hold for all values of a sheet, and the meaning of names no list has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The indicator of every value.
    pub indicator: Option<IndicatorCode>,
    /// Who says it.
    pub source: Option<SourceCode>,
    /// Members every value has that the sheet does not say.
    pub set: Vec<(DimensionCode, Code)>,
    /// What labels mean: label, dimension, member.
    pub maps: Vec<(String, DimensionCode, Code)>,
    /// Power of ten between the file's numbers and the unit, where the file does not say it.
    pub scale_power: Option<i8>,
}

impl Answers {
    /// Puts the answers into a value: the indicator, members the sheet does not say, meanings of its labels.
    pub fn apply(&self, draft: &mut Draft) {
        if self.indicator.is_some() {
            draft.indicator.clone_from(&self.indicator);
        }
        for (text, dimension, code) in &self.maps {
            for label in draft.labels.iter_mut().filter(|label| *label.text == **text) {
                label.dimension = Arc::from(dimension.as_str());
                label.code = Some(code.clone());
            }
        }
        for (dimension, code) in &self.set {
            if !draft.labels.iter().any(|label| *label.dimension == *dimension.as_str()) {
                draft.labels.push(Label {
                    dimension: Arc::from(dimension.as_str()),
                    text: Arc::from(code.as_str()),
                    code: Some(code.clone()),
                    cell: draft.cell,
                });
            }
        }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These answers, and where they say nothing those of an earlier file.
    #[must_use]
    pub fn or(mut self, earlier: &Self) -> Self {
        self.indicator = self.indicator.or_else(|| earlier.indicator.clone());
        self.source = self.source.or_else(|| earlier.source.clone());
        self.scale_power = self.scale_power.or(earlier.scale_power);
        for (dimension, code) in &earlier.set {
            if !self.set.iter().any(|(own, _)| own == dimension) {
                self.set.push((dimension.clone(), code.clone()));
            }
        }
        for (text, dimension, code) in &earlier.maps {
            if !self.maps.iter().any(|(own, ..)| own == text) {
                self.maps.push((text.clone(), dimension.clone(), code.clone()));
            }
        }
        self
    }
}

/// The readings of one sheet, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetReading {
    /// Sheet name; empty in text files.
    pub sheet: String,
    /// Whether the file shows the sheet.
    pub visible: bool,
    /// At most three, best first; none where there is no table.
    pub readings: Vec<Reading>,
}

/// A reading kept to be used again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// Name a person gave it.
    pub name: String,
    /// The sheets it was made from.
    pub sheets: Vec<SheetReading>,
    /// The import that kept it; none where a person did.
    #[serde(default)]
    pub change: Option<i64>,
}
