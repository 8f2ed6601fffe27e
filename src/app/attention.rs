//! What in the store a person should look at: figures of two publications that differ, values marked
//! for follow-up.

use super::{AppError, Session};
use crate::domain::{Code, DimensionCode, IndicatorCode, Number, Period};
use crate::figure::{Shown, shown};
use crate::query::{Cell, Layout, Measure, MemberRef, Selection};
use crate::work::Work;
use std::collections::BTreeMap;

/// How many differences are told.
const MOST: usize = 3;
/// Share of the larger figure below which two figures are taken as the same: rounding.
const SAME: f64 = 0.01;

/// Something to look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    /// Two publications give different figures of the whole country for one period.
    Differ {
        /// What is counted.
        indicator: IndicatorCode,
        /// The newest period that both speak of.
        period: Period,
        /// The figures, the larger first, in the indicator's unit.
        said: (Number, Number),
    },
    /// Values that somebody marked for follow-up.
    FollowUp {
        /// The indicator that has most of them.
        indicator: IndicatorCode,
        /// How many, over all indicators.
        count: usize,
    },
}

impl Session {
    /// What should be looked at: marks first, then the widest differences. `this_year` leaves projections out.
    ///
    /// # Errors
    /// A store that cannot be read, or a stop.
    pub fn concerns(&self, this_year: u16, work: &Work) -> Result<Vec<Concern>, AppError> {
        let mut concerns: Vec<Concern> = self.marked()?.into_iter().collect();
        let mut publications: BTreeMap<IndicatorCode, usize> = BTreeMap::new();
        for row in self.store()?.standing()? {
            *publications.entry(row.indicator).or_default() += 1;
        }
        let mut differing = Vec::new();
        for (indicator, _) in publications.into_iter().filter(|(_, count)| *count > 1) {
            differing.extend(self.difference(indicator, this_year, work)?);
        }
        differing.sort_by(|one, other| other.0.total_cmp(&one.0));
        concerns.extend(differing.into_iter().take(MOST).map(|(_, concern)| concern));
        Ok(concerns)
    }

    fn marked(&self) -> Result<Option<Concern>, AppError> {
        let mut by_indicator: BTreeMap<IndicatorCode, usize> = BTreeMap::new();
        for mark in self.follow_ups()? {
            *by_indicator.entry(mark.key.indicator).or_default() += 1;
        }
        let count = by_indicator.values().sum();
        let most = by_indicator.into_iter().max_by_key(|(_, count)| *count);
        Ok(most.map(|(indicator, _)| Concern::FollowUp { indicator, count }))
    }

    /// The newest difference about an indicator, with its share of the larger figure.
    fn difference(
        &self,
        indicator: IndicatorCode,
        this_year: u16,
        work: &Work,
    ) -> Result<Option<(f64, Concern)>, AppError> {
        let mut selection = Selection::of(indicator.clone());
        selection.members.insert(DimensionCode::AREA.into(), vec![Code::from("LA")]);
        let layout = Layout {
            rows: vec![DimensionCode::PERIOD.into()],
            columns: vec![DimensionCode::SOURCE.into()],
            measure: Measure::Value,
        };
        let cube = self.ask(&selection, &layout, work)?;
        for row in (0..cube.rows.len()).rev() {
            let Some(MemberRef::Period(period)) =
                cube.rows.get(row).and_then(|header| header.members.first())
            else {
                continue;
            };
            if period.last().year > this_year {
                continue;
            }
            let cells = (0..cube.columns.len()).filter_map(|column| cube.cell(row, column));
            let mut said: Vec<Number> = cells.filter(|cell| !cell.computed).filter_map(visible).collect();
            said.sort_by(|one, other| other.value.total_cmp(&one.value));
            let (Some(most), Some(least)) = (said.first().copied(), said.last().copied()) else { continue };
            if said.len() < 2 || most.value <= 0.0 {
                continue;
            }
            let share = (most.value - least.value) / most.value;
            return Ok((share > SAME)
                .then_some((share, Concern::Differ { indicator, period: *period, said: (most, least) })));
        }
        Ok(None)
    }
}

/// The number of a cell that may be seen: a withheld one is told nowhere.
fn visible(cell: &Cell) -> Option<Number> {
    if let Shown::Number(number) = shown(cell) { Some(number) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;

    #[test]
    fn the_example_store_has_sources_that_differ_and_no_marks() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = Session::of(&Settings::default());
        session.create(&folder.path().join("example.mprofile"), true, &Work::new()).expect("a store");
        let concerns = session.concerns(2026, &Work::new()).expect("concerns");
        assert!(!concerns.is_empty() && concerns.len() <= MOST);
        for concern in concerns {
            let Concern::Differ { said: (most, least), period, .. } = concern else { panic!("a mark") };
            assert!(most.value > least.value && period.last().year <= 2026);
        }
    }
}
