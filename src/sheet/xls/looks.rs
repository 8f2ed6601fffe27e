//! What calamine does not tell of an .xls: fonts, formats, indents, hidden rows and columns, and where
//! a shared text turns to superscript. Excel 97 and later; of older files nothing is known.

use super::compound;
use super::records::{Continued, Record, records};
use crate::sheet::number_format;
use crate::sheet::style::{Alignment, NumberFormat, Style};
use std::collections::HashMap;

/// What is known beside the values.
#[derive(Default)]
pub(super) struct Looks {
    /// Whether the stream is encrypted.
    pub encrypted: bool,
    /// Cell formats.
    pub styles: Vec<Style>,
    /// Sheets in the order of the workbook.
    pub sheets: Vec<SheetLooks>,
    /// For shared texts with a superscript tail: the UTF-16 unit where it begins.
    pub tails: HashMap<u32, u16>,
}

/// Looks of one sheet.
#[derive(Default)]
pub(super) struct SheetLooks {
    cells: Vec<Look>,
    /// Hidden rows, first and last.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
}

/// A cell's format and shared text.
#[derive(Clone, Copy)]
pub(super) struct Look {
    place: (u16, u16),
    /// Position in [`Looks::styles`].
    pub format: u16,
    /// Number of the shared text.
    pub text: Option<u32>,
}

#[derive(Default)]
struct Globals {
    fonts: Vec<Style>,
    formats: HashMap<u16, NumberFormat>,
    positions: Vec<usize>,
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const FILE_PASS: u16 = 0x002f;
const CONTINUE: u16 = 0x003c;
const SHARED_TEXTS: u16 = 0x00fc;

/// Reads the looks; what is damaged or too old gives none.
pub(super) fn read(bytes: &[u8]) -> Looks {
    let mut looks = Looks::default();
    let Some(stream) = compound::stream(bytes, &["Workbook", "Book"]) else {
        return looks;
    };
    looks.encrypted = records(&stream, 0).take(20).any(|record| record.sort == FILE_PASS);
    let version = records(&stream, 0).next().filter(|record| record.sort == BOF);
    if looks.encrypted || version.and_then(|record| record.half(0)) != Some(0x0600) {
        return looks;
    }
    let globals = looks.globals(&stream);
    looks.sheets = globals.positions.iter().map(|from| SheetLooks::read(&stream, *from)).collect();
    looks
}

impl Looks {
    fn globals(&mut self, stream: &[u8]) -> Globals {
        let mut globals = Globals::default();
        let mut texts = Vec::new();
        let mut in_texts = false;
        for record in records(stream, 0).take_while(|record| record.sort != EOF) {
            in_texts = record.sort == SHARED_TEXTS || (in_texts && record.sort == CONTINUE);
            match record.sort {
                _ if in_texts => texts.push(record.body),
                0x0031 => globals.fonts.extend(font(record)),
                0x041e => globals.formats.extend(format(record)),
                0x00e0 => self.styles.push(globals.style(record).unwrap_or_default()),
                0x0085 => {
                    let position = record.word(0).and_then(|position| usize::try_from(position).ok());
                    globals.positions.push(position.unwrap_or(usize::MAX));
                }
                _ => {}
            }
        }
        // A table that breaks off tells as much as was read.
        let _ = self.tails(Continued::new(texts), &globals.fonts);
        globals
    }

