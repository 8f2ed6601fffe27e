//! `import`: files → one change, or the list of what must be answered first.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{Create, ErrorKind, FileReading, Imported, Meant, Session, Twice};
use crate::domain::{AgencyCode, Catalogue, Code, DimensionCode, Message, Problem, ProblemKind, Severity};
use crate::intake::{Hints, SheetReading};
use crate::query;
use crate::store::Accept;
use crate::work::Work;
use std::collections::BTreeSet;
use std::sync::Arc;

/// `dim=code`, with names in either language.
fn member(catalogue: &Catalogue, text: &str) -> Result<(DimensionCode, Code), AppError> {
    let mut selection = query::Selection::of("".into());
    query::narrow(catalogue, &mut selection, text)?;
    let found = selection.members.into_iter().next();
    found
        .and_then(|(dimension, codes)| codes.into_iter().next().map(|code| (dimension, code)))
        .ok_or_else(|| usage("cli-bad-member", text))
}

/// `"label"=dim:code`.
fn map(catalogue: &Catalogue, text: &str) -> Result<(String, DimensionCode, Code), AppError> {
    let bad = || usage("cli-bad-map", text);
    let (label, meaning) = text.rsplit_once('=').ok_or_else(bad)?;
    let (dimension, code) = meaning.split_once(':').ok_or_else(bad)?;
    let (dimension, code) = member(catalogue, &format!("{dimension}={code}"))?;
    Ok((label.trim_matches('"').to_owned(), dimension, code))
}

/// The agency a file comes from, by code.
fn sender(args: &Args, catalogue: &Catalogue) -> Result<Option<AgencyCode>, AppError> {
    let Some(code) = args.value("sender") else { return Ok(None) };
    let known = catalogue.list("agency").is_some_and(|list| list.get(code).is_some());
    if known { Ok(Some(AgencyCode::from(code))) } else { Err(usage("cli-unknown-sender", code)) }
}

fn meant(args: &Args, catalogue: &Catalogue) -> Result<Meant, AppError> {
    let mut meant = Meant {
        source: args.value("source").map(Into::into),
        sender: sender(args, catalogue)?,
        edition: args.value("edition").unwrap_or_default().to_owned(),
        ..Meant::default()
    };
    if let Some(named) = args.value("indicator") {
        // An indicator that is not there yet may be made on request; else it is a question with suggestions.
        meant.indicator = Some(query::indicator_named(catalogue, named).unwrap_or_else(|_| named.into()));
    }
    for text in args.values("set") {
        if let Some(period) = text.strip_prefix("period=") {
            meant.period = Some(query::period_named(period)?);
        } else if let Some(scale) = text.strip_prefix("scale=") {
            meant.scale_power = Some(scale_power(scale).ok_or_else(|| usage("cli-bad-scale", scale))?);
        } else if let Some(dimension) = text.strip_prefix("countries=") {
            let known = ["area", "origin", "destination", "citizenship"].contains(&dimension);
            meant.countries =
                Some(known.then(|| dimension.into()).ok_or_else(|| usage("cli-bad-countries", dimension))?);
        } else {
            let (dimension, code) = member(catalogue, text)?;
            meant.set.insert(dimension, code);
        }
    }
    for text in args.values("map") {
        meant.maps.push(map(catalogue, text)?);
    }
    for text in args.values("leave-out") {
        if text == "*" {
            meant.leave_rest = true;
        } else {
            meant.left_out.push((text.trim_matches('"').to_owned(), None));
        }
    }
    if let Some(wanted) = args.value("twice") {
        let found = Twice::ALL.iter().find(|(name, _)| *name == wanted);
        meant.other_pairs = Some(found.ok_or_else(|| usage("cli-unknown-twice", wanted))?.1);
    }
    Ok(meant)
}

/// `1000` or `1e3` → 3.
fn scale_power(text: &str) -> Option<i8> {
    if let Some(power) = text.strip_prefix("1e") {
        return power.parse().ok().filter(|power: &i8| power.abs() <= 12);
    }
    let zeros = text.strip_prefix('1')?;
    zeros
        .bytes()
        .all(|byte| byte == b'0')
        .then(|| i8::try_from(zeros.len()).ok())
        .flatten()
        .filter(|power| *power <= 12)
}

fn create(args: &Args) -> Result<Create, AppError> {
    let mut create = Create::default();
    for what in args.values("create").iter().flat_map(|text| text.split(',')) {
        match what {
            "indicator" => create.indicator = true,
            "codes" => create.codes = true,
            other => return Err(usage("cli-unknown-create", other)),
        }
    }
    Ok(create)
}

fn accept(args: &Args) -> Result<Accept, AppError> {
    match args.value("accept").unwrap_or("new") {
        "new" => Ok(Accept::New),
        "changed" => Ok(Accept::Changed),
        "all" => Ok(Accept::All),
        other => Err(usage("cli-unknown-accept", other)),
    }
}

