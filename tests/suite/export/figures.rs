//! What figures say and show.

use super::cubes::{self, Pattern, catalogue};
use migration_profile::domain::{Lang, ObsStatus};
use migration_profile::figure::{ColourRole, Extent, Figure, FigureError, Kind, Shape, best_kind, build};
use migration_profile::i18n::NumberStyle;
use migration_profile::query::{Cube, Measure};

fn figure(cube: &Cube, kind: Kind, lang: Lang) -> Figure {
    build(cube, catalogue(), Some(kind), lang, NumberStyle::Point).expect("figure")
}

#[test]
fn a_title_says_what_where_by_what_and_when() {
    let cube = cubes::stock_by_sex(Pattern::Whole);
    let english = figure(&cube, Kind::Line, Lang::En);
    assert_eq!(english.title, "International migrants living in Lao PDR, by sex, 1990–2020");
    assert_eq!(english.unit, "Persons");
    let lao = figure(&cube, Kind::Line, Lang::Lo);
    assert_eq!(lao.title, "ຈຳນວນຜູ້ເຄື່ອນຍ້າຍລະຫວ່າງປະເທດທີ່ອາໄສຢູ່ ສປປ ລາວ, ຈຳແນກຕາມເພດ, 1990–2020");
    let provinces = figure(&cubes::provinces(Pattern::Whole), Kind::Bar, Lang::En);
    assert_eq!(provinces.title, "Total population in Lao PDR, by province, 2015");
    let thailand = figure(&cubes::two_editions(), Kind::Line, Lang::En);
    assert_eq!(
        thailand.title,
        "Emigrants from Lao PDR living abroad, country of destination: Thailand, 2010–2020"
    );
}

#[test]
fn the_sentence_tells_the_change_and_the_share_of_women() {
    let cube = cubes::stock_by_sex(Pattern::Whole);
    assert_eq!(
        figure(&cube, Kind::Line, Lang::En).sentence,
        "International migrants living in Lao PDR rose from 22,866 persons in 1990 to 48,731 persons in 2020. \
         The share of women fell from 48.4% in 1990 to 35.6% in 2020."
    );
    assert_eq!(
        figure(&cube, Kind::Line, Lang::Lo).sentence,
        "ຈຳນວນຜູ້ເຄື່ອນຍ້າຍລະຫວ່າງປະເທດທີ່ອາໄສຢູ່ ສປປ ລາວ ເພີ່ມຂຶ້ນຈາກ 22,866 ຄົນ ໃນປີ 1990 ເປັນ 48,731 ຄົນ ໃນປີ 2020. \
         ສັດສ່ວນຍິງ ຫຼຸດລົງຈາກ 48.4% ໃນປີ 1990 ເຫຼືອ 35.6% ໃນປີ 2020."
    );
}

#[test]
fn a_single_chosen_member_stands_in_title_and_sentence_wherever_it_lies() {
    let values = ["829426", "899705", "941309"];
    let rows = ("period", &["2010", "2015", "2020"][..]);
    let fixed = [("area", "LA")];
    let cube = cubes::cube("EMI_STOCK", &fixed, rows, ("destination", &["THA"]), &values);
    let english = figure(&cube, Kind::Line, Lang::En);
    assert_eq!(
        english.title,
        "Emigrants from Lao PDR living abroad, country of destination: Thailand, 2010–2020"
    );
    let told = "Emigrants from Lao PDR living abroad (country of destination: Thailand)";
    assert!(english.sentence.starts_with(told), "{}", english.sentence);
    let lao = figure(&cube, Kind::Line, Lang::Lo);
    assert!(lao.title.contains("ໄທ") && lao.sentence.contains("ໄທ"), "{} {}", lao.title, lao.sentence);
    let women = cubes::cube("IMM_STOCK", &fixed, rows, ("sex", &["F"]), &values);
    let women = figure(&women, Kind::Line, Lang::En);
    assert_eq!(women.title, "International migrants living in Lao PDR, women, 2010–2020");
    let world = cubes::cube("EMI_STOCK", &fixed, rows, ("destination", &["_T"]), &values);
    assert!(
        figure(&world, Kind::Line, Lang::En)
            .sentence
            .starts_with("Emigrants from Lao PDR living abroad rose")
    );
}

