//! `history` and `undo`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::change_words;
use crate::domain::Message;
use crate::platform::clock;
use crate::work::Work;

const MOST: usize = 1_000;

pub(super) fn history(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    for row in session.history(MOST)? {
        let words = change_words(output.lang, &row);
        if args.has("json") {
            let json = serde_json::json!({
                "id": row.id, "at": row.at, "who": row.who, "agency": row.agency, "what": row.what,
                "detail": row.detail, "reason": row.reason, "undoes": row.undoes, "undone_by": row.undone_by,
                "files": row.files, "words": words,
            });
            output.line(&json.to_string());
            continue;
        }
        let who = [row.who.as_str(), row.agency.as_str()].into_iter().filter(|part| !part.is_empty());
        let who = who.collect::<Vec<_>>().join(", ");
        let undone = row.undone_by.map_or_else(String::new, |by| {
            format!(
                " ({})",
                crate::i18n::say(output.lang, "cli-history-undone", &[("change", by.to_string().into())])
            )
        });
        output.line(&format!("{:>5}  {}  {who:20}  {words}{undone}", row.id, clock::local(&row.at)));
    }
    Ok(0)
}

pub(super) fn undo(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let change = args
        .text(1)
        .map(|text| text.parse::<i64>().map_err(|_| usage("cli-bad-change", &text)))
        .transpose()?;
    let mut session = super::store::open(args, &args.path(0), true)?;
    let work = Work::new();
    let (target, by) = output.watch(&work, || session.undo(change, &work))?;
    output.say(&Message::new("cli-undo-done").with("change", target.to_string()).with("by", by.to_string()));
    Ok(0)
}
