//! Recipes: what was said of a file once, found again for next year's file of the same shape.

use super::correction::{Correction, Target};
use super::reading::{ColumnRole, Grammar, Meaning, Reading, Recipe, SheetReading};
use crate::domain::{CellRef, Message};
use crate::sheet::Sheet;
use crate::text::fold;
use std::collections::BTreeSet;

/// Least share of words that two files of one shape have in common.
const ALIKE: f32 = 0.6;

/// A recipe that fits a sheet.
pub(super) struct Fit<'a> {
    pub recipe: &'a Recipe,
    pub reading: &'a Reading,
    /// 1 where headings and labels are the same.
    pub likeness: f32,
}

/// The recipe that fits a reading best; none where the shapes differ too much. `certain`: a recipe that was
/// asked for by name fits in any case, by the sheet's name or as its only sheet.
pub(super) fn find<'a>(
    recipes: &'a [Recipe],
    asked: Option<&'a Recipe>,
    sheet: &SheetReading,
) -> Option<Fit<'a>> {
    let own = sheet.readings.first()?;
    let fits = |recipe: &'a Recipe| {
        recipe.sheets.iter().filter_map(move |old| {
            let reading = old.readings.first()?;
            Some((old, Fit { recipe, reading, likeness: likeness(reading, own) }))
        })
    };
    if let Some(asked) = asked {
        let mut all: Vec<(&SheetReading, Fit<'a>)> = fits(asked).collect();
        all.sort_by(|(a, one), (b, other)| {
            let named = |old: &SheetReading| old.sheet == sheet.sheet;
            other.likeness.total_cmp(&one.likeness).then_with(|| named(b).cmp(&named(a)))
        });
        let only = all.len() == 1;
        return all
            .into_iter()
            .find(|(old, fit)| only || fit.likeness >= ALIKE || old.sheet == sheet.sheet)
            .map(|(_, fit)| fit);
    }
    recipes
        .iter()
        .flat_map(fits)
        .map(|(_, fit)| fit)
        .filter(|fit| fit.likeness >= ALIKE && fit.reading.grammar == Grammar::Tables)
        .max_by(|one, other| one.likeness.total_cmp(&other.likeness))
}

/// How much the shapes of two readings have in common: the words of label columns and headings but for times.
fn likeness(old: &Reading, new: &Reading) -> f32 {
    if old.fingerprint == new.fingerprint {
        return 1.0;
    }
    let (old, new) = (words(old), words(new));
    let (same, all) = (old.intersection(&new).count(), old.union(&new).count());
    if all == 0 { 0.0 } else { share(same, all) }
}

fn share(part: usize, all: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    number(part) / number(all)
}

fn words(reading: &Reading) -> BTreeSet<String> {
    let columns = reading.blocks.iter().flat_map(|block| &block.columns);
    let labels = columns.filter(|column| column.role != ColumnRole::Value).map(|column| fold(&column.name));
    let levels = reading.blocks.iter().flat_map(|block| &block.levels);
    let headings = levels
        .filter(|level| level.meaning != Meaning::Period)
        .flat_map(|level| &level.cells)
        .map(|cell| without_numbers(&cell.text));
    labels.chain(headings).filter(|word| !word.is_empty()).collect()
}

/// Words without numbers, which change from year to year.
fn without_numbers(text: &str) -> String {
    fold(text).chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>().trim().to_owned()
}

/// What changed in the shape of a file since its recipe was made, each said in words.
pub(super) fn changes(old: &Reading, new: &Reading) -> Vec<Message> {
    if old.fingerprint == new.fingerprint {
        return Vec::new();
    }
    let (before, after) = (words(old), words(new));
    let mut told: Vec<Message> = Vec::new();
    let list =
        |words: Vec<&String>| words.iter().take(6).map(|word| word.as_str()).collect::<Vec<_>>().join(", ");
    let gone: Vec<&String> = before.difference(&after).collect();
    let new_words: Vec<&String> = after.difference(&before).collect();
    if !gone.is_empty() {
        told.push(Message::new("intake-recipe-gone").with("names", list(gone)));
    }
    if !new_words.is_empty() {
        told.push(Message::new("intake-recipe-new").with("names", list(new_words)));
    }
    if told.is_empty() {
        told.push(Message::new("intake-recipe-moved"));
    }
    told
}

/// Notes the words that stand where something was said, so that the place is found in another file.
pub(super) fn anchored(corrections: &[Correction], sheet: &Sheet) -> Vec<Correction> {
    corrections
        .iter()
        .map(|correction| {
            let anchor = if correction.anchor.is_empty() {
                words_at(sheet, correction.target)
            } else {
                correction.anchor.clone()
            };
            Correction { anchor, ..correction.clone() }
        })
        .collect()
}

/// The corrections of an earlier file for this one: each where its words stand now. Gives also the words
/// that were not found.
pub(super) fn placed(corrections: &[Correction], sheet: &Sheet) -> (Vec<Correction>, Vec<String>) {
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    for correction in corrections {
        let wanted = without_numbers(&correction.anchor);
        let is_here = |target: Target| without_numbers(&words_at(sheet, target)) == wanted;
        let target = if wanted.is_empty() || is_here(correction.target) {
            Some(correction.target)
        } else {
            candidates(sheet, correction.target).into_iter().find(|target| is_here(*target))
        };
        match target {
            Some(target) => found.push(Correction { target, ..correction.clone() }),
            None => lost.push(correction.anchor.clone()),
        }
    }
    (found, lost)
}

/// Places of the same sort, the nearest first.
fn candidates(sheet: &Sheet, target: Target) -> Vec<Target> {
    let mut all: Vec<(u32, Target)> = match target {
        Target::Row(row) => {
            sheet.filled_rows().take(5000).map(|other| (other.abs_diff(row), Target::Row(other))).collect()
        }
        Target::Column(column) => (0..sheet.columns().min(5000))
            .map(|other| (other.abs_diff(column), Target::Column(other)))
            .collect(),
        Target::Cell(cell) => sheet
            .filled_rows()
            .take(200)
            .flat_map(|row| sheet.row(row).map(move |(column, _)| (row, column)))
            .map(|(row, column)| {
                let far = row.abs_diff(cell.row) + column.abs_diff(cell.column);
                (far, Target::Cell(CellRef::new(row, column)))
            })
            .collect(),
    };
    all.sort_by_key(|(far, _)| *far);
    all.into_iter().map(|(_, target)| target).collect()
}

/// The words by which a place is known: its own, the first of its row, the first of its column.
fn words_at(sheet: &Sheet, target: Target) -> String {
    match target {
        Target::Cell(cell) => sheet.cell(cell.row, cell.column).text().trim().to_owned(),
        Target::Row(row) => sheet
            .row(row)
            .map(|(_, cell)| cell.text().trim().to_owned())
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        Target::Column(column) => sheet
            .filled_rows()
            .take(60)
            .filter_map(|row| {
                // A title that begins in this column is no heading of it.
                let alone = sheet.row(row).filter(|(_, cell)| !cell.value.is_blank()).count() < 2;
                sheet.cell(row, column).value.as_text().filter(|_| !alone).map(|text| text.trim().to_owned())
            })
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
    }
}
