//! `import`: files → one change, or the list of what must be answered first.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{Create, Imported, Meant, Twice};
use crate::domain::{AgencyCode, Catalogue, Code, DimensionCode, Message, ProblemKind};
use crate::intake::Hints;
use crate::query;
use crate::store::Accept;
use crate::work::Work;

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
pub(super) fn chosen(args: &Args, sheets: usize) -> Result<Vec<usize>, AppError> {
    let Some(text) = args.value("reading") else { return Ok(Vec::new()) };
    let number: usize = text.parse().map_err(|_| usage("cli-bad-reading", text))?;
    let position = number.checked_sub(1).ok_or_else(|| usage("cli-bad-reading", text))?;
    Ok(vec![position; sheets])
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
    let (mut sheets, mut files) = (Vec::new(), Vec::new());
    for path in args.paths(1) {
        let file = output.watch(&work, || session.read_file(&path, &hints, &work))?;
        let chosen = chosen(args, file.understood.readings.len())?;
        let measure = hints.measure.as_deref();
        sheets.extend(output.watch(&work, || session.drafts(&file, &chosen, measure, &work))?);
        // The cells are only needed again to mark findings in them: a large file is not kept for nothing.
        if args.has("findings") {
            files.push(file);
        }
    }
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
        tell(&imported, dry_run, output);
    }
    let refused = imported.counts.changed > 0 && accept == Accept::New;
    Ok(u8::from(imported.needs_answers() || refused || found_nothing(&imported)))
}

fn found_nothing(imported: &Imported) -> bool {
    let counts = imported.counts;
    counts.new + counts.same + counts.changed == 0
}

fn tell(imported: &Imported, dry_run: bool, output: &mut Output) {
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
        None if imported.needs_answers() => Message::new("cli-import-questions"),
        None => Message::new("cli-import-nothing"),
    };
    output.say(&message);
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
