//! Table and figure of Browse on their way out: clipboard, files, print.

use super::Window;
use super::files::{Purpose, file_name};
use super::obey::Changed;
use crate::app::{AppError, Command, TableWish, Wording};
use crate::export::{self, Overwrite, Part};
use crate::figure::{Naming, TableText};
use crate::gui::pages::browse::{TableView, spans};
use crate::query::Cube;
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

impl Window {
    /// Copies the chosen cells with their headers, title and source; all of them where none are chosen.
    pub(super) fn copy_table(&mut self) {
        let Some(table) = self.browse.1.table.clone() else { return };
        let chosen = self.browse.1.selected.map(spans);
        let words = self.look.words("gui-copied-table");
        self.change(self.look.words(&Command::CopyTable.words()), move |_, _| {
            let (cube, text) = as_seen(&table);
            let mut part = Part::whole(&text);
            if let Some((rows, columns)) = chosen {
                part.rows = *rows.start()..(rows.end() + 1).min(part.rows.end);
                part.columns = *columns.start()..(columns.end() + 1).min(part.columns.end);
            }
            Ok(Changed::Text(export::clip::tsv(&cube, &text, &part), words))
        });
    }

    /// Copies the figure as a picture.
    pub(super) fn copy_figure(&mut self) {
        let Some(figure) = self.browse.1.figure.clone() else { return };
        let words = self.look.words("gui-copied-figure");
        self.change(self.look.words(&Command::CopyFigure.words()), move |_, _| {
            let picture = export::png::picture(&figure, export::png::Resolution::Screen);
            let picture = picture.map_err(|error| failed(&error))?;
            Ok(Changed::Picture(Arc::new(super::views::image(&picture)), words))
        });
    }

    /// Writes the figure as PDF among the files that do not last, and opens it in the system's viewer.
    pub(super) fn print(&mut self) {
        let Some(figure) = self.browse.1.figure.clone() else { return };
        let path = std::env::temp_dir().join(file_name(&figure.title, "pdf"));
        self.change(self.look.words(&Command::Print.words()), move |_, _| {
            export::figure(&path, &figure, Overwrite::Yes).map_err(|error| failed(&error))?;
            Ok(Changed::Print(path))
        });
    }

    /// Writes the table as PDF among the files that do not last, and opens it in the system's viewer.
    pub(super) fn print_table(&mut self) {
        let Some(table) = &self.browse.1.table else { return };
        let path = std::env::temp_dir().join(file_name(&table.text.title, "pdf"));
        self.table_to(path, Changed::Print);
    }

    pub(super) fn export(&mut self, ctx: &Context, purpose: Purpose, ending: &str) {
        let Some(table) = &self.browse.1.table else { return };
        let name = file_name(&table.text.title, ending);
        self.choose(ctx, purpose, &name);
    }

    pub(super) fn write_table(&mut self, path: PathBuf) {
        self.table_to(path, Changed::File);
    }

    /// Writes the table as it is seen: its rows in their order, its members as they are called.
    fn table_to(&mut self, path: PathBuf, done: impl FnOnce(PathBuf) -> Changed + Send + 'static) {
        let Some(table) = self.browse.1.table.clone() else { return };
        let words = self.look.words("gui-export");
        let naming: Naming = self.browse.2.naming;
        self.change(words, move |session, work| {
            let wording = Wording { lang: table.text.lang, numbers: table.text.style };
            let cube = table.order.as_ref().map(|rows| Arc::new(table.cube.with_rows(rows)));
            let cube = cube.unwrap_or_else(|| Arc::clone(&table.cube));
            let wish = TableWish { wording, both: false, naming };
            session.export_table(&path, &cube, wish, Overwrite::Yes, work)?;
            Ok(done(path))
        });
    }

    pub(super) fn write_figure(&mut self, path: PathBuf) {
        let Some(figure) = self.browse.1.figure.clone() else { return };
        let words = self.look.words("gui-export");
        self.change(words, move |_, _| {
            export::figure(&path, &figure, Overwrite::Yes).map_err(|error| failed(&error))?;
            Ok(Changed::File(path))
        });
    }
}

/// Numbers and words of the rows that are seen.
fn as_seen(table: &TableView) -> (Arc<Cube>, Arc<TableText>) {
    match &table.order {
        Some(rows) => {
            (Arc::new(table.cube.with_rows(rows)), Arc::new(table.text.with_rows(&table.cube, rows)))
        }
        None => (Arc::clone(&table.cube), Arc::clone(&table.text)),
    }
}

/// A file as other programs are told of it: `file:///tmp/a%20b.pdf`.
pub(super) fn address(path: &std::path::Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    let mut out = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'/' | b':' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            letter if letter.is_ascii_alphanumeric() => out.push(char::from(letter)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

fn failed(error: &export::ExportError) -> AppError {
    AppError::new(crate::app::ErrorKind::File, error.message())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_hold_spaces_and_lao_letters() {
        let path = std::path::Path::new("/tmp/ລາ a.pdf");
        assert_eq!(address(path), "file:///tmp/%E0%BA%A5%E0%BA%B2%20a.pdf");
    }
}
