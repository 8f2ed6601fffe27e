//! Where words go: results to stdout, progress and failures to stderr.

use super::AppError;
use crate::domain::{Arg, Catalogue, Lang, Message, Place, Problem, Severity, Suggestion};
use crate::i18n::{say, tell};
use crate::work::Work;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// So many problems are written out; the rest is counted.
const MOST_PROBLEMS: usize = 200;

/// The two ends of the terminal, in a language.
pub(super) struct Output {
    /// Language of all words.
    pub lang: Lang,
    /// The names that suggestions have; without them their codes are told.
    names: Option<Arc<Catalogue>>,
}

impl Output {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, names: None }
    }

    /// Tells suggestions by the names of a catalogue from now on.
    pub(super) fn name_with(&mut self, catalogue: Arc<Catalogue>) {
        self.names = Some(catalogue);
    }

    /// A line of the result. A reader that went away (`| head`) is no failure.
    pub(super) fn line(&mut self, text: &str) {
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    /// Text of the result as it is.
    pub(super) fn text(&mut self, text: &str) {
        let _ = write!(std::io::stdout().lock(), "{text}");
    }

    /// A result sentence.
    pub(super) fn say(&mut self, message: &Message) {
        let text = tell(self.lang, message);
        self.line(&text);
    }

    /// Tells a failure and its problems; gives the exit code.
    pub(super) fn fail(&mut self, error: &AppError) -> u8 {
        self.problems(&error.problems);
        let _ = writeln!(std::io::stderr().lock(), "{}", tell(self.lang, &error.message));
        error.kind.exit_code()
    }

    /// Tells on stderr what is no failure but should be known.
    pub(super) fn notices(&mut self, notices: &[Message]) {
        for notice in notices {
            let _ = writeln!(std::io::stderr().lock(), "{}", tell(self.lang, notice));
        }
    }

    /// Writes problems to stderr, the weightiest first, each with its place.
    pub(super) fn problems(&mut self, problems: &[Problem]) {
        let mut sorted: Vec<&Problem> = problems.iter().collect();
        sorted.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        let mut stderr = std::io::stderr().lock();
        for problem in sorted.iter().take(MOST_PROBLEMS) {
            let mark = match problem.severity {
                Severity::Note => " ",
                Severity::Doubt => "?",
                Severity::Question | Severity::Error => "!",
            };
            let place = place(&problem.place);
            let space = if place.is_empty() { "" } else { ": " };
            let _ = writeln!(stderr, "{mark} {place}{space}{}", tell(self.lang, &problem.message));
            for suggestion in problem.suggestions.iter().take(3) {
                let _ = writeln!(stderr, "    → {}", self.suggestion(problem, suggestion));
            }
        }
        if let Some(more) = sorted.len().checked_sub(MOST_PROBLEMS).filter(|more| *more > 0) {
            let _ = writeln!(stderr, "{}", say(self.lang, "cli-more-problems", &[("count", more.into())]));
        }
    }

    /// `Vientiane Capital (--map "ວຽງຈັນ"=area:01)`: the name and how to say it.
    fn suggestion(&self, problem: &Problem, suggestion: &Suggestion) -> String {
        let (dimension, code) = (suggestion.dimension.as_str(), suggestion.code.as_str());
        let Some(catalogue) = &self.names else { return format!("{dimension}:{code}") };
        let text = problem.message.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(text) if name == "text" => Some(text),
            _ => None,
        });
        let (name, flag) = match (dimension, text) {
            ("source", _) => (catalogue.item_name("source", code, self.lang), format!("--source {code}")),
            ("indicator", _) => {
                let names = catalogue.indicator(code).map(|indicator| &indicator.names);
                (names.map_or(code, |names| names.get(self.lang)), format!("--indicator {code}"))
            }
            (_, Some(text)) => (
                catalogue.member_name(dimension, &suggestion.code, self.lang),
                format!("--map \"{text}\"={dimension}:{code}"),
            ),
            _ => (
                catalogue.member_name(dimension, &suggestion.code, self.lang),
                format!("--set {dimension}={code}"),
            ),
        };
        format!("{name} ({flag})")
    }

    /// Shows the progress of `work` on stderr while `task` runs, if somebody looks at it.
    pub(super) fn watch<T>(&self, work: &Work, task: impl FnOnce() -> T) -> T {
        if !std::io::stderr().is_terminal() {
            return task();
        }
        let done = Arc::new(AtomicBool::new(false));
        let (flag, watched, lang) = (Arc::clone(&done), work.clone(), self.lang);
        let shower = std::thread::spawn(move || {
            while !flag.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                let progress = watched.progress();
                let total = if progress.total > 0 { format!(" / {}", progress.total) } else { String::new() };
                let words = crate::i18n::words(lang, progress.stage.id());
                let _ = write!(std::io::stderr(), "\r{words} {}{total}\u{1b}[K", progress.done);
            }
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        });
        let result = task();
        done.store(true, Ordering::Relaxed);
        // A shower that failed has nothing to say.
        let _ = shower.join();
        result
    }
}

/// `file, sheet!B8` as far as known.
pub(super) fn place(place: &Place) -> String {
    let cell = place.cell.map(|cell| cell.to_string());
    let known = [place.file.clone(), place.sheet.clone(), cell].into_iter().flatten();
    // Text files have one sheet without a name.
    known.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
