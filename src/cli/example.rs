//! The run of the window program where no window can open: the same job in the terminal.

use super::output::Output;
use crate::app::{self, Wording};
use crate::domain::{Lang, Message};
use crate::i18n::NumberStyle;
use crate::work::Work;
use std::path::Path;

/// Where the files go, below the folder it is started in.
const FOLDER: &str = "mprofile-example";

/// Says why there is no window, does the main job and tells where everything is. Gives the exit code.
pub fn run(lang: Lang, missing: &str) -> u8 {
    let mut output = Output::new(lang);
    output.say(&Message::new("cli-no-display").with("what", missing));
    let work = Work::new();
    let wording = Wording { lang, numbers: NumberStyle::Point };
    let done = match app::example_run(Path::new(FOLDER), wording, &work) {
        Ok(done) => done,
        Err(error) => return output.fail(&error),
    };
    output.say(&Message::new("cli-example-imported").with("new", done.values));
    output.line("");
    output.text(&done.table);
    output.line("");
    output.say(&Message::new("cli-example-written"));
    for file in &done.files {
        output.line(&format!("  {}", file.display()));
    }
    0
}
