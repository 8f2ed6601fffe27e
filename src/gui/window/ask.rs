//! The question of Browse: from what is ticked to a selection and a layout.

use crate::app::Holdings;
use crate::domain::{Code, DimensionCode, IndicatorCode, Period, Publication};
use crate::figure::{Kind, Wish};
use crate::gui::pages::browse::Lie;
use crate::query::{Layout, Measure, PeriodFilter, Selection, With};
use std::collections::{BTreeMap, BTreeSet};

/// Members a box may have to lie across by itself.
const ACROSS: usize = 8;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// Rows and columns as a person laid them; `None`: as it suits.
    pub axes: Option<(Vec<DimensionCode>, Vec<DimensionCode>)>,
    /// Source and edition; `None`: all, apart.
    pub publication: Option<Publication>,
    /// Where dimensions lie.
    pub lies: BTreeMap<DimensionCode, Lie>,
    /// Members that are chosen; a dimension without an entry has all of them on an axis, else its total.
    pub members: BTreeMap<DimensionCode, BTreeSet<Code>>,
    /// Places of the first and last period in [`Question::known`].
    pub periods: Option<(usize, usize)>,
    /// The periods that have data.
    pub known: Vec<Period>,
    /// Measure.
    pub measure: Measure,
    /// Kind of figure; `None`: the best one.
    pub kind: Option<Kind>,
    /// What the answer is compared with.
    pub compare: Option<With>,
    /// A small figure for each member of this dimension.
    pub facet: Option<DimensionCode>,
    /// The moment of a figure of one moment; `None`: the newest.
    pub moment: Option<Period>,
}

impl Question {
    /// The best first view of an indicator: its preferred publication, years down, the sexes or another
    /// small dimension across.
    pub fn best(indicator: IndicatorCode, holdings: &Holdings, publication: Option<Publication>) -> Self {
        let mut question = Self {
            indicator,
            axes: None,
            publication,
            lies: BTreeMap::new(),
            members: BTreeMap::new(),
            periods: None,
            known: Vec::new(),
            measure: Measure::Value,
            kind: None,
            compare: None,
            facet: None,
            moment: None,
        };
        let small = |members: &Vec<(Code, u64)>| (2..=ACROSS).contains(&members.len());
        let sex = holdings.dimensions.iter().find(|(code, members)| code.as_str() == "sex" && small(members));
        let across = sex.or_else(|| {
            let other = |(code, members): &&(DimensionCode, Vec<(Code, u64)>)| {
                code.as_str() != DimensionCode::AREA && small(members)
            };
            holdings.dimensions.iter().find(other)
        });
        let across = across.map(|(code, _)| code.clone());
        for (code, members) in &holdings.dimensions {
            let lie = if Some(code) == across.as_ref() { Lie::Columns } else { Lie::Nowhere };
            question.lies.insert(code.clone(), lie);
            if lie == Lie::Nowhere {
                question.settle(code, members);
            }
        }
        question
    }

    /// A dimension that is not shown apart stands at one member: Lao PDR, the total, or the largest.
    fn settle(&mut self, code: &DimensionCode, members: &[(Code, u64)]) {
        let has = |wanted: &str| members.iter().any(|(code, _)| code.as_str() == wanted);
        let chosen = if code.as_str() == DimensionCode::AREA && has("LA") {
            Some(Code::from("LA"))
        } else if has(Code::TOTAL) {
            None
        } else {
            members.iter().max_by_key(|(_, count)| *count).map(|(code, _)| code.clone())
        };
        match chosen {
            Some(member) => {
                self.members.insert(code.clone(), BTreeSet::from([member]));
            }
            None => {
                self.members.remove(code);
            }
        }
    }

    /// Puts a dimension on rows, on columns or nowhere.
    pub fn lay(&mut self, code: &DimensionCode, lie: Lie, holdings: &Holdings) {
        if self.axes.is_some() {
            self.pivot(code, lie, usize::MAX, holdings);
        } else {
            self.put(code, lie, holdings);
        }
    }

