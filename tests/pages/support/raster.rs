//! A small software rasteriser for the tests: the same picture on every machine, no GPU.

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};
use std::collections::HashMap;

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

/// Draws what egui lays out, premultiplied and blended in gamma space as the toolkit's own painters do.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, Texture>,
}

impl Raster {
    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        match change.pos {
            None => {
                self.textures.insert(id, Texture { width, height, pixels: image.pixels.clone() });
            }
            Some([left, top]) => {
                let Some(texture) = self.textures.get_mut(&id) else { return };
                for y in 0..height {
                    let start = (top + y) * texture.width + left;
                    texture.pixels[start..start + width]
                        .copy_from_slice(&image.pixels[y * width..(y + 1) * width]);
                }
            }
        }
    }
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, &change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = primitive {
                canvas.mesh(&mesh, clip_rect, scale, self.textures.get(&mesh.texture_id));
            }
        }
        Ok(canvas.image())
    }
}

struct Canvas {
    width: usize,
    height: usize,
    /// Premultiplied, red green blue alpha.
    pixels: Vec<[u8; 4]>,
}

/// Parts of a pixel in which corners are placed, so that two triangles never draw one pixel twice.
const PARTS: f32 = 256.0;

#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
    uv: [f32; 2],
    colour: [f32; 4],
}

impl Corner {
    fn new(vertex: &Vertex, scale: f32) -> Self {
        Self {
            x: (vertex.pos.x * scale * PARTS).round() as i64,
            y: (vertex.pos.y * scale * PARTS).round() as i64,
            uv: [vertex.uv.x, vertex.uv.y],
            colour: vertex.color.to_array().map(f32::from),
        }
    }
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0, 0, 0, 255]; width * height] }
    }

    fn image(self) -> RgbaImage {
        let mut image = RgbaImage::new(self.width as u32, self.height as u32);
        for (place, pixel) in self.pixels.iter().enumerate() {
            let (x, y) = ((place % self.width) as u32, (place / self.width) as u32);
            image.put_pixel(x, y, Rgba(*pixel));
        }
        image
    }

    fn mesh(&mut self, mesh: &Mesh, clip: Rect, scale: f32, texture: Option<&Texture>) {
        let Some(texture) = texture else { return };
        let left = (clip.left() * scale).round().max(0.0) as usize;
        let top = (clip.top() * scale).round().max(0.0) as usize;
        let right = ((clip.right() * scale).round().max(0.0) as usize).min(self.width);
        let bottom = ((clip.bottom() * scale).round().max(0.0) as usize).min(self.height);
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|n| Corner::new(&mesh.vertices[triangle[n] as usize], scale));
            self.triangle(corners, [left, top, right, bottom], texture);
        }
    }

    fn triangle(
        &mut self,
        mut corners: [Corner; 3],
        [left, top, right, bottom]: [usize; 4],
        texture: &Texture,
    ) {
        let mut area = edge(&corners[0], &corners[1], corners[2].x, corners[2].y);
        if area == 0 {
            return;
        }
        if area < 0 {
            corners.swap(1, 2);
            area = -area;
        }
        let [a, b, c] = corners;
        let parts = PARTS as i64;
        let least =
            |one: i64, two: i64, three: i64| one.min(two).min(three).div_euclid(parts).max(0) as usize;
        let most =
            |one: i64, two: i64, three: i64| (one.max(two).max(three).div_euclid(parts) + 1).max(0) as usize;
        let (from_x, to_x) = (least(a.x, b.x, c.x).max(left), most(a.x, b.x, c.x).min(right));
        let (from_y, to_y) = (least(a.y, b.y, c.y).max(top), most(a.y, b.y, c.y).min(bottom));
        let whole = area as f32;
        let flat = a.colour == b.colour && b.colour == c.colour && a.uv == b.uv && b.uv == c.uv;
        for y in from_y..to_y {
            let middle_y = y as i64 * parts + parts / 2;
            for x in from_x..to_x {
                let middle_x = x as i64 * parts + parts / 2;
                let inside = [
                    edge(&b, &c, middle_x, middle_y),
                    edge(&c, &a, middle_x, middle_y),
                    edge(&a, &b, middle_x, middle_y),
                ];
                if !(covers(inside[0], &b, &c) && covers(inside[1], &c, &a) && covers(inside[2], &a, &b)) {
                    continue;
                }
                let (colour, uv) = if flat {
                    (a.colour, a.uv)
                } else {
                    let part = inside.map(|edge| edge as f32 / whole);
                    let blend =
                        |one: f32, two: f32, three: f32| one * part[0] + two * part[1] + three * part[2];
                    (
                        std::array::from_fn(|n| blend(a.colour[n], b.colour[n], c.colour[n])),
                        std::array::from_fn(|n| blend(a.uv[n], b.uv[n], c.uv[n])),
                    )
                };
                self.blend(y * self.width + x, colour, texture.sample(uv));
            }
        }
    }

    fn blend(&mut self, place: usize, colour: [f32; 4], texel: [f32; 4]) {
        let source: [f32; 4] = std::array::from_fn(|n| colour[n] * texel[n] / 255.0);
        let rest = 1.0 - source[3] / 255.0;
        let pixel = &mut self.pixels[place];
        for n in 0..3 {
            pixel[n] = (source[n] + f32::from(pixel[n]) * rest).round().min(255.0) as u8;
        }
    }
}

/// Twice the area of the triangle of an edge and a point; positive on the inner side.
fn edge(from: &Corner, to: &Corner, x: i64, y: i64) -> i64 {
    (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
}

/// Whether a point belongs to an edge's side; points on the edge belong to one of its two triangles only.
fn covers(value: i64, from: &Corner, to: &Corner) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    value > 0 || (value == 0 && (dy < 0 || (dy == 0 && dx > 0)))
}

impl Texture {
    /// The colour at a place of the texture (0–1), between its four nearest pixels.
    fn sample(&self, uv: [f32; 2]) -> [f32; 4] {
        // In steps of a 64th: where a glyph lies in the texture must not change its picture.
        let step = |at: f32| (at * 64.0).round() / 64.0;
        let x = step(uv[0] * self.width as f32 - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = step(uv[1] * self.height as f32 - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (over_x, over_y) = (x - left as f32, y - top as f32);
        let at = |x: usize, y: usize| {
            self.pixels[y.min(self.height - 1) * self.width + x.min(self.width - 1)].to_array().map(f32::from)
        };
        if over_x < 1e-3 && over_y < 1e-3 {
            return at(left, top);
        }
        let (nw, ne, sw, se) = (at(left, top), at(left + 1, top), at(left, top + 1), at(left + 1, top + 1));
        std::array::from_fn(|n| {
            let upper = nw[n] + (ne[n] - nw[n]) * over_x;
            let lower = sw[n] + (se[n] - sw[n]) * over_x;
            upper + (lower - upper) * over_y
        })
    }
}
