//! Typing values: a grid for the keyboard and the clipboard, checked at once, written as one change.
//!
//! In: an [`EntryView`] (what can be chosen, what is stored). Out: [`EntryAct`]s. The page keeps what is typed.

mod grid;

use crate::domain::{Code, DimensionCode, IndicatorCode};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::matching;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, TypedNumber, card, drop_down, empty_state, field, hairline, line,
    text_width, typed_number,
};
use egui::{Align2, Rect, Ui, pos2, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// What a person asks for on this page.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryAct {
    /// Values of this indicator.
    Indicator(IndicatorCode),
    /// Of this source.
    Source(Code),
    /// Of this edition.
    Edition(String),
    /// These periods across, as typed: `2020-2024, 2025-Q1`.
    Periods(String),
    /// This dimension down the side.
    Rows(DimensionCode),
    /// Each period apart by this dimension; `None`: totals.
    Split(Option<DimensionCode>),
    /// Write what was typed: row, column, number or missing. With the reason.
    Write(Vec<(usize, usize, TypedNumber)>, String),
}

/// Choices with their names, and what else each is found by.
pub type Offered<T> = Arc<[(T, String, String)]>;

/// What is stored in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// As shown; empty: nothing is stored.
    pub text: String,
    /// The number.
    pub value: Option<f64>,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct EntryView {
    /// Indicators to choose from.
    pub indicators: Offered<IndicatorCode>,
    /// Sources to choose from.
    pub sources: Offered<Code>,
    /// Dimensions to choose from.
    pub dimensions: Offered<DimensionCode>,
    /// What is chosen: indicator, source, edition, periods, rows, columns apart by.
    pub chosen: [String; 6],
    /// Names of the rows.
    pub rows: Arc<[String]>,
    /// Names of the columns: period, and the member it is apart by.
    pub columns: Arc<[(String, String)]>,
    /// Which column is the total of its period, for the check of sums: total and its parts.
    pub sums: Arc<[(usize, Vec<usize>)]>,
    /// What is stored, row by row.
    pub stored: Arc<[Stored]>,
    /// Unit of the numbers.
    pub unit: String,
    /// What is missing before a grid can be shown; empty: nothing.
    pub missing: String,
    /// Whether the stored values are being looked up.
    pub waiting: bool,
    /// Tells one grid from another: what was typed belongs to it.
    pub grid: u64,
}

/// What is wrong or worth a look in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Wrong,
    Jump,
    Sum,
}

/// What belongs to typing.
#[derive(Debug, Default)]
pub struct Entry {
    typed: HashMap<(usize, usize), String>,
    grid: u64,
    at: (usize, usize),
    focus: bool,
    edition: Option<String>,
    periods: Option<String>,
    reason: String,
}

