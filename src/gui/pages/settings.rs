//! Settings: language, theme, text size, numbers, the person, the usual folder.

use crate::app::Command;
use crate::domain::{Code, Lang};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Theme, Type, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, Segment, card_header, drop_down, field, hairline, line, segment, text_width,
    tooltip,
};
use crate::i18n::NumberStyle;
use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// A change of a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingsAct {
    /// How numbers are written.
    Numbers(NumberStyle),
    /// The person's name.
    Name(String),
    /// The person's agency.
    Agency(Option<Code>),
    /// Where files are saved first.
    Folder(String),
}

/// What Settings shows.
#[derive(Clone, Debug, Default)]
pub struct SettingsView {
    /// Size of text in percent.
    pub zoom: u32,
    /// The person's name.
    pub name: String,
    /// The person's agency.
    pub agency: Option<Code>,
    /// Agencies to choose from: code and name.
    pub agencies: Vec<(Code, String)>,
    /// Where files are saved first.
    pub folder: String,
    /// Name and version of the program.
    pub version: String,
    /// Where settings are kept.
    pub kept_in: String,
}

/// What is typed into Settings before it is taken.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    typed: Option<(String, String)>,
}

const ROW: f32 = 56.0;

impl Settings {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &SettingsView, acts: &mut Vec<Act>) {
        super::page_title(ui, look, page, &look.words(&Command::GoSettings.words()));
        let body = Rect::from_min_max(page.min + vec2(20.0, size::PAGE_HEADER), page.max - vec2(4.0, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("settings"), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let wide = (body.width() - 16.0).min(880.0);
                let (_, looks) = ui.allocate_space(vec2(wide, size::CARD_HEADER + 4.0 * ROW));
                how_it_looks(ui, look, looks, view, acts);
                ui.add_space(8.0);
                let (_, person) = ui.allocate_space(vec2(wide, size::CARD_HEADER + 3.0 * ROW));
                self.person(ui, look, person, view, acts);
                ui.add_space(8.0);
                let (_, foot) = ui.allocate_space(vec2(wide, 48.0));
                let response =
                    line(ui, look, foot, Align2::LEFT_TOP, &view.version, Type::Small, look.tokens.quiet);
                tooltip(
                    look,
                    response,
                    &look.say("gui-settings-kept", &[("place", view.kept_in.as_str().into())]),
                );
            });
        });
    }

    fn person(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &SettingsView, acts: &mut Vec<Act>) {
        let body = card_header(ui, look, rect, &look.words("gui-settings-person"));
        let (name, folder) = self.typed.get_or_insert_with(|| (view.name.clone(), view.folder.clone()));
        let words = look.words("gui-your-name");
        let place = row(ui, look, body, 0, (&words, &look.words("gui-first-note")), 320.0);
        let response = field(ui, look, place, &Field::new(&words, ""), name);
        if response.lost_focus() && *name != view.name {
            acts.push(Act::InSettings(SettingsAct::Name(name.clone())));
        }
        let words = look.words("gui-agency");
        let place = row(ui, look, body, 1, (&words, ""), 320.0);
        agency(ui, look, place, &words, view, acts);
        let words = look.words("gui-settings-folder");
        let place = row(ui, look, body, 2, (&words, &look.words("gui-settings-folder-detail")), 320.0);
        let response = field(ui, look, place, &Field::new(&words, ""), folder);
        if response.lost_focus() && *folder != view.folder {
            acts.push(Act::InSettings(SettingsAct::Folder(folder.clone())));
        }
    }
}

fn agency(ui: &mut Ui, look: &Look, rect: Rect, words: &str, view: &SettingsView, acts: &mut Vec<Act>) {
    let chosen = view
        .agencies
        .iter()
        .find(|(code, _)| Some(code) == view.agency.as_ref())
        .map_or("", |(_, name)| name.as_str());
    let (hint, search) = (look.words("gui-choose-from-list"), look.words("gui-find-agency"));
    let about = Choice { name: words, chosen, hint: &hint, chip: None, search: Some(&search) };
    let mut shown = Vec::new();
    let taken = drop_down(ui, look, rect, &about, |asked| {
        shown = super::matching(view.agencies.iter().map(|(_, name)| name.as_str()), asked);
        shown.iter().filter_map(|place| view.agencies.get(*place)).map(|(_, name)| name.clone()).collect()
    });
    if let Some((code, _)) = taken.and_then(|at| shown.get(at)).and_then(|place| view.agencies.get(*place)) {
        acts.push(Act::InSettings(SettingsAct::Agency(Some(code.clone()))));
    }
}

