//! A folder that PostgreSQL loads as it is: one CSV a table, and `load.sql` with tables, keys, comments and
//! views.
//!
//! In: the catalogue, the journal, and values one by one, all or those since a change. Out: a new folder,
//! complete or not there. A withheld value keeps its status and loses its number and note. The texts stand
//! as they are, for a database takes no text for a formula.

mod tables;

use super::trouble::Trouble;
use super::{ExportError, grid};
use crate::domain::{Catalogue, Date, Key, Lang, Message, ObsStatus, Observation, Publication};
use crate::i18n::{NumberStyle, number, tell};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const LOAD: &str = include_str!("load.sql");

/// An entry of the journal as it is published: no names of persons.
#[derive(Clone, Debug)]
pub struct PublishedChange {
    /// Number.
    pub id: i64,
    /// Time, UTC.
    pub at: String,
    /// Agency.
    pub agency: String,
    /// Kind.
    pub what: String,
    /// The change that took it back.
    pub undone_by: Option<i64>,
}

/// What is published beside the values.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Names of everything.
    pub catalogue: &'a Catalogue,
    /// Sources with editions, and whether they are example data.
    pub publications: &'a [(Publication, bool)],
    /// The journal.
    pub changes: &'a [PublishedChange],
    /// Only what came after this change; 0: everything.
    pub since: i64,
    /// The last change of the store.
    pub last: i64,
    /// The day.
    pub made: Option<Date>,
}

/// A folder being written.
pub struct Publisher {
    folder: PathBuf,
    part: PathBuf,
    values: csv::Writer<BufWriter<File>>,
    removed: csv::Writer<BufWriter<File>>,
    counts: (u64, u64),
    done: bool,
}

fn table(folder: &Path, name: &str, columns: &[&str]) -> Result<csv::Writer<BufWriter<File>>, Trouble> {
    let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(folder.join(name))?));
    writer.write_record(columns)?;
    Ok(writer)
}

const KEY: [&str; 6] = ["indicator", "dims", "area", "period", "source", "edition"];

impl Publisher {
    /// Begins a folder that must not be there yet, or be empty.
    ///
    /// # Errors
    /// [`ExportError`] where something is there already or the place cannot be written.
    pub fn begin(folder: &Path, frame: &Frame<'_>) -> Result<Self, ExportError> {
        let empty = folder.is_dir() && fs::read_dir(folder).is_ok_and(|mut files| files.next().is_none());
        if !empty && fs::symlink_metadata(folder).is_ok() {
            return Err(ExportError::Exists { path: folder.to_owned() });
        }
        let name = folder.file_name().ok_or_else(|| ExportError::NoFolder { path: folder.to_owned() })?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", std::process::id()));
        let part = folder.with_file_name(hidden);
        let begun = Self::open(folder, part.clone(), frame);
        begun.map_err(|trouble| {
            // The first failure is the one to tell.
            let _ = fs::remove_dir_all(&part);
            trouble.at(folder)
        })
    }

    fn open(folder: &Path, part: PathBuf, frame: &Frame<'_>) -> Result<Self, Trouble> {
        fs::create_dir_all(&part)?;
        tables::write(&part, frame)?;
        let script =
            LOAD.replace("{since}", &frame.since.to_string()).replace("{last}", &frame.last.to_string());
        fs::write(part.join("load.sql"), script)?;
        let after = [
            "value",
            "decimals",
            "obs_status",
            "conf_status",
            "note",
            "period_kind",
            "first_day",
            "last_day",
            "change",
        ];
        let columns: Vec<&str> = KEY.into_iter().chain(after).collect();
        Ok(Self {
            folder: folder.to_owned(),
            values: table(&part, "value.csv", &columns)?,
            removed: table(&part, "removed.csv", &KEY)?,
            part,
            counts: (0, 0),
            done: false,
        })
    }

    /// Adds a value with the change that wrote it.
    ///
    /// # Errors
    /// [`ExportError`] where the disk fails.
    pub fn value(&mut self, observation: &Observation, change: i64) -> Result<(), ExportError> {
        self.put(observation, change).map_err(|trouble| trouble.at(&self.folder))
    }

    fn put(&mut self, observation: &Observation, change: i64) -> Result<(), Trouble> {
        let withheld = !observation.confidentiality.is_free() || observation.status == ObsStatus::Suppressed;
        let status = if withheld { ObsStatus::Suppressed } else { observation.status };
        let shown = observation.number.filter(|number| !withheld && number.value.is_finite());
        let period = observation.key.period;
        key_fields(&mut self.values, &observation.key)?;
        self.values.write_record([
            shown.map_or_else(String::new, |one| number(one.value, Some(one.decimals), NumberStyle::Plain)),
            shown.map_or_else(String::new, |one| one.decimals.to_string()),
            status.code().to_owned(),
            observation.confidentiality.code().to_owned(),
            observation.note.clone().filter(|_| !withheld).unwrap_or_default(),
            tables::period_kind(period).to_owned(),
            period.first().to_string(),
            period.last().to_string(),
            change.to_string(),
        ])?;
        self.counts.0 += 1;
        Ok(())
    }

    /// Adds a value that is no longer there.
    ///
    /// # Errors
    /// [`ExportError`] where the disk fails.
    pub fn removed(&mut self, key: &Key) -> Result<(), ExportError> {
        let put =
            key_fields(&mut self.removed, key).and_then(|()| Ok(self.removed.write_record(None::<&[u8]>)?));
        put.map_err(|trouble| trouble.at(&self.folder))?;
        self.counts.1 += 1;
        Ok(())
    }

    /// Finishes the folder; gives how many values it brings and how many it takes away.
    ///
    /// # Errors
    /// [`ExportError`] where the disk fails; nothing is left then.
    pub fn finish(mut self, frame: &Frame<'_>) -> Result<(u64, u64), ExportError> {
        let counts = self.counts;
        let finished = self.close(frame);
        finished.map_err(|trouble| trouble.at(&self.folder))?;
        self.done = true;
        Ok(counts)
    }

    fn close(&mut self, frame: &Frame<'_>) -> Result<(), Trouble> {
        self.values.flush()?;
        self.removed.flush()?;
        let mut readme = BufWriter::new(File::create(self.part.join("README.txt"))?);
        readme.write_all(super::csv::MARK)?;
        for lang in Lang::ALL {
            let made = frame.made.map_or_else(String::new, |day| crate::i18n::date(lang, day));
            let message = Message::new("publish-readme")
                .with("values", self.counts.0)
                .with("removed", self.counts.1)
                .with("since", frame.since.to_string())
                .with("last", frame.last.to_string())
                .with("date", made);
            write!(readme, "{}\r\n\r\n", grid::harmless(&tell(lang, &message)))?;
        }
        readme.flush()?;
        if self.folder.is_dir() {
            fs::remove_dir(&self.folder)?;
        }
        fs::rename(&self.part, &self.folder)?;
        Ok(())
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        if !self.done {
            // Half a folder would be loaded as a whole one. Nothing to be done when this fails.
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

fn key_fields(writer: &mut csv::Writer<BufWriter<File>>, key: &Key) -> Result<(), Trouble> {
    writer.write_field(key.indicator.as_str())?;
    writer.write_field(key.dims.to_string())?;
    writer.write_field(key.area.as_str())?;
    writer.write_field(key.period.to_string())?;
    writer.write_field(key.publication.source.as_str())?;
    writer.write_field(&key.publication.edition)?;
    Ok(())
}
