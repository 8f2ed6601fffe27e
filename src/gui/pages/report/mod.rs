//! Report: the outline at the left, the pages or the texts of a section in the middle, at the right what is
//! missing before publication.
//!
//! In: a [`ReportView`]. Out: [`ReportAct`]s. The page keeps what is folded, what is typed and where it is
//! scrolled.

mod cover;
mod outline;
mod pages;
mod side;
mod write;

use crate::app::Command;
use crate::domain::{Code, IndicatorCode, Lang};
use crate::gui::act::Act;
use crate::gui::icons::{self, Icon};
use crate::gui::theme::{Look, Type, size};
use crate::gui::widgets::{
    Button, Kind, Segment, focus_ring, hairline, icon_button, line, segment, tooltip, touch,
};
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, TextureId, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::collections::HashSet;
use std::sync::Arc;

/// What a person asks for on this page.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportAct {
    /// Show this section.
    Show(String),
    /// Put a section into the report, or leave it out.
    Include(String, bool),
    /// Move a section down (`true`) or up.
    Shift(String, bool),
    /// Add a section after this one.
    Add(String),
    /// Take a section out of the outline.
    Remove(String),
    /// The title of a section in a language.
    Title(String, Lang, String),
    /// The text of a section in a language.
    Text(String, Lang, String),
    /// Leave a sentence of a section out, or put it back.
    LeaveOut(String, String, bool),
    /// The words of people for a sentence of a section.
    Word(String, String, String),
    /// Take what the program says now for a sentence of a section.
    TakeNew(String, String),
    /// Tell of an indicator in a section, or no longer.
    Indicator(String, IndicatorCode, bool),
    /// Draw a saved view in a section, or no longer.
    View(String, String, bool),
    /// Show the pages or the texts.
    Write(bool),
    /// Show this page, from 0.
    Page(usize),
    /// Which files are made: Word, PDF, page for browsers, slides.
    Formats([bool; 4]),
    /// Make the files.
    Make,
    /// Choose the picture of the emblem.
    Emblem,
    /// Change the template of the agency.
    Design(DesignChange),
}

/// A change of the template of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DesignChange {
    /// Title on the cover in a language.
    Title(Lang, String),
    /// Partners in a language.
    Partners(Lang, String),
    /// Colour of headings, `#1F5F7A`; empty: the usual one.
    Colour(String),
    /// No emblem any more.
    NoEmblem,
}

/// The cover: the template of the agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverView {
    /// The agency that owns the report.
    pub agency: Option<Code>,
    /// Agencies to choose from: code and name.
    pub agencies: Vec<(Code, String)>,
    /// Titles, Lao and English; empty: the usual ones.
    pub titles: [String; 2],
    /// Partners, Lao and English.
    pub partners: [String; 2],
    /// Colour of headings; empty: the usual one.
    pub colour: String,
    /// Whether there is an emblem.
    pub emblem: bool,
}

/// How a section stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is missing.
    #[default]
    Good,
    /// Something is missing.
    Look,
    /// None of its indicators has data.
    Empty,
}

/// A row of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineRow {
    /// Code of the section; empty for a head that is none.
    pub code: String,
    /// What it is folded with: the letter of its part, [`FRONT`] or [`ANNEXES`].
    pub group: String,
    /// Its words.
    pub words: String,
    /// Whether it is the head of those that follow.
    pub head: bool,
    /// Whether it is part of the report.
    pub on: bool,
    /// Indicators with data of all it names: `5/13`.
    pub counts: String,
    /// How it stands.
    pub standing: Standing,
}

/// A sentence found in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentenceRow {
    /// Which sentence.
    pub about: String,
    /// As it stands in the report.
    pub words: String,
    /// As the program says it now.
    pub said: String,
    /// Its numbers in words.
    pub numbers: String,
    /// Whether people wrote it.
    pub own: bool,
    /// Whether it is left out.
    pub out: bool,
    /// Whether the data have changed since people wrote it.
    pub outdated: bool,
}

/// The section that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionView {
    /// Code.
    pub code: String,
    /// Code and title.
    pub words: String,
    /// Whether it is part of the report.
    pub on: bool,
    /// Titles, Lao and English.
    pub titles: [String; 2],
    /// Texts, Lao and English.
    pub texts: [String; 2],
    /// Sentences found in its data.
    pub sentences: Arc<[SentenceRow]>,
    /// Whether sentences are looked for in it.
    pub tells: bool,
    /// Its indicators: code, name, whether it has data.
    pub indicators: Arc<[(IndicatorCode, String, bool)]>,
    /// The saved views, and whether it shows them.
    pub views: Arc<[(String, bool)]>,
    /// Whether it can go up, and down.
    pub moves: [bool; 2],
    /// Whether it can be taken out.
    pub can_remove: bool,
}