fn how_it_looks(ui: &mut Ui, look: &Look, rect: Rect, view: &SettingsView, acts: &mut Vec<Act>) {
    let body = card_header(ui, look, rect, &look.words("gui-settings-looks"));
    let languages =
        [Segment::words("ລາວ", look.lang == Lang::Lo), Segment::words("English", look.lang == Lang::En)];
    let words = look.words("gui-settings-language");
    if let Some(taken) = choose(ui, look, body, 0, (&words, &look.words("gui-first-f12")), &languages) {
        let command = if taken == 0 { Command::SpeakLao } else { Command::SpeakEnglish };
        acts.push(Act::Command(command));
    }
    let names: Vec<String> = Theme::ALL.iter().map(|theme| look.words(theme.id())).collect();
    let themes: Vec<Segment<'_>> = Theme::ALL
        .iter()
        .zip(&names)
        .map(|(theme, name)| Segment::words(name, *theme == look.theme))
        .collect();
    let words = look.words("gui-settings-theme");
    if let Some(taken) = choose(ui, look, body, 1, (&words, ""), &themes) {
        let commands = [Command::ThemeLight, Command::ThemeDark, Command::ThemeContrast];
        acts.extend(commands.get(taken).map(|command| Act::Command(*command)));
    }
    zoom(ui, look, body, view, acts);
    let numbers = [
        Segment::words("1,234.5", look.numbers == NumberStyle::Point),
        Segment::words("1.234,5", look.numbers == NumberStyle::Comma),
    ];
    let words = look.words("gui-settings-numbers");
    let detail = look.words("gui-settings-numbers-detail");
    match choose(ui, look, body, 3, (&words, &detail), &numbers) {
        Some(0) => acts.push(Act::InSettings(SettingsAct::Numbers(NumberStyle::Point))),
        Some(_) => acts.push(Act::InSettings(SettingsAct::Numbers(NumberStyle::Comma))),
        None => {}
    }
}

fn zoom(ui: &mut Ui, look: &Look, body: Rect, view: &SettingsView, acts: &mut Vec<Act>) {
    let words = look.words("gui-settings-zoom");
    let place = row(ui, look, body, 2, (&words, &look.words("gui-settings-zoom-detail")), 280.0);
    let mut left = place.left();
    let percent = format!("{}%", view.zoom);
    let usual = look.words(&Command::UsualSize.words());
    for (sign, name, command) in
        [("−", Command::Smaller, Command::Smaller), ("+", Command::Larger, Command::Larger)]
    {
        let hint = look.words(&name.words());
        let rect = Rect::from_min_size(pos2(left, place.top()), vec2(40.0, size::CONTROL));
        left += 40.0;
        if Button::new(Kind::Plain, sign).hint(&hint).show(ui, look, rect).clicked() {
            acts.push(Act::Command(command));
        }
        if command == Command::Smaller {
            let room = Rect::from_min_size(pos2(left, place.top()), vec2(64.0, size::CONTROL));
            line(ui, look, room, Align2::CENTER_CENTER, &percent, Type::Strong, look.tokens.ink);
            left += 64.0;
        }
    }
    let wide = text_width(ui, look, &usual, Type::Body) + 18.0;
    let rect = Rect::from_min_size(pos2(left + 8.0, place.top()), vec2(wide, size::CONTROL));
    if view.zoom != 100 && Button::new(Kind::Quiet, &usual).show(ui, look, rect).clicked() {
        acts.push(Act::Command(Command::UsualSize));
    }
}

fn choose(
    ui: &mut Ui,
    look: &Look,
    body: Rect,
    place: u8,
    words: (&str, &str),
    choices: &[Segment<'_>],
) -> Option<usize> {
    let rect = row(ui, look, body, place, words, 320.0);
    segment(ui, look, rect.min, size::CONTROL, choices)
}

/// The words of a row of a card; gives the room of its control.
fn row(ui: &mut Ui, look: &Look, body: Rect, place: u8, (words, detail): (&str, &str), wide: f32) -> Rect {
    let t = look.tokens;
    let top = body.top() + f32::from(place) * ROW;
    if place > 0 {
        hairline(ui, look, body.left() + size::PAD, body.right() - size::PAD, top);
    }
    let split = body.left() + (body.width() * 0.5).round();
    let names = Rect::from_min_max(pos2(body.left() + size::PAD, top), pos2(split - 16.0, top + ROW));
    if detail.is_empty() {
        line(ui, look, names, Align2::LEFT_CENTER, words, Type::Body, t.ink);
    } else {
        let upper =
            Rect::from_min_max(names.min + vec2(0.0, 5.0), pos2(names.right(), names.center().y + 3.0));
        line(ui, look, upper, Align2::LEFT_CENTER, words, Type::Body, t.ink);
        let lower =
            Rect::from_min_max(pos2(names.left(), names.center().y + 2.0), names.max - vec2(0.0, 5.0));
        line(ui, look, lower, Align2::LEFT_CENTER, detail, Type::Small, t.quiet);
    }
    let room = wide.min(body.right() - size::PAD - split);
    Rect::from_min_size(pos2(split, top + (ROW - size::CONTROL) / 2.0), vec2(room, size::CONTROL))
}
