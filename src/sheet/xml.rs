//! A little help over quick-xml: names without prefix, texts with their references resolved.
//! Entities that a document defines itself are not expanded: they become nothing.

use super::error::SheetErrorKind;
use super::package::Passed;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart};
use std::borrow::Cow;
use std::io::BufRead;

/// A reader that takes what office programs write: nothing is trimmed, end names are not compared.
pub(super) fn reader<R: BufRead>(input: R) -> Reader<R> {
    let mut reader = Reader::from_reader(input);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// An attribute by its name without prefix.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut attributes = element.attributes();
    attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| value(attribute.value))
}

/// An attribute's text with its references resolved.
pub(super) fn value(raw: Cow<'_, str>) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw;
    }
    match quick_xml::escape::unescape(&raw) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => raw,
    }
}

/// Whether an attribute says yes.
pub(super) fn truth(text: &str) -> bool {
    matches!(text, "1" | "true" | "on" | "t")
}

/// Adds what `&amp;` or `&#10;` stands for.
pub(super) fn resolve(reference: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        text.push(sign);
    } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(reference) {
        text.push_str(known);
    }
}

impl From<quick_xml::Error> for SheetErrorKind {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            // The bytes lie in memory: what fails while unpacking them is damage.
            quick_xml::Error::Io(error) => {
                Passed::of(&error).map_or_else(|| Self::Damaged(error.to_string()), Self::TooLarge)
            }
            error => Self::Damaged(error.to_string()),
        }
    }
}
