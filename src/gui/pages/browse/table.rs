//! The table of Browse: hierarchical headers and row names that stay, rows drawn only where they are seen.

use super::BrowseAct;
use super::sums::{Corners, holds};
use crate::figure::{Sort, SortBy, TableText};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{focus_ring, line, text_width, tooltip, touch, whole};
use crate::query::{Cube, MemberRef};
use egui::{Align2, Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate, TableState};
use std::sync::Arc;

/// A table with its numbers.
#[derive(Clone, Debug)]
pub struct TableView {
    /// Its words.
    pub text: Arc<TableText>,
    /// Its numbers.
    pub cube: Arc<Cube>,
    /// The rows that are seen, in their order; `None`: all as they are.
    pub order: Option<Arc<Vec<usize>>>,
}

impl TableView {
    /// How many rows are seen.
    pub fn rows(&self) -> usize {
        self.order.as_ref().map_or(self.text.rows.len(), |order| order.len())
    }

    /// The row of the cube that is seen at a place.
    pub fn row(&self, place: usize) -> Option<usize> {
        match &self.order {
            Some(order) => order.get(place).copied(),
            None => (place < self.text.rows.len()).then_some(place),
        }
    }

    /// Where a row of the cube is seen.
    pub fn seen(&self, row: usize) -> Option<usize> {
        match &self.order {
            Some(order) => order.iter().position(|known| *known == row),
            None => Some(row),
        }
    }

    /// Whether the name on a level differs from that of the row above, so that it must be written.
    fn is_first(&self, place: usize, level: usize) -> bool {
        let Some(order) = &self.order else {
            let head = self.text.rows.get(place);
            return head.and_then(|head| head.first.get(level)) == Some(&true);
        };
        let members = |place: usize| {
            let head = order.get(place).and_then(|row| self.cube.rows.get(*row));
            head.and_then(|head| head.members.get(..=level))
        };
        place.checked_sub(1).is_none_or(|above| members(above) != members(place))
    }
}

/// Room for the signs beside a number: `e (12)`.
const FLAG: f32 = 34.0;
/// Side of the sign of an order.
const ARROW: f32 = 12.0;
/// Rows looked at to find how wide columns must be.
const SAMPLE: usize = 60;

/// Draws the table in a rectangle.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    view: &TableView,
    (chosen, selected, sort): (Option<(usize, usize)>, Option<Corners>, Option<Sort>),
    acts: &mut Vec<Act>,
) {
    let sticky = view.text.row_levels.len();
    let columns = widths(ui, look, view, rect.width());
    // Another width, another layout: columns are shared out anew.
    let id = (view.text.title.as_str(), look.lang, columns.len(), whole(rect.width()));
    let mut drawer = Drawer { look: *look, view, chosen, selected, sort, sticky, acts };
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("table"), |ui| {
        ui.shrink_clip_rect(rect);
        // Rows are parted by lines, columns by space.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let table = Table::new().id_salt(id);
        let kept = table.get_id(ui);
        if TableState::load(ui.ctx(), kept).is_none() {
            // With a state there is no first pass that would shrink our columns to their words.
            TableState::default().store(ui.ctx(), kept);
        }
        table
            .num_rows(u64::try_from(view.rows()).unwrap_or(u64::MAX))
            .columns(columns)
            .num_sticky_cols(sticky)
            .headers(headers(&view.text, sticky))
            .show(ui, &mut drawer);
    });
}

fn headers(text: &TableText, sticky: usize) -> Vec<HeaderRow> {
    let depth = text.header.len().max(1);
    (0..depth)
        .map(|level| {
            let mut row = HeaderRow::new(if level + 1 == depth { size::TABLE_HEADER } else { 26.0 });
            row.groups = (0..sticky).map(|column| column..column + 1).collect();
            match text.header.get(level) {
                Some(spans) => row
                    .groups
                    .extend(spans.iter().map(|span| sticky + span.start..sticky + span.start + span.count)),
                None => {
                    row.groups.extend((0..text.columns).map(|column| sticky + column..sticky + column + 1))
                }
            }
            row
        })
        .collect()
}

