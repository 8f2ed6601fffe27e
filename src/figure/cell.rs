//! What of a cell may be seen. Every table, figure and file asks here and nowhere else, so that a
//! withheld number cannot leave by a side door.

use crate::domain::{Number, ObsStatus};
use crate::query::Cell;

/// A cell as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// A number.
    Number(Number),
    /// An observation without a number.
    Missing,
    /// A number that must not be seen: suppressed or confidential.
    Withheld,
    /// No observation: an empty cell.
    Absent,
}

/// What of a cell may be shown.
pub fn shown(cell: &Cell) -> Shown {
    if !cell.confidentiality.is_free() || cell.status == ObsStatus::Suppressed {
        return Shown::Withheld;
    }
    match cell.number {
        Some(number) if number.value.is_finite() => Shown::Number(number),
        _ if cell.present => Shown::Missing,
        _ => Shown::Absent,
    }
}

/// The status that is told of a cell: a withheld one is suppressed whatever it was before.
pub fn told_status(cell: &Cell) -> ObsStatus {
    match shown(cell) {
        Shown::Withheld => ObsStatus::Suppressed,
        Shown::Missing if cell.status == ObsStatus::Normal => ObsStatus::Missing,
        Shown::Number(_) | Shown::Missing => cell.status,
        Shown::Absent => ObsStatus::Normal,
    }
}

/// The note that may be told of a cell; that of a withheld number could give it away.
pub fn told_note(cell: &Cell) -> Option<&str> {
    match shown(cell) {
        Shown::Withheld => None,
        _ => cell.note.as_deref().map(str::trim).filter(|note| !note.is_empty()),
    }
}

/// Message identifier of a status' words.
pub fn status_id(status: ObsStatus) -> String {
    format!("status-{}", status.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ConfStatus;

    #[test]
    fn no_confidential_number_is_shown_whatever_its_status() {
        for confidentiality in ConfStatus::ALL {
            let cell = Cell {
                number: Some(Number::new(3.0, 0)),
                confidentiality: *confidentiality,
                present: true,
                note: Some("only three people".into()),
                ..Cell::default()
            };
            assert_eq!(shown(&cell) == Shown::Withheld, !confidentiality.is_free());
            assert_eq!(told_note(&cell).is_none(), !confidentiality.is_free());
        }
    }

    #[test]
    fn a_suppressed_number_is_not_shown() {
        let cell = Cell {
            number: Some(Number::new(3.0, 0)),
            status: ObsStatus::Suppressed,
            present: true,
            ..Cell::default()
        };
        assert_eq!(shown(&cell), Shown::Withheld);
    }

    #[test]
    fn missing_and_absent_are_two_things_and_no_zero() {
        let missing = Cell { present: true, ..Cell::default() };
        assert_eq!((shown(&missing), told_status(&missing)), (Shown::Missing, ObsStatus::Missing));
        assert_eq!(shown(&Cell::default()), Shown::Absent);
    }
}
