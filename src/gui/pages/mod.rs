//! The pages, one folder or file each.
//!
//! In: a view (plain values the window fills from the program). Out: [`Act`](super::act::Act)s. A page
//! keeps only what belongs to looking: what is open, what is typed.

pub mod browse;
pub mod entry;
pub mod first_start;
pub mod history;
pub mod home;
pub mod import;
pub mod indicators;
pub mod list_preview;
pub mod lists;
pub mod member_form;
pub mod report;
pub mod settings;

pub use browse::{BrowseAct, marks_on_screen};
pub use entry::EntryAct;
pub use history::HistoryAct;
pub use import::ImportAct;
pub use lists::ListsAct;
pub use report::ReportAct;
pub use settings::SettingsAct;

use super::theme::{Look, Type, size};
use super::widgets::line;
use egui::{Align2, Rect, Ui, pos2, vec2};

/// The title of a page; gives the right end of its words and the middle of the row.
pub fn page_title(ui: &mut Ui, look: &Look, page: Rect, title: &str) -> egui::Pos2 {
    let left = page.left() + size::PAGE_LEFT;
    let row = Rect::from_min_size(pos2(left, page.top()), vec2(page.width() - 40.0, size::PAGE_HEADER));
    let words = line(ui, look, row, Align2::LEFT_CENTER, title, Type::Title, look.tokens.ink);
    pos2(words.rect.right(), row.center().y)
}

/// The places of the names that hold every word asked for; case, tone marks and spelling do not matter.
pub fn matching<'a>(names: impl Iterator<Item = &'a str>, asked: &str) -> Vec<usize> {
    let wanted = crate::text::fold_toneless(asked);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    names
        .enumerate()
        .filter(|(_, name)| {
            let name = crate::text::fold_toneless(name);
            words.iter().all(|word| name.contains(word))
        })
        .map(|(place, _)| place)
        .collect()
}
