//! Any sequence of imports, edits, undos and redos ends as a plain model says, and every state on the way
//! is found again by looking back.

use super::*;
use proptest::prelude::*;

/// A key of the model: sex and year.
type ModelKey = (bool, u8);
type State = BTreeMap<ModelKey, f64>;

#[derive(Clone, Debug)]
enum Step {
    Import(Vec<(ModelKey, u8)>),
    /// Sets a value by hand, or takes it away.
    Edit(ModelKey, Option<u8>),
    /// Redoes what was undone last.
    Redo,
    /// Takes back the change at this position of the journal, counted from the newest.
    Undo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let row = ((any::<bool>(), 0..4_u8), 0..5_u8);
    prop_oneof![
        proptest::collection::vec(row, 1..5).prop_map(Step::Import),
        ((any::<bool>(), 0..4_u8), proptest::option::of(0..5_u8)).prop_map(|(key, to)| Step::Edit(key, to)),
        (0..6_usize).prop_map(Step::Undo),
        Just(Step::Redo),
    ]
}

fn row(key: ModelKey, value: f64) -> Incoming {
    incoming(if key.0 { "F" } else { "M" }, &format!("{}", 2000 + u16::from(key.1)), value)
}

fn stored(store: &Store) -> State {
    let mut found = State::new();
    for series in store.series_of(&"IMM_STOCK".into()).expect("series") {
        let female = series.dims.get("sex").is_some_and(|sex| sex.as_str() == "F");
        let scan = Scan { series: &[series.id], ..Scan::default() };
        store
            .scan(&scan, &mut |row| {
                let year = u8::try_from(row.period.first().year - 2000).expect("year");
                found.insert((female, year), row.number.expect("number").value);
                ControlFlow::Continue(())
            })
            .expect("scan");
    }
    found
}

/// What a change did to the keys it touched: the state before it.
struct Done {
    id: i64,
    before: BTreeMap<ModelKey, Option<f64>>,
    /// The change it takes back.
    undoes: Option<i64>,
}

/// Puts the keys of `before` back and gives what stood there.
fn put_back(state: &mut State, before: &BTreeMap<ModelKey, Option<f64>>) -> BTreeMap<ModelKey, Option<f64>> {
    let put = |(key, old): (&ModelKey, &Option<f64>)| {
        let now = match old {
            Some(value) => state.insert(*key, *value),
            None => state.remove(key),
        };
        (*key, now)
    };
    before.iter().map(put).collect()
}

fn edit(store: &mut Store, key: ModelKey, to: Option<u8>) -> Result<Edited> {
    let alter = match to {
        Some(value) => {
            Alteration { number: Some(Some(Number::new(f64::from(value), 0))), ..Alteration::default() }
        }
        None => Alteration { remove: true, ..Alteration::default() },
    };
    let key = row(key, 0.0).observation.key;
    store.edit(&change(ChangeKind::Edit), &[Edit { key, alter }], &Work::new())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_ends_as_the_model_says(steps in proptest::collection::vec(step(), 1..14)) {
        let (_folder, mut store) = fresh();
        let mut state = State::new();
        let mut journal: Vec<Done> = Vec::new();
        let mut states = BTreeMap::new();
        for step in steps {
            match step {
                Step::Import(rows) => {
                    let mut before = BTreeMap::new();
                    let mut wanted = BTreeMap::new();
                    for (key, value) in &rows {
                        // The keys of one call are distinct: two values of one key are a question of the import.
                        wanted.insert(*key, f64::from(*value));
                    }
                    for (key, value) in wanted.clone() {
                        if state.get(&key) != Some(&value) {
                            before.insert(key, state.insert(key, value));
                        }
                    }
                    let rows: Vec<Incoming> = wanted.iter().map(|(key, value)| row(*key, *value)).collect();
                    if let Some(id) = import(&mut store, &rows, Accept::All).change {
                        journal.push(Done { id, before, undoes: None });
                    } else {
                        prop_assert!(before.is_empty());
                    }
                }
                Step::Edit(key, to) => {
                    let old = state.get(&key).copied();
                    let new = to.map(f64::from);
                    match edit(&mut store, key, to) {
                        Ok(edited) => {
                            prop_assert_eq!(edited.change.is_some(), old != new);
                            put_back(&mut state, &BTreeMap::from([(key, new)]));
                            if let Some(id) = edited.change {
                                let before = BTreeMap::from([(key, old)]);
                                journal.push(Done { id, before, undoes: None });
                            }
                        }
                        Err(StoreError::NoValue { .. }) => prop_assert!(old.is_none() && to.is_none()),
                        Err(other) => return Err(TestCaseError::fail(other.to_string())),
                    }
                }
                Step::Redo => match store.redo(None, &change(ChangeKind::Redo), &Work::new()) {
                    Ok((undo, id)) => {
                        let done = journal.iter().find(|done| done.id == undo).expect("undo");
                        prop_assert!(done.undoes.is_some());
                        let before = put_back(&mut state, &done.before);
                        journal.push(Done { id, before, undoes: Some(undo) });
                    }
                    Err(StoreError::NothingToRedo | StoreError::DependsOn { .. }) => {}
                    Err(other) => return Err(TestCaseError::fail(other.to_string())),
                },
                Step::Undo(back) => {
                    let Some(position) = journal.len().checked_sub(back + 1) else { continue };
                    let target = journal[position].id;
                    let touched_later = journal[position + 1..]
                        .iter()
                        .any(|later| later.before.keys().any(|key| journal[position].before.contains_key(key)));
                    match store.undo(Some(target), &change(ChangeKind::Undo), &Work::new()) {
                        Ok((_, id)) => {
                            let before = put_back(&mut state, &journal[position].before);
                            journal.push(Done { id, before, undoes: Some(target) });
                        }
                        Err(StoreError::DependsOn { .. }) => prop_assert!(touched_later),
                        // Taken back already.
                        Err(StoreError::NoChange(_)) => prop_assert!(journal.len() > position + 1),
                        Err(other) => return Err(TestCaseError::fail(other.to_string())),
                    }
                }
            }
            prop_assert_eq!(&stored(&store), &state);
            states.insert(journal.last().map_or(1, |done| done.id), state.clone());
        }
        for (id, state) in &states {
            let then = Store::open_at(store.path(), &Moment::Change(*id)).expect("past");
            prop_assert_eq!(&stored(&then), state, "after change {}", id);
        }
        prop_assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
        while store.undo(None, &change(ChangeKind::Undo), &Work::new()).is_ok() {}
        prop_assert_eq!(stored(&store), State::new(), "undo of everything gives back the empty store");
    }
}