/// Widths: row names as long as they are, numbers as wide as the widest, what is left shared out.
fn widths(ui: &Ui, look: &Look, view: &TableView, room: f32) -> Vec<Column> {
    let text = &view.text;
    let mut wide: Vec<f32> = Vec::new();
    for (level, name) in text.row_levels.iter().enumerate() {
        let longest = text
            .rows
            .iter()
            .take(SAMPLE * 4)
            .filter_map(|row| row.labels.get(level))
            .map(|label| text_width(ui, look, label, Type::Body))
            .fold(text_width(ui, look, name, Type::Small), f32::max);
        wide.push((longest + 24.0).clamp(64.0, 260.0));
    }
    for column in 0..text.columns {
        let head = text
            .header
            .last()
            .and_then(|spans| spans.iter().find(|span| span.start == column))
            .map_or(0.0, |span| text_width(ui, look, &span.text, Type::Small));
        let longest = (0..text.rows.len().min(SAMPLE))
            .filter_map(|row| view.cube.cell(row, column))
            .map(|cell| text_width(ui, look, &text.cell(cell).text, Type::Body))
            .fold(0.0, f32::max);
        let flag = if text.flagged.get(column) == Some(&true) { FLAG } else { 0.0 };
        wide.push((longest.max(head) + flag + 20.0).clamp(56.0, 220.0));
    }
    let total: f32 = wide.iter().sum();
    let many = f32::from(u16::try_from(wide.len().max(1)).unwrap_or(u16::MAX));
    // Numbers stay near their names where there are few columns: the names take what is left over.
    let more = ((room - total - 1.0) / many).clamp(0.0, 96.0);
    let rest = (room - total - 1.0 - more * many).max(0.0);
    wide.into_iter()
        .enumerate()
        .map(|(at, wide)| (wide, if at == 0 { more + rest } else { more }))
        .map(|(wide, more)| Column::new((wide + more).floor()).range(wide.floor()..=4000.0).resizable(true))
        .collect()
}

struct Drawer<'a> {
    look: Look,
    view: &'a TableView,
    chosen: Option<(usize, usize)>,
    selected: Option<Corners>,
    sort: Option<Sort>,
    sticky: usize,
    acts: &'a mut Vec<Act>,
}

impl Drawer<'_> {
    /// Women and men keep their colours in headers.
    fn head_colour(&self, column: usize, level: usize) -> Color32 {
        let t = self.look.tokens;
        let cube = &self.view.cube;
        let sex = cube.column_levels.get(level).is_some_and(|level| level.dimension.as_str() == "sex");
        let member = cube.columns.get(column).and_then(|head| head.members.get(level));
        match member {
            Some(MemberRef::Code(code)) if sex && code.as_str() == "F" => t.women,
            Some(MemberRef::Code(code)) if sex && code.as_str() == "M" => t.men,
            _ if self.view.text.total_columns.get(column) == Some(&true) => t.ink,
            _ => t.quiet,
        }
    }

    fn row_name(&self, ui: &mut Ui, rect: Rect, place: usize, level: usize) {
        let t = self.look.tokens;
        let row = self.view.row(place);
        let Some(head) = row.and_then(|row| self.view.text.rows.get(row)) else { return };
        if head.total {
            ui.painter().rect_filled(rect, 0, t.sunken);
        }
        if self.view.is_first(place, level) || level + 1 == self.sticky {
            let words = head.labels.get(level).map_or("", String::as_str);
            let kind = if head.total { Type::Strong } else { Type::Body };
            line(ui, &self.look, rect.shrink2(vec2(12.0, 0.0)), Align2::LEFT_CENTER, words, kind, t.ink);
        }
        underline(ui, &self.look, rect);
    }

    fn number(&mut self, ui: &mut Ui, rect: Rect, place: usize, column: usize) {
        let t = self.look.tokens;
        let text = &self.view.text;
        let Some(row) = self.view.row(place) else { return };
        let Some(cell) = self.view.cube.cell(row, column) else { return };
        let told = text.cell(cell);
        let total = text.rows.get(row).is_some_and(|head| head.total);
        let chosen = self.chosen == Some((row, column));
        let response = touch(ui, rect, if cell.present { Sense::click() } else { Sense::hover() });
        let name = if told.text.is_empty() { self.look.words("gui-no-value") } else { told.text.clone() };
        response.widget_info(|| WidgetInfo::selected(Role::Cell, cell.present, chosen, &name));
        let picked = chosen || holds(self.selected, place, column);
        let ground = match (picked, response.hovered() && cell.present, total) {
            (true, _, _) => Some(t.accent_soft),
            (_, true, _) | (_, _, true) => Some(t.sunken),
            _ => None,
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0, ground);
        }
        underline(ui, &self.look, rect);
        let mut room = rect.shrink2(vec2(8.0, 0.0));
        if text.flagged.get(column) == Some(&true) {
            let flags = Rect::from_min_max(pos2(room.right() - FLAG + 6.0, room.top()), room.max);
            let remark = told.remark.map(|number| format!("({number})"));
            let parts = [told.flag, remark.as_deref().unwrap_or_default()];
            let sign = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(" ");
            line(ui, &self.look, flags, Align2::LEFT_CENTER, &sign, Type::Small, t.accent);
            room.max.x -= FLAG;
        }
        let strong = chosen || total || text.total_columns.get(column) == Some(&true);
        let colour = if told.number.is_some() { t.ink } else { t.quiet };
        let kind = if strong && told.number.is_some() { Type::Strong } else { Type::Body };
        line(ui, &self.look, room, Align2::RIGHT_CENTER, &told.text, kind, colour);
        if chosen {
            ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, t.accent), StrokeKind::Inside);
        }
        focus_ring(ui, &self.look, &response, 2);
        if response.clicked() {
            let act = if ui.input(|input| input.modifiers.shift) {
                BrowseAct::Select(place, column)
            } else {
                BrowseAct::Cell(row, column)
            };
            self.acts.push(Act::InBrowse(act));
        }
    }
}

