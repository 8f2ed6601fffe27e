//! Other ways to read a sheet, where the first is not the only one that makes sense. Each is the sheet read
//! with something said of it, so that choosing one is the same as saying it.

use super::correction::{Correction, Said, Target};
use super::reading::{Block, ColumnRole, Meaning, Reading};
use crate::domain::{DimensionCode, Message};

/// A way to read the sheet that a person might mean.
pub(super) struct Alternative {
    pub corrections: Vec<Correction>,
    /// Why one might read it so.
    pub reason: Message,
    /// How likely it is beside the first.
    pub likelihood: f32,
}

/// Most readings of a sheet.
pub(super) const MOST: usize = 3;

/// What else the first block may be; the likeliest first.
pub(super) fn of(reading: &Reading) -> Vec<Alternative> {
    let Some(block) = reading.blocks.first() else { return Vec::new() };
    let mut found: Vec<Alternative> =
        [header_below(block), ends_swapped(block), years_as_values(block), code_as_values(block)]
            .into_iter()
            .flatten()
            .collect();
    found.sort_by(|one, other| other.likelihood.total_cmp(&one.likelihood));
    found.truncate(MOST - 1);
    found
}

fn said(target: Target, said: Said) -> Correction {
    Correction::new(target, said)
}

/// A table without a header: its first row may be one.
fn header_below(block: &Block) -> Option<Alternative> {
    block.levels.is_empty().then(|| Alternative {
        corrections: vec![said(Target::Row(block.rows.0), Said::Header)],
        reason: Message::new("intake-alternative-header").with("row", u64::from(block.rows.0) + 1),
        likelihood: 0.45,
    })
}

/// A matrix of places by places: rows may be where people go to.
fn ends_swapped(block: &Block) -> Option<Alternative> {
    let means = |meaning: &Meaning, code: &str| *meaning == Meaning::Dimension(DimensionCode::from(code));
    let guessed = block.reasons.iter().any(|reason| reason.id == "intake-reason-two-ends");
    let column = block.columns.iter().find(|column| means(&column.meaning, "origin"))?;
    let level = block.levels.iter().find(|level| means(&level.meaning, "destination"))?;
    let tells = |code: &str| Said::Tells(Meaning::Dimension(DimensionCode::from(code)));
    guessed.then(|| Alternative {
        corrections: vec![
            said(Target::Column(column.column), tells("destination")),
            said(Target::Row(level.row), tells("origin")),
        ],
        reason: Message::new("intake-alternative-ends"),
        likelihood: 0.4,
    })
}

/// Whole numbers that look like years may be values.
fn years_as_values(block: &Block) -> Option<Alternative> {
    let values = block.columns.iter().filter(|column| column.role == ColumnRole::Value).count();
    let column = block.columns.iter().find(|column| {
        column.role == ColumnRole::Label && column.meaning == Meaning::Period && column.name.is_empty()
    })?;
    (values == 1).then(|| Alternative {
        corrections: vec![said(Target::Column(column.column), Said::Values)],
        reason: Message::new("intake-alternative-years")
            .with("column", crate::domain::CellRef::column_letters(column.column)),
        likelihood: 0.3,
    })
}

/// Numbers taken for codes may count something.
fn code_as_values(block: &Block) -> Option<Alternative> {
    let column = block.columns.iter().find(|column| {
        column.role == ColumnRole::Code && !column.name.is_empty() && column.meaning == Meaning::Unknown
    })?;
    Some(Alternative {
        corrections: vec![said(Target::Column(column.column), Said::Values)],
        reason: Message::new("intake-alternative-code")
            .with("column", crate::domain::CellRef::column_letters(column.column))
            .with("name", column.name.as_str()),
        likelihood: 0.2,
    })
}
