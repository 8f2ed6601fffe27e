//! Drop-down: one choice shown, the others in a list, with a search where the list is long.

use super::{Field, Tone, chip, chip_width, field, focus_ring, touch, words};
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use egui::{
    Align2, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// What a drop-down shows.
pub struct Choice<'a> {
    /// Accessible name.
    pub name: &'a str,
    /// What is chosen; empty shows the hint.
    pub chosen: &'a str,
    /// Quiet words while nothing is chosen.
    pub hint: &'a str,
    /// A chip within the field.
    pub chip: Option<(&'a str, Tone)>,
    /// Words of the search field; `None`: the list is short.
    pub search: Option<&'a str>,
}

/// Draws a drop-down; gives the entry that was taken. The entries are asked for only while it is open.
pub fn drop_down(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    about: &Choice<'_>,
    entries: impl FnOnce(&str) -> Vec<String>,
) -> Option<usize> {
    let response = touch(ui, rect, Sense::click());
    let shown = if about.chosen.is_empty() { about.hint } else { about.chosen };
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{}: {shown}", about.name)));
    face(ui, look, rect, about, shown, &response);
    focus_ring(ui, look, &response, size::RADIUS);
    // The list ends where the field ends: its own frame stands around it.
    let frame = ui.spacing().menu_margin.sum().x + 2.0;
    choose(ui, look, &response, (rect.width() - frame).max(200.0), about.search, entries)
}

/// The list that opens where something was pressed.
pub fn choose(
    ui: &Ui,
    look: &Look,
    response: &Response,
    width: f32,
    search: Option<&str>,
    entries: impl FnOnce(&str) -> Vec<String>,
) -> Option<usize> {
    let asked = response.id.with("asked");
    let fresh = response.clicked();
    let mut taken = None;
    Popup::menu(response).width(width).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        // Opened anew: what was looked for the last time is forgotten.
        let kept = ui.data(|data| data.get_temp::<String>(asked)).filter(|_| !fresh);
        let mut text = kept.clone().unwrap_or_default();
        taken = search_list(ui, look, width, search, &mut text, kept.is_none(), entries);
        ui.data_mut(|data| data.insert_temp(asked, text));
        if taken.is_some() {
            ui.close();
        }
    });
    if taken.is_some() {
        ui.data_mut(|data| data.remove_temp::<String>(asked));
    }
    taken
}

/// A list with a search above it; Enter in the search takes its first entry. `first`: it has just opened.
pub fn search_list(
    ui: &mut Ui,
    look: &Look,
    width: f32,
    search: Option<&str>,
    text: &mut String,
    first: bool,
    entries: impl FnOnce(&str) -> Vec<String>,
) -> Option<usize> {
    let entered = search.is_some_and(|hint| ask(ui, look, width, hint, text, first));
    let entries = entries(text);
    let taken = list(ui, look, width, &entries);
    if entered && !text.is_empty() && !entries.is_empty() { Some(0) } else { taken }
}

fn face(ui: &mut Ui, look: &Look, rect: Rect, about: &Choice<'_>, shown: &str, response: &Response) {
    let t = look.tokens;
    let border = if response.hovered() { t.ink } else { t.edge };
    ui.painter().rect(rect, size::RADIUS, t.surface, Stroke::new(1.0, border), StrokeKind::Inside);
    icons::draw(ui.painter(), Icon::Down, pos2(rect.right() - 16.0, rect.center().y), size::ICON, t.ink);
    let mut room = Rect::from_min_max(rect.min + vec2(9.0, 0.0), pos2(rect.right() - 28.0, rect.bottom()));
    if let Some((text, tone)) = about.chip {
        let width = chip_width(ui, look, text, None);
        chip(ui, look, pos2(room.right() - width, rect.center().y), text, tone, None);
        room.max.x -= width + 8.0;
    }
    let colour = if about.chosen.is_empty() { t.quiet } else { t.ink };
    words::draw(ui, look, room, Align2::LEFT_CENTER, shown, Type::Body, colour);
}

/// The search field of a list; whether Enter was pressed in it.
fn ask(ui: &mut Ui, look: &Look, width: f32, hint: &str, text: &mut String, first: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(width.max(200.0), size::CONTROL));
    let about = Field { icon: Some(Icon::Search), ..Field::new(hint, hint) };
    let response = field(ui, look, rect, &about, text);
    if first {
        response.request_focus();
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn list(ui: &mut Ui, look: &Look, width: f32, entries: &[String]) -> Option<usize> {
    let mut taken = None;
    if entries.is_empty() {
        let (_, rect) = ui.allocate_space(vec2(width, size::CONTROL));
        let words = look.words("gui-nothing-found");
        words::line(ui, look, rect, Align2::CENTER_CENTER, &words, Type::Body, look.tokens.quiet);
    }
    ScrollArea::vertical().max_height(320.0).show_rows(ui, size::CONTROL, entries.len(), |ui, rows| {
        for position in rows {
            let Some(entry) = entries.get(position) else { continue };
            let (_, rect) = ui.allocate_space(vec2(width, size::CONTROL));
            if list_row(ui, look, rect, entry, false).clicked() {
                taken = Some(position);
            }
        }
    });
    taken
}

/// A row of a list that can be pressed.
pub fn list_row(ui: &mut Ui, look: &Look, rect: Rect, text: &str, on: bool) -> Response {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, text));
    if on || response.has_focus() {
        ui.painter().rect_filled(rect, size::RADIUS, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, t.sunken);
    }
    let room = rect.shrink2(vec2(8.0, 0.0));
    words::draw(ui, look, room, Align2::LEFT_CENTER, text, Type::Body, if on { t.accent } else { t.ink });
    if words::text_width(ui, look, text, Type::Body) > room.width() {
        return super::tooltip(look, response, text);
    }
    response
}
