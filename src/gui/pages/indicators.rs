//! Indicators: the catalogue by part of the report, with definitions, links, and what has data.

use super::lists::ListsAct;
use super::member_form::{FormDone, MemberForm};
use crate::app::Command;
use crate::domain::IndicatorCode;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Field, Kind, Segment, Tone, card, chip, chip_width, empty_state, field, focus_ring, hairline,
    line, paragraph, paragraph_height, segment, touch,
};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// A row of the catalogue.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// Code.
    pub code: IndicatorCode,
    /// Name.
    pub name: String,
    /// Its part of the report: `A.1 Immigration`.
    pub part: String,
    /// Values in the store.
    pub values: u64,
    /// What else it is found by: the other name, codes, definition.
    pub also: String,
}

/// Everything about one indicator.
#[derive(Clone, Debug, Default)]
pub struct IndicatorCard {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the other language.
    pub other_name: String,
    /// Whether a Lao statistician has not read the Lao text yet.
    pub unchecked: bool,
    /// Values in the store.
    pub values: u64,
    /// Small words and text: definition, unit, disaggregations, links, sources with data.
    pub facts: Vec<(String, String)>,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct IndicatorsView {
    /// The catalogue in its order.
    pub rows: Arc<Vec<IndicatorRow>>,
    /// The indicator that is shown.
    pub shown: Option<IndicatorCard>,
    /// Whether the store may be changed.
    pub writable: bool,
}

/// What is typed and found.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    asked: String,
    with_data: bool,
    found: Option<(String, bool, usize, Vec<Line>)>,
    /// The indicator that is being edited.
    pub form: Option<MemberForm>,
}

#[derive(Clone, Debug)]
enum Line {
    Part(String),
    Row(usize),
}

