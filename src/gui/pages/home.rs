//! Home: what is in the store, what needs attention, what was done last, the doors to begin.

use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Count, Kind, Tone, card_header, card_note, chip, chip_width, count_strip, drop_down,
    focus_ring, hairline, line, paragraph, place_from_right, text_width, tooltip, touch,
};
use egui::{
    Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::path::PathBuf;

/// A part of the report and how many of its indicators have data.
#[derive(Clone, Debug, Default)]
pub struct PartCount {
    /// Short number: `A.1`.
    pub number: String,
    /// Name.
    pub name: String,
    /// Indicators with data.
    pub with_data: u64,
    /// Indicators in all.
    pub all: u64,
}

/// Something to look at.
#[derive(Clone, Debug)]
pub struct Attention {
    /// What.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// Words of its action.
    pub action: String,
    /// What the action does.
    pub act: Act,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Worked {
    /// Its sign.
    pub icon: Icon,
    /// What.
    pub words: String,
    /// When.
    pub when: String,
    /// Where it leads.
    pub act: Option<Act>,
}

/// What Home shows.
#[derive(Clone, Debug, Default)]
pub struct HomeView {
    /// Indicators with data.
    pub with_data: u64,
    /// Indicators in the catalogue.
    pub indicators: u64,
    /// Values.
    pub values: u64,
    /// Publications.
    pub sources: u64,
    /// Newest year with data, as written; empty if none.
    pub newest: String,
    /// By part of the report.
    pub parts: Vec<PartCount>,
    /// What needs attention.
    pub attention: Vec<Attention>,
    /// What was done last, newest first.
    pub worked: Vec<Worked>,
    /// The last import, if it can be taken back.
    pub last_import: Option<i64>,
    /// Stores that were open before: name and place.
    pub recent: Vec<(String, PathBuf)>,
}

/// Draws the page.
pub fn show(ui: &mut Ui, look: &Look, page: Rect, view: &HomeView, acts: &mut Vec<Act>) {
    header(ui, look, page, view, acts);
    let body = Rect::from_min_max(pos2(page.left() + 20.0, page.top() + 72.0), page.max - vec2(20.0, 28.0));
    doors(ui, look, body, acts);
    let below = Rect::from_min_max(pos2(body.left(), body.top() + 128.0), body.max);
    let split = below.left() + (below.width() * 0.614).round();
    let left = Rect::from_min_max(below.min, pos2(split, below.bottom()));
    let right = Rect::from_min_max(pos2(split + 16.0, below.top()), below.max);
    store(ui, look, left, view);
    if view.attention.is_empty() {
        worked(ui, look, right, view, acts);
    } else {
        let rows = f32::from(u16::try_from(view.attention.len().min(3)).unwrap_or(3));
        let high = size::CARD_HEADER + rows * 62.0 + 8.0;
        let upper = Rect::from_min_size(right.min, vec2(right.width(), high));
        attention(ui, look, upper, view, acts);
        let lower = Rect::from_min_max(pos2(right.left(), upper.bottom() + 16.0), right.max);
        worked(ui, look, lower, view, acts);
    }
}

fn header(ui: &mut Ui, look: &Look, page: Rect, view: &HomeView, acts: &mut Vec<Act>) {
    let row = Rect::from_min_size(page.min + vec2(0.0, 12.0), vec2(page.width(), size::PAGE_HEADER));
    super::page_title(ui, look, row, &look.words("gui-program"));
    let recent = look.words("gui-recent-stores");
    let wide = text_width(ui, look, &recent, Type::Body) + 64.0;
    let list = Rect::from_min_size(
        pos2(row.right() - 20.0 - wide, row.center().y - 16.0),
        vec2(wide, size::CONTROL),
    );
    let undo = look.words("gui-undo-import");
    let copy = look.words(&Command::SaveCopy.words());
    let mut buttons = Vec::new();
    if view.last_import.is_some() {
        buttons.push(Button::new(Kind::Quiet, &undo).icon(Icon::Undo));
    }
    buttons.push(Button::new(Kind::Plain, &copy).icon(Icon::Copy));
    let (pressed, _) = place_from_right(ui, look, list.left() - size::GAP, row.center().y, buttons);
    if pressed.last().is_some_and(egui::Response::clicked) {
        acts.push(Act::Command(Command::SaveCopy));
    }
    if let (Some(change), [first, _]) = (view.last_import, pressed.as_slice())
        && first.clicked()
    {
        acts.push(Act::Undo(change));
    }
    recent_stores(ui, look, list, &recent, view, acts);
}

fn recent_stores(ui: &mut Ui, look: &Look, rect: Rect, words: &str, view: &HomeView, acts: &mut Vec<Act>) {
    let about = Choice { name: words, chosen: words, hint: "", chip: None, search: None };
    let others = [Command::OpenStore, Command::NewStore];
    let taken = drop_down(ui, look, rect, &about, |_| {
        let mut entries: Vec<String> = view.recent.iter().map(|(name, _)| name.clone()).collect();
        entries.extend(others.iter().map(|command| look.words(&command.words())));
        entries
    });
    let Some(taken) = taken else { return };
    match (view.recent.get(taken), others.get(taken.saturating_sub(view.recent.len()))) {
        (Some((_, path)), _) => acts.push(Act::OpenStore(path.clone())),
        (None, Some(command)) => acts.push(Act::Command(*command)),
        (None, None) => {}
    }
}

fn doors(ui: &mut Ui, look: &Look, body: Rect, acts: &mut Vec<Act>) {
    let doors = [
        (Icon::Import, Command::ImportFile, "gui-door-import", "gui-door-import-detail"),
        (Icon::Browse, Command::GoBrowse, "gui-door-browse", "gui-door-browse-detail"),
        (Icon::Indicators, Command::GoIndicators, "gui-door-indicators", "gui-door-indicators-detail"),
    ];
    let wide = (body.width() - 32.0) / 3.0;
    let mut left = body.left();
    for (position, (icon, command, title, detail)) in doors.into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, body.top()), vec2(wide, 112.0));
        left += wide + 16.0;
        if door(ui, look, rect, icon, (&look.words(title), &look.words(detail)), position == 0) {
            acts.push(Act::Command(command));
        }
    }
}

