//! The lists in the country's hands: indicators, places, sources and all other lists edited member by member or
//! as spreadsheets, each time checked in full and written as one change.
//!
//! In: the wished text of columns, or a spreadsheet. Out: what is different, what is wrong with which cell, and
//! the change. A member that a spreadsheet leaves out stays as it is; nothing is ever deleted.

mod check;
mod column;
mod sheet;

pub use column::{ColumnKind, column_words};
pub use sheet::{ListPart, ListsRead};

use super::{AppError, ErrorKind, Session};
use crate::domain::{Lang, Message, Problem, Severity};
use crate::export::{Overwrite, lists as export};
use crate::store::{ChangeKind, Member, MemberChange, Renewed};
use crate::work::Work;
use std::path::Path;

/// A column of a member with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name: `name_lo`, `valid_to`, `unit` …
    pub name: String,
    /// Text; empty: nothing.
    pub text: String,
    /// What may stand there.
    pub kind: ColumnKind,
}

/// What came of an edit.
#[derive(Clone, Debug, Default)]
pub struct Amended {
    /// The change; `None` if nothing is different.
    pub change: Option<i64>,
    /// What should be looked at though it was written.
    pub problems: Vec<Problem>,
}

impl Session {
    /// The lists that can be edited: those of the store, `indicator` first.
    ///
    /// # Errors
    /// When no store is open.
    pub fn list_names(&self) -> Result<Vec<String>, AppError> {
        let catalogue = self.store()?.catalogue();
        let mut names = vec![String::from(INDICATOR), String::from("dimension")];
        names.extend(catalogue.lists().map(|(list, _)| list.as_str().to_owned()));
        Ok(names)
    }

    /// A member column by column, in the order of a form.
    ///
    /// # Errors
    /// When the list has no such member, or the store cannot be read.
    pub fn member(&self, list: &str, code: &str) -> Result<Vec<Column>, AppError> {
        let members = self.store()?.members(list)?;
        let member = members
            .iter()
            .find(|member| member.code == code)
            .ok_or_else(|| AppError::new(ErrorKind::Usage, unknown(list, code)))?;
        let names = column::columns(list, &members);
        Ok(names
            .into_iter()
            .map(|name| Column { text: column::get(member, &name), kind: column::kind(list, &name), name })
            .collect())
    }

    /// Sets columns of a member, as one change. An empty text takes away what stood there.
    ///
    /// # Errors
    /// When the list has no such member or column, when something given cannot be (the problems say what), or
    /// the store cannot be written. Nothing is written then.
    pub fn amend(
        &mut self,
        list: &str,
        code: &str,
        wishes: &[(String, String)],
    ) -> Result<Amended, AppError> {
        let store = self.store()?;
        let before = store.members(list)?;
        let mut members = before.clone();
        let names = column::columns(list, &members);
        let at = members
            .iter()
            .position(|member| member.code == code)
            .ok_or_else(|| AppError::new(ErrorKind::Usage, unknown(list, code)))?;
        let Some(member) = members.get_mut(at) else { return Ok(Amended::default()) };
        for (name, text) in wishes {
            if !names.contains(name) || name == "code" {
                let message =
                    Message::new("lists-no-column").with("column", name.as_str()).with("list", list);
                return Err(AppError::new(ErrorKind::Usage, message));
            }
            column::set(member, name, text);
        }
        let member = member.clone();
        let problems = check::check(&store.catalogue(), list, &members, &|one| one.code == code);
        refuse(&problems)?;
        let change = self.write_lists(ChangeKind::Lists, &[member], None)?;
        Ok(Amended { change, problems })
    }

    /// Writes lists as a spreadsheet: one sheet a list in a workbook, or one list as CSV. Gives how many members
    /// there are.
    ///
    /// # Errors
    /// When there is no such list, several are to go into one CSV file, or the file cannot be written.
    pub fn export_lists(
        &self,
        path: &Path,
        lists: &[String],
        lang: Lang,
        overwrite: Overwrite,
    ) -> Result<usize, AppError> {
        let known = self.list_names()?;
        let chosen: Vec<&String> =
            if lists.is_empty() { known.iter().collect() } else { lists.iter().collect() };
        let mut sheets = Vec::new();
        for list in chosen {
            if !known.contains(list) {
                let message = Message::new("lists-no-list").with("list", list.as_str());
                return Err(AppError::new(ErrorKind::Usage, message));
            }
            let members = self.store()?.members(list)?;
            let names = column::columns(list, &members);
            sheets.push(export::ListSheet {
                name: list.clone(),
                words: names.iter().map(|name| column_words(lang, name)).collect(),
                rows: members
                    .iter()
                    .map(|member| names.iter().map(|name| column::get(member, name)).collect())
                    .collect(),
                columns: names,
            });
        }
        let count = sheets.iter().map(|sheet| sheet.rows.len()).sum();
        let refuse = |error: crate::export::ExportError| AppError::new(ErrorKind::File, error.message());
        export::write(path, &sheets, overwrite).map_err(refuse)?;
        Ok(count)
    }