impl Indicators {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &IndicatorsView, acts: &mut Vec<Act>) {
        let end = super::page_title(ui, look, page, &look.words(&Command::GoIndicators.words()));
        let words = look.words(&Command::GoLists.words());
        let button = Button::new(Kind::Plain, &words);
        let left = page.right() - 20.0 - button.width(ui, look);
        if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
            acts.push(Act::Command(Command::GoLists));
        }
        let body = Rect::from_min_max(page.min + vec2(20.0, size::PAGE_HEADER), page.max - vec2(20.0, 16.0));
        let wide = (body.width() * 0.42).clamp(320.0, 540.0).round();
        let left = Rect::from_min_max(body.min, pos2(body.left() + wide, body.bottom()));
        let right = Rect::from_min_max(pos2(left.right() + 16.0, body.top()), body.max);
        self.list(ui, look, left, view, acts);
        if let Some(form) = &mut self.form {
            match form.show(ui, look, right) {
                Some(FormDone::Save(wishes)) => {
                    let (list, code) = (form.list.clone(), form.code.clone());
                    acts.push(Act::InLists(ListsAct::Save(list, code, wishes)));
                }
                Some(FormDone::Cancel) => self.form = None,
                None => {}
            }
            return;
        }
        card(ui, look, right);
        match &view.shown {
            Some(shown) => about(ui, look, right, shown, view.writable, acts),
            None => {
                let (title, why) =
                    (look.words("gui-indicator-none"), look.words("gui-indicator-none-detail"));
                empty_state(ui, look, right, Icon::Indicators, &title, &why, None);
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &IndicatorsView, acts: &mut Vec<Act>) {
        card(ui, look, rect);
        let inner = rect.shrink(12.0);
        let search = look.words("gui-find-indicator");
        let about = Field { icon: Some(Icon::Search), ..Field::new(&search, &search) };
        let place = Rect::from_min_size(inner.min, vec2(inner.width(), size::CONTROL));
        field(ui, look, place, &about, &mut self.asked);
        let total = view.rows.len();
        let have = view.rows.iter().filter(|row| row.values > 0).count();
        let all = look.say("gui-all-indicators", &[("count", total.into())]);
        let some = look.say("gui-only-with-data", &[("count", have.into())]);
        let choices = [Segment::words(&all, !self.with_data), Segment::words(&some, self.with_data)];
        let at = pos2(inner.left(), place.bottom() + 8.0);
        if let Some(taken) = segment(ui, look, at, size::CONTROL_SMALL, &choices) {
            self.with_data = taken == 1;
        }
        let list = Rect::from_min_max(pos2(rect.left() + 1.0, at.y + 40.0), rect.max - vec2(1.0, 8.0));
        hairline(ui, look, rect.left(), rect.right(), list.top() - 4.0);
        self.find(view);
        let lines = self.found.as_ref().map(|found| found.3.clone()).unwrap_or_default();
        if lines.is_empty() {
            let words = look.words("gui-nothing-found");
            let row = Rect::from_min_size(list.min + vec2(0.0, 24.0), vec2(list.width(), 32.0));
            line(ui, look, row, Align2::CENTER_CENTER, &words, Type::Body, look.tokens.quiet);
            return;
        }
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("catalogue"), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show_rows(ui, 36.0, lines.len(), |ui, shown| {
                for one in lines.get(shown).unwrap_or_default() {
                    let (_, place) = ui.allocate_space(vec2(list.width(), 36.0));
                    match one {
                        Line::Part(words) => part(ui, look, place, words),
                        Line::Row(at) => {
                            if let Some(row) = view.rows.get(*at) {
                                indicator(ui, look, place, row, view, acts);
                            }
                        }
                    }
                }
            });
        });
    }

    /// Looks again only when what is asked has changed.
    fn find(&mut self, view: &IndicatorsView) {
        let key = (self.asked.as_str(), self.with_data, Arc::as_ptr(&view.rows) as usize);
        if let Some((asked, with_data, rows, _)) = &self.found
            && (asked.as_str(), *with_data, *rows) == key
        {
            return;
        }
        let names: Vec<String> =
            view.rows.iter().map(|row| format!("{} {} {}", row.name, row.code, row.also)).collect();
        let mut lines = Vec::new();
        let mut before = "";
        for at in super::matching(names.iter().map(String::as_str), &self.asked) {
            let Some(row) = view.rows.get(at) else { continue };
            if self.with_data && row.values == 0 {
                continue;
            }
            if row.part != before {
                lines.push(Line::Part(row.part.clone()));
                before = &row.part;
            }
            lines.push(Line::Row(at));
        }
        self.found = Some((self.asked.clone(), self.with_data, key.2, lines));
    }
}

fn part(ui: &mut Ui, look: &Look, rect: Rect, words: &str) {
    ui.painter().rect_filled(rect, 0, look.tokens.sunken);
    let room = rect.shrink2(vec2(12.0, 0.0));
    line(ui, look, room, Align2::LEFT_CENTER, words, Type::SmallStrong, look.tokens.quiet);
}

fn indicator(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    row: &IndicatorRow,
    view: &IndicatorsView,
    acts: &mut Vec<Act>,
) {
    let t = look.tokens;
    let on = view.shown.as_ref().is_some_and(|shown| shown.code == row.code.as_str());
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &row.name));
    if on {
        ui.painter().rect_filled(rect, 0, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.sunken);
    }
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut right = inner.right();
    if row.values > 0 {
        let count = look.count(row.values);
        let wide = chip_width(ui, look, &count, None);
        chip(ui, look, pos2(right - wide, rect.center().y), &count, Tone::Accent, None);
        right -= wide + 8.0;
    }
    let room = Rect::from_min_max(inner.min, pos2(right, inner.bottom()));
    let (kind, colour) = match (on, row.values > 0) {
        (true, _) => (Type::Strong, t.accent),
        (false, true) => (Type::Body, t.ink),
        (false, false) => (Type::Body, t.quiet),
    };
    line(ui, look, room, Align2::LEFT_CENTER, &row.name, kind, colour);
    let inside = egui::Response { rect: rect.shrink(3.0), ..response.clone() };
    focus_ring(ui, look, &inside, 2);
    if response.clicked() {
        acts.push(Act::Indicator(row.code.clone()));
    }
}

