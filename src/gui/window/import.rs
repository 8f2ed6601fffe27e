//! Import as it runs: files wait in a row, one is read, each answer makes a new dry run, one act writes.

mod asked;
mod files;
mod told;
mod trial;
mod wording;

pub use trial::{Answers, Trial, try_out};
pub use wording::review;

use super::Window;
use super::files::{Purpose, file_name};
use super::obey::Changed;
use crate::app::{AppError, Corrected, FileReading, Imported, Pending, Session, account, write_findings};
use crate::export::Overwrite;
use crate::gui::act::Act;
use crate::gui::pages::ImportAct;
use crate::gui::pages::import::RestOfNames;
use crate::intake::{Hints, Said, Target};
use crate::query;
use crate::work::Work;
use egui::Context;
use std::collections::VecDeque;
use std::path::PathBuf;

/// What was written.
struct Written {
    imported: Imported,
    sheet: usize,
}

/// The import that runs.
#[derive(Default)]
pub struct Reviewing {
    waiting: VecDeque<PathBuf>,
    path: Option<PathBuf>,
    reading: Option<Pending<FileReading>>,
    file: Option<FileReading>,
    sheets: Vec<Answers>,
    at: usize,
    correcting: Option<Pending<Corrected>>,
    trying: Option<Pending<Trial>>,
    trial: Option<Trial>,
    writing: Option<Pending<Imported>>,
    written: Option<Written>,
    failed: Option<AppError>,
    listing: Option<Pending<files::Listing>>,
    listed: files::Listing,
    no_dialog: bool,
}

impl Reviewing {
    /// The running job.
    pub fn work(&self) -> Option<&Work> {
        let reading = self.reading.as_ref().map(Pending::work);
        let writing = self.writing.as_ref().map(Pending::work);
        reading
            .or(writing)
            .or_else(|| self.correcting.as_ref().map(Pending::work))
            .or_else(|| self.trying.as_ref().map(Pending::work))
    }

    /// Stops it.
    pub fn stop(&self) {
        if let Some(work) = self.work() {
            work.stop();
        }
    }

    /// Leaves the file.
    fn leave(&mut self) {
        let (waiting, listed) = (std::mem::take(&mut self.waiting), std::mem::take(&mut self.listed));
        *self = Self { waiting, listed, ..Self::default() };
    }
}

impl Window {
    /// No dialog on this computer: the page's own list serves.
    pub(super) fn import_without_dialog(&mut self) {
        self.import.2.no_dialog = true;
        self.list_files();
    }

    pub(super) fn list_files(&mut self) {
        let folder = self.import.2.listed.folder.clone();
        self.list_folder((!folder.as_os_str().is_empty()).then_some(folder));
    }

    fn list_folder(&mut self, folder: Option<PathBuf>) {
        let (look, recent) = (self.look, self.settings.folders.clone());
        let task = move |_: &mut Session, _: &Work| Ok(files::list(&look, folder, &recent));
        self.import.2.listing = Some(self.reader.ask(task));
        self.reword_import();
    }

