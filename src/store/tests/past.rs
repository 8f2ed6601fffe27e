//! The store at a past change.

use super::*;

/// Content, journal length, counts and names: what a person sees.
fn seen(store: &Store) -> (Vec<String>, usize, Vec<StandingRow>, Vec<CoverageRow>, Option<String>) {
    let mut coverage = store.coverage(&"IMM_STOCK".into()).expect("coverage");
    coverage.sort_by_key(|row| (row.series, row.area, row.publication));
    let catalogue = store.catalogue();
    let name = catalogue.list("area").and_then(|list| list.get("X_TEST")).map(|item| item.names.en.clone());
    (
        content(store),
        store.history(usize::MAX).expect("history").len(),
        store.standing().expect("standing"),
        coverage,
        name,
    )
}

#[test]
fn every_past_state_is_shown_as_it_was() {
    let (folder, mut store) = fresh();
    let path = folder.path().join("a.mprofile");
    let mut states = vec![seen(&store)];
    import(&mut store, &[incoming("F", "2020", 1.0), incoming("M", "2020", 2.0)], Accept::New);
    states.push(seen(&store));
    let item = NewItem {
        list: String::from("area"),
        code: String::from("X_TEST"),
        names: Names { en: String::from("Test group"), ..Names::default() },
        ..NewItem::default()
    };
    let alias = NewAlias {
        list: String::from("area"),
        code: String::from("13"),
        alias: String::from("Svk"),
        agency: String::new(),
    };
    store.extend(&change(ChangeKind::Catalogue), &[item], &[alias]).expect("extend");
    states.push(seen(&store));
    import(&mut store, &[incoming("F", "2020", 5.0), incoming("F", "2021", 6.0)], Accept::All);
    states.push(seen(&store));
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    states.push(seen(&store));
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo of the lists");
    states.push(seen(&store));
    let alter = Alteration { number: Some(None), ..Alteration::default() };
    let key = incoming("F", "2020", 0.0).observation.key;
    store.edit(&change(ChangeKind::Edit), &[Edit { key: key.clone(), alter }], &Work::new()).expect("edit");
    states.push(seen(&store));
    drop(store);
    for (state, id) in states.iter().zip(1_i64..) {
        let then = Store::open_at(&path, &Moment::Change(id)).expect("past");
        assert_eq!(&seen(&then), state, "after change {id}");
        assert_eq!((then.as_of(), then.is_writable()), (Some(id), false));
    }
    let then = Store::open_at(&path, &Moment::Change(4)).expect("past");
    let versions = then.versions(&key).expect("versions");
    let shown: Vec<_> = versions.iter().map(|one| (one.number.map(|n| n.value), one.until)).collect();
    assert_eq!(shown, [(Some(5.0), None), (Some(1.0), Some(4))], "what came later is not known yet");
}

#[test]
fn a_moment_before_the_store_is_refused() {
    let (folder, store) = fresh();
    drop(store);
    let open = |moment| Store::open_at(&folder.path().join("a.mprofile"), &moment);
    assert!(matches!(open(Moment::Change(7)), Err(StoreError::NoMoment(_))));
    assert!(matches!(
        open(Moment::Before(String::from("2026-11-23T00:00:00Z"))),
        Err(StoreError::NoMoment(_))
    ));
    let whole = open(Moment::Before(String::from("2026-11-24T00:00:00Z"))).expect("that day");
    assert_eq!(whole.as_of(), Some(1));
}
