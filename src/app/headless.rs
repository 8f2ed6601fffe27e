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
    /// Values that the bundled workbook brought.
    pub values: u64,
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
    // The workbook first, so that its values are seen to arrive; the same ones of the example data load once.
    session.create(&store, false, work)?;
    let (values, _) = import_workbook(&mut session, work)?;
    session.load_example(work)?;
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
    let outline = session.outline(None)?;
    let report = session.report(&outline, wording, (None, &session.design()?), work)?;
    let path = free_name(folder, "report", "docx");
    session.export_report(&path, &report, Overwrite::No, work)?;
    files.push(path);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::i18n::NumberStyle;

    #[test]
    fn the_run_without_a_window_imports_the_workbook_and_writes_every_kind_of_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let wording = Wording { lang: Lang::En, numbers: NumberStyle::Point };
        let done = example_run(folder.path(), wording, &Work::new()).expect("the run");
        assert_eq!(done.values, 73);
        assert!(done.table.contains("48,731"));
        let endings: Vec<_> = done.files.iter().filter_map(|path| path.extension()?.to_str()).collect();
        assert_eq!(endings, ["mprofile", "xlsx", "csv", "svg", "png", "docx"]);
        assert!(done.files.iter().all(|path| path.is_file()));
    }

    #[test]
    fn the_bundled_workbook_says_what_the_example_data_say() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = Session::of(&crate::app::Settings::default());
        session.create(&folder.path().join("example.mprofile"), true, &Work::new()).expect("a store");
        assert_eq!(import_workbook(&mut session, &Work::new()).expect("the import"), (0, 73));
    }
}
