//! The contrast of every text and mark on every ground it may stand on, computed as WCAG 2 does.

use super::Theme;
use egui::Color32;

/// Relative luminance, WCAG 2.
fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

/// Contrast ratio from 1 to 21.
fn ratio(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_is_readable_on_every_ground_it_stands_on() {
    for theme in Theme::ALL {
        let t = theme.tokens();
        let grounds = [t.paper, t.surface, t.sunken, t.accent_soft];
        for text in [t.ink, t.quiet, t.accent, t.attention, t.danger, t.good, t.women, t.men] {
            for ground in grounds {
                assert!(
                    ratio(text, ground) >= 4.5,
                    "{theme:?}: {text:?} on {ground:?}: {}",
                    ratio(text, ground)
                );
            }
        }
        for (text, ground) in [
            (t.on_accent, t.accent),
            (t.attention, t.attention_soft),
            (t.danger, t.danger_soft),
            (t.good, t.good_soft),
            (t.women, t.women_soft),
            (t.men, t.men_soft),
            (t.paper, t.ink),
        ] {
            assert!(ratio(text, ground) >= 4.5, "{theme:?}: {text:?} on {ground:?}: {}", ratio(text, ground));
        }
    }
}

#[test]
fn ink_is_readable_on_every_tint_of_a_sheet() {
    for theme in Theme::ALL {
        let t = theme.tokens();
        let tints = &t.sheet;
        for ground in
            [tints.title, tints.header, tints.label, tints.value, tints.total_value, tints.total, tints.note]
        {
            assert!(ratio(t.ink, ground) >= 7.0, "{theme:?}: {ground:?}: {}", ratio(t.ink, ground));
            assert!(ratio(t.attention_mark, ground) >= 3.0 || ground != tints.value, "{theme:?}: {ground:?}");
        }
    }
}

#[test]
fn every_mark_and_border_of_a_control_is_seen() {
    for theme in Theme::ALL {
        let t = theme.tokens();
        for mark in [t.edge, t.attention_mark, t.accent] {
            for ground in [t.paper, t.surface, t.sunken, t.accent_soft] {
                assert!(
                    ratio(mark, ground) >= 3.0,
                    "{theme:?}: {mark:?} on {ground:?}: {}",
                    ratio(mark, ground)
                );
            }
        }
        for mark in t.categories {
            assert!(ratio(mark, t.surface) >= 3.0, "{theme:?}: {mark:?}: {}", ratio(mark, t.surface));
        }
    }
}
