//! A table on pages of its own: title, unit, the table with its head on every page, sources and notes.

use super::super::grid as lines;
use super::super::{Extract, Part};
use super::book::{self, About};
use super::sheet::{ACCENT, INK, PAGE, QUIET, Role, Sheets, Style};
use super::{ExportError, Overwrite, grid, save};
use crate::domain::Lang;
use crate::figure::TableText;
use crate::query::Cube;
use crate::report::{HeadCell, TableBlock, TableCell};
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::Path;

/// Columns of numbers beside each other on a page that stands, and on one that lies.
const STANDING: usize = 6;
const LYING: usize = 11;
/// The width of a column of names beside one of numbers of width 1.
const NAMES: f32 = 2.4;

/// A table as PDF; one that is wider than a page goes on in further blocks below, each with its names.
///
/// # Errors
/// [`ExportError`] where the writer fails or the job was stopped.
pub fn table(extract: &Extract<'_>, work: &Work) -> Result<Vec<u8>, ExportError> {
    let first = extract.text;
    let levels = first.row_levels.len();
    let lies = first.columns + levels > STANDING + 1;
    let page = if lies { (PAGE.1, PAGE.0) } else { PAGE };
    let mut sheets = Sheets::new(page);
    for text in extract.texts() {
        sheets.new_page();
        head(&mut sheets, text);
        let room = if lies { LYING } else { STANDING }.saturating_sub(levels.saturating_sub(1)).max(1);
        let mut from = 0;
        while from < text.columns || from == 0 {
            work.check()?;
            let to = (from + room).min(text.columns);
            let part = Part { rows: 0..text.rows.len(), columns: from..to };
            if from > 0 {
                sheets.gap(14.0);
                sheets.need(120.0);
            }
            let ready = grid::ready(&mut sheets, &block(extract.cube, text, &part), size(text.lang));
            grid::table(&mut sheets, &ready, 0.0);
            from = to.max(from + 1);
        }
        foot(&mut sheets, text);
    }
    let about = About {
        title: first.title.clone(),
        lang: first.lang,
        author: None,
        description: Some(first.foot_lines().join(" ")),
        numbered: true,
        picture: None,
    };
    book::bind(sheets, &about)
}

/// Writes a table as a PDF file.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write_table(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    let bytes = table(extract, work)?;
    work.begin(Stage::Saving, 0);
    save(path, overwrite, |out| out.write_all(&bytes).map_err(|error| ExportError::io(path, &error)))
}

fn size(lang: Lang) -> f64 {
    if lang == Lang::Lo { 9.0 } else { 8.6 }
}

fn head(sheets: &mut Sheets, text: &TableText) {
    let node = sheets.node(Role::Title, None);
    sheets.paragraph(&text.title, Style::new(15.0, ACCENT).bold().after(3.0), node);
    let node = sheets.node(Role::Paragraph, None);
    sheets.paragraph(&text.unit, Style::new(10.0, QUIET).after(8.0), node);
}

fn foot(sheets: &mut Sheets, text: &TableText) {
    sheets.gap(4.0);
    for line in text.foot_lines() {
        let node = sheets.node(Role::Paragraph, None);
        sheets.paragraph(&line, Style::new(8.6, INK).after(2.0), node);
    }
}

/// A part of the table as the pages set tables.
fn block(cube: &Cube, text: &TableText, part: &Part) -> TableBlock {
    let levels = text.row_levels.len();
    let mut columns = vec![(NAMES, false); levels];
    columns.extend(part.columns.clone().map(|_| (1.0, true)));
    let depth = text.header.len();
    let head = (0..depth.max(1)).map(|line| head_line(text, part, line, line + 1 >= depth)).collect();
    let rows = part.rows.clone().map(|row| row_of(cube, text, part, row)).collect();
    TableBlock { columns, head, rows, ..TableBlock::default() }
}

fn head_line(text: &TableText, part: &Part, line: usize, last: bool) -> Vec<HeadCell> {
    let name = |name: &String| if last { name.clone() } else { String::new() };
    let mut cells: Vec<HeadCell> =
        text.row_levels.iter().map(|level| HeadCell { text: name(level), span: 1 }).collect();
    match text.header.get(line) {
        Some(spans) => cells.extend(spans.iter().filter_map(|span| {
            let from = span.start.max(part.columns.start);
            let to = (span.start + span.count).min(part.columns.end);
            (from < to).then(|| HeadCell { text: span.text.clone(), span: to - from })
        })),
        None => cells.push(HeadCell { text: text.unit.clone(), span: part.columns.len().max(1) }),
    }
    cells
}

fn row_of(cube: &Cube, text: &TableText, part: &Part, row: usize) -> Vec<TableCell> {
    let Some(head) = text.rows.get(row) else { return Vec::new() };
    let words = |text: String| if head.total { TableCell::strong(text) } else { TableCell::text(text) };
    let mut cells: Vec<TableCell> = head
        .labels
        .iter()
        .zip(&head.first)
        .map(|(label, first)| words(if *first { label.clone() } else { String::new() }))
        .collect();
    cells.extend(part.columns.clone().map(|column| {
        let cell = lines::cell(cube, text, row, column);
        let sign = lines::flag(&cell);
        words(if sign.is_empty() { cell.text } else { format!("{} {sign}", cell.text) })
    }));
    cells
}
