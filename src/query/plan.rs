//! What a selection and a layout mean together: which values are wanted, and on which axis they stand.

use super::inquiry::{Allowed, Ask, Inquiry};
use super::{Layout, Measure, QueryError, Selection};
use crate::domain::{
    AgeInterval, Code, CodeList, DimensionCode, Indicator, IndicatorCode, Lang, Message, Names,
};
use std::sync::Arc;

/// The dimension of women and men.
pub(super) const SEX: &str = "sex";

/// What is wanted and how it lies, before the values are known.
pub(super) struct Plan {
    pub indicator: Arc<Indicator>,
    pub ask: Ask,
    pub rows: Vec<DimensionCode>,
    pub columns: Vec<DimensionCode>,
    /// Areas asked for, in the order of the question; `None` where all may come.
    pub areas: Option<Vec<Code>>,
    pub measure: Measure,
    pub recommended: bool,
}

impl Plan {
    pub fn make(
        inquiry: &mut Inquiry<'_>,
        selection: &Selection,
        layout: &Layout,
    ) -> Result<Self, QueryError> {
        let indicator = indicator(inquiry, &selection.indicator)?;
        let (mut rows, mut columns) = (layout.rows.clone(), layout.columns.clone());
        check_axes(inquiry, &rows, &columns)?;
        let compares_sexes = matches!(layout.measure, Measure::Gap | Measure::Ratio);
        if compares_sexes {
            rows.retain(|dimension| dimension.as_str() != SEX);
            columns.retain(|dimension| dimension.as_str() != SEX);
        }
        let mut ask = Ask {
            indicator: indicator.code.clone(),
            dims: std::collections::BTreeMap::new(),
            areas: None,
            periods: selection.periods.clone(),
            publications: publications(inquiry, selection)?,
        };
        for dimension in rows.iter().chain(&columns).filter(|dimension| is_plain(dimension)) {
            ask.dims.insert(dimension.clone(), Allowed::Any);
        }
        for (dimension, codes) in &selection.members {
            if is_plain(dimension) && !codes.is_empty() {
                let members = members(inquiry, dimension, codes)?;
                ask.dims.insert(dimension.clone(), Allowed::Only(members));
            }
        }
        if compares_sexes {
            let both = [Some(Code::from("F")), Some(Code::from("M"))];
            ask.dims.insert(DimensionCode::from(SEX), Allowed::Only(both.to_vec()));
        }
        let on_axis = |name: &str| rows.iter().chain(&columns).any(|dimension| dimension.as_str() == name);
        let area_on_axis = on_axis(DimensionCode::AREA);
        let areas = areas(inquiry, selection, &ask, area_on_axis)?;
        ask.areas =
            areas.as_ref().map(|codes| codes.iter().filter_map(|code| inquiry.facts.area_id(code)).collect());
        Ok(Self {
            indicator,
            ask,
            rows,
            columns,
            areas,
            measure: layout.measure.clone(),
            recommended: selection.recommended,
        })
    }

    /// Whether a dimension stands on rows or columns.
    pub fn has_axis(&self, name: &str) -> bool {
        self.rows.iter().chain(&self.columns).any(|dimension| dimension.as_str() == name)
    }
}

/// A dimension of series, not area, period or source.
pub(super) fn is_plain(dimension: &DimensionCode) -> bool {
    !matches!(
        dimension.as_str(),
        DimensionCode::AREA | DimensionCode::PERIOD | DimensionCode::SOURCE | DimensionCode::INDICATOR
    )
}

/// An indicator of the catalogue.
pub(super) fn indicator(inquiry: &Inquiry<'_>, code: &IndicatorCode) -> Result<Arc<Indicator>, QueryError> {
    inquiry.catalogue.indicator(code.as_str()).map(|found| Arc::new(found.clone())).ok_or_else(|| {
        QueryError::NoIndicator {
            indicator: code.clone(),
            like: super::find::like(
                code.as_str(),
                inquiry.catalogue.indicators().iter().map(|indicator| indicator.code.as_str()),
            ),
        }
    })
}

fn check_axes(
    inquiry: &Inquiry<'_>,
    rows: &[DimensionCode],
    columns: &[DimensionCode],
) -> Result<(), QueryError> {
    let all: Vec<&DimensionCode> = rows.iter().chain(columns).collect();
    for (position, dimension) in all.iter().enumerate() {
        known_dimension(inquiry, dimension)?;
        if all.iter().take(position).any(|earlier| earlier == dimension) {
            return Err(QueryError::Twice { dimension: (*dimension).clone() });
        }
    }
    Ok(())
}

fn known_dimension(inquiry: &Inquiry<'_>, dimension: &DimensionCode) -> Result<(), QueryError> {
    let special = [DimensionCode::PERIOD, DimensionCode::SOURCE];
    if special.contains(&dimension.as_str()) || inquiry.catalogue.dimension(dimension.as_str()).is_some() {
        return Ok(());
    }
    let names = inquiry.catalogue.dimensions().iter().map(|known| known.code.as_str()).chain(special);
    Err(QueryError::NoDimension {
        dimension: dimension.to_string(),
        like: super::find::like(dimension.as_str(), names),
    })
}