    /// Puts a dimension, the periods or the sources at a place of rows or columns; what stands there moves
    /// on. Nowhere: the total, the newest period.
    pub fn pivot(&mut self, code: &DimensionCode, lie: Lie, place: usize, holdings: &Holdings) {
        let now = self.layout();
        let (mut rows, mut columns) = (now.rows, now.columns);
        rows.retain(|known| known != code);
        columns.retain(|known| known != code);
        match code.as_str() {
            DimensionCode::SOURCE if lie == Lie::Nowhere => return,
            DimensionCode::SOURCE => {}
            DimensionCode::PERIOD => {
                let last = self.known.len().saturating_sub(1);
                let newest = self.periods.map_or(last, |(_, to)| to);
                self.periods = match (lie, self.periods) {
                    (Lie::Nowhere, _) => Some((newest, newest)),
                    // One period across says nothing: all of them come back.
                    (_, Some((from, to))) if from == to => None,
                    (_, kept) => kept,
                };
            }
            _ => self.put(code, lie, holdings),
        }
        match lie {
            Lie::Rows => rows.insert(place.min(rows.len()), code.clone()),
            Lie::Columns => columns.insert(place.min(columns.len()), code.clone()),
            Lie::Nowhere => {}
        }
        self.axes = Some((rows, columns));
        (self.kind, self.facet, self.moment) = (None, None, None);
    }

    fn put(&mut self, code: &DimensionCode, lie: Lie, holdings: &Holdings) {
        self.lies.insert(code.clone(), lie);
        let Some((_, members)) = holdings.dimensions.iter().find(|(known, _)| known == code) else { return };
        if lie == Lie::Nowhere {
            self.settle(code, members);
        } else {
            self.members.remove(code);
        }
        (self.kind, self.facet, self.moment) = (None, None, None);
    }

    /// Takes a member in or out. Where the dimension lies nowhere, it becomes the one member.
    pub fn toggle(&mut self, code: &DimensionCode, member: &Code, holdings: &Holdings) {
        if self.lies.get(code) == Some(&Lie::Nowhere) {
            self.members.insert(code.clone(), BTreeSet::from([member.clone()]));
            return;
        }
        let all: BTreeSet<Code> = holdings
            .dimensions
            .iter()
            .find(|(known, _)| known == code)
            .map(|(_, members)| members.iter().map(|(code, _)| code.clone()).collect())
            .unwrap_or_default();
        let chosen = self.members.entry(code.clone()).or_insert_with(|| all.clone());
        if !chosen.remove(member) {
            chosen.insert(member.clone());
        }
        // None would mean all of them: the last one stays.
        if chosen.is_empty() {
            chosen.insert(member.clone());
        }
        if *chosen == all {
            self.members.remove(code);
        }
    }

    /// Whether a member is shown.
    pub fn shows(&self, code: &DimensionCode, member: &Code) -> bool {
        match self.members.get(code) {
            Some(chosen) => chosen.contains(member),
            None => self.lies.get(code) != Some(&Lie::Nowhere) || member.is_total(),
        }
    }

    /// The figure that is wished.
    pub fn wish(&self) -> Wish {
        Wish { kind: self.kind, facet: self.facet.clone(), moment: self.moment }
    }

    /// What is asked of the store.
    pub fn selection(&self) -> Selection {
        let mut selection = Selection::of(self.indicator.clone());
        for (code, members) in &self.members {
            selection.members.insert(code.clone(), members.iter().cloned().collect());
        }
        if let Some((first, last)) = self.periods {
            let from = self.known.get(first..=last).unwrap_or_default();
            if from.len() < self.known.len() {
                selection.periods = PeriodFilter::Only(from.to_vec());
            }
        }
        if let Some(publication) = &self.publication {
            selection.source = Some(publication.source.clone());
            selection.edition = Some(publication.edition.clone());
        }
        selection
    }

    /// How the answer lies: periods down unless there is but one, editions across where they are apart.
    pub fn layout(&self) -> Layout {
        if let Some((rows, columns)) = self.axes.clone() {
            return Layout { rows, columns, measure: self.measure.clone() };
        }
        let on = |wanted: Lie| {
            self.lies.iter().filter(move |(_, lie)| **lie == wanted).map(|(code, _)| code.clone())
        };
        let mut rows: Vec<DimensionCode> = on(Lie::Rows).collect();
        let mut columns: Vec<DimensionCode> = on(Lie::Columns).collect();
        if self.publication.is_none() {
            columns.insert(0, DimensionCode::from("source"));
        }
        let one_period = self.known.len() == 1;
        if rows.is_empty() || !one_period {
            rows.push(DimensionCode::from(DimensionCode::PERIOD));
        }
        if rows.len() > 1 && columns.is_empty() {
            // Places down and years across read better than a list of both.
            if let Some(period) = rows.pop() {
                columns.push(period);
            }
        }
        Layout { rows, columns, measure: self.measure.clone() }
    }

