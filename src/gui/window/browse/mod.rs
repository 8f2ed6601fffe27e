//! Asks what Browse shows, and words the answer.
//!
//! In: [`BrowseAct`](crate::gui::pages::browse::BrowseAct)s. Out: a [`BrowseView`]. Answers and their words
//! are made by the reading worker; here they are taken when they are there.

mod boxes;
mod change;
mod compare;
mod first;
mod measures;
mod worded;

pub(super) use first::periods;
pub(super) use worded::Words;

use super::Window;
use super::ask::Question;
use crate::app::{AppError, Holdings, Pending, Session};
use crate::domain::{Catalogue, IndicatorCode, Publication};
use crate::figure::{Naming, RowWish};
use crate::gui::pages::browse::{BrowseView, PeriodBox, TableView};
use crate::i18n;
use crate::query::Cube;
use crate::work::Work;
use compare::answered;
use std::sync::Arc;
use worded::{Worded, ordered, word};

/// What Browse asked and got.
#[derive(Default)]
pub struct Asked {
    pub(super) question: Option<Question>,
    holdings: Holdings,
    editions: Vec<(Publication, u64)>,
    cube: Option<Arc<Cube>>,
    worded: Option<Worded>,
    pending: Option<Pending<Answer>>,
    wording: Option<Pending<Worded>>,
    ordering: Option<Pending<TableView>>,
    rows: RowWish,
    pub(super) naming: Naming,
    pub(super) explaining: Option<Pending<crate::app::Explanation>>,
    pub(super) explained: Option<crate::app::Explanation>,
    failed: Option<AppError>,
    pub(super) views: super::views::Views,
}

impl Asked {
    /// Whether an answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.pending.is_some()
            || self.wording.is_some()
            || self.ordering.is_some()
            || self.explaining.is_some()
            || self.views.is_waiting()
    }
}

/// What came back.
pub(super) struct Answer {
    question: Question,
    holdings: Option<(Holdings, Vec<(Publication, u64)>)>,
    cube: Result<Arc<Cube>, AppError>,
    worded: Option<Worded>,
}

impl Answer {
    /// An answer to a question; its words are made at once.
    pub fn new(
        question: Question,
        holdings: Option<(Holdings, Vec<(Publication, u64)>)>,
        cube: Result<Cube, AppError>,
        (catalogue, words): (&Catalogue, &Words),
    ) -> Self {
        let cube = cube.map(Arc::new);
        let worded = cube.as_ref().ok().map(|cube| word(cube, catalogue, &question.wish(), words, None));
        Self { question, holdings, cube, worded }
    }
}

impl Window {
    /// Offers the indicators with data, and shows the richest one at once.
    pub(super) fn begin_browse(&mut self) {
        self.ask_views();
        self.fill_browse();
        let Some(store) = &self.store else { return };
        let best = ["IMM_STOCK"]
            .into_iter()
            .find(|code| store.overview.by_indicator.contains_key(*code))
            .map(IndicatorCode::from)
            .or_else(|| {
                let most = store.overview.by_indicator.iter().max_by_key(|(_, count)| **count);
                most.map(|(code, _)| IndicatorCode::from(code.as_str()))
            });
        if let Some(code) = best {
            self.ask_first(code, None);
        }
    }

    pub(super) fn ask_first(&mut self, code: IndicatorCode, publication: Option<Option<Publication>>) {
        self.ask_with(move |session, words, work| first::first(session, code, publication, words, work));
    }

    /// Waits for a question with its answer.
    pub(super) fn ask_with(
        &mut self,
        task: impl FnOnce(&Session, &Words, &Work) -> Result<Answer, AppError> + Send + 'static,
    ) {
        self.close_drawer();
        let words = self.words_of_browse();
        let task = move |session: &mut Session, work: &Work| task(session, &words, work);
        let asked = &mut self.browse.2;
        (asked.rows, asked.wording, asked.ordering) = (RowWish::default(), None, None);
        asked.pending = Some(self.reader.ask(task));
        self.browse.1.waiting = true;
    }

