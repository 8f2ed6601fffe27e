//! The first look at an indicator: the edition that tells the whole, and the view that suits its shape.

use super::worded::Words;
use super::{Answer, Question};
use crate::app::{AppError, Holdings, Session};
use crate::domain::{DimensionCode, IndicatorCode, Period, Publication};
use crate::gui::pages::browse::Lie;
use crate::query::{Cube, MemberRef};
use crate::work::Work;
use std::collections::BTreeSet;

/// Looks at what there is, chooses the best view and answers it. Without `publication` the preferred one.
pub(super) fn first(
    session: &Session,
    code: IndicatorCode,
    publication: Option<Option<Publication>>,
    words: &Words,
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
    Ok(Answer::new(question, Some((holdings, editions)), cube, (&session.catalogue(), words)))
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
pub(in crate::gui::window) fn periods(cube: &Cube) -> Vec<Period> {
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
