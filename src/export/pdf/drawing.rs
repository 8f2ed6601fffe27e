//! A drawing of our own SVG writer, carried over into a PDF: shapes as shapes, text as text.
//!
//! Only what the writer uses is read; anything else is an error, so that nothing is lost unseen.

use super::super::svg::lettering::{Weight, width};
use super::letters::{Faces, single};
use super::{ExportError, fail};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use kurbo::{Affine, BezPath, Circle, Ellipse, PathEl, Point, Rect, RoundedRect, Shape};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Curves of circles are met to this many px.
const NEAR: f64 = 0.01;

type Attributes = HashMap<String, String>;

/// A drawing, in px.
#[derive(Default)]
pub(super) struct Drawing {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// What it shows, in words.
    pub told: String,
    pieces: Vec<Piece>,
}

struct Piece {
    what: What,
    place: Affine,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
}

enum What {
    Shape(Path),
    Text { text: String, x: f64, y: f64, size: f64, weight: Weight },
}

/// What holds within an element.
#[derive(Clone, Debug)]
struct Around {
    place: Affine,
    own: Attributes,
}

impl Around {
    fn get(&self, name: &str) -> Option<&str> {
        self.own.get(name).map(String::as_str)
    }

    fn number(&self, name: &str) -> f64 {
        self.get(name).and_then(|text| text.trim_end_matches("px").parse().ok()).unwrap_or(0.0)
    }

    fn within(&self, own: Attributes) -> Result<Self, ExportError> {
        const INHERITED: [&str; 12] = [
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-opacity",
            "stroke-width",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-dasharray",
            "font-size",
            "font-weight",
            "text-anchor",
            "opacity",
        ];
        let moved = own.get("transform").map_or(Ok(Affine::IDENTITY), |text| transform(text))?;
        let mut all: Attributes = INHERITED
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), self.own.get(*name)?.clone())))
            .collect();
        all.extend(own);
        Ok(Self { place: self.place * moved, own: all })
    }

    fn paint(
        &self,
        name: &str,
        usual: Option<&str>,
    ) -> Result<Option<(rgb::Color, NormalizedF32)>, ExportError> {
        let Some(text) = self.get(name).or(usual).filter(|text| *text != "none") else { return Ok(None) };
        let colour = colour(text).ok_or_else(|| unknown(text))?;
        let part = |name: &str| self.get(name).and_then(|text| text.parse::<f64>().ok()).unwrap_or(1.0);
        let opacity = part(&format!("{name}-opacity")) * part("opacity");
        let opacity = NormalizedF32::new(single(opacity.clamp(0.0, 1.0))).unwrap_or(NormalizedF32::ONE);
        Ok(Some((colour, opacity)))
    }

    fn fill(&self) -> Result<Option<Fill>, ExportError> {
        let paint = self.paint("fill", Some("#000000"))?;
        Ok(paint.map(|(colour, opacity)| Fill { paint: colour.into(), opacity, ..Fill::default() }))
    }

    fn stroke(&self) -> Result<Option<Stroke>, ExportError> {
        let width = if self.get("stroke-width").is_some() { self.number("stroke-width") } else { 1.0 };
        let Some((colour, opacity)) = self.paint("stroke", None)?.filter(|_| width > 0.0) else {
            return Ok(None);
        };
        let dashes = numbers(self.get("stroke-dasharray").filter(|text| *text != "none").unwrap_or_default());
        Ok(Some(Stroke {
            paint: colour.into(),
            opacity,
            width: single(width),
            line_cap: match self.get("stroke-linecap") {
                Some("round") => LineCap::Round,
                Some("square") => LineCap::Square,
                _ => LineCap::Butt,
            },
            line_join: match self.get("stroke-linejoin") {
                Some("round") => LineJoin::Round,
                Some("bevel") => LineJoin::Bevel,
                _ => LineJoin::Miter,
            },
            dash: (!dashes.is_empty())
                .then(|| StrokeDash { array: dashes.iter().copied().map(single).collect(), offset: 0.0 }),
            ..Stroke::default()
        }))
    }
}

