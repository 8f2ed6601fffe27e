//! The statements of a PX file: where they end, their keys, their texts, the cells of the matrix.

/// The cells of the matrix: numbers and quoted marks between spaces.
pub(super) struct Cells<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        if rest.is_empty() {
            return None;
        }
        let end = if rest.starts_with('"') {
            rest.get(1..)?.find('"').map_or(rest.len(), |at| at + 2)
        } else {
            rest.find(|letter: char| letter.is_whitespace() || letter == ',').unwrap_or(rest.len())
        };
        let (cell, after) = rest.split_at_checked(end)?;
        self.rest = after;
        Some(cell)
    }
}

/// The semicolon that ends a statement, outside quotation marks.
pub(super) fn end_of_statement(text: &str) -> Option<usize> {
    let mut within = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => within = !within,
            b';' if !within => return Some(at),
            _ => {}
        }
    }
    None
}

/// Keyword and values, parted by the first `=` outside quotation marks.
pub(super) fn split_key(statement: &str) -> Option<(&str, &str)> {
    let mut within = false;
    for (at, byte) in statement.bytes().enumerate() {
        match byte {
            b'"' => within = !within,
            b'=' if !within => return Some((statement.get(..at)?, statement.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// The texts within quotation marks; texts that follow each other without a comma are one.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut joined = false;
    for (place, part) in text.split('"').enumerate() {
        if place % 2 == 1 {
            match found.last_mut() {
                Some(last) if joined => last.push_str(part),
                _ => found.push(part.to_owned()),
            }
        } else if place > 0 {
            joined = !part.contains(',');
        }
    }
    found
}
