use super::*;
use crate::app::Who;
use crate::domain::{CellRef, Code, ConfStatus, Draft, Label, Number, ObsStatus, ProblemKind};

fn label(dimension: &str, text: &str, code: Option<&str>) -> Label {
    Label {
        dimension: dimension.into(),
        text: text.into(),
        code: code.map(Code::from),
        cell: CellRef::new(0, 0),
    }
}

fn draft(row: u32, value: Option<&str>, labels: Vec<Label>) -> Draft {
    Draft {
        sheet: "Sheet 1".into(),
        cell: CellRef::new(row, 1),
        measure: "Workers".into(),
        indicator: None,
        period: "2020".parse().ok(),
        labels,
        number: value.map(|text| Number::parse(text).expect("number")),
        scale_power: 0,
        status: ObsStatus::Normal,
        confidentiality: ConfStatus::Free,
        flag: None,
        unit: None,
        raw: None,
        note: None,
    }
}

fn sheet(drafts: Vec<Draft>) -> Vec<SheetDrafts> {
    vec![SheetDrafts {
        file: String::from("a.xlsx"),
        bytes: None,
        sheet: String::from("Sheet 1"),
        recipe: None,
        drafts: drafts.into(),
        problems: Vec::new(),
    }]
}

fn meant() -> Meant {
    Meant {
        indicator: Some("EMI_WORKER_STOCK".into()),
        source: Some("MOLSW_WORKERS".into()),
        ..Meant::default()
    }
}

fn session() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    (folder, session)
}

fn import(session: &mut Session, sheets: &[SheetDrafts], meant: &Meant, create: Create) -> Imported {
    session.import(sheets, meant, create, Accept::New, false, &Work::new()).expect("import")
}

fn kinds(imported: &Imported) -> Vec<ProblemKind> {
    imported.problems.iter().map(|problem| problem.kind).collect()
}

#[test]
fn a_table_by_province_is_written_as_one_change() {
    let (_folder, mut session) = session();
    let rows = sheet(vec![
        draft(1, Some("5"), vec![label("area", "Savannakhet", Some("13"))]),
        draft(2, Some("7"), vec![label("area", "Champasack", Some("16"))]),
        draft(3, None, vec![label("area", "Sekong", Some("15"))]),
    ]);
    let imported = import(&mut session, &rows, &meant(), Create::default());
    assert_eq!((imported.counts.written, imported.empty), (2, 1));
    assert!(imported.problems.is_empty());
    assert!(imported.change.is_some());
}

#[test]
fn an_unknown_name_stops_everything_and_suggests() {
    let (_folder, mut session) = session();
    let rows = sheet(vec![
        draft(1, Some("5"), vec![label("area", "Savannaket", None)]),
        draft(2, Some("7"), vec![label("area", "Champasack", Some("16"))]),
    ]);
    let imported = import(&mut session, &rows, &meant(), Create::default());
    assert_eq!((imported.change, kinds(&imported)), (None, vec![ProblemKind::UnknownLabel]));
    assert_eq!(imported.problems[0].suggestions[0].code, "13");
    let mapped = Meant { maps: vec![(String::from("Savannaket"), "area".into(), "13".into())], ..meant() };
    assert_eq!(import(&mut session, &rows, &mapped, Create::default()).counts.written, 2);
}

#[test]
fn unknown_names_are_made_only_on_request() {
    let (_folder, mut session) = session();
    let rows = sheet(vec![
        draft(1, Some("5"), vec![label("area", "Other South", None)]),
        draft(2, Some("5"), vec![label("area", "ເຂດພິເສດ", None)]),
    ]);
    let imported = import(&mut session, &rows, &meant(), Create { codes: true, indicator: false });
    assert_eq!((imported.counts.written, imported.created.len()), (2, 2));
    let catalogue = session.catalogue();
    assert!(catalogue.list("area").is_some_and(|areas| areas.get("X_OTHER_SOUTH").is_some()));
}

#[test]
fn a_file_without_source_place_or_year_asks_for_all_three_at_once() {
    let (_folder, mut session) = session();
    let mut bare = draft(1, Some("5"), Vec::new());
    bare.period = None;
    let nobody = Meant { source: None, ..meant() };
    let asked = kinds(&import(&mut session, &sheet(vec![bare]), &nobody, Create::default()));
    for kind in [ProblemKind::UnknownSource, ProblemKind::UnknownArea, ProblemKind::UnknownPeriod] {
        assert!(asked.contains(&kind), "{kind:?}");
    }
}

