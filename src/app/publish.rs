//! Publication into a central database: the whole store, or what changed, as a folder of files.

use super::{AppError, ErrorKind, Session};
use crate::domain::Message;
use crate::export::ExportError;
use crate::export::publish::{Frame, PublishedChange, Publisher};
use crate::work::{Stage, Work};
use std::ops::ControlFlow;
use std::path::Path;

/// What a publication brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Values that are new or changed.
    pub values: u64,
    /// Values that are no longer there.
    pub removed: u64,
    /// The last change it has: the next one goes on from here.
    pub last: i64,
}

impl Session {
    /// Writes the store as a folder that PostgreSQL loads: everything, or what changed after `since`.
    /// Withheld values go out without their number.
    ///
    /// # Errors
    /// A change that does not exist, a folder that is there already, a place that cannot be written, a stop.
    pub fn publish(&self, folder: &Path, since: Option<i64>, work: &Work) -> Result<Published, AppError> {
        let store = self.store()?;
        let last = store.last_change()?;
        let since = since.unwrap_or(0);
        if !(0..=last).contains(&since) {
            let message = Message::new("publish-no-change").with("change", since.to_string());
            return Err(AppError::new(ErrorKind::Usage, message));
        }
        let catalogue = store.catalogue();
        let publications: Vec<_> =
            store.publications()?.into_iter().map(|row| (row.publication, row.example)).collect();
        let changes: Vec<PublishedChange> = store
            .history(usize::MAX)?
            .into_iter()
            .rev()
            .map(|row| PublishedChange {
                id: row.id,
                at: row.at,
                agency: row.agency,
                what: row.what,
                undone_by: row.undone_by,
            })
            .collect();
        let frame = Frame {
            catalogue: &catalogue,
            publications: &publications,
            changes: &changes,
            since,
            last,
            made: super::answer::today(),
        };
        let mut publisher = Publisher::begin(folder, &frame)?;
        work.begin(Stage::Saving, 0);
        let mut failed: Option<ExportError> = None;
        let mut keep = |result: Result<(), ExportError>| {
            work.advance(1);
            match result {
                _ if work.stopped() => failed = Some(ExportError::Stopped),
                Err(error) => failed = Some(error),
                Ok(()) => return ControlFlow::Continue(()),
            }
            ControlFlow::Break(())
        };
        store.written_since(since, &mut |observation, change| keep(publisher.value(&observation, change)))?;
        if since > 0 {
            store.removed_since(since, &mut |key| keep(publisher.removed(&key)))?;
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        let (values, removed) = publisher.finish(&frame)?;
        Ok(Published { values, removed, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Who;

    fn example(folder: &Path) -> Session {
        let mut session = Session::new(Who::default());
        session.create(&folder.join("example.mprofile"), true, &Work::new()).expect("example");
        session
    }

    #[test]
    fn everything_is_published_once_and_then_only_what_changed() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = example(folder.path());
        let work = Work::new();
        let all = session.publish(&folder.path().join("all"), None, &work).expect("published");
        let overview = session.overview(u16::MAX).expect("overview");
        assert_eq!((all.values, all.removed), (overview.values, 0));
        let nothing = session.publish(&folder.path().join("none"), Some(all.last), &work).expect("published");
        assert_eq!((nothing.values, nothing.removed), (0, 0));
        session.undo(Some(all.last), &work).expect("undone");
        let undone = session.publish(&folder.path().join("undo"), Some(all.last), &work).expect("published");
        assert!(undone.removed > 0 && undone.values == 0, "{undone:?}");
        assert_eq!(undone.last, all.last + 1);
        let text = std::fs::read_to_string(folder.path().join("undo/removed.csv")).expect("removed");
        assert_eq!(u64::try_from(text.lines().count()).expect("count"), undone.removed + 1);
    }

    #[test]
    fn a_folder_that_is_there_is_left_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let session = example(folder.path());
        let refused = session.publish(folder.path(), None, &Work::new()).expect_err("there");
        assert_eq!(refused.message.id, "export-error-exists");
        let unknown =
            session.publish(&folder.path().join("x"), Some(99_999), &Work::new()).expect_err("none");
        assert_eq!(unknown.message.id, "publish-no-change");
        let work = Work::new();
        work.stop();
        assert!(session.publish(&folder.path().join("y"), None, &work).is_err());
        let left: Vec<_> = std::fs::read_dir(folder.path()).expect("folder").flatten().collect();
        assert!(left.iter().all(|file| file.file_name().to_string_lossy().contains("mprofile")), "{left:?}");
    }
}
