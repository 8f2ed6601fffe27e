//! History: who changed what, when, from which file; taking back and doing again; the state at a past day.
//!
//! In: a [`HistoryView`]. Out: [`HistoryAct`]s. The page keeps what is typed.

use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Field, Kind, Tone, card, card_header, chip, chip_width, empty_state, field, focus_ring, hairline,
    line, paragraph, paragraph_height, text_width, touch,
};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// What a person asks for on this page.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryAct {
    /// Show this change.
    Show(i64),
    /// Do a change again that was taken back: the undo is taken back.
    Redo(i64),
    /// Look at the store as it was after this change.
    LookBack(i64),
    /// Look at the store as it was at the end of a day, as typed.
    LookBackDay(String),
    /// Back to the present.
    Today,
}

/// A change in the list.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// Number of the change.
    pub id: i64,
    /// Icon of its kind.
    pub icon: Icon,
    /// What.
    pub words: String,
    /// Who, and for which agency.
    pub who: String,
    /// When.
    pub when: String,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// A value that a change touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedRow {
    /// Which value: place, period, members.
    pub what: String,
    /// Before the change; empty: there was none.
    pub before: String,
    /// After it; empty: there is none.
    pub after: String,
}

/// Everything about one change.
#[derive(Clone, Debug, Default)]
pub struct ChangeCard {
    /// Number.
    pub id: i64,
    /// What.
    pub words: String,
    /// Small words and text: who, when, file, reason.
    pub facts: Vec<(String, String)>,
    /// Whether it can be taken back.
    pub can_undo: bool,
    /// The undo that took it back, to be taken back itself.
    pub redo: Option<i64>,
    /// Values it touched; `None` while they are looked up.
    pub touched: Option<Arc<[TouchedRow]>>,
    /// Whether there are more than listed.
    pub more: bool,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct HistoryView {
    /// The changes, newest first.
    pub rows: Arc<[HistoryRow]>,
    /// The one that is shown.
    pub shown: Option<ChangeCard>,
    /// The past moment that is looked at; empty: the present.
    pub past: String,
    /// Whether the store may be changed.
    pub writable: bool,
}

/// What belongs to looking.
#[derive(Clone, Debug, Default)]
pub struct History {
    day: String,
}

const ROW: f32 = 56.0;

impl History {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &HistoryView, acts: &mut Vec<Act>) {
        let end = super::page_title(ui, look, page, &look.words(&Command::GoHistory.words()));
        let head = Rect::from_min_max(
            pos2(end.x + 24.0, page.top()),
            pos2(page.right() - 20.0, page.top() + size::PAGE_HEADER),
        );
        self.past(ui, look, head, view, acts);
        let body = Rect::from_min_max(page.min + vec2(20.0, size::PAGE_HEADER), page.max - vec2(20.0, 16.0));
        if view.rows.is_empty() {
            card(ui, look, body);
            let (title, why) = (look.words("history-none"), look.words("gui-nothing-done-yet"));
            empty_state(ui, look, body, Icon::Clock, &title, &why, None);
            return;
        }
        let wide = (body.width() * 0.42).clamp(320.0, 560.0).round();
        let left = Rect::from_min_max(body.min, pos2(body.left() + wide, body.bottom()));
        let right = Rect::from_min_max(pos2(left.right() + 16.0, body.top()), body.max);
        list(ui, look, left, view, acts);
        match &view.shown {
            Some(shown) => about(ui, look, right, shown, view, acts),
            None => {
                card(ui, look, right);
                let (title, why) = (look.words("history-choose"), look.words("history-choose-detail"));
                empty_state(ui, look, right, Icon::Clock, &title, &why, None);
            }
        }
    }

