//! Shared texts, and the runs inside a text: phonetic help is left out, superscript tails are marked.

use crate::sheet::error::SheetErrorKind;
use crate::sheet::package::Package;
use crate::sheet::strings::Strings;
use crate::sheet::writer::Writer;
use crate::sheet::xml;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Collects one text from the elements inside `<si>` or `<is>`.
#[derive(Default)]
pub(super) struct Runs {
    text: String,
    in_text: bool,
    phonetic: bool,
    superscript: bool,
    tail: Option<usize>,
}

impl Runs {
    /// Forgets the last text.
    pub fn clear(&mut self) {
        self.text.clear();
        *self = Self { text: std::mem::take(&mut self.text), ..Self::default() };
    }

    /// An element begins.
    pub fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "t" => self.in_text = !self.phonetic,
            "r" => self.superscript = false,
            "rPh" => self.phonetic = true,
            "vertAlign" => {
                self.superscript = xml::attribute(element, "val").is_some_and(|val| val == "superscript");
            }
            _ => {}
        }
    }

    /// An element ends.
    pub fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.superscript = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    /// The whole text, from a value without runs (a formula's).
    pub fn whole(&mut self, text: &str) {
        self.clear();
        self.text.push_str(text);
    }

    /// Text between elements.
    pub fn add(&mut self, add: impl FnOnce(&mut String)) {
        if !self.in_text {
            return;
        }
        let before = self.text.len();
        add(&mut self.text);
        let added = self.text.get(before..).unwrap_or_default();
        if self.superscript && !added.trim().is_empty() {
            self.tail.get_or_insert(before);
        } else if !added.trim().is_empty() {
            self.tail = None;
        }
    }

    /// The text so far, and the byte where its superscript tail begins. A text that is superscript
    /// from its first letter has no tail.
    pub fn text(&self) -> (Cow<'_, str>, Option<u32>) {
        let tail = self
            .tail
            .filter(|from| self.text.get(..*from).is_some_and(|head| !head.trim().is_empty()))
            .and_then(|from| u32::try_from(from).ok());
        match unescape(&self.text) {
            // Escapes are rare, and rarer still together with a tail: then the tail is given up.
            Some(text) => (Cow::Owned(text), None),
            None => (Cow::Borrowed(&self.text), tail),
        }
    }
}

/// Excel writes signs that XML cannot hold as `_x000D_`.
fn unescape(text: &str) -> Option<String> {
    text.find("_x")?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut any = false;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let sign = from
            .get(2..7)
            .and_then(|code| code.strip_suffix('_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = if sign.is_some() { 7 } else { 2 };
        any |= sign.is_some();
        match sign {
            Some(sign) => out.push(sign),
            None => out.push_str("_x"),
        }
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    any.then_some(out)
}

/// Reads the table of shared texts. One that breaks off is used as far as it goes.
pub(super) fn read(
    package: &mut Package<'_>,
    path: Option<&str>,
    to: &mut Writer<'_>,
) -> Result<Strings, SheetErrorKind> {
    let mut texts = Strings::default();
    let (unpacked, declared) = (package.unpacked(), package.declared());
    let Some(part) = path.map(|path| package.part(path)).transpose()?.flatten() else {
        return Ok(texts);
    };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let mut runs = Runs::default();
    let mut count: u32 = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "si" => runs.clear(),
            Ok(Event::Start(element)) => runs.start(&element),
            Ok(Event::Empty(element)) => match element.local_name().as_ref() {
                "si" => {
                    texts.push("", None);
                }
                "t" => {}
                _ => runs.start(&element),
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == "si" => {
                let (text, tail) = runs.text();
                texts.push(&text, tail);
                count = count.wrapping_add(1);
                if count.is_multiple_of(4_096) {
                    to.progress(unpacked.get(), declared)?;
                }
            }
            Ok(Event::End(element)) => runs.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => runs.add(|all| all.push_str(&text.xml10_content())),
            Ok(Event::CData(text)) => runs.add(|all| all.push_str(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => runs.add(|all| xml::resolve(&reference, all)),
            Ok(Event::Eof) => return Ok(texts),
            Ok(_) => {}
            Err(error) => match SheetErrorKind::from(error) {
                SheetErrorKind::Damaged(_) => return Ok(texts),
                other => return Err(other),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_excel_become_signs() {
        assert_eq!(unescape("a_x000D_b").as_deref(), Some("a\rb"));
        assert_eq!(unescape("_x005F_x").as_deref(), Some("_x"));
        assert_eq!(unescape("tax_xls"), None);
        assert_eq!(unescape("ປີ_x"), None);
    }
}
