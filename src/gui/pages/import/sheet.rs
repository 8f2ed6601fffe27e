//! The sheet as a sheet: only the cells that are seen are drawn; letters and numbers stay.

use super::roles::{Role as SheetRole, SheetRoles};
use super::view::Note;
use crate::domain::CellRef;
use crate::gui::theme::{Look, Type, mix, size};
use crate::gui::widgets::{line, text_width, touch, whole};
use crate::intake::Target;
use crate::sheet::{Sheet, Value};
use egui::{
    Align2, Color32, EventFilter, Key, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use std::ops::Range;

/// Rows looked at to find how wide columns must be.
const SAMPLE: u32 = 60;
/// Most columns drawn: no spreadsheet has more.
const MOST_COLUMNS: u32 = 16_384;

/// What is known of the sheet that is shown.
#[derive(Debug, Default)]
pub struct Shown {
    of: String,
    /// Whether the roles of its cells were known when its columns were measured.
    known: bool,
    /// Left edges of the columns, and the right edge of the last one.
    edges: Vec<f32>,
    offset: egui::Vec2,
    /// Scroll to the framed cell: keys have led to it.
    follow: bool,
}

/// What was clicked, or reached by keys.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it is.
    pub target: Target,
    /// The cell.
    pub cell: Option<CellRef>,
    /// Where it stands.
    pub place: Rect,
    /// Whether something is to be said about it.
    pub open: bool,
}

/// What is drawn.
pub struct Drawn<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Tells it from others.
    pub name: String,
    /// Roles.
    pub roles: &'a SheetRoles,
    /// Cells to frame.
    pub notes: &'a [Note],
    /// The chosen cell.
    pub framed: Option<CellRef>,
}

impl Shown {
    fn measure(&mut self, ui: &Ui, look: &Look, drawn: &Drawn<'_>) {
        let of = format!("{}|{:?}", drawn.name, look.lang);
        let known = drawn.roles.is_known();
        if self.of == of && self.known == known {
            return;
        }
        if self.of != of {
            self.offset = egui::Vec2::ZERO;
        }
        self.of = of;
        self.known = known;
        let sheet = drawn.sheet;
        let columns = sheet.columns().saturating_add(1).min(MOST_COLUMNS);
        let mut wide = vec![56.0_f32; usize::try_from(columns).unwrap_or(0)];
        let rows: Vec<u32> = sheet.filled_rows().take(usize::try_from(SAMPLE).unwrap_or(0)).collect();
        for row in rows {
            for (column, cell) in sheet.row(row) {
                let role = drawn.roles.role(row, column);
                if matches!(role, SheetRole::Title | SheetRole::Ignored)
                    || sheet.merge_at(row, column).is_some()
                {
                    continue;
                }
                let needed = text_width(ui, look, &cell.text(), Type::SmallStrong) + 18.0;
                if let Some(room) = usize::try_from(column).ok().and_then(|column| wide.get_mut(column)) {
                    *room = room.max(needed.min(220.0));
                }
            }
        }
        self.edges = vec![0.0];
        let mut edge = 0.0;
        for room in wide {
            edge += room;
            self.edges.push(edge);
        }
    }

    fn column(&self, column: u32) -> (f32, f32) {
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        let last = self.edges.last().copied().unwrap_or(0.0);
        let left = self.edges.get(at).copied().unwrap_or(last);
        (left, self.edges.get(at.saturating_add(1)).copied().unwrap_or(last))
    }

    fn seen(&self, from: f32, to: f32) -> Range<u32> {
        let first = self.edges.partition_point(|edge| *edge <= from).saturating_sub(1);
        let last = self.edges.partition_point(|edge| *edge < to).min(self.edges.len().saturating_sub(1));
        u32::try_from(first).unwrap_or(0)..u32::try_from(last).unwrap_or(0)
    }

