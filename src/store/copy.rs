//! Copies of the whole store: to give away, and backups that rotate.

use super::{NewChange, Result, Store, StoreError};
use crate::domain::Message;
use crate::work::{Stage, Work};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From so many values on an import is preceded by a backup.
pub(super) const LARGE: usize = 50_000;
/// Pages copied between two looks at the stop flag.
const PAGES: i32 = 2_048;
/// Days, weeks of months: of each of the newest so many days and months with a backup the newest is kept.
const DAYS: usize = 7;
const MONTHS: usize = 6;
/// Beyond the newest two, backups take no more room than this together.
const MOST_BYTES: u64 = 2 << 30;

impl Store {
    /// Writes a copy of the store, as it is at this moment, and checks it; what stands at `path` stays. The
    /// copy gets its name when it is whole.
    ///
    /// # Errors
    /// When something is there already, or the place cannot be written.
    pub fn copy_to(&self, path: &Path, work: &Work) -> Result<()> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push("-part");
        let part = path.with_file_name(name);
        let made = self.copy_pages(&part, work).and_then(|()| {
            let rename = || {
                std::fs::File::options().write(true).open(&part)?.sync_all()?;
                std::fs::rename(&part, path)
            };
            rename().map_err(|error| StoreError::io(path, &error))
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        made
    }

    fn copy_pages(&self, part: &Path, work: &Work) -> Result<()> {
        let fail = |error: rusqlite::Error| StoreError::of(part, &error);
        // Left over from a copy that was cut short.
        if part.exists() {
            std::fs::remove_file(part).map_err(|error| StoreError::io(part, &error))?;
        }
        let mut target = Connection::open(part).map_err(fail)?;
        // Nobody sees the part before it is whole and on the disk: no journal, one synchronisation at the end.
        target.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;").map_err(fail)?;
        {
            let backup = Backup::new(&self.connection, &mut target).map_err(fail)?;
            loop {
                work.check()?;
                let step = backup.step(PAGES).map_err(fail)?;
                let progress = backup.progress();
                let count = |pages: i32| u64::try_from(pages).unwrap_or(0);
                work.begin(Stage::Saving, count(progress.pagecount));
                work.advance(count(progress.pagecount - progress.remaining));
                match step {
                    StepResult::Done => break,
                    StepResult::More => {}
                    // Somebody writes: wait a moment and go on.
                    _ => std::thread::sleep(std::time::Duration::from_millis(50)),
                }
            }
        }
        // The copy of an open store says "write-ahead log": at rest it is one file.
        target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).map_err(fail)?;
        target.close().map_err(|(_, error)| fail(error))
    }

    /// The folder of the rotating backups: `NAME backups` beside the store.
    pub fn backup_folder(&self) -> PathBuf {
        let name = self.path().file_stem().unwrap_or_default().to_string_lossy();
        self.path().with_file_name(format!("{name} backups"))
    }

    /// The rotating backups, newest first.
    pub fn backups(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.backup_folder()).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| {
                path.extension().is_some_and(|ending| ending == "mprofile") && stamp(path).is_some()
            })
            .collect();
        found.sort_by_key(|path| std::cmp::Reverse(stamp(path)));
        found
    }

    /// A backup of the state before a change: once a day of use, and before large imports. Failing does not
    /// keep the change from being written; it is told by [`Store::notices`].
    pub(super) fn back_up_before(&self, change: &NewChange, large: bool, work: &Work) -> Result<()> {
        let newest: (i64, String) = self
            .connection
            .query_row("SELECT id, at FROM change ORDER BY id DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap_or_default();
        let day = |at: &str| at.get(..10).unwrap_or_default().to_owned();
        // A store without values is quickly made anew; what was written today is in no danger from today's first change.
        let daily = day(&newest.1) < day(&change.at);
        if newest.0 <= 1 || !(daily || large) {
            return Ok(());
        }
        match self.back_up(&change.at, work) {
            Ok(_) => Ok(()),
            Err(StoreError::Stopped) => Err(StoreError::Stopped),
            Err(error) => {
                self.notice(Message::new("store-backup-failed").with("detail", error.to_string()));
                Ok(())
            }
        }
    }

    /// Makes a backup now and lets go of old ones. Gives its path; the one of this second if it is there.
    ///
    /// # Errors
    /// When the place cannot be written.
    pub fn back_up(&self, at: &str, work: &Work) -> Result<PathBuf> {
        let folder = self.backup_folder();
        std::fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, &error))?;
        let time: String = at.chars().filter(|letter| *letter != ':').collect();
        let name = self.path().file_stem().unwrap_or_default().to_string_lossy();
        let path = folder.join(format!("{name} {time}.mprofile"));
        if !path.exists() {
            self.copy_to(&path, work)?;
        }
        for old in to_drop(&self.backups()) {
            // One that cannot be removed now is tried again next time.
            let _ = std::fs::remove_file(old);
        }
        Ok(path)
    }
}

/// The time in the name of a backup: `2026-11-23T094000Z`.
fn stamp(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let (_, time) = stem.rsplit_once(' ')?;
    let shaped = time.len() == 18 && time.ends_with('Z') && time.get(4..5) == Some("-");
    shaped.then(|| time.to_owned())
}

/// Which of the backups, newest first, are let go.
fn to_drop(backups: &[PathBuf]) -> Vec<PathBuf> {
    let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
    let mut bytes = 0;
    let mut dropped = Vec::new();
    for (position, path) in backups.iter().enumerate() {
        let time = stamp(path).unwrap_or_default();
        let part = |end: usize| time.get(..end).unwrap_or_default().to_owned();
        let of_day = days.len() < DAYS && days.insert(part(10));
        let of_month = months.len() < MONTHS && months.insert(part(7));
        bytes += std::fs::metadata(path).map_or(0, |file| file.len());
        let kept = position < 2 || ((of_day || of_month) && bytes <= MOST_BYTES);
        if !kept {
            dropped.push(path.clone());
        }
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_thin_out_with_age() {
        let names: Vec<PathBuf> = (1..=12)
            .flat_map(|month| {
                (1..=28).map(move |day| format!("lao 2026-{month:02}-{day:02}T094000Z.mprofile"))
            })
            .rev()
            .map(PathBuf::from)
            .collect();
        let dropped = to_drop(&names);
        let kept: Vec<String> = names
            .iter()
            .filter(|path| !dropped.contains(path))
            .filter_map(|path| stamp(path))
            .map(|time| time[5..10].to_owned())
            .collect();
        let days = ["12-28", "12-27", "12-26", "12-25", "12-24", "12-23", "12-22"];
        let months = ["11-28", "10-28", "09-28", "08-28", "07-28"];
        assert_eq!(kept, [&days[..], &months[..]].concat());
        assert_eq!(stamp(Path::new("my own copy.mprofile")), None, "other files are left alone");
    }
}