    /// What is asked for a comparison: one number a row, rows by time, or by what varies where two times
    /// are compared.
    pub fn compared(&self, with: &With) -> (Selection, Layout) {
        let (mut selection, layout) = (self.selection(), self.layout());
        let is_time =
            |code: &DimensionCode| [DimensionCode::PERIOD, DimensionCode::SOURCE].contains(&code.as_str());
        let rows: Vec<DimensionCode> = match with {
            With::Period(_) => layout
                .rows
                .iter()
                .chain(&layout.columns)
                .filter(|code| !is_time(code))
                .take(1)
                .cloned()
                .collect(),
            With::Publication(_) | With::Member(..) => {
                layout.rows.into_iter().filter(|code| code.as_str() != DimensionCode::SOURCE).collect()
            }
            With::Indicator(_) | With::Target => vec![DimensionCode::from(DimensionCode::PERIOD)],
        };
        // Several members that do not lie down would be several numbers a row: their total stands for them.
        selection.members.retain(|code, members| members.len() < 2 || rows.contains(code));
        (selection, Layout { rows, columns: Vec::new(), measure: self.measure.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holdings() -> Holdings {
        let code = Code::from;
        Holdings {
            dimensions: vec![
                (DimensionCode::from("area"), vec![(code("LA"), 21)]),
                (DimensionCode::from("sex"), vec![(code("_T"), 7), (code("F"), 7), (code("M"), 7)]),
            ],
            publications: vec![],
        }
    }

    #[test]
    fn the_best_view_has_years_down_and_the_sexes_across() {
        let question = Question::best(
            "IMM_STOCK".into(),
            &holdings(),
            Some(Publication { source: "UN".into(), edition: "2020".into() }),
        );
        let layout = question.layout();
        assert_eq!(layout.rows, [DimensionCode::from("period")]);
        assert_eq!(layout.columns, [DimensionCode::from("sex")]);
        assert_eq!(question.selection().members.get("area").map(Vec::len), Some(1));
    }

    #[test]
    fn a_dimension_moves_between_rows_columns_and_its_total() {
        let publication = Publication { source: "UN".into(), edition: "2020".into() };
        let mut question = Question::best("IMM_STOCK".into(), &holdings(), Some(publication));
        question.known = (2015..=2020).filter_map(Period::year).collect();
        let (sex, period) = (DimensionCode::from("sex"), DimensionCode::from("period"));
        question.pivot(&sex, Lie::Rows, 0, &holdings());
        assert_eq!(question.layout().rows, [sex.clone(), period.clone()]);
        question.pivot(&period, Lie::Columns, 0, &holdings());
        assert_eq!(
            (question.layout().rows, question.layout().columns),
            (vec![sex.clone()], vec![period.clone()])
        );
        question.pivot(&period, Lie::Nowhere, 0, &holdings());
        assert_eq!(question.selection().periods, PeriodFilter::Only(question.known[5..].to_vec()));
        question.pivot(&period, Lie::Rows, 9, &holdings());
        assert_eq!((question.periods, question.layout().rows), (None, vec![sex.clone(), period]));
        question.pivot(&sex, Lie::Nowhere, 0, &holdings());
        assert!(question.layout().columns.is_empty() && question.shows(&sex, &Code::from("_T")));
    }

    #[test]
    fn the_last_member_of_a_box_cannot_be_taken_out() {
        let mut question = Question::best("IMM_STOCK".into(), &holdings(), None);
        let sex = DimensionCode::from("sex");
        for member in ["_T", "F", "M"] {
            question.toggle(&sex, &Code::from(member), &holdings());
        }
        assert!(question.shows(&sex, &Code::from("M")));
        assert!(!question.shows(&sex, &Code::from("F")));
    }
}
