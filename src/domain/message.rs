//! Words not yet spoken: an identifier and its arguments. `i18n` turns them into Lao or English.

use super::{Lang, Names};
use serde::{Deserialize, Serialize};

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// A number, written with the grouping of the language.
    Number(f64),
    /// A count.
    Count(u64),
    /// A name that has its own words in each language.
    Names {
        /// Lao.
        lo: String,
        /// English.
        en: String,
    },
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Names> for Arg {
    fn from(names: &Names) -> Self {
        Self::Names { lo: names.get(Lang::Lo).to_owned(), en: names.get(Lang::En).to_owned() }
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// A sentence by its identifier in `assets/text`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Identifier, the same in both languages.
    pub id: String,
    /// Arguments by name.
    pub args: Vec<(String, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), args: Vec::new() }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, arg: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), arg.into()));
        self
    }
}
