//! Lists edited by the country, and a newer catalogue laid over them.

use super::member::{Members, read};
use super::schemas::older;
use super::*;

fn member(store: &Store, list: &str, code: &str) -> Member {
    let members = store.members(list).expect("members");
    members.into_iter().find(|member| member.code == code).expect("member")
}

fn say(member: &mut Member, field: &str, lang: &str, text: &str, checked: bool) {
    let wording = Wording { text: text.to_owned(), checked };
    member.texts.insert((field.to_owned(), lang.to_owned()), wording);
}

fn write(store: &mut Store, members: &[Member]) -> Option<i64> {
    store.write_members(&change(ChangeKind::Lists), members).expect("written")
}

fn undo(store: &mut Store, id: i64) -> Result<(i64, i64)> {
    store.undo(Some(id), &change(ChangeKind::Undo), &Work::new())
}

fn all(store: &Store) -> Members {
    let mut members = read(&store.connection, None).expect("members");
    // A retired member is as good as none.
    members.retain(|_, (_, retired)| !*retired);
    members
}

fn names(store: &Store, code: &str) -> Names {
    store.catalogue().list("area").and_then(|list| list.get(code)).expect("member").names.clone()
}

#[test]
fn a_member_is_edited_in_every_part_and_taken_back() {
    let (_folder, mut store) = fresh();
    let before = all(&store);
    let mut province = member(&store, "area", "13");
    say(&mut province, "name", "lo", "ຊື່ໃໝ່", true);
    province.parent = Some(String::from("01"));
    province.valid_to = Some(String::from("2026-12-31"));
    province.successor = Some(String::from("16"));
    province.attributes.insert(String::from("pcode"), String::from("LA-X"));
    province.spellings.insert((String::from("Svk"), String::from("MPI")));
    let shipped = province.spellings.iter().find(|(_, agency)| agency.is_empty()).cloned().expect("one");
    province.spellings.remove(&shipped);
    let id = write(&mut store, std::slice::from_ref(&province)).expect("change");
    assert_eq!(member(&store, "area", "13"), province);
    assert_eq!(names(&store, "13").lo, "ຊື່ໃໝ່");
    assert!(names(&store, "13").lo_checked);
    assert_eq!(write(&mut store, &[province]), None, "the same again is no change");
    let parts: Vec<String> =
        store.touched_members(id).expect("touched").into_iter().map(|one| one.part).collect();
    for part in ["name_lo", "parent", "valid_to", "successor", "pcode", "aliases"] {
        assert!(parts.iter().any(|told| told == part), "{part}: {parts:?}");
    }
    let (_, by) = undo(&mut store, id).expect("undo");
    assert_eq!(all(&store), before);
    store.redo(None, &change(ChangeKind::Redo), &Work::new()).expect("redo");
    assert_eq!(names(&store, "13").lo, "ຊື່ໃໝ່");
    assert!(by > id);
}

#[test]
fn an_edit_that_a_later_one_stands_on_is_not_taken_back() {
    let (_folder, mut store) = fresh();
    let mut province = member(&store, "area", "13");
    say(&mut province, "name", "lo", "ໜຶ່ງ", false);
    let first = write(&mut store, std::slice::from_ref(&province)).expect("change");
    say(&mut province, "name", "lo", "ສອງ", false);
    let second = write(&mut store, std::slice::from_ref(&province)).expect("change");
    assert!(matches!(undo(&mut store, first), Err(StoreError::DependsOn { later, .. }) if later == second));
    undo(&mut store, second).expect("undo");
    assert_eq!(names(&store, "13").lo, "ໜຶ່ງ");
    undo(&mut store, first).expect("undo");
    let redo = store.redo(Some(second), &change(ChangeKind::Redo), &Work::new());
    assert!(matches!(redo, Err(StoreError::DependsOn { .. })), "the first is not in force");
}

#[test]
fn the_lists_of_a_past_day_are_those_of_that_day() {
    let (folder, mut store) = fresh();
    let before = names(&store, "13");
    let mut province = member(&store, "area", "13");
    say(&mut province, "name", "en", "Savan", true);
    write(&mut store, &[province]);
    drop(store);
    let path = folder.path().join("a.mprofile");
    let past = Store::open_at(&path, &Moment::Change(1)).expect("past");
    assert_eq!(names(&past, "13"), before);
}

#[test]
fn any_sequence_of_edits_is_undone_to_the_first_state() {
    let mut seed = 7_u32;
    let mut below = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    let (_folder, mut store) = fresh();
    let first = all(&store);
    for _ in 0..60 {
        let code = ["13", "16", "17", "NEW"][below(4) as usize];
        if below(4) == 0 {
            // May be refused: then nothing is written.
            let newest = store.last_change().expect("change");
            let _ = undo(&mut store, 2 + i64::from(below(u32::try_from(newest).expect("small"))));
            continue;
        }
        let known = store.members("area").expect("members").into_iter().find(|one| one.code == code);
        let mut one = known.unwrap_or_else(|| Member {
            list: String::from("area"),
            code: code.to_owned(),
            ..Member::default()
        });
        match below(4) {
            0 => say(&mut one, "name", "lo", &format!("ຊື່ {}", below(3)), below(2) == 0),
            1 => say(&mut one, "name", "en", ["", "A", "B"][below(3) as usize], true),
            2 => one.valid_to = (below(2) == 0).then(|| String::from("2026")),
            _ => {
                let alias = (format!("spelling {}", below(3)), String::new());
                if !one.spellings.remove(&alias) {
                    one.spellings.insert(alias);
                }
            }
        }
        write(&mut store, &[one]);
    }
    while store.undo(None, &change(ChangeKind::Undo), &Work::new()).is_ok() {}
    assert_eq!(all(&store), first);
}

