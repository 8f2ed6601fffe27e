//! `table`, `figure` and `explain`.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{ErrorKind, Explanation, Session, TableWish, Wording};
use crate::domain::{Catalogue, DimensionCode, Lang, Message};
use crate::export::{Overwrite, text};
use crate::figure::{Kind, Naming, RowWish, Sort, SortBy, TableText, Wish, publication_label, row_order};
use crate::i18n::{NumberStyle, number, say, words};
use crate::platform::clock;
use crate::query::{self, Cube, Layout, Measure, MemberRef, Selection};
use crate::work::Work;
use std::path::Path;

pub(super) fn wording(lang: Lang) -> Wording {
    Wording { lang, numbers: NumberStyle::Point }
}

/// The selection of the flags.
pub(super) fn selection(args: &Args, catalogue: &Catalogue) -> Result<Selection, AppError> {
    let named = args.value("indicator").ok_or_else(|| usage("cli-missing-argument", "--indicator"))?;
    let mut selection = Selection::of(query::indicator_named(catalogue, named)?);
    for part in args.values("where") {
        query::narrow(catalogue, &mut selection, part)?;
    }
    if let Some(source) = args.value("source") {
        query::narrow(catalogue, &mut selection, &format!("source={source}"))?;
    }
    selection.edition = args.value("edition").map(str::to_owned).or(selection.edition);
    selection.recommended = args.has("recommended");
    Ok(selection)
}

fn axis(args: &Args, flag: &str, catalogue: &Catalogue) -> Result<Vec<DimensionCode>, AppError> {
    let names = args.value(flag).unwrap_or_default();
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Ok(query::dimension_named(catalogue, name)?)).collect()
}

fn measure(args: &Args, catalogue: &Catalogue) -> Result<Measure, AppError> {
    let base = args.value("base").map(query::period_named).transpose()?;
    let percent = args.has("percent");
    let needed =
        |flag: &str| args.value(flag).ok_or_else(|| usage("cli-missing-argument", &format!("--{flag}")));
    match args.value("measure").unwrap_or("value") {
        "value" => Ok(Measure::Value),
        "share" => Ok(Measure::Share { of: query::dimension_named(catalogue, needed("of")?)? }),
        "rate" => Ok(Measure::Rate { per: query::indicator_named(catalogue, needed("per")?)?, percent }),
        "change" => Ok(Measure::Change { base, percent }),
        "index" => match base {
            Some(base) => Ok(Measure::Index { base }),
            None => Err(usage("cli-missing-argument", "--base")),
        },
        "gap" => Ok(Measure::Gap),
        "ratio" => Ok(Measure::Ratio),
        "cumulated" => Ok(Measure::Cumulated),
        other => Err(usage("cli-unknown-measure", other)),
    }
}

/// Rows and columns where none are asked: time down, the first filtered dimension across.
fn layout(args: &Args, catalogue: &Catalogue, selection: &Selection) -> Result<Layout, AppError> {
    let (mut rows, mut columns) = (axis(args, "rows", catalogue)?, axis(args, "columns", catalogue)?);
    if rows.is_empty() && columns.is_empty() {
        rows.push(DimensionCode::from(DimensionCode::PERIOD));
        columns.extend(
            selection.members.iter().find(|(_, members)| members.len() > 1).map(|(code, _)| code.clone()),
        );
    }
    Ok(Layout { rows, columns, measure: measure(args, catalogue)? })
}

fn ask(args: &Args, session: &Session, output: &Output) -> Result<Cube, AppError> {
    ask_for(args, session, None, output)
}

/// The kind of figure that is asked.
fn kind_of(args: &Args) -> Result<Option<Kind>, AppError> {
    let named = |name| Kind::from_name(name).ok_or_else(|| usage("cli-unknown-kind-of-figure", name));
    args.value("kind").map(named).transpose()
}