fn door(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    icon: Icon,
    (title, detail): (&str, &str),
    first: bool,
) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let (ground, border, words, quiet) = if first {
        (t.accent, t.accent, t.on_accent, t.on_accent)
    } else {
        (t.surface, if response.hovered() { t.edge } else { t.line }, t.ink, t.quiet)
    };
    ui.painter().rect(rect, size::CARD_RADIUS, ground, Stroke::new(1.0, border), StrokeKind::Inside);
    let tile = Rect::from_min_size(rect.min + vec2(17.0, 17.0), vec2(40.0, 40.0));
    let (soft, sign): (Color32, Color32) = if first {
        (crate::gui::theme::mix(t.accent, t.on_accent, 0.16), t.on_accent)
    } else {
        (t.accent_soft, t.accent)
    };
    ui.painter().rect_filled(tile, 8, soft);
    icons::draw(ui.painter(), icon, tile.center(), 24.0, sign);
    let head =
        Rect::from_min_max(pos2(tile.right() + 12.0, tile.top()), pos2(rect.right() - 12.0, tile.bottom()));
    let fits = text_width(ui, look, title, Type::Title) <= head.width();
    let kind = if fits { Type::Title } else { Type::Strong };
    line(ui, look, head, Align2::LEFT_CENTER, title, kind, words);
    paragraph(
        ui,
        look,
        pos2(tile.left(), tile.bottom() + 8.0),
        rect.width() - 34.0,
        detail,
        Type::Small,
        quiet,
    );
    focus_ring(ui, look, &response, size::CARD_RADIUS);
    response.clicked()
}

