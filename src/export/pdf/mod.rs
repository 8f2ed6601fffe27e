//! PDF: pages with embedded fonts, Lao shaped by the same engine as on screen, tagged for screen readers.
//!
//! In: a [`Figure`] as its SVG writer draws it, a table, or a [`Report`]. Out: a PDF whose text can be searched and
//! copied, with bookmarks and links. `letters` writes text, `drawing` carries a drawing over, `setter`
//! breaks lines, `pages` and `grid` lay out, `book` writes.

mod book;
mod drawing;
mod grid;
mod letters;
mod pages;
mod preview;
mod setter;
mod sheet;
mod tables;

pub use tables::{table, write_table};

use super::svg::{self, Lettering};
use super::{ExportError, Overwrite, save};
use crate::figure::Figure;
use crate::report::Report;
use crate::work::{Stage, Work};
use drawing::Drawing;
use krilla::geom::Transform;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use letters::Faces;
pub use preview::Preview;
use std::io::Write;
use std::path::Path;

/// Points of a PDF in a px of a drawing: 72 and 96 to the inch.
const POINTS: f32 = 0.75;

fn fail(detail: impl std::fmt::Display) -> ExportError {
    ExportError::Format { format: "PDF", detail: detail.to_string() }
}

/// The figure as a PDF of one page of its size.
///
/// # Errors
/// [`ExportError`] where it has no source or the writer fails.
pub fn figure(figure: &Figure) -> Result<Vec<u8>, ExportError> {
    let drawing = Drawing::read(&svg::render(figure, Lettering::Text)?)?;
    let faces = Faces::load()?;
    let mut document = Document::new_with(SerializeSettings::default());
    let size = (drawing.width * POINTS, drawing.height * POINTS);
    let settings = PageSettings::from_wh(size.0, size.1).ok_or_else(|| fail("size"))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    let content = surface.start_tagged(ContentTag::Other);
    drawing.draw(&mut surface, &faces);
    surface.end_tagged();
    surface.pop();
    surface.finish();
    page.finish();
    let mut group = TagGroup::new(Tag::Figure(Some(drawing.told.clone())));
    group.push(content);
    let mut tree = TagTree::new().with_lang(Some(figure.lang.tag().to_owned()));
    tree.push(group);
    document.set_tag_tree(tree);
    let about = Metadata::new()
        .title(figure.title.clone())
        .description(figure.foot.lines(figure.lang).join(" "))
        .language(figure.lang.tag().to_owned())
        .creator(crate::i18n::words(figure.lang, "app-title"));
    document.set_metadata(about);
    document.finish().map_err(|error| fail(error.to_string()))
}

/// Writes the figure as a PDF file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write_figure(path: &Path, figure: &Figure, overwrite: Overwrite) -> Result<(), ExportError> {
    let bytes = self::figure(figure)?;
    save(path, overwrite, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
}

/// The report as a PDF.
///
/// # Errors
/// [`ExportError`] where the writer fails or the job was stopped.
pub fn report(report: &Report, work: &Work) -> Result<Vec<u8>, ExportError> {
    work.begin(Stage::Drawing, u64::try_from(report.blocks.len()).unwrap_or(0));
    let sheets = pages::lay_out(report, work)?;
    let cover = &report.cover;
    let about = book::About {
        title: format!("{} – {}", cover.title, cover.subtitle),
        lang: report.lang,
        author: (!cover.owner.is_empty()).then(|| cover.owner.clone()),
        description: cover.notice.clone(),
        numbered: false,
        picture: report.picture.as_deref().map(super::png::read).transpose()?,
    };
    book::bind(sheets, &about)
}

/// Writes the report as a PDF file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write_report(
    path: &Path,
    report: &Report,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let bytes = self::report(report, work)?;
    work.begin(Stage::Saving, 0);
    save(path, overwrite, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
}
