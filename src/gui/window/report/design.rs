//! The cover: the template of the person's agency.

use super::Window;
use crate::app::Session;
use crate::gui::pages::report::{CoverView, DesignChange};
use crate::report::{Colour, Design};
use std::path::Path;

impl Window {
    /// Changes the template; gives whether there was something to change.
    pub(super) fn redesign(&mut self, change: DesignChange) -> bool {
        let may = self.may_write();
        let state = &mut self.report.2;
        if !may || state.outline.is_none() {
            return false;
        }
        let before = state.design.clone();
        match change {
            DesignChange::Title(lang, text) => state.design.title.set(lang, text),
            DesignChange::Partners(lang, text) => state.design.partners.set(lang, text),
            DesignChange::Colour(text) => {
                let colour = Colour::read(&text).filter(|colour| colour.can_be_read());
                if colour.is_none() && !text.trim().is_empty() {
                    return false;
                }
                state.design.colour = colour;
            }
            DesignChange::NoEmblem => state.design.picture = None,
        }
        state.design != before
    }

    /// Takes a picture as emblem.
    pub(in crate::gui::window) fn take_emblem(&mut self, path: &Path) {
        // A picture of up to a megabyte: read at once.
        match Session::of(&self.settings).read_emblem(path) {
            Ok(picture) => {
                self.keep_report();
                let state = &mut self.report.2;
                state.design.picture = Some(picture);
                state.redesigned = true;
                state.changed = Some(f64::NEG_INFINITY);
                state.waits = Some(f64::NEG_INFINITY);
                self.fill_report();
            }
            Err(error) => self.tell_error(&error),
        }
    }

    /// The agency has changed: it has a template of its own.
    pub(in crate::gui::window) fn forget_design(&mut self) {
        if self.report.2.outline.is_some() {
            self.finish_report();
            self.report.2.reading = None;
            self.read_outline();
        }
    }

    /// What the cover shows.
    pub(super) fn cover_view(&self) -> CoverView {
        let Design { title, partners, colour, picture, .. } = self.report.2.design.clone();
        let settings = self.settings_view();
        CoverView {
            agency: settings.agency,
            agencies: settings.agencies,
            titles: [title.lo, title.en],
            partners: [partners.lo, partners.en],
            colour: colour.map_or_else(String::new, String::from),
            emblem: picture.is_some(),
        }
    }
}
