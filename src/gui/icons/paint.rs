//! Rasterises icons and keeps them.

use super::Icon;
use egui::{
    Color32, ColorImage, Context, Id, Painter, Pos2, Rect, TextureHandle, TextureOptions, pos2, vec2,
};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use std::collections::HashMap;

type Kept = HashMap<(Icon, u32), Option<TextureHandle>>;

/// Draws an icon of `side` points around `middle` in a colour.
pub fn draw(painter: &Painter, icon: Icon, middle: Pos2, side: f32, colour: Color32) {
    let scale = painter.pixels_per_point();
    let pixels = crate::gui::widgets::whole(side * scale).max(1);
    let Some(texture) = texture(painter.ctx(), icon, pixels) else { return };
    // On whole pixels, else the strokes blur.
    let corner = pos2(
        ((middle.x - side / 2.0) * scale).round() / scale,
        ((middle.y - side / 2.0) * scale).round() / scale,
    );
    let side = f32::from(u16::try_from(pixels).unwrap_or(u16::MAX)) / scale;
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.image(texture, Rect::from_min_size(corner, vec2(side, side)), whole, colour);
}

fn texture(ctx: &Context, icon: Icon, pixels: u32) -> Option<egui::TextureId> {
    let id = Id::unique("icons");
    let kept: Option<Option<egui::TextureId>> = ctx.data_mut(|data| {
        data.get_temp_mut_or_default::<Kept>(id)
            .get(&(icon, pixels))
            .map(|texture| texture.as_ref().map(TextureHandle::id))
    });
    if let Some(texture) = kept {
        return texture;
    }
    // A drawing that cannot be read is kept as such: it will not be better in the next frame.
    let handle = raster(icon, pixels)
        .map(|image| ctx.load_texture(format!("{icon:?} {pixels}"), image, TextureOptions::LINEAR));
    let texture = handle.as_ref().map(TextureHandle::id);
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Kept>(id).insert((icon, pixels), handle));
    texture
}

/// An icon in white, `pixels` wide and high. `None` where its drawing cannot be read.
pub(super) fn raster(icon: Icon, pixels: u32) -> Option<ColorImage> {
    let tree = usvg::Tree::from_str(icon.svg(), &usvg::Options::default()).ok()?;
    let mut map = Pixmap::new(pixels, pixels)?;
    let scale = f32::from(u16::try_from(pixels).ok()?) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut map.as_mut());
    let side = usize::try_from(pixels).ok()?;
    Some(ColorImage::from_rgba_premultiplied([side, side], map.data()))
}
