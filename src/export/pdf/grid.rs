//! Tables over pages: the head stands on each of them.

use super::super::svg::lettering::Weight;
use super::setter::leading;
use super::sheet::{EDGE, INK, Ink, LINE, Op, QUIET, Role, SIDE, SUNKEN, Sheets, Style};
use crate::report::{TableBlock, TableCell};

/// Space at the sides of a cell.
const PAD: f64 = 4.0;
/// Narrower columns have less.
const NARROW: f64 = 40.0;
/// More space between numbers and the names that follow.
const CLEAR: f64 = 10.0;
/// Space above and below the text of a cell.
const AIR: f64 = 2.4;
/// Letters smaller than this cannot be read.
const SMALLEST: f64 = 5.6;

/// A cell broken into lines.
struct Cell {
    lines: Vec<String>,
    left: f64,
    width: f64,
    right: bool,
    size: f64,
    weight: Weight,
    ink: Ink,
}

/// A row of cells with its height.
struct Line {
    cells: Vec<Cell>,
    height: f64,
}

/// A table broken into lines, before it has a place.
pub(super) struct Ready {
    head: Vec<Line>,
    rows: Vec<Line>,
}

fn height(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.height).sum()
}

impl Ready {
    /// Height where it is not cut.
    pub fn height(&self) -> f64 {
        height(&self.head) + height(&self.rows) + 4.0
    }
}

/// Breaks the cells of a table into lines.
pub(super) fn ready(sheets: &mut Sheets, table: &TableBlock, size: f64) -> Ready {
    let lefts = lefts(sheets, table);
    let size = fitting(sheets, table, &lefts, size);
    let head = table
        .head
        .iter()
        .map(|cells| {
            let mut column = 0;
            let placed: Vec<(usize, usize, &str)> = cells
                .iter()
                .map(|cell| {
                    let from = column;
                    column += cell.span.max(1);
                    (from, column, cell.text.as_str())
                })
                .collect();
            row(sheets, table, &lefts, placed, |_| (Weight::Bold, QUIET), size)
        })
        .collect();
    let rows = table
        .rows
        .iter()
        .map(|cells| {
            let placed: Vec<(usize, usize, &str)> =
                cells.iter().enumerate().map(|(at, cell)| (at, at + 1, cell.text.as_str())).collect();
            let weight = |at: usize| {
                let strong = cells.get(at).is_some_and(|cell: &TableCell| cell.strong);
                (if strong { Weight::Bold } else { Weight::Regular }, INK)
            };
            row(sheets, table, &lefts, placed, weight, size)
        })
        .collect();
    Ready { head, rows }
}

/// Sets a table below what stands on the page, without its caption. Its last rows stay with the `foot`
/// points that follow it.
pub(super) fn table(sheets: &mut Sheets, table: &Ready, foot: f64) {
    let head_height = height(&table.head);
    let node = sheets.node(Role::Table, None);
    let many = table.rows.len();
    for (at, line) in table.rows.iter().enumerate() {
        let begun = at > 0;
        let last = table.rows.get(at..).filter(|rest| rest.len() <= 2 && many > 3);
        let needed = match last {
            Some(rest) => height(rest) + foot,
            None if at + 1 == many => line.height + foot,
            None => line.height,
        };
        let needed = needed + if begun { 0.0 } else { head_height };
        if !begun || sheets.room() < needed.min(sheets.whole() * 0.8) {
            if begun {
                sheets.new_page();
            } else {
                sheets.need(needed);
            }
            for line in &table.head {
                draw(sheets, line, Role::HeadCell, node, Some(SUNKEN));
            }
            sheets.rule(EDGE, 0.6);
        }
        draw(sheets, line, Role::Cell, node, None);
        sheets.rule(LINE, 0.4);
    }
    sheets.rule(EDGE, 0.6);
    sheets.y += 4.0;
}

/// Space at the sides of a cell of a width: marks and years stand closer.
fn pad(width: f64) -> f64 {
    if width < NARROW { 1.5 } else { PAD }
}

/// Left edges of the columns, and the right edge of the last one.
fn lefts(sheets: &Sheets, table: &TableBlock) -> Vec<f64> {
    let sum: f64 = table.columns.iter().map(|(share, _)| f64::from(*share)).sum();
    let unit = sheets.width() / sum.max(0.1);
    let mut x = SIDE;
    let mut out = vec![x];
    for (share, _) in &table.columns {
        x += f64::from(*share) * unit;
        out.push(x);
    }
    out
}

/// The size at which the widest word of each column fits into it.
fn fitting(sheets: &mut Sheets, table: &TableBlock, lefts: &[f64], size: f64) -> f64 {
    let mut fits = size;
    for (column, edges) in lefts.windows(2).enumerate() {
        let [left, right] = edges else { continue };
        let room = (right - left - 2.0 * pad(right - left)).max(6.0);
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let mut widest: f64 = 0.0;
        for cell in cells {
            let weight = if cell.strong { Weight::Bold } else { Weight::Regular };
            widest = widest.max(sheets.setter.widest(&cell.text, size, weight));
        }
        if let Some(head) = table.head.last().filter(|head| head.len() == table.columns.len())
            && let Some(cell) = head.get(column)
        {
            widest = widest.max(sheets.setter.widest(&cell.text, size, Weight::Bold));
        }
        if widest > room {
            fits = fits.min(size * room / widest);
        }
    }
    fits.max(SMALLEST)
}

fn row(
    sheets: &mut Sheets,
    table: &TableBlock,
    lefts: &[f64],
    placed: Vec<(usize, usize, &str)>,
    look: impl Fn(usize) -> (Weight, Ink),
    size: f64,
) -> Line {
    let mut cells = Vec::new();
    let mut height: f64 = size * 1.3 + 2.0 * AIR;
    for (from, to, text) in placed {
        let (Some(left), Some(right)) = (lefts.get(from), lefts.get(to)) else { continue };
        let (weight, ink) = look(from);
        let number = table.columns.get(from).is_some_and(|(_, number)| *number);
        // Numbers keep clear of names to their right.
        let names_follow = number && table.columns.get(to).is_some_and(|(_, number)| !number);
        let pad = pad(right - left);
        let width = right - left - 2.0 * pad - if names_follow { CLEAR } else { 0.0 };
        let lines = sheets.setter.lines(text, width, size, weight);
        let tall: f64 = lines.iter().map(|line| size * leading(line)).sum::<f64>() + 2.0 * AIR;
        height = height.max(tall);
        cells.push(Cell { lines, left: left + pad, width, right: number, size, weight, ink });
    }
    // A row higher than a page would never find room; its end is cut.
    Line { cells, height: height.min(sheets.whole() * 0.8) }
}

fn draw(sheets: &mut Sheets, line: &Line, role: Role, table: usize, ground: Option<Ink>) {
    let (top, width) = (sheets.y, sheets.width());
    if let Some(ink) = ground {
        sheets.put(Op::Ground { corner: (SIDE, top), size: (width, line.height), ink });
    }
    let row = sheets.node(Role::Row, Some(table));
    for cell in &line.cells {
        let node = sheets.node(role.clone(), Some(row));
        sheets.y = top + AIR;
        for text in &cell.lines {
            if sheets.y > top + line.height {
                break;
            }
            let style = Style { weight: cell.weight, ..Style::new(cell.size, cell.ink) };
            let wide = sheets.setter.width(text, cell.size, cell.weight);
            let x = if cell.right { cell.left + (cell.width - wide).max(0.0) } else { cell.left };
            sheets.line(x, text, style, node);
        }
    }
    sheets.y = top + line.height;
}
