//! Text on a line or in a paragraph, with its words for screen readers.

use super::touch;
use crate::gui::theme::{Look, Type};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, Galley, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

fn laid(
    ui: &Ui,
    look: &Look,
    text: &str,
    kind: Type,
    colour: Color32,
    wrap: TextWrapping,
    rows: bool,
) -> Arc<Galley> {
    let format = TextFormat {
        font_id: look.font(kind),
        color: colour,
        line_height: rows.then(|| look.leading(kind)),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = wrap;
    job.break_on_newline = rows;
    ui.painter().layout_job(job)
}

fn one_line(ui: &Ui, look: &Look, text: &str, kind: Type, colour: Color32, width: f32) -> Arc<Galley> {
    let wrap =
        TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    laid(ui, look, text, kind, colour, wrap, false)
}

/// How wide a line of text is.
pub fn text_width(ui: &Ui, look: &Look, text: &str, kind: Type) -> f32 {
    one_line(ui, look, text, kind, look.tokens.ink, f32::INFINITY).size().x.ceil()
}

/// How high a line of text is.
pub(super) fn text_height(ui: &Ui, look: &Look, kind: Type) -> f32 {
    one_line(ui, look, "0", kind, look.tokens.ink, f32::INFINITY).size().y
}

/// A line of text within a rectangle. What does not fit is cut with `…` and told in a tooltip.
pub fn line(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    align: Align2,
    text: &str,
    kind: Type,
    colour: Color32,
) -> Response {
    let galley = one_line(ui, look, text, kind, colour, rect.width().max(0.0) + 0.5);
    let place = align.align_size_within_rect(galley.size(), rect);
    let cut = galley.elided;
    ui.painter().galley(snap(ui, place.min), galley, colour);
    let response = touch(ui, place.intersect(rect), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if cut { super::tooltip(look, response, text) } else { response }
}

fn wrapped(ui: &Ui, look: &Look, width: f32, text: &str, kind: Type, colour: Color32) -> Arc<Galley> {
    let shown = crate::text::breaks::breakable(text);
    let wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    laid(ui, look, &shown, kind, colour, wrap, true)
}

/// How high a paragraph of a width is.
pub fn paragraph_height(ui: &Ui, look: &Look, width: f32, text: &str, kind: Type) -> f32 {
    wrapped(ui, look, width, text, kind, look.tokens.ink).size().y
}

/// A paragraph from its upper left corner; gives the rectangle it takes.
pub fn paragraph(
    ui: &mut Ui,
    look: &Look,
    at: Pos2,
    width: f32,
    text: &str,
    kind: Type,
    colour: Color32,
) -> Rect {
    let galley = wrapped(ui, look, width, text, kind, colour);
    let rect = Rect::from_min_size(at, vec2(width, galley.size().y));
    ui.painter().galley(snap(ui, at), galley, colour);
    let response = touch(ui, rect, Sense::hover());
    // The name is the text itself, without the places to break lines.
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    rect
}

fn snap(ui: &Ui, at: Pos2) -> Pos2 {
    let scale = ui.ctx().pixels_per_point();
    pos2((at.x * scale).round() / scale, (at.y * scale).round() / scale)
}

/// A line of text that is part of a control which has the name already.
pub(super) fn draw(ui: &Ui, look: &Look, rect: Rect, align: Align2, text: &str, kind: Type, colour: Color32) {
    let galley = one_line(ui, look, text, kind, colour, rect.width().max(0.0) + 0.5);
    let place = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(snap(ui, place.min), galley, colour);
}
