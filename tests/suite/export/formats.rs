//! Every format of tables, opened again: the words around the numbers, and the numbers themselves.

use super::cubes::{self, Pattern, catalogue};
use super::files::{table, write};
use migration_profile::domain::{Code, Draft, IndicatorCode, Lang, ObsStatus, Period};
use migration_profile::export::{self, Extract, Overwrite, TableFormat, sdmx};
use migration_profile::figure::{Shown, shown, told_status};
use migration_profile::intake::{Hints, Lexicon, for_each_draft, understand};
use migration_profile::query::{Cube, CubeNote, MemberRef};
use migration_profile::sheet::{Limits, read_bytes};
use migration_profile::work::Work;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// A name for each format.
pub const NAMES: [&str; 8] = [
    "table.xlsx",
    "table.ods",
    "table.csv",
    "table.html",
    "table.px",
    "table.json",
    "table.sdmx.csv",
    "table.csv.zip",
];

/// The parts of a file: those inside a package, the structure message beside a file of values, or itself.
pub fn parts(path: &Path) -> Vec<(String, Vec<u8>)> {
    let bytes = std::fs::read(path).expect("read");
    let mut found = Vec::new();
    if bytes.starts_with(b"PK") {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("zip");
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("part");
            let name = part.name().expect("name").into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("part read");
            found.push((name, bytes));
        }
    } else {
        found.push((String::from("file"), bytes));
    }
    if TableFormat::of(path) == Some(TableFormat::Sdmx) {
        found.push((
            String::from("structure"),
            std::fs::read(sdmx::structure_path(path)).expect("structure message"),
        ));
    }
    found
}

/// Everything a file says as one text, the escapes of its format undone.
fn said(path: &Path) -> String {
    let mut out = String::new();
    for (_, bytes) in parts(path) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        out.push_str(
            &text
                .replace("\\\"", "\"")
                .replace("\"\"", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        );
    }
    // PX knows no quotation mark inside a text, and the sheet formats end a line elsewhere.
    out.replace('\'', "\"")
}

/// A cube with every kind of hole, a note of its own and a remark on a value.
fn rich() -> Cube {
    let mut cube = cubes::stock_by_sex(Pattern::Holes);
    cube.notes.push(CubeNote::Remark(String::from("People counted at the census & after")));
    cube.cells[0].note = Some("counted twice, see <table 4>".into());
    cube
}

#[test]
fn every_file_says_title_unit_source_edition_notes_and_the_meaning_of_signs() {
    let folder = tempfile::tempdir().expect("folder");
    let cube = rich();
    for lang in Lang::ALL {
        let words = table(&cube, lang);
        for name in NAMES {
            let path = folder.path().join(format!("{}-{name}", lang.tag()));
            write(&path, &cube, lang);
            let text = said(&path);
            let mut wanted = vec![words.title.clone(), words.unit.clone()];
            wanted.extend(words.foot.sources.iter().cloned());
            wanted.extend(words.foot.notes.iter().cloned());
            wanted.extend(words.remarks.iter().cloned());
            wanted.extend(words.foot.signs.iter().map(|sign| sign.words.clone()));
            wanted.extend(words.foot.example.clone());
            // Plain CSV is the table alone; its package says the definition.
            if name != "table.csv" {
                wanted.push(cube.indicator.definition.get(lang).to_owned());
            }
            assert!(wanted.iter().any(|line| line.contains("2020")), "the edition is among them");
            for line in wanted {
                let line = line.replace('\'', "\"");
                assert!(text.contains(&line), "{name} in {}: {line}", lang.tag());
            }
        }
    }
}

#[test]
fn both_languages_stand_in_one_file_where_asked() {
    let folder = tempfile::tempdir().expect("folder");
    let cube = rich();
    let (words, other) = (table(&cube, Lang::Lo), table(&cube, Lang::En));
    let extract = Extract::new(&cube, catalogue(), &words).with_other(&other).in_both();
    for name in NAMES {
        let path = folder.path().join(name);
        export::table(&path, &extract, Overwrite::No, &Work::new()).expect(name);
        let text = said(&path);
        for line in [&words.title, &other.title, &words.unit, &other.unit] {
            assert!(text.contains(line.as_str()), "{name}: {line}");
        }
    }
}

/// Identity of a value without its source: period, area, other members.
type Spot = (String, String, BTreeMap<String, String>);

fn spot(period: Option<Period>, members: impl Iterator<Item = (String, Option<Code>)>) -> Spot {
    let mut rest: BTreeMap<String, String> =
        members.filter_map(|(dimension, code)| Some((dimension, code?.to_string()))).collect();
    let area = rest.remove("area").unwrap_or_default();
    rest.retain(|_, code| code != Code::TOTAL);
    (period.map_or_else(String::new, |period| period.to_string()), area, rest)
}

/// What a cube says, for comparison with what is read back.
fn of_cube(cube: &Cube) -> BTreeMap<Spot, (Option<String>, bool)> {
    let mut found = BTreeMap::new();
    for row in 0..cube.rows.len() {
        for column in 0..cube.columns.len() {
            let Some(cell) = cube.cell(row, column).filter(|cell| cell.present) else { continue };
            let period = cube.members(row, column).find_map(|(_, member)| match member {
                MemberRef::Period(period) => Some(*period),
                _ => None,
            });
            let members = cube.members(row, column).filter_map(|(dimension, member)| match member {
                MemberRef::Code(code) => Some((dimension.to_string(), Some(code.clone()))),
                _ => None,
            });
            let number = match shown(cell) {
                Shown::Number(number) => Some(number.value.to_string()),
                _ => None,
            };
            let withheld = told_status(cell) == ObsStatus::Suppressed;
            found.insert(spot(period, members), (number, withheld));
        }
    }
    found
}

