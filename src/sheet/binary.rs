//! Excel's binary formats through calamine: values and merges; of the looks only dates are known.

use super::error::SheetErrorKind;
use super::grid::Range;
use super::style::{NumberFormat, NumberKind, Style};
use super::workbook::Format;
use super::writer::{Input, Writer};
use crate::domain::{CellRef, Message, Place, Severity};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::io::Cursor;

/// Reads a workbook of Excel 5 to 2003.
pub(super) fn xls(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => SheetErrorKind::Encrypted,
        error => damaged(error),
    })?;
    let date_1904 = book.has_1904_epoch();
    let merges = |book: &Xls<_>, name: &str| {
        let list = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        list.iter().map(|merge| Range { start: place(merge.start), end: place(merge.end) }).collect()
    };
    sheets(&mut book, Format::Xls, date_1904, merges, to)
}

/// Reads a workbook of Excel with binary parts.
pub(super) fn xlsb(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    // Only to hold the archive to the limits: calamine unpacks without any.
    let mut package = super::package::Package::open(bytes, to.limits())?;
    package.unpack_all()?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => SheetErrorKind::Encrypted,
        error => damaged(error),
    })?;
    let date_1904 = book.has_1904_epoch();
    sheets(&mut book, Format::Xlsb, date_1904, |_, _| Vec::new(), to)
}

fn damaged(error: impl std::fmt::Display) -> SheetErrorKind {
    SheetErrorKind::Damaged(error.to_string())
}

fn place((row, column): (u32, u32)) -> CellRef {
    CellRef::new(row, column)
}

fn sheets<'a, B>(
    book: &mut B,
    format: Format,
    date_1904: bool,
    merges: impl Fn(&B, &str) -> Vec<Range>,
    to: &mut Writer<'_>,
) -> Result<(), SheetErrorKind>
where
    B: Reader<Cursor<&'a [u8]>>,
    B::Error: std::fmt::Display,
{
    let cells = Cells::new(to, date_1904);
    to.open(format, date_1904)?;
    let sheets = book.sheets_metadata().to_owned();
    let mut readable = sheets.is_empty();
    for sheet in sheets {
        if !matches!(sheet.typ, SheetType::WorkSheet | SheetType::DialogSheet) {
            readable = true;
            continue;
        }
        to.sheet(&sheet.name, sheet.visible == SheetVisible::Visible)?;
        match book.worksheet_range(&sheet.name) {
            Ok(range) => {
                readable = true;
                cells.write(&range, to)?;
            }
            Err(error) => damaged_sheet(&sheet.name, &error.to_string(), to)?,
        }
        to.sheet_end(merges(book, &sheet.name), Vec::new(), Vec::new())?;
    }
    if readable { Ok(()) } else { Err(damaged("no sheet can be read")) }
}

fn damaged_sheet(name: &str, detail: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let message = Message::new("sheet-part-damaged").with("sheet", name).with("detail", detail);
    let place = Place { file: None, sheet: Some(name.to_owned()), cell: None };
    to.report(message, place, Severity::Error)
}

/// The styles of cells without a look of their own.
struct Cells {
    plain: u16,
    date: u16,
    time: u16,
    days: f64,
}

impl Cells {
    fn new(to: &mut Writer<'_>, date_1904: bool) -> Self {
        let plain = to.style(&Style::default());
        let mut of = |kind| {
            to.style(&Style { format: NumberFormat { kind, ..Default::default() }, ..Default::default() })
        };
        let days = if date_1904 { super::calendar::DAYS_1904 } else { 0.0 };
        Self { plain, date: of(NumberKind::Date), time: of(NumberKind::Time), days }
    }

    fn write(&self, range: &calamine::Range<Data>, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).ok().and_then(|row| row.checked_add(top));
            let column = u32::try_from(column).ok().and_then(|column| column.checked_add(left));
            if let (Some(row), Some(column)) = (row, column) {
                self.cell(row, column, value, to)?;
            }
        }
        Ok(())
    }

    fn cell(&self, row: u32, column: u32, value: &Data, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        match value {
            Data::Empty => Ok(()),
            Data::Int(number) => {
                let number = format!("{number}").parse().unwrap_or(f64::NAN);
                to.cell(row, column, self.plain, Input::Number(number))
            }
            Data::Float(number) => to.cell(row, column, self.plain, Input::Number(*number)),
            Data::String(text) => to.cell(row, column, self.plain, Input::Text(text)),
            Data::Bool(truth) => to.cell(row, column, self.plain, Input::Bool(*truth)),
            Data::DateTime(moment) if moment.is_duration() => {
                to.cell(row, column, self.time, Input::DateTime(moment.as_f64()))
            }
            Data::DateTime(moment) => {
                to.cell(row, column, self.date, Input::DateTime(moment.as_f64() + self.days))
            }
            Data::DateTimeIso(text) => match super::Moment::serial_of_iso(text) {
                Some(serial) => to.cell(row, column, self.date, Input::DateTime(serial)),
                None => to.cell(row, column, self.plain, Input::Text(text)),
            },
            Data::DurationIso(text) => to.cell(row, column, self.plain, Input::Text(text)),
            Data::Error(error) => to.cell(row, column, self.plain, Input::Error(&error.to_string())),
        }
    }
}
