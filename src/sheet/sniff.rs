//! What a file is, told by its bytes and never by its name.

use super::error::{Other, SheetErrorKind};
use std::io::{Cursor, Read};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Text,
    /// One text file in an archive.
    PackedText,
}

const SIGNATURES: &[(&[u8], Other)] = &[
    (b"%PDF", Other::Pdf),
    (b"\x89PNG", Other::Picture),
    (b"\xff\xd8\xff", Other::Picture),
    (b"GIF8", Other::Picture),
    (b"BM", Other::Picture),
    (b"II*\0", Other::Picture),
    (b"MM\0*", Other::Picture),
    (b"RIFF", Other::Unknown),
    (b"SQLite format 3\0", Other::Database),
    (b"\0\x01\0\0Standard", Other::Database),
    (b"\x1f\x8b", Other::Archive),
    (b"7z\xbc\xaf", Other::Archive),
    (b"Rar!", Other::Archive),
    (b"\xfd7zXZ", Other::Archive),
    (b"BZh", Other::Archive),
    (b"MZ", Other::Program),
    (b"\x7fELF", Other::Program),
];

/// The kind of a file.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, SheetErrorKind> {
    if bytes.is_empty() {
        return Err(SheetErrorKind::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes);
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08 | 0x10, 0x00, ..]) {
        return Err(SheetErrorKind::UnknownFormat(String::from("Excel 2–5")));
    }
    // Two letters alone would also begin a text; what follows in a picture or program is no text.
    let binary = bytes.iter().take(64).any(|byte| *byte < 0x09);
    let other = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature) && (signature.len() > 2 || binary));
    match other {
        Some((_, other)) => Err(SheetErrorKind::NotASpreadsheet(*other)),
        None => Ok(Kind::Text),
    }
}

fn archive(bytes: &[u8]) -> Result<Kind, SheetErrorKind> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| SheetErrorKind::Damaged(error.to_string()))?;
    let names: Vec<String> =
        archive.file_names().take(50_000).filter_map(|name| Some(name.ok()?.to_ascii_lowercase())).collect();
    let has = |name: &str| names.iter().any(|known| known.trim_start_matches('/') == name);
    let under = |folder: &str| names.iter().any(|known| known.starts_with(folder));
    let other = |other: Other| Err(SheetErrorKind::NotASpreadsheet(other));
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("xl/workbook.xml") || under("xl/worksheets/") {
        return Ok(Kind::Xlsx);
    }
    if under("word/") {
        return other(Other::Document);
    }
    if under("ppt/") {
        return other(Other::Slides);
    }
    if under("index/") && names.iter().any(|name| name.ends_with(".iwa")) {
        return Err(SheetErrorKind::UnknownFormat(String::from("Numbers")));
    }
    if has("content.xml") {
        return open_document(&mut archive);
    }
    if has("[content_types].xml") {
        return Ok(Kind::Xlsx);
    }
    if packed_text(names.iter().map(String::as_str)).is_some() {
        Ok(Kind::PackedText)
    } else {
        other(Other::Archive)
    }
}

/// The only table of text in an archive; what explains it may lie beside it.
pub(super) fn packed_text<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut tables = names.filter(|name| [".csv", ".tsv", ".px"].iter().any(|ending| name.ends_with(ending)));
    tables.next().filter(|_| tables.next().is_none())
}

fn open_document(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Result<Kind, SheetErrorKind> {
    let mut sort = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        // A type that cannot be read leaves the text empty; the reader will say what is wrong.
        let _ = file.take(200).read_to_string(&mut sort);
    }
    let other = |other: Other| Err(SheetErrorKind::NotASpreadsheet(other));
    if sort.contains("opendocument.text") {
        return other(Other::Document);
    }
    if sort.contains("opendocument.presentation") {
        return other(Other::Slides);
    }
    if sort.contains("opendocument.graphics") || sort.contains("opendocument.image") {
        return other(Other::Picture);
    }
    Ok(Kind::Ods)
}

/// What a compound file is, its streams tell.
fn compound(bytes: &[u8]) -> Result<Kind, SheetErrorKind> {
    let entries = super::compound::entries(bytes);
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if entries.is_empty() {
        return Err(SheetErrorKind::Damaged(String::from("the directory cannot be read")));
    }
    if has("EncryptedPackage") {
        return Err(SheetErrorKind::Encrypted);
    }
    if has("Workbook") || has("Book") {
        return Ok(Kind::Xls);
    }
    if has("WordDocument") {
        return Err(SheetErrorKind::NotASpreadsheet(Other::Document));
    }
    if has("PowerPoint Document") {
        return Err(SheetErrorKind::NotASpreadsheet(Other::Slides));
    }
    Err(SheetErrorKind::NotASpreadsheet(Other::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_bytes() {
        assert_eq!(kind(b""), Err(SheetErrorKind::Empty));
        assert_eq!(kind(b"%PDF-1.7\n"), Err(SheetErrorKind::NotASpreadsheet(Other::Pdf)));
        assert_eq!(kind(b"BMI,year\n1,2\n"), Ok(Kind::Text));
        assert_eq!(kind(b"MZ\x90\0\x03\0"), Err(SheetErrorKind::NotASpreadsheet(Other::Program)));
        assert!(matches!(kind(b"PK\x03\x04 cut off"), Err(SheetErrorKind::Damaged(_))));
    }
}
