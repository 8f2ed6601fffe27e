//! Editing members of the lists, and lists as spreadsheets: asked of the workers, put into words.

use super::Window;
use super::files::{Purpose, file_name};
use super::obey::Changed;
use crate::app::{AppError, Column, ColumnKind, ListsRead, Pending, Session, column_words};
use crate::domain::{Catalogue, Lang, Severity};
use crate::export::Overwrite;
use crate::gui::pages::list_preview::ListPreview;
use crate::gui::pages::member_form::{FormRow, MemberForm};
use crate::gui::shell::Page;
use crate::gui::theme::Look;
use crate::work::Work;
use egui::Context;
use std::path::PathBuf;

/// So many differences are listed.
const MOST: usize = 400;

/// What is awaited, and the spreadsheet that was read.
#[derive(Default)]
pub struct Members {
    asking: Option<(String, String, Pending<Vec<Column>>)>,
    reading: Option<(PathBuf, Pending<ListsRead>)>,
    read: Option<(PathBuf, ListsRead)>,
}

impl Members {
    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some() || self.reading.is_some()
    }

    /// The reading of a spreadsheet that runs.
    pub fn work(&self) -> Option<&Work> {
        self.reading.as_ref().map(|(_, pending)| pending.work())
    }

    /// The spreadsheet that was read, in words.
    pub(super) fn preview(&self, look: &Look) -> Option<ListPreview> {
        self.read.as_ref().map(|(path, read)| preview(look, path, read))
    }
}

impl Window {
    /// Asks for the form of a member.
    pub(super) fn edit_member(&mut self, list: String, code: String) {
        let of = (list.clone(), code.clone());
        let task = move |session: &mut Session, _: &Work| session.member(&of.0, &of.1);
        self.members.asking = Some((list, code, self.reader.ask(task)));
    }

    pub(super) fn take_members(&mut self) {
        if let Some(answer) = self.members.asking.as_ref().and_then(|(_, _, pending)| pending.poll())
            && let Some((list, code, _)) = self.members.asking.take()
        {
            match (answer, self.catalogue()) {
                (Ok(columns), Some(catalogue)) => {
                    let form = form(&self.look, &catalogue, &list, &code, columns);
                    match self.page {
                        Page::Indicators => self.indicators.0.form = Some(form),
                        _ => self.lists.0.form = Some(form),
                    }
                }
                (Err(error), _) => self.tell_error(&error),
                (Ok(_), None) => {}
            }
        }
        if let Some(answer) = self.members.reading.as_ref().and_then(|(_, pending)| pending.poll())
            && let Some((path, _)) = self.members.reading.take()
        {
            match answer {
                Ok(read) => self.members.read = Some((path, read)),
                Err(error) => self.tell_error(&error),
            }
            self.fill_lists();
        }
    }

    pub(super) fn save_member(&mut self, list: String, code: String, wishes: Vec<(String, String)>) {
        let (done, same) = (self.look.words("lists-edited"), self.look.words("lists-unchanged"));
        self.change(self.look.words("stage-writing"), move |session: &mut Session, _: &Work| {
            let amended = session.amend(&list, &code, &wishes)?;
            Ok(amended.change.map_or(Changed::Store(same), |change| Changed::Lists(done, change)))
        });
    }

    /// Says at the columns of an open form what is wrong with them; gives whether that tells all.
    pub(super) fn mark_form(&mut self, error: &AppError) -> bool {
        let mut marked = 0;
        let forms = [self.indicators.0.form.as_mut(), self.lists.0.form.as_mut()];
        for form in forms.into_iter().flatten() {
            for problem in &error.problems {
                let place = problem.place.sheet.as_deref().unwrap_or_default();
                let of_form = place.starts_with(&format!("{} {} ", form.list, form.code));
                if let (true, Some((_, column))) = (of_form, place.rsplit_once(' ')) {
                    marked += usize::from(form.mark(column, &self.look.tell(&problem.message)));
                }
            }
        }
        marked > 0 && marked == error.problems.len()
    }

    /// Forms and previews are done with.
    pub(super) fn close_forms(&mut self) {
        self.indicators.0.form = None;
        self.lists.0.form = None;
        self.members.read = None;
    }

    pub(super) fn choose_list_file(&mut self, ctx: &Context, save: bool) {
        let (list, words) = self.lists.1.list.clone();
        if save {
            self.choose(ctx, Purpose::SaveList(list), &file_name(&words, "xlsx"));
        } else {
            self.choose(ctx, Purpose::TakeList(list), "lists.xlsx");
        }
    }

    pub(super) fn save_list(&mut self, list: String, path: PathBuf) {
        let lang = self.look.lang;
        self.change(self.look.words("gui-export"), move |session, _| {
            session.export_lists(&path, &[list], lang, Overwrite::Yes)?;
            Ok(Changed::File(path))
        });
    }

    /// Reads a spreadsheet of lists and shows what it would change.
    pub fn take_list(&mut self, list: String, path: PathBuf) {
        let file = path.clone();
        let task = move |session: &mut Session, work: &Work| {
            // A sheet that is named for a list is that list; else it is the one that is shown.
            let named = session.read_lists(&file, None, work);
            if named.as_ref().is_err_and(|error| error.message.id == "lists-no-sheet") {
                return session.read_lists(&file, Some(&list), work);
            }
            named
        };
        self.members.reading = Some((path, self.reader.ask(task)));
    }