    /// Compares a spreadsheet of lists with the store; `list` says which list it is where the sheet's name does
    /// not. Writes nothing.
    ///
    /// # Errors
    /// When the file cannot be read or no sheet of it is a list.
    pub fn read_lists(&self, path: &Path, list: Option<&str>, work: &Work) -> Result<ListsRead, AppError> {
        let workbook = super::reader::read(path, work)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        sheet::compare(self.store()?, &workbook, &stem, list, &self.list_names()?)
    }

    /// Writes what was read from a spreadsheet of lists, as one change.
    ///
    /// # Errors
    /// When something in it is wrong, or the store cannot be written. Nothing is written then.
    pub fn write_lists_read(&mut self, read: &ListsRead, file: &Path) -> Result<Option<i64>, AppError> {
        refuse(&read.problems)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.write_lists(ChangeKind::Lists, &read.members, Some(name))
    }

    fn write_lists(
        &mut self,
        kind: ChangeKind,
        members: &[Member],
        file: Option<String>,
    ) -> Result<Option<i64>, AppError> {
        let mut change = self.change(kind);
        let named = |lang: Lang| {
            let text = |member: &Member, lang: Lang| {
                let key = (String::from("name"), lang.tag().to_owned());
                member.texts.get(&key).map(|wording| wording.text.clone()).filter(|text| !text.is_empty())
            };
            let name = |member: &Member| {
                let name = text(member, lang).or_else(|| text(member, lang.other()));
                name.unwrap_or_else(|| member.code.clone())
            };
            told_names(members.iter().map(name))
        };
        for lang in Lang::ALL {
            change.detail.insert(format!("names-{}", lang.tag()), named(lang));
        }
        if let Some(file) = file {
            change.detail.insert(String::from("file"), file);
        }
        Ok(self.store_mut()?.write_members(&change, members)?)
    }

    /// Lays the catalogue of this program over the lists of the store where it is newer; edited parts stay.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn renew_lists(&mut self, dry_run: bool) -> Result<Renewed, AppError> {
        let change = self.change(ChangeKind::Renewal);
        Ok(self.store_mut()?.renew(&change, dry_run)?)
    }

    /// The same where it was not done yet; tells by a notice what it brought.
    pub(super) fn renew_if_due(&mut self) -> Result<(), AppError> {
        if !self.store()?.catalogue_is_due()? {
            return Ok(());
        }
        let renewed = self.renew_lists(false)?;
        if renewed.change.is_some() {
            self.store()?.notice(renewed_message(&renewed));
        }
        Ok(())
    }

    /// What a change did to the lists, part by part.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touched_members(&self, change: i64) -> Result<Vec<MemberChange>, AppError> {
        Ok(self.store()?.touched_members(change)?)
    }
}

/// So many names stand in the words of a change.
const MOST_NAMES: usize = 12;

/// `A, B, C …`
pub(super) fn told_names(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len() > MOST_NAMES;
    let mut text = names.take(MOST_NAMES).collect::<Vec<_>>().join(", ");
    if more {
        text.push_str(" …");
    }
    text
}

/// What a newer catalogue brought, in words.
pub fn renewed_message(renewed: &Renewed) -> Message {
    Message::new("lists-renewed")
        .with("added", renewed.added)
        .with("followed", renewed.followed)
        .with("withdrawn", renewed.retired)
        .with("clashes", renewed.clashes.len())
}

const INDICATOR: &str = "indicator";

/// What a new indicator has where nothing is said: a number of its own, never put together.
pub const NEW_INDICATOR: &[(&str, &str)] = &[
    ("unit", "NUM"),
    ("theme", "D"),
    ("value_kind", "count"),
    ("aggregation", "none"),
    ("time_aggregation", "none"),
    ("stock_flow", "na"),
    ("priority", "extended"),
];

fn unknown(list: &str, code: &str) -> Message {
    Message::new("store-unknown-code").with("list", list).with("code", code)
}

/// Nothing with an error is written.
fn refuse(problems: &[Problem]) -> Result<(), AppError> {
    let wrong: Vec<Problem> =
        problems.iter().filter(|problem| problem.severity >= Severity::Question).cloned().collect();
    match wrong.first() {
        None => Ok(()),
        Some(first) if wrong.len() == 1 => {
            Err(AppError { kind: ErrorKind::Decision, message: first.message.clone(), problems: wrong })
        }
        Some(_) => Err(AppError {
            kind: ErrorKind::Decision,
            message: Message::new("lists-wrong").with("count", wrong.len()),
            problems: wrong,
        }),
    }
}

#[cfg(test)]
mod tests;
