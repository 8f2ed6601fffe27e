//! Names of members, places, sources and dimensions as headers, legends and titles write them.

use crate::domain::{AgeInterval, Catalogue, Code, DimensionCode, Lang, Publication};
use crate::i18n::{has, period, say, words};
use crate::query::{Cube, MemberRef};

/// The list of sources in the catalogue.
const SOURCES: &str = "source";
/// Dimensions whose members are places.
const PLACES: [&str; 6] =
    [DimensionCode::AREA, "origin", "destination", "citizenship", "origin_area", "destination_area"];
/// Further dimensions whose members have no order of their own.
const UNORDERED: [&str; 6] =
    ["purpose", "occupation", "sector", "crossing_point", "exploitation", "ethno_family"];

/// The name of a member for a header, a legend or the hover text.
pub fn member_label(catalogue: &Catalogue, dimension: &str, member: &MemberRef, lang: Lang) -> String {
    match member {
        MemberRef::Period(value) => period(lang, *value),
        MemberRef::Publication(publication) => publication_label(catalogue, publication, lang),
        MemberRef::Remainder => words(lang, "query-remainder"),
        MemberRef::Compared(one) => words(lang, &format!("query-compared-{}", one.id())),
        MemberRef::Code(code) => code_label(catalogue, dimension, code, lang),
    }
}

fn code_label(catalogue: &Catalogue, dimension: &str, code: &Code, lang: Lang) -> String {
    if dimension == DimensionCode::INDICATOR {
        return catalogue
            .indicator(code.as_str())
            .map_or_else(|| code.to_string(), |indicator| indicator.names.get(lang).to_owned());
    }
    match (dimension, code.as_str()) {
        ("sex", "F") => return words(lang, "member-women"),
        ("sex", "M") => return words(lang, "member-men"),
        ("sex", Code::TOTAL) => return words(lang, "member-total"),
        _ => {}
    }
    let listed = catalogue.list_of(dimension).and_then(|list| list.get(code.as_str()));
    if let Some(item) = listed.filter(|item| !item.names.is_empty()) {
        return item.names.get(lang).to_owned();
    }
    match code.as_str() {
        Code::TOTAL => words(lang, "member-total"),
        Code::OTHER => words(lang, "member-other"),
        Code::UNKNOWN => words(lang, "member-unknown"),
        text => age_label(text, lang).filter(|_| dimension == "age").unwrap_or_else(|| text.to_owned()),
    }
}

fn age_label(code: &str, lang: Lang) -> Option<String> {
    let age = AgeInterval::of_code(code)?;
    let from = ("from", age.from.to_string().into());
    Some(match age.to {
        None => say(lang, "member-age-over", &[from]),
        Some(to) if to == age.from => say(lang, "member-age-one", &[from]),
        Some(to) => say(lang, "member-age", &[from, ("to", to.to_string().into())]),
    })
}

/// A source with its edition: `UN DESA, International Migrant Stock, edition 2020`.
pub fn publication_label(catalogue: &Catalogue, publication: &Publication, lang: Lang) -> String {
    let name = catalogue.item_name(SOURCES, publication.source.as_str(), lang);
    if publication.edition.is_empty() {
        name.to_owned()
    } else {
        let edition = ("edition", publication.edition.as_str().into());
        say(lang, "source-edition", &[("source", name.into()), edition])
    }
}

/// A place by its bare name: `Thailand`, `ໄທ`.
pub(super) fn place_name(catalogue: &Catalogue, code: &Code, lang: Lang) -> String {
    code_label(catalogue, DimensionCode::AREA, code, lang)
}

/// A place as a sentence names it, in Lao with its level: `ແຂວງຈຳປາສັກ`, `ປະເທດໄທ`.
pub fn place_label(catalogue: &Catalogue, dimension: &str, code: &Code, lang: Lang) -> String {
    let name = code_label(catalogue, dimension, code, lang);
    if code.is_total() && dimension == DimensionCode::AREA {
        return words(lang, "place-world");
    }
    let level = catalogue
        .list_of(dimension)
        .and_then(|list| list.get(code.as_str()))
        .and_then(|item| item.level.as_deref())
        .unwrap_or_default();
    if code == "LA" {
        return name;
    }
    let id = match level {
        "country" => "place-country",
        "province" => "place-province",
        "district" => "place-district",
        _ => return name,
    };
    // Names such as ນະຄອນຫຼວງວຽງຈັນ or ແຂວງວຽງຈັນ already tell their level.
    if ["ແຂວງ", "ນະຄອນ", "ເມືອງ", "ປະເທດ"].iter().any(|level| name.starts_with(level))
    {
        return name;
    }
    let parent = catalogue.ancestors(code).into_iter().next();
    let above = parent.map_or_else(String::new, |parent| place_label(catalogue, dimension, &parent, lang));
    say(lang, id, &[("name", name.into()), ("above", above.into())])
}

