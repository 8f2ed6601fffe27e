//! Import: choosing a file, the sheet with what was understood, the questions, the one button that writes.
//!
//! In: an [`ImportView`]. Out: [`ImportAct`]s. The page keeps what is typed, what is scrolled to, which
//! cell is framed.

mod choose;
mod done;
mod menu;
mod questions;
mod review;
pub mod roles;
mod sheet;
mod side;
mod trouble;
mod view;

pub use menu::{said_words, target_words};
pub use roles::{Role, SheetRoles};
pub use view::{
    Asked, Check, DoneView, FileRow, FoundRow, ImportView, NameAnswer, Note, Offer, Pair, PreviewRow,
    ReadingChoice, RestOfNames, ReviewView, Scale, Stage, TabView, Trouble, Unknown,
};

use crate::app::Twice;
use crate::domain::{CellRef, Code, DimensionCode, IndicatorCode};
use crate::gui::act::Act;
use crate::gui::theme::Look;
use crate::intake::{Said, Target};
use egui::{Rect, Ui};
use std::path::PathBuf;

/// What a person asks for on this page.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAct {
    /// Open a file; it waits where another one is being looked at.
    Open(PathBuf),
    /// Open what was typed: a file or a folder.
    Typed(String),
    /// The bundled workbook.
    Example,
    /// List the files of a folder.
    Folder(PathBuf),
    /// Read the file again that could not be read.
    Again,
    /// Leave this file: to the next one, or back to choosing.
    Leave,
    /// Look at this sheet.
    Sheet(usize),
    /// Read the sheet this way.
    Reading(usize),
    /// All values are of this indicator.
    Indicator(IndicatorCode),
    /// Who says so.
    Source(Code),
    /// Which edition.
    Edition(String),
    /// A member that holds for all values.
    All(DimensionCode, Code),
    /// The period of all values, as typed.
    Period(String),
    /// What a name of the file means.
    Meaning(String, DimensionCode, NameAnswer),
    /// What happens to the names that remain.
    Rest(RestOfNames),
    /// Which of two contradicting cells counts; the later cell names the pair.
    Pair(CellRef, Twice),
    /// The same for all pairs.
    Pairs(Twice),
    /// The power of ten of the file's figures.
    Scale(i8),
    /// What a row, a column or a cell is.
    Say(Target, Said),
    /// What was said of it is taken back.
    TakeBack(Target),
    /// Whether the file's values replace those stored.
    TakeChanged(bool),
    /// Write the values.
    Write,
    /// Give the sender his sheet back with marked cells, or the account to be printed.
    Findings,
}

/// What belongs to looking.
#[derive(Debug, Default)]
pub struct Import {
    path: String,
    edition: Option<String>,
    period: Option<String>,
    sheet: sheet::Shown,
    framed: Option<CellRef>,
    menu: Option<menu::Menu>,
}

impl Import {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &ImportView, acts: &mut Vec<Act>) {
        match &view.stage {
            Stage::Choose => choose::show(ui, look, page, view, &mut self.path, acts),
            Stage::Trouble(trouble) => trouble::show(ui, look, page, view, trouble, acts),
            Stage::Review(review) => self.review(ui, look, page, review, acts),
            Stage::Done(done) => done::show(ui, look, page, done, acts),
        }
        if !view.is_review() {
            self.framed = None;
            self.menu = None;
            self.edition = None;
            self.period = None;
        }
    }
}
