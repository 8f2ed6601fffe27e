//! Styles of OpenDocument: cell styles with their parents, data styles, superscript text styles,
//! hidden tables.

use crate::sheet::error::SheetErrorKind;
use crate::sheet::style::{Alignment, NumberFormat, NumberKind, Style};
use crate::sheet::writer::Writer;
use crate::sheet::xml;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// What is known of the styles by name.
#[derive(Default)]
pub(super) struct Styles {
    formats: HashMap<String, NumberFormat>,
    cells: HashMap<String, Given>,
    superscript: HashSet<String>,
    hidden: HashSet<String>,
    numbers: HashMap<String, u16>,
    open: Option<Open>,
    format: Option<(String, NumberFormat)>,
}

/// A style as written: what it sets, and where the rest comes from.
#[derive(Clone, Default)]
struct Given {
    parent: String,
    data_style: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    superscript: Option<bool>,
    indent: Option<u8>,
    alignment: Option<Alignment>,
    fill: Option<Option<[u8; 3]>>,
    above: Option<bool>,
    below: Option<bool>,
}

struct Open {
    name: String,
    family: String,
    given: Given,
}

/// A style may stand on a parent, that on another; more than this is a circle.
const MOST_PARENTS: usize = 16;

impl Styles {
    /// Reads the styles of a part.
    pub fn read(&mut self, part: impl std::io::BufRead) -> Result<(), SheetErrorKind> {
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                }
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(text) => self.text(&text),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// An element of the styles begins.
    pub fn start(&mut self, element: &BytesStart<'_>) {
        let get = |name| xml::attribute(element, name).map(|text| text.into_owned());
        match element.local_name().as_ref() {
            "style" | "default-style" => {
                let given = Given {
                    parent: get("parent-style-name").unwrap_or_default(),
                    data_style: get("data-style-name"),
                    ..Given::default()
                };
                let name = get("name").unwrap_or_default();
                self.open = Some(Open { name, family: get("family").unwrap_or_default(), given });
            }
            "text-properties" => self.text_properties(element),
            "paragraph-properties" => self.paragraph_properties(element),
            "table-cell-properties" => self.cell_properties(element),
            "table-properties" => {
                if let Some(open) = self.open.as_ref().filter(|_| get("display").as_deref() == Some("false"))
                {
                    self.hidden.insert(open.name.clone());
                }
            }
            other => self.data_style(other, element),
        }
    }

    /// An element of the styles ends.
    pub fn end(&mut self, name: &str) {
        match name {
            "style" | "default-style" => {
                let Some(open) = self.open.take() else {
                    return;
                };
                if open.family == "text" && open.given.superscript == Some(true) {
                    self.superscript.insert(open.name.clone());
                }
                if open.family == "table-cell" {
                    self.cells.insert(open.name, open.given);
                }
            }
            _ if name.ends_with("-style") => {
                if let Some((name, format)) = self.format.take() {
                    self.formats.insert(name, format);
                }
            }
            _ => {}
        }
    }

    /// Words inside a number format.
    pub fn text(&mut self, text: &str) {
        if let Some((_, format)) = self.format.as_mut().filter(|_| !text.trim().is_empty() && text != "%") {
            let numeric = matches!(format.kind, NumberKind::Number | NumberKind::Percent);
            if numeric && format.decimals.is_some() {
                format.suffix = text.into();
            } else if numeric {
                format.prefix = text.into();
            }
        }
    }

