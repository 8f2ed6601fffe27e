//! The Migration Profile: its outline, its pages, its files.

use super::{AppError, ErrorKind, SavedView, Session, Wording};
use crate::domain::{AgencyCode, Message};
use crate::export::pdf::Preview;
use crate::export::{self, Overwrite};
use crate::platform::clock;
use crate::report::{self, Design, Edition, Kind, Outline, Report, ReportError, Section, Setting, View};
use crate::store::ChangeKind;
use crate::work::Work;
use std::path::Path;
use std::sync::Arc;

/// Names under which the store keeps them.
const OUTLINE: &str = "report-outline";
const EDITION: &str = "report-edition";
/// Before the code of the agency whose template it is.
const TEMPLATE: &str = "report-template:";
/// A larger picture is no emblem.
const LARGEST: u64 = 1 << 20;
/// Dots across or down that an emblem may have.
const DOTS: u32 = 2_000;

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
        let text = read_small(file, LONGEST)?;
        Ok(Outline::read(&String::from_utf8_lossy(&text))?)
    }

    /// Makes the report of the open store.
    ///
    /// # Errors
    /// A store that cannot be read, or a stop.
    pub fn report(
        &self,
        outline: &Outline,
        wording: Wording,
        (title_year, design): (Option<u16>, &Design),
        work: &Work,
    ) -> Result<Report, AppError> {
        let own = Some(self.who().agency.as_str()).filter(|code| !code.is_empty()).map(AgencyCode::from);
        let setting = Setting {
            lang: wording.lang,
            style: wording.numbers,
            title_year,
            today: super::answer::today(),
            owner: design.agency.clone().or(own),
            design: design.clone(),
            last: self.store()?.document(EDITION)?.as_deref().and_then(Edition::read),
            views: self.views()?.into_iter().map(drawn).collect(),
        };
        Ok(report::build(self.store()?, outline, &setting, work)?)
    }

    /// The report set on pages, to be looked at.
    ///
    /// # Errors
    /// A store that cannot be read, or a stop.
    pub fn preview(
        &self,
        outline: &Outline,
        design: &Design,
        wording: Wording,
        work: &Work,
    ) -> Result<Preview, AppError> {
        let report = self.report(outline, wording, (None, design), work)?;
        Ok(Preview::new(Arc::new(report), work)?)
    }

    /// The template that is kept for the agency of the person; an empty one where there is none.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn design(&self) -> Result<Design, AppError> {
        let agency = self.who().agency.as_str();
        let kept = self.store()?.document(&format!("{TEMPLATE}{agency}"))?;
        Ok(kept.map_or_else(|| Ok(Design::default()), |text| Design::read(&text))?)
    }

    /// Reads a template with the picture that it names.
    ///
    /// # Errors
    /// A file that cannot be read; a colour too pale for words; a picture that is no PNG, or too large.
    pub fn read_design(&self, file: &Path) -> Result<Design, AppError> {
        let text = read_small(file, LONGEST)?;
        let mut design = Design::read(&String::from_utf8_lossy(&text))?;
        if let Some(name) = design.emblem.take() {
            let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
            design.picture = Some(self.read_emblem(&folder.join(name))?);
        }
        Ok(design)
    }

    /// Reads the picture of an emblem.
    ///
    /// # Errors
    /// A file that cannot be read, is no PNG, or is too large.
    pub fn read_emblem(&self, file: &Path) -> Result<Vec<u8>, AppError> {
        let bytes = read_small(file, LARGEST)?;
        match export::png::read(&bytes) {
            Ok(picture) if picture.width <= DOTS && picture.height <= DOTS => Ok(bytes),
            _ => {
                let message = Message::new("app-no-emblem").with("file", file.display().to_string());
                Err(AppError::new(ErrorKind::File, message))
            }
        }
    }

    /// Keeps a template in the store for its agency, or that of the person.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn keep_design(&mut self, design: &Design) -> Result<i64, AppError> {
        let agency = design.agency.as_ref().map_or(self.who().agency.as_str(), AgencyCode::as_str);
        let name = format!("{TEMPLATE}{agency}");
        let text = design.write()?;
        self.keep(&name, &text)
    }

    /// Draws a saved view in a section of the report from now on; saves the view before. Without a section
    /// it is the chapter that tells of the view's indicator, else the first one. Gives the change, and the
    /// code of the section.
    ///
    /// # Errors
    /// No such section; a view without a name; a store that cannot be written.
    pub fn add_to_report(
        &mut self,
        section: Option<&str>,
        view: &SavedView,
    ) -> Result<(i64, String), AppError> {
        let mut outline = self.outline(None)?;
        let indicator = &view.selection.indicator;
        let tells = |one: &&mut Section| match section {
            Some(code) => one.code == code,
            None => one.kind == Kind::Chapter && one.indicators.contains(indicator),
        };
        let chapter = |one: &Section| section.is_none() && one.kind == Kind::Chapter;
        let known = outline.sections.iter_mut().find(tells).map(|one| one.code.clone());
        let code =
            known.or_else(|| outline.sections.iter().find(|one| chapter(one)).map(|one| one.code.clone()));
        let Some(place) = code.as_deref().and_then(|code| outline.section_mut(code)) else {
            let message = Message::new("app-no-section").with("section", section.unwrap_or("A.1"));
            return Err(AppError::new(ErrorKind::Decision, message));
        };
        if !place.views.contains(&view.name) {
            place.views.push(view.name.clone());
        }
        place.on = true;
        self.save_view(view)?;
        Ok((self.keep_outline(&outline)?, code.unwrap_or_default()))
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

/// The bytes of a file that is not larger than it should be.
fn read_small(file: &Path, most: u64) -> Result<Vec<u8>, AppError> {
    let refuse = |detail: String| {
        let message = Message::new("app-cannot-read").with("file", file.display().to_string());
        AppError::new(ErrorKind::File, message.with("detail", detail))
    };
    let size = std::fs::metadata(file).map_err(|error| refuse(error.to_string()))?.len();
    if size > most {
        return Err(refuse(format!("{size} bytes")));
    }
    std::fs::read(file).map_err(|error| refuse(error.to_string()))
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
            other @ (ReportError::Outline { .. }
            | ReportError::Twice { .. }
            | ReportError::Template { .. }
            | ReportError::Pale { .. }) => Self::new(ErrorKind::Decision, other.message()),
        }
    }
}
