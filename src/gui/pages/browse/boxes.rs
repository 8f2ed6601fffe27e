//! The left column of Browse: indicator, periods, one box a dimension, editions, measures.

use super::{Browse, BrowseAct, BrowseView, DimensionBox, Lie};
use crate::domain::DimensionCode;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Mark, check_row, choose, focus_ring, hairline, line, paragraph, paragraph_height, radio_row, touch,
};
use egui::{Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Members shown in a box before it scrolls within itself.
const MOST: usize = 8;
pub(super) const PAD: f32 = 12.0;

/// The sign and colour of a member; only women, men and totals have one of their own.
pub fn sign(look: &Look, dimension: &DimensionCode, code: &str) -> Option<(Mark, Color32)> {
    let t = look.tokens;
    match (dimension.as_str() == "sex", code) {
        (true, "_T") => Some((Mark::Square, t.ink)),
        (true, "F") => Some((Mark::Diamond, t.women)),
        (true, "M") => Some((Mark::Disc, t.men)),
        _ => None,
    }
}

impl Browse {
    /// Draws the column.
    pub(super) fn boxes(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        ui.painter().rect_filled(rect, 0, t.surface);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, t.line));
        let inner = Rect::from_min_max(rect.min, rect.max - vec2(1.0, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("dimension boxes"), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                indicator(ui, look, inner.width(), view, acts);
                if view.indicator.is_none() {
                    return;
                }
                self.views(ui, look, inner.width(), view, acts);
                // What lies in the table first, then when, then what stands at one member.
                for dimension in view.boxes.iter().filter(|one| one.lie != Lie::Nowhere) {
                    self.dimension(ui, look, inner.width(), dimension, acts);
                }
                self.periods(ui, look, inner.width(), view, acts);
                self.compare(ui, look, inner.width(), view, acts);
                for dimension in view.boxes.iter().filter(|one| one.lie == Lie::Nowhere) {
                    self.dimension(ui, look, inner.width(), dimension, acts);
                }
                self.editions(ui, look, inner.width(), view, acts);
                self.measures(ui, look, inner.width(), view, acts);
                self.facets(ui, look, inner.width(), view, acts);
                ui.add_space(16.0);
            });
        });
    }

    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        width: f32,
        name: &str,
        state: &str,
        open_first: bool,
    ) -> bool {
        let t = look.tokens;
        let open = if open_first { !self.closed.contains(name) } else { self.opened.contains(name) };
        let (_, rect) = ui.allocate_space(vec2(width, 36.0));
        hairline(ui, look, rect.left(), rect.right(), rect.top());
        let response = touch(ui, rect.shrink2(vec2(4.0, 2.0)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, name));
        if response.hovered() {
            ui.painter().rect_filled(response.rect, 4, t.sunken);
        }
        let arrow = if open { Icon::Down } else { Icon::Right };
        icons::draw(ui.painter(), arrow, pos2(rect.right() - 20.0, rect.center().y), size::ICON, t.quiet);
        let room = Rect::from_min_max(rect.min + vec2(PAD, 0.0), pos2(rect.right() - 34.0, rect.bottom()));
        let words = line(ui, look, room, Align2::LEFT_CENTER, name, Type::Strong, t.ink).rect;
        let rest = Rect::from_min_max(pos2(words.right() + 8.0, room.top()), room.max);
        line(ui, look, rest, Align2::RIGHT_CENTER, state, Type::Small, t.quiet);
        focus_ring(ui, look, &response, 4);
        if response.clicked() {
            let set = if open_first { &mut self.closed } else { &mut self.opened };
            if !set.remove(name) {
                set.insert(name.to_owned());
            }
        }
        open
    }

    fn dimension(&mut self, ui: &mut Ui, look: &Look, width: f32, about: &DimensionBox, acts: &mut Vec<Act>) {
        let on = about.members.iter().filter(|member| member.on).count();
        let state = match about.members.iter().find(|member| member.on) {
            Some(member) if on == 1 => member.name.clone(),
            _ => look.say("gui-of", &[("done", on.into()), ("total", about.members.len().into())]),
        };
        let open = self.head(
            ui,
            look,
            width,
            &about.name,
            &state,
            about.members.len() > 1 && about.lie != Lie::Nowhere,
        );
        if !open {
            return;
        }
        if about.members.len() > 1 {
            lie(ui, look, width, about, acts);
        }
        let rows = about.members.len().min(MOST);
        let high = f32::from(u16::try_from(rows).unwrap_or(8)) * size::ROW;
        let (_, room) = ui.allocate_space(vec2(width, high));
        ui.scope_builder(UiBuilder::new().max_rect(room).id_salt(about.code.as_str()), |ui| {
            ScrollArea::vertical().auto_shrink(false).show_rows(
                ui,
                size::ROW,
                about.members.len(),
                |ui, rows| {
                    for member in about.members.get(rows).unwrap_or_default() {
                        let (_, rect) = ui.allocate_space(vec2(width, size::ROW));
                        let rect = rect.shrink2(vec2(8.0, 0.0));
                        let sign = sign(look, &about.code, member.code.as_str());
                        let count = look.count(member.count);
                        if check_row(ui, look, rect, member.on, &member.name, &count, sign).clicked() {
                            acts.push(Act::InBrowse(BrowseAct::Toggle(
                                about.code.clone(),
                                member.code.clone(),
                            )));
                        }
                    }
                },
            );
        });
        ui.add_space(6.0);
    }

    fn editions(&mut self, ui: &mut Ui, look: &Look, width: f32, view: &BrowseView, acts: &mut Vec<Act>) {
        if view.publications.is_empty() {
            return;
        }
        let state = look.say("gui-of", &[("done", 1_u64.into()), ("total", view.publications.len().into())]);
        let name = look.words("gui-edition");
        let chosen = view.publications.iter().find(|(one, _, _)| view.publication.as_ref() == Some(one));
        let state = match chosen {
            Some((_, words, _)) if view.publications.len() == 1 => words.clone(),
            Some(_) => state,
            None => look.words("gui-all-editions-short"),
        };
        if !self.head(ui, look, width, &name, &state, view.publications.len() > 1) {
            return;
        }
        let row = |ui: &mut Ui| ui.allocate_space(vec2(width, size::ROW)).1.shrink2(vec2(8.0, 0.0));
        for (publication, words, count) in &view.publications {
            let rect = row(ui);
            let on = view.publication.as_ref() == Some(publication);
            if radio_row(ui, look, rect, on, words, &look.count(*count)).clicked() {
                acts.push(Act::InBrowse(BrowseAct::Publication(Some(publication.clone()))));
            }
        }
        if view.publications.len() > 1 {
            let rect = row(ui);
            let words = look.words("gui-all-editions");
            if radio_row(ui, look, rect, view.publication.is_none(), &words, "").clicked() {
                acts.push(Act::InBrowse(BrowseAct::Publication(None)));
            }
        }
        ui.add_space(6.0);
    }

    fn views(&mut self, ui: &mut Ui, look: &Look, width: f32, view: &BrowseView, acts: &mut Vec<Act>) {
        let count = view.views.len().to_string();
        if view.views.is_empty() || !self.head(ui, look, width, &look.words("gui-views"), &count, false) {
            return;
        }
        let t = look.tokens;
        for (place, name) in view.views.iter().enumerate() {
            let (_, rect) = ui.allocate_space(vec2(width, size::ROW));
            let row = rect.shrink2(vec2(8.0, 0.0));
            let cross = Rect::from_min_max(pos2(row.right() - 24.0, row.top()), row.max);
            let words = Rect::from_min_max(row.min + vec2(4.0, 0.0), pos2(cross.left() - 4.0, row.bottom()));
            let opened = ui.push_id(("view", place), |ui| touch(ui, words, Sense::click())).inner;
            opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if opened.hovered() {
                ui.painter().rect_filled(row, 4, t.sunken);
            }
            line(ui, look, words, Align2::LEFT_CENTER, name, Type::Body, t.accent);
            focus_ring(ui, look, &opened, 4);
            let gone = ui.push_id(("remove", place), |ui| touch(ui, cross, Sense::click())).inner;
            let label = look.say("gui-view-remove", &[("name", name.as_str().into())]);
            gone.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            icons::draw(ui.painter(), Icon::Close, cross.center(), size::ICON, t.quiet);
            focus_ring(ui, look, &gone, 4);
            if opened.clicked() {
                acts.push(Act::InBrowse(BrowseAct::OpenView(place)));
            }
            if gone.clicked() {
                acts.push(Act::InBrowse(BrowseAct::RemoveView(place)));
            }
        }
    }

    fn facets(&mut self, ui: &mut Ui, look: &Look, width: f32, view: &BrowseView, acts: &mut Vec<Act>) {
        if view.facets.is_empty() || !self.head(ui, look, width, &look.words("gui-facet"), "", true) {
            return;
        }
        let none = (None, look.words("gui-facet-none"));
        let by = view.facets.iter().map(|(code, name)| {
            (Some(code.clone()), look.say("gui-facet-by", &[("dimension", name.as_str().into())]))
        });
        for (facet, words) in std::iter::once(none).chain(by) {
            let (_, rect) = ui.allocate_space(vec2(width, size::ROW));
            let row = rect.shrink2(vec2(8.0, 0.0));
            if radio_row(ui, look, row, view.facet == facet, &words, "").clicked() {
                acts.push(Act::InBrowse(BrowseAct::Facet(facet)));
            }
        }
    }

    fn periods(&mut self, ui: &mut Ui, look: &Look, width: f32, view: &BrowseView, acts: &mut Vec<Act>) {
        let all = view.periods.names.len();
        let (from, to) = view.periods.shown;
        let state = match view.periods.names.as_slice() {
            [] => return,
            [only] => only.clone(),
            _ => look.say("gui-of", &[("done", (to + 1 - from.min(to)).into()), ("total", all.into())]),
        };
        if !self.head(ui, look, width, &look.words("gui-period"), &state, all > 1) || all < 2 {
            return;
        }
        let (_, rect) = ui.allocate_space(vec2(width, 64.0));
        if let Some((from, to)) = super::span::show(ui, look, rect.shrink2(vec2(PAD, 0.0)), &view.periods) {
            acts.push(Act::InBrowse(BrowseAct::Periods(from, to)));
        }
    }
}

