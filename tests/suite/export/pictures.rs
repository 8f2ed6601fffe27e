//! Golden SVGs of every kind, language and pattern of missing numbers; and that labels neither touch
//! nor leave the page. `UPDATE_GOLDEN=1 cargo test --test suite golden` writes them anew: look at them.

use super::cubes::{self, Pattern, catalogue};
use migration_profile::domain::{Date, Lang};
use migration_profile::export::pdf;
use migration_profile::export::png::{self, Resolution};
use migration_profile::export::svg::{self, Lettering};
use migration_profile::figure::{Body, Figure, Kind, Wish, build, build_as};
use migration_profile::i18n::NumberStyle;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/figures")
}

/// Every kind with a cube that suits it, in both languages and with and without holes.
fn figures() -> Vec<(String, Figure)> {
    let mut out = Vec::new();
    for lang in Lang::ALL {
        for pattern in Pattern::ALL {
            for (name, kind, cube) in [
                ("line", Kind::Line, cubes::stock_by_sex(pattern)),
                ("line-many", Kind::Line, cubes::origins_over_time(pattern)),
                ("bar-places", Kind::Bar, cubes::provinces(pattern)),
                ("grouped-places", Kind::Grouped, cubes::destinations_by_sex(pattern)),
                ("grouped-periods", Kind::Grouped, cubes::stock_by_sex(pattern)),
                ("stacked", Kind::Stacked { share: false }, cubes::origins_over_time(pattern)),
                ("stacked-share", Kind::Stacked { share: true }, cubes::destinations_by_sex(pattern)),
                ("dot", Kind::Dot, cubes::shares_by_sex(pattern)),
                ("pyramid", Kind::Pyramid, cubes::ages_by_sex(pattern)),
                ("map", Kind::Map, cubes::provinces(pattern)),
                ("map-two-sided", Kind::Map, cubes::net_moves(pattern)),
                ("heat", Kind::Heat, cubes::origins_over_time(pattern)),
                ("matrix", Kind::Matrix, cubes::neighbours(pattern)),
                ("sankey", Kind::Sankey, cubes::neighbours(pattern)),
                ("sankey-out", Kind::Sankey, cubes::destinations_by_sex(pattern)),
                ("flow-map", Kind::FlowMap, cubes::destinations_by_sex(pattern)),
                ("flow-map-provinces", Kind::FlowMap, cubes::provinces_abroad(pattern)),
                ("map-districts", Kind::Map, cubes::districts(pattern)),
                ("slope", Kind::Slope, cubes::origins_over_time(pattern)),
                ("scatter", Kind::Scatter, cubes::destinations_by_sex(pattern)),
            ] {
                let figure = build(&cube, catalogue(), Some(kind), lang, NumberStyle::Point).expect(name);
                let date = Date::new(2026, 11, 23).expect("date");
                let pattern = format!("{pattern:?}").to_lowercase();
                out.push((format!("{name}.{pattern}.{}", lang.tag()), figure.dated(date)));
            }
            for (name, kind, facet, cube) in [
                ("panels-line", Kind::Line, "origin", cubes::origins_over_time(pattern)),
                ("panels-bar", Kind::Bar, "sex", cubes::destinations_by_sex(pattern)),
            ] {
                let wish = Wish { kind: Some(kind), facet: Some(facet.into()), moment: None };
                let figure = build_as(&cube, catalogue(), &wish, lang, NumberStyle::Point).expect(name);
                let date = Date::new(2026, 11, 23).expect("date");
                let pattern = format!("{pattern:?}").to_lowercase();
                out.push((format!("{name}.{pattern}.{}", lang.tag()), figure.dated(date)));
            }
        }
    }
    out
}

#[test]
fn figures_are_drawn_as_the_golden_ones() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for (name, figure) in figures() {
        let path = folder().join(format!("{name}.svg"));
        let drawn = svg::render(&figure, Lettering::Text).expect(&name);
        if update {
            std::fs::create_dir_all(folder()).expect("folder");
            std::fs::write(&path, &drawn).expect("write");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(drawn == golden, "{name} is drawn differently; UPDATE_GOLDEN=1 shows how, with git diff");
    }
}

/// A text of an SVG with the box it takes.
#[derive(Debug)]
struct Written {
    words: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let start = element.find(&format!(" {name}=\""))? + name.len() + 3;
    element[start..].split('"').next()
}

fn written(svg: &str) -> Vec<Written> {
    svg.lines()
        .filter(|line| line.starts_with("<text"))
        .map(|line| {
            let number = |name| attribute(line, name).and_then(|text| text.parse::<f64>().ok());
            let (x, y, size) =
                (number("x").expect("x"), number("y").expect("y"), number("font-size").expect("size"));
            let words = line.split('>').nth(1).and_then(|rest| rest.split('<').next()).expect("words");
            let words = words.replace("&amp;", "&");
            let width = svg::measure(&words, size, line.contains("font-weight"));
            let left = match attribute(line, "text-anchor") {
                Some("middle") => x - width / 2.0,
                Some("end") => x - width,
                _ => x,
            };
            Written { left, right: left + width, top: y - 0.72 * size, bottom: y + 0.12 * size, words }
        })
        .collect()
}

