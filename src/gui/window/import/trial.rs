//! A dry run: what would be written of a sheet, and what must be answered first.

use crate::app::{AppError, Create, Drafts, FileReading, Imported, Meant, Session, SheetDrafts};
use crate::domain::{Arg, CellRef, Code, DimensionCode, Draft, Message, Problem, ProblemKind, Suggestion};
use crate::gui::pages::import::{NameAnswer, RestOfNames, SheetRoles};
use crate::intake::{Correction, Said, Target, Understood};
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

/// Two cells of one identity with different values, as they were asked.
#[derive(Clone, Debug, PartialEq)]
pub struct PairAsked {
    /// Sheet.
    pub sheet: String,
    /// The cell that comes first, and its value.
    pub first: (CellRef, String),
    /// The later one.
    pub second: (CellRef, String),
}

/// Figures that are all a power of ten off those stored, as it was asked.
#[derive(Clone, Debug)]
pub struct ScaleAsked {
    /// What was seen.
    pub message: Message,
    /// A cell that shows it.
    pub cell: Option<CellRef>,
    /// The power of ten that brings the file's figures to those stored.
    pub power: i8,
}

/// What a person has said about a sheet.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Which reading.
    pub reading: usize,
    /// What holds beyond the file.
    pub meant: Meant,
    /// What happens to unknown names without an answer of their own.
    pub rest: RestOfNames,
    /// The file's values replace those stored.
    pub take_changed: bool,
    /// What was said of rows, columns and cells, the earlier first.
    pub corrections: Vec<Correction>,
    /// Names asked so far.
    pub names: Vec<NameAsked>,
    /// Pairs of contradicting cells asked so far.
    pub pairs: Vec<PairAsked>,
    /// The suspicion about the scale, as it was asked.
    pub scale: Option<ScaleAsked>,
    /// Whether place and period of all values were asked.
    pub asked: (bool, bool),
    /// The drafts, once they were made for this reading.
    pub drafts: Option<SheetDrafts>,
    /// Whether the sheet was written.
    pub written: bool,
}

impl Answers {
    pub(super) fn create(&self) -> Create {
        Create { indicator: false, codes: self.rest == RestOfNames::Make }
    }

    pub(super) fn accept(&self) -> Accept {
        if self.take_changed { Accept::All } else { Accept::New }
    }

    /// Says what a row, a column or a cell is, or takes that back.
    pub fn say(&mut self, target: Target, said: Option<Said>) {
        self.corrections.retain(|one| one.target != target);
        self.corrections.extend(said.map(|said| Correction::new(target, said)));
    }

    /// Forgets what was asked, for another reading; the answers stay.
    pub fn forget_asked(&mut self) {
        let meant = &self.meant;
        self.names.retain(|name| {
            meant.maps.iter().any(|(text, ..)| *text == name.text)
                || meant.made.iter().any(|(text, _)| *text == name.text)
                || meant.left_out.iter().any(|(text, _)| *text == name.text)
        });
        self.pairs.retain(|pair| meant.pairs.contains_key(&(pair.sheet.clone(), pair.second.0)));
        self.scale = None;
        self.asked = (false, false);
    }

    /// Takes the answer to an unknown name; an earlier one is forgotten.
    pub fn mean(&mut self, text: String, dimension: DimensionCode, answer: NameAnswer) {
        let other = |known: &str, about: &DimensionCode| known != text || *about != dimension;
        self.meant.maps.retain(|(known, about, _)| other(known, about));
        self.meant.made.retain(|(known, about)| other(known, about));
        self.meant.left_out.retain(|(known, _)| *known != text);
        match answer {
            NameAnswer::Member(code) => self.meant.maps.push((text, dimension, code)),
            NameAnswer::New => self.meant.made.push((text, dimension)),
            NameAnswer::LeftOut => self.meant.left_out.push((text, Some(dimension))),
        }
    }

    /// Keeps what was asked, so that an answer can be changed.
    pub fn learn(&mut self, trial: &Trial) {
        self.drafts = Some(trial.drafts.clone());
        for problem in &trial.imported.problems {
            match problem.kind {
                ProblemKind::UnknownArea => self.asked.0 = true,
                ProblemKind::UnknownPeriod => self.asked.1 = true,
                ProblemKind::UnknownLabel | ProblemKind::AmbiguousLabel => self.ask_name(problem),
                ProblemKind::Duplicate => self.ask_pair(problem),
                ProblemKind::Jump if problem.message.id == "import-scale" => self.ask_scale(problem),
                ProblemKind::Uncertain if problem.message.id == "import-unit-asked" => {
                    let message = problem.message.clone();
                    self.scale = Some(ScaleAsked { message, cell: problem.place.cell, power: 0 });
                }
                _ => {}
            }
        }
    }

    fn ask_pair(&mut self, problem: &Problem) {
        let text = |name: &str| argument(problem, name);
        let cell = |name: &str| text(name).and_then(|text| CellRef::parse(&text));
        let (Some(first), Some(second)) = (cell("first"), cell("second")) else { return };
        let pair = PairAsked {
            sheet: problem.place.sheet.clone().unwrap_or_default(),
            first: (first, text("value").unwrap_or_default()),
            second: (second, text("other").unwrap_or_default()),
        };
        if !self.pairs.iter().any(|known| known.second.0 == second && known.sheet == pair.sheet) {
            self.pairs.push(pair);
        }
    }

    fn ask_scale(&mut self, problem: &Problem) {
        let factor = argument(problem, "factor");
        let power = factor.and_then(|factor| factor.strip_prefix("1e").and_then(|power| power.parse().ok()));
        if let Some(power) = power {
            let message = problem.message.clone();
            self.scale = Some(ScaleAsked { message, cell: problem.place.cell, power });
        }
    }

    fn ask_name(&mut self, problem: &Problem) {
        let argument = |name: &str| argument(problem, name);
        let (Some(text), Some(dimension)) = (argument("text"), argument("dimension")) else { return };
        let dimension = DimensionCode::from(dimension.as_str());
        if !self.names.iter().any(|name| name.text == text && name.dimension == dimension) {
            let suggestions = problem.suggestions.clone();
            self.names.push(NameAsked { text, dimension, cell: problem.place.cell, suggestions });
        }
    }
}

fn argument(problem: &Problem, wanted: &str) -> Option<String> {
    problem.message.args.iter().find(|(name, _)| name == wanted).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.clone()),
        _ => None,
    })
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
    let first = drafts.drafts.iter().filter(|draft| draft.number.is_some()).take(FIRST_ROWS).collect();
    let reading = file.understood.readings.get(at).and_then(|sheet| sheet.readings.get(answers.reading));
    let sheet = reading.and(file.workbook.sheets.iter().find(|sheet| *sheet.name == drafts.sheet));
    let mut roles = reading.map(|reading| SheetRoles::of(reading, sheet)).unwrap_or_default();
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
        drafts: Drafts::default(),
        problems: file.understood.problems.clone(),
    }))
}

/// Rows and columns whose labels say total, or the whole country among provinces.
fn totals(drafts: &Drafts, roles: &mut SheetRoles) {
    let areas: BTreeSet<Code> =
        drafts.iter().take(20_000).filter_map(|draft| draft.code("area").cloned()).collect();
    let country = areas.len() > 2;
    for draft in drafts.iter() {
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
