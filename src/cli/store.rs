//! `new` and `doctor`.

use super::AppError;
use super::args::Args;
use super::output::Output;
use crate::app::{Session, Settings, Who, moment};
use crate::domain::Message;
use crate::work::Work;
use std::path::Path;

/// The session of a call: `--as` and `--agency`, else the settings of this person.
pub(super) fn session(args: &Args) -> Session {
    let settings = Settings::load();
    let mut session = Session::of(&settings);
    let mut who: Who = session.who().clone();
    if let Some(name) = args.value("as") {
        name.clone_into(&mut who.name);
    }
    if let Some(agency) = args.value("agency") {
        agency.clone_into(&mut who.agency);
    }
    session.set_who(who);
    session
}

/// A session with the store of the first argument open, as it is or as it was `--as-of` a moment.
pub(super) fn open(args: &Args, path: &Path, write: bool) -> Result<Session, AppError> {
    let mut session = session(args);
    match args.value("as-of") {
        Some(text) => session.open_at(path, &moment(text)?)?,
        None => session.open(path, write)?,
    }
    let mut output = Output::new(args.lang());
    output.notices(&session.notices());
    Ok(session)
}

pub(super) fn new(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let path = args.path(0);
    let mut session = session(args);
    let work = Work::new();
    output.watch(&work, || session.create(&path, args.has("example"), &work))?;
    let overview = session.overview(u16::MAX)?;
    output.say(
        &Message::new("cli-new-done")
            .with("file", path.display().to_string())
            .with("indicators", overview.indicators)
            .with("values", overview.values),
    );
    if overview.example {
        output.say(&Message::new("app-example-notice"));
    }
    Ok(0)
}

pub(super) fn doctor(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let mut healthy = true;
    for (message, well) in crate::app::doctor::computer() {
        healthy &= well;
        let mark = if well { "✓" } else { "✗" };
        let text = crate::i18n::tell(output.lang, &message);
        output.line(&format!("{mark} {text}"));
    }
    if let Some(path) = args.text(0) {
        let session = open(args, Path::new(&path), false)?;
        let work = Work::new();
        let faults = output.watch(&work, || session.check(&work))?;
        for fault in &faults {
            output.line(&format!("✗ {fault}"));
        }
        if faults.is_empty() {
            output.say(&Message::new("cli-doctor-store-well").with("file", path));
        } else {
            let message = Message::new("cli-doctor-store-damaged").with("file", path);
            return Err(AppError::new(crate::app::ErrorKind::Store, message));
        }
    }
    Ok(u8::from(!healthy))
}
