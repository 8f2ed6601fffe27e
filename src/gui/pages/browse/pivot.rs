//! Rows, columns and what stands at one member, as words that are dragged, or moved with the keys ← →.

use super::{BrowseAct, BrowseView, Lie, Movable};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{Button, Kind, focus_ring, line, text_width, tooltip};
use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

const HIGH: f32 = size::CONTROL_SMALL;
const PAD: f32 = 10.0;
const LIES: [(Lie, &str); 3] =
    [(Lie::Rows, "gui-pivot-rows"), (Lie::Columns, "gui-pivot-columns"), (Lie::Nowhere, "gui-pivot-rest")];

/// What is dragged.
#[derive(Debug, Default)]
pub struct Pivot {
    dragged: Option<crate::domain::DimensionCode>,
}

/// A word of the bar with its place: the name of a side, or what can be moved.
struct Piece {
    rect: Rect,
    lie: Lie,
    /// Place on its side and what can be moved; `None`: the name of the side.
    movable: Option<(usize, usize)>,
}

impl Pivot {
    /// Draws the bar; gives its lower edge.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        room: Rect,
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) -> f32 {
        if view.movable.is_empty() {
            return room.top() + HIGH;
        }
        let (pieces, end) = laid(ui, look, room, view);
        for piece in &pieces {
            match piece.movable.and_then(|(place, at)| Some((place, view.movable.get(at)?))) {
                Some((place, movable)) => self.word(ui, look, (piece, place, movable), &pieces, view, acts),
                None => {
                    let words = LIES.iter().find(|(lie, _)| *lie == piece.lie).map_or("", |(_, id)| id);
                    let words = look.words(words);
                    line(ui, look, piece.rect, Align2::LEFT_CENTER, &words, Type::Small, look.tokens.quiet);
                }
            }
        }
        self.dragging(ui, look, &pieces, view);
        if view.moved {
            let words = look.words("gui-best-view");
            let button = Button::new(Kind::Quiet, &words);
            let wide = button.width(ui, look);
            let fits = end.x + 8.0 + wide <= room.right();
            let at = if fits { pos2(end.x + 8.0, end.y) } else { pos2(room.left(), end.y + HIGH + 4.0) };
            if button.show(ui, look, Rect::from_min_size(at, vec2(wide, HIGH))).clicked() {
                acts.push(Act::InBrowse(BrowseAct::BestView));
            }
            return at.y + HIGH;
        }
        end.y + HIGH
    }

    fn word(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        (piece, place, movable): (&Piece, usize, &Movable),
        pieces: &[Piece],
        view: &BrowseView,
        acts: &mut Vec<Act>,
    ) {
        let t = look.tokens;
        let id = Id::unique(("pivot", movable.code.as_str()));
        let response = ui.interact(piece.rect, id, Sense::click_and_drag());
        let side = LIES.iter().find(|(lie, _)| *lie == piece.lie).map_or("", |(_, id)| id);
        let name = format!("{}: {}", look.words(side), movable.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let lies = piece.lie != Lie::Nowhere;
        let ground = if lies { t.accent_soft } else { t.surface };
        let ground = if response.hovered() { t.sunken } else { ground };
        ui.painter().rect(piece.rect, 6, ground, Stroke::new(1.0, t.edge), StrokeKind::Inside);
        let colour = if lies { t.accent } else { t.ink };
        let words = piece.rect.shrink2(vec2(PAD - 1.0, 0.0));
        line(ui, look, words, Align2::CENTER_CENTER, &movable.words, Type::Small, colour);
        focus_ring(ui, look, &response, 6);
        if response.clicked() {
            response.request_focus();
        }
        if response.drag_started() {
            self.dragged = Some(movable.code.clone());
        }
        if response.drag_stopped() {
            self.dragged = None;
            if let Some((lie, place)) = response.interact_pointer_pos().and_then(|at| target(pieces, at)) {
                acts.push(Act::InBrowse(BrowseAct::Pivot(movable.code.clone(), lie, place)));
            }
        }
        if let Some((lie, place)) = keyed(ui, &response, (piece.lie, place), view) {
            acts.push(Act::InBrowse(BrowseAct::Pivot(movable.code.clone(), lie, place)));
        }
        tooltip(look, response, &look.words("gui-pivot-how"));
    }

    /// What is dragged goes with the pointer; where it would go is marked.
    fn dragging(&self, ui: &mut Ui, look: &Look, pieces: &[Piece], view: &BrowseView) {
        let Some(movable) = view.movable.iter().find(|one| Some(&one.code) == self.dragged.as_ref()) else {
            return;
        };
        let Some(at) = ui.ctx().pointer_interact_pos() else { return };
        let t = look.tokens;
        if let Some((lie, _)) = target(pieces, at) {
            for piece in pieces.iter().filter(|piece| piece.lie == lie) {
                let under =
                    Rect::from_min_max(piece.rect.left_bottom(), piece.rect.right_bottom() + vec2(0.0, 2.0));
                ui.painter().rect_filled(under, 0, t.accent);
            }
        }
        let wide = text_width(ui, look, &movable.words, Type::Small) + 2.0 * PAD;
        let rect = Rect::from_center_size(at, vec2(wide, HIGH));
        ui.painter().rect(rect, 6, t.accent_soft, Stroke::new(1.0, t.accent), StrokeKind::Inside);
        line(ui, look, rect, Align2::CENTER_CENTER, &movable.words, Type::Small, t.accent);
    }
}

