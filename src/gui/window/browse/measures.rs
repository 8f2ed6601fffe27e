//! The measures of Browse: every one is there, with its formula; one that would be wrong says why before it
//! is chosen.

use super::Question;
use crate::domain::{Catalogue, DimensionCode, Indicator};
use crate::gui::pages::browse::{Lie, MeasureRow};
use crate::gui::theme::Look;
use crate::i18n;
use crate::query::{Measure, refused};

/// The indicator by which rates per population are made.
const POPULATION: &str = "POP_TOTAL";

/// Every measure, those that would be wrong with the reason.
pub(super) fn rows(
    question: &Question,
    indicator: &Indicator,
    catalogue: &Catalogue,
    look: &Look,
) -> Vec<MeasureRow> {
    let lies =
        |code: &str| question.lies.iter().any(|(known, lie)| known.as_str() == code && *lie != Lie::Nowhere);
    let split = question
        .lies
        .iter()
        .find(|(code, lie)| **lie != Lie::Nowhere && code.as_str() != DimensionCode::AREA)
        .map(|(code, _)| code.clone());
    let base = question.known.first().copied();
    let periods = (question.known.len() < 2).then_some("gui-measure-needs-periods");
    let sexes = (!lies("sex")).then_some("gui-measure-needs-sex");
    let parts = split.is_none().then_some("gui-measure-needs-parts");
    let of = split.clone().unwrap_or_else(|| DimensionCode::from("sex"));
    let rate = Measure::Rate { per: POPULATION.into(), percent: false };
    let mut all = vec![
        (Measure::Value, "gui-measure-value", "", None),
        (Measure::Share { of }, "gui-measure-share", "gui-formula-share", parts),
        (rate, "gui-measure-rate", "gui-formula-rate", None),
        (change(false), "gui-measure-change", "gui-formula-change", periods),
        (change(true), "gui-measure-change-percent", "gui-formula-change-percent", periods),
        (Measure::Gap, "gui-measure-gap", "gui-formula-gap", sexes),
        (Measure::Ratio, "gui-measure-ratio", "gui-formula-ratio", sexes),
        (Measure::Cumulated, "gui-measure-cumulated", "gui-formula-cumulated", periods),
    ];
    if let Some(base) = base {
        all.insert(5, (Measure::Index { base }, "gui-measure-index", "gui-formula-index", periods));
    }
    let first = base.map_or_else(String::new, |base| i18n::period(look.lang, base));
    all.into_iter()
        .map(|(measure, words, formula, missing)| {
            // What can never be right is said before what the layout lacks.
            let wrong = refused(catalogue, indicator, &measure).map(|message| look.tell(&message));
            let formula = match formula {
                "" => indicator.formula.as_ref().map_or_else(String::new, |own| own.text().to_owned()),
                id => look.say(id, &[("base", first.as_str().into())]),
            };
            MeasureRow {
                words: look.words(words),
                refused: wrong.or_else(|| missing.map(|id| look.words(id))).unwrap_or_default(),
                measure,
                formula,
            }
        })
        .collect()
}

fn change(percent: bool) -> Measure {
    Measure::Change { base: None, percent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Holdings;
    use crate::domain::{Lang, Period};
    use crate::gui::theme::Theme;
    use crate::i18n::NumberStyle;

    fn offered(code: &str) -> Vec<(String, bool)> {
        let catalogue = crate::store::shipped_catalogue();
        let mut question = Question::best(code.into(), &Holdings::default(), None);
        question.known = (2015..=2020).filter_map(Period::year).collect();
        let look = Look::new(Theme::Light, Lang::En, NumberStyle::Point);
        let indicator = catalogue.indicator(code).expect(code);
        let rows = rows(&question, indicator, &catalogue, &look);
        assert!(rows.iter().all(|row| row.measure == Measure::Value || !row.formula.is_empty()));
        rows.into_iter().map(|row| (row.words, row.refused.is_empty())).collect()
    }

    #[test]
    fn a_stock_is_never_summed_over_years_and_a_percent_has_no_share() {
        let stock = offered("IMM_STOCK");
        assert!(stock.contains(&(String::from("Running total"), false)), "{stock:?}");
        assert!(stock.contains(&(String::from("Per 1,000 people"), true)), "{stock:?}");
        let percent = offered("IMM_STOCK_SHARE");
        for refused in ["Share, %", "Per 1,000 people", "Running total"] {
            assert!(percent.contains(&(refused.to_owned(), false)), "{refused}: {percent:?}");
        }
    }
}
