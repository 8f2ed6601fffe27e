//! The styles part: fonts, fills, borders and number formats put together for each cell format.

use crate::sheet::error::SheetErrorKind;
use crate::sheet::number_format;
use crate::sheet::package::Package;
use crate::sheet::style::{Alignment, NumberFormat, NumberKind, Style};
use crate::sheet::writer::Writer;
use crate::sheet::xml;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// A cell format: its number in the writer, and what it makes of numbers.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub style: u16,
    pub kind: NumberKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Other,
    Fonts,
    Fills,
    Borders,
    CellFormats,
}

#[derive(Default)]
struct Tables {
    formats: HashMap<u32, NumberFormat>,
    fonts: Vec<Style>,
    fills: Vec<Style>,
    borders: Vec<Style>,
    cells: Vec<Style>,
}

/// Reads the cell formats in their order. A damaged part gives what was read of it.
pub(super) fn read(
    package: &mut Package<'_>,
    path: Option<&str>,
    to: &mut Writer<'_>,
) -> Result<Vec<Look>, SheetErrorKind> {
    to.style(&Style::default());
    let mut tables = Tables::default();
    if let Some(part) = path.map(|path| package.part(path)).transpose()?.flatten() {
        match tables.parse(part) {
            Ok(()) | Err(SheetErrorKind::Damaged(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let look = |style: &Style| Look { style: to.style(style), kind: style.format.kind };
    Ok(tables.cells.iter().map(look).collect())
}

impl Tables {
    fn parse(&mut self, part: impl std::io::BufRead) -> Result<(), SheetErrorKind> {
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        let mut within = Part::Other;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "fonts" => within = Part::Fonts,
                        "fills" => within = Part::Fills,
                        "borders" => within = Part::Borders,
                        "cellXfs" => within = Part::CellFormats,
                        "cellStyleXfs" | "cellStyles" | "dxfs" | "tableStyles" | "colors" | "extLst" => {
                            within = Part::Other;
                        }
                        "numFmt" if within == Part::Other => self.number_format(&element),
                        _ => {}
                    }
                    self.element(within, &element);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn number_format(&mut self, element: &BytesStart<'_>) {
        let code = xml::attribute(element, "formatCode").unwrap_or_default();
        if let Some(number) = whole(element, "numFmtId") {
            self.formats.entry(number).or_insert_with(|| number_format::parse(&code));
        }
    }

    fn element(&mut self, within: Part, element: &BytesStart<'_>) {
        let name = element.local_name();
        match (within, name.as_ref()) {
            (Part::Fonts, "font") => self.fonts.push(Style::default()),
            (Part::Fonts, mark) => {
                if let Some(font) = self.fonts.last_mut() {
                    font_mark(font, mark, element);
                }
            }
            (Part::Fills, "fill") => self.fills.push(Style::default()),
            (Part::Fills, mark) => {
                if let Some(fill) = self.fills.last_mut() {
                    fill_mark(fill, mark, element);
                }
            }
            (Part::Borders, "border") => self.borders.push(Style::default()),
            (Part::Borders, side) => {
                if let Some(border) = self.borders.last_mut() {
                    let line = xml::attribute(element, "style").is_some_and(|style| style != "none");
                    match side {
                        "top" => border.line_above = line,
                        "bottom" => border.line_below = line,
                        _ => {}
                    }
                }
            }
            (Part::CellFormats, "xf") => self.cell_format(element),
            (Part::CellFormats, "alignment") => {
                if let Some(cell) = self.cells.last_mut() {
                    align(cell, element);
                }
            }
            _ => {}
        }
    }

    fn cell_format(&mut self, element: &BytesStart<'_>) {
        let from = |list: &[Style], name: &str| {
            whole(element, name)
                .and_then(|number| usize::try_from(number).ok())
                .and_then(|number| list.get(number))
                .cloned()
                .unwrap_or_default()
        };
        let mut style = from(&self.fonts, "fontId");
        let fill = from(&self.fills, "fillId");
        let border = from(&self.borders, "borderId");
        (style.fill, style.filled) = (fill.fill, fill.filled);
        (style.line_above, style.line_below) = (border.line_above, border.line_below);
        let number = whole(element, "numFmtId").unwrap_or(0);
        style.format = match self.formats.get(&number) {
            Some(format) => format.clone(),
            None => number_format::parse(number_format::built_in(number)),
        };
        self.cells.push(style);
    }
}

fn whole(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    xml::attribute(element, name)?.trim().parse().ok()
}

fn font_mark(font: &mut Style, mark: &str, element: &BytesStart<'_>) {
    let value = xml::attribute(element, "val");
    let yes = value.as_deref().is_none_or(xml::truth);
    match mark {
        "b" => font.bold = yes,
        "i" => font.italic = yes,
        "strike" => font.struck = yes,
        "vertAlign" => font.superscript = value.as_deref() == Some("superscript"),
        _ => {}
    }
}

fn fill_mark(fill: &mut Style, mark: &str, element: &BytesStart<'_>) {
    match mark {
        "patternFill" => {
            fill.filled = xml::attribute(element, "patternType").is_some_and(|sort| sort != "none");
        }
        "gradientFill" => fill.filled = true,
        "fgColor" if fill.filled => {
            fill.fill = xml::attribute(element, "rgb").and_then(|rgb| colour(&rgb));
        }
        _ => {}
    }
}

/// `FFRRGGBB` or `RRGGBB`.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.get(text.len().checked_sub(6)?..)?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn align(cell: &mut Style, element: &BytesStart<'_>) {
    cell.indent = whole(element, "indent").and_then(|steps| u8::try_from(steps).ok()).unwrap_or(0);
    cell.alignment = match xml::attribute(element, "horizontal").as_deref() {
        None | Some("general") => Alignment::General,
        Some("left") => Alignment::Left,
        Some("center" | "centerContinuous") => Alignment::Center,
        Some("right") => Alignment::Right,
        Some(_) => Alignment::Other,
    };
}
