//! One table put together: header, columns, sections, titles, and what they mean.

use super::columns::{columns, tallies};
use super::grid::{Grid, Kind};
use super::header::{self, Head};
use super::lexicon::Lexicon;
use super::meaning;
use super::numbers::{self, FormEvidence, NumberForm};
use super::reading::{Block, ColumnRole, Fixed, Meaning};
use super::shape::{Shape, lines_of};
use crate::domain::{CellRef, Message};
use crate::sheet::Value;

/// Most title lines kept.
const MOST_TITLES: usize = 14;
/// Cells looked at to tell the decimal sign.
const FORM_SAMPLE: usize = 20_000;

/// Reads one table; `None` where its numbers turn out to be no values.
pub fn block(grid: &Grid<'_>, shape: &Shape, lexicon: &Lexicon, separator: Option<char>) -> Option<Block> {
    let tallies = tallies(grid, shape);
    let mut shape = shape.clone();
    let mut head = header::head(grid, &shape, &tallies);
    drop_tag_row(grid, &mut shape, &mut head);
    let names = header::names(grid, &shape, &head.rows);
    let spanned = header::spanned(grid, &shape, &head.rows);
    let columns = columns(grid, &shape, &tallies, &names, &spanned, lexicon);
    let of = |role: ColumnRole| {
        columns.iter().filter(|column| column.role == role).map(|column| column.column).collect::<Vec<_>>()
    };
    let (values, labels) = (of(ColumnRole::Value), of(ColumnRole::Label));
    let counted = (shape.column_first..)
        .zip(&tallies)
        .any(|(column, tally)| values.contains(&column) && tally.numbers + tally.years > 0);
    if !counted || (labels.is_empty() && head.rows.is_empty()) {
        return None;
    }
    let levels = header::levels(grid, &head.rows, &values, &labels);
    let first = head.rows.last().map_or(shape.body_first, |row| row + 1);
    let rows = (first, shape.body_last);
    let (sections, skipped) = super::section::sections(grid, &shape, rows, &columns, lexicon);
    let (form, sure) = form(grid, &shape, &values, separator);
    let mut block = Block {
        rows,
        columns_range: (shape.column_first, shape.column_last),
        levels,
        columns,
        sections,
        skipped,
        totals: Vec::new(),
        titles: titles(grid, &shape, &head.titles),
        fixed: Vec::new(),
        measure: String::new(),
        indicator: None,
        unit: None,
        scale_power: 0,
        form,
        brackets_doubt: brackets_doubt(grid),
        year_pairs: false,
        buddhist: false,
        reasons: Vec::new(),
    };
    block.reasons.push(Message::new("intake-reason-header").with("rows", head.rows.len()));
    if !sure {
        block.reasons.push(Message::new("intake-reason-decimal-unsure"));
    }
    meaning::settle(grid, &mut block, lexicon);
    Some(block)
}

/// A row of hashtags below the header (HXL) is about the columns and holds no values.
fn drop_tag_row(grid: &Grid<'_>, shape: &mut Shape, head: &mut Head) {
    let Some(row) = head.rows.last().copied() else { return };
    let cells: Vec<String> = (shape.column_first..=shape.column_last)
        .map(|column| grid.words(row, column))
        .filter(|words| !words.is_empty())
        .collect();
    if head.rows.len() > 1 && cells.len() > 1 && cells.iter().all(|words| words.starts_with('#')) {
        head.rows.pop();
        shape.body_first = shape.body_first.max(row + 1);
    }
}

/// Whether a note of the sheet speaks of brackets, and not of what is below zero.
fn brackets_doubt(grid: &Grid<'_>) -> bool {
    let rows = grid.rows();
    let ends = rows.iter().take(40).chain(rows.iter().rev().take(60));
    ends.flat_map(|row| grid.sheet.row(*row).take(12))
        .filter_map(|(_, cell)| cell.value.as_text().filter(|text| text.len() > 20))
        .map(str::to_lowercase)
        .any(|note| {
            ["parenthes", "in brackets", "ວົງເລັບ", "วงเล็บ"].iter().any(|word| note.contains(word))
                && !["negative", "decrease", "loss", "ລົບ", "ຫຼຸດ"].iter().any(|word| note.contains(word))
        })
}

/// How the block writes numbers: told by its texts; number cells need no telling.
fn form(grid: &Grid<'_>, shape: &Shape, values: &[u32], separator: Option<char>) -> (NumberForm, bool) {
    let mut evidence = FormEvidence::default();
    let mut seen = 0;
    for line in lines_of(grid, shape.body_first, shape.body_last) {
        let Some(row) = grid.rows().get(line).copied() else { continue };
        for column in values {
            if let Value::Text(text) = grid.sheet.cell(row, *column).value
                && let Some(written) = numbers::take_apart(text)
            {
                evidence.add(&written.core);
                seen += 1;
            }
        }
        if seen > FORM_SAMPLE {
            break;
        }
    }
    evidence.form(separator)
}

/// Title lines; two cells of which the first ends in a colon are a name and its value.
fn titles(grid: &Grid<'_>, shape: &Shape, rows: &[u32]) -> Vec<Fixed> {
    let mut titles = Vec::new();
    let skip = rows.len().saturating_sub(MOST_TITLES);
    for row in rows.iter().skip(skip) {
        let cells: Vec<u32> = (shape.column_first..=shape.column_last)
            .filter(|column| grid.kind(*row, *column) != Kind::Blank)
            .collect();
        let Some(first) = cells.first().copied() else { continue };
        let words = grid.words(*row, first);
        let (name, column) = match cells.as_slice() {
            [_, second] if words.ends_with(':') || cells.len() == 2 && words.chars().count() < 40 => {
                (words.trim_end_matches(':').to_owned(), *second)
            }
            _ => (String::new(), first),
        };
        let text = grid.words(*row, column);
        if text.chars().any(char::is_alphanumeric) {
            titles.push(Fixed {
                name,
                meaning: Meaning::Unknown,
                text,
                code: None,
                cell: CellRef::new(*row, column),
            });
        }
    }
    titles
}
