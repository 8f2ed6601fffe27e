//! `backup`, `restore`, `compact` and `repair`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::ErrorKind;
use crate::domain::Message;
use crate::store::Dropped;
use crate::work::Work;
use std::path::{Path, PathBuf};

fn out(args: &Args) -> Result<PathBuf, AppError> {
    args.value("out").map(PathBuf::from).ok_or_else(|| usage("cli-missing-argument", "--out"))
}

fn written(path: &Path) -> Message {
    Message::new("cli-written").with("file", path.display().to_string())
}

/// Without `--out` the backup goes to the folder of the rotating backups.
pub(super) fn backup(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let work = Work::new();
    let path = match args.value("out") {
        Some(path) => {
            let path = PathBuf::from(path);
            output.watch(&work, || session.save_copy(&path, &work))?;
            path
        }
        None => output.watch(&work, || session.back_up(&work))?,
    };
    output.say(&written(&path));
    Ok(0)
}

pub(super) fn restore(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let to = out(args)?;
    let mut session = super::store::session(args);
    let work = Work::new();
    output.watch(&work, || session.restore(&args.path(0), &to, &work))?;
    output.say(&written(&to));
    Ok(0)
}

/// Megabytes with one decimal.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) / 1_048_576;
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(super) fn compact(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let yes = args.has("yes");
    let mut session = super::store::open(args, &args.path(0), yes)?;
    let what = Dropped { past: args.has("past"), files: args.has("files") };
    let there = session.droppable()?;
    if args.has("json") && !yes {
        let json = serde_json::json!({
            "versions": there.versions, "files": there.files, "file_bytes": there.file_bytes,
            "free_bytes": there.free_bytes, "size": there.size,
        });
        output.line(&json.to_string());
        return Ok(0);
    }
    let said = |id: &str| {
        Message::new(id)
            .with("versions", there.versions)
            .with("files", there.files)
            .with("size", megabytes(there.file_bytes))
    };
    output.say(&said(if what.past { "cli-compact-past" } else { "cli-compact-keeps-past" }));
    output.say(&said(if what.files { "cli-compact-files" } else { "cli-compact-keeps-files" }));
    if !yes {
        output.say(&Message::new("cli-compact-ask"));
        return Ok(ErrorKind::Decision.exit_code());
    }
    let work = Work::new();
    let (won, backup) = output.watch(&work, || session.compact(what, &work))?;
    output.say(
        &Message::new("cli-compact-done")
            .with("size", megabytes(won))
            .with("file", backup.display().to_string()),
    );
    Ok(0)
}

pub(super) fn repair(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let to = out(args)?;
    let mut session = super::store::session(args);
    let work = Work::new();
    let repaired = output.watch(&work, || session.repair(&args.path(0), &to, &work))?;
    for table in repaired.tables.iter().filter(|table| table.damaged) {
        output.say(&Message::new("cli-repair-table").with("table", table.name).with("count", table.saved));
    }
    output.say(
        &Message::new("cli-repair-done")
            .with("file", to.display().to_string())
            .with("count", repaired.values),
    );
    if !repaired.is_whole() {
        output.say(&Message::new("cli-repair-lost"));
        return Ok(ErrorKind::Decision.exit_code());
    }
    Ok(0)
}
