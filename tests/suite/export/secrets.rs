//! A withheld number is in no file, in no form.

use super::cubes::{self, Pattern, SECRET_NOTE, catalogue};
use super::files::table;
use super::formats::{NAMES, parts};
use migration_profile::domain::Lang;
use migration_profile::export::png::{self, Resolution};
use migration_profile::export::svg::{self, Lettering};
use migration_profile::export::{self, Extract, Overwrite, Part, clip, text, tidy};
use migration_profile::figure::{Kind, build};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::Cube;
use migration_profile::work::Work;

/// How a number could be spelled.
const SPELLINGS: [&str; 6] = ["987654", "987,654", "987.654", "987 654", "987\u{a0}654", SECRET_NOTE];

fn assert_clean(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for spelling in SPELLINGS {
        assert!(!text.contains(spelling), "{what} has {spelling}");
    }
}

fn cubes() -> Vec<Cube> {
    vec![
        cubes::stock_by_sex(Pattern::Holes),
        cubes::provinces(Pattern::Holes),
        cubes::destinations_by_sex(Pattern::Holes),
        cubes::origins_over_time(Pattern::Holes),
    ]
}

#[test]
fn the_cubes_have_secrets() {
    for cube in cubes() {
        assert!(
            cube.cells.iter().any(|cell| cell.number.is_some_and(|number| number.value == cubes::SECRET))
        );
    }
}

#[test]
fn no_withheld_number_is_in_a_table_file() {
    let folder = tempfile::tempdir().expect("folder");
    for (number, cube) in cubes().iter().enumerate() {
        for lang in Lang::ALL {
            let words = table(cube, lang);
            let part = Part::whole(&words);
            assert_clean("terminal", text::table(cube, &words).as_bytes());
            assert_clean("tsv", clip::tsv(cube, &words, &part).as_bytes());
            assert_clean("html", clip::html(cube, &words, &part).as_bytes());
            assert_clean("words", format!("{words:?}").as_bytes());
            let path = |name: &str| folder.path().join(format!("{number}-{}-{name}", lang.tag()));
            let other = table(cube, lang.other());
            let extract = Extract::new(cube, catalogue(), &words).with_other(&other).in_both();
            tidy::write(&path("tidy.csv"), &extract, Overwrite::No, &Work::new()).expect("tidy");
            assert_clean("tidy", &std::fs::read(path("tidy.csv")).expect("read"));
            for name in NAMES {
                export::table(&path(name), &extract, Overwrite::No, &Work::new()).expect(name);
                for (part, bytes) in parts(&path(name)) {
                    assert_clean(&format!("{name}: {part}"), &bytes);
                }
            }
        }
    }
}

#[test]
fn no_withheld_number_is_in_a_figure() {
    for cube in cubes() {
        for kind in Kind::ALL {
            let Ok(figure) = build(&cube, catalogue(), Some(kind), Lang::En, NumberStyle::Point) else {
                continue;
            };
            assert_clean("figure", &serde_json::to_vec(&figure).expect("json"));
            for lettering in [Lettering::Text, Lettering::Outlines] {
                assert_clean("svg", svg::render(&figure, lettering).expect("svg").as_bytes());
            }
        }
    }
    let figure = build(&cubes()[0], catalogue(), None, Lang::En, NumberStyle::Point).expect("figure");
    let picture = png::picture(&figure, Resolution::Screen).expect("picture");
    let mut bytes = Vec::new();
    png::encode(&figure, &picture, Resolution::Screen, &mut bytes).expect("png");
    assert_clean("png", &bytes);
}
