//! One table put together: header, columns, sections, titles, and what they mean.

use super::columns::{columns, tallies};
use super::correction::Said;
use super::grid::{Grid, Kind};
use super::header::{self, Head};
use super::lexicon::Lexicon;
use super::meaning;
use super::numbers::{self, FormEvidence, NumberForm};
use super::reading::{Block, Column, ColumnRole, Fixed, Meaning, Section};
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
    let (sections, skipped) = sections(grid, &shape, rows, &columns);
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

/// Rows of the body without values: those that name the rows below, and the rest.
fn sections(
    grid: &Grid<'_>,
    shape: &Shape,
    rows: (u32, u32),
    columns: &[Column],
) -> (Vec<Section>, Vec<u32>) {
    let values: Vec<u32> = columns
        .iter()
        .filter(|column| column.role == ColumnRole::Value)
        .map(|column| column.column)
        .collect();
    let labels: Vec<u32> = columns
        .iter()
        .filter(|column| matches!(column.role, ColumnRole::Label | ColumnRole::Note | ColumnRole::Code))
        .map(|column| column.column)
        .collect();
    let lines: Vec<usize> = lines_of(grid, rows.0, rows.1).collect();
    let has_values = |line: usize| {
        values.iter().any(|column| !matches!(grid.kind_at(line, *column), Kind::Blank | Kind::Text))
    };
    let one_label = labels.len() == 1;
    let usual_bold = usual_bold(grid, &lines, &labels, &has_values);
    let (mut sections, mut skipped): (Vec<Section>, Vec<u32>) = (Vec::new(), Vec::new());
    for (place, line) in lines.iter().enumerate() {
        let Some(row) = grid.rows().get(*line).copied() else { continue };
        if has_values(*line) && grid.said().row(row) != Some(&Said::Section) {
            continue;
        }
        let cells: Vec<u32> = (shape.column_first..=shape.column_last)
            .filter(|column| grid.kind_at(*line, *column) != Kind::Blank)
            .collect();
        let Some(cell) = cells.first().copied() else { continue };
        let next = lines.get(place + 1).copied();
        let next_values = next.is_some_and(&has_values);
        let depth = grid.indent(row, cell);
        let deeper = next.is_some_and(|next| {
            grid.rows().get(next).is_some_and(|below| label_indent(grid, *below, &labels) > depth)
        });
        let bold = grid.sheet.cell(row, cell).style.bold != usual_bold;
        let merged = grid.merged_to(row, cell) > cell;
        let told = bold || merged || deeper || grid.words(row, cell).ends_with(':');
        let apart = place == 0
            || lines
                .get(place - 1)
                .and_then(|line| grid.rows().get(*line))
                .is_some_and(|above| above + 1 < row);
        let section = match grid.said().row(row) {
            Some(Said::Section) => true,
            Some(Said::Values | Said::Total) => false,
            _ => cells.len() == 1 && (next_values || deeper) && (!one_label || told || apart),
        };
        if !section {
            skipped.push(row);
            continue;
        }
        for earlier in sections.iter_mut().filter(|section| section.last_row >= row && section.depth >= depth)
        {
            earlier.last_row = row.saturating_sub(1);
        }
        sections.push(Section {
            cell: CellRef::new(row, cell),
            text: grid.label(row, cell),
            depth,
            last_row: rows.1,
        });
    }
    (sections, skipped)
}

fn label_indent(grid: &Grid<'_>, row: u32, labels: &[u32]) -> u8 {
    labels
        .iter()
        .find(|column| grid.kind(row, **column) != Kind::Blank)
        .map_or(0, |column| grid.indent(row, *column))
}

fn usual_bold(grid: &Grid<'_>, lines: &[usize], labels: &[u32], has_values: &dyn Fn(usize) -> bool) -> bool {
    let Some(first) = labels.first().copied() else { return false };
    let (mut bold, mut all) = (0, 0);
    for line in lines.iter().filter(|line| has_values(**line)).take(200) {
        let Some(row) = grid.rows().get(*line).copied() else { continue };
        all += 1;
        bold += u32::from(grid.sheet.cell(row, first).style.bold);
    }
    bold * 2 > all
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
