//! Does what is pressed on Browse: changes the question, or only how its answer is shown.

use super::super::Window;
use super::Question;
use crate::figure::Sort;
use crate::gui::pages::browse::{BrowseAct, ExplainView};

impl Window {
    /// Does what was pressed on Browse.
    pub(in crate::gui::window) fn in_browse(&mut self, act: BrowseAct) {
        match act {
            BrowseAct::Arrange(arrangement) => self.browse.1.arrangement = arrangement,
            BrowseAct::CloseDrawer => self.close_drawer(),
            BrowseAct::Gallery => self.turn_gallery(),
            BrowseAct::SaveView => self.save_view(),
            BrowseAct::OpenView(place) => self.open_view(place),
            BrowseAct::RemoveView(place) => self.remove_view(place),
            BrowseAct::Cell(row, column) => {
                self.browse.1.selected = None;
                self.explain_cell(row, column);
            }
            BrowseAct::Select(row, column) => self.select(row, column),
            BrowseAct::Sort(by) => {
                let rows = &mut self.browse.2.rows;
                rows.sort = Sort::next(rows.sort, by);
                self.order_rows();
            }
            BrowseAct::Find(text) => {
                self.browse.2.rows.find = text;
                self.order_rows();
            }
            BrowseAct::Naming(naming) => {
                self.browse.2.naming = naming;
                self.reword_browse();
            }
            BrowseAct::BestView => {
                if let Some(question) = &self.browse.2.question {
                    let publication = Some(question.publication.clone());
                    self.ask_first(question.indicator.clone(), publication);
                }
            }
            other => self.change_question(other),
        }
    }

    /// From the cell chosen before to this one; rows as they are seen.
    fn select(&mut self, row: usize, column: usize) {
        let view = &mut self.browse.1;
        let seen = |row: usize| view.table.as_ref().and_then(|table| table.seen(row)).unwrap_or(row);
        let start = view.selected.map(|(start, _)| start);
        let start = start.or(view.chosen.map(|(row, column)| (seen(row), column)));
        view.selected = Some((start.unwrap_or((row, column)), (row, column)));
    }

    fn change_question(&mut self, act: BrowseAct) {
        let Some(mut question) = self.browse.2.question.clone() else { return };
        let holdings = &self.browse.2.holdings;
        match act {
            BrowseAct::Toggle(code, member) => question.toggle(&code, &member, holdings),
            BrowseAct::All(code) => {
                question.members.remove(&code);
            }
            BrowseAct::Periods(first, last) => question.periods = Some((first, last)),
            BrowseAct::Measure(measure) => question.measure = measure,
            BrowseAct::Compare(with) => {
                question.compare = with;
                (question.kind, question.facet, question.moment) = (None, None, None);
            }
            BrowseAct::Lie(code, lie) => question.lay(&code, lie, holdings),
            BrowseAct::Pivot(code, lie, place) => question.pivot(&code, lie, place, holdings),
            BrowseAct::Publication(publication) => {
                self.ask_first(question.indicator, Some(publication));
                return;
            }
            other => {
                self.change_figure(question, other);
                return;
            }
        }
        self.ask(question);
    }

    /// The same answer as another figure.
    fn change_figure(&mut self, mut question: Question, act: BrowseAct) {
        match act {
            BrowseAct::Kind(kind) => question.kind = Some(kind),
            BrowseAct::Facet(facet) => question.facet = facet,
            BrowseAct::Moment(moment) => question.moment = Some(moment),
            BrowseAct::FirstMoment => {
                let first = self.browse.1.figure.as_ref().and_then(|figure| figure.moments.first());
                question.moment = first.map(|moment| moment.period);
            }
            _ => return,
        }
        self.browse.2.question = Some(question);
        self.word_figure();
    }

    pub(in crate::gui::window) fn close_drawer(&mut self) {
        self.browse.2.explaining = None;
        self.browse.2.explained = None;
        (self.browse.1.chosen, self.browse.1.selected) = (None, None);
        self.browse.1.explain = None::<ExplainView>;
    }
}
