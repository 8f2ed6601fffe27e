//! The Migration Profile: its outline, its pages, its files.

use super::{AppError, ErrorKind, SavedView, Session, Wording};
use crate::domain::{AgencyCode, Message};
use crate::export::pdf::Preview;
use crate::export::{self, Overwrite};
use crate::platform::clock;
use crate::report::{self, Edition, Outline, Report, ReportError, Setting, View};
use crate::store::ChangeKind;
use crate::work::Work;
use std::path::Path;
use std::sync::Arc;

/// Names under which the store keeps them.
const OUTLINE: &str = "report-outline";
const EDITION: &str = "report-edition";

/// A longer outline was not written by hand.
const LONGEST: u64 = 4 << 20;

impl Session {
    /// The outline of a file; else the one kept in the store, or the shipped one.
    ///
    /// # Errors
    /// A file that cannot be read, or is no outline.
    pub fn outline(&self, file: Option<&Path>) -> Result<Outline, AppError> {
        let Some(file) = file else {
            let kept = self.store()?.document(OUTLINE)?;
            return Ok(kept.map_or_else(Outline::shipped, |text| Outline::read(&text))?);
        };
        let refuse = |detail: String| {
            let message = Message::new("app-cannot-read").with("file", file.display().to_string());
            AppError::new(ErrorKind::File, message.with("detail", detail))
        };
        let size = std::fs::metadata(file).map_err(|error| refuse(error.to_string()))?.len();
        if size > LONGEST {
            return Err(refuse(format!("{size} bytes")));
        }
        let text = std::fs::read_to_string(file).map_err(|error| refuse(error.to_string()))?;
        Ok(Outline::read(&text)?)
    }

    /// Makes the report of the open store.
    ///
    /// # Errors
    /// A store that cannot be read, or a stop.
    pub fn report(
        &self,
        outline: &Outline,
        wording: Wording,
        title_year: Option<u16>,
        work: &Work,
    ) -> Result<Report, AppError> {
        let setting = Setting {
            lang: wording.lang,
            style: wording.numbers,
            title_year,
            today: super::answer::today(),
            owner: Some(self.who().agency.as_str()).filter(|code| !code.is_empty()).map(AgencyCode::from),
            last: self.store()?.document(EDITION)?.as_deref().and_then(Edition::read),
            views: self.views()?.into_iter().map(drawn).collect(),
        };
        Ok(report::build(self.store()?, outline, &setting, work)?)
    }

    /// The report set on pages, to be looked at.
    ///
    /// # Errors
    /// A store that cannot be read, or a stop.
    pub fn preview(&self, outline: &Outline, wording: Wording, work: &Work) -> Result<Preview, AppError> {
        let report = self.report(outline, wording, None, work)?;
        Ok(Preview::new(Arc::new(report), work)?)
    }

    /// Draws a saved view in a section of the report from now on; saves the view before.
    ///
    /// # Errors
    /// No such section; a view without a name; a store that cannot be written.
    pub fn add_to_report(&mut self, section: &str, view: &SavedView) -> Result<i64, AppError> {
        let mut outline = self.outline(None)?;
        let Some(place) = outline.section_mut(section) else {
            let message = Message::new("app-no-section").with("section", section);
            return Err(AppError::new(ErrorKind::Decision, message));
        };
        if !place.views.contains(&view.name) {
            place.views.push(view.name.clone());
        }
        self.save_view(view)?;
        self.keep_outline(&outline)
    }

    /// Keeps an outline with its texts in the store, for every report from now on.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn keep_outline(&mut self, outline: &Outline) -> Result<i64, AppError> {
        let text = outline.write()?;
        self.keep(OUTLINE, &text)
    }

    /// Keeps what a report says as the last edition: the next one tells what changed since.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn keep_edition(&mut self, report: &Report, title_year: Option<u16>) -> Result<i64, AppError> {
        let text = Edition::of(report, title_year).write()?;
        self.keep(EDITION, &text)
    }

    fn keep(&mut self, name: &str, text: &str) -> Result<i64, AppError> {
        let change = self.change(ChangeKind::Report);
        Ok(self.store_mut()?.keep_document(&change, name, text)?)
    }

    /// Writes a report; the ending of the name says the format.
    ///
    /// # Errors
    /// An unknown ending, a file that is there already, a place that cannot be written, a stop.
    pub fn export_report(
        &self,
        path: &Path,
        report: &Report,
        overwrite: Overwrite,
        work: &Work,
    ) -> Result<(), AppError> {
        Ok(export::report(path, report, &clock::now(), overwrite, work)?)
    }

    /// Writes an outline into a file, to be edited and given to a report.
    ///
    /// # Errors
    /// A file that is there already, a place that cannot be written.
    pub fn save_outline(&self, path: &Path, outline: &Outline, overwrite: Overwrite) -> Result<(), AppError> {
        let text = outline.write()?;
        Ok(export::save_text(path, &text, overwrite)?)
    }
}

/// A saved view as the report draws it.
fn drawn(view: SavedView) -> View {
    View { name: view.name, selection: view.selection, layout: view.layout, kind: view.kind }
}

impl From<ReportError> for AppError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Query(error) => error.into(),
            ReportError::Figure(error) => error.into(),
            other @ (ReportError::Outline { .. } | ReportError::Twice { .. }) => {
                Self::new(ErrorKind::Decision, other.message())
            }
        }
    }
}
