//! `read`: what the importer understands of a file. Writes nothing.

use super::args::Args;
use super::output::Output;
use super::{AppError, jsonl};
use crate::app::{ErrorKind, FileReading};
use crate::domain::Message;
use crate::i18n::{say, tell};
use crate::intake::Hints;
use crate::work::Work;
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn read(args: &Args, output: &mut Output) -> Result<u8, AppError> {
    let session = match args.value("store") {
        Some(store) => super::store::open(args, Path::new(store), false)?,
        None => super::store::session(args),
    };
    let hints = Hints {
        sheets: args.values("sheet").into_iter().map(str::to_owned).collect(),
        recipe: super::recipe::named(args, &session)?,
        ..Hints::default()
    };
    let work = Work::new();
    let file = output.watch(&work, || session.read_file(&args.path(0), &hints, &work))?;
    super::import::has_sheets(args, &super::import::sheets_of(&file))?;
    if args.has("readings") {
        readings(&file, args, output);
        output.problems(&file.understood.problems);
        return Ok(0);
    }
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let (as_json, as_csv) = (args.has("jsonl") || args.has("json"), args.has("csv"));
    if as_csv {
        // A reader that went away is no failure, here and below.
        let _ = writeln!(out, "{}", jsonl::CSV_HEADER);
    }
    let mut count: u64 = 0;
    let mut problems = file.understood.problems.clone();
    let chosen = super::import::chosen(args, &file.understood.readings)?;
    for (position, sheet) in file.understood.readings.iter().enumerate() {
        let choice = chosen.get(position).copied().unwrap_or(0);
        let Some(reading) = sheet.readings.get(choice) else { continue };
        let matrix = reading.grammar.is_matrix();
        problems.extend(session.for_each_draft(&file, &sheet.sheet, reading, &work, &mut |draft| {
            count += 1;
            let _ = match (as_json, as_csv) {
                (true, _) => writeln!(out, "{}", jsonl::line(&draft, matrix)),
                (false, true) => writeln!(out, "{}", jsonl::csv_line(&draft, matrix)),
                (false, false) => Ok(()),
            };
        })?);
    }
    let _ = out.flush();
    drop(out);
    if !as_json && !as_csv {
        readings(&file, args, output);
        output.say(&Message::new("cli-read-count").with("count", count));
    }
    output.problems(&problems);
    if count == 0 {
        return Err(AppError::new(ErrorKind::Decision, Message::new("cli-read-nothing")));
    }
    Ok(0)
}

fn readings(file: &FileReading, args: &Args, output: &mut Output) {
    if args.has("json") {
        let text = serde_json::to_string_pretty(&file.understood.readings).unwrap_or_default();
        output.line(&text);
        return;
    }
    let lang = output.lang;
    for sheet in &file.understood.readings {
        let name = if sheet.sheet.is_empty() { file.name.as_str() } else { sheet.sheet.as_str() };
        output.line(name);
        for (position, reading) in sheet.readings.iter().enumerate() {
            let sure = format!("{:.0}", f64::from(reading.confidence) * 100.0);
            let args = [
                ("number", (position + 1).into()),
                ("tables", reading.blocks.len().into()),
                ("sure", sure.into()),
            ];
            output.line(&format!("  {}", say(lang, "cli-reading", &args)));
            let reasons =
                reading.reasons.iter().chain(reading.blocks.iter().flat_map(|block| &block.reasons));
            for reason in reasons.take(MOST_REASONS) {
                output.line(&format!("    {}", tell(lang, reason)));
            }
        }
    }
}

const MOST_REASONS: usize = 12;