/// The members asked for, in their canonical codes; `None` is the total.
fn members(
    inquiry: &Inquiry<'_>,
    dimension: &DimensionCode,
    codes: &[Code],
) -> Result<Vec<Option<Code>>, QueryError> {
    known_dimension(inquiry, dimension)?;
    let list = inquiry.catalogue.list_of(dimension.as_str());
    codes
        .iter()
        .map(|code| {
            if code.is_total() {
                return Ok(None);
            }
            canonical(list, code).map(Some).ok_or_else(|| no_member(list, dimension, code))
        })
        .collect()
}

/// A member as the list writes it; an age interval that the list does not name is one, too.
pub(super) fn canonical(list: Option<&CodeList>, code: &Code) -> Option<Code> {
    let known = |code: &Code| list.is_some_and(|list| list.get(code.as_str()).is_some());
    if known(code) {
        return Some(code.clone());
    }
    AgeInterval::of_code(code.as_str()).map(AgeInterval::code).filter(|_| {
        // Only the list of ages has members that are intervals.
        list.is_some_and(|list| list.iter().any(|(code, _)| AgeInterval::of_code(code.as_str()).is_some()))
    })
}

fn no_member(list: Option<&CodeList>, dimension: &DimensionCode, code: &Code) -> QueryError {
    let names = list.into_iter().flat_map(|list| list.iter().map(|(code, _)| code.as_str()));
    QueryError::NoMember {
        dimension: dimension.clone(),
        member: code.to_string(),
        like: super::find::like(code.as_str(), names),
    }
}

fn publications(
    inquiry: &Inquiry<'_>,
    selection: &Selection,
) -> Result<Option<Vec<crate::store::PublicationId>>, QueryError> {
    if selection.source.is_none() && selection.edition.is_none() {
        return Ok(None);
    }
    if let Some(source) = &selection.source {
        let list = inquiry.catalogue.list(DimensionCode::SOURCE);
        let known = list.is_some_and(|list| list.get(source.as_str()).is_some())
            || inquiry.publications.iter().any(|known| known.publication.source == *source);
        if !known {
            let dimension = DimensionCode::from(DimensionCode::SOURCE);
            return Err(no_member(list, &dimension, &Code::from(source.as_str())));
        }
    }
    let wanted = inquiry.publications.iter().filter(|known| {
        selection.source.as_ref().is_none_or(|source| *source == known.publication.source)
            && selection.edition.as_ref().is_none_or(|edition| *edition == known.publication.edition)
    });
    Ok(Some(wanted.map(|known| known.id).collect()))
}

/// Areas asked for; without a question Lao PDR, or the only area there is.
fn areas(
    inquiry: &mut Inquiry<'_>,
    selection: &Selection,
    ask: &Ask,
    on_axis: bool,
) -> Result<Option<Vec<Code>>, QueryError> {
    let catalogue = inquiry.catalogue.clone();
    let list = catalogue.list_of(DimensionCode::AREA);
    if let Some(codes) = selection.members.get(DimensionCode::AREA).filter(|codes| !codes.is_empty()) {
        let dimension = DimensionCode::from(DimensionCode::AREA);
        for code in codes {
            let known = list.is_none_or(|list| list.get(code.as_str()).is_some())
                || inquiry.facts.area_id(code).is_some();
            if !known {
                return Err(no_member(list, &dimension, code));
            }
        }
        return Ok(Some(codes.clone()));
    }
    if on_axis {
        return Ok(None);
    }
    let home = Code::from(HOME);
    let with_data = inquiry.areas_with(ask)?;
    let codes: Vec<Code> = with_data.iter().filter_map(|area| inquiry.facts.area_code(*area)).collect();
    match codes.as_slice() {
        [] => Ok(Some(vec![home])),
        list if list.contains(&home) => Ok(Some(vec![home])),
        [only] => Ok(Some(vec![only.clone()])),
        several => Err(QueryError::WhichArea { areas: named(&catalogue, several), count: several.len() }),
    }
}

/// The country of the profile.
pub(super) const HOME: &str = "LA";

/// How many names a sentence lists.
const LISTED: usize = 8;

fn named(catalogue: &crate::domain::Catalogue, areas: &[Code]) -> Names {
    let list = |lang| {
        let names = areas.iter().take(LISTED);
        let names: Vec<&str> =
            names.map(|code| catalogue.member_name(DimensionCode::AREA, code, lang)).collect();
        let more = if areas.len() > LISTED { " …" } else { "" };
        format!("{}{more}", names.join(", "))
    };
    Names { en: list(Lang::En), lo: list(Lang::Lo), lo_checked: false }
}

/// A refusal that names the indicator.
pub(super) fn refusal(id: &str, indicator: &Indicator) -> QueryError {
    QueryError::refused(Message::new(id).with("indicator", &indicator.names))
}
