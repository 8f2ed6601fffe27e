//! What is changed in the outline.

use super::Window;
use crate::domain::Lang;
use crate::gui::pages::ReportAct;
use crate::i18n;
use crate::report::Both;

impl Window {
    /// Changes the outline; gives whether there was something to change.
    pub(super) fn edit_outline(&mut self, act: ReportAct) -> bool {
        let (may, lang) = (self.may_write(), self.settings.lang);
        let state = &mut self.report.2;
        let Some(outline) = state.outline.as_mut().filter(|_| may) else { return false };
        match act {
            ReportAct::Include(code, on) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.on = on;
            }
            ReportAct::Shift(code, down) => {
                let Some(code) = outline.shift(&code, down) else { return false };
                state.section = code;
            }
            ReportAct::Add(code) => {
                let words = |lang| i18n::words(lang, "gui-report-new-section");
                let title = Both { lo: words(Lang::Lo), en: words(Lang::En) };
                let Some(code) = outline.add_after(&code, title) else { return false };
                state.section = code;
                self.report.1.write = true;
            }
            ReportAct::Remove(code) => {
                let place = outline.place(&code);
                if !outline.remove(&code) {
                    return false;
                }
                let before = place.and_then(|at| outline.sections.get(at.saturating_sub(1)));
                state.section = before.map(|section| section.code.clone()).unwrap_or_default();
            }
            ReportAct::Title(code, lang, text) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.title.set(lang, text);
            }
            ReportAct::Text(code, lang, text) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.text.set(lang, text);
            }
            ReportAct::Indicator(code, indicator, on) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.indicators.retain(|known| *known != indicator);
                if on {
                    section.indicators.push(indicator);
                }
            }
            ReportAct::View(code, name, on) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.views.retain(|known| *known != name);
                if on {
                    section.views.push(name);
                }
            }
            other => return self.edit_sentence(lang, other),
        }
        true
    }

    fn edit_sentence(&mut self, lang: Lang, act: ReportAct) -> bool {
        let state = &mut self.report.2;
        let Some(outline) = &mut state.outline else { return false };
        let found = state.made.as_ref().map(|made| made.report().found.as_slice()).unwrap_or_default();
        match act {
            ReportAct::LeaveOut(code, about, out) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.leave_out(&about, out);
            }
            ReportAct::Word(code, about, words) => {
                let said = found.iter().find(|one| one.code == code && one.sentence.about == about);
                let Some((section, said)) = outline.section_mut(&code).zip(said) else { return false };
                section.word(&about, lang, &words, &said.sentence.text);
            }
            ReportAct::TakeNew(code, about) => {
                let Some(section) = outline.section_mut(&code) else { return false };
                section.take_new(&about);
            }
            _ => return false,
        }
        true
    }
}
