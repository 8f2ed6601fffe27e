//! Recipes: how a file was read and what was said of it, kept in the store for next year's file.

use super::{AppError, ErrorKind, Meant, Session, SheetDrafts};
use crate::domain::Message;
use crate::intake::{Answers, Grammar, Reading, Recipe, SheetReading};
use std::collections::BTreeSet;
use std::path::Path;

impl Session {
    /// The recipes of the open store by name; none without a store. What cannot be read is left out.
    pub fn recipes(&self) -> Vec<Recipe> {
        let kept = self.store().ok().and_then(|store| store.recipes().ok()).unwrap_or_default();
        kept.into_iter()
            .filter_map(|(name, text)| {
                let recipe: Recipe = serde_json::from_str(&text).ok()?;
                Some(Recipe { name, ..recipe })
            })
            .collect()
    }

    /// The recipes that files of their shape are read by: those in force, and none that an import kept which
    /// was taken back since.
    pub(super) fn recipes_in_force(&self) -> Vec<Recipe> {
        let recipes = self.recipes();
        if recipes.iter().all(|recipe| recipe.change.is_none()) {
            return recipes;
        }
        let history = self.store().ok().and_then(|store| store.history(usize::MAX).ok()).unwrap_or_default();
        let taken_back: BTreeSet<i64> =
            history.into_iter().filter(|row| row.undone_by.is_some()).map(|row| row.id).collect();
        let in_force = |recipe: &Recipe| recipe.change.is_none_or(|change| !taken_back.contains(&change));
        recipes.into_iter().filter(in_force).collect()
    }

    /// A recipe by its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn recipe(&self, name: &str) -> Result<Recipe, AppError> {
        let known = self.recipes().into_iter().find(|recipe| recipe.name == name);
        known.ok_or_else(|| {
            AppError::new(ErrorKind::Usage, Message::new("import-no-recipe").with("name", name))
        })
    }

    /// Keeps a recipe under its name; one of that name is replaced.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn save_recipe(&mut self, recipe: &Recipe) -> Result<(), AppError> {
        let text = serde_json::to_string(recipe).unwrap_or_default();
        Ok(self.store_mut()?.save_recipe(&recipe.name, &text)?)
    }

    /// Drops a recipe.
    ///
    /// # Errors
    /// When there is none of that name, or the store cannot be written.
    pub fn delete_recipe(&mut self, name: &str) -> Result<(), AppError> {
        self.recipe(name)?;
        self.store_mut()?.delete_recipe(name)?;
        Ok(())
    }

    /// Keeps how the sheets of each file were read and what was answered, after they were written.
    pub(super) fn remember(
        &mut self,
        sheets: &[SheetDrafts],
        meant: &Meant,
        change: Option<i64>,
    ) -> Result<(), AppError> {
        let mut files: Vec<&str> = sheets.iter().map(|sheet| sheet.file.as_str()).collect();
        files.dedup();
        for file in files {
            let readings: Vec<SheetReading> = sheets
                .iter()
                .filter(|sheet| sheet.file == file)
                .filter_map(|sheet| {
                    let mut reading: Reading = serde_json::from_str(sheet.recipe.as_deref()?).ok()?;
                    reading.answers = answers(meant).or(&reading.answers);
                    (reading.grammar == Grammar::Tables).then(|| SheetReading {
                        sheet: sheet.sheet.clone(),
                        visible: true,
                        readings: vec![reading],
                    })
                })
                .collect();
            if readings.is_empty() {
                continue;
            }
            let name = self.free_name(file, &readings);
            self.save_recipe(&Recipe { name, sheets: readings, change })?;
        }
        Ok(())
    }

    /// The file's name without its years; the name of the recipe of the same shape; else a free one.
    fn free_name(&self, file: &str, sheets: &[SheetReading]) -> String {
        let shape = |sheets: &[SheetReading]| -> Vec<String> {
            sheets.iter().flat_map(|sheet| &sheet.readings).map(|one| one.fingerprint.clone()).collect()
        };
        let known = self.recipes();
        if let Some(same) = known.iter().find(|recipe| shape(&recipe.sheets) == shape(sheets)) {
            return same.name.clone();
        }
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let plain: String = stem.chars().filter(|letter| !letter.is_numeric()).collect();
        let plain = plain.trim_matches([' ', '-', '_', '.', '(', ')']);
        let base = if plain.is_empty() { stem } else { plain.to_owned() };
        let taken = |name: &str| known.iter().any(|recipe| recipe.name == name);
        if !taken(&base) {
            return base;
        }
        (2..).map(|number| format!("{base} {number}")).find(|name| !taken(name)).unwrap_or(base)
    }
}

fn answers(meant: &Meant) -> Answers {
    Answers {
        indicator: meant.indicator.clone(),
        source: meant.source.clone(),
        set: meant.set.clone().into_iter().collect(),
        maps: meant.maps.clone(),
        scale_power: meant.scale_power,
    }
}

/// What was answered for the file of a recipe, where nothing else is said now.
pub(super) fn completed(meant: &Meant, sheets: &[SheetDrafts]) -> Meant {
    let mut meant = meant.clone();
    let kept = sheets.iter().find_map(|sheet| serde_json::from_str::<Reading>(sheet.recipe.as_deref()?).ok());
    if let Some(reading) = kept {
        let earlier = reading.answers;
        meant.source = meant.source.or(earlier.source);
        meant.scale_power = meant.scale_power.or(earlier.scale_power);
    }
    meant
}
