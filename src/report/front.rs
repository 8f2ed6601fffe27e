//! What stands before part A, and the texts that gather what the chapters found.

use super::ReportError;
use super::builder::Builder;
use super::outline::Section;
use super::page::{Block, TableCell, Tone};
use super::sentence::Sentence;
use super::tabular;
use crate::domain::{AgencyCode, IndicatorCode, Lang};
use std::collections::BTreeMap;

/// Terms and short forms of every report.
const TERMS: &str = include_str!("../../assets/report/terms.csv");
/// Sentences offered for the summary.
const OFFERED: usize = 12;
/// Sentences of a chapter among the main findings.
const FINDINGS: usize = 3;
/// Rows left free for recommendations.
const FREE_ROWS: usize = 6;

/// A line of the list of terms.
struct Term {
    code: String,
    names: [String; 2],
    meanings: [String; 2],
}

impl Term {
    fn name(&self, lang: Lang) -> &str {
        let [en, lo] = &self.names;
        if lang == Lang::Lo { lo } else { en }
    }

    fn meaning(&self, lang: Lang) -> &str {
        let [en, lo] = &self.meanings;
        if lang == Lang::Lo { lo } else { en }
    }
}

fn terms(kind: &str) -> Vec<Term> {
    let mut reader = csv::Reader::from_reader(TERMS.as_bytes());
    reader
        .records()
        .filter_map(Result::ok)
        .filter(|record| record.get(0) == Some(kind))
        .map(|record| {
            let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
            Term { code: field(1), names: [field(2), field(3)], meanings: [field(4), field(5)] }
        })
        .collect()
}

