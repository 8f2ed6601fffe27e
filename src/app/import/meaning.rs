//! Drafts → observations: which indicator, where, when, of whom; what cannot be said is a question.

use super::ends::Ends;
use super::names::{self, Unknown};
use super::publications::Publications;
use super::said;
use super::spellings::Spellings;
use super::units::Units;
use super::{Create, Meant, SheetDrafts, Twice};
use crate::app::AppError;
use crate::domain::{
    Arg, Catalogue, Code, DimensionCode, Dims, Draft, Indicator, IndicatorCode, Key, Label, Message, Number,
    Observation, Place, Problem, ProblemKind, Severity, Suggestion,
};
use crate::store::{Incoming, NewItem};
use crate::work::Work;
use std::borrow::Cow;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// Pairs of contradicting cells asked one by one; the last question stands for the rest.
const MOST_PAIRS: usize = 20;

/// A number times a power of ten, exactly.
fn scaled(number: Number, power: i32) -> Option<Number> {
    if power == 0 { Some(number) } else { Number::parse_scaled(&number.to_string(), power).ok() }
}

/// Observations and everything to be said about them.
#[derive(Debug, Default)]
pub struct Observed {
    /// Values, ready to be written.
    pub incoming: Vec<Incoming>,
    /// Everything to know, to answer or to mend.
    pub problems: Vec<Problem>,
    /// Members and indicators to be made first.
    pub created: Vec<NewItem>,
    /// Cells that say nothing.
    pub empty: u64,
    /// Cells left out because the person said so.
    pub left_out: u64,
    /// The indicators that get values.
    pub indicators: Vec<IndicatorCode>,
}

/// The place that a value of a bilateral table is about: where indicators by origin look from is the
/// destination, and the other way round.
const SEEN_FROM: [(&str, &str); 3] =
    [("origin", "destination"), ("citizenship", "destination"), ("destination", "origin")];

pub(super) fn observe(
    sheets: &[SheetDrafts],
    meant: &Meant,
    create: Create,
    lists: (&Catalogue, &Spellings),
    work: &Work,
) -> Result<Observed, AppError> {
    let ends = &Ends::of(sheets, meant, lists.0);
    let mut observer = Observer::new(meant, create, lists, BTreeSet::new(), ends);
    observer.take_all(sheets, work)?;
    if create.codes && !observer.telling_apart.is_empty() {
        // Columns that no dimension has tell values apart that would else be one: they become dimensions.
        let own = std::mem::take(&mut observer.telling_apart);
        observer = Observer::new(meant, create, lists, own, ends);
        observer.take_all(sheets, work)?;
    }
    let mut observed = observer.finish();
    said::check(&mut observed, sheets, meant, lists.0);
    Ok(observed)
}

/// The members that a draft names.
enum Members {
    /// All of them.
    Known(BTreeMap<DimensionCode, Code>),
    /// Some name is a question.
    Open,
    /// The person left the value out.
    Left,
}

struct Observer<'a> {
    catalogue: &'a Catalogue,
    meant: &'a Meant,
    create: Create,
    found: Observed,
    unknown: names::Unknowns,
    /// Questions asked once for many cells: (kind, about what) → problem.
    questions: BTreeMap<(ProblemKind, String), Problem>,
    /// Fingerprint of a key → the value that has it. 64 bits: two keys of a million meet by chance once
    /// in forty million files.
    seen: HashMap<u64, u32>,
    /// For each value in `found.incoming` the place of its draft in its sheet.
    draft_of: Vec<u32>,
    /// Places in `found.incoming` that do not count after all.
    dropped: BTreeSet<usize>,
    /// Pairs of cells that contradict each other.
    pairs: usize,
    indicators: BTreeSet<IndicatorCode>,
    /// Label columns of the file that are made dimensions of their own.
    own_dimensions: BTreeSet<String>,
    /// Label columns without a dimension in which two values of one key differ.
    telling_apart: BTreeSet<String>,
    units: Units<'a>,
    publications: Publications<'a>,
    spellings: &'a Spellings,
    /// Breakdowns that were seen, each kept once.
    dims: HashSet<Dims>,
    /// What the places of tables by country mean.
    ends: &'a Ends,
}

