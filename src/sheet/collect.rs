//! Frames → workbook.

use super::cell::Cell;
use super::error::SheetErrorKind;
use super::frame::Frame;
use super::grid::{self, Range, Run, Sheet, Tables};
use super::workbook::{Format, Workbook};
use crate::domain::Problem;
use crate::work::{Stage, Work};
use std::sync::Arc;

#[derive(Default)]
struct Draft {
    name: String,
    visible: bool,
    runs: Vec<Run>,
    cells: Vec<Cell>,
    merges: Vec<Range>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
}

/// Puts the frames of one reading together.
pub(super) struct Collector<'a> {
    work: &'a Work,
    format: Option<Format>,
    date_1904: bool,
    tables: Tables,
    sheets: Vec<Draft>,
    problems: Vec<Problem>,
    text: String,
    done: bool,
    reached: u64,
}

impl<'a> Collector<'a> {
    pub fn new(work: &'a Work) -> Self {
        Self {
            work,
            format: None,
            date_1904: false,
            tables: Tables::default(),
            sheets: Vec::new(),
            problems: Vec::new(),
            text: String::new(),
            done: false,
            reached: 0,
        }
    }

    /// Takes one frame.
    pub fn take(&mut self, frame: Frame) -> Result<(), SheetErrorKind> {
        self.work.check()?;
        match frame {
            Frame::Open { format, date_1904 } => {
                self.format = Some(format);
                self.date_1904 = date_1904;
            }
            Frame::Sheet { name, visible } => {
                self.sheets.push(Draft { name, visible, ..Draft::default() });
            }
            Frame::Styles(styles) => self.tables.styles.extend(styles),
            Frame::Texts(texts) => {
                for (text, superscript) in texts {
                    self.tables.strings.push(&text, superscript);
                }
            }
            Frame::Cells { rows, cells } => self.cells(&rows, &cells.0),
            Frame::SheetEnd { merges, hidden_rows, hidden_columns } => {
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.merges = merges;
                    sheet.hidden_rows = hidden_rows;
                    sheet.hidden_columns = hidden_columns;
                }
            }
            Frame::Text(text) => self.text.push_str(&text),
            Frame::Problem(problem) => self.problems.push(problem),
            Frame::Progress { done, total } => self.progress(done, total),
            Frame::Done => self.done = true,
            Frame::Failed(error) => return Err(error.kind),
        }
        Ok(())
    }

    fn progress(&mut self, done: u64, total: u64) {
        if self.reached == 0 {
            self.work.begin(Stage::Reading, total);
        }
        self.work.advance(done.saturating_sub(self.reached));
        self.reached = self.reached.max(done);
    }

    fn cells(&mut self, rows: &[(u32, u32)], cells: &[Cell]) {
        let Some(sheet) = self.sheets.last_mut() else {
            return;
        };
        let mut start = sheet.cells.len();
        for (row, count) in rows {
            if sheet.runs.last().is_none_or(|run| run.row != *row) {
                let Ok(start) = u32::try_from(start) else { return };
                sheet.runs.push(Run { row: *row, start });
            }
            start = start.saturating_add(usize::try_from(*count).unwrap_or(usize::MAX));
        }
        sheet.cells.extend_from_slice(cells);
    }

    /// The workbook, once the reader said it is all there.
    pub fn finish(mut self, file: &str) -> Result<Workbook, SheetErrorKind> {
        let (Some(format), true) = (self.format, self.done) else {
            return Err(SheetErrorKind::ReaderFailed(String::from("the reader ended before the file")));
        };
        self.tables.strings.shrink();
        let tables = Arc::new(self.tables);
        let sheets = self.sheets.into_iter().map(|draft| draft.finish(&tables)).collect();
        Ok(Workbook {
            file: file.to_owned(),
            format,
            sheets,
            problems: self.problems,
            date_1904: self.date_1904,
            text: (!self.text.is_empty()).then(|| self.text.into()),
        })
    }
}

impl Draft {
    fn finish(mut self, tables: &Arc<Tables>) -> Sheet {
        if !self.in_order() {
            self.sort();
        }
        self.cells.shrink_to_fit();
        self.runs.shrink_to_fit();
        let columns = self.cells.iter().map(|cell| u32::from(cell.column) + 1).max().unwrap_or(0);
        self.merges.retain(|merge| merge.start != merge.end);
        self.merges.sort_unstable();
        Sheet {
            name: self.name.into(),
            visible: self.visible,
            tables: Arc::clone(tables),
            runs: self.runs,
            cells: self.cells,
            columns,
            reach: grid::reach(&self.merges),
            merges: self.merges,
            hidden_rows: grid::joined(self.hidden_rows),
            hidden_columns: grid::joined(self.hidden_columns),
        }
    }

    fn in_order(&self) -> bool {
        self.runs.is_sorted_by(|a, b| a.row < b.row)
            && self.rows().all(|(_, cells)| cells.is_sorted_by(|a, b| a.column < b.column))
    }

    fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        let end = self.cells.len();
        let position = move |run: &Run| usize::try_from(run.start).unwrap_or(end);
        let ends = self.runs.iter().skip(1).map(position).chain([end]);
        self.runs
            .iter()
            .zip(ends)
            .map(move |(run, end)| (run.row, self.cells.get(position(run)..end).unwrap_or(&[])))
    }

    /// Rows and columns in order; of two cells at one place the later one stays.
    fn sort(&mut self) {
        let mut all: Vec<(u32, Cell)> =
            self.rows().flat_map(|(row, cells)| cells.iter().map(move |cell| (row, *cell))).collect();
        all.reverse();
        all.sort_by_key(|(row, cell)| (*row, cell.column));
        all.dedup_by_key(|(row, cell)| (*row, cell.column));
        self.runs.clear();
        self.cells.clear();
        for (row, cell) in all {
            if self.runs.last().is_none_or(|run| run.row != row) {
                let Ok(start) = u32::try_from(self.cells.len()) else { return };
                self.runs.push(Run { row, start });
            }
            self.cells.push(cell);
        }
    }
}
