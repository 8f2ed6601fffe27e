//! SVG elements.

use super::colour;
use super::lettering::{self, Weight};
use crate::export::xml::escape;
use crate::figure::Shape;
use std::fmt::Write;

/// How words stand in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lettering {
    /// As text: it can be searched and changed, and looks right where the font is installed.
    #[default]
    Text,
    /// As outlines: it looks the same everywhere. The words stay in the file for search and screen readers.
    Outlines,
}

/// Where a text lies at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub size: f64,
    pub weight: Weight,
    pub colour: &'static str,
    pub anchor: Anchor,
}

impl Style {
    pub fn new(size: f64, colour: &'static str) -> Self {
        Self { size, weight: Weight::Regular, colour, anchor: Anchor::Start }
    }

    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// How far left of its point a text begins.
    fn shift(&self, text: &str) -> f64 {
        let width = || lettering::width(text, self.size, self.weight);
        match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width() / 2.0,
            Anchor::End => width(),
        }
    }
}

/// A coordinate with at most two decimals, without empty ones.
pub(in crate::export) fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { String::from("0") } else { text.to_owned() }
}

/// The words that a pointer over an element tells.
fn title(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("<title>{}</title>", escape(words)) }
}

/// A drawing under way.
#[derive(Debug)]
pub(super) struct Canvas {
    body: String,
    lettering: Lettering,
}

impl Canvas {
    pub fn new(lettering: Lettering) -> Self {
        Self { body: String::new(), lettering }
    }

    pub fn into_body(self) -> String {
        self.body
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }

    /// Text with a ring around its letters, so that it can be read upon lines.
    pub fn text_with_halo(&mut self, at: (f64, f64), style: Style, halo: &str, text: &str) {
        let words = escape(text);
        match self.lettering {
            Lettering::Text => {
                let ring = format!(
                    r#" stroke="{halo}" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke""#
                );
                self.text_as(at, style, &ring, &words);
            }
            Lettering::Outlines => {
                let start = at.0 - style.shift(text);
                let path = lettering::outline(text, (start, at.1), style.size, style.weight);
                self.put(format_args!(
                    r#"<path aria-label="{words}" fill="{}" stroke="{halo}" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke" d="{path}"/>"#,
                    style.colour
                ));
            }
        }
    }

    fn text_as(&mut self, at: (f64, f64), style: Style, more: &str, words: &str) {
        let weight = if style.weight == Weight::Bold { r#" font-weight="700""# } else { "" };
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        self.put(format_args!(
            r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor}{more} fill="{}">{words}</text>"#,
            short(at.0),
            short(at.1),
            short(style.size),
            style.colour
        ));
    }

