//! The cover: owner, titles, partners, colour and emblem, kept for the agency.

use super::{CoverView, DesignChange, Report, ReportAct, ReportView};
use crate::domain::Lang;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::{SettingsAct, matching};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Choice, Field, Kind, drop_down, field, line, paragraph, paragraph_height};
use crate::report::Colour;
use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

impl Report {
    pub(super) fn cover(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        (view, cover): (&ReportView, &CoverView),
        acts: &mut Vec<Act>,
    ) {
        let wide = (rect.width() - 2.0 * size::PAD - 4.0).min(920.0);
        let left = rect.left() + size::PAD;
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("cover"), |ui| {
            ui.shrink_clip_rect(rect);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let (_, row) = ui.allocate_space(vec2(rect.width(), 36.0));
                let place = Rect::from_min_size(pos2(left, row.top()), vec2(wide, 32.0));
                let words = look.words("gui-report-cover");
                line(ui, look, place, Align2::LEFT_CENTER, &words, Type::Title, look.tokens.accent);
                let why = look.words("gui-report-cover-why");
                let high = paragraph_height(ui, look, wide, &why, Type::Body);
                let (_, row) = ui.allocate_space(vec2(wide, high + 6.0));
                paragraph(ui, look, pos2(left, row.top()), wide, &why, Type::Body, look.tokens.quiet);
                ui.add_enabled_ui(view.writable, |ui| {
                    owner(ui, look, (left, wide), cover, acts);
                    self.cover_pair(ui, look, (left, wide), false, acts);
                    self.cover_pair(ui, look, (left, wide), true, acts);
                    self.colour(ui, look, left, acts);
                    emblem(ui, look, left, cover, acts);
                });
                ui.add_space(24.0);
            });
        });
    }

    /// Titles, or partners: Lao beside English.
    fn cover_pair(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (left, wide): (f32, f32),
        partners: bool,
        acts: &mut Vec<Act>,
    ) {
        let half = ((wide - 12.0) / 2.0).round();
        let (_, row) = ui.allocate_space(vec2(wide, 66.0));
        let ids = if partners {
            ["gui-report-partners-lo", "gui-report-partners-en"]
        } else {
            ["gui-report-title-lo", "gui-report-title-en"]
        };
        let typed = if partners { &mut self.typed.texts } else { &mut self.typed.titles };
        for ((at, lang), id) in [Lang::Lo, Lang::En].into_iter().enumerate().zip(ids) {
            let x = left + if at == 0 { 0.0 } else { half + 12.0 };
            let words = look.words(id);
            let place = labelled(ui, look, pos2(x, row.top()), half, &words);
            let usual = crate::i18n::words(lang, "report-title");
            let hint = if partners { "" } else { usual.as_str() };
            let Some(text) = typed.get_mut(at) else { continue };
            if field(ui, look, place, &Field::new(&words, hint), text).changed() {
                let change = if partners {
                    DesignChange::Partners(lang, text.clone())
                } else {
                    DesignChange::Title(lang, text.clone())
                };
                acts.push(Act::InReport(ReportAct::Design(change)));
            }
        }
    }

    fn colour(&mut self, ui: &mut Ui, look: &Look, left: f32, acts: &mut Vec<Act>) {
        let (_, row) = ui.allocate_space(vec2(200.0, 88.0));
        let words = look.words("gui-report-colour");
        let place = labelled(ui, look, pos2(left, row.top()), 160.0, &words);
        let typed = self.typed.colour.trim();
        let read = Colour::read(typed);
        let wrong = match read {
            Some(colour) if colour.can_be_read() => String::new(),
            Some(_) => look.say("report-error-pale", &[("colour", typed.into())]),
            None if typed.is_empty() => String::new(),
            None => look.words("gui-report-no-colour"),
        };
        let usual = String::from(Colour::USUAL);
        let about = Field { wrong: &wrong, ..Field::new(&words, &usual) };
        let response = field(ui, look, place, &about, &mut self.typed.colour);
        let Colour(red, green, blue) = read.unwrap_or(Colour::USUAL);
        let swatch =
            Rect::from_min_size(place.right_top() + vec2(8.0, 0.0), vec2(size::CONTROL, size::CONTROL));
        crate::gui::theme::printed(ui.painter(), swatch, (red, green, blue));
        if response.changed() && wrong.is_empty() {
            let change = DesignChange::Colour(self.typed.colour.clone());
            acts.push(Act::InReport(ReportAct::Design(change)));
        }
    }
}

/// Small words above a field; gives the place of the field.
fn labelled(ui: &mut Ui, look: &Look, at: egui::Pos2, wide: f32, words: &str) -> Rect {
    let name = Rect::from_min_size(at, vec2(wide, 26.0));
    line(ui, look, name, Align2::LEFT_CENTER, words, Type::Small, look.tokens.quiet);
    Rect::from_min_size(name.left_bottom(), vec2(wide, size::CONTROL))
}

/// The agency that owns the report: that of the person.
fn owner(ui: &mut Ui, look: &Look, (left, wide): (f32, f32), cover: &CoverView, acts: &mut Vec<Act>) {
    let (_, row) = ui.allocate_space(vec2(wide, 66.0));
    let words = look.words("gui-report-owner");
    let place = labelled(ui, look, pos2(left, row.top()), wide.min(420.0), &words);
    let chosen = cover.agencies.iter().find(|(code, _)| Some(code) == cover.agency.as_ref());
    let chosen = chosen.map_or("", |(_, name)| name.as_str());
    let (hint, search) = (look.words("gui-choose-from-list"), look.words("gui-find-agency"));
    let about = Choice { name: &words, chosen, hint: &hint, chip: None, search: Some(&search) };
    let mut shown = Vec::new();
    let taken = drop_down(ui, look, place, &about, |asked| {
        shown = matching(cover.agencies.iter().map(|(_, name)| name.as_str()), asked);
        shown.iter().filter_map(|at| cover.agencies.get(*at)).map(|(_, name)| name.clone()).collect()
    });
    if let Some((code, _)) = taken.and_then(|at| shown.get(at)).and_then(|at| cover.agencies.get(*at)) {
        acts.push(Act::InSettings(SettingsAct::Agency(Some(code.clone()))));
    }
}

fn emblem(ui: &mut Ui, look: &Look, left: f32, cover: &CoverView, acts: &mut Vec<Act>) {
    let (_, row) = ui.allocate_space(vec2(200.0, 66.0));
    let words = look.words(if cover.emblem { "gui-report-emblem" } else { "gui-report-no-emblem" });
    let place = labelled(ui, look, pos2(left, row.top()), 360.0, &words);
    let words = look.words("gui-report-emblem-choose");
    let button = Button::new(Kind::Plain, &words).icon(Icon::Folder).at(ui, look, place.min);
    if button.clicked() {
        acts.push(Act::InReport(ReportAct::Emblem));
    }
    if cover.emblem {
        let words = look.words("gui-report-emblem-remove");
        let at = pos2(button.rect.right() + 8.0, place.top());
        if Button::new(Kind::Quiet, &words).at(ui, look, at).clicked() {
            acts.push(Act::InReport(ReportAct::Design(DesignChange::NoEmblem)));
        }
    }
}
