//! The page Report: the outline as it is edited, kept in the store by itself; its pages, made in the
//! background; the files.
//!
//! In: what is pressed and typed. Out: a change of the journal a moment after the last key, a
//! [`ReportView`]. A desk of its own makes pages, so that Browse never waits for them.

mod design;
mod edit;
mod fill;
mod make;

use super::Window;
use crate::app::{AppError, Desk, Pending, SavedView, Session, Wording};
use crate::export::pdf::Preview;
use crate::export::png::Picture;
use crate::gui::pages::ReportAct;
use crate::gui::pages::report::{COVER, PageView};
use crate::gui::shell::Page;
use crate::gui::window::files::Purpose;
use crate::report::{Design, Outline};
use crate::work::Work;
use egui::{ColorImage, Context, TextureHandle, TextureOptions, vec2};
use std::sync::Arc;

/// Seconds without a key before what was typed is kept.
const KEEP: f64 = 1.2;
/// Seconds without a key before the pages are made anew.
const MAKE: f64 = 0.5;

/// The report under work.
#[derive(Default)]
pub struct Reporting {
    /// The outline as it is edited; `None`: not read yet.
    outline: Option<Outline>,
    /// The template of the person's agency, as it is edited.
    design: Design,
    /// Whether the template was changed since it was kept.
    redesigned: bool,
    views: Vec<SavedView>,
    /// The newest change of the journal that this page knows.
    known: i64,
    reading: Option<Pending<(Outline, Design, Vec<SavedView>)>>,
    /// When something was last changed that is not kept yet.
    changed: Option<f64>,
    keeping: Option<Pending<i64>>,
    /// Keeps that were not done when the next one was asked for.
    earlier: Vec<Pending<i64>>,
    /// When something was last changed that the pages do not show yet.
    waits: Option<f64>,
    making: Option<Pending<Preview>>,
    made: Option<Arc<Preview>>,
    failed: Option<AppError>,
    drawing: Option<(Wanted, Pending<Picture>)>,
    drawn: Option<(Wanted, TextureHandle)>,
    /// Grows with each set of pages.
    edition: u64,
    desk: Option<Desk>,
    section: String,
    page: usize,
    /// Endings of the files that are made beside the first one.
    more: Vec<String>,
}

/// Which picture: of which pages, which page, how wide.
type Wanted = (u64, usize, u32);

impl Reporting {
    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.reading.is_some()
            || self.changed.is_some()
            || self.keeping.is_some()
            || self.waits.is_some()
            || self.making.is_some()
            || self.drawing.is_some()
    }
}

impl Window {
    /// Takes the answers that are there, and asks for what is due.
    pub(super) fn think_report(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        self.take_outline();
        self.take_kept();
        self.take_made();
        self.take_picture(ctx);
        self.keep_when_quiet(ctx, now);
        if self.page != Page::Report || self.store.is_none() {
            return;
        }
        if self.report.2.outline.is_none() && self.report.2.reading.is_none() {
            self.read_outline();
        }
        self.follow_journal(now);
        let due = self.report.2.waits.is_some_and(|since| now - since >= MAKE);
        if due {
            self.make_pages();
        } else if self.report.2.waits.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
        self.ask_picture();
    }

    fn read_outline(&mut self) {
        let who = Session::of(&self.settings).who().clone();
        self.report.2.reading = Some(self.reader.ask(move |session, _| {
            session.set_who(who);
            Ok((session.outline(None)?, session.design()?, session.views()?))
        }));
    }

    fn take_outline(&mut self) {
        let Some(answer) = self.report.2.reading.as_ref().and_then(Pending::poll) else { return };
        self.report.2.reading = None;
        match answer {
            Ok((outline, design, views)) => {
                let state = &mut self.report.2;
                let first = state.outline.is_none();
                // What is being typed goes before what was kept.
                if state.changed.is_none() {
                    if state.outline.as_ref() != Some(&outline) || state.design != design {
                        self.report.1.version += 1;
                    }
                    (state.outline, state.design) = (Some(outline), design);
                }
                state.views = views;
                state.waits = Some(f64::NEG_INFINITY);
                if first {
                    state.section = String::from("A.1");
                }
                self.fill_report();
            }
            Err(error) => self.tell_error(&error),
        }
    }

