//! The Migration Profile as a file: chosen, made on the writer's desk with progress and Stop, told.

use super::Window;
use super::files::{Purpose, file_name};
use super::obey::Changed;
use crate::app::{Command, Wording};
use crate::export::Overwrite;
use egui::Context;
use std::path::PathBuf;

impl Window {
    /// Asks for the file's place; the ending of its name is the format.
    pub(super) fn choose_report(&mut self, ctx: &Context, ending: &str) {
        let name = file_name(&self.look.words("report-title"), ending);
        self.choose(ctx, Purpose::Report, &name);
    }

    /// Makes the report in the language of the window and writes it.
    pub(super) fn write_report(&mut self, path: PathBuf) {
        let wording = Wording { lang: self.settings.lang, numbers: self.settings.numbers };
        self.change(self.look.words(&Command::ReportWord.words()), move |session, work| {
            let outline = session.outline(None)?;
            let report = session.report(&outline, wording, None, work)?;
            session.export_report(&path, &report, Overwrite::Yes, work)?;
            Ok(Changed::File(path))
        });
    }
}