    /// The row to look at the store as it was.
    fn past(&mut self, ui: &mut Ui, look: &Look, head: Rect, view: &HistoryView, acts: &mut Vec<Act>) {
        let t = look.tokens;
        let top = head.center().y - size::CONTROL / 2.0;
        if !view.past.is_empty() {
            let words = look.words("history-today");
            let button = Button::new(Kind::Primary, &words).icon(Icon::Right);
            let left = head.right() - button.width(ui, look);
            if button.at(ui, look, pos2(left, top)).clicked() {
                acts.push(Act::InHistory(HistoryAct::Today));
            }
            let told = look.say("history-past", &[("moment", view.past.as_str().into())]);
            let room = Rect::from_min_max(head.min, pos2(left - 12.0, head.bottom()));
            line(ui, look, room, Align2::RIGHT_CENTER, &told, Type::Strong, t.attention);
            return;
        }
        let open = look.words("history-look");
        let can = !self.day.trim().is_empty();
        let hint = look.words("history-day-hint");
        let button = Button::new(Kind::Plain, &open).enabled(can).hint(if can { "" } else { &hint });
        let wide = button.width(ui, look);
        let pressed = button.at(ui, look, pos2(head.right() - wide, top)).clicked();
        let room =
            Rect::from_min_size(pos2(head.right() - wide - 8.0 - 150.0, top), vec2(150.0, size::CONTROL));
        let name = look.words("history-as-of");
        let response = field(ui, look, room, &Field::new(&name, &hint), &mut self.day);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let words = Rect::from_min_max(head.min, pos2(room.left() - 10.0, head.bottom()));
        line(ui, look, words, Align2::RIGHT_CENTER, &name, Type::Body, t.quiet);
        if (pressed || entered) && can {
            acts.push(Act::InHistory(HistoryAct::LookBackDay(self.day.trim().to_owned())));
        }
    }
}

fn list(ui: &mut Ui, look: &Look, rect: Rect, view: &HistoryView, acts: &mut Vec<Act>) {
    card(ui, look, rect);
    let list = rect.shrink(1.0);
    let chosen = view.shown.as_ref().map(|shown| shown.id);
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("changes"), |ui| {
        ui.shrink_clip_rect(list);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, view.rows.len(), |ui, shown| {
            for row in view.rows.get(shown).unwrap_or_default() {
                let (_, place) = ui.allocate_space(vec2(list.width(), ROW));
                if change(ui, look, place, row, chosen == Some(row.id)) {
                    acts.push(Act::InHistory(HistoryAct::Show(row.id)));
                }
            }
        });
    });
}

fn change(ui: &mut Ui, look: &Look, rect: Rect, row: &HistoryRow, on: bool) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    let name = format!("{} {} · {}", row.id, row.words, row.when);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    if on {
        ui.painter().rect_filled(rect, 0, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.sunken);
    }
    let colour = if row.taken_back { t.edge } else { t.accent };
    icons::draw(ui.painter(), row.icon, pos2(rect.left() + 24.0, rect.center().y), size::ICON_LARGE, colour);
    let mut right = rect.right() - 16.0;
    if row.taken_back {
        let words = look.words("history-taken-back");
        let wide = chip_width(ui, look, &words, None);
        chip(ui, look, pos2(right - wide, rect.center().y), &words, Tone::Neutral, None);
        right -= wide + 8.0;
    }
    let left = rect.left() + 48.0;
    let upper = Rect::from_min_max(pos2(left, rect.top() + 6.0), pos2(right, rect.top() + 32.0));
    let ink = match (on, row.taken_back) {
        (true, _) => t.accent,
        (_, true) => t.quiet,
        _ => t.ink,
    };
    let kind = if on { Type::Strong } else { Type::Body };
    line(ui, look, upper, Align2::LEFT_CENTER, &row.words, kind, ink);
    let lower = Rect::from_min_max(pos2(left, rect.top() + 30.0), pos2(right, rect.bottom() - 4.0));
    let small = format!("{} · {} · {}", row.id, row.when, row.who);
    line(ui, look, lower, Align2::LEFT_CENTER, small.trim_end_matches(" · "), Type::Small, t.quiet);
    hairline(ui, look, rect.left(), rect.right(), rect.bottom() - 1.0);
    let inside = egui::Response { rect: rect.shrink(3.0), ..response.clone() };
    focus_ring(ui, look, &inside, 2);
    response.clicked()
}

fn about(ui: &mut Ui, look: &Look, rect: Rect, shown: &ChangeCard, view: &HistoryView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let body = card_header(ui, look, rect, &shown.words);
    let left = body.left() + size::PAD;
    let names = 120.0;
    let room = body.width() - 2.0 * size::PAD - names;
    let mut y = body.top() + 12.0;
    for (name, text) in &shown.facts {
        let high = paragraph_height(ui, look, room, text, Type::Body);
        paragraph(ui, look, pos2(left, y), names - 8.0, name, Type::Body, t.quiet);
        paragraph(ui, look, pos2(left + names, y), room, text, Type::Body, t.ink);
        y += high + 6.0;
    }
    y += 6.0;
    buttons(ui, look, pos2(left, y), shown, view, acts);
    y += size::CONTROL + 14.0;
    hairline(ui, look, body.left(), body.right(), y);
    let list = Rect::from_min_max(pos2(body.left(), y + 1.0), body.max);
    touched(ui, look, list, shown);
}

