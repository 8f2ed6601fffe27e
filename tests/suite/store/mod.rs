//! The store under faults: processes killed at any point, files damaged at any place.

mod damaged;
#[cfg(unix)]
mod faults;
mod killed;

use migration_profile::domain::{
    CellRef, ConfStatus, DimensionCode, Dims, Key, Number, ObsStatus, Observation, Publication,
};
use migration_profile::store::{Accept, ChangeKind, Incoming, NewChange, NewOrigin, Result, Scan, Store};
use migration_profile::work::Work;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A generator of numbers that gives the same ones for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// Below `end`.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("small");
        usize::try_from(self.roll() % end).expect("small")
    }
}

/// How often a test that takes its time is to be done: a few times, or as often as the variable says.
fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn change(what: ChangeKind) -> NewChange {
    NewChange {
        what,
        at: String::from("2026-11-23T09:40:00Z"),
        who: String::from("Noy"),
        agency: String::from("LSB"),
        detail: BTreeMap::new(),
        reason: None,
    }
}

fn value(sex: &str, year: u16, number: f64) -> Incoming {
    let dims: Dims = [(DimensionCode::from("sex"), sex.into())].into_iter().collect();
    Incoming {
        observation: Observation {
            key: Key {
                indicator: "IMM_STOCK".into(),
                dims,
                area: "LA".into(),
                period: year.to_string().parse().expect("year"),
                publication: Publication { source: "UNDESA_IMS".into(), edition: String::from("2020") },
            },
            number: Some(Number::new(number, 0)),
            status: ObsStatus::Normal,
            confidentiality: ConfStatus::Free,
            raw: None,
            note: Some(String::from("a remark")),
        },
        origin: 0,
        cell: CellRef::new(4, 2),
    }
}

fn import(store: &mut Store, rows: Vec<Incoming>) -> Result<()> {
    let origin = NewOrigin {
        file_name: String::from("a.csv"),
        bytes: Some(Arc::from(&b"x,y"[..])),
        ..NewOrigin::default()
    };
    let mut rows = rows.into_iter();
    store
        .write(&change(ChangeKind::Import), &[origin], &mut rows, Accept::All, false, &Work::new())
        .map(|_| ())
}

/// The values and the journal, as a person sees them.
fn content(store: &Store) -> Result<(Vec<String>, Vec<String>)> {
    let mut values = Vec::new();
    for series in store.series_of(&"IMM_STOCK".into())? {
        let scan = Scan { series: &[series.id], ..Scan::default() };
        store.scan(&scan, &mut |row| {
            values.push(format!(
                "{} {:?} {} {:?} {:?} {:?}",
                series.dims,
                store.area_code(row.area),
                row.period,
                row.number,
                row.status,
                row.note
            ));
            ControlFlow::Continue(())
        })?;
    }
    values.sort();
    let mut journal: Vec<String> =
        store.history(usize::MAX)?.into_iter().map(|row| format!("{} {}", row.id, row.what)).collect();
    journal.reverse();
    Ok((values, journal))
}
