//! A damaged store neither ends the program nor passes for a whole one without a word: every way of reading
//! it gives an answer or a sentence.

use super::{Dice, change, content, import, times, value};
use migration_profile::domain::Lang;
use migration_profile::i18n;
use migration_profile::store::{Access, ChangeKind, Moment, NewAlias, Result, Store, StoreError};
use migration_profile::work::Work;
use std::path::Path;

fn whole(path: &Path) -> Vec<u8> {
    let mut store = Store::create(path, &change(ChangeKind::New)).expect("store");
    let rows = |by: f64| {
        (1950..2020).flat_map(|year| ["F", "M"].map(|sex| value(sex, year, by * f64::from(year)))).collect()
    };
    import(&mut store, rows(1.0)).expect("import");
    import(&mut store, rows(2.0)).expect("import");
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).expect("undo");
    drop(store);
    std::fs::read(path).expect("bytes")
}

/// One of the ways in which files go bad.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const PAGE: usize = 4096;
    let pages = bytes.len() / PAGE;
    match dice.below(7) {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => {
            let from = dice.below(pages) * PAGE;
            bytes[from..from + PAGE].fill(0);
        }
        2 => {
            let (one, two) = (dice.below(pages) * PAGE, dice.below(pages) * PAGE);
            let copy = bytes[one..one + PAGE].to_vec();
            bytes[two..two + PAGE].copy_from_slice(&copy);
        }
        // The header of the file and of its first page, where a flip changes the most.
        3 => bytes[dice.below(120)] = u8::try_from(dice.below(256)).expect("byte"),
        // Headers of pages: kind, number of cells, where they begin.
        4 => {
            let at = dice.below(pages) * PAGE + dice.below(16);
            bytes[at] = u8::try_from(dice.below(256)).expect("byte");
        }
        5 => {
            let from = dice.below(bytes.len() - 64);
            for byte in &mut bytes[from..from + 64] {
                *byte = u8::try_from(dice.below(256)).expect("byte");
            }
        }
        _ => {
            for _ in 0..=dice.below(40) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
        }
    }
}

/// Reads everything the program reads.
fn read(path: &Path) -> Result<()> {
    let store = Store::open(path, &Access::Read)?;
    content(&store)?;
    store.standing()?;
    store.coverage(&"IMM_STOCK".into())?;
    store.publications()?;
    store.is_example()?;
    store.follow_ups()?;
    let key = value("F", 2000, 0.0).observation.key;
    store.versions(&key)?;
    store.touched(2, 100)?;
    if let Some(origin) = store.value_origin(&key)?.and_then(|origin| origin.origin)
        && let Some(hash) = store.origin(origin)?.and_then(|info| info.file_hash)
    {
        store.file_bytes(&hash)?;
    }
    store.check(&Work::new())?;
    Store::open_at(path, &Moment::Change(2)).map(|_| ())
}

/// Changes it in every way.
fn write(path: &Path) -> Result<()> {
    let mut store = Store::open(path, &Access::Write(String::from("Noy")))?;
    import(&mut store, vec![value("F", 2001, 7.0)])?;
    let alias = NewAlias {
        list: String::from("area"),
        code: String::from("13"),
        alias: String::from("Svk"),
        agency: String::new(),
    };
    store.extend(&change(ChangeKind::Catalogue), &[], &[alias])?;
    store.undo(None, &change(ChangeKind::Undo), &Work::new()).map(|_| ())
}

fn is_clear(error: &StoreError) -> std::result::Result<(), String> {
    if matches!(error, StoreError::Internal(_)) {
        return Err(format!("not told as damage: {error}"));
    }
    let message = error.message();
    for lang in Lang::ALL {
        let text = i18n::tell(lang, &message);
        if text.is_empty() || text == message.id {
            return Err(format!("no words: {error}"));
        }
    }
    Ok(())
}

#[test]
fn damaged_stores_give_an_answer_or_a_sentence() {
    let folder = tempfile::tempdir().expect("folder");
    let bytes = whole(&folder.path().join("whole.mprofile"));
    let path = folder.path().join("damaged.mprofile");
    let saved = folder.path().join("saved.mprofile");
    let (mut refused, mut repaired, mut unsaved) = (0, 0, 0);
    let count = times("MIGRATION_PROFILE_DAMAGED", 60);
    let first = times("MIGRATION_PROFILE_DAMAGED_FROM", 0);
    for seed in first..first + count {
        let mut copy = bytes.clone();
        let mut dice = Dice::new(u64::try_from(seed).expect("seed"));
        damage(&mut copy, &mut dice);
        std::fs::write(&path, &copy).expect("written");
        for result in [read(&path), write(&path)] {
            if let Err(error) = result {
                refused += 1;
                is_clear(&error).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
            }
        }
        std::fs::write(&path, &copy).expect("written");
        match Store::repair(&path, &saved, &change(ChangeKind::Repair), &Work::new()) {
            Ok(_) => {
                repaired += 1;
                let store = Store::open(&saved, &Access::Read)
                    .unwrap_or_else(|error| panic!("seed {seed}: what was saved does not open: {error}"));
                let faults = store.check(&Work::new()).expect("check");
                assert!(faults.is_empty(), "seed {seed}: {faults:?}");
            }
            Err(error) => {
                unsaved += 1;
                is_clear(&error).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
            }
        }
        for left in
            ["damaged.mprofile-wal", "damaged.mprofile-shm", "damaged.mprofile-journal", "saved.mprofile"]
        {
            let _ = std::fs::remove_file(folder.path().join(left));
        }
    }
    println!("{count} damaged stores: {refused} refusals, {repaired} repaired, {unsaved} beyond repair");
    assert!(refused > 0, "the damage is felt");
}
