//! Backups, compacting, repair, unclean ends, full disks.

use super::*;

fn on(day: &str, what: ChangeKind) -> NewChange {
    NewChange { at: format!("{day}T09:40:00Z"), ..change(what) }
}

fn import_on(store: &mut Store, day: &str, row: Incoming) {
    let mut rows = std::iter::once(row);
    store
        .write(&on(day, ChangeKind::Import), &origins(), &mut rows, Accept::All, false, &Work::new())
        .expect("import");
}

#[test]
fn the_first_change_of_a_day_is_preceded_by_a_backup() {
    let (_folder, mut store) = fresh();
    import_on(&mut store, "2026-11-23", incoming("F", "2020", 1.0));
    assert!(store.backups().is_empty(), "a store made today");
    let before = content(&store);
    import_on(&mut store, "2026-11-24", incoming("F", "2020", 2.0));
    import_on(&mut store, "2026-11-24", incoming("F", "2020", 3.0));
    let backups = store.backups();
    assert_eq!(backups.len(), 1, "one a day");
    assert!(backups[0].ends_with("a backups/a 2026-11-24T094000Z.mprofile"), "{backups:?}");
    let copy = Store::open(&backups[0], &Access::Read).expect("backup");
    assert_eq!(content(&copy), before);
    assert_eq!(copy.check(&Work::new()).expect("check"), Vec::<String>::new());
    assert!(store.notices().is_empty());
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_the_change_is_written() {
    let (_folder, mut store) = fresh();
    import_on(&mut store, "2026-11-23", incoming("F", "2020", 1.0));
    std::fs::write(store.backup_folder(), b"a file where the folder should be").expect("written");
    import_on(&mut store, "2026-11-24", incoming("F", "2020", 2.0));
    assert_eq!(store.history(1).expect("history")[0].at, "2026-11-24T09:40:00Z");
    let told: Vec<String> = store.notices().into_iter().map(|notice| notice.id).collect();
    assert_eq!(told, ["store-backup-failed"]);
    assert!(store.notices().is_empty(), "once");
}

#[test]
fn a_copy_that_is_stopped_leaves_nothing() {
    let (folder, store) = fresh();
    let work = Work::new();
    work.stop();
    let path = folder.path().join("copy.mprofile");
    assert!(matches!(store.copy_to(&path, &work), Err(StoreError::Stopped)));
    let left = std::fs::read_dir(folder.path()).expect("folder").flatten();
    assert!(left.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().starts_with("copy")));
    store.copy_to(&path, &Work::new()).expect("copy");
    assert!(matches!(store.copy_to(&path, &Work::new()), Err(StoreError::Exists(_))));
}

#[test]
fn a_writer_that_did_not_close_the_store_leaves_a_full_check_due() {
    let (folder, store) = fresh();
    let path = folder.path().join("a.mprofile");
    let now = "2026-11-24T09:40:00Z";
    assert!(!store.check_is_due(now).expect("due"));
    drop(store);
    let open = || Store::open(&path, &Access::Write(String::from("Noy"))).expect("open");
    assert!(open().notices().is_empty(), "closed properly");
    std::fs::write(folder.path().join("a.mprofile.lock"), b"Keo, office ").expect("a name left behind");
    let store = open();
    let told: Vec<String> = store.notices().into_iter().map(|notice| notice.id).collect();
    assert_eq!(told, ["store-unclean"]);
    drop(store);
    let store = open();
    assert!(store.notices().is_empty() && store.check_is_due(now).expect("due"), "due until it is done");
    store.note_check(now).expect("noted");
    assert!(!store.check_is_due("2026-11-30T23:59:59Z").expect("due"));
    assert!(store.check_is_due("2026-12-01T00:00:00Z").expect("due"), "a week later");
}

