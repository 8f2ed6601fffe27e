//! The page History: the journal in words, the values of a change, doing again, the store as it was.

use super::Window;
use super::obey::Changed;
use super::open::news;
use crate::app::{AppError, Command, Pending, Session, change_words, column_words, moment};
use crate::domain::{Arg, Catalogue, DimensionCode, Key};
use crate::figure;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::HistoryAct;
use crate::gui::pages::history::{ChangeCard, HistoryRow, HistoryView, TouchedRow};
use crate::gui::theme::Look;
use crate::i18n;
use crate::store::{ChangeRow, MemberChange, Moment, TouchedValue, Version};
use crate::work::Work;

/// Values listed of a change.
const MOST: usize = 500;

/// What is looked at.
#[derive(Default)]
pub struct Looking {
    chosen: Option<i64>,
    touching: Option<Pending<Touched>>,
    touched: Option<(i64, Touched)>,
    past: Option<(Moment, String)>,
    turning: Option<Pending<Turned>>,
}

/// Values and parts of lists that a change touched.
type Touched = (Vec<TouchedValue>, Vec<MemberChange>);

/// The store at another moment: its overview, and the moment with its words (`None`: the present).
struct Turned {
    overview: crate::app::Overview,
    past: Option<(Moment, String)>,
}

impl Looking {
    /// Whether the past is looked at.
    pub fn is_past(&self) -> bool {
        self.past.is_some()
    }

    /// The past moment in words; empty: the present.
    pub fn past_words(&self) -> String {
        self.past.as_ref().map(|(_, words)| words.clone()).unwrap_or_default()
    }

    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.touching.is_some() || self.turning.is_some()
    }
}

impl Window {
    pub(super) fn in_history(&mut self, act: HistoryAct) {
        match act {
            HistoryAct::Show(change) => self.show_change(change),
            HistoryAct::Redo(undo) => self.redo(Some(undo)),
            HistoryAct::LookBack(change) => {
                let words = self.look.say("history-after-change", &[("change", change.to_string().into())]);
                self.turn(Some((Moment::Change(change), words)));
            }
            HistoryAct::LookBackDay(text) => match moment(&text) {
                Ok(moment) => self.turn(Some((moment, text))),
                Err(error) => self.tell_error(&error),
            },
            HistoryAct::Today => self.turn(None),
        }
        self.fill_history();
    }

    pub(super) fn show_change(&mut self, change: i64) {
        self.page = crate::gui::shell::Page::History;
        let looking = &mut self.history.2;
        looking.chosen = Some(change);
        let task = move |session: &mut Session, _: &Work| {
            Ok((session.touched(change, MOST + 1)?, session.touched_members(change)?))
        };
        looking.touching = Some(self.reader.ask(task));
        self.fill_history();
    }

    pub(super) fn redo(&mut self, undo: Option<i64>) {
        let done = self.look.words("history-redone");
        self.change(self.look.words(&Command::Redo.words()), move |session, work| {
            session.redo(undo, work)?;
            Ok(Changed::Store(done))
        });
    }

    /// Turns the reading desk to another moment of the store.
    fn turn(&mut self, past: Option<(Moment, String)>) {
        let Some(path) = self.store.as_ref().map(|store| store.path.clone()) else { return };
        let before = self.history.2.past.as_ref().map(|(moment, _)| moment.clone());
        let task = move |session: &mut Session, _: &Work| {
            let opened = match &past {
                Some((moment, _)) => session.open_at(&path, moment),
                None => session.open(&path, false),
            };
            if let Err(error) = opened {
                // What was looked at before stays.
                match &before {
                    Some(moment) => session.open_at(&path, moment)?,
                    None => session.open(&path, false)?,
                }
                return Err(error);
            }
            Ok(Turned { overview: news(session)?.0, past })
        };
        self.history.2.turning = Some(self.reader.ask(task));
    }

    pub(super) fn take_history(&mut self) {
        if let Some(answer) = self.history.2.touching.as_ref().and_then(Pending::poll) {
            self.history.2.touching = None;
            match (answer, self.history.2.chosen) {
                (Ok(touched), Some(change)) => self.history.2.touched = Some((change, touched)),
                (Err(error), _) => self.tell_error(&error),
                (Ok(_), None) => {}
            }
            self.fill_history();
        }
        if let Some(answer) = self.history.2.turning.as_ref().and_then(Pending::poll) {
            self.history.2.turning = None;
            match answer {
                Ok(turned) => {
                    self.history.2.past = turned.past;
                    if let Some(store) = &mut self.store {
                        store.overview = turned.overview;
                    }
                    self.reword();
                    self.ask_again();
                }
                Err(error) => self.tell_error(&error),
            }
        }
    }

    /// What leads on from an error: the change that stands in the way of an undo.
    pub(super) fn way_out(&self, error: &AppError) -> Option<(String, Act)> {
        if error.message.id != "store-depends-on" {
            return None;
        }
        let later = error.message.args.iter().find(|(name, _)| name == "later")?;
        let number = match &later.1 {
            Arg::Text(text) => text.parse().ok()?,
            Arg::Count(count) => i64::try_from(*count).ok()?,
            _ => return None,
        };
        let words = self.look.say("history-show-change", &[("change", number.to_string().into())]);
        Some((words, Act::InHistory(HistoryAct::Show(number))))
    }