    /// Writes what is to be looked at in the sheet: the workbook with marked cells, or the account as a page.
    pub(super) fn write_import_findings(&mut self, path: PathBuf) {
        let (Some(file), Some(trial)) = (self.import.2.file.clone(), &self.import.2.trial) else { return };
        let problems = trial.imported.problems.clone();
        let report = account(std::slice::from_ref(&file), &trial.imported, self.look.lang);
        self.change(self.look.words("import-page-findings"), move |session, work| {
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
                write_findings(&file, &problems, &path)?;
            } else {
                session.export_report(&path, &report, Overwrite::Yes, work)?;
            }
            Ok(Changed::File(path))
        });
    }

    pub(super) fn in_import(&mut self, ctx: &Context, act: ImportAct) {
        match act {
            ImportAct::Open(path) => self.open_sheet_file(path),
            ImportAct::Typed(text) => self.list_folder(Some(PathBuf::from(text))),
            ImportAct::Folder(path) => self.list_folder(Some(path)),
            ImportAct::Example => {
                self.import.2.leave();
                let task = |session: &mut Session, work: &Work| session.read_example(&Hints::default(), work);
                self.import.2.reading = Some(self.reader.ask(task));
            }
            ImportAct::Again => {
                if let Some(path) = self.import.2.path.clone() {
                    self.read(path);
                }
            }
            ImportAct::Leave => {
                self.import.2.leave();
                if let Some(next) = self.import.2.waiting.pop_front() {
                    self.read(next);
                }
            }
            ImportAct::Sheet(at) => {
                self.import.2.at = at;
                self.import.2.trial = None;
                self.import.2.written = None;
                self.try_sheet();
            }
            ImportAct::Say(target, said) => self.say_of_sheet(target, Some(said)),
            ImportAct::TakeBack(target) => self.say_of_sheet(target, None),
            ImportAct::Write => self.write_sheet(),
            ImportAct::Findings => {
                if let Some(file) = &self.import.2.file {
                    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
                    let title = format!("{stem} {}", self.look.words("import-page-findings-file"));
                    self.choose(ctx, Purpose::Findings, &file_name(&title, "xlsx"));
                }
            }
            answer => {
                self.answer_import(answer);
                self.try_sheet();
            }
        }
        self.reword_import();
    }

    fn answer_import(&mut self, act: ImportAct) {
        let period = match &act {
            ImportAct::Period(text) if !text.trim().is_empty() => match query::period_named(text) {
                Ok(period) => Some(period),
                Err(error) => return self.tell(self.look.tell(&error.message()), true, None),
            },
            _ => None,
        };
        let at = self.import.2.at;
        let Some(answers) = self.import.2.sheets.get_mut(at) else { return };
        match act {
            ImportAct::Reading(reading) => {
                *answers = Answers { reading, meant: answers.meant.clone(), ..Answers::default() };
            }
            ImportAct::Indicator(code) => answers.meant.indicator = Some(code),
            ImportAct::Source(code) => {
                answers.meant.source = Some(code.as_str().into());
                answers.meant.edition = String::new();
            }
            ImportAct::Edition(text) => text.trim().clone_into(&mut answers.meant.edition),
            ImportAct::All(dimension, code) => {
                answers.meant.set.insert(dimension, code);
            }
            ImportAct::Period(_) => answers.meant.period = period,
            ImportAct::Meaning(text, dimension, answer) => answers.mean(text, dimension, answer),
            ImportAct::Rest(rest) => {
                answers.rest = rest;
                answers.meant.leave_rest = rest == RestOfNames::LeaveOut;
            }
            ImportAct::Pair(cell, twice) => {
                if let Some(pair) = answers.pairs.iter().find(|pair| pair.second.0 == cell) {
                    answers.meant.pairs.insert((pair.sheet.clone(), cell), twice);
                }
            }
            ImportAct::Pairs(twice) => {
                answers.meant.pairs.clear();
                answers.meant.other_pairs = Some(twice);
            }
            ImportAct::Scale(power) => answers.meant.scale_power = Some(power),
            ImportAct::TakeChanged(take) => answers.take_changed = take,
            _ => {}
        }
    }

    /// Reads a file, or lets it wait where another one is looked at.
    fn open_sheet_file(&mut self, path: PathBuf) {
        self.page = crate::gui::shell::Page::Import;
        let busy = self.import.2.reading.is_some()
            || (self.import.2.file.is_some() && self.import.2.written.is_none())
            || self.import.2.failed.is_some();
        if busy {
            self.import.2.waiting.push_back(path);
        } else {
            self.read(path);
        }
    }

    fn read(&mut self, path: PathBuf) {
        self.import.2.leave();
        self.import.2.path = Some(path.clone());
        let task =
            move |session: &mut Session, work: &Work| session.read_file(&path, &Hints::default(), work);
        self.import.2.reading = Some(self.reader.ask(task));
        self.reword_import();
    }

    /// Reads the shown sheet anew after something was said about it.
    fn say_of_sheet(&mut self, target: Target, said: Option<Said>) {
        let state = &mut self.import.2;
        let (Some(file), Some(answers)) = (state.file.clone(), state.sheets.get_mut(state.at)) else {
            return;
        };
        let Some(sheet) = file.understood.readings.get(state.at).map(|sheet| sheet.sheet.clone()) else {
            return;
        };
        answers.say(target, said);
        let corrections = answers.corrections.clone();
        let task = move |session: &mut Session, work: &Work| {
            session.correct(&file, &sheet, &corrections, &Hints::default(), work)
        };
        state.trying = None;
        state.correcting = Some(self.reader.ask(task));
    }

    fn take_corrected(&mut self, answer: Result<Corrected, AppError>) {
        match answer {
            Ok(corrected) => {
                let state = &mut self.import.2;
                if let Some(answers) = state.sheets.get_mut(state.at) {
                    // What was asked of the other reading may not be asked of this one.
                    answers.reading = 0;
                    answers.drafts = corrected.drafts;
                    answers.forget_asked();
                }
                state.file = Some(corrected.file);
                self.try_sheet();
            }
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
        self.reword_import();
    }

    /// Runs the shown sheet dry; an older run is dropped and stops.
    fn try_sheet(&mut self) {
        let state = &mut self.import.2;
        let (Some(file), Some(answers)) = (state.file.clone(), state.sheets.get(state.at).cloned()) else {
            return;
        };
        let at = state.at;
        let task = move |session: &mut Session, work: &Work| try_out(session, &file, at, &answers, work);
        state.trying = Some(self.writer.ask(task));
    }

    fn write_sheet(&mut self) {
        let state = &mut self.import.2;
        if state.trying.is_some() || state.writing.is_some() {
            return;
        }
        let (Some(answers), Some(trial)) = (state.sheets.get(state.at).cloned(), &state.trial) else {
            return;
        };
        let drafts = trial.drafts.clone();
        let task = move |session: &mut Session, work: &Work| {
            let sheets = std::slice::from_ref(&drafts);
            session.import(sheets, &answers.meant, answers.create(), answers.accept(), false, work)
        };
        state.writing = Some(self.writer.ask(task));
    }

    pub(super) fn take_import(&mut self) {
        let listed = self.import.2.listing.as_ref().and_then(Pending::poll);
        if let Some(listed) = listed {
            self.import.2.listing = None;
            if let Ok(listing) = listed {
                self.take_listing(listing);
            }
        }
        if let Some(answer) = self.import.2.reading.as_ref().and_then(Pending::poll) {
            self.import.2.reading = None;
            self.take_file(answer);
        }
        if let Some(answer) = self.import.2.correcting.as_ref().and_then(Pending::poll) {
            self.import.2.correcting = None;
            self.take_corrected(answer);
        }
        if let Some(answer) = self.import.2.trying.as_ref().and_then(Pending::poll) {
            self.import.2.trying = None;
            match answer {
                Ok(trial) => {
                    let at = self.import.2.at;
                    if let Some(answers) = self.import.2.sheets.get_mut(at) {
                        answers.learn(&trial);
                    }
                    self.import.2.trial = Some(trial);
                }
                Err(error) => self.tell(self.look.tell(&error.message), true, None),
            }
            self.reword_import();
        }
        if let Some(answer) = self.import.2.writing.as_ref().and_then(Pending::poll) {
            self.import.2.writing = None;
            self.take_written(answer);
        }
    }

    fn take_listing(&mut self, listing: files::Listing) {
        if let Some(path) = listing.file.clone() {
            self.import.2.listed.places = listing.places;
            self.open_sheet_file(path);
        } else {
            self.import.2.listed = listing;
        }
        self.reword_import();
    }

    fn take_file(&mut self, answer: Result<FileReading, AppError>) {
        match answer {
            Ok(file) => {
                let readings = &file.understood.readings;
                self.import.2.sheets = vec![Answers::default(); readings.len()];
                self.import.2.at = readings.iter().position(|sheet| !sheet.readings.is_empty()).unwrap_or(0);
                self.import.2.file = Some(file);
                self.try_sheet();
            }
            Err(error) if matches!(error.message.id.as_str(), "sheet-stopped" | "app-stopped") => {
                self.tell(self.look.tell(&error.message), false, None);
                self.import.2.leave();
            }
            Err(error) => self.import.2.failed = Some(error),
        }
        self.reword_import();
    }

    fn take_written(&mut self, answer: Result<Imported, AppError>) {
        match answer {
            Ok(imported) => {
                let sheet = self.import.2.at;
                if let Some(answers) = self.import.2.sheets.get_mut(sheet) {
                    answers.written = true;
                }
                if let Some(change) = imported.change {
                    let count = self.look.count(imported.counts.written);
                    let words = self.look.say("import-page-written", &[("count", count.into())]);
                    self.tell(words, false, Some((self.look.words("import-page-undo"), Act::Undo(change))));
                }
                self.import.2.written = Some(Written { imported, sheet });
                self.refresh();
            }
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
        self.reword_import();
    }
}
