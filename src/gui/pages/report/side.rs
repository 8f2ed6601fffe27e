//! What is missing before publication, how far the core indicators are, which files are made.

use super::{MissingRow, ReportAct, ReportView};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Tone, check_row, chip, chip_width, focus_ring, hairline, line, paragraph, paragraph_height, touch,
};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of what stands below the list.
const FOOT: f32 = 226.0;

/// Draws the right side.
pub(super) fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ReportView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::CARD_HEADER));
    let inner = head.shrink2(vec2(size::PAD, 0.0));
    let words = look.words("gui-report-missing");
    line(ui, look, inner, Align2::LEFT_CENTER, &words, Type::Strong, t.ink);
    if !view.missing.is_empty() {
        let count = view.missing.len().to_string();
        let wide = chip_width(ui, look, &count, None);
        chip(ui, look, pos2(inner.right() - wide, inner.center().y), &count, Tone::Attention, None);
    }
    hairline(ui, look, rect.left(), rect.right(), head.bottom());
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - FOOT), rect.max);
    let list = Rect::from_min_max(pos2(rect.left(), head.bottom() + 1.0), foot.right_top());
    if view.missing.is_empty() && view.page.1 > 0 {
        let place = Rect::from_min_size(list.min, vec2(list.width(), 48.0)).shrink2(vec2(size::PAD, 0.0));
        icons::draw(ui.painter(), Icon::Check, pos2(place.left() + 8.0, place.center().y), 16.0, t.good);
        let room = Rect::from_min_max(place.min + vec2(24.0, 0.0), place.max);
        let words = look.words("gui-report-nothing-missing");
        line(ui, look, room, Align2::LEFT_CENTER, &words, Type::Body, t.ink);
    }
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("missing"), |ui| {
        ui.shrink_clip_rect(list);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for row in view.missing.iter() {
                missing(ui, look, list.width(), row, acts);
            }
        });
    });
    hairline(ui, look, rect.left(), rect.right(), foot.top());
    core(ui, look, foot.shrink2(vec2(size::PAD, 0.0)), view);
    formats(ui, look, foot.shrink2(vec2(size::PAD, 0.0)), view, acts);
}

fn missing(ui: &mut Ui, look: &Look, wide: f32, row: &MissingRow, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let room = wide - 2.0 * size::PAD - 24.0;
    let told = paragraph_height(ui, look, room, &row.words, Type::Small);
    let (_, rect) = ui.allocate_space(vec2(wide, told + 44.0));
    let response = touch(ui, rect, Sense::click());
    let name = format!("{}. {}", row.title, row.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.sunken);
    }
    let colour = if row.empty { t.danger } else { t.attention };
    icons::draw(
        ui.painter(),
        Icon::Warning,
        pos2(rect.left() + size::PAD + 8.0, rect.top() + 20.0),
        16.0,
        colour,
    );
    let left = rect.left() + size::PAD + 24.0;
    let title = Rect::from_min_size(pos2(left, rect.top() + 8.0), vec2(room, 24.0));
    line(ui, look, title, Align2::LEFT_CENTER, &row.title, Type::Strong, t.ink);
    paragraph(ui, look, pos2(left, title.bottom() + 2.0), room, &row.words, Type::Small, t.quiet);
    hairline(ui, look, rect.left(), rect.right(), rect.bottom() - 1.0);
    focus_ring(ui, look, &response, 0);
    if response.clicked() {
        acts.push(Act::InReport(ReportAct::Show(row.code.clone())));
    }
}

fn core(ui: &mut Ui, look: &Look, foot: Rect, view: &ReportView) {
    let t = look.tokens;
    let (have, all) = view.core;
    let row = Rect::from_min_size(foot.min + vec2(0.0, 10.0), vec2(foot.width(), 24.0));
    let words = look.words("gui-report-core");
    let count = look.say("gui-of", &[("done", have.into()), ("total", all.into())]);
    let counted = line(ui, look, row, Align2::RIGHT_CENTER, &count, Type::Strong, t.ink).rect;
    let room = Rect::from_min_max(row.min, pos2(counted.left() - 8.0, row.bottom()));
    line(ui, look, room, Align2::LEFT_CENTER, &words, Type::Body, t.ink);
    let bar = Rect::from_min_size(pos2(foot.left(), row.bottom() + 6.0), vec2(foot.width(), 6.0));
    ui.painter().rect_filled(bar, 3, t.line);
    let part = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let filled = bar.width() * (part(have) / part(all.max(1))).min(1.0);
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(filled, 6.0)), 3, t.accent);
}

fn formats(ui: &mut Ui, look: &Look, foot: Rect, view: &ReportView, acts: &mut Vec<Act>) {
    let title = Rect::from_min_size(foot.min + vec2(0.0, 56.0), vec2(foot.width(), 28.0));
    let words = look.words("gui-report-formats");
    line(ui, look, title, Align2::LEFT_CENTER, &words, Type::Strong, look.tokens.ink);
    let mut y = title.bottom() + 2.0;
    for (at, id) in
        ["gui-report-word", "gui-report-pdf", "gui-report-html", "gui-report-slides"].into_iter().enumerate()
    {
        let row = Rect::from_min_size(pos2(foot.left() - 4.0, y), vec2(foot.width(), size::ROW));
        let on = view.formats.get(at).copied().unwrap_or_default();
        if check_row(ui, look, row, on, &look.words(id), "", None).clicked() {
            let mut formats = view.formats;
            if let Some(format) = formats.get_mut(at) {
                *format = !*format;
            }
            acts.push(Act::InReport(ReportAct::Formats(formats)));
        }
        y += size::ROW + 2.0;
    }
}
