//! Figures as SVG, at print proportions: title, unit, legend, plot, foot.
//!
//! Everything is laid out here from the figure's data coordinates, with text measured by the shaping
//! engine, so that labels neither collide nor run out of the page in either language.

mod canvas;
mod colour;
mod dots;
mod drawn;
pub(super) mod lettering;
mod lying;
mod page;
mod upright;

pub use canvas::Lettering;
pub use lettering::{FAMILY, can_write, measure};

pub(super) use canvas::short;
pub(super) use colour::of as printed_colour;

use super::{ExportError, Overwrite, save};
use crate::figure::{Figure, FigureError};
use std::io::Write;
use std::path::Path;

/// The figure as an SVG document.
///
/// # Errors
/// [`FigureError::NoSource`]: a figure without source does not leave the program.
pub fn render(figure: &Figure, lettering: Lettering) -> Result<String, ExportError> {
    has_source(figure)?;
    Ok(page::draw(figure, lettering, true))
}

/// The figure without title and foot, for a page that has both beside it.
///
/// # Errors
/// [`FigureError::NoSource`]: a figure without source does not leave the program.
pub fn render_plain(figure: &Figure, lettering: Lettering) -> Result<String, ExportError> {
    has_source(figure)?;
    Ok(page::draw(figure, lettering, false))
}

/// A drawing of a report in the colour of its owner: the first series takes it.
pub(super) fn in_colour(drawing: &str, colour: crate::report::Colour) -> String {
    let usual = format!("#{}", crate::report::Colour::USUAL.digits());
    drawing.replace(&usual, &format!("#{}", colour.digits()))
}

fn has_source(figure: &Figure) -> Result<(), ExportError> {
    if figure.foot.sources.iter().all(|source| source.trim().is_empty()) {
        return Err(ExportError::Figure(FigureError::NoSource));
    }
    Ok(())
}

/// Writes the figure as an SVG file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    figure: &Figure,
    lettering: Lettering,
    overwrite: Overwrite,
) -> Result<(), ExportError> {
    let text = render(figure, lettering)?;
    save(path, overwrite, |out| out.write_all(text.as_bytes()).map_err(|error| ExportError::io(path, &error)))
}
