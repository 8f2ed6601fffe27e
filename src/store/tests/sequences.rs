//! Any sequence of imports, undos and redos ends as a plain model says.

use super::*;
use proptest::prelude::*;

/// A key of the model: sex and year.
type ModelKey = (bool, u8);
type State = BTreeMap<ModelKey, f64>;

#[derive(Clone, Debug)]
enum Step {
    Import(Vec<(ModelKey, u8)>),
    /// Takes back the change at this position of the journal, counted from the newest.
    Undo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let row = ((any::<bool>(), 0..4_u8), 0..5_u8);
    prop_oneof![
        proptest::collection::vec(row, 1..5).prop_map(Step::Import),
        (0..6_usize).prop_map(Step::Undo),
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
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_ends_as_the_model_says(steps in proptest::collection::vec(step(), 1..14)) {
        let (_folder, mut store) = fresh();
        let mut state = State::new();
        let mut journal: Vec<Done> = Vec::new();
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
                        journal.push(Done { id, before });
                    } else {
                        prop_assert!(before.is_empty());
                    }
                }
                Step::Undo(back) => {
                    let Some(position) = journal.len().checked_sub(back + 1) else { continue };
                    let target = journal[position].id;
                    let touched_later = journal[position + 1..]
                        .iter()
                        .any(|later| later.before.keys().any(|key| journal[position].before.contains_key(key)));
                    match store.undo(Some(target), &change(ChangeKind::Undo), &Work::new()) {
                        Ok((_, id)) => {
                            let mut before = BTreeMap::new();
                            for (key, old) in journal[position].before.clone() {
                                let now = match old {
                                    Some(value) => state.insert(key, value),
                                    None => state.remove(&key),
                                };
                                before.insert(key, now);
                            }
                            journal.push(Done { id, before });
                        }
                        Err(StoreError::DependsOn { .. }) => prop_assert!(touched_later),
                        // Taken back already.
                        Err(StoreError::NoChange(_)) => prop_assert!(journal.len() > position + 1),
                        Err(other) => return Err(TestCaseError::fail(other.to_string())),
                    }
                }
            }
            prop_assert_eq!(&stored(&store), &state);
        }
        prop_assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
        while store.undo(None, &change(ChangeKind::Undo), &Work::new()).is_ok() {}
        prop_assert_eq!(stored(&store), State::new(), "undo of everything gives back the empty store");
    }
}
