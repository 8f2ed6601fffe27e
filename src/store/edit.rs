//! Values changed by hand: number, status, remark, mark, source; each call one change of the journal.

use super::keys::RowKey;
use super::row::{self, Row};
use super::status::{FOLLOW_UP, is_marked, packed_status, unpacked_status};
use super::write::{Writer, same_number};
use super::{Accept, NewChange, Result, Store, StoreError, remark};
use crate::domain::{AgeInterval, ConfStatus, Key, Number, ObsStatus, Publication};
use crate::work::{Stage, Work};

/// What shall become of a value; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alteration {
    /// The number; `Some(None)`: missing. A typed number has no cell of a file any more.
    pub number: Option<Option<Number>>,
    /// Observation status. Without it a number that goes becomes "missing", one that comes "normal".
    pub status: Option<ObsStatus>,
    /// Confidentiality.
    pub confidentiality: Option<ConfStatus>,
    /// Remark; `Some(None)`: none. That of a value marked for follow-up is a working remark: it stands
    /// beside the publisher's and is never published.
    pub note: Option<Option<String>>,
    /// Whether it is marked for follow-up.
    pub follow_up: Option<bool>,
    /// The source it shall belong to.
    pub publication: Option<Publication>,
    /// The value is taken away; its versions stay in the history.
    pub remove: bool,
}

/// An alteration of the value under a key. A key without a value gets one if a number or a status is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Identity.
    pub key: Key,
    /// What becomes of it.
    pub alter: Alteration,
}

/// What a call of [`Store::edit`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The change; `None` if all was so already.
    pub change: Option<i64>,
    /// Values written or taken away.
    pub written: u64,
    /// Values that were so already.
    pub same: u64,
}

impl Store {
    /// Alters values as one change, all or nothing.
    ///
    /// # Errors
    /// [`StoreError::NoValue`] where there is nothing to alter, [`StoreError::KeyTaken`] where another source
    /// has a value already, [`StoreError::UnknownCode`] for codes no list has; what the disk says. Nothing is
    /// written then.
    pub fn edit(&mut self, change: &NewChange, edits: &[Edit], work: &Work) -> Result<Edited> {
        self.before_change(change, false, work)?;
        work.begin(Stage::Writing, u64::try_from(edits.len()).unwrap_or(0));
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let mut writer = Writer::begin(self, change, &[], Accept::All, false)?;
        let mut same = 0;
        for edit in edits {
            work.check()?;
            self.check_codes(&edit.key, edit.alter.publication.as_ref())?;
            if !self.alter(&mut writer, edit)? {
                same += 1;
            }
            work.advance(1);
        }
        let written = writer.finish(work)?;
        if written.change.is_some() {
            transaction.commit().map_err(|error| self.error(&error))?;
            self.after_change();
        }
        Ok(Edited { change: written.change, written: written.counts.written, same })
    }

    /// Gives whether something was to do.
    fn alter(&self, writer: &mut Writer<'_>, edit: &Edit) -> Result<bool> {
        let key = writer.keys.row(&edit.key)?;
        let old = self.stored(&key)?;
        let alter = &edit.alter;
        let nothing = || StoreError::NoValue { code: edit.key.indicator.as_str().to_owned() };
        if alter.remove {
            let old = old.ok_or_else(nothing)?;
            writer.remove(&key, &old).map_err(|error| self.error(&error))?;
            return Ok(true);
        }
        if old.is_none() && alter.number.is_none() && alter.status.is_none() {
            return Err(nothing());
        }
        let target = match &alter.publication {
            Some(publication) => {
                writer.keys.row(&Key { publication: publication.clone(), ..edit.key.clone() })?
            }
            None => key,
        };
        let row = altered(old.as_ref(), alter);
        if target == key && old.as_ref() == Some(&row) {
            return Ok(false);
        }
        let put = |writer: &mut Writer<'_>| {
            if target == key {
                return writer.put(&key, row, old.as_ref());
            }
            if let Some(old) = &old {
                writer.remove(&key, old)?;
            }
            writer.put(&target, row, None)
        };
        if target != key && self.stored(&target)?.is_some() {
            let taken = alter.publication.as_ref().unwrap_or(&edit.key.publication);
            return Err(StoreError::KeyTaken { publication: taken.source.as_str().to_owned() });
        }
        put(writer).map_err(|error| self.error(&error))?;
        Ok(true)
    }

    fn stored(&self, key: &RowKey) -> Result<Option<Row>> {
        row::find(&self.connection, key).map_err(|error| self.error(&error))
    }

    /// Typed keys may name anything: each code must be in its list.
    fn check_codes(&self, key: &Key, to: Option<&Publication>) -> Result<()> {
        let catalogue = self.catalogue();
        let unknown =
            |list: &str, code: &str| StoreError::UnknownCode { list: list.to_owned(), code: code.to_owned() };
        for publication in [Some(&key.publication), to].into_iter().flatten() {
            let source = publication.source.as_str();
            if catalogue.list("source").is_none_or(|list| list.get(source).is_none()) {
                return Err(unknown("source", source));
            }
        }
        for (dimension, code) in key.dims.iter() {
            let Some(list) = catalogue.list_of(dimension.as_str()) else {
                return Err(unknown("dimension", dimension.as_str()));
            };
            // Unusual age groups are made from their interval and stand in no list.
            let made = dimension.as_str() == "age" && AgeInterval::of_code(code.as_str()).is_some();
            if list.get(code.as_str()).is_none() && !made {
                return Err(unknown(dimension.as_str(), code.as_str()));
            }
        }
        Ok(())
    }
}

/// The version after an alteration.
fn altered(old: Option<&Row>, alter: &Alteration) -> Row {
    let mut row = old.cloned().unwrap_or_default();
    let (mut status, mut confidentiality) = unpacked_status(row.status);
    let mut mark = is_marked(row.status);
    if let Some(number) = alter.number {
        let (value, decimals) =
            (number.map(|number| number.value), number.map_or(0, |number| number.decimals));
        if !same_number(row.value, value) || row.decimals != decimals || old.is_none() {
            let came = row.value.is_none() && value.is_some();
            let went = value.is_none();
            (row.value, row.decimals) = (value, decimals);
            // The cell of the file says something else now.
            (row.origin, row.cell, row.raw) = (None, None, None);
            if came && old.is_some() {
                status = ObsStatus::Normal;
            } else if went {
                status = ObsStatus::Missing;
            }
        }
    }
    status = alter.status.unwrap_or(status);
    confidentiality = alter.confidentiality.unwrap_or(confidentiality);
    mark = alter.follow_up.unwrap_or(mark);
    if let Some(note) = &alter.note {
        let (published, working) =
            (row.note.as_deref().and_then(remark::published), row.note.as_deref().and_then(remark::working));
        // What is written beside a mark for follow-up is for the house; the publisher's remark stays.
        row.note = if mark {
            remark::stored(published.as_deref(), note.as_deref())
        } else {
            remark::stored(note.as_deref(), working.as_deref())
        };
    }
    row.status = packed_status(status, confidentiality) + if mark { FOLLOW_UP } else { 0 };
    row
}
