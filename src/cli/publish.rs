//! `publish`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::domain::Message;
use crate::work::Work;
use std::path::Path;

pub(super) fn publish(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let folder = args.value("out").ok_or_else(|| usage("cli-missing-argument", "--out"))?;
    let since = args
        .value("since")
        .map(|text| text.parse::<i64>().map_err(|_| usage("cli-bad-change", text)))
        .transpose()?;
    let session = super::store::open(args, &args.path(0), false)?;
    let work = Work::new();
    let published = output.watch(&work, || session.publish(Path::new(folder), since, &work))?;
    output.say(
        &Message::new("publish-done")
            .with("folder", folder)
            .with("values", published.values)
            .with("removed", published.removed)
            .with("last", published.last.to_string()),
    );
    Ok(0)
}