fn buttons(
    ui: &mut Ui,
    look: &Look,
    at: egui::Pos2,
    shown: &ChangeCard,
    view: &HistoryView,
    acts: &mut Vec<Act>,
) {
    let read_only = look.words("history-read-only");
    let hint = if view.writable { "" } else { read_only.as_str() };
    let mut left = at.x;
    let mut offer = |ui: &mut Ui, id: &str, icon: Icon, enabled: bool, hint: &str, act: Act| {
        let words = look.words(id);
        let button = Button::new(Kind::Plain, &words).icon(icon).enabled(enabled).hint(hint);
        let response = button.at(ui, look, pos2(left, at.y));
        left = response.rect.right() + size::GAP;
        if response.clicked() {
            acts.push(act);
        }
    };
    if shown.can_undo {
        offer(ui, "history-undo", Icon::Undo, view.writable, hint, Act::Undo(shown.id));
    }
    if let Some(undo) = shown.redo {
        let act = Act::InHistory(HistoryAct::Redo(undo));
        offer(ui, "history-redo", Icon::Right, view.writable, hint, act);
    }
    let act = Act::InHistory(HistoryAct::LookBack(shown.id));
    offer(ui, "history-look-then", Icon::Clock, true, "", act);
}

fn touched(ui: &mut Ui, look: &Look, rect: Rect, shown: &ChangeCard) {
    let t = look.tokens;
    let Some(rows) = &shown.touched else {
        let row = Rect::from_min_size(rect.min + vec2(size::PAD, 8.0), vec2(rect.width(), 28.0));
        line(ui, look, row, Align2::LEFT_CENTER, &look.words("gui-looking"), Type::Body, t.quiet);
        return;
    };
    if rows.is_empty() {
        let row = Rect::from_min_size(rect.min + vec2(size::PAD, 8.0), vec2(rect.width(), 28.0));
        line(ui, look, row, Align2::LEFT_CENTER, &look.words("history-no-values"), Type::Body, t.quiet);
        return;
    }
    let numbers = rows
        .iter()
        .take(200)
        .flat_map(|row| [&row.before, &row.after])
        .map(|text| text_width(ui, look, text, Type::Body))
        .fold(72.0, f32::max)
        .min(160.0)
        + 16.0;
    let columns = |row: Rect| {
        let right = row.right() - size::PAD;
        let after = Rect::from_min_max(pos2(right - numbers, row.top()), pos2(right, row.bottom()));
        // Long remarks are cut before they touch their neighbours.
        let before = after.translate(vec2(-numbers, 0.0)).with_max_x(after.left() - 12.0);
        let what = Rect::from_min_max(
            pos2(row.left() + size::PAD, row.top()),
            pos2(before.left() - 8.0, row.bottom()),
        );
        (what, before, after)
    };
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::ROW));
    let (what, before, after) = columns(head);
    let (values, was, is) =
        (look.words("history-values"), look.words("history-before"), look.words("history-after"));
    line(ui, look, what, Align2::LEFT_CENTER, &values, Type::Small, t.quiet);
    line(ui, look, before, Align2::RIGHT_CENTER, &was, Type::Small, t.quiet);
    line(ui, look, after, Align2::RIGHT_CENTER, &is, Type::Small, t.quiet);
    let list = Rect::from_min_max(pos2(rect.left() + 1.0, head.bottom()), rect.max - vec2(1.0, 4.0));
    let many = rows.len() + usize::from(shown.more);
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt(("touched", shown.id)), |ui| {
        ui.shrink_clip_rect(list);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, size::ROW, many, |ui, seen| {
            for at in seen {
                let (_, place) = ui.allocate_space(vec2(list.width(), size::ROW));
                hairline(ui, look, place.left(), place.right(), place.top());
                let (what, before, after) = columns(place);
                let Some(row) = rows.get(at) else {
                    let words = look.words("history-more");
                    line(ui, look, what, Align2::LEFT_CENTER, &words, Type::Small, t.quiet);
                    continue;
                };
                line(ui, look, what, Align2::LEFT_CENTER, &row.what, Type::Body, t.ink);
                line(ui, look, before, Align2::RIGHT_CENTER, dash(&row.before), Type::Body, t.quiet);
                line(ui, look, after, Align2::RIGHT_CENTER, dash(&row.after), Type::Body, t.ink);
            }
        });
    });
}

/// Nothing there is shown as such.
fn dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}
