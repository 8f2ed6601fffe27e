//! Our own tidy tables: a known grammar. One observation a row, columns named by our codes
//! (`indicator,area,period,sex,…,value,unit,obs_status,conf_status,note`). A blank dimension is the total; a
//! blank value without a status says nothing; lines that begin with `#` are for people.

use super::lexicon::Lexicon;
use super::records::{Part, Records};
use crate::sheet::Sheet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Columns that every tidy table has.
const NEEDED: [&str; 3] = ["area", "period", "value"];

/// How a tidy table is read; `None` where the first row is not its header.
pub fn records(sheet: &Sheet, lexicon: &Lexicon) -> Option<Records> {
    let first = sheet.filled_rows().next()?;
    let mut names = BTreeSet::new();
    let mut parts = Vec::new();
    for (column, cell) in sheet.row(first) {
        let name = cell.value.as_text()?.trim();
        let part = match name {
            "indicator" => Some(Part::Indicator),
            "period" => Some(Part::Period),
            "value" => Some(Part::Value(Arc::from("value"), Vec::new())),
            "unit" => Some(Part::Unit),
            "obs_status" => Some(Part::Status),
            "conf_status" => Some(Part::Confidentiality),
            "note" => Some(Part::Remark),
            "computed" => Some(Part::Computed),
            "source" | "edition" => Some(Part::Label(Arc::from(name))),
            "example" => None,
            dimension if lexicon.list_of(dimension).is_some() => Some(Part::Label(Arc::from(dimension))),
            // Words for the code beside them, in the tables the program writes.
            name if name.ends_with("_name") => None,
            _ => return None,
        };
        if !names.insert(name.to_owned()) {
            return None;
        }
        parts.extend(part.map(|part| (column, part)));
    }
    NEEDED.iter().all(|name| names.contains(*name)).then_some(Records {
        first_row: first + 1,
        parts,
        own_codes: true,
        ..Records::default()
    })
}
