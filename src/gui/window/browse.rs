//! Asks what Browse shows, and words the answer.

use super::Window;
use super::ask::Question;
use crate::app::{AppError, Holdings, Pending, Session};
use crate::domain::{Code, DimensionCode, IndicatorCode, Lang, Period, Publication};
use crate::figure::{self, Kind, TableText};
use crate::gui::pages::browse::{
    BrowseAct, BrowseView, DimensionBox, ExplainView, Lie, MemberRow, PeriodBox, TableView,
};
use crate::i18n;
use crate::query::{Cube, MemberRef};
use crate::work::Work;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What Browse asked and got.
#[derive(Default)]
pub struct Asked {
    pub(super) question: Option<Question>,
    holdings: Holdings,
    editions: Vec<(Publication, u64)>,
    cube: Option<Arc<Cube>>,
    pending: Option<Pending<Answer>>,
    pub(super) explaining: Option<Pending<crate::app::Explanation>>,
    pub(super) explained: Option<crate::app::Explanation>,
    failed: Option<AppError>,
    pub(super) views: super::views::Views,
}

impl Asked {
    /// Whether an answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.pending.is_some() || self.explaining.is_some() || self.views.is_waiting()
    }
}

/// What came back.
pub(super) struct Answer {
    pub(super) question: Question,
    pub(super) holdings: Option<(Holdings, Vec<(Publication, u64)>)>,
    pub(super) cube: Result<Cube, AppError>,
}

/// Looks at what there is, chooses the best view and answers it. Without `publication` the preferred one.
fn first(
    session: &Session,
    code: IndicatorCode,
    publication: Option<Option<Publication>>,
    work: &Work,
) -> Result<Answer, AppError> {
    let all = session.holdings(&code, None)?;
    let editions = all.publications.clone();
    let publication = match publication {
        Some(asked) => asked,
        None => preferred(session, &code, &editions)?,
    };
    let holdings = match &publication {
        Some(one) => session.holdings(&code, Some(one))?,
        None => all,
    };
    let mut question = Question::best(code, &holdings, publication);
    let mut cube = session.answer(&question.selection(), &question.layout(), work);
    if let Ok(found) = &cube {
        question.known = periods(found);
        // With one period only, places or members make the better rows.
        if question.known.len() == 1 {
            spread(&mut question, &holdings);
            cube = session.answer(&question.selection(), &question.layout(), work);
        }
    }
    Ok(Answer { question, holdings: Some((holdings, editions)), cube })
}

/// The first publication that has totals in every dimension; the first of all where none has. A view that
/// opens on one country of origin would be taken for the whole.
fn preferred(
    session: &Session,
    code: &IndicatorCode,
    editions: &[(Publication, u64)],
) -> Result<Option<Publication>, AppError> {
    for (one, _) in editions {
        let holdings = session.holdings(code, Some(one))?;
        let whole = holdings.dimensions.iter().all(|(dimension, members)| {
            dimension.as_str() == DimensionCode::AREA || members.iter().any(|(code, _)| code.is_total())
        });
        if whole {
            return Ok(Some(one.clone()));
        }
    }
    Ok(editions.first().map(|(one, _)| one.clone()))
}

/// One period: the dimension with most members goes down the side.
fn spread(question: &mut Question, holdings: &Holdings) {
    let free = |code: &DimensionCode| question.lies.get(code) == Some(&Lie::Nowhere);
    let longest = holdings
        .dimensions
        .iter()
        .filter(|(code, members)| free(code) && members.len() > 1)
        .max_by_key(|(_, members)| members.len())
        .map(|(code, _)| code.clone());
    if let Some(code) = longest {
        question.lay(&code, Lie::Rows, holdings);
    }
}

/// The periods of an answer, in order.
pub(super) fn periods(cube: &Cube) -> Vec<Period> {
    let headers = cube.rows.iter().chain(&cube.columns).flat_map(|header| &header.members);
    let fixed = cube.fixed.iter().map(|(_, member)| member);
    let found: BTreeSet<Period> = headers
        .chain(fixed)
        .filter_map(|member| match member {
            MemberRef::Period(period) => Some(*period),
            _ => None,
        })
        .collect();
    found.into_iter().collect()
}

impl Window {
    /// Offers the indicators with data, and shows the richest one at once.
    pub(super) fn begin_browse(&mut self) {
        self.ask_views();
        self.reword_browse();
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
        self.close_drawer();
        self.ask_with(move |session, work| first(session, code, publication, work));
    }

    /// Waits for a question with its answer.
    pub(super) fn ask_with(
        &mut self,
        task: impl FnOnce(&Session, &Work) -> Result<Answer, AppError> + Send + 'static,
    ) {
        let task = move |session: &mut Session, work: &Work| task(session, work);
        self.browse.2.pending = Some(self.reader.ask(task));
        self.browse.1.waiting = true;
    }

