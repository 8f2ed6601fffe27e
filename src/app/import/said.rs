//! What was said against what the file holds: sources and their editions, names the file lacks, and the
//! likeliest answers to what was not said.

use super::meaning::Observed;
use super::{Meant, SheetDrafts};
use crate::domain::{
    Catalogue, Code, DimensionCode, Item, Message, Place, Problem, ProblemKind, Severity, SourceCode,
    Suggestion,
};
use crate::text::fold;
use std::collections::BTreeSet;

const MOST_SUGGESTIONS: usize = 3;
/// So much of a name must stand in the titles.
const LIKELY: f32 = 0.4;
/// A source of the agency that answers for the indicator, of which the file says nothing.
const OF_AGENCY: f32 = 0.3;

/// Adds to what was observed.
pub(super) fn check(observed: &mut Observed, sheets: &[SheetDrafts], meant: &Meant, catalogue: &Catalogue) {
    if sheets.iter().all(|sheet| sheet.drafts.is_empty()) {
        // Without a value there is nothing whose publisher could be asked for.
        observed.problems.retain(|problem| problem.kind != ProblemKind::UnknownSource);
        return;
    }
    observed.problems.extend(editions(observed, meant, catalogue));
    observed.problems.extend(lacking(sheets, meant));
    let about = words_of(sheets);
    for problem in observed.problems.iter_mut().filter(|problem| problem.suggestions.is_empty()) {
        problem.suggestions = match problem.kind {
            ProblemKind::UnknownSource => likely_sources(&about, meant, catalogue),
            ProblemKind::UnknownIndicator => likely_indicators(&about, catalogue),
            _ => continue,
        };
    }
}

/// A source that restates all years needs its edition, one that continues has none.
fn editions(observed: &Observed, meant: &Meant, catalogue: &Catalogue) -> Vec<Problem> {
    let mut met: BTreeSet<(SourceCode, String)> = observed
        .incoming
        .iter()
        .map(|one| &one.observation.key.publication)
        .map(|publication| (publication.source.clone(), publication.edition.clone()))
        .collect();
    met.extend(meant.source.clone().map(|source| (source, meant.edition.clone())));
    let list = catalogue.list("source");
    met.into_iter()
        .filter_map(|(source, edition)| {
            let item = list?.get(source.as_str())?;
            let id = match (item.attributes.get("kind").map(String::as_str), edition.is_empty()) {
                (Some("vintages"), true) => "import-no-edition",
                (Some("continuing"), false) => "import-edition-of-continuing",
                _ => return None,
            };
            let message = Message::new(id).with("source", &item.names).with("edition", edition);
            let mut problem = question(ProblemKind::UnknownSource, message);
            if id != "import-no-edition" && meant.source.is_none() {
                // The file itself says so of its values: it is told, and goes in as it stands.
                problem.severity = Severity::Doubt;
            }
            Some(problem)
        })
        .collect()
}

/// Names that were mapped or left out and stand nowhere in the file.
fn lacking(sheets: &[SheetDrafts], meant: &Meant) -> Vec<Problem> {
    let said: BTreeSet<&str> = meant
        .maps
        .iter()
        .map(|(text, ..)| text.as_str())
        .chain(meant.left_out.iter().map(|(text, _)| text.as_str()))
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut lacking = said;
    for draft in sheets.iter().flat_map(|sheet| sheet.drafts.sorts()) {
        for label in &draft.labels {
            lacking.remove(&*label.text);
        }
    }
    lacking
        .into_iter()
        .map(|text| Problem {
            severity: Severity::Doubt,
            ..question(ProblemKind::LeftOut, Message::new("import-name-lacking").with("text", text))
        })
        .collect()
}

fn question(kind: ProblemKind, message: Message) -> Problem {
    Problem {
        kind,
        severity: Severity::Question,
        place: Place::default(),
        message,
        suggestions: Vec::new(),
        count: 1,
    }
}

/// The words of a file that may tell what it is about: its name, sheets, titles and measures.
fn words_of(sheets: &[SheetDrafts]) -> String {
    let mut words = String::new();
    for sheet in sheets.iter().take(8) {
        words.push_str(&format!(" {} {}", sheet.file, sheet.sheet));
        let Some(draft) = sheet.drafts.sorts().next() else { continue };
        words.push_str(&format!(" {}", draft.measure));
        for label in draft.labels.iter().filter(|label| label.dimension.starts_with("title")) {
            words.push_str(&format!(" {}", label.text));
        }
    }
    fold(&words)
}

fn likely_sources(about: &str, meant: &Meant, catalogue: &Catalogue) -> Vec<Suggestion> {
    let Some(list) = catalogue.list("source") else { return Vec::new() };
    let indicator = meant.indicator.as_ref().and_then(|code| catalogue.indicator(code.as_str()));
    let agency = indicator.and_then(|indicator| indicator.agency.as_ref());
    let of_agency = |item: &Item| match (agency, item.attributes.get("agency")) {
        (Some(agency), Some(own)) if agency.as_str() == own => OF_AGENCY,
        _ => 0.0,
    };
    best(
        "source",
        list.iter().map(|(code, item)| {
            let own = item.attributes.get("agency").map_or("", String::as_str);
            let stands = share_in(about, item) + if has_code(about, own) { LIKELY } else { 0.0 };
            (code.clone(), if stands >= LIKELY { stands + of_agency(item) } else { of_agency(item) })
        }),
    )
}

fn likely_indicators(about: &str, catalogue: &Catalogue) -> Vec<Suggestion> {
    best(
        "indicator",
        catalogue.indicators().iter().map(|indicator| {
            let likeness = [&indicator.names.en, &indicator.names.lo]
                .into_iter()
                .map(|name| share(about, &fold(name)))
                .fold(0.0_f32, f32::max);
            (Code::from(indicator.code.as_str()), if likeness >= LIKELY { likeness } else { 0.0 })
        }),
    )
}

fn best(dimension: &str, all: impl Iterator<Item = (Code, f32)>) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = all
        .filter(|(_, likeness)| *likeness > 0.0)
        .map(|(code, likeness)| Suggestion {
            dimension: DimensionCode::from(dimension),
            code,
            likeness: likeness.min(1.0),
        })
        .collect();
    found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
    found.truncate(MOST_SUGGESTIONS);
    found
}

/// Whether an agency's code stands in a text as a word.
fn has_code(about: &str, code: &str) -> bool {
    code.len() > 2 && super::names::has_words(about, &fold(code))
}

fn share_in(about: &str, item: &Item) -> f32 {
    let own = [item.names.en.as_str(), item.names.lo.as_str()];
    own.into_iter()
        .chain(item.aliases.iter().map(String::as_str))
        .map(|name| share(about, &fold(name)))
        .fold(0.0_f32, f32::max)
}

/// How much of a name stands in a text, by runs of four letters: Lao has no spaces between words.
fn share(about: &str, name: &str) -> f32 {
    let letters: Vec<char> = name.chars().collect();
    let runs: Vec<String> = letters.windows(4).map(|run| run.iter().collect()).collect();
    if runs.is_empty() {
        return 0.0;
    }
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let found = runs.iter().filter(|run| about.contains(run.as_str())).count();
    number(found) / number(runs.len())
}