    /// Somebody changed the store, or took a change back: the outline and the data may be others.
    fn follow_journal(&mut self, now: f64) {
        let newest = self.store.as_ref().and_then(|store| store.history.first()).map_or(0, |row| row.id);
        let state = &mut self.report.2;
        if newest <= state.known || state.keeping.is_some() || state.outline.is_none() {
            return;
        }
        let first = std::mem::replace(&mut state.known, newest) == 0;
        if !first && state.reading.is_none() {
            state.waits = Some(now - MAKE);
            self.read_outline();
        }
    }

    /// Something was changed here: it is kept and the pages are made anew when nothing more comes.
    fn touched(&mut self, now: f64) {
        self.report.2.changed = Some(now);
        self.report.2.waits = Some(now);
        self.fill_report();
    }

    fn keep_when_quiet(&mut self, ctx: &Context, now: f64) {
        let Some(since) = self.report.2.changed else { return };
        let left = self.page != Page::Report;
        if self.report.2.keeping.is_some() || (now - since < KEEP && !left) {
            ctx.request_repaint_after(std::time::Duration::from_millis(200));
            return;
        }
        self.keep_report();
    }

    /// Keeps what was changed as a change of the journal, at once; gives whether there was something.
    pub(super) fn keep_report(&mut self) -> bool {
        let changed = self.report.2.changed.take().is_some();
        let Some(outline) = self.report.2.outline.clone().filter(|_| changed) else { return false };
        // Keeps go through one after another; the answer of an earlier one is not needed any more.
        let design = Some(self.report.2.design.clone()).filter(|_| self.report.2.redesigned);
        self.report.2.redesigned = false;
        let keep = self.writer.ask(move |session, _| match design {
            Some(design) => session.keep_design(&design),
            None => session.keep_outline(&outline),
        });
        if let Some(earlier) = self.report.2.keeping.replace(keep) {
            // Dropping it would stop it before it has begun.
            self.report.2.earlier.push(earlier);
        }
        true
    }

    /// Before the store is left: waits until all is kept.
    pub(super) fn finish_report(&mut self) {
        self.keep_report();
        if let Some(pending) = self.report.2.keeping.take()
            && let Err(error) = pending.wait()
        {
            self.tell_error(&error);
        }
    }

    fn take_kept(&mut self) {
        let Some(answer) = self.report.2.keeping.as_ref().and_then(Pending::poll) else { return };
        self.report.2.keeping = None;
        self.report.2.earlier.clear();
        match answer {
            Ok(change) => {
                self.report.2.known = self.report.2.known.max(change);
                self.refresh();
            }
            Err(error) => self.tell_error(&error),
        }
    }

    fn make_pages(&mut self) {
        let (Some(store), Some(outline)) = (&self.store, self.report.2.outline.clone()) else { return };
        let path = store.path.clone();
        let design = self.report.2.design.clone();
        let wording = Wording { lang: self.settings.lang, numbers: self.settings.numbers };
        let settings = self.settings.clone();
        let wake = self.wake.clone();
        let state = &mut self.report.2;
        state.waits = None;
        let desk = state.desk.get_or_insert_with(|| Desk::start(Session::of(&settings), move || wake()));
        state.making = Some(desk.ask(move |session: &mut Session, work: &Work| {
            session.set_who(Session::of(&settings).who().clone());
            session.open(&path, false)?;
            session.preview(&outline, &design, wording, work)
        }));
        self.fill_report();
    }

