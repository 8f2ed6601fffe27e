//! What the store has of an indicator for the whole country, and which publication goes first.

use super::ReportError;
use super::builder::Builder;
use super::sentence::{bound_of, country};
use crate::domain::{Catalogue, Code, DimensionCode, IndicatorCode, Publication};
use crate::query::{Cube, Layout, PeriodFilter, PublicationChoice, QueryError, Selection, choices};

/// A line of fewer points is no line.
pub(super) const LINE: usize = 3;

/// What there is of an indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Holding {
    /// Whether there is any value, of any area.
    pub any: bool,
    /// Publications with totals for the country, preferred ones first.
    pub publications: Vec<Publication>,
    /// The publication whose line is told: the first with enough points, else the first.
    pub best: Option<Publication>,
    /// The totals for the country by that publication: periods down.
    pub total: Option<Cube>,
    /// The newest total for the country by the order of preference: one cell.
    pub newest: Option<Cube>,
}

impl Holding {
    pub fn find(builder: &Builder<'_>, indicator: &IndicatorCode) -> Result<Self, ReportError> {
        if builder.catalogue.indicator(indicator.as_str()).is_none() {
            return Ok(Self::default());
        }
        let selection = of_country(indicator);
        let offered = match choices(builder.facts, &selection, &Layout::default(), builder.work) {
            Ok(offered) => offered.publications,
            Err(error @ (QueryError::Store { .. } | QueryError::Stopped(_))) => return Err(error.into()),
            Err(_) => Vec::new(),
        };
        let publications = ranked(&builder.catalogue, indicator, offered);
        let any = !publications.is_empty() || !builder.facts.coverage(indicator)?.is_empty();
        let mut found = Self { any, publications, ..Self::default() };
        let mut most = 0;
        for publication in &found.publications {
            let cube = builder.ask(&narrowed(indicator, publication), &[DimensionCode::PERIOD], &[])?;
            let Some(cube) = cube else { continue };
            let points = points(&cube).len().min(LINE);
            if points > most {
                most = points;
                found.best = Some(publication.clone());
                found.total = Some(cube);
            }
        }
        if most > 0 {
            let newest = Selection { periods: PeriodFilter::Newest(1), recommended: true, ..selection };
            found.newest = builder.ask(&newest, &[], &[])?.filter(|cube| bound_of(cube, 0, 0).is_some());
        }
        Ok(found)
    }
}

/// All values of an indicator for the country.
pub(super) fn of_country(indicator: &IndicatorCode) -> Selection {
    let mut selection = Selection::of(indicator.clone());
    selection.members.insert(DimensionCode::from(DimensionCode::AREA), vec![country()]);
    selection
}

/// The same by one publication.
pub(super) fn narrowed(indicator: &IndicatorCode, publication: &Publication) -> Selection {
    Selection {
        source: Some(publication.source.clone()),
        edition: Some(publication.edition.clone()),
        ..of_country(indicator)
    }
}

/// Rows of a cube with a number in the first column that may be shown.
pub(super) fn points(cube: &Cube) -> Vec<usize> {
    (0..cube.rows.len()).filter(|row| bound_of(cube, *row, 0).is_some()).collect()
}

/// The provinces in their order.
pub(super) fn provinces(catalogue: &Catalogue) -> Vec<Code> {
    let areas = catalogue.list(DimensionCode::AREA).into_iter().flat_map(|list| list.iter());
    areas
        .filter(|(_, item)| item.level.as_deref() == Some("province"))
        .map(|(code, _)| code.clone())
        .collect()
}

fn ranked(
    catalogue: &Catalogue,
    indicator: &IndicatorCode,
    offered: Vec<PublicationChoice>,
) -> Vec<Publication> {
    let preferred = catalogue.indicator(indicator.as_str()).map_or(&[][..], |known| &known.preferred);
    let place = |publication: &Publication| {
        let named = |name: &String| {
            *name == format!("{}:{}", publication.source, publication.edition)
                || *name == publication.source.as_str()
        };
        preferred.iter().position(named).unwrap_or(usize::MAX)
    };
    let of_source = |publication: &Publication| {
        let same = offered.iter().filter(|one| one.publication.source == publication.source);
        same.map(|one| one.count).sum::<u64>()
    };
    let mut list: Vec<Publication> = offered.iter().map(|one| one.publication.clone()).collect();
    list.sort_by(|one, other| {
        place(one)
            .cmp(&place(other))
            .then_with(|| of_source(other).cmp(&of_source(one)))
            .then_with(|| one.source.cmp(&other.source))
            .then_with(|| other.edition.cmp(&one.edition))
    });
    list
}
