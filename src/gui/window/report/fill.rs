//! Words what the page shows.

use super::Window;
use crate::domain::{Catalogue, IndicatorCode, Message};
use crate::figure::{place_label, publication_label};
use crate::gui::pages::report::{
    ANNEXES, COVER, FRONT, MissingRow, OutlineRow, ReportView, SectionView, SentenceRow, Standing,
};
use crate::gui::theme::Look;
use crate::i18n;
use crate::report::{Bound, Found, Kind, Missing, Outline, Section};

/// Numbers of a sentence that are written out.
const MOST: usize = 4;

impl Window {
    /// Says everything anew.
    pub(super) fn fill_report(&mut self) {
        let state = &self.report.2;
        let (Some(store), Some(outline)) = (&self.store, &state.outline) else { return };
        let look = self.look;
        let catalogue = &store.catalogue;
        let has = |code: &IndicatorCode| store.overview.by_indicator.contains_key(code.as_str());
        let report = state.made.as_ref().map(|made| made.report());
        let missing = report.map(|report| report.missing.as_slice()).unwrap_or_default();
        let found = report.map(|report| report.found.as_slice()).unwrap_or_default();
        let core = catalogue.indicators().iter().filter(|one| one.core);
        let names = state.views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>();
        let named = |code: &IndicatorCode| {
            let known = catalogue.indicator(code.as_str());
            known.map_or_else(|| code.to_string(), |known| known.names.get(look.lang).to_owned())
        };
        let old = &self.report.1;
        let year = i18n::words(look.lang, "report-title");
        let view = ReportView {
            title: look.say("gui-report-draft", &[("title", year.into())]),
            rows: rows(outline, missing, &has, &look).into(),
            shown: outline.section(&state.section).map(|section| {
                let moves = [false, true].map(|down| outline.can_move(&section.code, down));
                let found: Vec<&Found> = found.iter().filter(|one| one.code == section.code).collect();
                let sentences = found.iter().map(|one| sentence(one, catalogue, &look)).collect();
                let views = names.iter().map(|name| {
                    let on = section.views.iter().any(|known| known == name);
                    ((*name).to_owned(), on)
                });
                SectionView {
                    code: section.code.clone(),
                    words: words(section, &look),
                    on: section.on,
                    titles: [section.title.lo.clone(), section.title.en.clone()],
                    texts: [section.text.lo.clone(), section.text.en.clone()],
                    sentences,
                    tells: matches!(section.kind, Kind::Chapter | Kind::Institutions),
                    indicators: section
                        .indicators
                        .iter()
                        .map(|code| (code.clone(), named(code), has(code)))
                        .collect(),
                    views: views.collect(),
                    moves,
                    can_remove: outline.can_remove(&section.code),
                }
            }),
            indicators: catalogue
                .indicators()
                .iter()
                .map(|one| (one.code.clone(), named(&one.code)))
                .collect(),
            cover: (state.section == COVER).then(|| self.cover_view()),
            version: old.version,
            write: old.write,
            page: (state.page, state.made.as_ref().map_or(0, |made| made.count())),
            picture: old.picture,
            failed: state.failed.as_ref().map_or_else(String::new, |error| look.tell(&error.message)),
            missing: gaps(outline, missing, &look).into(),
            core: (core.clone().filter(|one| has(&one.code)).count(), core.count()),
            formats: old.formats,
            writable: self.may_write(),
            busy: self.changing.is_some(),
        };
        self.report.1 = view;
    }
}

/// Code and title of a section.
fn words(section: &Section, look: &Look) -> String {
    let title = section.title.get(look.lang);
    if section.kind == Kind::Part {
        let args = [("letter", section.code.as_str().into()), ("title", title.into())];
        look.say("gui-report-part", &args)
    } else if section.is_annex() {
        let args = [("number", section.code.as_str().into()), ("title", title.into())];
        look.say("gui-report-annex", &args)
    } else if section.code.contains('.') {
        format!("{} {title}", section.code)
    } else {
        title.to_owned()
    }
}

fn group(section: &Section) -> String {
    match () {
        () if section.is_annex() => ANNEXES.to_owned(),
        () if section.kind == Kind::Part || section.code.contains('.') => section.part().to_owned(),
        () => FRONT.to_owned(),
    }
}

