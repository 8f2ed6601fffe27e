//! The toolkit's own style from our tokens, for the parts we do not draw ourselves.

use super::{Look, Type, mix, size};
use egui::style::{ScrollFadeStyle, ScrollStyle, TextCursorStyle, WidgetVisuals};
use egui::{CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

/// Sets fonts sizes, colours and spacing of a look.
pub fn apply(ctx: &egui::Context, look: &Look) {
    let mut style = Style { animation_time: 0.0, visuals: visuals(look), ..Style::default() };
    style.text_styles = [
        (TextStyle::Heading, look.font(Type::Title)),
        (TextStyle::Body, look.font(Type::Body)),
        (TextStyle::Button, look.font(Type::Body)),
        (TextStyle::Small, look.font(Type::Small)),
        (TextStyle::Monospace, look.font(Type::Body)),
    ]
    .into();
    style.spacing.item_spacing = vec2(size::GAP, size::GAP);
    style.spacing.button_padding = vec2(12.0, 4.0);
    style.spacing.interact_size = vec2(size::CONTROL, size::CONTROL);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 320.0;
    style.spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        // A faint bar says that there is more; the toolkit's fade would need to know every ground.
        dormant_handle_opacity: 0.35,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    let theme = if look.tokens.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(theme);
    // Both of the toolkit's: it may draw a first frame before it has turned to ours.
    ctx.set_style_of(egui::Theme::Dark, style.clone());
    ctx.set_style_of(egui::Theme::Light, style);
}

fn visuals(look: &Look) -> Visuals {
    let t = look.tokens;
    let mut visuals = if t.dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(size::RADIUS);
    let state = |fill, border, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = state(t.surface, t.line, t.ink);
    visuals.widgets.inactive = state(t.surface, t.edge, t.ink);
    visuals.widgets.hovered = state(t.accent_soft, t.ink, t.ink);
    visuals.widgets.active = state(mix(t.accent_soft, t.accent, 0.2), t.accent, t.ink);
    visuals.widgets.open = state(t.accent_soft, t.accent, t.ink);
    visuals.selection.bg_fill = mix(t.surface, t.accent, 0.3);
    visuals.selection.stroke = Stroke::new(2.0, t.accent);
    visuals.hyperlink_color = t.accent;
    visuals.panel_fill = t.paper;
    visuals.window_fill = t.surface;
    visuals.window_stroke = Stroke::new(1.0, t.line);
    visuals.window_corner_radius = CornerRadius::same(size::DIALOG_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.extreme_bg_color = t.surface;
    visuals.text_edit_bg_color = Some(t.surface);
    visuals.faint_bg_color = t.sunken;
    visuals.code_bg_color = t.sunken;
    visuals.warn_fg_color = t.attention;
    visuals.error_fg_color = t.danger;
    visuals.weak_text_color = Some(t.quiet);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: super::faint(t.sunken.lerp_to_gamma(t.ink, if t.dark { 0.0 } else { 1.0 }), 0.2),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.text_cursor =
        TextCursorStyle { blink: false, stroke: Stroke::new(2.0, t.ink), ..visuals.text_cursor };
    visuals
}
