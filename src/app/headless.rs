//! The main job without a window: import the bundled workbook, answer a question, write the files.

use super::{AppError, Create, ErrorKind, Meant, Session, Wording};
use crate::domain::{Code, DimensionCode, Message};
use crate::export::Overwrite;
use crate::intake::Hints;
use crate::query::{Layout, Measure, Selection};
use crate::store::Accept;
use crate::work::Work;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the run did, for the terminal.
#[derive(Debug)]
pub struct ExampleRun {
    /// The table in words, ready for the terminal.
    pub table: String,
    /// Values that the bundled workbook brought: new, and already known.
    pub values: (u64, u64),
    /// Everything that was written.
    pub files: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Guide {
    sheet: Vec<GuideSheet>,
}

#[derive(Deserialize)]
struct GuideSheet {
    name: String,
    indicator: String,
    source: String,
    edition: String,
    #[serde(default)]
    set: std::collections::BTreeMap<String, String>,
}

/// Does the main job in `folder`; files that are there already get a number behind their name.
///
/// # Errors
/// A place that cannot be written.
pub fn example_run(folder: &Path, wording: Wording, work: &Work) -> Result<ExampleRun, AppError> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = Message::new("app-cannot-write")
            .with("file", folder.display().to_string())
            .with("detail", error.to_string());
        AppError::new(ErrorKind::File, message)
    })?;
    let mut session = Session::of(&super::Settings::load());
    let store = free_name(folder, "example", "mprofile");
    session.create(&store, true, work)?;
    let values = import_workbook(&mut session, work)?;
    let dimension = |name: &str| DimensionCode::from(name);
    let mut selection = Selection::of("IMM_STOCK".into());
    selection.members.insert(dimension("area"), vec![Code::from("LA")]);
    let layout =
        Layout { rows: vec![dimension("period")], columns: vec![dimension("sex")], measure: Measure::Value };
    let all = session.ask(&selection, &layout, work)?;
    let table = crate::export::text::table(&all, &session.table(&all, wording)?);
    // The figure shows one edition: lines of two editions are never joined.
    selection.source = Some("UNDESA_IMS".into());
    selection.edition = Some(String::from("2020"));
    let cube = session.ask(&selection, &layout, work)?;
    let mut files = vec![store];
    for ending in ["xlsx", "csv"] {
        let path = free_name(folder, "table", ending);
        session.export_table(&path, &all, (wording, false), Overwrite::No, work)?;
        files.push(path);
    }
    let figure = session.figure(&cube, None, wording)?;
    for ending in ["svg", "png"] {
        let path = free_name(folder, "figure", ending);
        session.export_figure(&path, &figure, Overwrite::No)?;
        files.push(path);
    }
    Ok(ExampleRun { table, values, files })
}

/// Imports the bundled workbook, each sheet as its guide says. Gives (new, already known) values.
pub(super) fn import_workbook(session: &mut Session, work: &Work) -> Result<(u64, u64), AppError> {
    let guide: Guide = toml::from_str(super::example::WORKBOOK_GUIDE).map_err(|error| {
        AppError::new(ErrorKind::Store, Message::new("store-internal").with("detail", error.to_string()))
    })?;
    let (mut new, mut known) = (0, 0);
    for sheet in guide.sheet {
        let indicator = Some(sheet.indicator.as_str().into());
        let hints = Hints { sheets: vec![sheet.name], indicator, ..Hints::default() };
        let file = session.read_bundled("workbook.xlsx", super::example::WORKBOOK, &hints, work)?;
        let drafts = session.drafts(&file, &[], None, work)?;
        let meant = Meant {
            indicator: hints.indicator,
            source: Some(sheet.source.as_str().into()),
            edition: sheet.edition,
            set: sheet.set.iter().map(|(name, code)| (name.as_str().into(), code.as_str().into())).collect(),
            ..Meant::default()
        };
        let imported = session.import(&drafts, &meant, Create::default(), Accept::New, false, work)?;
        if imported.needs_answers() {
            return Err(AppError {
                kind: ErrorKind::Decision,
                message: Message::new("app-example-questions"),
                problems: imported.problems,
            });
        }
        new += imported.counts.new;
        known += imported.counts.same;
    }
    Ok((new, known))
}

/// `NAME.ending`, or `NAME-2.ending` … where that is taken.
fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{name}.{ending}"));
    if !first.exists() {
        return first;
    }
    (2..)
        .map(|number| folder.join(format!("{name}-{number}.{ending}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
