//! What the page Import shows, said anew after each answer.

use super::Written;
use super::trial::Answers;
use super::wording::review;
use crate::app::{AppError, change_words};
use crate::gui::pages::import::{DoneView, ImportView, Stage, Trouble};
use crate::gui::window::Window;
use std::path::PathBuf;

/// Imports listed on the page.
const EARLIER: usize = 12;

impl Window {
    /// Says everything on the page anew.
    pub(in crate::gui::window) fn reword_import(&mut self) {
        let state = &self.import.2;
        let listed = &state.listed;
        let look = &self.look;
        let remark = if state.no_dialog {
            look.words("import-page-no-dialog")
        } else if !listed.readable && !listed.folder.as_os_str().is_empty() {
            look.words("import-page-folder-unreadable")
        } else {
            String::new()
        };
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let view = ImportView {
            stage: self.import_stage(),
            places: listed.places.clone(),
            folder: listed.folder.clone(),
            files: listed.rows.clone(),
            remark,
            reading: state.reading.is_some(),
            waiting: state.waiting.iter().map(name).collect(),
            earlier: self.earlier_imports(),
        };
        self.import.1 = view;
    }

    fn earlier_imports(&self) -> Vec<(String, String, Option<i64>)> {
        let history = self.store.as_ref().map(|store| store.history.as_slice()).unwrap_or_default();
        history
            .iter()
            .filter(|row| row.what == "import")
            .take(EARLIER)
            .map(|row| {
                let words = change_words(self.look.lang, row);
                (words, self.look.moment(&row.at), row.undone_by.is_none().then_some(row.id))
            })
            .collect()
    }

    fn import_stage(&self) -> Stage {
        let state = &self.import.2;
        if let Some(error) = &state.failed {
            return Stage::Trouble(self.trouble(error));
        }
        if let Some(written) = &state.written {
            return Stage::Done(self.done(written));
        }
        let (Some(file), Some(catalogue)) = (&state.file, self.catalogue()) else { return Stage::Choose };
        let Some(answers) = state.sheets.get(state.at) else {
            let why = self.look.words("import-page-no-table");
            return Stage::Trouble(Trouble { file: file.name.clone(), why, ..Trouble::default() });
        };
        let waiting = state.trying.is_some() || state.correcting.is_some() || state.writing.is_some();
        let view = review(&self.look, &catalogue, file, state.at, answers, state.trial.as_ref(), waiting);
        Stage::Review(Box::new(view))
    }

    fn trouble(&self, error: &AppError) -> Trouble {
        let path = self.import.2.path.clone().unwrap_or_default();
        let words = self.look.tell(&error.message);
        // The first sentence says why, the rest what to do.
        let (why, mend) = words.split_once(". ").unwrap_or((words.as_str(), ""));
        Trouble {
            file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            place: path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            why: why.to_owned(),
            mend: mend.to_owned(),
        }
    }

    /// Whether the file's values replaced those stored.
    fn took_changed(&self, sheet: usize) -> bool {
        self.import.2.sheets.get(sheet).is_some_and(|answers| answers.take_changed)
    }

    fn done(&self, written: &Written) -> DoneView {
        let state = &self.import.2;
        let look = &self.look;
        let counts = written.imported.counts;
        let file = state.file.as_ref();
        let sheet = |at: usize| {
            file.and_then(|file| file.understood.readings.get(at))
                .map(|sheet| sheet.sheet.clone())
                .unwrap_or_default()
        };
        let undone = |change: &i64| {
            let history = self.store.as_ref().map(|store| store.history.as_slice()).unwrap_or_default();
            history.iter().any(|row| row.id == *change && row.undone_by.is_some())
        };
        let change = written.imported.change.filter(|change| !undone(change));
        let title = if change.is_some() { "import-page-written" } else { "import-page-taken-back" };
        let mut lines =
            vec![(look.words("import-page-file"), file.map(|file| file.name.clone()).unwrap_or_default())];
        lines.push((look.words("import-page-sheet"), sheet(written.sheet)));
        let names = self.catalogue().map(|catalogue| {
            let codes = written.imported.indicators.iter().take(4);
            let found = codes.filter_map(|code| catalogue.indicator(code.as_str()));
            found.map(|indicator| indicator.names.get(look.lang).to_owned()).collect::<Vec<_>>().join(", ")
        });
        lines.push((look.words("import-page-indicator"), names.unwrap_or_default()));
        let left_out = written.imported.left_out;
        for (id, count) in [
            ("import-page-done-same", counts.same),
            ("import-page-done-changed", if self.took_changed(written.sheet) { 0 } else { counts.changed }),
            ("import-page-done-left-out", left_out),
        ] {
            if count > 0 {
                lines.push((look.words(id), look.count(count)));
            }
        }
        lines.retain(|(_, text)| !text.is_empty());
        let next = |(at, answers): (usize, &Answers)| {
            let table = file
                .and_then(|file| file.understood.readings.get(at))
                .is_some_and(|one| !one.readings.is_empty());
            (!answers.written && table).then(|| (at, sheet(at)))
        };
        let next_file = state.waiting.front().and_then(|path| path.file_name());
        DoneView {
            title: look.say(title, &[("count", look.count(counts.written).into())]),
            lines,
            change,
            indicator: written.imported.indicators.first().cloned(),
            next_sheet: state.sheets.iter().enumerate().find_map(next),
            next_file: next_file.map(|name| name.to_string_lossy().into_owned()),
        }
    }
}
