//! Places within places: a province beside its districts, a sheet about one province, a total of districts.

use super::{RowLabels, Run};
use crate::domain::Label;
use crate::intake::grid::Grid;
use crate::intake::lexicon::Lexicon;
use crate::intake::reading::{Block, ColumnRole, Meaning};
use crate::intake::shape::lines_of;
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Rows looked at to tell which column of places divides another.
const ROWS: usize = 2000;

/// Label columns of places that a further column divides: position of the wider one → of the finer one.
pub(super) fn wider(grid: &Grid<'_>, block: &Block, lexicon: &Lexicon) -> HashMap<usize, usize> {
    let is_place = |meaning: &Meaning| {
        matches!(meaning, Meaning::Dimension(code)
            if lexicon.list_of(code.as_str()).is_some_and(|list| list.as_str() == "area"))
    };
    let places: Vec<usize> = block
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == ColumnRole::Label && is_place(&column.meaning))
        .map(|(place, _)| place)
        .collect();
    if places.len() < 2 {
        return HashMap::new();
    }
    let distinct = |place: usize| {
        let column = block.columns.get(place).map_or(0, |column| column.column);
        let lines = lines_of(grid, block.rows.0, block.rows.1).take(ROWS);
        let rows = lines.filter_map(|line| grid.rows().get(line).copied());
        rows.map(|row| grid.label(row, column)).filter(|text| !text.is_empty()).collect::<BTreeSet<_>>().len()
    };
    let counts: Vec<(usize, usize)> = places.iter().map(|place| (*place, distinct(*place))).collect();
    let mut found = HashMap::new();
    for (place, count) in &counts {
        let meaning = |place: usize| block.columns.get(place).map(|column| &column.meaning);
        let finer = counts.iter().find(|(other, more)| {
            other > place && meaning(*other) == meaning(*place) && *more * 2 >= *count * 3
        });
        found.extend(finer.map(|(other, _)| (*place, *other)));
    }
    found
}

impl Run<'_> {
    /// Of a province and a district in one row the district is meant; it is looked up within the province.
    /// Where the finer label is a total, the wider place is meant.
    pub(super) fn settle_nested(&self, rows: &mut [RowLabels]) {
        for (wider, finer) in &self.wider {
            let Some(above) = rows.get(*wider).and_then(|labels| labels.labels.first()).cloned() else {
                continue;
            };
            let list = self.lexicon.list_of(&above.dimension);
            let Some(below) = rows.get_mut(*finer).and_then(|labels| labels.labels.first_mut()) else {
                continue;
            };
            let total = list.is_some_and(|list| self.lexicon.is_total(list, &below.text))
                || ["total", "ລວມ", "รวม"].iter().any(|word| fold(&below.text).contains(word));
            if total {
                rename(below);
                continue;
            }
            if let (Some(list), Some(whole)) = (list, &above.code) {
                below.code = self.lexicon.child(list, &below.text, whole).or(below.code.take());
            }
            if let Some(above) = rows.get_mut(*wider).and_then(|labels| labels.labels.first_mut()) {
                rename(above);
            }
        }
    }

    /// A place below the place that its section names; where its name is not known the section does not
    /// stand in for it.
    pub(super) fn settle_places(&self, rows: &mut [RowLabels], above: &mut [Label]) {
        for section in above.iter_mut() {
            let Some(list) = self.lexicon.list_of(&section.dimension) else { continue };
            let mut unknown = false;
            for label in rows.iter_mut().flat_map(|row| &mut row.labels) {
                if label.dimension == section.dimension && label.code.is_none() {
                    label.code =
                        section.code.as_ref().and_then(|code| self.lexicon.child(list, &label.text, code));
                    unknown |= label.code.is_none();
                }
            }
            if unknown {
                rename(section);
            }
        }
    }

    /// On a sheet about one province `ລວມ` below districts is that province, and of two districts of one
    /// name the one in it.
    pub(super) fn settle_fixed(&self, labels: &mut [Label]) {
        for fixed in &self.fixed.labels {
            let (Some(whole), Some(list)) = (&fixed.code, self.lexicon.list_of(&fixed.dimension)) else {
                continue;
            };
            let level = self.levels.get(&*fixed.dimension).map(String::as_str);
            let divided = matches!(level, Some("province" | "district" | "region"));
            for label in labels.iter_mut().filter(|label| label.dimension == fixed.dimension) {
                if label.code.is_none() {
                    label.code = self.lexicon.child(list, &label.text, whole);
                } else if divided && self.lexicon.is_total(list, &label.text) {
                    label.code = Some(whole.clone());
                }
            }
        }
    }
}

/// A label that keeps its words and tells no member.
fn rename(label: &mut Label) {
    label.dimension = Arc::from(format!("{} (also)", label.dimension).as_str());
    label.code = None;
}
