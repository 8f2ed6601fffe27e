//! Saved views as small pictures; one click opens one.

use super::{Browse, BrowseAct, BrowseView};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, Type};
use crate::gui::widgets::{card, empty_state, focus_ring, line, paragraph, touch};
use egui::{
    Align2, ColorImage, Image, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

const HIGH: f32 = 250.0;
const NARROWEST: f32 = 290.0;
const GAP: f32 = 16.0;
const HEAD: f32 = 52.0;
/// Textures that are kept.
const MOST_KEPT: usize = 64;

/// Pictures with their textures, the oldest first.
pub(super) type Pictures = Vec<(Arc<ColorImage>, TextureHandle)>;

/// A saved view on the way to its picture.
#[derive(Clone, Debug)]
pub struct GalleryCard {
    /// Its name.
    pub name: String,
    /// Title of its figure, and its picture.
    pub picture: Option<(String, Arc<ColorImage>)>,
    /// Why there is none.
    pub why: String,
}

impl Browse {
    /// Draws the gallery.
    pub(super) fn gallery(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        let Some(cards) = &view.gallery else { return };
        let inner = rect.shrink2(vec2(16.0, 12.0));
        if cards.is_empty() {
            let (title, why) = (look.words("gui-gallery-empty"), look.words("gui-gallery-empty-detail"));
            empty_state(ui, look, inner, Icon::Bookmark, &title, &why, None);
            return;
        }
        let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        let fit = |count: &usize| inner.width() >= number(*count) * (NARROWEST + GAP);
        let across = (1..=4).rev().find(fit).unwrap_or(1);
        let wide = ((inner.width() - 12.0 - GAP * number(across - 1)) / number(across)).floor();
        let rows = cards.len().div_ceil(across);
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("gallery"), |ui| {
            ScrollArea::vertical().auto_shrink(false).show_rows(ui, HIGH + GAP, rows, |ui, seen| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for row in seen {
                    let (_, place) = ui.allocate_space(vec2(inner.width() - 12.0, HIGH + GAP));
                    for column in 0..across {
                        let at = row * across + column;
                        let Some(one) = cards.get(at) else { break };
                        let corner = place.min + vec2(number(column) * (wide + GAP), 0.0);
                        let own = Rect::from_min_size(corner, vec2(wide, HIGH));
                        ui.push_id(("card", at), |ui| self.card(ui, look, own, (at, one), acts));
                    }
                }
            });
        });
    }
}

impl Browse {
    fn card(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        (at, about): (usize, &GalleryCard),
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        card(ui, look, rect);
        let head = Rect::from_min_size(rect.min + vec2(14.0, 6.0), vec2(rect.width() - 28.0, HEAD));
        let name = Rect::from_min_size(head.min, vec2(head.width(), 22.0));
        line(ui, look, name, Align2::LEFT_CENTER, &about.name, Type::Strong, t.ink);
        let below =
            Rect::from_min_max(pos2(head.left(), head.bottom()), pos2(head.right(), rect.bottom() - 8.0));
        match &about.picture {
            Some((title, picture)) => {
                let place = Rect::from_min_size(name.left_bottom(), vec2(head.width(), 22.0));
                line(ui, look, place, Align2::LEFT_CENTER, title, Type::Small, t.quiet);
                self.picture(ui, below, picture);
            }
            None => {
                paragraph(ui, look, below.min, below.width(), &about.why, Type::Small, t.quiet);
            }
        }
        let pressed = touch(ui, rect, Sense::click());
        let label = look.say("gui-gallery-open", &[("name", about.name.as_str().into())]);
        pressed.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        if pressed.hovered() {
            ui.painter().rect_stroke(rect, 8, Stroke::new(1.0, t.accent), StrokeKind::Inside);
        }
        focus_ring(ui, look, &pressed, 8);
        if pressed.clicked() {
            acts.push(Act::InBrowse(BrowseAct::OpenView(at)));
        }
    }

    /// The picture as large as it fits, in the middle; its texture is kept while the picture is.
    fn picture(&mut self, ui: &Ui, room: Rect, picture: &Arc<ColorImage>) {
        let known = self.pictures.iter().position(|(kept, _)| Arc::ptr_eq(kept, picture));
        let texture = match known.and_then(|at| self.pictures.get(at)) {
            Some((_, texture)) => texture.clone(),
            None => {
                let image = ColorImage::clone(picture);
                let texture = ui.ctx().load_texture("gallery", image, TextureOptions::LINEAR);
                if self.pictures.len() >= MOST_KEPT {
                    drop(self.pictures.remove(0));
                }
                self.pictures.push((Arc::clone(picture), texture.clone()));
                texture
            }
        };
        let size = texture.size_vec2();
        let scale = (room.width() / size.x).min(room.height() / size.y);
        let place = Rect::from_center_size(room.center(), size * scale);
        Image::new(&texture).paint_at(ui, place);
    }
}