    /// Asks the changed question.
    fn ask(&mut self, question: Question) {
        self.close_drawer();
        self.browse.2.question = Some(question.clone());
        let task = move |session: &mut Session, work: &Work| {
            let cube = session.answer(&question.selection(), &question.layout(), work);
            Ok(Answer { question, holdings: None, cube })
        };
        self.browse.2.pending = Some(self.reader.ask(task));
        self.browse.1.waiting = true;
        self.reword_browse();
    }

    /// Asks again after the store has changed.
    pub(super) fn ask_again(&mut self) {
        match self.browse.2.question.clone() {
            Some(question) => self.ask_first(question.indicator, None),
            None => self.begin_browse(),
        }
    }

    pub(super) fn take_browse(&mut self) {
        let Some(answer) = self.browse.2.pending.as_ref().and_then(Pending::poll) else { return };
        let asked = &mut self.browse.2;
        asked.pending = None;
        self.browse.1.waiting = false;
        match answer {
            Ok(answer) => {
                asked.question = Some(answer.question);
                if let Some((holdings, editions)) = answer.holdings {
                    asked.holdings = holdings;
                    asked.editions = editions;
                }
                match answer.cube {
                    Ok(cube) => {
                        asked.cube = Some(Arc::new(cube));
                        asked.failed = None;
                    }
                    Err(error) => {
                        asked.cube = None;
                        asked.failed = Some(error);
                    }
                }
            }
            Err(error) => {
                asked.cube = None;
                asked.failed = Some(error);
            }
        }
        self.reword_browse();
    }

    /// Words the answer in the language of the window.
    pub(super) fn reword_browse(&mut self) {
        let Some(store) = &self.store else { return };
        let look = self.look;
        let catalogue = Arc::clone(&store.catalogue);
        let with_data = catalogue
            .indicators()
            .iter()
            .filter(|indicator| store.overview.by_indicator.contains_key(indicator.code.as_str()))
            .map(|indicator| (indicator.code.clone(), indicator.names.get(look.lang).to_owned()));
        let mut view = BrowseView {
            indicators: Arc::new(with_data.collect()),
            arrangement: self.browse.1.arrangement,
            chosen: self.browse.1.chosen,
            selected: self.browse.1.selected,
            waiting: self.browse.1.waiting,
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
            view.boxes = boxes(question, &asked.holdings, &catalogue, &look);
            view.publication = question.publication.clone();
            view.publications = asked
                .editions
                .iter()
                .map(|(one, count)| (one.clone(), edition_first(&catalogue, one, look.lang), *count))
                .collect();
            view.periods = PeriodBox {
                names: question.known.iter().map(|period| i18n::period(look.lang, *period)).collect(),
                shown: question.periods.unwrap_or((0, question.known.len().saturating_sub(1))),
            };
            view.measures = question
                .measures(indicator)
                .into_iter()
                .map(|(measure, id)| (measure, look.words(id)))
                .collect();
            view.measure = question.measure.clone();
            word_answer(&mut view, asked, &catalogue, &look);
        }
        view.explain = self.explain_view();
        self.browse.1 = view;
    }

    /// Does what was pressed on Browse.
    pub(super) fn in_browse(&mut self, act: BrowseAct) {
        match act {
            BrowseAct::Arrange(arrangement) => self.browse.1.arrangement = arrangement,
            BrowseAct::CloseDrawer => self.close_drawer(),
            BrowseAct::SaveView => self.save_view(),
            BrowseAct::OpenView(place) => self.open_view(place),
            BrowseAct::RemoveView(place) => self.remove_view(place),
            BrowseAct::Cell(row, column) => {
                self.browse.1.selected = None;
                self.explain_cell(row, column);
            }
            BrowseAct::Select(row, column) => {
                let view = &mut self.browse.1;
                let start = view.selected.map(|(start, _)| start).or(view.chosen).unwrap_or((row, column));
                view.selected = Some((start, (row, column)));
            }
            other => self.change_question(other),
        }
    }

