//! Beside the sheet: counts, what it means, unknown names, checks, the rows that will be written, the one
//! button.

use super::view::{Asked, Check, Offer, ReviewView};
use super::{Import, ImportAct, questions};
use crate::domain::{CellRef, DimensionCode};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::pages::matching;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Count, Field, Kind, Segment, Tone, cell_link, count_strip, drop_down, field, hairline,
    line, paragraph, paragraph_height, segment, text_width,
};
use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

const FOOT: f32 = 56.0;
const NAMES: f32 = 96.0;

/// A column of things from top to bottom.
pub(super) struct Column<'a> {
    pub(super) look: &'a Look,
    left: f32,
    pub(super) wide: f32,
    y: f32,
    jump: Option<CellRef>,
}

impl Column<'_> {
    pub(super) fn row(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.wide, height));
        self.y += height;
        rect
    }

    pub(super) fn heading(&mut self, ui: &mut Ui, words: &str, right: &str) {
        self.y += 8.0;
        hairline(ui, self.look, self.left - 16.0, self.left + self.wide + 16.0, self.y);
        self.y += 6.0;
        let row = self.row(28.0);
        let t = self.look.tokens;
        line(ui, self.look, row, Align2::LEFT_CENTER, words, Type::Strong, t.ink);
        line(ui, self.look, row, Align2::RIGHT_CENTER, right, Type::Small, t.quiet);
    }

    pub(super) fn link(&mut self, ui: &mut Ui, rect: Rect, cell: Option<CellRef>, tone: Tone) {
        if let Some(cell) = cell
            && cell_link(ui, self.look, rect, &cell.to_string(), tone).clicked()
        {
            self.jump = Some(cell);
        }
    }

    /// A name and the control beside it.
    fn named(&mut self, ui: &mut Ui, words: &str, open: bool) -> Rect {
        let row = self.row(38.0);
        let t = self.look.tokens;
        let name = Rect::from_min_size(row.min, vec2(NAMES - 8.0, 34.0));
        let colour = if open { t.attention } else { t.quiet };
        line(ui, self.look, name, Align2::LEFT_CENTER, words, Type::Body, colour);
        Rect::from_min_max(pos2(row.left() + NAMES, row.top() + 1.0), pos2(row.right(), row.top() + 33.0))
    }
}

/// A drop-down over offers, with a search; gives the position that was taken.
pub(super) fn pick<T>(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    name: &str,
    asked: &Asked,
    offers: &[Offer<T>],
) -> Option<usize> {
    let search = look.words("import-page-search");
    let hint = look.words("import-page-choose");
    let chip = look.words("import-page-to-answer");
    let about = Choice {
        name,
        chosen: &asked.chosen,
        hint: &hint,
        chip: asked.open.then_some((chip.as_str(), Tone::Attention)),
        search: (offers.len() > 8).then_some(search.as_str()),
    };
    let mut found = Vec::new();
    let taken = drop_down(ui, look, rect, &about, |text| {
        let names: Vec<String> =
            offers.iter().map(|offer| format!("{} {}", offer.name, offer.also)).collect();
        found = matching(names.iter().map(String::as_str), text);
        found.iter().filter_map(|place| offers.get(*place)).map(|offer| offer.name.clone()).collect()
    })?;
    found.get(taken).copied()
}

