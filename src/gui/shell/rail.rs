//! Rail: the pages, each with icon and word.

use super::{Page, ShellView};
use crate::gui::act::Act;
use crate::gui::icons;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{focus_ring, line, tooltip, touch};
use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const ITEM_WIDTH: f32 = 72.0;
const ITEM_HEIGHT: f32 = 56.0;

/// Draws the rail.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ShellView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    ui.painter().rect_filled(rect, 0, t.surface);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, t.line));
    let mut y = rect.top() + 8.0;
    for page in Page::ALL {
        let foot = |places: u8| rect.bottom() - 4.0 - (f32::from(places) + 1.0) * (ITEM_HEIGHT + 4.0);
        let top = page.place_at_foot().map_or(y, foot);
        let item = Rect::from_min_size(pos2(rect.left() + 8.0, top), vec2(ITEM_WIDTH, ITEM_HEIGHT));
        y += ITEM_HEIGHT + 4.0;
        one(ui, look, item, page, view, acts);
    }
}

fn one(ui: &mut Ui, look: &Look, rect: Rect, page: Page, view: &ShellView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let on = view.page == page
        || page == Page::Import && view.page == Page::Entry
        || page == Page::Indicators && view.page == Page::Lists;
    let words = look.words(&page.command().words());
    let allowed = page.command().allowed(view.situation);
    let sense = if allowed { Sense::click() } else { Sense::hover() };
    let response = touch(ui, rect, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, allowed, on, &words));
    if on {
        ui.painter().rect_filled(rect, 8, t.accent_soft);
    } else if response.hovered() && allowed {
        ui.painter().rect_filled(rect, 8, t.sunken);
    }
    let colour = if on {
        t.accent
    } else if allowed {
        t.quiet
    } else {
        t.edge
    };
    let icon = pos2(rect.center().x, rect.top() + 18.0);
    icons::draw(ui.painter(), page.icon(), icon, size::ICON_LARGE, colour);
    let kind = if on { Type::SmallStrong } else { Type::Small };
    let below = Rect::from_min_max(pos2(rect.left(), rect.top() + 30.0), rect.max - vec2(0.0, 4.0));
    line(ui, look, below, Align2::CENTER_CENTER, &words, kind, colour);
    focus_ring(ui, look, &response, 8);
    if response.clicked() {
        acts.push(Act::Command(page.command()));
    }
    tooltip(look, response, &look.words(&page.command().tip()));
}
