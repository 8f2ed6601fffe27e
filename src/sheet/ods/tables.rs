//! The tables of `content.xml`.

use super::cells::Cell;
use super::styles::Styles;
use crate::domain::{CellRef, Message, Place, Severity};
use crate::sheet::error::SheetErrorKind;
use crate::sheet::grid::Range;
use crate::sheet::writer::Writer;
use crate::sheet::xml;
use quick_xml::events::{BytesStart, Event};

/// State of reading the tables.
struct Tables<'a, 'w> {
    to: &'a mut Writer<'w>,
    styles: Styles,
    /// Depth of elements that are passed over: comments, shapes, changes.
    skip: u32,
    body: bool,
    table: Option<Table>,
    cell: Option<Cell>,
    raised: Vec<bool>,
    paragraph: bool,
    tables: u32,
    complete: bool,
    seen: u32,
}

#[derive(Default)]
struct Table {
    name: String,
    row: u32,
    rows_repeated: u32,
    column: u32,
    columns: u32,
    default_styles: Vec<(u32, String)>,
    cells: Vec<(u32, Cell)>,
    merges: Vec<Range>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
}

/// Elements whose texts are not the cell's.
const PASSED_OVER: [&str; 10] = [
    "annotation",
    "shapes",
    "frame",
    "custom-shape",
    "text-box",
    "forms",
    "tracked-changes",
    "database-ranges",
    "named-expressions",
    "dde-links",
];
const MOST_MERGES: usize = 200_000;

/// Reads all tables; `progress` gives bytes done and bytes in all.
pub(super) fn read(
    part: impl std::io::BufRead,
    styles: Styles,
    to: &mut Writer<'_>,
    progress: &dyn Fn() -> (u64, u64),
) -> Result<(), SheetErrorKind> {
    let mut tables = Tables {
        to,
        styles,
        skip: 0,
        body: false,
        table: None,
        cell: None,
        raised: Vec::new(),
        paragraph: false,
        tables: 0,
        complete: false,
        seen: 0,
    };
    match tables.events(part, progress) {
        Err(SheetErrorKind::Damaged(detail)) if tables.tables > 0 => tables.damaged(&detail),
        outcome => outcome,
    }
}

