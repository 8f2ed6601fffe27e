//! Next year's file of the same shape goes in with what was said once.

use super::*;
use crate::app::{FileReading, Who};
use crate::domain::ProblemKind;
use crate::intake::{Correction, Hints, Meaning, Said, Target};

fn session() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    (folder, session)
}

fn read(session: &Session, name: &str, text: &str) -> FileReading {
    session.read_bundled(name, text.as_bytes(), &Hints::default(), &Work::new()).expect("readable")
}

fn write(session: &mut Session, file: &FileReading, meant: &Meant) -> Imported {
    let drafts = session.drafts(file, &[0], None, &Work::new()).expect("drafts");
    session.import(&drafts, meant, Create::default(), Accept::New, false, &Work::new()).expect("import")
}

fn meant() -> Meant {
    Meant {
        indicator: Some("EMI_WORKER_STOCK".into()),
        source: Some("MOLSW_WORKERS".into()),
        ..Meant::default()
    }
}

/// Writes the first year with corrections and answers, then the second with nothing said.
fn two_years(
    first: &str,
    said: &[Correction],
    answers: &Meant,
    second: &str,
) -> (Imported, Imported, FileReading) {
    let (_folder, mut session) = session();
    let mut file = read(&session, "workers 2023.csv", first);
    if !said.is_empty() {
        file = session.correct(&file, "", said, &Hints::default(), &Work::new()).expect("corrected").file;
    }
    let one = write(&mut session, &file, answers);
    let next = read(&session, "workers 2024.csv", second);
    let other = write(&mut session, &next, &Meant::default());
    (one, other, next)
}

#[test]
fn provinces_by_sex_go_in_again_although_a_column_moved_and_one_is_new() {
    let first = "Workers abroad 2023\nNo.,Province,Women,Men,Office use\n1,Salavan,30,31,7\n2,Sekong,20,22,8\n3,Attapeu,11,12,9\n";
    let second = "Workers abroad 2024\nNo.,Province,Office use,Men,Women\n1,Salavan,3,41,40\n2,Sekong,4,32,30\n3,Attapeu,5,22,21\n";
    let said = [Correction::new(Target::Column(4), Said::Ignored)];
    let (one, other, next) = two_years(first, &said, &meant(), second);
    assert_eq!((one.counts.written, other.counts.written), (6, 6), "{:?}", other.problems);
    let reading = &next.understood.readings[0].readings[0];
    assert_eq!(reading.corrections[0].target, Target::Column(2));
    assert_eq!(reading.reasons[0].id, "intake-reason-recipe");
}

#[test]
fn years_across_with_a_row_that_is_no_part_go_in_again_one_row_lower() {
    let first = "Province,2021,2022\nSalavan,30,31\nSekong,20,22\nof which by air,5,6\n";
    let second = "Workers abroad\nProvince,2023,2024\nSalavan,40,41\nAttapeu,11,12\nSekong,30,32\nof which by air,7,8\n";
    let said = [Correction::new(Target::Row(3), Said::Ignored)];
    let (one, other, _) = two_years(first, &said, &meant(), second);
    assert_eq!((one.counts.written, other.counts.written), (4, 6), "{:?}", other.problems);
}

#[test]
fn answers_about_names_and_places_are_not_asked_twice() {
    let first = "Year,Women,Men\n2021,30,31\n2022,20,22\n";
    let second = "Year,Women,Men\n2023,33,34\n2024,25,26\n";
    let answers = Meant { set: [("area".into(), "13".into())].into(), ..meant() };
    let (one, other, _) = two_years(first, &[], &answers, second);
    assert_eq!((one.counts.written, other.counts.written), (4, 4), "{:?}", other.problems);
}

#[test]
fn a_changed_shape_is_told_and_a_foreign_shape_takes_no_recipe() {
    let first = "Year,Province,Women,Men\n2021,Salavan,30,31\n2022,Salavan,20,22\n";
    let (_folder, mut session) = session();
    let file = read(&session, "a 2022.csv", first);
    assert_eq!(write(&mut session, &file, &meant()).counts.written, 4);
    assert_eq!(session.recipes().len(), 1);
    let more = read(
        &session,
        "a 2023.csv",
        "Year,Province,Women,Men,Children\n2023,Salavan,3,4,5\n2024,Salavan,5,6,7\n",
    );
    let told: Vec<&str> =
        more.understood.problems.iter().map(|problem| problem.message.id.as_str()).collect();
    assert_eq!(told, ["intake-by-recipe", "intake-recipe-new"]);
    let other = read(&session, "b.csv", "Country,2019,2020\nThailand,1,2\nChina,3,4\n");
    assert!(other.understood.readings[0].readings[0].answers.is_empty());
}

