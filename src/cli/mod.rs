//! Arguments → `app` → exit code. `mprofile` is the window's twin for scripts and machines without a display.
//!
//! In: the words of the command line. Out: results on stdout, progress and problems on stderr, an exit
//! code by the kind of failure: 0 done · 1 the data need a decision · 2 wrong arguments · 3 a file
//! cannot be read or written · 4 the store is damaged, locked or newer.

mod args;
mod care;
mod catalogue;
mod changes;
mod compare;
mod coverage;
mod edit;
pub mod example;
mod help;
mod import;
mod jsonl;
mod lists;
mod output;
mod publish;
mod read;
mod recipe;
mod report;
mod spec;
mod store;
mod table;
mod template;
mod view;

pub use spec::{COMMANDS, Command, Flag};

use crate::app::{AppError, ErrorKind};
use crate::domain::{Lang, Message};
use args::Args;
use output::Output;
use std::ffi::OsString;

/// Runs `mprofile` with its arguments (without the program's name) and gives its exit code.
pub fn run(arguments: Vec<OsString>) -> u8 {
    let lang = args::language_of(&arguments);
    let mut output = Output::new(lang);
    match Args::read(arguments) {
        Ok(args) => dispatch(&args, &mut output),
        Err(error) => output.fail(&error),
    }
}

/// The manual of all commands as a Markdown page.
pub fn manual(lang: Lang) -> String {
    help::manual(lang)
}

fn dispatch(args: &Args, output: &mut Output) -> u8 {
    if args.has("version") {
        output.line(&format!("mprofile {}", env!("CARGO_PKG_VERSION")));
        return 0;
    }
    let Some(command) = args.command else {
        output.text(&help::overview(output.lang));
        return if args.has("help") { 0 } else { ErrorKind::Usage.exit_code() };
    };
    if args.has("help") {
        output.text(&help::of(command, output.lang));
        return 0;
    }
    match perform(command.name, args, output) {
        Ok(code) => code,
        Err(error) => output.fail(&error),
    }
}

fn perform(name: &str, args: &Args, output: &mut Output) -> Result<u8, AppError> {
    match name {
        "new" => store::new(args, output),
        "indicators" => catalogue::indicators(args, output),
        "codes" => catalogue::codes(args, output),
        "sources" => catalogue::sources(args, output),
        "add" => catalogue::add(args, output),
        "edit" => lists::edit(args, output),
        "lists" => lists::lists(args, output),
        "history" => changes::history(args, output),
        "undo" => changes::undo(args, output),
        "redo" => changes::redo(args, output),
        "set" => edit::set(args, output),
        "note" => edit::note(args, output),
        "read" => read::read(args, output),
        "import" => import::import(args, output),
        "recipe" => recipe::recipe(args, output),
        "table" => table::table(args, output),
        "figure" => table::figure(args, output),
        "compare" => compare::compare(args, output),
        "view" => view::view(args, output),
        "explain" => table::explain(args, output),
        "backup" => care::backup(args, output),
        "restore" => care::restore(args, output),
        "compact" => care::compact(args, output),
        "repair" => care::repair(args, output),
        "report" => report::report(args, output),
        "coverage" => coverage::coverage(args, output),
        "template" => template::template(args, output),
        "publish" => publish::publish(args, output),
        "doctor" => store::doctor(args, output),
        other => Err(usage("cli-unknown-command", other)),
    }
}

/// A failure of the arguments, naming the one it is about.
fn usage(id: &str, argument: &str) -> AppError {
    AppError::new(ErrorKind::Usage, Message::new(id).with("argument", argument))
}

/// A first argument that is none of a command's actions; the actions stand in its help.
fn unknown_action(command: &str, action: &str) -> AppError {
    let actions = spec::command(command).and_then(|command| command.arguments.first()).copied();
    let actions = actions.unwrap_or_default().replace('|', ", ");
    AppError::new(
        ErrorKind::Usage,
        Message::new("cli-unknown-action").with("argument", action).with("actions", actions),
    )
}

/// The language that a first look at the arguments asks for, before they are read in full.
fn language(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or_default()
}
