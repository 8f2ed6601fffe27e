//! Lists: the members of every list with names, codes and other spellings; adding members and spellings.
//!
//! In: a [`ListsView`]. Out: [`ListsAct`]s. The page keeps what is looked for and what is typed.

use super::list_preview::{self, ListPreview};
use super::member_form::{FormDone, MemberForm};
use crate::app::Command;
use crate::domain::Code;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::matching;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, Segment, card, card_header, drop_down, empty_state, field, focus_ring, line,
    paragraph, paragraph_height, segment, touch,
};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// What a person asks for on this page.
#[derive(Clone, Debug, PartialEq)]
pub enum ListsAct {
    /// Show this list.
    List(String),
    /// Show this member.
    Member(Code),
    /// Another spelling for the member that is shown.
    Alias(String),
    /// A new member of the list that is shown.
    Add(NewMember),
    /// Forget the recipe that is shown.
    Forget,
    /// Edit this member of this list.
    Edit(String, String),
    /// These columns of this member of this list get these texts.
    Save(String, String, Vec<(String, String)>),
    /// Save the list as a spreadsheet.
    Export,
    /// Take a spreadsheet.
    Import,
    /// Write what the spreadsheet changes.
    Write,
    /// Leave the form or the spreadsheet.
    Leave,
}

/// A new member as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMember {
    /// Code.
    pub code: String,
    /// Name in Lao.
    pub lao: String,
    /// Name in English.
    pub english: String,
    /// Member above it; empty: none.
    pub parent: String,
    /// Whether the source restates all years with each edition.
    pub restates: bool,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: String,
    /// What else it is found by.
    pub also: String,
}

/// Everything about a member.
#[derive(Clone, Debug, Default)]
pub struct MemberCard {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Small words and text.
    pub facts: Vec<(String, String)>,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ListsView {
    /// Every list and its name.
    pub lists: Arc<[(String, String)]>,
    /// The list that is shown and its name.
    pub list: (String, String),
    /// Its members.
    pub rows: Arc<[MemberRow]>,
    /// The member that is shown.
    pub shown: Option<MemberCard>,
    /// Whether the list has members above others.
    pub is_tree: bool,
    /// Whether recipes are shown: ways to read a file, kept for the next one of the same shape.
    pub recipes: bool,
    /// A spreadsheet that was taken.
    pub preview: Option<ListPreview>,
    /// Whether the store may be changed.
    pub writable: bool,
    /// Grows with each change that was written: what was typed is done.
    pub written: u64,
}

/// What belongs to looking and typing.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    asked: String,
    alias: String,
    new: Option<NewMember>,
    written: u64,
    /// The member that is being edited.
    pub form: Option<MemberForm>,
}

const NAMES: f32 = 152.0;

