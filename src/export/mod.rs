//! Tables and figures → files; one file a format, same shape.
//!
//! In: a [`Cube`] with its [`TableText`], a [`Figure`] or a [`Report`]. Out: a file that carries title, unit, source,
//! edition, notes and the legend of its signs. A file is written whole or not at all, never over another
//! unless told, and no withheld number is in it.

pub mod clip;
pub mod csv;
pub mod docx;
mod error;
mod grid;
pub mod html;
pub mod pdf;
pub mod png;
mod save;
pub mod svg;
pub mod text;
pub mod xlsx;

pub use error::ExportError;
pub use grid::Part;
pub use save::{Overwrite, save};

use crate::figure::{Figure, TableText};
use crate::query::Cube;
use crate::report::Report;
use crate::work::Work;
use std::io::Write;
use std::path::Path;

/// Endings of table files.
pub const TABLE_ENDINGS: &str = ".xlsx, .csv";
/// Endings of report files.
pub const REPORT_ENDINGS: &str = ".docx, .pdf, .html";
/// Endings of figure files.
pub const FIGURE_ENDINGS: &str = ".svg, .png, .pdf";

/// The ending of a name in small letters, without the point.
fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Writes a table in the format of the name's ending.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn table(
    path: &Path,
    cube: &Cube,
    text: &TableText,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    match ending(path).as_str() {
        "xlsx" => xlsx::write(path, cube, text, overwrite, work),
        "csv" => csv::write(path, cube, text, overwrite, work),
        _ => Err(ExportError::Ending { path: path.to_owned(), known: TABLE_ENDINGS }),
    }
}

/// Writes a figure in the format of the name's ending: SVG with text, PNG for the screen, PDF.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn figure(path: &Path, figure: &Figure, overwrite: Overwrite) -> Result<(), ExportError> {
    match ending(path).as_str() {
        "svg" => svg::write(path, figure, svg::Lettering::Text, overwrite),
        "png" => png::write(path, figure, png::Resolution::Screen, overwrite),
        "pdf" => pdf::write_figure(path, figure, overwrite),
        _ => Err(ExportError::Ending { path: path.to_owned(), known: FIGURE_ENDINGS }),
    }
}

/// Writes a report in the format of the name's ending, made `now` (`2026-11-23T09:40:00Z`).
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn report(
    path: &Path,
    report: &Report,
    now: &str,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    match ending(path).as_str() {
        "docx" => docx::write(path, report, now, overwrite, work),
        "pdf" => pdf::write_report(path, report, overwrite, work),
        "html" | "htm" => html::write(path, report, overwrite, work),
        _ => Err(ExportError::Ending { path: path.to_owned(), known: REPORT_ENDINGS }),
    }
}

/// Writes a text as a file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn save_text(path: &Path, text: &str, overwrite: Overwrite) -> Result<(), ExportError> {
    save(path, overwrite, |out| out.write_all(text.as_bytes()).map_err(|error| ExportError::io(path, &error)))
}
