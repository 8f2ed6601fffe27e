//! A file that cannot be read: which, where, why, how to mend it; the other files go on.

use super::ImportAct;
use super::view::{ImportView, Trouble};
use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Block, Button, Kind, card_header, error_block, hairline, line, paragraph};
use egui::{Align2, Rect, Ui, pos2, vec2};

/// Draws the page with an error.
pub fn show(ui: &mut Ui, look: &Look, page: Rect, view: &ImportView, trouble: &Trouble, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let end = super::super::page_title(ui, look, page, &look.words(&Command::GoImport.words()));
    let other = look.words("import-page-other-file");
    let button = Button::new(Kind::Plain, &other);
    let left = page.right() - 20.0 - button.width(ui, look);
    if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
        acts.push(Act::InImport(ImportAct::Leave));
        acts.push(Act::Command(Command::ImportFile));
    }
    let at = pos2(page.left() + 20.0, page.top() + size::PAGE_HEADER);
    let wide = page.width() - 40.0;
    let pair = |id: &str, text: &str| (look.words(id), text.to_owned());
    let mut lines = vec![pair("import-page-file", &trouble.file)];
    for (id, text) in [
        ("import-page-where", &trouble.place),
        ("import-page-why", &trouble.why),
        ("import-page-mend", &trouble.mend),
    ] {
        if !text.is_empty() {
            lines.push(pair(id, text));
        }
    }
    let title = look.words("import-page-cannot-open");
    let actions = vec![look.words("import-page-again"), look.words("import-page-skip")];
    let (high, pressed) = error_block(ui, look, at, wide, &Block { title: &title, lines, actions });
    match pressed {
        Some(0) => acts.push(Act::InImport(ImportAct::Again)),
        Some(_) => acts.push(Act::InImport(ImportAct::Leave)),
        None => {}
    }
    let mut top = at.y + high + 16.0;
    if !view.waiting.is_empty() {
        let rows = f32::from(u16::try_from(view.waiting.len().min(6)).unwrap_or(6));
        let card = Rect::from_min_size(pos2(at.x, top), vec2(wide, size::CARD_HEADER + rows * 48.0));
        let body = card_header(ui, look, card, &look.words("import-page-other-files"));
        let mut y = body.top();
        for name in view.waiting.iter().take(6) {
            let row = Rect::from_min_size(pos2(body.left() + 16.0, y), vec2(wide - 32.0, 48.0));
            y += 48.0;
            line(ui, look, row, Align2::LEFT_CENTER, name, Type::Body, t.ink);
            line(ui, look, row, Align2::RIGHT_CENTER, &look.words("import-page-waits"), Type::Small, t.quiet);
            if y < card.bottom() {
                hairline(ui, look, card.left(), card.right(), row.bottom());
            }
        }
        top = card.bottom() + 12.0;
    }
    paragraph(
        ui,
        look,
        pos2(at.x, top),
        wide,
        &look.words("import-page-nothing-written"),
        Type::Small,
        t.quiet,
    );
}
