//! Annexes: the tables behind the figures, metadata, links to frameworks, gender.

use super::ReportError;
use super::builder::Builder;
use super::holding::narrowed;
use super::page::{TableCell, Tone};
use super::sentence::{Bound, How, bound_of};
use super::tabular;
use crate::domain::{Code, Indicator, IndicatorCode, Number, PeriodKind, ValueKind};
use crate::figure::{publication_label, value_words};
use crate::i18n::period;
use crate::query::{Cube, MemberRef};

impl Builder<'_> {
    /// The table behind every figure, under its number.
    pub(super) fn data_tables(&mut self) -> Result<(), ReportError> {
        let drawn = std::mem::take(&mut self.drawn);
        for (number, cube) in &drawn {
            let text = tabular::of_cube(cube, &self.catalogue, self.setting)?;
            let caption = self.say("report-behind", &[("number", number), ("title", &text.caption)]);
            self.add_cube(cube, Some(caption))?;
        }
        if drawn.is_empty() {
            self.text(Tone::Quiet, self.words("report-nothing"));
        }
        self.drawn = drawn;
        Ok(())
    }

    /// Definition, unit and sources of every indicator with data.
    pub(super) fn metadata(&mut self) -> Result<(), ReportError> {
        let lang = self.setting.lang;
        let mut rows = Vec::new();
        for code in self.used.clone() {
            let Some(indicator) = self.catalogue.indicator(code.as_str()).cloned() else { continue };
            let mut definition = indicator.definition.get(lang).to_owned();
            if let Some(formula) = &indicator.formula {
                definition =
                    self.say("report-formula", &[("text", &definition), ("formula", formula.text())]);
            }
            let unit = self.catalogue.item_name("unit", indicator.unit.as_str(), lang).to_owned();
            rows.push(vec![
                TableCell::strong(indicator.names.get(lang)),
                TableCell::text(definition),
                TableCell::text(unit),
                TableCell::text(self.coverage_of(&code)?),
            ]);
        }
        let columns = [
            (self.words("report-column-indicator"), 1.6, false),
            (self.words("report-column-definition"), 2.8, false),
            (self.words("report-column-unit"), 0.9, false),
            (self.words("report-column-coverage"), 2.2, false),
        ];
        let foot = vec![self.words("report-metadata-note")];
        self.add_table(tabular::of_texts(self.words("report-metadata"), &columns, rows, foot));
        Ok(())
    }

    /// Who publishes an indicator, from which year to which.
    fn coverage_of(&self, code: &IndicatorCode) -> Result<String, ReportError> {
        let publications = self.facts.publications()?;
        let mut lines: Vec<(String, u16, u16)> = Vec::new();
        for row in self.facts.coverage(code)? {
            let Some(known) = publications.iter().find(|known| known.id == row.publication) else { continue };
            let name = publication_label(&self.catalogue, &known.publication, self.setting.lang);
            let (first, last) = (row.first.first().year, row.newest.last().year);
            match lines.iter_mut().find(|line| line.0 == name) {
                Some(line) => *line = (name, line.1.min(first), line.2.max(last)),
                None => lines.push((name, first, last)),
            }
        }
        if lines.is_empty() {
            return Ok(self.words("report-computed"));
        }
        let said = lines.into_iter().map(|(name, first, last)| {
            if first == last { format!("{name}, {first}") } else { format!("{name}, {first}–{last}") }
        });
        Ok(said.collect::<Vec<_>>().join("; "))
    }

    /// Core indicators with the goals, objectives and outcomes that they serve.
    pub(super) fn links(&mut self) {
        let lang = self.setting.lang;
        let named =
            |codes: &[Code]| TableCell::text(codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", "));
        let linked: Vec<&Indicator> = self
            .catalogue
            .indicators()
            .iter()
            .filter(|one| one.core && !(one.sdg.is_empty() && one.gcm.is_empty() && one.nsedp.is_empty()))
            .collect();
        let rows = linked
            .iter()
            .map(|one| {
                let name = TableCell::text(one.names.get(lang));
                vec![name, named(&one.sdg), named(&one.gcm), named(&one.nsedp)]
            })
            .collect();
        let meanings = self.meanings(&linked);
        let columns = [
            (self.words("report-column-indicator"), 3.2, false),
            (self.words("report-column-sdg"), 1.2, false),
            (self.words("report-column-gcm"), 1.2, false),
            (self.words("report-column-plan"), 1.2, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-links"), &columns, rows, Vec::new()));
        let columns = [
            (self.words("report-column-framework"), 1.4, false),
            (self.words("report-column-number"), 0.8, false),
            (self.words("report-column-meaning"), 4.4, false),
        ];
        self.add_table(tabular::of_texts(self.words("report-link-names"), &columns, meanings, Vec::new()));
    }

    /// The names of the goals, objectives and outcomes that some indicators serve.
    fn meanings(&self, linked: &[&Indicator]) -> Vec<Vec<TableCell>> {
        type Codes = fn(&Indicator) -> &Vec<Code>;
        let frameworks: [(&str, &str, Codes); 3] = [
            ("sdg", "report-column-sdg", |one| &one.sdg),
            ("gcm", "report-column-gcm", |one| &one.gcm),
            ("nsedp", "report-column-plan", |one| &one.nsedp),
        ];
        let mut rows = Vec::new();
        for (list, id, codes) in frameworks {
            let members = self.catalogue.list(list).into_iter().flat_map(|list| list.iter());
            for (code, item) in members.filter(|(code, _)| linked.iter().any(|one| codes(one).contains(code)))
            {
                let framework = TableCell::text(self.words(id));
                let name = TableCell::text(item.names.get(self.setting.lang));
                rows.push(vec![framework, TableCell::strong(code.as_str()), name]);
            }
        }
        rows
    }

    /// Women, men and the gap of every indicator for which sex matters; and those without data by sex.
    pub(super) fn gender(&mut self) -> Result<(), ReportError> {
        let relevant: Vec<Indicator> =
            self.catalogue.indicators().iter().filter(|one| one.gender_relevant).cloned().collect();
        let (mut rows, mut without) = (Vec::new(), Vec::new());
        for indicator in &relevant {
            self.work.check()?;
            match self.gender_row(indicator)? {
                Some(row) => rows.push(row),
                None => without.push(indicator.clone()),
            }
        }
        if rows.is_empty() {
            self.text(Tone::Quiet, self.words("report-nothing"));
        } else {
            let columns = [
                (self.words("report-column-indicator"), 3.0, false),
                (self.words("report-column-period"), 0.9, false),
                (self.words("member-women"), 1.5, true),
                (self.words("member-men"), 1.5, true),
                (self.words("report-column-gap"), 1.5, true),
                (self.words("report-column-source"), 2.2, false),
            ];
            let foot = vec![self.words("report-gender-note")];
            self.add_table(tabular::of_texts(self.words("report-gender"), &columns, rows, foot));
        }
        if !without.is_empty() {
            let rows = self.by_theme(&without);
            let columns = [
                (self.words("report-column-theme"), 1.4, false),
                (self.words("report-column-indicator"), 4.2, false),
            ];
            let caption = self.words("report-gender-without");
            self.add_table(tabular::of_texts(caption, &columns, rows, Vec::new()));
        }
        Ok(())
    }

    /// A row for each theme with the names of its indicators.
    fn by_theme(&self, indicators: &[Indicator]) -> Vec<Vec<TableCell>> {
        let lang = self.setting.lang;
        let mut themes: Vec<(String, Vec<String>)> = Vec::new();
        for one in indicators {
            let theme = self.catalogue.item_name("theme", one.theme.as_str(), lang).to_owned();
            let name = one.names.get(lang).to_owned();
            match themes.iter_mut().find(|(known, _)| *known == theme) {
                Some((_, names)) => names.push(name),
                None => themes.push((theme, vec![name])),
            }
        }
        themes
            .into_iter()
            .map(|(theme, names)| vec![TableCell::strong(theme), TableCell::text(names.join("; "))])
            .collect()
    }

    fn gender_row(&mut self, indicator: &Indicator) -> Result<Option<Vec<TableCell>>, ReportError> {
        let holding = self.holding(&indicator.code)?;
        for publication in &holding.publications {
            let mut selection = narrowed(&indicator.code, publication);
            selection.members.insert("sex".into(), vec![Code::from("F"), Code::from("M")]);
            let Some(cube) = self.ask(&selection, &["period"], &["sex"])? else { continue };
            let pair = (0..cube.rows.len()).rev().find_map(|row| both_sexes(&cube, row));
            let Some((women, men)) = pair else { continue };
            return Ok(Some(self.sexes(indicator, &cube, women, men)));
        }
        Ok(None)
    }

    fn sexes(&mut self, indicator: &Indicator, cube: &Cube, women: Bound, men: Bound) -> Vec<TableCell> {
        self.note_publications(cube);
        let (lang, style) = (self.setting.lang, self.setting.style);
        let (mut when, mut source) = (String::new(), String::new());
        if let Some(key) = women.keys.first() {
            when = period(lang, key.period);
            source = publication_label(&self.catalogue, &key.publication, lang);
        }
        let decimals = women.decimals.max(men.decimals);
        let gap = Bound::of(How::Gap, &women, &men, decimals);
        let worded = |bound: &Bound| {
            let number = Number::new(bound.number().unwrap_or_default(), bound.decimals);
            value_words(cube, &self.catalogue, number, lang, style)
        };
        let gap_text = gap.as_ref().map_or_else(String::new, |gap| {
            let text = gap.text(style);
            if indicator.value_kind == ValueKind::Percent {
                self.say("value-points", &[("number", &text)])
            } else {
                worded(gap)
            }
        });
        vec![
            TableCell::text(indicator.names.get(lang)),
            TableCell::text(when),
            TableCell { text: worded(&women), bound: Some(women.clone()), strong: false },
            TableCell { text: worded(&men), bound: Some(men.clone()), strong: false },
            TableCell { text: gap_text, bound: gap, strong: false },
            TableCell::text(source),
        ]
    }
}

/// Women and men of a row of years; other periods would compare unlike things.
fn both_sexes(cube: &Cube, row: usize) -> Option<(Bound, Bound)> {
    let header = cube.rows.get(row)?;
    let yearly = |member: &MemberRef| match member {
        MemberRef::Period(period) => matches!(period.kind(), PeriodKind::Year | PeriodKind::Years),
        _ => false,
    };
    if !header.members.iter().any(yearly) {
        return None;
    }
    let column = |code: &str| {
        cube.columns.iter().position(|header| {
            header.members.iter().any(|member| matches!(member, MemberRef::Code(one) if one.as_str() == code))
        })
    };
    Some((bound_of(cube, row, column("F")?)?, bound_of(cube, row, column("M")?)?))
}
