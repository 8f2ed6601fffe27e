//! Questions as people write them: names in either language or codes.

use super::find::like;
use super::plan::canonical;
use super::{PeriodFilter, QueryError, Selection};
use crate::domain::{
    AgeInterval, Catalogue, Code, CodeList, Dimension, DimensionCode, IndicatorCode, Item, Period, SourceCode,
};
use crate::text::{fold, plain_digits};

/// Narrows a selection by `dimension=member[,member]`: `area=Savannakhet`, `sex=ຍິງ`,
/// `period=2015..2024`, `period=2020,2024`, `period=newest:10`, `source=UNDESA_IMS`, `edition=2020`.
///
/// # Errors
/// [`QueryError`] with suggestions for names that nobody knows, and for names of several members.
pub fn narrow(catalogue: &Catalogue, selection: &mut Selection, text: &str) -> Result<(), QueryError> {
    let not_a_pair = || QueryError::NotAPair { text: text.to_owned() };
    let (name, value) = text.split_once('=').ok_or_else(not_a_pair)?;
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() || value.is_empty() {
        return Err(not_a_pair());
    }
    if name == "edition" {
        selection.edition = Some(value.to_owned());
        return Ok(());
    }
    let dimension = dimension_named(catalogue, name)?;
    match dimension.as_str() {
        DimensionCode::PERIOD => selection.periods = periods(value)?,
        DimensionCode::SOURCE => {
            let code = member_named(catalogue.list(DimensionCode::SOURCE), None, &dimension, value)?;
            selection.source = Some(SourceCode::from(code.as_str()));
        }
        _ => {
            let known = catalogue.dimension(dimension.as_str());
            let members = members(catalogue, known, &dimension, value)?;
            selection.members.entry(dimension).or_default().extend(members);
        }
    }
    Ok(())
}

/// A dimension by code or name; `period` and `source` among them.
///
/// # Errors
/// [`QueryError::NoDimension`] with suggestions.
pub fn dimension_named(catalogue: &Catalogue, text: &str) -> Result<DimensionCode, QueryError> {
    let wanted = fold(text);
    for (special, lao) in SPECIAL {
        if wanted == special || wanted == fold(lao) {
            return Ok(DimensionCode::from(special));
        }
    }
    let is_it = |known: &&Dimension| {
        fold(known.code.as_str()) == wanted
            || known.code.as_str() == text
            || fold(&known.names.en) == wanted
            || fold(&known.names.lo) == wanted
    };
    catalogue.dimensions().iter().find(is_it).map(|known| known.code.clone()).ok_or_else(|| {
        let names = catalogue.dimensions().iter().map(|known| known.code.as_str());
        let special = SPECIAL.iter().map(|(code, _)| *code);
        QueryError::NoDimension { dimension: text.to_owned(), like: like(text, names.chain(special)) }
    })
}

/// The two dimensions that no list of the catalogue has, with their Lao names as people type them.
const SPECIAL: [(&str, &str); 2] = [(DimensionCode::PERIOD, "ໄລຍະເວລາ"), (DimensionCode::SOURCE, "ແຫຼ່ງຂໍ້ມູນ")];

/// An indicator by code or name.
///
/// # Errors
/// [`QueryError::NoIndicator`] with suggestions.
pub fn indicator_named(catalogue: &Catalogue, text: &str) -> Result<IndicatorCode, QueryError> {
    let wanted = fold(text);
    if let Some(known) = catalogue.indicator(text.trim()) {
        return Ok(known.code.clone());
    }
    let mut all = catalogue.indicators().iter();
    let found = all.find(|known| {
        known.code.as_str().eq_ignore_ascii_case(text.trim())
            || fold(&known.names.en) == wanted
            || fold(&known.names.lo) == wanted
    });
    found.map(|known| known.code.clone()).ok_or_else(|| {
        let codes = catalogue.indicators().iter().map(|known| known.code.as_str());
        let mut suggestions = like(text, codes);
        let finder = super::Finder::new(catalogue);
        suggestions.extend(finder.find(text, 5).into_iter().filter_map(|found| match found {
            super::Found::Indicator(code) => Some(code.to_string()),
            super::Found::Member { .. } => None,
        }));
        let mut seen = std::collections::BTreeSet::new();
        suggestions.retain(|code| seen.insert(code.clone()));
        suggestions.truncate(5);
        QueryError::NoIndicator { indicator: IndicatorCode::from(text), like: suggestions }
    })
}

fn members(
    catalogue: &Catalogue,
    known: Option<&Dimension>,
    dimension: &DimensionCode,
    value: &str,
) -> Result<Vec<Code>, QueryError> {
    let list = catalogue.list_of(dimension.as_str());
    let level = known.and_then(|known| known.level.as_deref());
    // Some names have a comma: the whole is tried first.
    if let Ok(code) = member_named(list, level, dimension, value) {
        return Ok(vec![code]);
    }
    let parts = value.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| member_named(list, level, dimension, part)).collect()
}

