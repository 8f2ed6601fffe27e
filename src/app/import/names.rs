//! Names that no list has: asked once with the likeliest members, or made on request.

use crate::domain::{Aggregation, StockFlow, TimeAggregation, ValueKind};
use crate::domain::{
    Catalogue, Code, CodeList, DimensionCode, Draft, Indicator, IndicatorCode, Message, Names, Place,
    Problem, ProblemKind, Severity, Suggestion,
};
use crate::store::NewItem;
use crate::text::{fold, is_lao, likeness_folded};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A name that no list has.
pub(super) struct Unknown {
    pub dimension: DimensionCode,
    pub text: String,
    pub place: Place,
}

/// Unknown names, each once with its first cell and how often it stands.
#[derive(Default)]
pub(super) struct Unknowns {
    found: BTreeMap<(DimensionCode, String), (Place, u64)>,
}

const LIKELY: f32 = 0.55;
const MOST_SUGGESTIONS: usize = 3;

impl Unknowns {
    pub(super) fn add(&mut self, unknown: Unknown) {
        let entry = self.found.entry((unknown.dimension, unknown.text)).or_insert((unknown.place, 0));
        entry.1 += 1;
    }

    pub(super) fn problems(self, catalogue: &Catalogue) -> Vec<Problem> {
        let problem = |((dimension, text), (place, count)): ((DimensionCode, String), (Place, u64))| {
            let list = catalogue.list_of(dimension.as_str());
            let named = all_named(list, dimension.as_str(), &text);
            let several = named.len() > 1;
            let id = if several { "import-ambiguous-name" } else { "import-unknown-name" };
            Problem {
                kind: if several { ProblemKind::AmbiguousLabel } else { ProblemKind::UnknownLabel },
                severity: Severity::Question,
                place,
                message: Message::new(id).with("text", text.as_str()).with("dimension", dimension.as_str()),
                suggestions: if several { named } else { suggest(list, dimension.as_str(), &text) },
                count,
            }
        };
        self.found.into_iter().map(problem).collect()
    }
}

/// All members that a name alone may mean: by name, alias, or as the list itself says.
fn all_named(list: Option<&CodeList>, dimension: &str, text: &str) -> Vec<Suggestion> {
    let wanted = fold(text);
    let has = |item: &crate::domain::Item| {
        let unsure = item.attributes.get("ambiguous").map(String::as_str).unwrap_or_default();
        let own = [item.names.en.as_str(), item.names.lo.as_str()];
        own.into_iter()
            .chain(item.aliases.iter().map(String::as_str))
            .chain(unsure.split('|'))
            .any(|name| !name.is_empty() && fold(name) == wanted)
    };
    list.into_iter()
        .flat_map(CodeList::iter)
        .filter(|(_, item)| has(item))
        .map(|(code, _)| Suggestion {
            dimension: DimensionCode::from(dimension),
            code: code.clone(),
            likeness: 1.0,
        })
        .collect()
}

/// The members of a list most like a name, best first.
pub(super) fn suggest(list: Option<&CodeList>, dimension: &str, text: &str) -> Vec<Suggestion> {
    let wanted = fold(text);
    let best_of = |code: &Code, item: &crate::domain::Item| {
        let own = [code.as_str(), item.names.en.as_str(), item.names.lo.as_str()];
        own.into_iter()
            .chain(item.aliases.iter().map(String::as_str))
            .map(|name| likeness_folded(&wanted, &fold(name)))
            .fold(0.0_f32, f32::max)
    };
    let mut found: Vec<Suggestion> = list
        .into_iter()
        .flat_map(CodeList::iter)
        .map(|(code, item)| Suggestion {
            dimension: DimensionCode::from(dimension),
            code: code.clone(),
            likeness: best_of(code, item),
        })
        .filter(|suggestion| suggestion.likeness >= LIKELY)
        .collect();
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    found.truncate(MOST_SUGGESTIONS);
    found
}

