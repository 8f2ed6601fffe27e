//! What stands beside the answer: another edition, place or time, another indicator, the targets.

use super::boxes::PAD;
use super::{Browse, BrowseAct, BrowseView};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, size};
use crate::gui::widgets::{Choice, drop_down, icon_button};
use egui::{Rect, Ui, pos2, vec2};

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
}
