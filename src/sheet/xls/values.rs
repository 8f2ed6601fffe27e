//! Values and merges through calamine.

use super::looks::{self, Looks, SheetLooks};
use crate::domain::{CellRef, Message, Place, Severity};
use crate::sheet::calendar;
use crate::sheet::error::SheetErrorKind;
use crate::sheet::grid::Range;
use crate::sheet::package::Package;
use crate::sheet::style::{NumberFormat, NumberKind, Style};
use crate::sheet::workbook::Format;
use crate::sheet::writer::{Input, Writer};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::io::Cursor;

/// Reads a workbook of Excel 5 to 2003.
pub(in crate::sheet) fn xls(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let looks = looks::read(bytes);
    if looks.encrypted {
        return Err(SheetErrorKind::Encrypted);
    }
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => SheetErrorKind::Encrypted,
        error => damaged(error),
    })?;
    let date_1904 = book.has_1904_epoch();
    let merges = |book: &Xls<_>, name: &str| {
        let list = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        list.iter().map(|merge| Range { start: place(merge.start), end: place(merge.end) }).collect()
    };
    sheets(&mut book, Format::Xls, date_1904, &looks, merges, to)
}

/// Reads a workbook of Excel with binary parts.
pub(in crate::sheet) fn xlsb(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    // Only to hold the archive to the limits: calamine unpacks without any.
    let mut package = Package::open(bytes, to.limits())?;
    package.unpack_all()?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => SheetErrorKind::Encrypted,
        error => damaged(error),
    })?;
    let date_1904 = book.has_1904_epoch();
    sheets(&mut book, Format::Xlsb, date_1904, &Looks::default(), |_, _| Vec::new(), to)
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
    looks: &Looks,
    merges: impl Fn(&B, &str) -> Vec<Range>,
    to: &mut Writer<'_>,
) -> Result<(), SheetErrorKind>
where
    B: Reader<Cursor<&'a [u8]>>,
    B::Error: std::fmt::Display,
{
    to.open(format, date_1904)?;
    let mut cells = Cells::new(to, looks, date_1904);
    let sheets = book.sheets_metadata().to_owned();
    let mut readable = sheets.is_empty();
    for (number, sheet) in sheets.iter().enumerate() {
        if !matches!(sheet.typ, SheetType::WorkSheet | SheetType::DialogSheet) {
            readable = true;
            continue;
        }
        to.sheet(&sheet.name, sheet.visible == SheetVisible::Visible)?;
        cells.sheet = looks.sheets.get(number).filter(|_| looks.sheets.len() == sheets.len());
        match book.worksheet_range(&sheet.name) {
            Ok(range) => {
                readable = true;
                cells.write(&range, to)?;
            }
            Err(error) => damaged_sheet(&sheet.name, &error.to_string(), to)?,
        }
        let hidden = cells.sheet.map(|looks| (looks.hidden_rows.clone(), looks.hidden_columns.clone()));
        let (rows, columns) = hidden.unwrap_or_default();
        to.sheet_end(merges(book, &sheet.name), rows, columns)?;
    }
    if readable { Ok(()) } else { Err(damaged("no sheet can be read")) }
}

fn damaged_sheet(name: &str, detail: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let message = Message::new("sheet-part-damaged").with("sheet", name).with("detail", detail);
    let place = Place { file: None, sheet: Some(name.to_owned()), cell: None };
    to.report(message, place, Severity::Error)
}

/// Writes the cells of one sheet after the other.
struct Cells<'a> {
    looks: &'a Looks,
    /// The writer's numbers of the looks.
    numbers: Vec<u16>,
    sheet: Option<&'a SheetLooks>,
    /// Styles of cells without a look of their own.
    plain: u16,
    date: u16,
    time: u16,
    date_1904: bool,
}

impl<'a> Cells<'a> {
    fn new(to: &mut Writer<'_>, looks: &'a Looks, date_1904: bool) -> Self {
        let plain = to.style(&Style::default());
        let mut of = |kind| {
            to.style(&Style { format: NumberFormat { kind, ..Default::default() }, ..Default::default() })
        };
        let (date, time) = (of(NumberKind::Date), of(NumberKind::Time));
        let numbers = looks.styles.iter().map(|style| to.style(style)).collect();
        Self { looks, numbers, sheet: None, plain, date, time, date_1904 }
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
        let look = self.sheet.and_then(|sheet| sheet.at(row, column));
        let format = look.map(|look| usize::from(look.format));
        let style = format.and_then(|format| self.numbers.get(format)).copied();
        let kind = format.and_then(|format| self.looks.styles.get(format)).map(|style| style.format.kind);
        let plain = style.unwrap_or(self.plain);
        match value {
            Data::Empty => Ok(()),
            Data::Int(number) => {
                let number = format!("{number}").parse().unwrap_or(f64::NAN);
                self.number(row, column, number, (plain, kind.unwrap_or_default()), to)
            }
            Data::Float(number) => self.number(row, column, *number, (plain, kind.unwrap_or_default()), to),
            Data::String(text) => {
                let tail = look.and_then(|look| self.looks.tails.get(&look.text?).copied());
                match tail.and_then(|units| byte_of_unit(text, units)) {
                    Some(from) => to.cell(row, column, plain, Input::Superscript(text, from)),
                    None => to.cell(row, column, plain, Input::Text(text)),
                }
            }
            Data::Bool(truth) => to.cell(row, column, plain, Input::Bool(*truth)),
            Data::DateTime(moment) => {
                let (own, guess) = match moment.is_duration() {
                    true => (self.time, NumberKind::Time),
                    false => (self.date, NumberKind::Date),
                };
                let look = (style.unwrap_or(own), kind.unwrap_or(guess));
                self.number(row, column, moment.as_f64(), look, to)
            }
            Data::DateTimeIso(text) => match calendar::Moment::serial_of_iso(text) {
                Some(serial) => to.cell(row, column, style.unwrap_or(self.date), Input::DateTime(serial)),
                None => to.cell(row, column, plain, Input::Text(text)),
            },
            Data::DurationIso(text) => to.cell(row, column, plain, Input::Text(text)),
            Data::Error(error) => to.cell(row, column, plain, Input::Error(&error.to_string())),
        }
    }

    fn number(
        &self,
        row: u32,
        column: u32,
        number: f64,
        (style, kind): (u16, NumberKind),
        to: &mut Writer<'_>,
    ) -> Result<(), SheetErrorKind> {
        let input = match kind.is_moment() {
            true => Input::DateTime(calendar::serial(number, kind, self.date_1904)),
            false => Input::Number(number),
        };
        to.cell(row, column, style, input)
    }
}

/// The byte where a UTF-16 unit of a text begins.
fn byte_of_unit(text: &str, unit: u16) -> Option<u32> {
    let mut units = 0;
    for (byte, sign) in text.char_indices() {
        if units == usize::from(unit) {
            return u32::try_from(byte).ok();
        }
        units += sign.len_utf16();
    }
    None
}
