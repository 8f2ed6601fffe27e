//! Cubes and lists as tables of a report.

use super::builder::Setting;
use super::page::{HeadCell, TableBlock, TableCell};
use super::sentence::bound_of;
use crate::domain::Catalogue;
use crate::figure::{FigureError, Span, TableText};
use crate::query::Cube;

/// The width of a column of names beside one of numbers of width 1.
const NAMES: f32 = 2.4;

/// A cube as it lies.
pub(super) fn of_cube(
    cube: &Cube,
    catalogue: &Catalogue,
    setting: &Setting,
) -> Result<TableBlock, FigureError> {
    let text = TableText::of(cube, catalogue, setting.lang, setting.style)?;
    let levels = text.row_levels.len().max(1);
    let mut columns = vec![(NAMES, false); levels];
    columns.extend(std::iter::repeat_n((1.0, true), text.columns));
    let rows = (0..text.rows.len()).map(|row| row_of(cube, &text, row)).collect();
    Ok(TableBlock {
        number: String::new(),
        caption: text.title.clone(),
        unit: text.unit.clone(),
        head: head(&text, levels),
        columns,
        rows,
        foot: text.foot_lines(),
    })
}

fn head(text: &TableText, levels: usize) -> Vec<Vec<HeadCell>> {
    let depth = text.header.len().max(1);
    (0..depth)
        .map(|line| {
            let last = line + 1 == depth;
            let mut cells: Vec<HeadCell> = (0..levels)
                .map(|level| {
                    let name = text.row_levels.get(level).filter(|_| last).cloned().unwrap_or_default();
                    HeadCell { text: name, span: 1 }
                })
                .collect();
            match text.header.get(line) {
                Some(spans) => cells.extend(
                    spans.iter().map(|span: &Span| HeadCell { text: span.text.clone(), span: span.count }),
                ),
                None => cells.push(HeadCell { text: text.unit.clone(), span: text.columns.max(1) }),
            }
            cells
        })
        .collect()
}

fn row_of(cube: &Cube, text: &TableText, row: usize) -> Vec<TableCell> {
    let Some(names) = text.rows.get(row) else { return Vec::new() };
    let mut cells: Vec<TableCell> = names
        .labels
        .iter()
        .zip(&names.first)
        .map(|(label, first)| TableCell {
            text: if *first { label.clone() } else { String::new() },
            bound: None,
            strong: names.total,
        })
        .collect();
    if cells.is_empty() {
        cells.push(TableCell::default());
    }
    for column in 0..text.columns {
        let worded = cube.cell(row, column).map(|cell| text.cell(cell)).unwrap_or_default();
        let mut shown = worded.text.clone();
        for sign in [worded.flag.to_owned(), worded.remark.map_or_else(String::new, |n| format!("({n})"))] {
            if !sign.is_empty() {
                shown = format!("{shown} {sign}");
            }
        }
        cells.push(TableCell { text: shown, bound: bound_of(cube, row, column), strong: names.total });
    }
    cells
}

/// A table of texts: names and widths of its columns, and rows.
pub(super) fn of_texts(
    caption: String,
    columns: &[(String, f32, bool)],
    rows: Vec<Vec<TableCell>>,
    foot: Vec<String>,
) -> TableBlock {
    TableBlock {
        caption,
        head: vec![columns.iter().map(|(name, _, _)| HeadCell { text: name.clone(), span: 1 }).collect()],
        columns: columns.iter().map(|(_, width, number)| (*width, *number)).collect(),
        rows,
        foot,
        ..TableBlock::default()
    }
}
