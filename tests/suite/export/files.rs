//! Tables in files, read back.

use super::cubes::{self, Pattern, catalogue};
use calamine::{Data, Reader, Xlsx, open_workbook};
use migration_profile::domain::{Date, Lang};
use migration_profile::export::{self, ExportError, Extract, Overwrite, Part, clip, text, tidy};
use migration_profile::figure::{FigureError, TableText};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::Cube;
use migration_profile::work::Work;
use std::path::Path;

pub fn table(cube: &Cube, lang: Lang) -> TableText {
    let date = Date::new(2026, 11, 23).expect("date");
    TableText::of(cube, catalogue(), lang, NumberStyle::Point).expect("table").dated(date)
}

/// Writes a table in its language, with the words of the other one for formats that name both.
pub fn write(path: &Path, cube: &Cube, lang: Lang) {
    let (words, other) = (table(cube, lang), table(cube, lang.other()));
    let extract = Extract::new(cube, catalogue(), &words).with_other(&other);
    export::table(path, &extract, Overwrite::No, &Work::new()).expect("written");
}

fn sheet(path: &Path, number: usize) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).expect("opens");
    let name = book.sheet_names().get(number).expect("sheet").clone();
    book.worksheet_range(&name).expect("range")
}

#[test]
fn every_table_file_carries_title_unit_source_edition_notes_and_signs() {
    let folder = tempfile::tempdir().expect("folder");
    for lang in Lang::ALL {
        let cube = cubes::stock_by_sex(Pattern::Holes);
        let words = table(&cube, lang);
        let mut wanted = vec![words.title.clone(), words.unit.clone()];
        wanted.extend(words.foot_lines());
        assert!(wanted.iter().any(|line| line.contains("2020") && line == &words.foot.sources[0]));
        let csv_path = folder.path().join(format!("{}.csv", lang.tag()));
        write(&csv_path, &cube, lang);
        let xlsx_path = folder.path().join(format!("{}.xlsx", lang.tag()));
        write(&xlsx_path, &cube, lang);
        let cells: Vec<String> = sheet(&xlsx_path, 0).cells().map(|(_, _, cell)| cell.to_string()).collect();
        let bytes = std::fs::read(&csv_path).expect("csv");
        assert!(bytes.starts_with("\u{feff}".as_bytes()), "the mark by which Excel knows UTF-8");
        let csv_text = String::from_utf8(bytes).expect("UTF-8").replace("\"\"", "\"");
        let part = Part::whole(&words);
        let others = [
            csv_text,
            text::table(&cube, &words),
            clip::tsv(&cube, &words, &part),
            clip::html(&cube, &words, &part).replace("&quot;", "\"").replace("&amp;", "&"),
        ];
        for line in &wanted {
            assert!(cells.contains(line), "xlsx {}: {line}", lang.tag());
            for other in &others {
                assert!(other.contains(line.as_str()), "{}: {line} in\n{other}", lang.tag());
            }
        }
    }
}

#[test]
fn numbers_in_a_workbook_are_numbers_and_missing_ones_are_signs() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("stock.xlsx");
    write(&path, &cubes::stock_by_sex(Pattern::Holes), Lang::En);
    let range = sheet(&path, 0);
    let find =
        |text: &str| range.cells().find(|(_, _, cell)| **cell == *text).map(|(row, column, _)| (row, column));
    let (row, _) = find("2020").expect("year");
    let (_, column) = find("Total").expect("header");
    assert_eq!(range.get((row, column)), Some(&Data::Float(48_731.0)));
    let (estimated, _) = find("1995").expect("year");
    assert_eq!(range.get((estimated, column)), Some(&Data::Float(23_526.0)));
    assert_eq!(range.get((estimated, column + 1)), Some(&Data::String("e".into())), "the sign beside it");
    let (missing, _) = find("2000").expect("year");
    let (_, women) = find("Women").expect("header");
    assert_eq!(range.get((missing, women)), Some(&Data::String("..".into())));
    let zeros =
        range.cells().filter(|(_, _, cell)| matches!(cell, Data::Float(value) if *value == 0.0)).count();
    assert_eq!(zeros, 0, "no missing value became a zero");
}

