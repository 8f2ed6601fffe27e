//! One worksheet, streamed: cells, merges, hidden rows and columns.

use super::Common;
use super::book::Part;
use super::texts::Runs;
use crate::domain::CellRef;
use crate::sheet::Moment;
use crate::sheet::calendar;
use crate::sheet::error::SheetErrorKind;
use crate::sheet::grid::Range;
use crate::sheet::package::Package;
use crate::sheet::writer::{Input, Writer};
use crate::sheet::xml;
use quick_xml::events::{BytesStart, Event};
use std::cell::Cell as Counter;
use std::rc::Rc;

/// How a cell's value is to be read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Value,
    Text,
}

/// State of reading one sheet.
struct Worksheet<'a> {
    common: &'a Common,
    unpacked: Rc<Counter<u64>>,
    declared: u64,
    row: u32,
    column: u32,
    next_row: u32,
    next_column: u32,
    sort: Sort,
    look: usize,
    inside: Inside,
    formula: bool,
    value: String,
    runs: Runs,
    seen: u32,
    complete: bool,
    merges: Vec<Range>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
}

/// Most merges that are kept.
const MOST_MERGES: usize = 200_000;

/// Reads the cells of a sheet; damage after some cells is an error with those cells written.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &Part,
    common: &Common,
    to: &mut Writer<'_>,
) -> Result<(), SheetErrorKind> {
    let (unpacked, declared) = (package.unpacked(), package.declared());
    let Some(stream) = package.part(&part.path)? else {
        return Err(SheetErrorKind::Damaged(format!("{} is missing", part.path)));
    };
    let mut sheet = Worksheet::new(common, unpacked, declared);
    let outcome = sheet.events(stream, to);
    let Worksheet { merges, hidden_rows, hidden_columns, .. } = sheet;
    to.sheet_end(merges, hidden_rows, hidden_columns)?;
    outcome
}

