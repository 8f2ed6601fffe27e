//! Folders and spreadsheets for the page's own list; read by the desk, never while drawing.

use crate::gui::pages::import::FileRow;
use crate::gui::theme::Look;
use crate::platform::{clock, folders};
use std::path::{Path, PathBuf};

const ENDINGS: [&str; 9] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "px"];
/// Most rows of the list.
const MOST: usize = 2_000;

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Listing {
    /// Folders that are offered.
    pub places: Vec<(String, PathBuf)>,
    /// The folder.
    pub folder: PathBuf,
    /// Its folders and spreadsheets.
    pub rows: Vec<FileRow>,
    /// Whether it could be read.
    pub readable: bool,
    /// It was a file: to be opened.
    pub file: Option<PathBuf>,
}

/// Lists a folder; the first place that has one where none is named.
pub fn list(look: &Look, wanted: Option<PathBuf>, recent: &[PathBuf]) -> Listing {
    let places = places(look, recent);
    if let Some(path) = wanted.as_ref().filter(|path| !path.is_dir()) {
        return Listing { places, file: Some(path.clone()), ..Listing::default() };
    }
    let folder = wanted.or_else(|| places.first().map(|(_, place)| place.clone())).unwrap_or_default();
    let rows = rows(look, &folder);
    Listing { places, readable: rows.is_some(), rows: rows.unwrap_or_default(), folder, file: None }
}

fn places(look: &Look, recent: &[PathBuf]) -> Vec<(String, PathBuf)> {
    let last = |path: &Path| {
        path.file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    };
    let stick = |path: &Path| look.say("import-page-stick", &[("name", last(path).into())]);
    let mut found: Vec<(String, PathBuf)> = sticks().into_iter().map(|path| (stick(&path), path)).collect();
    found.extend(recent.iter().filter(|path| path.is_dir()).map(|path| (last(path), path.clone())));
    let own = folders::documents();
    let usual =
        [dirs::document_dir(), dirs::download_dir(), dirs::desktop_dir(), Some(own), dirs::home_dir()];
    found.extend(usual.into_iter().flatten().filter(|path| path.is_dir()).map(|path| (last(&path), path)));
    let mut seen = Vec::new();
    found.retain(|(_, path)| {
        let new = !seen.contains(path);
        seen.push(path.clone());
        new
    });
    found
}

/// Sticks and other disks.
fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        return ('D'..='Z')
            .map(|letter| PathBuf::from(format!("{letter}:\\")))
            .filter(|path| path.is_dir())
            .collect();
    }
    let user = folders::user_name();
    let roots = [format!("/media/{user}"), format!("/run/media/{user}"), String::from("/mnt")];
    let mut found = Vec::new();
    for root in roots {
        let Ok(entries) = std::fs::read_dir(root) else { continue };
        found.extend(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()));
    }
    found.sort();
    found
}

fn rows(look: &Look, folder: &Path) -> Option<Vec<FileRow>> {
    let mut found: Vec<FileRow> = Vec::new();
    for entry in std::fs::read_dir(folder).ok()?.flatten().take(MOST * 10) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let Ok(about) = std::fs::metadata(&path) else { continue };
        let ending =
            path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let spreadsheet = about.is_file() && ENDINGS.contains(&ending.as_str()) && !name.starts_with("~$");
        if name.starts_with('.') || !(about.is_dir() || spreadsheet) {
            continue;
        }
        let when = about.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
        let kilobytes = about.len().div_ceil(1000);
        let size = look.say("import-page-kilobytes", &[("count", look.count(kilobytes).into())]);
        found.push(FileRow {
            path,
            name,
            folder: about.is_dir(),
            when: when.map(|time| clock::local(&time.to_string())).unwrap_or_default(),
            size: if about.is_dir() { String::new() } else { size },
        });
    }
    found.sort_by(|a, b| {
        a.folder.cmp(&b.folder).then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase()))
    });
    found.truncate(MOST);
    if let Some(parent) = folder.parent() {
        let name = look.words("import-page-up");
        found.insert(
            0,
            FileRow { path: parent.to_owned(), name, folder: true, when: String::new(), size: String::new() },
        );
    }
    Some(found)
}
