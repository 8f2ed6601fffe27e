//! Word documents that Word and LibreOffice edit like hand-made ones: real styles, contents and captions as
//! fields, native tables, Lao with its own font and language, figures as drawings with a picture beside.
//!
//! In: a [`Report`]. Out: a .docx file. `words` writes text, `body` the blocks, `table` tables, `parts`
//! what every document has.

mod body;
mod parts;
mod table;
mod words;

pub(super) use parts::{app, core};
pub(super) use words::escape;

use super::png::{self, Resolution};
use super::svg::{self, Lettering};
use super::{ExportError, Overwrite, save};
use crate::report::{Colour, Report};
use crate::work::{Stage, Work};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn fail(detail: impl std::fmt::Display) -> ExportError {
    ExportError::Format { format: "DOCX", detail: detail.to_string() }
}

/// The report as a Word document, made `now` (`2026-11-23T09:40:00Z`).
///
/// # Errors
/// [`ExportError`] where the writer fails or the job was stopped.
pub fn report(report: &Report, now: &str, work: &Work) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    put(&mut zip, "[Content_Types].xml", parts::content_types().as_bytes())?;
    put(&mut zip, "_rels/.rels", parts::package_relations().as_bytes())?;
    let figures = report.figures().count();
    work.begin(Stage::Drawing, u64::try_from(figures).unwrap_or(0));
    let mut shapes = Vec::with_capacity(figures);
    for (position, block) in report.figures().enumerate() {
        work.check()?;
        work.advance(1);
        let drawn = svg::render_plain(&block.figure, Lettering::Outlines)?;
        let drawn = svg::in_colour(&drawn, report.accent);
        let picture = png::raster(&drawn, Resolution::Screen)?;
        shapes.push((f64::from(picture.width), f64::from(picture.height)));
        let name = format!("word/media/figure{}", position + 1);
        put(&mut zip, &format!("{name}.svg"), drawn.as_bytes())?;
        put(&mut zip, &format!("{name}.png"), &png::bytes(&picture, Resolution::Screen)?)?;
    }
    let mut emblem = None;
    if let Some(bytes) = &report.picture {
        let picture = png::read(bytes)?;
        emblem = Some((f64::from(picture.width), f64::from(picture.height)));
        put(&mut zip, "word/media/emblem.png", bytes)?;
    }
    put(&mut zip, "word/document.xml", document(&body::body(report, &shapes, emblem)).as_bytes())?;
    let relations = parts::document_relations(figures, emblem.is_some());
    put(&mut zip, "word/_rels/document.xml.rels", relations.as_bytes())?;
    let styles = parts::styles(report.lang).replace(&Colour::USUAL.digits(), &report.accent.digits());
    put(&mut zip, "word/styles.xml", styles.as_bytes())?;
    put(&mut zip, "word/settings.xml", parts::settings().as_bytes())?;
    put(&mut zip, "word/numbering.xml", parts::numbering().as_bytes())?;
    put(&mut zip, "word/header1.xml", parts::header(report).as_bytes())?;
    put(&mut zip, "word/footer1.xml", parts::footer().as_bytes())?;
    put(&mut zip, "docProps/core.xml", core(report, now).as_bytes())?;
    put(&mut zip, "docProps/app.xml", app(report.lang).as_bytes())?;
    Ok(zip.finish().map_err(fail)?.into_inner())
}

fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).map_err(fail)?;
    zip.write_all(bytes).map_err(fail)
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {} \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\"><w:body>{body}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"default\" \
         r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar \
         w:top=\"1280\" w:right=\"1243\" w:bottom=\"1280\" w:left=\"1243\" w:header=\"600\" w:footer=\"600\" \
         w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>",
        parts::W
    )
}

/// Writes the report as a Word document.
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