    /// Draws the sheet; `jump` scrolls to the framed cell. Gives what was clicked.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        drawn: &Drawn<'_>,
        jump: bool,
    ) -> Option<Hit> {
        self.measure(ui, look, drawn);
        let numbers = text_width(ui, look, &drawn.sheet.rows().to_string(), Type::Small) + 14.0;
        let left = numbers.max(size::SHEET_NUMBER);
        let body = Rect::from_min_max(rect.min + vec2(left, size::SHEET_ROW), rect.max);
        let rows = drawn.sheet.rows().saturating_add(1);
        let whole_size = vec2(self.edges.last().copied().unwrap_or(0.0), height_of(rows));
        ui.painter().rect_filled(rect, 0, look.tokens.surface);
        let mut area = ScrollArea::both().id_salt(("sheet", drawn.name.as_str())).auto_shrink(false);
        let jump = jump || std::mem::take(&mut self.follow);
        if jump && let Some(cell) = drawn.framed {
            let (start, end) = self.column(cell.column);
            let across = (start - (body.width() - (end - start)) / 2.0).max(0.0);
            let down = (height_of(cell.row) - body.height() / 2.0).max(0.0);
            area = area.scroll_offset(vec2(across, down));
        }
        let out = ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("sheet-body"), |ui| {
            ui.shrink_clip_rect(body);
            area.show_viewport(ui, |ui, viewport| {
                ui.set_min_size(whole_size);
                let origin = ui.min_rect().min;
                let hit = self.touched(ui, look, drawn, body, origin);
                self.cells(ui, look, drawn, viewport, origin);
                (viewport.min.to_vec2(), hit)
            })
        });
        let (offset, hit) = out.inner.inner;
        self.offset = offset;
        if let Some(hit) = &hit
            && !hit.open
        {
            self.follow = true;
        }
        self.frame(ui, look, rect, body, rows, drawn.framed).or(hit)
    }

    /// The cell under the pointer that was clicked, or the one that keys lead to.
    fn touched(&self, ui: &mut Ui, look: &Look, drawn: &Drawn<'_>, body: Rect, origin: Pos2) -> Option<Hit> {
        let response = ui.interact(body, ui.scope_id().with("cells"), Sense::click());
        let name = look.say("import-page-sheet-keys", &[("sheet", drawn.sheet.name.to_string().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &name));
        if response.has_focus() {
            let arrows =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            ui.painter().rect_stroke(body, 0, Stroke::new(2.0, look.tokens.accent), StrokeKind::Inside);
        }
        let hit = |cell: CellRef, open: bool| Hit {
            target: Target::Cell(cell),
            cell: Some(cell),
            place: self.place(origin, cell.row, cell.column).intersect(body),
            open,
        };
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            let (across, down) = (at.x - origin.x, at.y - origin.y);
            let row = whole((down / size::SHEET_ROW).floor());
            let column = self.seen(across, across + 0.01).start;
            let inside = row < drawn.sheet.rows() && column < drawn.sheet.columns();
            return inside.then(|| hit(CellRef::new(row, column), true));
        }
        if !response.has_focus() {
            return None;
        }
        let cell = drawn.framed.unwrap_or(CellRef::new(0, 0));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let next = if pressed(Key::ArrowDown) {
            CellRef::new((cell.row + 1).min(drawn.sheet.rows().saturating_sub(1)), cell.column)
        } else if pressed(Key::ArrowUp) {
            CellRef::new(cell.row.saturating_sub(1), cell.column)
        } else if pressed(Key::ArrowRight) {
            CellRef::new(cell.row, (cell.column + 1).min(drawn.sheet.columns().saturating_sub(1)))
        } else if pressed(Key::ArrowLeft) {
            CellRef::new(cell.row, cell.column.saturating_sub(1))
        } else {
            return pressed(Key::Enter).then(|| hit(cell, true));
        };
        Some(hit(next, false))
    }

    fn cells(&self, ui: &mut Ui, look: &Look, drawn: &Drawn<'_>, viewport: Rect, origin: Pos2) {
        let columns = self.seen(viewport.left(), viewport.right());
        let first = whole((viewport.top() / size::SHEET_ROW).floor());
        let last =
            whole((viewport.bottom() / size::SHEET_ROW).ceil()).min(drawn.sheet.rows().saturating_add(1));
        let merges: Vec<_> = drawn
            .sheet
            .merges()
            .iter()
            .filter(|merge| merge.start.row <= last && merge.end.row >= first)
            .filter(|merge| merge.start.column <= columns.end && merge.end.column >= columns.start)
            .collect();
        for row in first..last {
            for column in columns.clone() {
                let rect = self.place(origin, row, column);
                let merge = merges.iter().find(|merge| merge.contains(row, column));
                self.ground(ui, look, drawn, rect, (row, column), merge.is_some());
            }
        }
        for merge in &merges {
            let start = self.place(origin, merge.start.row, merge.start.column);
            let end = self.place(origin, merge.end.row, merge.end.column);
            let rect = start.union(end);
            let ground = tint(look, drawn.roles.role(merge.start.row, merge.start.column));
            ui.painter().rect(rect, 0, ground, Stroke::new(1.0, look.tokens.line), StrokeKind::Inside);
            self.words(ui, look, drawn, rect, (merge.start.row, merge.start.column), columns.end);
        }
        for row in first..last {
            for column in columns.clone() {
                if !merges.iter().any(|merge| merge.contains(row, column)) {
                    let rect = self.place(origin, row, column);
                    self.words(ui, look, drawn, rect, (row, column), columns.end);
                }
            }
        }
        self.marks(ui, look, drawn, origin, first..last);
    }

    fn place(&self, origin: Pos2, row: u32, column: u32) -> Rect {
        let (left, right) = self.column(column);
        let top = height_of(row);
        Rect::from_min_max(origin + vec2(left, top), origin + vec2(right, top + size::SHEET_ROW))
    }

    fn ground(
        &self,
        ui: &Ui,
        look: &Look,
        drawn: &Drawn<'_>,
        rect: Rect,
        (row, column): (u32, u32),
        merged: bool,
    ) {
        if merged {
            return;
        }
        let role = drawn.roles.role(row, column);
        let stroke = Stroke::new(0.5, look.tokens.line);
        ui.painter().rect(rect, 0, tint(look, role), stroke, StrokeKind::Inside);
        let value = matches!(role, SheetRole::Value | SheetRole::TotalValue);
        if role == SheetRole::LeftOut || value && drawn.sheet.cell(row, column).value.is_blank() {
            hatch(ui, look, rect);
        }
    }

    fn words(
        &self,
        ui: &mut Ui,
        look: &Look,
        drawn: &Drawn<'_>,
        rect: Rect,
        (row, column): (u32, u32),
        end: u32,
    ) {
        let cell = drawn.sheet.cell(row, column);
        if cell.value.is_blank() {
            return;
        }
        let role = drawn.roles.role(row, column);
        let strong = matches!(role, SheetRole::Title | SheetRole::Total) || cell.style.bold;
        let kind = if strong { Type::SmallStrong } else { Type::Small };
        let t = look.tokens;
        let colour = if matches!(role, SheetRole::Ignored | SheetRole::LeftOut) { t.quiet } else { t.ink };
        // One line a cell: breaks within a text become spaces.
        let text = cell.text().replace(char::is_control, " ");
        let is_text = matches!(cell.value, Value::Text(_));
        let header = role == SheetRole::Header && rect.width() > 0.0;
        let mut room = rect.shrink2(vec2(6.0, 0.0));
        if is_text && matches!(role, SheetRole::Title | SheetRole::Ignored | SheetRole::Note) {
            // Long texts run on over blank cells, as in a spreadsheet.
            let mut next = column.saturating_add(1);
            while next < end && drawn.sheet.cell(row, next).value.is_blank() {
                room.max.x = room.max.x.max(rect.right() + self.column(next).1 - self.column(column).1 - 6.0);
                next = next.saturating_add(1);
            }
        }
        let value = matches!(role, SheetRole::Value | SheetRole::TotalValue | SheetRole::Total) && column > 0;
        let align = match (is_text, header, value) {
            (_, true, _) if column > 0 => Align2::CENTER_CENTER,
            (false, ..) | (_, _, true) => Align2::RIGHT_CENTER,
            _ => Align2::LEFT_CENTER,
        };
        line(ui, look, room, align, &text, kind, colour);
    }

    /// Frames of checks, bars of unknown names, the chosen cell.
    fn marks(&self, ui: &Ui, look: &Look, drawn: &Drawn<'_>, origin: Pos2, rows: Range<u32>) {
        let t = look.tokens;
        for note in drawn.notes.iter().filter(|note| rows.contains(&note.cell.row)) {
            let rect = self.place(origin, note.cell.row, note.cell.column);
            let colour = if note.stops && !note.unknown { t.danger } else { t.attention_mark };
            if note.unknown {
                let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                ui.painter().rect_filled(bar, 0, colour);
            } else {
                ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, colour), StrokeKind::Inside);
            }
        }
        if let Some(cell) = drawn.framed {
            let rect = self.place(origin, cell.row, cell.column);
            ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, t.accent), StrokeKind::Inside);
        }
    }

    /// Column letters and row numbers.
    fn frame(
        &self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        body: Rect,
        rows: u32,
        framed: Option<CellRef>,
    ) -> Option<Hit> {
        let mut hit = None;
        let whole_hit = |target, place| Some(Hit { target, cell: None, place, open: true });
        let t = look.tokens;
        let top = Rect::from_min_max(rect.min, pos2(rect.right(), body.top()));
        let side = Rect::from_min_max(rect.min, pos2(body.left(), rect.bottom()));
        ui.painter().rect_filled(top, 0, t.sunken);
        ui.painter().rect_filled(side, 0, t.sunken);
        let letters = Rect::from_min_max(pos2(body.left(), top.top()), top.max);
        ui.scope_builder(UiBuilder::new().max_rect(letters).id_salt("letters"), |ui| {
            ui.shrink_clip_rect(letters);
            for column in self.seen(self.offset.x, self.offset.x + body.width()) {
                let (left, right) = self.column(column);
                let head = Rect::from_min_max(
                    pos2(body.left() + left - self.offset.x, top.top()),
                    pos2(body.left() + right - self.offset.x, top.bottom()),
                );
                let on = framed.is_some_and(|cell| cell.column == column);
                if head_cell(ui, look, head, &CellRef::column_letters(column), on) {
                    hit = whole_hit(Target::Column(column), head);
                }
            }
        });
        let numbers = Rect::from_min_max(pos2(side.left(), body.top()), side.max);
        ui.scope_builder(UiBuilder::new().max_rect(numbers).id_salt("numbers"), |ui| {
            ui.shrink_clip_rect(numbers);
            let first = whole((self.offset.y / size::SHEET_ROW).floor());
            let last = whole(((self.offset.y + body.height()) / size::SHEET_ROW).ceil()).min(rows);
            for row in first..last {
                let head = Rect::from_min_size(
                    pos2(side.left(), body.top() + height_of(row) - self.offset.y),
                    vec2(side.width(), size::SHEET_ROW),
                );
                let on = framed.is_some_and(|cell| cell.row == row);
                if head_cell(ui, look, head, &(u64::from(row) + 1).to_string(), on) {
                    hit = whole_hit(Target::Row(row), head);
                }
            }
        });
        ui.painter().hline(rect.x_range(), body.top() - 0.5, Stroke::new(1.0, t.edge));
        ui.painter().vline(body.left() - 0.5, rect.y_range(), Stroke::new(1.0, t.edge));
        hit
    }
}

