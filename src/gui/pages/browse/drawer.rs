//! The drawer "Explain this number": one number, one sentence, where it comes from.

use super::BrowseAct;
use crate::gui::act::Act;
use crate::gui::dialogs::EditAct;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{
    Button, Kind, Tone, chip, chip_width, hairline, icon_button, line, paragraph, paragraph_height,
    text_width,
};
use egui::{Align2, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// A few rows of the sheet around the cell.
#[derive(Clone, Debug, Default)]
pub struct SheetPiece {
    /// Letters of the columns.
    pub letters: Vec<String>,
    /// Number of each row and its texts.
    pub rows: Vec<(String, Vec<String>)>,
    /// Row and column of the cell within the piece.
    pub cell: (usize, usize),
}

/// What the drawer says.
#[derive(Clone, Debug, Default)]
pub struct ExplainView {
    /// The number with its unit, or the sign in its place.
    pub number: String,
    /// One plain sentence.
    pub sentence: String,
    /// Status and the like.
    pub chips: Vec<(String, bool)>,
    /// The file.
    pub file: String,
    /// The sheet around the cell, if the file was kept.
    pub piece: Option<SheetPiece>,
    /// Definition, source, history: small words and text.
    pub facts: Vec<(String, String)>,
    /// Whether the value can be changed.
    pub can_edit: bool,
}

const PAD: f32 = 16.0;

/// Draws the drawer.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ExplainView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    ui.painter().rect_filled(rect, 0, t.surface);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, t.line));
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), 48.0));
    let words = look.words("gui-explain");
    line(ui, look, head.shrink2(vec2(PAD, 0.0)), Align2::LEFT_CENTER, &words, Type::Strong, t.ink);
    let close = Rect::from_center_size(pos2(head.right() - 24.0, head.center().y), vec2(32.0, 32.0));
    let pressed = icon_button(ui, look, close, Icon::Close, &look.words("gui-close"), true).clicked();
    let escaped = ui.ctx().input(|input| input.key_pressed(egui::Key::Escape));
    if pressed || escaped {
        acts.push(Act::InBrowse(BrowseAct::CloseDrawer));
    }
    hairline(ui, look, rect.left(), rect.right(), head.bottom());
    let body = Rect::from_min_max(head.left_bottom() + vec2(1.0, 1.0), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("drawer body"), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| contents(ui, look, body.width(), view, acts));
    });
}

fn contents(ui: &mut Ui, look: &Look, width: f32, view: &ExplainView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let room = width - 2.0 * PAD;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(12.0);
    let (_, number) = ui.allocate_space(vec2(width, 30.0));
    line(ui, look, number.shrink2(vec2(PAD, 0.0)), Align2::LEFT_CENTER, &view.number, Type::Title, t.accent);
    block(ui, look, width, &view.sentence, Type::Body, false);
    chips(ui, look, width, view);
    if view.can_edit {
        let (_, place) = ui.allocate_space(vec2(width, 40.0));
        let words = look.words("edit-open");
        let at = pos2(place.left() + PAD, place.top() + 8.0);
        if Button::new(Kind::Plain, &words).at(ui, look, at).clicked() {
            acts.push(Act::InEdit(EditAct::Open));
        }
    }
    ui.add_space(12.0);
    let (_, head) = ui.allocate_space(vec2(width, 28.0));
    let words = look.words("gui-where-from");
    line(ui, look, head.shrink2(vec2(PAD, 0.0)), Align2::LEFT_CENTER, &words, Type::Strong, t.ink);
    block(ui, look, width, &view.file, Type::Small, true);
    if let Some(piece) = &view.piece {
        ui.add_space(4.0);
        sheet(ui, look, width, piece);
    }
    ui.add_space(16.0);
    let (_, rule) = ui.allocate_space(vec2(width, 12.0));
    hairline(ui, look, rule.left() + PAD, rule.right() - PAD, rule.top());
    let names = 92.0;
    for (name, text) in &view.facts {
        let high = paragraph_height(ui, look, room - names, text, Type::Body);
        let (_, place) = ui.allocate_space(vec2(width, high + 8.0));
        let left =
            Rect::from_min_size(place.min + vec2(PAD, 0.0), vec2(names - 8.0, look.leading(Type::Body)));
        line(ui, look, left, Align2::LEFT_CENTER, name, Type::Small, t.quiet);
        paragraph(ui, look, place.min + vec2(PAD + names, 0.0), room - names, text, Type::Body, t.ink);
    }
    ui.add_space(16.0);
}

