//! How long the work of a frame takes: not a check but a measurement, run by hand.

use crate::support::{LAPTOP, harness, look};
use migration_profile::domain::{Code, DimensionCode, Lang, Number, Period};
use migration_profile::figure::{Kind, TableText, build};
use migration_profile::gui::pages::browse::{Arrangement, Browse, BrowseView, TableView};
use migration_profile::gui::theme::Theme;
use migration_profile::i18n::NumberStyle;
use migration_profile::query::{Cell, Cube, Header, Level, Measure, MemberRef, PublicationInfo};
use migration_profile::store::shipped_catalogue;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A cube with these members on rows and columns, every cell a number.
fn cube(rows: (&str, Vec<MemberRef>), columns: (&str, Vec<MemberRef>)) -> Cube {
    let catalogue = shipped_catalogue();
    let indicator = Arc::new(catalogue.indicator("EMI_STOCK").expect("known").clone());
    let side = |members: Vec<MemberRef>| -> Vec<Header> {
        members.into_iter().map(|member| Header { members: vec![member] }).collect()
    };
    let level = |code: &str| vec![Level { dimension: DimensionCode::from(code) }];
    let (down, across) = (side(rows.1), side(columns.1));
    let cell = |at: usize| Cell {
        number: Some(Number::new((at * 7919 % 1_000_000) as f64, 0)),
        present: true,
        publication: Some(0),
        ..Cell::default()
    };
    Cube {
        unit: indicator.unit.clone(),
        indicator,
        measure: Measure::Value,
        row_levels: level(rows.0),
        column_levels: level(columns.0),
        cells: (0..down.len() * across.len()).map(cell).collect(),
        rows: down,
        columns: across,
        fixed: Vec::new(),
        publications: vec![PublicationInfo {
            publication: migration_profile::domain::Publication {
                source: "UNDESA_IMS".into(),
                edition: String::from("2020"),
            },
            cells: 1,
            example: true,
        }],
        notes: Vec::new(),
    }
}

fn years(count: u16) -> Vec<MemberRef> {
    (0..count).filter_map(|at| Period::year(1960 + at)).map(MemberRef::Period).collect()
}

fn codes(count: usize) -> Vec<MemberRef> {
    (0..count).map(|at| MemberRef::Code(Code::from(format!("C{at}").as_str()))).collect()
}

fn view(cube: Cube, arrangement: Arrangement) -> BrowseView {
    let (catalogue, cube) = (shipped_catalogue(), Arc::new(cube));
    let text = TableText::of(&cube, &catalogue, Lang::En, NumberStyle::Point).expect("words");
    let figure = (arrangement == Arrangement::Figure).then(|| {
        let figure = build(&cube, &catalogue, Some(Kind::Line), Lang::En, NumberStyle::Point);
        Arc::new(figure.expect("figure"))
    });
    BrowseView {
        indicator: Some("EMI_STOCK".into()),
        arrangement,
        figure,
        table: Some(TableView { text: Arc::new(text), cube, order: None }),
        ..BrowseView::default()
    }
}

/// Median and 95 of 100 of the page's own work in a frame; `turn`: how far the wheel turns each frame.
fn measured(view: BrowseView, turn: f32) -> (Duration, Duration) {
    let mut page = Browse::default();
    let mut acts = Vec::new();
    let times = std::cell::RefCell::new(Vec::new());
    let look = look(Theme::Light, Lang::En);
    let mut harness = harness(look, LAPTOP, |ui| {
        let begun = Instant::now();
        let rect = ui.ctx().content_rect();
        page.show(ui, &look, rect, &view, &mut acts);
        times.borrow_mut().push(begun.elapsed());
    });
    for _ in 0..120 {
        harness.event(egui::Event::PointerMoved(egui::pos2(700.0, 500.0)));
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -turn),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        harness.step();
    }
    drop(harness);
    let mut all = times.into_inner();
    all.drain(..20);
    all.sort();
    (all[all.len() / 2], all[all.len() * 95 / 100])
}

#[test]
#[ignore = "measures"]
fn frames_of_a_million_rows_and_of_two_hundred_lines() {
    let rows = || view(cube(("destination", codes(1_000_000)), ("period", years(2))), Arrangement::Table);
    for (name, view, turn) in [
        ("a table of 1,000,000 rows, still", rows(), 0.0),
        ("the same, scrolled by 40 rows a frame", rows(), 1_120.0),
        ("the same, jumping by 40,000 rows a frame", rows(), 1_120_000.0),
        (
            "200 lines of 60 points",
            view(cube(("period", years(60)), ("destination", codes(200))), Arrangement::Figure),
            0.0,
        ),
    ] {
        let (median, high) = measured(view, turn);
        println!("{name}: {:.2} ms · {:.2} ms", median.as_secs_f64() * 1e3, high.as_secs_f64() * 1e3);
    }
}
