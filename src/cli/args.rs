//! Reading the arguments after the table of commands.

use super::spec::{self, COMMON, Command, Flag};
use super::{AppError, ErrorKind, Lang, Message, usage};
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// The arguments of a call.
pub(super) struct Args {
    /// The command; none for `mprofile --help`.
    pub command: Option<&'static Command>,
    positional: Vec<OsString>,
    flags: Vec<(&'static str, Option<String>)>,
}

/// Names what was perhaps meant.
fn unknown_command(name: &str) -> AppError {
    let likeness = |command: &&Command| crate::text::likeness(name, command.name);
    let near = spec::COMMANDS
        .iter()
        .filter(|command| likeness(command) >= 0.6)
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    match near {
        Some(near) => AppError::new(
            ErrorKind::Usage,
            Message::new("cli-unknown-command-like").with("argument", name).with("like", near.name),
        ),
        None => usage("cli-unknown-command", name),
    }
}

/// A fault of two flags together.
fn two(id: &str, one: &str, other: &str) -> AppError {
    let message = Message::new(id).with("argument", format!("--{one}")).with("other", format!("--{other}"));
    AppError::new(ErrorKind::Usage, message)
}

/// The language asked for, also when the rest cannot be read.
pub(super) fn language_of(arguments: &[OsString]) -> Lang {
    let mut wanted = None;
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    for (position, text) in texts.iter().enumerate() {
        if let Some(tag) = text.strip_prefix("--lang=") {
            wanted = Some(tag);
        } else if *text == "--lang" {
            wanted = texts.get(position + 1).copied();
        }
    }
    wanted.map_or(Lang::En, super::language)
}

impl Args {
    pub(super) fn read(arguments: Vec<OsString>) -> Result<Self, AppError> {
        let mut parser = Parser::from_args(arguments);
        let mut args = Self { command: None, positional: Vec::new(), flags: Vec::new() };
        while let Some(argument) =
            parser.next().map_err(|error| usage("cli-bad-argument", &error.to_string()))?
        {
            match argument {
                Arg::Long(name) => {
                    let flag =
                        args.flag(name).ok_or_else(|| usage("cli-unknown-flag", &format!("--{name}")))?;
                    let value = match flag.value {
                        Some(_) => Some(
                            parser
                                .value()
                                .map_err(|_| usage("cli-flag-needs-value", &format!("--{}", flag.name)))?
                                .to_string_lossy()
                                .into_owned(),
                        ),
                        None => None,
                    };
                    if !flag.many && args.has(flag.name) {
                        return Err(usage("cli-flag-given-twice", &format!("--{}", flag.name)));
                    }
                    args.flags.push((flag.name, value));
                }
                Arg::Short('h') => args.flags.push(("help", None)),
                Arg::Short(letter) => return Err(usage("cli-unknown-flag", &format!("-{letter}"))),
                Arg::Value(value) if args.command.is_none() => {
                    let name = value.to_string_lossy().into_owned();
                    args.command = Some(spec::command(&name).ok_or_else(|| unknown_command(&name))?);
                }
                Arg::Value(value) => args.positional.push(value),
            }
        }
        args.check()?;
        Ok(args)
    }

    fn flag(&self, name: &str) -> Option<&'static Flag> {
        let own = self.command.map_or(&[][..], |command| command.flags);
        own.iter().chain(COMMON).find(|flag| flag.name == name)
    }

    fn check(&self) -> Result<(), AppError> {
        let Some(command) = self.command.filter(|_| !self.has("help")) else { return Ok(()) };
        if let Some(tag) = self.value("lang").filter(|tag| Lang::from_tag(tag).is_none()) {
            return Err(usage("cli-unknown-language", tag));
        }
        if let Some((one, other)) = spec::conflict(command.name, |flag| self.has(flag)) {
            return Err(two("cli-flags-conflict", one, other));
        }
        if let Some((one, other)) = spec::lacking(|flag| self.has(flag)) {
            return Err(two("cli-flag-needs-flag", one, other));
        }
        let needed = command.arguments.iter().filter(|argument| !argument.starts_with('[')).count();
        if let Some(missing) =
            command.arguments.get(self.positional.len()).filter(|_| self.positional.len() < needed)
        {
            return Err(usage("cli-missing-argument", missing));
        }
        let open_ended = command.arguments.iter().any(|argument| argument.ends_with('…'));
        match self.positional.get(command.arguments.len()) {
            Some(extra) if !open_ended => Err(usage("cli-extra-argument", &extra.to_string_lossy())),
            _ => Ok(()),
        }
    }

    /// The language of all words.
    pub(super) fn lang(&self) -> Lang {
        self.value("lang").map_or(Lang::En, super::language)
    }

    /// Whether a flag was given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|(flag, _)| *flag == name)
    }

    /// The value of a flag.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.flags.iter().find(|(flag, _)| *flag == name).and_then(|(_, value)| value.as_deref())
    }

    /// All values of a flag that may be given several times.
    pub(super) fn values(&self, name: &str) -> Vec<&str> {
        self.flags
            .iter()
            .filter(|(flag, _)| *flag == name)
            .filter_map(|(_, value)| value.as_deref())
            .collect()
    }

    /// A positional argument as text.
    pub(super) fn text(&self, position: usize) -> Option<String> {
        self.positional.get(position).map(|argument| argument.to_string_lossy().into_owned())
    }

    /// A positional argument that must be there; `check` has seen to it.
    pub(super) fn path(&self, position: usize) -> PathBuf {
        self.positional.get(position).map(PathBuf::from).unwrap_or_default()
    }

    /// The positional arguments from a position on.
    pub(super) fn paths(&self, from: usize) -> Vec<PathBuf> {
        self.positional.iter().skip(from).map(PathBuf::from).collect()
    }
}