fn member_named(
    list: Option<&CodeList>,
    level: Option<&str>,
    dimension: &DimensionCode,
    text: &str,
) -> Result<Code, QueryError> {
    let exact = list.into_iter().flat_map(CodeList::iter).find(|(code, _)| code.as_str() == text);
    if let Some((code, _)) = exact {
        return Ok(code.clone());
    }
    let wanted = fold(text);
    let named = |item: &Item| {
        fold(&item.names.en) == wanted
            || fold(&item.names.lo) == wanted
            || item.aliases.iter().any(|alias| fold(alias) == wanted)
    };
    let may_be = |code: &Code, item: &Item| {
        code.as_str().eq_ignore_ascii_case(text)
            || (on_level(level, code, item) && (named(item) || is_doubtful(item, &wanted)))
    };
    let mut found: Vec<(&Code, &Item)> =
        list.into_iter().flat_map(CodeList::iter).filter(|(code, item)| may_be(code, item)).collect();
    prefer_own_names(&mut found, &wanted);
    match found.as_slice() {
        [(code, item)] if !is_doubtful(item, &wanted) => Ok((*code).clone()),
        [] => age(list, text).ok_or_else(|| QueryError::NoMember {
            dimension: dimension.clone(),
            member: text.to_owned(),
            like: like(text, list.into_iter().flat_map(CodeList::iter).flat_map(names_of)),
        }),
        several => Err(QueryError::WhichMember {
            dimension: dimension.clone(),
            member: text.to_owned(),
            like: several.iter().map(|(code, item)| format!("{code} ({})", item.names.en)).collect(),
        }),
    }
}

/// A name of its own goes before another member's alias.
fn prefer_own_names(found: &mut Vec<(&Code, &Item)>, wanted: &str) {
    let own = |item: &Item| fold(&item.names.en) == wanted || fold(&item.names.lo) == wanted;
    if found.iter().any(|(_, item)| own(item)) {
        found.retain(|(_, item)| own(item));
    }
}

/// Names that the list marks as those of several members ("Vientiane").
fn is_doubtful(item: &Item, wanted: &str) -> bool {
    item.attributes
        .get("ambiguous")
        .is_some_and(|names| names.split(['|', ';']).any(|name| !name.is_empty() && fold(name) == wanted))
}

fn on_level(level: Option<&str>, code: &Code, item: &Item) -> bool {
    level.is_none_or(|level| {
        item.level.as_deref().is_none_or(|own| own == level || own == "world" || own == "group")
            || code.as_str().starts_with('_')
    })
}

fn names_of<'a>((code, item): (&'a Code, &'a Item)) -> [&'a str; 3] {
    [code.as_str(), &item.names.en, &item.names.lo]
}

/// `15-24`, `60+`, `<5` and codes of intervals that the list does not name.
fn age(list: Option<&CodeList>, text: &str) -> Option<Code> {
    let plain = plain_digits(text).replace(['–', '—', ' '], "-").replace("--", "-");
    let interval = if let Some(from) = plain.strip_suffix('+') {
        AgeInterval::new(from.parse().ok()?, None)
    } else if let Some(end) = plain.strip_prefix('<') {
        AgeInterval::new(0, Some(end.trim_start_matches('-').parse::<u8>().ok()?.checked_sub(1)?))
    } else if let Some((from, to)) = plain.split_once('-') {
        AgeInterval::new(from.parse().ok()?, Some(to.parse().ok()?))
    } else {
        AgeInterval::of_code(text)
    };
    canonical(list, &interval?.code())
}

/// `2020`, `2020,2024`, `2015..2024`, `2015..`, `newest:10`, `all`.
fn periods(value: &str) -> Result<PeriodFilter, QueryError> {
    let unknown = || QueryError::NoPeriod { text: value.to_owned() };
    if value == "all" {
        return Ok(PeriodFilter::All);
    }
    if let Some(count) = value.strip_prefix("newest") {
        let count = count.trim_start_matches(':').trim();
        let count = if count.is_empty() { Ok(1) } else { plain_digits(count).parse() };
        return count.ok().filter(|count| *count > 0).map(PeriodFilter::Newest).ok_or_else(unknown);
    }
    if let Some((from, to)) = value.split_once("..") {
        let end = |text: &str, open: u16| {
            if text.trim().is_empty() { Period::year(open).ok_or_else(unknown) } else { period_named(text) }
        };
        let (from, to) = (end(from, 1)?, end(to, 9999)?);
        return if from.first() <= to.last() { Ok(PeriodFilter::Between(from, to)) } else { Err(unknown()) };
    }
    let list: Result<Vec<Period>, QueryError> = value.split(',').map(period_named).collect();
    Ok(PeriodFilter::Only(list?))
}

/// A period in its canonical spelling, with the digits of any script.
///
/// # Errors
/// [`QueryError::NoPeriod`].
pub fn period_named(text: &str) -> Result<Period, QueryError> {
    plain_digits(text.trim())
        .to_uppercase()
        .parse()
        .map_err(|_| QueryError::NoPeriod { text: text.trim().to_owned() })
}

#[cfg(test)]
mod tests;
