//! Text set by ourselves: shaped, measured, broken into lines, drawn as outlines. So a figure looks the
//! same on every machine, and its labels are measured as they are drawn.

use crate::text::{breaks, is_lao};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use std::fmt::Write;
use std::sync::OnceLock;

/// The family of figures and documents: Lao, Latin, Thai and signs in one font.
pub const FAMILY: &str = "Migration Profile Sans";
const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/MigrationProfileSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/MigrationProfileSans-Bold.ttf");

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Weight {
    Regular,
    Bold,
}

/// One glyph of a shaped text, in font units.
pub(in crate::export) struct Placed {
    /// Number in the font.
    pub glyph: u32,
    /// Distance of the glyph's origin from the beginning of the text.
    pub x: f64,
    /// Height of the glyph's origin above the baseline.
    pub y: f64,
    /// The letters it stands for: bytes of the text.
    pub letters: std::ops::Range<usize>,
}

/// The font file of a weight.
pub(in crate::export) fn font_file(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    }
}

/// The glyphs of a text and its advance, both as parts of the size of the letters.
pub(in crate::export) fn placed(text: &str, weight: Weight) -> (Vec<Placed>, f64) {
    let Some(face) = face(weight) else { return (Vec::new(), 0.0) };
    let (mut glyphs, advance) = shape(face, text);
    for glyph in &mut glyphs {
        glyph.x /= face.per_em;
        glyph.y /= face.per_em;
    }
    (glyphs, advance / face.per_em)
}

struct Face {
    font: FontRef<'static>,
    shaping: ShaperData,
    per_em: f64,
}

fn face(weight: Weight) -> Option<&'static Face> {
    static FACES: [OnceLock<Option<Face>>; 2] = [const { OnceLock::new() }; 2];
    let slot = match weight {
        Weight::Regular => FACES.first()?,
        Weight::Bold => FACES.last()?,
    };
    slot.get_or_init(|| {
        let font = FontRef::new(font_file(weight)).ok()?;
        let per_em = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(Face { shaping: ShaperData::new(&font), font, per_em })
    })
    .as_ref()
}

/// Runs of one script: the rules for Lao marks are found only in a run that is Lao.
fn runs(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut lao) = (0, None);
    for (at, letter) in text.char_indices() {
        let here = is_lao(letter);
        if lao.is_some_and(|lao| lao != here) {
            out.extend(text.get(start..at));
            start = at;
        }
        lao = Some(here);
    }
    out.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    out
}

/// The glyphs of a text and its advance, in font units.
fn shape(face: &Face, text: &str) -> (Vec<Placed>, f64) {
    let shaper = face.shaping.shaper(&face.font).build();
    let (mut glyphs, mut pen, mut start) = (Vec::new(), 0.0, 0);
    for run in runs(text) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or(run.len()).min(run.len()))
            .collect();
        for ((info, position), from) in
            shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(starts.iter().copied())
        {
            let to = starts.iter().copied().filter(|other| *other > from).min().unwrap_or(run.len());
            glyphs.push(Placed {
                glyph: info.glyph_id,
                x: pen + f64::from(position.x_offset),
                y: f64::from(position.y_offset),
                letters: start + from..start + to,
            });
            pen += f64::from(position.x_advance);
        }
        start += run.len();
    }
    (glyphs, pen)
}

/// Width of a text at a size, in the units of the size.
pub(in crate::export) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    face(weight).map_or(0.0, |face| shape(face, text).1 * size / face.per_em)
}

/// Width of a text as figures write it, in px at a size in px.
pub fn measure(text: &str, size: f64, bold: bool) -> f64 {
    width(text, size, if bold { Weight::Bold } else { Weight::Regular })
}

/// Whether the font has a glyph for every letter of a text.
pub fn can_write(text: &str) -> bool {
    face(Weight::Regular).is_some_and(|face| {
        let map = face.font.charmap();
        text.chars().all(|letter| letter.is_control() || map.map(letter).is_some())
    })
}

/// The text's outlines as path data, its baseline beginning at (`x`, `y`).
pub(in crate::export) fn outline(text: &str, (x, y): (f64, f64), size: f64, weight: Weight) -> String {
    let Some(face) = face(weight) else { return String::new() };
    let scale = size / face.per_em;
    let outlines = face.font.outline_glyphs();
    let mut pen = Pen { path: String::new(), x, y, scale };
    for placed in shape(face, text).0 {
        pen.x = x + placed.x * scale;
        pen.y = y - placed.y * scale;
        let Some(glyph) = outlines.get(skrifa::GlyphId::new(placed.glyph)) else { continue };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // A glyph that cannot be drawn leaves a gap; the words stand in the file beside the outlines.
        let _ = glyph.draw(settings, &mut pen);
    }
    pen.path
}

