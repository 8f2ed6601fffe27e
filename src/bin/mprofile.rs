//! `mprofile`: the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    migration_profile::platform::log::catch_panics();
    ExitCode::from(migration_profile::cli::run(std::env::args_os().skip(1).collect()))
}
