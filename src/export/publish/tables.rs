//! The small tables: lists, indicators, sources, journal.

use super::{Frame, table};
use crate::domain::{
    Aggregation, DimensionCode, Item, Lang, Names, Period, PeriodKind, StockFlow, TimeAggregation, ValueKind,
};
use crate::export::trouble::Trouble;
use std::collections::BTreeMap;
use std::path::Path;

/// The list of sources in the catalogue.
const SOURCES: &str = "source";

pub(super) fn write(folder: &Path, frame: &Frame<'_>) -> Result<(), Trouble> {
    lists(folder, frame)?;
    dimensions(folder, frame)?;
    indicators(folder, frame)?;
    sources(folder, frame)?;
    let mut out = table(folder, "change.csv", &["id", "at", "agency", "what", "undone_by"])?;
    for change in frame.changes {
        let undone = change.undone_by.map_or_else(String::new, |by| by.to_string());
        out.write_record([&change.id.to_string(), &change.at, &change.agency, &change.what, &undone])?;
    }
    out.flush()?;
    Ok(())
}

fn item(code: &str, item: &Item) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        code.to_owned(),
        item.sort.to_string(),
        item.parent.as_ref().map_or_else(String::new, ToString::to_string),
        text(&item.level),
        item.names.en.clone(),
        item.names.lo.clone(),
        text(&item.valid.0),
        text(&item.valid.1),
        item.successor.as_ref().map_or_else(String::new, ToString::to_string),
    ]
}

const ITEM: [&str; 9] =
    ["code", "sort", "parent", "level", "name_en", "name_lo", "valid_from", "valid_to", "successor"];

fn lists(folder: &Path, frame: &Frame<'_>) -> Result<(), Trouble> {
    let mut areas = table(folder, "area.csv", &ITEM)?;
    let columns: Vec<&str> = std::iter::once("list").chain(ITEM).collect();
    let mut codes = table(folder, "code_item.csv", &columns)?;
    for (list, members) in frame.catalogue.lists() {
        for (code, member) in members.iter() {
            let record = item(code.as_str(), member);
            if list.as_str() == DimensionCode::AREA {
                areas.write_record(&record)?;
            } else {
                codes.write_field(list.as_str())?;
                codes.write_record(&record)?;
            }
        }
    }
    areas.flush()?;
    codes.flush()?;
    Ok(())
}

fn dimensions(folder: &Path, frame: &Frame<'_>) -> Result<(), Trouble> {
    let mut out = table(folder, "dimension.csv", &["code", "list", "name_en", "name_lo", "sort"])?;
    for dimension in frame.catalogue.dimensions() {
        let (code, list) = (dimension.code.as_str(), dimension.list.as_str());
        let (names, sort) = (&dimension.names, dimension.sort.to_string());
        out.write_record([code, list, &names.en, &names.lo, &sort])?;
    }
    out.flush()?;
    Ok(())
}

fn indicators(folder: &Path, frame: &Frame<'_>) -> Result<(), Trouble> {
    let columns = [
        "code",
        "sort",
        "theme",
        "name_en",
        "name_lo",
        "definition_en",
        "definition_lo",
        "unit",
        "value_kind",
        "aggregation",
        "time_aggregation",
        "stock_flow",
        "formula",
        "core",
    ];
    let mut out = table(folder, "indicator.csv", &columns)?;
    let mut preferences = table(folder, "preference.csv", &["indicator", "rank", "source", "edition"])?;
    for one in frame.catalogue.indicators() {
        out.write_record([
            one.code.as_str(),
            &one.sort.to_string(),
            one.theme.as_str(),
            &one.names.en,
            &one.names.lo,
            &one.definition.en,
            &one.definition.lo,
            one.unit.as_str(),
            value_kind(one.value_kind),
            aggregation(one.aggregation),
            time_aggregation(one.time_aggregation),
            stock_flow(one.stock_flow),
            one.formula.as_ref().map_or("", |formula| formula.text()),
            if one.core { "t" } else { "f" },
        ])?;
        for (rank, named) in one.preferred.iter().enumerate() {
            let (source, edition) = named.split_once(':').unwrap_or((named, ""));
            preferences.write_record([one.code.as_str(), &(rank + 1).to_string(), source, edition])?;
        }
    }
    out.flush()?;
    preferences.flush()?;
    Ok(())
}

/// Sources of the list, and those that only stand with values.
fn sources(folder: &Path, frame: &Frame<'_>) -> Result<(), Trouble> {
    let nameless = Names::default();
    let mut known: BTreeMap<&str, &Names> =
        frame.publications.iter().map(|(one, _)| (one.source.as_str(), &nameless)).collect();
    let listed = frame.catalogue.list(SOURCES);
    known.extend(
        listed.into_iter().flat_map(|list| list.iter()).map(|(code, item)| (code.as_str(), &item.names)),
    );
    let mut out = table(folder, "source.csv", &["code", "name_en", "name_lo"])?;
    for (code, names) in known {
        out.write_record([code, names.get(Lang::En), names.get(Lang::Lo)])?;
    }
    out.flush()?;
    let mut out = table(folder, "publication.csv", &["source", "edition", "example"])?;
    for (publication, example) in frame.publications {
        let example = if *example { "t" } else { "f" };
        out.write_record([publication.source.as_str(), &publication.edition, example])?;
    }
    out.flush()?;
    Ok(())
}

fn value_kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "count",
        ValueKind::Percent => "percent",
        ValueKind::Rate => "rate",
        ValueKind::Amount => "amount",
        ValueKind::Ratio => "ratio",
        ValueKind::Index => "index",
    }
}

fn aggregation(aggregation: Aggregation) -> &'static str {
    match aggregation {
        Aggregation::Sum => "sum",
        Aggregation::Weighted => "weighted",
        Aggregation::Never => "never",
    }
}

fn time_aggregation(aggregation: TimeAggregation) -> &'static str {
    match aggregation {
        TimeAggregation::Sum => "sum",
        TimeAggregation::Last => "last",
        TimeAggregation::Never => "never",
    }
}

fn stock_flow(kind: StockFlow) -> &'static str {
    match kind {
        StockFlow::Stock => "stock",
        StockFlow::Flow => "flow",
        StockFlow::Neither => "neither",
    }
}

/// The name of a kind of period.
pub(super) fn period_kind(period: Period) -> &'static str {
    match period.kind() {
        PeriodKind::Year => "year",
        PeriodKind::HalfYear => "half-year",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Month => "month",
        PeriodKind::Day => "day",
        PeriodKind::Fiscal => "fiscal-year",
        PeriodKind::Years => "years",
        PeriodKind::Months => "months",
        PeriodKind::Days => "days",
    }
}
