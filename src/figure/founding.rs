//! Areas that were made of parts of others: the others are not the same afterwards.

use super::words::Speaker;
use crate::domain::{Catalogue, Code, Date, DimensionCode, Period};

/// An area that was made of parts of another, with its first day.
pub(super) type Founded = (Code, Date);

/// What was made of parts of an area: a series of it breaks there.
pub(super) fn made_of(catalogue: &Catalogue, area: &str) -> Vec<Founded> {
    let Some(list) = catalogue.list(DimensionCode::AREA) else { return Vec::new() };
    list.iter()
        .filter(|(_, item)| {
            let parts = item.attributes.get("formed_from").map_or("", String::as_str);
            parts.split('|').any(|code| code.trim() == area)
        })
        .filter_map(|(code, item)| Some((code.clone(), day(item.valid.0.as_deref()?)?)))
        .collect()
}

/// Whether something was founded between two periods.
pub(super) fn between(founded: &[Founded], before: Period, after: Period) -> bool {
    founded.iter().any(|(_, date)| before.last() < *date && *date <= after.last())
}

/// The first day of a date or year of the catalogue.
pub(super) fn day(text: &str) -> Option<Date> {
    text.parse::<Period>().ok().map(Period::first)
}

/// `Xaysomboun is a province since 13 December 2013; before, …`
pub(super) fn founded(speaker: &Speaker<'_>, code: &Code) -> Option<String> {
    let list = speaker.catalogue.list(DimensionCode::AREA)?;
    let item = list.get(code.as_str())?;
    let from = item.valid.0.as_deref()?;
    let since = day(from).map_or_else(|| from.to_owned(), |date| crate::i18n::date(speaker.lang, date));
    let name = item.names.get(speaker.lang);
    let before: Vec<String> = item
        .attributes
        .get("formed_from")
        .map_or("", String::as_str)
        .split('|')
        .filter_map(|code| list.get(code.trim()))
        .map(|item| item.names.get(speaker.lang).to_owned())
        .collect();
    let before = speaker.list(&before);
    let args = [("name", name), ("since", &since), ("before", &before)];
    Some(speaker.say("figure-note-founded", &args))
}
