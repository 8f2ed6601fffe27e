//! A dry run: what would be written of a sheet, and what must be answered first.

use crate::app::{AppError, Create, FileReading, Imported, Meant, Session, SheetDrafts};
use crate::domain::{CellRef, Code, DimensionCode, Draft, Problem, ProblemKind, Suggestion};
use crate::gui::pages::import::SheetRoles;
use crate::intake::Understood;
use crate::store::Accept;
use crate::work::Work;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rows shown of what will be written.
const FIRST_ROWS: usize = 8;

/// A name that no list has, as it was asked.
#[derive(Clone, Debug)]
pub struct NameAsked {
    /// As written.
    pub text: String,
    /// Dimension.
    pub dimension: DimensionCode,
    /// Its cell.
    pub cell: Option<CellRef>,
    /// Likely members.
    pub suggestions: Vec<Suggestion>,
}

/// What a person has said about a sheet.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Which reading.
    pub reading: usize,
    /// What holds beyond the file.
    pub meant: Meant,
    /// Make members for names that no list has.
    pub make_names: bool,
    /// The file's values replace those stored.
    pub take_changed: bool,
    /// Names asked so far.
    pub names: Vec<NameAsked>,
    /// Whether place and period of all values were asked.
    pub asked: (bool, bool),
    /// The drafts, once they were made for this reading.
    pub drafts: Option<SheetDrafts>,
    /// Whether the sheet was written.
    pub written: bool,
}

impl Answers {
    pub(super) fn create(&self) -> Create {
        Create { indicator: false, codes: self.make_names }
    }

    pub(super) fn accept(&self) -> Accept {
        if self.take_changed { Accept::All } else { Accept::New }
    }

    /// Keeps what was asked, so that an answer can be changed.
    pub fn learn(&mut self, trial: &Trial) {
        self.drafts = Some(trial.drafts.clone());
        for problem in &trial.imported.problems {
            match problem.kind {
                ProblemKind::UnknownArea => self.asked.0 = true,
                ProblemKind::UnknownPeriod => self.asked.1 = true,
                ProblemKind::UnknownLabel => self.ask_name(problem),
                _ => {}
            }
        }
    }

    fn ask_name(&mut self, problem: &Problem) {
        let argument = |wanted: &str| {
            problem.message.args.iter().find(|(name, _)| name.as_str() == wanted).and_then(|(_, arg)| {
                match arg {
                    crate::domain::Arg::Text(text) => Some(text.clone()),
                    _ => None,
                }
            })
        };
        let (Some(text), Some(dimension)) = (argument("text"), argument("dimension")) else { return };
        let dimension = DimensionCode::from(dimension.as_str());
        if !self.names.iter().any(|name| name.text == text && name.dimension == dimension) {
            let suggestions = problem.suggestions.clone();
            self.names.push(NameAsked { text, dimension, cell: problem.place.cell, suggestions });
        }
    }
}

/// What a dry run came to.
#[derive(Debug)]
pub struct Trial {
    /// Counts and problems.
    pub imported: Imported,
    /// The drafts, to be written.
    pub drafts: SheetDrafts,
    /// The first drafts with a value.
    pub first: Vec<Draft>,
    /// What each cell is for.
    pub roles: Arc<SheetRoles>,
}

/// Runs the import of one sheet dry.
///
/// # Errors
/// When the store cannot be read, or the job was stopped.
pub fn try_out(
    session: &mut Session,
    file: &FileReading,
    at: usize,
    answers: &Answers,
    work: &Work,
) -> Result<Trial, AppError> {
    let drafts = match &answers.drafts {
        Some(drafts) => drafts.clone(),
        None => drafts_of(session, file, at, answers.reading, work)?,
    };
    let sheets = std::slice::from_ref(&drafts);
    let imported = session.import(sheets, &answers.meant, answers.create(), answers.accept(), true, work)?;
    let first =
        drafts.drafts.iter().filter(|draft| draft.number.is_some()).take(FIRST_ROWS).cloned().collect();
    let reading = file.understood.readings.get(at).and_then(|sheet| sheet.readings.get(answers.reading));
    let mut roles = reading.map(SheetRoles::of).unwrap_or_default();
    totals(&drafts.drafts, &mut roles);
    Ok(Trial { imported, drafts, first, roles: Arc::new(roles) })
}

/// The drafts of one sheet; problems of the whole file stand with its first sheet.
fn drafts_of(
    session: &Session,
    file: &FileReading,
    at: usize,
    reading: usize,
    work: &Work,
) -> Result<SheetDrafts, AppError> {
    let readings = file.understood.readings.get(at).cloned().into_iter().collect();
    let problems = if at == 0 { file.understood.problems.clone() } else { Vec::new() };
    let one = FileReading { understood: Arc::new(Understood { readings, problems }), ..file.clone() };
    let found = session.drafts(&one, &[reading], None, work)?.into_iter().next();
    Ok(found.unwrap_or_else(|| SheetDrafts {
        file: file.name.clone(),
        bytes: file.bytes.clone(),
        sheet: String::new(),
        recipe: None,
        drafts: Arc::from([]),
        problems: file.understood.problems.clone(),
    }))
}

/// Rows and columns whose labels say total, or the whole country among provinces.
fn totals(drafts: &[Draft], roles: &mut SheetRoles) {
    let areas: BTreeSet<&Code> = drafts.iter().take(20_000).filter_map(|draft| draft.code("area")).collect();
    let country = areas.len() > 2;
    for draft in drafts {
        for label in &draft.labels {
            let Some(code) = &label.code else { continue };
            let whole = country && &*label.dimension == DimensionCode::AREA && code.as_str() == "LA";
            if !code.is_total() && !whole {
                continue;
            }
            if label.cell.row == draft.cell.row {
                roles.total_rows.insert(draft.cell.row);
            } else if label.cell.row < draft.cell.row {
                roles.total_columns.insert(draft.cell.column);
            }
        }
    }
}
