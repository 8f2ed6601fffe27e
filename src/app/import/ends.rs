//! Tables by country: whether the countries are the places reported on, or where people and money come from
//! and go to, seen from Lao PDR.

use super::names::has_words;
use super::{Meant, SheetDrafts};
use crate::domain::{
    Catalogue, Code, CodeList, DimensionCode, Draft, Indicator, IndicatorCode, Label, Lang, Message, Place,
    Problem, ProblemKind, Severity, Suggestion,
};
use crate::intake::{Meaning, Reading, Said};
use crate::text::{fold, is_lao};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// The country whose profile this is.
const HERE: &str = "LA";
/// The dimensions whose members are countries.
const COUNTRIES: [&str; 3] = ["origin", "destination", "citizenship"];
/// A table of more countries is one of the world, unless something says whose it is.
const WORLDWIDE: usize = 60;

/// What places are seen from Lao PDR.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Lao PDR itself.
    Here,
    /// A region, province or district of it.
    Within,
    /// Another country.
    Country,
    /// All places together.
    Total,
    /// A group of countries.
    Group,
}

fn sort_of(catalogue: &Catalogue, code: &Code) -> Sort {
    if code.as_str() == HERE {
        return Sort::Here;
    }
    if code.is_total() {
        return Sort::Total;
    }
    let level = catalogue.list("area").and_then(|list| list.get(code.as_str())?.level.as_deref());
    match level {
        Some("country") => Sort::Country,
        _ if catalogue.ancestors(code).iter().any(|one| one.as_str() == HERE) => Sort::Within,
        _ => Sort::Group,
    }
}

/// What the places of one dimension of a table mean.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rename {
    from: DimensionCode,
    to: DimensionCode,
}

/// For each sheet and indicator: the dimensions that mean others than the reading took them for.
#[derive(Debug, Default)]
pub(super) struct Ends {
    renames: BTreeMap<(usize, IndicatorCode), Vec<Rename>>,
    /// What is to be said of it.
    pub problems: Vec<Problem>,
}

/// The places that stand in one dimension of a table.
#[derive(Default)]
struct Axis {
    countries: BTreeSet<Code>,
    seen: HashSet<Arc<str>>,
    here: bool,
    within: bool,
    first: Option<Label>,
}

impl Axis {
    fn add(&mut self, catalogue: &Catalogue, label: &Label) {
        if !self.seen.insert(Arc::clone(&label.text)) {
            return;
        }
        self.first.get_or_insert_with(|| label.clone());
        let Some(code) = &label.code else { return };
        match sort_of(catalogue, code) {
            Sort::Country => drop(self.countries.insert(code.clone())),
            Sort::Here => self.here |= !is_whole(&label.text),
            Sort::Within => self.within = true,
            Sort::Group | Sort::Total => {}
        }
    }

    fn is_of_countries(&self) -> bool {
        !self.within && !self.countries.is_empty()
    }
}

/// `National`, `ທົ່ວປະເທດ`: a total, though it means the country.
fn is_whole(text: &str) -> bool {
    ["national", "whole country", "ທົ່ວປະເທດ", "ລວມທົ່ວປະເທດ"].contains(&fold(text).as_str())
}

/// Everything said about one indicator in one sheet.
struct Table<'a> {
    axes: BTreeMap<&'static str, Axis>,
    title: String,
    mapped: Option<DimensionCode>,
    sheet: &'a SheetDrafts,
}

impl Ends {
    /// Looks through all tables.
    pub(super) fn of(sheets: &[SheetDrafts], meant: &Meant, catalogue: &Catalogue) -> Self {
        let mut ends = Self::default();
        for (position, sheet) in sheets.iter().enumerate() {
            for (code, table) in tables(sheet, meant, catalogue) {
                let Some(indicator) = catalogue.indicator(code.as_str()) else { continue };
                let renames = ends.decide(&table, indicator, meant, catalogue);
                if !renames.is_empty() {
                    ends.renames.insert((position, code), renames);
                }
            }
        }
        ends
    }