#[test]
fn a_sentence_compares_periods_of_one_kind_and_ends_with_what_was_observed() {
    let sentence = |years: &[&str], values: &[&str], lang| {
        let cube = cubes::cube("IMM_STOCK", &[("area", "LA")], ("period", years), ("sex", &["_T"]), values);
        figure(&cube, Kind::Line, lang).sentence
    };
    let what = "International migrants living in Lao PDR";
    let half = sentence(&["2021", "2023", "2025-S1"], &["500", "426", "366"], Lang::En);
    assert_eq!(half, format!("{what} fell from 500 persons in 2021 to 426 persons in 2023."));
    let forecast = sentence(&["2010", "2020", "2050"], &["1", "5 e", "9 f"], Lang::En);
    assert_eq!(forecast, format!("{what} rose from 1 persons in 2010 to an estimated 5 persons in 2020."));
    let later = sentence(&["2040", "2050"], &["8 f", "9 f"], Lang::En);
    assert!(later.ends_with("9 persons (forecast) in 2050."), "{later}");
    let lao = sentence(&["2010", "2020", "2050"], &["1", "5 e", "9 f"], Lang::Lo);
    assert!(lao.contains("ປະມານ 5 ຄົນ") && !lao.contains("2050"), "{lao}");
}

#[test]
fn a_forecast_has_a_sign_of_its_own_and_a_dashed_line() {
    let years = ["2010", "2020", "2030", "2040"];
    let values = ["1", "5 e", "8 f", "9 f"];
    let cube = cubes::cube("IMM_STOCK", &[("area", "LA")], ("period", &years), ("sex", &["_T"]), &values);
    let line = figure(&cube, Kind::Line, Lang::En);
    let signs: Vec<(&str, &str)> =
        line.foot.signs.iter().map(|sign| (sign.sign.as_str(), sign.words.as_str())).collect();
    assert_eq!(signs, [("○", "estimate"), ("○ - -", "forecast")]);
    let dashed: Vec<bool> = line.series[0].marks.iter().map(|mark| mark.dashed()).collect();
    assert_eq!(dashed, [false, false, true, true]);
    let lettering = migration_profile::export::svg::Lettering::Text;
    let svg = migration_profile::export::svg::render(&line, lettering).expect("a drawing");
    assert_eq!(svg.matches("stroke-dasharray").count(), 1, "one broken run after the whole one");
    let bars = figure(&cube, Kind::Bar, Lang::En);
    assert!(bars.foot.signs.iter().any(|sign| sign.sign == "f"), "{:?}", bars.foot.signs);
}

#[test]
fn a_figure_tells_the_remarks_of_its_table() {
    let mut cube = cubes::stock_by_sex(Pattern::Whole);
    cube.cells[0].note = Some("data type: C R".into());
    cube.cells[4].note = Some("mid-year to mid-year".into());
    for (lang, told) in [
        (Lang::En, ["Basis of the count: citizenship, refugees added.", "From mid-year to mid-year."]),
        (Lang::Lo, ["ພື້ນຖານການນັບ: ສັນຊາດ, ລວມຜູ້ລີ້ໄພ.", ""]),
    ] {
        let foot = figure(&cube, Kind::Line, lang).foot.lines(lang).join("\n");
        assert!(told.iter().all(|text| foot.contains(text)), "{foot}");
    }
}

#[test]
fn areas_of_several_countries_are_not_called_provinces() {
    let values = ["7379796967", "6492228", "177989", "175753", "15521435"];
    let rows = ("area", &["_T", "LA", "02", "03", "KHM"][..]);
    let cube = cubes::cube("POP_TOTAL", &[("period", "2015")], rows, ("sex", &["_T"]), &values);
    assert_eq!(figure(&cube, Kind::Heat, Lang::En).title, "Total population, by area, 2015");
}

