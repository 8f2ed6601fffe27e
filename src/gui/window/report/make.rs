//! The Migration Profile as files: chosen, made on the writer's desk with progress and Stop, told.

use super::Window;
use crate::app::{Command, Wording};
use crate::export::Overwrite;
use crate::gui::window::files::{Purpose, file_name, free_name};
use crate::gui::window::obey::Changed;
use egui::Context;
use std::path::PathBuf;

/// Endings of the files in the order of the page's boxes.
const ENDINGS: [&str; 4] = ["docx", "pdf", "html", "pptx"];

impl Window {
    /// Asks for the file's place; the ending of its name is the format.
    pub(in crate::gui::window) fn choose_report(&mut self, ctx: &Context, ending: &str) {
        self.report.2.more.clear();
        let name = file_name(&self.look.words("report-title"), ending);
        self.choose(ctx, Purpose::Report, &name);
    }

    /// Asks for the place of the first of the chosen files; the others come beside it.
    pub(super) fn choose_files(&mut self, ctx: &Context) {
        let chosen = ENDINGS.iter().zip(self.report.1.formats).filter(|(_, on)| *on);
        let mut endings: Vec<&str> = chosen.map(|(ending, _)| *ending).collect();
        if endings.is_empty() {
            return;
        }
        let first = endings.remove(0);
        self.choose_report(ctx, first);
        self.report.2.more = endings.into_iter().map(str::to_owned).collect();
    }

    /// Makes the report in the language of the window and writes it.
    pub(in crate::gui::window) fn write_report(&mut self, path: PathBuf) {
        self.keep_report();
        let wording = Wording { lang: self.settings.lang, numbers: self.settings.numbers };
        let more = std::mem::take(&mut self.report.2.more);
        let edited = self.report.2.outline.clone().map(|outline| (outline, self.report.2.design.clone()));
        self.change(self.look.words(&Command::GoReport.words()), move |session, work| {
            let (outline, design) = match edited {
                Some(edited) => edited,
                None => (session.outline(None)?, session.design()?),
            };
            let report = session.report(&outline, wording, (None, &design), work)?;
            session.export_report(&path, &report, Overwrite::Yes, work)?;
            // Nobody was asked about the others: none takes the place of a file that is there.
            let (folder, stem) = (path.parent().map(PathBuf::from).unwrap_or_default(), path.file_stem());
            let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            for ending in more {
                let beside = free_name(&folder, &format!("{stem}.{ending}"));
                session.export_report(&beside, &report, Overwrite::No, work)?;
            }
            Ok(Changed::File(path))
        });
    }
}