/// The indicator, to be changed by pressing it.
fn indicator(ui: &mut Ui, look: &Look, width: f32, view: &BrowseView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let room = width - 2.0 * PAD - 28.0;
    let words = look.words("gui-indicator");
    let name = if view.indicator.is_some() { view.name.clone() } else { look.words("gui-choose-indicator") };
    let high = paragraph_height(ui, look, room, &name, Type::Strong);
    let (_, rect) = ui.allocate_space(vec2(width, 30.0 + high + 32.0));
    let response = touch(ui, rect.shrink2(vec2(4.0, 4.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{words}: {name}")));
    if response.hovered() {
        ui.painter().rect_filled(response.rect, 4, t.sunken);
    }
    let top = Rect::from_min_size(rect.min + vec2(PAD, 8.0), vec2(room, 22.0));
    line(ui, look, top, Align2::LEFT_CENTER, &words, Type::Small, t.quiet);
    let title = paragraph(ui, look, top.left_bottom(), room, &name, Type::Strong, t.ink);
    let part = Rect::from_min_size(title.left_bottom() + vec2(0.0, 2.0), vec2(room, 20.0));
    line(ui, look, part, Align2::LEFT_CENTER, &view.part, Type::Small, t.quiet);
    let arrow = pos2(rect.right() - 20.0, title.top() + look.leading(Type::Strong) / 2.0);
    icons::draw(ui.painter(), Icon::Down, arrow, size::ICON, t.ink);
    focus_ring(ui, look, &response, 4);
    let search = look.words("gui-find-indicator");
    let mut places = Vec::new();
    let taken = choose(ui, look, &response, 460.0, Some(&search), |asked| {
        places = super::super::matching(view.indicators.iter().map(|(_, name)| name.as_str()), asked);
        places.iter().filter_map(|place| view.indicators.get(*place)).map(|(_, name)| name.clone()).collect()
    });
    if let Some((code, _)) = taken.and_then(|at| places.get(at)).and_then(|place| view.indicators.get(*place))
    {
        acts.push(Act::Browse(code.clone()));
    }
}

/// Where a dimension lies: three small words.
fn lie(ui: &mut Ui, look: &Look, width: f32, about: &DimensionBox, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let (_, rect) = ui.allocate_space(vec2(width, 24.0));
    let mut left = rect.left() + PAD;
    for (lie, id) in
        [(Lie::Rows, "gui-on-rows"), (Lie::Columns, "gui-on-columns"), (Lie::Nowhere, "gui-on-nothing")]
    {
        let words = look.words(id);
        let wide = crate::gui::widgets::text_width(ui, look, &words, Type::Small) + 14.0;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, 22.0));
        left += wide + 2.0;
        let on = about.lie == lie;
        let response = touch(ui, place, Sense::click());
        let name = format!("{}: {words}", about.name);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        if on {
            ui.painter().rect_filled(place, 4, t.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(place, 4, t.sunken);
        }
        let colour = if on { t.accent } else { t.quiet };
        line(ui, look, place, Align2::CENTER_CENTER, &words, Type::Small, colour);
        focus_ring(ui, look, &response, 4);
        if response.clicked() && !on {
            acts.push(Act::InBrowse(BrowseAct::Lie(about.code.clone(), lie)));
        }
    }
    ui.add_space(2.0);
}
