use super::write_findings;
use crate::app::{Session, Who};
use crate::domain::{CellRef, Message, Place, Problem, ProblemKind, Severity};
use crate::intake::Hints;
use crate::sheet::{Limits, read};
use crate::work::Work;

#[test]
fn the_sender_gets_his_cells_back_with_a_list_in_both_languages() {
    let session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    let text = "Province,Women,Men\nSalavan,30,31\nNowhere,20,22\n";
    let file =
        session.read_bundled("a.csv", text.as_bytes(), &Hints::default(), &Work::new()).expect("readable");
    let problem = Problem {
        kind: ProblemKind::UnknownLabel,
        severity: Severity::Question,
        place: Place { file: None, sheet: None, cell: Some(CellRef::new(2, 0)) },
        message: Message::new("import-unknown-name").with("text", "Nowhere").with("dimension", "area"),
        suggestions: Vec::new(),
        count: 2,
    };
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("back.xlsx");
    write_findings(&file, std::slice::from_ref(&problem), &path).expect("written");
    let book = read(&path, &Limits::default(), &Work::new()).expect("readable");
    let cell = |sheet: usize, row: u32, column: u32| book.sheets[sheet].cell(row, column).text().into_owned();
    assert_eq!(
        (cell(0, 1, 1).as_str(), cell(1, 2, 0).as_str(), cell(1, 2, 2).as_str()),
        ("A3", "Nowhere", "22")
    );
    assert!(cell(0, 1, 2).contains("ບໍ່ຮູ້ຈັກ") && cell(0, 1, 3).contains("not known"));
    assert!(write_findings(&file, &[], &path).is_err(), "a file that stands there is not replaced");
}