/// What is asked, how it lies, and as which figure.
pub(super) fn wished(args: &Args, session: &Session) -> Result<(Selection, Layout, Wish), AppError> {
    let kind = kind_of(args)?;
    let catalogue = session.catalogue();
    let facet = args.value("facet").map(|name| query::dimension_named(&catalogue, name)).transpose()?;
    let (selection, layout) = laid(args, session, kind)?;
    Ok((selection, layout, Wish { kind, facet, moment: None }))
}

/// The answer, laid out for a kind of figure where no rows and columns are asked.
fn ask_for(args: &Args, session: &Session, kind: Option<Kind>, output: &Output) -> Result<Cube, AppError> {
    let (selection, layout) = laid(args, session, kind)?;
    let work = Work::new();
    output.watch(&work, || session.ask(&selection, &layout, &work))
}

/// What is asked and how it lies.
fn laid(args: &Args, session: &Session, kind: Option<Kind>) -> Result<(Selection, Layout), AppError> {
    let catalogue = session.catalogue();
    let selection = selection(args, &catalogue)?;
    let mut layout = layout(args, &catalogue, &selection)?;
    if args.value("rows").is_none() && args.value("columns").is_none() {
        let own = kind.map(|kind| session.layout_for(&selection, kind)).transpose()?.flatten();
        if let Some(own) = own {
            layout = Layout { measure: layout.measure, ..own };
        }
    }
    if let Some(facet) = args.value("facet") {
        let facet = query::dimension_named(&catalogue, facet)?;
        if !layout.rows.contains(&facet) && !layout.columns.contains(&facet) {
            layout.columns.push(facet);
        }
    }
    Ok((selection, layout))
}

pub(super) fn nothing() -> AppError {
    AppError::new(ErrorKind::Decision, Message::new("cli-nothing-found"))
}

pub(super) fn table(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let cube = ask(args, &session, output)?;
    if cube.is_empty() {
        return Err(nothing());
    }
    let (wording, naming) = (wording(output.lang), naming(args)?);
    let cube = rearranged(args, cube, &session, (wording, naming))?;
    match args.value("out") {
        Some(path) => {
            let work = Work::new();
            let file = Path::new(path);
            let words = TableWish { wording, both: args.has("both"), naming };
            output.watch(&work, || session.export_table(file, &cube, words, Overwrite::No, &work))?;
            output.say(&Message::new("cli-written").with("file", path));
        }
        None if args.has("json") => output.line(&json(&cube)),
        None => {
            let words = session.table(&cube, wording)?.named(&cube, naming);
            output.text(&text::table(&cube, &words));
        }
    }
    Ok(0)
}

/// How members are called.
fn naming(args: &Args) -> Result<Naming, AppError> {
    let named = |name: &str| {
        let found = Naming::ALL.into_iter().find(|naming| naming.name() == name);
        found.ok_or_else(|| usage("cli-unknown-naming", name))
    };
    Ok(args.value("names").map(named).transpose()?.unwrap_or_default())
}

/// The rows that are looked for, in the order that is asked.
fn rearranged(
    args: &Args,
    cube: Cube,
    session: &Session,
    (wording, naming): (Wording, Naming),
) -> Result<Cube, AppError> {
    let find = args.value("find").unwrap_or_default().to_owned();
    if find.is_empty() && args.value("sort").is_none() {
        return Ok(cube);
    }
    let words = session.table(&cube, wording)?.named(&cube, naming);
    let by = args.value("sort").map(|column| sort_by(&words, column)).transpose()?;
    let falling = matches!(by, Some(SortBy::Column(_))) != args.has("turned");
    let wish = RowWish { sort: by.map(|by| Sort { by, falling }), find };
    match row_order(&cube, &words, &wish) {
        Some(rows) if rows.is_empty() => Err(nothing()),
        Some(rows) => Ok(cube.with_rows(&rows)),
        None => Ok(cube),
    }
}

