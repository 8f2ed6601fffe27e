//! File → cells: one file a format, same shape.
//!
//! In: a path or bytes, [`Limits`], the job's handle. Out: a [`Workbook`] of sheets with values, looks
//! and merges, the same for every format, or a [`SheetError`] that says what to do. Damaged parts and
//! what was left out are [`Workbook::problems`]. No macros, links or external entities are followed.
//!
//! A reader of a format writes to `Writer`; that makes frames; `Collector` makes the workbook. Between
//! the two may lie a pipe.

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

mod calendar;
mod cell;
mod child;
mod collect;
mod compound;
mod delimited;
mod display;
mod error;
#[cfg(test)]
pub mod fixtures;
mod frame;
mod grid;
mod limits;
#[cfg(test)]
mod mutations;
mod number_format;
mod ods;
mod package;
mod sniff;
mod strings;
mod style;
#[cfg(test)]
mod tests;
mod workbook;
mod writer;
mod xls;
mod xlsx;
mod xml;

pub use calendar::Moment;
pub use cell::{CellView, Value};
pub use child::{READER_SWITCH, read_in_child, serve};
pub use error::{Other, SheetError, SheetErrorKind};
pub use grid::{Range, Sheet};
pub use limits::{Limit, Limits};
pub use style::{Alignment, NumberFormat, NumberKind, Style};
pub use workbook::{Format, Workbook};

use crate::work::{Stage, Work};
use collect::Collector;
use sniff::Kind;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use writer::{Sink, Writer};

/// Reads a file in this process.
///
/// # Errors
/// [`SheetError`] with the file's name and what is the matter.
pub fn read(path: &Path, limits: &Limits, work: &Work) -> Result<Workbook, SheetError> {
    work.begin(Stage::Opening, 0);
    let name = file_name(path);
    let bytes = file_bytes(path, limits).map_err(|kind| SheetError::new(&name, kind))?;
    read_bytes(&name, &bytes, limits, work)
}

/// Reads the bytes of a file; `name` is its name without folders.
///
/// # Errors
/// [`SheetError`] with the file's name and what is the matter.
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits, work: &Work) -> Result<Workbook, SheetError> {
    let mut collector = Collector::new(work);
    read_into(name, bytes, limits, &mut |frame| collector.take(frame))
        .and_then(|()| collector.finish(name))
        .map_err(|kind| SheetError::new(name, kind))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Whether a file will be read as text. What cannot be opened is not: the reading will say why.
fn is_text(path: &Path) -> bool {
    let mut head = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(4_096).read_to_end(&mut head));
    opened.is_ok() && sniff::kind(&head) == Ok(Kind::Text)
}

fn file_bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, SheetErrorKind> {
    // Windows says "no permission" when a folder is opened, so this is asked first.
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(SheetErrorKind::Folder);
    }
    if about.len() > limits.file_bytes {
        return Err(SheetErrorKind::TooLarge(Limit::File));
    }
    Ok(std::fs::read(path)?)
}

/// Reads bytes into a sink. A panic in a foreign reader is an error like others.
fn read_into(name: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), SheetErrorKind> {
    let kind = sniff::kind(bytes)?;
    let reading = AssertUnwindSafe(|| {
        let mut writer = Writer::new(limits, sink);
        match kind {
            Kind::Text => delimited::read(name, bytes, &mut writer)?,
            Kind::PackedText => delimited::read(name, &package::only_text(bytes, limits)?, &mut writer)?,
            Kind::Xlsx => xlsx::read(bytes, &mut writer)?,
            Kind::Ods => ods::read(bytes, &mut writer)?,
            Kind::Xls => xls::xls(bytes, &mut writer)?,
            Kind::Xlsb => xls::xlsb(bytes, &mut writer)?,
        }
        writer.finish()
    });
    match catch_unwind(reading) {
        Ok(outcome) => outcome,
        Err(_) => Err(SheetErrorKind::ReaderFailed(String::from("the reader broke off"))),
    }
}
