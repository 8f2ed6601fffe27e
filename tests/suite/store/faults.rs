//! Writes that fail in the middle: by a limit on the size of files, and by a disk that is full.

use super::killed::{Case, cases, mprofile};
use super::{Dice, times};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the case's command through a shell that first does something; gives whether it confirmed its change.
fn run_after(first: &str, case: &Case, folder: &Path) -> bool {
    let program = env!("CARGO_BIN_EXE_mprofile");
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{first}; exec \"$0\" \"$@\""))
        .arg(program)
        .args(&case.arguments)
        .current_dir(folder)
        .env("MIGRATION_PROFILE_SETTINGS", folder)
        .env("MIGRATION_PROFILE_DOCUMENTS", folder)
        .stdin(Stdio::null())
        .output()
        .expect("run");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!told.contains("panicked"), "{}: {told}", case.name);
    if let Some(code) = output.status.code() {
        assert!((0..=4).contains(&code), "{}: exit code {code}: {told}", case.name);
        assert!(code == 0 || !told.trim().is_empty(), "{}: exit code {code} without a word", case.name);
    }
    output.status.success()
}

/// Every write beyond a size fails with an error of the system, in whatever file it is: the store, its log, a
/// backup. Works without rights of an administrator.
#[test]
fn failing_writes_leave_the_state_before_or_after_the_change() {
    let folder = tempfile::tempdir().expect("folder");
    let folder = folder.path();
    let cases = cases(folder);
    let mut dice = Dice::new(20_261_124);
    let count = times("MIGRATION_PROFILE_FAULTS", 12);
    let (mut failed, mut done) = (0, 0);
    for turn in 0..count {
        let case = &cases[turn % cases.len()];
        let size = std::fs::metadata(case.lay_out(folder)).expect("store").len();
        // The shell counts in half kilobytes. The interesting sizes are those about the store's own.
        let blocks = dice.below(usize::try_from(size / 512 * 5 / 4).expect("small"));
        let confirmed = run_after(&format!("trap \"\" XFSZ; ulimit -f {blocks}"), case, folder);
        failed += usize::from(!confirmed);
        done += usize::from(case.look(folder, confirmed));
    }
    println!("{count} runs under limits: {failed} failed, the change is there after {done}");
    assert!(count < 12 || failed > 0, "the limits are felt");
}

/// Whether this process may lay a small file system over a folder that nobody else sees.
fn can_mount(folder: &Path) -> bool {
    let mount = format!("mount -t tmpfs -o size=64k tmpfs '{}'", folder.display());
    let status = Command::new("unshare")
        .args(["--mount", "sh", "-c", &mount])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// A disk of memory with too little room, as a real file system says so.
#[test]
fn a_full_disk_leaves_the_state_before_or_after_the_change() {
    let folder = tempfile::tempdir().expect("folder");
    let folder = folder.path();
    let disk = folder.join("disk");
    std::fs::create_dir(&disk).expect("folder");
    if !can_mount(&disk) {
        println!("left out: this user may not lay a small file system over a folder");
        return;
    }
    let cases = cases(folder);
    let mut dice = Dice::new(7);
    let count = times("MIGRATION_PROFILE_FAULTS", 6);
    let (mut failed, mut done) = (0, 0);
    for turn in 0..count {
        let case = &cases[turn % cases.len()];
        let size = std::fs::metadata(case.lay_out(folder)).expect("store").len() / 1024;
        // From hardly any room beside the store to as much again.
        let more = dice.below(usize::try_from(size).expect("small"));
        let room = size + 8 + u64::try_from(more).expect("small");
        // What lies on the disk afterwards is taken off it, for it vanishes with the process.
        let script = format!(
            "mount -t tmpfs -o size={room}k tmpfs disk && cp a.mprofile disk/ && ln -s ../rows.csv disk/rows.csv && cd disk && \
             {{ \"$0\" \"$@\" 2>../told; code=$?; cd ..; rm -f a.*; cp disk/a.mprofile* disk/copy.mprofile* . 2>/dev/null; \
             exit $code; }}"
        );
        let arguments = ["--mount", "sh", "-c", &script, env!("CARGO_BIN_EXE_mprofile")];
        let mut command = mprofile(folder, &[]);
        let settings: Vec<_> = command
            .get_envs()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect();
        command = Command::new("unshare");
        let status = command
            .args(arguments)
            .args(&case.arguments)
            .current_dir(folder)
            .envs(settings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("run");
        let told = std::fs::read_to_string(folder.join("told")).unwrap_or_default();
        assert!(!told.contains("panicked"), "{}: {told}", case.name);
        assert!(status.success() || !told.trim().is_empty(), "{}: {status} without a word", case.name);
        failed += usize::from(!status.success());
        done += usize::from(case.look(folder, status.success()));
    }
    println!("{count} runs on a small disk: {failed} failed, the change is there after {done}");
}
