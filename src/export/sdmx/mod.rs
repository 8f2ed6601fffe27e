//! SDMX-CSV 2.0, with the structure message (codelists, concepts, data structure, dataflow) beside it.
//!
//! In: a table. Out: `NAME.sdmx.csv`, one observation a line, and `NAME.structure.xml`, which says what
//! its columns and codes mean. Title, notes and legend stand in the structure message. Times that SDMX has
//! no word for (fiscal years, ranges) are written as time ranges; `PERIOD` keeps our own spelling.

mod structure;
mod time;

use super::extract::{Extract, code_of};
use super::grid;
use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::{Code, DimensionCode};
use crate::figure::{Shown, shown, told_note, told_status};
use crate::i18n::{NumberStyle, number};
use crate::query::MemberRef;
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Who keeps the structures.
const AGENCY: &str = "MPROFILE";
const VERSION: &str = "1.0";
/// A dimension that does not apply: the edition of a source that continues.
const NONE: &str = "_Z";

/// The name of a dimension in SDMX: our own in capitals, the usual ones for place and time.
fn concept(dimension: &str) -> String {
    match dimension {
        DimensionCode::AREA => String::from("REF_AREA"),
        DimensionCode::PERIOD => String::from("TIME_PERIOD"),
        other => other.to_ascii_uppercase(),
    }
}

/// Disaggregations beside indicator, area, source, edition and time, in order.
fn dimensions<'a>(extract: &Extract<'a>) -> Vec<&'a DimensionCode> {
    let apart = [DimensionCode::AREA, DimensionCode::PERIOD, DimensionCode::SOURCE];
    extract.cube.members(0, 0).map(|(code, _)| code).filter(|code| !apart.contains(&code.as_str())).collect()
}

/// The structure message of a file of values: `a.sdmx.csv` → `a.structure.xml`.
pub fn structure_path(path: &Path) -> PathBuf {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let stem = lower.strip_suffix(".sdmx.csv").map_or(name, |stem| name.get(..stem.len()).unwrap_or(name));
    path.with_file_name(format!("{stem}.structure.xml"))
}

/// Writes the table as SDMX-CSV with its structure message beside it.
///
/// # Errors
/// [`ExportError`]; neither file is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let beside = structure_path(path);
    save(path, overwrite, |out| {
        put(&mut *out, extract, work).map_err(|trouble| trouble.at(path))?;
        // Written last: when it cannot be, the values are not renamed into place either.
        save(&beside, overwrite, |out| structure::put(out, extract).map_err(|trouble| trouble.at(&beside)))
    })
}

/// The identifiers of what describes an indicator's data: dataflow `DF_…`, data structure `DSD_…`.
fn dataflow(extract: &Extract<'_>) -> String {
    format!("DF_{}", extract.cube.indicator.code)
}

const AFTER_KEY: [&str; 9] = [
    "OBS_VALUE",
    "OBS_STATUS",
    "CONF_STATUS",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "COMPUTED",
    "PERIOD",
    "COMMENT_OBS",
];

fn put(out: &mut dyn Write, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let cube = extract.cube;
    let dims = dimensions(extract);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let mut header: Vec<String> =
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA"].map(String::from).to_vec();
    header.extend(dims.iter().map(|code| concept(code.as_str())));
    header.extend(["SOURCE", "EDITION", "TIME_PERIOD"].map(String::from));
    header.extend(AFTER_KEY.map(String::from));
    writer.write_record(&header)?;
    let id = format!("{AGENCY}:{}({VERSION})", dataflow(extract));
    work.begin(Stage::Saving, u64::try_from(cube.rows.len()).unwrap_or(0));
    for row in 0..cube.rows.len() {
        work.check()?;
        for column in 0..cube.columns.len() {
            let Some(record) = line(extract, &dims, (row, column)) else { continue };
            for field in ["dataflow", id.as_str(), "I", cube.indicator.code.as_str()] {
                writer.write_field(field)?;
            }
            writer.write_record(&record)?;
        }
        work.advance(1);
    }
    writer.flush()?;
    Ok(())
}

/// What follows the indicator in the line of a cell.
fn line(
    extract: &Extract<'_>,
    dims: &[&DimensionCode],
    (row, column): (usize, usize),
) -> Option<Vec<String>> {
    let cube = extract.cube;
    let cell = cube.cell(row, column).filter(|cell| cell.present)?;
    let member = |wanted: &str| {
        cube.members(row, column).find(|(code, _)| code.as_str() == wanted).map(|(_, one)| one)
    };
    let code = |wanted: &str| member(wanted).map_or_else(|| Code::TOTAL.to_owned(), code_of);
    let mut record = vec![code(DimensionCode::AREA)];
    record.extend(dims.iter().map(|dimension| code(dimension.as_str())));
    let info = extract.publication(cell);
    let edition = info.map(|info| info.publication.edition.as_str()).filter(|text| !text.is_empty());
    let period = match member(DimensionCode::PERIOD) {
        Some(MemberRef::Period(period)) => Some(*period),
        _ => None,
    };
    let value = match shown(cell) {
        Shown::Number(value) => Some(value),
        _ => None,
    };
    record.extend([
        info.map_or_else(|| NONE.to_owned(), |info| info.publication.source.to_string()),
        grid::harmless(edition.unwrap_or(NONE)),
        period.map_or_else(String::new, time::time_period),
        value.map_or_else(String::new, |value| number(value.value, Some(value.decimals), NumberStyle::Plain)),
        told_status(cell).code().to_owned(),
        cell.confidentiality.code().to_owned(),
        cube.unit.to_string(),
        String::from("0"),
        value.map_or_else(String::new, |value| value.decimals.to_string()),
        u8::from(cell.computed).to_string(),
        period.map_or_else(String::new, |period| period.to_string()),
        grid::harmless(told_note(cell).unwrap_or_default()),
    ]);
    Some(record)
}
