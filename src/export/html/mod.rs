//! A report as one page for browsers: nothing is loaded from elsewhere, tables and drawings are told to
//! screen readers, and it prints well.
//!
//! In: a [`Report`]. Out: one .html file.

use super::svg::{self, Lettering};
use super::{ExportError, Overwrite, save};
use crate::i18n;
use crate::report::{Block, Colour, Cover, FigureBlock, Heading, Report, TableBlock, Tone, base64};
use crate::work::Work;
use std::io::Write;
use std::path::Path;

const STYLE: &str = include_str!("report.css");

/// Text safe within an element or an attribute.
fn escape(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    quick_xml::escape::escape(plain.as_str()).into_owned()
}

/// The report as a page.
///
/// # Errors
/// [`ExportError`] where a figure has no source or the job was stopped.
pub fn report(report: &Report, work: &Work) -> Result<String, ExportError> {
    let mut page = Page { report, out: String::new(), seen: [0; 3] };
    page.cover(&report.cover);
    for block in &report.blocks {
        work.check()?;
        page.block(block)?;
    }
    let (title, lang) = (escape(&report.cover.title), report.lang.tag());
    let style = STYLE.replace(&Colour::USUAL.digits(), &report.accent.digits());
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{style}</style>\n\
         </head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        page.out
    ))
}

struct Page<'a> {
    report: &'a Report,
    out: String,
    /// Headings, figures and tables that stand already.
    seen: [usize; 3],
}

