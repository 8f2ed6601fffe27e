//! Help, from the table of commands and the words of both languages.

use super::spec::{COMMANDS, COMMON, Command, Flag};
use crate::domain::Lang;
use crate::i18n::{has, words};

/// `mprofile --help`.
pub(super) fn overview(lang: Lang) -> String {
    let mut text = format!("{}\n\n{}\n\n", words(lang, "cli-about"), words(lang, "cli-usage"));
    for command in COMMANDS {
        text.push_str(&format!("  {:12} {}\n", command.name, words(lang, &format!("cli-{}", command.name))));
    }
    text.push_str(&format!("\n{}\n", words(lang, "cli-flags-of-all")));
    text.push_str(&flags(COMMON, "", lang));
    text.push_str(&format!("\n{}\n", words(lang, "cli-exit-codes")));
    text
}

/// `mprofile COMMAND --help`.
pub(super) fn of(command: &Command, lang: Lang) -> String {
    let mut text = format!(
        "{}\n\n  mprofile {} {}\n\n",
        words(lang, &format!("cli-{}", command.name)),
        command.name,
        command.arguments.join(" ")
    );
    if !command.flags.is_empty() {
        text.push_str(&flags(command.flags, command.name, lang));
        text.push('\n');
    }
    text.push_str(&format!("{}\n", words(lang, "cli-examples")));
    for example in command.examples {
        text.push_str(&format!("  mprofile {example}\n"));
    }
    text
}

/// The manual as one Markdown page, kept in `docs/` by a test.
pub(super) fn manual(lang: Lang) -> String {
    let mut text =
        format!("# mprofile\n\n{}\n\n{}\n", words(lang, "cli-about"), words(lang, "cli-exit-codes"));
    text.push_str(&format!(
        "\n{}\n\n```text\n{}```\n",
        words(lang, "cli-flags-of-all"),
        flags(COMMON, "", lang)
    ));
    for command in COMMANDS {
        text.push_str(&format!("\n## {}\n\n```text\n{}```\n", command.name, of(command, lang)));
    }
    text
}

/// Words of a flag: its own for the command, or those it has everywhere.
fn flags(flags: &[Flag], command: &str, lang: Lang) -> String {
    let mut text = String::new();
    for flag in flags {
        let shown = format!("--{} {}", flag.name, flag.value.unwrap_or_default());
        let id = id(flag, command, lang);
        text.push_str(&format!("  {shown:34} {}\n", words(lang, &id)));
    }
    text
}

fn id(flag: &Flag, command: &str, lang: Lang) -> String {
    let own = format!("cli-flag-{}-{command}", flag.name);
    if has(lang, &own) { own } else { format!("cli-flag-{}", flag.name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_flag_has_words_and_an_example() {
        for lang in Lang::ALL {
            for command in COMMANDS {
                assert!(has(lang, &format!("cli-{}", command.name)), "{}", command.name);
                assert!(!command.examples.is_empty(), "{}", command.name);
                for flag in command.flags.iter().chain(COMMON) {
                    assert!(has(lang, &id(flag, command.name, lang)), "{} --{}", command.name, flag.name);
                }
            }
        }
    }
}
