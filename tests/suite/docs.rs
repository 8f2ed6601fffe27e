//! The documents say what the program does: the manual is made from the table of commands, and every
//! link and picture of a page is there.

use migration_profile::cli;
use migration_profile::domain::Lang;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_manual_tells_every_command_as_it_is() {
    for (lang, name) in [(Lang::En, "docs/commands.md"), (Lang::Lo, "docs/commands.lo.md")] {
        let path = root().join(name);
        let manual = cli::manual(lang);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &manual).expect("manual written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == manual, "{name} is old: UPDATE_GOLDEN=1 cargo test --test suite docs");
    }
}

fn pages() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    found.extend(fs::read_dir(root().join("docs")).expect("docs").flatten().map(|entry| entry.path()));
    found.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    found
}

#[test]
fn every_link_and_picture_leads_to_a_file() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("page");
        for piece in text.split("](").skip(1) {
            let target = piece.split(')').next().unwrap_or_default();
            let file = target.split('#').next().unwrap_or_default();
            let outside = file.is_empty() || file.contains("://");
            if !outside && !page.parent().unwrap_or(Path::new("")).join(file).exists() {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