#[test]
fn one_key_with_two_values_is_a_question() {
    let (_folder, mut session) = session();
    let place = || vec![label("area", "Savannakhet", Some("13"))];
    let rows = sheet(vec![draft(1, Some("5"), place()), draft(2, Some("6"), place())]);
    let imported = import(&mut session, &rows, &meant(), Create::default());
    assert_eq!((imported.change, kinds(&imported)), (None, vec![ProblemKind::Duplicate]));
}

#[test]
fn of_two_contradicting_cells_the_chosen_one_counts_or_neither() {
    let place = || vec![label("area", "Savannakhet", Some("13"))];
    let other = || vec![label("area", "Champasack", Some("16"))];
    let rows = sheet(vec![
        draft(1, Some("5"), place()),
        draft(2, Some("6"), place()),
        draft(3, Some("7"), other()),
        draft(4, Some("8"), other()),
    ]);
    for (all, one, expected) in [
        (Twice::First, Twice::First, vec![5.0, 7.0]),
        (Twice::Second, Twice::Second, vec![6.0, 8.0]),
        (Twice::First, Twice::Second, vec![5.0, 8.0]),
        (Twice::Neither, Twice::First, vec![7.0]),
    ] {
        let (_folder, session) = session();
        let mut meant = Meant { other_pairs: Some(all), ..meant() };
        meant.pairs.insert((String::from("Sheet 1"), CellRef::new(4, 1)), one);
        let observed = meaning::observe(
            &rows,
            &meant,
            Create::default(),
            (&session.catalogue(), &Default::default()),
            &Work::new(),
        )
        .expect("observed");
        let numbers: Vec<f64> = observed
            .incoming
            .iter()
            .filter_map(|one| one.observation.number.map(|number| number.value))
            .collect();
        assert_eq!(numbers, expected, "{all:?} {one:?}");
        assert_eq!(observed.left_out, 4 - u64::try_from(numbers.len()).expect("few"));
    }
}

#[test]
fn a_column_that_tells_values_apart_is_made_before_one_of_two_cells_is_chosen() {
    let office = |name: &str| vec![label("area", "Savannakhet", Some("13")), label("Office", name, None)];
    let rows = sheet(vec![draft(1, Some("5"), office("North")), draft(2, Some("6"), office("South"))]);
    let (_folder, mut session) = session();
    let meant = Meant { other_pairs: Some(Twice::Neither), ..meant() };
    let create = Create { codes: true, ..Create::default() };
    let imported = import(&mut session, &rows, &meant, create);
    assert_eq!((imported.counts.new, imported.left_out), (2, 0), "{:?}", imported.problems);
}

#[test]
fn values_of_unknown_names_can_be_left_out_and_are_counted() {
    let rows = sheet(vec![
        draft(1, Some("5"), vec![label("area", "World Bank members", None)]),
        draft(2, Some("6"), vec![label("area", "Other South", None)]),
        draft(3, Some("7"), vec![label("area", "Champasack", Some("16"))]),
    ]);
    let (_folder, mut session) = session();
    let one = Meant { left_out: vec![(String::from("Other South"), None)], ..meant() };
    let imported = import(&mut session, &rows, &one, Create::default());
    assert_eq!((imported.change, imported.left_out), (None, 1));
    assert_eq!(kinds(&imported), [ProblemKind::UnknownLabel, ProblemKind::LeftOut]);
    let rest = Meant { leave_rest: true, ..meant() };
    let imported = import(&mut session, &rows, &rest, Create::default());
    assert_eq!((imported.counts.written, imported.left_out), (1, 2));
}

#[test]
fn figures_a_thousand_off_are_asked_unless_the_scale_is_said() {
    let (_folder, mut session) = session();
    let rows = |factor: &str| {
        let row = |at: u32, code: &str| {
            draft(at, Some(&format!("{at}{factor}")), vec![label("area", code, Some(code))])
        };
        sheet(vec![row(1, "13"), row(2, "14"), row(3, "16")])
    };
    import(&mut session, &rows("000"), &meant(), Create::default());
    let asked = import(&mut session, &rows(""), &meant(), Create::default());
    assert_eq!(kinds(&asked), [ProblemKind::Jump]);
    let thousands = Meant { scale_power: Some(3), ..meant() };
    let same = import(&mut session, &rows(""), &thousands, Create::default());
    assert_eq!((same.counts.same, kinds(&same)), (3, vec![]));
    let right = Meant { scale_power: Some(0), ..meant() };
    let changed = import(&mut session, &rows(""), &right, Create::default());
    assert_eq!((changed.counts.changed, kinds(&changed)), (3, vec![]));
}