impl Page<'_> {
    fn put(&mut self, tag: &str, class: &str, text: &str) {
        if !text.is_empty() {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            self.out.push_str(&format!("<{tag}{class}>{}</{tag}>\n", escape(text)));
        }
    }

    /// Counts one more of a kind and gives the number of those before it.
    fn count(&mut self, slot: usize) -> usize {
        self.seen.get_mut(slot).map_or(0, |count| {
            *count += 1;
            *count - 1
        })
    }

    fn cover(&mut self, cover: &Cover) {
        self.out.push_str("<header>\n");
        match &self.report.picture {
            Some(picture) => self.out.push_str(&format!(
                "<img class=\"emblem\" alt=\"{}\" src=\"data:image/png;base64,{}\">\n",
                escape(&cover.owner),
                base64(picture)
            )),
            None => self.put("p", "quiet", &cover.emblem),
        }
        self.put("h1", "title", &cover.title);
        self.put("p", "other", &cover.other_title);
        self.put("p", "year", &cover.subtitle);
        self.put("p", "quiet", &cover.reference);
        self.put("p", "owner", &cover.owner);
        self.put("p", "other", &cover.partners);
        if let Some(made) = cover.made {
            let date = i18n::date(self.report.lang, made);
            let text = i18n::say(self.report.lang, "report-made", &[("date", date.into())]);
            self.put("p", "quiet", &text);
        }
        if let Some(notice) = &cover.notice {
            self.put("p", "notice", notice);
        }
        self.out.push_str("</header>\n");
    }

    fn block(&mut self, block: &Block) -> Result<(), ExportError> {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Text { tone, text } => match tone {
                Tone::Body => self.put("p", "", text),
                Tone::Quiet => self.put("p", "quiet", text),
                Tone::ToWrite => self.put("p", "to-write", text),
                Tone::Lead => self.put("h3", "", text),
            },
            Block::Sentence(one) => self.put("p", if one.outdated { "to-write" } else { "found" }, &one.text),
            Block::Contents => {
                let entries = self.report.headings().map(|one| (one.level, one.text.clone())).collect();
                self.entries("h", entries);
            }
            Block::Figures => {
                let named = self.report.figures().map(|one| (&one.number, &one.figure.title));
                let entries = named.map(|(number, title)| (2, self.caption("report-figure", number, title)));
                let entries = entries.collect();
                self.entries("f", entries);
            }
            Block::Tables => {
                let named = self.report.tables().map(|one| (&one.number, &one.caption));
                let entries = named.map(|(number, title)| (2, self.caption("report-table", number, title)));
                let entries = entries.collect();
                self.entries("t", entries);
            }
            Block::Figure(figure) => self.figure(figure)?,
            Block::Table(table) => self.table(table),
            Block::NewPage => {}
        }
        Ok(())
    }

    fn caption(&self, id: &str, number: &str, title: &str) -> String {
        i18n::say(self.report.lang, id, &[("number", number.into()), ("title", title.into())])
    }

    fn heading(&mut self, heading: &Heading) {
        let at = self.count(0);
        let level = heading.level + 1;
        self.out.push_str(&format!("<h{level} id=\"h{at}\">{}</h{level}>\n", escape(&heading.text)));
    }

    fn entries(&mut self, kind: &str, entries: Vec<(u8, String)>) {
        self.out.push_str("<nav><ul>\n");
        for (at, (level, text)) in entries.iter().enumerate() {
            let text = escape(text);
            self.out.push_str(&format!("<li class=\"l{level}\"><a href=\"#{kind}{at}\">{text}</a></li>\n"));
        }
        self.out.push_str("</ul></nav>\n");
    }

    fn figure(&mut self, block: &FigureBlock) -> Result<(), ExportError> {
        let at = self.count(1);
        let drawn = svg::render_plain(&block.figure, Lettering::Text)?;
        let drawn = svg::in_colour(&drawn, self.report.accent);
        // Several drawings stand in one page: what they name needs names of its own.
        let drawn = drawn
            .split_once("?>")
            .map_or(drawn.as_str(), |(_, rest)| rest)
            .trim_start()
            .replace("id=\"title\"", &format!("id=\"title{at}\""))
            .replace("id=\"desc\"", &format!("id=\"desc{at}\""))
            .replace("aria-labelledby=\"title desc\"", &format!("aria-labelledby=\"title{at} desc{at}\""));
        let caption = escape(&self.caption("report-figure", &block.number, &block.figure.title));
        self.out.push_str(&format!("<figure id=\"f{at}\">\n<figcaption>{caption}</figcaption>\n{drawn}"));
        for line in block.figure.foot.lines(block.figure.lang) {
            self.put("p", "source", &line);
        }
        self.out.push_str("</figure>\n");
        Ok(())
    }

    fn table(&mut self, table: &TableBlock) {
        let at = self.count(2);
        let caption = escape(&self.caption("report-table", &table.number, &table.caption));
        self.out.push_str(&format!("<div class=\"table\" id=\"t{at}\"><table>\n<caption>{caption}"));
        if !table.unit.is_empty() {
            self.out.push_str(&format!("<br><span class=\"quiet\">{}</span>", escape(&table.unit)));
        }
        self.out.push_str("</caption>\n<thead>\n");
        for line in &table.head {
            self.out.push_str("<tr>");
            let mut column = 0;
            for cell in line {
                let span = cell.span.max(1);
                let wide = if span > 1 { format!(" colspan=\"{span}\"") } else { String::new() };
                let number = number_class(table, column);
                self.out.push_str(&format!("<th scope=\"col\"{wide}{number}>{}</th>", escape(&cell.text)));
                column += span;
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let number = number_class(table, column);
                let text = escape(&cell.text);
                let text = if cell.strong { format!("<strong>{text}</strong>") } else { text };
                if column == 0 {
                    self.out.push_str(&format!("<th scope=\"row\">{text}</th>"));
                } else {
                    self.out.push_str(&format!("<td{number}>{text}</td>"));
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        for line in &table.foot {
            self.put("p", "source", line);
        }
        self.out.push_str("</div>\n");
    }
}

fn number_class(table: &TableBlock, column: usize) -> &'static str {
    if table.columns.get(column).is_some_and(|(_, number)| *number) { " class=\"number\"" } else { "" }
}

/// Writes the report as a page.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(path: &Path, report: &Report, overwrite: Overwrite, work: &Work) -> Result<(), ExportError> {
    let text = self::report(report, work)?;
    save(path, overwrite, |out| out.write_all(text.as_bytes()).map_err(|error| ExportError::io(path, &error)))
}
