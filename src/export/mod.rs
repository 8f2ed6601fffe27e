//! Tables and figures → files; one file a format, same shape.
//!
//! In: an [`Extract`] (a cube with its names and its [`TableText`](crate::figure::TableText)), a [`Figure`] or
//! a [`Report`]. Out: a file that carries title, unit, source, edition, notes and the legend of its signs. A
//! file is written whole or not at all, never over another unless told, and no withheld number is in it.

pub mod clip;
pub mod csv;
mod dataset;
pub mod docx;
mod error;
mod extract;
mod grid;
pub mod html;
pub mod jsonstat;
pub mod lists;
pub mod ods;
pub mod package;
pub mod pdf;
pub mod png;
pub mod pptx;
pub mod publish;
pub mod px;
mod save;
pub mod sdmx;
pub mod svg;
pub mod template;
pub mod text;
pub mod tidy;
mod trouble;
pub mod web;
pub mod xlsx;
mod xml;

pub use error::ExportError;
pub use extract::Extract;
pub use grid::Part;
pub use save::{Overwrite, save};

use crate::figure::Figure;
use crate::report::Report;
use crate::work::Work;
use std::io::Write;
use std::path::Path;

/// Endings of table files.
pub const TABLE_ENDINGS: &str = ".xlsx, .ods, .csv, .html, .pdf, .px, .json, .sdmx.csv, .csv.zip";
/// Endings of report files.
pub const REPORT_ENDINGS: &str = ".docx, .pdf, .html, .pptx";
/// Endings of figure files.
pub const FIGURE_ENDINGS: &str = ".svg, .png, .pdf";

/// A format of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Excel workbook.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// CSV as laid out on screen.
    Csv,
    /// Web page.
    Html,
    /// Pages to print.
    Pdf,
    /// PC-Axis.
    Px,
    /// JSON-stat 2.0.
    JsonStat,
    /// SDMX-CSV 2.0 with a structure message beside it.
    Sdmx,
    /// Data package: tidy CSV with its description.
    Package,
}

impl TableFormat {
    /// Every format with the end of its files' names; longer ends first.
    const ENDINGS: [(&'static str, Self); 10] = [
        (".csv.zip", Self::Package),
        (".sdmx.csv", Self::Sdmx),
        (".xlsx", Self::Xlsx),
        (".ods", Self::Ods),
        (".csv", Self::Csv),
        (".html", Self::Html),
        (".htm", Self::Html),
        (".pdf", Self::Pdf),
        (".px", Self::Px),
        (".json", Self::JsonStat),
    ];

    /// The format that the end of a name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| format)
    }

    /// Whether the format names everything in both languages whichever is asked for.
    pub fn names_both_languages(self) -> bool {
        matches!(self, Self::Px | Self::JsonStat | Self::Sdmx | Self::Package)
    }
}

/// The ending of a name in small letters, without the point.
fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Values a workbook repeats one a line on a sheet of their own; more of them go into a data package.
const MOST_DATA_LINES: usize = 100_000;

/// Whether a workbook of a table has a sheet with one value a line.
fn has_data_sheet(extract: &Extract<'_>) -> bool {
    extract.cube.cells.iter().filter(|cell| cell.present).count() <= MOST_DATA_LINES
}

/// Writes a table in the format of the name's ending.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn table(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let Some(format) = TableFormat::of(path) else {
        return Err(ExportError::Ending { path: path.to_owned(), known: TABLE_ENDINGS });
    };
    let write = match format {
        TableFormat::Xlsx => xlsx::write,
        TableFormat::Ods => ods::write,
        TableFormat::Csv => csv::write,
        TableFormat::Html => web::write,
        TableFormat::Pdf => pdf::write_table,
        TableFormat::Px => px::write,
        TableFormat::JsonStat => jsonstat::write,
        TableFormat::Sdmx => sdmx::write,
        TableFormat::Package => package::write,
    };
    write(path, extract, overwrite, work)
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
        "pptx" => pptx::write(path, report, now, overwrite, work),
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
