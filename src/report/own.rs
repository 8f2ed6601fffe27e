//! Sentences found in the data, and what people made of them: left out, worded anew, outdated since.

use super::builder::Builder;
use super::outline::Section;
use super::page::Found;
use super::sentence::Sentence;

impl Builder<'_> {
    /// The sentences as people want them. Words that people wrote when the data said something else stay,
    /// with a mark; and it is told what is to be looked at before publication.
    pub(super) fn as_people_want(&mut self, section: &Section, told: Vec<Sentence>) -> Vec<Sentence> {
        let lang = self.setting.lang;
        let mut wanted = Vec::new();
        for sentence in told {
            let own = section.sentences.iter().find(|own| own.about == sentence.about);
            let words = own.map(|own| own.text.own(lang).trim()).filter(|words| !words.is_empty());
            let out = own.is_some_and(|own| own.out);
            let outdated = words.is_some() && own.is_some_and(|own| own.said.own(lang) != sentence.text);
            if outdated && !out {
                self.miss("report-missing-outdated", &[("sentence", words.unwrap_or_default())]);
            }
            self.found.push(Found {
                code: section.code.clone(),
                sentence: sentence.clone(),
                own: words.map(str::to_owned),
                out,
                outdated,
            });
            if out {
                continue;
            }
            let text = words.map_or_else(|| sentence.text.clone(), str::to_owned);
            wanted.push(Sentence { text, outdated, ..sentence });
        }
        wanted
    }

    /// Words about data that are no more are not printed; it is told that they are there.
    pub(super) fn without_data(&mut self, section: &Section) {
        let lang = self.setting.lang;
        for own in section.sentences.iter().filter(|own| !own.out && !own.text.is_empty()) {
            if !self.found.iter().any(|found| found.code == section.code && found.sentence.about == own.about)
            {
                self.miss("report-missing-gone", &[("sentence", own.text.get(lang))]);
            }
        }
    }
}
