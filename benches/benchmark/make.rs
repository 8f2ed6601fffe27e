//! Stores and files that look like real ones.

use crate::Outcome;
use migration_profile::domain::{
    Catalogue, CellRef, Code, ConfStatus, DimensionCode, Dims, Indicator, Key, Number, ObsStatus,
    Observation, Period, Publication,
};
use migration_profile::store::{Accept, ChangeKind, Incoming, NewChange, NewOrigin, Store};
use migration_profile::work::Work;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

const YEARS: std::ops::Range<u16> = 1995..2025;
const AGES: [&str; 13] = [
    "_T", "Y_LT15", "Y15T19", "Y20T24", "Y25T29", "Y30T34", "Y35T39", "Y40T44", "Y45T49", "Y50T54", "Y55T59",
    "Y60T64", "Y_GE65",
];
const PARTNERS: [&str; 3] = ["origin", "destination", "citizenship"];

/// Members by dimension, the one that varies fastest first.
type Axes = Vec<(&'static str, Vec<Code>)>;

fn areas(catalogue: &Catalogue, levels: &[&str]) -> Vec<Code> {
    let list = catalogue.list("area").into_iter().flat_map(|list| list.iter());
    list.filter(|(_, item)| item.level.as_deref().is_some_and(|level| levels.contains(&level)))
        .map(|(code, _)| code.clone())
        .collect()
}

fn axes(catalogue: &Catalogue, indicator: &Indicator) -> Axes {
    let codes = |list: &[&str]| list.iter().map(|code| Code::from(*code)).collect::<Vec<_>>();
    let places = |levels: &[&str]| {
        let mut found = codes(&["LA"]);
        found.extend(areas(catalogue, levels));
        found
    };
    let (sex, age) = (("sex", codes(&["_T", "F", "M"])), ("age", codes(&AGES)));
    let partner = PARTNERS
        .into_iter()
        .find(|name| indicator.disaggregations.iter().any(|dimension| dimension.as_str() == *name));
    match partner {
        Some(partner) => {
            let mut countries = codes(&["_T"]);
            countries.extend(areas(catalogue, &["country"]).into_iter().filter(|code| code.as_str() != "LA"));
            vec![sex, (partner, countries), ("area", places(&["province"])), age]
        }
        None => vec![("area", places(&["province", "district"])), sex, age],
    }
}

/// The combination of that number; `None` after the last.
fn combination(axes: &Axes, mut number: usize) -> Option<(Code, Dims)> {
    let (mut area, mut dims) = (Code::from("LA"), Dims::new());
    for (dimension, codes) in axes {
        let code = codes.get(number % codes.len())?.clone();
        number /= codes.len();
        if *dimension == "area" {
            area = code;
        } else {
            dims.set(DimensionCode::from(*dimension), code);
        }
    }
    (number == 0).then_some((area, dims))
}

fn observation(
    indicator: &Indicator,
    area: &Code,
    dims: &Dims,
    year: u16,
    edition: &str,
) -> Option<Observation> {
    let source = if edition.is_empty() { "MOLSW_WORKERS" } else { "UNDESA_IMS" };
    let spread = area.as_str().len() * 7_919 + dims.len() * 104_729 + usize::from(year) * 31;
    let number = f64::from(u32::try_from(spread % 99_991).ok()?);
    Some(Observation {
        key: Key {
            indicator: indicator.code.clone(),
            dims: dims.clone(),
            area: area.clone(),
            period: Period::year(year)?,
            publication: Publication { source: source.into(), edition: edition.to_owned() },
        },
        number: Some(Number::new(number, 0)),
        status: ObsStatus::Normal,
        confidentiality: ConfStatus::Free,
        raw: None,
        note: None,
    })
}

fn change(what: ChangeKind, file: &str) -> NewChange {
    NewChange {
        what,
        at: String::from("2026-11-23T09:40:00Z"),
        who: String::from("Benchmark"),
        agency: String::new(),
        detail: BTreeMap::from([(String::from("file"), file.to_owned())]),
        reason: None,
    }
}

/// A store of so many values, one change an indicator, two editions for every second one.
pub fn store(path: &Path, values: usize) -> Outcome {
    let begun = Instant::now();
    let mut store = Store::create(path, &change(ChangeKind::New, ""))?;
    let catalogue = store.catalogue();
    let indicators = catalogue.indicators();
    let quota = values.div_ceil(indicators.len().max(1));
    let (mut left, work) = (values, Work::new());
    for (position, indicator) in indicators.iter().enumerate() {
        let axes = axes(&catalogue, indicator);
        let editions: &[&str] = if position % 2 == 0 { &["2020", "2024"] } else { &[""] };
        let lines = (0..).map_while(|number| combination(&axes, number));
        let all = lines.flat_map(|(area, dims)| {
            let years = YEARS.flat_map(|year| editions.iter().map(move |edition| (year, *edition)));
            years.filter_map(move |(year, edition)| observation(indicator, &area, &dims, year, edition))
        });
        let mut rows = all.take(quota.min(left)).zip(0_u32..).map(|(observation, row)| Incoming {
            observation,
            origin: 0,
            cell: CellRef::new(row, 3),
        });
        let name = format!("{}.csv", indicator.code);
        let origin = NewOrigin { file_name: name.clone(), ..NewOrigin::default() };
        let change = change(ChangeKind::Import, &name);
        let written = store.write(&change, &[origin], &mut rows, Accept::New, false, &work)?;
        left -= usize::try_from(written.counts.written)?;
    }
    drop(store);
    let bytes = std::fs::metadata(path)?.len();
    let made = values - left;
    println!(
        "made {made} values in {:.1} s, {bytes} bytes, {:.1} a value",
        begun.elapsed().as_secs_f64(),
        f64::from(u32::try_from(bytes / 1_024)?) * 1_024.0 / f64::from(u32::try_from(made)?)
    );
    Ok(())
}

const COLUMNS: [&str; 8] = ["indicator", "area", "sex", "age", "year", "value", "unit", "remark"];

/// A file of so many rows and eight columns, as an agency would send it.
pub fn file(rows: usize, out: &Path) -> Outcome {
    let catalogue = migration_profile::store::shipped_catalogue();
    let indicator = catalogue.indicator("IMM_STOCK").ok_or("no indicator")?;
    let mut places = vec![Code::from("LA")];
    places.extend(areas(&catalogue, &["province", "district"]));
    let codes = |list: &[&str]| list.iter().map(|code| Code::from(*code)).collect::<Vec<_>>();
    let axes = vec![("area", places), ("sex", codes(&["_T", "F", "M"])), ("age", codes(&AGES))];
    let years = 1_850_u16..2_050;
    let lines = (0..)
        .map_while(|number| combination(&axes, number))
        .flat_map(move |(area, dims)| years.clone().map(move |year| (area.clone(), dims.clone(), year)));
    let records = lines.take(rows).zip(1_u32..).map(|((area, dims, year), number)| {
        let name = |dimension: &str| {
            let code = dims.get(dimension).cloned().unwrap_or_else(|| Code::from("_T"));
            let name = catalogue.member_name(dimension, &code, migration_profile::domain::Lang::En);
            if code.is_total() { String::from("Total") } else { name.to_owned() }
        };
        let place = if area.as_str() == "LA" { "Lao PDR".to_owned() } else { area.to_string() };
        (indicator.names.en.clone(), place, name("sex"), name("age"), year, 1_000_000 + number % 899_999)
    });
    if out.extension().is_some_and(|ending| ending == "xlsx") {
        workbook(records, out)
    } else {
        text(records, out)
    }
}

type Record = (String, String, String, String, u16, u32);

fn text(records: impl Iterator<Item = Record>, out: &Path) -> Outcome {
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    writeln!(file, "{}", COLUMNS.join(","))?;
    for (indicator, area, sex, age, year, value) in records {
        writeln!(file, "\"{indicator}\",{area},{sex},{age},{year},{value},Persons,")?;
    }
    Ok(file.flush()?)
}

fn workbook(records: impl Iterator<Item = Record>, out: &Path) -> Outcome {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    for (column, name) in (0_u16..).zip(COLUMNS) {
        sheet.write(0, column, name)?;
    }
    for (row, (indicator, area, sex, age, year, value)) in (1_u32..).zip(records) {
        for (column, text) in (0_u16..).zip([&indicator, &area, &sex, &age]) {
            sheet.write(row, column, text.as_str())?;
        }
        sheet.write(row, 4, year)?;
        sheet.write(row, 5, value)?;
        sheet.write(row, 6, "Persons")?;
    }
    book.save(out).map_err(|error| Box::new(error) as Box<dyn Error>)
}
