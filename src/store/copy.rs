//! A copy of the whole store in one file.

use super::{Result, Store, StoreError};
use std::path::Path;

impl Store {
    /// Writes a copy without leftovers of the past of the file itself; what stands at `path` stays.
    ///
    /// # Errors
    /// When something is there already, or the place cannot be written.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let written = self.connection.execute("VACUUM INTO ?1", [path.to_string_lossy()]);
        written.map(|_| ()).map_err(|error| StoreError::of(path, &error))
    }
}
