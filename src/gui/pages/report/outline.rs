//! The outline: sections to switch off, move, add and take out, by mouse and keyboard.

use super::{COVER, OutlineRow, Report, ReportAct, ReportView, Standing, tick};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Kind, area, focus_ring, hairline, icon_button, line, text_width, touch};
use egui::{Align2, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const ROW: f32 = 32.0;
const HEAD: f32 = 36.0;

impl Report {
    pub(super) fn outline(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &ReportView,
        acts: &mut Vec<Act>,
    ) {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::CARD_HEADER));
        tools(ui, look, head, view, acts);
        hairline(ui, look, rect.left(), rect.right(), head.bottom());
        let list = Rect::from_min_max(pos2(rect.left(), head.bottom() + 1.0), rect.max);
        let mut folded: Option<String> = None;
        ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("outline"), |ui| {
            ui.shrink_clip_rect(list);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.add_space(4.0);
                for row in view.rows.iter().filter(|row| row.head || !self.folded.contains(&row.group)) {
                    let high = if row.head { HEAD } else { ROW };
                    let (_, place) = ui.allocate_space(vec2(list.width(), high));
                    let pressed = self.row(ui, look, place, row, view, acts);
                    folded = pressed.or(folded.take());
                }
                ui.add_space(8.0);
            });
        });
        if let Some(group) = folded {
            self.fold(group);
        }
    }

    /// A row; gives its group where it is to be folded or unfolded.
    fn row(
        &self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        row: &OutlineRow,
        view: &ReportView,
        acts: &mut Vec<Act>,
    ) -> Option<String> {
        let t = look.tokens;
        let mut folded = None;
        let mut left = rect.left() + 8.0;
        if row.head {
            let place = Rect::from_min_size(pos2(left, rect.center().y - 12.0), vec2(24.0, 24.0));
            let name = look.say("gui-report-fold", &[("title", row.words.as_str().into())]);
            let response = area(ui, place, Role::DisclosureTriangle, &name);
            let icon = if self.folded.contains(&row.group) { Icon::Right } else { Icon::Down };
            icons::draw(ui.painter(), icon, place.center(), size::ICON, t.ink);
            focus_ring(ui, look, &response, 4);
            if response.clicked() {
                folded = Some(row.group.clone());
            }
            left = place.right() + 4.0;
        } else {
            left += 8.0;
        }
        if row.code.is_empty() {
            let words = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 12.0, rect.bottom()));
            line(ui, look, words, Align2::LEFT_CENTER, &row.words, Type::Strong, t.ink);
            return folded;
        }
        let boxed = Rect::from_min_size(pos2(left, rect.center().y - 10.0), vec2(20.0, 20.0));
        if row.code == COVER {
            let words = Rect::from_min_max(pos2(left + 24.0, rect.top() + 1.0), rect.max - vec2(8.0, 1.0));
            name(ui, look, words, row, view, acts);
            return folded;
        }
        let include = look.say("gui-report-include", &[("title", row.words.as_str().into())]);
        if tick(ui, look, boxed, row.on, view.writable, &include) {
            acts.push(Act::InReport(ReportAct::Include(row.code.clone(), !row.on)));
        }
        let words =
            Rect::from_min_max(pos2(boxed.right() + 4.0, rect.top() + 1.0), rect.max - vec2(8.0, 1.0));
        name(ui, look, words, row, view, acts);
        folded
    }

    fn fold(&mut self, group: String) {
        if !self.folded.remove(&group) {
            self.folded.insert(group);
        }
    }
}

/// The words of a section to press, with how it stands.
fn name(ui: &mut Ui, look: &Look, rect: Rect, row: &OutlineRow, view: &ReportView, acts: &mut Vec<Act>) {
    let on = match &view.shown {
        Some(shown) => shown.code == row.code,
        None => view.cover.is_some() && row.code == COVER,
    };
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &row.words));
    if on {
        ui.painter().rect_filled(rect, size::RADIUS, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, t.sunken);
    }
    let mut right = rect.right() - 8.0;
    if row.on && !row.head {
        let (icon, colour) = match row.standing {
            Standing::Good => (Icon::Check, t.good),
            Standing::Look => (Icon::Warning, t.attention),
            Standing::Empty => (Icon::Close, t.danger),
        };
        icons::draw(ui.painter(), icon, pos2(right - 8.0, rect.center().y), 14.0, colour);
        right -= 22.0;
    }
    if row.on && !row.counts.is_empty() {
        let wide = text_width(ui, look, &row.counts, Type::Small);
        let place = Rect::from_min_max(pos2(right - wide, rect.top()), pos2(right + 1.0, rect.bottom()));
        line(ui, look, place, Align2::RIGHT_CENTER, &row.counts, Type::Small, t.quiet);
        right -= wide + 8.0;
    }
    let colour = match (on, row.on) {
        (true, _) => t.accent,
        (_, true) => t.ink,
        _ => t.quiet,
    };
    let kind = if on || row.head { Type::Strong } else { Type::Body };
    let room = Rect::from_min_max(rect.min + vec2(6.0, 0.0), pos2(right, rect.bottom()));
    line(ui, look, room, Align2::LEFT_CENTER, &row.words, kind, colour);
    focus_ring(ui, look, &response, size::RADIUS);
    if response.clicked() {
        acts.push(Act::InReport(ReportAct::Show(row.code.clone())));
    }
    if response.has_focus() && view.writable {
        for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
                acts.push(Act::InReport(ReportAct::Shift(row.code.clone(), down)));
            }
        }
    }
}

/// Title of the outline; up, down, take out, add.
fn tools(ui: &mut Ui, look: &Look, head: Rect, view: &ReportView, acts: &mut Vec<Act>) {
    let inner = head.shrink2(vec2(size::PAD, 0.0));
    let shown = view.shown.as_ref().filter(|_| view.writable);
    let words = look.words("gui-report-add");
    let tip = look.words("gui-report-add-tip");
    let button = Button::new(Kind::Quiet, &words).icon(Icon::Plus).enabled(shown.is_some()).hint(&tip);
    let left = head.right() - 6.0 - button.width(ui, look);
    let mut x = left - 3.0 * 30.0 - 2.0;
    let title = Rect::from_min_max(inner.min, pos2(x - 4.0, inner.bottom()));
    let words = look.words("gui-report-outline");
    line(ui, look, title, Align2::LEFT_CENTER, &words, Type::Strong, look.tokens.ink);
    for (icon, id) in
        [(Icon::Up, "gui-report-up"), (Icon::Down, "gui-report-down"), (Icon::Close, "gui-report-remove")]
    {
        let can = shown.is_some_and(|shown| match icon {
            Icon::Up => shown.moves[0],
            Icon::Down => shown.moves[1],
            _ => shown.can_remove,
        });
        let place = Rect::from_min_size(pos2(x, head.center().y - 14.0), vec2(28.0, 28.0));
        let pressed = icon_button(ui, look, place, icon, &look.words(id), can).clicked();
        if let Some(shown) = shown.filter(|_| can && pressed) {
            let code = shown.code.clone();
            acts.push(Act::InReport(match icon {
                Icon::Up => ReportAct::Shift(code, false),
                Icon::Down => ReportAct::Shift(code, true),
                _ => ReportAct::Remove(code),
            }));
        }
        x += 30.0;
    }
    let pressed = button.at(ui, look, pos2(left, head.center().y - 16.0)).clicked();
    if let Some(shown) = shown.filter(|_| pressed) {
        acts.push(Act::InReport(ReportAct::Add(shown.code.clone())));
    }
}
