//! What stands beside the answer: another edition, place or time, another indicator, the targets; and the
//! measures, those that would be wrong with the reason.

use super::boxes::PAD;
use super::{Browse, BrowseAct, BrowseView, MeasureRow};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Choice, drop_down, focus_ring, icon_button, line, paragraph, paragraph_height, radio_row, tooltip, touch,
};
use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

impl Browse {
    /// Draws the box "Compare with".
    pub(super) fn compare(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        width: f32,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        if view.compare.is_empty() {
            return;
        }
        let name = look.words("gui-compare");
        if !self.head(ui, look, width, &name, "", true) {
            return;
        }
        let (_, row) = ui.allocate_space(vec2(width, size::CONTROL + 8.0));
        let mut field = row.shrink2(vec2(PAD, 4.0));
        let chosen = view.compare.iter().find(|(with, _)| Some(with) == view.compared.as_ref());
        if chosen.is_some() {
            let cross = Rect::from_min_max(pos2(field.right() - 28.0, field.top()), field.max);
            field.max.x -= 34.0;
            let words = look.words("gui-compare-none");
            if icon_button(ui, look, cross, Icon::Close, &words, true).clicked() {
                acts.push(Act::InBrowse(BrowseAct::Compare(None)));
            }
        }
        let (hint, search) = (look.words("gui-compare-choose"), look.words("gui-compare-find"));
        let about = Choice {
            name: &name,
            chosen: chosen.map_or("", |(_, words)| words.as_str()),
            hint: &hint,
            chip: None,
            search: Some(&search),
        };
        let mut places = Vec::new();
        let taken = drop_down(ui, look, field, &about, |asked| {
            places = super::super::matching(view.compare.iter().map(|(_, words)| words.as_str()), asked);
            places.iter().filter_map(|at| view.compare.get(*at)).map(|(_, words)| words.clone()).collect()
        });
        let with = taken.and_then(|at| places.get(at)).and_then(|at| view.compare.get(*at));
        if let Some((with, _)) = with {
            acts.push(Act::InBrowse(BrowseAct::Compare(Some(with.clone()))));
        }
        ui.add_space(6.0);
    }

    /// Draws the measures: the chosen one with its formula, one that cannot be chosen with its reason.
    pub(super) fn measures(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        width: f32,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        if view.measures.len() < 2 || !self.head(ui, look, width, &look.words("gui-show-as"), "", true) {
            return;
        }
        for row in &view.measures {
            let (_, rect) = ui.allocate_space(vec2(width, size::ROW));
            let rect = rect.shrink2(vec2(8.0, 0.0));
            let on = view.measure == row.measure;
            if !row.refused.is_empty() && !on {
                refused(ui, look, rect, row);
                continue;
            }
            let response = radio_row(ui, look, rect, on, &row.words, "");
            if response.clicked() {
                acts.push(Act::InBrowse(BrowseAct::Measure(row.measure.clone())));
            }
            if on && !row.formula.is_empty() {
                let room = width - 2.0 * PAD - 22.0;
                let high = paragraph_height(ui, look, room, &row.formula, Type::Small);
                let (_, below) = ui.allocate_space(vec2(width, high + 4.0));
                let at = below.min + vec2(PAD + 22.0, 0.0);
                paragraph(ui, look, at, room, &row.formula, Type::Small, look.tokens.quiet);
            }
            tooltip(look, response, &row.formula);
        }
        ui.add_space(6.0);
    }
}

/// A measure that would be wrong here: its reason beside the pointer, and for screen readers in its name.
fn refused(ui: &mut Ui, look: &Look, rect: Rect, row: &MeasureRow) {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    let name = format!("{}: {}", row.words, row.refused);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, false, false, &name));
    ui.painter().circle_stroke(pos2(rect.left() + 12.0, rect.center().y), 7.25, Stroke::new(1.0, t.line));
    let words = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), rect.max - vec2(22.0, 0.0));
    line(ui, look, words, Align2::LEFT_CENTER, &row.words, Type::Body, t.quiet);
    let sign = pos2(rect.right() - 12.0, rect.center().y);
    icons::draw(ui.painter(), Icon::Info, sign, size::ICON, t.quiet);
    focus_ring(ui, look, &response, 4);
    if response.has_focus() {
        // Without a pointer the reason stands below while the row has the keyboard.
        response.show_tooltip_text(&row.refused);
    }
    tooltip(look, response, &row.refused);
}
