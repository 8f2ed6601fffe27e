//! Tables as OpenDocument spreadsheets: the table as laid out on screen, what it is about, and the values
//! one a line. Written by hand as the format says (OASIS OpenDocument 1.3), row by row, so that a large
//! table needs little memory.

mod rows;
mod styles;

use super::extract::Extract;
use super::trouble::Trouble;
use super::xml::escape;
use super::{ExportError, Overwrite, package, save};
use crate::figure::TableText;
use crate::i18n::words;
use crate::work::Work;
use rows::Rows;
use std::io::{BufWriter, Seek, Write};
use std::path::Path;
use zip::{CompressionMethod, ZipWriter};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// What the programs in use hold on one sheet.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// Writes the table as an OpenDocument spreadsheet.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let text = extract.text;
    let rows = text.rows.len() + text.header.len() + text.foot_lines().len() + 8;
    if rows > MOST_ROWS || super::grid::sheet_columns(text) > MOST_COLUMNS {
        return Err(ExportError::TooLarge { rows: text.rows.len(), columns: text.columns });
    }
    save(path, overwrite, |out| put(out, extract, work).map_err(|trouble| trouble.at(path)))
}

fn put(out: impl Write + Seek, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let text = extract.text;
    let options = package::part(extract);
    let mut zip = ZipWriter::new(out);
    // The kind stands first and plain, so that a program knows the file by its first bytes.
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(KIND.as_bytes())?;
    zip.start_file("META-INF/manifest.xml", options)?;
    zip.write_all(manifest().as_bytes())?;
    zip.start_file("meta.xml", options)?;
    zip.write_all(meta(text).as_bytes())?;
    zip.start_file("styles.xml", options)?;
    zip.write_all(styles::page(super::grid::sheet_columns(text) > 7).as_bytes())?;
    let tables = Tables::of(extract);
    zip.start_file("settings.xml", options)?;
    zip.write_all(settings(&tables).as_bytes())?;
    zip.start_file("content.xml", options)?;
    let mut content = BufWriter::new(&mut zip);
    body(&mut content, extract, &tables, work)?;
    content.flush()?;
    drop(content);
    zip.finish()?;
    Ok(())
}

/// The sheets with their names.
struct Tables<'a> {
    texts: Vec<(&'a TableText, String, String)>,
    data: Option<String>,
}

impl<'a> Tables<'a> {
    fn of(extract: &Extract<'a>) -> Self {
        let several = extract.texts().len() > 1;
        let name = |text: &TableText, id: &str| {
            let name = words(text.lang, id);
            if several { format!("{name} ({})", text.lang.tag()) } else { name }
        };
        let texts = extract
            .texts()
            .into_iter()
            .map(|text| (text, name(text, "export-sheet-table"), name(text, "export-sheet-about")))
            .collect();
        let data = super::has_data_sheet(extract).then(|| words(extract.text.lang, "export-sheet-data"));
        Self { texts, data }
    }
}

fn body(out: &mut dyn Write, extract: &Extract<'_>, tables: &Tables<'_>, work: &Work) -> Result<(), Trouble> {
    write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMES}>")?;
    styles::automatic(out, extract)?;
    write!(out, "<office:body><office:spreadsheet>")?;
    for (at, (text, table, about)) in tables.texts.iter().enumerate() {
        let mut rows = Rows { out: &mut *out, extract, text };
        rows.table(at, table, work)?;
        rows.about(about)?;
    }
    if let Some(name) = &tables.data {
        Rows { out: &mut *out, extract, text: extract.text }.data(name, work)?;
    }
    write!(out, "</office:spreadsheet></office:body></office:document-content>")?;
    Ok(())
}

/// The vocabularies of the format.
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

fn manifest() -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let parts: String = ["content.xml", "styles.xml", "meta.xml", "settings.xml"]
        .map(|part| entry(part, "text/xml"))
        .concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">{}{parts}</manifest:manifest>",
        entry("/", KIND)
    )
}

fn meta(text: &TableText) -> String {
    let made = text.made.map_or_else(String::new, |day| {
        format!("<meta:creation-date>{day}T00:00:00</meta:creation-date><dc:date>{day}T00:00:00</dc:date>")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {NAMES}><office:meta>\
         <meta:generator>{}</meta:generator><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:description>{}</dc:description><dc:language>{}</dc:language>{made}</office:meta></office:document-meta>",
        escape(&words(text.lang, "app-title")),
        escape(&text.title),
        escape(&text.unit),
        escape(&text.foot_lines().join(" ")),
        text.lang.tag(),
    )
}

/// Headers stay in view while the table is scrolled.
fn settings(tables: &Tables<'_>) -> String {
    let item = |name: &str, kind: &str, value: usize| {
        format!(
            "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>"
        )
    };
    let views: String = tables
        .texts
        .iter()
        .map(|(text, name, _)| {
            let (columns, rows) = (text.row_levels.len(), 3 + text.header.len().max(1));
            let items = [
                item("HorizontalSplitMode", "short", 2),
                item("VerticalSplitMode", "short", 2),
                item("HorizontalSplitPosition", "int", columns),
                item("VerticalSplitPosition", "int", rows),
                item("PositionRight", "int", columns),
                item("PositionBottom", "int", rows),
                item("ActiveSplitRange", "short", 3),
            ];
            format!(
                "<config:config-item-map-entry config:name=\"{}\">{}</config:config-item-map-entry>",
                escape(name),
                items.concat()
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings {NAMES}><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">\
         <config:config-item-map-entry><config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
         <config:config-item-map-named config:name=\"Tables\">{views}</config:config-item-map-named>\
         </config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>"
    )
}
