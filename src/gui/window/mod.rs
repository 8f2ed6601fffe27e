//! The running window: asks the program for what pages show, and passes on what people wish.
//!
//! In: [`Settings`] and perhaps a store. Out: frames. Two workers own sessions, one reads and one
//! changes, so that no frame waits for a disk.

mod ask;
mod browse;
mod check;
mod concerns;
mod edit;
mod entry;
mod explain;
mod files;
mod history;
mod home;
pub mod import;
mod indicators;
mod lists;
mod members;
mod obey;
mod open;
mod output;
mod report;
mod views;

use crate::app::{Command, Concern, Desk, Overview, Pending, Session, Settings, Situation};
use crate::domain::{Catalogue, Key, Lang};
use crate::gui::act::Act;
use crate::gui::dialogs::{EditAct, EditValue, EditView};
use crate::gui::pages::{browse as browse_page, first_start, history as history_page, home as home_page};
use crate::gui::pages::{entry as entry_page, import as import_page, lists as lists_page};
use crate::gui::pages::{indicators as indicators_page, report as report_page, settings as settings_page};
use crate::gui::shell::{self, JobView, Page, Palette, PaletteEntry, ShellView, Toast, within};
use crate::gui::theme::{self, Look, Theme};
use crate::store::ChangeRow;
use eframe::CreationContext;
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// What follows a change of the store: the overview, the journal, the lists.
type News = (Overview, Vec<ChangeRow>, Arc<Catalogue>);

/// The window with all it shows.
pub struct Window {
    ctx: Context,
    settings: Settings,
    keep_settings: bool,
    look: Look,
    applied: Option<(Theme, Lang, u16)>,
    reader: Desk,
    writer: Desk,
    store: Option<open::OpenStore>,
    opening: Option<Pending<open::OpenStore>>,
    news: Option<Pending<News>>,
    concerns: Option<Pending<Vec<Concern>>>,
    changing: Option<(String, Pending<obey::Changed>)>,
    dialog: Option<files::Dialog>,
    editing: Option<(EditValue, EditView, Key)>,
    page: Page,
    palette: Option<Palette>,
    toasts: Vec<(Toast, f64)>,
    next_toast: u64,
    home: home_page::HomeView,
    indicators: (indicators_page::Indicators, indicators_page::IndicatorsView),
    browse: (browse_page::Browse, browse_page::BrowseView, browse::Asked),
    import: (import_page::Import, import_page::ImportView, import::Reviewing),
    entry: (entry_page::Entry, entry_page::EntryView, entry::Typing),
    history: (history_page::History, history_page::HistoryView, history::Looking),
    lists: (lists_page::Lists, lists_page::ListsView, lists::Listed),
    members: members::Members,
    check: check::Checking,
    report: (report_page::Report, report_page::ReportView, report::Reporting),
    wake: Arc<dyn Fn() + Send + Sync>,
    settings_page: settings_page::Settings,
    first: first_start::FirstStart,
    entries: Vec<PaletteEntry>,
}

impl Window {
    /// A window with settings; opens the store, or the example where none is named. It keeps settings in
    /// memory only.
    pub fn new(ctx: &Context, settings: Settings, store: Option<PathBuf>) -> Self {
        theme::install_fonts(ctx);
        let wake: Arc<dyn Fn() + Send + Sync> = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let waker = |wake: &Arc<dyn Fn() + Send + Sync>| {
            let wake = Arc::clone(wake);
            move || wake()
        };
        let mut window = Self {
            ctx: ctx.clone(),
            look: Look::new(theme_of(&settings), settings.lang, settings.numbers),
            applied: None,
            reader: Desk::start(Session::of(&settings), waker(&wake)),
            writer: Desk::start(Session::of(&settings), waker(&wake)),
            store: None,
            opening: None,
            news: None,
            concerns: None,
            changing: None,
            dialog: None,
            editing: None,
            page: Page::Home,
            palette: None,
            toasts: Vec::new(),
            next_toast: 0,
            home: home_page::HomeView::default(),
            indicators: Default::default(),
            browse: Default::default(),
            import: Default::default(),
            entry: Default::default(),
            history: Default::default(),
            lists: Default::default(),
            members: Default::default(),
            check: Default::default(),
            report: Default::default(),
            wake,
            settings_page: settings_page::Settings::default(),
            first: first_start::FirstStart::default(),
            entries: Vec::new(),
            settings,
            keep_settings: false,
        };
        window.open_first(store);
        window.apply(ctx);
        window
    }

