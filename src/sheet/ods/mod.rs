//! OpenDocument workbooks (.ods), streamed: stored values and not displayed texts, looks, merges, what
//! is hidden. Repeated cells and rows are written out as far as they have content.

mod cells;
mod styles;
mod tables;

use super::error::SheetErrorKind;
use super::package::Package;
use super::workbook::Format;
use super::writer::Writer;
use super::xml;
use quick_xml::events::Event;
use styles::Styles;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], to: &mut Writer<'_>) -> Result<(), SheetErrorKind> {
    let mut package = Package::open(bytes, to.limits())?;
    if package.has("encrypted-package") || encrypted(&mut package)? {
        return Err(SheetErrorKind::Encrypted);
    }
    to.open(Format::Ods, false)?;
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml")? {
        match styles.read(part) {
            Ok(()) | Err(SheetErrorKind::Damaged(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let (unpacked, declared) = (package.unpacked(), package.declared());
    let Some(part) = package.part("content.xml")? else {
        return Err(SheetErrorKind::Damaged(String::from("content.xml is missing")));
    };
    tables::read(part, styles, to, &|| (unpacked.get(), declared))
}

/// The manifest tells for each part how it is encrypted.
fn encrypted(package: &mut Package<'_>) -> Result<bool, SheetErrorKind> {
    let Some(part) = package.part("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element))
                if element.local_name().as_ref() == "encryption-data" =>
            {
                return Ok(true);
            }
            // The manifest serves nothing else here: a damaged one does not hinder.
            Ok(Event::Eof) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}