/// `Other South` → `X_OTHER_SOUTH`; names without Latin letters get a short fingerprint.
fn code_from(text: &str, prefix: &str) -> String {
    let mut words = String::new();
    for letter in fold(text).chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => words.push(letter.to_ascii_uppercase()),
            _ if !words.is_empty() && !words.ends_with('_') => words.push('_'),
            _ => {}
        }
    }
    let words = words.trim_matches('_');
    let short: String = words.chars().take(40).collect();
    if short.len() < 2 {
        let mut hasher = DefaultHasher::new();
        fold(text).hash(&mut hasher);
        return format!("{prefix}{:06X}", hasher.finish() & 0xFF_FFFF);
    }
    format!("{prefix}{}", short.trim_end_matches('_'))
}

fn names_of(text: &str) -> Names {
    if text.chars().any(is_lao) {
        Names { lo: text.to_owned(), lo_checked: true, ..Names::default() }
    } else {
        Names { en: text.to_owned(), ..Names::default() }
    }
}

/// A free code: the wanted one, or with a number behind it where another name has it.
fn free_code(wanted: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&wanted) {
        return wanted;
    }
    (2..).map(|number| format!("{wanted}_{number}")).find(|code| !taken(code)).unwrap_or(wanted)
}

/// A member to be made for a name; the one already to be made for the same name.
pub(super) fn code_for(catalogue: &Catalogue, created: &[NewItem], list: &str, text: &str) -> NewItem {
    let names = names_of(text.trim());
    if let Some(known) = created.iter().find(|item| item.list == list && item.names == names) {
        return known.clone();
    }
    let taken = |code: &str| {
        catalogue.list(list).is_some_and(|list| list.get(code).is_some())
            || created.iter().any(|item| item.list == list && item.code == code)
    };
    NewItem {
        list: list.to_owned(),
        code: free_code(code_from(text, "X_"), taken),
        level: (list == "area").then(|| String::from("group")),
        names,
        ..NewItem::default()
    }
}

/// An indicator to be made for what a sheet measures. Nothing is known of how its members may be put
/// together, so they may not be.
pub(super) fn indicator_for(
    catalogue: &Catalogue,
    created: &[NewItem],
    draft: &Draft,
    wanted: Option<&IndicatorCode>,
) -> NewItem {
    let measure = if draft.measure.trim().is_empty() { &draft.sheet } else { &draft.measure };
    let mut names = names_of(measure.trim());
    if names.is_empty() {
        names.en = wanted.map_or_else(|| String::from("Value"), ToString::to_string);
    }
    if let Some(known) =
        created.iter().find(|item| item.list == "indicator" && (item.names == names || wanted.is_some()))
    {
        return known.clone();
    }
    let taken = |code: &str| {
        catalogue.indicator(code).is_some()
            || created.iter().any(|item| item.list == "indicator" && item.code == code)
    };
    let code = wanted.map_or_else(|| free_code(code_from(measure, ""), taken), ToString::to_string);
    let unit = draft
        .unit
        .as_deref()
        .and_then(|unit| unit_of(catalogue, unit))
        .unwrap_or_else(|| String::from("NUM"));
    let attributes = [
        ("unit", unit.as_str()),
        ("theme", "D"),
        ("value_kind", "count"),
        ("aggregation", "none"),
        ("time_aggregation", "none"),
        ("stock_flow", "na"),
        ("priority", "extended"),
    ];
    NewItem {
        list: String::from("indicator"),
        code,
        names,
        attributes: attributes.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect(),
        ..NewItem::default()
    }
}

/// The indicator as it will be once made.
pub(super) fn made_indicator(item: &NewItem) -> Indicator {
    let attribute = |name: &str| Code::from(item.attributes.get(name).map_or("", String::as_str));
    Indicator {
        code: item.code.as_str().into(),
        theme: attribute("theme"),
        names: item.names.clone(),
        definition: Names::default(),
        unit: attribute("unit"),
        value_kind: ValueKind::Count,
        aggregation: Aggregation::Never,
        time_aggregation: TimeAggregation::Never,
        stock_flow: StockFlow::Neither,
        disaggregations: Vec::new(),
        periodicity: None,
        agency: None,
        sdg: Vec::new(),
        gcm: Vec::new(),
        nsedp: Vec::new(),
        gender_relevant: false,
        origin: Vec::new(),
        core: false,
        formula: None,
        chart: None,
        preferred: Vec::new(),
        targets: Vec::new(),
        sort: i64::MAX,
    }
}