/// Something that is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingRow {
    /// Section.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What is missing.
    pub words: String,
    /// Whether the section has nothing at all.
    pub empty: bool,
}

/// A page as a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageView {
    /// The picture.
    pub texture: TextureId,
    /// Its size in dots.
    pub size: Vec2,
    /// Which page, from 0.
    pub page: usize,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ReportView {
    /// What the report is called.
    pub title: String,
    /// The outline.
    pub rows: Arc<[OutlineRow]>,
    /// The section that is shown.
    pub shown: Option<SectionView>,
    /// The cover, where it is shown instead of a section.
    pub cover: Option<CoverView>,
    /// Every indicator, to be added to a section.
    pub indicators: Arc<[(IndicatorCode, String)]>,
    /// Grows when texts come from the store and no longer from what is typed here.
    pub version: u64,
    /// Whether texts are shown instead of pages.
    pub write: bool,
    /// The page that is shown, from 0, and how many there are.
    pub page: (usize, usize),
    /// Its picture.
    pub picture: Option<PageView>,
    /// Why there are no pages; empty where there are some or they are being made.
    pub failed: String,
    /// What is missing.
    pub missing: Arc<[MissingRow]>,
    /// Core indicators with data, and all of them.
    pub core: (usize, usize),
    /// Which files are made.
    pub formats: [bool; 4],
    /// Whether the store may be changed.
    pub writable: bool,
    /// Whether a job runs.
    pub busy: bool,
}

/// What belongs to looking and typing.
#[derive(Clone, Debug)]
pub struct Report {
    folded: HashSet<String>,
    typed: Typed,
    /// Width in dots that the picture of a page should have.
    pub wanted: u32,
    /// Page last drawn: another one begins at its top.
    drawn: usize,
}

/// What is typed, for the section and version it belongs to.
#[derive(Clone, Debug, Default)]
struct Typed {
    code: String,
    version: u64,
    titles: [String; 2],
    texts: [String; 2],
    colour: String,
    sentence: Option<(String, String)>,
}

impl Default for Report {
    fn default() -> Self {
        let folded = ["B", "C", "D", ANNEXES].map(str::to_owned).into_iter().collect();
        Self { folded, typed: Typed::default(), wanted: 0, drawn: usize::MAX }
    }
}

/// Code of the cover, which is no section.
pub const COVER: &str = "cover";
/// Group of the annexes.
pub const ANNEXES: &str = "annexes";
/// Group of what stands before part A.
pub const FRONT: &str = "front";

