//! Values and merges through calamine.

use super::damaged_sheet;
use crate::domain::CellRef;
use crate::sheet::calendar;
use crate::sheet::error::SheetErrorKind;
use crate::sheet::grid::Range;
use crate::sheet::package::Package;
use crate::sheet::style::{NumberFormat, NumberKind, Style};
use crate::sheet::workbook::Format;
use crate::sheet::writer::{Input, Writer};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::io::Cursor;

/// Reads a workbook of Excel 5 or 95.
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
pub(in crate::sheet) fn xlsb(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    // Only to hold the archive to the limits: calamine unpacks without any.
    Package::open(bytes, to.limits())?.unpack_all()?;
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
    to.open(format, date_1904)?;
    let cells = Cells::new(to, date_1904);
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

/// Writes cells that have no look of their own.
struct Cells {
    plain: u16,
    date: u16,
    time: u16,
    date_1904: bool,
}

impl Cells {
    fn new(to: &mut Writer<'_>, date_1904: bool) -> Self {
        let plain = to.style(&Style::default());
        let mut of = |kind| {
            to.style(&Style { format: NumberFormat { kind, ..Default::default() }, ..Default::default() })
        };
        Self { plain, date: of(NumberKind::Date), time: of(NumberKind::Time), date_1904 }
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
        let mut write = |style, input| to.cell(row, column, style, input);
        match value {
            Data::Empty => Ok(()),
            Data::Int(number) => {
                let number = format!("{number}").parse().unwrap_or(f64::NAN);
                write(self.plain, Input::Number(number))
            }
            Data::Float(number) => write(self.plain, Input::Number(*number)),
            Data::String(text) | Data::DurationIso(text) => write(self.plain, Input::Text(text)),
            Data::Bool(truth) => write(self.plain, Input::Bool(*truth)),
            Data::DateTime(moment) if moment.is_duration() => {
                write(self.time, Input::DateTime(moment.as_f64()))
            }
            Data::DateTime(moment) => {
                let serial = calendar::serial(moment.as_f64(), NumberKind::Date, self.date_1904);
                write(self.date, Input::DateTime(serial))
            }
            Data::DateTimeIso(text) => match calendar::Moment::serial_of_iso(text) {
                Some(serial) => write(self.date, Input::DateTime(serial)),
                None => write(self.plain, Input::Text(text)),
            },
            Data::Error(error) => write(self.plain, Input::Error(&error.to_string())),
        }
    }
}
