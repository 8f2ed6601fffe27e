//! What an edition of the report said, kept to tell later what changed since.

use super::builder::Builder;
use super::page::{Report, TableCell, Tone};
use super::sentence::{Bound, is_same, value_of};
use super::{ReportError, tabular};
use crate::domain::{Date, Key, Number};
use crate::figure::{place_label, publication_label};
use crate::i18n::{self, period};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changed numbers written out; the rest is counted.
const MOST: usize = 60;

/// The numbers of an edition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// Year of its title.
    pub year: Option<u16>,
    /// The day it was made.
    pub made: Option<Date>,
    /// Every value it showed, sorted by identity.
    pub numbers: Vec<(Key, Number)>,
}

impl Edition {
    /// What a report says.
    pub fn of(report: &Report, year: Option<u16>) -> Self {
        let sentences = report.sentences().flat_map(|one| one.numbers.iter());
        let cells = report.tables().flat_map(|one| one.rows.iter().flatten());
        let figures = report.figures().flat_map(|one| one.bound.iter());
        let all = sentences.chain(cells.filter_map(|cell| cell.bound.as_ref())).chain(figures);
        let numbers: BTreeMap<Key, Number> = all
            .flat_map(|bound: &Bound| bound.keys.iter().cloned().zip(bound.inputs.iter().copied()))
            .collect();
        Self { year, made: report.cover.made, numbers: numbers.into_iter().collect() }
    }

    /// Reads a kept edition; `None` for a text that is none.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The edition as a text to keep.
    ///
    /// # Errors
    /// [`ReportError::Outline`] where the writer fails.
    pub fn write(&self) -> Result<String, ReportError> {
        serde_json::to_string(self).map_err(|error| ReportError::Outline { detail: error.to_string() })
    }
}

impl Builder<'_> {
    /// Values of the last edition that the store no longer says, or says differently.
    pub(super) fn changes(&mut self, last: &Edition) -> Result<(), ReportError> {
        let mut rows = Vec::new();
        let mut changed = 0;
        for (key, before) in &last.numbers {
            self.work.check()?;
            let now = value_of(self.facts, key, self.work).ok().flatten();
            if now.is_some_and(|now| is_same(now, *before)) {
                continue;
            }
            changed += 1;
            if rows.len() < MOST {
                rows.push(self.change_row(key, *before, now));
            }
        }
        let lang = self.setting.lang;
        let made = last.made.map_or_else(String::new, |day| i18n::date(lang, day));
        let (all, count) = (last.numbers.len().to_string(), changed.to_string());
        let args = [("date", made.as_str()), ("count", &count), ("all", &all)];
        let text = self.say("report-changes-text", &args);
        self.text(Tone::Body, text);
        if rows.is_empty() {
            return Ok(());
        }
        let columns = [
            (self.words("report-column-indicator"), 3.2, false),
            (self.words("report-column-period"), 0.9, false),
            (self.words("report-column-before"), 1.2, true),
            (self.words("report-column-now"), 1.2, true),
            (self.words("report-column-source"), 2.4, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-changes"), &columns, rows, Vec::new()));
        Ok(())
    }

    fn change_row(&self, key: &Key, before: Number, now: Option<Number>) -> Vec<TableCell> {
        let (lang, style) = (self.setting.lang, self.setting.style);
        let worded = |number: Number| i18n::number(number.value, Some(number.decimals), style);
        let mut what = self.name(&key.indicator);
        let area = place_label(&self.catalogue, "area", &key.area, lang);
        what.push_str(&format!(", {area}"));
        for (dimension, code) in key.dims.iter() {
            let member = self.catalogue.member_name(dimension.as_str(), code, lang);
            what.push_str(&format!(", {member}"));
        }
        vec![
            TableCell::text(what),
            TableCell::text(period(lang, key.period)),
            TableCell::text(worded(before)),
            TableCell {
                text: now.map_or_else(|| String::from(".."), worded),
                bound: now.map(|number| Bound::value(key.clone(), number)),
                strong: false,
            },
            TableCell::text(publication_label(&self.catalogue, &key.publication, lang)),
        ]
    }
}
