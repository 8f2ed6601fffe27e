//! `edit` and `lists`: members of the lists edited, lists as spreadsheets, a newer catalogue.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{ErrorKind, ListsRead, column_words};
use crate::domain::Message;
use crate::export::Overwrite;
use crate::work::Work;
use std::path::PathBuf;

pub(super) fn edit(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let (what, code) = (args.text(0).unwrap_or_default(), args.text(2).unwrap_or_default());
    let wishes = args
        .values("column")
        .into_iter()
        .map(|wish| {
            let (name, text) = wish.split_once('=').ok_or_else(|| usage("cli-bad-column", wish))?;
            Ok((name.trim().to_owned(), text.trim().to_owned()))
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    let mut session = super::store::open(args, &args.path(1), !wishes.is_empty())?;
    let list = match what.as_str() {
        "indicator" | "source" => what.clone(),
        "code" => super::catalogue::list_flag(args, &session.catalogue())?,
        other => return Err(usage("cli-unknown-kind", other)),
    };
    if wishes.is_empty() {
        // Nothing to set: what stands there, so that one sees what can be set.
        for column in session.member(&list, &code)? {
            let words = column_words(output.lang, &column.name);
            let text = format!("{:20} {}  ({words})", column.name, column.text);
            output.line(text.trim_end());
        }
        return Ok(0);
    }
    let amended = session.amend(&list, &code, &wishes)?;
    output.notices(&session.notices());
    output.problems(&amended.problems);
    written(amended.change, output);
    Ok(0)
}

fn written(change: Option<i64>, output: &mut Output) {
    output.say(&match change {
        Some(change) => Message::new("cli-lists-written").with("change", change.to_string()),
        None => Message::new("lists-unchanged"),
    });
}

pub(super) fn lists(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    match args.text(0).unwrap_or_default().as_str() {
        "show" => show(args, output),
        "export" => export(args, output),
        "import" => import(args, output),
        "update" => update(args, output),
        other => Err(super::unknown_action("lists", other)),
    }
}

fn show(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(1), false)?;
    if let Some(list) = args.text(2) {
        super::catalogue::print_list(&session.catalogue(), &list, "", args, output)?;
        return Ok(0);
    }
    for list in session.list_names()? {
        let count = session.store()?.members(&list)?.len();
        output.line(&if args.has("json") {
            serde_json::json!({ "list": list, "members": count }).to_string()
        } else {
            format!("{list:20} {count:>6}")
        });
    }
    Ok(0)
}

fn export(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let out = args.value("out").map(PathBuf::from).ok_or_else(|| usage("cli-missing-argument", "--out"))?;
    let session = super::store::open(args, &args.path(1), false)?;
    let lists: Vec<String> =
        args.paths(2).into_iter().map(|list| list.to_string_lossy().into_owned()).collect();
    if lists.len() != 1 && out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return Err(usage("cli-lists-one", &out.display().to_string()));
    }
    let count = session.export_lists(&out, &lists, output.lang, Overwrite::No)?;
    let message = Message::new("cli-lists-exported").with("file", out.display().to_string());
    output.say(&message.with("count", count));
    Ok(0)
}

fn import(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let dry_run = args.has("dry-run");
    let file = args.paths(2).into_iter().next().ok_or_else(|| usage("cli-missing-argument", "FILE"))?;
    let mut session = super::store::open(args, &args.path(1), !dry_run)?;
    let work = Work::new();
    let read = output.watch(&work, || session.read_lists(&file, args.value("list"), &work))?;
    tell(&read, args.has("json"), output);
    output.problems(&read.problems);
    if read.is_wrong() {
        let wrong = read.problems.iter().filter(|one| one.severity >= crate::domain::Severity::Question);
        output.say(&Message::new("lists-wrong").with("count", wrong.count()));
        return Ok(ErrorKind::Decision.exit_code());
    }
    if dry_run {
        output.say(&Message::new("cli-import-dry"));
        return Ok(0);
    }
    let change = session.write_lists_read(&read, &file)?;
    output.notices(&session.notices());
    written(change, output);
    Ok(0)
}

fn tell(read: &ListsRead, json: bool, output: &mut Output) {
    for part in &read.parts {
        output.line(&if json {
            serde_json::json!({
                "list": part.list, "code": part.code, "column": part.column,
                "before": part.before, "after": part.after,
            })
            .to_string()
        } else {
            format!("{} {} {}: “{}” → “{}”", part.list, part.code, part.column, part.before, part.after)
        });
    }
    let counts = Message::new("cli-lists-counts")
        .with("new", read.new)
        .with("changed", read.changed)
        .with("same", read.same);
    if !json {
        output.say(&counts);
    }
}

fn update(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let dry_run = args.has("dry-run");
    // Opening to write lays newer lists over the store already, unless that was taken back.
    let mut session = super::store::open(args, &args.path(1), !dry_run)?;
    output.notices(&session.notices());
    let renewed = session.renew_lists(dry_run)?;
    for clash in &renewed.clashes {
        output.say(
            &Message::new("cli-lists-clash")
                .with("list", clash.list.as_str())
                .with("code", clash.code.as_str())
                .with("part", clash.part.as_str())
                .with("ours", clash.ours.as_str())
                .with("shipped", clash.shipped.as_str()),
        );
    }
    output.say(
        &Message::new("cli-lists-renewed")
            .with("added", renewed.added)
            .with("followed", renewed.followed)
            .with("withdrawn", renewed.retired)
            .with("clashes", renewed.clashes.len()),
    );
    Ok(0)
}
