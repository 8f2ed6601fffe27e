//! The fonts of the screen. The Lao font stands first: row heights come from the first font, and with
//! the Latin one first Lao marks would touch the neighbouring lines.

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::Arc;

const REGULAR: &str = "regular";
const BOLD: &str = "bold";

/// The family of bold text.
pub fn bold() -> FontFamily {
    FontFamily::Name(Arc::from(BOLD))
}

fn font(bytes: &'static [u8]) -> FontData {
    FontData::from_static(bytes).tweak(FontTweak {
        // U+2009 between words is a place to break a line, not a space to see.
        thin_space_width: 0.0,
        ..FontTweak::default()
    })
}

/// The definitions for the context. Nothing is taken from the machine: same text everywhere.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, font: FontData| {
        fonts.font_data.insert(name.to_owned(), Arc::new(font));
        name.to_owned()
    };
    let thai = add("thai", font(include_bytes!("../../../assets/fonts/NotoSansThai-Regular.ttf")));
    let regular = vec![
        add("lao", font(include_bytes!("../../../assets/fonts/NotoSansLao-Regular.ttf"))),
        add("latin", font(include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"))),
        thai.clone(),
    ];
    let strong = vec![
        add("lao-bold", font(include_bytes!("../../../assets/fonts/NotoSansLao-Bold.ttf"))),
        add("latin-bold", font(include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"))),
        thai,
    ];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular.clone());
    fonts.families.insert(FontFamily::Name(Arc::from(REGULAR)), regular);
    fonts.families.insert(bold(), strong);
    fonts
}