    /// What a label's dimension and member are in truth; `None`: what the reading says.
    pub(super) fn meaning(
        &self,
        position: usize,
        indicator: Option<&IndicatorCode>,
        label: &Label,
    ) -> Option<(DimensionCode, Option<Code>)> {
        if self.renames.is_empty() {
            return None;
        }
        let renames = self.renames.get(&(position, indicator?.clone()))?;
        let rename = renames.iter().find(|rename| *rename.from.as_str() == *label.dimension)?;
        let code = match &label.code {
            // The total of provinces is the country; the whole of a table by country is all countries.
            Some(code) if rename.to.as_str() == DimensionCode::AREA && code.is_total() => {
                Some(Code::from(HERE))
            }
            Some(code) if rename.to.as_str() != DimensionCode::AREA && is_whole(&label.text) => {
                Some(Code::from(if code.as_str() == HERE { Code::TOTAL } else { code.as_str() }))
            }
            code => code.clone(),
        };
        Some((rename.to.clone(), code))
    }

    /// The place of a table whose countries are origins or the like.
    pub(super) fn place(&self, position: usize, indicator: Option<&IndicatorCode>) -> Option<Code> {
        if self.renames.is_empty() {
            return None;
        }
        let renames = self.renames.get(&(position, indicator?.clone()))?;
        renames.iter().any(|rename| rename.from.as_str() == DimensionCode::AREA).then(|| Code::from(HERE))
    }

    fn decide(
        &mut self,
        table: &Table<'_>,
        indicator: &Indicator,
        meant: &Meant,
        catalogue: &Catalogue,
    ) -> Vec<Rename> {
        let usual: Vec<&DimensionCode> =
            indicator.disaggregations.iter().filter(|one| COUNTRIES.contains(&one.as_str())).collect();
        if let Some(renames) = provinces_by_country(table, &usual, meant) {
            return renames;
        }
        let Some(axis) = table.axes.get(DimensionCode::AREA).filter(|axis| axis.is_of_countries()) else {
            return Vec::new();
        };
        // What is mapped beside others of its dimension says nothing of the places.
        let mapped = table.mapped.as_ref().filter(|one| !table.axes.contains_key(one.as_str()));
        let said = meant.countries.as_ref().or(mapped);
        if said.is_some_and(|said| said.as_str() == DimensionCode::AREA) || says_area(table.sheet) {
            return Vec::new();
        }
        // A table that names both ends is read as it stands.
        if said.is_none() && (usual.is_empty() || COUNTRIES.iter().any(|one| table.axes.contains_key(one))) {
            return Vec::new();
        }
        let to = said.cloned().or_else(|| one_of(&usual, &table.title, catalogue));
        let place = meant.set.get(DimensionCode::AREA);
        let here = place.is_some_and(|place| place.as_str() == HERE);
        let titled = title_place(&table.title, catalogue);
        let sure = if said.is_some() {
            true
        } else if axis.here {
            // With Lao PDR among them the countries are those that report, unless the sheet is said to be
            // about Lao PDR: then it may be either.
            if !here && titled != Some(true) {
                return Vec::new();
            }
            false
        } else {
            here || (place.is_none()
                && (titled == Some(true) || (titled.is_none() && axis.countries.len() <= WORLDWIDE)))
        };
        match to.filter(|_| sure) {
            Some(to) => {
                self.problems.push(told(table.sheet, axis, &to, catalogue));
                vec![Rename { from: DimensionCode::AREA.into(), to }]
            }
            None => {
                self.problems.push(asked(table.sheet, axis, &usual, catalogue));
                Vec::new()
            }
        }
    }
}

