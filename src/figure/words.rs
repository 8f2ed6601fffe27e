//! Title, unit, values and foot in words: what figures, tables and files all say alike.

use super::cell::{Shown, shown, status_id, told_status};
use super::error::FigureError;
use super::model::{Foot, Sign};
use super::names;
use crate::domain::{Catalogue, Code, DimensionCode, Lang, Number, ObsStatus, Period, PeriodKind};
use crate::i18n::{NumberStyle, has, number, period, say, tell, words};
use crate::query::{Compared, Cube, CubeNote, Measure, MemberRef};

/// A cube with what is needed to speak about it.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub cube: &'a Cube,
    pub catalogue: &'a Catalogue,
    pub lang: Lang,
    pub style: NumberStyle,
}

/// Expressions that say that a name already tells its place.
const NAMES_ITS_PLACE: [&str; 6] = ["Lao PDR", "abroad", "ສປປ ລາວ", "ຕ່າງປະເທດ", "Lao ", "ລາວຢູ່"];
const HERE: [(&str, &str); 2] = [("in the country", "in "), ("ຢູ່ໃນປະເທດ", "ຢູ່ ")];

/// What a cube is about, with its place: `International migrants living in Lao PDR`.
pub fn subject(cube: &Cube, catalogue: &Catalogue, lang: Lang) -> String {
    Speaker { cube, catalogue, lang, style: NumberStyle::default() }.subject()
}

/// A number of a cube with its unit, as a sentence says it: `48,731 persons`, `35.6%`.
pub fn value_words(
    cube: &Cube,
    catalogue: &Catalogue,
    number: Number,
    lang: Lang,
    style: NumberStyle,
) -> String {
    Speaker { cube, catalogue, lang, style }.value(number)
}

