//! What was said is held against the file: units, editions, names, cells that are no numbers.

use super::*;
use crate::app::Who;
use crate::domain::Severity;
use crate::intake::Hints;

fn import(text: &str, meant: &Meant) -> Imported {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    let file =
        session.read_bundled("a.csv", text.as_bytes(), &Hints::default(), &Work::new()).expect("readable");
    let drafts = session.drafts(&file, &[0], None, &Work::new()).expect("drafts");
    session.import(&drafts, meant, Create::default(), Accept::New, true, &Work::new()).expect("import")
}

fn about(indicator: &str, source: &str, edition: &str) -> Meant {
    Meant {
        indicator: Some(indicator.into()),
        source: Some(source.into()),
        edition: edition.to_owned(),
        ..Meant::default()
    }
}

fn ids(imported: &Imported) -> Vec<&str> {
    imported.problems.iter().map(|problem| problem.message.id.as_str()).collect()
}

#[test]
fn persons_are_not_written_as_months() {
    let text = "ຄ່າໃຊ້ຈ່າຍ ໃນ ສປປ ລາວ\nຫົວໜ່ວຍ: ຄົນ\nປີ,ລວມ\n2022,5\n2023,6\n2024,7\n";
    let mut meant = about("EMI_RECRUIT_COST", "LSB_LFS", "");
    meant.set.insert("area".into(), "LA".into());
    let asked = import(text, &meant);
    assert_eq!(ids(&asked), ["import-unit-asked"]);
    assert!(asked.problems[0].place.cell.is_some() && asked.needs_answers());
    meant.scale_power = Some(0);
    assert!(!import(text, &meant).needs_answers(), "said to be right as it stands");
    let people = Meant { indicator: Some("POP_TOTAL".into()), scale_power: None, ..meant };
    assert!(ids(&import(text, &people)).is_empty());
}

#[test]
fn editions_are_asked_of_sources_that_restate_and_refused_of_those_that_continue() {
    let text = "Province,2021,2022\nSalavan,30,31\nSekong,20,22\n";
    let restates = import(text, &about("POP_TOTAL", "UNDESA_WPP", ""));
    assert_eq!(ids(&restates), ["import-no-edition"]);
    assert!(ids(&import(text, &about("POP_TOTAL", "UNDESA_WPP", "2024"))).is_empty());
    let continues = import(text, &about("POP_TOTAL", "LSB_PHC", "2024"));
    assert_eq!(ids(&continues), ["import-edition-of-continuing"]);
    assert!(continues.needs_answers());
}

#[test]
fn cells_that_are_no_numbers_are_named_and_signs_are_missing_values() {
    let text = "Province,2023,2024\nSekong,5,6\nSalavan,abc,7\nAttapeu,x,#REF!\nChampasack,4,ab\nSavannakhet,3,4\nKhammouane,7,8\n";
    let imported = import(text, &about("POP_TOTAL", "LSB_PHC", ""));
    let cells: Vec<String> = imported
        .problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::NotANumber)
        .filter_map(|problem| Some(problem.place.cell?.to_string()))
        .collect();
    assert_eq!(cells, ["B3", "C4"]);
    assert_eq!(imported.counts.new, 9, "eight numbers and a sign");
    let legend = "Province,2023\nSekong,5\nSalavan,rv\nAttapeu,6\nKhammouane,7\n\nrv = revised later\n";
    assert!(ids(&import(legend, &about("POP_TOTAL", "LSB_PHC", ""))).is_empty());
}

#[test]
fn a_file_without_values_says_why_and_asks_nothing() {
    for text in ["hello\nworld\n", "Province,2023\nSekong,abc\nSalavan,#REF!\n", "\n\n"] {
        let imported = import(text, &Meant::default());
        assert_eq!(imported.problems.iter().map(|one| one.kind).collect::<Vec<_>>(), [ProblemKind::NoTable]);
    }
}

#[test]
fn names_the_file_lacks_and_likely_sources_are_told() {
    let text = "Labour force survey\nProvince,2021,2022\nSalavan,30,31\nSekong,20,22\n";
    let mut meant = about("POP_TOTAL", "LSB_LFS", "");
    meant.maps.push((String::from("Salawan"), "area".into(), "14".into()));
    let imported = import(text, &meant);
    assert_eq!(ids(&imported), ["import-name-lacking"]);
    assert_eq!(imported.problems[0].severity, Severity::Doubt);
    let nobody = Meant { source: None, maps: Vec::new(), ..meant };
    let imported = import(text, &nobody);
    let codes: Vec<&str> = imported.problems[0].suggestions.iter().map(|one| one.code.as_str()).collect();
    assert!(codes.contains(&"LSB_LFS"), "{codes:?}");
}
