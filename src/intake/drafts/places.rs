//! Places within places: a province beside its districts, a sheet about one province, a total of districts.

use super::{RowLabels, Run};
use crate::domain::{Code, Label};
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

/// The level of the area tree that the header of the last column of places names.
pub(super) fn level_told(block: &Block, dimension: &str) -> Option<&'static str> {
    let column = block.columns.iter().rfind(|column| {
        column.role == ColumnRole::Label
            && matches!(&column.meaning, Meaning::Dimension(code) if code.as_str() == dimension)
    })?;
    let name = fold(&column.name);
    let told: Vec<&str> =
        [("district", "district"), ("ເມືອງ", "district"), ("province", "province"), ("ແຂວງ", "province")]
            .iter()
            .filter(|(word, _)| name.contains(word))
            .map(|(_, level)| *level)
            .collect();
    match told.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The province all districts of a table are of: what their total means.
pub(super) fn whole_of(
    levels: &HashMap<String, String>,
    grid: &Grid<'_>,
    block: &Block,
    lexicon: &Lexicon,
) -> HashMap<String, Code> {
    let mut wholes = HashMap::new();
    for column in block.columns.iter().filter(|column| column.role == ColumnRole::Label) {
        let Meaning::Dimension(code) = &column.meaning else { continue };
        if levels.get(code.as_str()).is_none_or(|level| level != "district") {
            continue;
        }
        let mut parents: BTreeSet<Code> = BTreeSet::new();
        for line in lines_of(grid, block.rows.0, block.rows.1).take(ROWS) {
            let Some(row) = grid.rows().get(line) else { continue };
            let found = lexicon.parents(&grid.label(*row, column.column), "district");
            if let [only] = found.as_slice() {
                parents.insert(only.clone());
            }
        }
        if parents.len() == 1 {
            wholes.extend(parents.pop_first().map(|parent| (code.to_string(), parent)));
        }
    }
    wholes
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
            let district = self.levels.get(&*above.dimension).is_some_and(|level| level == "district");
            if total {
                rename(below);
                if let (true, Some(list)) = (district, list)
                    && let Some(above) = rows.get_mut(*wider).and_then(|labels| labels.labels.first_mut())
                {
                    let province = self.lexicon.member(list, &above.text, Some("province"));
                    above.code = province.or(above.code.take());
                }
                continue;
            }
            let province = list.and_then(|list| self.lexicon.member(list, &above.text, Some("province")));
            if let (Some(list), Some(whole)) = (list, province.as_ref().or(above.code.as_ref())) {
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

    /// What holds for a whole table of districts is the province of the name, and no district of it.
    pub(super) fn above_districts(&self, label: &mut Label) {
        let districts = self.levels.get(&*label.dimension).is_some_and(|level| level == "district");
        if let Some(list) = self.lexicon.list_of(&label.dimension).filter(|_| districts) {
            let province = self.lexicon.member(list, &label.text, Some("province"));
            label.code = province.or(label.code.take());
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
            let divided = matches!(level, Some("province" | "district" | "region")) && whole.as_str() != "LA";
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
