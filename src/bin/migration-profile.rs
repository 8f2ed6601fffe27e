//! `migration-profile`: the window. Where no window can open it says so and does the same job in the terminal.

#![cfg_attr(windows, windows_subsystem = "windows")]

use migration_profile::app::{self, Settings};
use migration_profile::domain::Lang;
use migration_profile::{cli, gui, platform};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(code) = app::reader::serve_if_asked(&arguments) {
        return ExitCode::from(code);
    }
    platform::log::catch_panics();
    let mut settings = Settings::load();
    let (lang, store) = choices(&arguments);
    if let Some(lang) = lang {
        settings.lang = lang;
    }
    match gui::run(settings, store) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(cli::example::run(lang.unwrap_or(Lang::En), &error.to_string())),
    }
}

/// `--lang lo|en`, so that nobody is locked in a language he cannot read, and a store to open: a file
/// that was double-clicked.
fn choices(arguments: &[OsString]) -> (Option<Lang>, Option<PathBuf>) {
    let (mut lang, mut store) = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--lang" {
            lang = rest.next().and_then(|tag| tag.to_str()).and_then(Lang::from_tag);
        } else {
            store = Some(PathBuf::from(argument));
        }
    }
    (lang, store)
}
