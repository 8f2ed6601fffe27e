//! The cells: one is being typed in, keys and the clipboard go from cell to cell.

use super::{Entry, EntryView, Mark, stored};
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{Field, field, line, text_width, touch};
use egui::{
    Align2, Event, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::collections::HashMap;

const CELL: f32 = 112.0;
const ROW: f32 = 32.0;

impl Entry {
    pub(super) fn cells(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &EntryView,
        marks: &HashMap<(usize, usize), Mark>,
    ) {
        let t = look.tokens;
        self.keys(ui, view);
        let widest =
            view.rows.iter().map(|name| text_width(ui, look, name, Type::Body)).fold(120.0, f32::max);
        let names = (widest + 24.0).min(rect.width() * 0.34);
        let apart = view.columns.iter().any(|(_, member)| !member.is_empty());
        let high = if apart { 48.0 } else { 32.0 };
        let many = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        let whole = vec2(many(view.columns.len()) * CELL, many(view.rows.len()) * ROW);
        let body = Rect::from_min_max(rect.min + vec2(names, high), rect.max);
        let out = ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("entry-cells"), |ui| {
            ui.shrink_clip_rect(body);
            let mut area = ScrollArea::both().id_salt(("entry", view.grid)).auto_shrink(false);
            if std::mem::take(&mut self.focus) {
                let (row, column) = self.at;
                let middle = |at: usize, side: f32, room: f32| (many(at) * side - room / 2.0).max(0.0);
                area = area
                    .scroll_offset(vec2(middle(column, CELL, body.width()), middle(row, ROW, body.height())));
            }
            let shown = area.show_viewport(ui, |ui, viewport| {
                ui.set_min_size(whole);
                let origin = ui.min_rect().min;
                let first = crate::gui::widgets::whole((viewport.top() / ROW).floor());
                let last = crate::gui::widgets::whole((viewport.bottom() / ROW).ceil());
                let rows = usize::try_from(first).unwrap_or(0)
                    ..usize::try_from(last).unwrap_or(0).min(view.rows.len());
                for row in rows {
                    for column in 0..view.columns.len() {
                        let at = origin + vec2(many(column) * CELL, many(row) * ROW);
                        let place = Rect::from_min_size(at, vec2(CELL, ROW));
                        if viewport.translate(origin.to_vec2()).intersects(place) {
                            self.cell(ui, look, place, view, (row, column), marks.get(&(row, column)));
                        }
                    }
                }
                viewport.min.to_vec2()
            });
            shown.inner
        });
        let offset = out.inner;
        // Names of rows and columns stay where they are.
        let side = Rect::from_min_max(pos2(rect.left(), body.top()), pos2(body.left(), rect.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(side).id_salt("entry-rows"), |ui| {
            ui.shrink_clip_rect(side);
            ui.painter().rect_filled(side, 0, t.sunken);
            for (row, name) in view.rows.iter().enumerate() {
                let top = body.top() + many(row) * ROW - offset.y;
                let place = Rect::from_min_size(pos2(side.left(), top), vec2(side.width(), ROW));
                if place.intersects(side) {
                    let kind = if row == self.at.0 { Type::Strong } else { Type::Body };
                    line(ui, look, place.shrink2(vec2(12.0, 0.0)), Align2::LEFT_CENTER, name, kind, t.ink);
                }
            }
        });
        let top = Rect::from_min_max(rect.min, pos2(rect.right(), body.top()));
        ui.painter().rect_filled(top, 0, t.sunken);
        let unit = Rect::from_min_size(top.min + vec2(12.0, 0.0), vec2(names - 24.0, high));
        line(ui, look, unit, Align2::LEFT_CENTER, &view.unit, Type::Small, t.quiet);
        let heads = Rect::from_min_max(pos2(body.left(), top.top()), top.max);
        ui.scope_builder(UiBuilder::new().max_rect(heads).id_salt("entry-columns"), |ui| {
            ui.shrink_clip_rect(heads);
            for (column, (period, member)) in view.columns.iter().enumerate() {
                let left = body.left() + many(column) * CELL - offset.x;
                let place = Rect::from_min_size(pos2(left, heads.top()), vec2(CELL, high));
                if !place.intersects(heads) {
                    continue;
                }
                let inner = place.shrink2(vec2(8.0, 4.0));
                let kind = if column == self.at.1 { Type::Strong } else { Type::Body };
                let upper = Rect::from_min_size(inner.min, vec2(inner.width(), 24.0));
                line(ui, look, upper, Align2::RIGHT_CENTER, period, kind, t.ink);
                if apart {
                    let lower = Rect::from_min_max(pos2(inner.left(), inner.top() + 20.0), inner.max);
                    line(ui, look, lower, Align2::RIGHT_CENTER, member, Type::Small, t.quiet);
                }
            }
        });
        ui.painter().hline(rect.x_range(), body.top() - 0.5, Stroke::new(1.0, t.edge));
        ui.painter().vline(body.left() - 0.5, rect.y_range(), Stroke::new(1.0, t.edge));
    }

    fn cell(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        place: Rect,
        view: &EntryView,
        at: (usize, usize),
        mark: Option<&Mark>,
    ) {
        let t = look.tokens;
        let was = stored(view, at.0, at.1);
        let name = view.columns.get(at.1).map(|(period, member)| format!("{period} {member}"));
        let row = view.rows.get(at.0).map(String::as_str).unwrap_or_default();
        let name = format!("{row} · {}", name.unwrap_or_default().trim());
        if at == self.at {
            let mut text = self.typed.get(&at).cloned().unwrap_or_default();
            let about = Field::new(&name, &was.text);
            let response = field(ui, look, place.shrink(1.0), &about, &mut text);
            ui.data_mut(|data| data.insert_temp(egui::Id::unique("entry-field"), response.id));
            if !response.has_focus() && !ui.memory(|memory| memory.focused().is_some()) {
                response.request_focus();
            }
            if response.changed() {
                if text.is_empty() {
                    self.typed.remove(&at);
                } else {
                    self.typed.insert(at, text);
                }
            }
        } else {
            let typed = self.typed.get(&at);
            let shown = typed.map_or(was.text.as_str(), String::as_str);
            let response = touch(ui, place, Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, format!("{name}: {shown}")));
            let ground = if typed.is_some() { t.accent_soft } else { t.surface };
            ui.painter().rect(place, 0, ground, Stroke::new(0.5, t.line), StrokeKind::Inside);
            let ink = if typed.is_some() { t.ink } else { t.quiet };
            line(ui, look, place.shrink2(vec2(8.0, 0.0)), Align2::RIGHT_CENTER, shown, Type::Body, ink);
            if response.clicked() {
                self.at = at;
                ui.memory_mut(|memory| {
                    if let Some(focused) = memory.focused() {
                        memory.surrender_focus(focused);
                    }
                });
            }
        }
        let colour = match mark {
            Some(Mark::Wrong) => t.danger,
            Some(Mark::Jump | Mark::Sum) => t.attention_mark,
            None => return,
        };
        ui.painter().rect_stroke(place.shrink(1.0), 0, Stroke::new(2.0, colour), StrokeKind::Inside);
    }

    /// Enter, Tab and arrows lead on; a pasted table fills from the cell to the right and down.
    fn keys(&mut self, ui: &Ui, view: &EntryView) {
        let (rows, columns) = (view.rows.len(), view.columns.len());
        if rows == 0 || columns == 0 {
            return;
        }
        let inside = ui.memory(|memory| memory.focused()).is_some_and(|focused| self.is_own(ui, focused));
        if !inside {
            return;
        }
        let pasted = ui.input_mut(|input| {
            let place = input
                .events
                .iter()
                .position(|event| matches!(event, Event::Paste(text) if text.contains(['\t', '\n'])))?;
            match input.events.remove(place) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            self.paste(&text, rows, columns);
            return;
        }
        let (row, column) = self.at;
        let next = ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            if pressed(Modifiers::SHIFT, Key::Tab) {
                Some(if column > 0 { (row, column - 1) } else { (row.saturating_sub(1), columns - 1) })
            } else if pressed(Modifiers::NONE, Key::Tab) {
                Some(if column + 1 < columns { (row, column + 1) } else { ((row + 1).min(rows - 1), 0) })
            } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
                Some(((row + 1).min(rows - 1), column))
            } else if pressed(Modifiers::NONE, Key::ArrowUp) {
                Some((row.saturating_sub(1), column))
            } else {
                None
            }
        });
        if let Some(next) = next.filter(|next| *next != self.at) {
            self.at = next;
            self.focus = true;
            ui.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            });
        }
    }

    /// Whether the keyboard is in the cell that is typed in.
    fn is_own(&self, ui: &Ui, focused: egui::Id) -> bool {
        ui.data(|data| data.get_temp::<egui::Id>(egui::Id::unique("entry-field"))) == Some(focused)
    }

    /// Fills cells from a table of the clipboard.
    pub(super) fn paste(&mut self, text: &str, rows: usize, columns: usize) {
        for (down, line) in text.trim_end_matches(['\r', '\n']).lines().enumerate() {
            for (across, cell) in line.split('\t').enumerate() {
                let at = (self.at.0 + down, self.at.1 + across);
                if at.0 < rows && at.1 < columns && !cell.trim().is_empty() {
                    self.typed.insert(at, cell.trim().to_owned());
                }
            }
        }
    }
}
