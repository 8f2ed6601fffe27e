//! Saved views in Browse: keep what is shown, open it again in one click, take it away.

use super::Window;
use super::ask::Question;
use super::browse::{Answer, Words, periods};
use super::obey::Changed;
use crate::app::{AppError, Command, Pending, SavedView, Session, Wording};
use crate::domain::{Period, Publication};
use crate::export;
use crate::gui::pages::browse::{GalleryCard, Lie};
use crate::query::{PeriodFilter, Selection};
use crate::work::Work;
use egui::ColorImage;
use std::sync::Arc;

/// Dots across a small picture: two for each point of a card.
const DOTS: u32 = 640;

/// The saved views, and a change of them on its way.
#[derive(Default)]
pub struct Views {
    pub(super) known: Vec<SavedView>,
    gallery: bool,
    drawing: Option<Pending<Vec<GalleryCard>>>,
    changing: Option<(String, Pending<Vec<SavedView>>)>,
}

impl Views {
    pub(super) fn is_waiting(&self) -> bool {
        self.changing.is_some() || self.drawing.is_some()
    }
}

impl Window {
    /// What is shown, as a view under its title.
    fn shown_view(&self) -> Option<SavedView> {
        let asked = &self.browse.2;
        let (question, table) = (asked.question.as_ref()?, self.browse.1.table.as_ref()?);
        let view = SavedView {
            name: table.text.title.clone(),
            selection: question.selection(),
            layout: question.layout(),
            kind: question.kind,
            facet: question.facet.clone(),
        };
        Some(view.rolling(&question.known))
    }

    /// Keeps what is shown under its title.
    pub(super) fn save_view(&mut self) {
        let Some(view) = self.shown_view() else { return };
        let words = self.look.say("gui-view-saved", &[("name", view.name.as_str().into())]);
        self.change_views(words, move |session| session.save_view(&view));
    }

    /// Draws what is shown in the report from now on.
    pub(super) fn add_to_report(&mut self) {
        let Some(view) = self.shown_view() else { return };
        self.keep_report();
        let look = self.look;
        self.change(look.words(&Command::AddToReport.words()), move |session, _| {
            let (change, section) = session.add_to_report(None, &view)?;
            let args = [("name", view.name.as_str().into()), ("section", section.into())];
            Ok(Changed::Values(look.say("gui-report-added", &args), change))
        });
    }

    /// Takes a view away.
    pub(super) fn remove_view(&mut self, place: usize) {
        let Some(view) = self.browse.2.views.known.get(place).cloned() else { return };
        let words = self.look.say("gui-view-removed", &[("name", view.name.as_str().into())]);
        self.change_views(words, move |session| session.remove_view(&view.name));
    }

    /// Shows the saved views as pictures, or no longer.
    pub(super) fn turn_gallery(&mut self) {
        let open = !self.browse.2.views.gallery;
        self.browse.2.views.gallery = open;
        self.browse.1.gallery = None;
        self.draw_gallery();
    }

    /// Makes the pictures of the saved views anew, where they are shown.
    pub(super) fn draw_gallery(&mut self) {
        let views = &mut self.browse.2.views;
        if !views.gallery {
            return;
        }
        let (known, look) = (views.known.clone(), self.look);
        views.drawing = Some(self.reader.ask(move |session, work| {
            let wording = Wording { lang: look.lang, numbers: look.numbers };
            let card = |view: &SavedView| {
                let made = session.view_as_figure(view, wording, work).and_then(|(_, figure)| {
                    let picture = export::png::thumbnail(&figure, DOTS)?;
                    Ok((figure.title, picture))
                });
                let (picture, why) = match made {
                    Ok((title, picture)) => (Some((title, Arc::new(image(&picture)))), String::new()),
                    Err(error) => (None, look.tell(&error.message)),
                };
                GalleryCard { name: view.name.clone(), picture, why }
            };
            Ok(known.iter().map(card).collect())
        }));
    }

    fn take_gallery(&mut self) {
        let Some(Ok(cards)) = self.browse.2.views.drawing.as_ref().and_then(Pending::poll) else { return };
        self.browse.2.views.drawing = None;
        self.browse.1.gallery = Some(Arc::new(cards));
    }

    fn change_views(
        &mut self,
        words: String,
        task: impl FnOnce(&mut Session) -> Result<(), AppError> + Send + 'static,
    ) {
        let pending = self.writer.ask(move |session, _| {
            task(session)?;
            session.views()
        });
        self.browse.2.views.changing = Some((words, pending));
    }

    /// Asks what there is; after a store was opened.
    pub(super) fn ask_views(&mut self) {
        self.browse.2.views.changing = Some((String::new(), self.reader.ask(|session, _| session.views())));
    }

