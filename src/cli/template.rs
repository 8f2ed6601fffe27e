//! `template`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::Collection;
use crate::domain::Message;
use crate::query;
use std::path::Path;

pub(super) fn template(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let file = args.value("out").ok_or_else(|| usage("cli-missing-argument", "--out"))?;
    if !Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(usage("cli-only-xlsx", file));
    }
    let agency = args.value("agency").ok_or_else(|| usage("cli-missing-argument", "--agency"))?;
    let session = super::store::open(args, &args.path(0), false)?;
    let catalogue = session.catalogue();
    let list = |flag: &str| {
        let text = args.value(flag).unwrap_or_default();
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let ask = Collection {
        agency: agency.to_owned(),
        indicators: list("indicators")
            .iter()
            .map(|name| Ok(query::indicator_named(&catalogue, name)?))
            .collect::<Result<_, AppError>>()?,
        periods: list("periods")
            .iter()
            .map(|name| Ok(query::period_named(name)?))
            .collect::<Result<_, AppError>>()?,
    };
    let count = session.template(Path::new(file), &ask, output.lang)?;
    output.say(&Message::new("template-done").with("file", file).with("count", count));
    Ok(0)
}
