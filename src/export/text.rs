//! Tables for the terminal: columns aligned by what letters really take, Lao marks none.

use super::grid::{self, Part};
use crate::figure::TableText;
use crate::query::Cube;
use unicode_width::UnicodeWidthStr;

/// The table as lines of text, with title, unit and foot.
pub fn table(cube: &Cube, text: &TableText) -> String {
    let part = Part::whole(text);
    let levels = grid::header_lines(text, &part);
    let body: Vec<Vec<String>> = (0..text.rows.len())
        .map(|row| {
            (0..text.columns)
                .map(|column| {
                    let cell = grid::cell(cube, text, row, column);
                    let flag = grid::flag(&cell);
                    if flag.is_empty() { cell.text } else { format!("{} {flag}", cell.text) }
                })
                .collect()
        })
        .collect();
    let heads = text.row_levels.len();
    let mut widths: Vec<usize> = text.row_levels.iter().map(|name| name.width()).collect();
    for head in &text.rows {
        for (width, label) in widths.iter_mut().zip(&head.labels) {
            *width = (*width).max(label.width());
        }
    }
    widths.extend((0..text.columns).map(|column| {
        let header = levels.last().and_then(|names| names.get(column)).map_or(0, |name| name.width());
        let cells = body.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
        header.max(cells)
    }));
    widen(&mut widths, heads, text);
    let mut out = format!("{}\n{}\n\n", text.title, text.unit);
    for (depth, names) in levels.iter().enumerate() {
        let last = depth + 1 == levels.len();
        let blank = String::new();
        let side = text.row_levels.iter().map(|name| if last { name } else { &blank });
        // Under a joined header only the first column names it.
        let shown = names.iter().enumerate().map(|(column, name)| {
            let again = !last && column > 0 && starts_here(text, depth, column).is_none();
            if again { &blank } else { name }
        });
        line(&mut out, side, shown, &widths, heads, last);
    }
    let rule: usize = widths.iter().map(|width| width + 2).sum::<usize>().saturating_sub(2);
    out.push_str(&"─".repeat(rule));
    out.push('\n');
    for (head, cells) in text.rows.iter().zip(&body) {
        let blank = String::new();
        let side =
            head.labels.iter().zip(&head.first).map(|(label, first)| if *first { label } else { &blank });
        line(&mut out, side, cells.iter(), &widths, heads, true);
    }
    out.push('\n');
    for foot in text.foot_lines() {
        out.push_str(&foot);
        out.push('\n');
    }
    out
}

/// Widens columns until each joined header fits over its own, with two spaces to the next.
fn widen(widths: &mut [usize], heads: usize, text: &TableText) {
    for span in text.header.iter().rev().flatten() {
        let Some(below) = widths.get_mut(heads + span.start..heads + span.start + span.count) else {
            continue;
        };
        let room = below.iter().sum::<usize>() + 2 * span.count.saturating_sub(1);
        let mut missing = span.text.width().saturating_sub(room);
        let share = missing.div_ceil(span.count.max(1));
        for width in below {
            let more = share.min(missing);
            *width += more;
            missing -= more;
        }
    }
}

fn starts_here(text: &TableText, depth: usize, column: usize) -> Option<()> {
    text.header.get(depth)?.iter().any(|span| span.start == column).then_some(())
}

/// One line: heads to the left, cells to the right; joined headers may run over their neighbours.
fn line<'a>(
    out: &mut String,
    side: impl Iterator<Item = &'a String>,
    cells: impl Iterator<Item = &'a String>,
    widths: &[usize],
    heads: usize,
    right: bool,
) {
    let mut row = String::new();
    let mut edge = 0;
    for (position, (cell, width)) in side.chain(cells).zip(widths).enumerate() {
        let taken = row.width();
        let room = (edge + width).saturating_sub(taken);
        let free = room.saturating_sub(cell.width());
        if position < heads || !right {
            if taken < edge {
                row.push_str(&" ".repeat(edge - taken));
            }
            row.push_str(cell);
        } else {
            row.push_str(&" ".repeat(free));
            row.push_str(cell);
        }
        edge += width + 2;
    }
    out.push_str(row.trim_end());
    out.push('\n');
}
