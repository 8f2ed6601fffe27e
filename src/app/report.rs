//! The Migration Profile: its outline, its pages, its files.

use super::{AppError, ErrorKind, Session, Wording};
use crate::domain::{AgencyCode, Message};
use crate::export::{self, Overwrite};
use crate::platform::clock;
use crate::report::{self, Outline, Report, ReportError, Setting};
use crate::work::Work;
use std::path::Path;

/// A longer outline was not written by hand.
const LONGEST: u64 = 4 << 20;

impl Session {
    /// The outline of a file, or the shipped one.
    ///
    /// # Errors
    /// A file that cannot be read, or is no outline.
    pub fn outline(&self, file: Option<&Path>) -> Result<Outline, AppError> {
        let Some(file) = file else { return Ok(Outline::shipped()?) };
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
        };
        Ok(report::build(self.store()?, outline, &setting, work)?)
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
