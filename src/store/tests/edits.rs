//! Values changed by hand, remarks, marks.

use super::*;

fn key(sex: &str, year: &str) -> Key {
    incoming(sex, year, 0.0).observation.key
}

fn edit(store: &mut Store, key: Key, alter: Alteration) -> Result<Edited> {
    store.edit(&change(ChangeKind::Edit), &[Edit { key, alter }], &Work::new())
}

fn number(value: f64) -> Alteration {
    Alteration { number: Some(Some(Number::new(value, 0))), ..Alteration::default() }
}

fn present(store: &Store, key: &Key) -> Version {
    store.versions(key).expect("versions").into_iter().find(|version| version.until.is_none()).expect("value")
}

#[test]
fn a_typed_number_keeps_its_earlier_version_and_loses_its_cell() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let edited = edit(&mut store, key("F", "2020"), number(7.0)).expect("edit");
    assert_eq!((edited.written, edited.same), (1, 0));
    let versions = store.versions(&key("F", "2020")).expect("versions");
    let numbers: Vec<f64> = versions.iter().filter_map(|version| version.number.map(|n| n.value)).collect();
    assert_eq!(numbers, [7.0, 1.0]);
    let origin = store.value_origin(&key("F", "2020")).expect("read").expect("value");
    assert_eq!((origin.origin, origin.cell, origin.change), (None, None, edited.change.expect("change")));
}

#[test]
fn a_status_or_remark_leaves_the_cell_and_the_number() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let alter = Alteration {
        status: Some(ObsStatus::Estimated),
        confidentiality: Some(ConfStatus::Confidential),
        note: Some(Some(String::from("Ask"))),
        follow_up: Some(true),
        ..Alteration::default()
    };
    edit(&mut store, key("F", "2020"), alter.clone()).expect("edit");
    let now = present(&store, &key("F", "2020"));
    assert_eq!((now.status, now.confidentiality), (ObsStatus::Estimated, ConfStatus::Confidential));
    assert!(now.follow_up && now.note.as_deref() == Some("Ask"));
    assert!(store.value_origin(&key("F", "2020")).expect("read").expect("value").cell.is_some());
    let again = edit(&mut store, key("F", "2020"), alter).expect("edit");
    assert_eq!((again.change, again.same), (None, 1), "what is so already is no change");
}

#[test]
fn a_number_that_is_taken_away_is_missing_and_not_zero() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let alter = Alteration { number: Some(None), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), alter).expect("edit");
    let now = present(&store, &key("F", "2020"));
    assert_eq!((now.number, now.status), (None, ObsStatus::Missing));
    edit(&mut store, key("F", "2020"), number(3.0)).expect("edit");
    assert_eq!(present(&store, &key("F", "2020")).status, ObsStatus::Normal);
}

#[test]
fn a_removed_value_comes_back_by_undo() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let before = content(&store);
    let removed = Alteration { remove: true, ..Alteration::default() };
    edit(&mut store, key("F", "2020"), removed.clone()).expect("edit");
    assert!(content(&store).is_empty());
    assert!(matches!(edit(&mut store, key("F", "2020"), removed), Err(StoreError::NoValue { .. })));
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    assert_eq!(content(&store), before);
}

#[test]
fn a_value_moves_to_another_source_unless_that_has_one() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0), incoming("M", "2020", 2.0)], Accept::New);
    let other = Publication { source: "UNDESA_IMS".into(), edition: String::from("2024") };
    let alter = Alteration { publication: Some(other.clone()), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), alter.clone()).expect("move");
    let moved = Key { publication: other, ..key("F", "2020") };
    assert_eq!(present(&store, &moved).number.expect("number").value, 1.0);
    assert!(store.value_origin(&key("F", "2020")).expect("read").is_none());
    edit(&mut store, key("F", "2020"), number(5.0)).expect("a new value");
    assert!(matches!(edit(&mut store, key("F", "2020"), alter), Err(StoreError::KeyTaken { .. })));
}

#[test]
fn codes_that_no_list_has_are_refused_and_nothing_is_written() {
    let (_folder, mut store) = fresh();
    let before = store.history(10).expect("history").len();
    let wrong = |change: &dyn Fn(&mut Key)| {
        let mut key = key("F", "2020");
        change(&mut key);
        key
    };
    for key in [
        wrong(&|key| key.area = "NOWHERE".into()),
        wrong(&|key| key.indicator = "NOTHING".into()),
        wrong(&|key| key.publication.source = "NOBODY".into()),
        wrong(&|key| key.dims.set("sex".into(), "Q".into())),
        wrong(&|key| key.dims.set("shoe".into(), "42".into())),
    ] {
        assert!(matches!(edit(&mut store, key, number(1.0)), Err(StoreError::UnknownCode { .. })));
    }
    assert_eq!(store.history(10).expect("history").len(), before);
}

