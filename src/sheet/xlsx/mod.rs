//! Excel workbooks (.xlsx, .xlsm), streamed: values, looks, merges, what is hidden, superscript tails.
//!
//! In: the bytes of the archive. Out: cells to a `Writer`. Formulas are not computed: what Excel stored
//! as their value is taken.

mod book;
mod styles;
mod texts;
mod worksheet;

use super::error::SheetErrorKind;
use super::package::Package;
use super::strings::Strings;
use super::workbook::Format;
use super::writer::Writer;
use crate::domain::{Message, Place, Severity};
use book::{Book, Part};

/// What all sheets of a workbook share.
struct Common {
    texts: Strings,
    looks: Vec<styles::Look>,
    date_1904: bool,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let mut package = Package::open(bytes, to.limits())?;
    let book = Book::read(&mut package)?;
    to.open(Format::Xlsx, book.date_1904)?;
    let common = Common {
        looks: styles::read(&mut package, book.styles.as_deref(), to)?,
        texts: texts::read(&mut package, book.texts.as_deref(), to)?,
        date_1904: book.date_1904,
    };
    let mut readable = false;
    for part in &book.sheets {
        to.sheet(&part.name, part.visible)?;
        match worksheet::read(&mut package, part, &common, to) {
            Ok(()) => readable = true,
            Err(SheetErrorKind::Damaged(detail)) => damaged(part, &detail, to)?,
            Err(other) => return Err(other),
        }
    }
    if readable || book.sheets.is_empty() && book.complete {
        return Ok(());
    }
    Err(SheetErrorKind::Damaged(String::from("no sheet can be read to its end")))
}

fn damaged(part: &Part, detail: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let message = Message::new("sheet-part-damaged").with("sheet", part.name.as_str()).with("detail", detail);
    let place = Place { file: None, sheet: Some(part.name.clone()), cell: None };
    to.report(message, place, Severity::Error)
}