impl Drawer<'_> {
    /// The head of a column as a place to press.
    fn sorts(&mut self, ui: &mut Ui, rect: Rect, by: SortBy, words: &str) {
        let response = touch(ui, rect.shrink(2.0), Sense::click());
        let on = self.sort.is_some_and(|sort| sort.by == by);
        let name = self.look.say("gui-sort-by", &[("column", words.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, on, &name));
        if response.hovered() {
            ui.painter().rect_filled(response.rect, 4, self.look.tokens.sunken);
        }
        focus_ring(ui, &self.look, &response, 4);
        if response.clicked() {
            self.acts.push(Act::InBrowse(BrowseAct::Sort(by)));
        }
        tooltip(&self.look, response, &name);
    }

    /// The sign of the order, where rows are sorted by this.
    fn arrow(&self, by: SortBy) -> Option<Icon> {
        let sort = self.sort.filter(|sort| sort.by == by)?;
        Some(if sort.falling { Icon::Down } else { Icon::Up })
    }
}

fn underline(ui: &Ui, look: &Look, rect: Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.tokens.line));
}

impl TableDelegate for Drawer<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let t = self.look.tokens;
        let rect = ui.max_rect();
        let depth = self.view.text.header.len().max(1);
        let last = cell.row_nr + 1 == depth;
        if last {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.edge));
        }
        let room = rect.shrink2(vec2(8.0, 4.0));
        if cell.col_range.start < self.sticky {
            if last {
                let level = cell.col_range.start;
                let words = self.view.text.row_levels.get(level).cloned().unwrap_or_default();
                let mut room = rect.shrink2(vec2(12.0, 4.0));
                let by = SortBy::Name(level);
                self.sorts(ui, rect, by, &words);
                if let Some(icon) = self.arrow(by) {
                    let at = pos2(room.right() - 8.0, rect.bottom() - 14.0);
                    icons::draw(ui.painter(), icon, at, ARROW, t.accent);
                    room.max.x -= 18.0;
                }
                line(ui, &self.look, room, Align2::LEFT_BOTTOM, &words, Type::Small, t.quiet);
            }
            return;
        }
        let start = cell.col_range.start - self.sticky;
        let Some(spans) = self.view.text.header.get(cell.row_nr) else { return };
        let Some(span) = spans.iter().find(|span| span.start == start) else { return };
        let colour = self.head_colour(start, cell.row_nr);
        let flagged = last && self.view.text.flagged.get(start) == Some(&true);
        let mut room = if flagged { Rect::from_min_max(room.min, room.max - vec2(FLAG, 0.0)) } else { room };
        if last {
            let by = SortBy::Column(start);
            self.sorts(ui, rect, by, &span.text.clone());
            if let Some(icon) = self.arrow(by) {
                let at = pos2(room.right() - 4.0, rect.bottom() - 14.0);
                icons::draw(ui.painter(), icon, at, ARROW, t.accent);
                room.max.x -= 14.0;
            }
        }
        let (kind, align) = if last {
            (Type::Small, Align2::RIGHT_BOTTOM)
        } else {
            ui.painter().hline(rect.x_range().shrink(4.0), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
            (Type::SmallStrong, Align2::CENTER_BOTTOM)
        };
        line(ui, &self.look, room, align, &span.text, kind, colour);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let rect = ui.max_rect();
        let Ok(row) = usize::try_from(cell.row_nr) else { return };
        if cell.col_nr < self.sticky {
            self.row_name(ui, rect, row, cell.col_nr);
        } else {
            self.number(ui, rect, row, cell.col_nr - self.sticky);
        }
    }

    fn default_row_height(&self) -> f32 {
        size::ROW
    }
}