#[test]
fn a_newer_catalogue_follows_keeps_and_lists() {
    let (_folder, mut store) = fresh();
    import(&mut store, &[incoming("F", "2020", 1.0)], Accept::New);
    let mut edited = [member(&store, "area", "13"), member(&store, "area", "16")];
    say(&mut edited[0], "name", "lo", "ຂອງພວກເຮົາ", true);
    let taken = edited[0].spellings.iter().next().cloned().expect("spelling");
    edited[0].spellings.remove(&taken);
    edited[1].attributes.insert(String::from("pcode"), String::from("OURS"));
    write(&mut store, &edited);
    let own = Member { list: String::from("area"), code: String::from("OWN"), ..Member::default() };
    write(&mut store, &[own]);
    let before = all(&store);

    let mut newer = shipped::members();
    let find = |newer: &mut Vec<Member>, list: &str, code: &str| {
        newer.iter().position(|one| one.list == list && one.code == code).expect("member")
    };
    let at = find(&mut newer, "area", "13");
    say(&mut newer[at], "name", "lo", "ຂອງໂປຣແກຣມ", false);
    say(&mut newer[at], "name", "en", "Savannakhet Province", true);
    newer[at].spellings.insert((String::from("Savan"), String::new()));
    let at = find(&mut newer, "area", "16");
    newer[at].attributes.insert(String::from("pcode"), String::from("THEIRS"));
    newer[at].valid_from = Some(String::from("1900"));
    newer.push(Member { list: String::from("area"), code: String::from("BRAND_NEW"), ..Member::default() });
    newer.push(Member { list: String::from("area"), code: String::from("OWN"), ..Member::default() });
    // Withdrawn: one that nobody uses, one with values.
    newer.retain(|one| !(one.list == "skill" && one.code == "LOW"));
    newer.retain(|one| !(one.list == "sex" && one.code == "F"));

    let dry = store.renew_with(&change(ChangeKind::Renewal), newer.clone(), true).expect("dry");
    assert_eq!(all(&store), before, "a look changes nothing");
    let renewed = store.renew_with(&change(ChangeKind::Renewal), newer.clone(), false).expect("renewed");
    assert_eq!(Renewed { change: None, ..renewed.clone() }, dry);
    assert_eq!((renewed.added, renewed.followed, renewed.retired), (1, 2, 1));
    let mut clashes: Vec<(&str, &str)> =
        renewed.clashes.iter().map(|one| (one.code.as_str(), one.part.as_str())).collect();
    clashes.sort_unstable();
    assert_eq!(clashes, [("13", "name_lo"), ("16", "pcode"), ("F", "code"), ("OWN", "code")]);
    let there = member(&store, "area", "13");
    let text = |lang: &str| there.texts[&(String::from("name"), lang.to_owned())].text.clone();
    assert_eq!((text("lo").as_str(), text("en").as_str()), ("ຂອງພວກເຮົາ", "Savannakhet Province"));
    assert!(there.spellings.contains(&(String::from("Savan"), String::new())));
    assert!(!there.spellings.contains(&taken), "what the country took out stays out");
    assert_eq!(member(&store, "area", "16").valid_from.as_deref(), Some("1900"));
    assert_eq!(content(&store).len(), 1, "no value is touched");
    assert_eq!(store.check(&Work::new()).expect("check"), Vec::<String>::new());

    let again = store.renew_with(&change(ChangeKind::Renewal), newer.clone(), false).expect("again");
    assert_eq!((again.change, again.added, again.followed), (None, 0, 0), "once is enough");
    let id = renewed.change.expect("change");
    undo(&mut store, id).expect("undo");
    assert_eq!(all(&store), before, "one change, taken back as one");
    let third = store.renew_with(&change(ChangeKind::Renewal), newer, false).expect("third");
    assert_eq!(third.added, 1, "after the undo it can be laid over again");
}

#[test]
fn a_stored_example_with_edits_takes_the_catalogue_of_this_program() {
    let folder = tempfile::tempdir().expect("folder");
    let path = older(folder.path());
    let mut store = Store::open(&path, &Access::Write(String::from("Noy"))).expect("write");
    assert!(store.catalogue_is_due().expect("due"));
    let values = content(&store);
    let mut province = member(&store, "area", "13");
    say(&mut province, "name", "lo", "ຂອງພວກເຮົາ", true);
    write(&mut store, &[province]);
    let renewed = store.renew(&change(ChangeKind::Renewal), false).expect("renewed");
    assert!(!store.catalogue_is_due().expect("due"));
    assert_eq!(names(&store, "13").lo, "ຂອງພວກເຮົາ");
    for one in &renewed.clashes {
        assert_eq!((one.list.as_str(), one.code.as_str()), ("area", "13"), "{one:?}");
    }
    // Nothing else was edited, so everything else is as this program ships it.
    let there = all(&store);
    for one in shipped::members() {
        let key = (one.list.clone(), one.code.clone());
        if key.1 != "13" {
            assert_eq!(there.get(&key).map(|(member, _)| member), Some(&one));
        }
    }
    assert_eq!(content(&store), values);
    let again = store.renew(&change(ChangeKind::Renewal), false).expect("again");
    assert_eq!(again.change, None);
}

#[test]
fn an_older_program_lays_nothing_over_a_newer_catalogue() {
    let (_folder, store) = fresh();
    assert!(!store.catalogue_is_due().expect("due"));
    store.set_meta("catalogue", Some("0.0.1 feedfeed")).expect("mark");
    assert!(store.catalogue_is_due().expect("due"));
    store.set_meta("catalogue", Some("999.0.0 feedfeed")).expect("mark");
    assert!(!store.catalogue_is_due().expect("due"));
}