    pub(super) fn fill_history(&mut self) {
        let Some(store) = &self.store else { return };
        let look = &self.look;
        let looking = &self.history.2;
        let rows = store.history.iter().map(|row| HistoryRow {
            id: row.id,
            icon: icon(row),
            words: change_words(look.lang, row),
            who: who(row),
            when: look.moment(&row.at),
            taken_back: row.undone_by.is_some(),
        });
        let chosen = looking.chosen.and_then(|id| store.history.iter().find(|row| row.id == id));
        let touched = looking.touched.as_ref().filter(|(id, _)| Some(*id) == looking.chosen);
        let shown = chosen.map(|row| ChangeCard {
            id: row.id,
            words: change_words(look.lang, row),
            facts: facts(look, row),
            can_undo: row.undone_by.is_none() && !matches!(row.what.as_str(), "new" | "undo"),
            redo: row.undone_by.or((row.what == "undo" && row.undone_by.is_none()).then_some(row.id)),
            touched: touched.map(|(_, (values, parts))| {
                let parts = parts.iter().map(|part| part_row(look, &store.catalogue, part));
                let values = values.iter().map(|value| touched_row(look, &store.catalogue, value));
                parts.chain(values).take(MOST).collect()
            }),
            more: touched.is_some_and(|(_, (values, parts))| values.len() + parts.len() > MOST),
        });
        self.history.1 = HistoryView {
            rows: rows.collect(),
            shown,
            past: looking.past_words(),
            writable: self.may_write(),
        };
    }
}

fn icon(row: &ChangeRow) -> Icon {
    match row.what.as_str() {
        "import" | "example" => Icon::Import,
        "undo" => Icon::Undo,
        "redo" => Icon::Right,
        "catalogue" | "lists" | "renewal" => Icon::Indicators,
        "new" => Icon::Plus,
        _ => Icon::File,
    }
}

fn who(row: &ChangeRow) -> String {
    [row.who.as_str(), row.agency.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn facts(look: &Look, row: &ChangeRow) -> Vec<(String, String)> {
    let taken_back = row.undone_by.map_or_else(String::new, |by| {
        look.say("history-taken-back-by", &[("change", by.to_string().into())])
    });
    let facts = [
        ("history-number", row.id.to_string()),
        ("history-who", who(row)),
        ("history-when", look.moment(&row.at)),
        ("history-files", row.files.join(", ")),
        ("history-reason", row.reason.clone().unwrap_or_default()),
        ("history-state", taken_back),
    ];
    facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (look.words(id), text)).collect()
}

fn touched_row(look: &Look, catalogue: &Catalogue, value: &TouchedValue) -> TouchedRow {
    let told = |version: &Option<Version>| version.as_ref().map_or_else(String::new, |it| number(look, it));
    let (mut before, mut after) = (told(&value.before), told(&value.after));
    if let (Some(old), Some(new)) = (&value.before, &value.after)
        && before == after
    {
        // The number stayed: what else is different?
        for (version, words) in [(old, &mut before), (new, &mut after)] {
            let status = look.words(&figure::status_id(version.status));
            let parts = [
                (old.status != new.status).then_some(status),
                (old.note != new.note).then(|| version.note.clone()).flatten(),
                (old.follow_up != new.follow_up && version.follow_up).then(|| look.words("edit-follow-up")),
            ];
            for part in parts.into_iter().flatten() {
                words.push_str(" · ");
                words.push_str(&part);
            }
        }
    }
    TouchedRow { what: key_words(look, catalogue, &value.key), before, after }
}

/// A part of a list: which member and column.
fn part_row(look: &Look, catalogue: &Catalogue, part: &MemberChange) -> TouchedRow {
    let name = match catalogue.indicator(&part.code).filter(|_| part.list == "indicator") {
        Some(indicator) => indicator.names.get(look.lang),
        None => catalogue.item_name(&part.list, &part.code, look.lang),
    };
    let what = format!("{} · {name} ({})", column_words(look.lang, &part.part), part.code);
    TouchedRow { what, before: part.before.clone(), after: part.after.clone() }
}

/// A version's number, or why there is none.
fn number(look: &Look, version: &Version) -> String {
    match version.number {
        Some(number) => i18n::number(number.value, Some(number.decimals), look.numbers),
        None => look.words(&figure::status_id(version.status)),
    }
}

/// Which value: indicator, place, period, members.
pub(super) fn key_words(look: &Look, catalogue: &Catalogue, key: &Key) -> String {
    let indicator = catalogue.indicator(key.indicator.as_str());
    let name = indicator.map_or(key.indicator.as_str(), |indicator| indicator.names.get(look.lang));
    let mut parts = vec![
        catalogue.member_name(DimensionCode::AREA, &key.area, look.lang).to_owned(),
        i18n::period(look.lang, key.period),
    ];
    for (dimension, code) in key.dims.iter() {
        parts.push(catalogue.member_name(dimension.as_str(), code, look.lang).to_owned());
    }
    parts.push(name.to_owned());
    parts.join(" · ")
}
