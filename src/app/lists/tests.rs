use super::*;
use crate::app::Who;
use crate::domain::CellRef;
use std::path::PathBuf;

fn session() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::from("LSB") });
    session.create(&folder.path().join("s.mprofile"), false, &Work::new()).expect("store");
    (folder, session)
}

fn wish(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

fn column(session: &Session, list: &str, code: &str, name: &str) -> String {
    let columns = session.member(list, code).expect("member");
    columns.into_iter().find(|column| column.name == name).expect("column").text
}

fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn an_indicator_is_edited_with_definition_links_and_targets() {
    let (_folder, mut session) = session();
    let wishes = [
        wish("name_lo", "ຊື່ໃໝ່"),
        wish("definition_en", "Another definition."),
        wish("lo_checked", "yes"),
        wish("gcm", "1;2"),
        wish("targets", "2030=60000; 2035=70000"),
        wish("agency", "LSB"),
        wish("valid_to", "2030"),
    ];
    let amended = session.amend("indicator", "IMM_STOCK", &wishes).expect("amended");
    let catalogue = session.catalogue();
    let indicator = catalogue.indicator("IMM_STOCK").expect("indicator");
    assert_eq!(indicator.names.lo, "ຊື່ໃໝ່");
    assert!(indicator.names.lo_checked && indicator.definition.lo_checked);
    assert_eq!(indicator.definition.en, "Another definition.");
    assert_eq!(indicator.gcm.len(), 2);
    let targets: Vec<f64> = indicator.targets.iter().map(|(_, number)| number.value).collect();
    assert_eq!(targets, [60_000.0, 70_000.0]);
    let row = session.history(1).expect("history").remove(0);
    assert_eq!(Some(row.id), amended.change);
    assert_eq!(crate::app::change_words(Lang::Lo, &row), "ແກ້ໄຂລາຍການ: ຊື່ໃໝ່");
    session.undo(None, &Work::new()).expect("undo");
    assert!(session.catalogue().indicator("IMM_STOCK").expect("indicator").targets.is_empty());
}

#[test]
fn a_text_that_changes_is_no_longer_checked() {
    let (_folder, mut session) = session();
    session.amend("sex", "F", &[wish("lo_checked", "yes")]).expect("checked");
    assert_eq!(column(&session, "sex", "F", "lo_checked"), "yes");
    session.amend("sex", "F", &[wish("name_lo", "ເພດຍິງ")]).expect("renamed");
    assert_eq!(column(&session, "sex", "F", "lo_checked"), "no");
}

#[test]
fn what_cannot_be_is_refused_with_the_reason_and_nothing_is_written() {
    let (_folder, mut session) = session();
    let before = session.history(9).expect("history").len();
    for (list, code, name, text, id) in [
        ("indicator", "IMM_STOCK", "unit", "FURLONG", "lists-unknown"),
        ("indicator", "IMM_STOCK", "unit", "", "lists-needed"),
        ("indicator", "IMM_STOCK", "sdg", "10.7.1;99", "lists-unknown"),
        ("indicator", "IMM_STOCK", "aggregation", "average", "lists-bad-choice"),
        ("indicator", "IMM_STOCK", "formula", "IMM_STOCK +", "lists-bad-formula"),
        ("indicator", "IMM_STOCK", "targets", "soon", "lists-bad-target"),
        ("area", "13", "valid_to", "tomorrow", "lists-bad-day"),
        ("area", "13", "successor", "13", "lists-itself"),
        ("area", "LA", "parent", "1301", "lists-circle"),
    ] {
        let error = session.amend(list, code, &[wish(name, text)]).expect_err(text);
        assert_eq!((error.message.id.as_str(), error.kind), (id, ErrorKind::Decision), "{text}");
    }
    let both = [wish("valid_from", "2020"), wish("valid_to", "2019-12-31")];
    let error = session.amend("area", "13", &both).expect_err("ends before it begins");
    assert_eq!(error.message.id, "lists-bad-validity");
    let error = session.amend("area", "13", &[wish("colour", "red")]).expect_err("column");
    assert_eq!(error.kind, ErrorKind::Usage);
    assert_eq!(session.history(9).expect("history").len(), before);
}

#[test]
fn a_spreadsheet_goes_out_is_edited_and_comes_back_as_one_change() {
    let (folder, mut session) = session();
    let work = Work::new();
    for name in ["lists.xlsx", "area.csv"] {
        let path = folder.path().join(name);
        let lists: &[String] = if name == "area.csv" { &[String::from("area")] } else { &[] };
        let count = session.export_lists(&path, lists, Lang::Lo, Overwrite::No).expect("export");
        let read = session.read_lists(&path, None, &work).expect("read");
        assert_eq!((read.new, read.changed, read.same), (0, 0, count), "{name}: {:?}", read.parts);
        assert!(!read.is_wrong(), "{name}: {:?}", read.problems);
        assert_eq!(session.write_lists_read(&read, &path).expect("nothing"), None);
    }
    // As a person edits it: a zero that the spreadsheet took away, a day as days stand there, a new member.
    let text = "code,name_lo,name_en,valid_from,aliases\r\n\
                # ລະຫັດ,,,,\r\n1,ນະຄອນຫຼວງ,Vientiane Capital,1989,VTE | Vientiane\r\n\
                ZONE_1,ເຂດ 1,Zone 1,2026-01-01,\r\n";
    let path = file(&folder, "area (1).csv", text);
    let read = session.read_lists(&path, None, &work).expect("read");
    assert_eq!((read.new, read.changed, read.same), (1, 1, 0), "{:?}", read.parts);
    let change = session.write_lists_read(&read, &path).expect("written").expect("change");
    assert_eq!(column(&session, "area", "01", "name_lo"), "ນະຄອນຫຼວງ");
    assert_eq!(column(&session, "area", "01", "aliases"), "VTE | Vientiane");
    assert_eq!(column(&session, "area", "01", "level"), "province", "what the file does not have stays");
    assert_eq!(column(&session, "area", "ZONE_1", "valid_from"), "2026-01-01");
    let touched = session.touched_members(change).expect("touched");
    for part in &read.parts {
        assert!(touched.iter().any(|one| (&one.code, &one.part) == (&part.code, &part.column)), "{part:?}");
    }
    session.undo(Some(change), &work).expect("undo");
    assert!(session.member("area", "ZONE_1").is_err());
}

#[test]
fn each_wrong_cell_of_a_spreadsheet_is_named_and_nothing_is_written() {
    let (folder, mut session) = session();
    let text = "code,name_en,unit,theme,colour\r\nIMM_STOCK,Stock,FURLONG,A1,red\r\n\
                new code,Other,NUM,A1,\r\nIMM_STOCK,Twice,NUM,A1,\r\n,Nobody,NUM,A1,\r\n";
    let path = file(&folder, "indicator.csv", text);
    let read = session.read_lists(&path, None, &Work::new()).expect("read");
    let at = |id: &str| {
        let problem = read.problems.iter().find(|problem| problem.message.id == id);
        problem.unwrap_or_else(|| panic!("{id}: {:?}", read.problems)).place.cell
    };
    assert_eq!(at("lists-unknown"), CellRef::parse("C2"));
    assert_eq!(at("lists-bad-code"), CellRef::parse("A3"));
    assert_eq!(at("lists-code-twice"), CellRef::parse("A4"));
    assert_eq!(at("lists-no-code"), CellRef::parse("A5"));
    assert_eq!(at("lists-column-left"), CellRef::parse("E1"));
    assert!(read.is_wrong());
    let before = session.history(9).expect("history").len();
    assert!(session.write_lists_read(&read, &path).is_err());
    assert_eq!(session.history(9).expect("history").len(), before);
    let other = file(&folder, "shopping.csv", "code,name_en\r\n1,Milk\r\n");
    let error = session.read_lists(&other, None, &Work::new()).expect_err("no list");
    assert_eq!(error.message.id, "lists-no-sheet");
    assert!(session.read_lists(&other, Some("sex"), &Work::new()).is_ok(), "said which list it is");
}
