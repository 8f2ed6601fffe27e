//! Harness of the page tests: a page or the whole window without a screen, and pictures of it.

mod raster;

use egui::{Ui, UiBuilder};
use egui_kittest::{Harness, SnapshotOptions};
use migration_profile::app::Settings;
use migration_profile::domain::Lang;
use migration_profile::gui::theme::{self, Look, Theme};
use migration_profile::gui::window::Window;
use migration_profile::i18n::NumberStyle;
use std::path::PathBuf;

/// The screen of the office laptop.
pub const LAPTOP: [f32; 2] = [1366.0, 768.0];

/// A look in a language.
pub fn look(theme: Theme, lang: Lang) -> Look {
    Look::new(theme, lang, NumberStyle::Point)
}

/// Draws something in a window of a size. Glyph and accessibility checks are on.
pub fn harness<'a>(look: Look, size: [f32; 2], mut draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .renderer(raster::Raster::default())
        .with_context_setup(move |ctx| {
            theme::install_fonts(ctx);
            theme::apply(ctx, &look);
        })
        .build_ui(move |ui| whole(ui, &mut draw))
}

/// Draws from edge to edge: the harness leaves a margin that a window has not.
fn whole(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let full = ui.ctx().content_rect();
    ui.scope_builder(UiBuilder::new().max_rect(full), |ui| {
        ui.set_clip_rect(full);
        draw(ui);
    });
}

/// The whole window over a store.
pub fn window_harness(
    size: [f32; 2],
    settings: Settings,
    store: PathBuf,
) -> Harness<'static, Option<Window>> {
    let make = move |ctx: &egui::Context| Window::new(ctx, settings.clone(), Some(store.clone()));
    let first = look(Theme::Light, Lang::En);
    Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .renderer(raster::Raster::default())
        .with_context_setup(move |ctx| {
            theme::install_fonts(ctx);
            theme::apply(ctx, &first);
        })
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                let ctx = ui.ctx().clone();
                let window = window.get_or_insert_with(|| make(&ctx));
                window.think(&ctx);
                whole(ui, |ui| window.show(ui));
            },
            None,
        )
}

/// The two letters of a language in file names.
pub fn suffix(lang: Lang) -> &'static str {
    match lang {
        Lang::Lo => "lo",
        Lang::En => "en",
    }
}

/// Compares with the stored picture `tests/pictures/NAME.png`, exactly. With `UPDATE_PICTURES=1` the
/// picture is written anew.
pub fn compare<State>(harness: &mut Harness<'_, State>, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        let picture = harness.render().expect("a picture");
        std::fs::create_dir_all(&folder).expect("the folder of the pictures");
        picture.save(folder.join(format!("{name}.png"))).expect("the picture is saved");
        return;
    }
    let options = SnapshotOptions::new().threshold(0.6).output_path(folder);
    // Compared by itself: a test may have a window in each language.
    let picture = harness.render().expect("a picture");
    egui_kittest::try_image_snapshot_options(&picture, name, &options).expect("the picture is as stored");
}

/// Keeps a picture for the guide with `UPDATE_PICTURES=1`; it is not compared, where it tells the time.
pub fn for_guide<State>(harness: &mut Harness<'_, State>, name: &str) {
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
        let picture = harness.render().expect("a picture");
        picture.save(folder.join(format!("{name}.png"))).expect("the picture is saved");
    }
}
