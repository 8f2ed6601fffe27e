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

/// Reads a PNG.
///
/// # Errors
/// [`ExportError::Format`]: it is none, or damaged.
pub fn read(bytes: &[u8]) -> Result<Picture, ExportError> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(fail)?;
    let mut raw = vec![0; reader.output_buffer_size().ok_or_else(|| fail("size"))?];
    let info = reader.next_frame(&mut raw).map_err(fail)?;
    let rgba = match info.color_type {
        png::ColorType::Rgba => raw,
        png::ColorType::GrayscaleAlpha => {
            raw.chunks_exact(2).flat_map(|one| [one[0], one[0], one[0], one[1]]).collect()
        }
        _ => return Err(fail("colours")),
    };
    Ok(Picture { width: info.width, height: info.height, rgba })
}

/// Corner and size of a picture upon a drawing.
type Place = ((f64, f64), (f64, f64));

/// Puts a picture upon a drawing that is `scale` times as large.
#[allow(clippy::cast_possible_truncation)] // Places on a page are far below the limits of the narrower type.
fn put_upon(pixels: &mut tiny_skia::Pixmap, picture: Picture, (corner, size): Place, scale: f32) {
    let Picture { width, height, mut rgba } = picture;
    for dot in rgba.chunks_exact_mut(4) {
        let [red, green, blue, alpha] = dot else { continue };
        for part in [red, green, blue] {
            let whole = u16::from(*part) * u16::from(*alpha) / 255;
            *part = u8::try_from(whole).unwrap_or(u8::MAX);
        }
    }
    let Some(upon) =
        tiny_skia::IntSize::from_wh(width, height).and_then(|whole| tiny_skia::Pixmap::from_vec(rgba, whole))
    else {
        return;
    };
    let (wide, tall) = (size.0 as f32 * scale, size.1 as f32 * scale);
    let place = tiny_skia::Transform::from_row(
        wide / f64::from(width) as f32,
        0.0,
        0.0,
        tall / f64::from(height) as f32,
        corner.0 as f32 * scale,
        corner.1 as f32 * scale,
    );
    let paint = tiny_skia::PixmapPaint { quality: tiny_skia::FilterQuality::Bicubic, ..Default::default() };
    pixels.draw_pixmap(0, 0, upon.as_ref(), &paint, place, None);
}

/// Draws a drawing whose text is outlines as a picture of a width.
pub(super) fn raster_to_width(
    drawing: &str,
    width: u32,
    upon: Option<(Picture, Place)>,
) -> Result<Picture, ExportError> {
    let tree = usvg::Tree::from_str(drawing, &usvg::Options::default()).map_err(fail)?;
    let size = tree.size().to_int_size().scale_to_width(width.max(1)).ok_or_else(|| fail("size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| fail("size"))?;
    let (whole, wanted) = (tree.size(), size.to_size());
    let scale =
        tiny_skia::Transform::from_scale(wanted.width() / whole.width(), wanted.height() / whole.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    if let Some((picture, place)) = upon {
        put_upon(&mut pixels, picture, place, wanted.width() / whole.width());
    }
    Ok(Picture { width: size.width(), height: size.height(), rgba: pixels.take_demultiplied() })
}

/// A small picture of a figure without title and foot, `width` dots wide.
///
/// # Errors
/// [`ExportError`] where it has no source or the renderer fails.
pub fn thumbnail(figure: &Figure, width: u32) -> Result<Picture, ExportError> {
    raster_to_width(&svg::render_plain(figure, Lettering::Outlines)?, width, None)
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
