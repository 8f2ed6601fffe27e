//! Import: drafts of a file → observations → one change, or the list of what must be answered first.

mod account;
mod checks;
mod correct;
mod drafts;
mod ends;
mod findings;
mod meaning;
mod meant;
mod names;
mod publications;
mod said;
mod scale;
mod spellings;
mod units;

pub use account::{account, write_account};
pub use correct::Corrected;
pub use drafts::Drafts;
pub(super) use drafts::DraftsBuilder;
pub use findings::write_findings;
use meaning::Observed;
pub use meant::{Meant, Twice};

use super::{AppError, Session};
use crate::domain::{IndicatorCode, Problem, ProblemKind, Severity};
use crate::store::{Accept, ChangeKind, Conflict, Counts, Incoming, NewItem, NewOrigin, Written};
use crate::work::{Stage, Work};
use std::sync::Arc;

/// The drafts of one sheet with the file they stand in.
#[derive(Clone, Debug)]
pub struct SheetDrafts {
    /// File name without folders.
    pub file: String,
    /// The file's bytes.
    pub bytes: Option<Arc<[u8]>>,
    /// Sheet; empty for text files.
    pub sheet: String,
    /// The reading, as JSON, to be used again.
    pub recipe: Option<String>,
    /// The values.
    pub drafts: Drafts,
    /// What was found while reading.
    pub problems: Vec<Problem>,
}

/// What may be made in the lists on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Create {
    /// An indicator for each measure that has none.
    pub indicator: bool,
    /// Members for names that no list has.
    pub codes: bool,
}

/// What came of an import, or would come of it.
#[derive(Debug)]
pub struct Imported {
    /// The change; `None` if nothing was written.
    pub change: Option<i64>,
    /// New, same, changed, written, repeated.
    pub counts: Counts,
    /// Cells without a value and without a sign: nothing is said, nothing is written.
    pub empty: u64,
    /// Cells left out because the person said so.
    pub left_out: u64,
    /// Changed keys, with the stored value beside the new one.
    pub conflicts: Vec<Conflict>,
    /// Everything to know, to answer or to mend.
    pub problems: Vec<Problem>,
    /// Members and indicators that were made.
    pub created: Vec<NewItem>,
    /// The indicators that got values.
    pub indicators: Vec<IndicatorCode>,
}

impl Imported {
    /// Whether something must be answered before anything is written.
    pub fn needs_answers(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity >= Severity::Question)
    }
}

impl Session {
    /// Writes drafts as one change. Nothing is written while a question is open or with `dry_run`; the
    /// result then tells what would be written and what must be answered.
    ///
    /// # Errors
    /// When the store cannot be read or written, or the job was stopped.
    pub fn import(
        &mut self,
        sheets: &[SheetDrafts],
        meant: &Meant,
        create: Create,
        accept: Accept,
        dry_run: bool,
        work: &Work,
    ) -> Result<Imported, AppError> {
        work.begin(Stage::Comparing, 0);
        let catalogue = self.catalogue();
        let meant = &crate::app::recipes::completed(meant, sheets);
        let spellings = self.spellings(meant);
        let observed = meaning::observe(sheets, meant, create, (&catalogue, &spellings), work)?;
        let origins: Vec<NewOrigin> = sheets.iter().map(origin).collect();
        let Observed { incoming, mut problems, created, empty, left_out, indicators } = observed;
        let total = u64::try_from(incoming.len()).unwrap_or(0);
        work.begin(Stage::Comparing, total);
        problems.extend(checks::check(&incoming, sheets, &catalogue));
        let blocked = |problems: &[Problem]| problems.iter().any(|one| one.severity >= Severity::Question);
        // A look before the leap: figures that are all a power of ten off must not be written unasked.
        let suspicion = |conflicts: &[Conflict]| {
            meant.scale_power.is_none().then(|| scale::suspicion(conflicts)).flatten()
        };
        let written = if created.is_empty() {
            let look_only = dry_run || blocked(&problems);
            self.write_import(&incoming, &origins, accept, look_only, work, &mut |written| {
                problems.extend(suspicion(&written.conflicts));
                !blocked(&problems)
            })?
        } else {
            // Values of members that are not made yet cannot be compared: they are all new.
            let store = self.store()?;
            let (known, fresh): (Vec<Incoming>, Vec<Incoming>) = incoming.into_iter().partition(|one| {
                let key = &one.observation.key;
                store.area_id(&key.area).is_some() && catalogue.indicator(key.indicator.as_str()).is_some()
            });
            let mut compared = self.write_import(&known, &origins, accept, true, work, &mut |_| false)?;
            compared.counts.new += u64::try_from(fresh.len()).unwrap_or(0);
            problems.extend(suspicion(&compared.conflicts));
            if blocked(&problems) || dry_run {
                compared
            } else {
                self.extend(&created, &[])?;
                let all: Vec<Incoming> = known.into_iter().chain(fresh).collect();
                self.write_import(&all, &origins, accept, false, work, &mut |_| true)?
            }
        };
        // Where all values are off by one factor that is asked instead, or was answered.
        let asked =
            problems.iter().any(|one| one.kind == ProblemKind::Jump && one.severity == Severity::Question);
        if !asked && meant.scale_power.is_none() {
            problems.extend(checks::jumps_from_stored(&written.conflicts, sheets));
        }
        if written.change.is_some() {
            self.remember(sheets, meant, written.change)?;
            self.remember_spellings(sheets, meant)?;
        }
        Ok(Imported {
            change: written.change,
            counts: written.counts,
            empty,
            left_out,
            conflicts: written.conflicts,
            problems,
            created,
            indicators,
        })
    }

    fn write_import(
        &mut self,
        incoming: &[Incoming],
        origins: &[NewOrigin],
        accept: Accept,
        dry_run: bool,
        work: &Work,
        confirm: &mut dyn FnMut(&Written) -> bool,
    ) -> Result<Written, AppError> {
        let mut change = self.change(ChangeKind::Import);
        let mut files: Vec<&str> = origins.iter().map(|origin| origin.file_name.as_str()).collect();
        files.dedup();
        change.detail.insert(String::from("file"), files.join(", "));
        change.detail.insert(String::from("count"), incoming.len().to_string());
        let mut rows = incoming.iter();
        Ok(self.store_mut()?.write_if(&change, origins, &mut rows, accept, dry_run, work, confirm)?)
    }
}

fn origin(sheet: &SheetDrafts) -> NewOrigin {
    NewOrigin {
        file_name: sheet.file.clone(),
        bytes: sheet.bytes.clone(),
        sheet: sheet.sheet.clone(),
        recipe: sheet.recipe.clone(),
        ..NewOrigin::default()
    }
}

#[cfg(test)]
mod ends_tests;
#[cfg(test)]
mod recipe_tests;
#[cfg(test)]
mod said_tests;
#[cfg(test)]
mod tests;
