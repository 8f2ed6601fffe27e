//! Titles and texts of a section in both languages, its sentences and its saved views.

use super::{Report, ReportAct, ReportView, SectionView, SentenceRow, tick};
use crate::domain::{IndicatorCode, Lang};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::matching;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, Tone, card, check_row, chip, drop_down, empty_state, field, icon_button,
    line, paragraph, paragraph_height, text_area,
};
use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Lowest height of a text.
const TEXT: f32 = 148.0;

impl Report {
    pub(super) fn texts(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &ReportView,
        acts: &mut Vec<Act>,
    ) {
        if let Some(cover) = &view.cover {
            self.cover(ui, look, rect, (view, cover), acts);
            return;
        }
        let Some(shown) = &view.shown else {
            let (title, why) = (look.words("gui-report-choose"), look.words("gui-report-choose-why"));
            empty_state(ui, look, rect, Icon::File, &title, &why, None);
            return;
        };
        let wide = (rect.width() - 2.0 * size::PAD - 4.0).min(920.0);
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(("write", shown.code.as_str())), |ui| {
            ui.shrink_clip_rect(rect);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let (_, head) = ui.allocate_space(vec2(rect.width(), 36.0));
                let left = head.left() + size::PAD;
                let place = Rect::from_min_size(pos2(left, head.top()), vec2(wide, 32.0));
                line(ui, look, place, Align2::LEFT_CENTER, &shown.words, Type::Title, look.tokens.accent);
                ui.add_enabled_ui(view.writable, |ui| {
                    self.pairs(ui, look, (left, wide), shown, acts);
                    if shown.tells {
                        self.sentences(ui, look, (left, wide), shown, acts);
                        indicators(ui, look, (left, wide), (view, shown), acts);
                        views(ui, look, (left, wide), shown, acts);
                    }
                });
                ui.add_space(24.0);
            });
        });
    }

    /// Titles and texts, Lao beside English.
    fn pairs(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (left, wide): (f32, f32),
        shown: &SectionView,
        acts: &mut Vec<Act>,
    ) {
        let half = ((wide - 12.0) / 2.0).round();
        let (_, row) = ui.allocate_space(vec2(wide, 66.0));
        for (at, (lang, id)) in
            [(Lang::Lo, "gui-report-title-lo"), (Lang::En, "gui-report-title-en")].into_iter().enumerate()
        {
            let x = left + if at == 0 { 0.0 } else { half + 12.0 };
            let words = look.words(id);
            let name = Rect::from_min_size(pos2(x, row.top()), vec2(half, 26.0));
            line(ui, look, name, Align2::LEFT_CENTER, &words, Type::Small, look.tokens.quiet);
            let place = Rect::from_min_size(pos2(x, name.bottom()), vec2(half, size::CONTROL));
            let Some(text) = self.typed.titles.get_mut(at) else { continue };
            if field(ui, look, place, &Field::new(&words, ""), text).changed() {
                acts.push(Act::InReport(ReportAct::Title(shown.code.clone(), lang, text.clone())));
            }
        }
        let (_, row) = ui.allocate_space(vec2(wide, 28.0));
        let top = row.bottom();
        let hint = look.words("gui-report-text-hint");
        let mut lowest = top + TEXT;
        for (at, (lang, id)) in
            [(Lang::Lo, "gui-report-text-lo"), (Lang::En, "gui-report-text-en")].into_iter().enumerate()
        {
            let x = left + if at == 0 { 0.0 } else { half + 12.0 };
            let words = look.words(id);
            let name = Rect::from_min_size(pos2(x, row.top()), vec2(half, 26.0));
            line(ui, look, name, Align2::LEFT_CENTER, &words, Type::Small, look.tokens.quiet);
            let place = Rect::from_min_size(pos2(x, top), vec2(half, TEXT));
            let Some(text) = self.typed.texts.get_mut(at) else { continue };
            let response = text_area(ui, look, place, (&words, &hint), text);
            lowest = lowest.max(response.rect.bottom());
            if response.changed() {
                acts.push(Act::InReport(ReportAct::Text(shown.code.clone(), lang, text.clone())));
            }
        }
        ui.allocate_space(vec2(wide, lowest - top + 8.0));
    }

    fn sentences(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (left, wide): (f32, f32),
        shown: &SectionView,
        acts: &mut Vec<Act>,
    ) {
        heading(ui, look, (left, wide), "gui-report-sentences");
        if shown.sentences.is_empty() {
            note(ui, look, (left, wide), "gui-report-no-sentences");
        }
        for sentence in shown.sentences.iter() {
            if self.typed.sentence.as_ref().is_some_and(|(about, _)| *about == sentence.about) {
                self.rewording(ui, look, (left, wide), &shown.code, sentence, acts);
            } else {
                self.sentence(ui, look, (left, wide), &shown.code, sentence, acts);
            }
        }
    }

    /// A sentence with its numbers, and what can be done with it.
    fn sentence(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (left, wide): (f32, f32),
        code: &str,
        sentence: &SentenceRow,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        let room = wide - 2.0 * 12.0 - 28.0;
        let words = paragraph_height(ui, look, room, &sentence.words, Type::Body);
        let numbers = paragraph_height(ui, look, room, &sentence.numbers, Type::Small);
        let now = look.say("gui-report-now", &[("sentence", sentence.said.as_str().into())]);
        let said =
            if sentence.outdated { paragraph_height(ui, look, room, &now, Type::Body) + 4.0 } else { 0.0 };
        let (_, row) = ui.allocate_space(vec2(wide, words + numbers + said + 24.0 + size::CONTROL));
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(wide, row.height() - 8.0));
        card(ui, look, rect);
        let boxed = Rect::from_min_size(rect.min + vec2(10.0, 8.0), vec2(20.0, 20.0));
        let name = look.say("gui-report-include", &[("title", sentence.words.as_str().into())]);
        if tick(ui, look, boxed, !sentence.out, ui.is_enabled(), &name) {
            let act = ReportAct::LeaveOut(code.to_owned(), sentence.about.clone(), !sentence.out);
            acts.push(Act::InReport(act));
        }
        let x = rect.left() + 40.0;
        let ink = if sentence.out { t.quiet } else { t.ink };
        let mut y =
            paragraph(ui, look, pos2(x, rect.top() + 8.0), room, &sentence.words, Type::Body, ink).bottom();
        if sentence.outdated {
            y = paragraph(ui, look, pos2(x, y + 4.0), room, &now, Type::Body, t.attention).bottom();
        }
        y = paragraph(ui, look, pos2(x, y + 2.0), room, &sentence.numbers, Type::Small, t.quiet).bottom();
        self.sentence_acts(ui, look, pos2(x - 8.0, y + 2.0), code, sentence, acts);
    }

    fn sentence_acts(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        at: egui::Pos2,
        code: &str,
        sentence: &SentenceRow,
        acts: &mut Vec<Act>,
    ) {
        let words = look.words("gui-report-sentence-edit");
        let edit = Button::new(Kind::Quiet, &words).at(ui, look, at);
        let mut right = edit.rect.right() + 8.0;
        if edit.clicked() {
            self.typed.sentence = Some((sentence.about.clone(), sentence.words.clone()));
        }
        if sentence.own {
            let words = look.words("gui-report-take");
            let take = Button::new(Kind::Quiet, &words).at(ui, look, pos2(right, at.y));
            right = take.rect.right() + 12.0;
            if take.clicked() {
                let act = ReportAct::TakeNew(code.to_owned(), sentence.about.clone());
                acts.push(Act::InReport(act));
            }
        }
        let middle = at.y + size::CONTROL / 2.0;
        let mark = match (sentence.outdated, sentence.own) {
            (true, _) => Some(("gui-report-outdated", Tone::Attention)),
            (_, true) => Some(("gui-report-own", Tone::Neutral)),
            _ => None,
        };
        if let Some((id, tone)) = mark {
            let words = look.words(id);
            chip(ui, look, pos2(right, middle), &words, tone, None);
        }
    }

    /// A sentence being worded anew.
    fn rewording(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (left, wide): (f32, f32),
        code: &str,
        sentence: &SentenceRow,
        acts: &mut Vec<Act>,
    ) {
        let Some((_, text)) = &mut self.typed.sentence else { return };
        let (_, row) = ui.allocate_space(vec2(wide, 84.0));
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(wide, 80.0));
        let words = look.words("gui-report-sentence-words");
        let response = text_area(ui, look, place, (&words, ""), text);
        if response.changed() {
            let act = ReportAct::Word(code.to_owned(), sentence.about.clone(), text.clone());
            acts.push(Act::InReport(act));
        }
        let more = response.rect.bottom() - place.bottom();
        let (_, row) = ui.allocate_space(vec2(wide, size::CONTROL + 12.0 + more.max(0.0)));
        let words = look.words("gui-report-sentence-done");
        let at = pos2(left, row.bottom() - size::CONTROL - 10.0);
        if Button::new(Kind::Plain, &words).at(ui, look, at).clicked() {
            self.typed.sentence = None;
        }
    }
}

