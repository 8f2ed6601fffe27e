use super::memory::{self, Memory, facts, period};
use super::*;
use crate::domain::{Arg, Code, DimensionCode, IndicatorCode, Message, ObsStatus};
use crate::work::Work;

mod derived;
mod measures;
mod offered;
mod random;
mod truths;

/// UN DESA as published: editions that contradict each other, a total larger than its members.
const MIGRANTS: &str = "
    IMM_STOCK LA 2015 UN:2020 45538
    IMM_STOCK LA 2020 UN:2020 48731
    IMM_STOCK LA 2020 sex=F UN:2020 17338
    IMM_STOCK LA 2020 sex=M UN:2020 31393
    IMM_STOCK LA 2020 origin=CHN UN:2020 14338
    IMM_STOCK LA 2020 origin=VNM UN:2020 20270
    IMM_STOCK LA 2020 origin=THA UN:2020 3522
    IMM_STOCK LA 2020 origin=CHN UN:2024 14338
    IMM_STOCK LA 2024 origin=CHN UN:2024 15137
    IMM_STOCK THA 2020 UN:2020 3632496
";

/// `INDICATOR [dim=code,code …] [period=…] [source=…] [edition=…]`
pub(super) fn selection(text: &str) -> Selection {
    let mut words = text.split_whitespace();
    let mut selection = Selection::of(IndicatorCode::from(words.next().expect("indicator")));
    for word in words {
        let (name, codes) = word.split_once('=').expect("name=codes");
        match name {
            "period" => selection.periods = PeriodFilter::Only(codes.split(',').map(period).collect()),
            "newest" => selection.periods = PeriodFilter::Newest(codes.parse().expect("count")),
            "source" => selection.source = Some(codes.into()),
            "edition" => selection.edition = Some(codes.to_owned()),
            "recommended" => selection.recommended = true,
            _ => {
                selection
                    .members
                    .insert(DimensionCode::from(name), codes.split(',').map(Code::from).collect());
            }
        }
    }
    selection
}

/// `rows | columns`
pub(super) fn layout(text: &str) -> Layout {
    let (rows, columns) = text.split_once('|').unwrap_or((text, ""));
    let list = |text: &str| text.split_whitespace().map(DimensionCode::from).collect();
    Layout { rows: list(rows), columns: list(columns), measure: Measure::Value }
}

pub(super) fn answer(lines: &str, question: &str, lies: &str) -> Result<Cube, QueryError> {
    ask(&Memory::new(facts(lines)), &selection(question), &layout(lies), &Work::new())
}

pub(super) fn measured(
    lines: &str,
    question: &str,
    lies: &str,
    measure: Measure,
) -> Result<Cube, QueryError> {
    let layout = Layout { measure, ..layout(lies) };
    ask(&Memory::new(facts(lines)), &selection(question), &layout, &Work::new())
}

fn name(member: &MemberRef) -> String {
    match member {
        MemberRef::Code(code) => code.to_string(),
        MemberRef::Period(period) => period.to_string(),
        MemberRef::Publication(publication) => format!("{}:{}", publication.source, publication.edition),
        MemberRef::Remainder => String::from("rest"),
        MemberRef::Compared(one) => one.id().to_owned(),
    }
}

/// The table as lines: `row members: cells`, first the columns. `.` is empty, `?` a missing value, `~`
/// marks a computed one.
pub(super) fn drawn(cube: &Cube) -> Vec<String> {
    let header = |header: &Header| header.members.iter().map(name).collect::<Vec<_>>().join("/");
    let mut lines = vec![cube.columns.iter().map(header).collect::<Vec<_>>().join(" ")];
    for (row, title) in cube.rows.iter().enumerate() {
        let cells = (0..cube.columns.len()).map(|column| {
            let cell = cube.cell(row, column).expect("cell");
            let number = match (cell.present, cell.number) {
                (false, _) => String::from("."),
                (true, None) => format!("?{}", cell.status.code()),
                (true, Some(number)) => number.to_string(),
            };
            format!("{}{number}", if cell.computed { "~" } else { "" })
        });
        lines.push(format!("{}: {}", header(title), cells.collect::<Vec<_>>().join(" ")));
    }
    lines
}

pub(super) fn has_note(cube: &Cube, id: &str) -> bool {
    cube.notes.iter().any(|note| matches!(note, CubeNote::Message(message) if message.id == id))
}

/// Whether a message has words in both languages.
pub(super) fn has_words(id: &str) -> bool {
    let texts =
        [include_str!("../../assets/text/lo/query.ftl"), include_str!("../../assets/text/en/query.ftl")];
    texts.iter().all(|text| text.contains(&format!("\n{id} = ")))
}