/// Provinces down the side and countries across: a province is where people are, never a country they come
/// from.
fn provinces_by_country(table: &Table<'_>, usual: &[&DimensionCode], meant: &Meant) -> Option<Vec<Rename>> {
    let within: Vec<&str> =
        COUNTRIES.into_iter().filter(|one| table.axes.get(one).is_some_and(|axis| axis.within)).collect();
    let [within] = within.as_slice() else { return None };
    let other = COUNTRIES
        .into_iter()
        .find(|one| one != within && table.axes.get(one).is_some_and(Axis::is_of_countries));
    if table.axes.contains_key(DimensionCode::AREA) {
        return None;
    }
    let mut renames = vec![Rename { from: (*within).into(), to: DimensionCode::AREA.into() }];
    let said = meant.countries.clone().filter(|said| said.as_str() != DimensionCode::AREA);
    let to = said.or_else(|| match usual {
        [only] => Some((*only).clone()),
        _ => None,
    });
    if let (Some(other), Some(to)) = (other, to) {
        renames.push(Rename { from: other.into(), to });
    }
    Some(renames)
}

/// The tables of a sheet by indicator.
fn tables<'a>(
    sheet: &'a SheetDrafts,
    meant: &Meant,
    catalogue: &Catalogue,
) -> BTreeMap<IndicatorCode, Table<'a>> {
    let mut found: BTreeMap<IndicatorCode, Table<'a>> = BTreeMap::new();
    for draft in sheet.drafts.sorts() {
        let Some(indicator) = meant.indicator.as_ref().or(draft.indicator.as_ref()) else { continue };
        if !found.contains_key(indicator) {
            let table = Table { axes: BTreeMap::new(), title: String::new(), mapped: None, sheet };
            found.insert(indicator.clone(), table);
        }
        let Some(table) = found.get_mut(indicator) else { continue };
        table.look(&draft, meant, catalogue);
    }
    found
}

impl Table<'_> {
    fn look(&mut self, draft: &Draft, meant: &Meant, catalogue: &Catalogue) {
        if self.title.is_empty() {
            let titles = draft.labels.iter().filter(|label| label.dimension.starts_with("title"));
            let texts: Vec<&str> =
                titles.map(|label| &*label.text).chain([&*draft.measure, &*draft.sheet]).collect();
            self.title = texts.join(" | ");
        }
        for label in &draft.labels {
            let known = COUNTRIES.into_iter().chain([DimensionCode::AREA]);
            let Some(dimension) = known.into_iter().find(|one| **one == *label.dimension) else { continue };
            let mapped = meant
                .maps
                .iter()
                .find(|(text, to, _)| text.as_str() == &*label.text && COUNTRIES.contains(&to.as_str()));
            if let Some((_, to, _)) = mapped {
                self.mapped.get_or_insert_with(|| to.clone());
                continue;
            }
            self.axes.entry(dimension).or_default().add(catalogue, label);
        }
    }
}

/// Whether a person said of a row or column that it tells the place.
fn says_area(sheet: &SheetDrafts) -> bool {
    let area = Said::Tells(Meaning::Dimension(DimensionCode::AREA.into()));
    let reading = sheet.recipe.as_deref().and_then(|text| serde_json::from_str::<Reading>(text).ok());
    reading.is_some_and(|reading| reading.corrections.iter().any(|correction| correction.said == area))
}

/// The only dimension of countries that an indicator has, or the one that the title names.
fn one_of(usual: &[&DimensionCode], title: &str, catalogue: &Catalogue) -> Option<DimensionCode> {
    if let [only] = usual {
        return Some((*only).clone());
    }
    let title = fold(title);
    let words = |code: &str| match code {
        "citizenship" => ["citizen", "national", "ສັນຊາດ"],
        "origin" => ["origin", "birth", "ຕົ້ນທາງ"],
        _ => ["destination", "to which", "ປາຍທາງ"],
    };
    let named = |one: &DimensionCode| {
        let own = catalogue.dimension(one.as_str()).map(|found| found.names.clone()).unwrap_or_default();
        words(one.as_str()).iter().any(|word| title.contains(word))
            || [own.en, own.lo].iter().any(|name| !name.is_empty() && title.contains(&fold(name)))
    };
    let found: Vec<&&DimensionCode> = usual.iter().filter(|one| named(one)).collect();
    match found.as_slice() {
        [only] => Some((**only).clone()),
        _ => None,
    }
}