/// A dimension in a title or a header: `sex`, `country of destination`; of areas the level on the axis.
pub fn dimension_label(catalogue: &Catalogue, dimension: &str, cube: Option<&Cube>, lang: Lang) -> String {
    let level =
        cube.filter(|_| dimension == DimensionCode::AREA).and_then(|cube| area_level(catalogue, cube));
    let id = format!("dimension-{}", level.as_deref().unwrap_or(dimension).replace('_', "-"));
    if has(lang, &id) {
        return words(lang, &id);
    }
    let Some(found) = catalogue.dimension(dimension) else { return dimension.to_owned() };
    let name = found.names.get(lang);
    name.split_once(" (").map_or(name, |(short, _)| short).to_owned()
}

/// The level most areas on the axes have; none where other countries stand beside parts of Lao PDR, which
/// no level names. The country above its parts and the world above all say nothing about it.
fn area_level(catalogue: &Catalogue, cube: &Cube) -> Option<String> {
    let list = catalogue.list(DimensionCode::AREA)?;
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for member in members_of(cube, DimensionCode::AREA) {
        let MemberRef::Code(code) = member else { continue };
        if code.is_total() || code == "LA" {
            continue;
        }
        let level = list.get(code.as_str()).and_then(|item| item.level.as_deref()).unwrap_or_default();
        match counts.iter_mut().find(|(known, _)| *known == level) {
            Some((_, count)) => *count += 1,
            None => counts.push((level, 1)),
        }
    }
    if counts.len() > 1 && counts.iter().any(|(level, _)| *level == "country") {
        return None;
    }
    counts
        .into_iter()
        .filter(|(level, _)| ["country", "region", "province", "district"].contains(level))
        .max_by_key(|(_, count)| *count)
        .map(|(level, _)| level.to_owned())
}

/// Whether the areas on the axes are parts of Lao PDR.
pub(super) fn is_within_country(catalogue: &Catalogue, cube: &Cube) -> bool {
    area_level(catalogue, cube).is_some_and(|level| level != "country")
}

/// The members of a dimension on the axes of a cube, each header's once.
pub(super) fn members_of<'a>(cube: &'a Cube, dimension: &str) -> Vec<&'a MemberRef> {
    let side = |levels: &[crate::query::Level], headers: &'a [crate::query::Header]| {
        let position = levels.iter().position(|level| level.dimension.as_str() == dimension)?;
        let mut found: Vec<&MemberRef> =
            headers.iter().filter_map(|header| header.members.get(position)).collect();
        let mut seen = std::collections::HashSet::new();
        found.retain(|member| seen.insert((*member).clone()));
        Some(found)
    };
    side(&cube.row_levels, &cube.rows)
        .or_else(|| side(&cube.column_levels, &cube.columns))
        .unwrap_or_default()
}

/// Dimensions that say where people or money come from, and where they go to.
const FROM: [&str; 3] = ["origin", "origin_area", "citizenship"];
const TO: [&str; 2] = ["destination", "destination_area"];

/// The dimensions of origin and destination of a cube: those on its axes, or the place the whole is about.
pub(super) fn sides_of_flows(cube: &Cube) -> Option<(&'static str, &'static str)> {
    let varies = |code: &&str| members_of(cube, code).len() > 1;
    let from = FROM.into_iter().find(varies);
    let to = TO.into_iter().find(varies);
    let area = || DimensionCode::AREA;
    match (from, to) {
        (Some(from), Some(to)) => Some((from, to)),
        (Some(from), None) => Some((from, area())),
        (None, Some(to)) => Some((area(), to)),
        (None, None) => None,
    }
}

/// Whether a dimension's members are places.
pub(super) fn is_place(dimension: &str) -> bool {
    PLACES.contains(&dimension)
}

/// Whether bars of a dimension are sorted by size: its members have no order of their own.
pub(super) fn is_unordered(dimension: &str) -> bool {
    is_place(dimension) || UNORDERED.contains(&dimension)
}

/// Whether a member is the whole of its dimension.
pub(super) fn is_total(dimension: &str, member: &MemberRef) -> bool {
    matches!(member, MemberRef::Code(code) if code.is_total() && dimension != DimensionCode::INDICATOR)
}

/// Whether a member stands for what is left: other, not stated.
pub(super) fn is_rest(member: &MemberRef) -> bool {
    match member {
        MemberRef::Remainder => true,
        MemberRef::Code(code) => [Code::OTHER, Code::UNKNOWN].contains(&code.as_str()),
        MemberRef::Period(_) | MemberRef::Publication(_) | MemberRef::Compared(_) => false,
    }
}