    /// Takes the answers that are there, and does what keys ask for.
    pub fn think(&mut self, ctx: &Context) {
        self.take_opened();
        self.take_news();
        self.take_concerns();
        self.take_changed(ctx);
        self.take_browse();
        self.take_views();
        self.take_explained();
        self.take_import();
        self.take_entry();
        self.take_history();
        self.take_recipes();
        self.take_members();
        self.take_check();
        self.think_report(ctx);
        self.take_dialog(ctx);
        self.take_dropped(ctx);
        let now = ctx.input(|input| input.time);
        let mut soonest = f64::INFINITY;
        // Its time begins once the window shows what it tells of.
        let settled = self.is_settled();
        self.toasts.retain_mut(|(toast, until)| {
            if toast.error || (*until == 0.0 && !settled) {
                return true;
            }
            if *until == 0.0 {
                *until = now + 6.0;
            }
            soonest = soonest.min(*until - now);
            *until > now
        });
        if soonest.is_finite() {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(soonest.max(0.05)));
        }
        if self.job().is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(120));
        }
        if self.palette.is_none() && self.editing.is_none() && !self.needs_welcome() {
            for command in shell::pressed_commands(ctx, self.situation()) {
                self.obey(ctx, Act::Command(command));
            }
        } else if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F12)) {
            self.obey(ctx, Act::Command(Command::SpeakEnglish));
        }
        self.apply(ctx);
    }

    /// Draws a frame and does what was pressed in it.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        for act in self.draw(ui) {
            self.obey(&ctx, act);
        }
        self.apply(&ctx);
    }

    /// Shows a page.
    pub fn go(&mut self, page: Page) {
        self.page = page;
    }

    /// Whether everything asked for is there.
    pub fn is_settled(&self) -> bool {
        self.store.is_some()
            && self.job().is_none()
            && self.dialog.is_none()
            && self.news.is_none()
            && self.concerns.is_none()
            && !self.browse.2.is_waiting()
            && !self.entry.2.is_waiting()
            && !self.history.2.is_waiting()
            && !self.lists.2.is_waiting()
            && !self.members.is_waiting()
            && !self.report.2.is_waiting()
    }

    /// Writes the settings, unless this window keeps them in memory.
    fn save_settings(&self) {
        if self.keep_settings {
            self.settings.save();
        }
    }

    /// Draws; nothing here reads or writes.
    fn draw(&mut self, ui: &mut egui::Ui) -> Vec<Act> {
        let mut acts = Vec::new();
        let look = self.look;
        let frame = self.frame();
        let page = shell::frame(ui, &look, &frame, &mut acts);
        let name = format!("{:?}", self.page);
        within(ui, page, &name, |ui| match self.page {
            Page::Home => home_page::show(ui, &look, page, &self.home, &mut acts),
            Page::Indicators => self.indicators.0.show(ui, &look, page, &self.indicators.1, &mut acts),
            Page::Browse => self.browse.0.show(ui, &look, page, &self.browse.1, &mut acts),
            Page::Import => self.import.0.show(ui, &look, page, &self.import.1, &mut acts),
            Page::Entry => self.entry.0.show(ui, &look, page, &self.entry.1, &mut acts),
            Page::Lists => self.lists.0.show(ui, &look, page, &self.lists.1, &mut acts),
            Page::Report => self.report.0.show(ui, &look, page, &self.report.1, &mut acts),
            Page::History => {
                self.history.0.show(ui, &look, page, &self.history.1, &mut acts);
            }
            Page::Settings => {
                let view = self.settings_view();
                self.settings_page.show(ui, &look, page, &view, &mut acts);
            }
        });
        if self.needs_welcome() && self.store.is_some() {
            let view = self.welcome_view();
            self.first.show(ui, &look, &view, &mut acts);
        } else if let Some((dialog, view, _)) = &mut self.editing {
            if !dialog.show(ui, &look, view, &mut acts)
                && !acts.iter().any(|act| matches!(act, Act::InEdit(EditAct::Save(..))))
            {
                self.editing = None;
            }
        } else if let Some(palette) = &mut self.palette
            && !palette.show(ui, &look, &self.entries, &mut acts)
        {
            self.palette = None;
        }
        acts
    }

    fn frame(&self) -> ShellView {
        let look = &self.look;
        let store = self.store.as_ref();
        let place = store.map_or_else(String::new, |store| files::short_place(&store.path));
        let reviewing = self.page == Page::Import && self.import.1.is_review();
        ShellView {
            page: self.page,
            store: store.map_or_else(|| look.words("gui-no-store"), |store| store.name(look)),
            example: store.is_some_and(|store| store.overview.example),
            past: self.history.2.past_words(),
            read_only: store.is_some_and(|store| !store.writable),
            situation: self.situation(),
            undo: String::new(),
            job: self.job(),
            notice: if reviewing { look.words("gui-nothing-written") } else { String::new() },
            saved_in: if place.is_empty() {
                String::new()
            } else {
                look.say("gui-saved-in", &[("place", place.into())])
            },
            toasts: self.toasts.iter().map(|(toast, _)| toast.clone()).collect(),
        }
    }

    /// What can be done now.
    fn situation(&self) -> Situation {
        let store = self.store.as_ref();
        Situation {
            store: store.is_some(),
            writable: self.may_write(),
            undo: self.may_write() && store.is_some_and(|store| store.last_change().is_some()),
            redo: self.may_write() && store.is_some_and(|store| store.last_undo().is_some()),
            job: self.job().is_some() && !self.only_checks(),
            checking: self.check.work().is_some(),
            table: self.page == Page::Browse && self.browse.1.table.is_some(),
            figure: self.page == Page::Browse && self.browse.1.figure.is_some(),
        }
    }

    /// Whether the store may be changed now: not while its past is looked at.
    fn may_write(&self) -> bool {
        self.store.as_ref().is_some_and(|store| store.writable) && !self.history.2.is_past()
    }

    /// The running job, for the bottom bar.
    fn job(&self) -> Option<JobView> {
        let view = |words: String, work: &crate::work::Work| {
            let progress = work.progress();
            JobView { words, done: progress.done, total: progress.total }
        };
        let stage = |work: &crate::work::Work| self.look.words(work.progress().stage.id());
        if let Some((words, pending)) = &self.changing {
            return Some(view(format!("{words}: {}", stage(pending.work())), pending.work()));
        }
        if let Some(pending) = &self.opening {
            return Some(view(stage(pending.work()), pending.work()));
        }
        let reading = self.import.2.work().or_else(|| self.members.work()).or_else(|| self.check.work());
        reading.map(|work| view(stage(work), work))
    }

    fn catalogue(&self) -> Option<Arc<Catalogue>> {
        self.store.as_ref().map(|store| Arc::clone(&store.catalogue))
    }

    fn needs_welcome(&self) -> bool {
        !self.settings.welcomed
    }

    /// Gives the toolkit theme, fonts and zoom when they changed.
    fn apply(&mut self, ctx: &Context) {
        let wanted = (theme_of(&self.settings), self.settings.lang, self.settings.zoom);
        if self.applied == Some(wanted) {
            return;
        }
        let spoken = self.applied.is_some_and(|applied| applied.1 != wanted.1);
        self.applied = Some(wanted);
        self.look = Look::new(wanted.0, wanted.1, self.settings.numbers);
        theme::apply(ctx, &self.look);
        ctx.set_zoom_factor(f32::from(wanted.2) / 100.0);
        if spoken {
            self.reword();
        }
        ctx.request_repaint();
    }

    /// Says everything anew: language or number style has changed.
    fn reword(&mut self) {
        self.look = Look::new(theme_of(&self.settings), self.settings.lang, self.settings.numbers);
        self.fill_home();
        self.fill_indicators();
        self.fill_entries();
        self.reword_browse();
        self.reword_import();
        self.fill_entry();
        self.fill_history();
        self.fill_lists();
        self.reword_report();
    }

    /// Says what went wrong, with the way to what stands in the way.
    fn tell_error(&mut self, error: &crate::app::AppError) {
        let words = self.look.tell(&error.message);
        let action = self.way_out(error);
        self.tell(words, true, action);
    }

    /// Shows a toast.
    fn tell(&mut self, words: String, error: bool, action: Option<(String, Act)>) {
        let id = self.next_toast;
        self.next_toast += 1;
        let action = action.map(|(words, act)| (words, Box::new(act)));
        self.toasts.push((Toast { id, words, error, action }, 0.0));
    }
}

fn theme_of(settings: &Settings) -> Theme {
    match settings.theme {
        crate::app::Theme::Light => Theme::Light,
        crate::app::Theme::Dark => Theme::Dark,
        crate::app::Theme::HighContrast => Theme::Contrast,
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.think(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish_report();
    }
}

/// Makes the window for the toolkit.
pub(crate) fn create(context: &CreationContext<'_>, settings: Settings, store: Option<PathBuf>) -> Window {
    let mut window = Window::new(&context.egui_ctx, settings, store);
    window.keep_settings = true;
    window
}
