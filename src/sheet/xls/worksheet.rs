//! One sheet of a workbook stream: cells, merges, hidden rows and columns.

use super::globals::Globals;
use super::records::{BOF, CONTINUE, Continued, EOF, Record, decode, records};
use crate::domain::CellRef;
use crate::sheet::calendar;
use crate::sheet::error::SheetErrorKind;
use crate::sheet::grid::Range;
use crate::sheet::writer::{Input, Writer};

/// State of reading one sheet.
pub(super) struct Worksheet<'a> {
    globals: &'a Globals,
    /// The writer's numbers of the styles.
    numbers: &'a [u16],
    /// A formula whose text result follows in a record of its own.
    waiting: Option<(u32, u32, u16)>,
    merges: Vec<Range>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
}

const TEXT_RESULT: u16 = 0x0207;

/// Place and format at the head of every cell record.
fn head(record: Record<'_>) -> Option<(u32, u32, u16)> {
    Some((u32::from(record.half(0)?), u32::from(record.half(2)?), record.half(4)?))
}

impl<'a> Worksheet<'a> {
    pub fn new(globals: &'a Globals, numbers: &'a [u16]) -> Self {
        Self {
            globals,
            numbers,
            waiting: None,
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Reads the sheet that begins at a position; damage after some cells is an error with those
    /// cells written.
    pub fn read(mut self, stream: &[u8], from: usize, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let complete = self.records(stream, from, to)?;
        to.sheet_end(self.merges, self.hidden_rows, self.hidden_columns)?;
        if complete { Ok(()) } else { Err(SheetErrorKind::Damaged(String::from("the sheet breaks off"))) }
    }

    fn records(&mut self, stream: &[u8], from: usize, to: &mut Writer<'_>) -> Result<bool, SheetErrorKind> {
        let mut depth = 0_u32;
        let mut list = records(stream, from).peekable();
        while let Some(record) = list.next() {
            match record.sort {
                BOF => depth += 1,
                _ if depth == 0 => return Ok(false),
                EOF => depth -= 1,
                // A chart inside the sheet has records of its own.
                _ if depth > 1 => {}
                TEXT_RESULT => {
                    let mut parts = vec![record.body];
                    while let Some(more) = list.next_if(|next| next.sort == CONTINUE) {
                        parts.push(more.body);
                    }
                    self.text_result(parts, to)?;
                }
                _ => {
                    // Records that are cut short hold nothing to show.
                    self.cells(record, to).transpose()?;
                    self.other(record);
                }
            }
            if depth == 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Records of cells.
    fn cells(&mut self, record: Record<'_>, to: &mut Writer<'_>) -> Option<Result<(), SheetErrorKind>> {
        let outcome = match record.sort {
            0x0203 => {
                let number =
                    record.body.get(6..)?.first_chunk::<8>().map(|bytes| f64::from_le_bytes(*bytes))?;
                self.number(head(record)?, number, to)
            }
            0x027e => self.number(head(record)?, packed(record.word(6)?), to),
            0x00bd => {
                let (row, first) = (record.half(0)?, record.half(2)?);
                let (each, _) = record.body.get(4..)?.as_chunks::<6>();
                // The last two bytes are the last column; six bytes never fit there.
                for (column, [f0, f1, number @ ..]) in (first..).zip(each) {
                    let place = (u32::from(row), u32::from(column), u16::from_le_bytes([*f0, *f1]));
                    if let Err(error) = self.number(place, packed(u32::from_le_bytes(*number)), to) {
                        return Some(Err(error));
                    }
                }
                Ok(())
            }
            0x00fd => self.shared(head(record)?, record.word(6)?, to),
            0x0204 | 0x00d6 => {
                let letters = usize::from(record.half(6)?);
                let text = decode(record.body.get(9..)?, letters, record.body.get(8)? & 1 != 0);
                self.write(head(record)?, Input::Text(&text), to)
            }
            0x0205 => match *record.body.get(6..8)? {
                [code, 1] => self.write(head(record)?, Input::Error(error(code)), to),
                [truth, _] => self.write(head(record)?, Input::Bool(truth != 0), to),
                _ => Ok(()),
            },
            0x0006 => self.formula(record, to)?,
            _ => Ok(()),
        };
        Some(outcome)
    }

    /// The stored result of a formula.
    fn formula(&mut self, record: Record<'_>, to: &mut Writer<'_>) -> Option<Result<(), SheetErrorKind>> {
        let place = head(record)?;
        let result = record.body.get(6..)?.first_chunk::<8>()?;
        self.waiting = None;
        Some(match *result {
            [0, .., 0xff, 0xff] => {
                self.waiting = Some(place);
                Ok(())
            }
            [1, _, truth, .., 0xff, 0xff] => self.write(place, Input::Bool(truth != 0), to),
            [2, _, code, .., 0xff, 0xff] => self.write(place, Input::Error(error(code)), to),
            [_, .., 0xff, 0xff] => Ok(()),
            number => self.number(place, f64::from_le_bytes(number), to),
        })
    }

    fn text_result(&mut self, parts: Vec<&[u8]>, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let mut bytes = Continued::new(parts);
        let head = bytes.half().zip(bytes.byte());
        let text = head.and_then(|(letters, flags)| bytes.letters(usize::from(letters), flags & 1 != 0));
        match (self.waiting.take(), text) {
            (Some(place), Some(text)) => self.write(place, Input::Text(&text), to),
            _ => Ok(()),
        }
    }

    fn number(&self, place: (u32, u32, u16), number: f64, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let style = self.globals.styles.get(usize::from(place.2));
        let kind = style.map(|style| style.format.kind).unwrap_or_default();
        let input = match kind.is_moment() {
            true => Input::DateTime(calendar::serial(number, kind, self.globals.date_1904)),
            false => Input::Number(number),
        };
        self.write(place, input, to)
    }

    fn shared(&self, place: (u32, u32, u16), number: u32, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
        let texts = &self.globals.texts;
        match (texts.get(number), texts.superscript_from(number)) {
            (Some(text), Some(from)) => self.write(place, Input::Superscript(text, from), to),
            (Some(text), None) => self.write(place, Input::Text(text), to),
            (None, _) => to.problem("sheet-text-missing", CellRef::new(place.0, place.1)),
        }
    }

    fn write(
        &self,
        (row, column, format): (u32, u32, u16),
        input: Input<'_>,
        to: &mut Writer<'_>,
    ) -> Result<(), SheetErrorKind> {
        let style = self.numbers.get(usize::from(format)).copied().unwrap_or(0);
        to.cell(row, column, style, input)
    }

    /// Records beside the cells.
    fn other(&mut self, record: Record<'_>) {
        match record.sort {
            0x0208 if record.half(12).is_some_and(|flags| flags & 0x20 != 0) => {
                let row = record.half(0).map(u32::from);
                self.hidden_rows.extend(row.map(|row| (row, row)));
            }
            0x007d if record.half(8).is_some_and(|flags| flags & 1 != 0) => {
                let ends = record.half(0).zip(record.half(2));
                self.hidden_columns.extend(ends.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            0x00e5 => {
                let (halves, _) = record.body.get(2..).unwrap_or_default().as_chunks::<2>();
                let (areas, _) = halves.as_chunks::<4>();
                for area in areas {
                    let [top, bottom, left, right] = area.map(|half| u32::from(u16::from_le_bytes(half)));
                    let (start, end) = (CellRef::new(top, left), CellRef::new(bottom, right));
                    if top <= bottom && left <= right {
                        self.merges.push(Range { start, end });
                    }
                }
            }
            _ => {}
        }
    }
}

/// A number in four bytes: a whole number or the upper part of a float, either maybe in hundredths.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_whole_or_float_or_hundredths() {
        assert_eq!(packed(0x0000_0006), 1.0);
        assert_eq!(packed(0xffff_fffe), -1.0);
        assert_eq!(packed((1234 << 2) | 3), 12.34);
        assert_eq!(packed(0x3ff8_0000), 1.5);
    }
}
