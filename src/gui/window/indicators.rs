//! Fills the catalogue page.

use super::Window;
use crate::domain::{Catalogue, Code, Indicator, IndicatorCode, Lang};
use crate::gui::pages::indicators::{IndicatorCard, IndicatorRow};
use crate::gui::theme::Look;
use crate::i18n;
use std::sync::Arc;

impl Window {
    pub(super) fn fill_indicators(&mut self) {
        let Some(store) = &self.store else { return };
        let look = &self.look;
        let other = other(look.lang);
        let rows = store.catalogue.indicators().iter().map(|indicator| IndicatorRow {
            code: indicator.code.clone(),
            name: indicator.names.get(look.lang).to_owned(),
            part: part(&store.catalogue, indicator, look.lang),
            values: store.overview.by_indicator.get(indicator.code.as_str()).copied().unwrap_or(0),
            also: format!(
                "{} {}",
                indicator.names.get(other),
                indicator.sdg.iter().map(Code::as_str).collect::<Vec<_>>().join(" ")
            ),
        });
        self.indicators.1.rows = Arc::new(rows.collect());
        self.indicators.1.writable = self.may_write();
        if let Some(code) = self.indicators.1.shown.as_ref().map(|shown| shown.code.clone()) {
            self.show_indicator(&IndicatorCode::from(code));
        }
    }

    /// Shows one indicator of the catalogue.
    pub(super) fn show_indicator(&mut self, code: &IndicatorCode) {
        let Some(store) = &self.store else { return };
        let Some(indicator) = store.catalogue.indicator(code.as_str()) else { return };
        let look = &self.look;
        self.indicators.1.shown = Some(IndicatorCard {
            code: code.as_str().to_owned(),
            name: indicator.names.get(look.lang).to_owned(),
            other_name: indicator.names.get(other(look.lang)).to_owned(),
            unchecked: !indicator.names.lo_checked || !indicator.definition.lo_checked,
            values: store.overview.by_indicator.get(code.as_str()).copied().unwrap_or(0),
            facts: facts(look, &store.catalogue, indicator),
        });
    }
}

fn other(lang: Lang) -> Lang {
    if lang == Lang::Lo { Lang::En } else { Lang::Lo }
}

/// The part of the report: number and name.
pub(super) fn part(catalogue: &Catalogue, indicator: &Indicator, lang: Lang) -> String {
    let Some(item) = catalogue.list("theme").and_then(|list| list.get(indicator.theme.as_str())) else {
        return String::new();
    };
    let written = item.attributes.get("report_section").map_or("", String::as_str);
    let section = crate::app::section_of(indicator.theme.as_str(), written);
    format!("{section} {}", item.names.get(lang)).trim().to_owned()
}

pub(super) fn facts(look: &Look, catalogue: &Catalogue, indicator: &Indicator) -> Vec<(String, String)> {
    let lang = look.lang;
    let named = |list: &str, codes: &[Code]| {
        let one = |code: &Code| format!("{code} {}", catalogue.item_name(list, code.as_str(), lang));
        codes.iter().map(one).collect::<Vec<_>>().join("\n")
    };
    let name = |list: &str, code: &str| catalogue.item_name(list, code, lang).to_owned();
    let dimensions: Vec<String> = indicator
        .disaggregations
        .iter()
        .map(|code| crate::figure::dimension_label(catalogue, code.as_str(), None, lang))
        .collect();
    let agency = indicator.agency.as_ref().map_or_else(String::new, |code| name("agency", code.as_str()));
    let often =
        indicator.periodicity.as_ref().map_or_else(String::new, |code| name("periodicity", code.as_str()));
    let targets: Vec<String> = indicator
        .targets
        .iter()
        .map(|(period, goal)| {
            let goal = i18n::number(goal.value, Some(goal.decimals), look.numbers);
            format!("{}: {goal}", i18n::period(lang, *period))
        })
        .collect();
    let rows = [
        ("gui-definition", indicator.definition.get(lang).to_owned()),
        ("gui-unit", name("unit", indicator.unit.as_str())),
        ("gui-part", part(catalogue, indicator, lang)),
        ("gui-disaggregations", dimensions.join(" · ")),
        ("gui-frequency", often),
        ("gui-producer", agency),
        ("gui-sdg", named("sdg", &indicator.sdg)),
        ("gui-gcm", named("gcm", &indicator.gcm)),
        ("gui-plan", named("nsedp", &indicator.nsedp)),
        ("lists-column-targets", targets.join("\n")),
        ("gui-listed-in", indicator.origin.join(" · ")),
        ("gui-core", if indicator.core { look.words("gui-yes") } else { String::new() }),
    ];
    rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (look.words(id), text)).collect()
}