#[test]
fn a_sentence_rounds_what_a_table_keeps() {
    let rows = ("period", &["2010", "2020"][..]);
    let cube = cubes::cube("POP_TOTAL", &[("area", "LA")], rows, ("sex", &["_T"]), &["68.109429", "0.12345"]);
    let told = figure(&cube, Kind::Line, Lang::En).sentence;
    assert!(told.contains(" 68.1 ") && told.contains(" 0.12 "), "{told}");
}

#[test]
fn women_men_and_totals_keep_colour_and_shape() {
    for kind in [Kind::Line, Kind::Grouped] {
        let figure = figure(&cubes::stock_by_sex(Pattern::Whole), kind, Lang::En);
        for series in &figure.series {
            let (role, shape) = match series.name.as_str() {
                "Women" => (ColourRole::Women, Shape::Diamond),
                "Men" => (ColourRole::Men, Shape::Disc),
                _ => (ColourRole::Total, Shape::Square),
            };
            assert_eq!((series.role, series.shape), (role, shape), "{}", series.name);
        }
    }
}

#[test]
fn at_most_seven_colours_are_used_and_the_rest_is_grey() {
    let figure = figure(&cubes::origins_over_time(Pattern::Whole), Kind::Line, Lang::En);
    let mut categories: Vec<u8> = figure
        .series
        .iter()
        .filter_map(|series| if let ColourRole::Category(number) = series.role { Some(number) } else { None })
        .collect();
    categories.sort_unstable();
    assert_eq!(categories, [0, 1, 2, 3, 5, 6], "no grey of its own beside the rest");
    assert!(figure.series.iter().filter(|series| series.role == ColourRole::Rest).count() == 3);
    assert!(figure.foot.notes.iter().any(|note| note.contains("Japan and Republic of Korea")));
}

#[test]
fn missing_is_a_gap_and_withheld_a_sign_and_neither_is_zero() {
    let figure = figure(&cubes::stock_by_sex(Pattern::Holes), Kind::Line, Lang::En);
    let women = figure.series.iter().find(|series| series.role == ColourRole::Women).expect("women");
    let at =
        |year: &str| women.marks.iter().find(|mark| figure.places[mark.place].label == year).expect("a mark");
    assert_eq!(at("2000").extent, Extent::Missing);
    assert_eq!(at("2005").extent, Extent::Withheld);
    assert!(!at("2010").joined, "no line runs over a gap");
    assert!(at("1995").hollow && at("1995").joined);
    assert!(at("2010").breaks && !at("1990").breaks);
    assert_eq!(at("2015").status, ObsStatus::Provisional);
    assert!(!figure.scale.ticks.is_empty() && figure.scale.low <= 0.0);
}

#[test]
fn a_line_joins_no_two_editions() {
    let figure = figure(&cubes::two_editions(), Kind::Line, Lang::En);
    let names: Vec<&str> = figure.series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].ends_with("edition 2020") && names[1].ends_with("edition 2024"));

    // One column that takes values of both editions is drawn as two pieces.
    let mut mixed = cubes::stock_by_sex(Pattern::Whole);
    mixed.publications = cubes::two_editions().publications;
    for cell in mixed.cells.iter_mut().skip(4 * 3) {
        cell.publication = Some(1);
    }
    let figure = figure_of(&mixed);
    for series in &figure.series {
        let joined: Vec<bool> = series.marks.iter().map(|mark| mark.joined).collect();
        assert_eq!(joined, [false, true, true, true, false, true, true]);
    }
}

fn figure_of(cube: &Cube) -> Figure {
    build(cube, catalogue(), None, Lang::En, NumberStyle::Point).expect("figure")
}

#[test]
fn a_year_left_out_of_a_yearly_line_is_a_gap() {
    let cube = cubes::cube(
        "IMM_STOCK",
        &[("area", "LA")],
        ("period", &["2010", "2011", "2013", "2014"]),
        ("sex", &["_T"]),
        &["1", "2", "3", "4"],
    );
    let joined: Vec<bool> = figure_of(&cube).series[0].marks.iter().map(|mark| mark.joined).collect();
    assert_eq!(joined, [false, true, false, true]);
}