impl Report {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &ReportView, acts: &mut Vec<Act>) {
        self.take(view);
        let t = look.tokens;
        let end = super::page_title(ui, look, page, &look.words(&Command::GoReport.words()));
        let words = look.words("gui-report-make");
        let can = !view.busy && view.formats.contains(&true);
        let button = Button::new(Kind::Primary, &words).icon(Icon::File).enabled(can);
        let left = page.right() - 20.0 - button.width(ui, look);
        if button.at(ui, look, pos2(left, end.y - 16.0)).clicked() {
            acts.push(Act::InReport(ReportAct::Make));
        }
        let room = Rect::from_min_max(
            pos2(end.x + 16.0, page.top()),
            pos2(left - 16.0, page.top() + size::PAGE_HEADER),
        );
        line(ui, look, room, Align2::LEFT_CENTER, &view.title, Type::Body, t.quiet);
        let body = Rect::from_min_max(page.min + vec2(0.0, size::PAGE_HEADER), page.max);
        let narrow = page.width() < 1_100.0;
        let (wide, side) = if narrow { (248.0, 244.0) } else { (288.0, 312.0) };
        let left = Rect::from_min_max(body.min, pos2(body.left() + wide, body.bottom()));
        let right = Rect::from_min_max(pos2(body.right() - side, body.top()), body.max);
        let middle = Rect::from_min_max(left.right_top(), right.left_bottom());
        ui.painter().rect_filled(left, 0, t.surface);
        ui.painter().rect_filled(right, 0, t.surface);
        ui.painter().rect_filled(middle, 0, t.sunken);
        hairline(ui, look, body.left(), body.right(), body.top());
        for x in [middle.left(), middle.right()] {
            ui.painter().vline(x.round() + 0.5, body.y_range(), Stroke::new(1.0, t.line));
        }
        self.outline(ui, look, left, view, acts);
        self.middle(ui, look, middle, view, acts);
        side::show(ui, look, right, view, acts);
    }

    /// Takes titles and texts where another section is shown, or the store says something else.
    fn take(&mut self, view: &ReportView) {
        if let Some(cover) = &view.cover
            && (self.typed.code != COVER || self.typed.version != view.version)
        {
            self.typed = Typed {
                code: COVER.to_owned(),
                version: view.version,
                titles: cover.titles.clone(),
                texts: cover.partners.clone(),
                colour: cover.colour.clone(),
                sentence: None,
            };
        }
        let Some(shown) = &view.shown else { return };
        if self.typed.code != shown.code || self.typed.version != view.version {
            self.typed = Typed {
                code: shown.code.clone(),
                version: view.version,
                titles: shown.titles.clone(),
                texts: shown.texts.clone(),
                colour: String::new(),
                sentence: None,
            };
        }
    }

    fn middle(&mut self, ui: &mut Ui, look: &Look, rect: Rect, view: &ReportView, acts: &mut Vec<Act>) {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::CARD_HEADER));
        let inner = head.shrink2(vec2(size::PAD, 0.0));
        let top = inner.center().y - size::CONTROL_SMALL / 2.0;
        let (pages, write) = (look.words("gui-report-pages"), look.words("gui-report-write"));
        let modes = [Segment::words(&pages, !view.write), Segment::words(&write, view.write)];
        if let Some(at) = segment(ui, look, pos2(inner.left(), top), size::CONTROL_SMALL, &modes) {
            acts.push(Act::InReport(ReportAct::Write(at == 1)));
        }
        let body = Rect::from_min_max(pos2(rect.left(), head.bottom()), rect.max);
        if view.write {
            self.texts(ui, look, body, view, acts);
        } else {
            turner(ui, look, inner, view, acts);
            self.pages(ui, look, body, view, acts);
        }
    }
}

/// Page before, which page, page after.
fn turner(ui: &mut Ui, look: &Look, inner: Rect, view: &ReportView, acts: &mut Vec<Act>) {
    let (at, count) = view.page;
    if count == 0 {
        return;
    }
    let side = size::CONTROL_SMALL;
    let next =
        Rect::from_min_size(pos2(inner.right() - side, inner.center().y - side / 2.0), vec2(side, side));
    let args = [("page", (at + 1).into()), ("pages", count.into())];
    let words = look.say("gui-report-page", &args);
    let wide = crate::gui::widgets::text_width(ui, look, &words, Type::Body);
    let told = Rect::from_min_max(
        pos2(next.left() - wide - 6.0, inner.top()),
        pos2(next.left() - 4.0, inner.bottom()),
    );
    let before = Rect::from_min_size(pos2(told.left() - side - 4.0, next.top()), vec2(side, side));
    if icon_button(ui, look, before, Icon::Left, &look.words("gui-report-before"), at > 0).clicked() && at > 0
    {
        acts.push(Act::InReport(ReportAct::Page(at - 1)));
    }
    line(ui, look, told, Align2::RIGHT_CENTER, &words, Type::Body, look.tokens.ink);
    let more = at + 1 < count;
    if icon_button(ui, look, next, Icon::Right, &look.words("gui-report-after"), more).clicked() && more {
        acts.push(Act::InReport(ReportAct::Page(at + 1)));
    }
}

/// A box alone, with its name for screen readers and as tooltip; whether it was pressed.
fn tick(ui: &mut Ui, look: &Look, rect: Rect, on: bool, enabled: bool, name: &str) -> bool {
    let t = look.tokens;
    let response = touch(ui, rect, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, name));
    let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
    if on {
        ui.painter().rect_filled(square, 4, if enabled { t.accent } else { t.edge });
        icons::draw(ui.painter(), Icon::Check, square.center(), 13.0, t.on_accent);
    } else {
        ui.painter().rect(square, 4, t.surface, Stroke::new(1.5, t.edge), StrokeKind::Inside);
    }
    focus_ring(ui, look, &response, 4);
    let clicked = response.clicked();
    tooltip(look, response, name);
    clicked
}