#[test]
fn the_second_sheet_says_what_the_table_is() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("about.xlsx");
    write(&path, &cubes::stock_by_sex(Pattern::Whole), Lang::En);
    let texts: Vec<String> = sheet(&path, 1).cells().map(|(_, _, cell)| cell.to_string()).collect();
    for wanted in ["IMM_STOCK", "Definition", "Persons", "23 November 2026", "area: Lao PDR"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted} in {texts:?}");
    }
    assert!(texts.iter().any(|text| text.starts_with("UN DESA, International Migrant Stock, edition 2020")));
}

#[test]
fn headers_of_two_levels_are_joined() {
    let mut cube = cubes::stock_by_sex(Pattern::Whole);
    cube.column_levels.insert(0, migration_profile::query::Level { dimension: "origin".into() });
    for header in &mut cube.columns {
        header.members.insert(0, migration_profile::query::MemberRef::Code("VNM".into()));
    }
    let words = table(&cube, Lang::En);
    assert_eq!(words.header.len(), 2);
    assert_eq!((words.header[0].len(), words.header[0][0].count), (1, 3));
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("joined.xlsx");
    write(&path, &cube, Lang::En);
    let mut book: Xlsx<_> = open_workbook(&path).expect("opens");
    let name = book.sheet_names().first().expect("sheet").clone();
    assert_eq!(book.merge_cells_by_sheet_name(&name).expect("merges").len(), 1);
    let html = clip::html(&cube, &words, &Part::whole(&words));
    assert!(html.contains("colspan=\"3\">Viet Nam"), "{html}");
}

#[test]
fn a_label_is_never_a_formula() {
    let mut cube = cubes::stock_by_sex(Pattern::Whole);
    cube.notes.push(migration_profile::query::CubeNote::Remark(String::from("=HYPERLINK(\"http://x\")")));
    let folder = tempfile::tempdir().expect("folder");
    let (xlsx, csv) = (folder.path().join("a.xlsx"), folder.path().join("a.csv"));
    write(&xlsx, &cube, Lang::En);
    write(&csv, &cube, Lang::En);
    let mut book: Xlsx<_> = open_workbook(&xlsx).expect("opens");
    for name in book.sheet_names() {
        assert_eq!(book.worksheet_formula(&name).expect("formulas").cells().count(), 0);
    }
    let text = std::fs::read_to_string(&csv).expect("csv");
    assert!(!text.lines().any(|line| line.trim_start_matches(['"', '\u{feff}']).starts_with('=')), "{text}");
}

#[test]
fn the_tidy_file_has_one_value_a_line_with_its_source() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("tidy.csv");
    let cube = cubes::two_editions();
    let words = table(&cube, Lang::En);
    let extract = Extract::new(&cube, catalogue(), &words);
    tidy::write(&path, &extract, Overwrite::No, &Work::new()).expect("written");
    let text = std::fs::read_to_string(&path).expect("csv");
    assert_eq!(text.lines().count(), 7);
    assert!(text.contains("2020,2020,941309,A,F,0,PS,UNDESA_IMS,2020,1,"), "{text}");
    assert!(text.contains("2020,2020,265386,A,F,0,PS,UNDESA_IMS,2024,1,"), "{text}");
}

#[test]
fn the_terminal_table_is_aligned_in_lao_too() {
    for lang in Lang::ALL {
        let cube = cubes::stock_by_sex(Pattern::Whole);
        let shown = text::table(&cube, &table(&cube, lang));
        let ends: Vec<usize> = shown
            .lines()
            .filter(|line| line.starts_with("19") || line.starts_with("20"))
            .map(unicode_width::UnicodeWidthStr::width)
            .collect();
        assert_eq!(ends.len(), 7, "{shown}");
        assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{shown}");
    }
}