    pub fn text(&mut self, x: f64, y: f64, style: Style, text: &str) {
        if text.is_empty() {
            return;
        }
        let words = escape(text);
        match self.lettering {
            Lettering::Text => self.text_as((x, y), style, "", &words),
            Lettering::Outlines => {
                let start = x - style.shift(text);
                let path = lettering::outline(text, (start, y), style.size, style.weight);
                self.put(format_args!(r#"<path aria-label="{words}" fill="{}" d="{path}"/>"#, style.colour));
            }
        }
    }

    /// A closed outline with the words of its mark.
    pub fn area(&mut self, ring: &[(f64, f64)], fill: &str, edge: Option<(&str, f64)>, words: &str) {
        let points: Vec<String> = ring.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect();
        let edge = edge.map_or_else(String::new, |(colour, width)| {
            format!(r#" stroke="{colour}" stroke-width="{}" stroke-linejoin="round""#, short(width))
        });
        let title = title(words);
        self.put(format_args!(
            r#"<polygon points="{}" fill="{fill}"{edge}>{title}</polygon>"#,
            points.join(" ")
        ));
    }

    /// A rectangle with or without ground and edge.
    pub fn frame(
        &mut self,
        (corner, size): ((f64, f64), (f64, f64)),
        fill: Option<&str>,
        edge: Option<&str>,
        words: &str,
    ) {
        let fill = fill.unwrap_or("none");
        let edge =
            edge.map_or_else(String::new, |colour| format!(r#" stroke="{colour}" stroke-width="0.75""#));
        self.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}"{edge}>{}</rect>"#,
            short(corner.0),
            short(corner.1),
            short(size.0),
            short(size.1),
            title(words)
        ));
    }

    /// A flow between two uprights: (x, upper y, lower y).
    pub fn band(
        &mut self,
        (x0, top0, low0): (f64, f64, f64),
        (x1, top1, low1): (f64, f64, f64),
        (colour, opacity): (&str, f64),
        words: &str,
    ) {
        let middle = f64::midpoint(x0, x1);
        let [x0, x1, middle] = [x0, x1, middle].map(short);
        let [top0, low0, top1, low1] = [top0, low0, top1, low1].map(short);
        self.put(format_args!(
            r#"<path d="M{x0} {top0}C{middle} {top0} {middle} {top1} {x1} {top1}L{x1} {low1}C{middle} {low1} {middle} {low0} {x0} {low0}Z" fill="{colour}" fill-opacity="{}">{}</path>"#,
            short(opacity),
            title(words)
        ));
    }

    /// Short lines of one colour.
    pub fn hatch(&mut self, lines: &[[(f64, f64); 2]], colour: &str) {
        let path: String = lines
            .iter()
            .map(|[(x0, y0), (x1, y1)]| {
                format!("M{} {}L{} {}", short(*x0), short(*y0), short(*x1), short(*y1))
            })
            .collect();
        self.put(format_args!(r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="0.75"/>"#));
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        self.put(format_args!(
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{colour}" stroke-width="{}"/>"#,
            short(from.0),
            short(from.1),
            short(to.0),
            short(to.1),
            short(width)
        ));
    }

    /// A line through points, broken into dashes for what is forecast.
    pub fn polyline(&mut self, points: &[(f64, f64)], colour: &str, width: f64, dashed: bool) {
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect();
        self.put(format_args!(
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{}" stroke-linejoin="round" {}/>"#,
            points.join(" "),
            short(width),
            if dashed { r#"stroke-dasharray="6 4""# } else { r#"stroke-linecap="round""# }
        ));
    }

    /// A rectangle with the words of its mark, hollow for estimates.
    pub fn bar(&mut self, corner: (f64, f64), size: (f64, f64), colour: &str, hollow: bool, words: &str) {
        let inset = if hollow { 0.75 } else { 0.0 };
        let paint = if hollow {
            format!(r#"fill="{colour}" fill-opacity="0.2" stroke="{colour}" stroke-width="1.5""#)
        } else {
            format!(r#"fill="{colour}""#)
        };
        self.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" {paint}><title>{}</title></rect>"#,
            short(corner.0 + inset),
            short(corner.1 + inset),
            short((size.0 - 2.0 * inset).max(0.5)),
            short((size.1 - 2.0 * inset).max(0.5)),
            escape(words)
        ));
    }

    /// The mark of a series: filled with a ring of paper, hollow for estimates.
    pub fn mark(&mut self, (x, y): (f64, f64), radius: f64, look: (Shape, &str, bool), words: &str) {
        let (shape, colour, hollow) = look;
        let paint = if hollow {
            format!(r#"fill="{}" stroke="{colour}" stroke-width="1.5""#, colour::PAPER)
        } else {
            format!(r#"fill="{colour}" stroke="{}" stroke-width="1""#, colour::PAPER)
        };
        let title = title(words);
        match shape {
            Shape::Disc => self.put(format_args!(
                r#"<circle cx="{}" cy="{}" r="{}" {paint}>{title}</circle>"#,
                short(x),
                short(y),
                short(radius)
            )),
            Shape::Square => self.put(format_args!(
                r#"<rect x="{}" y="{}" width="{side}" height="{side}" {paint}>{title}</rect>"#,
                short(x - radius * 0.9),
                short(y - radius * 0.9),
                side = short(radius * 1.8)
            )),
            Shape::Diamond => {
                let reach = radius * 1.3;
                self.put(format_args!(
                    r#"<path d="M{x0} {y1}L{x1} {y0}L{x2} {y1}L{x1} {y2}Z" {paint}>{title}</path>"#,
                    x0 = short(x - reach),
                    x1 = short(x),
                    x2 = short(x + reach),
                    y0 = short(y - reach),
                    y1 = short(y),
                    y2 = short(y + reach)
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_its_element() {
        assert_eq!(escape("<a href=\"x\">&\u{0}"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        assert_eq!(short(-0.001), "0");
        assert_eq!(short(12.50), "12.5");
    }
}
