//! The sheet under review: tabs, ways to read it, legend, the sheet itself; its meaning beside it.

use super::roles::Role;
use super::sheet::{Drawn, hatch, tint};
use super::view::ReviewView;
use super::{Import, ImportAct};
use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Kind, Segment, line, segment, text_width};
use egui::{Align2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

const READINGS: f32 = 48.0;
const LEGEND: f32 = 30.0;

impl Import {
    pub(super) fn review(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        page: Rect,
        view: &ReviewView,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        head(ui, look, page, view, acts);
        let top = page.top() + size::PAGE_HEADER;
        ui.painter().hline(page.x_range(), top - 0.5, Stroke::new(1.0, t.line));
        let wide = (page.width() * 0.385).clamp(380.0, size::IMPORT_SIDE);
        let split = page.right() - wide;
        let left = Rect::from_min_max(pos2(page.left(), top), pos2(split, page.bottom()));
        let right = Rect::from_min_max(pos2(split, top), page.max);
        readings(ui, look, left, view, acts);
        let strip = Rect::from_min_size(
            pos2(left.left() + 16.0, left.top() + READINGS),
            vec2(left.width() - 16.0, LEGEND),
        );
        legend(ui, look, strip, !view.said.is_empty());
        ui.painter().rect_filled(right, 0, t.surface);
        ui.painter().vline(right.left() - 0.5, right.y_range(), Stroke::new(1.0, t.edge));
        let jump = self.side(ui, look, right, view, acts);
        let body = Rect::from_min_max(pos2(left.left(), strip.bottom() + 2.0), left.max);
        if let Some(sheet) = view.workbook.sheets.get(view.sheet) {
            let drawn = Drawn {
                sheet,
                name: format!("{}|{}", view.file, sheet.name),
                roles: &view.roles,
                notes: &view.notes,
                framed: self.framed,
            };
            if let Some(menu) = &mut self.menu
                && !menu.show(ui, look, view, acts)
            {
                self.menu = None;
            }
            let hit = self.sheet.show(ui, look, body, &drawn, jump);
            if let Some(hit) = hit {
                if let Some(cell) = hit.cell {
                    self.framed = Some(cell);
                }
                if hit.open {
                    self.menu = Some(super::menu::Menu::new(hit.target, hit.place));
                }
            }
        }
    }
}

fn head(ui: &mut Ui, look: &Look, page: Rect, view: &ReviewView, acts: &mut Vec<Act>) {
    let end = super::super::page_title(ui, look, page, &look.words(&Command::GoImport.words()));
    let leave = look.words("import-page-leave");
    let button = Button::new(Kind::Plain, &leave);
    let right = page.right() - 16.0 - button.width(ui, look);
    if button.at(ui, look, pos2(right, end.y - 16.0)).clicked() {
        acts.push(Act::InImport(ImportAct::Leave));
    }
    let findings = look.words("import-page-findings");
    let button = Button::new(Kind::Plain, &findings);
    let right = right - size::GAP - button.width(ui, look);
    if button.at(ui, look, pos2(right, end.y - 16.0)).clicked() {
        acts.push(Act::InImport(ImportAct::Findings));
    }
    let choices: Vec<Segment<'_>> =
        view.tabs.iter().take(6).map(|tab| Segment::words(&tab.name, tab.position == view.tab)).collect();
    let name = text_width(ui, look, &view.file, Type::Strong).min(280.0) + 1.0;
    let file = Rect::from_min_size(pos2(end.x + 20.0, end.y - 16.0), vec2(name, 32.0));
    line(ui, look, file, Align2::LEFT_CENTER, &view.file, Type::Strong, look.tokens.ink);
    if view.tabs.len() > 1
        && let Some(pressed) =
            segment(ui, look, pos2(file.right() + 16.0, end.y - 16.0), size::CONTROL, &choices)
        && let Some(tab) = view.tabs.get(pressed)
    {
        acts.push(Act::InImport(ImportAct::Sheet(tab.position)));
    }
}

fn readings(ui: &mut Ui, look: &Look, left: Rect, view: &ReviewView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let words = look.words("import-page-how-to-read");
    let row = Rect::from_min_size(left.min + vec2(16.0, 0.0), vec2(left.width() - 32.0, READINGS));
    let mut at = line(ui, look, row, Align2::LEFT_CENTER, &words, Type::Strong, t.ink).rect.right() + 12.0;
    if view.readings.len() > 1 {
        let choices: Vec<Segment<'_>> = view
            .readings
            .iter()
            .enumerate()
            .map(|(position, reading)| Segment {
                words: &reading.name,
                icon: None,
                icon_only: false,
                radio: true,
                on: position == view.reading,
            })
            .collect();
        let place = pos2(at, row.center().y - 16.0);
        at += crate::gui::widgets::segment_width(ui, look, &choices) + 12.0;
        if let Some(pressed) = segment(ui, look, place, size::CONTROL, &choices) {
            acts.push(Act::InImport(ImportAct::Reading(pressed)));
        }
    }
    if let Some(reading) = view.readings.get(view.reading) {
        let room = Rect::from_min_max(pos2(at, row.top()), row.max);
        line(ui, look, room, Align2::LEFT_CENTER, &reading.why, Type::Small, t.quiet);
    }
}

fn legend(ui: &mut Ui, look: &Look, strip: Rect, corrected: bool) {
    let t = look.tokens;
    let entries = [
        (Some(Role::Title), "import-page-role-title"),
        (Some(Role::Header), "import-page-role-header"),
        (Some(Role::Label), "import-page-role-label"),
        (Some(Role::Value), "import-page-role-value"),
        (Some(Role::Total), "import-page-role-total"),
        (Some(Role::Note), "import-page-role-note"),
        (None, "import-page-role-empty"),
    ];
    let mut left = strip.left();
    for (role, id) in entries {
        let swatch = Rect::from_min_size(pos2(left, strip.center().y - 7.0), vec2(14.0, 14.0));
        let ground = role.map_or(t.surface, |role| tint(look, role));
        ui.painter().rect(swatch, 3, ground, Stroke::new(1.0, t.edge), StrokeKind::Inside);
        if role.is_none() {
            hatch(ui, look, swatch.shrink(1.0));
        }
        let words = look.words(id);
        let wide = text_width(ui, look, &words, Type::Small);
        let room =
            Rect::from_min_size(pos2(swatch.right() + 5.0, strip.top()), vec2(wide + 1.0, strip.height()));
        line(ui, look, room, Align2::LEFT_CENTER, &words, Type::Small, t.ink);
        left = room.right() + 14.0;
    }
    if !corrected {
        let hint = look.words("import-page-how-to-correct");
        let room = Rect::from_min_max(pos2(left + 6.0, strip.top()), strip.max - vec2(12.0, 0.0));
        if text_width(ui, look, &hint, Type::Small) <= room.width() {
            line(ui, look, room, Align2::RIGHT_CENTER, &hint, Type::Small, t.accent);
        }
    }
}
