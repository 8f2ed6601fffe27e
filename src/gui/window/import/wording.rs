//! Words for what a dry run came to.

use super::asked::{pairs, scale, unknown};
use super::trial::{Answers, Trial};
use crate::app::FileReading;
use crate::domain::{
    Catalogue, Code, DimensionCode, Draft, IndicatorCode, Lang, Problem, ProblemKind, Severity,
};
use crate::gui::pages::import::{
    Asked, Check, Note, Offer, PreviewRow, ReadingChoice, ReviewView, SheetRoles, TabView, said_words,
};
use crate::gui::theme::Look;
use crate::i18n;
use crate::intake::{ColumnRole, Meaning, Reading};
use crate::text::{fold, likeness_folded};
use std::cmp::Ordering;
use std::sync::Arc;

/// Checks and names listed; the rest is counted.
const MOST: usize = 40;
/// Dimensions shown of the rows that will be written.
const MOST_HEADS: usize = 3;

/// A sheet under review in words. Without a dry run the counts are nought and it waits.
pub fn review(
    look: &Look,
    catalogue: &Catalogue,
    file: &FileReading,
    at: usize,
    answers: &Answers,
    trial: Option<&Trial>,
    waiting: bool,
) -> ReviewView {
    let sheet = file.understood.readings.get(at);
    let name = sheet.map_or("", |sheet| sheet.sheet.as_str());
    let position = file.workbook.sheets.iter().position(|sheet| &*sheet.name == name).unwrap_or(0);
    let readings = sheet.map(|sheet| sheet.readings.as_slice()).unwrap_or_default();
    let block = sheet
        .and_then(|sheet| sheet.readings.get(answers.reading))
        .and_then(|reading| reading.blocks.first());
    let measure = trial
        .and_then(|trial| trial.first.first())
        .map(|draft| &*draft.measure)
        .or(block.map(|block| block.measure.as_str()))
        .unwrap_or_default();
    let mut view = ReviewView {
        file: file.name.clone(),
        tabs: tabs(look, file),
        tab: at,
        readings: reading_choices(look, catalogue, readings),
        reading: answers.reading,
        workbook: Arc::clone(&file.workbook),
        sheet: position,
        roles: trial.map_or_else(|| first_roles(file, at, answers), |trial| Arc::clone(&trial.roles)),
        notes: Arc::from([]),
        indicators: indicators(look, catalogue, measure),
        sources: members(look, catalogue, "source"),
        indicator: Asked::default(),
        source: source(look, catalogue, answers, sheet.and_then(|sheet| sheet.readings.get(answers.reading))),
        edition: edition(catalogue, answers),
        place: None,
        places: members(look, catalogue, "area"),
        period: None,
        dimensions: dimensions(look, catalogue),
        said: Vec::new(),
        counts: [0; 5],
        unknown: Vec::new(),
        more_unknown: answers.names.len().saturating_sub(MOST),
        rest: answers.rest,
        pairs: pairs(answers),
        other_pairs: answers.meant.other_pairs,
        scale: scale(look, answers),
        checks: Vec::new(),
        more_checks: 0,
        take_changed: answers.take_changed,
        heads: Vec::new(),
        rows: Vec::new(),
        to_write: 0,
        why_not: String::new(),
        waiting,
    };
    view.places = places_first(&view.places);
    let said = answers.corrections.iter();
    view.said = said.map(|one| (one.target, said_words(look, &view.dimensions, &one.said))).collect();
    if let Some(trial) = trial {
        found(look, catalogue, answers, trial, &mut view);
    }
    view
}

/// What the cells are for, before the first dry run has told of totals.
fn first_roles(file: &FileReading, at: usize, answers: &Answers) -> Arc<SheetRoles> {
    let Some(sheet) = file.understood.readings.get(at) else { return Arc::default() };
    let cells = file.workbook.sheets.iter().find(|one| *one.name == sheet.sheet);
    let reading = sheet.readings.get(answers.reading);
    Arc::new(reading.map(|reading| SheetRoles::of(reading, cells)).unwrap_or_default())
}