fn rows(
    outline: &Outline,
    missing: &[Missing],
    has: &impl Fn(&IndicatorCode) -> bool,
    look: &Look,
) -> Vec<OutlineRow> {
    let mut rows: Vec<OutlineRow> = Vec::new();
    for section in &outline.sections {
        let group = group(section);
        let head = match group.as_str() {
            FRONT => Some("gui-report-front"),
            ANNEXES => Some("gui-report-annexes"),
            _ => None,
        };
        if let Some(id) = head.filter(|_| rows.iter().all(|row| row.group != group)) {
            let words = look.words(id);
            rows.push(OutlineRow {
                group: group.clone(),
                words,
                head: true,
                on: true,
                ..OutlineRow::default()
            });
            if group == FRONT {
                rows.push(cover(missing, look));
            }
        }
        let all = section.indicators.len();
        let have = section.indicators.iter().filter(|code| has(code)).count();
        let lacks = missing.iter().any(|one| one.code == section.code);
        rows.push(OutlineRow {
            code: section.code.clone(),
            group,
            words: words(section, look),
            head: section.kind == Kind::Part,
            on: section.on,
            counts: if all > 0 { format!("{have}/{all}") } else { String::new() },
            standing: match () {
                () if all > 0 && have == 0 => Standing::Empty,
                () if lacks => Standing::Look,
                () => Standing::Good,
            },
        });
    }
    rows
}

/// The cover, which is no section but can be written like one.
fn cover(missing: &[Missing], look: &Look) -> OutlineRow {
    let lacks = missing.iter().any(|one| one.code == COVER);
    OutlineRow {
        code: COVER.to_owned(),
        group: FRONT.to_owned(),
        words: look.words("gui-report-cover"),
        on: true,
        standing: if lacks { Standing::Look } else { Standing::Good },
        ..OutlineRow::default()
    }
}

/// What is missing, section by section: texts one by one, data in one line.
fn gaps(outline: &Outline, missing: &[Missing], look: &Look) -> Vec<MissingRow> {
    let mut rows = Vec::new();
    let mut add = |code: &str, title: String, message: &Message, empty: bool| {
        rows.push(MissingRow { code: code.to_owned(), title, words: look.tell(message), empty });
    };
    for one in missing.iter().filter(|one| outline.section(&one.code).is_none()) {
        add(&one.code, look.words("gui-report-cover"), &one.message, false);
    }
    for section in outline.used() {
        let of = missing.iter().filter(|one| one.code == section.code);
        for one in of.clone().filter(|one| one.indicator.is_none()) {
            add(&section.code, words(section, look), &one.message, false);
        }
        let without = of.filter(|one| one.indicator.is_some()).count();
        if without > 0 {
            let all = section.indicators.len();
            let message = Message::new("gui-report-gaps").with("count", without).with("all", all);
            add(&section.code, words(section, look), &message, without == all);
        }
    }
    rows
}

fn sentence(found: &Found, catalogue: &Catalogue, look: &Look) -> SentenceRow {
    let sentence = &found.sentence;
    SentenceRow {
        about: sentence.about.clone(),
        words: found.own.clone().unwrap_or_else(|| sentence.text.clone()),
        said: sentence.text.clone(),
        numbers: numbers(&sentence.numbers, catalogue, look),
        own: found.own.is_some(),
        out: found.out,
        outdated: found.outdated,
    }
}

/// The values behind a sentence: number, place, period, source.
fn numbers(bounds: &[Bound], catalogue: &Catalogue, look: &Look) -> String {
    let mut known = Vec::new();
    for bound in bounds {
        for (key, number) in bound.keys.iter().zip(&bound.inputs) {
            let place = place_label(catalogue, "area", &key.area, look.lang);
            let mut what = vec![place];
            for (dimension, code) in key.dims.iter() {
                what.push(catalogue.member_name(dimension.as_str(), code, look.lang).to_owned());
            }
            what.push(i18n::period(look.lang, key.period));
            what.push(publication_label(catalogue, &key.publication, look.lang));
            let number = i18n::number(number.value, Some(number.decimals), look.numbers);
            let text = format!("{number} ({})", what.join(", "));
            if !known.contains(&text) {
                known.push(text);
            }
        }
    }
    let count = known.len();
    known.truncate(MOST);
    let mut values = known.join("; ");
    if count > MOST {
        values.push_str(" …");
    }
    look.say("gui-report-from", &[("count", count.into()), ("values", values.into())])
}