#[test]
fn bars_of_places_are_sorted_and_leave_out_the_country() {
    let figure = figure(&cubes::provinces(Pattern::Holes), Kind::Bar, Lang::En);
    let numbers: Vec<f64> = figure.series[0].marks.iter().filter_map(|mark| mark.end()).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] >= pair[1]), "{numbers:?}");
    assert_eq!(figure.places.len(), 18, "provinces only");
    assert_eq!(figure.places[0].label, "Savannakhet");
    assert_eq!(figure.scale.low, 0.0, "bars stand on zero");
}

#[test]
fn a_stack_shows_what_the_parts_leave_of_the_published_total() {
    let figure = figure(&cubes::origins_over_time(Pattern::Whole), Kind::Stacked { share: false }, Lang::En);
    let rest = figure.series.last().expect("rest");
    assert_eq!((rest.name.as_str(), rest.role), ("Other or not stated", ColourRole::Rest));
    let top = rest.marks.last().and_then(|mark| mark.end());
    assert_eq!(top, Some(48_731.0), "parts and rest reach the total");
}

#[test]
fn a_stack_never_lets_the_rest_give_a_withheld_part_away() {
    for share in [false, true] {
        let figure = figure(&cubes::origins_over_time(Pattern::Holes), Kind::Stacked { share }, Lang::En);
        let rest = figure.series.iter().find(|series| series.name == "Other or not stated").expect("rest");
        let years: Vec<&str> =
            rest.marks.iter().map(|mark| figure.places[mark.place].label.as_str()).collect();
        assert_eq!(years, ["2000", "2015", "2020"], "none where a part is missing or withheld");
    }
}

#[test]
fn what_must_not_be_added_is_not_stacked() {
    let mut cube = cubes::stock_by_sex(Pattern::Whole);
    cube.measure = Measure::Index { base: "1990".parse().expect("period") };
    let stacked = Some(Kind::Stacked { share: false });
    let refused = build(&cube, catalogue(), stacked, Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("an index has no parts"), FigureError::NotParts);
    let editions = build(&cubes::two_editions(), catalogue(), stacked, Lang::En, NumberStyle::Point);
    assert_eq!(editions.expect_err("two editions are no parts"), FigureError::NotParts);
    let overlapping = cubes::cube(
        "IMM_STOCK",
        &[("area", "LA")],
        ("period", &["2019", "2020"]),
        ("age", &["_T", "Y15T24", "Y_GE15"]),
        &["100 | 40 | 90", "100 | 40 | 90"],
    );
    let refused = build(&overlapping, catalogue(), stacked, Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("ages that overlap are no parts"), FigureError::NotParts);
}

#[test]
fn a_pyramid_has_men_left_women_right_and_ages_that_do_not_overlap() {
    let figure = figure(&cubes::ages_by_sex(Pattern::Whole), Kind::Pyramid, Lang::En);
    let labels: Vec<&str> = figure.places.iter().map(|place| place.label.as_str()).collect();
    assert_eq!(labels.len(), 7, "{labels:?}");
    assert!(labels[0].starts_with("65"), "the oldest above: {labels:?}");
    for series in &figure.series {
        let left = series.role == ColourRole::Men;
        assert!(series.marks.iter().filter_map(|mark| mark.end()).all(|end| (end < 0.0) == left));
        assert!(series.marks.iter().filter_map(|mark| mark.number).all(|number| number.value > 0.0));
    }
    assert!(figure.scale.ticks.iter().all(|tick| !tick.label.contains('\u{2212}')));
    assert_eq!(figure.scale.low, -figure.scale.high);
    let refused = build(
        &cubes::stock_by_sex(Pattern::Whole),
        catalogue(),
        Some(Kind::Pyramid),
        Lang::En,
        NumberStyle::Point,
    );
    assert_eq!(refused.expect_err("no ages"), FigureError::NoAges);
}

