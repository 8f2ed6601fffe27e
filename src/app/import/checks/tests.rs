use crate::app::{Create, Imported, Meant, Session, Who};
use crate::domain::{Problem, ProblemKind};
use crate::intake::Hints;
use crate::store::Accept;
use crate::work::Work;

fn try_out(indicator: &str, text: &str) -> Imported {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    let file =
        session.read_bundled("a.csv", text.as_bytes(), &Hints::default(), &Work::new()).expect("readable");
    let drafts = session.drafts(&file, &[0], None, &Work::new()).expect("drafts");
    let meant = Meant {
        indicator: Some(indicator.into()),
        source: Some("MOLSW_WORKERS".into()),
        set: [("area".into(), "LA".into())].into(),
        ..Meant::default()
    };
    session.import(&drafts, &meant, Create::default(), Accept::New, true, &Work::new()).expect("import")
}

fn of(imported: &Imported, kind: ProblemKind) -> Vec<&Problem> {
    imported.problems.iter().filter(|problem| problem.kind == kind).collect()
}

#[test]
fn a_total_that_differs_from_women_and_men_is_told_with_its_cells() {
    let imported =
        try_out("POP_TOTAL", "Year,Total,Women,Men\n2019,100,60,40\n2020,105,60,50\n2021,110,62,48\n");
    let found = of(&imported, ProblemKind::TotalDiffers);
    assert_eq!(found.len(), 1, "{:?}", imported.problems);
    assert_eq!(found[0].place.cell.map(|cell| cell.to_string()).as_deref(), Some("B3"));
    let range = found[0].message.args.iter().find(|(name, _)| name == "range").expect("range");
    assert_eq!(range.1, "C3:D3".into());
}

#[test]
fn ages_are_compared_with_their_total_only_where_they_make_up_the_whole() {
    let table = |last: &str| format!("Age,2020,2021\n0-14,10,11\n15-59,20,21\n{last}\nTotal,99,98\n");
    assert_eq!(of(&try_out("POP_TOTAL", &table("60+,5,6")), ProblemKind::TotalDiffers).len(), 2);
    assert!(of(&try_out("POP_TOTAL", &table("65+,5,6")), ProblemKind::TotalDiffers).is_empty());
}

#[test]
fn rounded_parts_may_miss_their_total_by_their_rounding() {
    let imported = try_out("POP_TOTAL", "Year,Total,Women,Men\n2019,10,5.2,5.3\n2020,12,6.2,5.6\n");
    assert!(of(&imported, ProblemKind::TotalDiffers).is_empty(), "{:?}", imported.problems);
}

#[test]
fn negative_counts_and_shares_above_a_hundred_are_doubted_once() {
    let counts = try_out("POP_TOTAL", "Year,Women,Men\n2019,-5,4\n2020,-6,5\n");
    let found = of(&counts, ProblemKind::Impossible);
    assert_eq!((found.len(), found[0].count), (1, 2));
    let shares = try_out("POP_URBAN_SHARE", "Year,Women,Men\n2019,35,140\n2020,36,37\n");
    assert_eq!(of(&shares, ProblemKind::Impossible).len(), 1);
}

#[test]
fn a_year_ten_times_the_one_before_is_a_doubt_and_small_numbers_are_not() {
    let imported = try_out("POP_TOTAL", "Year,Women,Men\n2019,500,1\n2020,5500,20\n2021,5600,21\n");
    let found = of(&imported, ProblemKind::Jump);
    assert_eq!(found.len(), 1, "{:?}", imported.problems);
    assert_eq!(found[0].place.cell.map(|cell| cell.to_string()).as_deref(), Some("B3"));
}
