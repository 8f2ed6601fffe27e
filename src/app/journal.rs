//! The journal for people: what was changed, the versions of a value, taking back, editing, remarks.

use super::{AppError, ErrorKind, Session};
use crate::domain::{DimensionCode, Key, Message};
use crate::platform::clock;
use crate::query::{Layout, Measure, PeriodFilter, Selection};
use crate::store::{
    Alteration, ChangeKind, ChangeRow, Edit, Edited, FollowUp, Moment, TouchedValue, Version,
};
use crate::work::Work;
use std::collections::HashMap;

/// A version of a value with the changes it lies between.
#[derive(Clone, Debug)]
pub struct PastVersion {
    /// The version.
    pub version: Version,
    /// The change that wrote it: who, when, from which file.
    pub by: Option<ChangeRow>,
    /// The change that ended it; `None`: it stands.
    pub ended_by: Option<ChangeRow>,
}

impl Session {
    /// The journal, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(&self, most: usize) -> Result<Vec<ChangeRow>, AppError> {
        Ok(self.store()?.history(most)?)
    }

    /// The versions of a value, the present one first.
    ///
    /// # Errors
    /// When the store cannot be read, or the value never was.
    pub fn value_history(&self, key: &Key) -> Result<Vec<PastVersion>, AppError> {
        let store = self.store()?;
        let changes: HashMap<i64, ChangeRow> =
            store.history(usize::MAX)?.into_iter().map(|row| (row.id, row)).collect();
        let versions = store.versions(key)?;
        if versions.is_empty() {
            return Err(AppError::new(ErrorKind::Decision, Message::new("app-no-such-value")));
        }
        let of = |id: i64| changes.get(&id).cloned();
        Ok(versions
            .into_iter()
            .map(|version| PastVersion {
                by: of(version.written),
                ended_by: version.until.and_then(of),
                version,
            })
            .collect())
    }

    /// The values that a change touched, each before and after: the first `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touched(&self, change: i64, most: usize) -> Result<Vec<TouchedValue>, AppError> {
        Ok(self.store()?.touched(change, most)?)
    }

    /// Takes back a change, the newest one if none is named. Gives (change taken back, change that did it).
    ///
    /// # Errors
    /// When a later change rests on it, or there is nothing to take back.
    pub fn undo(&mut self, change: Option<i64>, work: &Work) -> Result<(i64, i64), AppError> {
        let by = self.change(ChangeKind::Undo);
        Ok(self.store_mut()?.undo(change, &by, work)?)
    }

    /// Takes back an undo: the newest if nothing else was changed since, or the one of the named change.
    /// Gives (undo taken back, change that did it).
    ///
    /// # Errors
    /// When there is no such undo, or a later change rests on it.
    pub fn redo(&mut self, change: Option<i64>, work: &Work) -> Result<(i64, i64), AppError> {
        let by = self.change(ChangeKind::Redo);
        Ok(self.store_mut()?.redo(change, &by, work)?)
    }

    /// Changes values by hand, as one change.
    ///
    /// # Errors
    /// A value that is not there, a code nobody knows, another source that has the value already.
    pub fn edit(&mut self, edits: &[Edit], reason: Option<&str>, work: &Work) -> Result<Edited, AppError> {
        let remark_only = |edit: &Edit| {
            let alter = &edit.alter;
            let rest = Alteration { note: None, follow_up: None, ..alter.clone() };
            rest == Alteration::default()
        };
        let notes = !edits.is_empty() && edits.iter().all(remark_only);
        let mut change = self.change(if notes { ChangeKind::Note } else { ChangeKind::Edit });
        change.detail.insert(String::from("count"), edits.len().to_string());
        change.reason = reason.filter(|text| !text.trim().is_empty()).map(str::to_owned);
        Ok(self.store_mut()?.edit(&change, edits, work)?)
    }

    /// Writes a remark on a value and sets or takes away its mark for follow-up; `None` leaves as it is.
    ///
    /// # Errors
    /// A value that is not there.
    pub fn note(
        &mut self,
        keys: &[Key],
        note: Option<Option<String>>,
        follow_up: Option<bool>,
        work: &Work,
    ) -> Result<Edited, AppError> {
        let alter = Alteration { note, follow_up, ..Alteration::default() };
        let edits: Vec<Edit> =
            keys.iter().map(|key| Edit { key: key.clone(), alter: alter.clone() }).collect();
        self.edit(&edits, None, work)
    }

    /// The values marked for follow-up.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn follow_ups(&self) -> Result<Vec<FollowUp>, AppError> {
        Ok(self.store()?.follow_ups()?)
    }

    /// The stored values that a selection meets; dimensions it does not name are at their total.
    ///
    /// # Errors
    /// Names that nobody knows, a store that cannot be read.
    pub fn keys(&self, selection: &Selection, work: &Work) -> Result<Vec<Key>, AppError> {
        let rows = vec![DimensionCode::from(DimensionCode::PERIOD)];
        let columns = selection.members.keys().cloned().collect();
        let cube = self.ask(selection, &Layout { rows, columns, measure: Measure::Value }, work)?;
        let cells =
            (0..cube.rows.len()).flat_map(|row| (0..cube.columns.len()).map(move |column| (row, column)));
        Ok(cells.filter_map(|(row, column)| cube.key(row, column)).collect())
    }
}

/// The key of a value that is not stored yet: one member a dimension, one period, a source.
///
/// # Errors
/// When something of it is not said.
pub fn new_key(selection: &Selection) -> Result<Key, AppError> {
    let missing =
        |what: &str| AppError::new(ErrorKind::Usage, Message::new("app-key-needs").with("what", what));
    let mut area = None;
    let mut dims = Vec::new();
    for (dimension, members) in &selection.members {
        let [code] = members.as_slice() else { return Err(missing(dimension.as_str())) };
        if dimension.as_str() == DimensionCode::AREA {
            area = Some(code.clone());
        } else {
            dims.push((dimension.clone(), code.clone()));
        }
    }
    let period = match &selection.periods {
        PeriodFilter::Only(periods) if periods.len() == 1 => periods.first().copied(),
        PeriodFilter::Between(from, to) if from == to => Some(*from),
        _ => None,
    };
    let source = selection.source.clone().ok_or_else(|| missing("source"))?;
    Ok(Key {
        indicator: selection.indicator.clone(),
        dims: dims.into_iter().collect(),
        area: area.ok_or_else(|| missing("area"))?,
        period: period.ok_or_else(|| missing("period"))?,
        publication: crate::domain::Publication {
            source,
            edition: selection.edition.clone().unwrap_or_default(),
        },
    })
}

/// A moment of the past as people write it: the number of a change, or a day, which means its end.
///
/// # Errors
/// When it is neither.
pub fn moment(text: &str) -> Result<Moment, AppError> {
    let text = text.trim();
    if let Ok(change) = text.parse() {
        return Ok(Moment::Change(change));
    }
    let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
    let day = match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => Some((year, month, day)),
        _ => None,
    };
    let narrow = |number: i16| i8::try_from(number).ok();
    day.and_then(|(year, month, day)| clock::end_of_day(year, narrow(month)?, narrow(day)?))
        .map(Moment::Before)
        .ok_or_else(|| AppError::new(ErrorKind::Usage, Message::new("app-bad-moment").with("moment", text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_change_or_the_end_of_a_day() {
        assert_eq!(moment("7").expect("change"), Moment::Change(7));
        assert!(matches!(moment("2026-11-23").expect("day"), Moment::Before(time) if time.ends_with('Z')));
        for text in ["", "yesterday", "2026-13-01", "2026-02-30", "2026-11", "1-2-3-4"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