#[test]
fn compacting_drops_what_is_said_and_nothing_else() {
    let (folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let second = import(&mut store, &[incoming("F", "2020", 2.0)], Accept::All).change.expect("change");
    let before = content(&store);
    let there = store.droppable().expect("droppable");
    assert_eq!((there.versions, there.files), (1, 1));
    store.compact(Dropped::default(), &change(ChangeKind::Compact), &Work::new()).expect("compact");
    assert_eq!(store.droppable().expect("droppable").versions, 1, "nothing was asked to go");
    let all = Dropped { past: true, files: true };
    store.compact(all, &change(ChangeKind::Compact), &Work::new()).expect("compact");
    let left = store.droppable().expect("droppable");
    assert_eq!((left.versions, left.files, left.file_bytes), (0, 0, 0));
    assert_eq!(content(&store), before);
    let origin =
        store.value_origin(&incoming("F", "2020", 0.0).observation.key).expect("read").expect("value");
    let info = store.origin(origin.origin.expect("origin")).expect("read").expect("info");
    assert_eq!(info.file_name, "a.csv", "the name of the file stays");
    let undo = store.undo(Some(second), &change(ChangeKind::Undo), &Work::new());
    assert!(matches!(undo, Err(StoreError::Compacted { .. })));
    let path = folder.path().join("a.mprofile");
    assert!(matches!(Store::open_at(&path, &Moment::Change(second)), Err(StoreError::Compacted { .. })));
    import(&mut store, &[incoming("F", "2020", 3.0)], Accept::All);
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("what came later can be undone");
    assert_eq!(content(&store), before);
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
}

#[test]
fn a_full_disk_is_told_and_nothing_is_written() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let (before, journal) = (content(&store), store.history(usize::MAX).expect("history"));
    let pages: i64 = store.one("PRAGMA page_count").expect("pages");
    store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).expect("limit");
    let rows: Vec<Incoming> =
        (1990..2020).flat_map(|year| ["F", "M"].map(|sex| incoming(sex, &year.to_string(), 1.0))).collect();
    let mut many = rows.iter().cycle().take(6_000).enumerate().map(|(position, row)| {
        let mut row = row.clone();
        row.observation.key.publication.edition = (position / rows.len()).to_string();
        row
    });
    let change = change(ChangeKind::Import);
    let full = store.write(&change, &origins(), &mut many, Accept::New, false, &Work::new());
    assert!(matches!(full, Err(StoreError::Full(_))), "{full:?}");
    assert_eq!(content(&store), before);
    assert_eq!(store.history(usize::MAX).expect("history"), journal);
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
}

#[test]
fn away_from_local_disks_the_journal_is_a_rollback_journal() {
    let folder = tempfile::tempdir().expect("folder");
    let mode = |place: Place, name: &str| -> String {
        let connection = Connection::open(folder.path().join(name)).expect("sqlite");
        schema::settings(&connection, true, place).expect("settings");
        connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).expect("mode")
    };
    assert_eq!(mode(Place::Local, "local"), "wal");
    assert_eq!(mode(Place::Away, "away"), "delete");
}

#[test]
fn a_store_without_locks_is_read_by_its_immutable_address() {
    let (folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    drop(store);
    let path = folder.path().join("with space & ü%.mprofile");
    std::fs::rename(folder.path().join("a.mprofile"), &path).expect("renamed");
    assert!(at_rest(&path));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(immutable(&path), flags).expect("open");
    let count: i64 =
        connection.query_row("SELECT count(*) FROM observation", [], |row| row.get(0)).expect("read");
    assert_eq!(count, 1);
}

#[test]
fn repair_saves_the_readable_series_of_a_damaged_store() {
    let (folder, mut store) = fresh();
    let rows: Vec<Incoming> = (0..40)
        .flat_map(|edition| {
            (1900..2000).map(move |year| {
                let mut row = incoming(if edition % 2 == 0 { "F" } else { "M" }, &year.to_string(), 1.0);
                row.observation.key.publication.edition = edition.to_string();
                row.observation.raw = Some(String::from("about one"));
                row
            })
        })
        .collect();
    import(&mut store, &rows, Accept::New);
    let root: i64 = store.one("SELECT rootpage FROM sqlite_schema WHERE name = 'observation'").expect("root");
    drop(store);
    let path = folder.path().join("a.mprofile");
    let whole = folder.path().join("whole.mprofile");
    let repaired = Store::repair(&path, &whole, &change(ChangeKind::Repair), &Work::new()).expect("repair");
    assert!(repaired.is_whole() && repaired.values == 4_000, "{repaired:?}");
    // A page below the root of the values: some rows lie on it.
    let mut bytes = std::fs::read(&path).expect("bytes");
    let page = usize::try_from(root).expect("page") * 4096;
    let last = bytes.len() - 4096 * 3;
    assert!(page < last);
    bytes[last..last + 4096].fill(0x5A);
    std::fs::write(&path, &bytes).expect("damaged");
    let saved = folder.path().join("saved.mprofile");
    let repaired = Store::repair(&path, &saved, &change(ChangeKind::Repair), &Work::new()).expect("repair");
    assert!(!repaired.is_whole(), "{repaired:?}");
    let store = Store::open(&saved, &Access::Read).expect("open");
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());
    assert_eq!(store.history(1).expect("history")[0].what, "repair");
    let again = Store::repair(&path, &saved, &change(ChangeKind::Repair), &Work::new());
    assert!(matches!(again, Err(StoreError::Exists(_))));
}