impl Lists {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &ListsView, acts: &mut Vec<Act>) {
        if self.written != view.written {
            self.written = view.written;
            self.alias.clear();
            self.new = None;
        }
        let end = super::page_title(ui, look, page, &look.words(&Command::GoLists.words()));
        let words = look.words("lists-add");
        let off = look.words("history-read-only");
        let hint = if view.writable { "" } else { off.as_str() };
        let can = view.writable && !view.recipes;
        let button = Button::new(Kind::Primary, &words).icon(Icon::Plus).enabled(can).hint(hint);
        let left = page.right() - 20.0 - button.width(ui, look);
        if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
            self.new = Some(NewMember::default());
            self.form = None;
        }
        let mut left = left;
        for (id, act, on) in
            [("lists-export", ListsAct::Export, !view.recipes), ("lists-import", ListsAct::Import, can)]
        {
            let words = look.words(id);
            let button = Button::new(Kind::Plain, &words).enabled(on);
            left -= button.width(ui, look) + 8.0;
            if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
                acts.push(Act::InLists(act));
            }
        }
        let body = Rect::from_min_max(page.min + vec2(20.0, size::PAGE_HEADER), page.max - vec2(20.0, 16.0));
        let wide = (body.width() * 0.42).clamp(320.0, 540.0).round();
        let left = Rect::from_min_max(body.min, pos2(body.left() + wide, body.bottom()));
        let right = Rect::from_min_max(pos2(left.right() + 16.0, body.top()), body.max);
        self.list(ui, look, left, view, acts);
        if let Some(preview) = &view.preview {
            match list_preview::show(ui, look, right, preview) {
                Some(true) => acts.push(Act::InLists(ListsAct::Write)),
                Some(false) => acts.push(Act::InLists(ListsAct::Leave)),
                None => {}
            }
        } else if let Some(form) = &mut self.form {
            match form.show(ui, look, right) {
                Some(FormDone::Save(wishes)) => {
                    let (list, code) = (form.list.clone(), form.code.clone());
                    acts.push(Act::InLists(ListsAct::Save(list, code, wishes)));
                }
                Some(FormDone::Cancel) => self.form = None,
                None => {}
            }
        } else if self.new.is_some() {
            self.form(ui, look, right, view, acts);
        } else if let Some(shown) = &view.shown {
            self.about(ui, look, right, shown, view, acts);
        } else {
            card(ui, look, right);
            let (title, why) = (look.words("lists-choose"), look.words("lists-choose-detail"));
            empty_state(ui, look, right, Icon::Indicators, &title, &why, None);
        }
    }

    fn list(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &ListsView, acts: &mut Vec<Act>) {
        card(ui, look, rect);
        let inner = rect.shrink(12.0);
        let name = look.words("lists-list");
        let search = look.words("import-page-search");
        let place = Rect::from_min_size(inner.min, vec2(inner.width(), size::CONTROL));
        let about =
            Choice { name: &name, chosen: &view.list.1, hint: "", chip: None, search: Some(search.as_str()) };
        let mut found = Vec::new();
        let taken = drop_down(ui, look, place, &about, |asked| {
            found = matching(view.lists.iter().map(|(_, name)| name.as_str()), asked);
            found.iter().filter_map(|at| view.lists.get(*at)).map(|(_, name)| name.clone()).collect()
        });
        if let Some((list, _)) = taken.and_then(|at| found.get(at)).and_then(|at| view.lists.get(*at)) {
            acts.push(Act::InLists(ListsAct::List(list.clone())));
        }
        let hint = look.words("lists-find");
        let place = Rect::from_min_size(inner.min + vec2(0.0, 40.0), vec2(inner.width(), size::CONTROL));
        let about = Field { icon: Some(Icon::Search), ..Field::new(&hint, &hint) };
        field(ui, look, place, &about, &mut self.asked);
        let names: Vec<String> =
            view.rows.iter().map(|row| format!("{} {} {}", row.name, row.code, row.also)).collect();
        let found = matching(names.iter().map(String::as_str), &self.asked);
        let list =
            Rect::from_min_max(pos2(rect.left() + 1.0, place.bottom() + 8.0), rect.max - vec2(1.0, 8.0));
        let chosen = view.shown.as_ref().map(|shown| shown.code.as_str());
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt(("members", view.list.0.as_str())), |ui| {
            ui.shrink_clip_rect(list);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show_rows(ui, 36.0, found.len(), |ui, seen| {
                for at in seen {
                    let (_, place) = ui.allocate_space(vec2(list.width(), 36.0));
                    let Some(row) = found.get(at).and_then(|at| view.rows.get(*at)) else { continue };
                    if member(ui, look, place, row, chosen == Some(row.code.as_str())) {
                        self.new = None;
                        self.form = None;
                        acts.push(Act::InLists(ListsAct::Member(row.code.clone())));
                    }
                }
            });
        });
    }

    fn about(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        shown: &MemberCard,
        view: &ListsView,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        let body = card_header(ui, look, rect, &shown.name);
        let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - 60.0), body.max);
        let text = Rect::from_min_max(body.min, foot.right_top());
        let room = text.width() - 2.0 * size::PAD - NAMES;
        ui.scope_builder(UiBuilder::new().max_rect(text).id_salt(("member", shown.code.as_str())), |ui| {
            ui.shrink_clip_rect(text);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.add_space(8.0);
                for (name, words) in &shown.facts {
                    let high = paragraph_height(ui, look, room, words, Type::Body);
                    let (_, place) = ui.allocate_space(vec2(text.width(), high + 10.0));
                    let at = place.min + vec2(size::PAD, 2.0);
                    paragraph(ui, look, at, NAMES - 12.0, name, Type::Body, t.quiet);
                    paragraph(ui, look, at + vec2(NAMES, 0.0), room, words, Type::Body, t.ink);
                }
            });
        });
        if view.recipes {
            let words = look.words("lists-forget");
            let at = pos2(foot.left() + size::PAD, foot.center().y - size::CONTROL / 2.0);
            if Button::new(Kind::Plain, &words).enabled(view.writable).at(ui, look, at).clicked() {
                acts.push(Act::InLists(ListsAct::Forget));
            }
            return;
        }
        let top = foot.center().y - size::CONTROL / 2.0;
        let words = look.words("lists-edit");
        let button = Button::new(Kind::Plain, &words).enabled(view.writable);
        let edit = button.at(ui, look, pos2(foot.left() + size::PAD, top));
        if edit.clicked() {
            acts.push(Act::InLists(ListsAct::Edit(view.list.0.clone(), shown.code.clone())));
        }
        let name = look.words("lists-alias");
        let words = look.words("lists-alias-add");
        let can = view.writable && !self.alias.trim().is_empty();
        let button = Button::new(Kind::Plain, &words).enabled(can);
        let wide = button.width(ui, look);
        let pressed = button.at(ui, look, pos2(foot.right() - size::PAD - wide, top)).clicked();
        let place = Rect::from_min_max(
            pos2(edit.rect.right() + 8.0, top),
            pos2(foot.right() - size::PAD - wide - 8.0, top + size::CONTROL),
        );
        let response = field(ui, look, place, &Field::new(&name, &name), &mut self.alias);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if (pressed || entered) && can {
            acts.push(Act::InLists(ListsAct::Alias(self.alias.trim().to_owned())));
        }
    }

    fn form(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &ListsView, acts: &mut Vec<Act>) {
        let Some(new) = &mut self.new else { return };
        let t = look.tokens;
        let title = look.say("lists-add-to", &[("list", view.list.1.as_str().into())]);
        let body = card_header(ui, look, rect, &title);
        let mut y = body.top() + 12.0;
        let mut row = |ui: &mut Ui, id: &str| {
            let words = look.words(id);
            let name =
                Rect::from_min_size(pos2(body.left() + size::PAD, y), vec2(NAMES - 12.0, size::CONTROL));
            line(ui, look, name, Align2::LEFT_CENTER, &words, Type::Body, t.quiet);
            let place = Rect::from_min_max(
                pos2(body.left() + size::PAD + NAMES, y),
                pos2(body.right() - size::PAD, y + size::CONTROL),
            );
            y += size::CONTROL + 10.0;
            (words, place)
        };
        for (id, hint, text) in [
            ("lists-name-lo", "", &mut new.lao),
            ("lists-name-en", "", &mut new.english),
            ("lists-code", "lists-code-hint", &mut new.code),
        ] {
            let (words, place) = row(ui, id);
            let hint = if hint.is_empty() { String::new() } else { look.words(hint) };
            field(ui, look, place, &Field::new(&words, &hint), text);
        }
        if view.is_tree {
            let (words, place) = row(ui, "lists-parent");
            let chosen = view.rows.iter().find(|row| row.code.as_str() == new.parent);
            let chosen = chosen.map(|row| row.name.clone()).unwrap_or_default();
            let (search, hint) = (look.words("import-page-search"), look.words("import-page-choose"));
            let about =
                Choice { name: &words, chosen: &chosen, hint: &hint, chip: None, search: Some(&search) };
            let mut found = Vec::new();
            let taken = drop_down(ui, look, place, &about, |asked| {
                found = matching(view.rows.iter().map(|row| row.name.as_str()), asked);
                found.iter().filter_map(|at| view.rows.get(*at)).map(|row| row.name.clone()).collect()
            });
            if let Some(row) = taken.and_then(|at| found.get(at)).and_then(|at| view.rows.get(*at)) {
                row.code.as_str().clone_into(&mut new.parent);
            }
        }
        if view.list.0 == "source" {
            let (_, place) = row(ui, "lists-editions");
            let (goes_on, restates) = (look.words("lists-continues"), look.words("lists-restates"));
            let choices = [Segment::words(&goes_on, !new.restates), Segment::words(&restates, new.restates)];
            if let Some(at) = segment(ui, look, place.min, size::CONTROL, &choices) {
                new.restates = at == 1;
            }
        }
        let named = !new.lao.trim().is_empty() || !new.english.trim().is_empty();
        let can = named && !new.code.trim().is_empty() && view.writable;
        let (save, cancel) = (look.words("lists-save"), look.words("gui-cancel"));
        let why = look.words("lists-needs");
        let at = pos2(body.left() + size::PAD + NAMES, y + 6.0);
        let button = Button::new(Kind::Primary, &save).enabled(can).hint(if can { "" } else { &why });
        let pressed = button.at(ui, look, at);
        let cancelled =
            Button::new(Kind::Plain, &cancel).at(ui, look, pos2(pressed.rect.right() + 8.0, at.y)).clicked();
        if pressed.clicked() {
            acts.push(Act::InLists(ListsAct::Add(new.clone())));
        }
        if cancelled {
            self.new = None;
        }
    }
}

fn member(ui: &mut Ui, look: &Look, rect: Rect, row: &MemberRow, on: bool) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    // A province and a district may have one name: the code tells them apart.
    let name = format!("{} {}", row.name, row.code);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    if on {
        ui.painter().rect_filled(rect, 0, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.sunken);
    }
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let code =
        line(ui, look, inner, Align2::RIGHT_CENTER, row.code.as_str(), Type::Small, t.quiet).rect.left();
    let room = Rect::from_min_max(inner.min, pos2(code - 8.0, inner.bottom()));
    let (kind, colour) = if on { (Type::Strong, t.accent) } else { (Type::Body, t.ink) };
    line(ui, look, room, Align2::LEFT_CENTER, &row.name, kind, colour);
    let inside = egui::Response { rect: rect.shrink(3.0), ..response.clone() };
    focus_ring(ui, look, &inside, 2);
    response.clicked()
}