    fn text_properties(&mut self, element: &BytesStart<'_>) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let value: &str = &attribute.value;
            match attribute.key.local_name().as_ref() {
                "font-weight" => {
                    let heavy = value.parse::<u32>().is_ok_and(|weight| weight >= 600);
                    open.given.bold = Some(value == "bold" || heavy);
                }
                "font-style" => open.given.italic = Some(value != "normal"),
                "text-line-through-style" => open.given.struck = Some(value != "none"),
                "text-position" => {
                    let raised = value.starts_with("super")
                        || value
                            .split('%')
                            .next()
                            .is_some_and(|rise| rise.trim().parse::<f64>().is_ok_and(|rise| rise > 0.0));
                    open.given.superscript = Some(raised);
                }
                _ => {}
            }
        }
    }

    fn paragraph_properties(&mut self, element: &BytesStart<'_>) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        if let Some(margin) = xml::attribute(element, "margin-left") {
            open.given.indent = Some(indent(&margin));
        }
        if let Some(side) = xml::attribute(element, "text-align") {
            open.given.alignment = Some(match &*side {
                "start" | "left" => Alignment::Left,
                "center" => Alignment::Center,
                "end" | "right" => Alignment::Right,
                _ => Alignment::Other,
            });
        }
    }

    fn cell_properties(&mut self, element: &BytesStart<'_>) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let value: &str = &attribute.value;
            let line = Some(value != "none" && !value.starts_with("0"));
            match attribute.key.local_name().as_ref() {
                "background-color" => open.given.fill = Some(colour(value)),
                "border" => (open.given.above, open.given.below) = (line, line),
                "border-top" => open.given.above = line,
                "border-bottom" => open.given.below = line,
                _ => {}
            }
        }
    }

    fn data_style(&mut self, name: &str, element: &BytesStart<'_>) {
        let kind = match name {
            "number-style" | "currency-style" => Some(NumberKind::Number),
            "percentage-style" => Some(NumberKind::Percent),
            "date-style" => Some(NumberKind::Date),
            "time-style" => Some(NumberKind::Time),
            "text-style" => Some(NumberKind::Text),
            _ => None,
        };
        if let Some(kind) = kind {
            let style = xml::attribute(element, "name").unwrap_or_default().into_owned();
            self.format = Some((style, NumberFormat { kind, ..NumberFormat::default() }));
            return;
        }
        let Some((_, format)) = self.format.as_mut() else {
            return;
        };
        match name {
            "number" => {
                let places = xml::attribute(element, "decimal-places").and_then(|text| text.parse().ok());
                // Without the attribute a number is shown with as many decimals as it has.
                format.decimals = places;
                format.grouped = xml::attribute(element, "grouping").is_some_and(|text| xml::truth(&text));
                if places.is_none() && format.kind == NumberKind::Number {
                    format.kind = NumberKind::General;
                }
            }
            "scientific-number" => format.kind = NumberKind::Scientific,
            "fraction" => format.kind = NumberKind::Fraction,
            "hours" if format.kind == NumberKind::Date => format.kind = NumberKind::DateTime,
            _ => {}
        }
    }

    /// Whether a table style hides its table.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden.contains(name)
    }

    /// Whether a text style raises its text.
    pub fn raises(&self, name: &str) -> bool {
        self.superscript.contains(name)
    }

    /// The number in the writer of a cell style.
    pub fn number(&mut self, name: &str, to: &mut Writer<'_>) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = to.style(&self.style(name));
        self.numbers.insert(name.to_owned(), number);
        number
    }

    fn style(&self, name: &str) -> Style {
        let mut given = Given::default();
        let mut next = name.to_owned();
        for _ in 0..MOST_PARENTS {
            let Some(style) = self.cells.get(&next) else {
                break;
            };
            given.inherit(style);
            next.clone_from(&style.parent);
        }
        if let Some(default) = self.cells.get("") {
            given.inherit(default);
        }
        let format = given.data_style.and_then(|name| self.formats.get(&name).cloned());
        Style {
            format: format.unwrap_or_default(),
            bold: given.bold.unwrap_or(false),
            italic: given.italic.unwrap_or(false),
            struck: given.struck.unwrap_or(false),
            superscript: given.superscript.unwrap_or(false),
            indent: given.indent.unwrap_or(0),
            alignment: given.alignment.unwrap_or_default(),
            filled: given.fill.flatten().is_some(),
            fill: given.fill.flatten(),
            line_above: given.above.unwrap_or(false),
            line_below: given.below.unwrap_or(false),
        }
    }
}

impl Given {
    /// Takes from a parent what is not set yet.
    fn inherit(&mut self, parent: &Self) {
        self.data_style = self.data_style.take().or_else(|| parent.data_style.clone());
        self.bold = self.bold.or(parent.bold);
        self.italic = self.italic.or(parent.italic);
        self.struck = self.struck.or(parent.struck);
        self.superscript = self.superscript.or(parent.superscript);
        self.indent = self.indent.or(parent.indent);
        self.alignment = self.alignment.or(parent.alignment);
        self.fill = self.fill.or(parent.fill);
        self.above = self.above.or(parent.above);
        self.below = self.below.or(parent.below);
    }
}

/// `#d9e1f2`; `transparent` is none.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Steps of indent of a length; office programs move a step by about ten points.
fn indent(length: &str) -> u8 {
    let split = length.find(|sign: char| sign.is_ascii_alphabetic()).unwrap_or(length.len());
    let (number, unit) = length.split_at(split);
    let points = match unit {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pc" => 12.0,
        _ => 1.0,
    };
    let steps = number.trim().parse::<f64>().map_or(0.0, |number| number * points / 10.0);
    let mut count = 0;
    while f64::from(count) + 0.5 < steps && count < 100 {
        count += 1;
    }
    if count == 0 && steps > 0.1 { 1 } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_steps_of_indent() {
        for (length, steps) in [("0cm", 0), ("0.353cm", 1), ("3.53mm", 1), ("20pt", 2), ("x", 0)] {
            assert_eq!(indent(length), steps, "{length}");
        }
    }
}
