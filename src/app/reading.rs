//! Reading a file: cells in a limited child, then what the sheets say. Writes nothing.

use super::import::DraftsBuilder;
use super::{AppError, ErrorKind, Session, SheetDrafts};
use crate::domain::{Draft, Message, Place, Problem, ProblemKind, Severity};
use crate::intake::{self, Hints, Lexicon, Reading, Understood};
use crate::sheet::{self, Limits, SheetError, Workbook};
use crate::work::Work;
use std::path::Path;
use std::sync::Arc;

/// A file as read and understood.
#[derive(Clone, Debug)]
pub struct FileReading {
    /// Name without folders.
    pub name: String,
    /// The file's bytes, kept with the values.
    pub bytes: Option<Arc<[u8]>>,
    /// Its cells.
    pub workbook: Arc<Workbook>,
    /// What the sheets say.
    pub understood: Arc<Understood>,
}

/// Files above this are read but their bytes not kept in memory for the store.
const LARGEST_KEPT: u64 = 20 * 1024 * 1024;

impl Session {
    /// Reads a file and makes out what it says, with the names of the open store or the shipped ones.
    ///
    /// # Errors
    /// When the file cannot be read, or the job was stopped.
    pub fn read_file(&self, path: &Path, hints: &Hints, work: &Work) -> Result<FileReading, AppError> {
        let workbook = super::reader::read(path, work)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let keep = std::fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST_KEPT);
        let bytes = if keep { std::fs::read(path).ok().map(Arc::from) } else { None };
        self.understand(name, bytes, workbook, hints, work)
    }

    /// The same for a file that comes with the program.
    ///
    /// # Errors
    /// When it cannot be read, or the job was stopped.
    pub fn read_bundled(
        &self,
        name: &str,
        bytes: &[u8],
        hints: &Hints,
        work: &Work,
    ) -> Result<FileReading, AppError> {
        let workbook = sheet::read_bytes(name, bytes, &Limits::default(), work)?;
        self.understand(name.to_owned(), Some(Arc::from(bytes)), workbook, hints, work)
    }

    /// The bundled workbook, to try the importer with.
    ///
    /// # Errors
    /// When the job was stopped.
    pub fn read_example(&self, hints: &Hints, work: &Work) -> Result<FileReading, AppError> {
        self.read_bundled("example.xlsx", super::example::WORKBOOK, hints, work)
    }

    /// Makes out anew what a file says, after something was said about it.
    ///
    /// # Errors
    /// When the job was stopped.
    pub fn understand_again(
        &self,
        file: &FileReading,
        hints: &Hints,
        work: &Work,
    ) -> Result<FileReading, AppError> {
        let hints = &self.with_recipes(hints);
        let mut understood = intake::understand(&file.workbook, &self.catalogue(), hints, work)?;
        self.name_source(&file.workbook, &mut understood);
        Ok(FileReading { understood: Arc::new(understood), ..file.clone() })
    }

    fn understand(
        &self,
        name: String,
        bytes: Option<Arc<[u8]>>,
        workbook: Workbook,
        hints: &Hints,
        work: &Work,
    ) -> Result<FileReading, AppError> {
        let hints = &self.with_recipes(hints);
        let mut understood = intake::understand(&workbook, &self.catalogue(), hints, work)?;
        self.name_source(&workbook, &mut understood);
        Ok(FileReading { name, bytes, workbook: Arc::new(workbook), understood: Arc::new(understood) })
    }

    /// A template that came back filled says which agency was asked: where it has one source, that one
    /// speaks.
    fn name_source(&self, workbook: &Workbook, understood: &mut Understood) {
        let Some(agency) = stamped_agency(workbook) else { return };
        let catalogue = self.catalogue();
        let Some(list) = catalogue.list("source") else { return };
        let mut own = list.iter().filter(|(_, item)| item.attributes.get("agency") == Some(&agency));
        let (Some((source, _)), None) = (own.next(), own.next()) else { return };
        for reading in understood.readings.iter_mut().flat_map(|sheet| &mut sheet.readings) {
            reading.answers.source.get_or_insert_with(|| source.as_str().into());
        }
    }

    fn with_recipes(&self, hints: &Hints) -> Hints {
        let mut hints = hints.clone();
        if hints.recipes.is_empty() {
            hints.recipes = self.recipes_in_force();
        }
        hints
    }

    /// Gives the drafts of a sheet one by one, so that a million rows need no list of them.
    ///
    /// # Errors
    /// When the job was stopped.
    pub fn for_each_draft(
        &self,
        file: &FileReading,
        sheet: &str,
        reading: &Reading,
        work: &Work,
        take: &mut dyn FnMut(Draft),
    ) -> Result<Vec<Problem>, AppError> {
        let lexicon = Lexicon::new(&self.catalogue());
        Ok(intake::for_each_draft(&file.workbook, sheet, reading, &lexicon, work, take)?)
    }

    /// The drafts of a file's sheets, each by the reading chosen for it (by position; the best where
    /// none is named), and only those of `measure` where one is asked.
    ///
    /// # Errors
    /// When the job was stopped.
    pub fn drafts(
        &self,
        file: &FileReading,
        chosen: &[usize],
        measure: Option<&str>,
        work: &Work,
    ) -> Result<Vec<SheetDrafts>, AppError> {
        let lexicon = Lexicon::new(&self.catalogue());
        let mut found = Vec::new();
        for (position, sheet_reading) in file.understood.readings.iter().enumerate() {
            let choice = chosen.get(position).copied().unwrap_or(0);
            let Some(reading) = sheet_reading.readings.get(choice) else { continue };
            let mut drafts = DraftsBuilder::default();
            let mut take = |draft: Draft| {
                if measure.is_none_or(|measure| *draft.measure == *measure) {
                    drafts.push(draft);
                }
            };
            let problems = intake::for_each_draft(
                &file.workbook,
                &sheet_reading.sheet,
                reading,
                &lexicon,
                work,
                &mut take,
            )?;
            found.push(SheetDrafts {
                file: file.name.clone(),
                bytes: file.bytes.clone(),
                sheet: sheet_reading.sheet.clone(),
                recipe: serde_json::to_string(reading).ok(),
                drafts: drafts.finish(),
                problems,
            });
        }
        // A reading chosen by a person is certain enough.
        let asked = |problem: &&Problem| {
            chosen.is_empty() || problem.kind != ProblemKind::Uncertain || problem.severity == Severity::Note
        };
        let said_nothing = found.iter().all(|sheet| sheet.drafts.is_empty() && sheet.problems.is_empty())
            && file.understood.problems.is_empty();
        if found.is_empty() {
            // What is to be said of the file must be said also where no sheet holds a table.
            found.push(SheetDrafts {
                file: file.name.clone(),
                bytes: None,
                sheet: String::new(),
                recipe: None,
                drafts: DraftsBuilder::default().finish(),
                problems: Vec::new(),
            });
        }
        if let Some(first) = found.first_mut() {
            if said_nothing && measure.is_none() {
                let empty = file.workbook.sheets.iter().all(|sheet| sheet.filled() == 0);
                first.problems.push(nothing_found(&file.name, empty));
            }
            let problems = file.understood.problems.iter().filter(asked).cloned();
            first.problems.extend(problems.map(|problem| in_file(problem, &file.name)));
        }
        Ok(found)
    }
}

