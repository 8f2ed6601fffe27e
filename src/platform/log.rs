//! A small log file for the people who maintain the program: failures that were survived.

use std::fs::OpenOptions;
use std::io::Write;

const LARGEST: u64 = 1 << 20;

/// Adds a line. Failing to log is no failure of the program.
pub fn note(line: &str) {
    let folder = super::folders::settings();
    let path = folder.join("log.txt");
    if std::fs::metadata(&path).is_ok_and(|file| file.len() > LARGEST) {
        let _ = std::fs::rename(&path, folder.join("log.old.txt"));
    }
    let _ = std::fs::create_dir_all(&folder);
    if let Ok(mut file) = OpenOptions::new().create(true).append(true).open(&path) {
        let _ = writeln!(file, "{} {line}", super::clock::now());
    }
}

/// Sends panics to the log instead of the terminal: workers survive them, and people are shown a sentence.
pub fn catch_panics() {
    std::panic::set_hook(Box::new(|panic| note(&format!("failure: {panic}"))));
}
