mod care;
mod edits;
mod lists;
mod past;
mod schemas;
mod sequences;

use super::*;
use crate::domain::{
    CellRef, ConfStatus, DimensionCode, Dims, Key, Names, Number, ObsStatus, Observation, Publication,
};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

pub(super) fn change(what: ChangeKind) -> NewChange {
    NewChange {
        what,
        at: String::from("2026-11-23T09:40:00Z"),
        who: String::from("Noy"),
        agency: String::from("LSB"),
        detail: BTreeMap::new(),
        reason: None,
    }
}

pub(super) fn incoming(sex: &str, year: &str, value: f64) -> Incoming {
    let dims: Dims = [(DimensionCode::from("sex"), Code::from(sex))].into_iter().collect();
    Incoming {
        observation: Observation {
            key: Key {
                indicator: "IMM_STOCK".into(),
                dims,
                area: "LA".into(),
                period: year.parse().expect("period"),
                publication: Publication { source: "UNDESA_IMS".into(), edition: String::from("2020") },
            },
            number: Some(Number::new(value, 0)),
            status: ObsStatus::Normal,
            confidentiality: ConfStatus::Free,
            raw: None,
            note: None,
        },
        origin: 0,
        cell: CellRef::new(4, 2),
    }
}

fn origins() -> Vec<NewOrigin> {
    vec![NewOrigin {
        file_name: String::from("a.csv"),
        bytes: Some(Arc::from(&b"x,y"[..])),
        ..NewOrigin::default()
    }]
}

pub(super) fn import(store: &mut Store, rows: &[Incoming], accept: Accept) -> Written {
    let mut rows = rows.iter().cloned();
    store
        .write(&change(ChangeKind::Import), &origins(), &mut rows, accept, false, &Work::new())
        .expect("import")
}

/// Everything a person can see of the values, in one order.
pub(super) fn content(store: &Store) -> Vec<String> {
    let mut found = Vec::new();
    let indicator = "IMM_STOCK".into();
    for series in store.series_of(&indicator).expect("series") {
        let scan = Scan { series: &[series.id], ..Scan::default() };
        store
            .scan(&scan, &mut |row| {
                found.push(format!("{} {} {:?} {:?}", series.dims, row.period, row.number, row.status));
                ControlFlow::Continue(())
            })
            .expect("scan");
    }
    found.sort();
    found
}

pub(super) fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("folder");
    let store = Store::create(&folder.path().join("a.mprofile"), &change(ChangeKind::New)).expect("store");
    (folder, store)
}

#[test]
fn a_value_is_found_again_with_its_cell_and_file() {
    let (_folder, mut store) = fresh();
    let one = incoming("F", "2020", 17_338.0);
    let written = import(&mut store, std::slice::from_ref(&one), Accept::New);
    assert_eq!(written.counts, Counts { new: 1, written: 1, ..Counts::default() });
    let origin = store.value_origin(&one.observation.key).expect("read").expect("value");
    assert_eq!(origin.cell, Some(CellRef::new(4, 2)));
    let info = store.origin(origin.origin.expect("origin")).expect("read").expect("info");
    assert_eq!(info.file_name, "a.csv");
    let bytes = store.file_bytes(&info.file_hash.expect("hash")).expect("read").expect("kept");
    assert_eq!(bytes, b"x,y");
    let standing = store.standing().expect("standing");
    assert_eq!(
        (standing.len(), standing[0].count, standing[0].newest.to_string()),
        (1, 1, String::from("2020"))
    );
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let (_folder, mut store) = fresh();
    let rows = [incoming("F", "2020", 1.0), incoming("M", "2020", 2.0)];
    import(&mut store, &rows, Accept::New);
    let again = import(&mut store, &rows, Accept::All);
    assert_eq!(again.change, None);
    assert_eq!(again.counts.same, 2);
    assert_eq!(store.history(10).expect("history").len(), 2);
}

#[test]
fn a_changed_value_is_reported_and_written_only_when_accepted() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let refused = import(&mut store, &[incoming("F", "2020", 5.0)], Accept::New);
    assert_eq!((refused.change, refused.counts.changed, refused.conflicts[0].stored), (None, 1, Some(1.0)));
    let taken = import(&mut store, &[incoming("F", "2020", 5.0)], Accept::All);
    assert_eq!(taken.counts.written, 1);
    let versions = store.versions(&incoming("F", "2020", 0.0).observation.key).expect("versions");
    let numbers: Vec<f64> = versions.iter().filter_map(|version| version.number.map(|n| n.value)).collect();
    assert_eq!(numbers, [5.0, 1.0]);
}

#[test]
fn undo_and_redo_give_back_the_state() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let first = content(&store);
    let second = import(&mut store, &[incoming("F", "2020", 5.0), incoming("M", "2020", 2.0)], Accept::All);
    let both = content(&store);
    let undo = |store: &mut Store, id| store.undo(id, &change(ChangeKind::Undo), &Work::new());
    let (target, by) = undo(&mut store, None).expect("undo");
    assert_eq!(Some(target), second.change);
    assert_eq!(content(&store), first);
    let (_, redo) = undo(&mut store, Some(by)).expect("redo");
    assert_eq!(content(&store), both);
    undo(&mut store, Some(redo)).expect("undo of the redo");
    assert_eq!(content(&store), first);
    undo(&mut store, None).expect("undo of the first import");
    assert!(content(&store).is_empty());
    assert!(matches!(undo(&mut store, None), Err(StoreError::NoChange(None))));
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
}