    fn take_made(&mut self) {
        let Some(answer) = self.report.2.making.as_ref().and_then(Pending::poll) else { return };
        let state = &mut self.report.2;
        state.making = None;
        match answer {
            Ok(preview) => {
                let first = state.made.replace(Arc::new(preview)).is_none();
                state.failed = None;
                state.edition += 1;
                if first {
                    self.turn_to_section();
                }
            }
            Err(error) => state.failed = Some(error),
        }
        let count = self.report.2.made.as_ref().map_or(0, |made| made.count());
        self.report.2.page = self.report.2.page.min(count.saturating_sub(1));
        self.fill_report();
    }

    /// Shows the page on which the chosen section begins.
    fn turn_to_section(&mut self) {
        let state = &mut self.report.2;
        let Some(made) = &state.made else { return };
        if state.section == COVER {
            state.page = 0;
        }
        let begins = made.sections().iter().find(|(code, _)| *code == state.section);
        if let Some((_, page)) = begins {
            state.page = *page;
        }
    }

    fn ask_picture(&mut self) {
        let wide = self.report.0.wanted;
        let state = &mut self.report.2;
        let (Some(made), Some(desk)) = (state.made.clone(), &state.desk) else { return };
        let wanted = (state.edition, state.page, wide);
        let asked = state.drawing.as_ref().map(|(wanted, _)| *wanted);
        let shown = state.drawn.as_ref().map(|(wanted, _)| *wanted);
        if wide == 0
            || self.report.1.write
            || asked == Some(wanted)
            || (asked.is_none() && shown == Some(wanted))
        {
            return;
        }
        let draw = move |_: &mut Session, _: &Work| Ok(made.picture(wanted.1, wanted.2)?);
        state.drawing = Some((wanted, desk.ask(draw)));
    }

    fn take_picture(&mut self, ctx: &Context) {
        let Some((wanted, pending)) = &self.report.2.drawing else { return };
        let wanted = *wanted;
        let Some(answer) = pending.poll() else { return };
        self.report.2.drawing = None;
        match answer {
            Ok(picture) => {
                let side = |dots: u32| usize::try_from(dots).unwrap_or_default();
                let size = [side(picture.width), side(picture.height)];
                let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
                let texture = ctx.load_texture("report-page", image, TextureOptions::LINEAR);
                let size = texture.size_vec2();
                let page = PageView { texture: texture.id(), size: vec2(size.x, size.y), page: wanted.1 };
                self.report.1.picture = Some(page);
                self.report.2.drawn = Some((wanted, texture));
            }
            // The pages were made anew meanwhile.
            Err(_) if wanted.0 != self.report.2.edition => {}
            Err(error) => {
                self.report.2.drawn = None;
                self.report.2.failed = Some(error);
                self.fill_report();
            }
        }
    }

    /// The language has changed.
    pub(super) fn reword_report(&mut self) {
        if self.report.2.outline.is_some() {
            self.report.2.waits = Some(f64::NEG_INFINITY);
            self.fill_report();
        }
    }

    /// Does what was pressed or typed on the page.
    pub(super) fn in_report(&mut self, ctx: &Context, act: ReportAct) {
        let now = ctx.input(|input| input.time);
        match act {
            ReportAct::Show(code) => self.show_section(code),
            ReportAct::Page(page) => {
                self.report.2.page = page;
                self.fill_report();
            }
            ReportAct::Write(write) => {
                self.report.1.write = write;
                self.fill_report();
            }
            ReportAct::Formats(formats) => self.report.1.formats = formats,
            ReportAct::Make => self.choose_files(ctx),
            ReportAct::Emblem => self.choose(ctx, Purpose::Emblem, "emblem.png"),
            ReportAct::Design(change) => {
                // Sections and template are kept one after the other: each is a change of its own.
                if !self.report.2.redesigned {
                    self.keep_report();
                }
                if self.redesign(change) {
                    self.report.2.redesigned = true;
                    self.touched(now);
                }
            }
            other => {
                if self.report.2.redesigned {
                    self.keep_report();
                }
                if self.edit_outline(other) {
                    self.touched(now);
                }
            }
        }
    }

    fn show_section(&mut self, code: String) {
        self.report.2.section = code;
        self.turn_to_section();
        self.fill_report();
    }
}
