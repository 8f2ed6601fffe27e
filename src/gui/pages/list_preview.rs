//! What a spreadsheet would change in the lists, before it is written.
//!
//! In: a [`ListPreview`] in words. Out: whether it is to be written.

use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Kind, card_header, card_note, hairline, paragraph, paragraph_height};
use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// A spreadsheet of lists as compared with the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPreview {
    /// File and counts.
    pub title: String,
    /// What must be mended, with its cell.
    pub wrong: Vec<String>,
    /// What should be looked at, with its cell.
    pub doubts: Vec<String>,
    /// What is different: which member and column, before and after.
    pub parts: Vec<(String, String)>,
}

const FOOT: f32 = 56.0;
const NAMES: f32 = 220.0;

/// Draws it into a card; gives whether to write (yes) or to leave it (no) was pressed.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ListPreview) -> Option<bool> {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &view.title);
    let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
    let list = Rect::from_min_max(body.min, pos2(body.right(), foot.top()));
    let room = list.width() - 2.0 * size::PAD;
    if view.parts.is_empty() && view.wrong.is_empty() {
        card_note(ui, look, list, &look.words("lists-preview-none"));
    }
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list-preview"), |ui| {
        ui.shrink_clip_rect(list);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(8.0);
            for (id, lines, colour) in
                [("lists-preview-wrong", &view.wrong, t.danger), ("lists-preview-doubt", &view.doubts, t.ink)]
            {
                if lines.is_empty() {
                    continue;
                }
                let head = look.words(id);
                for (text, colour) in
                    [(&head, t.quiet)].into_iter().chain(lines.iter().map(|line| (line, colour)))
                {
                    let high = paragraph_height(ui, look, room, text, Type::Body);
                    let (_, place) = ui.allocate_space(vec2(list.width(), high + 6.0));
                    paragraph(ui, look, place.min + vec2(size::PAD, 0.0), room, text, Type::Body, colour);
                }
                ui.add_space(8.0);
            }
            for (name, text) in &view.parts {
                let wide = room - NAMES;
                let high = paragraph_height(ui, look, wide, text, Type::Body);
                let high = high.max(paragraph_height(ui, look, NAMES - 12.0, name, Type::Body));
                let (_, place) = ui.allocate_space(vec2(list.width(), high + 8.0));
                let at = place.min + vec2(size::PAD, 2.0);
                paragraph(ui, look, at, NAMES - 12.0, name, Type::Body, t.quiet);
                paragraph(ui, look, at + vec2(NAMES, 0.0), wide, text, Type::Body, t.ink);
            }
        });
    });
    hairline(ui, look, foot.left(), foot.right(), foot.top());
    let (write, cancel) = (look.words("lists-preview-write"), look.words("gui-cancel"));
    let top = foot.center().y - size::CONTROL / 2.0;
    let can = view.wrong.is_empty() && !view.parts.is_empty();
    let button = Button::new(Kind::Primary, &write).enabled(can);
    let pressed = button.at(ui, look, pos2(foot.left() + size::PAD, top));
    let left = Button::new(Kind::Plain, &cancel).at(ui, look, pos2(pressed.rect.right() + 8.0, top));
    if pressed.clicked() { Some(true) } else { left.clicked().then_some(false) }
}
