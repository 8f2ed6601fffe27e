use crate::app::{Corrected, FileReading, Session, Who};
use crate::domain::{CellRef, Draft};
use crate::intake::{CellRole, Correction, Hints, Meaning, Said, Target};
use crate::work::Work;

const TABLE: &str =
    "Workers abroad\nProvince,2019,2020\nSavannakhet,500,510\nSalavan,300,310\nAll in all,800,820\n";

fn read(text: &str) -> (Session, FileReading) {
    let session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    let file =
        session.read_bundled("a.csv", text.as_bytes(), &Hints::default(), &Work::new()).expect("readable");
    (session, file)
}

fn correct(text: &str, said: &[(Target, Said)]) -> Corrected {
    let (session, file) = read(text);
    let corrections: Vec<Correction> =
        said.iter().map(|(target, said)| Correction::new(*target, said.clone())).collect();
    session.correct(&file, "", &corrections, &Hints::default(), &Work::new()).expect("read anew")
}

fn drafts(corrected: &Corrected) -> Vec<Draft> {
    corrected.drafts.as_ref().map(|sheet| sheet.drafts.iter().collect()).unwrap_or_default()
}

fn dimension(code: &str) -> Meaning {
    Meaning::Dimension(code.into())
}

#[test]
fn an_ignored_row_column_or_cell_gives_no_values() {
    for (target, left) in [(Target::Row(4), 4), (Target::Column(2), 3), (Target::Cell(CellRef::new(2, 1)), 5)]
    {
        let corrected = correct(TABLE, &[(target, Said::Ignored)]);
        assert_eq!(drafts(&corrected).len(), left, "{target:?}");
    }
}

#[test]
fn a_row_called_a_total_counts_for_the_country() {
    let corrected = correct(TABLE, &[(Target::Row(4), Said::Total)]);
    let total = drafts(&corrected).into_iter().find(|draft| draft.cell.row == 4).expect("row");
    assert_eq!(total.code("area").map(|code| code.as_str()), Some("LA"));
    let reading = &corrected.file.understood.readings[0].readings[0];
    assert_eq!(reading.role_at(4, 1), CellRole::Total);
    assert_eq!(reading.role_at(3, 1), CellRole::Value);
    assert_eq!((reading.role_at(1, 1), reading.role_at(0, 0)), (CellRole::Header, CellRole::Title));
}

#[test]
fn a_column_tells_what_a_person_says_it_tells() {
    let corrected = correct(TABLE, &[(Target::Column(0), Said::Tells(dimension("origin")))]);
    let codes: Vec<_> = drafts(&corrected).iter().map(|draft| draft.code("origin").cloned()).collect();
    assert_eq!(codes[0], Some("13".into()));
}

#[test]
fn a_cell_may_name_the_year_of_the_whole_table() {
    let text = "Printed 5 May 2021; counted in 2019 and 2020\nState of things: 2018\nProvince,Women,Men\nSalavan,30,31\nSekong,20,22\n";
    let corrected = correct(text, &[(Target::Cell(CellRef::new(1, 0)), Said::Tells(Meaning::Period))]);
    assert!(drafts(&corrected).iter().all(|draft| draft.period == "2018".parse().ok()));
    assert_eq!(drafts(&corrected).len(), 4);
}

#[test]
fn a_row_called_a_header_heads_the_rows_below_it() {
    let text = "Province,Women,Men\nSalavan,30,31\n77,8,9\nSekong,20,22\nChampasak,25,26\n";
    let corrected = correct(text, &[(Target::Row(2), Said::Header)]);
    let below = drafts(&corrected).into_iter().find(|draft| draft.cell.row == 3).expect("row");
    assert!(below.labels.iter().any(|label| &*label.text == "8"), "{below:?}");
    assert!(!drafts(&corrected).iter().any(|draft| draft.cell.row == 2));
}

#[test]
fn a_column_of_numbers_may_be_a_code() {
    let text = "Province,Number of posts,Women\nSalavan,30,31\nSekong,20,22\n";
    assert_eq!(drafts(&correct(text, &[(Target::Column(1), Said::Code)])).len(), 2);
}

#[test]
fn taking_a_correction_back_gives_the_first_reading_again() {
    let (session, file) = read(TABLE);
    let said = [Correction::new(Target::Row(4), Said::Ignored)];
    let once = session.correct(&file, "", &said, &Hints::default(), &Work::new()).expect("read");
    let back = session.correct(&once.file, "", &[], &Hints::default(), &Work::new()).expect("read");
    assert_eq!(back.file.understood.readings, file.understood.readings);
}