fn of_drafts(drafts: &[Draft]) -> BTreeMap<Spot, (Option<String>, bool)> {
    drafts
        .iter()
        .map(|draft| {
            let members = draft.labels.iter().map(|label| (label.dimension.to_string(), label.code.clone()));
            let withheld = draft.status == ObsStatus::Suppressed;
            let number = draft.number.filter(|_| !withheld).map(|number| number.value.to_string());
            (spot(draft.period, members), (number, withheld))
        })
        .collect()
}

/// What the importer reads in a file, with the indicator told.
fn read(path: &Path, indicator: &IndicatorCode) -> Vec<Draft> {
    let bytes = std::fs::read(path).expect("read");
    let name = path.file_name().expect("name").to_string_lossy().into_owned();
    let book = read_bytes(&name, &bytes, &Limits::default(), &Work::new()).expect("readable");
    let catalogue = catalogue();
    let hints = Hints { indicator: Some(indicator.clone()), ..Hints::default() };
    let understood = understand(&book, catalogue, &hints, &Work::new()).expect("understood");
    let lexicon = Lexicon::new(catalogue);
    let mut drafts = Vec::new();
    for sheet in &understood.readings {
        if let Some(reading) = sheet.readings.first() {
            for_each_draft(&book, &sheet.sheet, reading, &lexicon, &Work::new(), &mut |draft| {
                drafts.push(draft)
            })
            .expect("drafts");
        }
    }
    drafts
}

/// The cubes that are read back: members of several dimensions, holes, no cell without a value of its own.
fn cubes() -> Vec<Cube> {
    vec![
        cubes::stock_by_sex(Pattern::Holes),
        cubes::destinations_by_sex(Pattern::Holes),
        cubes::provinces(Pattern::Holes),
        cubes::origins_over_time(Pattern::Holes),
        cubes::ages_by_sex(Pattern::Holes),
    ]
}

fn assert_read_back(ending: &str, lang: Lang) {
    let folder = tempfile::tempdir().expect("folder");
    for (number, cube) in cubes().iter().enumerate() {
        let path = folder.path().join(format!("{number}.{ending}"));
        write(&path, cube, lang);
        let found = of_drafts(&read(&path, &cube.indicator.code));
        assert_eq!(found, of_cube(cube), "{ending}, cube {number}, in {}", lang.tag());
    }
}

#[test]
fn a_px_file_read_back_has_the_same_values() {
    for lang in Lang::ALL {
        assert_read_back("px", lang);
    }
}

#[test]
fn an_sdmx_file_read_back_has_the_same_values() {
    for lang in Lang::ALL {
        assert_read_back("sdmx.csv", lang);
    }
}

#[test]
fn a_json_stat_file_read_back_has_the_same_values() {
    for lang in Lang::ALL {
        assert_read_back("json", lang);
    }
}

#[test]
fn a_tidy_file_read_back_has_the_same_values() {
    let folder = tempfile::tempdir().expect("folder");
    for (number, cube) in cubes().iter().enumerate() {
        let path = folder.path().join(format!("{number}.csv"));
        let words = table(cube, Lang::En);
        let extract = Extract::new(cube, catalogue(), &words);
        export::tidy::write(&path, &extract, Overwrite::No, &Work::new()).expect("written");
        assert_eq!(of_drafts(&read(&path, &cube.indicator.code)), of_cube(cube), "cube {number}");
    }
}

/// The status of each value that has a number.
fn statuses_of(cube: &Cube) -> BTreeMap<Spot, ObsStatus> {
    let mut found = BTreeMap::new();
    for row in 0..cube.rows.len() {
        for column in 0..cube.columns.len() {
            let Some(cell) = cube.cell(row, column).filter(|cell| cell.present) else { continue };
            if !matches!(shown(cell), Shown::Number(_)) {
                continue;
            }
            let period = cube.members(row, column).find_map(|(_, member)| match member {
                MemberRef::Period(period) => Some(*period),
                _ => None,
            });
            let members = cube.members(row, column).filter_map(|(dimension, member)| match member {
                MemberRef::Code(code) => Some((dimension.to_string(), Some(code.clone()))),
                _ => None,
            });
            found.insert(spot(period, members), told_status(cell));
        }
    }
    found
}

#[test]
fn the_status_of_a_value_comes_back_with_it() {
    let folder = tempfile::tempdir().expect("folder");
    for ending in ["sdmx.csv", "json", "px", "csv"] {
        for (number, cube) in cubes().iter().enumerate() {
            let path = folder.path().join(format!("{number}.{ending}"));
            if ending == "csv" {
                let words = table(cube, Lang::En);
                let extract = Extract::new(cube, catalogue(), &words);
                export::tidy::write(&path, &extract, Overwrite::No, &Work::new()).expect("written");
            } else {
                write(&path, cube, Lang::En);
            }
            let wanted = statuses_of(cube);
            let mut seen = 0;
            for draft in read(&path, &cube.indicator.code) {
                let members =
                    draft.labels.iter().map(|label| (label.dimension.to_string(), label.code.clone()));
                let Some(status) = wanted.get(&spot(draft.period, members)) else { continue };
                assert_eq!(draft.status, *status, "{ending}, cube {number}");
                seen += 1;
            }
            assert_eq!(seen, wanted.len(), "{ending}, cube {number}");
        }
    }
}