#[test]
fn marked_values_are_listed_and_a_new_file_keeps_mark_and_remark() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0), incoming("M", "2020", 2.0)], Accept::New);
    let alter =
        Alteration { note: Some(Some(String::from("Ask"))), follow_up: Some(true), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), alter).expect("mark");
    import(&mut store, &[incoming("F", "2020", 9.0)], Accept::All);
    let found = store.follow_ups().expect("follow-ups");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].key, key("F", "2020"));
    assert_eq!(found[0].version.note.as_deref(), Some("Ask"));
    assert_eq!(found[0].version.number.expect("number").value, 9.0);
    let done = Alteration { follow_up: Some(false), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), done).expect("done");
    assert!(store.follow_ups().expect("follow-ups").is_empty());
}

#[test]
fn a_working_remark_is_never_published_and_never_hides_the_publishers() {
    let (_folder, mut store) = fresh();
    let mut one = incoming("F", "2020", 1.0);
    one.observation.note = Some(String::from("survey estimate"));
    import(&mut store, &[one], Accept::New);
    let alter =
        Alteration { note: Some(Some(String::from("Ask"))), follow_up: Some(true), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), alter).expect("mark");
    let published = |store: &Store| {
        let mut notes = Vec::new();
        for series in store.series_of(&"IMM_STOCK".into()).expect("series") {
            let scan = Scan { series: &[series.id], ..Scan::default() };
            let mut take = |row: StoredRow| {
                notes.push(row.note);
                ControlFlow::Continue(())
            };
            store.scan(&scan, &mut take).expect("scan");
        }
        notes
    };
    assert_eq!(published(&store), [Some(String::from("survey estimate"))]);
    let now = present(&store, &key("F", "2020"));
    assert_eq!(now.working.as_deref(), Some("Ask"));
    assert_eq!(now.note.as_deref(), Some("survey estimate · Ask"), "both for people of the house");
    let done = Alteration { follow_up: Some(false), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), done).expect("done");
    assert_eq!(published(&store), [Some(String::from("survey estimate"))], "also when the mark is gone");
    let own = Alteration { note: Some(Some(String::from("revised"))), ..Alteration::default() };
    edit(&mut store, key("F", "2020"), own).expect("a remark to be published");
    assert_eq!(published(&store), [Some(String::from("revised"))]);
}

#[test]
fn two_edits_of_one_value_in_one_change_are_taken_back_together() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let before = content(&store);
    let two = |value| Edit { key: key("F", "2020"), alter: number(value) };
    let new = Edit { key: key("M", "2020"), alter: number(4.0) };
    let gone = Edit { key: key("M", "2020"), alter: Alteration { remove: true, ..Alteration::default() } };
    store.edit(&change(ChangeKind::Edit), &[two(2.0), two(3.0), new, gone], &Work::new()).expect("edit");
    assert_eq!(present(&store, &key("F", "2020")).number.expect("number").value, 3.0);
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    assert_eq!(content(&store), before);
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
}

#[test]
fn a_change_tells_each_value_before_and_after() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let rows = [incoming("F", "2020", 5.0), incoming("M", "2020", 2.0)];
    let id = import(&mut store, &rows, Accept::All).change.expect("change");
    let touched = store.touched(id, 10).expect("touched");
    let shown: Vec<_> = touched
        .iter()
        .map(|value| {
            let number = |version: &Option<Version>| {
                version.as_ref().and_then(|version| version.number).map(|number| number.value)
            };
            (number(&value.before), number(&value.after))
        })
        .collect();
    assert_eq!(shown, [(Some(1.0), Some(5.0)), (None, Some(2.0))]);
    assert_eq!(store.touched(id, 1).expect("touched").len(), 1);
}

#[test]
fn redo_follows_undo_and_ends_with_another_change() {
    let (_folder, mut store) = fresh();
    let redo = |store: &mut Store, id| store.redo(id, &change(ChangeKind::Redo), &Work::new());
    let undo = |store: &mut Store| store.undo(None, &change(ChangeKind::Undo), &Work::new());
    let first = import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New).change.expect("change");
    import(&mut store, &[incoming("F", "2021", 2.0)], Accept::New);
    let all = content(&store);
    assert!(matches!(redo(&mut store, None), Err(StoreError::NothingToRedo)));
    undo(&mut store).expect("undo");
    undo(&mut store).expect("undo");
    redo(&mut store, None).expect("redo");
    redo(&mut store, None).expect("redo");
    assert_eq!(content(&store), all);
    assert!(matches!(redo(&mut store, None), Err(StoreError::NothingToRedo)));
    assert_eq!(store.history(1).expect("history")[0].what, "redo");
    undo(&mut store).expect("undo of what was redone");
    undo(&mut store).expect("undo of what was redone");
    assert!(content(&store).is_empty());
    import(&mut store, &[incoming("M", "2020", 3.0)], Accept::New);
    assert!(matches!(redo(&mut store, None), Err(StoreError::NothingToRedo)));
    redo(&mut store, Some(first)).expect("a named change is redone also later");
    assert_eq!(content(&store).len(), 2);
}
