//! The one-way road: who may use whom, and what must never be in the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Module → modules it may name with `crate::`. Its own files may always name each other.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("work", &[]),
    ("text", &["domain"]),
    ("i18n", &["domain", "text"]),
    ("sheet", &["domain", "work"]),
    ("intake", &["sheet", "domain", "text", "work"]),
    ("store", &["domain", "text", "work"]),
    ("query", &["store", "domain", "text", "work"]),
    ("figure", &["query", "domain", "text", "i18n"]),
    ("report", &["figure", "query", "domain", "text", "i18n", "work"]),
    ("export", &["report", "figure", "query", "domain", "text", "i18n", "work"]),
    ("platform", &["i18n"]),
    (
        "app",
        &[
            "sheet", "intake", "store", "query", "figure", "report", "export", "platform", "domain", "text",
            "i18n", "work",
        ],
    ),
    // The two fronts name types of any layer, but act through `app`.
    (
        "cli",
        &[
            "app", "sheet", "intake", "store", "query", "figure", "report", "export", "platform", "domain",
            "text", "i18n", "work",
        ],
    ),
    (
        "gui",
        &[
            "app", "sheet", "intake", "store", "query", "figure", "report", "export", "platform", "domain",
            "text", "i18n", "work",
        ],
    ),
];

/// What the fronts may not call: opening, reading and writing is the matter of `app`.
const ONLY_APP_CALLS: &[&str] = &[
    "Store::open",
    "Store::create",
    "sheet::read(",
    "sheet::read_bytes(",
    "rusqlite",
    "calamine",
    "rust_xlsxwriter",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Files of `src` by their module, with their text; files directly in `src` are left out.
fn modules() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let src = root().join("src");
    let mut found: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in rust_files(&src) {
        let inner = path.strip_prefix(&src).expect("below src");
        let mut parts = inner.components();
        let module = parts.next().expect("module").as_os_str().to_string_lossy().into_owned();
        if parts.next().is_some() && module != "bin" {
            let text = fs::read_to_string(&path).expect("text");
            found.entry(module).or_default().push((path, text));
        }
    }
    found
}

/// Modules named in `crate::x` and `crate::{x, y::…}`.
fn named(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (position, _) in text.match_indices("crate::") {
        let before = text[..position].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '$') {
            continue;
        }
        let rest = &text[position + "crate::".len()..];
        let word =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut piece = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(word(std::mem::take(&mut piece).trim())),
                    other if depth == 0 => piece.push(other),
                    _ => {}
                }
            }
            found.push(word(piece.trim()));
        } else {
            found.push(word(rest));
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn every_module_uses_only_what_lies_before_it_on_the_road() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (module, files) in modules() {
        let allowed =
            table.get(module.as_str()).unwrap_or_else(|| panic!("module {module} is not in the table"));
        for (path, text) in files {
            for name in named(&text) {
                let known = table.contains_key(name.as_str());
                if known && name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}: {module} may not use {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_uses_sees_single_and_grouped_ones() {
    assert_eq!(named("use crate::store::Store; x(crate::query::ask)"), ["store", "query"]);
    assert_eq!(named("use crate::{domain::{Code, Key}, work::Work};"), ["domain", "work"]);
    assert!(named("mycrate::store $crate::store").is_empty());
}

#[test]
fn sql_stands_only_in_the_store_and_the_toolkit_only_in_the_window() {
    for (module, files) in modules() {
        for (path, text) in files {
            if module != "store" {
                assert!(!text.contains("rusqlite"), "{} names rusqlite", path.display());
            }
            if module != "gui" {
                for toolkit in ["egui", "eframe", "rfd::"] {
                    let named = text
                        .lines()
                        .any(|line| !line.trim_start().starts_with("//") && line.contains(toolkit));
                    assert!(!named, "{} names {toolkit}", path.display());
                }
            }
        }
    }
}

#[test]
fn the_fronts_open_and_write_nothing_themselves() {
    for (module, files) in modules() {
        if module == "cli" || module == "gui" {
            for (path, text) in files {
                for call in ONLY_APP_CALLS {
                    assert!(!text.contains(call), "{} calls {call}", path.display());
                }
            }
        }
    }
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    for module in modules().keys() {
        let text = fs::read_to_string(root().join("src").join(module).join("mod.rs")).expect("mod.rs");
        assert!(text.starts_with("//! "), "src/{module}/mod.rs");
    }
}

#[test]
fn there_is_no_network_code_in_the_program() {
    let network =
        ["std::net", "TcpStream", "TcpListener", "UdpSocket", "reqwest", "ureq", "hyper::", "http://"];
    for files in modules().values() {
        for (path, text) in files {
            for word in network {
                let named = text.lines().any(|line| {
                    let code = line.split("//").next().unwrap_or_default();
                    code.contains(word)
                });
                assert!(!named, "{} names {word}", path.display());
            }
        }
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    for package in
        ["reqwest", "ureq", "hyper", "curl", "rustls", "native-tls", "openssl", "tokio-native-tls", "quinn"]
    {
        assert!(!lock.contains(&format!("name = \"{package}\"")), "{package} is among the dependencies");
    }
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}
