//! The columns of members: which a list has, what may stand in each, reading and setting them as text.

use crate::domain::Lang;
use crate::i18n;
use crate::store::{Member, Wording};
use std::collections::BTreeSet;

/// What may stand in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Any text.
    Text,
    /// The code itself, which stays.
    Code,
    /// A whole number.
    Whole,
    /// Yes or no.
    YesNo,
    /// A day or year: `2013-12-13`, `2025`.
    Day,
    /// Other spellings, apart by `|`.
    Spellings,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A member of a list; the same list: empty.
    Of(&'static str),
    /// Members of a list, apart by `;`.
    Several(&'static str),
    /// A formula of indicators.
    Formula,
    /// Targets: `2025=1200; 2030=900`.
    Targets,
}

/// Columns of every list before its own.
const FIRST: &[&str] = &["code", "name_lo", "name_en", "lo_checked", "aliases"];
const TREE: &[&str] = &["parent", "level"];
const LAST: &[&str] = &["note_lo", "note_en", "valid_from", "valid_to", "successor", "sort"];
/// Columns of an indicator, also where no indicator fills them.
const OF_INDICATOR: &[&str] = &[
    "definition_lo",
    "definition_en",
    "theme",
    "unit",
    "agency",
    "disaggregations",
    "periodicity",
    "sdg",
    "gcm",
    "nsedp",
    "targets",
    "value_kind",
    "aggregation",
    "time_aggregation",
    "stock_flow",
    "gender_relevant",
    "priority",
    "formula",
    "chart",
    "preferred",
    "origin",
];

/// The columns of a list in the order of a form.
pub(super) fn columns(list: &str, members: &[Member]) -> Vec<String> {
    let mut names: Vec<String> = FIRST.iter().map(|name| (*name).to_owned()).collect();
    let own: &[&str] = match list {
        "indicator" => OF_INDICATOR,
        "source" => &["agency", "kind"],
        "agency" => &["note_lo"],
        _ => &[],
    };
    let tree: &[&str] = if list == "indicator" || list == "source" { &[] } else { TREE };
    let attributes: BTreeSet<&str> =
        members.iter().flat_map(|member| member.attributes.keys().map(String::as_str)).collect();
    for name in own.iter().chain(tree).copied().chain(LAST.iter().copied()).chain(attributes) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// What may stand in a column of a list.
pub(super) fn kind(list: &str, column: &str) -> ColumnKind {
    match (list, column) {
        (_, "code") => ColumnKind::Code,
        (_, "sort") => ColumnKind::Whole,
        (_, "aliases") => ColumnKind::Spellings,
        (_, "lo_checked" | "gender_relevant") => ColumnKind::YesNo,
        (_, "valid_from" | "valid_to") => ColumnKind::Day,
        (_, "parent" | "successor") => ColumnKind::Of(""),
        ("indicator", "theme") => ColumnKind::Of("theme"),
        ("indicator", "unit") => ColumnKind::Of("unit"),
        ("indicator", "periodicity") => ColumnKind::Of("periodicity"),
        ("indicator", "agency") => ColumnKind::Several("agency"),
        ("source", "agency") => ColumnKind::Of("agency"),
        ("indicator", "sdg") => ColumnKind::Several("sdg"),
        ("indicator", "gcm") => ColumnKind::Several("gcm"),
        ("indicator", "nsedp") => ColumnKind::Several("nsedp"),
        ("indicator", "disaggregations") => ColumnKind::Several("dimension"),
        ("indicator", "value_kind") => {
            ColumnKind::OneOf(&["count", "percent", "rate", "amount", "ratio", "index"])
        }
        ("indicator", "aggregation") => ColumnKind::OneOf(&["sum", "weighted", "none"]),
        ("indicator", "time_aggregation") => ColumnKind::OneOf(&["sum", "last", "none"]),
        ("indicator", "stock_flow") => ColumnKind::OneOf(&["stock", "flow", "na"]),
        ("indicator", "priority") => ColumnKind::OneOf(&["core", "extended"]),
        ("indicator", "formula") => ColumnKind::Formula,
        ("indicator", "targets") => ColumnKind::Targets,
        ("source", "kind") => ColumnKind::OneOf(&["vintages", "continuing"]),
        _ => ColumnKind::Text,
    }
}

/// A column in words; one that has none is called by its name.
pub fn column_words(lang: Lang, column: &str) -> String {
    let id = format!("lists-column-{}", column.replace('_', "-"));
    if i18n::has(lang, &id) { i18n::words(lang, &id) } else { column.to_owned() }
}

/// `name_lo` → (`name`, `lo`), where it is a text in a language.
fn text_key(column: &str) -> Option<(String, String)> {
    let (field, lang) = column.rsplit_once('_')?;
    let known = matches!(field, "name" | "definition" | "note") && matches!(lang, "lo" | "en");
    known.then(|| (field.to_owned(), lang.to_owned()))
}

/// The text of a column.
pub(super) fn get(member: &Member, column: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match column {
        "code" => member.code.clone(),
        "sort" => member.sort.to_string(),
        "parent" => text(&member.parent),
        "level" => text(&member.level),
        "valid_from" => text(&member.valid_from),
        "valid_to" => text(&member.valid_to),
        "successor" => text(&member.successor),
        "lo_checked" => String::from(if is_checked(member) { "yes" } else { "no" }),
        "aliases" => member.spellings.iter().map(|(alias, _)| alias.as_str()).collect::<Vec<_>>().join(" | "),
        _ => match text_key(column) {
            Some(key) => member.texts.get(&key).map(|wording| wording.text.clone()).unwrap_or_default(),
            None => member.attributes.get(column).cloned().unwrap_or_default(),
        },
    }
}

/// Whether a person of the country has read every Lao text of the member.
fn is_checked(member: &Member) -> bool {
    let mut lao = member.texts.iter().filter(|((_, lang), wording)| lang == "lo" && !wording.text.is_empty());
    let first = lao.next();
    first.is_some_and(|(_, wording)| wording.checked) && lao.all(|(_, wording)| wording.checked)
}

/// Sets a column. A text that changes is no longer checked unless that is said too.
pub(super) fn set(member: &mut Member, column: &str, text: &str) {
    let text = text.trim();
    let some = || (!text.is_empty()).then(|| text.to_owned());
    match column {
        "code" => text.clone_into(&mut member.code),
        "sort" => member.sort = text.parse().unwrap_or(member.sort),
        "parent" => member.parent = some(),
        "level" => member.level = some(),
        "valid_from" => member.valid_from = some(),
        "valid_to" => member.valid_to = some(),
        "successor" => member.successor = some(),
        "lo_checked" => {
            if (yes(text) == Some(true)) != is_checked(member) {
                for ((_, lang), wording) in &mut member.texts {
                    if lang == "lo" {
                        wording.checked = yes(text) == Some(true);
                    }
                }
            }
        }
        "aliases" => {
            let wished = text.split('|').map(str::trim).filter(|alias| !alias.is_empty());
            let kept = |alias: &str| {
                let own = member.spellings.iter().filter(|(known, _)| known == alias).cloned();
                let own: Vec<_> = own.collect();
                if own.is_empty() { vec![(alias.to_owned(), String::new())] } else { own }
            };
            member.spellings = wished.flat_map(kept).collect();
        }
        _ => match text_key(column) {
            Some(key) if text.is_empty() => drop(member.texts.remove(&key)),
            Some(key) => {
                let english = key.1 == "en";
                let wording = member.texts.entry(key).or_default();
                if wording.text != text {
                    *wording = Wording { text: text.to_owned(), checked: english };
                }
            }
            None => match some() {
                Some(text) => drop(member.attributes.insert(column.to_owned(), text)),
                None => drop(member.attributes.remove(column)),
            },
        },
    }
}

/// Yes and no as people write them.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "1" | "true" | "x" | "✓" | "ແມ່ນ" => Some(true),
        "" | "no" | "n" | "0" | "false" | "ບໍ່" | "ບໍ່ແມ່ນ" => Some(false),
        _ => None,
    }
}