fn heading(ui: &mut Ui, look: &Look, (left, wide): (f32, f32), id: &str) {
    let (_, row) = ui.allocate_space(vec2(wide, 40.0));
    let place = Rect::from_min_size(pos2(left, row.top() + 6.0), vec2(wide, 28.0));
    line(ui, look, place, Align2::LEFT_CENTER, &look.words(id), Type::Strong, look.tokens.ink);
}

fn note(ui: &mut Ui, look: &Look, (left, wide): (f32, f32), id: &str) {
    let words = look.words(id);
    let high = paragraph_height(ui, look, wide, &words, Type::Body);
    let (_, row) = ui.allocate_space(vec2(wide, high + 8.0));
    paragraph(ui, look, pos2(left, row.top()), wide, &words, Type::Body, look.tokens.quiet);
}

/// The indicators of a section, each to be taken out, and a list to add from.
fn indicators(
    ui: &mut Ui,
    look: &Look,
    (left, wide): (f32, f32),
    (view, shown): (&ReportView, &SectionView),
    acts: &mut Vec<Act>,
) {
    heading(ui, look, (left, wide), "gui-report-indicators");
    for (code, name, has_data) in shown.indicators.iter() {
        let (_, row) = ui.allocate_space(vec2(wide, size::ROW + 2.0));
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(wide, size::ROW));
        let away =
            Rect::from_min_size(pos2(place.right() - size::ROW, place.top()), vec2(size::ROW, size::ROW));
        let (ink, told) = if *has_data {
            (look.tokens.ink, name.clone())
        } else {
            (look.tokens.quiet, look.say("gui-report-without-data", &[("name", name.as_str().into())]))
        };
        let room = Rect::from_min_max(place.min, pos2(away.left() - 8.0, place.bottom()));
        line(ui, look, room, Align2::LEFT_CENTER, &told, Type::Body, ink);
        let words = look.say("gui-report-indicator-out", &[("name", name.as_str().into())]);
        if icon_button(ui, look, away, Icon::Close, &words, ui.is_enabled()).clicked() {
            let act = ReportAct::Indicator(shown.code.clone(), code.clone(), false);
            acts.push(Act::InReport(act));
        }
    }
    let (_, row) = ui.allocate_space(vec2(wide, size::CONTROL + 12.0));
    let place = Rect::from_min_size(pos2(left, row.top() + 4.0), vec2(wide.min(420.0), size::CONTROL));
    let (name, search) = (look.words("gui-report-indicator-add"), look.words("lists-find"));
    let about = Choice { name: &name, chosen: "", hint: &name, chip: None, search: Some(&search) };
    let offered: Vec<&(IndicatorCode, String)> = view
        .indicators
        .iter()
        .filter(|(code, _)| shown.indicators.iter().all(|(known, _, _)| known != code))
        .collect();
    let mut found = Vec::new();
    let taken = drop_down(ui, look, place, &about, |asked| {
        found = matching(offered.iter().map(|(_, name)| name.as_str()), asked);
        found.iter().filter_map(|at| offered.get(*at)).map(|(_, name)| name.clone()).collect()
    });
    if let Some((code, _)) = taken.and_then(|at| found.get(at)).and_then(|at| offered.get(*at)) {
        let act = ReportAct::Indicator(shown.code.clone(), code.clone(), true);
        acts.push(Act::InReport(act));
    }
}

/// The saved views, each with a box: drawn in this section or not.
fn views(ui: &mut Ui, look: &Look, (left, wide): (f32, f32), shown: &SectionView, acts: &mut Vec<Act>) {
    heading(ui, look, (left, wide), "gui-report-views");
    if shown.views.is_empty() {
        note(ui, look, (left, wide), "gui-report-no-views");
    }
    for (name, on) in shown.views.iter() {
        let (_, row) = ui.allocate_space(vec2(wide, size::ROW + 2.0));
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(wide, size::ROW));
        if check_row(ui, look, place, *on, name, "", None).clicked() {
            acts.push(Act::InReport(ReportAct::View(shown.code.clone(), name.clone(), !*on)));
        }
    }
}
