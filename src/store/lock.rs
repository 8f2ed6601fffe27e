//! One writer: a lock on `NAME.mprofile.lock`, with who, where and since when written into it.

use super::{Result, StoreError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// Held while a store is open for writing.
pub(super) struct WriterLock {
    file: File,
}

impl WriterLock {
    /// Takes the lock or says who has it. Gives whether the writer before closed the store: its name is taken
    /// out of the file only then.
    pub(super) fn take(store: &Path, who: &str) -> Result<(Self, bool)> {
        let mut name = store.file_name().unwrap_or_default().to_owned();
        name.push(".lock");
        let path = store.with_file_name(name);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(
                |error| match StoreError::io(store, &error) {
                    // The folder is missing, not the store.
                    StoreError::NotFound(_) => {
                        StoreError::Io { path: store.to_owned(), detail: error.to_string() }
                    }
                    other => other,
                },
            )?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut by = String::new();
                // Windows does not let others read a locked file: then the name stays unknown.
                let _ = file.read_to_string(&mut by);
                return Err(StoreError::Locked { path: store.to_owned(), by: by.trim().to_owned() });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::io(store, &error)),
        }
        let clean = file.metadata().map_or(true, |file| file.len() == 0);
        let host = std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME")).unwrap_or_default();
        let parts = [who, host.as_str()].into_iter().filter(|part| !part.is_empty());
        // The space marks the file also where neither is known.
        let note = parts.collect::<Vec<_>>().join(", ") + " ";
        let written =
            file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(note.as_bytes()));
        written.map_err(|error| StoreError::io(store, &error))?;
        Ok((Self { file }, clean))
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Empty rather than removed: removing would let two writers hold locks on two files of one name.
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}