    /// Asks the changed question.
    fn ask(&mut self, question: Question) {
        self.browse.2.question = Some(question.clone());
        let find = self.browse.2.rows.find.clone();
        self.ask_with(move |session, words, work| {
            let cube = answered(session, &question, work);
            Ok(Answer::new(question, None, cube, (&session.catalogue(), words)))
        });
        // What is looked for stays; a column to sort by may be another one now.
        self.browse.2.rows.find = find;
        self.fill_browse();
    }

    /// Asks again after the store has changed.
    pub(super) fn ask_again(&mut self) {
        match self.browse.2.question.clone() {
            Some(question) => self.ask_first(question.indicator, None),
            None => self.begin_browse(),
        }
    }

    fn words_of_browse(&self) -> Words {
        Words { look: self.look, naming: self.browse.2.naming }
    }

    pub(super) fn take_browse(&mut self) {
        self.take_answer();
        self.take_worded();
        if let Some(Ok(table)) = self.browse.2.ordering.as_ref().and_then(Pending::poll) {
            self.browse.2.ordering = None;
            self.browse.1.selected = None;
            self.show_rows(table);
        }
    }

    fn take_answer(&mut self) {
        let Some(answer) = self.browse.2.pending.as_ref().and_then(Pending::poll) else { return };
        let asked = &mut self.browse.2;
        asked.pending = None;
        self.browse.1.waiting = false;
        let cube = match answer {
            Ok(answer) => {
                asked.question = Some(answer.question);
                if let Some((holdings, editions)) = answer.holdings {
                    asked.holdings = holdings;
                    asked.editions = editions;
                }
                asked.worded = answer.worded;
                answer.cube
            }
            Err(error) => Err(error),
        };
        (asked.cube, asked.failed) = match cube {
            Ok(cube) => (Some(cube), None),
            Err(error) => (None, Some(error)),
        };
        if self.browse.2.cube.is_none() {
            self.browse.2.worded = None;
        }
        let now = self.words_of_browse();
        if self.browse.2.worded.as_ref().is_some_and(|worded| !worded.words.same_as(&now)) {
            self.reword_browse();
        } else {
            self.fill_browse();
            self.order_rows();
        }
    }

    fn take_worded(&mut self) {
        let Some(Ok(worded)) = self.browse.2.wording.as_ref().and_then(Pending::poll) else { return };
        self.browse.2.wording = None;
        self.browse.2.worded = Some(worded);
        self.fill_browse();
        self.order_rows();
    }

    /// Words the answer in the language of the window.
    pub(super) fn reword_browse(&mut self) {
        self.word_again(false);
        self.draw_gallery();
    }

    /// Makes the figure anew; the table stays.
    fn word_figure(&mut self) {
        self.word_again(true);
    }

    fn word_again(&mut self, keep_table: bool) {
        self.fill_browse();
        let words = self.words_of_browse();
        let asked = &mut self.browse.2;
        let (Some(cube), Some(question)) = (asked.cube.clone(), &asked.question) else { return };
        let wish = question.wish();
        let before = asked.worded.as_ref().filter(|worded| keep_table && worded.words.same_as(&words));
        let before = before.and_then(|worded| Some((worded.table.clone().ok()?, worded.kinds.clone())));
        asked.wording = Some(
            self.reader.ask(move |session, _| Ok(word(&cube, &session.catalogue(), &wish, &words, before))),
        );
    }

    /// Puts the rows in the order that is wished.
    fn order_rows(&mut self) {
        let wish = self.browse.2.rows.clone();
        self.browse.1.sort = wish.sort;
        let Some(Ok(table)) = self.browse.2.worded.as_ref().map(|worded| &worded.table) else { return };
        let table = table.clone();
        self.browse.2.ordering = None;
        if wish == RowWish::default() {
            self.show_rows(table);
        } else {
            self.browse.2.ordering = Some(self.reader.ask(move |_, _| Ok(ordered(&table, &wish))));
        }
    }