impl<'a> Observer<'a> {
    fn new(
        meant: &'a Meant,
        create: Create,
        (catalogue, spellings): (&'a Catalogue, &'a Spellings),
        own_dimensions: BTreeSet<String>,
        ends: &'a Ends,
    ) -> Self {
        let mut observer = Self {
            catalogue,
            meant,
            create,
            found: Observed::default(),
            unknown: names::Unknowns::default(),
            questions: BTreeMap::new(),
            seen: HashMap::new(),
            draft_of: Vec::new(),
            dropped: BTreeSet::new(),
            pairs: 0,
            indicators: BTreeSet::new(),
            own_dimensions,
            telling_apart: BTreeSet::new(),
            units: Units::new(catalogue),
            publications: Publications::new(catalogue, meant),
            spellings,
            dims: HashSet::new(),
            ends,
        };
        observer.found.problems.extend(ends.problems.iter().cloned());
        for name in &observer.own_dimensions {
            observer.found.created.push(names::dimension_for(name));
        }
        observer
    }

    fn take_all(&mut self, sheets: &[SheetDrafts], work: &Work) -> Result<(), AppError> {
        for (position, sheet) in sheets.iter().enumerate() {
            self.found.problems.extend(sheet.problems.iter().cloned());
            for (index, draft) in sheet.drafts.iter().enumerate() {
                work.check()?;
                self.take(position, index, sheets, &draft);
            }
        }
        Ok(())
    }

    fn take(&mut self, position: usize, index: usize, sheets: &[SheetDrafts], draft: &Draft) {
        let Some(sheet) = sheets.get(position) else { return };
        if draft.number.is_none() && draft.flag.is_none() && draft.status.sign().is_empty() {
            self.found.empty += 1;
            return;
        }
        let place = Place { file: Some(sheet.file.clone()), ..Place::at(&draft.sheet, draft.cell) };
        // Everything is asked before anything is given up, so that all questions come at once.
        let mut members = match self.members(position, draft, &place) {
            Members::Known(members) => Some(members),
            Members::Open => None,
            Members::Left => {
                self.found.left_out += 1;
                return;
            }
        };
        let indicator = self.indicator(draft, &place);
        let area = match (&mut members, &indicator) {
            (Some(members), Some(indicator)) => self.area(members, indicator, &place),
            _ => None,
        };
        let period = draft.period.or(self.meant.period);
        if period.is_none() {
            self.question(ProblemKind::UnknownPeriod, "", &place, Message::new("import-no-period"));
        }
        let publication = self.publications.of(draft);
        if publication.is_none() {
            self.ask_source();
        }
        let (Some(indicator), Some(members), Some(area), Some(period), Some(publication)) =
            (indicator, members, area, period, publication)
        else {
            return;
        };
        let number = self.number(draft, &indicator, &place);
        let dims = self.shared(members.into_iter().collect());
        let key = Key { indicator: indicator.code.clone(), dims, area, period, publication };
        if self.is_second(position, sheets, draft, &key, number) {
            return;
        }
        if !self.indicators.contains(&key.indicator) {
            self.indicators.insert(key.indicator.clone());
        }
        self.draft_of.push(u32::try_from(index).unwrap_or(u32::MAX));
        self.found.incoming.push(Incoming {
            observation: Observation {
                key,
                number,
                status: draft.status,
                confidentiality: draft.confidentiality,
                raw: draft.raw.as_ref().or(draft.flag.as_ref()).map(|text| (**text).to_owned()),
                note: draft.note.as_ref().map(|note| (**note).to_owned()),
            },
            origin: position,
            cell: draft.cell,
        });
    }

    /// The breakdown that is kept already, if it is.
    fn shared(&mut self, dims: Dims) -> Dims {
        if let Some(known) = self.dims.get(&dims) {
            return known.clone();
        }
        self.dims.insert(dims.clone());
        dims
    }

