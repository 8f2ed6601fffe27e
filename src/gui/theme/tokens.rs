//! The colours by name, in three themes. The only place in the program where a colour is written.

use egui::Color32;
use serde::{Deserialize, Serialize};

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
    /// Black on white, every border drawn.
    Contrast,
}

impl Theme {
    /// Every theme in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// Identifier of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Light => "gui-theme-light",
            Self::Dark => "gui-theme-dark",
            Self::Contrast => "gui-theme-contrast",
        }
    }

    /// Its colours.
    pub fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Contrast => &CONTRAST,
        }
    }
}

/// Colours by what they are for.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Whether light stands on dark.
    pub dark: bool,
    /// Window ground.
    pub paper: Color32,
    /// Cards, rail, bars, fields.
    pub surface: Color32,
    /// Headers of sheets, group rows, neutral chips.
    pub sunken: Color32,
    /// Text, total series.
    pub ink: Color32,
    /// Secondary text, axes.
    pub quiet: Color32,
    /// Hairlines between things.
    pub line: Color32,
    /// Borders of controls, zero lines, hatching.
    pub edge: Color32,
    /// Primary action, selection, links.
    pub accent: Color32,
    /// Selected ground.
    pub accent_soft: Color32,
    /// Text on accent.
    pub on_accent: Color32,
    /// Text and icons that ask to look.
    pub attention: Color32,
    /// Their ground.
    pub attention_soft: Color32,
    /// Marks and frames that ask to look; not for text.
    pub attention_mark: Color32,
    /// Errors.
    pub danger: Color32,
    /// Their ground.
    pub danger_soft: Color32,
    /// Done, checked.
    pub good: Color32,
    /// Its ground.
    pub good_soft: Color32,
    /// Women: text and marks.
    pub women: Color32,
    /// Their ground.
    pub women_soft: Color32,
    /// Men: text and marks.
    pub men: Color32,
    /// Their ground.
    pub men_soft: Color32,
    /// Series without a meaning of their own, in order.
    pub categories: [Color32; 7],
    /// Classes of maps and tables of colours, from the least to the most.
    pub classes: [Color32; 5],
    /// Classes on both sides of zero.
    pub around_zero: [Color32; 5],
    /// Tints of the parts of a sheet.
    pub sheet: SheetTints,
}

