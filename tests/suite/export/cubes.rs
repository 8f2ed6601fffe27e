//! Cubes made by hand, with the names of the shipped catalogue.

use migration_profile::domain::{Catalogue, Code, ConfStatus, DimensionCode, Number, ObsStatus, Publication};
use migration_profile::query::{Cell, Cube, Header, Level, Measure, MemberRef, PublicationInfo};
use migration_profile::store::shipped_catalogue;
use std::sync::{Arc, OnceLock};

/// A number that must not leave: it stands in every withheld cell.
pub const SECRET: f64 = 987_654.0;
/// A remark that must not leave either.
pub const SECRET_NOTE: &str = "only the three workers of one farm";

pub fn catalogue() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(shipped_catalogue)
}

/// How much is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Whole,
    Holes,
}

impl Pattern {
    pub const ALL: [Self; 2] = [Self::Whole, Self::Holes];
}

fn member(dimension: &str, text: &str) -> MemberRef {
    match dimension {
        "period" => MemberRef::Period(text.parse().expect("period")),
        "source" => MemberRef::Publication(publication(text)),
        _ if text == "remainder" => MemberRef::Remainder,
        _ => MemberRef::Code(Code::from(text)),
    }
}

/// `SOURCE:EDITION`.
fn publication(text: &str) -> Publication {
    let (source, edition) = text.split_once(':').unwrap_or((text, ""));
    Publication { source: source.into(), edition: edition.to_owned() }
}

/// `12`, `12.5 e`, `:` missing, `[c]` suppressed and `(c)` confidential with a secret number, `` absent.
fn cell(text: &str) -> Cell {
    let secret = Cell {
        number: Some(Number::new(SECRET, 0)),
        present: true,
        note: Some(SECRET_NOTE.into()),
        publication: Some(0),
        ..Cell::default()
    };
    match text {
        "" => Cell::default(),
        ":" => {
            Cell { status: ObsStatus::NotCollected, present: true, publication: Some(0), ..Cell::default() }
        }
        "[c]" => Cell { status: ObsStatus::Suppressed, ..secret },
        "(c)" => Cell { confidentiality: ConfStatus::Confidential, ..secret },
        number => {
            let (number, flag) = number.split_once(' ').unwrap_or((number, ""));
            let status = ObsStatus::ALL.iter().find(|status| status.sign() == flag).copied();
            Cell {
                number: Some(Number::parse(number).expect("number")),
                status: status.unwrap_or_default(),
                present: true,
                publication: Some(0),
                ..Cell::default()
            }
        }
    }
}

/// A cube: `rows` and `columns` as (dimension, members), `values` one line a row parted by `|`.
pub fn cube(
    indicator: &str,
    fixed: &[(&str, &str)],
    rows: (&str, &[&str]),
    columns: (&str, &[&str]),
    values: &[&str],
) -> Cube {
    let indicator = Arc::new(catalogue().indicator(indicator).expect("indicator").clone());
    let side = |(dimension, members): (&str, &[&str])| {
        let headers: Vec<Header> =
            members.iter().map(|text| Header { members: vec![member(dimension, text)] }).collect();
        (vec![Level { dimension: DimensionCode::from(dimension) }], headers)
    };
    let cells: Vec<Cell> =
        values.iter().flat_map(|line| line.split('|')).map(|text| cell(text.trim())).collect();
    assert_eq!(cells.len(), rows.1.len() * columns.1.len(), "a value for each cell");
    let ((row_levels, rows), (column_levels, columns)) = (side(rows), side(columns));
    let count = cells.iter().filter(|cell| cell.present).count();
    Cube {
        unit: indicator.unit.clone(),
        indicator,
        measure: Measure::Value,
        row_levels,
        column_levels,
        rows,
        columns,
        cells,
        fixed: fixed.iter().map(|(code, text)| (DimensionCode::from(*code), member(code, text))).collect(),
        publications: vec![PublicationInfo {
            publication: publication("UNDESA_IMS:2020"),
            cells: u64::try_from(count).expect("count"),
            example: true,
        }],
        notes: Vec::new(),
    }
}

