//! A workbook → the readings of its sheets.

use super::block::block;
use super::correction::Correction;
use super::grid::Grid;
use super::lexicon::Lexicon;
use super::meaning;
use super::reading::{Answers, Block, ColumnRole, Grammar, Meaning, Reading, Recipe, SheetReading};
use super::shape::shapes;
use super::{alternatives, recipe};
use crate::domain::{
    AgencyCode, Catalogue, Code, DimensionCode, IndicatorCode, Message, Place, Problem, ProblemKind, Severity,
};
use crate::sheet::{Format, Sheet, Workbook};
use crate::work::{Stage, Stopped, Work};
use sha2::{Digest, Sha256};

/// Sheets with more cells are read in one way only, unless something is said of them.
const LARGEST_WITH_OTHERS: usize = 200_000;
/// A reading below this asks before anything is written.
const SURE: f32 = 0.6;

/// What a person has said about a file before it is read.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Only these sheets; all visible ones where empty.
    pub sheets: Vec<String>,
    /// The indicator of every value.
    pub indicator: Option<IndicatorCode>,
    /// Only values of this measure.
    pub measure: Option<String>,
    /// Members every value has.
    pub set: Vec<(DimensionCode, Code)>,
    /// What labels mean: label, dimension, member.
    pub maps: Vec<(String, DimensionCode, Code)>,
    /// A reading made earlier, asked for by name: used also where the shape differs.
    pub recipe: Option<Recipe>,
    /// Readings made earlier, used where the shape is the same.
    pub recipes: Vec<Recipe>,
    /// Who sent the file.
    pub agency: Option<AgencyCode>,
    /// What was said of rows, columns and cells: sheet, correction.
    pub corrections: Vec<(String, Correction)>,
}

impl Hints {
    fn answers(&self) -> Answers {
        Answers {
            indicator: self.indicator.clone(),
            source: None,
            set: self.set.clone(),
            maps: self.maps.clone(),
            scale_power: None,
        }
    }

    /// The corrections of one sheet.
    pub fn corrections_of(&self, sheet: &str) -> Vec<Correction> {
        self.corrections.iter().filter(|(name, _)| name == sheet).map(|(_, said)| said.clone()).collect()
    }
}

/// A workbook as understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// One entry a sheet.
    pub readings: Vec<SheetReading>,
    /// What could not be read or was left out.
    pub problems: Vec<Problem>,
}

/// Makes out what the sheets of a workbook say.
///
/// # Errors
/// [`Stopped`] when the job was told to stop.
pub fn understand(
    workbook: &Workbook,
    catalogue: &Catalogue,
    hints: &Hints,
    work: &Work,
) -> Result<Understood, Stopped> {
    let lexicon = Lexicon::new(catalogue);
    let sheets: Vec<&Sheet> = workbook.sheets.iter().filter(|sheet| wanted(sheet, hints)).collect();
    work.begin(Stage::Understanding, u64::try_from(sheets.len()).unwrap_or(0));
    let mut understood = Understood { readings: Vec::new(), problems: workbook.problems.clone() };
    for sheet in &workbook.sheets {
        if !sheet.visible && hints.sheets.is_empty() && sheet.filled() > 0 {
            understood.problems.push(left_out(sheet, ProblemKind::LeftOut));
        }
    }
    if let Some(reading) = super::grammar::of_file(workbook, &lexicon) {
        understood.readings.push(reading);
        return Ok(understood);
    }
    for sheet in sheets {
        work.check()?;
        let corrections = hints.corrections_of(&sheet.name);
        let separator = match &workbook.format {
            Format::Text { separator, .. } => Some(*separator),
            _ => None,
        };
        let mut reading = read_sheet(sheet, separator, &lexicon, &corrections, work)?;
        let fit = recipe::find(&hints.recipes, hints.recipe.as_ref(), &reading);
        if let Some(fit) = fit.filter(|_| corrections.is_empty()) {
            let (own, changes) = by_recipe(sheet, separator, &fit, &lexicon, work)?;
            understood.problems.extend(changes);
            reading.readings.insert(0, own);
            reading.readings.truncate(alternatives::MOST);
        }
        let answers = hints.answers();
        for reading in &mut reading.readings {
            reading.answers = answers.clone().or(&reading.answers);
        }
        if reading.readings.is_empty() && sheet.filled() > 0 {
            understood.problems.push(left_out(sheet, ProblemKind::NoTable));
        }
        understood.problems.extend(headless(&reading));
        understood.readings.push(reading);
        work.advance(1);
    }
    borrow_measures(&mut understood.readings);
    Ok(understood)
}

