//! Excel's binary formats through calamine: values and merges; of the looks only dates are known.

use super::error::SheetErrorKind;
use super::grid::Range;
use super::style::{NumberFormat, NumberKind, Style};
use super::workbook::Format;
use super::writer::{Input, Writer};
use crate::domain::{CellRef, Message, Place, Severity};
use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Sheets};
use std::io::Cursor;

/// Reads a workbook of calamine.
pub(super) fn read(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let (format, date_1904) = match &book {
        Sheets::Xls(xls) => (Format::Xls, xls.has_1904_epoch()),
        Sheets::Xlsb(xlsb) => (Format::Xlsb, xlsb.has_1904_epoch()),
        Sheets::Xlsx(xlsx) => (Format::Xlsx, xlsx.has_1904_epoch()),
        Sheets::Ods(_) => (Format::Ods, false),
    };
    let cells = Cells::new(to, date_1904);
    to.open(format, date_1904)?;
    for sheet in book.sheets_metadata().to_owned() {
        if matches!(sheet.typ, SheetType::WorkSheet | SheetType::DialogSheet) {
            to.sheet(&sheet.name, sheet.visible == SheetVisible::Visible)?;
            match book.worksheet_range(&sheet.name) {
                Ok(range) => cells.write(&range, to)?,
                Err(error) => damaged_sheet(&sheet.name, &error, to)?,
            }
            to.sheet_end(merges(&book, &sheet.name), Vec::new(), Vec::new())?;
        }
    }
    Ok(())
}

fn failed(error: calamine::Error) -> SheetErrorKind {
    use calamine::{Error, OdsError, XlsError, XlsxError};
    match error {
        Error::Io(error) => error.into(),
        Error::Xls(XlsError::Password)
        | Error::Xlsx(XlsxError::Password)
        | Error::Ods(OdsError::Password) => SheetErrorKind::Encrypted,
        error => SheetErrorKind::Damaged(error.to_string()),
    }
}

fn damaged_sheet(name: &str, error: &calamine::Error, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let message = Message::new("sheet-part-damaged").with("sheet", name).with("detail", error.to_string());
    let place = Place { file: None, sheet: Some(name.to_owned()), cell: None };
    to.report(message, place, Severity::Error)
}

fn merges(book: &Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Range> {
    let list: Vec<Dimensions> = match book {
        Sheets::Xls(xls) => xls.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    };
    let cell = |(row, column): (u32, u32)| CellRef::new(row, column);
    list.iter().map(|merge| Range { start: cell(merge.start), end: cell(merge.end) }).collect()
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
