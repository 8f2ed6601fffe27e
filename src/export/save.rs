//! Files that are written whole or not at all.

use super::ExportError;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Whether a file that is already there may be replaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays; writing fails.
    #[default]
    No,
    /// It is replaced once the new one is complete.
    Yes,
}

/// Writes a file: into a neighbour first, which takes the name when it is complete and on the disk.
///
/// # Errors
/// [`ExportError`]; the neighbour is gone and what stood at `path` still stands there.
pub fn save(
    path: &Path,
    overwrite: Overwrite,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    may_write(path, overwrite)?;
    let neighbour = neighbour(path)?;
    let written = fill_neighbour(&neighbour, fill).and_then(|()| {
        may_write(path, overwrite)?;
        fs::rename(&neighbour, path).map_err(|error| ExportError::io(path, &error))
    });
    if written.is_err() {
        // Nothing to be done when even this fails: the first error is the one to tell.
        let _ = fs::remove_file(&neighbour);
    }
    // The neighbour's name means nothing to a reader: errors name the file that was asked for.
    written.map_err(|error| error.about(path))
}

fn may_write(path: &Path, overwrite: Overwrite) -> Result<(), ExportError> {
    let blocked = match overwrite {
        Overwrite::No => fs::symlink_metadata(path).is_ok(),
        Overwrite::Yes => path.is_dir(),
    };
    if blocked { Err(ExportError::Exists { path: path.to_owned() }) } else { Ok(()) }
}

fn neighbour(path: &Path) -> Result<PathBuf, ExportError> {
    let name = path.file_name().ok_or_else(|| ExportError::NoFolder { path: path.to_owned() })?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    Ok(path.with_file_name(hidden))
}

fn fill_neighbour(
    neighbour: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let fail = |error: std::io::Error| ExportError::io(neighbour, &error);
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(neighbour).map_err(fail)?;
    let mut writer = BufWriter::new(file);
    fill(&mut writer)?;
    writer.flush().map_err(fail)?;
    writer.get_ref().sync_all().map_err(fail)
}

impl ExportError {
    fn about(self, wanted: &Path) -> Self {
        let path = wanted.to_owned();
        match self {
            Self::Full { .. } => Self::Full { path },
            Self::Denied { .. } => Self::Denied { path },
            Self::NoFolder { .. } => Self::NoFolder { path },
            Self::System { detail, .. } => Self::System { path, detail },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &'static str) -> impl FnOnce(&mut BufWriter<File>) -> Result<(), ExportError> {
        move |out| out.write_all(text.as_bytes()).map_err(|error| ExportError::io(Path::new("x"), &error))
    }

    #[test]
    fn a_file_is_never_replaced_unasked() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("ຕາຕະລາງ.csv");
        save(&path, Overwrite::No, put("one")).expect("first");
        assert!(matches!(save(&path, Overwrite::No, put("two")), Err(ExportError::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).expect("read"), "one");
        save(&path, Overwrite::Yes, put("two")).expect("asked");
        assert_eq!(fs::read_to_string(&path).expect("read"), "two");
    }

    #[test]
    fn a_failure_half_way_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("table.csv");
        let failed = save(&path, Overwrite::No, |out| {
            out.write_all(b"half").expect("write");
            Err(ExportError::Full { path: PathBuf::from("elsewhere") })
        });
        assert!(matches!(failed, Err(ExportError::Full { path: named }) if named == path));
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 0);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("gone").join("table.csv");
        assert!(matches!(save(&path, Overwrite::No, put("x")), Err(ExportError::NoFolder { .. })));
    }
}