#[test]
fn what_an_import_taught_is_taken_back_with_it() {
    let (_folder, mut session) = session();
    let text = "Province,2021,2022\nSalavan,30,31\nSekong,20,22\n";
    let file = read(&session, "workers 2022.csv", text);
    let change = write(&mut session, &file, &meant()).change;
    let by_recipe = |session: &Session| {
        let next = read(session, "workers 2024.csv", "Province,2023,2024\nSalavan,30,31\nSekong,20,22\n");
        next.understood.problems.iter().any(|problem| problem.message.id == "intake-by-recipe")
    };
    assert!(by_recipe(&session), "the import says by what it reads");
    session.undo(change, &Work::new()).expect("undone");
    assert!(!by_recipe(&session));
    session.redo(None, &Work::new()).expect("done again");
    assert!(by_recipe(&session));
}

#[test]
fn recipes_are_kept_by_name_and_can_be_dropped() {
    let (_folder, mut session) = session();
    let file = read(&session, "workers 2023.csv", "Province,2021,2022\nSalavan,30,31\nSekong,20,22\n");
    write(&mut session, &file, &meant());
    let again = read(&session, "workers 2024.csv", "Province,2023,2024\nSalavan,30,31\nSekong,20,22\n");
    write(&mut session, &again, &Meant::default());
    let names: Vec<String> = session.recipes().into_iter().map(|recipe| recipe.name).collect();
    assert_eq!(names, ["workers"]);
    assert_eq!(
        session.recipe("workers").expect("recipe").sheets[0].readings[0].answers.source,
        Some("MOLSW_WORKERS".into())
    );
    session.delete_recipe("workers").expect("deleted");
    assert!(session.recipes().is_empty() && session.delete_recipe("workers").is_err());
}

#[test]
fn a_matrix_of_places_has_two_readings_and_each_says_why() {
    let (_folder, session) = session();
    let text = "Country,Thailand,China,Japan\nThailand,,2,3\nChina,4,,6\nJapan,7,8,\n";
    let readings = read(&session, "a.csv", text).understood.readings[0].readings.clone();
    assert!(readings.len() >= 2 && readings.len() <= 3);
    assert_eq!(readings[1].reasons[0].id, "intake-alternative-ends");
    let meaning = |reading: &crate::intake::Reading| reading.blocks[0].levels[0].meaning.clone();
    assert_eq!(meaning(&readings[1]), Meaning::Dimension("origin".into()));
    assert!(readings[0].confidence > readings[1].confidence);
}

#[test]
fn a_reading_without_a_header_asks_unless_a_person_chose_it() {
    let (_folder, mut session) = session();
    let file = read(&session, "a.csv", "Salavan,30,31\nSekong,20,22\nAttapeu,11,13\n");
    let asks = |imported: &Imported| {
        imported
            .problems
            .iter()
            .any(|one| one.kind == ProblemKind::Uncertain && one.severity == Severity::Question)
    };
    let drafts = session.drafts(&file, &[], None, &Work::new()).expect("drafts");
    let imported = session
        .import(&drafts, &meant(), Create::default(), Accept::New, true, &Work::new())
        .expect("import");
    assert!(asks(&imported));
    assert!(!asks(&write(&mut session, &file, &meant())));
}

#[test]
fn a_name_that_several_places_have_is_a_question_with_all_of_them() {
    let (_folder, mut session) = session();
    let file = read(&session, "a.csv", "Province,2021,2022\nVientiane,30,31\nSekong,20,22\nSalavan,2,3\n");
    let imported = write(&mut session, &file, &meant());
    let asked = imported.problems.iter().find(|one| one.kind == ProblemKind::AmbiguousLabel).expect("asked");
    let codes: Vec<&str> = asked.suggestions.iter().map(|one| one.code.as_str()).collect();
    assert!(codes.contains(&"01") && codes.contains(&"10"), "{codes:?}");
    assert_eq!(imported.counts.written, 0);
}