struct Pen {
    path: String,
    x: f64,
    y: f64,
    scale: f64,
}

impl Pen {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (position, (x, y)) in points.iter().enumerate() {
            let (x, y) = (self.x + f64::from(*x) * self.scale, self.y - f64::from(*y) * self.scale);
            let gap = if position == 0 { "" } else { " " };
            // Writing to a String cannot fail.
            let _ = write!(self.path, "{gap}{} {}", super::canvas::short(x), super::canvas::short(y));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.put('Q', &[(cx, cy), (x, y)]);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.put('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }
    fn close(&mut self) {
        self.path.push('Z');
    }
}

/// Breaks a text into lines no wider than `limit`, between words, also between Lao ones. A single word
/// that is wider stands on a line of its own.
pub(in crate::export) fn wrap(text: &str, limit: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in breaks::pieces(text) {
        let longer = format!("{line}{piece}");
        if !line.is_empty() && width(longer.trim_end(), size, weight) > limit {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line = piece.trim_start().to_owned();
        } else {
            line = longer;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines.into_iter().map(|line| line.replace('\u{200b}', "")).collect()
}

/// As [`wrap`], with lines of about the same length: no single word is left over on the last one.
pub(super) fn wrap_even(text: &str, limit: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut best = wrap(text, limit, size, weight);
    let mut narrower = limit;
    for _ in 0..12 {
        narrower *= 0.94;
        let lines = wrap(text, narrower, size, weight);
        if lines.len() != best.len() {
            break;
        }
        best = lines;
    }
    best
}

/// As [`wrap`], at most `most` lines; what does not fit ends in `…`.
pub(in crate::export) fn wrap_to(
    text: &str,
    limit: f64,
    size: f64,
    weight: Weight,
    most: usize,
) -> Vec<String> {
    let mut lines = wrap(text, limit, size, weight);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    for line in &mut lines {
        while width(line, size, weight) > limit && line.chars().count() > 2 {
            let shorter: Vec<char> = line.trim_end_matches('…').chars().collect();
            *line = shorter.iter().take(shorter.len().saturating_sub(1)).collect::<String>() + "…";
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lao_marks_have_no_width_of_their_own() {
        let base = width("ກ", 10.0, Weight::Regular);
        assert!(base > 3.0);
        assert!((width("ກ້", 10.0, Weight::Regular) - base).abs() < 0.01);
        assert!((width("ກີ້", 10.0, Weight::Regular) - base).abs() < 0.01);
    }

    #[test]
    fn lines_break_between_lao_words_and_fit() {
        let text = "ຈຳນວນຜູ້ເຄື່ອນຍ້າຍລະຫວ່າງປະເທດທີ່ອາໄສຢູ່ ສປປ ລາວ, ຈຳແນກຕາມເພດ, 1990–2020";
        let lines = wrap(text, 200.0, 12.0, Weight::Bold);
        assert!(lines.len() >= 2, "{lines:?}");
        assert!(lines.iter().all(|line| width(line, 12.0, Weight::Bold) <= 200.0), "{lines:?}");
        assert!(lines.iter().all(|line| !line.ends_with("ສປປ")), "the country is not torn: {lines:?}");
        let joined: String = lines.concat().split_whitespace().collect();
        assert_eq!(joined, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn every_sign_of_a_status_can_be_written() {
        for status in crate::domain::ObsStatus::ALL {
            assert!(can_write(status.sign()), "{status:?}");
        }
        assert!(can_write("○□◆●■ − – … ຫຼ ໜ ໝ ຳ"));
    }

    #[test]
    fn a_shortened_text_fits() {
        let lines = wrap_to("Vientiane Capital and its nine districts", 60.0, 11.0, Weight::Regular, 2);
        assert!(
            lines.len() <= 2 && lines.iter().all(|line| width(line, 11.0, Weight::Regular) <= 60.0),
            "{lines:?}"
        );
        assert!(lines.last().is_some_and(|line| line.ends_with('…')));
    }
}