#[test]
fn a_change_that_a_later_one_rests_on_is_not_undone() {
    let (_folder, mut store) = fresh();
    let first = import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New).change.expect("change");
    let second = import(&mut store, &[incoming("F", "2020", 5.0)], Accept::All).change.expect("change");
    let before = content(&store);
    match store.undo(Some(first), &change(ChangeKind::Undo), &Work::new()) {
        Err(StoreError::DependsOn { change, later }) => assert_eq!((change, later), (first, second)),
        other => panic!("{other:?}"),
    }
    assert_eq!(content(&store), before);
}

#[test]
fn a_dry_run_writes_nothing() {
    let (_folder, mut store) = fresh();
    let mut rows = [incoming("F", "2020", 1.0)].into_iter();
    let written = store
        .write(&change(ChangeKind::Import), &origins(), &mut rows, Accept::All, true, &Work::new())
        .expect("dry run");
    assert_eq!(written.counts.new, 1);
    assert!(content(&store).is_empty());
    assert_eq!(store.history(10).expect("history").len(), 1);
}

#[test]
fn a_stop_writes_nothing() {
    let (_folder, mut store) = fresh();
    let work = Work::new();
    work.stop();
    let mut rows = [incoming("F", "2020", 1.0)].into_iter();
    let result = store.write(&change(ChangeKind::Import), &origins(), &mut rows, Accept::All, false, &work);
    assert!(matches!(result, Err(StoreError::Stopped)));
    assert!(content(&store).is_empty());
}

#[test]
fn a_second_writer_is_told_who_is_first() {
    let (folder, store) = fresh();
    let path = folder.path().join("a.mprofile");
    match Store::open(&path, &Access::Write(String::from("Keo"))) {
        Err(StoreError::Locked { by, .. }) => assert!(by.starts_with("Noy"), "{by}"),
        _ => panic!("opened twice"),
    }
    assert!(Store::open(&path, &Access::Read).is_ok());
    drop(store);
    assert!(Store::open(&path, &Access::Write(String::from("Keo"))).is_ok());
}

#[test]
fn at_rest_the_store_is_one_file() {
    let (folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    drop(store);
    let names: Vec<String> = std::fs::read_dir(folder.path())
        .expect("folder")
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".lock"))
        .collect();
    assert_eq!(names, ["a.mprofile"]);
}

#[test]
fn files_that_are_no_stores_are_told_apart() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("x.mprofile");
    let open = || Store::open(&path, &Access::Read).err().expect("refused");
    assert!(matches!(open(), StoreError::NotFound(_)));
    std::fs::write(&path, b"hello").expect("write");
    assert!(matches!(open(), StoreError::NotOurs(_)));
    std::fs::remove_file(&path).expect("remove");
    let other = Connection::open(&path).expect("sqlite");
    other.execute_batch("CREATE TABLE t (a)").expect("table");
    drop(other);
    assert!(matches!(open(), StoreError::NotOurs(_)));
}

#[test]
fn a_foreign_trigger_is_damage() {
    let (folder, store) = fresh();
    drop(store);
    let path = folder.path().join("a.mprofile");
    let raw = Connection::open(&path).expect("sqlite");
    raw.execute_batch("CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM observation; END")
        .expect("trigger");
    drop(raw);
    assert!(matches!(Store::open(&path, &Access::Read), Err(StoreError::Damaged { .. })));
}

#[test]
fn lists_grow_and_growth_can_be_undone() {
    let (_folder, mut store) = fresh();
    let item = NewItem {
        list: String::from("area"),
        code: String::from("X_TEST"),
        level: Some(String::from("group")),
        names: Names { en: String::from("Test group"), ..Names::default() },
        ..NewItem::default()
    };
    let alias = NewAlias {
        list: String::from("area"),
        code: String::from("13"),
        alias: String::from("Svk"),
        agency: String::new(),
    };
    store.extend(&change(ChangeKind::Catalogue), std::slice::from_ref(&item), &[alias]).expect("extend");
    let catalogue = store.catalogue();
    let areas = catalogue.list("area").expect("areas");
    assert_eq!(areas.get("X_TEST").expect("item").names.en, "Test group");
    assert!(areas.get("13").expect("Savannakhet").aliases.iter().any(|alias| alias == "Svk"));
    assert!(matches!(
        store.extend(&change(ChangeKind::Catalogue), &[item], &[]),
        Err(StoreError::CodeExists { .. })
    ));
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    let catalogue = store.catalogue();
    assert!(catalogue.list("area").expect("areas").get("X_TEST").is_none());
}

#[test]
fn a_removal_is_not_undone_over_a_value_that_came_later() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let (_, removal) = store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    import(&mut store, &[incoming("F", "2020", 2.0)], Accept::New);
    let before = content(&store);
    let refused = store.undo(Some(removal), &change(ChangeKind::Undo), &Work::new());
    assert!(matches!(refused, Err(StoreError::DependsOn { .. })));
    assert_eq!(content(&store), before);
}