/// Whether a title speaks of Lao PDR (`true`), of another country alone (`false`), or of none.
fn title_place(title: &str, catalogue: &Catalogue) -> Option<bool> {
    let title = fold(title);
    let list = catalogue.list("area")?;
    if list.get(HERE).is_some_and(|item| names_of(item).any(|name| stands_in(&title, &name))) {
        return Some(true);
    }
    other_country(list, &title).then_some(false)
}

fn other_country(list: &CodeList, title: &str) -> bool {
    list.iter()
        .filter(|(_, item)| item.level.as_deref() == Some("country"))
        .any(|(_, item)| names_of(item).any(|name| stands_in(title, &name)))
}

fn names_of(item: &crate::domain::Item) -> impl Iterator<Item = String> + '_ {
    let own = [item.names.en.as_str(), item.names.lo.as_str()];
    own.into_iter().chain(item.aliases.iter().map(String::as_str)).map(fold)
}

/// Lao is written without spaces between words; other names stand between word borders. Codes are too
/// short to mean anything in a sentence.
fn stands_in(title: &str, name: &str) -> bool {
    let length = name.chars().count();
    if name.bytes().all(|byte| byte.is_ascii_digit()) || is_whole(name) {
        return false;
    }
    if name.chars().any(is_lao) {
        return length > 3 && title.contains(name);
    }
    length > 2 && has_words(title, name)
}

fn place_of(sheet: &SheetDrafts, axis: &Axis) -> Place {
    let cell = axis.first.as_ref().map(|label| label.cell);
    Place { file: Some(sheet.file.clone()), sheet: Some(sheet.sheet.clone()), cell }
}

/// Some of the countries, as the sheet writes the first.
fn first_of(axis: &Axis) -> String {
    axis.first.as_ref().map_or_else(String::new, |label| label.text.to_string())
}

fn names_in_both(catalogue: &Catalogue, dimension: &DimensionCode) -> (String, String) {
    let names = catalogue.dimension(dimension.as_str()).map(|found| found.names.clone()).unwrap_or_default();
    (names.get(Lang::Lo).to_owned(), names.get(Lang::En).to_owned())
}

fn told(sheet: &SheetDrafts, axis: &Axis, to: &DimensionCode, catalogue: &Catalogue) -> Problem {
    let (lo, en) = names_in_both(catalogue, to);
    let message = Message::new("import-countries-taken")
        .with("first", first_of(axis))
        .with("dimension", crate::domain::Arg::Names { lo, en })
        .with("code", to.as_str());
    Problem {
        kind: ProblemKind::Uncertain,
        severity: Severity::Note,
        place: place_of(sheet, axis),
        message,
        suggestions: Vec::new(),
        count: 1,
    }
}

fn asked(sheet: &SheetDrafts, axis: &Axis, usual: &[&DimensionCode], catalogue: &Catalogue) -> Problem {
    let both: Vec<(String, String)> = usual.iter().map(|one| names_in_both(catalogue, one)).collect();
    let join = |names: Vec<&str>| names.join(" / ");
    let message = Message::new("import-countries-asked")
        .with("first", first_of(axis))
        .with(
            "dimension",
            crate::domain::Arg::Names {
                lo: join(both.iter().map(|(lo, _)| lo.as_str()).collect()),
                en: join(both.iter().map(|(_, en)| en.as_str()).collect()),
            },
        )
        .with("codes", join(usual.iter().map(|one| one.as_str()).collect()));
    Problem {
        kind: ProblemKind::UnknownArea,
        severity: Severity::Question,
        place: place_of(sheet, axis),
        message,
        suggestions: vec![Suggestion {
            dimension: DimensionCode::AREA.into(),
            code: HERE.into(),
            likeness: 0.5,
        }],
        count: 1,
    }
}