/// Tints of a sheet by what the program understood; ink stands on each.
#[derive(Clone, Debug)]
pub struct SheetTints {
    /// Title.
    pub title: Color32,
    /// Header.
    pub header: Color32,
    /// Name of a row.
    pub label: Color32,
    /// Value.
    pub value: Color32,
    /// Value that is a total.
    pub total_value: Color32,
    /// Row or column of totals.
    pub total: Color32,
    /// Note or unit.
    pub note: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const LIGHT: Tokens = Tokens {
    dark: false,
    paper: hex(0xFB_FAF7),
    surface: hex(0xFF_FFFF),
    sunken: hex(0xF2_F1EC),
    ink: hex(0x1D_2A33),
    quiet: hex(0x55_6570),
    line: hex(0xDD_E3E6),
    edge: hex(0x78_8790),
    accent: hex(0x1F_5F7A),
    accent_soft: hex(0xE3_EFF4),
    on_accent: hex(0xFF_FFFF),
    attention: hex(0x8A_5000),
    attention_soft: hex(0xFB_EFD9),
    attention_mark: hex(0xC5_6A00),
    danger: hex(0xA4_262C),
    danger_soft: hex(0xFB_E7E7),
    good: hex(0x25_703F),
    good_soft: hex(0xE4_F2E8),
    women: hex(0x7B_3373),
    women_soft: hex(0xF4_E6F1),
    men: hex(0x0F_766F),
    men_soft: hex(0xDF_F1EF),
    categories: [
        hex(0x1F_5F7A),
        hex(0xB8_5B15),
        hex(0x59_9F51),
        hex(0x75_1A2A),
        hex(0x7D_8485),
        hex(0x67_54CC),
        hex(0x65_4910),
    ],
    classes: [hex(0xDC_E9EF), hex(0xAE_CDDB), hex(0x79_AEC6), hex(0x35_7B99), hex(0x17_506A)],
    around_zero: [hex(0x8F_4408), hex(0xD9_965C), hex(0xEC_EAE4), hex(0x79_AEC6), hex(0x17_506A)],
    sheet: SheetTints {
        title: hex(0xE6_DFF0),
        header: hex(0xCF_E2EC),
        label: hex(0xDD_EBD3),
        value: hex(0xFF_FFFF),
        total_value: hex(0xFD_F8EA),
        total: hex(0xF6_E6C3),
        note: hex(0xE6_E6E1),
    },
};

const DARK: Tokens = Tokens {
    dark: true,
    paper: hex(0x12_181C),
    surface: hex(0x1A_2329),
    sunken: hex(0x0D_1215),
    ink: hex(0xE8_EDF0),
    quiet: hex(0xA3_B2BC),
    line: hex(0x2D_3A42),
    edge: hex(0x75_868F),
    accent: hex(0x79_BCD8),
    accent_soft: hex(0x1D_3B48),
    on_accent: hex(0x0D_1A20),
    attention: hex(0xE3_A94F),
    attention_soft: hex(0x3A_2D16),
    attention_mark: hex(0xE3_A94F),
    danger: hex(0xF2_9A9A),
    danger_soft: hex(0x43_201F),
    good: hex(0x7C_CB9B),
    good_soft: hex(0x1B_3626),
    women: hex(0xE6_B8E0),
    women_soft: hex(0x3A_2438),
    men: hex(0x3D_B5A9),
    men_soft: hex(0x17_3836),
    categories: [
        hex(0x79_BCD8),
        hex(0xDB_6E2A),
        hex(0x97_DE8C),
        hex(0xDE_8093),
        hex(0xF0_F3F4),
        hex(0x77_71C4),
        hex(0xEA_DB6A),
    ],
    classes: [hex(0x22_404E), hex(0x2F_637B), hex(0x4A_8AA6), hex(0x7D_B6CE), hex(0xBF_E0EC)],
    around_zero: [hex(0xF0_C08F), hex(0xA8_642B), hex(0x2D_3A42), hex(0x4A_8AA6), hex(0xBF_E0EC)],
    // The light tints, a quarter of them over the dark surface.
    sheet: SheetTints {
        title: hex(0x2E_3140),
        header: hex(0x22_3A47),
        label: hex(0x2A_3A33),
        value: hex(0x1A_2329),
        total_value: hex(0x26_2B2A),
        total: hex(0x3D_3A2B),
        note: hex(0x2C_3338),
    },
};

const CONTRAST: Tokens = Tokens {
    dark: false,
    paper: hex(0xFF_FFFF),
    surface: hex(0xFF_FFFF),
    sunken: hex(0xED_EDED),
    ink: hex(0x00_0000),
    quiet: hex(0x2B_2B2B),
    line: hex(0x6B_6B6B),
    edge: hex(0x00_0000),
    accent: hex(0x00_3D57),
    accent_soft: hex(0xCF_E8F5),
    on_accent: hex(0xFF_FFFF),
    attention: hex(0x6B_3A00),
    attention_soft: hex(0xFF_E9C2),
    attention_mark: hex(0x8F_4700),
    danger: hex(0x8B_0010),
    danger_soft: hex(0xFF_E0E0),
    good: hex(0x00_502A),
    good_soft: hex(0xD6_F5E1),
    women: hex(0x5A_1453),
    women_soft: hex(0xF7_E0F3),
    men: hex(0x00_6B64),
    men_soft: hex(0xD5_F3F0),
    categories: [
        hex(0x00_3D57),
        hex(0x8F_4700),
        hex(0x3F_7A38),
        hex(0x5C_0C1B),
        hex(0x5E_6364),
        hex(0x51_40B8),
        hex(0x4F_3805),
    ],
    classes: [hex(0xDC_E9EF), hex(0xAE_CDDB), hex(0x79_AEC6), hex(0x35_7B99), hex(0x17_506A)],
    around_zero: [hex(0x8F_4408), hex(0xD9_965C), hex(0xEC_EAE4), hex(0x79_AEC6), hex(0x17_506A)],
    sheet: SheetTints {
        title: hex(0xE6_DFF0),
        header: hex(0xCF_E2EC),
        label: hex(0xDD_EBD3),
        value: hex(0xFF_FFFF),
        total_value: hex(0xFD_F8EA),
        total: hex(0xF6_E6C3),
        note: hex(0xE6_E6E1),
    },
};

/// `top` over `ground` with the share `part` of it (0–1): for pressed buttons, scrims and hatching.
pub fn mix(ground: Color32, top: Color32, part: f32) -> Color32 {
    ground.lerp_to_gamma(top, part.clamp(0.0, 1.0))
}

/// The colour with an opacity of `part` (0–1).
pub fn faint(colour: Color32, part: f32) -> Color32 {
    colour.gamma_multiply(part.clamp(0.0, 1.0))
}

/// Fills a field with a colour of paper.
pub(super) fn fill(painter: &egui::Painter, rect: egui::Rect, (red, green, blue): (u8, u8, u8)) {
    painter.rect_filled(rect, super::size::RADIUS, Color32::from_rgb(red, green, blue));
}