    fn indicator(&mut self, draft: &Draft, place: &Place) -> Option<Cow<'a, Indicator>> {
        let named = self.meant.indicator.as_ref().or(draft.indicator.as_ref());
        if let Some(indicator) = named.and_then(|code| self.catalogue.indicator(code.as_str())) {
            return Some(Cow::Borrowed(indicator));
        }
        if self.create.indicator {
            let item = names::indicator_for(
                self.catalogue,
                &self.found.created,
                draft,
                self.meant.indicator.as_ref(),
            );
            let made = names::made_indicator(&item);
            self.make(item);
            return Some(Cow::Owned(made));
        }
        let message = match named {
            Some(code) => Message::new("import-unknown-indicator").with("indicator", code.as_str()),
            None => Message::new("import-no-indicator").with("measure", &*draft.measure),
        };
        self.question(ProblemKind::UnknownIndicator, &draft.measure, place, message);
        None
    }

    /// The member of each dimension that the draft names, and those that hold for all values.
    fn members(&mut self, position: usize, draft: &Draft, place: &Place) -> Members {
        let mut members = self.meant.set.clone();
        let indicator = self.meant.indicator.as_ref().or(draft.indicator.as_ref());
        // A place often stands twice, as name and as code: one that is known serves for both.
        let mut open: Vec<(&Label, DimensionCode)> = Vec::new();
        let mut told: BTreeSet<DimensionCode> = BTreeSet::new();
        for label in &draft.labels {
            // A second label of one dimension is called `area (also)`.
            let named = label.dimension.strip_suffix(" (also)").unwrap_or(&label.dimension);
            let mapped = self.meant.maps.iter().find(|(text, ..)| text.as_str() == &*label.text);
            if let Some((_, dimension, code)) = mapped {
                members.insert(dimension.clone(), code.clone());
                told.insert(dimension.clone());
                continue;
            }
            let renamed = self.ends.meaning(position, indicator, label);
            let (named, code) = match &renamed {
                Some((dimension, code)) => (dimension.as_str(), code.as_ref()),
                None => (named, label.code.as_ref()),
            };
            if let Some(dimension) = self.catalogue.dimension(named) {
                match code {
                    Some(code) if told.insert(dimension.code.clone()) => {
                        members.insert(dimension.code.clone(), code.clone());
                    }
                    Some(_) => {}
                    None if let Some(code) =
                        self.spellings.member(self.catalogue, &dimension.code, &label.text)
                        && told.insert(dimension.code.clone()) =>
                    {
                        members.insert(dimension.code.clone(), code.clone());
                    }
                    None => open.push((label, dimension.code.clone())),
                }
            } else if self.own_dimensions.contains(&*label.dimension) {
                let (dimension, item) = names::own_member(&label.dimension, &label.text);
                members.insert(dimension, Code::from(item.code.as_str()));
                self.make(item);
            }
        }
        open.retain(|(_, dimension)| told.insert(dimension.clone()));
        if let Some(area) = self.ends.place(position, indicator) {
            members.entry(DimensionCode::AREA.into()).or_insert(area);
        }
        self.contradicted(&members, place);
        if open.iter().any(|(label, dimension)| self.meant.leaves_out(&label.text, dimension)) {
            return Members::Left;
        }
        let mut whole = true;
        for (label, dimension) in open {
            match self.create_code(&dimension, &label.text) {
                Some(code) => {
                    members.insert(dimension, code);
                }
                None => {
                    let place = Place { cell: Some(label.cell), ..place.clone() };
                    self.unknown.add(Unknown { dimension, text: (*label.text).to_owned(), place });
                    whole = false;
                }
            }
        }
        if whole { Members::Known(members) } else { Members::Open }
    }

    /// A place said for all values gives way to what the file says of one; where the two cannot both be
    /// true that is no small thing.
    fn contradicted(&mut self, members: &BTreeMap<DimensionCode, Code>, place: &Place) {
        let (said, found) = (self.meant.set.get(DimensionCode::AREA), members.get(DimensionCode::AREA));
        let (Some(said), Some(found)) = (said, found) else { return };
        if said == found || said.is_total() || self.catalogue.ancestors(found).contains(said) {
            return;
        }
        let names = |code: &Code| -> Arg {
            let item = self.catalogue.list(DimensionCode::AREA).and_then(|list| list.get(code.as_str()));
            item.map_or_else(|| code.as_str().into(), |item| (&item.names).into())
        };
        let message = Message::new("import-place-differs")
            .with("said", names(said))
            .with("found", names(found))
            .with("code", said.as_str());
        self.question(ProblemKind::Uncertain, "place", place, message);
    }

    fn make(&mut self, item: NewItem) {
        if !self.found.created.iter().any(|other| other.list == item.list && other.code == item.code) {
            self.found.created.push(item);
        }
    }

    fn create_code(&mut self, dimension: &DimensionCode, text: &str) -> Option<Code> {
        if !self.create.codes && !self.meant.makes(text, dimension) {
            return None;
        }
        let list = self.catalogue.dimension(dimension.as_str())?.list.clone();
        let item = names::code_for(self.catalogue, &self.found.created, list.as_str(), text);
        let code = Code::from(item.code.as_str());
        self.make(item);
        Some(code)
    }

    fn area(
        &mut self,
        members: &mut BTreeMap<DimensionCode, Code>,
        indicator: &Indicator,
        place: &Place,
    ) -> Option<Code> {
        let named = members.remove(DimensionCode::AREA);
        for (own, other) in SEEN_FROM {
            let usual =
                |name: &str| indicator.disaggregations.iter().any(|dimension| dimension.as_str() == name);
            // An indicator just made has no usual dimensions yet: it is counted where people are.
            let new = indicator.disaggregations.is_empty() && members.len() > 1;
            let seen_from = usual(own) && !usual(other);
            match &named {
                // A file may say the place twice, as number and as name: "418 | Lao PDR" is one place.
                Some(area) if seen_from && members.get(other) == Some(area) => {
                    members.remove(other);
                }
                None if seen_from || new => {
                    if let Some(area) = members.remove(other) {
                        return Some(area);
                    }
                }
                _ => {}
            }
        }
        if named.is_some() {
            return named;
        }
        let suggestion =
            Suggestion { dimension: DimensionCode::AREA.into(), code: "LA".into(), likeness: 0.5 };
        self.question(ProblemKind::UnknownArea, "", place, Message::new("import-no-area"));
        if let Some(problem) = self.questions.get_mut(&(ProblemKind::UnknownArea, String::new())) {
            problem.suggestions = vec![suggestion];
        }
        None
    }

    /// The number in the indicator's unit.
    fn number(&mut self, draft: &Draft, indicator: &Indicator, place: &Place) -> Option<Number> {
        let stored = draft.stored_number()?;
        let power = i32::from(self.meant.scale_power.unwrap_or(0));
        let stored = scaled(stored, power).unwrap_or(stored);
        let texts =
            draft.labels.iter().filter(|label| &*label.dimension == "indicator").map(|label| &*label.text);
        let written = match &draft.unit {
            Some(unit) => self.units.written(unit),
            None => {
                std::iter::once(&*draft.measure).chain(texts).find_map(|text| self.units.in_brackets(text))
            }
        };
        let (unit, written) = match (&draft.unit, written) {
            (None, None) => return Some(stored),
            // "Thousands" is a scale and was applied; it says nothing of what is counted.
            (Some(_), None) if draft.scale_power != 0 => return Some(stored),
            (Some(unit), written) => (unit.to_string(), written),
            (None, Some(written)) => (written.clone(), Some(written)),
        };
        let unit = unit.as_str();
        // "Millions of US$" was applied as a scale already: what is left are dollars.
        let written =
            written.map(|unit| if draft.scale_power == 0 { unit } else { names::without_scale(unit) });
        match names::power_between(written.as_deref(), indicator.unit.as_str()) {
            Some(power) => scaled(stored, power),
            None => {
                self.other_unit(unit, written.as_deref(), indicator, place);
                Some(stored)
            }
        }
    }

    /// Persons are no months: where both units are known and no scale lies between them, nothing is written
    /// before a person says that the numbers are right as they stand.
    fn other_unit(&mut self, unit: &str, written: Option<&str>, indicator: &Indicator, place: &Place) {
        let expected = indicator.unit.as_str();
        // "Number" says nothing of what is counted.
        let known = written.is_some_and(|written| written != "NUM") && expected != "NUM";
        let asked = known && self.meant.scale_power.is_none();
        let names = self.catalogue.list("unit").and_then(|list| list.get(expected));
        let expected: Arg = names.map_or_else(|| expected.into(), |item| (&item.names).into());
        let id = if asked { "import-unit-asked" } else { "import-unit-differs" };
        let message = Message::new(id).with("unit", unit).with("expected", expected);
        let key = (ProblemKind::Uncertain, format!("unit {unit} {}", indicator.code));
        let problem = self.questions.entry(key).or_insert_with(|| Problem {
            kind: ProblemKind::Uncertain,
            severity: if asked { Severity::Question } else { Severity::Doubt },
            place: place.clone(),
            message,
            suggestions: Vec::new(),
            count: 0,
        });
        problem.count += 1;
    }

    /// Whether the key came before and this cell does not count; another value there is a question.
    fn is_second(
        &mut self,
        at: usize,
        sheets: &[SheetDrafts],
        draft: &Draft,
        key: &Key,
        number: Option<Number>,
    ) -> bool {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let own = u32::try_from(self.found.incoming.len()).unwrap_or(u32::MAX);
        let first = match self.seen.entry(hasher.finish()) {
            Entry::Vacant(free) => {
                free.insert(own);
                return false;
            }
            Entry::Occupied(mut entry) => {
                let first = usize::try_from(*entry.get()).unwrap_or(usize::MAX);
                let value = |number: Option<Number>| number.map(|number| number.value);
                let known = self.found.incoming.get(first).map(|one| value(one.observation.number));
                if known == Some(value(number)) {
                    return true;
                }
                if self.meant.twice(&draft.sheet, draft.cell) == Some(Twice::Second) {
                    entry.insert(own);
                }
                first
            }
        };
        // Columns may tell the two apart: that goes before any answer about them.
        let before = self.draft(first, sheets);
        if let Some(earlier) = &before {
            self.telling_apart.extend(names::differing_columns(self.catalogue, earlier, draft));
        }
        match self.meant.twice(&draft.sheet, draft.cell) {
            Some(Twice::First) => {}
            Some(Twice::Second) => {
                self.found.left_out += u64::from(self.dropped.insert(first));
                return false;
            }
            Some(Twice::Neither) => {
                self.found.left_out += u64::from(self.dropped.insert(first));
            }
            None => {
                if let Some(before) = before {
                    self.ask_which(&before, sheets.get(at), draft);
                }
                return true;
            }
        }
        self.found.left_out += 1;
        true
    }

    /// The draft behind a value.
    fn draft(&self, incoming: usize, sheets: &[SheetDrafts]) -> Option<Draft> {
        let one = self.found.incoming.get(incoming)?;
        let at = usize::try_from(*self.draft_of.get(incoming)?).ok()?;
        sheets.get(one.origin)?.drafts.get(at)
    }

    /// Two cells contradict each other: one question for each pair, up to a list one can look through.
    fn ask_which(&mut self, before: &Draft, sheet: Option<&SheetDrafts>, draft: &Draft) {
        let file = sheet.map(|sheet| sheet.file.clone());
        let place = Place { file, ..Place::at(&draft.sheet, draft.cell) };
        let number =
            |draft: &Draft| draft.number.map_or_else(|| String::from("—"), |number| number.to_string());
        let message = Message::new("import-duplicate")
            .with("first", before.cell.to_string())
            .with("second", draft.cell.to_string())
            .with("value", number(before))
            .with("other", number(draft));
        self.pairs += 1;
        let about = format!("{}!{:07}", draft.sheet, self.pairs.min(MOST_PAIRS));
        self.question(ProblemKind::Duplicate, &about, &place, message);
    }

    fn ask_source(&mut self) {
        let catalogue = self.catalogue;
        let wanted = self.meant.source.as_ref().map_or("", |source| source.as_str());
        let message = match &self.meant.source {
            Some(source) => Message::new("import-unknown-source").with("source", source.as_str()),
            None => Message::new("import-no-source"),
        };
        self.questions.entry((ProblemKind::UnknownSource, String::new())).or_insert_with(|| Problem {
            kind: ProblemKind::UnknownSource,
            severity: Severity::Question,
            place: Place::default(),
            message,
            suggestions: names::suggest(catalogue.list("source"), "source", wanted),
            count: 1,
        });
    }

    fn question(&mut self, kind: ProblemKind, about: &str, place: &Place, message: Message) {
        let problem = self.questions.entry((kind, about.to_owned())).or_insert_with(|| Problem {
            kind,
            severity: Severity::Question,
            place: place.clone(),
            message,
            suggestions: Vec::new(),
            count: 0,
        });
        problem.count += 1;
    }

    fn finish(mut self) -> Observed {
        self.found.problems.extend(self.unknown.problems(self.catalogue));
        self.found.problems.extend(self.questions.into_values());
        if self.found.left_out > 0 {
            self.found.problems.push(Problem {
                kind: ProblemKind::LeftOut,
                severity: Severity::Note,
                place: Place::default(),
                message: Message::new("import-left-out").with("count", self.found.left_out),
                suggestions: Vec::new(),
                count: self.found.left_out,
            });
        }
        if !self.dropped.is_empty() {
            let mut place = 0;
            self.found.incoming.retain(|_| {
                place += 1;
                !self.dropped.contains(&(place - 1))
            });
        }
        self.found.indicators = self.indicators.into_iter().collect();
        self.found
    }
}