#[test]
fn amounts_are_turned_into_the_unit_of_the_indicator() {
    let (_folder, mut session) = session();
    let mut row = draft(1, Some("124331525"), vec![label("area", "Lao PDR", Some("LA"))]);
    row.measure = "Personal remittances, received (current US$)".into();
    let meant =
        Meant { indicator: Some("ECO_REMIT_IN".into()), source: Some("WB_REMIT".into()), ..Meant::default() };
    let catalogue = session.catalogue();
    let rows = sheet(vec![row]);
    let observed =
        meaning::observe(&rows, &meant, Create::default(), (&catalogue, &Default::default()), &Work::new())
            .expect("observed");
    let number = observed.incoming[0].observation.number.expect("number");
    assert_eq!(number.to_string(), "124.331525");
    assert_eq!(import(&mut session, &rows, &meant, Create::default()).counts.written, 1);
}

#[test]
fn in_a_bilateral_table_the_place_follows_the_indicator() {
    let (_folder, mut session) = session();
    let ends = vec![label("origin", "Thailand", Some("THA")), label("destination", "Lao PDR", Some("LA"))];
    let rows = sheet(vec![draft(1, Some("84.19"), ends)]);
    let meant = Meant {
        indicator: Some("ECO_REMIT_IN".into()),
        source: Some("WB_BILATERAL".into()),
        edition: String::from("2021"),
        ..Meant::default()
    };
    let catalogue = session.catalogue();
    let observed =
        meaning::observe(&rows, &meant, Create::default(), (&catalogue, &Default::default()), &Work::new())
            .expect("observed");
    let key = &observed.incoming[0].observation.key;
    assert_eq!((key.area.as_str(), key.dims.to_string().as_str()), ("LA", "origin=THA"));
    assert_eq!(import(&mut session, &rows, &meant, Create::default()).counts.written, 1);
}

#[test]
fn a_place_said_twice_as_number_and_name_is_one_place() {
    let (_folder, mut session) = session();
    let twice = vec![label("area", "418", Some("LA")), label("destination", "Lao PDR", Some("LA"))];
    let meant = Meant { indicator: Some("IMM_STOCK".into()), ..meant() };
    let imported = import(&mut session, &sheet(vec![draft(1, Some("5"), twice)]), &meant, Create::default());
    assert_eq!(imported.counts.new, 1, "{:?}", imported.problems);
    let once = vec![label("area", "Lao PDR", Some("LA"))];
    let again = import(&mut session, &sheet(vec![draft(1, Some("5"), once)]), &meant, Create::default());
    assert_eq!(again.counts.same, 1, "the area alone is the whole key");
}

#[test]
fn a_unit_is_found_among_other_words_and_the_longest_is_meant() {
    let (_folder, session) = session();
    let catalogue = session.catalogue();
    let unit = |text: &str| names::unit_of(&catalogue, text);
    assert_eq!(unit("current US$").as_deref(), Some("USD"));
    assert_eq!(unit("US$ million").as_deref(), Some("USD_M"));
    assert_eq!(unit("ຕື້ກີບ").as_deref(), Some("LAK_B"));
    assert_eq!(unit("thousands"), None);
}

#[test]
fn a_spelling_answered_once_holds_for_all_files_of_the_agency_and_for_no_other() {
    let (_folder, mut session) = session();
    let rows = |year: &str| {
        let mut one = draft(1, Some("5"), vec![label("area", "ສວັນນະເຂດ.", None)]);
        one.period = year.parse().ok();
        sheet(vec![one])
    };
    let from = |agency: &str| Meant { sender: Some(agency.into()), ..meant() };
    let answered = Meant {
        maps: vec![(String::from("ສວັນນະເຂດ."), "area".into(), "13".into())],
        ..from("MPS")
    };
    assert_eq!(import(&mut session, &rows("2020"), &answered, Create::default()).counts.written, 1);
    assert_eq!(import(&mut session, &rows("2021"), &from("MPS"), Create::default()).counts.written, 1);
    let other = import(&mut session, &rows("2022"), &from("LSB"), Create::default());
    assert_eq!(kinds(&other), [ProblemKind::UnknownLabel]);
}

#[test]
fn the_journal_counts_what_was_written_and_not_what_the_file_has() {
    let (_folder, mut session) = session();
    let first = draft(1, Some("5"), vec![label("area", "Savannakhet", Some("13"))]);
    let second = draft(2, Some("7"), vec![label("area", "Champasack", Some("16"))]);
    import(&mut session, &sheet(vec![first.clone()]), &meant(), Create::default());
    import(&mut session, &sheet(vec![first, second]), &meant(), Create::default());
    let counts: Vec<_> =
        session.history(2).expect("history").iter().map(|row| row.detail["count"].clone()).collect();
    assert_eq!(counts, ["1", "1"]);
}
