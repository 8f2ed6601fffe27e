//! JSON-stat 2 (and the single dataset of 1): a known grammar. `id` and `size` name the dimensions, `value`
//! is the matrix, the last dimension fastest. (Standard: <https://json-stat.org/full/>.)

use super::lexicon::{Lexicon, Named};
use super::{numbers, periods};
use crate::domain::{CellRef, Code, Draft, Label, Number, ObsStatus, Period};
use crate::work::{Stopped, Work};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// Most cells of a matrix.
const MOST_CELLS: usize = 50_000_000;

/// A member of a dimension: its code, its words, its unit.
struct Member {
    code: String,
    words: Arc<str>,
    unit: Option<Arc<str>>,
}

struct Dimension {
    name: Arc<str>,
    role: Role,
    members: Vec<Member>,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Time,
    Metric,
    Other,
}

/// A dataset.
pub struct JsonStat {
    label: String,
    dimensions: Vec<Dimension>,
    value: Value,
    status: Value,
    /// Remarks by the place of their value.
    notes: Value,
    /// Who counted, where the file says it once.
    source: Option<Arc<str>>,
}

impl JsonStat {
    /// Reads a text; `None` where it is no JSON-stat.
    pub fn read(text: &str, lexicon: &Lexicon) -> Option<Self> {
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        if !text.starts_with('{') || !text.contains("\"dimension\"") {
            return None;
        }
        let mut root: Value = serde_json::from_str(text).ok()?;
        if root.get("dimension").is_none() {
            // Version 1 wraps the dataset in an object by its name.
            root = root.as_object_mut()?.values_mut().find(|inner| inner.get("dimension").is_some())?.take();
        }
        let about = root.get("dimension")?;
        let inside = |key: &str| root.get(key).or_else(|| about.get(key)).and_then(Value::as_array);
        let (ids, sizes) = (inside("id")?, inside("size")?);
        let roles = root.get("role").or_else(|| about.get("role"));
        let has_role = |role: &str, id: &str| {
            let list = roles.and_then(|roles| roles.get(role)).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|own| own.as_str() == Some(id)))
        };
        let mut dimensions = Vec::new();
        for (id, size) in ids.iter().zip(sizes) {
            let id = id.as_str()?;
            let size = usize::try_from(size.as_u64()?).ok()?;
            let role = if has_role("time", id) {
                Role::Time
            } else if has_role("metric", id) {
                Role::Metric
            } else {
                Role::Other
            };
            let dimension = dimension(id, role, about.get(id)?, lexicon)?;
            if dimension.members.len() != size || size == 0 {
                return None;
            }
            dimensions.push(dimension);
        }
        let label = root.get("label").and_then(Value::as_str).unwrap_or_default().to_owned();
        let take = |key: &str| root.get(key).cloned().unwrap_or(Value::Null);
        let (value, status) = (take("value"), take("status"));
        let notes = root.pointer("/extension/notes").cloned().unwrap_or(Value::Null);
        let source = source_of(&root);
        (!dimensions.is_empty() && (value.is_array() || value.is_object())).then_some(Self {
            label,
            dimensions,
            value,
            status,
            notes,
            source,
        })
    }

    /// What is counted.
    pub fn measure(&self) -> &str {
        &self.label
    }

    /// Gives the observations one by one; cells are row and column of the matrix from zero, its last
    /// dimension across.
    ///
    /// # Errors
    /// [`Stopped`] when the job was told to stop.
    pub fn for_each(
        &self,
        sheet: &str,
        lexicon: &Lexicon,
        work: &Work,
        take: &mut dyn FnMut(Draft),
    ) -> Result<(), Stopped> {
        let sizes: Vec<usize> = self.dimensions.iter().map(|dimension| dimension.members.len()).collect();
        let cells = sizes.iter().try_fold(1usize, |all, size| all.checked_mul(*size)).unwrap_or(usize::MAX);
        let across = sizes.last().copied().unwrap_or(1).max(1);
        let mut codes: HashMap<(usize, usize), Option<Code>> = HashMap::new();
        let (sheet, title): (Arc<str>, Arc<str>) = (Arc::from(sheet), Arc::from(self.label.as_str()));
        for flat in 0..cells.min(MOST_CELLS) {
            if flat % 4096 == 0 {
                work.check()?;
            }
            let (number, flag) = self.cell(flat);
            if number.is_none() && flag.is_none() {
                continue;
            }
            let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let cell = CellRef::new(small(flat / across), small(flat % across));
            let mut draft = Draft {
                sheet: Arc::clone(&sheet),
                cell,
                measure: Arc::clone(&title),
                indicator: None,
                period: None,
                labels: Vec::new(),
                number,
                scale_power: 0,
                status: ObsStatus::Normal,
                confidentiality: crate::domain::ConfStatus::Free,
                flag: None,
                unit: None,
                raw: None,
                note: None,
            };
            if let Some(source) = &self.source {
                draft.labels.push(Label {
                    dimension: Arc::from("source"),
                    text: Arc::clone(source),
                    code: None,
                    cell,
                });
            }
            let mut computed = false;
            let mut rest = flat;
            let mut places = vec![0; sizes.len()];
            for (place, size) in places.iter_mut().zip(&sizes).rev() {
                (*place, rest) = (rest % size, rest / size);
            }
            for (at, (dimension, place)) in self.dimensions.iter().zip(&places).enumerate() {
                let Some(member) = dimension.members.get(*place) else { continue };
                match dimension.role {
                    Role::Time => draft.period = period(&member.code).or_else(|| period(&member.words)),
                    Role::Metric => draft.measure = Arc::clone(&member.words),
                    Role::Other => {
                        let code = codes.entry((at, *place)).or_insert_with(|| {
                            let find =
                                |text: &str| super::drafts::code_of(lexicon, &dimension.name, text, None);
                            let own =
                                || (&*dimension.name == "source").then(|| Code::from(member.code.as_str()));
                            find(&member.words).or_else(|| find(&member.code)).or_else(own)
                        });
                        computed |= member.code == super::px::REST && code.is_none();
                        if &*dimension.name == "source" {
                            draft.labels.retain(|label| label.dimension != dimension.name);
                        }
                        draft.labels.push(Label {
                            dimension: Arc::clone(&dimension.name),
                            text: Arc::clone(&member.words),
                            code: code.clone(),
                            cell,
                        });
                    }
                }
                draft.unit = draft.unit.or_else(|| member.unit.clone());
            }
            if let Some(flag) = flag {
                let told = numbers::status_of(&flag, number.is_some());
                draft.status = ObsStatus::from_code(&flag).unwrap_or(told.0);
                draft.confidentiality = told.1;
                draft.flag = Some(Arc::from(flag.as_str()));
            }
            draft.note = self.notes.get(flat.to_string()).and_then(Value::as_str).map(Arc::from);
            draft.indicator = lexicon.indicator(&draft.measure).cloned();
            if !computed {
                take(draft);
            }
        }
        Ok(())
    }

    fn cell(&self, flat: usize) -> (Option<Number>, Option<String>) {
        let at = |list: &Value| match list {
            Value::Array(all) => all.get(flat).cloned(),
            Value::Object(all) => all.get(&flat.to_string()).cloned(),
            _ => None,
        };
        let number = match at(&self.value) {
            Some(Value::Number(number)) => Number::parse(&number.to_string()).ok(),
            Some(Value::String(text)) => Number::parse(text.trim()).ok(),
            _ => None,
        };
        let flag = match &self.status {
            Value::String(all) => Some(all.clone()),
            list => at(list).and_then(|flag| flag.as_str().map(str::to_owned)),
        };
        (number, flag.filter(|flag| !flag.is_empty()))
    }
}

