//! One page for each province with the same indicators.

use super::ReportError;
use super::builder::Builder;
use super::chapter::row_code;
use super::holding::{narrowed, provinces};
use super::outline::Section;
use super::page::{Block, Heading, TableCell, Tone};
use super::sentence::{Bound, How, bound_of, country};
use super::tabular;
use crate::domain::{Aggregation, Code, DimensionCode, IndicatorCode, Number};
use crate::figure::{place_label, publication_label, value_words};
use crate::i18n::period;
use crate::query::{Cube, PeriodFilter, Selection};

/// Decimals of a share of the country.
const SHARE: u8 = 1;

/// An indicator by province, with the total of the country where the same publication has it.
struct ByProvince {
    indicator: IndicatorCode,
    cube: Option<Cube>,
    whole: Option<Bound>,
}

impl Builder<'_> {
    pub(super) fn fact_sheets(&mut self, section: &Section) -> Result<(), ReportError> {
        let list = provinces(&self.catalogue);
        let mut found = Vec::new();
        for indicator in &section.indicators {
            let one = self.by_province(indicator, &list)?;
            if one.cube.is_none() {
                self.miss_data(indicator);
            }
            found.push(one);
        }
        for (position, province) in list.iter().enumerate() {
            self.work.check()?;
            if position > 0 {
                self.blocks.push(Block::NewPage);
            }
            self.fact_sheet(section, province, &found);
        }
        Ok(())
    }

    fn by_province(&self, indicator: &IndicatorCode, list: &[Code]) -> Result<ByProvince, ReportError> {
        let mut selection = Selection::of(indicator.clone());
        selection.members.insert(DimensionCode::from(DimensionCode::AREA), list.to_vec());
        selection.periods = PeriodFilter::Newest(1);
        selection.recommended = true;
        let cube = self.ask(&selection, &[DimensionCode::AREA], &[])?;
        let key = cube.as_ref().and_then(|cube| (0..cube.rows.len()).find_map(|row| bound_of(cube, row, 0)));
        let key = key.and_then(|bound| bound.keys.first().cloned());
        let mut whole = None;
        if let Some(key) = key {
            let mut selection = narrowed(indicator, &key.publication);
            selection.members.insert(DimensionCode::from(DimensionCode::AREA), vec![country()]);
            selection.periods = PeriodFilter::Only(vec![key.period]);
            whole = self.ask(&selection, &[], &[])?.and_then(|cube| bound_of(&cube, 0, 0));
        }
        Ok(ByProvince { indicator: indicator.clone(), cube, whole })
    }

    fn fact_sheet(&mut self, section: &Section, province: &Code, found: &[ByProvince]) {
        let lang = self.setting.lang;
        let place = place_label(&self.catalogue, DimensionCode::AREA, province, lang);
        let code = format!("{}.{province}", section.code);
        self.blocks.push(Block::Heading(Heading { level: 2, code, text: place.clone() }));
        let mut any = false;
        let mut example = false;
        let mut rows = Vec::new();
        for one in found {
            let row = one.cube.as_ref().and_then(|cube| {
                let row = (0..cube.rows.len()).find(|row| row_code(cube, *row) == Some(province))?;
                Some((cube, bound_of(cube, row, 0)?))
            });
            any |= row.is_some();
            if let Some((cube, _)) = &row {
                example |= cube.publications.iter().any(|info| info.example);
            }
            rows.push(self.province_row(one, row));
        }
        self.example |= example;
        let columns = [
            (self.words("report-column-indicator"), 3.0, false),
            (self.words("report-column-period"), 0.9, false),
            (self.words("report-column-value"), 1.6, true),
            (self.words("report-column-share"), 1.1, true),
            (self.words("report-column-source"), 2.6, false),
        ];
        let caption = self.say("report-fact-sheet", &[("place", &place)]);
        let mut foot = vec![self.words("report-missing-sign")];
        if example {
            foot.push(self.words("foot-example"));
        }
        self.add_table(tabular::of_texts(caption, &columns, rows, foot));
        if !any {
            self.text(Tone::Quiet, self.words("report-nothing"));
        }
    }

    fn province_row(&self, one: &ByProvince, found: Option<(&Cube, Bound)>) -> Vec<TableCell> {
        let (lang, style) = (self.setting.lang, self.setting.style);
        let name = TableCell::text(self.name(&one.indicator));
        let Some((cube, bound)) = found else {
            let mut row = vec![name];
            row.extend(["", "..", "", ""].map(TableCell::text));
            return row;
        };
        let (mut when, mut source) = (String::new(), String::new());
        if let Some(key) = bound.keys.first() {
            when = period(lang, key.period);
            source = publication_label(&self.catalogue, &key.publication, lang);
        }
        let number = Number::new(bound.number().unwrap_or_default(), bound.decimals);
        let share = one
            .whole
            .as_ref()
            .filter(|_| cube.indicator.aggregation == Aggregation::Sum)
            .and_then(|whole| Bound::of(How::Share, &bound, whole, SHARE));
        let share_text = share
            .as_ref()
            .map_or_else(String::new, |share| self.say("value-PT", &[("number", &share.text(style))]));
        vec![
            name,
            TableCell::text(when),
            TableCell {
                text: value_words(cube, &self.catalogue, number, lang, style),
                bound: Some(bound),
                strong: false,
            },
            TableCell { text: share_text, bound: share, strong: false },
            TableCell::text(source),
        ]
    }
}
