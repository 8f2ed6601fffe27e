//! After writing: what was written, and what can be done next.

use super::ImportAct;
use super::view::DoneView;
use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Kind, card, line, paragraph, paragraph_height};
use egui::{Align2, Rect, Ui, pos2, vec2};

/// Draws what was written.
pub fn show(ui: &mut Ui, look: &Look, page: Rect, view: &DoneView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    super::super::page_title(ui, look, page, &look.words(&Command::GoImport.words()));
    let wide = (page.width() - 40.0).min(880.0);
    let room = wide - 64.0 - 160.0 - 24.0;
    let heights: Vec<f32> = view
        .lines
        .iter()
        .map(|(_, text)| paragraph_height(ui, look, room, text, Type::Body) + 10.0)
        .collect();
    let high = 20.0 + 40.0 + heights.iter().sum::<f32>() + 16.0 + size::CONTROL + 20.0;
    let rect =
        Rect::from_min_size(pos2(page.left() + 20.0, page.top() + size::PAGE_HEADER), vec2(wide, high));
    card(ui, look, rect);
    let tile = Rect::from_min_size(rect.min + vec2(20.0, 20.0), vec2(32.0, 32.0));
    ui.painter().rect_filled(tile, 8, t.good_soft);
    icons::draw(ui.painter(), Icon::Check, tile.center(), size::ICON_LARGE, t.good);
    let title =
        Rect::from_min_max(pos2(rect.left() + 64.0, tile.top()), pos2(rect.right() - 16.0, tile.bottom()));
    line(ui, look, title, Align2::LEFT_CENTER, &view.title, Type::Title, t.ink);
    let mut y = tile.bottom() + 8.0;
    for ((name, text), high) in view.lines.iter().zip(&heights) {
        paragraph(ui, look, pos2(title.left(), y), 152.0, name, Type::Body, t.quiet);
        paragraph(ui, look, pos2(title.left() + 160.0, y), room, text, Type::Body, t.ink);
        y += high;
    }
    buttons(ui, look, pos2(title.left(), y + 8.0), view, acts);
}

fn buttons(ui: &mut Ui, look: &Look, at: egui::Pos2, view: &DoneView, acts: &mut Vec<Act>) {
    let mut offered: Vec<(String, Option<Icon>, Act)> = Vec::new();
    if let Some((position, name)) = &view.next_sheet {
        let words = look.say("import-page-next-sheet", &[("sheet", name.as_str().into())]);
        offered.push((words, Some(Icon::Right), Act::InImport(ImportAct::Sheet(*position))));
    }
    if let Some(name) = &view.next_file {
        let words = look.say("import-page-next-file", &[("file", name.as_str().into())]);
        offered.push((words, Some(Icon::Right), Act::InImport(ImportAct::Leave)));
    }
    if let (Some(code), Some(_)) = (&view.indicator, view.change) {
        offered.push((look.words("import-page-browse"), Some(Icon::Browse), Act::Browse(code.clone())));
    }
    if let Some(change) = view.change {
        offered.push((look.words("import-page-undo"), Some(Icon::Undo), Act::Undo(change)));
    }
    if view.next_file.is_none() {
        offered.push((look.words("import-page-another"), None, Act::InImport(ImportAct::Leave)));
    }
    let mut left = at.x;
    for (position, (words, icon, act)) in offered.into_iter().enumerate() {
        let mut button = Button::new(if position == 0 { Kind::Primary } else { Kind::Plain }, &words);
        if let Some(icon) = icon {
            button = button.icon(icon);
        }
        let response = button.at(ui, look, pos2(left, at.y));
        left = response.rect.right() + size::GAP;
        if response.clicked() {
            acts.push(act);
        }
    }
}