impl Builder<'_> {
    pub(super) fn foreword(&mut self, section: &Section) {
        if section.text.is_empty() {
            self.text(Tone::ToWrite, self.words("report-write-foreword"));
            self.miss("report-missing-foreword", &[]);
        }
    }

    fn agency(&self, code: &AgencyCode) -> String {
        self.catalogue.item_name("agency", code.as_str(), self.setting.lang).to_owned()
    }

    pub(super) fn working_group(&mut self, section: &Section) {
        let rows = section
            .agencies
            .iter()
            .map(|code| vec![TableCell::text(self.agency(code)), TableCell::default(), TableCell::default()])
            .collect();
        let columns = [
            (self.words("report-column-agency"), 2.4, false),
            (self.words("report-column-person"), 1.6, false),
            (self.words("report-column-post"), 1.6, false),
        ];
        let caption = section.title.get(self.setting.lang).to_owned();
        self.add_table(tabular::of_texts(caption, &columns, rows, Vec::new()));
        self.miss("report-missing-names", &[]);
    }

    /// Short forms of the agencies that the report names, and of frameworks.
    pub(super) fn abbreviations(&mut self) {
        let lang = self.setting.lang;
        let mut found: BTreeMap<String, String> =
            terms("short").iter().map(|term| (term.code.clone(), term.name(lang).to_owned())).collect();
        let agencies: Vec<AgencyCode> =
            self.outline.used().flat_map(|section| section.agencies.iter().cloned()).collect();
        let producers = self.outline.used().flat_map(|section| section.indicators.iter());
        let producers = producers.filter_map(|code| self.catalogue.indicator(code.as_str())?.agency.clone());
        for code in agencies.into_iter().chain(producers.collect::<Vec<_>>()) {
            let name = self.agency(&code);
            if name != code.as_str() && !code.as_str().contains('_') {
                found.insert(code.to_string(), name);
            }
        }
        let rows = found
            .into_iter()
            .map(|(short, long)| vec![TableCell::strong(short), TableCell::text(long)])
            .collect();
        let columns = [
            (self.words("report-column-short"), 1.0, false),
            (self.words("report-column-meaning"), 4.0, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-abbreviations"), &columns, rows, Vec::new()));
    }

    /// Terms in both languages with their meaning.
    pub(super) fn glossary(&mut self) {
        let (lang, other) = match self.setting.lang {
            Lang::Lo => (Lang::Lo, Lang::En),
            Lang::En => (Lang::En, Lang::Lo),
        };
        let rows = terms("term")
            .iter()
            .map(|term| {
                vec![
                    TableCell::strong(term.name(lang)),
                    TableCell::text(term.name(other)),
                    TableCell::text(term.meaning(lang)),
                ]
            })
            .collect();
        let columns = [
            (self.words("report-column-term"), 1.5, false),
            (self.words("report-column-other"), 1.5, false),
            (self.words("report-column-meaning"), 3.0, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-glossary"), &columns, rows, Vec::new()));
    }

    /// The newest value of each core indicator.
    pub(super) fn key_statistics(&mut self) -> Result<(), ReportError> {
        let core: Vec<IndicatorCode> = self
            .catalogue
            .indicators()
            .iter()
            .filter(|indicator| indicator.core)
            .map(|indicator| indicator.code.clone())
            .collect();
        let shown = self.newest_values(&core, self.words("report-key-statistics"))?;
        let without = core.len().saturating_sub(shown);
        if without > 0 {
            let (count, all) = (without.to_string(), core.len().to_string());
            let text = self.say("report-key-without", &[("count", &count), ("all", &all)]);
            self.text(Tone::Quiet, text);
        }
        Ok(())
    }

    /// The summary: what people wrote; else what was found, to be edited.
    pub(super) fn summary(&mut self, section: &Section) {
        if !section.text.own(self.setting.lang).trim().is_empty() {
            return;
        }
        self.miss("report-missing-summary", &[]);
        self.text(Tone::ToWrite, self.words("report-write-summary"));
        // The one that tells most of each section, then the next ones, in the order of the report.
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut offered: Vec<(usize, usize)> = Vec::new();
        let mut order: Vec<usize> = (0..self.told.len()).collect();
        order.sort_by_key(|at| self.told.get(*at).map_or(0, |(_, one)| u8::MAX - one.weight));
        for at in order {
            let Some((code, _)) = self.told.get(at) else { continue };
            let count = taken.entry(code.clone()).or_default();
            offered.push((*count, at));
            *count += 1;
        }
        offered.sort_unstable();
        let mut chosen: Vec<usize> = offered.into_iter().take(OFFERED).map(|(_, at)| at).collect();
        chosen.sort_unstable();
        let found: Vec<Block> = chosen
            .into_iter()
            .filter_map(|at| self.told.get(at))
            .map(|(_, sentence)| Block::Sentence(sentence.clone()))
            .collect();
        self.blocks.extend(found);
    }

    pub(super) fn introduction(&mut self, section: &Section) {
        if !section.text.own(self.setting.lang).trim().is_empty() {
            return;
        }
        for part in ["purpose", "method", "definitions", "limits"] {
            let head = self.words(&format!("report-intro-{part}-head"));
            self.text(Tone::Lead, head);
            self.text(Tone::Body, self.words(&format!("report-intro-{part}")));
        }
    }

    /// The sentences of part A under the titles of their chapters.
    pub(super) fn findings(&mut self, section: &Section) {
        let chapters: Vec<&Section> = self
            .outline
            .used()
            .filter(|chapter| chapter.part() == "A" && chapter.code.contains('.'))
            .collect();
        let mut any = false;
        for chapter in chapters {
            let of = self.told.iter().filter(|(code, sentence)| *code == chapter.code && sentence.weight > 1);
            let mut most: Vec<&Sentence> = of.map(|(_, sentence)| sentence).collect();
            // What tells most; the chapter itself has the rest.
            most.sort_by_key(|sentence| u8::MAX - sentence.weight);
            most.truncate(FINDINGS);
            let found: Vec<Block> = most.into_iter().map(|one| Block::Sentence(one.clone())).collect();
            if found.is_empty() {
                continue;
            }
            any = true;
            let title = format!("{} {}", chapter.code, chapter.title.get(self.setting.lang));
            self.text(Tone::Lead, title);
            self.blocks.extend(found);
        }
        if !any {
            self.text(Tone::Quiet, self.words("report-nothing"));
        }
        if section.text.is_empty() {
            self.miss("report-missing-findings", &[]);
        }
    }

    /// A table to be filled in.
    pub(super) fn recommendations(&mut self) {
        let columns = [
            (self.words("report-column-recommendation"), 2.6, false),
            (self.words("report-column-responsible"), 1.4, false),
            (self.words("report-column-term-of"), 1.0, false),
            (self.words("report-column-plan"), 1.0, false),
            (self.words("report-column-sdg"), 0.9, false),
            (self.words("report-column-gcm"), 1.0, false),
        ];
        let rows = vec![vec![TableCell::default(); columns.len()]; FREE_ROWS];
        let caption = self.words("report-recommendations");
        self.add_table(tabular::of_texts(caption, &columns, rows, Vec::new()));
        self.miss("report-missing-recommendations", &[]);
    }

    /// A chapter, and the agencies with what each holds.
    pub(super) fn institutions(&mut self, section: &Section) -> Result<(), ReportError> {
        self.chapter(section)?;
        let lang = self.setting.lang;
        let rows = section
            .agencies
            .iter()
            .map(|code| {
                let list = self.catalogue.list("agency");
                let item = list.and_then(|list| list.get(code.as_str()));
                let note = item.map_or("", |item| item.note.get(lang)).to_owned();
                let held = self.held_by(code);
                vec![TableCell::strong(self.agency(code)), TableCell::text(note), TableCell::text(held)]
            })
            .collect();
        let columns = [
            (self.words("report-column-agency"), 1.5, false),
            (self.words("report-column-mandate"), 1.6, false),
            (self.words("report-column-holds"), 2.6, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-institutions"), &columns, rows, Vec::new()));
        Ok(())
    }

    /// The themes of which an agency holds core indicators, with their number.
    fn held_by(&self, agency: &AgencyCode) -> String {
        let mut themes: Vec<(String, usize)> = Vec::new();
        let held = self.catalogue.indicators().iter();
        for one in held.filter(|one| one.core && one.agency.as_ref() == Some(agency)) {
            let theme = self.catalogue.item_name("theme", one.theme.as_str(), self.setting.lang);
            match themes.iter_mut().find(|(known, _)| known == theme) {
                Some((_, count)) => *count += 1,
                None => themes.push((theme.to_owned(), 1)),
            }
        }
        let said = themes.into_iter().map(|(theme, count)| format!("{theme} ({count})"));
        said.collect::<Vec<_>>().join("; ")
    }
}
