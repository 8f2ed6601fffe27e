//! HXL: a known grammar. A row of hashtags below the header says what each column is:
//! `#country+name`, `#date+year`, `#affected+f`. (Standard: <https://hxlstandard.org>, 1.1.)

use super::lexicon::Lexicon;
use super::records::{Part, Records};
use crate::domain::CellRef;
use crate::sheet::{Sheet, Value};
use std::sync::Arc;

/// The tag row stands among the first rows.
const LOOKED_AT: usize = 25;
/// Rows looked at to tell values from words.
const SAMPLE: usize = 200;

/// Hashtags of places.
const PLACES: &[&str] = &["#country", "#adm1", "#adm2", "#adm3", "#adm4", "#loc", "#region"];
/// Attributes of codes.
const CODES: &[&str] = &["code", "iso3", "iso2", "id", "v_iso3", "v_iso2", "v_pcode"];

/// How a tagged sheet is read; `None` where it has no row of hashtags.
pub fn records(sheet: &Sheet, lexicon: &Lexicon) -> Option<Records> {
    let rows: Vec<u32> = sheet.filled_rows().take(LOOKED_AT).collect();
    let at = rows.iter().position(|row| is_tag_row(sheet, *row))?;
    let tags = rows.get(at).copied()?;
    let header = at.checked_sub(1).and_then(|above| rows.get(above)).copied();
    let mut parts = Vec::new();
    let mut fixed = Vec::new();
    let all: Vec<Tag> = sheet.row(tags).map(|(_, cell)| Tag::new(cell.text().trim())).collect();
    for (column, cell) in sheet.row(tags) {
        let text = cell.text();
        let tag = Tag::new(text.trim());
        let words = header.map(|row| sheet.cell(row, column).text().trim().to_owned()).unwrap_or_default();
        let name = if words.is_empty() { text.trim().to_owned() } else { words };
        // A code beside a name of the same place is a label of its own.
        let is_place = |tag: &Tag| PLACES.contains(&tag.tag.as_str());
        let named = |other: &Tag| other.tag == tag.tag && !other.has(CODES) && other.end() == tag.end();
        if is_place(&tag) && tag.has(CODES) && all.iter().any(named) {
            parts.push((column, Part::Label(Arc::from(name.as_str()))));
            continue;
        }
        parts.extend(part_of(sheet, tags, column, &tag, &name, lexicon).map(|part| (column, part)));
    }
    for row in rows.iter().take(at.saturating_sub(1)) {
        if let Some((column, cell)) = sheet.row(*row).find(|(_, cell)| !cell.value.is_blank()) {
            fixed.push((Arc::from("title"), Arc::from(cell.text().trim()), CellRef::new(*row, column)));
        }
    }
    let values = parts.iter().any(|(_, part)| matches!(part, Part::Value(..)));
    values.then_some(Records { first_row: tags + 1, parts, fixed, ..Records::default() })
}

fn is_tag_row(sheet: &Sheet, row: u32) -> bool {
    let (mut tags, mut others) = (0, 0);
    for (_, cell) in sheet.row(row) {
        let text = cell.text();
        let text = text.trim();
        let tag = text
            .strip_prefix('#')
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_alphabetic()));
        if tag {
            tags += 1;
        } else if !text.is_empty() {
            others += 1;
        }
    }
    tags >= 2 && others == 0
}

/// `#affected+idps+f`: the hashtag and its attributes.
struct Tag {
    tag: String,
    attributes: Vec<String>,
}

impl Tag {
    fn new(text: &str) -> Self {
        let low = text.to_ascii_lowercase();
        let mut parts = low.split('+').map(|part| part.trim().to_owned());
        Self { tag: parts.next().unwrap_or_default(), attributes: parts.collect() }
    }

    /// Which end of a movement a place is, or the place itself.
    fn end(&self) -> &'static str {
        if self.has(&["origin", "from", "coo"]) {
            "origin"
        } else if self.has(&["asylum", "dest", "destination", "to", "coa", "residence"]) {
            "destination"
        } else {
            "area"
        }
    }

    fn has(&self, attributes: &[&str]) -> bool {
        self.attributes.iter().any(|own| attributes.contains(&own.as_str()))
    }
}

fn part_of(sheet: &Sheet, tags: u32, column: u32, tag: &Tag, name: &str, lexicon: &Lexicon) -> Option<Part> {
    let label = |dimension: &str| Some(Part::Label(Arc::from(dimension)));
    match tag.tag.as_str() {
        "#meta" | "#geo" | "#description" | "#contact" => None,
        place if PLACES.contains(&place) => label(tag.end()),
        "#date" if tag.has(&["updated", "reported", "published"]) => None,
        "#date" if tag.has(&["end"]) => None,
        "#date" => Some(Part::Period),
        "#indicator" if tag.has(&["name", "code"]) => {
            if tag.has(&["code"]) {
                None
            } else {
                Some(Part::Indicator)
            }
        }
        "#sex" => label("sex"),
        "#age" => label("age"),
        _ if tag.has(&["code"]) && !numeric(sheet, tags, column) => None,
        _ if tag.has(&["label"]) && tag.has(&["sex"]) => label("sex"),
        _ if numeric(sheet, tags, column) => {
            let sex = if tag.has(&["f"]) {
                Some("F")
            } else if tag.has(&["m"]) {
                Some("M")
            } else {
                None
            };
            let own = sex.map(|sex| (Arc::from("sex"), Arc::from(sex))).into_iter().collect();
            Some(Part::Value(Arc::from(name), own))
        }
        _ => match lexicon.named(name) {
            Some(super::lexicon::Named::Dimension(code)) => label(code.as_str()),
            Some(super::lexicon::Named::Note | super::lexicon::Named::Code) => None,
            _ => label(name),
        },
    }
}

/// Whether a column holds numbers below the tags.
fn numeric(sheet: &Sheet, tags: u32, column: u32) -> bool {
    let (mut numbers, mut words) = (0, 0);
    for row in sheet.filled_rows().filter(|row| *row > tags).take(SAMPLE) {
        match sheet.cell(row, column).value {
            Value::Number(_) => numbers += 1,
            Value::Text(text) if text.trim().is_empty() => {}
            Value::Text(text) if super::numbers::take_apart(text).is_some() => numbers += 1,
            Value::Text(text) if super::numbers::is_marker(text.trim()) => {}
            Value::Blank => {}
            _ => words += 1,
        }
    }
    numbers > 0 && words * 4 <= numbers
}
