//! What a person asks for by pressing something. Pages only say it; the window passes it to the program.

use crate::app::Command;
use crate::domain::{Code, DimensionCode, IndicatorCode, Lang};
use crate::gui::dialogs::EditAct;
use crate::gui::pages::{BrowseAct, EntryAct, HistoryAct, ImportAct, ListsAct, ReportAct, SettingsAct};
use std::path::PathBuf;

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A command of the list.
    Command(Command),
    /// Show this indicator in Browse.
    Browse(IndicatorCode),
    /// Show this indicator in Browse with all its sources and editions side by side.
    Compare(IndicatorCode),
    /// Show this indicator in the catalogue.
    Indicator(IndicatorCode),
    /// Open a store that was open before.
    OpenStore(PathBuf),
    /// Take back one change.
    Undo(i64),
    /// The answers of the first-start card.
    FirstStart {
        /// Language.
        lang: Lang,
        /// Name of the person.
        name: String,
        /// Agency, list `agency`.
        agency: Option<Code>,
        /// Begin an own store instead of looking at the example.
        own: bool,
    },
    /// Something on the page Browse.
    InBrowse(BrowseAct),
    /// Something on the page Import.
    InImport(ImportAct),
    /// Something in the dialog that changes a value.
    InEdit(EditAct),
    /// Something on the page for typing values.
    InEntry(EntryAct),
    /// Something on the page History.
    InHistory(HistoryAct),
    /// Something on the page Lists.
    InLists(ListsAct),
    /// Something on the page Report.
    InReport(ReportAct),
    /// Something on the page Settings.
    InSettings(SettingsAct),
    /// Put text on the clipboard.
    Copy(String),
    /// Close a toast.
    CloseToast(u64),
}

/// A dimension and members of it: a part of a selection.
pub type Members = (DimensionCode, Vec<Code>);