    /// Takes the answer that is there.
    pub(super) fn take_views(&mut self) {
        self.take_gallery();
        let Some((_, pending)) = &self.browse.2.views.changing else { return };
        let Some(answer) = pending.poll() else { return };
        let words = self.browse.2.views.changing.take().map(|(words, _)| words).unwrap_or_default();
        match answer {
            Ok(known) => {
                self.browse.2.views.known = known;
                if !words.is_empty() {
                    self.tell(words, false, None);
                }
                self.fill_views();
                self.draw_gallery();
            }
            Err(error) => {
                let words = self.look.tell(&error.message);
                self.tell(words, true, None);
            }
        }
    }

    /// Shows a saved view.
    pub(super) fn open_view(&mut self, place: usize) {
        let Some(view) = self.browse.2.views.known.get(place).cloned() else { return };
        (self.browse.2.views.gallery, self.browse.1.gallery) = (false, None);
        self.ask_with(move |session, words, work| opened(session, &view, words, work));
    }
}

/// A picture for the toolkit.
pub(super) fn image(picture: &export::png::Picture) -> ColorImage {
    let side = |dots: u32| usize::try_from(dots).unwrap_or(0);
    ColorImage::from_rgba_unmultiplied([side(picture.width), side(picture.height)], &picture.rgba)
}

/// The question of a saved view, and its answer.
fn opened(session: &Session, view: &SavedView, words: &Words, work: &Work) -> Result<Answer, AppError> {
    let code = view.selection.indicator.clone();
    let all = session.holdings(&code, None)?;
    let editions = all.publications.clone();
    // Without an edition the one that is preferred of the source.
    let publication = view.selection.source.as_ref().and_then(|source| {
        let wanted = view.selection.edition.as_ref();
        let fits =
            |one: &&Publication| one.source == *source && wanted.is_none_or(|text| one.edition == *text);
        editions.iter().map(|(one, _)| one).find(fits).cloned()
    });
    let holdings = match &publication {
        Some(one) => session.holdings(&code, Some(one))?,
        None => all,
    };
    let mut question = Question::best(code, &holdings, publication);
    for (dimension, _) in &holdings.dimensions {
        let lie = match () {
            () if view.layout.rows.contains(dimension) => Lie::Rows,
            () if view.layout.columns.contains(dimension) => Lie::Columns,
            () => Lie::Nowhere,
        };
        question.lay(dimension, lie, &holdings);
        if let Some(members) = view.selection.members.get(dimension) {
            question.members.insert(dimension.clone(), members.iter().cloned().collect());
        }
    }
    question.axes = Some((view.layout.rows.clone(), view.layout.columns.clone()));
    question.measure = view.layout.measure.clone();
    (question.kind, question.facet) = (view.kind, view.facet.clone());
    let whole = Selection { periods: PeriodFilter::All, ..view.selection.clone() };
    question.known =
        session.answer(&whole, &view.layout, work).map(|cube| periods(&cube)).unwrap_or_default();
    question.periods = span(&view.selection.periods, &question.known);
    let cube = session.answer(&question.selection(), &question.layout(), work);
    Ok(Answer::new(question, Some((holdings, editions)), cube, (&session.catalogue(), words)))
}

/// Places of the first and last period of a filter among those known; `None`: all of them.
fn span(filter: &PeriodFilter, known: &[Period]) -> Option<(usize, usize)> {
    let last = known.len().checked_sub(1)?;
    let within = |inside: &dyn Fn(&Period) -> bool| {
        Some((known.iter().position(inside)?, known.iter().rposition(inside)?))
    };
    match filter {
        PeriodFilter::All => None,
        PeriodFilter::Newest(count) => {
            let count = usize::try_from(*count).unwrap_or(usize::MAX).clamp(1, last + 1);
            Some((last + 1 - count, last))
        }
        PeriodFilter::Only(shown) => within(&|period| shown.contains(period)),
        PeriodFilter::Between(from, to) => {
            within(&|period| period.first() >= from.first() && period.last() <= to.last())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rolling_view_shows_the_newest_of_what_is_there_now() {
        let years: Vec<Period> = (2010..=2024).filter_map(Period::year).collect();
        assert_eq!(span(&PeriodFilter::Newest(10), &years), Some((5, 14)));
        assert_eq!(span(&PeriodFilter::Newest(99), &years), Some((0, 14)));
        assert_eq!(span(&PeriodFilter::Only(years[2..5].to_vec()), &years), Some((2, 4)));
        assert_eq!(span(&PeriodFilter::All, &years), None);
        assert_eq!(span(&PeriodFilter::Newest(3), &[]), None);
    }
}
