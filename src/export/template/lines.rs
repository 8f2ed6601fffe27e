//! Which lines a collection sheet has: the total, then each usual disaggregation, those with sex also by sex.

use super::Request;
use crate::domain::{Code, Dimension, DimensionCode, Indicator, ObsStatus};
use std::collections::BTreeMap;

/// Members a disaggregation may have to be written out; longer lists are chosen from in the empty lines.
const MOST_MEMBERS: usize = 25;
const SEX: &str = "sex";
/// The place a total line is about.
const HERE: &str = "LA";

/// A line: the place, and the members other than totals.
pub(super) struct Line {
    pub area: Code,
    pub members: BTreeMap<DimensionCode, Code>,
}

/// The lists of the drop-down boxes: a dimension's code, or `obs_status` → codes.
pub(super) type Lists = Vec<(String, Vec<Code>)>;

/// The disaggregations of an indicator other than the place, in the order of the catalogue.
pub(super) fn dimensions<'a>(request: &'a Request<'_>, indicator: &Indicator) -> Vec<&'a Dimension> {
    request
        .catalogue
        .dimensions()
        .iter()
        .filter(|dimension| indicator.disaggregations.contains(&dimension.code))
        .filter(|dimension| dimension.code.as_str() != DimensionCode::AREA)
        .collect()
}

/// The members of a dimension that stand for themselves, without its total.
fn members(request: &Request<'_>, dimension: &Dimension) -> Vec<Code> {
    let list = request.catalogue.list(dimension.list.as_str());
    list.into_iter()
        .flat_map(|list| list.iter())
        .filter(|(code, _)| !code.is_total())
        .filter(|(_, item)| dimension.level.is_none() || item.level == dimension.level)
        .filter(|(_, item)| item.valid.1.is_none())
        .map(|(code, _)| code.clone())
        .collect()
}

/// Provinces that exist, in order.
fn provinces(request: &Request<'_>) -> Vec<Code> {
    let list = request.catalogue.list(DimensionCode::AREA);
    list.into_iter()
        .flat_map(|list| list.iter())
        .filter(|(_, item)| item.level.as_deref() == Some("province") && item.valid.1.is_none())
        .map(|(code, _)| code.clone())
        .collect()
}

/// The lines of an indicator for one period.
pub(super) fn lines(request: &Request<'_>, indicator: &Indicator) -> Vec<Line> {
    let of = |area: &str, members: &[(&DimensionCode, &Code)]| Line {
        area: Code::from(area),
        members: members.iter().map(|(dimension, code)| ((*dimension).clone(), (*code).clone())).collect(),
    };
    let dimensions = dimensions(request, indicator);
    let sex = dimensions.iter().find(|dimension| dimension.code.as_str() == SEX);
    let sexes: Vec<Code> = sex.map_or_else(Vec::new, |_| vec![Code::from("F"), Code::from("M")]);
    let sex_code = DimensionCode::from(SEX);
    let mut found = vec![of(HERE, &[])];
    found.extend(sexes.iter().map(|code| of(HERE, &[(&sex_code, code)])));
    for dimension in dimensions.iter().filter(|dimension| dimension.code.as_str() != SEX) {
        let members = members(request, dimension);
        if members.len() > MOST_MEMBERS {
            continue;
        }
        for member in &members {
            found.push(of(HERE, &[(&dimension.code, member)]));
            for code in &sexes {
                found.push(of(HERE, &[(&dimension.code, member), (&sex_code, code)]));
            }
        }
    }
    if indicator.disaggregations.iter().any(|code| code.as_str() == DimensionCode::AREA) {
        for area in provinces(request) {
            found.push(of(area.as_str(), &[]));
            found.extend(sexes.iter().map(|code| of(area.as_str(), &[(&sex_code, code)])));
        }
    }
    found
}

/// What may be chosen in each column of codes.
pub(super) fn lists(request: &Request<'_>) -> Lists {
    let mut areas = vec![Code::from(HERE)];
    areas.extend(provinces(request));
    let mut found = vec![(String::from(DimensionCode::AREA), areas)];
    for dimension in request.catalogue.dimensions() {
        let used =
            request.indicators.iter().any(|indicator| indicator.disaggregations.contains(&dimension.code));
        if used && dimension.code.as_str() != DimensionCode::AREA {
            found.push((dimension.code.to_string(), members(request, dimension)));
        }
    }
    let status = ObsStatus::ALL.iter().map(|status| Code::from(status.code())).collect();
    found.push((String::from("obs_status"), status));
    found
}
