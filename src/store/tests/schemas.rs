//! Stores of earlier and later programs.

use super::*;
use std::io::Read;

/// A store as schema 1 wrote it: two imports, the second undone.
const SCHEMA_1: &[u8] = include_bytes!("schema-1.mprofile.gz");

pub(super) fn older(folder: &Path) -> PathBuf {
    let path = folder.join("old.mprofile");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(SCHEMA_1).read_to_end(&mut bytes).expect("unpacked");
    std::fs::write(&path, bytes).expect("written");
    path
}

fn version(path: &Path) -> i64 {
    let raw = Connection::open(path).expect("sqlite");
    raw.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("version")
}

#[test]
fn a_store_of_schema_1_is_read_as_it_is_and_led_on_when_written() {
    let folder = tempfile::tempdir().expect("folder");
    let path = older(folder.path());
    let reader = Store::open(&path, &Access::Read).expect("read");
    let before = content(&reader);
    assert_eq!(before.len(), 3);
    assert!(reader.follow_ups().expect("follow-ups").is_empty());
    drop(reader);
    assert_eq!(version(&path), 1, "looking changes nothing");
    let mut store = Store::open(&path, &Access::Write(String::from("Noy"))).expect("write");
    assert_eq!(content(&store), before);
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
    let (target, _) = store.redo(None, &change(ChangeKind::Redo), &Work::new()).expect("redo");
    assert_eq!((target, content(&store).len()), (4, 4));
    while store.undo(None, &change(ChangeKind::Undo), &Work::new()).is_ok() {}
    assert!(content(&store).is_empty());
    drop(store);
    assert_eq!(version(&path), schema::known());
}

#[test]
fn a_newer_store_is_read_and_not_written() {
    let (folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    drop(store);
    let path = folder.path().join("a.mprofile");
    let raw = Connection::open(&path).expect("sqlite");
    raw.execute_batch("PRAGMA user_version = 99; ALTER TABLE observation ADD COLUMN more TEXT;")
        .expect("newer");
    drop(raw);
    let reader = Store::open(&path, &Access::Read).expect("read");
    assert_eq!(content(&reader).len(), 1);
    assert_eq!(reader.newer(), Some(99));
    let writer = Store::open(&path, &Access::Write(String::from("Noy")));
    assert!(matches!(writer, Err(StoreError::Newer { found: 99, .. })));
    let raw = Connection::open(&path).expect("sqlite");
    raw.execute_batch("ALTER TABLE observation DROP COLUMN note").expect("without a column");
    drop(raw);
    assert!(matches!(Store::open(&path, &Access::Read), Err(StoreError::Newer { .. })));
}
