//! The pages as they will be printed.

use super::{Report, ReportAct, ReportView};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type, faint, size};
use crate::gui::widgets::{empty_state, line, touch, whole};
use egui::{
    Align2, Color32, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Height of a page of A4 as a part of its width.
const TALL: f32 = 1.4143;
/// Wider pages are no easier to read.
const WIDEST: f32 = 720.0;

impl Report {
    pub(super) fn pages(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &ReportView,
        acts: &mut Vec<Act>,
    ) {
        let wide = (rect.width() - 48.0).min(WIDEST);
        self.wanted = whole(wide * ui.ctx().pixels_per_point()).max(1);
        if !view.failed.is_empty() {
            let title = look.words("gui-report-missing");
            empty_state(ui, look, rect, Icon::Warning, &title, &view.failed, None);
            return;
        }
        if let Some(shown) = view.shown.as_ref().filter(|shown| !shown.on) {
            let why = look.words("gui-report-off-why");
            let step = look.say("gui-report-include", &[("title", shown.words.as_str().into())]);
            let step = Some(step.as_str()).filter(|_| view.writable);
            let title = look.words("gui-report-off");
            let pressed = empty_state(ui, look, rect, Icon::File, &title, &why, step);
            if pressed.is_some_and(|response| response.clicked()) {
                acts.push(Act::InReport(ReportAct::Include(shown.code.clone(), true)));
            }
            return;
        }
        self.keys(ui, view, acts);
        let anew = std::mem::replace(&mut self.drawn, view.page.0) != view.page.0;
        let tall = wide * TALL;
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("pages"), |ui| {
            ui.shrink_clip_rect(rect);
            let mut area = ScrollArea::vertical().auto_shrink(false);
            if anew {
                area = area.vertical_scroll_offset(0.0);
            }
            area.show(ui, |ui| {
                ui.add_space(4.0);
                let (_, row) = ui.allocate_space(vec2(rect.width(), tall));
                let corner = pos2((rect.center().x - wide / 2.0).round(), row.top().round());
                let sheet = Rect::from_min_size(corner, vec2(wide, tall));
                paper(ui, look, sheet, view);
                ui.add_space(16.0);
            });
        });
    }

    /// Page Up and Page Down turn pages.
    fn keys(&self, ui: &mut Ui, view: &ReportView, acts: &mut Vec<Act>) {
        let (at, count) = view.page;
        if ui.ctx().egui_wants_keyboard_input() {
            return;
        }
        if at > 0 && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::PageUp)) {
            acts.push(Act::InReport(ReportAct::Page(at - 1)));
        }
        if at + 1 < count && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::PageDown)) {
            acts.push(Act::InReport(ReportAct::Page(at + 1)));
        }
    }
}

fn paper(ui: &mut Ui, look: &Look, sheet: Rect, view: &ReportView) {
    let t = look.tokens;
    ui.painter().rect_filled(sheet.translate(vec2(0.0, 2.0)).expand(1.0), 2, faint(t.ink, 0.14));
    let response = touch(ui, sheet, Sense::hover());
    let args = [("page", (view.page.0 + 1).into()), ("pages", view.page.1.into())];
    let name =
        if view.page.1 == 0 { look.words("gui-report-making") } else { look.say("gui-report-page", &args) };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    match &view.picture {
        // A page of before stays until the next one is drawn: nothing flickers.
        Some(picture) => {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.texture, sheet, all, Color32::WHITE);
        }
        None => {
            ui.painter().rect_filled(sheet, 0, t.surface);
            let middle = Rect::from_min_size(sheet.min, vec2(sheet.width(), 200.0)).shrink(size::PAD);
            let words = look.words("gui-report-making");
            line(ui, look, middle, Align2::CENTER_CENTER, &words, Type::Body, t.quiet);
        }
    }
}
