//! JSON-stat 2.0 (json-stat.org): one dataset with its dimensions, values and status.
//!
//! Values that are missing or withheld have no entry under `value` and their letter under `status`; the
//! words of the letters, of the other language and of single notes stand under `extension`.

use super::dataset::{Axis, Dataset};
use super::extract::{Extract, code_of};
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::{DimensionCode, Lang, ObsStatus};
use crate::figure::{Shown, TableText, shown, status_id, told_note, told_status};
use crate::i18n::{NumberStyle, number, words};
use crate::work::{Stage, Work};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

/// Dimensions whose members are places.
const PLACES: [&str; 6] =
    [DimensionCode::AREA, "origin", "destination", "citizenship", "origin_area", "destination_area"];

/// Writes the table as a JSON-stat dataset.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| put(out, extract, work).map_err(|trouble| trouble.at(path)))
}

pub(super) fn put(out: &mut dyn Write, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let dataset = Dataset::new(*extract)?;
    let text = extract.text;
    let mut head = Map::new();
    head.insert("version".into(), "2.0".into());
    head.insert("class".into(), "dataset".into());
    head.insert("label".into(), text.title.as_str().into());
    head.insert("source".into(), text.foot.sources.join(" ").into());
    if let Some(made) = text.made {
        head.insert("updated".into(), made.to_string().into());
    }
    head.insert("note".into(), text.foot_lines().into());
    head.insert("role".into(), role(&dataset));
    // The indicator is a dimension of one member: so the unit has its place in the format.
    let ids = std::iter::once(DimensionCode::INDICATOR).chain(dataset.axes.iter().map(|a| a.code.as_str()));
    head.insert("id".into(), ids.collect::<Vec<_>>().into());
    let sizes = std::iter::once(1).chain(dataset.axes.iter().map(|axis| axis.members.len()));
    head.insert("size".into(), sizes.collect::<Vec<_>>().into());
    head.insert("dimension".into(), dimensions(&dataset, text.lang));
    head.insert("extension".into(), extension(&dataset));
    let head = serde_json::to_string(&Value::Object(head))?;
    // The values are too many to be built as one tree.
    write!(out, "{},\"value\":{{", head.strip_suffix('}').unwrap_or(&head))?;
    values(out, &dataset, work)?;
    write!(out, "}},\"status\":{{")?;
    statuses(out, &dataset)?;
    writeln!(out, "}}}}")?;
    Ok(())
}

fn role(dataset: &Dataset<'_>) -> Value {
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<&str> {
        dataset.axes.iter().map(|axis| axis.code.as_str()).filter(|code| wanted(code)).collect()
    };
    let mut role = Map::new();
    role.insert("metric".into(), json!([DimensionCode::INDICATOR]));
    for (name, codes) in
        [("time", of(&|code| code == DimensionCode::PERIOD)), ("geo", of(&|code| PLACES.contains(&code)))]
    {
        if !codes.is_empty() {
            role.insert(name.into(), codes.into());
        }
    }
    Value::Object(role)
}

fn dimensions(dataset: &Dataset<'_>, lang: Lang) -> Value {
    let extract = &dataset.extract;
    let cube = extract.cube;
    let code = cube.indicator.code.as_str();
    let decimals = cube.cells.iter().filter_map(|cell| match shown(cell) {
        Shown::Number(value) => Some(value.decimals),
        _ => None,
    });
    let unit =
        json!({ "label": extract.text.unit, "decimals": decimals.max().unwrap_or(0), "code": cube.unit });
    let mut found = Map::new();
    found.insert(
        DimensionCode::INDICATOR.into(),
        json!({
            "label": extract.dimension(DimensionCode::INDICATOR, lang),
            "category": {
                "index": [code],
                "label": { code: cube.indicator.names.get(lang) },
                "unit": { code: unit },
            },
        }),
    );
    for axis in &dataset.axes {
        let (index, label) = category(extract, axis, lang);
        let name = extract.dimension(axis.code.as_str(), lang);
        let category = json!({ "index": index, "label": label });
        found.insert(axis.code.to_string(), json!({ "label": name, "category": category }));
    }
    Value::Object(found)
}

fn category(extract: &Extract<'_>, axis: &Axis, lang: Lang) -> (Vec<String>, Value) {
    let index: Vec<String> = axis.members.iter().map(code_of).collect();
    let labels: Map<String, Value> = index
        .iter()
        .zip(&axis.members)
        .map(|(code, member)| (code.clone(), extract.member(axis.code.as_str(), member, lang).into()))
        .collect();
    (index, Value::Object(labels))
}

/// What the format has no place for: the other language, the letters' words, sources by code, notes on
/// single values.
fn extension(dataset: &Dataset<'_>) -> Value {
    let extract = &dataset.extract;
    let text = extract.text;
    let letters: BTreeSet<ObsStatus> =
        extract.cube.cells.iter().filter(|cell| cell.present).map(told_status).collect();
    let legend: Map<String, Value> = letters
        .into_iter()
        .map(|status| (status.code().to_owned(), words(text.lang, &status_id(status)).into()))
        .collect();
    let sources: Vec<Value> = extract
        .cube
        .publications
        .iter()
        .map(|info| {
            json!({ "source": info.publication.source, "edition": info.publication.edition,
                    "values": info.cells, "example": info.example })
        })
        .collect();
    let notes: Map<String, Value> = dataset
        .cells()
        .enumerate()
        .filter_map(|(place, cell)| Some((place.to_string(), told_note(cell?)?.to_owned().into())))
        .collect();
    let about: Vec<Value> = text.about.iter().map(|(name, value)| json!([name, value])).collect();
    let mut found = Map::new();
    found.insert("lang".into(), text.lang.tag().into());
    found.insert("unit".into(), text.unit.as_str().into());
    found.insert("status".into(), Value::Object(legend));
    found.insert("sources".into(), sources.into());
    found.insert("about".into(), about.into());
    if !notes.is_empty() {
        found.insert("notes".into(), Value::Object(notes));
    }
    if let Some(other) = extract.other {
        found.insert("translation".into(), json!({ other.lang.tag(): translation(dataset, other) }));
    }
    Value::Object(found)
}

fn translation(dataset: &Dataset<'_>, text: &TableText) -> Value {
    json!({
        "label": text.title,
        "unit": text.unit,
        "note": text.foot_lines(),
        "dimension": dimensions(dataset, text.lang),
    })
}

fn values(out: &mut dyn Write, dataset: &Dataset<'_>, work: &Work) -> Result<(), Trouble> {
    work.begin(Stage::Saving, 0);
    let mut comma = "";
    for (place, cell) in dataset.cells().enumerate() {
        if place % 4096 == 0 {
            work.check()?;
        }
        if let Some(Shown::Number(value)) = cell.map(shown) {
            let text = number(value.value, Some(value.decimals), NumberStyle::Plain);
            write!(out, "{comma}\"{place}\":{text}")?;
            comma = ",";
        }
    }
    Ok(())
}

fn statuses(out: &mut dyn Write, dataset: &Dataset<'_>) -> Result<(), Trouble> {
    let mut comma = "";
    for (place, cell) in dataset.cells().enumerate() {
        let Some(status) = cell.map(told_status).filter(|status| *status != ObsStatus::Normal) else {
            continue;
        };
        write!(out, "{comma}\"{place}\":\"{}\"", status.code())?;
        comma = ",";
    }
    Ok(())
}