fn store(ui: &mut Ui, look: &Look, rect: Rect, view: &HomeView) {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &look.words("gui-in-store"));
    let strip = Rect::from_min_size(body.min + vec2(16.0, 16.0), vec2(body.width() - 32.0, 46.0));
    let count =
        |number: String, of: String, id: &str| Count { number, of, words: look.words(id), colour: t.ink };
    let newest = if view.newest.is_empty() { look.words("gui-none") } else { view.newest.clone() };
    let counts = [
        count(
            look.count(view.with_data),
            look.say("gui-of-all", &[("all", view.indicators.into())]),
            "gui-indicators-with-data",
        ),
        count(look.count(view.values), String::new(), "gui-values"),
        count(look.count(view.sources), String::new(), "gui-publications"),
        count(newest, String::new(), "gui-newest-year"),
    ];
    count_strip(ui, look, strip, &counts);
    let top = body.top() + 78.0;
    hairline(ui, look, rect.left(), rect.right(), top);
    let head = Rect::from_min_size(pos2(rect.left() + 16.0, top + 12.0), vec2(rect.width() - 32.0, 24.0));
    line(ui, look, head, Align2::LEFT_CENTER, &look.words("gui-by-part"), Type::Small, t.quiet);
    let list = Rect::from_min_max(pos2(rect.left() + 16.0, head.bottom() + 4.0), rect.max - vec2(16.0, 8.0));
    let most = view.parts.iter().map(|part| part.all).max().unwrap_or(1);
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("parts"), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for part in &view.parts {
                let (_, row) = ui.allocate_space(vec2(list.width(), 32.0));
                // The scroll bar stands beside the counts, not on them.
                let row = row.with_max_x(row.right() - 10.0);
                part_row(ui, look, row, part, most);
            }
        });
    });
}

fn part_row(ui: &mut Ui, look: &Look, row: Rect, part: &PartCount, most: u64) {
    let t = look.tokens;
    let number = Rect::from_min_size(row.min, vec2(40.0, row.height()));
    line(ui, look, number, Align2::LEFT_CENTER, &part.number, Type::Body, t.quiet);
    let bar_left = row.left() + (row.width() * 0.53).round();
    let name = Rect::from_min_max(pos2(number.right(), row.top()), pos2(bar_left - 12.0, row.bottom()));
    line(ui, look, name, Align2::LEFT_CENTER, &part.name, Type::Body, t.ink);
    let of = look.say("gui-of-all", &[("all", part.all.into())]);
    let of_rect = line(ui, look, row, Align2::RIGHT_CENTER, &of, Type::Body, t.quiet).rect;
    if part.with_data == 0 {
        let words = look.words("gui-none-yet");
        let left = of_rect.left() - 6.0 - chip_width(ui, look, &words, None);
        chip(ui, look, pos2(left, row.center().y), &words, Tone::Attention, None);
    } else {
        let room = Rect::from_min_max(pos2(bar_left, row.top()), pos2(of_rect.left() - 4.0, row.bottom()));
        line(ui, look, room, Align2::RIGHT_CENTER, &look.count(part.with_data), Type::Strong, t.ink);
    }
    let room = row.right() - 118.0 - bar_left;
    let bar = |count: u64| room * share(count, most);
    let track = Rect::from_min_size(pos2(bar_left, row.center().y - 6.0), vec2(bar(part.all), 12.0));
    ui.painter().rect(track, 2, t.sunken, Stroke::new(1.0, t.line), StrokeKind::Inside);
    ui.painter().rect_filled(Rect::from_min_size(track.min, vec2(bar(part.with_data), 12.0)), 2, t.accent);
}

/// `count` as a part of `most`, 0–1.
fn share(count: u64, most: u64) -> f32 {
    let thousandths = count.min(most).saturating_mul(10_000) / most.max(1);
    f32::from(u16::try_from(thousandths).unwrap_or(10_000)) / 10_000.0
}