/// Where everything stands: side by side, on further lines where there is no more room; and the end of it.
fn laid(ui: &Ui, look: &Look, room: Rect, view: &BrowseView) -> (Vec<Piece>, Pos2) {
    let mut at = room.min;
    let mut pieces = Vec::new();
    let mut put = |wide: f32, gap: f32, lie: Lie, movable: Option<(usize, usize)>| {
        let wide = wide.min(room.width());
        if at.x + wide > room.right() && at.x > room.left() {
            at = pos2(room.left(), at.y + HIGH + 4.0);
        }
        pieces.push(Piece { rect: Rect::from_min_size(at, vec2(wide, HIGH)), lie, movable });
        at.x += wide + gap;
    };
    for (lie, id) in LIES {
        let here = view.movable.iter().enumerate().filter(|(_, one)| one.lie == lie);
        let here: Vec<(usize, &Movable)> = here.collect();
        put(text_width(ui, look, &look.words(id), Type::Small) + 2.0, 6.0, lie, None);
        let last = here.len().saturating_sub(1);
        for (place, (at, movable)) in here.into_iter().enumerate() {
            let wide = (text_width(ui, look, &movable.words, Type::Small) + 2.0 * PAD).min(240.0);
            put(wide, if place == last { 14.0 } else { 6.0 }, lie, Some((place, at)));
        }
    }
    (pieces, at)
}

/// The side and place at a point: before the word whose left half it is in, else after the last one.
fn target(pieces: &[Piece], at: Pos2) -> Option<(Lie, usize)> {
    let near = pieces.iter().filter(|piece| piece.rect.expand2(vec2(40.0, 14.0)).contains(at));
    let far = |piece: &&Piece| piece.rect.distance_sq_to_pos(at);
    let nearest = near.min_by(|one, other| far(one).total_cmp(&far(other)))?;
    let place = match nearest.movable {
        None => 0,
        Some((place, _)) => place + usize::from(at.x > nearest.rect.center().x),
    };
    Some((nearest.lie, place))
}

/// Where the keys put it: ← and → along rows, columns and the rest; R, C and F to one of them.
fn keyed(
    ui: &Ui,
    response: &Response,
    (lie, place): (Lie, usize),
    view: &BrowseView,
) -> Option<(Lie, usize)> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let count = |lie: Lie| view.movable.iter().filter(|one| one.lie == lie).count();
    for (key, to) in [(Key::R, Lie::Rows), (Key::C, Lie::Columns), (Key::F, Lie::Nowhere)] {
        if pressed(key) {
            return (to != lie).then(|| (to, count(to)));
        }
    }
    if pressed(Key::ArrowRight) {
        return match lie {
            Lie::Rows | Lie::Columns if place + 1 < count(lie) => Some((lie, place + 1)),
            Lie::Rows => Some((Lie::Columns, 0)),
            Lie::Columns => Some((Lie::Nowhere, 0)),
            Lie::Nowhere => None,
        };
    }
    if pressed(Key::ArrowLeft) {
        return match (lie, place) {
            (Lie::Nowhere, _) => Some((Lie::Columns, count(Lie::Columns))),
            (Lie::Columns, 0) => Some((Lie::Rows, count(Lie::Rows))),
            (Lie::Rows, 0) => None,
            _ => Some((lie, place - 1)),
        };
    }
    None
}
