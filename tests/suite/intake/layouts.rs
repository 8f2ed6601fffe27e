//! Tables laid out at random and read back: whatever the layout, every value keeps its labels.

// Positions are what a value is meant for here: they count places, years and sexes alike.
#![allow(clippy::needless_range_loop)]

use super::{drafts_of, workbook};
use migration_profile::domain::Draft;
use migration_profile::store::shipped_catalogue;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const PROVINCES: [&str; 6] = ["ຜົ້ງສາລີ", "ຫຼວງນ້ຳທາ", "ອຸດົມໄຊ", "ບໍ່ແກ້ວ", "ຫຼວງພະບາງ", "ຫົວພັນ"];
const CODES: [&str; 6] = ["02", "03", "04", "05", "06", "07"];
const SEXES: [(&str, &str); 3] = [("ລວມ", "_T"), ("ຍິງ", "F"), ("ຊາຍ", "M")];

/// How a table of provinces by year and sex is laid out.
#[derive(Clone, Debug)]
struct Layout {
    places: usize,
    years: Vec<u16>,
    sexes: usize,
    /// Years above sexes, or sexes above years.
    years_above: bool,
    /// Long: one value a row.
    long: bool,
    merged: bool,
    title_rows: usize,
    numbered: bool,
    notes: bool,
    blank_row: bool,
    missing: usize,
    seed: u32,
}

fn layout() -> impl Strategy<Value = Layout> {
    let shape = (2usize..=6, 2usize..=4, 2usize..=3, 1995u16..2020, any::<(bool, bool, bool)>());
    let around = (0usize..=3, any::<(bool, bool, bool)>(), 0usize..20, any::<u32>());
    (shape, around).prop_map(|((places, years, sexes, first, flags), (title_rows, more, missing, seed))| {
        Layout {
            places,
            years: (0..years).filter_map(|step| u16::try_from(step).ok().map(|step| first + step)).collect(),
            sexes,
            years_above: flags.0,
            long: flags.1,
            merged: flags.2,
            title_rows,
            numbered: more.0,
            notes: more.1,
            blank_row: more.2,
            missing,
            seed,
        }
    })
}

/// A value of the table, never a year by chance.
fn value(layout: &Layout, place: usize, year: usize, sex: usize) -> u32 {
    let mixed =
        layout.seed.wrapping_mul(31).wrapping_add(u32::try_from(place * 101 + year * 17 + sex).unwrap_or(0));
    3_000 + mixed.wrapping_mul(2_654_435_761) % 90_000
}

/// Row and column of a value.
type At = (u32, u32);
/// Place, year and sex that a value was meant for, by their positions.
type Meant = (usize, usize, usize);

struct Laid {
    cells: Vec<Vec<String>>,
    merges: Vec<String>,
    /// Row, column → what stands there.
    want: Vec<(At, Meant)>,
}

fn lay(layout: &Layout) -> Laid {
    let mut cells: Vec<Vec<String>> = Vec::new();
    let titles = ["ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ", "ຕາຕະລາງ 3: ຈຳນວນແຮງງານ", "ຫົວໜ່ວຍ: ຄົນ"];
    cells.extend(titles.iter().take(layout.title_rows).map(|title| vec![(*title).to_owned()]));
    if layout.title_rows > 0 && layout.blank_row {
        cells.push(Vec::new());
    }
    let mut laid = if layout.long { lay_long(layout, cells) } else { lay_wide(layout, cells) };
    if layout.notes {
        laid.cells.push(Vec::new());
        laid.cells.push(vec![String::from("ໝາຍເຫດ: ຂໍ້ມູນຈາກຫ້ອງການແຂວງ")]);
    }
    laid
}

