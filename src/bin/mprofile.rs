//! `mprofile`: the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    if let Some(code) = migration_profile::app::reader::serve_if_asked(&arguments) {
        return ExitCode::from(code);
    }
    migration_profile::platform::log::catch_panics();
    ExitCode::from(migration_profile::cli::run(arguments))
}
