//! Text → fields: separators, quotes, every sort of line end.

use std::borrow::Cow;

/// A field with its place.
#[derive(Debug)]
pub(super) struct Field<'a> {
    /// Record, from zero; blank lines count.
    pub row: u32,
    /// Field within the record, from zero.
    pub column: u32,
    /// Content without its quotes.
    pub text: Cow<'a, str>,
    /// Whether it is the last of its record.
    pub last: bool,
}

/// A quoted field longer than this is taken as one whose quote was never closed.
const LONGEST_QUOTED: usize = 1 << 20;
/// After so many unclosed quotes they are taken as plain characters.
const MOST_UNCLOSED: u32 = 100;

/// Takes a text apart. Every text can be taken apart: an unclosed quote is a plain character.
pub(super) struct Fields<'a> {
    text: &'a str,
    separator: Option<u8>,
    at: usize,
    row: u32,
    column: u32,
    ended: bool,
    unclosed: u32,
}

impl<'a> Fields<'a> {
    /// Without separator each line is one field and quotes are plain characters.
    pub fn new(text: &'a str, separator: Option<u8>) -> Self {
        Self { text, separator, at: 0, row: 0, column: 0, ended: text.is_empty(), unclosed: 0 }
    }

    /// Bytes taken so far.
    pub fn position(&self) -> usize {
        self.at
    }

    /// How many quotes were never closed.
    pub fn unclosed(&self) -> u32 {
        self.unclosed
    }

    /// The next field.
    pub fn next_field(&mut self) -> Option<Field<'a>> {
        if self.ended {
            return None;
        }
        let text = self.quoted().unwrap_or_else(|| {
            let length = self.plain_length();
            let start = self.at;
            self.at += length;
            Cow::Borrowed(self.text.get(start..self.at).unwrap_or_default())
        });
        let (row, column) = (self.row, self.column);
        let last = self.delimiter();
        Some(Field { row, column, text, last })
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn ends_field(&self, byte: u8) -> bool {
        byte == b'\n' || byte == b'\r' || Some(byte) == self.separator
    }

    fn plain_length(&self) -> usize {
        let rest = self.rest();
        rest.iter().position(|byte| self.ends_field(*byte)).unwrap_or(rest.len())
    }

    /// Passes a separator or line end; whether the record ended.
    fn delimiter(&mut self) -> bool {
        let rest = self.rest();
        let length = match rest {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let same_record = rest.first().is_some_and(|byte| Some(*byte) == self.separator);
        self.at += length;
        if same_record {
            self.column = self.column.saturating_add(1);
            return false;
        }
        self.ended = self.at >= self.text.len();
        self.row = self.row.saturating_add(1);
        self.column = 0;
        true
    }

    /// A quoted field, blanks before the quote allowed; what stands behind it is added as it is.
    fn quoted(&mut self) -> Option<Cow<'a, str>> {
        self.separator?;
        if self.unclosed >= MOST_UNCLOSED {
            return None;
        }
        let blanks = self.rest().iter().take_while(|byte| **byte == b' ').count();
        if self.rest().get(blanks) != Some(&b'"') {
            return None;
        }
        let start = self.at + blanks + 1;
        let mut pieces: Vec<&'a str> = Vec::new();
        let mut from = start;
        loop {
            let ahead = self.text.as_bytes().get(from..)?;
            let ahead = ahead.get(..LONGEST_QUOTED).unwrap_or(ahead);
            let Some(length) = ahead.iter().position(|byte| *byte == b'"') else {
                self.unclosed += 1;
                return None;
            };
            let end = from + length;
            if self.text.as_bytes().get(end + 1) == Some(&b'"') {
                pieces.push(self.text.get(from..=end)?);
                from = end + 2;
                continue;
            }
            pieces.push(self.text.get(from..end)?);
            self.at = end + 1;
            break;
        }
        let tail = self.plain_length();
        let after = self.text.get(self.at..self.at + tail)?;
        self.at += tail;
        if !after.trim().is_empty() {
            pieces.push(after);
        }
        Some(match pieces.as_slice() {
            [one] => Cow::Borrowed(*one),
            many => Cow::Owned(many.concat()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut fields = Fields::new(text, Some(b','));
        let mut records: Vec<Vec<String>> = Vec::new();
        while let Some(field) = fields.next_field() {
            let row = usize::try_from(field.row).expect("row");
            records.resize_with(records.len().max(row + 1), Vec::new);
            records[row].push(field.text.into_owned());
        }
        records
    }

    #[test]
    fn every_line_end_ends_a_record_and_blank_lines_count() {
        assert_eq!(records("a,b\r\rc,d\r"), [vec!["a", "b"], vec![""], vec!["c", "d"]]);
        assert_eq!(records("a\r\n\r\nb\n"), [vec!["a"], vec![""], vec!["b"]]);
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        assert_eq!(records("\"a,\"\"b\"\"\n\",c"), [vec!["a,\"b\"\n", "c"]]);
        assert_eq!(records("x, \"y,z\" ,w"), [vec!["x", "y,z", "w"]]);
        assert_eq!(records("5\" pipe,2"), [vec!["5\" pipe", "2"]]);
    }

    #[test]
    fn an_unclosed_quote_does_not_swallow_the_file() {
        assert_eq!(records("\"a,b\nc,d"), [vec!["\"a", "b"], vec!["c", "d"]]);
    }
}
