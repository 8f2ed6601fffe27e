//! Questions to the store, their words, and files of them.

use super::{AppError, ErrorKind, Session};
use crate::domain::{Date, Lang};
use crate::export::{self, ExportError, Extract, Overwrite, TableFormat};
use crate::figure::{self, Figure, FigureError, Kind, Naming, TableText, Wish};
use crate::i18n::NumberStyle;
use crate::platform::clock;
use crate::query::{self, Cube, Layout, Selection, With};
use crate::work::Work;
use std::path::Path;

/// How an answer is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Language.
    pub lang: Lang,
    /// Style of numbers.
    pub numbers: NumberStyle,
}

/// How a table is written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableWish {
    /// Language and numbers.
    pub wording: Wording,
    /// Whether formats for people have every part in both languages.
    pub both: bool,
    /// How members are called.
    pub naming: Naming,
}

impl From<(Wording, bool)> for TableWish {
    fn from((wording, both): (Wording, bool)) -> Self {
        Self { wording, both, naming: Naming::Names }
    }
}

impl Session {
    /// Answers a question.
    ///
    /// # Errors
    /// Names that nobody knows, a measure that would be wrong, a store that cannot be read.
    pub fn ask(&self, selection: &Selection, layout: &Layout, work: &Work) -> Result<Cube, AppError> {
        Ok(query::ask(self.store()?, selection, layout, work)?)
    }

    /// Answers a question twice, the second time with one thing changed, side by side.
    ///
    /// # Errors
    /// As [`Self::ask`]; sides that cannot be compared, with the reason.
    pub fn compare(
        &self,
        selection: &Selection,
        with: &With,
        layout: &Layout,
        work: &Work,
    ) -> Result<Cube, AppError> {
        Ok(query::compare(self.store()?, selection, with, layout, work)?)
    }

    /// A table in words.
    ///
    /// # Errors
    /// A table without source.
    pub fn table(&self, cube: &Cube, wording: Wording) -> Result<TableText, AppError> {
        let text = TableText::of(cube, &self.catalogue(), wording.lang, wording.numbers)?;
        Ok(match today() {
            Some(day) => text.dated(day),
            None => text,
        })
    }

    /// A figure of the asked kind, or of the one that shows the table best.
    ///
    /// # Errors
    /// Nothing to show, no source, or a kind that would mislead.
    pub fn figure(&self, cube: &Cube, kind: Option<Kind>, wording: Wording) -> Result<Figure, AppError> {
        self.figure_as(cube, &Wish { kind, ..Wish::default() }, wording)
    }

    /// The wished figure.
    ///
    /// # Errors
    /// Nothing to show, no source, or a kind that would mislead.
    pub fn figure_as(&self, cube: &Cube, wish: &Wish, wording: Wording) -> Result<Figure, AppError> {
        let figure = figure::build_as(cube, &self.catalogue(), wish, wording.lang, wording.numbers)?;
        Ok(match today() {
            Some(day) => figure.dated(day),
            None => figure,
        })
    }

    /// Writes a table into a file; its ending says the format. With `both`, formats for people have every
    /// part in both languages, the one of the wording first; formats for machines always name both.
    ///
    /// # Errors
    /// An unknown ending, a file that is there already, a place that cannot be written.
    pub fn export_table(
        &self,
        path: &Path,
        cube: &Cube,
        wish: impl Into<TableWish>,
        overwrite: Overwrite,
        work: &Work,
    ) -> Result<(), AppError> {
        let TableWish { wording, both, naming } = wish.into();
        let text = self.table(cube, wording)?.named(cube, naming);
        let named_in_both = TableFormat::of(path).is_some_and(TableFormat::names_both_languages);
        if let Some(sides) = cube.sides().filter(|_| named_in_both) {
            // Formats for machines take values; what they come to is worked out anew where it is needed.
            return self.export_table(path, &sides, TableWish { wording, both, naming }, overwrite, work);
        }
        let other = if both || named_in_both {
            let other = self.table(cube, Wording { lang: wording.lang.other(), ..wording })?;
            Some(other.named(cube, naming))
        } else {
            None
        };
        let catalogue = self.catalogue();
        let mut extract = Extract::new(cube, &catalogue, &text);
        if let Some(other) = &other {
            extract = extract.with_other(other);
        }
        if both {
            extract = extract.in_both();
        }
        Ok(export::table(path, &extract, overwrite, work)?)
    }

    /// Writes a figure into a file; its ending says the format.
    ///
    /// # Errors
    /// An unknown ending, a file that is there already, a place that cannot be written.
    pub fn export_figure(&self, path: &Path, figure: &Figure, overwrite: Overwrite) -> Result<(), AppError> {
        Ok(export::figure(path, figure, overwrite)?)
    }
}

/// Today in the clock of this computer.
pub(super) fn today() -> Option<Date> {
    let (year, month, day) = clock::today();
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

impl From<FigureError> for AppError {
    fn from(error: FigureError) -> Self {
        Self::new(ErrorKind::Decision, error.message())
    }
}

impl From<ExportError> for AppError {
    fn from(error: ExportError) -> Self {
        let kind =
            if matches!(error, ExportError::Ending { .. }) { ErrorKind::Usage } else { ErrorKind::File };
        Self::new(kind, error.message())
    }
}
