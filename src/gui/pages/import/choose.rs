//! Choosing a file: drop it, choose it, type it, or take it from the list.

use super::ImportAct;
use super::view::{FileRow, ImportView};
use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, card_header, card_note, drop_down, field, focus_ring, hairline, line,
    place_from_right, text_width, touch,
};
use egui::{
    Align2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Draws the state without a file.
pub fn show(ui: &mut Ui, look: &Look, page: Rect, view: &ImportView, path: &mut String, acts: &mut Vec<Act>) {
    let end = super::super::page_title(ui, look, page, &look.words(&Command::GoImport.words()));
    let words = look.words(&Command::TypeValues.words());
    let button = Button::new(Kind::Plain, &words).icon(Icon::Table);
    let left = page.right() - 20.0 - button.width(ui, look);
    if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
        acts.push(Act::Command(Command::TypeValues));
    }
    let body = Rect::from_min_max(
        pos2(page.left() + 20.0, page.top() + size::PAGE_HEADER),
        page.max - vec2(20.0, 20.0),
    );
    let high = (body.height() * 0.38).clamp(190.0, 288.0);
    let zone = Rect::from_min_size(body.min, vec2(body.width(), high));
    drop_zone(ui, look, zone, view, acts);
    let row = Rect::from_min_size(pos2(body.left(), zone.bottom() + 12.0), vec2(body.width(), size::CONTROL));
    typed(ui, look, row, path, acts);
    let below = Rect::from_min_max(pos2(body.left(), row.bottom() + 16.0), body.max);
    let split = below.left() + (below.width() * 0.632).round();
    files(ui, look, Rect::from_min_max(below.min, pos2(split, below.bottom())), view, acts);
    earlier(ui, look, Rect::from_min_max(pos2(split + 16.0, below.top()), below.max), view, acts);
}

fn drop_zone(ui: &mut Ui, look: &Look, zone: Rect, view: &ImportView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let over = ui.ctx().input(|input| !input.raw.hovered_files.is_empty());
    let (ground, border) = if over { (t.accent_soft, t.accent) } else { (t.surface, t.edge) };
    ui.painter().rect_filled(zone, size::DIALOG_RADIUS, ground);
    if over {
        ui.painter().rect_stroke(zone, size::DIALOG_RADIUS, Stroke::new(2.0, border), StrokeKind::Inside);
    } else {
        dashed(ui, zone.shrink(1.0), Stroke::new(2.0, border));
    }
    let height = 56.0 + 12.0 + 32.0 + 28.0 + 12.0 + size::CONTROL_LARGE;
    let mut y = zone.center().y - height / 2.0;
    let tile = Rect::from_min_size(pos2(zone.center().x - 28.0, y), vec2(56.0, 56.0));
    ui.painter().rect_filled(tile, 12, if over { t.surface } else { t.accent_soft });
    icons::draw(ui.painter(), Icon::Import, tile.center(), 28.0, t.accent);
    y += 68.0;
    let row =
        |y: f32, high: f32| Rect::from_min_size(pos2(zone.left() + 16.0, y), vec2(zone.width() - 32.0, high));
    let title = if view.reading { "import-page-reading" } else { "import-page-drop" };
    line(ui, look, row(y, 32.0), Align2::CENTER_CENTER, &look.words(title), Type::Title, t.ink);
    let formats = look.words("import-page-formats");
    line(ui, look, row(y + 32.0, 28.0), Align2::CENTER_CENTER, &formats, Type::Body, t.quiet);
    y += 72.0;
    let (choose, example) = (look.words("import-page-choose-file"), look.words("import-page-example"));
    let free = !view.reading;
    let buttons = [
        Button::new(Kind::Primary, &choose).icon(Icon::Folder).large().enabled(free),
        Button::new(Kind::Plain, &example).large().enabled(free),
    ];
    let wide: f32 = buttons.iter().map(|button| button.width(ui, look)).sum::<f32>() + size::GAP;
    let mut left = zone.center().x - wide / 2.0;
    for (position, button) in buttons.into_iter().enumerate() {
        let response = button.at(ui, look, pos2(left, y));
        left = response.rect.right() + size::GAP;
        if response.clicked() {
            acts.push(if position == 0 {
                Act::Command(Command::ImportFile)
            } else {
                Act::InImport(ImportAct::Example)
            });
        }
    }
}

fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let r = f32::from(size::DIALOG_RADIUS);
    let mut points = Vec::new();
    let corners = [
        (pos2(rect.right() - r, rect.top() + r), -90.0_f32),
        (pos2(rect.right() - r, rect.bottom() - r), 0.0),
        (pos2(rect.left() + r, rect.bottom() - r), 90.0),
        (pos2(rect.left() + r, rect.top() + r), 180.0),
    ];
    for (middle, from) in corners {
        for step in 0..=6_u8 {
            let angle = (from + f32::from(step) * 15.0).to_radians();
            points.push(middle + vec2(angle.cos(), angle.sin()) * r);
        }
    }
    points.extend(points.first().copied());
    ui.painter().extend(Shape::dashed_line(&points, stroke, 8.0, 6.0));
}