/// A column by its number from 1, by its words, or a level of row names by its words.
fn sort_by(words: &TableText, named: &str) -> Result<SortBy, AppError> {
    let same = |text: &String| crate::text::fold(text) == crate::text::fold(named);
    if let Some(level) = words.row_levels.iter().position(same) {
        return Ok(SortBy::Name(level));
    }
    // Words of an outer head mean the first of its columns.
    let leaf = words.header.iter().rev().flatten().find(|span| same(&span.text));
    let number = || named.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let column = leaf.map(|span| span.start).or_else(|| number().filter(|column| *column < words.columns));
    column.map(SortBy::Column).ok_or_else(|| usage("cli-unknown-column", named))
}

fn member_code(member: &MemberRef) -> String {
    match member {
        MemberRef::Code(code) => code.to_string(),
        MemberRef::Period(period) => period.to_string(),
        MemberRef::Publication(one) if one.edition.is_empty() => one.source.to_string(),
        MemberRef::Publication(one) => format!("{}:{}", one.source, one.edition),
        // No code of a list: what a total has more than its members is computed.
        MemberRef::Remainder => String::from("remainder"),
        MemberRef::Compared(one) => one.id().to_owned(),
    }
}

/// The cells that have an observation, each with its codes, as one JSON object.
fn json(cube: &Cube) -> String {
    let mut cells = Vec::new();
    for (row, head) in cube.rows.iter().enumerate() {
        for (column, top) in cube.columns.iter().enumerate() {
            let Some(cell) = cube.cell(row, column).filter(|cell| cell.present || cell.number.is_some())
            else {
                continue;
            };
            let mut object = serde_json::Map::new();
            let sides = [(&cube.row_levels, head), (&cube.column_levels, top)];
            for (level, member) in sides.iter().flat_map(|(levels, head)| levels.iter().zip(&head.members)) {
                object.insert(level.dimension.to_string(), member_code(member).into());
            }
            for (dimension, member) in &cube.fixed {
                object.insert(dimension.to_string(), member_code(member).into());
            }
            object.insert(String::from("value"), cell.number.map(|number| number.value).into());
            object.insert(String::from("status"), cell.status.code().into());
            object.insert(String::from("computed"), cell.computed.into());
            cells.push(serde_json::Value::Object(object));
        }
    }
    let publications: Vec<String> = cube
        .publications
        .iter()
        .map(|info| member_code(&MemberRef::Publication(info.publication.clone())))
        .collect();
    serde_json::json!({
        "indicator": cube.indicator.code, "unit": cube.unit, "publications": publications, "cells": cells,
    })
    .to_string()
}

pub(super) fn figure(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let path = args.value("out").ok_or_else(|| usage("cli-missing-argument", "--out"))?;
    let kind = kind_of(args)?;
    let session = super::store::open(args, &args.path(0), false)?;
    let cube = ask_for(args, &session, kind, output)?;
    if cube.is_empty() {
        return Err(nothing());
    }
    let facet =
        args.value("facet").map(|name| query::dimension_named(&session.catalogue(), name)).transpose()?;
    let wish = Wish { kind, facet, moment: None };
    let drawn = session.figure_as(&cube, &wish, wording(output.lang))?;
    session.export_figure(Path::new(path), &drawn, Overwrite::No)?;
    output.say(&Message::new("cli-written").with("file", path));
    output.line(&drawn.sentence);
    Ok(0)
}

pub(super) fn explain(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(0), false)?;
    let catalogue = session.catalogue();
    let selection = selection(args, &catalogue)?;
    let work = Work::new();
    let found = session.keys(&selection, &work)?;
    if found.is_empty() {
        return Err(nothing());
    }
    for key in found.iter().take(MOST_EXPLAINED) {
        let explanation = session.explain(key, &work)?;
        print(&explanation, &catalogue, output);
    }
    if found.len() > MOST_EXPLAINED {
        let more = Message::new("cli-more-values").with("count", found.len() - MOST_EXPLAINED);
        output.say(&more);
    }
    Ok(0)
}

