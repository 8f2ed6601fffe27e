//! What stands before the sheets of a workbook stream: fonts, formats, shared texts, the list of sheets.

use super::records::{CONTINUE, Continued, EOF, Record, decode, records};
use crate::sheet::number_format;
use crate::sheet::strings::Strings;
use crate::sheet::style::{Alignment, NumberFormat, Style};
use std::collections::HashMap;

/// A sheet of the list.
pub(super) struct Part {
    pub name: String,
    pub visible: bool,
    /// Charts and macro sheets are no worksheets.
    pub worksheet: bool,
    /// Where its records begin.
    pub position: usize,
}

/// What the sheets share.
#[derive(Default)]
pub(super) struct Globals {
    pub sheets: Vec<Part>,
    pub styles: Vec<Style>,
    pub texts: Strings,
    pub date_1904: bool,
    /// Whether the rest of the stream is encrypted.
    pub encrypted: bool,
    fonts: Vec<Style>,
    formats: HashMap<u16, NumberFormat>,
}

const FILE_PASS: u16 = 0x002f;
const SHARED_TEXTS: u16 = 0x00fc;

impl Globals {
    /// Reads the records up to the first sheet.
    pub fn read(stream: &[u8]) -> Self {
        let mut globals = Self::default();
        let mut texts = Vec::new();
        let mut in_texts = false;
        for record in records(stream, 0).take_while(|record| record.sort != EOF) {
            in_texts = record.sort == SHARED_TEXTS || (in_texts && record.sort == CONTINUE);
            match record.sort {
                _ if in_texts => texts.push(record.body),
                FILE_PASS => {
                    globals.encrypted = true;
                    return globals;
                }
                0x0022 => globals.date_1904 = record.half(0) == Some(1),
                0x0031 => globals.fonts.extend(font(record)),
                0x041e => globals.formats.extend(format(record)),
                0x00e0 => {
                    let style = globals.style(record).unwrap_or_default();
                    globals.styles.push(style);
                }
                0x0085 => globals.sheets.extend(part(record)),
                _ => {}
            }
        }
        // A table that breaks off tells as much as was read; cells without their text say so.
        let _ = globals.shared_texts(Continued::new(texts));
        globals
    }

    fn shared_texts(&mut self, mut bytes: Continued<'_>) -> Option<()> {
        bytes.word()?;
        let count = bytes.word()?;
        for _ in 0..count {
            let letters = usize::from(bytes.half()?);
            let flags = bytes.byte()?;
            let runs = if flags & 8 != 0 { bytes.half()? } else { 0 };
            let extra = if flags & 4 != 0 { bytes.word()? } else { 0 };
            let text = bytes.letters(letters, flags & 1 != 0)?;
            let mut tail = None;
            for _ in 0..runs {
                let (from, font) = (bytes.half()?, bytes.half()?);
                if self.raised(font) {
                    tail = tail.or(Some(from));
                } else if usize::from(from) < letters {
                    tail = None;
                }
            }
            bytes.skip(usize::try_from(extra).ok()?)?;
            let tail = tail.filter(|from| *from > 0).and_then(|from| byte_of_unit(&text, from));
            self.texts.push(&text, tail)?;
        }
        Some(())
    }

    fn raised(&self, number: u16) -> bool {
        font_at(&self.fonts, number).is_some_and(|font| font.superscript)
    }

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

/// Fonts are numbered as if there were a fourth one, which is never written.
fn font_at(fonts: &[Style], number: u16) -> Option<&Style> {
    fonts.get(usize::from(if number > 4 { number - 1 } else { number }))
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
    let code = decode(record.body.get(5..)?, letters, record.body.get(4)? & 1 != 0);
    Some((record.half(0)?, number_format::parse(&code)))
}

fn part(record: Record<'_>) -> Option<Part> {
    let [state, sort, letters, flags] = *record.body.get(4..8)?.first_chunk::<4>()?;
    Some(Part {
        name: decode(record.body.get(8..)?, usize::from(letters), flags & 1 != 0),
        visible: state & 3 == 0,
        worksheet: sort == 0,
        position: usize::try_from(record.word(0)?).ok()?,
    })
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