impl Entry {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &EntryView, acts: &mut Vec<Act>) {
        if self.grid != view.grid {
            *self = Self { grid: view.grid, reason: std::mem::take(&mut self.reason), ..Self::default() };
        }
        super::page_title(ui, look, page, &look.words("entry-start"));
        let body = Rect::from_min_max(page.min + vec2(20.0, size::PAGE_HEADER), page.max - vec2(20.0, 16.0));
        let head = Rect::from_min_size(body.min, vec2(body.width(), 2.0 * 60.0));
        self.choices(ui, look, head, view, acts);
        let rest = Rect::from_min_max(pos2(body.left(), head.bottom() + 8.0), body.max);
        if !view.missing.is_empty() {
            card(ui, look, rest);
            let title = look.words("entry-start");
            empty_state(ui, look, rest, Icon::Table, &title, &view.missing, None);
            return;
        }
        let foot = Rect::from_min_max(pos2(rest.left(), rest.bottom() - 48.0), rest.max);
        let grid = Rect::from_min_max(rest.min, pos2(rest.right(), foot.top() - 8.0));
        let marks = self.marks(look, view);
        card(ui, look, grid);
        self.cells(ui, look, grid.shrink(1.0), view, &marks);
        self.foot(ui, look, foot, view, &marks, acts);
    }

    fn choices(&mut self, ui: &mut Ui, look: &Look, head: Rect, view: &EntryView, acts: &mut Vec<Act>) {
        let wide = ((head.width() - 32.0) / 3.0).floor();
        let place = |at: u8| {
            let (column, row) = (f32::from(at % 3), f32::from(at / 3));
            Rect::from_min_size(head.min + vec2(column * (wide + 16.0), row * 60.0), vec2(wide, 56.0))
        };
        let told = |ui: &mut Ui, rect: Rect, id: &str| {
            let words = look.words(id);
            let name = Rect::from_min_size(rect.min, vec2(rect.width(), 22.0));
            line(ui, look, name, Align2::LEFT_CENTER, &words, Type::Small, look.tokens.quiet);
            (words, Rect::from_min_max(pos2(rect.left(), name.bottom()), rect.max - vec2(0.0, 2.0)))
        };
        let (name, rect) = told(ui, place(0), "import-page-indicator");
        if let Some(at) = pick(ui, look, rect, &name, &view.chosen[0], &view.indicators) {
            acts.push(Act::InEntry(EntryAct::Indicator(at)));
        }
        let (name, rect) = told(ui, place(1), "import-page-source");
        if let Some(at) = pick(ui, look, rect, &name, &view.chosen[1], &view.sources) {
            acts.push(Act::InEntry(EntryAct::Source(at)));
        }
        let (name, rect) = told(ui, place(2), "import-page-edition");
        let typed = self.edition.get_or_insert_with(|| view.chosen[2].clone());
        let hint = look.words("import-page-edition-hint");
        if field(ui, look, rect, &Field::new(&name, &hint), typed).lost_focus() && *typed != view.chosen[2] {
            acts.push(Act::InEntry(EntryAct::Edition(typed.clone())));
        }
        let (name, rect) = told(ui, place(3), "entry-rows");
        if let Some(at) = pick(ui, look, rect, &name, &view.chosen[4], &view.dimensions) {
            acts.push(Act::InEntry(EntryAct::Rows(at)));
        }
        let (name, rect) = told(ui, place(4), "entry-periods");
        let typed = self.periods.get_or_insert_with(|| view.chosen[3].clone());
        let hint = look.words("entry-periods-hint");
        if field(ui, look, rect, &Field::new(&name, &hint), typed).lost_focus() && *typed != view.chosen[3] {
            acts.push(Act::InEntry(EntryAct::Periods(typed.clone())));
        }
        let (name, rect) = told(ui, place(5), "entry-split");
        let mut offers = vec![(None, look.words("entry-split-none"), String::new())];
        offers.extend(
            view.dimensions.iter().map(|(code, name, also)| (Some(code.clone()), name.clone(), also.clone())),
        );
        if let Some(at) = pick(ui, look, rect, &name, &view.chosen[5], &offers) {
            acts.push(Act::InEntry(EntryAct::Split(at)));
        }
    }

    /// What was typed that differs from what is stored.
    fn changes(&self, look: &Look, view: &EntryView) -> Vec<(usize, usize, TypedNumber)> {
        let mut found: Vec<(usize, usize, TypedNumber)> = self
            .typed
            .iter()
            .map(|((row, column), text)| (*row, *column, typed_number(text, look.numbers)))
            .filter(|(row, column, typed)| {
                let stored = stored(view, *row, *column);
                match typed {
                    TypedNumber::Number(number) => stored.value != Some(number.value),
                    TypedNumber::Missing => stored.value.is_some() || stored.text.is_empty(),
                    TypedNumber::Wrong => true,
                }
            })
            .collect();
        found.sort_by_key(|(row, column, _)| (*row, *column));
        found
    }

    /// The number a cell would have.
    fn number(&self, look: &Look, view: &EntryView, row: usize, column: usize) -> Option<f64> {
        match self.typed.get(&(row, column)).map(|text| typed_number(text, look.numbers)) {
            Some(TypedNumber::Number(number)) => Some(number.value),
            Some(_) => None,
            None => stored(view, row, column).value,
        }
    }

    /// What is wrong or worth a look, of the cells that were typed and the sums they are in.
    fn marks(&self, look: &Look, view: &EntryView) -> HashMap<(usize, usize), Mark> {
        let mut marks = HashMap::new();
        for (row, column, typed) in self.changes(look, view) {
            let TypedNumber::Number(number) = typed else {
                if typed == TypedNumber::Wrong {
                    marks.insert((row, column), Mark::Wrong);
                }
                continue;
            };
            let same_member = |other: &usize| {
                let member = |at: usize| view.columns.get(at).map(|(_, member)| member);
                *other != column && member(*other) == member(column)
            };
            let near = (0..column).rev().chain(column + 1..view.columns.len()).find(same_member);
            let other = near.and_then(|near| self.number(look, view, row, near));
            if other.is_some_and(|other| jumps(number.value, other)) {
                marks.insert((row, column), Mark::Jump);
            }
            for (total, parts) in
                view.sums.iter().filter(|(at, parts)| *at == column || parts.contains(&column))
            {
                let sum: Option<f64> = parts.iter().map(|part| self.number(look, view, row, *part)).sum();
                let total_number = self.number(look, view, row, *total);
                if let (Some(sum), Some(told)) = (sum, total_number)
                    && (sum - told).abs() > 0.005 * told.abs().max(1.0)
                {
                    marks.entry((row, *total)).or_insert(Mark::Sum);
                }
            }
        }
        marks
    }

    fn foot(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        foot: Rect,
        view: &EntryView,
        marks: &HashMap<(usize, usize), Mark>,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        hairline(ui, look, foot.left(), foot.right(), foot.top());
        let changes = self.changes(look, view);
        let wrong = marks.values().filter(|mark| **mark == Mark::Wrong).count();
        let words = look.say("import-page-write", &[("count", changes.len().into())]);
        let why = if wrong > 0 {
            look.say("entry-wrong", &[("count", wrong.into())])
        } else if changes.is_empty() {
            look.words("entry-nothing")
        } else {
            String::new()
        };
        let can = why.is_empty() && !view.waiting;
        let button = Button::new(Kind::Primary, &words).icon(Icon::Check).enabled(can).hint(&why);
        let left = foot.right() - button.width(ui, look);
        let top = foot.center().y - 12.0;
        let pressed = button.at(ui, look, pos2(left, top)).clicked();
        let name = look.words("edit-reason");
        let hint = look.words("edit-reason-hint");
        let room = Rect::from_min_size(pos2(left - 12.0 - 240.0, top), vec2(240.0, size::CONTROL));
        field(ui, look, room, &Field::new(&name, &hint), &mut self.reason);
        let wide = text_width(ui, look, &name, Type::Body);
        let word = Rect::from_min_max(
            pos2(room.left() - wide - 10.0, top),
            pos2(room.left() - 8.0, top + size::CONTROL),
        );
        line(ui, look, word, Align2::LEFT_CENTER, &name, Type::Body, t.quiet);
        let jumps = marks.values().filter(|mark| **mark == Mark::Jump).count();
        let sums = marks.values().filter(|mark| **mark == Mark::Sum).count();
        let told: Vec<String> = [("entry-wrong", wrong), ("entry-jump", jumps), ("entry-sum", sums)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| look.say(id, &[("count", count.into())]))
            .collect();
        let (told, colour) = if told.is_empty() {
            (look.words("entry-keys"), t.quiet)
        } else {
            (told.join(" · "), if wrong > 0 { t.danger } else { t.attention })
        };
        let room = Rect::from_min_max(pos2(foot.left(), top), pos2(word.left() - 12.0, top + size::CONTROL));
        line(ui, look, room, Align2::LEFT_CENTER, &told, Type::Small, colour);
        if pressed {
            acts.push(Act::InEntry(EntryAct::Write(changes, self.reason.trim().to_owned())));
        }
    }
}

