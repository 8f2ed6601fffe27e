//! Bottom bar: the running job with Stop, or the last notice; where the data are saved.

use super::{JobView, ShellView};
use crate::app::Command;
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{focus_ring, line, text_width, touch};
use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Draws the bar.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &ShellView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    ui.painter().rect_filled(rect, 0, t.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, t.line));
    let inner = rect.shrink2(vec2(size::PAD, 0.0));
    let right = line(ui, look, inner, Align2::RIGHT_CENTER, &view.saved_in, Type::Small, t.quiet).rect;
    let room = Rect::from_min_max(inner.min, pos2(right.left() - 24.0, inner.bottom()));
    match &view.job {
        Some(job) => running(ui, look, room, job, acts),
        None => {
            icons::draw(ui.painter(), Icon::Check, pos2(room.left() + 7.0, room.center().y), 14.0, t.good);
            let words =
                if view.notice.is_empty() { look.words("gui-all-saved") } else { view.notice.clone() };
            let text = Rect::from_min_max(pos2(room.left() + 22.0, room.top()), room.max);
            line(ui, look, text, Align2::LEFT_CENTER, &words, Type::Small, t.quiet);
        }
    }
}

fn running(ui: &mut Ui, look: &Look, rect: Rect, job: &JobView, acts: &mut Vec<Act>) {
    let t = look.tokens;
    let wide = text_width(ui, look, &job.words, Type::Small).min(rect.width() * 0.5);
    let words = Rect::from_min_size(rect.min, vec2(wide, rect.height()));
    line(ui, look, words, Align2::LEFT_CENTER, &job.words, Type::Small, t.quiet);
    let mut left = words.right() + 8.0;
    if job.total > 0 {
        let bar = Rect::from_center_size(pos2(left + 60.0, rect.center().y), vec2(120.0, 4.0));
        ui.painter().rect_filled(bar, 2, t.line);
        ui.painter().rect_filled(
            Rect::from_min_size(bar.min, vec2(120.0 * part(job.done, job.total), 4.0)),
            2,
            t.accent,
        );
        left = bar.right() + 8.0;
        let count = look.say("gui-of", &[("done", job.done.into()), ("total", job.total.into())]);
        let room = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        left = line(ui, look, room, Align2::LEFT_CENTER, &count, Type::Small, t.quiet).rect.right() + 8.0;
    }
    let stop = look.words(&Command::Stop.words());
    let wide = text_width(ui, look, &stop, Type::SmallStrong) + 8.0;
    let button = Rect::from_min_size(pos2(left, rect.top() + 2.0), vec2(wide, rect.height() - 4.0));
    let response = touch(ui, button, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &stop));
    line(ui, look, button, Align2::CENTER_CENTER, &stop, Type::SmallStrong, t.accent);
    focus_ring(ui, look, &response, 4);
    if response.clicked() {
        acts.push(Act::Command(Command::Stop));
    }
}

/// How far, 0–1.
fn part(done: u64, total: u64) -> f32 {
    let thousandths = done.min(total).saturating_mul(1000) / total.max(1);
    f32::from(u16::try_from(thousandths).unwrap_or(1000)) / 1000.0
}