fn typed(ui: &mut Ui, look: &Look, row: Rect, path: &mut String, acts: &mut Vec<Act>) {
    let words = look.words("import-page-or-type");
    let wide = text_width(ui, look, &words, Type::Body) + 12.0;
    line(ui, look, row, Align2::LEFT_CENTER, &words, Type::Body, look.tokens.quiet);
    let open = look.words("import-page-open");
    let can = !path.trim().is_empty();
    let hint = look.words("import-page-type-first");
    let button = Button::new(Kind::Plain, &open).enabled(can).hint(if can { "" } else { &hint });
    let button_wide = button.width(ui, look);
    let place = Rect::from_min_max(
        row.min + vec2(wide, 0.0),
        pos2(row.right() - button_wide - size::GAP, row.bottom()),
    );
    let response = field(ui, look, place, &Field::new(&words, ""), path);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let pressed = button.at(ui, look, pos2(row.right() - button_wide, row.top())).clicked();
    if (entered || pressed) && can {
        acts.push(Act::InImport(ImportAct::Typed(std::mem::take(path).trim().to_owned())));
    }
}

fn files(ui: &mut Ui, look: &Look, rect: Rect, view: &ImportView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &look.words("import-page-files"));
    let name = view.places.iter().find(|(_, place)| *place == view.folder).map(|(name, _)| name.clone());
    let shown =
        name.unwrap_or_else(|| view.folder.file_name().unwrap_or_default().to_string_lossy().into_owned());
    let words = look.words("import-page-folder");
    let wide = (rect.width() * 0.5).clamp(160.0, 320.0);
    let place =
        Rect::from_min_size(pos2(rect.right() - 10.0 - wide, rect.top() + 6.0), vec2(wide, size::CONTROL));
    let about = Choice { name: &words, chosen: &shown, hint: "", chip: None, search: None };
    let taken =
        drop_down(ui, look, place, &about, |_| view.places.iter().map(|(name, _)| name.clone()).collect());
    if let Some((_, place)) = taken.and_then(|at| view.places.get(at)) {
        acts.push(Act::InImport(ImportAct::Folder(place.clone())));
    }
    let mut list = body;
    if !view.remark.is_empty() {
        let row = Rect::from_min_size(list.min + vec2(16.0, 0.0), vec2(list.width() - 32.0, 32.0));
        line(ui, look, row, Align2::LEFT_CENTER, &view.remark, Type::Small, t.attention);
        list.min.y += 32.0;
    }
    if view.files.is_empty() {
        card_note(ui, look, list, &look.words("import-page-no-files"));
        return;
    }
    let list = list.shrink2(vec2(1.0, 1.0));
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("files"), |ui| {
        ui.shrink_clip_rect(list);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, 48.0, view.files.len(), |ui, rows| {
            let mut top = ui.max_rect().min;
            for file in view.files.get(rows).unwrap_or_default() {
                file_row(ui, look, Rect::from_min_size(top, vec2(list.width(), 48.0)), file, acts);
                top.y += 48.0;
            }
        });
    });
}

fn file_row(ui: &mut Ui, look: &Look, row: Rect, file: &FileRow, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let response = touch(ui, row.shrink2(vec2(3.0, 0.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &file.name));
    if response.hovered() {
        ui.painter().rect_filled(row, 0, t.sunken);
    }
    let icon = if file.folder { Icon::Folder } else { Icon::Table };
    icons::draw(ui.painter(), icon, pos2(row.left() + 26.0, row.center().y), size::ICON, t.accent);
    let when = Rect::from_min_size(pos2(row.right() - 230.0, row.top()), vec2(130.0, row.height()));
    line(ui, look, when, Align2::LEFT_CENTER, &file.when, Type::Small, t.quiet);
    let room = Rect::from_min_max(row.min, pos2(row.right() - 16.0, row.bottom()));
    line(ui, look, room, Align2::RIGHT_CENTER, &file.size, Type::Small, t.quiet);
    let name = Rect::from_min_max(pos2(row.left() + 48.0, row.top()), pos2(when.left() - 8.0, row.bottom()));
    line(ui, look, name, Align2::LEFT_CENTER, &file.name, Type::Body, t.ink);
    hairline(ui, look, row.left(), row.right(), row.bottom() - 1.0);
    focus_ring(ui, look, &response, 4);
    if response.clicked() {
        let path = file.path.clone();
        acts.push(Act::InImport(if file.folder { ImportAct::Folder(path) } else { ImportAct::Open(path) }));
    }
}

fn earlier(ui: &mut Ui, look: &Look, rect: Rect, view: &ImportView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let title = if view.earlier.is_empty() { "import-page-none-yet" } else { "import-page-earlier" };
    let body = card_header(ui, look, rect, &look.words(title));
    if view.earlier.is_empty() {
        card_note(ui, look, body, &look.words("import-page-none-yet-why"));
        return;
    }
    let undo = look.words("import-page-undo");
    let mut top = body.top();
    for (words, when, change) in &view.earlier {
        let row = Rect::from_min_size(pos2(body.left() + 16.0, top), vec2(body.width() - 32.0, 56.0));
        if row.bottom() > rect.bottom() {
            break;
        }
        top += 56.0;
        let mut right = row.right();
        if let Some(change) = change {
            let buttons = vec![Button::new(Kind::Quiet, &undo).icon(Icon::Undo)];
            let (pressed, left) = place_from_right(ui, look, right + 8.0, row.center().y, buttons);
            right = left;
            if pressed.first().is_some_and(egui::Response::clicked) {
                acts.push(Act::Undo(*change));
            }
        }
        let upper = Rect::from_min_max(row.min + vec2(0.0, 6.0), pos2(right - 8.0, row.top() + 32.0));
        line(ui, look, upper, Align2::LEFT_CENTER, words, Type::Body, t.ink);
        let lower =
            Rect::from_min_max(pos2(row.left(), row.top() + 30.0), pos2(right - 8.0, row.bottom() - 4.0));
        line(ui, look, lower, Align2::LEFT_CENTER, when, Type::Small, t.quiet);
    }
}
