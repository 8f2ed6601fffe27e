//! Colours of figures on paper, by role: the light theme's.

use crate::figure::drawing::Paint;
use crate::figure::{ColourRole, Tint};

pub(super) const PAPER: &str = "#FFFFFF";
pub(super) const INK: &str = "#1D2A33";
pub(super) const QUIET: &str = "#556570";
pub(super) const LINE: &str = "#DDE3E6";
pub(super) const EDGE: &str = "#788790";
pub(super) const ATTENTION: &str = "#8A5000";
const WOMEN: &str = "#7B3373";
const MEN: &str = "#0F766F";
const CATEGORIES: [&str; 7] = ["#1F5F7A", "#B85B15", "#599F51", "#751A2A", "#7D8485", "#6754CC", "#654910"];

const SEQUENCE: [&str; 5] = ["#DCE9EF", "#AECDDB", "#79AEC6", "#357B99", "#17506A"];
const AROUND_ZERO: [&str; 5] = ["#8F4408", "#D9965C", "#ECEAE4", "#79AEC6", "#17506A"];

/// The colour of a class.
fn tint(tint: Tint) -> &'static str {
    let scale = if tint.two_sided { AROUND_ZERO } else { SEQUENCE };
    scale.get(usize::from(tint.step)).copied().unwrap_or(EDGE)
}

/// The colour of words upon a class.
fn on_tint(tint: Tint) -> &'static str {
    match (tint.two_sided, tint.step) {
        (true, 0) | (_, 4) | (false, 3) => PAPER,
        _ => INK,
    }
}

/// The colour of a shape of a drawing.
pub(super) fn paint(paint: Paint) -> &'static str {
    match paint {
        Paint::Role(role) => of(role),
        Paint::Tint(class) => tint(class),
        Paint::OnTint(class) => on_tint(class),
        Paint::Ink => INK,
        Paint::Quiet => QUIET,
        Paint::Line => LINE,
        Paint::Edge => EDGE,
        Paint::Surface => PAPER,
    }
}

/// The colour of marks.
pub(in crate::export) fn of(role: ColourRole) -> &'static str {
    match role {
        ColourRole::Women => WOMEN,
        ColourRole::Men => MEN,
        ColourRole::Total => INK,
        ColourRole::Category(number) => CATEGORIES.get(usize::from(number)).copied().unwrap_or(EDGE),
        ColourRole::Rest => EDGE,
    }
}

/// Whether words may be written in the colour: contrast to paper of 4.5 at least.
pub(super) fn is_for_words(role: ColourRole) -> bool {
    !matches!(role, ColourRole::Category(2 | 4) | ColourRole::Rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours, WCAG 2.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |hex: &str| {
            let part = |at: usize| {
                let byte = u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
                let value = f64::from(byte) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn marks_and_words_stand_out_from_paper() {
        let roles = [ColourRole::Women, ColourRole::Men, ColourRole::Total, ColourRole::Rest]
            .into_iter()
            .chain((0..7).map(ColourRole::Category));
        for role in roles {
            let found = contrast(of(role), PAPER);
            assert!(found >= 3.0, "{role:?} {found}");
            assert_eq!(is_for_words(role), found >= 4.5, "{role:?} {found}");
        }
        for (two_sided, step) in
            [false, true].into_iter().flat_map(|side| (0..5).map(move |step| (side, step)))
        {
            let class = Tint { step, two_sided };
            let found = contrast(tint(class), on_tint(class));
            assert!(found >= 4.5, "words on {class:?}: {found}");
        }
        assert!(contrast(QUIET, PAPER) >= 4.5 && contrast(ATTENTION, PAPER) >= 4.5);
    }
}