fn height_of(rows: u32) -> f32 {
    // Exact up to sixteen million rows; no sheet has more than a million.
    let (high, low) =
        (u16::try_from(rows >> 16).unwrap_or(u16::MAX), u16::try_from(rows & 0xFFFF).unwrap_or(0));
    (f32::from(high) * 65_536.0 + f32::from(low)) * size::SHEET_ROW
}

fn head_cell(ui: &mut Ui, look: &Look, rect: Rect, text: &str, on: bool) -> bool {
    let t = look.tokens;
    // Not in the order of Tab: a sheet has thousands, and the cells lead to their row and column.
    let sense = Sense::CLICK;
    let response = touch(ui, rect, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 0, t.accent_soft);
    }
    ui.painter().rect_stroke(rect, 0, Stroke::new(0.5, t.line), StrokeKind::Inside);
    let (kind, colour) = if on { (Type::SmallStrong, t.accent) } else { (Type::Small, t.quiet) };
    line(ui, look, rect, Align2::CENTER_CENTER, text, kind, colour);
    response.clicked()
}

/// The ground of a role.
pub fn tint(look: &Look, role: SheetRole) -> Color32 {
    let t = look.tokens;
    match role {
        SheetRole::Title => t.sheet.title,
        SheetRole::Header => t.sheet.header,
        SheetRole::Label => t.sheet.label,
        SheetRole::Value => t.sheet.value,
        SheetRole::TotalValue => t.sheet.total_value,
        SheetRole::Total => t.sheet.total,
        SheetRole::Note => t.sheet.note,
        SheetRole::Ignored => t.surface,
        SheetRole::LeftOut => t.sunken,
    }
}

/// Slanted lines where a value could be and none is.
pub fn hatch(ui: &Ui, look: &Look, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let colour = mix(look.tokens.surface, look.tokens.edge, 0.4);
    let mut left = rect.left() - rect.height();
    while left < rect.right() {
        let line = [pos2(left, rect.bottom()), pos2(left + rect.height(), rect.top())];
        painter.line_segment(line, Stroke::new(1.0, colour));
        left += 7.0;
    }
}
