//! `history`, `undo` and `redo`.

use super::args::Args;
use super::edit::{sourced_words, version_words};
use super::output::Output;
use super::{AppError, usage};
use crate::app::{PastVersion, Session, change_words, column_words};
use crate::domain::{Key, Message};
use crate::i18n::say;
use crate::platform::clock;
use crate::store::{ChangeRow, Version};
use crate::work::Work;

const MOST: usize = 1_000;

pub(super) fn history(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    if let Some(text) = args.value("change") {
        return touched(&session, change_number(text)?, args, output);
    }
    if args.value("indicator").is_some() {
        return of_values(&session, args, output);
    }
    for row in session.history(MOST)? {
        let line = if args.has("json") { json(output, &row).to_string() } else { words(output, &row) };
        output.line(&line);
    }
    Ok(0)
}

fn json(output: &Output, row: &ChangeRow) -> serde_json::Value {
    serde_json::json!({
        "id": row.id, "at": row.at, "who": row.who, "agency": row.agency, "what": row.what,
        "detail": row.detail, "reason": row.reason, "undoes": row.undoes, "undone_by": row.undone_by,
        "files": row.files, "words": change_words(output.lang, row),
    })
}

fn words(output: &Output, row: &ChangeRow) -> String {
    let who = [row.who.as_str(), row.agency.as_str()].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    let undone = row.undone_by.map_or_else(String::new, |by| {
        format!(" ({})", say(output.lang, "cli-history-undone", &[("change", by.to_string().into())]))
    });
    let reason = row.reason.as_ref().map_or_else(String::new, |reason| format!(" “{reason}”"));
    let words = change_words(output.lang, row);
    format!("{:>5}  {}  {who:20}  {words}{reason}{undone}", row.id, clock::local(&row.at))
}

/// What a change did to each value: `before → after`.
fn touched(session: &Session, change: i64, args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let catalogue = session.catalogue();
    let row = session.history(usize::MAX)?.into_iter().find(|row| row.id == change);
    let row = row.ok_or_else(|| usage("cli-bad-change", &change.to_string()))?;
    if !args.has("json") {
        let line = words(output, &row);
        output.line(&line);
    }
    for value in session.touched(change, MOST)? {
        let line = if args.has("json") {
            serde_json::json!({
                "key": value.key, "before": value.before.as_ref().map(version_json),
                "after": value.after.as_ref().map(version_json),
            })
            .to_string()
        } else {
            let show = |version: &Option<Version>| {
                version
                    .as_ref()
                    .map_or_else(|| String::from("—"), |version| version_words(version, output.lang))
            };
            let (before, after) = (show(&value.before), show(&value.after));
            format!("{before} → {after}  {}", sourced_words(&catalogue, &value.key, output.lang))
        };
        output.line(&line);
    }
    for one in session.touched_members(change)? {
        output.line(&if args.has("json") {
            serde_json::json!({
                "list": one.list, "code": one.code, "part": one.part, "before": one.before, "after": one.after,
            })
            .to_string()
        } else {
            let show = |text: &str| if text.is_empty() { String::from("—") } else { format!("“{text}”") };
            let part = column_words(output.lang, &one.part);
            format!("{} → {}  {} {}: {part}", show(&one.before), show(&one.after), one.list, one.code)
        });
    }
    Ok(0)
}

fn version_json(version: &Version) -> serde_json::Value {
    serde_json::json!({
        "value": version.number.map(|number| number.value), "status": version.status.code(),
        "confidentiality": version.confidentiality.code(), "note": version.note,
        "follow_up": version.follow_up, "change": version.written, "until": version.until,
    })
}

fn of_values(session: &Session, args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let catalogue = session.catalogue();
    let selection = super::table::selection(args, &catalogue)?;
    let mut keys = session.keys(&selection, &Work::new())?;
    // A value that was taken away is still in the history.
    if keys.is_empty()
        && let Ok(key) = crate::app::new_key(&selection)
    {
        keys.push(key);
    }
    if keys.is_empty() {
        return Err(super::table::nothing());
    }
    for key in keys.iter().take(MOST) {
        print_versions(key, &session.value_history(key)?, args, &session.catalogue(), output);
    }
    Ok(0)
}

fn print_versions(
    key: &Key,
    versions: &[PastVersion],
    args: &Args,
    catalogue: &crate::domain::Catalogue,
    output: &mut Output,
) {
    if args.has("json") {
        let versions: Vec<_> = versions
            .iter()
            .map(|past| {
                let mut version = version_json(&past.version);
                version["by"] = past.by.as_ref().map(|row| json(output, row)).into();
                version
            })
            .collect();
        output.line(&serde_json::json!({ "key": key, "versions": versions }).to_string());
        return;
    }
    output.line(&sourced_words(catalogue, key, output.lang));
    for past in versions {
        let shown = version_words(&past.version, output.lang);
        let by = past.by.as_ref().map_or_else(String::new, |row| words(output, row));
        let until = past.ended_by.as_ref().map_or_else(String::new, |row| {
            let at = row.id.to_string();
            format!(" · {}", say(output.lang, "cli-history-until", &[("change", at.into())]))
        });
        output.line(&format!("  {shown:>14}  {}{until}", by.trim_start()));
    }
}

fn change_number(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| usage("cli-bad-change", text))
}

pub(super) fn undo(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let change = args.text(1).map(|text| change_number(&text)).transpose()?;
    let mut session = super::store::open(args, &args.path(0), true)?;
    let work = Work::new();
    let (target, by) = output.watch(&work, || session.undo(change, &work))?;
    output.notices(&session.notices());
    output.say(&Message::new("cli-undo-done").with("change", target.to_string()).with("by", by.to_string()));
    Ok(0)
}

pub(super) fn redo(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let change = args.text(1).map(|text| change_number(&text)).transpose()?;
    let mut session = super::store::open(args, &args.path(0), true)?;
    let work = Work::new();
    let (target, by) = output.watch(&work, || session.redo(change, &work))?;
    output.notices(&session.notices());
    let again = session.history(usize::MAX)?.into_iter().find(|row| row.id == target);
    let again = again.and_then(|row| row.undoes).unwrap_or(target);
    output.say(&Message::new("cli-redo-done").with("change", again.to_string()).with("by", by.to_string()));
    Ok(0)
}