fn stored(view: &EntryView, row: usize, column: usize) -> Stored {
    view.stored.get(row * view.columns.len() + column).cloned().unwrap_or_default()
}

/// Five times more or less than the period beside it.
fn jumps(new: f64, other: f64) -> bool {
    let (small, large) = (new.abs().min(other.abs()), new.abs().max(other.abs()));
    small > 0.0 && large / small >= 5.0
}

fn pick<T: Clone>(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    name: &str,
    chosen: &str,
    offers: &[(T, String, String)],
) -> Option<T> {
    let (search, hint) = (look.words("import-page-search"), look.words("import-page-choose"));
    let long = offers.len() > 8;
    let about = Choice { name, chosen, hint: &hint, chip: None, search: long.then_some(search.as_str()) };
    let mut found = Vec::new();
    let taken = drop_down(ui, look, rect, &about, |asked| {
        let names: Vec<String> = offers.iter().map(|(_, name, also)| format!("{name} {also}")).collect();
        found = matching(names.iter().map(String::as_str), asked);
        found.iter().filter_map(|at| offers.get(*at)).map(|(_, name, _)| name.clone()).collect()
    })?;
    found.get(taken).and_then(|at| offers.get(*at)).map(|(value, ..)| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::gui::theme::Theme;
    use crate::i18n::NumberStyle;

    fn view() -> EntryView {
        let column = |period: &str, member: &str| (period.to_owned(), member.to_owned());
        let stored = |text: &str| Stored { text: text.to_owned(), value: text.parse().ok() };
        EntryView {
            rows: Arc::new(["Lao PDR".to_owned()]),
            columns: Arc::new([column("2020", "Total"), column("2020", "Female"), column("2020", "Male")]),
            sums: Arc::new([(0, vec![1, 2])]),
            stored: Arc::new([stored("100"), stored("40"), stored("60")]),
            ..EntryView::default()
        }
    }

    fn look() -> Look {
        Look::new(Theme::Light, Lang::En, NumberStyle::Point)
    }

    #[test]
    fn what_is_typed_as_stored_is_no_change() {
        let mut entry = Entry::default();
        entry.typed.insert((0, 0), "100".to_owned());
        assert!(entry.changes(&look(), &view()).is_empty());
        entry.typed.insert((0, 1), "–".to_owned());
        assert_eq!(entry.changes(&look(), &view()), [(0, 1, TypedNumber::Missing)]);
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_its_parts_is_marked() {
        let mut entry = Entry::default();
        entry.typed.insert((0, 1), "45".to_owned());
        assert_eq!(entry.marks(&look(), &view()).get(&(0, 0)), Some(&Mark::Sum));
        entry.typed.insert((0, 0), "105".to_owned());
        assert!(entry.marks(&look(), &view()).is_empty());
    }

    #[test]
    fn words_where_a_number_belongs_are_marked_at_once() {
        let mut entry = Entry::default();
        entry.typed.insert((0, 2), "sixty".to_owned());
        assert_eq!(entry.marks(&look(), &view()).get(&(0, 2)), Some(&Mark::Wrong));
    }
}
