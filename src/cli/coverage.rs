//! `coverage`: what is there and what is missing.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::domain::{Catalogue, IndicatorCode, Lang, Message};
use crate::figure::dimension_label;
use crate::i18n::{period, say, words};
use crate::query::{Coverage, Framework};
use crate::work::Work;
use std::collections::HashMap;

pub(super) fn coverage(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let framework = args
        .value("framework")
        .map(|name| Framework::from_name(name).ok_or_else(|| usage("coverage-unknown-framework", name)))
        .transpose()?;
    let session = super::store::open(args, &args.path(0), false)?;
    let catalogue = session.catalogue();
    let work = Work::new();
    let found = output.watch(&work, || session.coverage(&work))?;
    if args.has("json") {
        for one in &found {
            output.line(&json(one).to_string());
        }
        return Ok(0);
    }
    let Some(framework) = framework else {
        for one in &found {
            let line = line(one, &catalogue, output.lang);
            output.line(&line);
        }
        sum(&found, output);
        return Ok(0);
    };
    let by_code: HashMap<&IndicatorCode, &Coverage> = found.iter().map(|one| (&one.indicator, one)).collect();
    for (code, indicators) in framework.items(&catalogue) {
        let known: Vec<&Coverage> = indicators.iter().filter_map(|code| by_code.get(code).copied()).collect();
        let filled = known.iter().filter(|one| one.values > 0).count();
        let name = catalogue.item_name(framework.list(), code.as_str(), output.lang);
        let args = [("filled", filled.into()), ("all", known.len().into())];
        let count = say(output.lang, "coverage-of", &args);
        output.line(&format!("{} {code} {name}: {count}", mark(filled > 0)));
        for one in known {
            let line = line(one, &catalogue, output.lang);
            output.line(&format!("    {line}"));
        }
    }
    sum(&found, output);
    Ok(0)
}

fn mark(there: bool) -> &'static str {
    if there { "✓" } else { "✗" }
}

fn sum(found: &[Coverage], output: &mut Output) {
    let filled = found.iter().filter(|one| one.values > 0).count();
    let message = Message::new("coverage-sum").with("filled", filled).with("all", found.len());
    output.say(&message);
}

/// An indicator in one line: how many values, from when to when, what is not there.
fn line(one: &Coverage, catalogue: &Catalogue, lang: Lang) -> String {
    let indicator = catalogue.indicator(one.indicator.as_str());
    let name = indicator.map_or(one.indicator.as_str(), |indicator| indicator.names.get(lang));
    let head = format!("{} {} {name}", mark(one.values > 0), one.indicator);
    let Some((first, newest)) = one.span else {
        return format!("{head}: {}", words(lang, "coverage-nothing"));
    };
    let when = if first == newest {
        period(lang, first)
    } else {
        format!("{}–{}", period(lang, first), period(lang, newest))
    };
    let mut text = say(
        lang,
        "coverage-values",
        &[("count", one.values.into()), ("when", when.into()), ("sources", one.publications.into())],
    );
    if !one.missing.is_empty() {
        let missing: Vec<String> =
            one.missing.iter().map(|code| dimension_label(catalogue, code.as_str(), None, lang)).collect();
        text.push_str(&say(lang, "coverage-missing", &[("dimensions", missing.join(", ").into())]));
    }
    format!("{head}: {text}")
}

fn json(one: &Coverage) -> serde_json::Value {
    serde_json::json!({
        "indicator": one.indicator,
        "values": one.values,
        "first": one.span.map(|(first, _)| first.to_string()),
        "newest": one.span.map(|(_, newest)| newest.to_string()),
        "publications": one.publications,
        "present": one.present,
        "missing": one.missing,
    })
}
