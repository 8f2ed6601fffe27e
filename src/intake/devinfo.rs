//! DevInfo data-entry sheets: a known grammar. One indicator and unit a sheet, labels at fixed places in
//! any language: A1 title, A3 sector, A5 indicator, A7 unit, G7 decimals; headings in row 9, data from row 11:
//! time, area id, area name, value, subgroup, source, footnote, denominator. A subgroup packs several members:
//! `Female 15-24 years Rural`.

use super::lexicon::Lexicon;
use super::records::{Part, Records};
use crate::domain::CellRef;
use crate::sheet::{Sheet, Value};
use std::sync::Arc;

const INDICATOR: (u32, u32) = (4, 1);
const UNIT: (u32, u32) = (6, 1);
const DECIMALS: (u32, u32) = (6, 7);
const HEADER: u32 = 8;
const FIRST_ROW: u32 = 10;
const SUBGROUP: u32 = 4;

/// How a data-entry sheet is read; `None` where its places are not filled so.
pub fn records(sheet: &Sheet) -> Option<Records> {
    let text = |(row, column): (u32, u32)| sheet.cell(row, column).text().trim().to_owned();
    let headings = (0..8).filter(|column| !text((HEADER, *column)).is_empty()).count();
    let labels = [(0, 0), (2, 0), (4, 0), (6, 0)].into_iter().all(|place| !text(place).is_empty());
    let decimals = text(DECIMALS).parse::<u8>().is_ok_and(|decimals| decimals <= 12);
    let (indicator, unit) = (text(INDICATOR), text(UNIT));
    let values = sheet.filled_rows().filter(|row| *row >= FIRST_ROW).take(50);
    let numbers = values
        .filter(|row| match sheet.cell(*row, 3).value {
            Value::Number(_) => true,
            Value::Text(text) => super::numbers::take_apart(text).is_some(),
            _ => false,
        })
        .count();
    let words = |(row, column): (u32, u32)| matches!(sheet.cell(row, column).value, Value::Text(_));
    let in_words =
        [(0, 0), (2, 0), (4, 0), (6, 0), INDICATOR, UNIT, (HEADER, 0), (HEADER, 3)].into_iter().all(words);
    let timed = sheet
        .filled_rows()
        .filter(|row| *row >= FIRST_ROW)
        .take(50)
        .all(|row| text((row, 0)).is_empty() || super::periods::parse(&text((row, 0))).is_some());
    if !in_words
        || !timed
        || headings < 5
        || !labels
        || !decimals
        || indicator.is_empty()
        || unit.is_empty()
        || numbers == 0
    {
        return None;
    }
    let measure: Arc<str> = Arc::from(indicator.as_str());
    Some(Records {
        first_row: FIRST_ROW,
        parts: vec![
            (0, Part::Period),
            (1, Part::Label(Arc::from("area"))),
            (2, Part::Name),
            (3, Part::Value(measure, Vec::new())),
            (SUBGROUP, Part::Subgroup),
        ],
        fixed: Some(text((2, 1)))
            .filter(|sector| !sector.is_empty())
            .map(|sector| (Arc::from("sector"), Arc::from(sector.as_str()), CellRef::new(2, 1)))
            .into_iter()
            .collect(),
        unit: Some(Arc::from(unit.as_str())),
        ..Records::default()
    })
}

/// What words of a subgroup are called that no list has.
const SUBGROUP_NAME: &str = "subgroup";

/// The members a subgroup packs: dimension and words. Words that no list has stay together as `subgroup`.
pub fn members(text: &str, lexicon: &Lexicon) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=(words.len() - at).min(5)).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?.join(" ");
            let list = lexicon
                .lists_with(&phrase)
                .into_iter()
                .find(|list| matches!(list.as_str(), "age" | "sex" | "residence"))?;
            let dimension = lexicon.dimension_of_list(list.as_str())?.to_string();
            (!found.iter().any(|(known, _)| *known == dimension)).then_some((length, dimension, phrase))
        });
        match longest {
            Some((length, dimension, phrase)) => {
                if !matches!(crate::text::fold(&phrase).as_str(), "total" | "all") {
                    found.push((dimension, phrase));
                }
                at += length;
            }
            None => {
                rest.extend(words.get(at));
                at += 1;
            }
        }
    }
    if !rest.is_empty() {
        found.push((SUBGROUP_NAME.to_owned(), rest.join(" ")));
    }
    found
}