/// The reading asked for by `--reading`, for every sheet; none where the best is to be taken.
pub(super) fn chosen(args: &Args, sheets: &[SheetReading]) -> Result<Vec<usize>, AppError> {
    let Some(text) = args.value("reading") else { return Ok(Vec::new()) };
    let number: usize = text.parse().map_err(|_| usage("cli-bad-reading", text))?;
    let position = number.checked_sub(1).ok_or_else(|| usage("cli-bad-reading", text))?;
    let most = sheets.iter().map(|sheet| sheet.readings.len()).max().unwrap_or(0);
    if position >= most && most > 0 {
        let message = Message::new("cli-no-reading").with("argument", text).with("count", most);
        return Err(AppError::new(ErrorKind::Usage, message));
    }
    Ok(vec![position; sheets.len()])
}

/// A failure that names what there is instead of what was asked for.
fn there_are(id: &str, argument: &str, there: &BTreeSet<String>) -> AppError {
    let named = there.iter().map(|name| if name.is_empty() { "—" } else { name.as_str() });
    let names: Vec<&str> = named.take(MOST_NAMES).collect();
    let more = if there.len() > names.len() { " …" } else { "" };
    let list = format!("{}{more}", names.join(", "));
    AppError::new(ErrorKind::Usage, Message::new(id).with("argument", argument).with("names", list))
}

const MOST_NAMES: usize = 12;

/// The sheets that were asked for must be there.
pub(super) fn has_sheets(args: &Args, there: &BTreeSet<String>) -> Result<(), AppError> {
    match args.values("sheet").into_iter().find(|wanted| !there.contains(*wanted)) {
        Some(wanted) => Err(there_are("cli-no-sheet", wanted, there)),
        None => Ok(()),
    }
}

/// The measure that was asked for must be there; a file without any measure says so itself.
fn has_measure(
    session: &Session,
    file: &FileReading,
    chosen: &[usize],
    measure: &str,
    work: &Work,
) -> Result<(), AppError> {
    let all = session.drafts(file, chosen, None, work)?;
    let drafts = all.iter().flat_map(|sheet| sheet.drafts.iter());
    let measures: BTreeSet<String> = drafts.map(|draft| draft.measure.to_string()).collect();
    if measures.contains(measure) || measures.is_empty() {
        return Ok(());
    }
    Err(there_are("cli-no-measure", measure, &measures))
}

/// The names of a file's sheets.
pub(super) fn sheets_of(file: &FileReading) -> BTreeSet<String> {
    file.workbook.sheets.iter().map(|sheet| sheet.name.to_string()).collect()
}

pub(super) fn import(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let dry_run = args.has("dry-run");
    if args.has("findings") && args.paths(1).len() != 1 {
        return Err(usage("cli-findings-one-file", "--findings"));
    }
    let (create, accept) = (create(args)?, accept(args)?);
    let mut session = super::store::open(args, &args.path(0), !dry_run)?;
    let catalogue = session.catalogue();
    let meant = meant(args, &catalogue)?;
    let hints = Hints {
        sheets: args.values("sheet").into_iter().map(str::to_owned).collect(),
        indicator: meant.indicator.clone(),
        measure: args.value("measure").map(str::to_owned),
        set: meant.set.clone().into_iter().collect(),
        maps: meant.maps.clone(),
        recipe: super::recipe::named(args, &session)?,
        ..Hints::default()
    };
    let work = Work::new();
    output.name_with(Arc::clone(&catalogue));
    let (mut sheets, mut files, mut there) = (Vec::new(), Vec::new(), BTreeSet::new());
    for path in args.paths(1) {
        let file = output.watch(&work, || session.read_file(&path, &hints, &work))?;
        there.extend(sheets_of(&file));
        let chosen = chosen(args, &file.understood.readings)?;
        let measure = hints.measure.as_deref();
        let found = output.watch(&work, || session.drafts(&file, &chosen, measure, &work))?;
        if let Some(measure) = measure.filter(|_| found.iter().all(|sheet| sheet.drafts.is_empty())) {
            has_measure(&session, &file, &chosen, measure, &work)?;
        }
        sheets.extend(found);
        // The cells are only needed again to mark findings in them: a large file is not kept for nothing.
        if args.has("findings") {
            files.push(file);
        }
    }
    has_sheets(args, &there)?;
    let imported = output.watch(&work, || session.import(&sheets, &meant, create, accept, dry_run, &work))?;
    output.notices(&session.notices());
    output.problems(&imported.problems);
    if let (Some(path), [file]) = (args.value("findings"), files.as_slice()) {
        crate::app::write_findings(file, &imported.problems, std::path::Path::new(path))?;
        output.say(&Message::new("cli-written").with("file", path));
    }
    if let Some(path) = args.value("report") {
        crate::app::write_account(&files, &imported, std::path::Path::new(path), output.lang, &work)?;
        output.say(&Message::new("cli-written").with("file", path));
    }
    if args.has("json") {
        output.line(&json(&imported, dry_run));
    } else {
        tell(&imported, dry_run, accept, output);
    }
    let refused = imported.counts.changed > 0 && accept == Accept::New;
    Ok(u8::from(imported.needs_answers() || refused || found_nothing(&imported)))
}

