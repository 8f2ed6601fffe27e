//! What an indicator has to offer, and answers to questions about it, for pages and the command line.

use super::{AppError, Session};
use crate::domain::{Code, DimensionCode, IndicatorCode, Publication};
use crate::figure::Kind;
use crate::query::{self, Cube, Layout, Measure, Selection};
use crate::work::{Stage, Work};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What there is of an indicator, from the summaries: no value is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Dimensions with data in catalogue order, the area among them; members in list order with their
    /// number of values. The total is a member `_T` where values without the dimension exist.
    pub dimensions: Vec<(DimensionCode, Vec<(Code, u64)>)>,
    /// Sources with editions and their number of values, preferred ones first.
    pub publications: Vec<(Publication, u64)>,
}

impl Session {
    /// What there is of an indicator, of one publication or of all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn holdings(
        &self,
        indicator: &IndicatorCode,
        publication: Option<&Publication>,
    ) -> Result<Holdings, AppError> {
        let store = self.store()?;
        let catalogue = store.catalogue();
        let publications = store.publications()?;
        let series: BTreeMap<_, _> =
            store.series_of(indicator)?.into_iter().map(|series| (series.id, series.dims)).collect();
        let mut members: BTreeMap<DimensionCode, BTreeMap<Code, u64>> = BTreeMap::new();
        let mut by_publication: BTreeMap<Publication, u64> = BTreeMap::new();
        let known: BTreeSet<DimensionCode> =
            series.values().flat_map(|dims| dims.iter().map(|(code, _)| code.clone())).collect();
        for row in store.coverage(indicator)? {
            let Some(said) = publications.iter().find(|known| known.id == row.publication) else { continue };
            *by_publication.entry(said.publication.clone()).or_default() += row.count;
            if publication.is_some_and(|wanted| *wanted != said.publication) {
                continue;
            }
            let Some(dims) = series.get(&row.series) else { continue };
            if let Some(area) = store.area_code(row.area) {
                let areas = members.entry(DimensionCode::from(DimensionCode::AREA)).or_default();
                *areas.entry(area.clone()).or_default() += row.count;
            }
            for dimension in &known {
                let code = dims.get(dimension.as_str()).cloned().unwrap_or_else(|| Code::from(Code::TOTAL));
                let of_dimension = members.entry(dimension.clone()).or_default();
                *of_dimension.entry(code).or_default() += row.count;
            }
        }
        let dimensions = catalogue
            .dimensions()
            .iter()
            .filter_map(|dimension| {
                let found = members.remove(&dimension.code)?;
                let list = catalogue.list(dimension.list.as_str());
                let mut rows: Vec<(Code, u64)> = found.into_iter().collect();
                rows.sort_by_key(|(code, _)| {
                    let place = list.map_or(usize::MAX, |list| list.position(code.as_str()));
                    (!code.is_total(), place, code.clone())
                });
                Some((dimension.code.clone(), rows))
            })
            .collect();
        let preferred = catalogue.indicator(indicator.as_str()).map_or(&[][..], |known| &known.preferred);
        let rank = |publication: &Publication| {
            let named = |name: &String| {
                *name == format!("{}:{}", publication.source, publication.edition)
                    || *name == publication.source.as_str()
            };
            preferred.iter().position(named).unwrap_or(usize::MAX)
        };
        let mut publications: Vec<(Publication, u64)> = by_publication.into_iter().collect();
        publications.sort_by(|(one, _), (other, _)| {
            rank(one).cmp(&rank(other)).then_with(|| other.edition.cmp(&one.edition))
        });
        Ok(Holdings { dimensions, publications })
    }

    /// Rows and columns that suit a kind of figure, from what the indicator has: areas for a map, ages by
    /// sex for a pyramid, origins by destinations for flows; `None` where no layout of its own is needed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn layout_for(&self, selection: &Selection, kind: Kind) -> Result<Option<Layout>, AppError> {
        let held = self.holdings(&selection.indicator, None)?;
        let several = |code: &str| {
            let chosen = selection.members.iter().find(|(dimension, _)| dimension.as_str() == code);
            match chosen {
                Some((_, members)) => members.len() > 1,
                None => {
                    held.dimensions.iter().any(|(held, members)| held.as_str() == code && members.len() > 1)
                }
            }
        };
        let found =
            |codes: &[&str]| codes.iter().copied().find(|code| several(code)).map(DimensionCode::from);
        let area = DimensionCode::from(DimensionCode::AREA);
        let period = DimensionCode::from(DimensionCode::PERIOD);
        let (rows, columns) = match kind {
            Kind::Map => {
                (vec![found(&["area", "origin_area", "destination_area"]).unwrap_or(area)], vec![period])
            }
            Kind::Pyramid => (vec![DimensionCode::from("age")], vec![period, DimensionCode::from("sex")]),
            Kind::Matrix | Kind::Sankey | Kind::FlowMap => {
                let from = found(&["origin", "origin_area", "citizenship"]);
                let to = found(&["destination", "destination_area"]);
                match (from, to) {
                    (Some(from), Some(to)) => (vec![from], vec![to]),
                    (None, None) => return Ok(None),
                    (one, other) => (one.into_iter().chain(other).collect(), Vec::new()),
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Layout { rows, columns, measure: Measure::Value }))
    }

    /// What there is of every indicator and what is missing, in the order of the catalogue.
    ///
    /// # Errors
    /// When the store cannot be read, or the job was stopped.
    pub fn coverage(&self, work: &Work) -> Result<Vec<query::Coverage>, AppError> {
        work.begin(Stage::Asking, 0);
        Ok(query::coverage(self.store()?, work)?)
    }

    /// Answers a question.
    ///
    /// # Errors
    /// A question that cannot be answered, with the reason; a store that cannot be read; a stop.
    pub fn answer(&self, selection: &Selection, layout: &Layout, work: &Work) -> Result<Cube, AppError> {
        Ok(query::ask(self.store()?, selection, layout, work)?)
    }

    /// Writes a copy of the whole store.
    ///
    /// # Errors
    /// When something is at `path` already, or it cannot be written.
    pub fn save_copy(&self, path: &Path, work: &Work) -> Result<(), AppError> {
        work.begin(Stage::Saving, 0);
        Ok(self.store()?.copy_to(path, work)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Who;

    #[test]
    fn coverage_tells_what_is_there_and_what_is_missing() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        let work = Work::new();
        session.create(&folder.path().join("example.mprofile"), true, &work).expect("example");
        let found = session.coverage(&work).expect("coverage");
        let of = |code: &str| found.iter().find(|one| one.indicator == *code).expect("indicator");
        let stock = of("IMM_STOCK");
        assert!(stock.values > 0 && stock.publications >= 2);
        assert!(stock.present.iter().any(|code| code.as_str() == "sex"), "{stock:?}");
        let (first, newest) = stock.span.expect("span");
        assert!(first < newest);
        let empty = found.iter().find(|one| one.values == 0).expect("a gap");
        let catalogue = session.catalogue();
        let usual = &catalogue.indicator(empty.indicator.as_str()).expect("known").disaggregations;
        assert_eq!((empty.span, &empty.missing), (None, usual));
        let total: u64 = found.iter().map(|one| one.values).sum();
        assert_eq!(total, session.overview(u16::MAX).expect("overview").values);
    }

    #[test]
    fn every_framework_lists_its_items_also_those_that_nothing_serves() {
        let catalogue = crate::store::shipped_catalogue();
        for name in ["sdg", "nsedp", "gcm", "template"] {
            let framework = query::Framework::from_name(name).expect(name);
            let items = framework.items(&catalogue);
            assert_eq!(items.len(), catalogue.list(framework.list()).expect("list").len());
            assert!(items.iter().any(|(_, indicators)| !indicators.is_empty()), "{name}");
        }
        assert_eq!(query::Framework::from_name("other"), None);
    }

    #[test]
    fn holdings_list_what_has_data_and_both_editions_stay_apart() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        let work = Work::new();
        session.create(&folder.path().join("example.mprofile"), true, &work).expect("example");
        let indicator = IndicatorCode::from("IMM_STOCK");
        let all = session.holdings(&indicator, None).expect("holdings");
        assert!(all.publications.len() >= 2);
        let (sex, members) = all.dimensions.iter().find(|(code, _)| code.as_str() == "sex").expect("by sex");
        assert_eq!(sex.as_str(), "sex");
        let codes: Vec<&str> = members.iter().map(|(code, _)| code.as_str()).collect();
        assert!(codes.contains(&"_T") && codes.contains(&"F") && codes.contains(&"M"), "{codes:?}");
        let (first, count) = all.publications.first().expect("a publication");
        let one = session.holdings(&indicator, Some(first)).expect("holdings");
        let areas = &one.dimensions.iter().find(|(code, _)| code.as_str() == "area").expect("areas").1;
        assert_eq!(areas.iter().map(|(_, count)| count).sum::<u64>(), *count);
    }
}