impl Import {
    /// Draws the side; whether a cell is to be scrolled to.
    pub(super) fn side(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &ReviewView,
        acts: &mut Vec<Act>,
    ) -> bool {
        let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - FOOT), rect.max);
        let body = Rect::from_min_max(rect.min, pos2(rect.right(), foot.top()));
        let mut jump = None;
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("import-side"), |ui| {
            ui.shrink_clip_rect(body);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let start = ui.max_rect().min;
                let mut column = Column {
                    look,
                    left: start.x + 16.0,
                    wide: body.width() - 32.0,
                    y: start.y + 10.0,
                    jump: None,
                };
                counts(ui, &mut column, view);
                self.meaning(ui, &mut column, view, acts);
                questions::show(ui, &mut column, view, acts);
                changed(ui, &mut column, view, acts);
                checks(ui, &mut column, view);
                rows(ui, &mut column, view);
                ui.set_min_height(column.y - start.y + 8.0);
                jump = column.jump;
            });
        });
        foot_row(ui, look, foot, view, acts);
        if jump.is_some() {
            self.framed = jump;
        }
        jump.is_some()
    }

    fn meaning(&mut self, ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
        let look = column.look;
        column.heading(ui, &look.words("import-page-meaning"), &look.words("import-page-for-all"));
        let words = look.words("import-page-indicator");
        let rect = column.named(ui, &words, view.indicator.open);
        if let Some(offer) = pick(ui, look, rect, &words, &view.indicator, &view.indicators)
            .and_then(|at| view.indicators.get(at))
        {
            acts.push(Act::InImport(ImportAct::Indicator(offer.value.clone())));
        }
        let words = look.words("import-page-source");
        let rect = column.named(ui, &words, view.source.open);
        if let Some(offer) =
            pick(ui, look, rect, &words, &view.source, &view.sources).and_then(|at| view.sources.get(at))
        {
            acts.push(Act::InImport(ImportAct::Source(offer.value.clone())));
        }
        if let Some(edition) = &view.edition {
            let words = look.words("import-page-edition");
            let rect = column.named(ui, &words, edition.is_empty());
            let hint = look.words("import-page-edition-hint");
            let typed = self.edition.get_or_insert_with(|| edition.clone());
            let response = field(ui, look, rect, &Field::new(&words, &hint), typed);
            if response.lost_focus() && typed != edition {
                acts.push(Act::InImport(ImportAct::Edition(typed.clone())));
            }
        }
        if let Some(place) = &view.place {
            let words = look.words("import-page-place");
            let rect = column.named(ui, &words, place.open);
            if let Some(offer) =
                pick(ui, look, rect, &words, place, &view.places).and_then(|at| view.places.get(at))
            {
                let area = DimensionCode::from(DimensionCode::AREA);
                acts.push(Act::InImport(ImportAct::All(area, offer.value.clone())));
            }
        }
        if let Some(period) = &view.period {
            let words = look.words("import-page-period");
            let rect = column.named(ui, &words, period.open);
            let hint = look.words("import-page-period-hint");
            let typed = self.period.get_or_insert_with(|| period.chosen.clone());
            let response = field(ui, look, rect, &Field::new(&words, &hint), typed);
            if response.lost_focus() && *typed != period.chosen {
                acts.push(Act::InImport(ImportAct::Period(typed.clone())));
            }
        }
    }
}

fn counts(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView) {
    let look = column.look;
    let t = look.tokens;
    let kinds = [
        ("import-page-new", t.good),
        ("import-page-changed", t.accent),
        ("import-page-same", t.quiet),
        ("import-page-empty", t.quiet),
        ("import-page-questions", if view.counts[4] > 0 { t.attention } else { t.quiet }),
    ];
    let counts: Vec<Count> = kinds
        .into_iter()
        .zip(view.counts)
        .map(|((id, colour), count)| Count {
            number: look.count(count),
            of: String::new(),
            words: look.words(id),
            colour,
        })
        .collect();
    let strip = column.row(48.0);
    count_strip(ui, look, strip, &counts);
}

fn changed(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
    if view.counts[1] == 0 {
        return;
    }
    let look = column.look;
    let many = look.count(view.counts[1]);
    column.heading(ui, &look.words("import-page-changed-values"), &many);
    let (keep, take) = (look.words("import-page-keep-stored"), look.words("import-page-take-file"));
    let choices = [Segment::words(&keep, !view.take_changed), Segment::words(&take, view.take_changed)];
    let row = column.row(36.0);
    if let Some(pressed) = segment(ui, look, row.min, size::CONTROL, &choices) {
        acts.push(Act::InImport(ImportAct::TakeChanged(pressed == 1)));
    }
}

fn checks(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView) {
    let look = column.look;
    let t = look.tokens;
    if view.waiting && view.checks.is_empty() {
        return;
    }
    column.heading(ui, &look.words("import-page-checks"), "");
    if view.checks.is_empty() {
        let row = column.row(28.0);
        icons::draw(ui.painter(), Icon::Check, pos2(row.left() + 8.0, row.center().y), size::ICON, t.good);
        let room = Rect::from_min_max(pos2(row.left() + 24.0, row.top()), row.max);
        line(
            ui,
            look,
            room,
            Align2::LEFT_CENTER,
            &look.words("import-page-nothing-found"),
            Type::Body,
            t.ink,
        );
    }
    for check in &view.checks {
        one_check(ui, column, check);
    }
    if view.more_checks > 0 {
        let row = column.row(24.0);
        let words = look.say("import-page-more", &[("count", view.more_checks.into())]);
        line(ui, look, row, Align2::LEFT_CENTER, &words, Type::Small, t.quiet);
    }
}