    fn change_question(&mut self, act: BrowseAct) {
        let Some(mut question) = self.browse.2.question.clone() else { return };
        let holdings = self.browse.2.holdings.clone();
        match act {
            BrowseAct::Toggle(code, member) => question.toggle(&code, &member, &holdings),
            BrowseAct::All(code) => {
                question.members.remove(&code);
            }
            BrowseAct::Periods(first, last) => question.periods = Some((first, last)),
            BrowseAct::Measure(measure) => question.measure = measure,
            BrowseAct::Lie(code, lie) => question.lay(&code, lie, &holdings),
            BrowseAct::Kind(kind) => {
                question.kind = Some(kind);
                self.browse.2.question = Some(question);
                self.reword_browse();
                return;
            }
            BrowseAct::Publication(publication) => {
                self.ask_first(question.indicator, Some(publication));
                return;
            }
            BrowseAct::Facet(facet) => {
                question.facet = facet;
                self.browse.2.question = Some(question);
                self.reword_browse();
                return;
            }
            BrowseAct::Moment(moment) => {
                question.moment = Some(moment);
                self.browse.2.question = Some(question);
                self.reword_browse();
                return;
            }
            BrowseAct::FirstMoment => {
                let first = self.browse.1.figure.as_ref().and_then(|figure| figure.moments.first());
                question.moment = first.map(|moment| moment.period);
                self.browse.2.question = Some(question);
                self.reword_browse();
                return;
            }
            BrowseAct::Arrange(_)
            | BrowseAct::Cell(..)
            | BrowseAct::CloseDrawer
            | BrowseAct::Select(..)
            | BrowseAct::SaveView
            | BrowseAct::OpenView(_)
            | BrowseAct::RemoveView(_) => return,
        }
        self.ask(question);
    }

    pub(super) fn close_drawer(&mut self) {
        self.browse.2.explaining = None;
        self.browse.2.explained = None;
        (self.browse.1.chosen, self.browse.1.selected) = (None, None);
        self.browse.1.explain = None::<ExplainView>;
    }
}

fn boxes(
    question: &Question,
    holdings: &Holdings,
    catalogue: &crate::domain::Catalogue,
    look: &crate::gui::theme::Look,
) -> Vec<DimensionBox> {
    holdings
        .dimensions
        .iter()
        .map(|(code, members)| {
            let name = figure::dimension_label(catalogue, code.as_str(), None, look.lang);
            let row = |(member, count): &(Code, u64)| MemberRow {
                code: member.clone(),
                name: figure::member_label(
                    catalogue,
                    code.as_str(),
                    &MemberRef::Code(member.clone()),
                    look.lang,
                ),
                count: *count,
                on: question.shows(code, member),
            };
            DimensionBox {
                code: code.clone(),
                name: capital(&name),
                members: members.iter().map(row).collect(),
                lie: question.lies.get(code).copied().unwrap_or(Lie::Nowhere),
            }
        })
        .collect()
}

/// A publication in a narrow list: what tells editions of one source apart stands first.
fn edition_first(catalogue: &crate::domain::Catalogue, publication: &Publication, lang: Lang) -> String {
    let source = catalogue.item_name("source", publication.source.as_str(), lang);
    if publication.edition.is_empty() {
        source.to_owned()
    } else {
        format!("{} · {source}", publication.edition)
    }
}

/// The text with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn word_answer(
    view: &mut BrowseView,
    asked: &Asked,
    catalogue: &crate::domain::Catalogue,
    look: &crate::gui::theme::Look,
) {
    if let Some(error) = &asked.failed {
        view.no_table = look.tell(&error.message);
    }
    let Some(cube) = &asked.cube else { return };
    match TableText::of(cube, catalogue, look.lang, look.numbers) {
        Ok(text) => view.table = Some(TableView { text: Arc::new(text), cube: Arc::clone(cube) }),
        Err(error) => {
            view.no_table = look.tell(&error.message());
            return;
        }
    }
    let wish = asked.question.as_ref().map(Question::wish).unwrap_or_default();
    match figure::build_as(cube, catalogue, &wish, look.lang, look.numbers) {
        Ok(figure) => view.figure = Some(Arc::new(figure)),
        Err(error) => view.no_figure = look.tell(&error.message()),
    }
    view.kinds = Kind::ALL
        .into_iter()
        .filter(|kind| {
            figure::build(cube, catalogue, Some(*kind), look.lang, look.numbers)
                .is_ok_and(|made| made.kind == *kind)
        })
        .collect();
    facets(view, &wish, cube, catalogue, look);
}

/// Which dimensions can have small figures, with the kind that is shown.
fn facets(
    view: &mut BrowseView,
    wish: &figure::Wish,
    cube: &Cube,
    catalogue: &crate::domain::Catalogue,
    look: &crate::gui::theme::Look,
) {
    let levels = cube.row_levels.iter().chain(&cube.column_levels);
    for level in levels.filter(|level| level.dimension.as_str() != DimensionCode::SOURCE) {
        let tried = figure::Wish { facet: Some(level.dimension.clone()), ..wish.clone() };
        if figure::build_as(cube, catalogue, &tried, look.lang, look.numbers).is_ok() {
            let name = figure::dimension_label(catalogue, level.dimension.as_str(), Some(cube), look.lang);
            view.facets.push((level.dimension.clone(), capital(&name)));
        }
    }
    view.facet = wish.facet.clone();
}
