//! `recipe`: how files were read before, kept in the store and used for files of the same shape.

use super::args::Args;
use super::output::Output;
use super::{AppError, usage};
use crate::app::{ErrorKind, Session};
use crate::domain::Message;
use crate::i18n::tell;
use crate::intake::{Recipe, SheetReading};

/// The recipe named by `--recipe`: one of the store by its name, else a file.
pub(super) fn named(args: &Args, session: &Session) -> Result<Option<Recipe>, AppError> {
    let Some(name) = args.value("recipe") else { return Ok(None) };
    if let Ok(recipe) = session.recipe(name) {
        return Ok(Some(recipe));
    }
    let cannot = |detail: String| {
        let message = Message::new("cli-bad-recipe").with("file", name).with("detail", detail);
        AppError::new(ErrorKind::File, message)
    };
    let text = std::fs::read_to_string(name).map_err(|error| cannot(error.to_string()))?;
    if let Ok(recipe) = serde_json::from_str::<Recipe>(&text) {
        return Ok(Some(recipe));
    }
    // What `read --readings --json` prints.
    let sheets: Vec<SheetReading> = serde_json::from_str(&text).map_err(|error| cannot(error.to_string()))?;
    Ok(Some(Recipe { name: name.to_owned(), sheets, change: None }))
}

pub(super) fn recipe(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let what = args.path(0).display().to_string();
    let name = || {
        let name = args.path(2).display().to_string();
        if name.is_empty() { Err(usage("cli-missing-argument", "NAME")) } else { Ok(name) }
    };
    let mut session = super::store::open(args, &args.path(1), what == "delete")?;
    match what.as_str() {
        "list" => {
            let recipes = session.recipes();
            if recipes.is_empty() {
                output.say(&Message::new("cli-recipe-none"));
            }
            for recipe in recipes {
                if args.has("json") {
                    let sheets: Vec<&str> = recipe.sheets.iter().map(|sheet| sheet.sheet.as_str()).collect();
                    output.line(&serde_json::json!({ "name": recipe.name, "sheets": sheets }).to_string());
                } else {
                    output.line(&recipe.name);
                }
            }
        }
        "show" => {
            let recipe = session.recipe(&name()?)?;
            if args.has("json") {
                output.line(&serde_json::to_string_pretty(&recipe).unwrap_or_default());
            } else {
                show(&recipe, output);
            }
        }
        "delete" => {
            let name = name()?;
            session.delete_recipe(&name)?;
            output.say(&Message::new("cli-recipe-deleted").with("name", name));
        }
        other => return Err(super::unknown_action("recipe", other)),
    }
    Ok(0)
}

fn show(recipe: &Recipe, output: &mut Output) {
    let lang = output.lang;
    for sheet in &recipe.sheets {
        output.line(if sheet.sheet.is_empty() { &recipe.name } else { &sheet.sheet });
        for reading in &sheet.readings {
            for correction in &reading.corrections {
                let said = serde_json::to_string(&correction.said).unwrap_or_default();
                output.line(&format!("  {:?} “{}”: {said}", correction.target, correction.anchor));
            }
            let answers = &reading.answers;
            let told = [
                answers.indicator.as_ref().map(|code| format!("indicator={code}")),
                answers.source.as_ref().map(|code| format!("source={code}")),
            ];
            let set = answers.set.iter().map(|(dimension, code)| format!("{dimension}={code}"));
            let maps =
                answers.maps.iter().map(|(text, dimension, code)| format!("“{text}”={dimension}:{code}"));
            for line in told.into_iter().flatten().chain(set).chain(maps) {
                output.line(&format!("  {line}"));
            }
            for reason in reading.reasons.iter().chain(reading.blocks.iter().flat_map(|block| &block.reasons))
            {
                output.line(&format!("  {}", tell(lang, reason)));
            }
        }
    }
}