fn one_check(ui: &mut Ui, column: &mut Column<'_>, check: &Check) {
    let look = column.look;
    let room = column.wide - 24.0 - 64.0;
    let high = paragraph_height(ui, look, room, &check.words, Type::Body).max(24.0);
    let row = column.row(high + 6.0);
    let (tone, icon) = match (check.stops, check.quiet) {
        (true, _) => (Tone::Danger, Icon::Warning),
        (_, true) => (Tone::Neutral, Icon::Info),
        _ => (Tone::Attention, Icon::Warning),
    };
    let mark = pos2(row.left() + 8.0, row.top() + look.leading(Type::Body) / 2.0);
    icons::draw(ui.painter(), icon, mark, size::ICON, tone.text(look));
    let ink = if check.quiet { look.tokens.quiet } else { look.tokens.ink };
    paragraph(ui, look, row.min + vec2(24.0, 0.0), room, &check.words, Type::Body, ink);
    let link = Rect::from_min_size(pos2(row.right() - 56.0, row.top()), vec2(56.0, 24.0));
    column.link(ui, link, check.cell, tone);
}

/// How wide the numbers of the rows are: none is cut.
fn numbers_width(ui: &Ui, look: &Look, view: &ReviewView) -> f32 {
    let widths = view.rows.iter().map(|row| text_width(ui, look, &row.number, Type::Body));
    widths.fold(84.0, f32::max) + 12.0
}

fn rows(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView) {
    if view.rows.is_empty() {
        return;
    }
    let look = column.look;
    let t = look.tokens;
    column.heading(ui, &look.words("import-page-rows"), &look.words("import-page-rows-first"));
    let members = view.heads.len().saturating_sub(2);
    let many = f32::from(u16::try_from(members.max(1)).unwrap_or(1));
    let (link, period, number) = (56.0, 76.0, numbers_width(ui, look, view));
    let wide = (column.wide - link - period - number) / many;
    let mut places = Vec::new();
    let mut left = column.left + link;
    for _ in 0..members {
        places.push((left, wide - 8.0, Align2::LEFT_CENTER));
        left += wide;
    }
    places.push((left, period - 8.0, Align2::RIGHT_CENTER));
    places.push((left + period, number, Align2::RIGHT_CENTER));
    let head = column.row(24.0);
    for (words, (left, wide, align)) in view.heads.iter().zip(&places) {
        let rect = Rect::from_min_size(pos2(*left, head.top()), vec2(*wide, head.height()));
        line(ui, look, rect, *align, words, Type::Small, t.quiet);
    }
    for row in &view.rows {
        let rect = column.row(size::ROW);
        hairline(ui, look, rect.left(), rect.right(), rect.top());
        column.link(
            ui,
            Rect::from_min_size(rect.min, vec2(48.0, rect.height())),
            Some(row.cell),
            Tone::Neutral,
        );
        let words = row.members.iter().chain([&row.period, &row.number]);
        for (words, (left, wide, align)) in words.zip(&places) {
            let rect = Rect::from_min_size(pos2(*left, rect.top()), vec2(*wide, rect.height()));
            line(ui, look, rect, *align, words, Type::Body, t.ink);
        }
    }
}

fn foot_row(ui: &mut Ui, look: &Look, foot: Rect, view: &ReviewView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    hairline(ui, look, foot.left(), foot.right(), foot.top());
    let words = look.say("import-page-write", &[("count", look.count(view.to_write).into())]);
    let can = view.why_not.is_empty() && !view.waiting;
    let button = Button::new(Kind::Primary, &words).icon(Icon::Check).enabled(can).hint(&view.why_not);
    let wide = button.width(ui, look);
    let place =
        Rect::from_min_size(pos2(foot.right() - 16.0 - wide, foot.center().y - 16.0), vec2(wide, 32.0));
    let room =
        Rect::from_min_max(pos2(foot.left() + 16.0, foot.top()), pos2(place.left() - 12.0, foot.bottom()));
    let told = if view.waiting { look.words("import-page-working") } else { view.why_not.clone() };
    if text_width(ui, look, &told, Type::Small) > 0.0 {
        line(ui, look, room, Align2::LEFT_CENTER, &told, Type::Small, t.quiet);
    }
    if button.show(ui, look, place).clicked() {
        acts.push(Act::InImport(ImportAct::Write));
    }
}
