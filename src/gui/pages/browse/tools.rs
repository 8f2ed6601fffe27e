//! The line above the table: what lies where, what is looked for, names or codes.

use super::{Arrangement, Browse, BrowseAct, BrowseView};
use crate::figure::Naming;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Field, Segment, field, line, segment, segment_width, text_width};
use egui::{Align2, Rect, Ui, pos2, vec2};

/// Width of the field to look for rows.
const FIND: f32 = 168.0;
/// Below this the tools stand on a line of their own.
const NARROW: f32 = 860.0;

/// What is typed into the field to look for rows.
#[derive(Debug, Default)]
pub struct Find {
    text: String,
    indicator: String,
}

impl Browse {
    /// Draws the line; gives its lower edge.
    pub(super) fn tools(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        room: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) -> f32 {
        let of_table = view.arrangement != Arrangement::Figure;
        let own_line = of_table && room.width() < NARROW;
        let left = if of_table && !own_line {
            let right = Rect::from_min_size(room.min, vec2(room.width(), size::CONTROL_SMALL));
            self.of_table(ui, look, right, view, acts) - 16.0
        } else {
            room.right()
        };
        let place = Rect::from_min_max(room.min, pos2(left, room.bottom()));
        let mut below = self.pivot.show(ui, look, place, view, acts);
        if own_line {
            let line =
                Rect::from_min_size(pos2(room.left(), below + 4.0), vec2(room.width(), size::CONTROL_SMALL));
            self.of_table(ui, look, line, view, acts);
            below = line.bottom();
        }
        below + 8.0
    }

    /// What is looked for, and names or codes, from the right; gives the left edge.
    fn of_table(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        row: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) -> f32 {
        let names = Naming::ALL.map(|naming| look.words(&format!("gui-naming-{}", naming.name())));
        let choices: Vec<Segment<'_>> = Naming::ALL
            .iter()
            .zip(&names)
            .map(|(naming, words)| Segment::words(words, *naming == view.naming))
            .collect();
        let left = row.right() - segment_width(ui, look, &choices);
        let taken = segment(ui, look, pos2(left, row.top()), row.height(), &choices);
        if let Some(naming) = taken.and_then(|at| Naming::ALL.get(at)) {
            acts.push(Act::InBrowse(BrowseAct::Naming(*naming)));
        }
        let place = Rect::from_min_size(pos2(left - FIND - 8.0, row.top()), vec2(FIND, row.height()));
        self.find(ui, look, place, view, acts);
        place.left() - self.found(ui, look, place, view)
    }

    fn find(&mut self, ui: &mut Ui, look: &Look, place: Rect, view: &BrowseView, acts: &mut Vec<Act>) {
        let now = view.indicator.as_ref().map_or("", |code| code.as_str());
        if self.find.indicator != now {
            self.find = Find { text: String::new(), indicator: now.to_owned() };
        }
        let words = look.words("gui-find-rows");
        let about = Field { icon: Some(Icon::Search), ..Field::new(&words, &words) };
        let response = field(ui, look, place, &about, &mut self.find.text);
        if response.changed() {
            acts.push(Act::InBrowse(BrowseAct::Find(self.find.text.clone())));
        }
    }

    /// How many rows are found, before the field; gives the width it takes.
    fn found(&self, ui: &mut Ui, look: &Look, field: Rect, view: &BrowseView) -> f32 {
        let Some(table) = view.table.as_ref().filter(|_| !self.find.text.trim().is_empty()) else {
            return 0.0;
        };
        let counts = [("done", table.rows().into()), ("total", table.text.rows.len().into())];
        let words = look.say("gui-of", &counts);
        let wide = text_width(ui, look, &words, Type::Small) + 12.0;
        let place =
            Rect::from_min_max(pos2(field.left() - wide, field.top()), field.left_bottom() - vec2(8.0, 0.0));
        line(ui, look, place, Align2::RIGHT_CENTER, &words, Type::Small, look.tokens.quiet);
        wide
    }
}