    fn tails(&mut self, mut bytes: Continued<'_>, fonts: &[Style]) -> Option<()> {
        bytes.word()?;
        let count = bytes.word()?;
        for number in 0..count {
            let letters = usize::from(bytes.half()?);
            let flags = bytes.byte()?;
            let runs = if flags & 8 != 0 { bytes.half()? } else { 0 };
            let extra = if flags & 4 != 0 { bytes.word()? } else { 0 };
            bytes.skip_letters(letters, flags & 1 != 0)?;
            let mut tail = None;
            for _ in 0..runs {
                let (from, font) = (bytes.half()?, bytes.half()?);
                if raised(fonts, font) {
                    tail = tail.or(Some(from));
                } else if usize::from(from) < letters {
                    tail = None;
                }
            }
            bytes.skip(usize::try_from(extra).ok()?)?;
            if let Some(from) = tail.filter(|from| *from > 0) {
                self.tails.insert(number, from);
            }
        }
        Some(())
    }
}

/// Fonts are numbered as if there were a fourth one, which is never written.
fn font_at(fonts: &[Style], number: u16) -> Option<&Style> {
    fonts.get(usize::from(if number > 4 { number - 1 } else { number }))
}

fn raised(fonts: &[Style], number: u16) -> bool {
    font_at(fonts, number).is_some_and(|font| font.superscript)
}

fn font(record: Record<'_>) -> Option<Style> {
    let flags = record.half(2)?;
    Some(Style {
        italic: flags & 2 != 0,
        struck: flags & 8 != 0,
        bold: record.half(6)? >= 600,
        superscript: record.half(8)? == 1,
        ..Style::default()
    })
}

fn format(record: Record<'_>) -> Option<(u16, NumberFormat)> {
    let letters = usize::from(record.half(2)?);
    let wide = record.body.get(4)? & 1 != 0;
    let bytes = record.body.get(5..)?;
    let code: String = if wide {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units = pairs.iter().take(letters).map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        bytes.iter().take(letters).copied().map(char::from).collect()
    };
    Some((record.half(0)?, number_format::parse(&code)))
}

impl Globals {
    fn style(&self, record: Record<'_>) -> Option<Style> {
        let mut style = font_at(&self.fonts, record.half(0)?).cloned().unwrap_or_default();
        let format = record.half(2)?;
        style.format = match self.formats.get(&format) {
            Some(format) => format.clone(),
            None => number_format::parse(number_format::built_in(u32::from(format))),
        };
        style.alignment = match record.body.get(6)? & 7 {
            0 => Alignment::General,
            1 => Alignment::Left,
            2 | 6 => Alignment::Center,
            3 => Alignment::Right,
            _ => Alignment::Other,
        };
        style.indent = record.body.get(8)? & 0x0f;
        let lines = record.half(10)?;
        style.line_above = lines & 0x0f00 != 0;
        style.line_below = lines & 0xf000 != 0;
        style.filled = record.word(14)? >> 26 != 0;
        Some(style)
    }
}

impl SheetLooks {
    fn read(stream: &[u8], from: usize) -> Self {
        let mut looks = Self::default();
        let mut depth = 0_u32;
        for record in records(stream, from) {
            match record.sort {
                BOF => depth += 1,
                EOF => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                // A chart inside the sheet has records of its own.
                _ if depth != 1 => {}
                _ => looks.take(record),
            }
        }
        looks.cells.sort_by_key(|look| look.place);
        looks
    }

    fn take(&mut self, record: Record<'_>) {
        match record.sort {
            0x0006 | 0x00d6 | 0x0203 | 0x0204 | 0x0205 | 0x027e => self.cell(record, None),
            0x00fd => self.cell(record, record.word(6)),
            0x00bd => self.numbers(record),
            0x0208 if record.half(12).is_some_and(|flags| flags & 0x20 != 0) => {
                let row = record.half(0).map(u32::from);
                self.hidden_rows.extend(row.map(|row| (row, row)));
            }
            0x007d if record.half(8).is_some_and(|flags| flags & 1 != 0) => {
                let ends = record.half(0).zip(record.half(2));
                self.hidden_columns.extend(ends.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            _ => {}
        }
    }

    fn cell(&mut self, record: Record<'_>, text: Option<u32>) {
        if let (Some(row), Some(column), Some(format)) = (record.half(0), record.half(2), record.half(4)) {
            self.cells.push(Look { place: (row, column), format, text });
        }
    }

    /// Several numbers side by side in one record.
    fn numbers(&mut self, record: Record<'_>) {
        let (Some(row), Some(first)) = (record.half(0), record.half(2)) else {
            return;
        };
        let (each, _) = record.body.get(4..).unwrap_or_default().as_chunks::<6>();
        for (column, [f0, f1, ..]) in (first..).zip(each) {
            let format = u16::from_le_bytes([*f0, *f1]);
            self.cells.push(Look { place: (row, column), format, text: None });
        }
    }

    /// The look of a cell.
    pub fn at(&self, row: u32, column: u32) -> Option<Look> {
        let place = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let position = self.cells.binary_search_by_key(&place, |look| look.place).ok()?;
        self.cells.get(position).copied()
    }
}