/// A table without a header row says nothing of what its columns are.
fn headless(sheet: &SheetReading) -> Vec<Problem> {
    let best = sheet.readings.first().filter(|reading| reading.grammar == Grammar::Tables);
    if let Some(reading) = best.filter(|reading| reading.confidence < SURE && reading.corrections.is_empty())
        && reading.blocks.iter().all(|block| !block.levels.is_empty())
    {
        let sure = format!("{:.0}", f64::from(reading.confidence) * 100.0);
        return vec![Problem {
            kind: ProblemKind::Uncertain,
            severity: Severity::Question,
            place: Place { file: None, sheet: Some(sheet.sheet.clone()), cell: None },
            message: Message::new("intake-unsure").with("sure", sure),
            suggestions: Vec::new(),
            count: 1,
        }];
    }
    let blocks = sheet.readings.first().map(|reading| reading.blocks.as_slice()).unwrap_or_default();
    if let Some(block) = blocks
        .iter()
        .find(|block| block.reasons.iter().any(|reason| reason.id == "intake-reason-decimal-unsure"))
    {
        return vec![Problem {
            kind: ProblemKind::Uncertain,
            severity: Severity::Doubt,
            place: Place::at(&sheet.sheet, crate::domain::CellRef::new(block.rows.0, block.columns_range.0)),
            message: Message::new("intake-reason-decimal-unsure"),
            suggestions: Vec::new(),
            count: 1,
        }];
    }
    blocks
        .iter()
        .filter(|block| block.levels.is_empty())
        .map(|block| {
            let cell = crate::domain::CellRef::new(block.rows.0, block.columns_range.0);
            Problem {
                kind: ProblemKind::Uncertain,
                severity: Severity::Question,
                place: Place::at(&sheet.sheet, cell),
                message: Message::new("intake-no-header").with("cell", cell.to_string()),
                suggestions: Vec::new(),
                count: 1,
            }
        })
        .collect()
}

fn wanted(sheet: &Sheet, hints: &Hints) -> bool {
    if hints.sheets.is_empty() {
        sheet.visible
    } else {
        hints.sheets.iter().any(|name| **name == *sheet.name)
    }
}

fn left_out(sheet: &Sheet, kind: ProblemKind) -> Problem {
    let id = if kind == ProblemKind::NoTable { "intake-no-table" } else { "intake-hidden-sheet" };
    Problem {
        kind,
        severity: Severity::Note,
        place: Place { file: None, sheet: Some(sheet.name.to_string()), cell: None },
        message: Message::new(id).with("sheet", &*sheet.name),
        suggestions: Vec::new(),
        count: u64::try_from(sheet.filled()).unwrap_or(u64::MAX),
    }
}

fn read_sheet(
    sheet: &Sheet,
    separator: Option<char>,
    lexicon: &Lexicon,
    corrections: &[Correction],
    work: &Work,
) -> Result<SheetReading, Stopped> {
    if corrections.is_empty()
        && let Some(reading) = super::grammar::of_sheet(sheet, lexicon)
    {
        return Ok(SheetReading {
            sheet: sheet.name.to_string(),
            visible: sheet.visible,
            readings: vec![reading],
        });
    }
    let first = tables(sheet, separator, lexicon, corrections, work)?;
    let mut readings = vec![first];
    if corrections.is_empty() && sheet.filled() <= LARGEST_WITH_OTHERS {
        let others = readings.first().map(alternatives::of).unwrap_or_default();
        for other in others {
            let mut reading = tables(sheet, separator, lexicon, &other.corrections, work)?;
            reading.reasons.insert(0, other.reason);
            reading.confidence = reading.confidence.min(other.likelihood);
            if !readings.iter().any(|known| known.blocks == reading.blocks) && !reading.blocks.is_empty() {
                readings.push(reading);
            }
        }
    }
    readings.retain(|reading| !reading.blocks.is_empty());
    Ok(SheetReading { sheet: sheet.name.to_string(), visible: sheet.visible, readings })
}

/// One reading of the tables of a sheet, with what was said of it.
fn tables(
    sheet: &Sheet,
    separator: Option<char>,
    lexicon: &Lexicon,
    corrections: &[Correction],
    work: &Work,
) -> Result<Reading, Stopped> {
    let grid = Grid::new(sheet, corrections);
    let mut blocks: Vec<Block> = Vec::new();
    for shape in shapes(&grid) {
        work.check()?;
        blocks.extend(block(&grid, &shape, lexicon, separator));
    }
    for block in &mut blocks {
        block.fixed.extend(meaning::of_sheet_name(&sheet.name, lexicon).filter(|fixed| {
            !block.fixed.iter().any(|known| known.meaning == fixed.meaning)
                && !has_time(block, &fixed.meaning)
        }));
    }
    inherit_titles(&mut blocks);
    if let (Some(first), Some((before, after))) = (blocks.first_mut(), grid.legacy_sample()) {
        first.reasons.push(Message::new("intake-reason-legacy").with("before", before).with("after", after));
    }
    if let Some(first) = blocks.first_mut().filter(|_| grid.buddhist) {
        first.buddhist = true;
        first.reasons.push(Message::new("intake-reason-buddhist"));
    }
    let confidence = confidence(&blocks);
    Ok(Reading {
        grammar: Grammar::Tables,
        fingerprint: fingerprint(&blocks),
        blocks,
        confidence,
        reasons: Vec::new(),
        corrections: recipe::anchored(corrections, sheet),
        answers: Answers::default(),
    })
}

