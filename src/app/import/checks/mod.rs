//! Checks of all values before they are written: totals against their parts, impossible numbers, jumps. None of
//! them stops the writing; each names its cell and says what to do.

use super::SheetDrafts;
use crate::domain::{
    AgeInterval, Aggregation, Catalogue, CellRef, Code, DimensionCode, Key, Message, Number, Period,
    PeriodKind, Place, Problem, ProblemKind, Severity, ValueKind,
};
use crate::store::{Conflict, Incoming};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A value that is so many times its neighbour in time is looked at.
const JUMP: f64 = 10.0;
/// Smaller numbers jump by chance.
const SMALL: f64 = 100.0;
/// Most problems of one sort that are told one by one.
const MOST: usize = 50;

/// Everything doubtful about values that are ready to be written.
pub(super) fn check(incoming: &[Incoming], sheets: &[SheetDrafts], catalogue: &Catalogue) -> Vec<Problem> {
    let look = Look { incoming, sheets, catalogue };
    let mut problems = look.totals();
    problems.extend(look.impossible());
    problems.extend(look.jumps());
    problems
}

/// Stored values that a file changes by a large factor.
pub(super) fn jumps_from_stored(conflicts: &[Conflict], sheets: &[SheetDrafts]) -> Vec<Problem> {
    let file = sheets.first().map(|sheet| sheet.file.clone());
    let far = |conflict: &&Conflict| {
        let new = conflict.incoming.number.map(|number| number.value);
        new.zip(conflict.stored).is_some_and(|(new, stored)| is_jump(stored, new))
    };
    let problem = |conflict: &Conflict| {
        let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        Problem {
            kind: ProblemKind::Jump,
            severity: Severity::Doubt,
            place: Place { file: file.clone(), sheet: None, cell: Some(conflict.cell) },
            message: Message::new("import-jump-stored")
                .with("cell", conflict.cell.to_string())
                .with("stored", shown(conflict.stored))
                .with("new", shown(conflict.incoming.number.map(|number| number.value))),
            suggestions: Vec::new(),
            count: 1,
        }
    };
    conflicts.iter().filter(far).take(MOST).map(problem).collect()
}

fn is_jump(one: f64, other: f64) -> bool {
    let (low, high) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    high >= SMALL && low > 0.0 && high / low >= JUMP
}

struct Look<'a> {
    incoming: &'a [Incoming],
    sheets: &'a [SheetDrafts],
    catalogue: &'a Catalogue,
}

/// The parts of a total. A million values have as many groups, so they are small.
#[derive(Default)]
struct Parts {
    sum: f64,
    /// What rounding of the parts may add up to.
    rounding: f64,
    /// Which members, by their places in [`Members`].
    members: u128,
    cells: Option<(CellRef, CellRef)>,
}

impl Parts {
    fn add(&mut self, member: u128, number: Number, cell: CellRef) {
        if self.members & member != 0 {
            return;
        }
        self.members |= member;
        self.sum += number.value;
        self.rounding += half_step(number);
        let cells = self.cells.get_or_insert((cell, cell));
        *cells = (cells.0.min(cell), cells.1.max(cell));
    }
}

/// The members of a dimension that a file has, each a bit.
#[derive(Default)]
struct Members(HashMap<Code, u32>);

impl Members {
    /// The bit of a member; none where there are more than bits.
    fn bit(&mut self, code: &Code) -> Option<u128> {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let place = match self.0.get(code) {
            Some(place) => *place,
            None => *self.0.entry(code.clone()).or_insert(next),
        };
        1_u128.checked_shl(place)
    }

    fn of(&self, bits: u128) -> BTreeSet<Code> {
        let has = |place: u32| 1_u128.checked_shl(place).is_some_and(|bit| bits & bit != 0);
        self.0.iter().filter(|(_, place)| has(**place)).map(|(code, _)| code.clone()).collect()
    }
}

/// Dimensions whose members can make up a whole.
const WITH_TOTALS: [&str; 4] = ["sex", "residence", "age", DimensionCode::AREA];

fn half_step(number: Number) -> f64 {
    0.5 * 10f64.powi(-i32::from(number.decimals))
}

