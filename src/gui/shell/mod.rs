//! The frame around every page: top bar, rail, bottom bar, toasts, palette.
//!
//! In: a [`ShellView`] (what is open, what runs, what was said). Out: [`Act`]s and the room of the page.

mod bottom;
mod keys;
mod palette;
mod rail;
mod toasts;
mod top;

pub use keys::pressed_commands;
pub use palette::{Palette, PaletteEntry};
pub use toasts::Toast;
pub use top::sign;

use crate::app::{Command, Situation};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, size};
use egui::{Rect, Ui, UiBuilder, pos2};

/// The pages of the window, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// What is in the store.
    #[default]
    Home,
    /// The catalogue.
    Indicators,
    /// Members of every list; in the rail they belong to Indicators.
    Lists,
    /// From a spreadsheet to values.
    Import,
    /// Typing values; in the rail it belongs to Import.
    Entry,
    /// Tables and figures.
    Browse,
    /// The Migration Profile.
    Report,
    /// Who changed what.
    History,
    /// Language, theme, name.
    Settings,
}

impl Page {
    /// The pages of the rail; History and Settings stand at its foot.
    pub const ALL: [Self; 7] = [
        Self::Home,
        Self::Indicators,
        Self::Import,
        Self::Browse,
        Self::Report,
        Self::History,
        Self::Settings,
    ];

    /// Where it stands from the foot of the rail; `None`: from its head.
    fn place_at_foot(self) -> Option<u8> {
        match self {
            Self::Settings => Some(0),
            Self::History => Some(1),
            _ => None,
        }
    }

    /// The command that shows it.
    pub fn command(self) -> Command {
        match self {
            Self::Home => Command::GoHome,
            Self::Indicators => Command::GoIndicators,
            Self::Lists => Command::GoLists,
            Self::Import => Command::GoImport,
            Self::Entry => Command::TypeValues,
            Self::Browse => Command::GoBrowse,
            Self::Report => Command::GoReport,
            Self::History => Command::GoHistory,
            Self::Settings => Command::GoSettings,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Home => Icon::Home,
            Self::Indicators | Self::Lists => Icon::Indicators,
            Self::Import | Self::Entry => Icon::Import,
            Self::Browse => Icon::Browse,
            Self::Report => Icon::File,
            Self::History => Icon::Clock,
            Self::Settings => Icon::Settings,
        }
    }
}

/// A running job as the bottom bar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobView {
    /// What it does.
    pub words: String,
    /// Things done.
    pub done: u64,
    /// Things to do; 0: not known.
    pub total: u64,
}

/// What the frame shows.
#[derive(Clone, Debug, Default)]
pub struct ShellView {
    /// The page that is shown.
    pub page: Page,
    /// Name of the open store.
    pub store: String,
    /// Whether it holds example data.
    pub example: bool,
    /// The past moment that is looked at, in words; empty: the present.
    pub past: String,
    /// Whether somebody else changes the store, so that it can only be read.
    pub read_only: bool,
    /// What can be done now.
    pub situation: Situation,
    /// What Undo would take back, for its tooltip.
    pub undo: String,
    /// The running job.
    pub job: Option<JobView>,
    /// The last notice; empty: nothing to say.
    pub notice: String,
    /// Where the store is saved.
    pub saved_in: String,
    /// Toasts, oldest first.
    pub toasts: Vec<Toast>,
}

/// Draws the frame; gives the room of the page.
pub fn frame(ui: &mut Ui, look: &Look, view: &ShellView, acts: &mut Vec<Act>) -> Rect {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0, look.tokens.paper);
    let top = Rect::from_min_max(full.min, pos2(full.right(), full.top() + size::TOP_BAR));
    let bottom = Rect::from_min_max(pos2(full.left(), full.bottom() - size::BOTTOM_BAR), full.max);
    let rail = Rect::from_min_max(top.left_bottom(), pos2(full.left() + size::RAIL, bottom.top()));
    within(ui, top, "top", |ui| top::show(ui, look, top, view, acts));
    within(ui, rail, "rail", |ui| rail::show(ui, look, rail, view, acts));
    within(ui, bottom, "bottom", |ui| bottom::show(ui, look, bottom, view, acts));
    toasts::show(ui, look, full, &view.toasts, acts);
    Rect::from_min_max(rail.right_top(), bottom.right_top())
}

/// A part of the window with its own clip and identifiers.
pub fn within<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.shrink_clip_rect(rect);
        add(ui)
    })
    .inner
}
