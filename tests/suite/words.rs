//! Every message that the code names has words, and no word is left over.

use migration_profile::domain::Lang;
use migration_profile::i18n;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn texts(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push_str(&fs::read_to_string(&path).expect("text"));
        }
    }
}

fn source() -> String {
    let mut found = String::new();
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// Identifiers given as a literal to a function that looks up words.
fn named(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for call in ["Message::new(\"", "words(lang, \"", "words(self.lang, \"", "words(output.lang, \""] {
        for (position, _) in source.match_indices(call) {
            let rest = &source[position + call.len()..];
            found.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_message_named_in_the_code_has_words_in_both_languages() {
    let source = source();
    for id in named(&source) {
        for lang in Lang::ALL {
            assert!(i18n::has(lang, &id), "{id} has no words in {}", lang.tag());
        }
    }
}

/// Texts between quotation marks, and the beginnings of those that are filled in (`cli-flag-{}`).
fn literals(source: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let whole: BTreeSet<&str> =
        source.split('"').filter(|text| !text.contains(char::is_whitespace)).collect();
    let begun = whole.iter().filter_map(|text| text.split_once('{')).map(|(begin, _)| begin);
    let begun = begun.filter(|begin| begin.ends_with('-') && begin.len() > 3).collect();
    (whole, begun)
}

#[test]
fn no_word_is_left_over() {
    let source = source();
    let (whole, begun) = literals(&source);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text/en");
    let mut unused = Vec::new();
    for file in fs::read_dir(folder).expect("folder").flatten() {
        let text = fs::read_to_string(file.path()).expect("text");
        let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        for id in ids.filter(|id| !id.starts_with([' ', '#', '-', '*', '[', '.'])) {
            let plain = id.strip_suffix("-like").unwrap_or(id);
            if !whole.contains(plain)
                && !whole.contains(id)
                && !begun.iter().any(|begin| id.starts_with(begin))
            {
                unused.push(id.to_owned());
            }
        }
    }
    assert!(unused.is_empty(), "words that nothing says: {unused:?}");
}