    fn show_rows(&mut self, table: TableView) {
        self.browse.1.table = Some(table);
        self.browse.1.explain = self.explain_view();
    }

    /// Names the saved views anew.
    pub(super) fn fill_views(&mut self) {
        self.browse.1.views = self.browse.2.views.known.iter().map(|view| view.name.clone()).collect();
    }

    /// Fills the page with what is there.
    fn fill_browse(&mut self) {
        let Some(store) = &self.store else { return };
        let look = self.look;
        let catalogue = Arc::clone(&store.catalogue);
        let with_data = catalogue
            .indicators()
            .iter()
            .filter(|indicator| store.overview.by_indicator.contains_key(indicator.code.as_str()))
            .map(|indicator| (indicator.code.clone(), indicator.names.get(look.lang).to_owned()));
        let before = &self.browse.1;
        let mut view = BrowseView {
            indicators: Arc::new(with_data.collect()),
            arrangement: before.arrangement,
            chosen: before.chosen,
            selected: before.selected,
            waiting: before.waiting,
            gallery: before.gallery.clone(),
            naming: self.browse.2.naming,
            sort: self.browse.2.rows.sort,
            views: self.browse.2.views.known.iter().map(|view| view.name.clone()).collect(),
            ..BrowseView::default()
        };
        let asked = &self.browse.2;
        if let Some(question) = &asked.question
            && let Some(indicator) = catalogue.indicator(question.indicator.as_str())
        {
            view.indicator = Some(question.indicator.clone());
            view.name = indicator.names.get(look.lang).to_owned();
            view.part = super::indicators::part(&catalogue, indicator, look.lang);
            view.boxes = boxes::boxes(question, &asked.holdings, &catalogue, &look);
            view.compare = compare::offered(asked, question, &store.overview, &catalogue, &look);
            view.compared = question.compare.clone();
            if question.compare.is_none() {
                view.movable = boxes::movable(asked, question, &catalogue, &look);
            }
            view.moved = question.axes.is_some();
            view.publication = question.publication.clone();
            view.publications = asked
                .editions
                .iter()
                .map(|(one, count)| (one.clone(), boxes::edition_first(&catalogue, one, look.lang), *count))
                .collect();
            view.periods = PeriodBox {
                names: question.known.iter().map(|period| i18n::period(look.lang, *period)).collect(),
                shown: question.periods.unwrap_or((0, question.known.len().saturating_sub(1))),
            };
            view.measures = measures::rows(question, indicator, &catalogue, &look);
            view.measure = question.measure.clone();
            show_answer(&mut view, asked, &look);
            // Rows in their order stay so until the new words are in order too.
            let same = |kept: &&TableView| {
                view.table.as_ref().is_some_and(|table| Arc::ptr_eq(&kept.text, &table.text))
            };
            if let Some(kept) = before.table.as_ref().filter(same) {
                view.table = Some(kept.clone());
            }
        }
        self.browse.1 = view;
        self.browse.1.explain = self.explain_view();
    }
}

fn show_answer(view: &mut BrowseView, asked: &Asked, look: &crate::gui::theme::Look) {
    if let Some(error) = &asked.failed {
        view.no_table = look.tell(&error.message);
    }
    let Some(worded) = &asked.worded else { return };
    match &worded.table {
        Ok(table) => view.table = Some(table.clone()),
        Err(words) => {
            view.no_table = words.clone();
            return;
        }
    }
    match &worded.figure {
        Ok(figure) => view.figure = Some(Arc::clone(figure)),
        Err(words) => view.no_figure = words.clone(),
    }
    view.kinds = worded.kinds.clone();
    view.facets = worded.facets.clone();
    view.facet = worded.facet.clone();
}