/// The only source of a file: by code, where our program wrote it, else by its words.
fn source_of(root: &Value) -> Option<Arc<str>> {
    let words = || root.get("source").and_then(Value::as_str).map(str::trim);
    let text = match root.pointer("/extension/sources").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) => {
            let part = |key: &str| only.get(key).and_then(Value::as_str).unwrap_or_default();
            format!("{}:{}", part("source"), part("edition"))
        }
        _ => words()?.to_owned(),
    };
    (!text.trim_matches(':').is_empty()).then(|| Arc::from(text.as_str()))
}

fn dimension(id: &str, role: Role, about: &Value, lexicon: &Lexicon) -> Option<Dimension> {
    let category = about.get("category")?;
    let words = category.get("label");
    let mut codes: Vec<String> = match category.get("index") {
        Some(Value::Array(list)) => list.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect(),
        Some(Value::Object(places)) => {
            let mut list: Vec<(u64, &String)> =
                places.iter().filter_map(|(code, place)| Some((place.as_u64()?, code))).collect();
            list.sort();
            list.into_iter().map(|(_, code)| code.clone()).collect()
        }
        // One member needs no order.
        _ => words?.as_object()?.keys().cloned().collect(),
    };
    codes.dedup();
    let members = codes
        .into_iter()
        .map(|code| {
            let label = words.and_then(|words| words.get(&code)).and_then(Value::as_str).unwrap_or(&code);
            let unit = category.get("unit").and_then(|units| units.get(&code));
            let unit = unit.and_then(|unit| {
                unit.get("label").or_else(|| unit.get("base")).or_else(|| unit.get("symbol"))
            });
            Member { words: Arc::from(label), unit: unit.and_then(Value::as_str).map(Arc::from), code }
        })
        .collect();
    let label = about.get("label").and_then(Value::as_str).unwrap_or(id);
    let named = lexicon.named(label).or_else(|| lexicon.named(id));
    let (name, role) = match named {
        Some(Named::Dimension(code)) => (code.to_string(), role),
        Some(Named::Period) if role == Role::Other => (id.to_owned(), Role::Time),
        _ if id == "source" => (id.to_owned(), role),
        _ => (label.to_owned(), role),
    };
    Some(Dimension { name: Arc::from(name.as_str()), role, members })
}

fn period(text: &str) -> Option<Period> {
    text.parse().ok().or_else(|| match periods::parse(text) {
        Some(periods::Time::Whole(period)) => Some(period),
        _ => None,
    })
}
