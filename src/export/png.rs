//! Figures as PNG: the SVG with its text as outlines, so that no font is looked up and every machine
//! draws the same picture.

use super::svg::{self, Lettering};
use super::{ExportError, Overwrite, save};
use crate::figure::Figure;
use resvg::{tiny_skia, usvg};
use std::io::Write;
use std::path::Path;

/// Dots for a figure's px, of which 96 make an inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// Twice as fine as a plain screen: 192 dots an inch.
    #[default]
    Screen,
    /// 300 dots an inch.
    Print,
}

impl Resolution {
    fn scale(self) -> f32 {
        match self {
            Self::Screen => 2.0,
            Self::Print => 3.125,
        }
    }

    /// Dots a metre.
    fn per_metre(self) -> u32 {
        match self {
            Self::Screen => 7559,
            Self::Print => 11811,
        }
    }
}

/// A picture: 8 bits each of red, green, blue and opacity, row by row, fully opaque.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

fn fail(detail: impl std::fmt::Display) -> ExportError {
    ExportError::Format { format: "PNG", detail: detail.to_string() }
}

/// Draws the figure.
///
/// # Errors
/// [`ExportError`] where it has no source or the renderer fails.
pub fn picture(figure: &Figure, resolution: Resolution) -> Result<Picture, ExportError> {
    raster(&svg::render(figure, Lettering::Outlines)?, resolution)
}

/// Draws a drawing whose text is outlines.
pub(super) fn raster(drawing: &str, resolution: Resolution) -> Result<Picture, ExportError> {
    let tree = usvg::Tree::from_str(drawing, &usvg::Options::default()).map_err(fail)?;
    let size = tree.size().to_int_size().scale_by(resolution.scale()).ok_or_else(|| fail("size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| fail("size"))?;
    let scale = tiny_skia::Transform::from_scale(resolution.scale(), resolution.scale());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(Picture { width: size.width(), height: size.height(), rgba: pixels.take_demultiplied() })
}

/// Draws a drawing whose text is outlines as a picture of a width.
pub(super) fn raster_to_width(drawing: &str, width: u32) -> Result<Picture, ExportError> {
    let tree = usvg::Tree::from_str(drawing, &usvg::Options::default()).map_err(fail)?;
    let size = tree.size().to_int_size().scale_to_width(width.max(1)).ok_or_else(|| fail("size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| fail("size"))?;
    let (whole, wanted) = (tree.size(), size.to_size());
    let scale =
        tiny_skia::Transform::from_scale(wanted.width() / whole.width(), wanted.height() / whole.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(Picture { width: size.width(), height: size.height(), rgba: pixels.take_demultiplied() })
}

/// A picture as PNG, without words: for documents that have them beside it.
pub(super) fn bytes(picture: &Picture, resolution: Resolution) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: resolution.per_metre(),
        yppu: resolution.per_metre(),
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(fail)?;
    writer.write_image_data(&picture.rgba).map_err(fail)?;
    writer.finish().map_err(fail)?;
    Ok(out)
}

/// Writes a PNG with title and source as text beside the picture.
///
/// # Errors
/// [`ExportError`].
pub fn encode(
    figure: &Figure,
    picture: &Picture,
    resolution: Resolution,
    out: impl Write,
) -> Result<(), ExportError> {
    let mut encoder = png::Encoder::new(out, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: resolution.per_metre(),
        yppu: resolution.per_metre(),
        unit: png::Unit::Meter,
    }));
    let texts = [
        ("Title", figure.title.clone()),
        ("Description", format!("{}. {}", figure.unit, figure.sentence)),
        ("Source", figure.foot.lines(figure.lang).join(" ")),
    ];
    for (key, text) in texts {
        encoder.add_itxt_chunk(String::from(key), text).map_err(fail)?;
    }
    let mut writer = encoder.write_header().map_err(fail)?;
    writer.write_image_data(&picture.rgba).map_err(fail)?;
    writer.finish().map_err(fail)
}

/// Writes the figure as a PNG file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    figure: &Figure,
    resolution: Resolution,
    overwrite: Overwrite,
) -> Result<(), ExportError> {
    let drawn = picture(figure, resolution)?;
    let mut bytes = Vec::new();
    encode(figure, &drawn, resolution, &mut bytes)?;
    save(path, overwrite, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
}
