//! `set` and `note`: values changed by hand, remarks, marks for follow-up.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{ErrorKind, Session, new_key};
use crate::domain::{
    Catalogue, ConfStatus, DimensionCode, Key, Lang, Message, Number, ObsStatus, Publication,
};
use crate::figure::{member_label, place_label, publication_label};
use crate::i18n::{NumberStyle, number, period, words};
use crate::query::{MemberRef, Selection};
use crate::store::{Alteration, Edit, Version};
use crate::work::Work;

/// `Indicator: place · period · members (source)`.
pub(super) fn sourced_words(catalogue: &Catalogue, key: &Key, lang: Lang) -> String {
    let source = publication_label(catalogue, &key.publication, lang);
    format!("{} ({source})", key_words(catalogue, key, lang))
}

/// `Indicator: place · period · members`.
pub(super) fn key_words(catalogue: &Catalogue, key: &Key, lang: Lang) -> String {
    let name = catalogue
        .indicator(key.indicator.as_str())
        .map_or(key.indicator.as_str(), |indicator| indicator.names.get(lang));
    let mut members =
        vec![place_label(catalogue, DimensionCode::AREA, &key.area, lang), period(lang, key.period)];
    for (dimension, code) in key.dims.iter() {
        members.push(member_label(catalogue, dimension.as_str(), &MemberRef::Code(code.clone()), lang));
    }
    format!("{name}: {}", members.join(" · "))
}

/// The number with the sign of its status; withheld values show none.
pub(super) fn version_words(version: &Version, lang: Lang) -> String {
    let shown = version.number.filter(|_| version.confidentiality.is_free()).map_or_else(
        || words(lang, "cli-no-number"),
        |shown| number(shown.value, Some(shown.decimals), NumberStyle::Point),
    );
    let sign = version.status.sign();
    let mark = if version.follow_up { " ⚑" } else { "" };
    format!("{shown}{}{sign}{mark}", if sign.is_empty() { "" } else { " " })
}

fn alteration(args: &Args, catalogue: &Catalogue) -> Result<Alteration, AppError> {
    let letter = |flag: &str| args.value(flag);
    let status = match letter("status") {
        Some(code) => Some(ObsStatus::from_code(code).ok_or_else(|| usage("cli-bad-status", code))?),
        None => None,
    };
    let confidentiality = match letter("confidentiality") {
        Some(code) => Some(ConfStatus::from_code(code).ok_or_else(|| usage("cli-bad-status", code))?),
        None => None,
    };
    let number = match args.value("value") {
        Some("missing") => Some(None),
        Some(text) => Some(Some(Number::parse(text).map_err(|_| usage("cli-bad-number", text))?)),
        None => None,
    };
    let publication = args.value("to-source").map(|source| {
        let edition = args.value("to-edition").unwrap_or_default().to_owned();
        Publication { source: source.into(), edition }
    });
    if let Some(one) = &publication
        && catalogue.list("source").is_none_or(|list| list.get(one.source.as_str()).is_none())
    {
        return Err(usage("cli-bad-source", one.source.as_str()));
    }
    Ok(Alteration {
        number,
        status,
        confidentiality,
        note: args.value("text").map(|text| Some(text.to_owned())),
        follow_up: None,
        publication,
        remove: args.has("remove"),
    })
}

/// The values a selection meets: one, unless `--all` is given.
fn keys(
    args: &Args,
    session: &Session,
    selection: &Selection,
    output: &mut Output,
) -> Result<Vec<Key>, AppError> {
    let found = session.keys(selection, &Work::new())?;
    if found.len() > 1 && !args.has("all") {
        let catalogue = session.catalogue();
        for key in found.iter().take(MOST_LISTED) {
            output.line(&sourced_words(&catalogue, key, output.lang));
        }
        let message = Message::new("cli-several-values").with("count", found.len());
        return Err(AppError::new(ErrorKind::Decision, message));
    }
    Ok(found)
}

const MOST_LISTED: usize = 20;

pub(super) fn set(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let dry_run = args.has("dry-run");
    let mut session = super::store::open(args, &args.path(0), !dry_run)?;
    let catalogue = session.catalogue();
    let alter = alteration(args, &catalogue)?;
    if alter == Alteration::default() {
        return Err(usage("cli-missing-argument", "--value"));
    }
    let selection = super::table::selection(args, &catalogue)?;
    let mut found = keys(args, &session, &selection, output)?;
    if found.is_empty() {
        if alter.remove || alter.number.is_none() {
            return Err(super::table::nothing());
        }
        found.push(new_key(&selection)?);
    }
    if dry_run {
        for key in &found {
            output.line(&sourced_words(&catalogue, key, output.lang));
        }
        output.say(&Message::new("cli-import-dry"));
        return Ok(0);
    }
    let edits: Vec<Edit> = found.into_iter().map(|key| Edit { key, alter: alter.clone() }).collect();
    let work = Work::new();
    let reason = args.value("reason");
    let edited = output.watch(&work, || session.edit(&edits, reason, &work))?;
    output.notices(&session.notices());
    tell(edited.change, edited.written, output);
    Ok(0)
}

fn tell(change: Option<i64>, written: u64, output: &mut Output) {
    let message = match change {
        Some(change) => {
            Message::new("cli-set-done").with("count", written).with("change", change.to_string())
        }
        None => Message::new("cli-import-nothing"),
    };
    output.say(&message);
}

pub(super) fn note(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    if args.value("indicator").is_none() {
        return follow_ups(args, output);
    }
    let mut session = super::store::open(args, &args.path(0), true)?;
    let selection = super::table::selection(args, &session.catalogue())?;
    let found = keys(args, &session, &selection, output)?;
    if found.is_empty() {
        return Err(super::table::nothing());
    }
    let text = args.value("text").map(|text| Some(text.to_owned()));
    let follow_up = match (args.has("follow-up"), args.has("done")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    if text.is_none() && follow_up.is_none() {
        return Err(usage("cli-missing-argument", "--text"));
    }
    let work = Work::new();
    let edited = output.watch(&work, || session.note(&found, text, follow_up, &work))?;
    output.notices(&session.notices());
    tell(edited.change, edited.written, output);
    Ok(0)
}

/// The list of what is marked for follow-up.
fn follow_ups(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let catalogue = session.catalogue();
    let found = session.follow_ups()?;
    for one in &found {
        let note = one.version.note.clone().unwrap_or_default();
        let line = if args.has("json") {
            serde_json::json!({ "key": one.key, "note": note, "change": one.version.written }).to_string()
        } else {
            let value = version_words(&one.version, output.lang);
            format!("{value}  {}  “{note}”", sourced_words(&catalogue, &one.key, output.lang))
        };
        output.line(&line);
    }
    if !args.has("json") {
        output.say(&Message::new("cli-follow-ups").with("count", found.len()));
    }
    Ok(0)
}
