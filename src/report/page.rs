//! What a report holds, block by block, in words and without any file format.

use super::design::Colour;
use super::sentence::{Bound, Sentence};
use crate::domain::{Date, IndicatorCode, Lang, Message};
use crate::figure::Figure;

/// A report in one language.
#[derive(Clone, Debug)]
pub struct Report {
    /// Language.
    pub lang: Lang,
    /// Cover.
    pub cover: Cover,
    /// What stands on the pages, in order.
    pub blocks: Vec<Block>,
    /// What is missing before it can be published.
    pub missing: Vec<Missing>,
    /// Whether any number is example data.
    pub example: bool,
    /// Colour of headings.
    pub accent: Colour,
    /// The emblem of the owner: a PNG.
    pub picture: Option<Vec<u8>>,
    /// Every sentence found, also those that people left out or wrote anew.
    pub found: Vec<Found>,
}

/// A sentence found in the data of a section, and what people made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Section.
    pub code: String,
    /// As the program says it now.
    pub sentence: Sentence,
    /// As people wrote it.
    pub own: Option<String>,
    /// Whether it is left out.
    pub out: bool,
    /// Whether the program said something else when people wrote theirs.
    pub outdated: bool,
}

/// The cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// Title in the language of the report.
    pub title: String,
    /// Title in the other language.
    pub other_title: String,
    /// Country and year.
    pub subtitle: String,
    /// The agency that owns the report.
    pub owner: String,
    /// Its partners.
    pub partners: String,
    /// Years of the data.
    pub reference: String,
    /// When it was made.
    pub made: Option<Date>,
    /// Where the national emblem goes.
    pub emblem: String,
    /// "Example data …", where it is so.
    pub notice: Option<String>,
}

impl Cover {
    /// What stands above each page: the owner and the title.
    pub fn running(&self) -> String {
        if self.owner.is_empty() { self.title.clone() } else { format!("{} · {}", self.owner, self.title) }
    }
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    Body,
    /// Smaller and grey: notes, what is not there.
    Quiet,
    /// A place that a person has to fill.
    ToWrite,
    /// A small heading within a chapter, in no list.
    Lead,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for parts and what stands beside them, 2 for chapters.
    pub level: u8,
    /// Code of the section.
    pub code: String,
    /// What is written: `A.1 Immigration`.
    pub text: String,
}

/// A figure with its number.
#[derive(Clone, Debug)]
pub struct FigureBlock {
    /// `A.1`.
    pub number: String,
    /// The figure; its title is the caption.
    pub figure: Figure,
    /// What the numbers are bound to, mark by mark in the order of the cells it shows.
    pub bound: Vec<Bound>,
}

/// A cell of a table head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadCell {
    /// Words.
    pub text: String,
    /// Columns it spans.
    pub span: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableCell {
    /// Words.
    pub text: String,
    /// What a number is bound to.
    pub bound: Option<Bound>,
    /// Bold.
    pub strong: bool,
}

impl TableCell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A bold text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true, ..Self::default() }
    }
}

/// A table with its number.
#[derive(Clone, Debug, Default)]
pub struct TableBlock {
    /// `A.1`.
    pub number: String,
    /// What, where, when.
    pub caption: String,
    /// The unit of all numbers, where they have one.
    pub unit: String,
    /// Head rows; every row spans all columns.
    pub head: Vec<Vec<HeadCell>>,
    /// For each column: its share of the width; numbers are set to the right where `true`.
    pub columns: Vec<(f32, bool)>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<TableCell>>,
    /// Sources, notes, signs.
    pub foot: Vec<String>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Text {
        /// How it is set.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// A sentence found in the data.
    Sentence(Sentence),
    /// The table of contents.
    Contents,
    /// The list of figures.
    Figures,
    /// The list of tables.
    Tables,
    /// A figure.
    Figure(Box<FigureBlock>),
    /// A table.
    Table(Box<TableBlock>),
    /// What follows begins a page.
    NewPage,
}

/// Something that is missing before publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Section it belongs to.
    pub code: String,
    /// Indicator, where it is data.
    pub indicator: Option<IndicatorCode>,
    /// The words.
    pub message: Message,
}

impl Report {
    /// The headings in order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| if let Block::Heading(one) = block { Some(one) } else { None })
    }

    /// The figures in order.
    pub fn figures(&self) -> impl Iterator<Item = &FigureBlock> {
        self.blocks
            .iter()
            .filter_map(|block| if let Block::Figure(one) = block { Some(&**one) } else { None })
    }

    /// The tables in order.
    pub fn tables(&self) -> impl Iterator<Item = &TableBlock> {
        self.blocks.iter().filter_map(|block| if let Block::Table(one) = block { Some(&**one) } else { None })
    }

    /// The sentences found in the data, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.blocks.iter().filter_map(|block| if let Block::Sentence(one) = block { Some(one) } else { None })
    }
}
