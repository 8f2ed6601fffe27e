//! The matrix of data gaps: which core indicator has a value in which year and by what it can be split.

use super::ReportError;
use super::builder::Builder;
use super::holding::of_country;
use super::outline::Section;
use super::page::{TableCell, Tone};
use super::tabular;
use crate::domain::{DimensionCode, Indicator, ObsStatus};
use crate::figure::{Shown, shown};
use crate::query::{Layout, MemberRef, choices};
use std::collections::BTreeMap;

/// A value that may be seen and carries no flag.
pub(super) const FILLED: &str = "●";
/// A value with a flag, or one that must not be seen.
pub(super) const FLAGGED: &str = "○";
/// Columns of years.
const YEARS: u16 = 10;

/// What a year or a split holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Flagged,
    Filled,
}

impl Mark {
    fn sign(mark: Option<Self>) -> String {
        String::from(match mark {
            None => "",
            Some(Self::Flagged) => FLAGGED,
            Some(Self::Filled) => FILLED,
        })
    }
}

impl Builder<'_> {
    pub(super) fn gaps(&mut self, section: &Section) -> Result<(), ReportError> {
        self.chapter(section)?;
        self.text(Tone::Body, self.words("report-gaps-text"));
        let last = self.setting.title_year.or(self.setting.today.map(|day| day.year)).unwrap_or(2024);
        let years: Vec<u16> = (last.saturating_sub(YEARS - 1)..=last).collect();
        let core: Vec<Indicator> =
            self.catalogue.indicators().iter().filter(|one| one.core).cloned().collect();
        let mut rows = Vec::new();
        for indicator in &core {
            self.work.check()?;
            rows.push(self.gap_row(indicator, &years)?);
        }
        let mut columns = vec![(self.words("report-column-indicator"), 4.0, false)];
        columns.extend(years.iter().map(|year| (year.to_string(), 0.56, false)));
        for id in
            ["report-column-sex", "report-column-age", "report-column-province", "report-column-country"]
        {
            columns.push((self.words(id), 1.05, false));
        }
        let args = [("filled", FILLED), ("flagged", FLAGGED)];
        let foot = vec![self.say("report-gaps-legend", &args)];
        self.add_table(tabular::of_texts(self.words("report-gaps"), &columns, rows, foot));
        Ok(())
    }

    fn gap_row(&mut self, indicator: &Indicator, years: &[u16]) -> Result<Vec<TableCell>, ReportError> {
        let holding = self.holding(&indicator.code)?;
        let mut row = vec![TableCell::text(indicator.names.get(self.setting.lang))];
        if !holding.any {
            row.extend(vec![TableCell::default(); years.len() + 4]);
            return Ok(row);
        }
        let marks = self.marks(indicator)?;
        row.extend(years.iter().map(|year| TableCell::text(Mark::sign(marks.get(year).copied()))));
        let selection = of_country(&indicator.code);
        let offered = choices(self.facts, &selection, &Layout::default(), self.work)
            .map(|found| found.dimensions)
            .unwrap_or_default();
        let split = |names: &[&str]| {
            offered.iter().any(|one| {
                names.contains(&one.dimension.as_str())
                    && one.members.iter().any(|choice| !choice.code.is_total())
            })
        };
        let provinces = self.has_provinces(indicator)?;
        for found in
            [split(&["sex"]), split(&["age"]), provinces, split(&["origin", "destination", "citizenship"])]
        {
            row.push(TableCell::text(Mark::sign(found.then_some(Mark::Filled))));
        }
        Ok(row)
    }

    /// What the years of the country hold, whoever says it.
    fn marks(&self, indicator: &Indicator) -> Result<BTreeMap<u16, Mark>, ReportError> {
        let mut marks: BTreeMap<u16, Mark> = BTreeMap::new();
        let axes = ([DimensionCode::PERIOD], [DimensionCode::SOURCE]);
        let Some(cube) = self.ask(&of_country(&indicator.code), &axes.0, &axes.1)? else {
            return Ok(marks);
        };
        for (row, header) in cube.rows.iter().enumerate() {
            let Some(MemberRef::Period(period)) = header.members.first() else { continue };
            for cell in (0..cube.columns.len()).filter_map(|column| cube.cell(row, column)) {
                let mark = match shown(cell) {
                    Shown::Number(_) if cell.status == ObsStatus::Normal => Mark::Filled,
                    Shown::Number(_) | Shown::Withheld => Mark::Flagged,
                    Shown::Missing | Shown::Absent => continue,
                };
                let year = period.last().year;
                marks.entry(year).and_modify(|known| *known = mark.max(*known)).or_insert(mark);
            }
        }
        Ok(marks)
    }

    fn has_provinces(&self, indicator: &Indicator) -> Result<bool, ReportError> {
        let list = super::holding::provinces(&self.catalogue);
        let coverage = self.facts.coverage(&indicator.code)?;
        Ok(coverage.iter().filter_map(|row| self.facts.area_code(row.area)).any(|area| list.contains(&area)))
    }
}
