//! How everything looks: colours by name, text sizes, measures, fonts.
//!
//! In: the settings (theme, language). Out: a [`Look`] that every widget and page draws with, and the
//! style of the toolkit. No colour and no font is named anywhere else.

#[cfg(test)]
mod contrast;
mod fonts;
mod look;
pub mod size;
mod style;
mod tokens;

pub use fonts::bold;
pub use look::{Look, Type};
pub use tokens::{SheetTints, Theme, Tokens, faint, mix};

/// A field in a colour of paper, which no theme changes.
pub fn printed(painter: &egui::Painter, rect: egui::Rect, (red, green, blue): (u8, u8, u8)) {
    tokens::fill(painter, rect, (red, green, blue));
}

/// Gives the context our fonts and the style of a theme.
pub fn apply(ctx: &egui::Context, look: &Look) {
    style::apply(ctx, look);
}

/// Gives the context our fonts; once at the start.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
}