impl Tables<'_, '_> {
    fn events(
        &mut self,
        part: impl std::io::BufRead,
        progress: &dyn Fn() -> (u64, u64),
    ) -> Result<(), SheetErrorKind> {
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            self.seen = self.seen.wrapping_add(1);
            if self.seen.is_multiple_of(32_768) {
                let (done, total) = progress();
                self.to.progress(done, total)?;
            }
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => {
                    self.start(&element)?;
                    self.end(element.local_name().as_ref())?;
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Text(text) => self.text(|all| all.push_str(&text.xml10_content())),
                Event::CData(text) => self.text(|all| all.push_str(&text.xml10_content())),
                Event::GeneralRef(reference) => self.text(|all| xml::resolve(&reference, all)),
                Event::Eof if self.complete => return Ok(()),
                Event::Eof => return Err(SheetErrorKind::Damaged(String::from("the content breaks off"))),
                _ => {}
            }
        }
    }

    /// What broke off is closed, and said.
    fn damaged(&mut self, detail: &str) -> Result<(), SheetErrorKind> {
        let name = self.table.as_ref().map(|table| table.name.clone()).unwrap_or_default();
        self.cell = None;
        self.end_table()?;
        let message = Message::new("sheet-part-damaged").with("sheet", name.as_str()).with("detail", detail);
        self.to.report(message, Place { file: None, sheet: Some(name), cell: None }, Severity::Error)
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), SheetErrorKind> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.skip > 0 || (self.table.is_some() && PASSED_OVER.contains(&name)) {
            self.skip = self.skip.saturating_add(1);
            return Ok(());
        }
        if !self.body {
            self.body = name == "body";
            self.styles.start(element);
            return Ok(());
        }
        match name {
            "table" if self.table.is_none() => return self.begin_table(element),
            "table-column" => self.column(element),
            "table-row" => self.row(element),
            "table-cell" => self.cell = Some(Cell::begin(element)),
            "covered-table-cell" => {
                let repeated = Cell::begin(element).repeated;
                if let Some(table) = &mut self.table {
                    table.column = table.column.saturating_add(repeated);
                }
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraph();
                    self.paragraph = true;
                }
            }
            "span" => {
                let style = xml::attribute(element, "style-name").unwrap_or_default();
                self.raised.push(self.styles.raises(&style));
            }
            "s" => {
                let count = xml::attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.text(|all| all.extend(std::iter::repeat_n(' ', usize::min(count, 1_000))));
            }
            "tab" => self.text(|all| all.push('\t')),
            "line-break" => self.text(|all| all.push('\n')),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), SheetErrorKind> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        if !self.body {
            self.styles.end(name);
            return Ok(());
        }
        match name {
            "table" => self.end_table()?,
            "table-row" => self.end_row()?,
            "table-cell" => self.end_cell(),
            "p" => self.paragraph = false,
            "span" => {
                self.raised.pop();
            }
            "body" => self.complete = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, add: impl FnOnce(&mut String)) {
        if self.skip > 0 {
            return;
        }
        if !self.body {
            let mut text = String::new();
            add(&mut text);
            self.styles.text(&text);
            return;
        }
        let raised = self.raised.iter().any(|raised| *raised);
        if let Some(cell) = self.cell.as_mut().filter(|_| self.paragraph) {
            cell.add(raised, add);
        }
    }

    fn begin_table(&mut self, element: &BytesStart<'_>) -> Result<(), SheetErrorKind> {
        let name = xml::attribute(element, "name").unwrap_or_default().into_owned();
        let style = xml::attribute(element, "style-name").unwrap_or_default();
        self.to.sheet(&name, !self.styles.hides(&style))?;
        self.tables += 1;
        self.table = Some(Table { name, ..Table::default() });
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), SheetErrorKind> {
        let Some(table) = self.table.take() else {
            return Ok(());
        };
        self.to.sheet_end(table.merges, table.hidden_rows, table.hidden_columns)
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let Some(table) = &mut self.table else {
            return;
        };
        let repeated = count(element, "number-columns-repeated");
        let first = table.columns;
        table.columns = first.saturating_add(repeated);
        if hidden(element) {
            table.hidden_columns.push((first, table.columns.saturating_sub(1)));
        }
        if let Some(style) = xml::attribute(element, "default-cell-style-name") {
            table.default_styles.push((table.columns, style.into_owned()));
        }
    }

    fn row(&mut self, element: &BytesStart<'_>) {
        let Some(table) = &mut self.table else {
            return;
        };
        table.rows_repeated = count(element, "number-rows-repeated");
        table.column = 0;
        table.cells.clear();
        if hidden(element) {
            let last = table.row.saturating_add(table.rows_repeated - 1);
            table.hidden_rows.push((table.row, last));
        }
    }

    fn end_cell(&mut self) {
        let (Some(table), Some(mut cell)) = (&mut self.table, self.cell.take()) else {
            return;
        };
        let column = table.column;
        table.column = column.saturating_add(cell.repeated);
        let (columns, rows) = cell.span;
        if (columns > 1 || rows > 1) && table.merges.len() < MOST_MERGES {
            let start = CellRef::new(table.row, column);
            let end = CellRef::new(table.row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            table.merges.push(Range { start, end });
        }
        if cell.is_blank() {
            return;
        }
        if cell.style.is_empty() {
            let default = table.default_styles.iter().find(|(end, _)| column < *end);
            cell.style = default.map(|(_, style)| style.clone()).unwrap_or_default();
        }
        table.cells.push((column, cell));
    }

    fn end_row(&mut self) -> Result<(), SheetErrorKind> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let first = table.row;
        table.row = first.saturating_add(table.rows_repeated);
        if table.cells.is_empty() {
            return Ok(());
        }
        let cells = std::mem::take(&mut table.cells);
        for row in first..table.row {
            for (column, cell) in &cells {
                let style = self.styles.number(&cell.style, self.to);
                for column in *column..column.saturating_add(cell.repeated) {
                    self.to.cell(row, column, style, cell.input())?;
                }
            }
        }
        Ok(())
    }
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1)
}

fn hidden(element: &BytesStart<'_>) -> bool {
    xml::attribute(element, "visibility").is_some_and(|text| text != "visible")
}
