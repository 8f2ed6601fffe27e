//! SDMX-CSV 1 and 2: a known grammar. Columns are the concepts of a structure; `OBS_VALUE` holds the values,
//! `TIME_PERIOD` the time. Texts may be codes, `F: Female`, or a code with a column of names behind it.
//! (SDMX 2.1/3.0 field guides, <https://github.com/sdmx-twg/sdmx-csv>.)

use super::lexicon::{Lexicon, Named};
use super::records::{Part, Records};
use crate::sheet::Sheet;
use std::sync::Arc;

/// Concepts that say something of the message or of how it was made, and nothing of the value.
const APART: [&str; 20] = [
    "DATAFLOW",
    "STRUCTURE",
    "STRUCTURE_ID",
    "STRUCTURE_NAME",
    "ACTION",
    "KEYS",
    "SERIES_KEY",
    "OBS_KEY",
    "TIME_FORMAT",
    "DECIMALS",
    "PERIOD",
    "COMMENT_TS",
    "COMMENT_DSET",
    "COLLECTION",
    "COMPILING_ORG",
    "SOURCE_DETAIL",
    "TITLE_COMPL",
    "LAST_UPDATE",
    "LAST UPDATE",
    "EMBARGO_TIME",
];

/// How an SDMX-CSV sheet is read; `None` where the first row is not its header.
pub fn records(sheet: &Sheet, lexicon: &Lexicon) -> Option<Records> {
    let first = sheet.filled_rows().next()?;
    let names: Vec<(u32, String)> =
        sheet.row(first).map(|(column, cell)| (column, cell.text().trim().to_owned())).collect();
    let is = |name: &str, concept: &str| concept_of(name) == concept;
    let has = |concept: &str| names.iter().any(|(_, name)| is(name, concept));
    let begins = ["DATAFLOW", "STRUCTURE"].iter().any(|concept| has(concept));
    if !has("OBS_VALUE")
        || !(begins || has("TIME_PERIOD"))
        || !begins && names.iter().any(|(_, name)| !is_concept(name))
    {
        return None;
    }
    let own_periods = has("PERIOD") && has("TIME_PERIOD") && has("COMPUTED");
    let mut parts: Vec<(u32, Part)> = Vec::new();
    let mut concepts = 0;
    let mut before_is_label = false;
    for (column, name) in &names {
        let concept = concept_of(name);
        let named = is_concept(name);
        concepts += u32::from(named);
        // Our own files say the period once more as we write it: fiscal years have no name elsewhere.
        let part = if concept == "PERIOD" && own_periods {
            Some(Part::Period)
        } else if concept == "TIME_PERIOD" && own_periods {
            None
        } else if named {
            part_of(concept, name, lexicon)
        } else {
            before_is_label.then_some(Part::Name)
        };
        before_is_label = named && matches!(part, Some(Part::Label(_)));
        parts.extend(part.map(|part| (*column, part)));
    }
    let code_and_words = names.iter().any(|(_, name)| name.contains(": "));
    (concepts >= 3).then_some(Records { first_row: first + 1, parts, code_and_words, ..Records::default() })
}

/// `SEX: Sex` is the concept `SEX`.
fn concept_of(name: &str) -> &str {
    let concept = name.split(':').next().unwrap_or(name).trim();
    concept.split('[').next().unwrap_or(concept).trim()
}

fn is_concept(name: &str) -> bool {
    let concept = concept_of(name);
    !concept.is_empty()
        && concept
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || "_ ".contains(letter))
}

fn part_of(concept: &str, name: &str, lexicon: &Lexicon) -> Option<Part> {
    if APART.contains(&concept) {
        return None;
    }
    Some(match concept {
        "TIME_PERIOD" => Part::Period,
        "OBS_VALUE" => Part::Value(Arc::from(""), Vec::new()),
        "OBS_STATUS" | "OBS_FLAG" => Part::Status,
        "CONF_STATUS" => Part::Confidentiality,
        "UNIT_MEASURE" | "UNIT" => Part::Unit,
        "OBS_COMMENT" | "COMMENT_OBS" => Part::Remark,
        "COMPUTED" => Part::Computed,
        "SOURCE" => Part::Label(Arc::from("source")),
        "EDITION" => Part::Label(Arc::from("edition")),
        "UNIT_MULT" | "POWERCODE" => Part::Power,
        "INDICATOR" | "MEASURE" | "SERIES" => Part::Indicator,
        _ => {
            let words = concept.replace('_', " ");
            match lexicon.named(&words) {
                Some(Named::Dimension(code)) => Part::Label(Arc::from(code.as_str())),
                Some(Named::Note) => return None,
                _ => Part::Label(Arc::from(name.split_once(": ").map_or(concept, |(_, words)| words.trim()))),
            }
        }
    })
}
