//! What the answer of Browse can be compared with, and the answer beside it.

use super::boxes::edition_first;
use super::{Asked, Question};
use crate::app::{AppError, Overview, Session};
use crate::domain::{Catalogue, Indicator};
use crate::figure::member_label;
use crate::gui::theme::Look;
use crate::i18n;
use crate::query::{Cube, MemberRef, With};
use crate::work::Work;

/// Members of a dimension offered for a comparison.
const MOST_MEMBERS: usize = 40;

/// The answer to a question; beside what it is compared with, where it is.
pub(super) fn answered(session: &Session, question: &Question, work: &Work) -> Result<Cube, AppError> {
    match &question.compare {
        Some(with) => {
            let (selection, layout) = question.compared(with);
            session.compare(&selection, with, &layout, work)
        }
        None => session.answer(&question.selection(), &question.layout(), work),
    }
}

/// What can stand beside the answer: targets, other editions, times, members, and indicators in the same
/// unit, those of the same theme first.
pub(super) fn offered(
    asked: &Asked,
    question: &Question,
    overview: &Overview,
    catalogue: &Catalogue,
    look: &Look,
) -> Vec<(With, String)> {
    let Some(indicator) = catalogue.indicator(question.indicator.as_str()) else { return Vec::new() };
    let mut all = Vec::new();
    if !indicator.targets.is_empty() {
        all.push((With::Target, look.words("gui-compare-target")));
    }
    let other = asked.editions.iter().map(|(one, _)| one);
    let other =
        other.filter(|one| question.publication.is_none() || question.publication.as_ref() != Some(one));
    all.extend(other.map(|one| (With::Publication(one.clone()), edition_first(catalogue, one, look.lang))));
    if question.known.len() > 1 && asked.holdings.dimensions.iter().any(|(_, members)| members.len() > 1) {
        let times = question.known.iter().rev().skip(1);
        all.extend(times.map(|period| (With::Period(*period), i18n::period(look.lang, *period))));
    }
    for (dimension, members) in &asked.holdings.dimensions {
        // Where one member is shown, another can stand beside it.
        let shown = question.members.get(dimension).filter(|chosen| chosen.len() == 1);
        let Some(shown) = shown else { continue };
        let others = members.iter().map(|(code, _)| code).filter(|code| !shown.contains(*code));
        all.extend(others.take(MOST_MEMBERS).map(|code| {
            let label =
                member_label(catalogue, dimension.as_str(), &MemberRef::Code(code.clone()), look.lang);
            (With::Member(dimension.clone(), code.clone()), label)
        }));
    }
    all.extend(mirrors(indicator, overview, catalogue, look));
    all
}

fn mirrors(
    indicator: &Indicator,
    overview: &Overview,
    catalogue: &Catalogue,
    look: &Look,
) -> Vec<(With, String)> {
    let mut found: Vec<&Indicator> = catalogue
        .indicators()
        .iter()
        .filter(|one| one.unit == indicator.unit && one.code != indicator.code)
        .filter(|one| overview.by_indicator.contains_key(one.code.as_str()))
        .collect();
    found.sort_by_key(|one| (one.theme != indicator.theme, one.sort));
    found
        .into_iter()
        .map(|one| (With::Indicator(one.code.clone()), one.names.get(look.lang).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Holdings;
    use crate::domain::{Code, DimensionCode, Period, Publication};

    #[test]
    fn a_comparison_asks_for_one_number_a_row() {
        let code = Code::from;
        let holdings = Holdings {
            dimensions: vec![
                (DimensionCode::from("area"), vec![(code("LA"), 9), (code("01"), 2)]),
                (DimensionCode::from("sex"), vec![(code("_T"), 7), (code("F"), 7), (code("M"), 7)]),
            ],
            publications: Vec::new(),
        };
        let publication = Publication { source: "UN".into(), edition: String::new() };
        let mut question = Question::best("IMM_STOCK".into(), &holdings, Some(publication));
        question.known = (2015..=2020).filter_map(Period::year).collect();
        question.toggle(&"sex".into(), &code("_T"), &holdings);
        let with = With::Member("area".into(), code("01"));
        let (selection, layout) = question.compared(&with);
        assert_eq!(layout.rows, [DimensionCode::from("period")]);
        assert!(layout.columns.is_empty() && !selection.members.contains_key("sex"));
        let (_, layout) = question.compared(&With::Period(question.known[0]));
        assert_eq!(layout.rows, [DimensionCode::from("sex")]);
    }
}