impl Drawing {
    /// Reads a drawing of our SVG writer.
    ///
    /// # Errors
    /// [`ExportError::Format`] for what the writer never wrote before.
    pub fn read(svg: &str) -> Result<Self, ExportError> {
        let mut drawing = Self::default();
        let mut reader = Reader::from_str(svg);
        let mut around = vec![Around { place: Affine::IDENTITY, own: Attributes::new() }];
        let mut names: Vec<String> = Vec::new();
        let mut text = String::new();
        loop {
            match reader.read_event().map_err(fail)? {
                Event::Start(start) => {
                    let name = name_of(&start);
                    let here = inner(&around)?.within(attributes(&start)?)?;
                    drawing.begin(&name, &here)?;
                    around.push(here);
                    names.push(name);
                    text.clear();
                }
                Event::Empty(start) => {
                    let here = inner(&around)?.within(attributes(&start)?)?;
                    drawing.begin(&name_of(&start), &here)?;
                }
                Event::Text(part) => text.push_str(&part),
                Event::GeneralRef(entity) => {
                    text.push_str(resolve_xml_entity(&entity).ok_or_else(|| unknown(&entity))?);
                }
                Event::End(_) => {
                    let (name, here) = (names.pop().unwrap_or_default(), around.pop());
                    match (name.as_str(), here) {
                        ("text", Some(here)) => drawing.letters(std::mem::take(&mut text), &here)?,
                        ("desc", _) => drawing.told = std::mem::take(&mut text),
                        _ => text.clear(),
                    }
                }
                Event::Eof => return Ok(drawing),
                _ => {}
            }
        }
    }

    fn begin(&mut self, name: &str, here: &Around) -> Result<(), ExportError> {
        let path = match name {
            "svg" => {
                self.width = single(here.number("width"));
                self.height = single(here.number("height"));
                return Ok(());
            }
            "g" | "title" | "desc" | "text" => return Ok(()),
            "path" => BezPath::from_svg(here.get("d").unwrap_or_default()).map_err(fail)?,
            other => shape(other, here).ok_or_else(|| unknown(other))?,
        };
        let Some(path) = path_of(&path) else { return Ok(()) };
        let fill = if name == "line" { None } else { here.fill()? };
        let piece = Piece { what: What::Shape(path), place: here.place, fill, stroke: here.stroke()? };
        self.pieces.push(piece);
        Ok(())
    }

    fn letters(&mut self, text: String, here: &Around) -> Result<(), ExportError> {
        let size = here.number("font-size");
        let bold = here.get("font-weight").is_some_and(|weight| matches!(weight, "700" | "bold" | "600"));
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let wide = width(&text, size, weight);
        let x = here.number("x")
            - match here.get("text-anchor") {
                Some("middle") => wide / 2.0,
                Some("end") => wide,
                _ => 0.0,
            };
        let what = What::Text { text, x, y: here.number("y"), size, weight };
        self.pieces.push(Piece { what, place: here.place, fill: here.fill()?, stroke: here.stroke()? });
        Ok(())
    }

    /// Draws it with its upper left corner at the origin.
    pub fn draw(&self, surface: &mut Surface<'_>, faces: &Faces) {
        for piece in &self.pieces {
            if piece.fill.is_none() && piece.stroke.is_none() {
                continue;
            }
            let moved = piece.place != Affine::IDENTITY;
            if moved {
                let [a, b, c, d, e, f] = piece.place.as_coeffs().map(single);
                surface.push_transform(&Transform::from_row(a, b, c, d, e, f));
            }
            surface.set_fill(piece.fill.clone());
            surface.set_stroke(piece.stroke.clone());
            match &piece.what {
                What::Shape(path) => surface.draw_path(path),
                What::Text { text, x, y, size, weight } => {
                    // The ring around letters lies below them.
                    if piece.stroke.is_some() {
                        surface.set_fill(None);
                        faces.draw(surface, (single(*x), single(*y)), text, single(*size), *weight);
                        surface.set_stroke(None);
                        surface.set_fill(piece.fill.clone());
                    }
                    faces.draw(surface, (single(*x), single(*y)), text, single(*size), *weight);
                }
            }
            if moved {
                surface.pop();
            }
        }
        surface.set_stroke(None);
    }
}

fn unknown(what: &str) -> ExportError {
    fail(format!("the drawing has “{what}”"))
}

fn inner(around: &[Around]) -> Result<&Around, ExportError> {
    around.last().ok_or_else(|| fail("the drawing ends too early"))
}

fn name_of(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

fn attributes(start: &BytesStart<'_>) -> Result<Attributes, ExportError> {
    start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.map_err(fail)?;
            Ok((attribute.key.as_ref().to_owned(), attribute.value.into_owned()))
        })
        .collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split([',', ' ', '\n']).filter_map(|part| part.trim().parse().ok()).collect()
}