/// The unit a text names: by code, name or alias, or by an alias among other words (`current US$`). Of
/// several the longest alias is meant: `US$ million` is no `US$`.
pub(super) fn unit_of(catalogue: &Catalogue, text: &str) -> Option<String> {
    let wanted = fold(text);
    let units = catalogue.list("unit")?;
    let mut best: Option<(usize, &Code)> = None;
    for (code, item) in units.iter() {
        let own = [code.as_str(), &item.names.en, &item.names.lo];
        for name in own.into_iter().chain(item.aliases.iter().map(String::as_str)).map(fold) {
            let among = name.chars().count() > 1 && has_words(&wanted, &name);
            if (name == wanted || among) && best.is_none_or(|(length, _)| name.len() > length) {
                best = Some((name.len(), code));
            }
        }
    }
    best.map(|(_, code)| code.as_str().to_owned())
}

/// Whether a text has a name in it between word borders.
pub(super) fn has_words(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(position, _)| {
        let before = text[..position].chars().next_back();
        let after = text[position + name.len()..].chars().next();
        [before, after].into_iter().flatten().all(|letter| !letter.is_alphanumeric())
    })
}

/// The unit that stands in brackets of a measure: `Personal remittances (current US$)`. Other brackets,
/// `(both sexes)`, name none.
pub(super) fn unit_in_brackets(catalogue: &Catalogue, measure: &str) -> Option<String> {
    let groups = measure.split('(').skip(1).filter_map(|part| part.split_once(')'));
    groups.into_iter().find_map(|(inner, _)| unit_of(catalogue, inner))
}

/// The unit whose scale was applied already: `USD_M` → `USD`.
pub(super) fn without_scale(unit: String) -> String {
    match unit.as_str() {
        "USD_M" => String::from("USD"),
        "LAK_B" => String::from("LAK"),
        _ => unit,
    }
}

/// Label columns without a dimension whose texts differ between two values. Titles, remarks beside the
/// table and the words over a column tell values of one table not apart.
pub(super) fn differing_columns(catalogue: &Catalogue, first: &Draft, second: &Draft) -> Vec<String> {
    let text = |draft: &Draft, name: &str| {
        draft.labels.iter().find(|label| &*label.dimension == name).map(|label| label.text.clone())
    };
    let is_column = |name: &str| {
        catalogue.dimension(name).is_none()
            && !name.ends_with(" (also)")
            && !["title", "heading", "indicator", "measure", "unit", "note", "path", "section", "time"]
                .iter()
                .any(|word| name.starts_with(word))
    };
    let names = first.labels.iter().chain(&second.labels).map(|label| &*label.dimension);
    let mut found: Vec<String> = names
        .filter(|name| is_column(name) && text(first, name) != text(second, name))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The code of a dimension made from a column's name.
fn own_dimension_code(name: &str) -> String {
    code_from(name, "X_").trim_start_matches("X_").to_ascii_lowercase()
}

/// A dimension made for a label column of a file.
pub(super) fn dimension_for(name: &str) -> NewItem {
    let code = own_dimension_code(name);
    NewItem {
        list: String::from("dimension"),
        attributes: [(String::from("list"), code.clone())].into(),
        code,
        names: names_of(name),
        ..NewItem::default()
    }
}

/// The member of such a dimension that a text names: the text itself where it is a code already.
pub(super) fn own_member(name: &str, text: &str) -> (DimensionCode, NewItem) {
    let list = own_dimension_code(name);
    let is_code =
        !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let code = if is_code { text.to_owned() } else { code_from(text, "") };
    let names = names_of(text);
    (DimensionCode::from(list.as_str()), NewItem { list, code, names, ..NewItem::default() })
}

/// The power of ten from a written unit to an indicator's; `None` if they are not the same thing.
pub(super) fn power_between(written: Option<&str>, indicator: &str) -> Option<i32> {
    match (written?, indicator) {
        (a, b) if a == b => Some(0),
        ("USD", "USD_M") => Some(-6),
        ("USD_M", "USD") => Some(6),
        ("LAK", "LAK_B") => Some(-9),
        ("LAK_B", "LAK") => Some(9),
        // People, crossings and cases are all counted in "number".
        ("NUM", "PS" | "TRIPS" | "CASES" | "HH") => Some(0),
        _ => None,
    }
}
