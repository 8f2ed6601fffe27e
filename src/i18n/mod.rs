//! Every word a person reads, in Lao and English, from Fluent files compiled in.
//!
//! In: a [`Message`] or its identifier. Out: a sentence in the asked language. The files stand in
//! `assets/text/<lang>/<part>.ftl`, the same identifiers in both languages (a test compares them).

mod numbers;

pub use numbers::{NumberStyle, date, number, period, span};

use crate::domain::{Arg, Lang, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;

macro_rules! texts {
    ($($part:literal),+ $(,)?) => {
        /// The Fluent files of both languages: part, Lao, English.
        pub const TEXTS: &[(&str, &str, &str)] = &[
            $((
                $part,
                include_str!(concat!("../../assets/text/lo/", $part, ".ftl")),
                include_str!(concat!("../../assets/text/en/", $part, ".ftl")),
            )),+
        ];
    };
}

texts!(
    "app",
    "cli",
    "export",
    "figure",
    "gui",
    "gui-edit",
    "gui-history",
    "gui-import",
    "gui-lists",
    "gui-report",
    "gui-report-edit",
    "intake",
    "journal",
    "lists",
    "query",
    "report",
    "sheet",
    "store",
);

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static LAO: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::Lo => LAO.get_or_init(|| build(lang)),
        Lang::En => ENGLISH.get_or_init(|| build(lang)),
    }
}

fn build(lang: Lang) -> Bundle {
    // The language chooses the plural form; how numbers are written is ours, one style in both languages.
    let mut bundle = FluentBundle::new_concurrent(lang.tag().parse().into_iter().collect());
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(count) => Some(number(count.value, None, NumberStyle::Point)),
        _ => None,
    }));
    // Isolation marks would reach the screen as boxes and the files as rubbish.
    bundle.set_use_isolating(false);
    for (_, lao, english) in TEXTS {
        let text = match lang {
            Lang::Lo => *lao,
            Lang::En => *english,
        };
        // A broken entry is left out and the rest kept; a test holds the files to have none.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The words of a message.
pub fn tell(lang: Lang, message: &Message) -> String {
    say(
        lang,
        &message.id,
        &message.args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect::<Vec<_>>(),
    )
}

/// The words without arguments.
pub fn words(lang: Lang, id: &str) -> String {
    say(lang, id, &[])
}

/// The words of an identifier with arguments. An identifier without words gives itself, so that a
/// mistake is seen and nothing breaks.
pub fn say(lang: Lang, id: &str, args: &[(&str, Arg)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut values = FluentArgs::new();
    for (name, arg) in args {
        let value = match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(value) => FluentValue::from(number(*value, None, NumberStyle::Point)),
            Arg::Names { lo, en } => FluentValue::from(match lang {
                Lang::Lo => lo.clone(),
                Lang::En => en.clone(),
            }),
            Arg::Count(count) => FluentValue::from(*count),
        };
        values.set((*name).to_owned(), value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
}

/// Whether an identifier has words in a language.
pub fn has(lang: Lang, id: &str) -> bool {
    bundle(lang).get_message(id).is_some_and(|message| message.value().is_some())
}

#[cfg(test)]
mod tests;
