//! Known grammars: files that say themselves what their columns are. Nothing is guessed in them.

use super::jsonstat::JsonStat;
use super::lexicon::Lexicon;
use super::px::Px;
use super::reading::{Grammar, Reading, SheetReading};
use super::records::Records;
use super::{devinfo, hxl, sdmx, tidy};
use crate::domain::Message;
use crate::sheet::{Format, Sheet, Workbook};

/// The reading of a file that is one matrix.
pub(super) fn of_file(workbook: &Workbook, lexicon: &Lexicon) -> Option<SheetReading> {
    let text = workbook.text.as_deref()?;
    let (grammar, measure) = if matches!(workbook.format, Format::Px { .. }) {
        (Grammar::Px, Px::read(text)?.measure().to_owned())
    } else {
        (Grammar::JsonStat, JsonStat::read(text, lexicon)?.measure().to_owned())
    };
    let id = if grammar == Grammar::Px { "intake-reason-px" } else { "intake-reason-jsonstat" };
    let sheet = workbook.sheets.first().map(|sheet| sheet.name.to_string()).unwrap_or_default();
    let reason = Message::new(id).with("measure", measure);
    Some(SheetReading { sheet, visible: true, readings: vec![certain(grammar, reason)] })
}

/// The reading of a sheet of records with named columns.
pub(super) fn of_sheet(sheet: &Sheet, lexicon: &Lexicon) -> Option<Reading> {
    let (grammar, id) = [
        (Grammar::Tidy, "intake-reason-tidy"),
        (Grammar::Sdmx, "intake-reason-sdmx"),
        (Grammar::Hxl, "intake-reason-hxl"),
        (Grammar::DevInfo, "intake-reason-devinfo"),
    ]
    .into_iter()
    .find(|(grammar, _)| records(*grammar, sheet, lexicon).is_some())?;
    Some(certain(grammar, Message::new(id)))
}

/// How the records of a sheet are read by a grammar.
pub(super) fn records(grammar: Grammar, sheet: &Sheet, lexicon: &Lexicon) -> Option<Records> {
    match grammar {
        Grammar::Tidy => tidy::records(sheet, lexicon),
        Grammar::Sdmx => sdmx::records(sheet, lexicon),
        Grammar::Hxl => hxl::records(sheet, lexicon),
        Grammar::DevInfo => devinfo::records(sheet),
        Grammar::Tables | Grammar::Px | Grammar::JsonStat => None,
    }
}

fn certain(grammar: Grammar, reason: Message) -> Reading {
    Reading {
        grammar,
        blocks: Vec::new(),
        confidence: 1.0,
        reasons: vec![reason],
        fingerprint: format!("{grammar:?}").to_lowercase(),
        corrections: Vec::new(),
        answers: super::reading::Answers::default(),
    }
}