fn found(look: &Look, catalogue: &Catalogue, answers: &Answers, trial: &Trial, view: &mut ReviewView) {
    let imported = &trial.imported;
    let open = |kind: ProblemKind| imported.problems.iter().any(|problem| problem.kind == kind);
    let named = answers
        .meant
        .indicator
        .clone()
        .or_else(|| trial.first.iter().find_map(|draft| draft.indicator.clone()));
    let indicator = named.as_ref().and_then(|code| catalogue.indicator(code.as_str()));
    view.indicator = Asked {
        chosen: indicator.map(|indicator| indicator.names.get(look.lang).to_owned()).unwrap_or_default(),
        open: open(ProblemKind::UnknownIndicator),
    };
    let area = answers.meant.set.get(&DimensionCode::from(DimensionCode::AREA));
    if answers.asked.0 || area.is_some() {
        let chosen = area.map(|code| catalogue.member_name(DimensionCode::AREA, code, look.lang).to_owned());
        view.place = Some(Asked { chosen: chosen.unwrap_or_default(), open: open(ProblemKind::UnknownArea) });
    }
    if answers.asked.1 || answers.meant.period.is_some() {
        let chosen = answers.meant.period.map(|period| period.to_string()).unwrap_or_default();
        view.period = Some(Asked { chosen, open: open(ProblemKind::UnknownPeriod) });
    }
    let questions = imported.problems.iter().filter(|problem| problem.severity >= Severity::Question).count();
    let counts = imported.counts;
    view.counts = [
        counts.new,
        counts.changed,
        counts.same,
        imported.empty,
        u64::try_from(questions).unwrap_or(u64::MAX),
    ];
    view.to_write = counts.new + if answers.take_changed { counts.changed } else { 0 };
    view.unknown =
        answers.names.iter().take(MOST).map(|name| unknown(look, catalogue, answers, name)).collect();
    checks(look, trial, view);
    preview(look, catalogue, answers, trial, indicator.map(|indicator| indicator.unit.as_str()), view);
    let edition_missing = view.edition.as_deref() == Some("");
    view.why_not = if questions > 0 {
        look.say("import-page-answer-first", &[("count", questions.into())])
    } else if edition_missing {
        look.words("import-page-edition-first")
    } else if view.to_write == 0 {
        look.words("import-page-nothing-new")
    } else {
        String::new()
    };
}

fn tabs(look: &Look, file: &FileReading) -> Vec<TabView> {
    let readings = file.understood.readings.iter().enumerate();
    readings
        .filter(|(_, sheet)| sheet.visible || !sheet.readings.is_empty())
        .map(|(position, sheet)| TabView {
            name: if sheet.sheet.is_empty() { look.words("import-page-table") } else { sheet.sheet.clone() },
            position,
        })
        .collect()
}

fn reading_choices(look: &Look, catalogue: &Catalogue, readings: &[Reading]) -> Vec<ReadingChoice> {
    let mut choices: Vec<ReadingChoice> = Vec::new();
    for (position, reading) in readings.iter().take(3).enumerate() {
        let mut name = shape(look, catalogue, reading);
        if name.is_empty() || choices.iter().any(|choice| choice.name == name) {
            name = look.say("import-page-way", &[("number", (position + 1).into())]);
        }
        let percent = i18n::number(f64::from(reading.confidence) * 100.0, Some(0), look.numbers);
        let mut why = vec![look.say("import-page-sure", &[("percent", percent.into())])];
        let reasons = reading.reasons.iter().chain(reading.blocks.iter().flat_map(|block| &block.reasons));
        why.extend(reasons.take(2).map(|reason| look.tell(reason)));
        choices.push(ReadingChoice { name, why: why.join(" · ") });
    }
    choices
}

