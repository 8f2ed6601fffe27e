//! Tables as a web page: one file, headers tied to their cells for screen readers, signs explained.

use super::extract::Extract;
use super::grid;
use super::trouble::Trouble;
use super::xml::escape;
use super::{ExportError, Overwrite, save};
use crate::figure::{CellText, RowHead, TableText};
use crate::i18n::words;
use crate::query::Cube;
use crate::work::{Stage, Work};
use std::io::Write;
use std::path::Path;

const STYLE: &str = "body{font-family:'Noto Sans','Noto Sans Lao','Phetsarath OT',sans-serif;margin:2rem;color:#1b2429;background:#fff;line-height:1.5}\
[lang=lo]{line-height:1.75}\
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
caption{text-align:left;margin-bottom:.75rem}caption strong{font-size:1.2rem;display:block}\
th,td{padding:.2rem .6rem;vertical-align:bottom}thead th{border-bottom:1px solid #788790;text-align:right}\
thead th.side,tbody th{text-align:left;font-weight:normal}tbody th.total,td.total{font-weight:bold}\
td{text-align:right}td sup{margin-left:.15rem}tbody tr:nth-child(even){background:#f4f6f7}\
dt{font-weight:bold;float:left;clear:left;margin-right:.6rem}dd{margin:0 0 .25rem}\
abbr{text-decoration:none;border-bottom:1px dotted}@media print{body{margin:0}tr{break-inside:avoid}}";

/// Writes the table as a web page.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(
    path: &Path,
    extract: &Extract<'_>,
    overwrite: Overwrite,
    work: &Work,
) -> Result<(), ExportError> {
    save(path, overwrite, |out| put(out, extract, work).map_err(|trouble| trouble.at(path)))
}

fn put(out: &mut dyn Write, extract: &Extract<'_>, work: &Work) -> Result<(), Trouble> {
    let text = extract.text;
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <meta name=\"description\" content=\"{}\">\n<meta name=\"generator\" content=\"{}\">\n",
        text.lang.tag(),
        escape(&text.title),
        escape(&text.foot_lines().join(" ")),
        escape(&words(text.lang, "app-title"))
    )?;
    if let Some(made) = text.made {
        writeln!(out, "<meta name=\"dcterms.created\" content=\"{made}\">")?;
    }
    write!(out, "<style>{STYLE}</style>\n</head>\n<body>\n<main>\n")?;
    for text in extract.texts() {
        section(out, extract.cube, text, work)?;
    }
    write!(out, "</main>\n</body>\n</html>\n")?;
    Ok(())
}

/// A table with everything below it, in one language.
fn section(out: &mut dyn Write, cube: &Cube, text: &TableText, work: &Work) -> Result<(), Trouble> {
    write!(
        out,
        "<section lang=\"{0}\">\n<div class=\"wide\">\n<table>\n<caption><strong>{1}</strong>{2}</caption>\n",
        text.lang.tag(),
        escape(&text.title),
        escape(&text.unit)
    )?;
    head(out, text)?;
    writeln!(out, "<tbody>")?;
    work.begin(Stage::Saving, u64::try_from(text.rows.len()).unwrap_or(0));
    for (row, head) in text.rows.iter().enumerate() {
        work.check()?;
        body_row(out, cube, text, row, head)?;
        work.advance(1);
    }
    write!(out, "</tbody>\n</table>\n</div>\n")?;
    foot(out, text)?;
    writeln!(out, "</section>")?;
    Ok(())
}

fn head(out: &mut dyn Write, text: &TableText) -> Result<(), Trouble> {
    writeln!(out, "<thead>")?;
    let depths = text.header.len().max(1);
    for depth in 0..depths {
        write!(out, "<tr>")?;
        if depth == 0 {
            for name in &text.row_levels {
                let span = if depths > 1 { format!(" rowspan=\"{depths}\"") } else { String::new() };
                write!(out, "<th class=\"side\" scope=\"col\"{span}>{}</th>", escape(name))?;
            }
        }
        for span in text.header.get(depth).into_iter().flatten() {
            if span.count > 1 {
                let count = span.count;
                write!(out, "<th scope=\"colgroup\" colspan=\"{count}\">{}</th>", escape(&span.text))?;
            } else {
                write!(out, "<th scope=\"col\">{}</th>", escape(&span.text))?;
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</thead>")?;
    Ok(())
}

fn body_row(
    out: &mut dyn Write,
    cube: &Cube,
    text: &TableText,
    row: usize,
    head: &RowHead,
) -> Result<(), Trouble> {
    write!(out, "<tr>")?;
    let class = if head.total { " class=\"total\"" } else { "" };
    for label in &head.labels {
        write!(out, "<th scope=\"row\"{class}>{}</th>", escape(label))?;
    }
    for column in 0..text.columns {
        let cell = grid::cell(cube, text, row, column);
        let total = head.total || text.total_columns.get(column).copied().unwrap_or(false);
        let class = if total { " class=\"total\"" } else { "" };
        write!(out, "<td{class}>{}</td>", cell_words(text, &cell))?;
    }
    writeln!(out, "</tr>")?;
    Ok(())
}

/// The number with its sign, or the sign alone; each sign tells its meaning.
fn cell_words(text: &TableText, cell: &CellText) -> String {
    let told = |sign: &str| {
        let meaning = text.foot.signs.iter().find(|known| known.sign == sign);
        meaning.map_or_else(
            || escape(sign),
            |known| format!("<abbr title=\"{}\">{}</abbr>", escape(&known.words), escape(sign)),
        )
    };
    let number = if cell.number.is_some() { escape(&cell.text) } else { told(&cell.text) };
    let remark = cell.remark.map(|number| format!("({number})"));
    let beside: Vec<String> =
        [Some(cell.flag).filter(|flag| !flag.is_empty()).map(told), remark].into_iter().flatten().collect();
    if beside.is_empty() { number } else { format!("{number}<sup>{}</sup>", beside.join(" ")) }
}

/// Sources, notes and signs; then what the table is about.
fn foot(out: &mut dyn Write, text: &TableText) -> Result<(), Trouble> {
    for line in text.foot_lines() {
        writeln!(out, "<p>{}</p>", escape(&line))?;
    }
    let title = words(text.lang, "export-sheet-about");
    write!(out, "<details>\n<summary>{}</summary>\n<dl>\n", escape(&title))?;
    for (name, value) in &text.about {
        writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(name), escape(value))?;
    }
    write!(out, "</dl>\n</details>\n")?;
    Ok(())
}
