//! Figures of the example store: real numbers, through the real query.

use migration_profile::app::Session;
use migration_profile::domain::{DimensionCode, Lang};
use migration_profile::export::{Overwrite, png, svg};
use migration_profile::figure::{Figure, Kind, TableText, build};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::{Cube, Layout, Selection, ask, narrow};
use migration_profile::work::Work;
use std::path::Path;

fn example(folder: &Path) -> Session {
    let mut session = Session::of(&Default::default());
    session.create(&folder.join("example.mprofile"), true, &Work::new()).expect("example store");
    session
}

fn cube(session: &Session, indicator: &str, narrowed: &[&str], rows: &str, columns: &str) -> Cube {
    let mut selection = Selection::of(indicator.into());
    for text in narrowed {
        narrow(&session.catalogue(), &mut selection, text).expect(text);
    }
    let side =
        |text: &str| text.split(',').filter(|part| !part.is_empty()).map(DimensionCode::from).collect();
    let layout = Layout { rows: side(rows), columns: side(columns), ..Layout::default() };
    ask(session.store().expect("store"), &selection, &layout, &Work::new()).expect("answer")
}

fn figure(session: &Session, cube: &Cube, kind: Option<Kind>, lang: Lang) -> Figure {
    build(cube, &session.catalogue(), kind, lang, NumberStyle::Point).expect("figure")
}

const QUESTIONS: &[(&str, &str, &[&str], &str, &str)] = &[
    ("migrants by sex", "IMM_STOCK", &["area=LA", "edition=2020"], "period", "sex"),
    ("editions", "EMI_STOCK", &["destination=THA"], "period", "source"),
    ("provinces", "POP_TOTAL", &["period=2015"], "area", ""),
    ("destinations", "EMI_STOCK", &["period=2020", "edition=2020"], "destination", "sex"),
    ("ages", "POP_TOTAL", &["area=LA", "period=2020", "source=UNDESA_WPP"], "age", "sex"),
    ("remittances", "ECO_REMIT_IN", &["area=LA"], "period", "source"),
];

#[test]
fn the_stock_of_2020_in_the_figure_is_that_of_the_store() {
    let folder = tempfile::tempdir().expect("folder");
    let session = example(folder.path());
    let cube = cube(&session, "IMM_STOCK", &["area=LA", "edition=2020"], "period", "sex");
    let figure = figure(&session, &cube, Some(Kind::Line), Lang::En);
    let last = |name: &str| {
        let series = figure.series.iter().find(|series| series.name.starts_with(name)).expect(name);
        series.marks.last().and_then(|mark| mark.number).map(|number| number.value)
    };
    assert_eq!((last("Total"), last("Women"), last("Men")), (Some(48_731.0), Some(17_338.0), Some(31_393.0)));
}

#[test]
fn two_editions_are_never_one_line() {
    let folder = tempfile::tempdir().expect("folder");
    let session = example(folder.path());
    let cube = cube(&session, "EMI_STOCK", &["destination=THA"], "period", "source");
    let text = TableText::of(&cube, &session.catalogue(), Lang::En, NumberStyle::Point).expect("table");
    let written = migration_profile::export::text::table(&cube, &text);
    assert!(written.contains("941,309") && written.contains("265,386"), "{written}");
    let figure = figure(&session, &cube, Some(Kind::Line), Lang::En);
    let holding = |value: f64| {
        figure.series.iter().position(|series| {
            series.marks.iter().any(|mark| mark.number.is_some_and(|number| number.value == value))
        })
    };
    assert!(holding(941_309.0).is_some() && holding(265_386.0).is_some());
    assert_ne!(holding(941_309.0), holding(265_386.0));
}

#[test]
fn the_pyramid_of_2020_has_the_people_of_the_world_population_prospects() {
    let folder = tempfile::tempdir().expect("folder");
    let session = example(folder.path());
    let cube = cube(&session, "POP_TOTAL", &["area=LA", "source=UNDESA_WPP"], "age", "period,sex");
    let figure = figure(&session, &cube, Some(Kind::Pyramid), Lang::En);
    assert!(figure.title.ends_with("2020"), "{}", figure.title);
    assert_eq!(figure.places.len(), 21);
    let sum = |name: &str| -> f64 {
        let series = figure.series.iter().find(|series| series.name == name).expect(name);
        series.marks.iter().filter_map(|mark| mark.number).map(|number| number.value).sum()
    };
    // The groups add up to the published totals by sex.
    let published = |sex: &str| {
        let total = super::real::cube(
            &session,
            "POP_TOTAL",
            &["area=LA", "source=UNDESA_WPP", "period=2020"],
            "",
            "sex",
        );
        let at = total
            .columns
            .iter()
            .position(|head| format!("{head:?}").contains(&format!("\"{sex}\"")))
            .expect(sex);
        total.cells[at].number.expect("number").value
    };
    assert_eq!((sum("Women"), sum("Men")), (published("F"), published("M")));
}

#[test]
fn the_flows_of_2020_lead_to_thailand_first_and_the_map_has_the_census() {
    let folder = tempfile::tempdir().expect("folder");
    let session = example(folder.path());
    let flows = cube(&session, "EMI_STOCK", &["period=2020", "edition=2020"], "destination", "");
    let drawn = figure(&session, &flows, Some(Kind::Sankey), Lang::En);
    let first = drawn.series.first().expect("flows");
    assert_eq!((first.name.as_str(), first.marks[0].number.map(|n| n.value)), ("Thailand", Some(941_309.0)));
    let provinces = cube(&session, "POP_TOTAL", &["period=2015"], "area", "");
    let drawn = figure(&session, &provinces, Some(Kind::Map), Lang::En);
    let sum: f64 = drawn.series[0].marks.iter().filter_map(|mark| mark.number).map(|n| n.value).sum();
    assert_eq!((drawn.places.len(), sum), (18, 6_492_228.0));
}

/// Not a check but a way to look: figures of the example store below `target/tmp/real`.
#[test]
#[ignore = "writes pictures to look at"]
fn real_pictures_to_look_at() {
    let folder = tempfile::tempdir().expect("folder");
    let session = example(folder.path());
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("real");
    std::fs::create_dir_all(&out).expect("folder");
    for (name, indicator, narrowed, rows, columns) in QUESTIONS {
        let cube = cube(&session, indicator, narrowed, rows, columns);
        for lang in Lang::ALL {
            for kind in Kind::ALL {
                let Ok(figure) = build(&cube, &session.catalogue(), Some(kind), lang, NumberStyle::Point)
                else {
                    continue;
                };
                if figure.kind != kind {
                    continue;
                }
                let path = out.join(format!("{name}.{}.{}", kind.name(), lang.tag()));
                svg::write(&path.with_added_extension("svg"), &figure, svg::Lettering::Text, Overwrite::Yes)
                    .expect("svg");
                png::write(
                    &path.with_added_extension("png"),
                    &figure,
                    png::Resolution::Screen,
                    Overwrite::Yes,
                )
                .expect("png");
            }
        }
    }
}