/// The agency in the stamp of a template.
fn stamped_agency(workbook: &Workbook) -> Option<String> {
    workbook.sheets.iter().find_map(|sheet| {
        sheet.filled_rows().take(STAMP_ROWS).flat_map(|row| sheet.row(row)).find_map(|(_, cell)| {
            let stamp = cell.value.as_text()?.strip_prefix(crate::export::template::STAMP)?;
            stamp.split_whitespace().next().map(str::to_owned)
        })
    })
}

/// The stamp stands on the first sheet, below the words that say how to fill it in.
const STAMP_ROWS: usize = 60;

fn nothing_found(file: &str, empty: bool) -> Problem {
    let id = if empty { "intake-file-empty" } else { "intake-nothing-found" };
    Problem {
        kind: ProblemKind::NoTable,
        severity: Severity::Doubt,
        place: Place { file: Some(file.to_owned()), ..Place::default() },
        message: Message::new(id),
        suggestions: Vec::new(),
        count: 1,
    }
}

fn in_file(mut problem: Problem, file: &str) -> Problem {
    problem.place.file.get_or_insert_with(|| file.to_owned());
    problem
}

impl From<SheetError> for AppError {
    fn from(error: SheetError) -> Self {
        Self::new(ErrorKind::File, error.message())
    }
}
