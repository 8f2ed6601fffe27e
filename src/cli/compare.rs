//! `compare`: two answers side by side.

use super::args::Args;
use super::output::Output;
use super::{AppError, table, usage};
use crate::app::Session;
use crate::domain::{DimensionCode, Message, Publication};
use crate::export::{Overwrite, text};
use crate::figure::{Kind, Wish};
use crate::query::{self, PeriodFilter, Selection, With};
use crate::work::Work;
use std::path::Path;

pub(super) fn compare(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let (selection, layout, wish) = table::wished(args, &session)?;
    let wanted = args.value("with").ok_or_else(|| usage("cli-missing-argument", "--with"))?;
    let with = with(&session, &selection, wanted)?;
    let work = Work::new();
    let cube = output.watch(&work, || session.compare(&selection, &with, &layout, &work))?;
    if cube.is_empty() {
        return Err(table::nothing());
    }
    let wording = table::wording(output.lang);
    let Some(out) = args.value("out") else {
        let words = session.table(&cube, wording)?;
        output.text(&text::table(&cube, &words));
        return Ok(0);
    };
    let path = Path::new(out);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if wish.kind.is_some() || ["svg", "png"].contains(&ending.as_str()) {
        // Two sides over time are two lines; else two bars a row.
        let best = if with == With::Target { Some(Kind::Line) } else { wish.kind };
        let drawn = session.figure_as(&cube, &Wish { kind: wish.kind.or(best), ..wish }, wording)?;
        session.export_figure(path, &drawn, Overwrite::No)?;
    } else {
        session.export_table(path, &cube, (wording, false), Overwrite::No, &work)?;
    }
    output.say(&Message::new("cli-written").with("file", out));
    Ok(0)
}

/// What the other side has instead: `target`, `indicator=CODE`, `source=CODE[:EDITION]`, `edition=TEXT`,
/// `period=2010`, `dimension=member`.
fn with(session: &Session, selection: &Selection, text: &str) -> Result<With, AppError> {
    if text == "target" {
        return Ok(With::Target);
    }
    let catalogue = session.catalogue();
    let (name, value) = text.split_once('=').ok_or_else(|| usage("cli-unknown-side", text))?;
    if name == DimensionCode::INDICATOR {
        return Ok(With::Indicator(query::indicator_named(&catalogue, value)?));
    }
    let mut other = Selection::of(selection.indicator.clone());
    let (value, edition) = match (name, value.split_once(':')) {
        (DimensionCode::SOURCE, Some((source, edition))) => (source, Some(edition.to_owned())),
        _ => (value, None),
    };
    query::narrow(&catalogue, &mut other, &format!("{name}={value}"))?;
    if other.source.is_some() || other.edition.is_some() {
        let source = other.source.or_else(|| selection.source.clone());
        let source = source.ok_or_else(|| usage("cli-missing-argument", "--source"))?;
        let known = session.holdings(&selection.indicator, None)?.publications;
        let newest =
            || known.iter().find(|(one, _)| one.source == source).map(|(one, _)| one.edition.clone());
        let edition = edition.or(other.edition).or_else(newest).unwrap_or_default();
        return Ok(With::Publication(Publication { source, edition }));
    }
    if let PeriodFilter::Only(periods) = &other.periods
        && let Some(period) = periods.first()
    {
        return Ok(With::Period(*period));
    }
    let member = other.members.into_iter().next();
    let member = member.and_then(|(dimension, members)| Some((dimension, members.into_iter().next()?)));
    let (dimension, code) = member.ok_or_else(|| usage("cli-unknown-side", text))?;
    Ok(With::Member(dimension, code))
}
