//! Which area is the whole that another one is a part of.

use super::inquiry::{Fact, Inquiry, Spot};
use crate::domain::{Code, DimensionCode};
use crate::store::{AreaId, PublicationId};
use std::collections::{HashMap, HashSet};

/// For each value the spot whose value is 100 %: of provinces and districts their country; of countries
/// the world, but the country itself where its provinces stand beside it. Areas without a whole are left out.
pub(super) fn wholes(inquiry: &Inquiry<'_>, facts: &[Fact]) -> HashMap<(Spot, PublicationId), Spot> {
    let areas: HashSet<AreaId> = facts.iter().map(|fact| fact.spot.area).collect();
    let country = |area: AreaId| country_above(inquiry, area);
    let divided: HashSet<AreaId> = areas.iter().filter_map(|area| country(*area)).collect();
    let world = inquiry.facts.area_id(&Code::from(Code::TOTAL));
    let whole: HashMap<AreaId, AreaId> = areas
        .iter()
        .filter_map(|area| {
            let whole = match country(*area) {
                Some(country) => Some(country),
                None if divided.contains(area) => Some(*area),
                None => world,
            };
            Some((*area, whole?))
        })
        .collect();
    facts
        .iter()
        .filter_map(|fact| {
            let area = *whole.get(&fact.spot.area)?;
            Some(((fact.spot, fact.publication), Spot { area, ..fact.spot }))
        })
        .collect()
}

/// The country a part of a country lies in; `None` for countries and the world.
fn country_above(inquiry: &Inquiry<'_>, area: AreaId) -> Option<AreaId> {
    let list = inquiry.catalogue.list_of(DimensionCode::AREA)?;
    let code = inquiry.facts.area_code(area)?;
    let above = inquiry.catalogue.ancestors(&code);
    let is_country =
        |code: &Code| list.get(code.as_str()).is_some_and(|item| item.level.as_deref() == Some("country"));
    above.iter().find(|code| is_country(code)).and_then(|code| inquiry.facts.area_id(code))
}
