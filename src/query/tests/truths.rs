//! Published figures in a real store, against results computed by hand.

use super::*;
use crate::domain::{CellRef, ConfStatus, Dims, Key, Number, Observation, Publication};
use crate::store::{Accept, ChangeKind, Incoming, NewChange, NewOrigin, Store};
use std::collections::BTreeMap;

const FILES: [(&str, &str, &str); 5] = [
    ("UNDESA_IMS", "2020", include_str!("../../../assets/example/UN20.csv")),
    ("UNDESA_IMS", "2024", include_str!("../../../assets/example/UN24.csv")),
    ("UNDESA_WPP", "2019", include_str!("../../../assets/example/WPP19.csv")),
    ("LSB_PHC", "", include_str!("../../../assets/example/PHC15.csv")),
    ("LSB_PHC", "", include_str!("../../../assets/example/PROV15.csv")),
];

fn observation(
    publication: &Publication,
    columns: &csv::StringRecord,
    row: &csv::StringRecord,
) -> Observation {
    let cell = |name: &str| {
        let place = columns.iter().position(|column| column == name).expect(name);
        row.get(place).expect("cell")
    };
    let plain =
        ["indicator", "area", "period", "value", "unit", "obs_status", "conf_status", "note", "confidence"];
    let dims: Dims = columns
        .iter()
        .zip(row)
        .filter(|(column, cell)| !plain.contains(column) && !cell.is_empty())
        .map(|(column, cell)| (DimensionCode::from(column), Code::from(cell)))
        .collect();
    Observation {
        key: Key {
            indicator: cell("indicator").into(),
            dims,
            area: cell("area").into(),
            period: period(cell("period")),
            publication: publication.clone(),
        },
        number: Some(Number::parse(cell("value")).expect("number")),
        status: ObsStatus::from_code(cell("obs_status")).expect("status"),
        confidentiality: ConfStatus::Free,
        raw: None,
        note: Some(cell("note").to_owned()).filter(|note| !note.is_empty()),
    }
}

fn observations() -> Vec<Observation> {
    let mut found = Vec::new();
    for (source, edition, text) in FILES {
        let publication = Publication { source: source.into(), edition: edition.to_owned() };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().expect("header").clone();
        found.extend(reader.records().map(|row| observation(&publication, &columns, &row.expect("row"))));
    }
    found
}

fn store(folder: &tempfile::TempDir) -> Store {
    let change = NewChange {
        what: ChangeKind::Import,
        at: String::from("2026-11-23T09:40:00Z"),
        who: String::from("Noy"),
        agency: String::from("LSB"),
        detail: BTreeMap::new(),
        reason: None,
    };
    let mut store = Store::create(&folder.path().join("a.mprofile"), &change).expect("store");
    let origins = [NewOrigin { file_name: String::from("a.csv"), ..NewOrigin::default() }];
    let mut rows = observations().into_iter().map(|observation| Incoming {
        observation,
        origin: 0,
        cell: CellRef::new(0, 0),
    });
    store.write(&change, &origins, &mut rows, Accept::New, false, &Work::new()).expect("written");
    store
}

fn number(cube: &Cube) -> f64 {
    assert_eq!(cube.cells.len(), 1, "{:?}", drawn(cube));
    cube.cells[0].number.expect("number").value
}

#[test]
fn a_store_gives_the_published_truths() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(&folder);
    let asked = |question: &str, lies: &str| {
        ask(&store, &selection(question), &layout(lies), &Work::new()).expect(question)
    };

    let sexes = asked("IMM_STOCK area=LA period=2020", "period | sex");
    assert_eq!(drawn(&sexes), ["_T F M", "2020: 48731 17338 31393"]);
    assert_eq!(sexes.publications[0].publication.edition, "2020");

    let thailand = asked("EMI_STOCK destination=THA period=2020", "period |");
    assert_eq!(drawn(&thailand), ["UNDESA_IMS:2020 UNDESA_IMS:2024", "2020: 941309 265386"]);

    for (indicator, expected) in [
        ("IMM_STOCK_SHARE", 0.669_79),
        ("IMM_STOCK_FEMALE_SHARE", 35.578_99),
        ("EMI_STOCK_SHARE", 17.813_77),
        ("EMI_STOCK_FEMALE_SHARE", 55.928_28),
    ] {
        let share = number(&asked(&format!("{indicator} period=2020"), "period |"));
        assert!((share - expected).abs() < 1e-5, "{indicator}: {share}");
    }

    let origins = asked("IMM_STOCK period=2020 edition=2020", "origin |");
    let rest = origins.rows.iter().position(|row| row.members == [MemberRef::Remainder]).expect("remainder");
    let cell = origins.cell(rest, 0).expect("cell");
    assert_eq!((cell.number.map(|number| number.value), cell.computed), (Some(3_684.0), true));

    let provinces = asked("POP_TOTAL period=2015 source=LSB_PHC", "area |");
    let parts = (0..provinces.rows.len())
        .filter(|row| provinces.rows[*row].members != [MemberRef::Code(Code::from("LA"))]);
    let sum: f64 = parts.map(|row| provinces.cell(row, 0).expect("cell").number.expect("number").value).sum();
    assert_eq!(sum, 6_492_228.0);
}

#[test]
fn a_store_and_the_memory_give_the_same_answers() {
    let folder = tempfile::tempdir().expect("folder");
    let store = store(&folder);
    let memory = Memory::with(crate::store::shipped_catalogue(), observations());
    for (question, lies) in [
        ("EMI_STOCK", "destination | period sex"),
        ("IMM_STOCK area=LA,THA", "period | sex origin"),
        ("IMM_STOCK_SHARE", "period | sex"),
        ("POP_TOTAL recommended=yes", "period sex | area"),
        ("EMI_STOCK newest=1 sex=F", "destination |"),
    ] {
        let (selection, layout) = (selection(question), layout(lies));
        let one = ask(&store, &selection, &layout, &Work::new()).expect(question);
        let other = ask(&memory, &selection, &layout, &Work::new()).expect(question);
        assert_eq!(drawn(&one), drawn(&other), "{question}");
        assert!(!one.is_empty(), "{question}");
        assert_eq!(
            choices(&store, &selection, &layout, &Work::new()).expect(question),
            choices(&memory, &selection, &layout, &Work::new()).expect(question),
            "{question}"
        );
    }
}
