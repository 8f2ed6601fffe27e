//! What a table is about: definition, unit, selection, sources; for a sheet or file of its own.

use super::names;
use super::words::Speaker;
use crate::domain::Lang;
use crate::query::Measure;

/// Name → text.
pub(super) fn about(speaker: &Speaker<'_>) -> Vec<(String, String)> {
    let (cube, lang) = (speaker.cube, speaker.lang);
    let indicator = &cube.indicator;
    let mut out = Vec::new();
    let mut say = |id: &str, text: String| {
        if !text.trim().is_empty() {
            out.push((speaker.words(id), text));
        }
    };
    say("about-indicator", indicator.names.get(lang).to_owned());
    say("about-code", indicator.code.to_string());
    say("about-definition", indicator.definition.get(lang).to_owned());
    if lang == Lang::Lo && !(indicator.names.lo_checked && indicator.definition.lo_checked) {
        say("about-translation", speaker.words("about-translation-unchecked"));
    }
    say("about-unit", speaker.unit());
    if cube.measure != Measure::Value {
        say(
            "about-value-unit",
            speaker.catalogue.item_name("unit", indicator.unit.as_str(), lang).to_owned(),
        );
    }
    if let Some(formula) = &indicator.formula {
        say("about-formula", formula.text().to_owned());
    }
    for (dimension, member) in &cube.fixed {
        let text = speaker.member(dimension.as_str(), member);
        say("about-selection", format!("{}: {text}", speaker.dimension(dimension.as_str())));
    }
    for level in cube.row_levels.iter().chain(&cube.column_levels) {
        let members = names::members_of(cube, level.dimension.as_str());
        let count = crate::i18n::say(lang, "about-members", &[("count", members.len().into())]);
        say("about-split", format!("{}: {count}", speaker.dimension(level.dimension.as_str())));
    }
    for info in &cube.publications {
        let label = names::publication_label(speaker.catalogue, &info.publication, lang);
        let values = crate::i18n::say(lang, "about-values", &[("count", info.cells.into())]);
        say("about-source", format!("{label} ({values})"));
    }
    if cube.publications.iter().any(|info| info.example) {
        say("about-notice", speaker.words("foot-example"));
    }
    say("about-program", speaker.words("app-title"));
    out
}
