//! The drafts of a sheet, kept small: a million values of a table share few headings, so what qualifies them is
//! kept once for all values that have it in common.

use crate::domain::{CellRef, Code, ConfStatus, Draft, IndicatorCode, Label, Number, ObsStatus, Period};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Drafts in the order of the sheet. They are made anew one by one as they are asked for; copies share them.
#[derive(Clone, Default)]
pub struct Drafts(Arc<Kept>);

#[derive(Default)]
struct Kept {
    values: Vec<Compact>,
    shared: Vec<Shared>,
    /// The texts of cells that differ from their number, by place: few cells have one.
    raw: HashMap<usize, Arc<str>>,
}

/// What is a value's own: 56 bytes instead of some 600.
#[derive(Clone, Copy)]
struct Compact {
    cell: CellRef,
    shared: u32,
    period: Option<Period>,
    number: Option<Number>,
    scale_power: i8,
    status: ObsStatus,
    confidentiality: ConfStatus,
}

/// What many values have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shared {
    sheet: Arc<str>,
    measure: Arc<str>,
    indicator: Option<IndicatorCode>,
    flag: Option<Arc<str>>,
    unit: Option<Arc<str>>,
    note: Option<Arc<str>>,
    labels: Vec<SharedLabel>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct SharedLabel {
    dimension: Arc<str>,
    text: Arc<str>,
    code: Option<Code>,
    /// The row; `None`: the row of the value.
    row: Option<u32>,
    /// The column; `None`: the column of the value.
    column: Option<u32>,
}

impl Drafts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.values.is_empty()
    }

    /// The draft at a place.
    pub fn get(&self, at: usize) -> Option<Draft> {
        let value = *self.0.values.get(at)?;
        let shared = self.0.shared.get(usize::try_from(value.shared).ok()?)?;
        Some(Draft {
            sheet: Arc::clone(&shared.sheet),
            cell: value.cell,
            measure: Arc::clone(&shared.measure),
            indicator: shared.indicator.clone(),
            period: value.period,
            labels: shared.labels.iter().map(|label| label.of(value.cell)).collect(),
            number: value.number,
            scale_power: value.scale_power,
            status: value.status,
            confidentiality: value.confidentiality,
            flag: shared.flag.clone(),
            unit: shared.unit.clone(),
            note: shared.note.clone(),
            raw: self.0.raw.get(&at).cloned(),
        })
    }

    /// The first draft of each set of labels: what the values are told apart by, without all values.
    pub(super) fn sorts(&self) -> impl Iterator<Item = Draft> + '_ {
        let mut met = vec![false; self.0.shared.len()];
        self.0.values.iter().enumerate().filter_map(move |(at, value)| {
            let met = met.get_mut(usize::try_from(value.shared).ok()?)?;
            if std::mem::replace(met, true) {
                return None;
            }
            self.get(at)
        })
    }

    /// All of them in their order.
    pub fn iter(&self) -> impl Iterator<Item = Draft> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

impl SharedLabel {
    fn of(&self, cell: CellRef) -> Label {
        Label {
            dimension: Arc::clone(&self.dimension),
            text: Arc::clone(&self.text),
            code: self.code.clone(),
            cell: CellRef::new(self.row.unwrap_or(cell.row), self.column.unwrap_or(cell.column)),
        }
    }
}

/// Drafts as they come.
#[derive(Default)]
pub(crate) struct DraftsBuilder {
    kept: Kept,
    /// Fingerprint of what values share → its places.
    known: HashMap<u64, Vec<u32>>,
}

impl DraftsBuilder {
    /// Takes one more.
    pub(crate) fn push(&mut self, draft: Draft) {
        let cell = draft.cell;
        let other = |own: u32, of: u32| (own != of).then_some(own);
        let shared = Shared {
            sheet: draft.sheet,
            measure: draft.measure,
            indicator: draft.indicator,
            flag: draft.flag,
            unit: draft.unit,
            note: draft.note,
            labels: draft
                .labels
                .into_iter()
                .map(|label| SharedLabel {
                    dimension: label.dimension,
                    text: label.text,
                    code: label.code,
                    row: other(label.cell.row, cell.row),
                    column: other(label.cell.column, cell.column),
                })
                .collect(),
        };
        if let Some(raw) = draft.raw {
            self.kept.raw.insert(self.kept.values.len(), raw);
        }
        let shared = self.place(shared);
        self.kept.values.push(Compact {
            cell,
            shared,
            period: draft.period,
            number: draft.number,
            scale_power: draft.scale_power,
            status: draft.status,
            confidentiality: draft.confidentiality,
        });
    }

    fn place(&mut self, shared: Shared) -> u32 {
        let mut hasher = DefaultHasher::new();
        shared.hash(&mut hasher);
        let places = self.known.entry(hasher.finish()).or_default();
        let there = |place: &&u32| {
            let place = usize::try_from(**place).unwrap_or(usize::MAX);
            self.kept.shared.get(place) == Some(&shared)
        };
        if let Some(place) = places.iter().find(there) {
            return *place;
        }
        let place = u32::try_from(self.kept.shared.len()).unwrap_or(u32::MAX);
        places.push(place);
        self.kept.shared.push(shared);
        place
    }

    /// The drafts that were taken.
    pub(crate) fn finish(mut self) -> Drafts {
        self.kept.values.shrink_to_fit();
        Drafts(Arc::new(self.kept))
    }
}

impl FromIterator<Draft> for Drafts {
    fn from_iter<I: IntoIterator<Item = Draft>>(drafts: I) -> Self {
        let mut builder = DraftsBuilder::default();
        drafts.into_iter().for_each(|draft| builder.push(draft));
        builder.finish()
    }
}

impl From<Vec<Draft>> for Drafts {
    fn from(drafts: Vec<Draft>) -> Self {
        drafts.into_iter().collect()
    }
}

impl fmt::Debug for Drafts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(row: u32, sex: &str, raw: Option<&str>) -> Draft {
        let label = |dimension: &str, text: &str, cell| Label {
            dimension: Arc::from(dimension),
            text: Arc::from(text),
            code: Some(Code::from(text)),
            cell,
        };
        Draft {
            sheet: Arc::from("a"),
            cell: CellRef::new(row, 4),
            measure: Arc::from("People"),
            indicator: Some("IMM_STOCK".into()),
            period: "2020".parse().ok(),
            labels: vec![label("sex", sex, CellRef::new(row, 1)), label("area", "LA", CellRef::new(0, 4))],
            number: Some(Number::new(f64::from(row), 0)),
            scale_power: 3,
            status: ObsStatus::Estimated,
            confidentiality: ConfStatus::Free,
            flag: None,
            unit: Some(Arc::from("thousands")),
            note: row.is_multiple_of(2).then(|| Arc::from("a remark")),
            raw: raw.map(Arc::from),
        }
    }

    #[test]
    fn drafts_come_back_as_they_were_and_share_what_they_have_in_common() {
        let all: Vec<Draft> = (1..200)
            .map(|row| draft(row, if row.is_multiple_of(2) { "F" } else { "M" }, (row == 7).then_some("7 b")))
            .collect();
        let kept = Drafts::from(all.clone());
        assert_eq!(kept.iter().collect::<Vec<_>>(), all);
        assert_eq!((kept.len(), kept.0.shared.len(), kept.0.raw.len()), (199, 2, 1));
        assert_eq!(kept.get(6), all.get(6).cloned());
        assert_eq!(kept.get(199), None);
    }
}
