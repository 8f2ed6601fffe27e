//! `view`: saved views from the command line.

use super::args::Args;
use super::output::Output;
use super::{AppError, table, usage};
use crate::app::SavedView;
use crate::domain::Message;
use crate::export::{Overwrite, text};
use crate::work::Work;
use std::path::Path;

pub(super) fn view(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let action = args.text(0).unwrap_or_default();
    let named = || args.text(2).ok_or_else(|| usage("cli-missing-argument", "NAME"));
    match action.as_str() {
        "list" => list(args, output),
        "save" => save(args, named()?, output),
        "show" => show(args, &named()?, output),
        "delete" => {
            let name = named()?;
            super::store::open(args, &args.path(1), true)?.remove_view(&name)?;
            output.say(&Message::new("cli-view-deleted").with("name", name));
            Ok(0)
        }
        other => Err(super::unknown_action("view", other)),
    }
}

fn list(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(1), false)?;
    let views = session.views()?;
    if views.is_empty() {
        output.notices(&[Message::new("cli-view-none")]);
    }
    for view in views {
        output.line(&view.name);
    }
    Ok(0)
}

fn save(args: &Args, name: String, output: &mut Output) -> Result<u8, AppError> {
    let mut session = super::store::open(args, &args.path(1), true)?;
    let (selection, layout, wish) = table::wished(args, &session)?;
    // What cannot be answered is not worth keeping.
    session.ask(&selection, &layout, &Work::new())?;
    let view = SavedView { name: name.clone(), selection, layout, kind: wish.kind, facet: wish.facet };
    session.save_view(&view)?;
    output.say(&Message::new("cli-view-saved").with("name", name));
    Ok(0)
}

/// The table on the screen, or the figure or table in a file by its ending.
fn show(args: &Args, name: &str, output: &mut Output) -> Result<u8, AppError> {
    let session = super::store::open(args, &args.path(1), false)?;
    let view = session.view(name)?;
    let work = Work::new();
    let cube = session.ask(&view.selection, &view.layout, &work)?;
    let wording = table::wording(output.lang);
    let Some(out) = args.value("out") else {
        let words = session.table(&cube, wording)?;
        output.text(&text::table(&cube, &words));
        return Ok(0);
    };
    let path = Path::new(out);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ["svg", "png", "pdf"].contains(&ending.as_str()) {
        let drawn = session.figure_as(&cube, &view.wish(), wording)?;
        session.export_figure(path, &drawn, Overwrite::No)?;
    } else {
        session.export_table(path, &cube, (wording, false), Overwrite::No, &work)?;
    }
    output.say(&Message::new("cli-written").with("file", out));
    Ok(0)
}
