//! A chapter: what is told of its indicators, their figures, a table of the newest values, and what is
//! missing.

use super::ReportError;
use super::builder::Builder;
use super::holding::{Holding, LINE, narrowed, points, provinces};
use super::outline::{Kind as Content, Section};
use super::page::{Block, TableCell, Tone};
use super::sentence::{Bound, Sentence, bound_of};
use super::{finding, tabular};
use crate::domain::{Aggregation, Code, DimensionCode, IndicatorCode, Key, Publication};
use crate::figure::{Kind, publication_label, value_words};
use crate::i18n::period;
use crate::query::{Cube, DimensionChoices, Layout, MemberRef, PeriodFilter, choices};

/// Disaggregations in the order in which they tell most, beside sex and age.
const BY: [&str; 9] = [
    "destination",
    "origin",
    "citizenship",
    "sector",
    "exploitation",
    "purpose",
    "occupation",
    "crossing_point",
    DimensionCode::AREA,
];
/// A line of more publications cannot be read.
const MOST_LINES: usize = 5;
/// A pyramid of fewer age groups is none.
const AGES: usize = 5;
/// Figures of an indicator by parts of its total.
const MOST_PARTS: usize = 2;

impl Builder<'_> {
    pub(super) fn chapter(&mut self, section: &Section) -> Result<(), ReportError> {
        let mut empty = Vec::new();
        let mut have = Vec::new();
        for indicator in &section.indicators {
            let holding = self.holding(indicator)?;
            if !holding.any {
                self.miss_data(indicator);
                empty.push(self.name(indicator));
                continue;
            }
            if !self.used.contains(indicator) {
                self.used.push(indicator.clone());
            }
            have.push((indicator.clone(), holding));
        }
        for (indicator, holding) in &have {
            self.work.check()?;
            let told_at = self.blocks.len();
            let told = self.figures_of(indicator, holding)?;
            let told = self.as_people_want(section, told);
            for sentence in &told {
                self.told.push((section.code.clone(), sentence.clone()));
            }
            // What was found stands before the figures it was found in.
            self.blocks.splice(told_at..told_at, told.into_iter().map(Block::Sentence));
        }
        self.without_data(section);
        for name in &section.views {
            self.view(name)?;
        }
        let overview: Vec<IndicatorCode> = have.into_iter().map(|(indicator, _)| indicator).collect();
        let title = section.title.get(self.setting.lang).to_owned();
        let caption = self.say("report-newest-values", &[("title", &title)]);
        self.newest_values(&overview, caption)?;
        let says_more = section.kind != Content::Chapter;
        if overview.is_empty() && section.text.is_empty() && !says_more {
            self.text(Tone::Quiet, self.words("report-nothing"));
        }
        if !empty.is_empty() {
            let text = self.say("report-no-data", &[("names", &empty.join("; "))]);
            self.text(Tone::Quiet, text);
        }
        Ok(())
    }

    /// Draws a saved view; a view that no figure can show becomes a table.
    fn view(&mut self, name: &str) -> Result<(), ReportError> {
        let view = self.setting.views.iter().find(|view| view.name == name).cloned();
        let cube = match &view {
            Some(view) => self.ask_laid(&view.selection, &view.layout)?,
            None => None,
        };
        let Some((view, cube)) = view.zip(cube) else {
            self.miss("report-missing-view", &[("name", name)]);
            return Ok(());
        };
        match self.draw(&cube, view.kind) {
            Some(figure) => self.add_figure(figure, cube),
            None => self.add_cube(&cube, None)?,
        }
        Ok(())
    }

    /// Draws what an indicator has; gives what was found.
    fn figures_of(
        &mut self,
        indicator: &IndicatorCode,
        holding: &Holding,
    ) -> Result<Vec<Sentence>, ReportError> {
        let (Some(best), Some(total)) = (&holding.best, &holding.total) else { return Ok(Vec::new()) };
        let mut told = finding::over_time(self, total);
        told.extend(self.trend(indicator, holding, best, total)?);
        told.extend(self.parts(indicator, best)?);
        Ok(told)
    }

    /// The line over the years: by sex, else the publications beside each other.
    fn trend(
        &mut self,
        indicator: &IndicatorCode,
        holding: &Holding,
        best: &Publication,
        total: &Cube,
    ) -> Result<Vec<Sentence>, ReportError> {
        let mut told = Vec::new();
        let mut by_sex = narrowed(indicator, best);
        by_sex.members.insert("sex".into(), vec![Code::from(Code::TOTAL), Code::from("F"), Code::from("M")]);
        let by_sex = self.ask(&by_sex, &[DimensionCode::PERIOD], &["sex"])?;
        let women = by_sex.as_ref().map(|cube| finding::women(self, cube)).unwrap_or_default();
        let sexes = by_sex.filter(has_both_sexes);
        let line = points(total).len() >= LINE;
        let several = match holding.publications.len() {
            2.. => {
                let all = super::holding::of_country(indicator);
                self.ask(&all, &[DimensionCode::PERIOD], &[DimensionCode::SOURCE])?
            }
            _ => None,
        };
        told.extend(women);
        told.extend(several.as_ref().and_then(|cube| finding::sources(self, cube, "sources")));
        let several = several.filter(|cube| (2..=MOST_LINES).contains(&cube.columns.len()));
        let chosen = match (sexes, several) {
            (Some(cube), _) if line => Some(cube),
            (_, Some(cube)) if line => Some(cube),
            _ => Some(total.clone()).filter(|_| line),
        };
        if let Some(cube) = chosen
            && let Some(figure) = self.draw(&cube, Kind::Line)
        {
            self.add_figure(figure, cube);
        }
        Ok(told)
    }

    /// The parts of the newest total: countries, provinces, sectors; ages and sexes.
    fn parts(&mut self, indicator: &IndicatorCode, best: &Publication) -> Result<Vec<Sentence>, ReportError> {
        let mut told = Vec::new();
        let mut drawn = 0;
        let added = self
            .catalogue
            .indicator(indicator.as_str())
            .is_some_and(|known| known.aggregation == Aggregation::Sum);
        let selection = narrowed(indicator, best);
        let Ok(offered) = choices(self.facts, &selection, &Layout::default(), self.work) else {
            return Ok(told);
        };
        for dimension in BY {
            if drawn == MOST_PARTS {
                break;
            }
            // The shares and rates of small groups jump about: only provinces are compared by them.
            if !added && dimension != DimensionCode::AREA {
                continue;
            }
            let mut selection = selection.clone();
            selection.periods = PeriodFilter::Newest(1);
            if dimension == DimensionCode::AREA {
                let listed = provinces(&self.catalogue);
                selection.members.insert(DimensionCode::from(dimension), listed);
                selection.source = None;
                selection.edition = None;
                selection.recommended = true;
            } else if !has_parts(&offered.dimensions, dimension) {
                continue;
            }
            let Some(cube) = self.ask(&selection, &[dimension], &[])? else { continue };
            if points(&cube).len() < LINE {
                continue;
            }
            let map = Some(Kind::Map).filter(|_| dimension == DimensionCode::AREA);
            let figure = map.and_then(|kind| self.draw(&cube, kind)).or_else(|| self.draw(&cube, Kind::Bar));
            let Some(figure) = figure else { continue };
            told.extend(finding::ranks(self, &cube, dimension));
            told.extend(self.contradiction(indicator, &cube, dimension)?);
            self.add_figure(figure, cube);
            drawn += 1;
        }
        self.pyramid(indicator, best, &offered.dimensions)?;
        Ok(told)
    }

    /// What sources and editions say differently about the largest member of a ranking: its total may
    /// hide that they do not agree about where people went.
    fn contradiction(
        &self,
        indicator: &IndicatorCode,
        cube: &Cube,
        dimension: &str,
    ) -> Result<Option<Sentence>, ReportError> {
        if dimension == DimensionCode::AREA {
            return Ok(None);
        }
        let Some(largest) = finding::largest(cube).cloned() else { return Ok(None) };
        let mut selection = super::holding::of_country(indicator);
        selection.members.insert(DimensionCode::from(dimension), vec![largest]);
        let said = self.ask(&selection, &[DimensionCode::PERIOD], &[DimensionCode::SOURCE])?;
        Ok(said.and_then(|cube| finding::sources(self, &cube, &format!("sources {dimension}"))))
    }

    fn pyramid(
        &mut self,
        indicator: &IndicatorCode,
        best: &Publication,
        offered: &[DimensionChoices],
    ) -> Result<(), ReportError> {
        let ages = offered.iter().find(|one| one.dimension.as_str() == "age");
        if ages.is_none_or(|ages| ages.members.len() < AGES) {
            return Ok(());
        }
        let mut selection = narrowed(indicator, best);
        selection.periods = PeriodFilter::Newest(1);
        selection.members.insert("sex".into(), vec![Code::from("F"), Code::from("M")]);
        let Some(cube) = self.ask(&selection, &["age"], &["sex"])? else { return Ok(()) };
        if let Some(figure) = self.draw(&cube, Kind::Pyramid) {
            self.add_figure(figure, cube);
        }
        Ok(())
    }

    /// A table of the newest total of each indicator, with its period and source.
    pub(super) fn newest_values(
        &mut self,
        indicators: &[IndicatorCode],
        caption: String,
    ) -> Result<usize, ReportError> {
        let mut rows = Vec::new();
        let mut example = false;
        for indicator in indicators {
            let holding = self.holding(indicator)?;
            let Some(newest) = &holding.newest else { continue };
            let Some(bound) = bound_of(newest, 0, 0) else { continue };
            example |= newest.publications.iter().any(|info| info.example);
            self.note_publications(newest);
            rows.push(self.newest_row(indicator, newest, &bound));
            if let Some(key) = bound.keys.first() {
                self.note_year(key.period.last().year);
            }
        }
        let count = rows.len();
        if count > 0 {
            let columns = [
                (self.words("report-column-indicator"), 3.2, false),
                (self.words("report-column-period"), 1.0, false),
                (self.words("report-column-value"), 1.9, true),
                (self.words("report-column-source"), 3.0, false),
            ];
            let foot = if example { vec![self.words("foot-example")] } else { Vec::new() };
            self.add_table(tabular::of_texts(caption, &columns, rows, foot));
        }
        Ok(count)
    }

    /// Who says a number: of one made by formula those who say its parts of that time.
    fn sources_of(&self, cube: &Cube, key: &Key) -> String {
        let label = |one: &Publication| publication_label(&self.catalogue, one, self.setting.lang);
        let computed = cube.cells.iter().any(|cell| cell.computed);
        let mut selection = narrowed(&key.indicator, &key.publication);
        selection.periods = PeriodFilter::Only(vec![key.period]);
        let parts = if computed { self.ask(&selection, &[], &[]).ok().flatten() } else { None };
        let names = parts.iter().flat_map(|parts| &parts.publications).map(|info| label(&info.publication));
        let names: Vec<String> = names.collect();
        if names.is_empty() { label(&key.publication) } else { names.join("; ") }
    }

    fn newest_row(&self, indicator: &IndicatorCode, newest: &Cube, bound: &Bound) -> Vec<TableCell> {
        let setting = self.setting;
        let (mut when, mut source) = (String::new(), String::new());
        if let Some(key) = bound.keys.first() {
            when = period(setting.lang, key.period);
            source = self.sources_of(newest, key);
        }
        let mut value = bound.number().map_or_else(
            || String::from(".."),
            |number| {
                let number = crate::domain::Number::new(number, bound.decimals);
                value_words(newest, &self.catalogue, number, setting.lang, setting.style)
            },
        );
        let sign = newest.cell(0, 0).map_or("", |cell| cell.status.sign());
        if !sign.is_empty() {
            value = format!("{value} {sign}");
        }
        vec![
            TableCell::text(self.name(indicator)),
            TableCell::text(when),
            TableCell { text: value, bound: Some(bound.clone()), strong: false },
            TableCell::text(source),
        ]
    }
}

/// Whether women and men have a line each.
fn has_both_sexes(cube: &Cube) -> bool {
    ["F", "M"].into_iter().all(|sex| {
        let is_sex = |member: &MemberRef| matches!(member, MemberRef::Code(code) if code.as_str() == sex);
        let column = cube.columns.iter().position(|header| header.members.iter().any(is_sex));
        column.is_some_and(|column| {
            let known = (0..cube.rows.len()).filter(|row| bound_of(cube, *row, column).is_some());
            known.count() >= LINE
        })
    })
}

/// Whether a dimension has at least two members beside its total.
fn has_parts(offered: &[DimensionChoices], dimension: &str) -> bool {
    offered.iter().any(|one| {
        one.dimension.as_str() == dimension
            && one.members.iter().filter(|choice| !choice.code.is_total()).count() > 1
    })
}

/// The code of a row's first member.
pub(super) fn row_code(cube: &Cube, row: usize) -> Option<&Code> {
    match cube.rows.get(row)?.members.first()? {
        MemberRef::Code(code) => Some(code),
        _ => None,
    }
}
