//! The importer on tables as offices lay them out: each folder of `tests/intake/cases` is one file.
//!
//! `input.csv` holds the cells, `case.toml` the merged areas, bold cells and the sheet's name where the
//! case is a workbook, `expected.csv` what must come out: cell, value, period, codes.

mod grammars;
mod layouts;
mod mutations;
mod random;
mod round_trip;

use migration_profile::domain::{Catalogue, Draft};
use migration_profile::intake::{Hints, Lexicon, for_each_draft, understand};
use migration_profile::sheet::{Limits, Workbook, read_bytes};
use migration_profile::store::shipped_catalogue;
use migration_profile::work::Work;
use rust_xlsxwriter::{Format, Workbook as Written};
use std::path::{Path, PathBuf};

/// What a case says beside its cells.
#[derive(Default)]
struct Case {
    sheet: Option<String>,
    merges: Vec<String>,
    bold: Vec<String>,
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake/cases");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("cases")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn case_of(folder: &Path) -> Option<Case> {
    let text = std::fs::read_to_string(folder.join("case.toml")).ok()?;
    let table: toml::Table = text.parse().expect("case.toml");
    let list = |name: &str| {
        let values = table.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
    };
    Some(Case {
        sheet: table.get("sheet").and_then(toml::Value::as_str).map(str::to_owned),
        merges: list("merges"),
        bold: list("bold"),
    })
}

/// The workbook of a case: the text itself, or an xlsx with numbers as numbers.
pub(super) fn workbook(
    cells: &[Vec<String>],
    merges: &[String],
    bold: &[String],
    sheet: Option<&str>,
) -> Workbook {
    let mut written = Written::new();
    let page = written.add_worksheet();
    if let Some(name) = sheet {
        page.set_name(name).expect("sheet name");
    }
    let (plain, heavy) = (Format::new(), Format::new().set_bold());
    for merge in merges {
        let (from, to) = merge.split_once(':').expect("range");
        let (from, to) = (place(from), place(to));
        page.merge_range(from.0, from.1, to.0, to.1, "", &plain).expect("merge");
    }
    for (row, line) in cells.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            let at = (u32::try_from(row).expect("row"), u16::try_from(column).expect("column"));
            let format = if bold.iter().any(|cell| place(cell) == at) { &heavy } else { &plain };
            match text.parse::<f64>() {
                _ if text.is_empty() => {}
                Ok(number) if !text.starts_with('0') || text == "0" => {
                    page.write_number_with_format(at.0, at.1, number, format).expect("number");
                }
                _ => {
                    page.write_string_with_format(at.0, at.1, text, format).expect("text");
                }
            }
        }
    }
    let bytes = written.save_to_buffer().expect("xlsx");
    read_bytes("case.xlsx", &bytes, &Limits::default(), &Work::new()).expect("readable")
}

fn place(cell: &str) -> (u32, u16) {
    let cell = migration_profile::domain::CellRef::parse(cell).expect("cell");
    (cell.row, u16::try_from(cell.column).expect("column"))
}

/// All drafts of a workbook, sheet after sheet.
pub(super) fn drafts_of(workbook: &Workbook, catalogue: &Catalogue) -> Vec<Draft> {
    let work = Work::new();
    let understood = understand(workbook, catalogue, &Hints::default(), &work).expect("not stopped");
    let lexicon = Lexicon::new(catalogue);
    let mut drafts = Vec::new();
    for sheet in &understood.readings {
        if let Some(reading) = sheet.readings.first() {
            for_each_draft(workbook, &sheet.sheet, reading, &lexicon, &work, &mut |draft| drafts.push(draft))
                .expect("not stopped");
        }
    }
    drafts
}

fn read_case(folder: &Path) -> Workbook {
    let bytes = std::fs::read(folder.join("input.csv")).expect("input.csv");
    match case_of(folder) {
        None => read_bytes("input.csv", &bytes, &Limits::default(), &Work::new()).expect("readable"),
        Some(case) => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*bytes);
            let cells: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("record").iter().map(str::to_owned).collect())
                .collect();
            workbook(&cells, &case.merges, &case.bold, case.sheet.as_deref())
        }
    }
}

/// One line an observation: cell, value as stored, period, codes by dimension.
pub(super) fn line(draft: &Draft) -> String {
    let mut codes: Vec<String> = draft
        .labels
        .iter()
        .filter_map(|label| Some(format!("{}={}", label.dimension, label.code.as_ref()?)))
        .collect();
    codes.sort();
    codes.dedup();
    let value = draft.stored_number().map(|number| number.to_string()).unwrap_or_default();
    let period = draft.period.map(|period| period.to_string()).unwrap_or_default();
    format!("{},{value},{period},{}", draft.cell, codes.join(";"))
}

#[test]
fn every_case_is_read_as_its_office_meant_it() {
    let catalogue = shipped_catalogue();
    let mut wrong = Vec::new();
    for folder in cases() {
        let name = folder.file_name().expect("name").to_string_lossy().into_owned();
        let drafts = drafts_of(&read_case(&folder), &catalogue);
        let got: Vec<String> = drafts.iter().map(line).collect();
        if std::env::var_os("WRITE_EXPECTED").is_some() {
            std::fs::write(folder.join("expected.csv"), got.join("\n") + "\n").expect("write");
            continue;
        }
        let expected = std::fs::read_to_string(folder.join("expected.csv")).expect("expected.csv");
        let expected: Vec<&str> = expected.lines().collect();
        for (want, got) in expected.iter().zip(&got).filter(|(want, got)| *want != got) {
            wrong.push(format!("{name}: want {want}, got {got}"));
        }
        if expected.len() != got.len() {
            wrong.push(format!("{name}: want {} values, got {}", expected.len(), got.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