fn attention(ui: &mut Ui, look: &Look, rect: Rect, view: &HomeView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &look.words("gui-needs-attention"));
    let many = look.count(view.attention.len().try_into().unwrap_or(u64::MAX));
    let left = rect.right() - 16.0 - chip_width(ui, look, &many, None);
    chip(ui, look, pos2(left, rect.top() + size::CARD_HEADER / 2.0), &many, Tone::Attention, None);
    let mut top = body.top();
    for (position, item) in view.attention.iter().take(3).enumerate() {
        if position > 0 {
            hairline(ui, look, rect.left(), rect.right(), top);
        }
        let row = Rect::from_min_size(pos2(rect.left() + 16.0, top), vec2(rect.width() - 32.0, 62.0));
        top += 62.0;
        icons::draw(
            ui.painter(),
            Icon::Warning,
            pos2(row.left() + 8.0, row.top() + 22.0),
            size::ICON,
            t.attention,
        );
        let button = Button::new(Kind::Quiet, &item.action);
        let wide = button.width(ui, look);
        let place =
            Rect::from_min_size(pos2(row.right() - wide + 8.0, row.center().y - 16.0), vec2(wide, 32.0));
        let room = Rect::from_min_max(
            pos2(row.left() + 24.0, row.top() + 8.0),
            pos2(place.left() - 4.0, row.bottom()),
        );
        let upper = Rect::from_min_size(room.min, vec2(room.width(), 26.0));
        line(ui, look, upper, Align2::LEFT_CENTER, &item.title, Type::Strong, t.ink);
        let lower = Rect::from_min_size(upper.left_bottom() - vec2(0.0, 2.0), vec2(room.width(), 22.0));
        line(ui, look, lower, Align2::LEFT_CENTER, &item.detail, Type::Small, t.quiet);
        if button.show(ui, look, place).clicked() {
            acts.push(item.act.clone());
        }
    }
}

fn worked(ui: &mut Ui, look: &Look, rect: Rect, view: &HomeView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &look.words("gui-last-worked-on"));
    if view.worked.is_empty() {
        card_note(ui, look, body, &look.words("gui-nothing-done-yet"));
        return;
    }
    let mut top = body.top();
    for item in &view.worked {
        let row = Rect::from_min_size(pos2(rect.left() + 16.0, top), vec2(rect.width() - 32.0, 44.0));
        if row.bottom() > rect.bottom() {
            break;
        }
        top += 44.0;
        let sense = if item.act.is_some() { Sense::click() } else { Sense::hover() };
        let response = touch(ui, row.expand2(vec2(8.0, -4.0)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, item.act.is_some(), &item.words));
        if response.hovered() && item.act.is_some() {
            ui.painter().rect_filled(response.rect, size::RADIUS, t.sunken);
        }
        icons::draw(
            ui.painter(),
            item.icon,
            pos2(row.left() + 10.0, row.center().y),
            size::ICON_LARGE,
            t.accent,
        );
        let when = line(ui, look, row, Align2::RIGHT_CENTER, &item.when, Type::Small, t.quiet).rect;
        let room =
            Rect::from_min_max(pos2(row.left() + 32.0, row.top()), pos2(when.left() - 8.0, row.bottom()));
        line(ui, look, room, Align2::LEFT_CENTER, &item.words, Type::Body, t.ink);
        focus_ring(ui, look, &response, size::RADIUS);
        if response.clicked() {
            acts.extend(item.act.clone());
        }
        tooltip(look, response, "");
    }
    card_frame(ui, look, rect);
}

/// The frame again, where rows with a ground reach it.
fn card_frame(ui: &Ui, look: &Look, rect: Rect) {
    ui.painter().rect_stroke(rect, size::CARD_RADIUS, Stroke::new(1.0, look.tokens.line), StrokeKind::Inside);
}
