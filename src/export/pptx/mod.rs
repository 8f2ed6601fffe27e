//! Slides: one figure of the report a slide, with its title and its sources.
//!
//! In: a [`Report`]. Out: a PowerPoint file that LibreOffice opens too: titles are title placeholders, figures
//! are vectors with a picture for programs that cannot show them, both with alternative texts.

mod parts;
mod slide;

use super::png::{self, Resolution};
use super::svg::{self, Lettering};
use super::{ExportError, Overwrite, save};
use crate::report::{Colour, Report};
use crate::work::{Stage, Work};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A slide in English metric units: 16 to 9.
const SLIDE: (f64, f64) = (12_192_000.0, 6_858_000.0);

type Zip = ZipWriter<Cursor<Vec<u8>>>;

fn fail(detail: impl std::fmt::Display) -> ExportError {
    ExportError::Format { format: "PPTX", detail: detail.to_string() }
}

fn put(zip: &mut Zip, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).map_err(fail)?;
    zip.write_all(bytes).map_err(fail)
}

/// The figures of a report as slides, made `now` (`2026-11-23T09:40:00Z`).
///
/// # Errors
/// [`ExportError`] where the writer fails or the job was stopped.
pub fn report(report: &Report, now: &str, work: &Work) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let figures: Vec<_> = report.figures().collect();
    let slides = figures.len() + 1;
    put(&mut zip, "[Content_Types].xml", parts::content_types(slides).as_bytes())?;
    put(&mut zip, "_rels/.rels", parts::package_relations().as_bytes())?;
    work.begin(Stage::Drawing, u64::try_from(slides).unwrap_or(0));
    let mut emblem = None;
    if let Some(bytes) = &report.picture {
        let picture = png::read(bytes)?;
        emblem = Some((f64::from(picture.width), f64::from(picture.height)));
        put(&mut zip, "ppt/media/emblem.png", bytes)?;
    }
    put(&mut zip, "ppt/slides/slide1.xml", slide::cover(report, emblem).as_bytes())?;
    let relations = parts::slide_relations(None, emblem.is_some());
    put(&mut zip, "ppt/slides/_rels/slide1.xml.rels", relations.as_bytes())?;
    for (number, block) in (2..).zip(&figures) {
        work.check()?;
        work.advance(1);
        let drawn = svg::render_plain(&block.figure, Lettering::Outlines)?;
        let drawn = svg::in_colour(&drawn, report.accent);
        let picture = png::raster(&drawn, Resolution::Screen)?;
        let shape = (f64::from(picture.width), f64::from(picture.height));
        let name = format!("ppt/media/figure{number}");
        put(&mut zip, &format!("{name}.svg"), drawn.as_bytes())?;
        put(&mut zip, &format!("{name}.png"), &png::bytes(&picture, Resolution::Screen)?)?;
        put(
            &mut zip,
            &format!("ppt/slides/slide{number}.xml"),
            slide::figure(report, block, shape).as_bytes(),
        )?;
        let relations = parts::slide_relations(Some(number), false);
        put(&mut zip, &format!("ppt/slides/_rels/slide{number}.xml.rels"), relations.as_bytes())?;
    }
    let theme = parts::THEME.replace(&Colour::USUAL.digits(), &report.accent.digits());
    for (name, text) in [
        ("ppt/presentation.xml", parts::presentation(slides)),
        ("ppt/_rels/presentation.xml.rels", parts::presentation_relations(slides)),
        ("ppt/theme/theme1.xml", theme),
        ("ppt/slideMasters/slideMaster1.xml", parts::master()),
        ("ppt/slideMasters/_rels/slideMaster1.xml.rels", parts::master_relations()),
        ("ppt/slideLayouts/slideLayout1.xml", parts::layout()),
        ("ppt/slideLayouts/_rels/slideLayout1.xml.rels", parts::layout_relations()),
        ("docProps/core.xml", super::docx::core(report, now)),
        ("docProps/app.xml", super::docx::app(report.lang)),
    ] {
        put(&mut zip, name, text.as_bytes())?;
    }
    Ok(zip.finish().map_err(fail)?.into_inner())
}

/// Writes the figures of a report as slides.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    report: &Report,
    now: &str,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let bytes = self::report(report, now, work)?;
    work.begin(Stage::Saving, 0);
    save(path, overwrite, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
}
