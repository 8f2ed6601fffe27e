//! `mprofile` killed at random points: what was confirmed is there, what was not is wholly absent.

use super::{Dice, change, content, import, times, value};
use migration_profile::store::{Access, ChangeKind, Store};
use migration_profile::work::Work;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(super) type Content = (Vec<String>, Vec<String>);

const SCHEMA_1: &[u8] = include_bytes!("../../../src/store/tests/schema-1.mprofile.gz");

pub(super) fn mprofile(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mprofile"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("MIGRATION_PROFILE_SETTINGS", folder)
        .env("MIGRATION_PROFILE_DOCUMENTS", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A command that changes or copies the store `a.mprofile` of its folder.
pub(super) struct Case {
    pub name: &'static str,
    base: PathBuf,
    pub arguments: Vec<&'static str>,
    before: Content,
    /// Where the command does two changes: the state after the first.
    between: Option<Content>,
    after: Content,
    /// How long it takes when nobody kills it.
    takes: Duration,
}

fn state(path: &Path) -> Content {
    let store = Store::open(path, &Access::Read).expect("open");
    content(&store).expect("content")
}

fn lay_out(base: &Path, folder: &Path) -> PathBuf {
    let path = folder.join("a.mprofile");
    for entry in std::fs::read_dir(folder).expect("folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("a.") || name.starts_with("copy") {
            std::fs::remove_file(entry.path()).expect("removed");
        } else if name.starts_with("a ") {
            std::fs::remove_dir_all(entry.path()).expect("removed");
        }
    }
    std::fs::copy(base, &path).expect("copied");
    path
}

impl Case {
    fn new(name: &'static str, base: &Path, folder: &Path, arguments: Vec<&'static str>) -> Self {
        let path = lay_out(base, folder);
        let before = state(&path);
        let begun = Instant::now();
        let status = mprofile(folder, &arguments).status().expect("run");
        assert!(status.success(), "{name} works when nobody kills it: {status}");
        let takes = begun.elapsed();
        Self { name, base: base.to_owned(), arguments, before, between: None, after: state(&path), takes }
    }

    /// Kills it after a part of its usual time; gives whether the change was there.
    fn run(&self, folder: &Path, dice: &mut Dice) -> bool {
        self.lay_out(folder);
        let mut child = mprofile(folder, &self.arguments).spawn().expect("run");
        let part = u32::try_from(dice.below(1_100)).expect("small");
        std::thread::sleep(self.takes * part / 1_000);
        // SIGKILL on Unix, TerminateProcess on Windows: nothing of the program runs after it.
        let _ = child.kill();
        let confirmed = child.wait().expect("ended").success();
        self.look(folder, confirmed)
    }

    /// Puts the store into the folder as it is before the command.
    pub(super) fn lay_out(&self, folder: &Path) -> PathBuf {
        lay_out(&self.base, folder)
    }

    /// Whether all is as it must be after the command ended in whatever way; gives whether the change is there.
    pub(super) fn look(&self, folder: &Path, confirmed: bool) -> bool {
        let path = folder.join("a.mprofile");
        let store = Store::open(&path, &Access::Write(String::from("Keo"))).expect("opens afterwards");
        let faults = store.check(&Work::new()).expect("check");
        assert!(faults.is_empty(), "{}: {faults:?}", self.name);
        let found = content(&store).expect("content");
        drop(store);
        let done = found == self.after;
        let known = done || found == self.before || Some(&found) == self.between.as_ref();
        assert!(known, "{}: neither before nor after: {found:?}", self.name);
        assert!(done || !confirmed, "{}: confirmed and lost", self.name);
        let copy = folder.join("copy.mprofile");
        if copy.exists() {
            let copy = Store::open(&copy, &Access::Read).expect("a copy that has its name is whole");
            assert_eq!(content(&copy).expect("content"), self.before);
            assert!(copy.check(&Work::new()).expect("check").is_empty());
        }
        done
    }
}

/// A store with two imports, the second undone.
fn stores(folder: &Path) -> (PathBuf, PathBuf) {
    let (full, old) = (folder.join("full"), folder.join("old"));
    let mut store = Store::create(&full, &change(ChangeKind::New)).expect("store");
    let rows = |by: f64| {
        (1900..2020).flat_map(|year| ["F", "M"].map(|sex| value(sex, year, by * f64::from(year)))).collect()
    };
    import(&mut store, rows(1.0)).expect("import");
    import(&mut store, rows(2.0)).expect("import");
    drop(store);
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(SCHEMA_1).read_to_end(&mut bytes).expect("unpacked");
    std::fs::write(&old, bytes).expect("written");
    (full, old)
}

/// Every sort of change and copy.
pub(super) fn cases(folder: &Path) -> Vec<Case> {
    let (full, old) = stores(folder);
    let mut rows = String::from("area,sex,year,value\n");
    for area in ["Lao PDR", "Savannakhet", "Champasak", "Attapeu", "Salavan", "Luang Prabang"] {
        for year in 1900_u32..2020 {
            let many = year * 1_000;
            rows.push_str(&format!("{area},F,{year},{}\n{area},M,{year},{}\n", many + 7, many + 9));
        }
    }
    std::fs::write(folder.join("rows.csv"), rows).expect("rows");
    let import = vec![
        "import",
        "a.mprofile",
        "rows.csv",
        "--indicator",
        "IMM_STOCK",
        "--source",
        "UNDESA_IMS",
        "--edition",
        "2020",
        "--accept",
        "all",
    ];
    let one = ["--indicator", "IMM_STOCK", "--where", "sex=F", "--where", "period=2010", "--edition", "2020"];
    let set = [&["set", "a.mprofile"][..], &one, &["--value", "5"]].concat();
    let migrate = vec!["undo", "a.mprofile", "2"];
    // An older store is led on and gets the newer lists, then the undo is done.
    let renewed = Case::new("newer lists", &old, folder, vec!["lists", "update", "a.mprofile"]);
    let migration = Case::new("migration and undo", &old, folder, migrate);
    vec![
        Case::new("import", &full, folder, import),
        Case::new("undo", &full, folder, vec!["undo", "a.mprofile"]),
        Case::new("edit", &full, folder, set),
        Case { between: Some(renewed.after.clone()), ..migration },
        Case::new("backup", &full, folder, vec!["backup", "a.mprofile", "--out", "copy.mprofile"]),
        renewed,
    ]
}

#[test]
fn a_killed_process_leaves_the_state_before_or_after_its_change() {
    let folder = tempfile::tempdir().expect("folder");
    let folder = folder.path();
    let cases = cases(folder);
    let mut dice = Dice::new(20_261_123);
    let count = times("MIGRATION_PROFILE_KILLS", 12);
    let mut done = vec![0; cases.len()];
    for turn in 0..count {
        let case = turn % cases.len();
        done[case] += usize::from(cases[case].run(folder, &mut dice));
    }
    for (case, done) in cases.iter().zip(done) {
        println!("{}: change there after the kill {done} times of {}", case.name, count / cases.len());
    }
}
