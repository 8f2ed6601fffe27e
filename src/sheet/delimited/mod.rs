//! Text files: bytes → text → fields.
//!
//! In: the bytes of a file that is neither archive nor compound file. Out: one sheet without name, all
//! cells texts; rows are records, blank lines count as rows. PX keeps each line as one cell.

mod encoding;
mod fields;
mod separator;

use super::error::{Other, SheetErrorKind};
use super::workbook::Format;
use super::writer::{Input, Writer};
use crate::domain::{Message, Place, Severity};
use fields::Fields;

/// Texts up to this many bytes are also kept whole.
const KEPT_WHOLE: usize = 16 << 20;

/// Reads a text file into one sheet.
pub(super) fn read(file: &str, bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let (encoding, text) = encoding::decode(bytes).ok_or(SheetErrorKind::NotASpreadsheet(Other::Unknown))?;
    if let Some(other) = other_text(&text) {
        return Err(other);
    }
    let encoding = encoding.to_owned();
    if is_px(file, &text) {
        to.open(Format::Px { encoding }, false)?;
        keep_whole(&text, to)?;
        return records(&text, None, to);
    }
    let extension = file.rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
    let separator = separator::find(&text, extension);
    to.open(Format::Text { encoding, separator: separator.map_or('\0', char::from) }, false)?;
    if text.len() <= KEPT_WHOLE {
        keep_whole(&text, to)?;
    }
    records(&text, separator, to)
}

fn keep_whole(text: &str, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(1 << 18));
        to.raw_text(piece)?;
        rest = after;
    }
    Ok(())
}

fn records(text: &str, separator: Option<u8>, to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    to.sheet("", true)?;
    let total = u64::try_from(text.len()).unwrap_or(u64::MAX);
    let mut fields = Fields::new(text, separator);
    let told = separator::told(text).is_some();
    let mut reported = 0;
    while let Some(field) = fields.next_field() {
        if told && field.row == 0 {
            continue;
        }
        to.cell(field.row, field.column, 0, Input::Text(&field.text))?;
        if field.row >= reported {
            reported = field.row.saturating_add(1_000);
            to.progress(u64::try_from(fields.position()).unwrap_or(u64::MAX), total)?;
        }
    }
    if fields.unclosed() > 0 {
        let message = Message::new("sheet-unclosed-quotes").with("count", u64::from(fields.unclosed()));
        to.report(message, Place::default(), Severity::Doubt)?;
    }
    to.sheet_end(Vec::new(), Vec::new(), Vec::new())
}

/// Texts that are something else than a table.
fn other_text(text: &str) -> Option<SheetErrorKind> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let head: String = start.chars().take(1_000).collect::<String>().to_ascii_lowercase();
    if head.starts_with("{\\rtf") {
        return Some(SheetErrorKind::NotASpreadsheet(Other::Document));
    }
    if head.starts_with("%!ps") {
        return Some(SheetErrorKind::NotASpreadsheet(Other::Pdf));
    }
    if head.starts_with("<?xml") && head.contains("mso-application") {
        return Some(SheetErrorKind::UnknownFormat(String::from("XML Spreadsheet 2003")));
    }
    if head.starts_with("<svg") || (head.starts_with("<?xml") && head.contains("<svg")) {
        return Some(SheetErrorKind::NotASpreadsheet(Other::Picture));
    }
    let tags = ["<!doctype", "<html", "<head", "<body", "<table", "<meta", "<?xml", "<style"];
    if tags.iter().any(|tag| head.starts_with(tag)) {
        return Some(SheetErrorKind::NotASpreadsheet(Other::WebPage));
    }
    None
}

fn is_px(file: &str, text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let keyword = ["CHARSET=", "AXIS-VERSION=", "CODEPAGE="].iter().any(|word| start.starts_with(word));
    keyword || (file.to_ascii_lowercase().ends_with(".px") && text.contains("DATA="))
}