impl Speaker<'_> {
    pub fn words(&self, id: &str) -> String {
        words(self.lang, id)
    }

    pub fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, (*text).into())).collect();
        say(self.lang, id, &args)
    }

    pub fn member(&self, dimension: &str, member: &MemberRef) -> String {
        names::member_label(self.catalogue, dimension, member, self.lang)
    }

    pub fn dimension(&self, dimension: &str) -> String {
        names::dimension_label(self.catalogue, dimension, Some(self.cube), self.lang)
    }

    /// The indicator with its place: `International migrants living in Lao PDR`.
    pub fn subject(&self) -> String {
        let members = names::members_of(self.cube, DimensionCode::INDICATOR);
        let mut codes = members.into_iter().filter(|member| matches!(member, MemberRef::Code(_)));
        if let (Some(one), Some(two)) = (codes.next(), codes.next()) {
            let [one, two] = [one, two].map(|member| self.member(DimensionCode::INDICATOR, member));
            return self.say("title-beside", &[("one", &one), ("two", &two)]);
        }
        let full = self.cube.indicator.names.get(self.lang);
        // "(stock)" tells statisticians how it is counted; a title tells what.
        let name =
            full.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map_or(full, |(name, _)| name);
        let here = Code::from("LA");
        let area = match self.cube.fixed_member(DimensionCode::AREA) {
            Some(MemberRef::Code(area)) => area,
            // Provinces and districts side by side: the place of the whole is the country.
            _ if names::is_within_country(self.catalogue, self.cube) => &here,
            _ => return name.to_owned(),
        };
        let place = names::place_label(self.catalogue, DimensionCode::AREA, area, self.lang);
        for (here, preposition) in HERE {
            if let Some((before, after)) = name.split_once(here) {
                return format!("{before}{preposition}{place}{after}");
            }
        }
        if !NAMES_ITS_PLACE.iter().any(|text| name.contains(text)) {
            return self.say("title-in", &[("what", name), ("place", &place)]);
        }
        if area == "LA" {
            return name.to_owned();
        }
        self.say("title-of", &[("what", name), ("member", &place)])
    }

    /// What, where, by what, when.
    pub fn title(&self) -> String {
        let mut title = self.subject();
        for (dimension, member) in self.narrowed() {
            let label = self.member(dimension, member);
            title = if dimension == "sex" {
                let label = if self.lang == Lang::En { label.to_lowercase() } else { label };
                self.say("title-of", &[("what", &title), ("member", &label)])
            } else {
                let dimension = self.dimension(dimension);
                let args = [("what", title.as_str()), ("dimension", &dimension), ("member", &label)];
                self.say("title-narrowed", &args)
            };
        }
        let by: Vec<String> = self.split_by().into_iter().map(|code| self.dimension(code)).collect();
        if !by.is_empty() {
            title = self.say("title-by", &[("what", &title), ("dimensions", &self.list(&by))]);
        }
        match self.when() {
            Some(when) => self.say("title-when", &[("what", &title), ("when", &when)]),
            None => title,
        }
    }

    /// A list in words: `sex, age group and country`.
    pub fn list(&self, items: &[String]) -> String {
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, before)) => self.say("list-and", &[("before", &before.join(", ")), ("last", last)]),
        }
    }

    /// Members that hold for the whole cube and are no total, other than place, time and source.
    fn narrowed(&self) -> Vec<(&str, &MemberRef)> {
        let silent = [DimensionCode::AREA, DimensionCode::PERIOD, DimensionCode::SOURCE];
        self.cube
            .fixed
            .iter()
            .map(|(code, member)| (code.as_str(), member))
            .filter(|(code, member)| !silent.contains(code) && !names::is_total(code, member))
            .collect()
    }

    /// Dimensions the numbers are split by, other than time and source.
    pub fn split_by(&self) -> Vec<&str> {
        self.cube
            .row_levels
            .iter()
            .chain(&self.cube.column_levels)
            .map(|level| level.dimension.as_str())
            .filter(|code| ![DimensionCode::PERIOD, DimensionCode::SOURCE].contains(code))
            .filter(|code| ![DimensionCode::INDICATOR, Compared::DIMENSION].contains(code))
            .filter(|code| names::members_of(self.cube, code).len() > 1)
            .collect()
    }

    /// The time of the numbers: `2020`, `1990–2020`.
    pub fn when(&self) -> Option<String> {
        if let Some(MemberRef::Period(fixed)) = self.cube.fixed_member(DimensionCode::PERIOD) {
            return Some(period(self.lang, *fixed));
        }
        let mut periods: Vec<Period> = names::members_of(self.cube, DimensionCode::PERIOD)
            .into_iter()
            .filter_map(|member| if let MemberRef::Period(period) = member { Some(*period) } else { None })
            .collect();
        periods.sort();
        let (first, last) = (*periods.first()?, *periods.last()?);
        if first == last {
            return Some(period(self.lang, first));
        }
        let years = [first, last].iter().all(|period| matches!(period.kind(), PeriodKind::Year));
        let dash = if years { "–" } else { " – " };
        Some(format!("{}{dash}{}", period(self.lang, first), period(self.lang, last)))
    }

    /// The unit below the title, with the measure.
    pub fn unit(&self) -> String {
        let unit = self.catalogue.item_name("unit", self.cube.unit.as_str(), self.lang).to_owned();
        let own = self.unit_of_indicator();
        match &self.cube.measure {
            Measure::Value => unit,
            Measure::Share { of } => self.say("unit-share", &[("dimension", &self.dimension(of.as_str()))]),
            Measure::Rate { per, percent } => {
                let per = self.catalogue.indicator(per.as_str());
                let per = per.map_or("", |indicator| indicator.names.get(self.lang));
                let base = number(1000.0, Some(0), self.style);
                let id = if *percent { "unit-percent-of" } else { "unit-rate" };
                self.say(id, &[("base", &base), ("per", per)])
            }
            Measure::Change { base, percent } => {
                let unit = if *percent { self.words("unit-percent") } else { own };
                match base {
                    Some(base) => {
                        let base = period(self.lang, *base);
                        self.say("unit-change-since", &[("base", &base), ("unit", &unit)])
                    }
                    None => self.say("unit-change", &[("unit", &unit)]),
                }
            }
            Measure::Index { base } => self.say("unit-index", &[("base", &period(self.lang, *base))]),
            Measure::Gap => self.say("unit-gap", &[("unit", &own)]),
            Measure::Ratio => self.words("unit-ratio"),
            Measure::Cumulated => self.say("unit-cumulated", &[("unit", &own)]),
        }
    }

    fn unit_of_indicator(&self) -> String {
        let code = self.cube.indicator.unit.as_str();
        let name = if code == "PT" {
            self.words("unit-points")
        } else {
            self.catalogue.item_name("unit", code, self.lang).to_owned()
        };
        if self.lang == Lang::En { name.to_lowercase() } else { name }
    }

    /// A number as text.
    pub fn number(&self, number: Number) -> String {
        crate::i18n::number(number.value, Some(number.decimals), self.style)
    }

    /// A number with its unit: `48,731 persons`, `35.6%`.
    pub fn value(&self, number: Number) -> String {
        let text = self.number(number);
        let points = self.cube.indicator.unit == "PT"
            && matches!(self.cube.measure, Measure::Gap | Measure::Change { percent: false, .. });
        let code = match &self.cube.measure {
            Measure::Index { .. } | Measure::Ratio => return text,
            Measure::Rate { percent: false, .. } => return text,
            _ if points => "points",
            _ => self.cube.unit.as_str(),
        };
        let id = format!("value-{}", code.replace('_', "-"));
        if has(self.lang, &id) {
            return self.say(&id, &[("number", &text)]);
        }
        let unit = self.catalogue.item_name("unit", code, self.lang);
        let unit = if self.lang == Lang::En { unit.to_lowercase() } else { unit.to_owned() };
        format!("{text} {unit}")
    }

    /// A share of a whole as text with one decimal.
    pub fn percent(&self, part: f64, whole: f64) -> Option<String> {
        (whole > 0.0).then(|| {
            let text = number(100.0 * part / whole, Some(1), self.style);
            self.say("value-PT", &[("number", &text)])
        })
    }

    /// What stands below: sources, notes, signs that occur, the notice about example data.
    pub fn foot(&self) -> Result<Foot, FigureError> {
        let mut sources = Vec::new();
        for info in &self.cube.publications {
            let label = names::publication_label(self.catalogue, &info.publication, self.lang);
            let line = self.say("foot-source", &[("source", &label)]);
            if !sources.contains(&line) {
                sources.push(line);
            }
        }
        if sources.is_empty() {
            return Err(FigureError::NoSource);
        }
        let mut notes = Vec::new();
        for note in &self.cube.notes {
            let text = match note {
                CubeNote::Message(message) => tell(self.lang, message),
                CubeNote::Remark(text) => text.trim().to_owned(),
            };
            if !text.is_empty() && !notes.contains(&text) {
                notes.push(text);
            }
        }
        let computed =
            self.cube.measure == Measure::Value && self.cube.cells.iter().any(|cell| cell.computed);
        if computed {
            notes.push(self.words("foot-computed"));
        }
        let example = self.cube.publications.iter().any(|info| info.example);
        Ok(Foot {
            sources,
            notes,
            signs: self.signs(),
            example: example.then(|| self.words("foot-example")),
            made: None,
        })
    }

    fn signs(&self) -> Vec<Sign> {
        let mut found: Vec<ObsStatus> = Vec::new();
        for cell in &self.cube.cells {
            let status = told_status(cell);
            if status != ObsStatus::Normal && shown(cell) != Shown::Absent && !found.contains(&status) {
                found.push(status);
            }
        }
        found.sort();
        found
            .into_iter()
            .map(|status| Sign { sign: status.sign().to_owned(), words: self.words(&status_id(status)) })
            .collect()
    }

    /// Whether one area lies within another.
    pub fn lies_within(&self, inner: &Code, outer: &Code) -> bool {
        self.catalogue.ancestors(inner).contains(outer)
    }
}
