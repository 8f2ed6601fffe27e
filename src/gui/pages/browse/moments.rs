//! The time slider of figures that show one moment: its stops, and a button that plays them.

use super::BrowseAct;
use crate::figure::Figure;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{focus_ring, line, text_width, touch};
use egui::{Align2, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const HIGH: f32 = 52.0;
const BUTTON: f32 = 32.0;
/// Seconds a moment stays while it plays.
const STAY: f64 = 1.2;

/// Draws the slider at the foot of the card, where the figure has several moments; gives the room left.
pub fn show(ui: &mut Ui, look: &Look, card: Rect, figure: &Figure, acts: &mut Vec<Act>) -> Rect {
    let Some(here) = figure.moment.filter(|_| figure.moments.len() > 1) else { return card };
    let t = look.tokens;
    let strip = Rect::from_min_max(pos2(card.left(), card.bottom() - HIGH), card.max);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, t.line));
    let playing = play(ui, look, strip, here, figure.moments.len(), acts);
    let track = Rect::from_min_max(
        pos2(strip.left() + 24.0 + BUTTON + 20.0, strip.top()),
        pos2(strip.right() - 36.0, strip.bottom()),
    );
    let y = strip.top() + 18.0;
    ui.painter().hline(track.x_range(), y, Stroke::new(3.0, t.line));
    let last = f32::from(u16::try_from(figure.moments.len() - 1).unwrap_or(u16::MAX)).max(1.0);
    let x =
        |at: usize| track.left() + track.width() * f32::from(u16::try_from(at).unwrap_or(u16::MAX)) / last;
    let mut free = f32::NEG_INFINITY;
    for (at, moment) in figure.moments.iter().enumerate() {
        let middle = pos2(x(at), y);
        let on = at == here;
        let stop = Rect::from_center_size(pos2(middle.x, strip.center().y), vec2(28.0, HIGH - 4.0));
        let response = ui.push_id(("moment", at), |ui| touch(ui, stop, Sense::click())).inner;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &moment.label));
        let (radius, colour) = if on { (8.0, t.accent) } else { (5.0, t.edge) };
        ui.painter().circle(middle, radius, if on { t.accent } else { t.surface }, Stroke::new(1.5, colour));
        focus_ring(ui, look, &response, 4);
        let wide = text_width(ui, look, &moment.label, Type::Small);
        // The chosen stop always has its words; of the others those that do not touch.
        if on || middle.x - wide / 2.0 > free {
            let room = Rect::from_center_size(pos2(middle.x, strip.bottom() - 13.0), vec2(wide + 2.0, 18.0));
            let kind = if on { Type::SmallStrong } else { Type::Small };
            let near_chosen = !on && (x(here) - middle.x).abs() < wide + 8.0;
            if !near_chosen {
                line(
                    ui,
                    look,
                    room,
                    Align2::CENTER_CENTER,
                    &moment.label,
                    kind,
                    if on { t.ink } else { t.quiet },
                );
                free = middle.x + wide / 2.0 + 6.0;
            }
        }
        if response.clicked() && !playing {
            acts.push(Act::InBrowse(BrowseAct::Moment(moment.period)));
        }
        if on && response.has_focus() {
            let step = ui.input(|input| {
                i32::from(input.key_pressed(Key::ArrowRight)) - i32::from(input.key_pressed(Key::ArrowLeft))
            });
            let next = if step > 0 {
                at.checked_add(1)
            } else if step < 0 {
                at.checked_sub(1)
            } else {
                None
            };
            if let Some(next) = next.and_then(|next| figure.moments.get(next)) {
                acts.push(Act::InBrowse(BrowseAct::Moment(next.period)));
            }
        }
    }
    if let Some(next) = advance(ui, playing, here, figure.moments.len()).and_then(|at| figure.moments.get(at))
    {
        acts.push(Act::InBrowse(BrowseAct::Moment(next.period)));
    }
    Rect::from_min_max(card.min, pos2(card.right(), strip.top()))
}

fn playing_id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("moments-play")
}

/// The button; gives whether it plays.
fn play(ui: &mut Ui, look: &Look, strip: Rect, here: usize, count: usize, acts: &mut Vec<Act>) -> bool {
    let t = look.tokens;
    let id = playing_id(ui);
    let since: Option<f64> = ui.data(|data| data.get_temp(id));
    let middle = pos2(strip.left() + 16.0 + BUTTON / 2.0, strip.center().y);
    let place = Rect::from_center_size(middle, vec2(BUTTON, BUTTON));
    let response = touch(ui, place, Sense::click());
    let words = look.words(if since.is_some() { "command-stop" } else { "gui-play" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let ground = if response.hovered() { t.accent_soft } else { t.surface };
    ui.painter().circle(middle, BUTTON / 2.0, ground, Stroke::new(1.0, t.edge));
    let icon = if since.is_some() { Icon::Close } else { Icon::Play };
    icons::draw(ui.painter(), icon, middle, size::ICON, t.accent);
    focus_ring(ui, look, &response, 16);
    if response.clicked() {
        let now = ui.input(|input| input.time);
        match since {
            Some(_) => ui.data_mut(|data| data.remove::<f64>(id)),
            None => {
                ui.data_mut(|data| data.insert_temp(id, now));
                if here + 1 == count {
                    acts.push(Act::InBrowse(BrowseAct::FirstMoment));
                }
            }
        }
        return since.is_none();
    }
    since.is_some()
}

/// The next stop, when the one shown has stayed long enough; the last one ends the play.
fn advance(ui: &Ui, playing: bool, here: usize, count: usize) -> Option<usize> {
    let id = playing_id(ui);
    let since: f64 = ui.data(|data| data.get_temp(id)).filter(|_| playing)?;
    let now = ui.input(|input| input.time);
    if now - since < STAY {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
        return None;
    }
    if here + 1 >= count {
        ui.data_mut(|data| data.remove::<f64>(id));
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, now));
    Some(here + 1)
}
