//! `report`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::Wording;
use crate::domain::Message;
use crate::export::Overwrite;
use crate::i18n::{self, NumberStyle, say, words};
use crate::report::Report;
use crate::work::Work;
use std::path::Path;

/// Years that a title may have.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

pub(super) fn report(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let out = args.value("out").ok_or_else(|| usage("cli-missing-argument", "--out"))?;
    let out = Path::new(out);
    let year = args.value("title-year").map(year).transpose()?;
    let keep = args.has("keep");
    let mut session = super::store::open(args, &args.path(0), keep)?;
    let outline = session.outline(args.value("outline").map(Path::new))?;
    if out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        session.save_outline(out, &outline, Overwrite::No)?;
        output.say(&Message::new("cli-written").with("file", out.display().to_string()));
        return Ok(0);
    }
    let design = match args.value("template") {
        Some(file) => session.read_design(Path::new(file))?,
        None => session.design()?,
    };
    let work = Work::new();
    let wording = Wording { lang: output.lang, numbers: NumberStyle::Point };
    let report = output.watch(&work, || {
        let report = session.report(&outline, wording, (year, &design), &work)?;
        session.export_report(out, &report, Overwrite::No, &work)?;
        Ok::<_, AppError>(report)
    })?;
    output.say(&Message::new("cli-written").with("file", out.display().to_string()));
    if keep {
        if args.has("outline") {
            session.keep_outline(&outline)?;
        }
        if args.has("template") {
            session.keep_design(&design)?;
        }
        session.keep_edition(&report, year)?;
        output.say(&Message::new("cli-report-kept"));
    }
    tell(&report, output);
    Ok(0)
}

/// What the report has, and what is missing before it can be published.
fn tell(report: &Report, output: &mut Output) {
    let counts = [
        ("figures", report.figures().count().into()),
        ("tables", report.tables().count().into()),
        ("sentences", report.sentences().count().into()),
    ];
    output.line(&say(output.lang, "cli-report-counts", &counts));
    if report.example {
        output.say(&Message::new("app-example-notice"));
    }
    let texts: Vec<_> = report.missing.iter().filter(|one| one.indicator.is_none()).collect();
    let data = report.missing.len() - texts.len();
    if !report.missing.is_empty() {
        output.line(&format!("{}:", words(output.lang, "report-missing-head")));
    }
    for one in texts {
        output.line(&format!("  {}: {}", one.code, i18n::tell(output.lang, &one.message)));
    }
    if data > 0 {
        output.line(&format!("  {}", say(output.lang, "cli-report-data", &[("count", data.into())])));
    }
}

fn year(text: &str) -> Result<u16, AppError> {
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(|| usage("cli-bad-year", text))
}
