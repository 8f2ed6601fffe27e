//! Excel's binary formats (.xls, .xlsb): values through calamine, which reads them whole; the looks of
//! .xls by our own pass over its records. Of .xlsb only values, dates and hidden sheets are known.

mod compound;
mod looks;
mod records;
mod values;

pub(super) use values::{xls, xlsb};
