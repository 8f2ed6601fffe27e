//! Both statuses and the follow-up mark of a value in one small integer.

use crate::domain::{ConfStatus, ObsStatus};

/// From here on the value is marked for follow-up; an index holds just those (`schema-2.sql`).
pub(super) const FOLLOW_UP: i64 = 1024;

/// 32 × confidentiality + observation status, 0 for the usual case.
pub(super) fn packed_status(status: ObsStatus, confidentiality: ConfStatus) -> i64 {
    let position = |found: Option<usize>| found.and_then(|p| i64::try_from(p).ok()).unwrap_or(0);
    position(ObsStatus::ALL.iter().position(|one| *one == status))
        + 32 * position(ConfStatus::ALL.iter().position(|one| *one == confidentiality))
}

/// The statuses of [`packed_status`]; the mark is left out.
pub(super) fn unpacked_status(packed: i64) -> (ObsStatus, ConfStatus) {
    let at = |number: i64| usize::try_from(number).unwrap_or(0);
    (
        ObsStatus::ALL.get(at(packed % 32)).copied().unwrap_or_default(),
        ConfStatus::ALL.get(at(packed / 32 % 32)).copied().unwrap_or_default(),
    )
}

/// Whether the value is marked for follow-up.
pub(super) fn is_marked(packed: i64) -> bool {
    packed >= FOLLOW_UP
}

/// The statuses without the mark.
pub(super) fn unmarked(packed: i64) -> i64 {
    packed % FOLLOW_UP
}