fn block(ui: &mut Ui, look: &Look, width: f32, words: &str, kind: Type, quiet: bool) {
    let room = width - 2.0 * PAD;
    let high = paragraph_height(ui, look, room, words, kind);
    let (_, place) = ui.allocate_space(vec2(width, high + 4.0));
    let colour = if quiet { look.tokens.quiet } else { look.tokens.ink };
    paragraph(ui, look, place.min + vec2(PAD, 2.0), room, words, kind, colour);
}

fn chips(ui: &mut Ui, look: &Look, width: f32, view: &ExplainView) {
    if view.chips.is_empty() {
        return;
    }
    let (_, mut place) = ui.allocate_space(vec2(width, 36.0));
    let mut left = place.left() + PAD;
    for (words, ask) in &view.chips {
        let wide = chip_width(ui, look, words, None);
        if left + wide > place.right() - PAD && left > place.left() + PAD {
            place = ui.allocate_space(vec2(width, 30.0)).1;
            left = place.left() + PAD;
        }
        let tone = if *ask { Tone::Attention } else { Tone::Neutral };
        chip(ui, look, pos2(left, place.center().y), words, tone, None);
        left += wide + 8.0;
    }
}

/// The piece of the sheet, its cell framed.
fn sheet(ui: &mut Ui, look: &Look, width: f32, piece: &SheetPiece) {
    let t = look.tokens;
    let number_wide =
        piece.rows.iter().map(|(number, _)| text_width(ui, look, number, Type::Small)).fold(20.0, f32::max)
            + 12.0;
    let many = f32::from(u16::try_from(piece.letters.len().max(1)).unwrap_or(1));
    let wide = ((width - 2.0 * PAD - number_wide) / many).floor();
    let rows = f32::from(u16::try_from(piece.rows.len() + 1).unwrap_or(1));
    let (_, place) = ui.allocate_space(vec2(width, rows * 24.0));
    let frame = Rect::from_min_size(place.min + vec2(PAD, 0.0), vec2(number_wide + wide * many, rows * 24.0));
    let head = Rect::from_min_size(frame.min, vec2(frame.width(), 24.0));
    ui.painter().rect_filled(head, 0, t.sunken);
    ui.painter().rect_filled(Rect::from_min_size(frame.min, vec2(number_wide, frame.height())), 0, t.sunken);
    let cell = |row: usize, column: usize| {
        let number = |value: usize| f32::from(u16::try_from(value).unwrap_or(0));
        Rect::from_min_size(
            frame.min + vec2(number_wide + wide * number(column), 24.0 * (number(row) + 1.0)),
            vec2(wide, 24.0),
        )
    };
    for (column, letters) in piece.letters.iter().enumerate() {
        let place = cell(0, column).translate(vec2(0.0, -24.0));
        line(ui, look, place, Align2::CENTER_CENTER, letters, Type::Small, t.quiet);
        ui.painter().vline(place.left(), frame.y_range(), Stroke::new(1.0, t.line));
    }
    for (row, (number, texts)) in piece.rows.iter().enumerate() {
        let first = cell(row, 0);
        let name =
            Rect::from_min_max(pos2(frame.left(), first.top()), pos2(first.left() - 6.0, first.bottom()));
        line(ui, look, name, Align2::RIGHT_CENTER, number, Type::Small, t.quiet);
        ui.painter().hline(frame.x_range(), first.top(), Stroke::new(1.0, t.line));
        for (column, text) in texts.iter().enumerate() {
            let place = cell(row, column);
            let chosen = piece.cell == (row, column);
            if chosen {
                ui.painter().rect_filled(place, 0, t.accent_soft);
                ui.painter().rect_stroke(place, 0, Stroke::new(2.0, t.accent), StrokeKind::Inside);
            }
            let figure = text.chars().next().is_some_and(|first| first.is_ascii_digit() || first == '-');
            let align = if figure { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
            let kind = if chosen { Type::SmallStrong } else { Type::Small };
            line(ui, look, place.shrink2(vec2(6.0, 0.0)), align, text, kind, t.ink);
        }
    }
    ui.painter().rect_stroke(frame, 0, Stroke::new(1.0, t.edge), StrokeKind::Inside);
}
