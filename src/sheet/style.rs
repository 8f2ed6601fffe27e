//! How a cell looks, as far as looks carry meaning: number format, bold, indent, fill, alignment.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberKind {
    /// No format of its own.
    #[default]
    General,
    /// A plain number.
    Number,
    /// Hundredths: `0.5` is shown as `50%`.
    Percent,
    /// With exponent.
    Scientific,
    /// As a fraction.
    Fraction,
    /// A day.
    Date,
    /// A time of day or a length of time.
    Time,
    /// Day and time.
    DateTime,
    /// Numbers shown as they were typed.
    Text,
}

impl NumberKind {
    /// Whether numbers of this format are moments.
    pub fn is_moment(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::DateTime)
    }
}

/// A number format: its code and what was understood of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NumberFormat {
    /// The code as in the file, `#,##0.0`; empty for none.
    pub code: Arc<str>,
    /// What it makes of a number.
    pub kind: NumberKind,
    /// Decimals shown; `None`: as many as there are.
    pub decimals: Option<u8>,
    /// Whether thousands are grouped.
    pub grouped: bool,
    /// How often the number is divided by 1000 before it is shown (`0,` once, `0,,` twice).
    pub thousands: u8,
    /// Words before the number: `US$ `.
    pub prefix: Arc<str>,
    /// Words after the number: ` ຄົນ`. The `%` of a percent is not among them.
    pub suffix: Arc<str>,
}

/// Horizontal alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Alignment {
    /// Texts left, numbers right.
    #[default]
    General,
    /// Left.
    Left,
    /// Centred, also across several cells.
    Center,
    /// Right.
    Right,
    /// Filled, justified or spread.
    Other,
}

/// The look of a cell. Formats that tell nothing of it have the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Style {
    /// Number format.
    pub format: NumberFormat,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub struck: bool,
    /// The whole cell is superscript.
    pub superscript: bool,
    /// Steps of indent.
    pub indent: u8,
    /// Alignment.
    pub alignment: Alignment,
    /// Fill colour where it is given plainly (red, green, blue).
    pub fill: Option<[u8; 3]>,
    /// Whether the cell has any fill, also of a theme colour.
    pub filled: bool,
    /// A line above.
    pub line_above: bool,
    /// A line below.
    pub line_below: bool,
}
