//! The form of a member of a list: every column a row, what may stand there chosen or typed.
//!
//! In: a [`MemberForm`] as the window fills it. Out: what was changed. The form keeps what is typed.

use super::matching;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, card_header, drop_down, field, focus_ring, hairline, line, paragraph,
};
use egui::{
    Align2, Frame, Margin, Rect, Response, ScrollArea, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2,
    vec2,
};

/// A column of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormRow {
    /// Name of the column.
    pub column: String,
    /// Its words.
    pub words: String,
    /// Quiet words while it is empty.
    pub hint: String,
    /// Text.
    pub text: String,
    /// Codes and names of what may stand there; empty: anything.
    pub choices: Vec<(String, String)>,
    /// Whether it takes several lines.
    pub long: bool,
    /// Whether it stays as it is.
    pub fixed: bool,
    /// What is wrong with it.
    pub wrong: String,
}

/// A member that is being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberForm {
    /// List.
    pub list: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Columns.
    pub rows: Vec<FormRow>,
    before: Vec<String>,
    /// Whether the first wrong column is to come into sight.
    seek: bool,
}

/// What was done with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormDone {
    /// These columns get these texts.
    Save(Vec<(String, String)>),
    /// Nothing.
    Cancel,
}

const NAMES: f32 = 168.0;
const LONG: f32 = 76.0;
const FOOT: f32 = 56.0;

impl MemberForm {
    /// A form as the member stands.
    pub fn new(list: &str, code: &str, title: String, rows: Vec<FormRow>) -> Self {
        let before = rows.iter().map(|row| row.text.clone()).collect();
        Self { list: list.to_owned(), code: code.to_owned(), title, rows, before, seek: false }
    }

    /// Marks a column with what is wrong with it; gives whether there is such a column.
    pub fn mark(&mut self, column: &str, wrong: &str) -> bool {
        let Some(row) = self.rows.iter_mut().find(|row| row.column == column) else { return false };
        wrong.clone_into(&mut row.wrong);
        self.seek = true;
        true
    }

    fn changed(&self) -> Vec<(String, String)> {
        let rows = self.rows.iter().zip(&self.before).filter(|(row, before)| row.text != **before);
        rows.map(|(row, _)| (row.column.clone(), row.text.clone())).collect()
    }

    /// Draws it into a card; gives what was pressed.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, rect: Rect) -> Option<FormDone> {
        let body = card_header(ui, look, rect, &self.title);
        let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
        let list = Rect::from_min_max(body.min, pos2(body.right(), foot.top()));
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt(("form", self.code.as_str())), |ui| {
            ui.shrink_clip_rect(list);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.add_space(10.0);
                for row in &mut self.rows {
                    let place = one_row(ui, look, list.width(), row);
                    if self.seek && !row.wrong.is_empty() {
                        ui.scroll_to_rect(place, Some(egui::Align::Center));
                        self.seek = false;
                    }
                }
                ui.add_space(10.0);
            });
        });
        hairline(ui, look, foot.left(), foot.right(), foot.top());
        let (save, cancel) = (look.words("lists-keep"), look.words("gui-cancel"));
        let top = foot.center().y - size::CONTROL / 2.0;
        let changed = self.changed();
        let button = Button::new(Kind::Primary, &save).enabled(!changed.is_empty());
        let pressed = button.at(ui, look, pos2(foot.left() + size::PAD + NAMES, top));
        let cancelled = Button::new(Kind::Plain, &cancel).at(ui, look, pos2(pressed.rect.right() + 8.0, top));
        if pressed.clicked() {
            for row in &mut self.rows {
                row.wrong.clear();
            }
            return Some(FormDone::Save(changed));
        }
        cancelled.clicked().then_some(FormDone::Cancel)
    }
}

fn one_row(ui: &mut Ui, look: &Look, width: f32, row: &mut FormRow) -> Rect {
    let t = look.tokens;
    let high = if row.long { LONG } else { size::CONTROL };
    let below = if row.wrong.is_empty() { 8.0 } else { 30.0 };
    let (_, rect) = ui.allocate_space(vec2(width, high + below));
    let at = rect.min + vec2(size::PAD, 0.0);
    let name = Rect::from_min_size(at, vec2(NAMES - 12.0, size::CONTROL));
    line(ui, look, name, Align2::LEFT_CENTER, &row.words, Type::Body, t.quiet);
    let place = Rect::from_min_max(at + vec2(NAMES, 0.0), pos2(rect.right() - size::PAD, rect.top() + high));
    if row.fixed {
        line(ui, look, place, Align2::LEFT_CENTER, &row.text, Type::Body, t.ink);
    } else if !row.choices.is_empty() {
        choice(ui, look, place, row);
    } else if row.long {
        long(ui, look, place, row);
    } else {
        let about = Field::new(&row.words, &row.hint);
        field(ui, look, place, &about, &mut row.text);
    }
    if !row.wrong.is_empty() {
        let below = pos2(place.left(), place.bottom() + 2.0);
        paragraph(ui, look, below, place.width(), &row.wrong, Type::Small, t.danger);
    }
    rect
}

fn choice(ui: &mut Ui, look: &Look, place: Rect, row: &mut FormRow) {
    let chosen = row.choices.iter().find(|(code, _)| *code == row.text);
    let chosen = chosen.map_or_else(|| row.text.clone(), |(_, name)| name.clone());
    let search = look.words("import-page-search");
    let long = (row.choices.len() > 8).then_some(search.as_str());
    let about = Choice { name: &row.words, chosen: &chosen, hint: &row.hint, chip: None, search: long };
    let mut found = Vec::new();
    let taken = drop_down(ui, look, place, &about, |asked| {
        found = matching(row.choices.iter().map(|(_, name)| name.as_str()), asked);
        found.iter().filter_map(|at| row.choices.get(*at)).map(|(_, name)| name.clone()).collect()
    });
    if let Some((code, _)) = taken.and_then(|at| found.get(at)).and_then(|at| row.choices.get(*at)) {
        row.text.clone_from(code);
    }
}

/// A field of several lines; the text itself stays one.
fn long(ui: &mut Ui, look: &Look, place: Rect, row: &mut FormRow) {
    let t = look.tokens;
    ui.painter().rect_filled(place, size::RADIUS, t.surface);
    let inner = place.shrink2(vec2(9.0, 6.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(row.column.as_str()));
    let mut response = None;
    ScrollArea::vertical().auto_shrink(false).id_salt(row.column.as_str()).show(&mut child, |ui| {
        let edit = TextEdit::multiline(&mut row.text)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .background_color(egui::Color32::TRANSPARENT)
            .font(look.font(Type::Body))
            .text_color(t.ink)
            .hint_text(egui::RichText::new(&row.hint).color(t.quiet).font(look.font(Type::Body)))
            .desired_rows(2)
            .desired_width(inner.width() - 8.0);
        response = Some(ui.add(edit));
    });
    let Some(response) = response else { return };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(row.words.as_str()));
    if response.changed() {
        let right = crate::text::typed(&row.text).replace('\n', " ");
        if right != row.text {
            row.text = right;
        }
    }
    let border = if response.hovered() { t.ink } else { t.edge };
    ui.painter().rect_stroke(place, size::RADIUS, Stroke::new(1.0, border), StrokeKind::Inside);
    let ring = Response { rect: place, ..response };
    focus_ring(ui, look, &ring, size::RADIUS);
}