    pub(super) fn write_list(&mut self) {
        let Some((path, read)) = self.members.read.clone() else { return };
        let (done, same) = (self.look.words("lists-edited"), self.look.words("lists-unchanged"));
        self.change(self.look.words("stage-writing"), move |session: &mut Session, _: &Work| {
            let change = session.write_lists_read(&read, &path)?;
            Ok(change.map_or(Changed::Store(same), |change| Changed::Lists(done, change)))
        });
    }
}

/// The form of a member in words.
fn form(look: &Look, catalogue: &Catalogue, list: &str, code: &str, columns: Vec<Column>) -> MemberForm {
    let text =
        |name: &str| columns.iter().find(|column| column.name == name).map(|column| column.text.clone());
    let (first, second) = match look.lang {
        Lang::Lo => ("name_lo", "name_en"),
        Lang::En => ("name_en", "name_lo"),
    };
    let name = text(first).filter(|name| !name.is_empty()).or_else(|| text(second)).unwrap_or_default();
    let title = look.say("lists-edit-of", &[("name", name.into())]);
    let rows = columns.into_iter().map(|column| form_row(look, catalogue, list, code, column)).collect();
    MemberForm::new(list, code, title, rows)
}

fn form_row(look: &Look, catalogue: &Catalogue, list: &str, code: &str, column: Column) -> FormRow {
    let named = |list: &str| members_of(catalogue, list, look.lang);
    let none = || (String::new(), String::from("–"));
    let mut choices = match &column.kind {
        ColumnKind::OneOf(words) => {
            let one = |word: &&str| ((*word).to_owned(), look.words(&format!("lists-choice-{word}")));
            words.iter().map(one).collect()
        }
        ColumnKind::YesNo => ["yes", "no"]
            .map(|word| (String::from(word), look.words(&format!("lists-choice-{word}"))))
            .to_vec(),
        ColumnKind::Of("") => {
            [none()].into_iter().chain(named(list).into_iter().filter(|(one, _)| one != code)).collect()
        }
        ColumnKind::Of(other) => [none()].into_iter().chain(named(other)).collect(),
        _ => Vec::new(),
    };
    if column.kind == ColumnKind::YesNo && column.text.is_empty() {
        choices.insert(0, none());
    }
    let hint = match column.kind {
        ColumnKind::Spellings => look.words("lists-hint-aliases"),
        ColumnKind::Several(_) => look.words("lists-hint-several"),
        ColumnKind::Targets => look.words("lists-hint-targets"),
        ColumnKind::Day => look.words("lists-hint-day"),
        _ => String::new(),
    };
    let long = column.name.starts_with("definition")
        || column.name.starts_with("note")
        || column.kind == ColumnKind::Spellings;
    FormRow {
        words: column_words(look.lang, &column.name),
        hint,
        choices,
        long,
        fixed: column.kind == ColumnKind::Code,
        text: column.text,
        column: column.name,
        wrong: String::new(),
    }
}

/// Codes and names of a list.
fn members_of(catalogue: &Catalogue, list: &str, lang: Lang) -> Vec<(String, String)> {
    if list == "indicator" {
        let one = |one: &crate::domain::Indicator| {
            (one.code.as_str().to_owned(), format!("{} ({})", one.names.get(lang), one.code))
        };
        return catalogue.indicators().iter().map(one).collect();
    }
    let members = catalogue.list(list).into_iter().flat_map(|list| list.iter());
    members
        .map(|(code, item)| (code.as_str().to_owned(), format!("{} ({code})", item.names.get(lang))))
        .collect()
}

fn preview(look: &Look, path: &std::path::Path, read: &ListsRead) -> ListPreview {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let counts = [
        ("file", file.into()),
        ("new", read.new.into()),
        ("changed", read.changed.into()),
        ("same", read.same.into()),
    ];
    let (mut wrong, mut doubts) = (Vec::new(), Vec::new());
    for problem in &read.problems {
        let cell = problem.place.cell.map(|cell| cell.to_string());
        let place = [problem.place.sheet.clone(), cell].into_iter().flatten().collect::<Vec<_>>().join("!");
        let text = format!("{place}: {}", look.tell(&problem.message));
        if problem.severity >= Severity::Question { wrong.push(text) } else { doubts.push(text) }
    }
    let mut parts: Vec<(String, String)> = read
        .parts
        .iter()
        .take(MOST)
        .map(|part| {
            let name = format!("{} · {}", part.code, column_words(look.lang, &part.column));
            let text = if part.column == "code" {
                look.words("lists-new-member")
            } else {
                let shown = |text: &str| if text.is_empty() { String::from("–") } else { text.to_owned() };
                format!("{} → {}", shown(&part.before), shown(&part.after))
            };
            (name, text)
        })
        .collect();
    if let Some(more) = read.parts.len().checked_sub(MOST).filter(|more| *more > 0) {
        parts.push((String::new(), look.say("lists-more", &[("count", more.into())])));
    }
    ListPreview { title: look.say("lists-preview", &counts), wrong, doubts, parts }
}