impl Look<'_> {
    fn adds_up(&self, key: &Key) -> bool {
        self.catalogue
            .indicator(key.indicator.as_str())
            .is_some_and(|indicator| indicator.aggregation == Aggregation::Sum)
    }

    fn place(&self, one: &Incoming) -> Place {
        let sheet = self.sheets.get(one.origin);
        Place {
            file: sheet.map(|sheet| sheet.file.clone()),
            sheet: sheet.map(|sheet| sheet.sheet.clone()).filter(|name| !name.is_empty()),
            cell: Some(one.cell),
        }
    }

    fn problem(&self, one: &Incoming, kind: ProblemKind, message: Message) -> Problem {
        Problem {
            kind,
            severity: Severity::Doubt,
            place: self.place(one),
            message: message.with("cell", one.cell.to_string()),
            suggestions: Vec::new(),
            count: 1,
        }
    }

    /// Parts against totals in every dimension whose members make up the whole.
    fn totals(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        // One dimension after the other, so that the groups of one only are in memory.
        for dimension in WITH_TOTALS.map(DimensionCode::from) {
            let parts = self.parts(&dimension);
            if !parts.is_empty() {
                self.compare(&dimension, &parts, &mut problems);
            }
        }
        problems.sort_by_key(|(position, _)| *position);
        problems.into_iter().take(MOST).map(|(_, problem)| problem).collect()
    }

    /// The groups of a dimension that are whole, by the fingerprint of what they have in common.
    fn parts(&self, dimension: &DimensionCode) -> HashMap<u64, Parts> {
        let mut members = Members::default();
        let mut parts: HashMap<u64, Parts> = HashMap::new();
        let of_area = dimension.as_str() == DimensionCode::AREA;
        for one in self.incoming {
            let (key, Some(number)) = (&one.observation.key, one.observation.number) else { continue };
            let member = if of_area {
                Some(&key.area).filter(|area| self.is_province(area))
            } else {
                key.dims.get(dimension.as_str())
            };
            let Some(member) = member.filter(|_| self.adds_up(key)) else { continue };
            if let Some(bit) = members.bit(member) {
                parts.entry(without(key, dimension)).or_default().add(bit, number, one.cell);
            }
        }
        let mut whole: HashMap<u128, bool> = HashMap::new();
        parts.retain(|_, parts| {
            *whole
                .entry(parts.members)
                .or_insert_with(|| self.is_whole(dimension, &members.of(parts.members)))
        });
        parts
    }

    /// Totals that differ from their parts, each with its place among the values.
    fn compare(
        &self,
        dimension: &DimensionCode,
        parts: &HashMap<u64, Parts>,
        problems: &mut Vec<(usize, Problem)>,
    ) {
        let most = problems.len() + MOST;
        for (position, one) in self.incoming.iter().enumerate() {
            let (key, Some(number)) = (&one.observation.key, one.observation.number) else { continue };
            let is_total = if dimension.as_str() == DimensionCode::AREA {
                key.area.as_str() == "LA"
            } else {
                key.dims.get(dimension.as_str()).is_none()
            };
            if !is_total || problems.len() >= most {
                continue;
            }
            let found = parts.get(&without(key, dimension));
            if let Some(parts) = found.filter(|parts| {
                (parts.sum - number.value).abs() > parts.rounding + half_step(number) + 1e-9 * parts.sum.abs()
            }) {
                problems.push((position, self.total_differs(one, number, dimension, parts)));
            }
        }
    }

    fn total_differs(
        &self,
        one: &Incoming,
        number: Number,
        dimension: &DimensionCode,
        parts: &Parts,
    ) -> Problem {
        let (first, last) = parts.cells.unwrap_or((one.cell, one.cell));
        let sum = Number { value: parts.sum, ..number };
        let name =
            self.catalogue.dimension(dimension.as_str()).map(|found| found.names.clone()).unwrap_or_default();
        let message = Message::new("import-total-differs")
            .with("total", number.to_string())
            .with("sum", sum.to_string())
            .with("dimension", &name)
            .with("range", format!("{first}:{last}"));
        self.problem(one, ProblemKind::TotalDiffers, message)
    }

    fn is_province(&self, area: &Code) -> bool {
        self.catalogue
            .list("area")
            .and_then(|list| list.get(area.as_str()))
            .is_some_and(|item| item.level.as_deref() == Some("province"))
    }

    /// Whether members make up the whole of a dimension, without one of them lying within another.
    fn is_whole(&self, dimension: &DimensionCode, members: &BTreeSet<Code>) -> bool {
        let has = |codes: &[&str]| codes.iter().all(|code| members.contains(&Code::from(*code)));
        match dimension.as_str() {
            "sex" => has(&["F", "M"]),
            "residence" => has(&["U", "R"]),
            "age" => tiles(members),
            DimensionCode::AREA => {
                let Some(list) = self.catalogue.list("area") else { return false };
                let mut provinces = list.iter().filter(|(_, item)| item.level.as_deref() == Some("province"));
                provinces.all(|(code, _)| members.contains(code))
            }
            _ => false,
        }
    }

    /// Shares outside 0 to 100, negative counts, years no file speaks of: once an indicator and sort.
    fn impossible(&self) -> Vec<Problem> {
        let mut found: BTreeMap<(String, &str), (usize, u64)> = BTreeMap::new();
        for (position, one) in self.incoming.iter().enumerate() {
            let key = &one.observation.key;
            let year = key.period.first().year;
            let kind = self.catalogue.indicator(key.indicator.as_str()).map(|indicator| indicator.value_kind);
            let value = one.observation.number.map(|number| number.value);
            let sort = match (kind, value) {
                _ if !(1850..=2100).contains(&year) => "import-year-unlikely",
                (Some(ValueKind::Percent), Some(value)) if !(0.0..=100.0).contains(&value) => {
                    "import-share-unlikely"
                }
                (Some(ValueKind::Count), Some(value)) if value < 0.0 => "import-count-negative",
                _ => continue,
            };
            found.entry((key.indicator.to_string(), sort)).or_insert((position, 0)).1 += 1;
        }
        found
            .into_iter()
            .filter_map(|((_, sort), (position, count))| {
                let one = self.incoming.get(position)?;
                let value = one.observation.number.map_or_else(String::new, |number| number.to_string());
                let message = Message::new(sort)
                    .with("value", value)
                    .with("period", one.observation.key.period.to_string())
                    .with("count", count);
                Some(Problem { count, ..self.problem(one, ProblemKind::Impossible, message) })
            })
            .collect()
    }

    /// A value that is many times the one of the year before, in the same file.
    fn jumps(&self) -> Vec<Problem> {
        let mut lines: HashMap<u64, Vec<(Period, f64, usize)>> = HashMap::new();
        for (position, one) in self.incoming.iter().enumerate() {
            let key = &one.observation.key;
            if let Some(number) = one.observation.number
                && matches!(key.period.kind(), PeriodKind::Year | PeriodKind::Fiscal)
            {
                lines.entry(line_of(key)).or_default().push((key.period, number.value, position));
            }
        }
        let mut found: Vec<(usize, f64, f64, Period)> = Vec::new();
        for line in lines.values_mut().filter(|line| line.len() > 1) {
            line.sort_by_key(|(period, ..)| *period);
            for pair in line.windows(2) {
                if let [(before, old, _), (_, new, position)] = pair
                    && is_jump(*old, *new)
                {
                    found.push((*position, *old, *new, *before));
                }
            }
        }
        found.sort_by_key(|(position, ..)| *position);
        found
            .into_iter()
            .take(MOST)
            .filter_map(|(position, old, new, before)| {
                let one = self.incoming.get(position)?;
                let message = Message::new("import-jump")
                    .with("value", new.to_string())
                    .with("period", one.observation.key.period.to_string())
                    .with("other", old.to_string())
                    .with("before", before.to_string());
                Some(self.problem(one, ProblemKind::Jump, message))
            })
            .collect()
    }
}

/// Ages from birth to the open end, each once.
fn tiles(members: &BTreeSet<Code>) -> bool {
    let mut intervals: Vec<(u8, Option<u8>)> = Vec::new();
    for member in members {
        let Some(interval) = AgeInterval::of_code(member.as_str()) else { return false };
        intervals.push((interval.from, interval.to));
    }
    intervals.sort_unstable();
    let mut next = Some(0);
    for (from, to) in intervals {
        if next != Some(from) {
            return false;
        }
        next = to.and_then(|to| to.checked_add(1));
        if to.is_none() {
            next = None;
        }
    }
    next.is_none()
}

/// The fingerprint of a key but for one dimension.
fn without(key: &Key, dimension: &DimensionCode) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&key.indicator, key.period, &key.publication).hash(&mut hasher);
    if dimension.as_str() != DimensionCode::AREA {
        key.area.hash(&mut hasher);
    }
    for (own, member) in key.dims.iter().filter(|(own, _)| *own != dimension) {
        (own, member).hash(&mut hasher);
    }
    hasher.finish()
}

/// The fingerprint of a key but for its period.
fn line_of(key: &Key) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&key.indicator, &key.area, &key.dims, &key.publication).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