/// Reads a sheet as its recipe says, and tells what changed since the recipe was made.
fn by_recipe(
    sheet: &Sheet,
    separator: Option<char>,
    fit: &recipe::Fit<'_>,
    lexicon: &Lexicon,
    work: &Work,
) -> Result<(Reading, Vec<Problem>), Stopped> {
    let (corrections, lost) = recipe::placed(&fit.reading.corrections, sheet);
    let mut reading = tables(sheet, separator, lexicon, &corrections, work)?;
    let mut changes = recipe::changes(fit.reading, &reading);
    changes.extend(lost.iter().map(|text| Message::new("intake-recipe-lost").with("text", text.as_str())));
    reading.reasons.insert(0, Message::new("intake-reason-recipe").with("name", fit.recipe.name.as_str()));
    reading.confidence = if changes.is_empty() { 1.0 } else { reading.confidence.max(fit.likeness) };
    reading.answers = fit.reading.answers.clone();
    // Nothing steers a reading unseen.
    let by = Message::new("intake-by-recipe").with("name", fit.recipe.name.as_str());
    let told = std::iter::once((Severity::Note, by))
        .chain(changes.into_iter().map(|message| (Severity::Doubt, message)));
    let problems = told.map(|(severity, message)| Problem {
        severity,
        message,
        ..left_out(sheet, ProblemKind::Uncertain)
    });
    Ok((reading, problems.collect()))
}

fn has_time(block: &Block, meaning: &Meaning) -> bool {
    *meaning == Meaning::Period
        && (block.columns.iter().any(|column| column.meaning == Meaning::Period)
            || block.levels.iter().any(|level| level.meaning == Meaning::Period))
}

/// A sheet without a title takes measure, unit and scale from a sheet with the same label columns.
fn borrow_measures(sheets: &mut [SheetReading]) {
    let names = |block: &Block| -> Vec<String> {
        let labels = block.columns.iter().filter(|column| column.role == ColumnRole::Label);
        labels.map(|column| column.name.clone()).collect()
    };
    let titled: Vec<(Vec<String>, Block)> = sheets
        .iter()
        .filter_map(|sheet| sheet.readings.first()?.blocks.first())
        .filter(|block| !block.measure.is_empty())
        .map(|block| (names(block), block.clone()))
        .collect();
    for sheet in sheets {
        for block in sheet.readings.iter_mut().flat_map(|reading| &mut reading.blocks) {
            let own = names(block);
            if !block.measure.is_empty() || own.iter().all(String::is_empty) {
                continue;
            }
            if let Some((_, other)) = titled.iter().find(|(names, _)| *names == own) {
                block.measure.clone_from(&other.measure);
                block.unit.clone_from(&other.unit);
                block.scale_power = other.scale_power;
                block
                    .reasons
                    .push(Message::new("intake-reason-borrowed").with("measure", other.measure.as_str()));
            }
        }
    }
}

/// Tables further down a sheet take period and measure of the first one's titles where they name none.
fn inherit_titles(blocks: &mut [Block]) {
    let Some((first, rest)) = blocks.split_first_mut() else { return };
    for block in rest {
        if block.measure.is_empty() {
            block.measure.clone_from(&first.measure);
            block.unit = block.unit.clone().or_else(|| first.unit.clone());
            if block.scale_power == 0 {
                block.scale_power = first.scale_power;
            }
        }
        for fixed in &first.fixed {
            let known =
                block.fixed.iter().any(|own| own.meaning == fixed.meaning) || has_time(block, &fixed.meaning);
            if fixed.meaning != Meaning::Unknown && !known && fixed.name != meaning::ADDRESS {
                block.fixed.push(fixed.clone());
            }
        }
    }
}

/// How sure a reading is: headers over the values, labels beside them, meanings found.
fn confidence(blocks: &[Block]) -> f32 {
    let mut worst: f32 = 1.0;
    for block in blocks {
        let mut sure: f32 = 1.0;
        if block.levels.is_empty() {
            sure -= 0.5;
        }
        if !block.columns.iter().any(|column| column.role == ColumnRole::Label) {
            sure -= 0.3;
        }
        let known = block.columns.iter().any(|column| column.meaning != Meaning::Unknown)
            || block.levels.iter().any(|level| level.meaning != Meaning::Unknown);
        if !known {
            sure -= 0.2;
        }
        worst = worst.min(sure);
    }
    worst.max(0.0)
}

/// The same for every file of the same shape: header words but for times, and what columns are for.
fn fingerprint(blocks: &[Block]) -> String {
    let mut hash = Sha256::new();
    for block in blocks {
        for column in &block.columns {
            if column.role == ColumnRole::Label {
                hash.update(crate::text::fold(&column.name));
                hash.update([0]);
            }
        }
        for level in block.levels.iter().filter(|level| level.meaning != Meaning::Period) {
            for cell in &level.cells {
                hash.update(crate::text::fold(&cell.text));
                hash.update([1]);
            }
        }
        hash.update([2]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