const MOST_EXPLAINED: usize = 12;

fn print(explanation: &Explanation, catalogue: &Catalogue, output: &mut Output) {
    let lang = output.lang;
    let key = &explanation.key;
    let indicator = catalogue.indicator(key.indicator.as_str());
    let value = explanation.versions.first().and_then(|version| version.number);
    let value = value.filter(|_| explanation.value.confidentiality.is_free());
    let value = value.map_or_else(
        || words(lang, "cli-no-number"),
        |value| number(value.value, Some(value.decimals), NumberStyle::Point),
    );
    let unit = indicator.map_or("", |indicator| catalogue.item_name("unit", indicator.unit.as_str(), lang));
    output.line(&format!("{value} {unit}"));
    output.line(&format!("  {}", super::edit::key_words(catalogue, key, lang)));
    if let Some(indicator) = indicator {
        output.line(&format!("  {}", indicator.definition.get(lang)));
    }
    let source = publication_label(catalogue, &key.publication, lang);
    output.line(&format!("  {}", say(lang, "cli-explain-source", &[("source", source.into())])));
    if explanation.versions.first().is_some_and(|version| version.follow_up) {
        output.line(&format!("  {}", words(lang, "cli-follow-up")));
    }
    if explanation.example {
        output.line(&format!("  {}", words(lang, "app-example-notice")));
    }
    print_origin(explanation, output);
    let signed = |change: &&crate::store::ChangeRow| !(change.who.is_empty() && change.agency.is_empty());
    if let Some(change) = explanation.change.as_ref().filter(signed) {
        let who = [change.who.as_str(), change.agency.as_str()];
        let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let reason = change.reason.as_ref().map_or_else(String::new, |reason| format!(" “{reason}”"));
        let told = say(
            lang,
            "cli-explain-who",
            &[
                ("who", who.into()),
                ("date", clock::local(&change.at).into()),
                ("change", change.id.to_string().into()),
            ],
        );
        output.line(&format!("  {told}{reason}"));
    }
    for note in explanation.value.note.iter().chain(&explanation.value.raw) {
        output.line(&format!("  “{note}”"));
    }
    for old in explanation.versions.iter().skip(1) {
        let shown = old
            .number
            .map_or_else(|| String::from("—"), |n| number(n.value, Some(n.decimals), NumberStyle::Point));
        let until = old.until.unwrap_or_default().to_string();
        output.line(&format!(
            "  {}",
            say(lang, "cli-explain-before", &[("value", shown.into()), ("change", until.into())])
        ));
    }
}

fn print_origin(explanation: &Explanation, output: &mut Output) {
    let lang = output.lang;
    let Some(origin) = &explanation.origin else { return };
    if let Some(title) = &origin.title {
        output.line(&format!("  {title}"));
    }
    let cell = explanation.value.cell.map_or_else(String::new, |cell| cell.to_string());
    let at = explanation.change.as_ref().map_or_else(String::new, |change| clock::local(&change.at));
    let id = if origin.sheet.is_empty() { "cli-explain-text-file" } else { "cli-explain-file" };
    let place = say(
        lang,
        id,
        &[
            ("file", origin.file_name.as_str().into()),
            ("sheet", origin.sheet.as_str().into()),
            ("cell", cell.into()),
            ("date", at.into()),
        ],
    );
    output.line(&format!("  {place}"));
    let Some(window) = &explanation.window else { return };
    for (line, texts) in (window.first_row..).zip(&window.rows) {
        let cells: Vec<String> = (window.first_column..)
            .zip(texts)
            .map(|(column, text)| {
                let here = line == window.cell.row && column == window.cell.column;
                if here { format!("[{text}]") } else { text.clone() }
            })
            .collect();
        output.line(&format!("    {:>5} | {}", u64::from(line) + 1, cells.join(" | ")));
    }
}
