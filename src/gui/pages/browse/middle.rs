//! The middle of Browse: title and unit, table and figure of the same selection, foot, sentence.

use super::{Arrangement, Browse, BrowseAct, BrowseView, moments, panels, sums, table};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Segment, Tone, card, chip, empty_state, line, paragraph, paragraph_height, segment, segment_width,
};
use egui::{Align2, Pos2, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

impl Browse {
    /// Draws the middle.
    pub(super) fn middle(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        if view.gallery.is_some() {
            self.gallery(ui, look, rect, view, acts);
            return;
        }
        let inner = Rect::from_min_max(rect.min + vec2(16.0, 12.0), rect.max - vec2(16.0, 12.0));
        if view.table.is_none() {
            nothing(ui, look, inner, view, acts);
            return;
        }
        let below = title(ui, look, inner, view, acts);
        let tools = Rect::from_min_max(pos2(inner.left(), below), inner.max);
        let below = self.tools(ui, look, tools, view, acts);
        contents(ui, look, inner, below, view, acts);
    }
}

/// What is said while there is no table.
fn nothing(ui: &mut Ui, look: &Look, inner: Rect, view: &BrowseView, acts: &mut Vec<Act>) {
    if view.indicator.is_none() {
        let (title, why) = (look.words("gui-browse-empty"), look.words("gui-browse-empty-detail"));
        let step = look.words("command-go-indicators");
        let pressed = empty_state(ui, look, inner, Icon::Browse, &title, &why, Some(&step));
        if pressed.is_some_and(|response| response.clicked()) {
            acts.push(Act::Command(crate::app::Command::GoIndicators));
        }
        return;
    }
    let title = if view.waiting { look.words("gui-looking") } else { look.words("gui-no-table") };
    empty_state(ui, look, inner, Icon::Table, &title, &view.no_table, None);
}

/// Table, figure, foot.
fn contents(ui: &mut Ui, look: &Look, inner: Rect, below: f32, view: &BrowseView, acts: &mut Vec<Act>) {
    let Some(shown) = &view.table else { return };
    let foot = foot_height(ui, look, inner.width(), view);
    let room =
        Rect::from_min_max(pos2(inner.left(), below), pos2(inner.right(), inner.bottom() - foot - 8.0));
    let arrangement = if view.figure.is_none() && view.no_figure.is_empty() {
        Arrangement::Table
    } else {
        view.arrangement
    };
    let (left, right) = split(room, arrangement, shown.text.columns + shown.text.row_levels.len());
    if let Some(place) = left {
        card(ui, look, place);
        let sums = sums::words(look, view);
        let mut rows = place.shrink(1.0);
        if let Some(words) = &sums {
            rows.max.y -= SUMS;
            let bar =
                Rect::from_min_max(pos2(place.left(), rows.bottom()), place.max).shrink2(vec2(12.0, 2.0));
            ui.painter().hline(place.x_range(), rows.bottom(), Stroke::new(1.0, look.tokens.line));
            line(ui, look, bar, Align2::LEFT_CENTER, words, Type::Small, look.tokens.ink);
        }
        table::show(ui, look, rows, shown, (view.chosen, view.selected, view.sort), acts);
    }
    if let Some(place) = right {
        card(ui, look, place);
        match &view.figure {
            Some(figure) => {
                let place = moments::show(ui, look, place, figure, acts);
                panels::show(ui, look, place, figure, (view.chosen, left.is_none()), acts);
            }
            None => {
                let title = look.words("gui-no-figure");
                empty_state(ui, look, place, Icon::Browse, &title, &view.no_figure, None);
            }
        }
    }
    under(ui, look, Rect::from_min_max(pos2(inner.left(), room.bottom() + 8.0), inner.max), view);
}

fn title(ui: &mut Ui, look: &Look, inner: Rect, view: &BrowseView, acts: &mut Vec<Act>) -> f32 {
    let t = look.tokens;
    let Some(shown) = &view.table else { return inner.top() };
    let names = ["gui-layout-table", "gui-layout-both", "gui-layout-figure"].map(|id| look.words(id));
    let kinds = [Arrangement::Table, Arrangement::Both, Arrangement::Figure];
    let icons = [Icon::Table, Icon::Both, Icon::Browse];
    let choices: Vec<Segment<'_>> = kinds
        .iter()
        .zip(icons)
        .zip(&names)
        .map(|((kind, icon), words)| Segment {
            words,
            icon: Some(icon),
            icon_only: true,
            radio: false,
            on: *kind == view.arrangement,
        })
        .collect();
    let wide = segment_width(ui, look, &choices);
    let room = inner.width() - wide - 24.0 - KEEP;
    let high = paragraph_height(ui, look, room, &shown.text.title, Type::Title);
    let place = pos2(inner.right() - wide, inner.top() + 6.0);
    if let Some(kind) = segment(ui, look, place, size::CONTROL, &choices).and_then(|at| kinds.get(at)) {
        acts.push(Act::InBrowse(BrowseAct::Arrange(*kind)));
    }
    keep(ui, look, pos2(place.x - KEEP, place.y), acts);
    paragraph(ui, look, inner.min, room, &shown.text.title, Type::Title, t.ink);
    let unit = Rect::from_min_size(pos2(inner.left(), inner.top() + high), vec2(room, 24.0));
    let unit = line(ui, look, unit, Align2::LEFT_CENTER, &shown.text.unit, Type::Body, t.quiet).rect;
    if view.waiting {
        let at = pos2(unit.right() + 12.0, unit.center().y);
        chip(ui, look, at, &look.words("gui-looking"), Tone::Neutral, Some(Icon::Clock));
    }
    inner.top() + high + 24.0 + 8.0
}

/// The button that keeps what is shown.
fn keep(ui: &mut Ui, look: &Look, at: Pos2, acts: &mut Vec<Act>) {
    let words = look.words("gui-view-save");
    let one =
        [Segment { words: &words, icon: Some(Icon::Bookmark), icon_only: true, radio: false, on: false }];
    if segment(ui, look, at, size::CONTROL, &one).is_some() {
        acts.push(Act::InBrowse(BrowseAct::SaveView));
    }
}

/// Side by side, or stacked where there is not enough room.
fn split(room: Rect, arrangement: Arrangement, columns: usize) -> (Option<Rect>, Option<Rect>) {
    match arrangement {
        Arrangement::Table => (Some(room), None),
        Arrangement::Figure => (None, Some(room)),
        Arrangement::Both if room.width() < 620.0 => {
            let middle = room.top() + (room.height() * 0.45).round();
            (
                Some(Rect::from_min_max(room.min, pos2(room.right(), middle - 8.0))),
                Some(Rect::from_min_max(pos2(room.left(), middle + 8.0), room.max)),
            )
        }
        Arrangement::Both => {
            let part = if columns > 6 { 0.56 } else { 0.49 };
            let middle = room.left() + (room.width() * part).round();
            (
                Some(Rect::from_min_max(room.min, pos2(middle - 8.0, room.bottom()))),
                Some(Rect::from_min_max(pos2(middle + 8.0, room.top()), room.max)),
            )
        }
    }
}

/// Room of the button that keeps a view.
const KEEP: f32 = 52.0;
/// Height of the bar that tells sums.
const SUMS: f32 = 28.0;
const SENTENCE_PAD: f32 = 12.0;
const MOST_FOOT: f32 = 96.0;

fn foot_lines(view: &BrowseView) -> Vec<String> {
    let table = view.table.as_ref().map(|shown| &shown.text);
    let mut lines = table.map(|text| text.foot_lines()).unwrap_or_default();
    // The table numbers its remarks; the figure tells the same ones as sentences.
    let plain = |text: &str| text.trim_end_matches('.').to_owned();
    let remarks: Vec<String> =
        table.iter().flat_map(|text| &text.remarks).map(|remark| plain(remark)).collect();
    // What only the figure says: whose boundaries it shows, what it leaves out.
    let own = view.figure.iter().flat_map(|figure| &figure.foot.notes);
    for note in own {
        if !lines.contains(note) && !remarks.contains(&plain(note)) {
            lines.push(note.clone());
        }
    }
    lines
}

fn sentence(view: &BrowseView) -> &str {
    view.figure.as_ref().map_or("", |figure| figure.sentence.as_str())
}

fn lines_height(ui: &Ui, look: &Look, width: f32, view: &BrowseView) -> f32 {
    foot_lines(view).iter().map(|words| paragraph_height(ui, look, width, words, Type::Small)).sum()
}

fn foot_height(ui: &Ui, look: &Look, width: f32, view: &BrowseView) -> f32 {
    let lines = lines_height(ui, look, width - 12.0, view).min(MOST_FOOT);
    let words = sentence(view);
    if words.is_empty() {
        return lines;
    }
    lines + 10.0 + 2.0 * SENTENCE_PAD + paragraph_height(ui, look, width - 60.0, words, Type::Body)
}

/// Sources and notes, then the sentence.
fn under(ui: &mut Ui, look: &Look, rect: Rect, view: &BrowseView) {
    let t = look.tokens;
    let lines = lines_height(ui, look, rect.width() - 12.0, view).min(MOST_FOOT);
    let notes = Rect::from_min_size(rect.min, vec2(rect.width(), lines));
    ui.scope_builder(UiBuilder::new().max_rect(notes).id_salt("foot"), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for words in foot_lines(view) {
                let high = paragraph_height(ui, look, rect.width() - 12.0, &words, Type::Small);
                let (_, place) = ui.allocate_space(vec2(rect.width() - 12.0, high));
                paragraph(ui, look, place.min, place.width(), &words, Type::Small, t.quiet);
            }
        });
    });
    let words = sentence(view);
    if words.is_empty() {
        return;
    }
    let place = Rect::from_min_max(pos2(rect.left(), notes.bottom() + 10.0), rect.max);
    card(ui, look, place);
    let sign = pos2(place.left() + 23.0, place.top() + SENTENCE_PAD + look.leading(Type::Body) / 2.0);
    icons::draw(ui.painter(), Icon::Info, sign, size::ICON_LARGE, t.accent);
    let at = pos2(place.left() + 44.0, place.top() + SENTENCE_PAD);
    paragraph(ui, look, at, place.width() - 60.0, words, Type::Body, t.ink);
}
