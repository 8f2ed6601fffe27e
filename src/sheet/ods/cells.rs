//! One cell of an OpenDocument table: its attributes, its paragraphs, its value.

use crate::sheet::Moment;
use crate::sheet::writer::Input;
use crate::sheet::xml;
use quick_xml::events::BytesStart;

/// Sort of the stored value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Sort {
    #[default]
    Nothing,
    Text,
    Error,
    Number(f64),
    Moment(f64),
    Bool(bool),
}

/// A cell while and after it is read.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// How many cells in a row are like this one.
    pub repeated: u32,
    /// Columns and rows it spans.
    pub span: (u32, u32),
    /// Name of its style.
    pub style: String,
    sort: Sort,
    text: String,
    paragraphs: u32,
    tail: Option<usize>,
}

impl Cell {
    /// Reads the attributes of a cell.
    pub fn begin(element: &BytesStart<'_>) -> Self {
        let mut cell = Self { repeated: 1, span: (1, 1), ..Self::default() };
        let (mut kind, mut stored, mut error) = (String::new(), None, false);
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let key = attribute.key.as_ref();
            let value = xml::value(attribute.value);
            let number = || value.trim().parse::<u32>().unwrap_or(1).max(1);
            match attribute.key.local_name().as_ref() {
                "number-columns-repeated" => cell.repeated = number(),
                "number-columns-spanned" => cell.span.0 = number(),
                "number-rows-spanned" => cell.span.1 = number(),
                "style-name" => cell.style = value.into_owned(),
                // LibreOffice repeats the sort in a name space of its own, and knows "error" only there.
                "value-type" if key.starts_with("calcext:") => error = &*value == "error",
                "value-type" => kind = value.into_owned(),
                "value" | "date-value" | "time-value" | "boolean-value" => {
                    stored = Some(value.into_owned());
                }
                "string-value" => cell.text = value.into_owned(),
                _ => {}
            }
        }
        cell.sort = sort(&kind, stored.as_deref(), error);
        // A stored string comes before the displayed paragraphs.
        if !cell.text.is_empty() {
            cell.paragraphs = u32::MAX;
        }
        cell
    }

    /// A paragraph begins.
    pub fn paragraph(&mut self) {
        if self.paragraphs == u32::MAX {
            return;
        }
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
    }

    /// Text of a paragraph.
    pub fn add(&mut self, raised: bool, add: impl FnOnce(&mut String)) {
        if self.paragraphs == u32::MAX {
            return;
        }
        let before = self.text.len();
        add(&mut self.text);
        if self.text.get(before..).is_some_and(|added| !added.trim().is_empty()) {
            if raised {
                self.tail.get_or_insert(before);
            } else {
                self.tail = None;
            }
        }
    }

    /// Whether there is anything in it.
    pub fn is_blank(&self) -> bool {
        match self.sort {
            Sort::Nothing | Sort::Text | Sort::Error => self.text.trim().is_empty(),
            _ => false,
        }
    }

    /// What is written of it.
    pub fn input(&self) -> Input<'_> {
        match self.sort {
            Sort::Number(number) => Input::Number(number),
            Sort::Moment(serial) => Input::DateTime(serial),
            Sort::Bool(truth) => Input::Bool(truth),
            Sort::Error => Input::Error(&self.text),
            Sort::Text | Sort::Nothing => match self.superscript() {
                Some(from) => Input::Superscript(&self.text, from),
                None => Input::Text(&self.text),
            },
        }
    }

    fn superscript(&self) -> Option<u32> {
        let from = self.tail?;
        let head = self.text.get(..from)?;
        u32::try_from(from).ok().filter(|_| !head.trim().is_empty())
    }
}

fn sort(kind: &str, stored: Option<&str>, error: bool) -> Sort {
    if error {
        return Sort::Error;
    }
    let stored = stored.unwrap_or_default().trim();
    let read = match kind {
        "float" | "percentage" | "currency" => stored.parse().ok().map(Sort::Number),
        "date" => Moment::serial_of_iso(stored).map(Sort::Moment),
        "time" => duration(stored).map(Sort::Moment),
        "boolean" => Some(Sort::Bool(xml::truth(stored))),
        _ => None,
    };
    // A value that cannot be read leaves the displayed text.
    read.unwrap_or(if kind.is_empty() { Sort::Nothing } else { Sort::Text })
}

/// Days of a duration: `PT10H30M00S`.
fn duration(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut rest = text.strip_prefix('P')?;
    let (mut days, mut time) = (0.0, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (time, rest) = (true, after);
            continue;
        }
        let end = rest.find(|sign: char| sign.is_ascii_alphabetic())?;
        let (number, after) = rest.split_at(end);
        let number: f64 = number.replace(',', ".").parse().ok()?;
        let unit = after.chars().next()?;
        days += match (unit, time) {
            ('D', false) => number,
            ('H', true) => number / 24.0,
            ('M', true) => number / 1_440.0,
            ('S', true) => number / 86_400.0,
            _ => return None,
        };
        rest = after.get(1..)?;
    }
    Some(if negative { -days } else { days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_parts_of_days() {
        assert_eq!(duration("PT12H00M00S"), Some(0.5));
        assert_eq!(duration("-P1DT6H"), Some(-1.25));
        assert_eq!(duration("12:00"), None);
        assert_eq!(duration("PTÀH"), None);
    }
}
