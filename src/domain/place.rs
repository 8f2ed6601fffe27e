//! Places in a file: cells and ranges, as people of spreadsheets write them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A cell, counted from zero: `B8` is row 7, column 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Row from zero.
    pub row: u32,
    /// Column from zero.
    pub column: u32,
}

impl CellRef {
    /// A cell by row and column from zero.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The letters of a column from zero: 0 is `A`, 26 is `AA`.
    pub fn column_letters(column: u32) -> String {
        let mut rest = u64::from(column) + 1;
        let mut letters = Vec::new();
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }

    /// Reads `B8`, `$B$8` or `b8`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let split = text.find(|letter: char| letter.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() {
            return None;
        }
        let mut column: u32 = 0;
        for letter in letters.chars() {
            let digit = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
            if digit > 25 {
                return None;
            }
            column = column.checked_mul(26)?.checked_add(digit + 1)?;
        }
        let row: u32 = digits.parse().ok()?;
        Some(Self { row: row.checked_sub(1)?, column: column.checked_sub(1)? })
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// Where something stands: file, sheet, cell, as far as known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// File name without folders.
    pub file: Option<String>,
    /// Sheet name; text files have none.
    pub sheet: Option<String>,
    /// Cell.
    pub cell: Option<CellRef>,
}

impl Place {
    /// A cell of a sheet.
    pub fn at(sheet: &str, cell: CellRef) -> Self {
        Self { file: None, sheet: (!sheet.is_empty()).then(|| sheet.to_owned()), cell: Some(cell) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_spreadsheets() {
        for (row, column, name) in
            [(0, 0, "A1"), (7, 1, "B8"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")]
        {
            assert_eq!(CellRef::new(row, column).to_string(), name);
            assert_eq!(CellRef::parse(name), Some(CellRef::new(row, column)));
        }
        assert_eq!(CellRef::parse("8"), None);
        assert_eq!(CellRef::parse("A0"), None);
    }
}