#[test]
fn a_dot_figure_compares_at_least_two_series() {
    let dots = figure(&cubes::shares_by_sex(Pattern::Whole), Kind::Dot, Lang::En);
    assert_eq!(dots.series.len(), 2);
    let refused =
        build(&cubes::provinces(Pattern::Whole), catalogue(), Some(Kind::Dot), Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("one series"), FigureError::NothingToCompare);
}

#[test]
fn there_is_no_figure_without_source_or_without_numbers() {
    let mut nameless = cubes::stock_by_sex(Pattern::Whole);
    nameless.publications.clear();
    let refused = build(&nameless, catalogue(), None, Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("no source"), FigureError::NoSource);
    let empty = cubes::cube(
        "IMM_STOCK",
        &[("area", "LA")],
        ("period", &["2020"]),
        ("sex", &["F", "M"]),
        &["[c] | :"],
    );
    let refused = build(&empty, catalogue(), None, Lang::En, NumberStyle::Point);
    assert_eq!(refused.expect_err("no numbers"), FigureError::Empty);
}

#[test]
fn the_best_kind_follows_the_shape_of_the_data() {
    assert_eq!(best_kind(&cubes::stock_by_sex(Pattern::Whole)), Kind::Line);
    assert_eq!(best_kind(&cubes::provinces(Pattern::Whole)), Kind::Map);
    assert_eq!(best_kind(&cubes::ages_by_sex(Pattern::Whole)), Kind::Pyramid);
    assert_eq!(best_kind(&cubes::destinations_by_sex(Pattern::Whole)), Kind::Grouped);
    for kind in Kind::ALL {
        assert_eq!(Kind::from_name(kind.name()), Some(kind));
    }
}

#[test]
fn the_foot_names_source_edition_signs_and_that_it_is_an_example() {
    let figure = figure(&cubes::stock_by_sex(Pattern::Holes), Kind::Line, Lang::En);
    assert_eq!(figure.foot.sources, ["Source: UN DESA, International Migrant Stock, edition 2020."]);
    assert!(figure.foot.example.is_some());
    let signs: Vec<&str> = figure.foot.signs.iter().map(|sign| sign.sign.as_str()).collect();
    for sign in ["//", "○", "..", "p", "[c]"] {
        assert!(signs.contains(&sign), "{sign} in {signs:?}");
    }
}

#[test]
fn a_map_has_all_eighteen_provinces_and_none_of_the_country() {
    use migration_profile::figure::Body;
    let figure = figure(&cubes::provinces(Pattern::Whole), Kind::Map, Lang::En);
    let Body::Map(body) = &figure.body else { panic!("no map") };
    assert_eq!(body.areas.len(), 18);
    assert!(body.not_yet.is_empty());
    assert_eq!(body.classes.steps.iter().map(|class| class.count).sum::<usize>(), 18);
    assert!(figure.foot.notes.iter().any(|note| note.contains("geoBoundaries")), "the credit line");
    let refused = build(
        &cubes::stock_by_sex(Pattern::Whole),
        catalogue(),
        Some(Kind::Map),
        Lang::En,
        NumberStyle::Point,
    );
    assert_eq!(refused.expect_err("no provinces"), FigureError::NoProvinces);
}

#[test]
fn before_the_end_of_2013_the_map_says_where_the_people_of_xaysomboun_were_counted() {
    use migration_profile::figure::Body;
    let figure = figure(&cubes::net_moves(Pattern::Whole), Kind::Map, Lang::En);
    let Body::Map(body) = &figure.body else { panic!("no map") };
    assert_eq!(body.not_yet.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["18"]);
    assert!(
        figure.foot.notes.iter().any(|note| note
            == "Xaysomboun is a province since 13 December 2013; before, its people are counted in \
                Xiengkhuang and Vientiane Province."),
        "{:?}",
        figure.foot.notes
    );
    assert!(body.classes.steps.iter().all(|class| class.tint.two_sided));
}

