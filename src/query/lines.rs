//! What an indicator has, line by line, without reading values: stored lines from the summaries, and for
//! derived indicators those of the part that leads the formula, where the other parts have values too.

use super::QueryError;
use super::derive::Derivation;
use super::inquiry::{DimsRef, Inquiry};
use crate::domain::{DimensionCode, IndicatorCode, Period};
use crate::store::{AreaId, PublicationId, SeriesId};
use std::collections::{HashMap, HashSet};

/// Values of one disaggregation, area and publication.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub dims: DimsRef,
    pub area: AreaId,
    pub publication: PublicationId,
    pub count: u64,
    pub first: Period,
    pub newest: Period,
}

impl Inquiry<'_> {
    /// The lines of an indicator; formulas made of formulas are followed `depth` steps.
    pub fn lines(&mut self, indicator: &IndicatorCode, depth: u8) -> Result<Vec<Line>, QueryError> {
        let mut lines = self.stored_lines(indicator)?;
        let catalogue = self.catalogue.clone();
        let formula = catalogue.indicator(indicator.as_str()).and_then(|known| known.formula.as_ref());
        let Some(formula) = formula.filter(|_| depth > 0) else { return Ok(lines) };
        let Some((driver, leading)) = Derivation::driver_of(formula) else { return Ok(lines) };
        let held = Derivation::held_by(formula);
        let mut others: Vec<HashSet<(DimsRef, AreaId)>> = Vec::new();
        for part in formula.parts() {
            let of_part = self.lines(&part.indicator, depth - 1)?;
            others.push(of_part.iter().map(|line| (line.dims, line.area)).collect());
        }
        let stored: HashSet<(DimsRef, AreaId, PublicationId)> =
            lines.iter().map(|line| (line.dims, line.area, line.publication)).collect();
        for line in self.lines(&leading.indicator, depth - 1)? {
            let dims = self.dims_of(line.dims);
            let fits = leading.members.iter().all(|(dimension, code)| {
                dims.get(dimension.as_str()) == Some(code).filter(|code| !code.is_total())
            }) && held.iter().all(|dimension| {
                leading.members.contains_key(*dimension) || dims.get(dimension.as_str()).is_none()
            });
            if !fits {
                continue;
            }
            let freed = leading
                .members
                .keys()
                .fold(line.dims, |dims, dimension| self.replaced(dims, dimension, None));
            let mut everywhere = true;
            for (position, part) in formula.parts().iter().enumerate().filter(|(at, _)| *at != driver) {
                let mut area = line.area;
                let mut dims = freed;
                for (dimension, code) in &part.members {
                    if dimension.as_str() == DimensionCode::AREA {
                        area = self.facts.area_id(code).unwrap_or(area);
                    } else {
                        dims = self.replaced(dims, dimension, Some(code));
                    }
                }
                everywhere &= others.get(position).is_some_and(|known| known.contains(&(dims, area)));
            }
            if everywhere && !stored.contains(&(freed, line.area, line.publication)) {
                lines.push(Line { dims: freed, ..line });
            }
        }
        Ok(lines)
    }

    fn stored_lines(&mut self, indicator: &IndicatorCode) -> Result<Vec<Line>, QueryError> {
        let series = self.series_of(indicator)?;
        let dims: HashMap<SeriesId, DimsRef> =
            series.iter().map(|series| (series.id, self.number_of(&series.dims))).collect();
        let coverage = self.coverage(indicator)?;
        let lines = coverage.iter().filter_map(|row| {
            Some(Line {
                dims: *dims.get(&row.series)?,
                area: row.area,
                publication: row.publication,
                count: row.count,
                first: row.first,
                newest: row.newest,
            })
        });
        Ok(lines.collect())
    }
}
