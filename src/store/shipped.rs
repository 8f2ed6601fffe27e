//! The catalogue that comes with the program: tables in `assets/catalogue`, compiled in.

use super::{Member, Wording};
use crate::domain::Catalogue;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

macro_rules! lists {
    ($($list:literal),+ $(,)?) => {
        &[$(($list, include_str!(concat!("../../assets/catalogue/lists/", $list, ".csv")))),+]
    };
}

const LISTS: &[(&str, &str)] = lists!(
    "age",
    "agency",
    "area",
    "conf_status",
    "crossing_point",
    "direction",
    "education",
    "employment_status",
    "ethno_family",
    "exploitation",
    "gcm",
    "nsedp",
    "obs_status",
    "occupation",
    "periodicity",
    "protection_status",
    "purpose",
    "residence",
    "sdg",
    "sector",
    "sex",
    "skill",
    "source",
    "status",
    "theme",
    "unit",
);
const INDICATORS: &str = include_str!("../../assets/catalogue/indicators.csv");
const DIMENSIONS: &str = include_str!("../../assets/catalogue/dimensions.csv");

/// One shipped row: an item with its texts and aliases.
#[derive(Clone, Debug, Default)]
pub(super) struct ShippedItem {
    pub list: &'static str,
    pub code: String,
    pub sort: i64,
    pub parent: Option<String>,
    pub level: Option<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    pub successor: Option<String>,
    pub attributes: BTreeMap<String, String>,
    /// (field, language, text, checked)
    pub texts: Vec<(String, String, String, bool)>,
    pub aliases: Vec<String>,
}

impl ShippedItem {
    fn member(self) -> Member {
        let wording = |text, checked| Wording { text, checked };
        Member {
            list: self.list.to_owned(),
            code: self.code,
            sort: self.sort,
            parent: self.parent,
            level: self.level,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            successor: self.successor,
            attributes: self.attributes,
            texts: self
                .texts
                .into_iter()
                .map(|(field, lang, text, checked)| ((field, lang), wording(text, checked)))
                .collect(),
            spellings: self.aliases.into_iter().map(|alias| (alias, String::new())).collect(),
        }
    }
}

/// Every shipped item: indicators, dimensions, then the members of the lists.
pub(super) fn items() -> Vec<ShippedItem> {
    let mut found = Vec::new();
    read("indicator", INDICATORS, &mut found);
    read("dimension", DIMENSIONS, &mut found);
    for (list, text) in LISTS {
        read(list, text, &mut found);
    }
    found
}

/// The shipped catalogue as members of lists.
pub(super) fn members() -> Vec<Member> {
    items().into_iter().map(ShippedItem::member).collect()
}

/// What tells one shipped catalogue from another.
pub(super) fn mark() -> String {
    let mut hash = Sha256::new();
    for text in [INDICATORS, DIMENSIONS].into_iter().chain(LISTS.iter().map(|(_, text)| *text)) {
        hash.update(text.as_bytes());
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The shipped catalogue without a store, for reading files when no store is open.
pub fn shipped_catalogue() -> Catalogue {
    let mut parts = super::catalogue::Parts::default();
    for item in items() {
        parts.add_shipped(item);
    }
    parts.build()
}

fn read(list: &'static str, text: &'static str, found: &mut Vec<ShippedItem>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(columns) = reader.headers().cloned() else { return };
    for (position, record) in reader.records().enumerate() {
        // The tables are compiled in and a test reads every row, so a bad one cannot be shipped.
        let Ok(record) = record else { continue };
        let mut item =
            ShippedItem { list, sort: i64::try_from(position).unwrap_or(i64::MAX), ..ShippedItem::default() };
        let mut checked = false;
        for (column, cell) in columns.iter().zip(record.iter()) {
            if !cell.is_empty() {
                put(&mut item, column, cell, &mut checked);
            }
        }
        for text in &mut item.texts {
            text.3 = checked || text.1 == "en";
        }
        found.push(item);
    }
}

fn put(item: &mut ShippedItem, column: &str, cell: &str, checked: &mut bool) {
    let some = || Some(cell.to_owned());
    match column {
        "code" => cell.clone_into(&mut item.code),
        "parent" => item.parent = some(),
        "level" => item.level = some(),
        "sort" => item.sort = cell.parse().unwrap_or(item.sort),
        "lo_checked" => *checked = cell == "yes",
        "valid_from" => item.valid_from = some(),
        "valid_to" => item.valid_to = some(),
        "successor" => item.successor = some(),
        "aliases" => {
            item.aliases =
                cell.split('|').map(|alias| alias.trim().to_owned()).filter(|a| !a.is_empty()).collect()
        }
        _ => match column.rsplit_once('_') {
            Some((field @ ("name" | "definition" | "note"), lang @ ("en" | "lo"))) => {
                item.texts.push((field.to_owned(), lang.to_owned(), cell.to_owned(), false));
            }
            _ => {
                item.attributes.insert(column.to_owned(), cell.to_owned());
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_row_is_read() {
        let items = items();
        let rows = |text: &str| csv::Reader::from_reader(text.as_bytes()).records().count();
        let expected =
            rows(INDICATORS) + rows(DIMENSIONS) + LISTS.iter().map(|(_, text)| rows(text)).sum::<usize>();
        assert_eq!(items.len(), expected);
        for item in &items {
            assert!(!item.code.is_empty(), "{item:?}");
            assert!(item.texts.iter().any(|(field, lang, ..)| field == "name" && lang == "en"), "{item:?}");
        }
        let catalogue = shipped_catalogue();
        assert_eq!(catalogue.indicators().len(), 148);
        for indicator in catalogue.indicators() {
            assert!(
                catalogue.list("unit").is_some_and(|list| list.get(indicator.unit.as_str()).is_some()),
                "{indicator:?}"
            );
            assert!(catalogue.list("theme").is_some_and(|list| list.get(indicator.theme.as_str()).is_some()));
            for dimension in &indicator.disaggregations {
                assert!(
                    catalogue.dimension(dimension.as_str()).is_some(),
                    "{dimension} of {}",
                    indicator.code
                );
            }
            for part in indicator.formula.iter().flat_map(|formula| formula.parts()) {
                assert!(catalogue.indicator(part.indicator.as_str()).is_some(), "{part:?}");
            }
        }
    }
}
