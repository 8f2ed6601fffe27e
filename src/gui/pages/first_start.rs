//! First start: one card over the example store. Language, name and agency, then keep looking or begin
//! an own store.

use crate::domain::{Code, Lang};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::shell::sign;
use crate::gui::theme::{Look, Type, faint, size};
use crate::gui::widgets::{Choice, Field, drop_down, field, focus_ring, hairline, line, radio_row, touch};
use egui::{
    Align2, Area, CornerRadius, Frame, Id, Modal, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// What the card shows.
#[derive(Clone, Debug, Default)]
pub struct FirstStartView {
    /// Agencies to choose from: code and name.
    pub agencies: Vec<(Code, String)>,
    /// Values in the example store.
    pub values: u64,
    /// Indicators of the catalogue.
    pub indicators: u64,
}

/// What is typed into the card.
#[derive(Clone, Debug, Default)]
pub struct FirstStart {
    name: String,
    agency: Option<usize>,
}

const WIDTH: f32 = 640.0;
const HEIGHT: f32 = 504.0;
const PAD: f32 = 32.0;

impl FirstStart {
    /// Draws the card.
    pub fn show(&mut self, ui: &Ui, look: &Look, view: &FirstStartView, acts: &mut Vec<Act>) {
        let t = look.tokens;
        let area = Area::new(Id::unique("first-start")).anchor(Align2::CENTER_CENTER, vec2(0.0, -4.0));
        let frame = Frame::new()
            .fill(t.surface)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(size::DIALOG_RADIUS));
        let scrim = faint(if t.dark { t.sunken } else { t.ink }, 0.45);
        Modal::new(Id::unique("first-start"))
            .area(area.order(Order::Foreground))
            .backdrop_color(scrim)
            .frame(frame)
            .show(ui.ctx(), |ui| {
                let (_, rect) = ui.allocate_space(vec2(WIDTH, HEIGHT));
                self.contents(ui, look, rect, view, acts);
            });
    }

    fn contents(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &FirstStartView, acts: &mut Vec<Act>) {
        let t = look.tokens;
        sign(ui, look, rect.min + vec2(PAD + 24.0, 52.0), 48.0);
        let words = Rect::from_min_size(rect.min + vec2(96.0, 26.0), vec2(WIDTH - 128.0, 28.0));
        line(ui, look, words, Align2::LEFT_CENTER, &look.words("gui-program"), Type::Title, t.ink);
        let other = if look.lang == Lang::Lo { Lang::En } else { Lang::Lo };
        let below = words.translate(vec2(0.0, 27.0));
        let second = crate::i18n::words(other, "gui-program");
        line(ui, look, below, Align2::LEFT_CENTER, &second, Type::Body, t.quiet);
        hairline(ui, look, rect.left(), rect.right(), rect.top() + 100.0);
        let inner = Rect::from_min_max(rect.min + vec2(PAD, 120.0), rect.max - vec2(PAD, 20.0));
        self.language(ui, look, inner, acts);
        self.person(ui, look, Rect::from_min_max(inner.min + vec2(0.0, 96.0), inner.max), view);
        let line_y = inner.top() + 214.0;
        hairline(ui, look, inner.left(), inner.right(), line_y);
        let doors = Rect::from_min_max(pos2(inner.left(), line_y + 20.0), inner.max);
        self.doors(ui, look, doors, view, acts);
        let foot = Rect::from_min_max(
            pos2(inner.left(), rect.bottom() - 48.0),
            pos2(inner.right(), rect.bottom() - 20.0),
        );
        icons::draw(ui.painter(), Icon::Lock, pos2(foot.left() + 8.0, foot.center().y), 14.0, t.quiet);
        let text = Rect::from_min_max(foot.min + vec2(24.0, 0.0), foot.max);
        line(ui, look, text, Align2::LEFT_CENTER, &look.words("gui-first-offline"), Type::Small, t.quiet);
        line(ui, look, foot, Align2::RIGHT_CENTER, &look.words("gui-first-f12"), Type::Small, t.quiet);
    }

    fn language(&self, ui: &mut Ui, look: &Look, inner: Rect, acts: &mut Vec<Act>) {
        let t = look.tokens;
        let head = Rect::from_min_size(inner.min, vec2(inner.width(), 24.0));
        line(ui, look, head, Align2::LEFT_CENTER, "ພາສາ · Language", Type::Strong, t.ink);
        let wide = (inner.width() - 16.0) / 2.0;
        for (place, lang, words) in [(0.0, Lang::Lo, "ລາວ"), (1.0, Lang::En, "English")] {
            let rect = Rect::from_min_size(
                pos2(inner.left() + place * (wide + 16.0), inner.top() + 30.0),
                vec2(wide, 48.0),
            );
            let on = look.lang == lang;
            let ground = if on { t.accent_soft } else { t.surface };
            let border = if on { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.edge) };
            ui.painter().rect(rect, size::RADIUS, ground, border, StrokeKind::Inside);
            if radio_row(ui, look, rect.shrink2(vec2(14.0, 8.0)), on, words, "").clicked() {
                let command = if lang == Lang::Lo {
                    crate::app::Command::SpeakLao
                } else {
                    crate::app::Command::SpeakEnglish
                };
                acts.push(Act::Command(command));
            }
        }
    }

    fn person(&mut self, ui: &mut Ui, look: &Look, inner: Rect, view: &FirstStartView) {
        let t = look.tokens;
        let wide = (inner.width() - 16.0) / 2.0;
        let name = look.words("gui-your-name");
        let agency = look.words("gui-agency");
        let left = Rect::from_min_size(inner.min, vec2(wide, 24.0));
        let right = left.translate(vec2(wide + 16.0, 0.0));
        line(ui, look, left, Align2::LEFT_CENTER, &name, Type::Strong, t.ink);
        line(ui, look, right, Align2::LEFT_CENTER, &agency, Type::Strong, t.ink);
        let box_of = |head: Rect| {
            Rect::from_min_size(head.left_bottom() + vec2(0.0, 4.0), vec2(wide, size::CONTROL_LARGE))
        };
        field(ui, look, box_of(left), &Field::new(&name, ""), &mut self.name);
        let chosen =
            self.agency.and_then(|place| view.agencies.get(place)).map_or("", |(_, name)| name.as_str());
        let hint = look.words("gui-choose-from-list");
        let search = look.words("gui-find-agency");
        let about = Choice { name: &agency, chosen, hint: &hint, chip: None, search: Some(&search) };
        let mut shown = Vec::new();
        let taken = drop_down(ui, look, box_of(right), &about, |asked| {
            shown = super::matching(view.agencies.iter().map(|(_, name)| name.as_str()), asked);
            shown.iter().filter_map(|place| view.agencies.get(*place)).map(|(_, name)| name.clone()).collect()
        });
        if let Some(taken) = taken {
            self.agency = shown.get(taken).copied();
        }
        let note = Rect::from_min_size(pos2(inner.left(), inner.top() + 76.0), vec2(inner.width(), 24.0));
        line(ui, look, note, Align2::LEFT_CENTER, &look.words("gui-first-note"), Type::Small, t.quiet);
    }

    fn doors(&self, ui: &mut Ui, look: &Look, rect: Rect, view: &FirstStartView, acts: &mut Vec<Act>) {
        let wide = (rect.width() - 16.0) / 2.0;
        let keep = look.say("gui-first-keep-detail", &[("count", view.values.into())]);
        let begin = look.say("gui-first-own-detail", &[("count", view.indicators.into())]);
        let doors = [
            (Icon::Book, look.words("gui-first-keep"), keep, false),
            (Icon::Plus, look.words("gui-first-own"), begin, true),
        ];
        let mut left = rect.left();
        for (icon, title, detail, own) in doors {
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, 86.0));
            left += wide + 16.0;
            if door(ui, look, place, icon, (&title, &detail), !own) {
                let agency =
                    self.agency.and_then(|place| view.agencies.get(place)).map(|(code, _)| code.clone());
                acts.push(Act::FirstStart {
                    lang: look.lang,
                    name: self.name.trim().to_owned(),
                    agency,
                    own,
                });
            }
        }
    }
}

fn door(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    icon: Icon,
    (title, detail): (&str, &str),
    primary: bool,
) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let (ground, border, words, quiet) = if primary {
        (t.accent, t.accent, t.on_accent, t.on_accent)
    } else {
        (if response.hovered() { t.accent_soft } else { t.surface }, t.edge, t.ink, t.quiet)
    };
    ui.painter().rect(rect, size::CARD_RADIUS, ground, Stroke::new(1.0, border), StrokeKind::Inside);
    let sign = if primary { t.on_accent } else { t.accent };
    icons::draw(ui.painter(), icon, rect.min + vec2(26.0, 29.0), size::ICON_LARGE, sign);
    let head = Rect::from_min_size(rect.min + vec2(44.0, 14.0), vec2(rect.width() - 56.0, 30.0));
    line(ui, look, head, Align2::LEFT_CENTER, title, Type::Strong, words);
    let below = Rect::from_min_size(rect.min + vec2(16.0, 46.0), vec2(rect.width() - 28.0, 26.0));
    line(ui, look, below, Align2::LEFT_CENTER, detail, Type::Small, quiet);
    focus_ring(ui, look, &response, size::CARD_RADIUS);
    response.clicked()
}