fn found_nothing(imported: &Imported) -> bool {
    let counts = imported.counts;
    counts.new + counts.same + counts.changed == 0
}

fn tell(imported: &Imported, dry_run: bool, accept: Accept, output: &mut Output) {
    let counts = imported.counts;
    output.say(
        &Message::new("cli-import-counts")
            .with("new", counts.new)
            .with("same", counts.same)
            .with("changed", counts.changed)
            .with("repeated", counts.repeated)
            .with("empty", imported.empty),
    );
    for conflict in imported.conflicts.iter().take(MOST_CONFLICTS) {
        let new = conflict.incoming.number.map_or_else(|| String::from("—"), |number| number.to_string());
        let old = conflict.stored.map_or_else(|| String::from("—"), |number| number.to_string());
        output.say(
            &Message::new("cli-import-conflict")
                .with("cell", conflict.cell.to_string())
                .with("stored", old)
                .with("new", new),
        );
    }
    if !imported.created.is_empty() {
        let lang = output.lang;
        let names: Vec<&str> = imported.created.iter().map(|item| item.names.get(lang)).take(12).collect();
        let more = if imported.created.len() > names.len() { " …" } else { "" };
        let id = if imported.change.is_some() { "cli-import-created" } else { "cli-import-to-create" };
        output.say(
            &Message::new(id)
                .with("count", imported.created.len())
                .with("names", format!("{}{more}", names.join(", "))),
        );
    }
    let message = match imported.change {
        Some(change) => {
            Message::new("cli-import-done").with("count", counts.written).with("change", change.to_string())
        }
        None if dry_run => Message::new("cli-import-dry"),
        None if imported.needs_answers() => {
            Message::new("cli-import-questions").with("flags", flags(&imported.problems))
        }
        None if counts.changed > 0 && accept == Accept::New => {
            Message::new("cli-import-changed").with("count", counts.changed)
        }
        None if found_nothing(imported) => Message::new("cli-import-no-values"),
        None => Message::new("cli-import-nothing"),
    };
    output.say(&message);
    if imported.change.is_some() && counts.changed > 0 && accept == Accept::New {
        output.say(&Message::new("cli-import-changed-kept").with("count", counts.changed));
    }
}

/// The flags that answer what is open.
fn flags(problems: &[Problem]) -> String {
    let mut flags: Vec<&str> = Vec::new();
    for problem in problems.iter().filter(|problem| problem.severity >= Severity::Question) {
        let own: &[&str] = match (problem.kind, problem.message.id.as_str()) {
            (_, "import-no-edition" | "import-edition-of-continuing") => &["--edition"],
            (_, "import-countries-asked") => &["--set countries="],
            (_, "import-unit-asked") => &["--indicator", "--set scale=1"],
            (_, "import-place-differs") => &["--set area=", "--map"],
            (ProblemKind::UnknownLabel | ProblemKind::AmbiguousLabel, _) => {
                &["--map", "--leave-out", "--create codes"]
            }
            (ProblemKind::UnknownIndicator, _) => &["--indicator", "--create indicator"],
            (ProblemKind::UnknownSource, _) => &["--source"],
            (ProblemKind::UnknownArea, _) => &["--set area="],
            (ProblemKind::UnknownPeriod, _) => &["--set period="],
            (ProblemKind::Duplicate, _) => &["--twice"],
            (ProblemKind::Jump, _) => &["--set scale="],
            (ProblemKind::Uncertain, _) => &["--reading"],
            _ => &[],
        };
        for flag in own {
            if !flags.contains(flag) {
                flags.push(flag);
            }
        }
    }
    if flags.is_empty() { String::from("—") } else { flags.join(", ") }
}

const MOST_CONFLICTS: usize = 20;

fn json(imported: &Imported, dry_run: bool) -> String {
    let count = |kind: ProblemKind| imported.problems.iter().filter(|problem| problem.kind == kind).count();
    serde_json::json!({
        "change": imported.change, "dry_run": dry_run, "counts": imported.counts, "empty": imported.empty,
        "created": imported.created.iter().map(|item| format!("{}:{}", item.list, item.code)).collect::<Vec<_>>(),
        "unknown_names": count(ProblemKind::UnknownLabel) + count(ProblemKind::AmbiguousLabel),
        "problems": imported.problems,
    })
    .to_string()
}
