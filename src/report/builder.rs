//! Putting the report together, section by section.

use super::design::Design;
use super::edition::Edition;
use super::holding::Holding;
use super::outline::{Kind, Outline, Section};
use super::page::{Block, Cover, FigureBlock, Found, Heading, Missing, Report, TableBlock, Tone};
use super::sentence::Sentence;
use super::{ReportError, tabular};
use crate::domain::{AgencyCode, Catalogue, Date, IndicatorCode, Lang, Message};
use crate::figure::{self, Figure, Shown, shown};
use crate::i18n::{self, NumberStyle};
use crate::query::{Cube, Facts, Layout, MemberRef, QueryError, Selection, ask};
use crate::work::{Stage, Work};
use std::collections::HashMap;
use std::sync::Arc;

/// What the report is made for.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Language.
    pub lang: Lang,
    /// Style of numbers.
    pub style: NumberStyle,
    /// Year in the title; the year of the day it is made where `None`.
    pub title_year: Option<u16>,
    /// The day it is made.
    pub today: Option<Date>,
    /// The agency that owns the report.
    pub owner: Option<AgencyCode>,
    /// The edition before this one.
    pub last: Option<Edition>,
    /// The saved views of the store.
    pub views: Vec<View>,
    /// The template of the owner.
    pub design: Design,
}

/// A saved view, to be drawn in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name in the store.
    pub name: String,
    /// What is asked.
    pub selection: Selection,
    /// How it lies.
    pub layout: Layout,
    /// Kind of figure; `None`: the one that shows it best.
    pub kind: Option<figure::Kind>,
}

/// A report under way.
pub(super) struct Builder<'a> {
    pub facts: &'a dyn Facts,
    pub catalogue: Arc<Catalogue>,
    pub setting: &'a Setting,
    pub outline: &'a Outline,
    pub work: &'a Work,
    pub blocks: Vec<Block>,
    pub missing: Vec<Missing>,
    /// The cubes behind the figures, with the number of the figure.
    pub drawn: Vec<(String, Cube)>,
    /// Indicators that have data and stand in a chapter, in order.
    pub used: Vec<IndicatorCode>,
    /// Sentences of the chapters with the code of their section.
    pub told: Vec<(String, Sentence)>,
    /// Every sentence found, with what people made of it.
    pub found: Vec<Found>,
    pub example: bool,
    pub years: Option<(u16, u16)>,
    code: String,
    part: String,
    figures: HashMap<String, usize>,
    tables: HashMap<String, usize>,
    holdings: HashMap<IndicatorCode, Arc<Holding>>,
}

/// Makes the report.
///
/// # Errors
/// [`ReportError`]: a store that cannot be read, or a stop. What is only missing is listed in the report.
pub fn build(
    facts: &dyn Facts,
    outline: &Outline,
    setting: &Setting,
    work: &Work,
) -> Result<Report, ReportError> {
    let mut builder = Builder {
        facts,
        catalogue: facts.catalogue(),
        setting,
        outline,
        work,
        blocks: Vec::new(),
        missing: Vec::new(),
        drawn: Vec::new(),
        used: Vec::new(),
        told: Vec::new(),
        found: Vec::new(),
        example: false,
        years: None,
        code: String::new(),
        part: String::new(),
        figures: HashMap::new(),
        tables: HashMap::new(),
        holdings: HashMap::new(),
    };
    let chapters = builder.sections()?;
    Ok(builder.finish(chapters))
}