#[test]
fn nothing_is_written_without_source_over_files_or_after_stop() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.xlsx");
    let cube = cubes::stock_by_sex(Pattern::Whole);
    let mut nameless = cube.clone();
    nameless.publications.clear();
    let refused = TableText::of(&nameless, catalogue(), Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("no source"), FigureError::NoSource);
    write(&path, &cube, Lang::En);
    let words = table(&cube, Lang::En);
    let extract = Extract::new(&cube, catalogue(), &words);
    let again = export::table(&path, &extract, Overwrite::No, &Work::new());
    assert!(matches!(again, Err(ExportError::Exists { .. })));
    let work = Work::new();
    work.stop();
    for name in super::formats::NAMES {
        let stopped = export::table(&folder.path().join(name), &extract, Overwrite::No, &work);
        assert!(matches!(stopped, Err(ExportError::Stopped)), "{name}");
    }
    let unknown = export::table(&folder.path().join("c.docx"), &extract, Overwrite::No, &work);
    assert!(matches!(unknown, Err(ExportError::Ending { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 1, "only the first file");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_no_file() {
    // /dev/full takes nothing: what a full stick does.
    if !Path::new("/dev/full").exists() {
        return;
    }
    let error = std::fs::write("/dev/full", "x").expect_err("full");
    let told = ExportError::io(Path::new("table.csv"), &error);
    assert!(matches!(told, ExportError::Full { .. }));
    assert_eq!(told.message().id, "export-error-full");
}

/// Not a check but a way to look: the tables as files below `target/tmp/tables`.
#[test]
#[ignore = "writes files to look at"]
fn tables_to_look_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tables");
    std::fs::create_dir_all(&folder).expect("folder");
    for lang in Lang::ALL {
        for (name, cube) in [
            ("stock", cubes::stock_by_sex(Pattern::Holes)),
            ("origins", cubes::origins_over_time(Pattern::Holes)),
            ("provinces", cubes::provinces(Pattern::Holes)),
        ] {
            let (words, other) = (table(&cube, lang), table(&cube, lang.other()));
            let extract = Extract::new(&cube, catalogue(), &words).with_other(&other);
            for ending in super::formats::NAMES {
                let ending = ending.trim_start_matches("table");
                let path = folder.join(format!("{name}.{}{ending}", lang.tag()));
                export::table(&path, &extract, Overwrite::Yes, &Work::new()).expect(name);
            }
            let path = folder.join(format!("{name}.both.xlsx"));
            export::table(&path, &extract.in_both(), Overwrite::Yes, &Work::new()).expect(name);
            println!("{}", text::table(&cube, &table(&cube, lang)));
        }
    }
}

/// Seconds of the processor and the largest memory since [`begin_measure`], in MB.
fn measured() -> Option<(f64, u64)> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let ticks: Vec<f64> =
        stat.rsplit(')').next()?.split_whitespace().filter_map(|field| field.parse().ok()).collect();
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    // Fields 14 and 15 are the time used, in hundredths; the state before them is no number.
    Some(((ticks[10] + ticks[11]) / 100.0, peak.split_whitespace().next()?.parse::<u64>().ok()? / 1024))
}

/// Forgets the largest memory so far, where the system lets it.
fn begin_measure() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The same numbers by the library alone, without words, signs or formats.
fn by_the_library_alone(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("sheet");
    for row in 0..10_000 {
        sheet.write_string(row, 0, "1000-01").expect("cell");
        for column in 1..=100 {
            sheet.write_number(row, column, 123_456.0).expect("cell");
        }
    }
    book.save(path).expect("saved");
}

/// Not a check but a measurement: a million cells in every format.
#[test]
#[ignore = "takes long"]
fn a_million_cells_in_every_format() {
    let ages: Vec<String> = (0..100).map(|age| format!("Y{age}")).collect();
    let ages: Vec<&str> = ages.iter().map(String::as_str).collect();
    let periods: Vec<String> =
        (0..10_000_u16).map(|at| format!("{:04}-{:02}", 1000 + at / 12, at % 12 + 1)).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let line = vec!["123456"; 100].join("|");
    let lines = vec![line.as_str(); 10_000];
    let folder = tempfile::tempdir().expect("folder");
    let tell = |name: &str, job: &mut dyn FnMut(&Path)| {
        let path = folder.path().join(name);
        begin_measure();
        let before = measured().unwrap_or_default();
        job(&path);
        let after = measured().unwrap_or_default();
        let size = std::fs::metadata(&path).map_or(0, |file| file.len() / 1024 / 1024);
        println!("{name}: {:.1} s, {} MB of memory at most, {size} MB", after.0 - before.0, after.1);
    };
    tell("alone.xlsx", &mut |path| by_the_library_alone(path));
    let cube = cubes::cube("POP_TOTAL", &[("area", "LA")], ("period", &periods), ("age", &ages), &lines);
    tell("nothing", &mut |_| ());
    for name in super::formats::NAMES {
        tell(name, &mut |path| write(path, &cube, Lang::En));
    }
}