fn shape(name: &str, here: &Around) -> Option<BezPath> {
    let n = |name: &str| here.number(name);
    Some(match name {
        "line" => polygon(&[n("x1"), n("y1"), n("x2"), n("y2")], false),
        "polyline" => polygon(&numbers(here.get("points")?), false),
        "polygon" => polygon(&numbers(here.get("points")?), true),
        "circle" => Circle::new((n("cx"), n("cy")), n("r")).to_path(NEAR),
        "ellipse" => Ellipse::new((n("cx"), n("cy")), (n("rx"), n("ry")), 0.0).to_path(NEAR),
        "rect" => {
            let rect = Rect::from_origin_size((n("x"), n("y")), (n("width"), n("height")));
            let radius = n("rx").max(n("ry"));
            if radius > 0.0 { RoundedRect::from_rect(rect, radius).to_path(NEAR) } else { rect.to_path(NEAR) }
        }
        _ => return None,
    })
}

fn polygon(numbers: &[f64], closed: bool) -> BezPath {
    let mut path = BezPath::new();
    for (position, pair) in numbers.chunks_exact(2).enumerate() {
        let [x, y] = pair else { continue };
        if position == 0 { path.move_to((*x, *y)) } else { path.line_to((*x, *y)) }
    }
    if closed {
        path.close_path();
    }
    path
}

fn path_of(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let at = |point: Point| (single(point.x), single(point.y));
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => builder.move_to(at(to).0, at(to).1),
            PathEl::LineTo(to) => builder.line_to(at(to).0, at(to).1),
            PathEl::QuadTo(by, to) => builder.quad_to(at(by).0, at(by).1, at(to).0, at(to).1),
            PathEl::CurveTo(one, two, to) => {
                builder.cubic_to(at(one).0, at(one).1, at(two).0, at(two).1, at(to).0, at(to).1);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

/// `#RRGGBB` or `#RGB`.
fn colour(text: &str) -> Option<rgb::Color> {
    let digits = text.strip_prefix('#')?;
    let part = |at: usize| {
        let pair = match digits.len() {
            6 => digits.get(at * 2..at * 2 + 2)?.to_owned(),
            3 => digits.get(at..=at)?.repeat(2),
            _ => return None,
        };
        u8::from_str_radix(&pair, 16).ok()
    };
    Some(rgb::Color::new(part(0)?, part(1)?, part(2)?))
}

/// `translate(x y) rotate(a x y) scale(x y) matrix(a b c d e f)`.
fn transform(text: &str) -> Result<Affine, ExportError> {
    let mut whole = Affine::IDENTITY;
    for part in text.split_inclusive(')') {
        let part = part.trim().trim_start_matches(',').trim();
        if part.is_empty() {
            continue;
        }
        let (name, inside) =
            part.strip_suffix(')').and_then(|part| part.split_once('(')).ok_or_else(|| unknown(part))?;
        whole *= match (name.trim(), numbers(inside).as_slice()) {
            ("translate", [x]) => Affine::translate((*x, 0.0)),
            ("translate", [x, y]) => Affine::translate((*x, *y)),
            ("scale", [by]) => Affine::scale(*by),
            ("scale", [x, y]) => Affine::scale_non_uniform(*x, *y),
            ("rotate", [angle]) => Affine::rotate(angle.to_radians()),
            ("rotate", [angle, x, y]) => Affine::rotate_about(angle.to_radians(), Point::new(*x, *y)),
            ("matrix", [a, b, c, d, e, f]) => Affine::new([*a, *b, *c, *d, *e, *f]),
            _ => return Err(unknown(part)),
        };
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_text_are_carried_over() {
        let svg = r##"<svg width="10" height="20"><desc id="d">a &amp; b</desc><g transform="translate(1,2) rotate(90 1 1)" fill="#123">
            <rect width="3" height="4"/><circle cx="1" cy="1" r="2"/><text x="5" y="6" font-size="9" text-anchor="end">ລາວ &lt; x</text></g></svg>"##;
        let drawing = Drawing::read(svg).expect("drawing");
        assert_eq!(drawing.told, "a & b");
        assert_eq!(drawing.pieces.len(), 3);
        let What::Text { text, x, .. } = &drawing.pieces[2].what else { panic!("text") };
        assert_eq!(text, "ລາວ < x");
        assert!(*x < 5.0);
    }

    #[test]
    fn what_is_not_known_is_told() {
        for svg in [
            r##"<svg><use href="#x"/></svg>"##,
            r#"<svg><rect fill="url(#p)" width="1" height="1"/></svg>"#,
            r#"<svg><g transform="skewX(3)"/></svg>"#,
        ] {
            assert!(Drawing::read(svg).is_err(), "{svg}");
        }
    }
}