impl Builder<'_> {
    /// Builds chapters and annexes first: what stands before them gathers what they say.
    fn sections(&mut self) -> Result<Vec<Block>, ReportError> {
        let sections: Vec<&Section> = self.outline.used().collect();
        let total = u64::try_from(sections.len()).unwrap_or(0);
        let mut built: Vec<Option<Vec<Block>>> = vec![None; sections.len()];
        let gathers = |kind: Kind| matches!(kind, Kind::Summary | Kind::Introduction | Kind::Findings);
        for late in [false, true] {
            for (position, section) in sections.iter().enumerate() {
                if gathers(section.kind) != late {
                    continue;
                }
                self.work.check()?;
                self.section(section)?;
                if let Some(slot) = built.get_mut(position) {
                    *slot = Some(std::mem::take(&mut self.blocks));
                }
                let done = built.iter().filter(|slot| slot.is_some()).count();
                self.work.begin(Stage::Drawing, total);
                self.work.advance(u64::try_from(done).unwrap_or(0));
            }
        }
        Ok(built.into_iter().flatten().flatten().collect())
    }

    fn section(&mut self, section: &Section) -> Result<(), ReportError> {
        // A first edition has nothing to be compared with.
        if section.kind == Kind::Changes && self.setting.last.is_none() {
            return Ok(());
        }
        section.code.clone_into(&mut self.code);
        section.part().clone_into(&mut self.part);
        self.heading(section);
        self.free_text(section);
        match section.kind {
            Kind::Foreword => self.foreword(section),
            Kind::WorkingGroup => self.working_group(section),
            Kind::Contents => self.blocks.push(Block::Contents),
            Kind::Figures => self.blocks.push(Block::Figures),
            Kind::Tables => self.blocks.push(Block::Tables),
            Kind::Abbreviations => self.abbreviations(),
            Kind::Glossary => self.glossary(),
            Kind::KeyStatistics => self.key_statistics()?,
            Kind::Summary => self.summary(section),
            Kind::Introduction => self.introduction(section),
            Kind::Changes => {
                if let Some(last) = &self.setting.last {
                    self.changes(last)?;
                }
            }
            Kind::Part => {}
            Kind::Chapter => self.chapter(section)?,
            Kind::Institutions => self.institutions(section)?,
            Kind::Findings => self.findings(section),
            Kind::Gaps => self.gaps(section)?,
            Kind::Recommendations => self.recommendations(),
            Kind::DataTables => self.data_tables()?,
            Kind::Metadata => self.metadata()?,
            Kind::Links => self.links(),
            Kind::Gender => self.gender()?,
            Kind::FactSheets => self.fact_sheets(section)?,
        }
        Ok(())
    }

    fn heading(&mut self, section: &Section) {
        let title = section.title.get(self.setting.lang);
        let lettered = section.code.starts_with(|letter: char| letter.is_ascii_uppercase());
        let text = if section.is_annex() {
            self.say("report-annex", &[("number", &section.code), ("title", title)])
        } else if lettered && section.kind != Kind::KeyStatistics {
            let dot = if section.kind == Kind::Part { "." } else { "" };
            format!("{}{dot} {title}", section.code)
        } else {
            title.to_owned()
        };
        let level = if section.code.contains('.') { 2 } else { 1 };
        if level == 1 {
            self.blocks.push(Block::NewPage);
        }
        self.blocks.push(Block::Heading(Heading { level, code: section.code.clone(), text }));
        if section.title.own(self.setting.lang).trim().is_empty() {
            self.miss("report-missing-title", &[]);
        }
    }

    /// What people wrote, paragraph by paragraph.
    fn free_text(&mut self, section: &Section) {
        let text = section.text.own(self.setting.lang);
        if text.trim().is_empty() {
            if !section.text.is_empty() {
                self.miss("report-missing-translation", &[]);
            }
            return;
        }
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            self.text(Tone::Body, paragraph.replace('\n', " "));
        }
    }

    /// Notes something that is missing in the section under way.
    pub fn miss(&mut self, id: &str, args: &[(&str, &str)]) {
        let message = args.iter().fold(Message::new(id), |message, (name, text)| message.with(name, *text));
        self.missing.push(Missing { code: self.code.clone(), indicator: None, message });
    }

    /// Notes an indicator that has no data.
    pub fn miss_data(&mut self, indicator: &IndicatorCode) {
        let code = indicator.as_str();
        let known = self.catalogue.indicator(code).map(|known| known.names.clone()).unwrap_or_default();
        let message = if known.is_empty() {
            Message::new("report-missing-unknown").with("indicator", code)
        } else {
            Message::new("report-missing-data").with("indicator", &known)
        };
        self.missing.push(Missing { code: self.code.clone(), indicator: Some(indicator.clone()), message });
    }

    pub fn words(&self, id: &str) -> String {
        i18n::words(self.setting.lang, id)
    }

    pub fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, (*text).into())).collect();
        i18n::say(self.setting.lang, id, &args)
    }

    pub fn text(&mut self, tone: Tone, text: impl Into<String>) {
        self.blocks.push(Block::Text { tone, text: text.into() });
    }

    /// The name of an indicator; its code where the catalogue has none.
    pub fn name(&self, indicator: &IndicatorCode) -> String {
        self.catalogue
            .indicator(indicator.as_str())
            .map_or_else(|| indicator.to_string(), |known| known.names.get(self.setting.lang).to_owned())
    }

    /// Answers a question; a question that has no answer gives none.
    pub fn ask(
        &self,
        selection: &Selection,
        rows: &[&str],
        columns: &[&str],
    ) -> Result<Option<Cube>, ReportError> {
        let axis = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
        let layout = Layout { rows: axis(rows), columns: axis(columns), ..Layout::default() };
        self.ask_laid(selection, &layout)
    }

    /// Answers a question that lies as told; a question that has no answer gives none.
    pub fn ask_laid(&self, selection: &Selection, layout: &Layout) -> Result<Option<Cube>, ReportError> {
        match ask(self.facts, selection, layout, self.work) {
            Ok(cube) => Ok(Some(cube).filter(|cube| !cube.is_empty())),
            Err(error @ (QueryError::Store { .. } | QueryError::Stopped(_))) => Err(error.into()),
            Err(_) => Ok(None),
        }
    }

    /// What there is of an indicator, found once.
    pub fn holding(&mut self, indicator: &IndicatorCode) -> Result<Arc<Holding>, ReportError> {
        if let Some(known) = self.holdings.get(indicator) {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(Holding::find(self, indicator)?);
        self.holdings.insert(indicator.clone(), Arc::clone(&found));
        Ok(found)
    }

    fn next(&mut self, figure: bool) -> String {
        let counts = if figure { &mut self.figures } else { &mut self.tables };
        let count = counts.entry(self.part.clone()).or_default();
        *count += 1;
        format!("{}.{count}", self.part)
    }

    /// Adds a figure with the next number; its numbers go to the annex.
    pub fn add_figure(&mut self, figure: Figure, cube: Cube) {
        self.note_publications(&cube);
        let number = self.next(true);
        let bound = figure
            .series
            .iter()
            .flat_map(|series| &series.marks)
            .filter_map(|mark| mark.cell.and_then(|(row, column)| super::bound_of(&cube, row, column)))
            .collect();
        self.drawn.push((number.clone(), cube));
        self.blocks.push(Block::Figure(Box::new(FigureBlock { number, figure, bound })));
    }

    /// Adds a table with the next number.
    pub fn add_table(&mut self, table: TableBlock) {
        let number = self.next(false);
        self.blocks.push(Block::Table(Box::new(TableBlock { number, ..table })));
    }

    /// Adds a table of a cube as it lies.
    pub fn add_cube(&mut self, cube: &Cube, caption: Option<String>) -> Result<(), ReportError> {
        self.note_publications(cube);
        let mut table = tabular::of_cube(cube, &self.catalogue, self.setting)?;
        if let Some(caption) = caption {
            table.caption = caption;
        }
        self.add_table(table);
        Ok(())
    }

    /// A figure of a cube; none where it has nothing to show in this way.
    pub fn draw(&self, cube: &Cube, kind: impl Into<Option<figure::Kind>>) -> Option<Figure> {
        let (lang, style) = (self.setting.lang, self.setting.style);
        figure::build(cube, &self.catalogue, kind.into(), lang, style).ok()
    }

    /// Remembers whether a cube is example data, and its years.
    pub fn note_publications(&mut self, cube: &Cube) {
        self.example |= cube.publications.iter().any(|info| info.example);
        for row in 0..cube.rows.len() {
            for column in 0..cube.columns.len() {
                if !cube.cell(row, column).is_some_and(|cell| matches!(shown(cell), Shown::Number(_))) {
                    continue;
                }
                for (_, member) in cube.members(row, column) {
                    if let MemberRef::Period(period) = member {
                        self.note_year(period.first().year);
                        self.note_year(period.last().year);
                    }
                }
            }
        }
    }

    /// Widens the years of the report by those of a period.
    pub fn note_year(&mut self, year: u16) {
        let (first, last) = self.years.unwrap_or((year, year));
        self.years = Some((first.min(year), last.max(year)));
    }

    fn finish(self, blocks: Vec<Block>) -> Report {
        let (lang, setting) = (self.setting.lang, self.setting);
        let other = match lang {
            Lang::Lo => Lang::En,
            Lang::En => Lang::Lo,
        };
        let year = setting.title_year.or(setting.today.map(|day| day.year));
        let year = year.map_or_else(String::new, |year| year.to_string());
        let owner = setting.owner.as_ref().map_or_else(String::new, |code| {
            self.catalogue.item_name("agency", code.as_str(), lang).to_owned()
        });
        let mut missing = self.missing;
        if owner.is_empty() {
            let message = Message::new("report-missing-owner");
            missing.insert(0, Missing { code: String::from("cover"), indicator: None, message });
        }
        let reference = self.years.map_or_else(String::new, |(first, last)| {
            let span = if first == last { first.to_string() } else { format!("{first}–{last}") };
            i18n::say(lang, "report-reference", &[("years", span.into())])
        });
        let picture = setting.design.picture.clone();
        let titled = |lang| {
            let own = setting.design.title.own(lang).trim();
            if own.is_empty() { i18n::words(lang, "report-title") } else { own.to_owned() }
        };
        let cover = Cover {
            title: titled(lang),
            other_title: titled(other),
            partners: setting.design.partners.get(lang).trim().to_owned(),
            subtitle: i18n::say(lang, "report-subtitle", &[("year", year.into())]),
            owner,
            reference,
            made: setting.today,
            emblem: if picture.is_some() { String::new() } else { i18n::words(lang, "report-emblem") },
            notice: self.example.then(|| i18n::words(lang, "report-example")),
        };
        Report {
            lang,
            cover,
            blocks,
            missing,
            example: self.example,
            accent: setting.design.accent(),
            picture,
            found: self.found,
        }
    }
}
