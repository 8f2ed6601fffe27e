//! The sheets row by row.

use crate::domain::Number;
use crate::export::extract::Extract;
use crate::export::grid;
use crate::export::tidy::{self, Field};
use crate::export::trouble::Trouble;
use crate::export::xml::escape;
use crate::figure::{CellText, RowHead, TableText};
use crate::i18n::{NumberStyle, number};
use crate::work::{Stage, Work};
use std::io::Write;

/// Writes the sheets of one language.
pub(super) struct Rows<'a> {
    pub out: &'a mut dyn Write,
    pub extract: &'a Extract<'a>,
    pub text: &'a TableText,
}

/// A row as high as its text needs, and one of the height that Lao needs.
const ROW: &str = "<table:table-row table:style-name=\"free\">";
const BODY_ROW: &str = "<table:table-row table:style-name=\"row\">";
const ROW_END: &str = "</table:table-row>";

impl Rows<'_> {
    fn put(&mut self, text: &str) -> Result<(), Trouble> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    fn words(&mut self, style: &str, text: &str) -> Result<(), Trouble> {
        if text.is_empty() {
            return self.put("<table:table-cell/>");
        }
        write!(
            self.out,
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            escape(text)
        )?;
        Ok(())
    }

    fn number(&mut self, style: &str, value: Number, text: &str) -> Result<(), Trouble> {
        let plain = number(value.value, Some(value.decimals), NumberStyle::Plain);
        write!(
            self.out,
            "<table:table-cell table:style-name=\"{style}{}\" office:value-type=\"float\" office:value=\"{plain}\"><text:p>{}</text:p></table:table-cell>",
            value.decimals,
            escape(text)
        )?;
        Ok(())
    }

    fn line(&mut self, style: &str, text: &str) -> Result<(), Trouble> {
        self.put(ROW)?;
        self.words(style, text)?;
        self.put(ROW_END)
    }

    /// The table as on screen.
    pub(super) fn table(&mut self, at: usize, name: &str, work: &Work) -> Result<(), Trouble> {
        write!(self.out, "<table:table table:name=\"{}\">", escape(name))?;
        for column in 0..grid::sheet_columns(self.text) {
            write!(self.out, "<table:table-column table:style-name=\"t{at}c{column}\"/>")?;
        }
        let text = self.text;
        self.line("title", &text.title)?;
        self.line("quiet", &text.unit)?;
        self.line("quiet", "")?;
        self.put("<table:table-header-rows>")?;
        for depth in 0..text.header.len().max(1) {
            self.header(depth)?;
        }
        self.put("</table:table-header-rows>")?;
        work.begin(Stage::Saving, u64::try_from(text.rows.len()).unwrap_or(0));
        for (row, head) in text.rows.iter().enumerate() {
            work.check()?;
            self.row(row, head)?;
            work.advance(1);
        }
        self.line("quiet", "")?;
        for foot in text.foot_lines() {
            self.line("quiet", &foot)?;
        }
        self.put("</table:table>")
    }

    fn header(&mut self, depth: usize) -> Result<(), Trouble> {
        let text = self.text;
        let last = depth + 1 >= text.header.len();
        self.put(ROW)?;
        for name in &text.row_levels {
            self.words("side", if last { name } else { "" })?;
        }
        let starts = grid::starts(text);
        for span in text.header.get(depth).into_iter().flatten() {
            let (Some(from), Some(end)) = (starts.get(span.start), starts.get(span.start + span.count))
            else {
                continue;
            };
            // The header of one column stands over its numbers, not over the signs beside them.
            let (joined, beside) = if span.count > 1 { (end - from, 0) } else { (1, end - from - 1) };
            write!(
                self.out,
                "<table:table-cell table:style-name=\"head\" office:value-type=\"string\" \
                 table:number-columns-spanned=\"{joined}\" table:number-rows-spanned=\"1\"><text:p>{}</text:p></table:table-cell>",
                escape(&span.text)
            )?;
            for _ in 1..joined {
                self.put("<table:covered-table-cell/>")?;
            }
            for _ in 0..beside {
                self.put("<table:table-cell table:style-name=\"head\"/>")?;
            }
        }
        self.put(ROW_END)
    }

    fn row(&mut self, row: usize, head: &RowHead) -> Result<(), Trouble> {
        self.put(BODY_ROW)?;
        for label in &head.labels {
            self.words(if head.total { "total" } else { "label" }, label)?;
        }
        for column in 0..self.text.columns {
            let cell = grid::cell(self.extract.cube, self.text, row, column);
            let total = head.total || self.text.total_columns.get(column).copied().unwrap_or(false);
            self.cell(&cell, total)?;
            if grid::is_flagged(self.text, column) {
                self.words("flag", &grid::flag(&cell))?;
            }
        }
        self.put(ROW_END)
    }

    fn cell(&mut self, cell: &CellText, total: bool) -> Result<(), Trouble> {
        match cell.number {
            Some(value) => self.number(if total { "s" } else { "n" }, value, &cell.text),
            None => self.words("sign", &cell.text),
        }
    }

    /// Definition, selection, sources, notes and signs.
    pub(super) fn about(&mut self, name: &str) -> Result<(), Trouble> {
        write!(
            self.out,
            "<table:table table:name=\"{}\"><table:table-column table:style-name=\"name\"/><table:table-column table:style-name=\"text\"/>",
            escape(name)
        )?;
        let title = self.text.title.clone();
        self.line("title", &title)?;
        for (name, value) in grid::about_lines(self.text) {
            self.put(ROW)?;
            self.words("total", &name)?;
            self.words("wrapped", &value)?;
            self.put(ROW_END)?;
        }
        self.put("</table:table>")
    }

    /// One value a line, with codes.
    pub(super) fn data(&mut self, name: &str, work: &Work) -> Result<(), Trouble> {
        let header = tidy::header(self.extract);
        write!(
            self.out,
            "<table:table table:name=\"{}\"><table:table-column table:style-name=\"data\" table:number-columns-repeated=\"{}\"/>",
            escape(name),
            header.len()
        )?;
        self.put(ROW)?;
        for name in header {
            self.words("side", &name)?;
        }
        self.put(ROW_END)?;
        let cube = self.extract.cube;
        for row in 0..cube.rows.len() {
            work.check()?;
            for column in 0..cube.columns.len() {
                let Some(fields) = tidy::line(self.extract, row, column) else { continue };
                self.put(ROW)?;
                for field in fields {
                    match field {
                        Field::Code(text) | Field::Words(text) => self.words("label", &text)?,
                        Field::Number(value) => {
                            let plain = number(value.value, Some(value.decimals), NumberStyle::Plain);
                            self.number("n", value, &plain)?;
                        }
                        Field::Empty => self.words("label", "")?,
                    }
                }
                self.put(ROW_END)?;
            }
        }
        self.put("</table:table>")
    }
}