/// A name within a message, in Lao and in English.
pub(super) fn names<'a>(message: &'a Message, arg: &str) -> (&'a str, &'a str) {
    let found = message.args.iter().find(|(name, _)| name == arg).map(|(_, arg)| arg);
    match found {
        Some(Arg::Names { lo, en }) => (lo, en),
        other => panic!("{other:?}"),
    }
}

#[test]
fn women_and_men_stand_beside_their_total() {
    let cube =
        answer(MIGRANTS, "IMM_STOCK period=2020 source=UN edition=2020", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["_T F M", "2020: 48731 17338 31393"]);
    assert_eq!(cube.fixed_member("area"), Some(&MemberRef::Code(Code::from("LA"))));
}

#[test]
fn editions_are_never_one_line() {
    let cube = answer(MIGRANTS, "IMM_STOCK origin=CHN", "period |").expect("cube");
    assert_eq!(drawn(&cube), ["UN:2020 UN:2024", "2020: 14338 14338", "2024: . 15137"]);
    assert!(has_note(&cube, "query-note-sources"));
    let across = answer(MIGRANTS, "IMM_STOCK origin=CHN", "| period").expect("cube");
    assert_eq!(drawn(&across), ["2020 2024", "UN:2020: 14338 .", "UN:2024: 14338 15137"]);
}

#[test]
fn one_edition_can_be_asked_for_or_recommended() {
    let narrowed = answer(MIGRANTS, "IMM_STOCK origin=CHN edition=2024", "period |").expect("cube");
    assert_eq!(drawn(&narrowed), ["", "2020: 14338", "2024: 15137"]);
    let chosen = answer(MIGRANTS, "IMM_STOCK recommended=yes", "period | sex").expect("cube");
    assert_eq!(drawn(&chosen)[0], "_T F M");
    let newest = answer(MIGRANTS, "IMM_STOCK origin=CHN recommended=yes", "period |").expect("cube");
    assert_eq!(newest.key(0, 0).expect("key").publication.edition, "2024");
}

#[test]
fn a_published_total_wins_and_the_difference_is_shown() {
    let cube = answer(MIGRANTS, "IMM_STOCK period=2020 edition=2020", "origin |").expect("cube");
    assert_eq!(drawn(&cube), ["", "_T: 48731", "CHN: 14338", "THA: 3522", "VNM: 20270", "rest: ~10601"]);
    assert!(has_note(&cube, "query-note-remainder"));
}

#[test]
fn the_difference_is_shown_also_where_every_member_was_named() {
    let question = "IMM_STOCK period=2020 edition=2020 origin=_T,CHN,THA,VNM";
    let cube = answer(MIGRANTS, question, "| origin").expect("cube");
    assert_eq!(drawn(&cube), ["_T CHN THA VNM rest", ": 48731 14338 3522 20270 ~10601"]);
    let some =
        answer(MIGRANTS, "IMM_STOCK period=2020 edition=2020 origin=_T,CHN", "| origin").expect("cube");
    assert_eq!(drawn(&some), ["_T CHN", ": 48731 14338"]);
}

#[test]
fn no_difference_is_shown_where_a_member_has_no_number() {
    for gap in ["?O", "3522 C", "?Q"] {
        let lines = MIGRANTS.replace("UN:2020 3522", &format!("UN:2020 {gap}"));
        let cube = answer(&lines, "IMM_STOCK period=2020 edition=2020", "origin |").expect("cube");
        assert_eq!(cube.rows.len(), 4, "{gap}");
    }
}

#[test]
fn totals_smaller_than_their_members_are_told() {
    let lines = "IMM_STOCK LA 2020 UN 10\nIMM_STOCK LA 2020 sex=F UN 6\nIMM_STOCK LA 2020 sex=M UN 5";
    let cube = answer(lines, "IMM_STOCK", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["_T F M", "2020: 10 6 5"]);
    assert!(has_note(&cube, "query-note-exceeding"));
}

#[test]
fn overlapping_ages_have_no_difference() {
    let lines = "IMM_STOCK LA 2020 UN 100
        IMM_STOCK LA 2020 age=Y0T4 UN 10
        IMM_STOCK LA 2020 age=Y5T9 UN 20
        IMM_STOCK LA 2020 age=Y0T9 UN 30";
    let cube = answer(lines, "IMM_STOCK", "| age").expect("cube");
    assert_eq!(drawn(&cube), ["_T Y0T4 Y5T9 Y0T9", ": 100 10 20 30"]);
}

