//! Command palette: every command and every indicator by name, also without tone marks.

use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type, faint, size};
use crate::gui::widgets::{Field, field, line, touch};
use crate::text::fold_toneless;
use egui::{
    Align2, Area, Id, Key, Modal, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// One thing the palette can do.
#[derive(Clone, Debug)]
pub struct PaletteEntry {
    /// Its name.
    pub words: String,
    /// Small words at its right: a shortcut, a part of the report.
    pub detail: String,
    /// What else it is found by, such as its name in the other language.
    pub also: String,
    /// What it does.
    pub act: Act,
}

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    asked: String,
    chosen: usize,
}

const WIDTH: f32 = 560.0;
const ROW: f32 = 36.0;
const MOST: usize = 60;

impl Palette {
    /// Draws it; gives whether it stays open.
    pub fn show(&mut self, ui: &Ui, look: &Look, entries: &[PaletteEntry], acts: &mut Vec<Act>) -> bool {
        let found = find(entries, &self.asked);
        let mut stay = self.keys(ui, &found, acts);
        let area = Area::new(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, 72.0));
        let frame = egui::Frame::popup(&ui.global_style()).inner_margin(12.0);
        let modal = Modal::new(Id::unique("palette"))
            .area(area.order(egui::Order::Foreground))
            .backdrop_color(faint(look.tokens.ink, if look.tokens.dark { 0.2 } else { 0.35 }))
            .frame(frame);
        let response = modal.show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 48.0));
            self.contents(ui, look, &found)
        });
        if let Some(act) = response.inner {
            acts.push(act);
            stay = false;
        }
        stay && !response.backdrop_response.clicked()
    }

    fn keys(&mut self, ui: &Ui, found: &[&PaletteEntry], acts: &mut Vec<Act>) -> bool {
        let last = found.len().saturating_sub(1);
        self.chosen = self.chosen.min(last);
        ui.ctx().input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.chosen = (self.chosen + 1).min(last);
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.chosen = self.chosen.saturating_sub(1);
            }
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                return false;
            }
            if input.consume_key(Modifiers::NONE, Key::Enter) {
                acts.extend(found.get(self.chosen).map(|entry| entry.act.clone()));
                return false;
            }
            true
        })
    }

    fn contents(&mut self, ui: &mut Ui, look: &Look, found: &[&PaletteEntry]) -> Option<Act> {
        let wide = ui.available_width();
        let (_, rect) = ui.allocate_space(vec2(wide, size::CONTROL_LARGE));
        let hint = look.words("command-palette");
        let about = Field { icon: Some(Icon::Search), ..Field::new(&hint, &hint) };
        let before = self.asked.clone();
        field(ui, look, rect, &about, &mut self.asked).request_focus();
        if self.asked != before {
            self.chosen = 0;
        }
        if found.is_empty() {
            let (_, rect) = ui.allocate_space(vec2(wide, ROW));
            let words = look.words("gui-nothing-found");
            line(ui, look, rect, Align2::CENTER_CENTER, &words, Type::Body, look.tokens.quiet);
        }
        let mut act = None;
        ScrollArea::vertical().max_height(9.0 * (ROW + 4.0)).show(ui, |ui| {
            for (position, entry) in found.iter().enumerate() {
                let (_, rect) = ui.allocate_space(vec2(wide, ROW));
                if entry_row(ui, look, rect, entry, position == self.chosen) {
                    act = Some(entry.act.clone());
                }
            }
        });
        act
    }
}

fn entry_row(ui: &mut Ui, look: &Look, rect: Rect, entry: &PaletteEntry, on: bool) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &entry.words));
    if on {
        ui.painter().rect_filled(rect, size::RADIUS, t.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, t.sunken);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let detail = line(ui, look, inner, Align2::RIGHT_CENTER, &entry.detail, Type::Small, t.quiet).rect;
    let room = Rect::from_min_max(inner.min, pos2(detail.left() - 12.0, inner.bottom()));
    line(ui, look, room, Align2::LEFT_CENTER, &entry.words, Type::Body, if on { t.accent } else { t.ink });
    response.clicked()
}

/// The entries that hold every word asked for, those that begin with it first.
fn find<'a>(entries: &'a [PaletteEntry], asked: &str) -> Vec<&'a PaletteEntry> {
    let wanted = fold_toneless(asked);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(usize, &PaletteEntry)> = entries
        .iter()
        .filter_map(|entry| {
            let name = fold_toneless(&entry.words);
            let all = format!("{name} {}", fold_toneless(&entry.also));
            words.iter().all(|word| all.contains(word)).then(|| {
                let rank = match name.find(words.first().copied().unwrap_or_default()) {
                    Some(0) => 0,
                    Some(_) => 1,
                    None => 2,
                };
                (rank, entry)
            })
        })
        .collect();
    if !words.is_empty() {
        found.sort_by_key(|(rank, _)| *rank);
    }
    found.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Command;

    fn entry(words: &str, also: &str) -> PaletteEntry {
        let act = Act::Command(Command::GoHome);
        PaletteEntry { words: words.to_owned(), detail: String::new(), also: also.to_owned(), act }
    }

    #[test]
    fn a_name_is_found_without_its_tone_marks_and_in_the_other_language() {
        let entries = [entry("ເບິ່ງຂໍ້ມູນ", "Browse"), entry("ໜ້າຫຼັກ", "Home")];
        assert_eq!(find(&entries, "ຂໍມູນ").len(), 1);
        assert_eq!(find(&entries, "home")[0].words, "ໜ້າຫຼັກ");
        assert!(find(&entries, "nothing like it").is_empty());
    }
}
