//! A withheld number is in no file, in no form.

use super::cubes::{self, Pattern, SECRET_NOTE, catalogue};
use super::files::table;
use migration_profile::domain::Lang;
use migration_profile::export::png::{self, Resolution};
use migration_profile::export::svg::{self, Lettering};
use migration_profile::export::{Overwrite, Part, clip, csv, text, xlsx};
use migration_profile::figure::{Kind, build};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::Cube;
use migration_profile::work::Work;
use std::io::Read;

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
            let path = |ending: &str| folder.path().join(format!("{number}-{}.{ending}", lang.tag()));
            csv::write(&path("csv"), cube, &words, Overwrite::No, &Work::new()).expect("csv");
            assert_clean("csv", &std::fs::read(path("csv")).expect("read"));
            csv::write_tidy(&path("tidy.csv"), cube, catalogue(), &words, Overwrite::No, &Work::new())
                .expect("tidy");
            assert_clean("tidy", &std::fs::read(path("tidy.csv")).expect("read"));
            xlsx::write(&path("xlsx"), cube, &words, Overwrite::No, &Work::new()).expect("xlsx");
            let file = std::fs::File::open(path("xlsx")).expect("open");
            let mut parts = zip::ZipArchive::new(file).expect("zip");
            for at in 0..parts.len() {
                let mut bytes = Vec::new();
                parts.by_index(at).expect("part").read_to_end(&mut bytes).expect("read");
                assert_clean("xlsx", &bytes);
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
