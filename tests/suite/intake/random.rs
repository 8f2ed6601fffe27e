//! Tables of any layout: dimensions in rows, headings and section rows; merged, filled or repeated; totals,
//! marks, notes, blocks below and beside each other. Each is read back and every value must keep its labels.

use super::{drafts_of, workbook};
use migration_profile::domain::{CellRef, Draft};
use migration_profile::store::shipped_catalogue;
use std::fmt::Write as _;

/// Tables tried, and how many of a thousand must be wholly right.
const TABLES: u64 = 120;
const RIGHT_OF_THOUSAND: u64 = 990;

/// Chance without a clock: a table is the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn often(&mut self, of_ten: usize) -> bool {
        self.below(10) < of_ten
    }
}

/// A member: its words in English and Lao, and what it must be read as.
type Member = (&'static str, &'static str, &'static str);

/// The members of a value by dimension.
type Meant = Vec<(&'static str, Member)>;

/// Where the labels of a dimension stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Rows,
    Headings,
    Sections,
}

#[derive(Clone, Debug)]
struct Dimension {
    /// Code of the dimension; `period` and `other` beside those of the catalogue.
    code: &'static str,
    names: (&'static str, &'static str),
    members: Vec<Member>,
    place: Place,
}

const PROVINCES: &[Member] = &[
    ("Phongsaly", "ຜົ້ງສາລີ", "02"),
    ("Luangnamtha", "ຫຼວງນ້ຳທາ", "03"),
    ("Oudomxay", "ອຸດົມໄຊ", "04"),
    ("Bokeo", "ບໍ່ແກ້ວ", "05"),
    ("Luangprabang", "ຫຼວງພະບາງ", "06"),
    ("Savannakhet", "ສະຫວັນນະເຂດ", "13"),
    ("Attapeu", "ອັດຕະປື", "17"),
];
const COUNTRIES: &[Member] = &[
    ("Thailand", "ໄທ", "THA"),
    ("Viet Nam", "ຫວຽດນາມ", "VNM"),
    ("China", "ຈີນ", "CHN"),
    ("Japan", "ຍີ່ປຸ່ນ", "JPN"),
    ("Malaysia", "ມາເລເຊຍ", "MYS"),
    ("Cambodia", "ກຳປູເຈຍ", "KHM"),
];
const SEXES: &[Member] = &[("Female", "ຍິງ", "F"), ("Male", "ຊາຍ", "M")];
const AGES: &[Member] = &[
    ("0-14", "0-14", "Y_LT15"),
    ("15-24", "15-24 ປີ", "Y15T24"),
    ("25–59", "25–59", "Y25T59"),
    ("60+", "60 ປີ ຂຶ້ນໄປ", "Y_GE60"),
];
const SECTORS: &[Member] = &[
    ("Farming", "ກະສິກຳ", "1"),
    ("Fishing and forestry", "ການປະມົງ", "2"),
    ("Construction", "ກໍ່ສ້າງ", "3"),
    ("Other services", "ບໍລິການອື່ນໆ", "4"),
];
const YEARS: &[Member] = &[
    ("2015", "2015", "2015"),
    ("2016", "2016", "2016"),
    ("2017", "2017", "2017"),
    ("2018", "2018", "2018"),
    ("2019", "2019", "2019"),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fill {
    Merged,
    Blank,
    Repeated,
}

/// Everything decided about a table.
#[derive(Clone, Debug)]
struct Layout {
    lao: bool,
    dimensions: Vec<Dimension>,
    headings_fill: Fill,
    rows_fill: Fill,
    named: bool,
    numbered: bool,
    bold_sections: bool,
    titles: usize,
    notes: usize,
    marks: usize,
    texts: Option<char>,
    blank_rows: bool,
    remarks: bool,
}

fn dimension(
    code: &'static str,
    names: (&'static str, &'static str),
    from: &[Member],
    dice: &mut Dice,
    total: Option<Member>,
) -> Dimension {
    let most = from.len();
    let count = (2 + dice.below(most - 1)).min(most);
    let start = dice.below(most - count + 1);
    let mut members: Vec<Member> = from[start..start + count].to_vec();
    if let Some(total) = total.filter(|_| dice.often(4)) {
        if dice.often(5) {
            members.insert(0, total);
        } else {
            members.push(total);
        }
    }
    Dimension { code, names, members, place: Place::Rows }
}

fn layout(seed: u64) -> Layout {
    let dice = &mut Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5bd1_e995);
    let mut all = vec![
        dimension("period", ("Year", "ປີ"), YEARS, dice, None),
        if dice.often(5) {
            dimension("area", ("Province", "ແຂວງ"), PROVINCES, dice, Some(("Total", "ລວມ", "LA")))
        } else {
            dimension("area", ("Country", "ປະເທດ"), COUNTRIES, dice, Some(("Total", "ລວມ", "_T")))
        },
        dimension("sex", ("Sex", "ເພດ"), SEXES, dice, Some(("Total", "ລວມ", "_T"))),
        dimension("age", ("Age group", "ກຸ່ມອາຍຸ"), AGES, dice, None),
        dimension("other", ("Sector", "ຂະແໜງການ"), SECTORS, dice, None),
    ];
    for place in 0..all.len() {
        let other = dice.below(all.len());
        all.swap(place, other);
    }
    let count = 2 + dice.below(3);
    all.truncate(count);
    let mut sections = false;
    for dimension in &mut all {
        dimension.place = match dice.below(10) {
            0..=3 => Place::Rows,
            4 if !sections && count > 2 => {
                sections = true;
                Place::Sections
            }
            _ => Place::Headings,
        };
    }
    // At least one in rows and one in headings; at most three of each.
    for needed in [Place::Rows, Place::Headings] {
        if !all.iter().any(|dimension| dimension.place == needed) {
            let other = if needed == Place::Rows { Place::Headings } else { Place::Rows };
            if let Some(last) = all.iter_mut().rev().find(|dimension| dimension.place == other) {
                last.place = needed;
            }
        }
    }
    let fill = |dice: &mut Dice| match dice.below(3) {
        0 => Fill::Merged,
        1 => Fill::Blank,
        _ => Fill::Repeated,
    };
    Layout {
        lao: dice.often(5),
        dimensions: all,
        headings_fill: fill(dice),
        rows_fill: fill(dice),
        named: dice.often(7),
        numbered: dice.often(2),
        bold_sections: dice.often(5),
        titles: dice.below(4),
        notes: dice.below(3),
        marks: if dice.often(4) { dice.below(5) } else { 0 },
        texts: if dice.often(2) { Some([',', '.', ' '][dice.below(3)]) } else { None },
        blank_rows: dice.often(2),
        remarks: dice.often(1),
    }
}

/// Cells with what the values were meant for.
#[derive(Default)]
struct Laid {
    cells: Vec<Vec<String>>,
    merges: Vec<String>,
    bold: Vec<String>,
    /// Cell, value, members by dimension.
    want: Vec<(CellRef, u32, Meant)>,
}

impl Laid {
    fn put(&mut self, row: usize, column: usize, text: impl Into<String>) {
        while self.cells.len() <= row {
            self.cells.push(Vec::new());
        }
        let line = &mut self.cells[row];
        while line.len() <= column {
            line.push(String::new());
        }
        line[column] = text.into();
    }

    fn merge(&mut self, from: (usize, usize), to: (usize, usize)) {
        if from != to {
            self.merges.push(format!("{}:{}", name(from), name(to)));
        }
    }
}

fn name((row, column): (usize, usize)) -> String {
    CellRef::new(u32::try_from(row).unwrap_or(0), u32::try_from(column).unwrap_or(0)).to_string()
}

/// All combinations of members, the last dimension fastest.
fn combinations(dimensions: &[&Dimension]) -> Vec<Vec<(&'static str, Member)>> {
    let mut all = vec![Vec::new()];
    for dimension in dimensions {
        all = all
            .into_iter()
            .flat_map(|before: Vec<(&'static str, Member)>| {
                dimension.members.iter().map(move |member| {
                    let mut next = before.clone();
                    next.push((dimension.code, *member));
                    next
                })
            })
            .collect();
    }
    all
}

fn words(layout: &Layout, member: &Member) -> String {
    if layout.lao { member.1 } else { member.0 }.to_owned()
}

fn lay(layout: &Layout, seed: u64) -> Laid {
    let mut laid = Laid::default();
    let titles: [&str; 3] = if layout.lao {
        ["ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ", "ຕາຕະລາງ 3: ຈຳນວນແຮງງານ", "(ຄົນ)"]
    } else {
        ["Statistical tables", "Table 3: Workers by place and time", "(persons)"]
    };
    for (row, title) in titles.iter().take(layout.titles).enumerate() {
        laid.put(row, 0, *title);
    }
    let mut row = layout.titles + usize::from(layout.titles > 0 && seed.is_multiple_of(2));
    row = table(layout, seed, &mut laid, row, 0);
    let notes: [&str; 2] = if layout.lao {
        ["ໝາຍເຫດ: ຂໍ້ມູນເບື້ອງຕົ້ນ", "ແຫຼ່ງຂໍ້ມູນ: ຫ້ອງການແຂວງ"]
    } else {
        ["Note: figures are preliminary", "Source: provincial offices"]
    };
    for (step, note) in notes.iter().take(layout.notes).enumerate() {
        laid.put(row + step + usize::from(seed.is_multiple_of(3)), 0, *note);
    }
    laid
}

fn table(layout: &Layout, seed: u64, laid: &mut Laid, top: usize, left: usize) -> usize {
    let of = |place: Place| -> Vec<&Dimension> {
        layout.dimensions.iter().filter(|dimension| dimension.place == place).collect()
    };
    let (rows, headings, sections) = (of(Place::Rows), of(Place::Headings), of(Place::Sections));
    let first_label = left + usize::from(layout.numbered);
    let first_value = first_label + rows.len();
    let across = combinations(&headings);
    head(layout, laid, &headings, &across, top, first_value);
    let bottom = top + headings.len() - 1;
    if layout.named {
        for (place, dimension) in rows.iter().enumerate() {
            let row = if seed.is_multiple_of(3) { top } else { bottom };
            let name = if layout.lao { dimension.names.1 } else { dimension.names.0 };
            laid.put(row, first_label + place, name);
            if row == top {
                laid.merge((top, first_label + place), (bottom, first_label + place));
            }
        }
        if layout.numbered {
            laid.put(
                if seed.is_multiple_of(3) { top } else { bottom },
                left,
                if layout.lao { "ລ/ດ" } else { "No." },
            );
        }
    }
    let mut row = bottom + 1;
    let mut number = 0;
    for above in combinations(&sections) {
        if let Some((_, member)) = above.first() {
            laid.put(row, first_label, words(layout, member));
            if layout.bold_sections {
                laid.bold.push(name((row, first_label)));
            }
            row += 1;
        }
        row = body(layout, seed, laid, &rows, &across, &above, row, (left, first_label), &mut number);
    }
    row
}

fn head(
    layout: &Layout,
    laid: &mut Laid,
    headings: &[&Dimension],
    across: &[Vec<(&'static str, Member)>],
    top: usize,
    first_value: usize,
) {
    for level in 0..headings.len() {
        let lowest = level + 1 == headings.len();
        let mut begin = 0;
        for (column, path) in across.iter().enumerate() {
            let new = column == 0 || across[column - 1][..=level] != path[..=level];
            if new {
                begin = column;
            }
            let text = words(layout, &path[level].1);
            if new || (layout.headings_fill == Fill::Repeated && !lowest) {
                laid.put(top + level, first_value + column, text);
            }
            let last = column + 1 == across.len() || across[column + 1][..=level] != path[..=level];
            if last && !lowest && layout.headings_fill == Fill::Merged {
                laid.merge((top + level, first_value + begin), (top + level, first_value + column));
            }
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn body(
    layout: &Layout,
    seed: u64,
    laid: &mut Laid,
    rows: &[&Dimension],
    across: &[Vec<(&'static str, Member)>],
    above: &[(&'static str, Member)],
    mut row: usize,
    (left, first_label): (usize, usize),
    number: &mut usize,
) -> usize {
    let down = combinations(rows);
    let mut begins = vec![row; rows.len()];
    for (place, path) in down.iter().enumerate() {
        *number += 1;
        if layout.numbered {
            laid.put(row, left, number.to_string());
        }
        for level in 0..rows.len() {
            let lowest = level + 1 == rows.len();
            let new = place == 0 || down[place - 1][..=level] != path[..=level];
            if new {
                begins[level] = row;
            }
            if new || (layout.rows_fill == Fill::Repeated && !lowest) {
                laid.put(row, first_label + level, words(layout, &path[level].1));
            }
            let last = place + 1 == down.len() || down[place + 1][..=level] != path[..=level];
            if last && !lowest && layout.rows_fill == Fill::Merged {
                laid.merge((begins[level], first_label + level), (row, first_label + level));
            }
        }
        for (column, head) in across.iter().enumerate() {
            let at = (row, first_label + rows.len() + column);
            let mut members: Vec<(&'static str, Member)> = path.clone();
            members.extend(head.iter().copied());
            members.extend(above.iter().copied());
            let value = value_of(seed, at);
            let marked = layout.marks > 0 && (value as usize) % 17 < layout.marks && place > 0 && column > 0;
            if marked {
                laid.put(at.0, at.1, ["..", "-", "n/a", "…"][usize::try_from(seed % 4).unwrap_or(0)]);
            } else {
                laid.put(at.0, at.1, written(layout, value));
                let cell = CellRef::new(u32::try_from(at.0).unwrap_or(0), u32::try_from(at.1).unwrap_or(0));
                laid.want.push((cell, value, members));
            }
        }
        if layout.remarks && place == 1 {
            let last = first_label + rows.len() + across.len();
            laid.put(row, last, if layout.lao { "ຂໍ້ມູນເບື້ອງຕົ້ນ" } else { "preliminary" });
        }
        row += 1 + usize::from(layout.blank_rows && place % 5 == 4 && layout.rows_fill != Fill::Merged);
    }
    row
}

/// Never a year by chance, and different in every cell.
fn value_of(seed: u64, (row, column): (usize, usize)) -> u32 {
    let mixed = seed.wrapping_mul(7919) ^ (row as u64 * 104_729 + column as u64 * 1_299_709);
    3_000 + u32::try_from(mixed.wrapping_mul(2_654_435_761) % 90_000).unwrap_or(0)
}

fn written(layout: &Layout, value: u32) -> String {
    match layout.texts {
        None => value.to_string(),
        // Only millions tell a grouping point from a decimal one.
        Some('.') => format!("1.{:03}.{:03}", value / 1000, value % 1000),
        Some(sign) => format!("{}{sign}{:03}", value / 1000, value % 1000),
    }
}

fn is_right(draft: &Draft, value: u32, members: &[(&'static str, Member)], layout: &Layout) -> bool {
    let value = if layout.texts == Some('.') { value + 1_000_000 } else { value };
    draft.number.is_some_and(|number| number.value == f64::from(value))
        && members.iter().all(|(dimension, member)| match *dimension {
            "period" => draft.period.is_some_and(|period| period.to_string() == member.2),
            "other" => {
                let text = words(layout, member);
                draft.labels.iter().any(|label| *label.text == *text) || draft.measure.contains(&text)
            }
            _ => draft.code(dimension).is_some_and(|code| code.as_str() == member.2),
        })
}

/// What is wrong with the reading of a table; `None` where nothing is.
fn fault(layout: &Layout, laid: &Laid, catalogue: &migration_profile::domain::Catalogue) -> Option<String> {
    let drafts = drafts_of(&workbook(&laid.cells, &laid.merges, &laid.bold, None), catalogue);
    for (cell, value, members) in &laid.want {
        let found = drafts.iter().find(|draft| draft.cell == *cell);
        if !found.is_some_and(|draft| is_right(draft, *value, members, layout)) {
            let wanted: Vec<&str> = members.iter().map(|(_, member)| member.2).collect();
            let got = found.map(|draft| {
                let labels: Vec<String> = draft
                    .labels
                    .iter()
                    .map(|label| format!("{}={}[{:?}]", label.dimension, label.text, label.code))
                    .collect();
                format!("{:?} {:?} {labels:?}", draft.number.map(|number| number.value), draft.period)
            });
            return Some(format!("{cell}: want {value} {wanted:?}, got {got:?}"));
        }
    }
    let more = drafts.iter().filter(|draft| draft.number.is_some()).count();
    (more != laid.want.len()).then(|| format!("{more} values instead of {}", laid.want.len()))
}

#[test]
fn tables_of_any_layout_are_read_as_they_were_meant() {
    let catalogue = shipped_catalogue();
    let (mut wrong, mut shown) = (0, String::new());
    let only: Option<u64> = std::env::var("LAYOUT").ok().and_then(|text| text.parse().ok());
    for seed in only.map_or(0..TABLES, |seed| seed..seed + 1) {
        let layout = layout(seed);
        let laid = lay(&layout, seed);
        if let Some(fault) = fault(&layout, &laid, &catalogue) {
            wrong += 1;
            let _ = writeln!(shown, "--- layout {seed}: {fault}\n{layout:?}");
            for line in laid.cells.iter().take(14) {
                let _ = writeln!(shown, "{}", line.join(" | "));
            }
        }
    }
    assert!(wrong * 1000 <= TABLES * (1000 - RIGHT_OF_THOUSAND), "{wrong} of {TABLES} tables:\n{shown}");
}