#[test]
fn flows_are_added_up_on_both_sides_and_the_same_place_is_none() {
    use migration_profile::figure::Body;
    let figure = figure(&cubes::neighbours(Pattern::Whole), Kind::Sankey, Lang::En);
    let Body::Flows(body) = &figure.body else { panic!("no flows") };
    let laos = figure.places.iter().position(|place| place.label == "Lao PDR").expect("Lao PDR");
    assert_eq!(body.from[laos], (935_340.0, String::from("935,340")));
    let sum = |side: &[(f64, String)]| side.iter().map(|(sum, _)| sum).sum::<f64>();
    assert_eq!(sum(&body.from), sum(&body.to));
    assert!(figure.sentence.starts_with("The largest flow: from Myanmar to Thailand, 1,835,106 persons."));
    let matrix = super::figures::figure(&cubes::neighbours(Pattern::Whole), Kind::Matrix, Lang::En);
    let Body::Cells(body) = &matrix.body else { panic!("no cells") };
    assert_eq!(body.same.len(), 6);
}

#[test]
fn a_figure_of_one_moment_takes_the_newest_and_tells_the_others() {
    use migration_profile::figure::{Wish, build_as};
    let cube = cubes::cube(
        "POP_TOTAL",
        &[],
        ("area", &["01", "13"]),
        ("period", &["2005", "2015"]),
        &["692900 | 820940", "824700 | 969697"],
    );
    let newest = figure(&cube, Kind::Map, Lang::En);
    assert!(newest.title.ends_with("2015"), "{}", newest.title);
    assert_eq!((newest.moment, newest.moments.len()), (Some(1), 2));
    let wish =
        Wish { kind: Some(Kind::Map), moment: Some("2005".parse().expect("period")), ..Wish::default() };
    let before = build_as(&cube, catalogue(), &wish, Lang::En, NumberStyle::Point).expect("figure");
    assert!(before.title.ends_with("2005"), "{}", before.title);
    let classes = |figure: &Figure| match &figure.body {
        migration_profile::figure::Body::Map(body) => {
            body.classes.steps.iter().map(|class| class.label.clone()).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    assert_eq!(classes(&before), classes(&newest), "a colour means the same at each moment");
}

#[test]
fn the_line_of_a_province_breaks_where_xaysomboun_was_made_of_its_parts() {
    let cube = cubes::cube(
        "POP_TOTAL",
        &[],
        ("period", &["2010", "2015"]),
        ("area", &["09", "11"]),
        &["300000 | 200000", "244684 | 273691"],
    );
    let figure = figure(&cube, Kind::Line, Lang::En);
    let of = |name: &str| figure.series.iter().find(|series| series.name == name).expect(name);
    assert!(of("Xiengkhuang").marks[1].breaks && !of("Xiengkhuang").marks[1].joined);
    assert!(!of("Borikhamxay").marks[1].breaks && of("Borikhamxay").marks[1].joined);
    assert!(figure.foot.signs.iter().any(|sign| sign.sign == "//"), "{:?}", figure.foot.signs);
    assert!(figure.foot.notes.iter().any(|note| note.starts_with("Xaysomboun is a province since")));
}

#[test]
fn a_map_of_flows_puts_the_country_inside_and_others_around_it() {
    use migration_profile::figure::Body;
    let out = figure(&cubes::destinations_by_sex(Pattern::Whole), Kind::FlowMap, Lang::En);
    let Body::FlowMap(body) = &out.body else { panic!("no map") };
    assert!(body.places_inside && body.areas.0.len() == 1 && body.areas.1.len() == 8);
    let from_provinces = figure(&cubes::provinces_abroad(Pattern::Whole), Kind::FlowMap, Lang::En);
    let Body::FlowMap(body) = &from_provinces.body else { panic!("no map") };
    assert!(body.places_inside && body.areas.0.len() == 5);
    let among = build(
        &cubes::neighbours(Pattern::Whole),
        catalogue(),
        Some(Kind::FlowMap),
        Lang::En,
        NumberStyle::Point,
    );
    assert_eq!(among.expect_err("flows among many"), FigureError::NotAcross);
}
