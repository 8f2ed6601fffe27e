//! What everything is drawn with: colours, type, language, number style.

use super::{Theme, Tokens, fonts};
use crate::domain::{Arg, Date, Lang, Message};
use crate::i18n::{self, NumberStyle};
use crate::platform::clock;
use egui::{FontFamily, FontId};

/// The kinds of text; three sizes a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Title of a page, large number.
    Title,
    /// Text.
    Body,
    /// Text that names or decides.
    Strong,
    /// Secondary text.
    Small,
    /// Small text that names.
    SmallStrong,
}

/// Colours, type, language and number style, handed to everything that draws.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The theme's colours.
    pub tokens: &'static Tokens,
    /// Which theme.
    pub theme: Theme,
    /// Language of every word.
    pub lang: Lang,
    /// How numbers are written.
    pub numbers: NumberStyle,
}

impl Look {
    /// A look of a theme and a language.
    pub fn new(theme: Theme, lang: Lang, numbers: NumberStyle) -> Self {
        Self { tokens: theme.tokens(), theme, lang, numbers }
    }

    /// The font of a kind of text. Lao is one larger than English, so that both look alike.
    pub fn font(&self, kind: Type) -> FontId {
        let more = if self.lang == Lang::Lo { 1.0 } else { 0.0 };
        match kind {
            Type::Title => FontId::new(20.0, fonts::bold()),
            Type::Body => FontId::new(14.0 + more, FontFamily::Proportional),
            Type::Strong => FontId::new(14.0 + more, fonts::bold()),
            Type::Small => FontId::new(12.0 + more, FontFamily::Proportional),
            Type::SmallStrong => FontId::new(12.0 + more, fonts::bold()),
        }
    }

    /// Height of a line of running text.
    pub fn leading(&self, kind: Type) -> f32 {
        let lao = self.lang == Lang::Lo;
        match kind {
            Type::Title => 28.0,
            Type::Body | Type::Strong => {
                if lao {
                    24.0
                } else {
                    20.0
                }
            }
            Type::Small | Type::SmallStrong => {
                if lao {
                    20.0
                } else {
                    16.0
                }
            }
        }
    }

    /// The words of an identifier.
    pub fn words(&self, id: &str) -> String {
        i18n::words(self.lang, id)
    }

    /// The words of an identifier with arguments.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        i18n::say(self.lang, id, args)
    }

    /// The words of a message.
    pub fn tell(&self, message: &Message) -> String {
        i18n::tell(self.lang, message)
    }

    /// A stored time in the clock of this computer: `today 09:40`, `20 November 2026`.
    pub fn moment(&self, stored: &str) -> String {
        let local = clock::local(stored);
        let Some((day, time)) = local.split_once(' ') else { return local };
        let parts: Vec<u16> = day.split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, date] = parts.as_slice() else { return local };
        let number = |value: &u16| u8::try_from(*value).unwrap_or(0);
        let (this_year, this_month, this_day) = clock::today();
        let today = format!("{this_year:04}-{this_month:02}-{this_day:02}");
        if day == today {
            return self.say("gui-today", &[("time", time.into())]);
        }
        match Date::new(*year, number(month), number(date)) {
            Some(date) => i18n::date(self.lang, date),
            None => local,
        }
    }

    /// A count with its thousands, up to four billion.
    pub fn count(&self, count: u64) -> String {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        i18n::number(f64::from(count), Some(0), self.numbers)
    }
}