fn lay_long(layout: &Layout, mut cells: Vec<Vec<String>>) -> Laid {
    cells.push(["ແຂວງ", "ປີ", "ເພດ", "ຈຳນວນ"].map(str::to_owned).to_vec());
    let mut want = Vec::new();
    for place in 0..layout.places {
        for year in 0..layout.years.len() {
            for sex in 0..layout.sexes {
                let row = u32::try_from(cells.len()).unwrap_or(0);
                cells.push(vec![
                    PROVINCES[place].to_owned(),
                    layout.years[year].to_string(),
                    SEXES[sex].0.to_owned(),
                    value(layout, place, year, sex).to_string(),
                ]);
                want.push(((row, 3), (place, year, sex)));
            }
        }
    }
    Laid { cells, merges: Vec::new(), want }
}

fn lay_wide(layout: &Layout, mut cells: Vec<Vec<String>>) -> Laid {
    let first = usize::from(layout.numbered) + 1;
    let (outer, inner) = if layout.years_above {
        (layout.years.len(), layout.sexes)
    } else {
        (layout.sexes, layout.years.len())
    };
    let head = cells.len();
    let (mut upper, mut lower) = (vec![String::new(); first], vec![String::new(); first]);
    if layout.numbered {
        upper[0] = String::from("ລ/ດ");
    }
    upper[first - 1] = String::from("ແຂວງ");
    let mut merges = Vec::new();
    for group in 0..outer {
        for member in 0..inner {
            let (year, sex) = if layout.years_above { (group, member) } else { (member, group) };
            let (year, sex) = (layout.years[year].to_string(), SEXES[sex].0.to_owned());
            let (over, under) = if layout.years_above { (year, sex) } else { (sex, year) };
            upper.push(if member == 0 { over } else { String::new() });
            lower.push(under);
        }
        if layout.merged {
            let letters = |column: usize| {
                migration_profile::domain::CellRef::column_letters(u32::try_from(column).unwrap_or(0))
            };
            let from = first + group * inner;
            merges.push(format!("{}{}:{}{}", letters(from), head + 1, letters(from + inner - 1), head + 1));
        }
    }
    cells.push(upper);
    cells.push(lower);
    let mut want = Vec::new();
    for place in 0..layout.places {
        let row = cells.len();
        let mut line = Vec::new();
        if layout.numbered {
            line.push((place + 1).to_string());
        }
        line.push(PROVINCES[place].to_owned());
        for group in 0..outer {
            for member in 0..inner {
                let (year, sex) = if layout.years_above { (group, member) } else { (member, group) };
                let column = first + group * inner + member;
                if layout.missing == place * 3 + column && place > 0 {
                    line.push(String::from(".."));
                    continue;
                }
                line.push(value(layout, place, year, sex).to_string());
                let at = (u32::try_from(row).unwrap_or(0), u32::try_from(column).unwrap_or(0));
                want.push((at, (place, year, sex)));
            }
        }
        cells.push(line);
    }
    Laid { cells, merges, want }
}

fn matches(draft: &Draft, layout: &Layout, (place, year, sex): (usize, usize, usize)) -> bool {
    let code = |dimension: &str| draft.code(dimension).map(|code| code.as_str().to_owned());
    draft.number.is_some_and(|number| number.value == f64::from(value(layout, place, year, sex)))
        && draft.period.is_some_and(|period| period.to_string() == layout.years[year].to_string())
        && code("area").as_deref() == Some(CODES[place])
        && code("sex").as_deref() == Some(SEXES[sex].1)
}

#[test]
fn tables_laid_out_at_random_are_read_as_they_were_meant() {
    let catalogue = shipped_catalogue();
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&layout(), |layout| {
        let laid = lay(&layout);
        let drafts = drafts_of(&workbook(&laid.cells, &laid.merges, &[], None), &catalogue);
        let with_number = drafts.iter().filter(|draft| draft.number.is_some()).count();
        prop_assert_eq!(with_number, laid.want.len(), "{:?}", laid.cells);
        for ((row, column), meant) in &laid.want {
            let draft = drafts.iter().find(|draft| (draft.cell.row, draft.cell.column) == (*row, *column));
            prop_assert!(
                draft.is_some_and(|draft| matches(draft, &layout, *meant)),
                "row {row} column {column}: {draft:?} in {:?}",
                laid.cells
            );
        }
        Ok(())
    });
    outcome.expect("every layout is read");
}