fn about(ui: &mut Ui, look: &Look, rect: Rect, shown: &IndicatorCard, writable: bool, acts: &mut Vec<Act>) {
    let inner = rect.shrink2(vec2(4.0, 4.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("about"), |ui| {
        ScrollArea::vertical().id_salt(&shown.code).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            head(ui, look, inner.width(), shown, writable, acts);
            for (name, text) in &shown.facts {
                fact(ui, look, inner.width(), name, text);
            }
            ui.add_space(16.0);
        });
    });
}

const PAD: f32 = 20.0;

fn head(ui: &mut Ui, look: &Look, width: f32, shown: &IndicatorCard, writable: bool, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let room = width - 2.0 * PAD;
    let high = paragraph_height(ui, look, room, &shown.name, Type::Title);
    let other = paragraph_height(ui, look, room, &shown.other_name, Type::Small);
    let (_, rect) = ui.allocate_space(vec2(width, 16.0 + high + other + 16.0 + size::CONTROL + 16.0));
    let at = rect.min + vec2(PAD, 16.0);
    paragraph(ui, look, at, room, &shown.name, Type::Title, t.ink);
    paragraph(ui, look, at + vec2(0.0, high + 2.0), room, &shown.other_name, Type::Small, t.quiet);
    let row = at.y + high + other + 14.0;
    let words = look.words("gui-browse-this");
    let why = look.words("gui-browse-this-off");
    let hint = if shown.values == 0 { why.as_str() } else { "" };
    let button = Button::new(Kind::Primary, &words).icon(Icon::Browse).enabled(shown.values > 0).hint(hint);
    let pressed = button.at(ui, look, pos2(at.x, row));
    let words = look.words("lists-edit");
    let edit = Button::new(Kind::Plain, &words).enabled(writable);
    let edit = edit.at(ui, look, pos2(pressed.rect.right() + 8.0, row));
    if edit.clicked() {
        acts.push(Act::InLists(ListsAct::Edit(String::from("indicator"), shown.code.clone())));
    }
    let mut left = edit.rect.right() + 12.0;
    let values = if shown.values == 0 {
        look.words("gui-no-values-yet")
    } else {
        look.say("gui-count-values", &[("count", shown.values.into())])
    };
    let tone = if shown.values == 0 { Tone::Neutral } else { Tone::Accent };
    left = chip(ui, look, pos2(left, row + 16.0), &values, tone, None).right() + 8.0;
    left = chip(ui, look, pos2(left, row + 16.0), &shown.code, Tone::Neutral, None).right() + 8.0;
    if shown.unchecked {
        chip(ui, look, pos2(left, row + 16.0), &look.words("gui-unchecked"), Tone::Attention, None);
    }
    hairline(ui, look, rect.left() + PAD, rect.right() - PAD, rect.bottom() - 1.0);
    if pressed.clicked() {
        acts.push(Act::Browse(IndicatorCode::from(shown.code.as_str())));
    }
}

fn fact(ui: &mut Ui, look: &Look, width: f32, name: &str, text: &str) {
    let t = look.tokens;
    let names = 152.0;
    let room = width - 2.0 * PAD - names;
    let high = paragraph_height(ui, look, room, text, Type::Body);
    let label = paragraph_height(ui, look, names - 12.0, name, Type::Small);
    let (_, rect) = ui.allocate_space(vec2(width, high.max(label) + 16.0));
    let at = rect.min + vec2(PAD, 8.0);
    let drop = (look.leading(Type::Body) - look.leading(Type::Small)) / 2.0;
    paragraph(ui, look, at + vec2(0.0, drop), names - 12.0, name, Type::Small, t.quiet);
    paragraph(ui, look, at + vec2(names, 0.0), room, text, Type::Body, t.ink);
}