#[test]
fn no_label_is_cut_or_lies_on_another() {
    for (name, figure) in figures() {
        let texts = written(&svg::render(&figure, Lettering::Text).expect(&name));
        assert!(texts.len() > 5, "{name}");
        for (at, text) in texts.iter().enumerate() {
            assert!(text.left >= 0.0 && text.right <= 720.0, "{name}: {text:?} leaves the page");
            for other in &texts[at + 1..] {
                let apart = text.right <= other.left
                    || other.right <= text.left
                    || text.bottom <= other.top
                    || other.bottom <= text.top;
                assert!(apart, "{name}: {text:?} lies on {other:?}");
            }
        }
    }
}

#[test]
fn every_letter_of_a_figure_has_a_glyph() {
    for (name, figure) in figures() {
        for text in written(&svg::render(&figure, Lettering::Text).expect(&name)) {
            assert!(svg::can_write(&text.words), "{name}: {}", text.words);
        }
    }
}

#[test]
fn pictures_have_the_size_and_resolution_asked() {
    let (_, figure) = figures().remove(0);
    let screen = png::picture(&figure, Resolution::Screen).expect("picture");
    let print = png::picture(&figure, Resolution::Print).expect("picture");
    assert_eq!((screen.width, print.width), (1440, 2250));
    assert!(screen.rgba.chunks(4).all(|dot| dot[3] == 255), "opaque");
    let ink = screen.rgba.chunks(4).filter(|dot| dot[0] < 0x60).count();
    assert!(ink > 5_000, "text and lines are drawn: {ink} dark dots");
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("figure.png");
    png::write(&path, &figure, Resolution::Print, Default::default()).expect("write");
    let bytes = std::fs::read(&path).expect("read");
    assert!(bytes.starts_with(b"\x89PNG"));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains(&figure.title) && text.contains(&figure.foot.sources[0]));
}

#[test]
fn outlined_figures_need_no_font_and_keep_their_words() {
    for (name, figure) in figures() {
        let outlined = svg::render(&figure, Lettering::Outlines).expect(&name);
        assert!(!outlined.contains("<text"), "{name}");
        for line in figure.foot.lines(figure.lang) {
            assert!(outlined.contains(&line.replace('&', "&amp;")), "{name}: {line}");
        }
    }
}

#[test]
fn every_kind_of_figure_becomes_a_pdf_with_embedded_fonts() {
    for (name, figure) in figures() {
        let bytes = pdf::figure(&figure).expect(&name);
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"), "{name}");
        assert!(text.contains("+MigrationProfileSans-Regular") && text.contains("/FontFile"), "{name}");
        assert!(text.contains("/StructTreeRoot") && text.contains("/Alt"), "{name}: told to screen readers");
        assert!(bytes.len() < 200_000, "{name}: only the used glyphs, not {} bytes", bytes.len());
    }
}

/// Not a check but a way to look: every figure as a picture below `target/tmp/figures`.
#[test]
#[ignore = "writes pictures to look at"]
fn pictures_to_look_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures");
    std::fs::create_dir_all(&folder).expect("folder");
    for (name, figure) in figures() {
        let path = folder.join(format!("{name}.png"));
        png::write(&path, &figure, Resolution::Screen, migration_profile::export::Overwrite::Yes)
            .expect(&name);
        pdf::write_figure(&path.with_extension("pdf"), &figure, migration_profile::export::Overwrite::Yes)
            .expect(&name);
    }
}

/// The words of all marks that have a shape in a drawing, each once.
fn told(svg: &str) -> BTreeSet<String> {
    let plain = |text: &str| {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    svg.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next()).map(plain).collect()
}

/// The same of the window, which paints what it says it paints.
#[cfg(feature = "gui")]
fn on_screen(figure: &Figure) -> BTreeSet<String> {
    match &figure.body {
        Body::Panels(small) => small.iter().flat_map(on_screen).collect(),
        _ => migration_profile::gui::pages::marks_on_screen(figure).into_iter().collect(),
    }
}

#[cfg(feature = "gui")]
#[test]
fn the_window_and_the_paper_show_the_same_marks_of_every_kind() {
    for (name, figure) in figures() {
        let paper = told(&svg::render(&figure, Lettering::Text).expect(&name));
        assert!(paper.len() > 3, "{name}: {paper:?}");
        assert_eq!(on_screen(&figure), paper, "{name}");
    }
}

#[test]
fn small_figures_have_one_scale_one_axis_and_one_colour_a_name() {
    for (name, figure) in figures().into_iter().filter(|(name, _)| name.starts_with("panels")) {
        let Body::Panels(small) = &figure.body else { panic!("{name}") };
        assert!(small.len() >= 3, "{name}");
        for one in small {
            assert_eq!((&one.scale, &one.places), (&small[0].scale, &small[0].places), "{name}");
            for series in &one.series {
                let legend = figure.series.iter().find(|known| known.name == series.name);
                assert_eq!(legend.map(|known| known.role), Some(series.role), "{name}: {}", series.name);
            }
            let ends = one.series.iter().flat_map(|series| &series.marks).filter_map(|mark| mark.end());
            assert!(ends.into_iter().all(|end| (one.scale.low..=one.scale.high).contains(&end)), "{name}");
        }
    }
}