#[test]
fn a_missing_total_stays_missing() {
    let lines = "IMM_STOCK LA 2020 sex=F UN 6\nIMM_STOCK LA 2020 sex=M UN 5";
    let cube = answer(lines, "IMM_STOCK", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["F M", "2020: 6 5"]);
    let total = answer(lines, "IMM_STOCK", "period |").expect("cube");
    assert!(total.is_empty());
    assert!(has_note(&total, "query-note-nothing"));
}

#[test]
fn missing_is_typed_and_withheld_numbers_stay_in_the_store() {
    let lines = "IMM_STOCK LA 2019 UN 0
        IMM_STOCK LA 2020 UN ?O
        IMM_STOCK LA 2021 UN ?M
        IMM_STOCK LA 2022 UN 3 C";
    let cube = answer(lines, "IMM_STOCK", "| period").expect("cube");
    assert_eq!(drawn(&cube), ["2019 2020 2021 2022", ": 0 ?O ?M ?A"]);
    let withheld = cube.cell(0, 3).expect("cell");
    assert!(withheld.number.is_none() && !withheld.confidentiality.is_free());
    assert_eq!(cube.cell(0, 1).expect("cell").status, ObsStatus::Missing);
}

#[test]
fn the_only_area_is_taken_and_several_are_asked_about() {
    let one = answer("POP_TOTAL THA 2020 UN 5", "POP_TOTAL", "period |").expect("cube");
    assert_eq!(one.fixed_member("area"), Some(&MemberRef::Code(Code::from("THA"))));
    let several = "POP_TOTAL THA 2020 UN 5\nPOP_TOTAL VNM 2020 UN 6";
    let error = answer(several, "POP_TOTAL", "period |").expect_err("which");
    assert_eq!(names(&error.message(), "areas"), ("THA ລາວ, VNM ລາວ", "THA in English, VNM in English"));
}

#[test]
fn areas_and_periods_without_an_axis_get_one() {
    let lines = "POP_TOTAL LA 2019 UN 5\nPOP_TOTAL LA 2020 UN 6\nPOP_TOTAL 13 2020 UN 2";
    let cube = answer(lines, "POP_TOTAL area=LA,13", "").expect("cube");
    assert_eq!(drawn(&cube), ["LA 13", "2019: 5 .", "2020: 6 2"]);
    assert_eq!(drawn(&answer(lines, "POP_TOTAL newest=1", "area |").expect("cube")), ["", "LA: 6", "13: 2"]);
}

#[test]
fn members_asked_for_are_shown_also_without_data() {
    let cube = answer(MIGRANTS, "IMM_STOCK sex=M,_U period=2020", "period | sex").expect("cube");
    assert_eq!(drawn(&cube), ["M _U", "2020: 31393 ."]);
}

#[test]
fn frequencies_stand_apart() {
    let lines = "INT_IN LA 2019 UN 40\nINT_IN LA 2020-Q1 UN 10\nINT_IN LA 2020 UN 44";
    let cube = answer(lines, "INT_IN", "period |").expect("cube");
    assert_eq!(drawn(&cube), ["", "2019: 40", "2020: 44", "2020-Q1: 10"]);
    assert!(has_note(&cube, "query-note-kinds"));
}

#[test]
fn the_key_of_a_cell_is_that_of_its_observation() {
    let cube = answer(MIGRANTS, "IMM_STOCK period=2020 edition=2020", "origin |").expect("cube");
    let expected = memory::fact("IMM_STOCK LA 2020 origin=CHN UN:2020 14338").key;
    assert_eq!(cube.key(1, 0), Some(expected));
    assert_eq!(cube.key(4, 0), None, "a difference was never observed");
}

#[test]
fn questions_that_nobody_understands_are_told_with_suggestions() {
    for (question, lies, id) in [
        ("IMM_STOK", "period |", "query-no-indicator-like"),
        ("IMM_STOCK", "preiod |", "query-no-dimension-like"),
        ("IMM_STOCK sexx=F", "period |", "query-no-dimension-like"),
        ("IMM_STOCK sex=Q", "period |", "query-no-member"),
        ("IMM_STOCK", "period | period", "query-twice"),
        ("IMM_STOCK source=NOBODY", "period |", "query-no-member"),
        ("IMM_STOCK area=ATLANTIS", "period |", "query-no-member"),
    ] {
        let error = answer(MIGRANTS, question, lies).expect_err(question);
        assert_eq!(error.message().id, id, "{question}");
        assert!(has_words(id), "{id}");
    }
}