impl<'a> Worksheet<'a> {
    fn new(common: &'a Common, unpacked: Rc<Counter<u64>>, declared: u64) -> Self {
        Self {
            common,
            unpacked,
            declared,
            row: 0,
            column: 0,
            next_row: 0,
            next_column: 0,
            sort: Sort::Number,
            look: 0,
            inside: Inside::Nothing,
            formula: false,
            value: String::new(),
            runs: Runs::default(),
            seen: 0,
            complete: false,
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    fn events(&mut self, stream: impl std::io::BufRead, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let mut reader = xml::reader(stream);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    let name = element.local_name();
                    self.end(name.as_ref(), to)?;
                }
                Event::End(element) => {
                    let name = element.local_name();
                    self.end(name.as_ref(), to)?;
                }
                Event::Text(text) => match self.inside {
                    Inside::Value => self.value.push_str(&text),
                    Inside::Text => self.runs.add(|all| all.push_str(&text.xml10_content())),
                    Inside::Nothing => {}
                },
                Event::CData(text) => match self.inside {
                    Inside::Value => self.value.push_str(&text),
                    Inside::Text => self.runs.add(|all| all.push_str(&text.xml10_content())),
                    Inside::Nothing => {}
                },
                Event::GeneralRef(reference) => match self.inside {
                    Inside::Value => xml::resolve(&reference, &mut self.value),
                    Inside::Text => self.runs.add(|all| xml::resolve(&reference, all)),
                    Inside::Nothing => {}
                },
                Event::Eof if self.complete => return Ok(()),
                Event::Eof => return Err(SheetErrorKind::Damaged(String::from("the sheet breaks off"))),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "c" => self.cell(element),
            "v" => self.inside = Inside::Value,
            "is" => {
                self.inside = Inside::Text;
                self.runs.clear();
            }
            "f" => self.formula = true,
            "row" => self.begin_row(element),
            "col" => self.columns(element),
            "mergeCell" => {
                let range = xml::attribute(element, "ref").and_then(|range| self::range(&range));
                if let Some(range) = range.filter(|_| self.merges.len() < MOST_MERGES) {
                    self.merges.push(range);
                }
            }
            _ if self.inside == Inside::Text => self.runs.start(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        match name {
            "c" => self.write(to)?,
            "v" | "is" => self.inside = Inside::Nothing,
            "worksheet" => self.complete = true,
            _ if self.inside == Inside::Text => self.runs.end(name),
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let (mut number, mut hidden) = (None, false);
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.as_ref() {
                "r" => number = attribute.value.trim().parse::<u32>().ok(),
                "hidden" => hidden = xml::truth(&attribute.value),
                _ => {}
            }
        }
        self.row = number.and_then(|number| number.checked_sub(1)).unwrap_or(self.next_row);
        self.next_row = self.row.saturating_add(1);
        self.next_column = 0;
        if hidden {
            match self.hidden_rows.last_mut() {
                Some((_, last)) if *last + 1 == self.row => *last = self.row,
                _ => self.hidden_rows.push((self.row, self.row)),
            }
        }
    }

    fn columns(&mut self, element: &BytesStart<'_>) {
        if !xml::attribute(element, "hidden").is_some_and(|hidden| xml::truth(&hidden)) {
            return;
        }
        let number = |name| xml::attribute(element, name)?.trim().parse::<u32>().ok()?.checked_sub(1);
        if let (Some(first), Some(last)) = (number("min"), number("max")) {
            self.hidden_columns.push((first, last));
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>) {
        self.value.clear();
        self.runs.clear();
        self.formula = false;
        self.sort = Sort::Number;
        self.look = 0;
        let mut place = None;
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.as_ref() {
                "r" => place = cell_ref(attribute.value.as_bytes()),
                "s" => self.look = attribute.value.trim().parse().unwrap_or(0),
                "t" => self.sort = sort(&attribute.value),
                _ => {}
            }
        }
        let place = place.unwrap_or(CellRef::new(self.row, self.next_column));
        (self.row, self.column) = (place.row, place.column);
        self.next_column = self.column.saturating_add(1);
    }

    fn write(&mut self, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        self.inside = Inside::Nothing;
        self.seen = self.seen.wrapping_add(1);
        if self.seen.is_multiple_of(8_192) {
            to.progress(self.unpacked.get(), self.declared)?;
        }
        let look = self.common.looks.get(self.look).copied().unwrap_or_default();
        let (row, column, style) = (self.row, self.column, look.style);
        let value = self.value.trim();
        if value.is_empty() && !matches!(self.sort, Sort::Text) {
            if self.formula {
                return to.problem("sheet-formula-without-value", CellRef::new(row, column));
            }
            return Ok(());
        }
        match self.sort {
            Sort::Number => match value.parse::<f64>() {
                Ok(number) if look.kind.is_moment() => {
                    let serial = calendar::serial(number, look.kind, self.common.date_1904);
                    to.cell(row, column, style, Input::DateTime(serial))
                }
                Ok(number) => to.cell(row, column, style, Input::Number(number)),
                Err(_) => to.cell(row, column, style, Input::Text(value)),
            },
            Sort::Shared => {
                let number = value.parse::<u32>().ok();
                let text = number.and_then(|number| Some((number, self.common.texts.get(number)?)));
                let Some((number, text)) = text else {
                    return to.problem("sheet-text-missing", CellRef::new(row, column));
                };
                let input = match self.common.texts.superscript_from(number) {
                    Some(from) => Input::Superscript(text, from),
                    None => Input::Text(text),
                };
                to.cell(row, column, style, input)
            }
            Sort::Text if !self.value.is_empty() => {
                self.runs.whole(&self.value);
                self.text(row, column, style, to)
            }
            Sort::Text => self.text(row, column, style, to),
            Sort::Bool => to.cell(row, column, style, Input::Bool(xml::truth(value))),
            Sort::Error => to.cell(row, column, style, Input::Error(value)),
            Sort::Date => match Moment::serial_of_iso(value) {
                Some(serial) => to.cell(row, column, style, Input::DateTime(serial)),
                None => to.cell(row, column, style, Input::Text(value)),
            },
        }
    }

    fn text(&self, row: u32, column: u32, style: u16, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let (text, tail) = self.runs.text();
        match tail {
            Some(from) => to.cell(row, column, style, Input::Superscript(&text, from)),
            None => to.cell(row, column, style, Input::Text(&text)),
        }
    }
}

fn sort(text: &str) -> Sort {
    match text {
        "s" => Sort::Shared,
        "str" | "inlineStr" => Sort::Text,
        "b" => Sort::Bool,
        "e" => Sort::Error,
        "d" => Sort::Date,
        _ => Sort::Number,
    }
}

/// `B8`, fast: a sheet has millions of them.
fn cell_ref(text: &[u8]) -> Option<CellRef> {
    let (mut column, mut row, mut digits) = (0_u32, 0_u32, false);
    for byte in text {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' => {
                digits = true;
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            b'$' => {}
            _ => return None,
        }
    }
    Some(CellRef::new(row.checked_sub(1)?, column.checked_sub(1)?))
}

fn range(text: &str) -> Option<Range> {
    let (start, end) = text.split_once(':').unwrap_or((text, text));
    let (start, end) = (cell_ref(start.as_bytes())?, cell_ref(end.as_bytes())?);
    (start.row <= end.row && start.column <= end.column).then_some(Range { start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_the_domain_reads_them() {
        for text in ["A1", "B8", "AA10", "XFD1048576", "$C$3"] {
            assert_eq!(cell_ref(text.as_bytes()), CellRef::parse(text), "{text}");
        }
        for text in ["", "A", "1", "A0", "A1B", "AAAAAAAAAA1", "A99999999999"] {
            assert_eq!(cell_ref(text.as_bytes()), None, "{text}");
        }
    }
}
