//! A click on the sheet: what a person says of a row, a column or a cell, and what comes of it at once.

use super::SheetDrafts;
use crate::app::{AppError, FileReading, Session};
use crate::intake::{self, Correction, Hints, Lexicon, Understood};
use crate::work::Work;
use std::sync::Arc;

/// A file after something was said about one sheet: its new reading, and the long rows of that sheet.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The file with the new reading; other sheets as before.
    pub file: FileReading,
    /// The values of the sheet by the new reading; `None` where no table is left.
    pub drafts: Option<SheetDrafts>,
}

impl Session {
    /// Says something about a sheet and reads it anew. `corrections` are all corrections of the sheet, the
    /// earlier ones first: a later one on the same place wins, and leaving one out takes it back.
    ///
    /// # Errors
    /// When the job was stopped.
    pub fn correct(
        &self,
        file: &FileReading,
        sheet: &str,
        corrections: &[Correction],
        hints: &Hints,
        work: &Work,
    ) -> Result<Corrected, AppError> {
        let catalogue = self.catalogue();
        let mut said = hints.clone();
        said.sheets = vec![sheet.to_owned()];
        said.corrections.retain(|(name, _)| name != sheet);
        said.corrections.extend(corrections.iter().map(|one| (sheet.to_owned(), one.clone())));
        let again = intake::understand(&file.workbook, &catalogue, &said, work)?;
        let new = again.readings.into_iter().next();
        let mut understood = Understood::clone(&file.understood);
        if let Some(new) = &new {
            for reading in understood.readings.iter_mut().filter(|reading| reading.sheet == sheet) {
                *reading = new.clone();
            }
        }
        understood.problems.retain(|problem| problem.place.sheet.as_deref() != Some(sheet));
        understood
            .problems
            .extend(again.problems.into_iter().filter(|p| p.place.sheet.as_deref() == Some(sheet)));
        let file = FileReading { understood: Arc::new(understood), ..file.clone() };
        let best = new.as_ref().and_then(|sheet| sheet.readings.first());
        let drafts = match best {
            None => None,
            Some(reading) => {
                let lexicon = Lexicon::new(&catalogue);
                let (drafts, problems) = intake::drafts(&file.workbook, sheet, reading, &lexicon, work)?;
                Some(SheetDrafts {
                    file: file.name.clone(),
                    bytes: file.bytes.clone(),
                    sheet: sheet.to_owned(),
                    recipe: serde_json::to_string(reading).ok(),
                    drafts: drafts.into(),
                    problems,
                })
            }
        };
        Ok(Corrected { file, drafts })
    }
}

#[cfg(test)]
mod tests;
