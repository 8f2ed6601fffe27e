//! A file whose figures are all a thousand times off the stored ones has an unsaid scale.

use crate::domain::{Message, Place, Problem, ProblemKind, Severity};
use crate::store::Conflict;

/// So many values must agree before it is more than chance.
const ENOUGH: usize = 3;
/// Stored and new may differ by this much beside the power of ten.
const CLOSE: f64 = 0.02;

/// A question where most changed values are the stored ones times one power of ten.
pub(super) fn suspicion(conflicts: &[Conflict]) -> Option<Problem> {
    let powers: Vec<i32> = conflicts.iter().filter_map(power_of).collect();
    let power = [-9, -6, -3, 3, 6, 9]
        .into_iter()
        .max_by_key(|power| powers.iter().filter(|found| *found == power).count())?;
    let agreeing = powers.iter().filter(|found| **found == power).count();
    if agreeing < ENOUGH || agreeing * 2 < conflicts.len() {
        return None;
    }
    let cell = conflicts.iter().find(|conflict| power_of(conflict) == Some(power))?.cell;
    Some(Problem {
        kind: ProblemKind::Jump,
        severity: Severity::Question,
        place: Place { cell: Some(cell), ..Place::default() },
        message: Message::new("import-scale").with("count", agreeing).with("factor", format!("1e{power}")),
        suggestions: Vec::new(),
        count: u64::try_from(agreeing).unwrap_or(u64::MAX),
    })
}

/// The power of ten that brings the new number to the stored one, if there is one.
fn power_of(conflict: &Conflict) -> Option<i32> {
    let (new, stored) = (conflict.incoming.number?.value, conflict.stored?);
    if new == 0.0 || stored == 0.0 {
        return None;
    }
    let ratio = stored / new;
    [-9, -6, -3, 3, 6, 9].into_iter().find(|power| (ratio / 10f64.powi(*power) - 1.0).abs() < CLOSE)
}
