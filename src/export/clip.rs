//! Tables for the clipboard: tab-separated text, and HTML that keeps headers and alignment.

use super::grid::{self, Part};
use super::xml::escape;
use crate::figure::TableText;
use crate::i18n::{NumberStyle, number};
use crate::query::Cube;
use std::fmt::Write;

/// A part of the table with its headers, title, unit and foot, as tab-separated text.
pub fn tsv(cube: &Cube, text: &TableText, part: &Part) -> String {
    let mut out = String::new();
    let mut line = |cells: &[String]| {
        out.push_str(&cells.join("\t"));
        out.push_str("\r\n");
    };
    line(&[grid::harmless(&text.title)]);
    line(&[grid::harmless(&text.unit)]);
    let levels = grid::header_lines(text, part);
    for (depth, names) in levels.iter().enumerate() {
        let last = depth + 1 == levels.len();
        let mut cells: Vec<String> =
            text.row_levels.iter().map(|name| if last { name.clone() } else { String::new() }).collect();
        for (column, name) in part.columns.clone().zip(names) {
            cells.push(grid::harmless(name));
            if grid::is_flagged(text, column) {
                cells.push(String::new());
            }
        }
        line(&cells);
    }
    for row in part.rows.clone() {
        let Some(head) = text.rows.get(row) else { continue };
        let mut cells: Vec<String> = head.labels.iter().map(|label| grid::harmless(label)).collect();
        for column in part.columns.clone() {
            let cell = grid::cell(cube, text, row, column);
            cells.push(match cell.number {
                // A spreadsheet reads a plain number whatever its language; a grouped one it may not.
                Some(value) => number(value.value, Some(value.decimals), NumberStyle::Plain),
                None => cell.text.clone(),
            });
            if grid::is_flagged(text, column) {
                cells.push(grid::flag(&cell));
            }
        }
        line(&cells);
    }
    for foot in text.foot_lines() {
        line(&[grid::harmless(&foot)]);
    }
    out
}

/// A part of the table as an HTML table with caption, headers and foot.
pub fn html(cube: &Cube, text: &TableText, part: &Part) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail; the results say nothing.
    let _ = write!(
        out,
        "<table lang=\"{}\"><caption><strong>{}</strong><br>{}</caption><thead>",
        text.lang.tag(),
        escape(&text.title),
        escape(&text.unit)
    );
    for (depth, spans) in text.header.iter().enumerate() {
        out.push_str("<tr>");
        for name in &text.row_levels {
            let name = if depth + 1 == text.header.len() { escape(name) } else { String::new() };
            let _ = write!(out, "<th scope=\"col\">{name}</th>");
        }
        for span in spans {
            let from = span.start.max(part.columns.start);
            let to = (span.start + span.count).min(part.columns.end);
            if from < to {
                let _ = write!(
                    out,
                    "<th scope=\"colgroup\" colspan=\"{}\">{}</th>",
                    to - from,
                    escape(&span.text)
                );
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</thead><tbody>");
    for row in part.rows.clone() {
        let Some(head) = text.rows.get(row) else { continue };
        out.push_str("<tr>");
        for label in &head.labels {
            let _ = write!(out, "<th scope=\"row\" style=\"text-align:left\">{}</th>", escape(label));
        }
        for column in part.columns.clone() {
            let cell = grid::cell(cube, text, row, column);
            let flag = grid::flag(&cell);
            let flag = if flag.is_empty() { flag } else { format!(" <sup>{}</sup>", escape(&flag)) };
            let _ = write!(out, "<td style=\"text-align:right\">{}{flag}</td>", escape(&cell.text));
        }
        out.push_str("</tr>");
    }
    let across = text.row_levels.len() + part.columns.len();
    let _ = write!(out, "</tbody><tfoot><tr><td colspan=\"{across}\">");
    let lines: Vec<String> = text.foot_lines().iter().map(|line| escape(line)).collect();
    out.push_str(&lines.join("<br>"));
    out.push_str("</td></tr></tfoot></table>");
    out
}
