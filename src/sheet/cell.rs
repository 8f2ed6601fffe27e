//! One cell: its value, its look, and the sixteen bytes it is kept in.

use super::display;
use super::style::Style;
use std::borrow::Cow;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Blank,
    /// A number, as stored and not as displayed.
    Number(f64),
    /// A text. Cells of text files are always texts, also where they look like numbers.
    Text(&'a str),
    /// True or false.
    Bool(bool),
    /// A formula error: `#NAME?`, `#DIV/0!`.
    Error(&'a str),
    /// A number that its format shows as a date, a time or both.
    DateTime {
        /// Days since 1899-12-30, whatever the file counts from; see [`super::Moment`].
        serial: f64,
    },
}

impl<'a> Value<'a> {
    /// Whether there is nothing: no cell, or a text of nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.chars().all(char::is_whitespace),
            _ => false,
        }
    }

    /// The number of a number cell.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text of a text cell.
    pub fn as_text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A cell as seen from outside.
#[derive(Clone, Copy, Debug)]
pub struct CellView<'a> {
    /// What it holds.
    pub value: Value<'a>,
    /// How it looks.
    pub style: &'a Style,
    /// The byte of the text from which on all is superscript (a footnote mark behind a name).
    pub superscript_from: Option<u32>,
}

impl<'a> CellView<'a> {
    /// The text as a person sees it, roughly: numbers by their format, dates as `2015-01-31`.
    pub fn text(&self) -> Cow<'a, str> {
        display::text(&self.value, self.style)
    }

    /// The text without its superscript tail, and the tail: `Lao PDR` and `1`.
    pub fn split_superscript(&self) -> Option<(&'a str, &'a str)> {
        let text = self.value.as_text()?;
        let at = usize::try_from(self.superscript_from?).ok()?;
        text.split_at_checked(at)
    }
}

/// Longest text that is kept inside the cell itself.
pub(super) const INLINE: usize = 11;
/// Bytes of a cell in memory and in frames.
pub(super) const CELL_BYTES: usize = 16;

const TEXT_IN_TABLE: u8 = 0x10;
const NUMBER: u8 = 0x11;
const BOOL: u8 = 0x12;
const ERROR: u8 = 0x13;
const DATE_TIME: u8 = 0x14;

/// A cell as kept: column, style, sort and eleven bytes of payload. Texts up to [`INLINE`] bytes lie
/// in the payload (sort = their length), longer ones in the workbook's table of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    payload: [u8; INLINE],
    sort: u8,
    /// Column from zero.
    pub column: u16,
    /// Position in the table of styles.
    pub style: u16,
}

/// A cell's value before its texts are looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kept<'a> {
    Number(f64),
    Inline(&'a str),
    InTable(u32),
    Bool(bool),
    Error(u32),
    DateTime(f64),
    Broken,
}

impl Cell {
    fn new(column: u16, style: u16, sort: u8, bytes: &[u8]) -> Self {
        let mut payload = [0; INLINE];
        payload.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        Self { payload, sort, column, style }
    }

    /// A cell of a value; `None` for an inline text that is too long.
    pub fn keep(column: u16, style: u16, value: Kept<'_>) -> Option<Self> {
        Some(match value {
            Kept::Number(number) => Self::new(column, style, NUMBER, &number.to_le_bytes()),
            Kept::DateTime(serial) => Self::new(column, style, DATE_TIME, &serial.to_le_bytes()),
            Kept::Bool(truth) => Self::new(column, style, BOOL, &[u8::from(truth)]),
            Kept::InTable(index) => Self::new(column, style, TEXT_IN_TABLE, &index.to_le_bytes()),
            Kept::Error(index) => Self::new(column, style, ERROR, &index.to_le_bytes()),
            Kept::Inline(text) if text.len() <= INLINE => {
                Self::new(column, style, u8::try_from(text.len()).ok()?, text.as_bytes())
            }
            Kept::Inline(_) | Kept::Broken => return None,
        })
    }

    /// What the cell holds.
    pub fn kept(&self) -> Kept<'_> {
        let index = || self.first::<4>().map(u32::from_le_bytes);
        let number = || self.first::<8>().map(f64::from_le_bytes);
        match self.sort {
            NUMBER => number().map(Kept::Number),
            DATE_TIME => number().map(Kept::DateTime),
            BOOL => self.payload.first().map(|byte| Kept::Bool(*byte != 0)),
            TEXT_IN_TABLE => index().map(Kept::InTable),
            ERROR => index().map(Kept::Error),
            length => self
                .payload
                .get(..usize::from(length))
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .map(Kept::Inline),
        }
        .unwrap_or(Kept::Broken)
    }

    fn first<const N: usize>(&self) -> Option<[u8; N]> {
        self.payload.get(..N).and_then(|bytes| bytes.try_into().ok())
    }

    /// The cell as bytes of a frame.
    pub fn to_bytes(self) -> [u8; CELL_BYTES] {
        let mut bytes = [0; CELL_BYTES];
        let parts = self.payload.into_iter().chain([self.sort]).chain(self.column.to_le_bytes());
        bytes.iter_mut().zip(parts.chain(self.style.to_le_bytes())).for_each(|(to, from)| *to = from);
        bytes
    }

    /// A cell from the bytes of a frame.
    pub fn from_bytes(bytes: &[u8; CELL_BYTES]) -> Self {
        let [payload @ .., sort, c0, c1, s0, s1] = *bytes;
        Self { payload, sort, column: u16::from_le_bytes([c0, c1]), style: u16::from_le_bytes([s0, s1]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_sixteen_bytes_and_survives_the_pipe() {
        assert_eq!(size_of::<Cell>(), CELL_BYTES);
        for kept in [
            Kept::Number(-0.5),
            Kept::Inline("ແຂວງ"),
            Kept::Inline(""),
            Kept::InTable(70_000),
            Kept::Bool(true),
            Kept::Error(3),
            Kept::DateTime(42_005.0),
        ] {
            let cell = Cell::keep(300, 7, kept);
            let Some(cell) = cell else {
                assert_eq!(kept, Kept::Inline("ແຂວງ"), "only this one is longer than eleven bytes");
                continue;
            };
            let back = Cell::from_bytes(&cell.to_bytes());
            assert_eq!(back.kept(), kept);
            assert_eq!((back.column, back.style), (300, 7));
        }
    }
}
