//! Unit, values and foot in words: what figures, tables and files all say alike.

use super::cell::{Shown, shown, status_id, told_note, told_status};
use super::error::FigureError;
use super::model::{Foot, Sign};
use super::{names, remark};
use crate::domain::{Catalogue, Code, Lang, Number, ObsStatus};
use crate::i18n::{NumberStyle, has, number, period, say, tell, words};
use crate::query::{Cube, CubeNote, Measure, MemberRef};

/// So many remarks on values stand below a figure; the table has all.
const MOST_REMARKS: usize = 12;

/// A cube with what is needed to speak about it.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub cube: &'a Cube,
    pub catalogue: &'a Catalogue,
    pub lang: Lang,
    pub style: NumberStyle,
}

/// What a cube is about, with its place and the members that hold for the whole of it: `International
/// migrants living in Lao PDR (women)`.
pub fn subject(cube: &Cube, catalogue: &Catalogue, lang: Lang) -> String {
    Speaker { cube, catalogue, lang, style: NumberStyle::default() }.topic()
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

/// Decimals of a number within a sentence: two at most, one from 10 on; tables keep what was published.
/// Percentages keep two, so that the ends of a change agree with their difference.
pub fn told_decimals(cube: &Cube, number: Number) -> u8 {
    let most = if number.value.abs() >= 10.0 && !cube.indicator.is_percent() { 1 } else { 2 };
    number.decimals.min(most)
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

    /// A list in words: `sex, age group and country`.
    pub fn list(&self, items: &[String]) -> String {
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, before)) => self.say("list-and", &[("before", &before.join(", ")), ("last", last)]),
        }
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

    /// A number with its unit as a sentence says it, with the decimals a reader takes in.
    pub fn told(&self, number: Number) -> String {
        self.value(Number::new(number.value, told_decimals(self.cube, number)))
    }

    /// A share of a whole as text with one decimal.
    pub fn percent(&self, part: f64, whole: f64) -> Option<String> {
        (whole > 0.0).then(|| {
            let text = number(100.0 * part / whole, Some(1), self.style);
            self.say("value-PT", &[("number", &text)])
        })
    }

    /// What stands below a figure: what stands below a table, with the remarks on values as sentences.
    pub fn foot(&self) -> Result<Foot, FigureError> {
        let mut foot = self.foot_of_table()?;
        let mut told: Vec<String> = Vec::new();
        for note in self.cube.cells.iter().filter_map(told_note) {
            let text = remark::told(self.lang, note);
            let text = if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") };
            if !told.contains(&text) && !foot.notes.contains(&text) {
                told.push(text);
            }
        }
        let more = told.len().saturating_sub(MOST_REMARKS);
        told.truncate(MOST_REMARKS);
        foot.notes.extend(told);
        if more > 0 {
            foot.notes.push(self.say("figure-note-remarks", &[("count", &more.to_string())]));
        }
        Ok(foot)
    }

    /// What stands below a table: sources, notes, signs that occur, the notice about example data.
    pub fn foot_of_table(&self) -> Result<Foot, FigureError> {
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
