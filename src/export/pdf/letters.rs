//! Text on a page: shaped by our engine, drawn with an embedded font of which only the used glyphs are
//! kept, with the letters behind each glyph so that text can be searched and copied.

use super::super::svg::lettering::{Weight, font_file, placed};
use super::{ExportError, fail};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// The fonts of a document.
#[derive(Clone, Debug)]
pub(super) struct Faces {
    regular: Font,
    bold: Font,
}

impl Faces {
    pub fn load() -> Result<Self, ExportError> {
        let font =
            |weight| Font::new(font_file(weight).into(), 0).ok_or_else(|| fail("the font cannot be read"));
        Ok(Self { regular: font(Weight::Regular)?, bold: font(Weight::Bold)? })
    }

    /// Draws a text whose baseline begins at a point, in the colour that is set.
    pub fn draw(&self, surface: &mut Surface<'_>, at: (f32, f32), text: &str, size: f32, weight: Weight) {
        let glyphs = glyphs(text, weight);
        if glyphs.is_empty() {
            return;
        }
        let font = match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        };
        surface.draw_glyphs(Point::from_xy(at.0, at.1), &glyphs, font, text, size, false);
    }
}

/// A measure of a page. What a page holds is far below the limits of the narrower type.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}

/// The glyphs with their advances, as parts of the size.
fn glyphs(text: &str, weight: Weight) -> Vec<KrillaGlyph> {
    let (glyphs, advance) = placed(text, weight);
    let ends: Vec<f64> = glyphs.iter().skip(1).map(|glyph| glyph.x).chain([advance]).collect();
    let mut pen = 0.0;
    glyphs
        .into_iter()
        .zip(ends)
        .map(|(glyph, end)| {
            // Each glyph stands at the pen; its advance leads to where the next one stands.
            let advance = end - pen;
            let drawn = KrillaGlyph::new(
                GlyphId::new(glyph.glyph),
                single(advance),
                single(glyph.x - pen),
                single(glyph.y),
                0.0,
                glyph.letters,
                None,
            );
            pen += advance;
            drawn
        })
        .collect()
}
