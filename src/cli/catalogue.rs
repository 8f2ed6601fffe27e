//! `indicators`, `codes`, `sources` and `add`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::domain::{Catalogue, Lang, Message, Names};
use crate::store::{NewAlias, NewItem};
use crate::text::fold_toneless;
use std::collections::BTreeMap;

/// Whether one of the texts contains the wanted one, whatever its case, spelling and tone marks.
fn matches<'a>(wanted: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    wanted.is_empty() || texts.into_iter().any(|text| fold_toneless(text).contains(wanted))
}

fn names(lang: Lang, names: &Names) -> String {
    let unchecked = if lang == Lang::Lo && !names.lo_checked && !names.lo.is_empty() { " *" } else { "" };
    format!("{}{unchecked}", names.get(lang))
}

pub(super) fn indicators(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let wanted = fold_toneless(&args.text(1).unwrap_or_default());
    let overview = session.overview(u16::MAX)?;
    let catalogue = session.catalogue();
    let mut found = 0_usize;
    for indicator in catalogue.indicators() {
        let texts =
            [indicator.code.as_str(), &indicator.names.en, &indicator.names.lo, &indicator.definition.en];
        if !matches(&wanted, texts) {
            continue;
        }
        found += 1;
        let count = overview.by_indicator.get(indicator.code.as_str()).copied().unwrap_or(0);
        let line = if args.has("json") {
            serde_json::json!({
                "code": indicator.code, "theme": indicator.theme, "unit": indicator.unit,
                "name_en": indicator.names.en, "name_lo": indicator.names.lo, "lo_checked": indicator.names.lo_checked,
                "definition_en": indicator.definition.en, "definition_lo": indicator.definition.lo,
                "disaggregations": indicator.disaggregations, "sdg": indicator.sdg, "gcm": indicator.gcm,
                "nsedp": indicator.nsedp, "values": count,
            })
            .to_string()
        } else {
            format!("{:32} {count:>8}  {}", indicator.code.as_str(), names(output.lang, &indicator.names))
        };
        output.line(&line);
    }
    nothing_called(found, &args.text(1).unwrap_or_default(), output);
    legend(output, args);
    Ok(0)
}

/// Says on stderr that a search found nothing.
fn nothing_called(found: usize, text: &str, output: &mut Output) {
    if found == 0 {
        output.notices(&[Message::new("cli-nothing-called").with("text", text)]);
    }
}

fn legend(output: &mut Output, args: &Args) {
    if output.lang == Lang::Lo && !args.has("json") {
        output.say(&Message::new("cli-unchecked-legend"));
    }
}

fn list_of<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a crate::domain::CodeList, AppError> {
    catalogue.list_of(name).or_else(|| catalogue.list(name)).ok_or_else(|| usage("cli-unknown-list", name))
}

pub(super) fn print_list(
    catalogue: &Catalogue,
    list: &str,
    wanted: &str,
    args: &Args,
    output: &mut Output,
) -> Result<(), AppError> {
    let (text, wanted) = (wanted, fold_toneless(wanted));
    let mut found = 0_usize;
    for (code, item) in list_of(catalogue, list)?.iter() {
        let own = [code.as_str(), item.names.en.as_str(), item.names.lo.as_str()];
        if !matches(&wanted, own.into_iter().chain(item.aliases.iter().map(String::as_str))) {
            continue;
        }
        found += 1;
        let line = if args.has("json") {
            serde_json::json!({
                "code": code, "name_en": item.names.en, "name_lo": item.names.lo, "lo_checked": item.names.lo_checked,
                "aliases": item.aliases, "level": item.level, "parent": item.parent, "attributes": item.attributes,
            })
            .to_string()
        } else {
            let above =
                item.parent.as_ref().map(|parent| catalogue.item_name(list, parent.as_str(), output.lang));
            let above = above.map_or_else(String::new, |above| format!("  ({above})"));
            let by_name = matches(&wanted, own);
            let spelling = item.aliases.iter().find(|alias| !by_name && matches(&wanted, [alias.as_str()]));
            let spelling = spelling.map_or_else(String::new, |spelling| format!("  = {spelling}"));
            format!("{:16} {}{above}{spelling}", code.as_str(), names(output.lang, &item.names))
        };
        output.line(&line);
    }
    nothing_called(found, text, output);
    legend(output, args);
    Ok(())
}

pub(super) fn codes(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let list = args.text(1).unwrap_or_default();
    print_list(&session.catalogue(), &list, &args.text(2).unwrap_or_default(), args, output)?;
    Ok(0)
}

pub(super) fn sources(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    print_list(&session.catalogue(), "source", &args.text(1).unwrap_or_default(), args, output)?;
    Ok(0)
}

/// The list that `--list` names, by its own name or that of a disaggregation.
pub(super) fn list_flag(args: &Args, catalogue: &Catalogue) -> Result<String, AppError> {
    let list = args.value("list").ok_or_else(|| usage("cli-missing-argument", "--list"))?;
    if list == "dimension" {
        return Ok(list.to_owned());
    }
    list_of(catalogue, list)?;
    Ok(catalogue.dimension(list).map_or_else(|| list.to_owned(), |one| one.list.as_str().to_owned()))
}

pub(super) fn add(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let (what, code) = (args.text(0).unwrap_or_default(), args.text(2).unwrap_or_default());
    let mut session = super::store::open(args, &args.path(1), true)?;
    let list = match what.as_str() {
        "indicator" | "source" => what.clone(),
        "code" | "alias" => list_flag(args, &session.catalogue())?,
        other => return Err(usage("cli-unknown-kind", other)),
    };
    let (items, aliases) = if what == "alias" {
        let alias = args.value("alias").ok_or_else(|| usage("cli-missing-argument", "--alias"))?.to_owned();
        let agency = args.value("agency").unwrap_or_default().to_owned();
        (Vec::new(), vec![NewAlias { list, code: code.clone(), alias, agency }])
    } else {
        (vec![new_item(args, list, &code)?], Vec::new())
    };
    let change = session.extend(&items, &aliases)?;
    let message = match args.value("alias").filter(|_| what == "alias") {
        Some(alias) => Message::new("cli-add-alias-done").with("alias", alias),
        None => Message::new("cli-add-done"),
    };
    output.say(&message.with("code", code).with("change", change.to_string()));
    Ok(0)
}

fn new_item(args: &Args, list: String, code: &str) -> Result<NewItem, AppError> {
    let text = |name: &str| args.value(name).unwrap_or_default().to_owned();
    let name_en = text("name-en");
    if name_en.is_empty() && text("name-lo").is_empty() {
        return Err(usage("cli-missing-argument", "--name-en"));
    }
    let mut attributes = BTreeMap::new();
    let mut put = |name: &str, value: String| {
        if !value.is_empty() {
            attributes.insert(name.to_owned(), value);
        }
    };
    if list == "indicator" {
        let or = |value: String, default: &str| if value.is_empty() { default.to_owned() } else { value };
        put("unit", or(text("unit"), "NUM"));
        put("theme", or(text("theme"), "D"));
        put("aggregation", or(text("aggregation"), "none"));
        put("time_aggregation", String::from("none"));
        put("stock_flow", or(text("stock-flow"), "na"));
        put("value_kind", String::from("count"));
        put("priority", String::from("extended"));
    }
    put("kind", text("kind"));
    Ok(NewItem {
        list,
        code: code.to_owned(),
        parent: Some(text("parent")).filter(|parent| !parent.is_empty()),
        level: None,
        names: Names { en: name_en, lo: text("name-lo"), lo_checked: true },
        definition: Names::default(),
        attributes,
    })
}
