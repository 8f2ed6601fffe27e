//! What the readers of all formats write to: cells one after the other, handed on in frames.
//!
//! Counts cells, sheets and problems, keeps each text and style once, and asks between batches
//! whether the work shall stop. Rows may come in any order.

use super::cell::{Cell, INLINE, Kept};
use super::error::SheetErrorKind;
use super::frame::{Cells, Frame};
use super::grid::Range;
use super::limits::{Limit, Limits};
use super::strings::Interner;
use super::style::Style;
use super::workbook::Format;
use crate::domain::{CellRef, Message, Place, Problem, ProblemKind, Severity};
use std::collections::HashMap;
use std::time::Instant;

/// A value on its way into a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Input<'a> {
    Number(f64),
    Text(&'a str),
    /// A text whose tail from this byte on is superscript.
    Superscript(&'a str, u32),
    Bool(bool),
    Error(&'a str),
    /// Days since 1899-12-30.
    DateTime(f64),
}

/// Where frames go; gives an error when the work shall stop.
pub(super) type Sink<'a> = dyn FnMut(Frame) -> Result<(), SheetErrorKind> + 'a;

const BATCH: usize = 8_192;
const BATCH_BYTES: usize = 1 << 20;
/// Problems of one sort that are named one by one; the rest are counted.
const NAMED: u64 = 20;
/// Columns a spreadsheet can have; text files may have more, which are left out.
const MOST_COLUMNS: u32 = 16_384;
/// Rows a spreadsheet can have; text files may have more.
const MOST_ROWS: u32 = 1_048_576;

/// Receives cells and hands them on.
pub(super) struct Writer<'a> {
    sink: &'a mut Sink<'a>,
    limits: Limits,
    started: Instant,
    interner: Interner,
    styles: HashMap<Style, u16>,
    most_rows: u32,
    sheets: u32,
    sheet: String,
    count: u64,
    rows: Vec<(u32, u32)>,
    cells: Vec<Cell>,
    new_texts: Vec<(String, Option<u32>)>,
    new_bytes: usize,
    new_styles: Vec<Style>,
    problems: HashMap<String, u64>,
}

impl<'a> Writer<'a> {
    pub fn new(limits: &Limits, sink: &'a mut Sink<'a>) -> Self {
        Self {
            sink,
            limits: *limits,
            started: Instant::now(),
            interner: Interner::default(),
            styles: HashMap::new(),
            most_rows: MOST_ROWS,
            sheets: 0,
            sheet: String::new(),
            count: 0,
            rows: Vec::new(),
            cells: Vec::with_capacity(BATCH),
            new_texts: Vec::new(),
            new_bytes: 0,
            new_styles: Vec::new(),
            problems: HashMap::new(),
        }
    }

    /// The limits of this reading.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// To be called once, before the first sheet.
    pub fn open(&mut self, format: Format, date_1904: bool) -> Result<(), SheetErrorKind> {
        if format.is_text() {
            self.most_rows = u32::MAX;
        }
        (self.sink)(Frame::Open { format, date_1904 })
    }

    /// Begins a sheet.
    pub fn sheet(&mut self, name: &str, visible: bool) -> Result<(), SheetErrorKind> {
        self.flush()?;
        self.sheets += 1;
        if self.sheets > self.limits.sheets {
            return Err(SheetErrorKind::TooLarge(Limit::Sheets));
        }
        name.clone_into(&mut self.sheet);
        (self.sink)(Frame::Sheet { name: name.to_owned(), visible })
    }

    /// Ends a sheet.
    pub fn sheet_end(
        &mut self,
        merges: Vec<Range>,
        hidden_rows: Vec<(u32, u32)>,
        hidden_columns: Vec<(u32, u32)>,
    ) -> Result<(), SheetErrorKind> {
        self.flush()?;
        (self.sink)(Frame::SheetEnd { merges, hidden_rows, hidden_columns })
    }

    /// The number of a style. Beyond 65,535 styles all have the plain look.
    pub fn style(&mut self, style: &Style) -> u16 {
        if let Some(number) = self.styles.get(style) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.styles.len()) else {
            return 0;
        };
        self.styles.insert(style.clone(), number);
        self.new_styles.push(style.clone());
        number
    }

    /// A cell with content. Texts of white space alone count as none.
    pub fn cell(
        &mut self,
        row: u32,
        column: u32,
        style: u16,
        input: Input<'_>,
    ) -> Result<(), SheetErrorKind> {
        let short = u16::try_from(column).ok().filter(|_| column < MOST_COLUMNS && row < self.most_rows);
        let Some(short) = short else {
            return self.problem("sheet-beyond-left-out", CellRef::new(row, column));
        };
        let kept = match input {
            Input::Number(number) if number.is_finite() => Kept::Number(number),
            Input::DateTime(serial) if serial.is_finite() => Kept::DateTime(serial),
            Input::Number(_) | Input::DateTime(_) => Kept::InTable(self.text("#NUM!", None)?),
            Input::Bool(truth) => Kept::Bool(truth),
            Input::Error(text) => Kept::Error(self.text(text, None)?),
            Input::Text(text) | Input::Superscript(text, _) if text.chars().all(char::is_whitespace) => {
                return Ok(());
            }
            Input::Text(text) if text.len() <= INLINE => Kept::Inline(text),
            Input::Text(text) => Kept::InTable(self.long_text(text, None, row, column)?),
            Input::Superscript(text, from) => Kept::InTable(self.long_text(text, Some(from), row, column)?),
        };
        if let Some(cell) = Cell::keep(short, style, kept) {
            self.push(row, cell)?;
        }
        Ok(())
    }

    fn push(&mut self, row: u32, cell: Cell) -> Result<(), SheetErrorKind> {
        self.count += 1;
        if self.count > self.limits.cells {
            return Err(SheetErrorKind::TooLarge(Limit::Cells));
        }
        match self.rows.last_mut() {
            Some((last, count)) if *last == row => *count += 1,
            _ => self.rows.push((row, 1)),
        }
        self.cells.push(cell);
        if self.cells.len() >= BATCH || self.new_bytes >= BATCH_BYTES { self.flush() } else { Ok(()) }
    }

    fn long_text(
        &mut self,
        text: &str,
        superscript_from: Option<u32>,
        row: u32,
        column: u32,
    ) -> Result<u32, SheetErrorKind> {
        let most = usize::try_from(self.limits.text_bytes).unwrap_or(usize::MAX);
        if text.len() <= most {
            return self.text(text, superscript_from);
        }
        self.problem("sheet-text-cut", CellRef::new(row, column))?;
        let cut = text.get(..text.floor_char_boundary(most)).unwrap_or_default();
        self.text(cut, superscript_from)
    }

    fn text(&mut self, text: &str, superscript_from: Option<u32>) -> Result<u32, SheetErrorKind> {
        let (number, new) =
            self.interner.intern(text, superscript_from).ok_or(SheetErrorKind::TooLarge(Limit::Expanded))?;
        if new {
            self.new_texts.push((text.to_owned(), superscript_from));
            self.new_bytes += text.len();
        }
        Ok(number)
    }

    /// Something about a cell that was left out or changed; the first ones are named, then one in all.
    pub fn problem(&mut self, id: &str, cell: CellRef) -> Result<(), SheetErrorKind> {
        let count = self.problems.entry(id.to_owned()).or_insert(0);
        *count += 1;
        if *count > NAMED {
            return Ok(());
        }
        let place = Place::at(&self.sheet, cell);
        let at = if self.sheet.is_empty() { cell.to_string() } else { format!("{}!{cell}", self.sheet) };
        let message = Message::new(id).with("place", at);
        self.report(message, place, Severity::Note)
    }

    /// Something about the whole file or sheet.
    pub fn report(
        &mut self,
        message: Message,
        place: Place,
        severity: Severity,
    ) -> Result<(), SheetErrorKind> {
        let kind = if severity >= Severity::Error { ProblemKind::Unreadable } else { ProblemKind::LeftOut };
        let problem = Problem { kind, severity, place, message, suggestions: Vec::new(), count: 1 };
        (self.sink)(Frame::Problem(problem))
    }

    /// A piece of the decoded text.
    pub fn raw_text(&mut self, text: &str) -> Result<(), SheetErrorKind> {
        (self.sink)(Frame::Text(text.to_owned()))
    }

    /// How far it is; also asks whether to stop.
    pub fn progress(&mut self, done: u64, total: u64) -> Result<(), SheetErrorKind> {
        if self.started.elapsed().as_secs() >= u64::from(self.limits.seconds) {
            return Err(SheetErrorKind::TooLarge(Limit::Seconds));
        }
        (self.sink)(Frame::Progress { done, total })
    }

    fn flush(&mut self) -> Result<(), SheetErrorKind> {
        if self.started.elapsed().as_secs() >= u64::from(self.limits.seconds) {
            return Err(SheetErrorKind::TooLarge(Limit::Seconds));
        }
        if !self.new_styles.is_empty() {
            (self.sink)(Frame::Styles(std::mem::take(&mut self.new_styles)))?;
        }
        self.new_bytes = 0;
        if !self.new_texts.is_empty() {
            (self.sink)(Frame::Texts(std::mem::take(&mut self.new_texts)))?;
        }
        if self.cells.is_empty() {
            return Ok(());
        }
        let cells = Cells(std::mem::replace(&mut self.cells, Vec::with_capacity(BATCH)));
        (self.sink)(Frame::Cells { rows: std::mem::take(&mut self.rows), cells })
    }

    /// To be called once, after the last sheet.
    pub fn finish(mut self) -> Result<(), SheetErrorKind> {
        self.flush()?;
        (self.sink)(Frame::Done)
    }
}
