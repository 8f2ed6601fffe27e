//! The window: egui lives here alone.
//!
//! In: settings and perhaps a store; from the program ([`crate::app`]) plain values. Out: what the person
//! wishes, as [`act::Act`]s, passed on by [`window`]. [`theme`] says how everything looks, [`widgets`] are
//! the controls, [`shell`] is the frame around the [`pages`]. No query, file or lock while drawing.

pub mod act;
pub mod dialogs;
pub mod icons;
pub mod pages;
pub mod shell;
pub mod theme;
pub mod widgets;
pub mod window;

use crate::app::Settings;
use crate::platform::display;
use std::path::PathBuf;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum GuiError {
    /// Something that a window needs is not there.
    #[error("no display: {0}")]
    NoDisplay(String),
    /// The system refused to open one.
    #[error("no window: {0}")]
    Refused(String),
}

/// Opens the window and stays until it is closed. Call once a process.
///
/// # Errors
/// [`GuiError`] where no window can be opened; nothing was done then.
pub fn run(settings: Settings, store: Option<PathBuf>) -> Result<(), GuiError> {
    // A missing library would panic inside the toolkit, so it is looked for first.
    if let Some(what) = display::missing() {
        return Err(GuiError::NoDisplay(what));
    }
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("migration-profile")
        .with_title(crate::i18n::words(settings.lang, "gui-program"))
        .with_inner_size([1366.0, 768.0])
        .with_min_inner_size([1024.0, 640.0])
        .with_drag_and_drop(true);
    let options =
        eframe::NativeOptions { viewport, system_font_fallback: false, ..eframe::NativeOptions::default() };
    let create: eframe::AppCreator<'_> =
        Box::new(move |context| Ok(Box::new(window::create(context, settings, store))));
    eframe::run_native("migration-profile", options, create)
        .map_err(|error| GuiError::Refused(error.to_string()))
}
