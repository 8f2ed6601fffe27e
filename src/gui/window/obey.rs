//! Does what people wish.

use super::Window;
use super::files::Purpose;
use crate::app::{AppError, Command, Pending, Session, Theme};
use crate::domain::Lang;
use crate::gui::act::Act;
use crate::gui::pages::SettingsAct;
use crate::gui::shell::Page;
use crate::work::Work;
use egui::{ColorImage, Context, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

/// What a job came to.
pub enum Changed {
    /// The store is another one: look at it anew, and say so.
    Store(String),
    /// Values were changed by this change, which can be taken back.
    Values(String, i64),
    /// Typed values were written by this change.
    Typed(String, i64),
    /// The lists have grown by this change.
    Lists(String, i64),
    /// A file was written.
    File(PathBuf),
    /// A file was written to be seen and printed with another program.
    Print(PathBuf),
    /// Text for the clipboard, and what is said about it.
    Text(String, String),
    /// A picture for the clipboard, and what is said about it.
    Picture(Arc<ColorImage>, String),
}

impl Window {
    /// Does one thing.
    pub(super) fn obey(&mut self, ctx: &Context, act: Act) {
        match act {
            Act::Command(command) => self.command(ctx, command),
            Act::Browse(code) => {
                self.page = Page::Browse;
                self.palette = None;
                self.ask_first(code, None);
            }
            Act::Compare(code) => {
                self.page = Page::Browse;
                self.ask_first(code, Some(None));
            }
            Act::Indicator(code) => {
                self.page = Page::Indicators;
                self.palette = None;
                self.show_indicator(&code);
            }
            Act::OpenStore(path) => self.open(path),
            Act::Undo(change) => self.undo(Some(change)),
            Act::FirstStart { lang, name, agency, own } => {
                self.settings.lang = lang;
                self.settings.name = name;
                self.settings.agency = agency.map(|code| code.as_str().to_owned()).unwrap_or_default();
                self.settings.welcomed = true;
                self.save_settings();
                if own {
                    self.choose(ctx, Purpose::NewStore, "migration-profile.mprofile");
                }
            }
            Act::InBrowse(act) => self.in_browse(act),
            Act::InImport(act) => self.in_import(ctx, act),
            Act::InEdit(act) => self.in_edit(act),
            Act::InEntry(act) => self.in_entry(act),
            Act::InLists(act) => self.in_lists(ctx, act),
            Act::InHistory(act) => self.in_history(act),
            Act::InReport(act) => self.in_report(ctx, act),
            Act::InSettings(act) => self.set(act),
            Act::Copy(text) => ctx.copy_text(text),
            Act::CloseToast(id) => self.toasts.retain(|(toast, _)| toast.id != id),
        }
    }

    fn command(&mut self, ctx: &Context, command: Command) {
        if !command.allowed(self.situation()) {
            return;
        }
        if command != Command::Palette {
            self.palette = None;
        }
        match command {
            Command::GoHome => self.page = Page::Home,
            Command::GoIndicators => self.page = Page::Indicators,
            Command::GoImport => {
                self.page = Page::Import;
                self.list_files();
            }
            Command::GoBrowse => self.page = Page::Browse,
            Command::GoReport => self.page = Page::Report,
            Command::GoLists => {
                self.page = Page::Lists;
                self.fill_lists();
            }
            Command::GoHistory => self.page = Page::History,
            Command::GoSettings => self.page = Page::Settings,
            Command::ImportFile => {
                self.page = Page::Import;
                self.list_files();
                self.choose(ctx, Purpose::Import, "");
            }
            Command::TypeValues => self.open_entry(),
            Command::NewStore => self.choose(ctx, Purpose::NewStore, "migration-profile.mprofile"),
            Command::OpenStore => self.choose(ctx, Purpose::OpenStore, "store.mprofile"),
            Command::SaveCopy => self.choose(ctx, Purpose::SaveCopy, "migration-profile copy.mprofile"),
            Command::Undo => self.undo(None),
            Command::Redo => self.redo(None),
            Command::AddToReport => self.add_to_report(),
            Command::CopyTable => self.copy_table(),
            Command::CopyFigure => self.copy_figure(),
            Command::ExportWorkbook => self.export(ctx, Purpose::Table, "xlsx"),
            Command::ExportCsv => self.export(ctx, Purpose::Table, "csv"),
            Command::ExportSvg => self.export(ctx, Purpose::Figure, "svg"),
            Command::ExportPng => self.export(ctx, Purpose::Figure, "png"),
            Command::ExportPdf => self.export(ctx, Purpose::Figure, "pdf"),
            Command::Print => self.print(),
            Command::PrintTable => self.print_table(),
            Command::ReportWord => self.choose_report(ctx, "docx"),
            Command::ReportPdf => self.choose_report(ctx, "pdf"),
            Command::ReportHtml => self.choose_report(ctx, "html"),
            Command::Stop => self.stop(),
            Command::Palette => {
                self.fill_entries();
                self.palette = Some(crate::gui::shell::Palette::default());
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            other => self.look_command(other),
        }
    }

    /// Language, theme, size of text.
    fn look_command(&mut self, command: Command) {
        match command {
            Command::SpeakLao => self.settings.lang = Lang::Lo,
            Command::SpeakEnglish => self.settings.lang = Lang::En,
            Command::ThemeLight => self.settings.theme = Theme::Light,
            Command::ThemeDark => self.settings.theme = Theme::Dark,
            Command::ThemeContrast => self.settings.theme = Theme::HighContrast,
            Command::Larger => self.settings.zoom = self.settings.zoom.saturating_add(10).min(200),
            Command::Smaller => self.settings.zoom = self.settings.zoom.saturating_sub(10).max(80),
            Command::UsualSize => self.settings.zoom = 100,
            _ => return,
        }
        self.save_settings();
    }

    fn set(&mut self, act: SettingsAct) {
        match act {
            SettingsAct::Numbers(style) => self.settings.numbers = style,
            SettingsAct::Name(name) => self.settings.name = name,
            SettingsAct::Agency(agency) => {
                self.settings.agency = agency.map(|code| code.as_str().to_owned()).unwrap_or_default();
            }
            SettingsAct::Folder(folder) => self.settings.remember_folder(&PathBuf::from(folder)),
        }
        self.save_settings();
        let settings = self.settings.clone();
        drop(
            self.writer
                .ask(move |session: &mut Session, _: &Work| {
                    session.set_who(Session::of(&settings).who().clone());
                    Ok(())
                })
                .wait(),
        );
        self.forget_design();
        self.reword();
    }

    fn stop(&mut self) {
        if let Some((_, pending)) = &self.changing {
            pending.work().stop();
        }
        self.import.2.stop();
        if let Some(work) = self.members.work() {
            work.stop();
        }
        self.stop_check();
    }

    /// Puts a job that changes something on the writer's desk.
    pub(super) fn change(
        &mut self,
        words: String,
        task: impl FnOnce(&mut Session, &Work) -> Result<Changed, AppError> + Send + 'static,
    ) {
        if self.changing.is_none() {
            self.changing = Some((words, self.writer.ask(task)));
        }
    }

    pub(super) fn take_changed(&mut self, ctx: &Context) {
        let Some((_, pending)) = &self.changing else { return };
        let Some(answer) = Pending::poll(pending) else { return };
        self.changing = None;
        match answer {
            Ok(Changed::Store(words)) => {
                self.tell(words, false, None);
                self.refresh();
            }
            Ok(Changed::Lists(words, change)) => {
                self.tell(words, false, Some((self.look.words("import-page-undo"), Act::Undo(change))));
                self.refresh();
                self.lists_are_written();
            }
            Ok(Changed::Typed(words, change)) => {
                self.tell(words, false, Some((self.look.words("import-page-undo"), Act::Undo(change))));
                self.refresh();
                self.typed_is_written();
            }
            Ok(Changed::Values(words, change)) => {
                self.tell(words, false, Some((self.look.words("import-page-undo"), Act::Undo(change))));
                self.refresh();
            }
            Ok(Changed::File(path)) => {
                let place = super::files::short_place(&path);
                self.tell(self.look.say("gui-file-written", &[("place", place.into())]), false, None);
            }
            Ok(Changed::Print(path)) => {
                ctx.open_url(egui::OpenUrl::new_tab(super::output::address(&path)));
                let place = super::files::short_place(&path);
                self.tell(self.look.say("gui-file-written", &[("place", place.into())]), false, None);
            }
            Ok(Changed::Text(text, words)) => {
                ctx.copy_text(text);
                self.tell(words, false, None);
            }
            Ok(Changed::Picture(picture, words)) => {
                ctx.copy_image(ColorImage::clone(&picture));
                self.tell(words, false, None);
            }
            Err(error) => {
                if !self.mark_form(&error) {
                    self.tell_error(&error);
                }
            }
        }
        ctx.request_repaint();
    }

    fn undo(&mut self, change: Option<i64>) {
        let named = change.is_some();
        let last = self.store.as_ref().and_then(|store| store.last_change()).map(|row| row.id);
        let Some(change) = change.or(last) else { return };
        // What is being typed is the last change, once it is kept.
        let change = Some(change).filter(|_| named || !self.keep_report());
        let done = self.look.words("gui-undone");
        self.change(self.look.words(&Command::Undo.words()), move |session, work| {
            session.undo(change, work)?;
            Ok(Changed::Store(done))
        });
    }

    pub(super) fn save_copy(&mut self, path: PathBuf) {
        let words = self.look.words(&Command::SaveCopy.words());
        self.change(words, move |session, work| {
            session.save_copy(&path, work)?;
            Ok(Changed::File(path))
        });
    }
}
