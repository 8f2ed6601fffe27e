//! The outline: sections as records that people switch off, reorder, add to and translate.

use super::ReportError;
use crate::domain::{AgencyCode, IndicatorCode, Lang};
use serde::{Deserialize, Serialize};

/// The outline of the shipped template: the parts and chapters of the country profile of 2023.
const SHIPPED: &str = include_str!("../../assets/report/outline.toml");

/// A text in both languages, as people write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    /// Lao.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lo: String,
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Both {
    /// The text in a language; nothing is taken from the other one.
    pub fn own(&self, lang: Lang) -> &str {
        match lang {
            Lang::Lo => &self.lo,
            Lang::En => &self.en,
        }
    }

    /// The text in a language; the other one where it is empty.
    pub fn get(&self, lang: Lang) -> &str {
        let own = self.own(lang);
        if own.trim().is_empty() {
            match lang {
                Lang::Lo => &self.en,
                Lang::En => &self.lo,
            }
        } else {
            own
        }
    }

    /// Puts a text in place of the one in a language.
    pub fn set(&mut self, lang: Lang, text: impl Into<String>) {
        match lang {
            Lang::Lo => self.lo = text.into(),
            Lang::En => self.en = text.into(),
        }
    }

    /// Whether there is no text in either language.
    pub fn is_empty(&self) -> bool {
        self.lo.trim().is_empty() && self.en.trim().is_empty()
    }
}

/// What the program puts into a section beside its text, figures and tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A free text that the owner signs.
    Foreword,
    /// The agencies of the working group.
    WorkingGroup,
    /// The table of contents.
    Contents,
    /// The list of figures.
    Figures,
    /// The list of tables.
    Tables,
    /// Short forms and what they stand for.
    Abbreviations,
    /// Terms in both languages with their meaning.
    Glossary,
    /// The newest value of each core indicator.
    KeyStatistics,
    /// A free text, with the sentences found in the data to choose from.
    Summary,
    /// Purpose, method, limits of the data.
    Introduction,
    /// What changed since the last edition; left out of a first one.
    Changes,
    /// The head of a part.
    Part,
    /// Sentences, figures and tables of its indicators.
    #[default]
    Chapter,
    /// As a chapter, with the agencies and what each holds.
    Institutions,
    /// The sentences found in part A, gathered.
    Findings,
    /// The matrix of data gaps.
    Gaps,
    /// A table to be filled in.
    Recommendations,
    /// The tables behind every figure.
    DataTables,
    /// Definition, unit and source of every indicator used.
    Metadata,
    /// Indicators and the frameworks they serve.
    Links,
    /// Women, men and the gap.
    Gender,
    /// One page for each province.
    FactSheets,
}

fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
fn is_true(on: &bool) -> bool {
    *on
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `A` for a part, `A.1` for a chapter, `1` for an annex, a word for what stands before part A.
    pub code: String,
    /// What the program puts into it.
    #[serde(default)]
    pub kind: Kind,
    /// Title.
    pub title: Both,
    /// Whether it is part of the report.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub on: bool,
    /// Indicators in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorCode>,
    /// Agencies in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<AgencyCode>,
    /// Saved views of the store, by name, drawn after the indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<String>,
    /// Text written by people; an empty line parts paragraphs.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub text: Both,
    /// What people made of sentences found in the data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Own>,
}

/// What people made of a sentence that the program found in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Which sentence: indicator and what it tells.
    pub about: String,
    /// Whether it is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out: bool,
    /// The words of people; a language without any keeps the words of the program.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub text: Both,
    /// What the program said when they were written: where it says something else now, the data changed.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub said: Both,
}

impl Section {
    /// The letter or number under which its figures and tables are numbered: `A` for `A.1`, `0` before
    /// part A.
    pub fn part(&self) -> &str {
        let first = self.code.split('.').next().unwrap_or_default();
        if first.chars().count() == 1 { first } else { "0" }
    }

    /// Whether it is an annex.
    pub fn is_annex(&self) -> bool {
        !self.code.is_empty() && self.code.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Sections in the order of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The sections.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

impl Outline {
    /// The shipped outline.
    ///
    /// # Errors
    /// None that a test would not have found.
    pub fn shipped() -> Result<Self, ReportError> {
        Self::read(SHIPPED)
    }

    /// Reads an outline.
    ///
    /// # Errors
    /// [`ReportError::Outline`] with the line, [`ReportError::Twice`] for two sections of one code.
    pub fn read(text: &str) -> Result<Self, ReportError> {
        let outline: Self = toml::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| ReportError::Outline { detail: error.to_string().trim().to_owned() })?;
        for (position, section) in outline.sections.iter().enumerate() {
            if outline.sections.iter().take(position).any(|before| before.code == section.code) {
                return Err(ReportError::Twice { code: section.code.clone() });
            }
        }
        Ok(outline)
    }

    /// The outline as a file that [`Outline::read`] reads.
    ///
    /// # Errors
    /// [`ReportError::Outline`] where the writer fails.
    pub fn write(&self) -> Result<String, ReportError> {
        toml::to_string_pretty(self).map_err(|error| ReportError::Outline { detail: error.to_string() })
    }

    /// The sections that are part of the report.
    pub fn used(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_outline_is_that_of_the_profile_of_2023() {
        let outline = Outline::shipped().expect("outline");
        let codes: Vec<&str> = outline
            .used()
            .map(|section| section.code.as_str())
            .filter(|code| code.starts_with(|letter: char| ('A'..='D').contains(&letter)) && *code != "A0")
            .collect();
        assert_eq!(
            codes,
            [
                "A", "A.1", "A.2", "A.3", "A.4", "A.5", "A.6", "B", "B.1", "B.2", "B.3", "B.4", "B.5", "C",
                "C.1", "C.2", "C.3", "D", "D.1", "D.2", "D.3"
            ]
        );
    }

    #[test]
    fn an_outline_is_written_and_read_alike() {
        let mut outline = Outline::shipped().expect("outline");
        outline.sections.reverse();
        outline.sections[0].text.lo = String::from("ຂໍ້ຄວາມ\n\nສອງ");
        assert_eq!(Outline::read(&outline.write().expect("text")).expect("outline"), outline);
    }

    #[test]
    fn a_fault_in_an_outline_is_told_with_its_place() {
        let twice = "[[section]]\ncode='A'\ntitle={en='x'}\n[[section]]\ncode='A'\ntitle={en='y'}";
        assert!(matches!(Outline::read(twice), Err(ReportError::Twice { code }) if code == "A"));
        let Err(ReportError::Outline { detail }) = Outline::read("[[section]]\ncode='A'\nname='x'") else {
            panic!("an unknown field is told")
        };
        assert!(detail.contains("line"), "{detail}");
    }
}
