//! Self-check of the computer and of a store.

use super::{AppError, Session};
use crate::domain::Message;
use crate::platform::{display, folders};
use crate::work::Work;

/// What was looked at on this computer, and whether it is well.
pub fn computer() -> Vec<(Message, bool)> {
    let version = env!("CARGO_PKG_VERSION");
    let mut found = vec![(Message::new("doctor-version").with("version", version), true)];
    let folder = folders::documents();
    let writable = std::fs::create_dir_all(&folder)
        .and_then(|()| {
            let probe = folder.join(".write-probe");
            std::fs::write(&probe, b"probe")?;
            std::fs::remove_file(&probe)
        })
        .is_ok();
    let id = if writable { "doctor-folder-well" } else { "doctor-folder-bad" };
    found.push((Message::new(id).with("folder", folder.display().to_string()), writable));
    // No display is no fault: the command line does the same work.
    found.push(match display::missing() {
        None => (Message::new("doctor-display-well"), true),
        Some(what) => (Message::new("doctor-display-none").with("what", what), true),
    });
    found
}

impl Session {
    /// Full check of the open store; gives what is wrong in it.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn check(&self, work: &Work) -> Result<Vec<String>, AppError> {
        Ok(self.store()?.check(work)?)
    }
}