/// `Place × year × sex`, from what rows and headers tell.
fn shape(look: &Look, catalogue: &Catalogue, reading: &Reading) -> String {
    let Some(block) = reading.blocks.first() else { return String::new() };
    let columns = block.columns.iter().filter(|column| column.role == ColumnRole::Label);
    let meanings =
        columns.map(|column| &column.meaning).chain(block.levels.iter().map(|level| &level.meaning));
    let mut parts: Vec<String> = Vec::new();
    for meaning in meanings {
        let part = match meaning {
            Meaning::Period => look.words("import-page-period"),
            Meaning::Dimension(code) => dimension_name(look, catalogue, code),
            Meaning::Measure | Meaning::Indicator => look.words("import-page-indicator"),
            Meaning::Unit | Meaning::Unknown => continue,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(" × ")
}

pub(super) fn dimension_name(look: &Look, catalogue: &Catalogue, code: &DimensionCode) -> String {
    catalogue
        .dimension(code.as_str())
        .map_or_else(|| code.as_str().to_owned(), |dimension| dimension.names.get(look.lang).to_owned())
}

/// The language that is not shown.
pub(super) fn other_lang(look: &Look) -> Lang {
    if look.lang == Lang::Lo { Lang::En } else { Lang::Lo }
}

/// How alike a name must be to stand among the likely ones, and how many do.
const LIKELY: (f32, usize) = (0.3, 3);

/// The indicators, those first whose name is most like what the sheet measures.
fn indicators(look: &Look, catalogue: &Catalogue, measure: &str) -> Arc<[Offer<IndicatorCode>]> {
    let wanted = fold(measure);
    let mut offers: Vec<(f32, Offer<IndicatorCode>)> = catalogue
        .indicators()
        .iter()
        .map(|indicator| {
            let names = [&indicator.names.en, &indicator.names.lo];
            let likeness = names.map(|name| likeness_folded(&wanted, &fold(name)));
            let also = format!("{} {}", indicator.code, indicator.names.get(other_lang(look)));
            let name = indicator.names.get(look.lang).to_owned();
            let likeness = likeness.into_iter().fold(0.0, f32::max);
            (likeness, Offer { value: indicator.code.clone(), name, also, likely: false })
        })
        .collect();
    let mut best: Vec<usize> = (0..offers.len()).collect();
    best.sort_by(|a, b| offers[*b].0.total_cmp(&offers[*a].0));
    for place in best.into_iter().take(LIKELY.1) {
        let (likeness, offer) = &mut offers[place];
        offer.likely = *likeness >= LIKELY.0;
    }
    offers.sort_by(|(a, one), (b, two)| {
        two.likely.cmp(&one.likely).then_with(|| if one.likely { b.total_cmp(a) } else { Ordering::Equal })
    });
    offers.into_iter().map(|(_, offer)| offer).collect()
}

fn members(look: &Look, catalogue: &Catalogue, list: &str) -> Arc<[Offer<Code>]> {
    let list = catalogue.list(list);
    list.into_iter()
        .flat_map(|list| list.iter())
        .map(|(code, item)| Offer {
            value: code.clone(),
            name: item.names.get(look.lang).to_owned(),
            also: format!("{code} {}", item.names.get(other_lang(look))),
            likely: false,
        })
        .collect()
}

fn dimensions(look: &Look, catalogue: &Catalogue) -> Arc<[(DimensionCode, String)]> {
    let all = catalogue.dimensions().iter();
    all.map(|dimension| (dimension.code.clone(), dimension_name(look, catalogue, &dimension.code))).collect()
}

/// The country before its parts and the others.
fn places_first(places: &Arc<[Offer<Code>]>) -> Arc<[Offer<Code>]> {
    let home = |offer: &&Offer<Code>| offer.value.as_str() == "LA";
    let first = places.iter().filter(home);
    first.chain(places.iter().filter(|offer| !home(offer))).cloned().collect()
}

/// The source that was chosen, or the one the recipe of the file keeps.
fn source(look: &Look, catalogue: &Catalogue, answers: &Answers, reading: Option<&Reading>) -> Asked {
    let kept = reading.and_then(|reading| reading.answers.source.as_ref());
    let chosen = answers.meant.source.as_ref().or(kept);
    let name = chosen.map(|code| catalogue.item_name("source", code.as_str(), look.lang).to_owned());
    Asked { open: name.is_none(), chosen: name.unwrap_or_default() }
}

/// The edition, for sources that restate all years with each one.
fn edition(catalogue: &Catalogue, answers: &Answers) -> Option<String> {
    let source = answers.meant.source.as_ref()?;
    let item = catalogue.list("source")?.get(source.as_str())?;
    let restates = item.attributes.get("kind").is_some_and(|kind| kind == "vintages");
    restates.then(|| answers.meant.edition.clone())
}

fn checks(look: &Look, trial: &Trial, view: &mut ReviewView) {
    let asked_elsewhere = |kind: ProblemKind| {
        matches!(
            kind,
            ProblemKind::Duplicate
                | ProblemKind::UnknownLabel
                | ProblemKind::AmbiguousLabel
                | ProblemKind::UnknownIndicator
                | ProblemKind::UnknownSource
                | ProblemKind::UnknownArea
                | ProblemKind::UnknownPeriod
        )
    };
    let problems = &trial.imported.problems;
    let mut notes = Vec::new();
    for problem in problems {
        // A question about all values stands at no cell of its own.
        let own = matches!(
            problem.kind,
            ProblemKind::UnknownLabel | ProblemKind::AmbiguousLabel | ProblemKind::Duplicate
        ) || !asked_elsewhere(problem.kind);
        if let Some(cell) = problem.place.cell.filter(|_| own) {
            let stops = problem.severity >= Severity::Question;
            notes.push(Note {
                cell,
                unknown: matches!(problem.kind, ProblemKind::UnknownLabel | ProblemKind::AmbiguousLabel),
                stops,
            });
        }
    }
    let mut listed: Vec<&Problem> = problems
        .iter()
        .filter(|problem| !asked_elsewhere(problem.kind))
        .filter(|problem| !matches!(problem.message.id.as_str(), "import-scale" | "import-unit-asked"))
        .collect();
    listed.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let conflicts = trial.imported.conflicts.iter().map(|conflict| {
        let number = |value: Option<f64>| {
            value.map_or_else(
                || look.words("import-page-no-value"),
                |value| i18n::number(value, None, look.numbers),
            )
        };
        let words = look.say(
            "import-page-differs",
            &[
                ("stored", number(conflict.stored).into()),
                ("file", number(conflict.incoming.number.map(|number| number.value)).into()),
            ],
        );
        Check { words, cell: Some(conflict.cell), stops: false, quiet: false }
    });
    let words = listed.iter().map(|problem| Check {
        words: problem_words(look, problem),
        cell: problem.place.cell,
        stops: problem.severity >= Severity::Question,
        quiet: problem.severity == Severity::Note,
    });
    let all: Vec<Check> = words.chain(conflicts).collect();
    view.more_checks = all.len().saturating_sub(MOST);
    view.checks = all.into_iter().take(MOST).collect();
    view.notes = notes.into();
}

/// The words of a problem; the one sheet of a text file has no name to be called by.
fn problem_words(look: &Look, problem: &Problem) -> String {
    let nameless = problem.place.sheet.as_deref().unwrap_or_default().is_empty();
    if problem.message.id == "intake-no-table" && nameless {
        return look.words("import-page-no-table");
    }
    look.tell(&problem.message)
}

fn preview(
    look: &Look,
    catalogue: &Catalogue,
    answers: &Answers,
    trial: &Trial,
    unit: Option<&str>,
    view: &mut ReviewView,
) {
    let mut dimensions: Vec<DimensionCode> = Vec::new();
    for label in trial.first.iter().flat_map(|draft| &draft.labels) {
        if let Some(dimension) = catalogue.dimension(&label.dimension)
            && !dimensions.contains(&dimension.code)
            && dimensions.len() < MOST_HEADS
        {
            dimensions.push(dimension.code.clone());
        }
    }
    let head = |code: &DimensionCode| {
        // The list of places is the world's: its name in the catalogue tells of the country's own parts.
        let is_place = code.as_str() == DimensionCode::AREA;
        if is_place { look.words("import-page-place") } else { dimension_name(look, catalogue, code) }
    };
    view.heads = dimensions.iter().map(head).collect();
    view.heads.push(look.words("import-page-period"));
    view.heads
        .push(unit.map_or_else(String::new, |unit| catalogue.item_name("unit", unit, look.lang).to_owned()));
    view.rows =
        trial.first.iter().map(|draft| preview_row(look, catalogue, answers, draft, &dimensions)).collect();
}

fn preview_row(
    look: &Look,
    catalogue: &Catalogue,
    answers: &Answers,
    draft: &Draft,
    dimensions: &[DimensionCode],
) -> PreviewRow {
    let member = |dimension: &DimensionCode| {
        let Some(label) = draft.labels.iter().find(|label| &*label.dimension == dimension.as_str()) else {
            return String::new();
        };
        let mapped = answers
            .meant
            .maps
            .iter()
            .find(|(text, ..)| text.as_str() == &*label.text)
            .map(|(_, _, code)| code);
        match label.code.as_ref().or(mapped) {
            Some(code) => catalogue.member_name(dimension.as_str(), code, look.lang).to_owned(),
            None => label.text.to_string(),
        }
    };
    let period = draft.period.or(answers.meant.period);
    PreviewRow {
        cell: draft.cell,
        members: dimensions.iter().map(member).collect(),
        period: period.map_or_else(String::new, |period| i18n::period(look.lang, period)),
        number: draft.stored_number().map_or_else(String::new, |number| {
            i18n::number(number.value, Some(number.decimals), look.numbers)
        }),
    }
}
