//! Excel's binary formats. Of .xls since Excel 97 everything is read by our own pass over its records;
//! older .xls and .xlsb through calamine, which reads them whole and knows of looks only dates.

mod globals;
mod older;
mod records;
#[cfg(test)]
mod tests;
mod worksheet;

use super::compound;
use super::error::SheetErrorKind;
use super::workbook::Format;
use super::writer::Writer;
use crate::domain::{Message, Place, Severity};
use globals::Globals;
use records::{BOF, records};
use worksheet::Worksheet;

pub(super) use older::xlsb;

/// The version that Excel 97 and all later ones write.
const EXCEL_97: u16 = 0x0600;

/// Reads a workbook of Excel 5 to 2003.
pub(super) fn xls(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let Some(stream) = compound::stream(bytes, &["Workbook", "Book"]) else {
        return Err(SheetErrorKind::Damaged(String::from("there is no workbook stream")));
    };
    match records(&stream, 0).next().filter(|record| record.sort == BOF) {
        Some(first) if first.half(0) == Some(EXCEL_97) => workbook(&stream, to),
        Some(_) => older::xls(bytes, to),
        None => Err(SheetErrorKind::Damaged(String::from("the workbook stream has no beginning"))),
    }
}

fn workbook(stream: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let globals = Globals::read(stream);
    if globals.encrypted {
        return Err(SheetErrorKind::Encrypted);
    }
    to.open(Format::Xls, globals.date_1904)?;
    let numbers: Vec<u16> = globals.styles.iter().map(|style| to.style(style)).collect();
    let total = u64::try_from(globals.sheets.len()).unwrap_or(0);
    let mut readable = false;
    for (done, part) in (0..).zip(&globals.sheets) {
        to.progress(done, total)?;
        if !part.worksheet {
            readable = true;
            continue;
        }
        to.sheet(&part.name, part.visible)?;
        match Worksheet::new(&globals, &numbers).read(stream, part.position, to) {
            Ok(()) => readable = true,
            Err(SheetErrorKind::Damaged(detail)) => damaged_sheet(&part.name, &detail, to)?,
            Err(other) => return Err(other),
        }
    }
    if readable { Ok(()) } else { Err(SheetErrorKind::Damaged(String::from("no sheet can be read"))) }
}

fn damaged_sheet(name: &str, detail: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let message = Message::new("sheet-part-damaged").with("sheet", name).with("detail", detail);
    let place = Place { file: None, sheet: Some(name.to_owned()), cell: None };
    to.report(message, place, Severity::Error)
}