/// International migrants in Lao PDR by sex, 1990–2020.
pub fn stock_by_sex(pattern: Pattern) -> Cube {
    let whole = [
        "22866 | 11060 | 11806",
        "23526 | 11327 | 12199",
        "21948 | 10384 | 11564",
        "20371 | 9441 | 10930",
        "32955 | 12822 | 20133",
        "45538 | 16203 | 29335",
        "48731 | 17338 | 31393",
    ];
    let holes = [
        "22866 | 11060 | 11806",
        "23526 e | 11327 e | 12199 e",
        "21948 | : | :",
        "20371 | [c] | (c)",
        "32955 b | 12822 b | 20133 b",
        "45538 p | 16203 p | 29335 p",
        "48731 | 17338 | ",
    ];
    cube(
        "IMM_STOCK",
        &[("area", "LA")],
        ("period", &["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
        ("sex", &["_T", "F", "M"]),
        if pattern == Pattern::Whole { &whole } else { &holes },
    )
}

/// Population by province at the census of 2015, with the country above.
pub fn provinces(pattern: Pattern) -> Cube {
    let codes = [
        "LA", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16",
        "17", "18",
    ];
    let whole = [
        "6492228", "820940", "177989", "175753", "307622", "179243", "431889", "289393", "381376", "244684",
        "419090", "273691", "392052", "969697", "396942", "113048", "694023", "139628", "85168",
    ];
    let mut values = whole;
    if pattern == Pattern::Holes {
        (values[3], values[5], values[7], values[9]) = (":", "[c]", "289393 e", "(c)");
    }
    cube("POP_TOTAL", &[("period", "2015")], ("area", &codes), ("sex", &["_T"]), &values)
}

/// Lao people abroad by destination and sex, 2020.
pub fn destinations_by_sex(pattern: Pattern) -> Cube {
    let countries = ["THA", "USA", "BGD", "FRA", "CAN", "AUS", "VNM", "DEU"];
    let whole = [
        "941309 | 528239 | 413070",
        "173275 | 87146 | 86129",
        "86447 | 59746 | 26701",
        "48760 | 25793 | 22967",
        "15587 | 7917 | 7670",
        "11912 | 6335 | 5577",
        "7334 | 3152 | 4182",
        "3986 | 2412 | 1574",
    ];
    let mut values = whole;
    if pattern == Pattern::Holes {
        (values[1], values[2]) = ("173275 | 87146 e | 86129 e", "86447 | [c] | (c)");
        (values[3], values[6]) = ("48760 | : | :", "7334 | 3152 p | ");
    }
    cube(
        "EMI_STOCK",
        &[("area", "LA"), ("period", "2020")],
        ("destination", &countries),
        ("sex", &["_T", "F", "M"]),
        &values,
    )
}

/// Migrants in Lao PDR by country of origin over time: nine origins and the published total. The numbers
/// are made up.
pub fn origins_over_time(pattern: Pattern) -> Cube {
    let mut values: Vec<String> = Vec::new();
    for (step, total) in [21_948, 20_371, 32_955, 45_538, 48_731].into_iter().enumerate() {
        let parts: Vec<String> = [40, 22, 14, 6, 4, 3, 2, 2, 1]
            .iter()
            .enumerate()
            .map(|(at, share)| match (pattern, step, at) {
                (Pattern::Holes, 1, 2) => String::from(":"),
                (Pattern::Holes, 2, 1) => String::from("[c]"),
                (Pattern::Holes, 3, 0) => format!("{} e", total * share / 100),
                _ => (total * share / 100).to_string(),
            })
            .collect();
        values.push(format!("{total} | {}", parts.join(" | ")));
    }
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    cube(
        "IMM_STOCK",
        &[("area", "LA")],
        ("period", &["2000", "2005", "2010", "2015", "2020"]),
        ("origin", &["_T", "VNM", "CHN", "THA", "KHM", "MMR", "USA", "FRA", "JPN", "KOR"]),
        &values,
    )
}

/// People from Lao PDR in Thailand in two editions of one source.
pub fn two_editions() -> Cube {
    let mut cube = cube(
        "EMI_STOCK",
        &[("area", "LA"), ("destination", "THA")],
        ("period", &["2010", "2015", "2020"]),
        ("source", &["UNDESA_IMS:2020", "UNDESA_IMS:2024"]),
        &["924870 | 229770", "969267 | 243630", "941309 | 265386"],
    );
    cube.publications.push(PublicationInfo {
        publication: publication("UNDESA_IMS:2024"),
        cells: 3,
        example: true,
    });
    for cell in cube.cells.iter_mut().skip(1).step_by(2) {
        cell.publication = Some(1);
    }
    cube
}

/// Lao people abroad by destination and sex in percent of each destination, 2020.
pub fn shares_by_sex(pattern: Pattern) -> Cube {
    let mut values = ["56.1 | 43.9", "50.3 | 49.7", "69.1 | 30.9", "52.9 | 47.1", "43.0 | 57.0"];
    if pattern == Pattern::Holes {
        (values[1], values[2], values[3]) = ("50.3 e | 49.7 e", "[c] | (c)", "52.9 p | :");
    }
    let mut cube = cube(
        "EMI_STOCK",
        &[("area", "LA"), ("period", "2020")],
        ("destination", &["THA", "USA", "BGD", "FRA", "VNM"]),
        ("sex", &["F", "M"]),
        &values,
    );
    cube.measure = Measure::Share { of: DimensionCode::from("sex") };
    cube.unit = Code::from("PT");
    cube
}

/// Population by age and sex with the wide groups that overlap the narrow ones. The numbers are made up.
pub fn ages_by_sex(pattern: Pattern) -> Cube {
    let ages = ["_T", "Y_LT15", "Y0T4", "Y5T9", "Y10T14", "Y15T24", "Y25T44", "Y45T64", "Y_GE65"];
    let mut values = [
        "3600000 | 3620000",
        "1160000 | 1200000",
        "390000 | 405000",
        "385000 | 400000",
        "385000 | 395000",
        "700000 | 705000",
        "1050000 | 1045000",
        "500000 | 490000",
        "190000 | 180000",
    ];
    if pattern == Pattern::Holes {
        (values[4], values[6], values[8]) = ("385000 e | 395000 e", "1050000 | :", "[c] | (c)");
    }
    cube("POP_TOTAL", &[("area", "LA"), ("period", "2019")], ("age", &ages), ("sex", &["F", "M"]), &values)
}

/// Net moves between provinces, for the census of 2005: Xaysomboun was none then. The numbers are made up.
pub fn net_moves(pattern: Pattern) -> Cube {
    let codes = [
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
    ];
    let mut values = [
        "41200", "-2100", "900", "-3300", "2400", "-9100", "-7800", "-1200", "-5200", "3900", "2100", "-800",
        "-14500", "-4200", "600", "-2900", "0",
    ];
    if pattern == Pattern::Holes {
        (values[3], values[5], values[7]) = (":", "[c]", "-1200 e");
    }
    let indicator = catalogue().indicators().iter().find(|indicator| indicator.code.as_str().contains("NET"));
    let indicator = indicator.expect("an indicator of net migration").code.clone();
    cube(indicator.as_str(), &[("period", "2005")], ("area", &codes), ("sex", &["_T"]), &values)
}

/// Migrants between neighbours, by origin and destination. The numbers are made up.
pub fn neighbours(pattern: Pattern) -> Cube {
    let places = ["LA", "THA", "VNM", "CHN", "KHM", "MMR"];
    let mut values = [
        " | 926427 | 7272 | 1373 | 268 | 0",
        "3428 | | 12077 | 23357 | 31791 | 0",
        "19716 | 17663 | | 36205 | 37601 | 0",
        "13951 | 149352 | 8639 | | 1566 | 47742",
        "3568 | 750109 | 2485 | 464 | | 0",
        "282 | 1835106 | 11695 | 39776 | 53 | ",
    ];
    if pattern == Pattern::Holes {
        (values[0], values[2]) = (" | 926427 e | 7272 | [c] | 268 | 0", "19716 | : | | 36205 | (c) | 0");
    }
    cube("EMI_STOCK", &[("period", "2017")], ("origin", &places), ("destination", &places), &values)
}

/// Workers abroad by home province and country: made up, to see a map of provinces and countries.
pub fn provinces_abroad(pattern: Pattern) -> Cube {
    let countries = ["THA", "VNM", "KOR", "JPN", "USA"];
    let mut values = [
        "12000 | 900 | 300 | 800 | 2500",
        "9000 | 1500 | 120 | 60 | 400",
        "31000 | 2100 | 80 | 40 | 700",
        "24000 | 300 | 40 | 20 | 900",
        "3100 | 2800 | 10 | 5 | 60",
    ];
    if pattern == Pattern::Holes {
        (values[1], values[3]) = ("9000 e | [c] | 120 | : | 400", "24000 | (c) | 40 | | 900");
    }
    let provinces = ["01", "11", "13", "16", "07"];
    cube("EMI_STOCK", &[("period", "2020")], ("area", &provinces), ("destination", &countries), &values)
}

/// A number for each district.
pub fn districts(pattern: Pattern) -> Cube {
    let areas = catalogue().list("area").expect("areas").iter();
    let codes: Vec<&str> = areas
        .filter(|(_, item)| item.level.as_deref() == Some("district"))
        .map(|(code, _)| code.as_str())
        .collect();
    let values: Vec<String> = (0..codes.len())
        .map(|at| match (pattern, at % 12) {
            (Pattern::Holes, 3) => String::from(":"),
            (Pattern::Holes, 7) => String::from("[c]"),
            (Pattern::Holes, 9) => String::from("12000 e"),
            _ => (8_000 + at * at * 7 % 90_000).to_string(),
        })
        .collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    cube("POP_TOTAL", &[("period", "2015")], ("area", &codes), ("sex", &["_T"]), &values)
}
