//! What the program writes for other programs it reads again: the same values, with source, status and note.

use std::path::Path;
use std::process::Command;

fn run(folder: &Path, words: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_mprofile"))
        .args(words)
        .args(["--lang", "en"])
        .current_dir(folder)
        .output()
        .expect("mprofile");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// Counts of a look at a file: `New: 0 · same: 22 · changed: 0 …`.
fn counts(folder: &Path, file: &str) -> String {
    let told = run(folder, &["import", "a.mprofile", file, "--dry-run"]);
    told.lines().find(|line| line.starts_with("New:")).unwrap_or_default().to_owned()
}

#[test]
fn every_format_for_programs_comes_back_as_it_went() {
    let folder = tempfile::tempdir().expect("folder");
    let folder = folder.path();
    run(folder, &["new", "a.mprofile", "--example"]);
    for (indicator, rows, columns, values) in [
        ("IMM_STOCK", "period", "sex", "22"),
        ("POP_TOTAL", "period,area", "sex,age", "697"),
        ("IMM_TOURIST", "period", "citizenship", "83"),
    ] {
        for format in ["px", "json", "sdmx.csv", "csv.zip"] {
            let file = format!("{indicator}.{format}");
            run(
                folder,
                &[
                    "table",
                    "a.mprofile",
                    "--indicator",
                    indicator,
                    "--rows",
                    rows,
                    "--columns",
                    columns,
                    "--out",
                    &file,
                ],
            );
            if !folder.join(&file).exists() {
                continue;
            }
            let wanted = format!("New: 0 · same: {values} · changed: 0 · repeated: 0");
            let got = counts(folder, &file);
            assert!(got.starts_with(&wanted), "{file}: {got}");
        }
    }
}
