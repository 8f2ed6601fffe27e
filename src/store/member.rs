//! Members of the lists as a whole: read, compared, written back as one change.
//!
//! A member is an indicator, a dimension, or a code of a list, with its names in both languages, other
//! spellings, place in a tree, validity, successor, and further columns.

use super::change::insert_change;
use super::rows::{Row, Steps, rows_of_change, step};
use super::{NewChange, Result, Store, StoreError};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// A text of a member in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The text.
    pub text: String,
    /// Whether a person of the country has read it.
    pub checked: bool,
}

/// Everything about a member of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// List: `indicator`, `source`, `area`, `sex` …
    pub list: String,
    /// Code.
    pub code: String,
    /// Position in the order of the list.
    pub sort: i64,
    /// Member above it in a tree.
    pub parent: Option<String>,
    /// Level of a tree.
    pub level: Option<String>,
    /// First day or year it is valid.
    pub valid_from: Option<String>,
    /// Last day or year it is valid.
    pub valid_to: Option<String>,
    /// The member that follows it.
    pub successor: Option<String>,
    /// Further columns.
    pub attributes: BTreeMap<String, String>,
    /// Texts by (field, language): `name`, `definition`, `note`; `lo`, `en`.
    pub texts: BTreeMap<(String, String), Wording>,
    /// Other spellings, each with the agency that writes so; empty: all.
    pub spellings: BTreeSet<(String, String)>,
}

/// What a change did to one part of a member, in words that machines use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberChange {
    /// List.
    pub list: String,
    /// Code.
    pub code: String,
    /// Part: `name_lo`, `definition_en`, `alias`, `parent`, `valid_to`, a column; `code` for the whole member.
    pub part: String,
    /// Before; empty: nothing.
    pub before: String,
    /// After; empty: nothing.
    pub after: String,
}

impl Member {
    pub(super) fn item_row(&self) -> Row {
        Row::Item {
            list: self.list.clone(),
            code: self.code.clone(),
            sort: self.sort,
            parent: self.parent.clone(),
            level: self.level.clone(),
            attributes: serde_json::to_string(&self.attributes).unwrap_or_default(),
            valid_from: self.valid_from.clone(),
            valid_to: self.valid_to.clone(),
            successor: self.successor.clone(),
            retired: false,
        }
    }

    pub(super) fn text_row(&self, key: &(String, String)) -> Option<Row> {
        let wording = self.texts.get(key).filter(|wording| !wording.text.is_empty())?;
        Some(Row::Text {
            list: self.list.clone(),
            code: self.code.clone(),
            field: key.0.clone(),
            lang: key.1.clone(),
            text: wording.text.clone(),
            checked: wording.checked,
        })
    }

    pub(super) fn spelling_row(&self, (alias, agency): &(String, String)) -> Row {
        Row::Alias {
            list: self.list.clone(),
            code: self.code.clone(),
            alias: alias.clone(),
            agency: agency.clone(),
        }
    }

    /// The rows that lead from `old` to this one.
    pub(super) fn steps_from(&self, old: Option<&Self>) -> Steps {
        let mut steps = Vec::new();
        let item = self.item_row();
        let before = old.map(Self::item_row);
        if before.as_ref() != Some(&item) {
            steps.push((before, Some(item)));
        }
        let nothing = Self::default();
        let old = old.unwrap_or(&nothing);
        let keys: BTreeSet<&(String, String)> = self.texts.keys().chain(old.texts.keys()).collect();
        for key in keys {
            let (before, after) = (old.text_row(key), self.text_row(key));
            if before != after {
                steps.push((before, after));
            }
        }
        let gone = old.spellings.difference(&self.spellings);
        steps.extend(gone.map(|spelling| (Some(old.spelling_row(spelling)), None)));
        let new = self.spellings.difference(&old.spellings);
        steps.extend(new.map(|spelling| (None, Some(self.spelling_row(spelling)))));
        steps
    }

    /// The rows that bring a retired member back as this one.
    pub(super) fn steps_back(&self, retired: &Self) -> Steps {
        let mut steps = self.steps_from(Some(retired));
        steps.retain(|(before, _)| !matches!(before, Some(Row::Item { .. })));
        steps.insert(0, (None, Some(self.item_row())));
        steps
    }
}

impl Store {
    /// The members of a list in their order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn members(&self, list: &str) -> Result<Vec<Member>> {
        let mut found: Vec<Member> = read(&self.connection, Some(list))
            .map_err(|error| self.error(&error))?
            .into_values()
            .filter(|(_, retired)| !retired)
            .map(|(member, _)| member)
            .collect();
        found.sort_by(|one, two| (one.sort, &one.code).cmp(&(two.sort, &two.code)));
        Ok(found)
    }

    /// Writes members as one change: those with a code that the list has are altered to be as given, the
    /// others are added. Gives the number of the change; `None` if nothing is different.
    ///
    /// # Errors
    /// [`StoreError::CodeExists`] for a code that is given twice; what the disk says. Nothing is written then.
    pub fn write_members(&mut self, change: &NewChange, members: &[Member]) -> Result<Option<i64>> {
        let mut steps = Vec::new();
        let mut seen = BTreeSet::new();
        let lists: BTreeSet<&str> = members.iter().map(|member| member.list.as_str()).collect();
        let mut there = BTreeMap::new();
        for list in lists {
            there.extend(read(&self.connection, Some(list)).map_err(|error| self.error(&error))?);
        }
        for member in members {
            let key = (member.list.clone(), member.code.clone());
            let old = there.get(&key);
            steps.extend(match old {
                Some((old, true)) => member.steps_back(old),
                old => member.steps_from(old.map(|(member, _)| member)),
            });
            if !seen.insert(key) {
                return Err(StoreError::CodeExists { list: member.list.clone(), code: member.code.clone() });
            }
        }
        if steps.is_empty() {
            return Ok(None);
        }
        self.write_steps(change, &steps).map(Some)
    }

    /// Does steps on the lists as one change.
    pub(super) fn write_steps(&mut self, change: &NewChange, steps: &Steps) -> Result<i64> {
        self.before_change(change, false, &crate::work::Work::new())?;
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.error(&error))?;
        let write = || {
            let id = insert_change(&self.connection, change, None)?;
            for (position, (before, after)) in steps.iter().enumerate() {
                step(&self.connection, id, position, before.as_ref(), after.as_ref())?;
            }
            Ok(id)
        };
        let id = write().map_err(|error: rusqlite::Error| self.error(&error))?;
        transaction.commit().map_err(|error| self.error(&error))?;
        self.after_change();
        self.reload()?;
        Ok(id)
    }

    /// What a change did to the lists, part by part, in the order in which it was done.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touched_members(&self, change: i64) -> Result<Vec<MemberChange>> {
        let rows = rows_of_change(&self.connection, change).map_err(|error| self.error(&error))?;
        let mut found: Vec<MemberChange> =
            rows.iter().rev().flat_map(|(before, after)| told(before.as_ref(), after.as_ref())).collect();
        // The names of a member that is new or gone stand under its code.
        let whole: BTreeSet<(String, String)> = found
            .iter()
            .filter(|one| one.part == CODE)
            .map(|one| (one.list.clone(), one.code.clone()))
            .collect();
        found.retain(|one| one.part == CODE || !whole.contains(&(one.list.clone(), one.code.clone())));
        Ok(found)
    }
}

/// The part that stands for the whole member.
const CODE: &str = "code";

fn told(before: Option<&Row>, after: Option<&Row>) -> Vec<MemberChange> {
    let Some(row) = after.or(before) else { return Vec::new() };
    let one = |list: &str, code: &str, part: &str, before: String, after: String| MemberChange {
        list: list.to_owned(),
        code: code.to_owned(),
        part: part.to_owned(),
        before,
        after,
    };
    match row {
        Row::Item { list, code, .. } => {
            let (old, new) = (before.map(columns), after.map(columns));
            let (Some(old), Some(new)) = (&old, &new) else {
                let text = |there: bool| if there { code.clone() } else { String::new() };
                return vec![one(list, code, CODE, text(old.is_some()), text(new.is_some()))];
            };
            let parts: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            parts
                .into_iter()
                .filter_map(|part| {
                    let of = |columns: &BTreeMap<String, String>| columns.get(part).cloned();
                    let (before, after) = (of(old).unwrap_or_default(), of(new).unwrap_or_default());
                    (before != after).then(|| one(list, code, part, before, after))
                })
                .collect()
        }
        Row::Text { list, code, field, lang, .. } => {
            let text = |row: Option<&Row>| match row {
                Some(Row::Text { text, checked, .. }) => {
                    format!("{text}{}", if *checked && lang == "lo" { " ✓" } else { "" })
                }
                _ => String::new(),
            };
            vec![one(list, code, &format!("{field}_{lang}"), text(before), text(after))]
        }
        Row::Alias { list, code, .. } => {
            let text = |row: Option<&Row>| match row {
                Some(Row::Alias { alias, .. }) => alias.clone(),
                _ => String::new(),
            };
            vec![one(list, code, "aliases", text(before), text(after))]
        }
        _ => Vec::new(),
    }
}

/// The columns of an item by name.
fn columns(row: &Row) -> BTreeMap<String, String> {
    let Row::Item { sort, parent, level, attributes, valid_from, valid_to, successor, .. } = row else {
        return BTreeMap::new();
    };
    let mut columns: BTreeMap<String, String> = serde_json::from_str(attributes).unwrap_or_default();
    columns.insert(String::from("sort"), sort.to_string());
    for (name, text) in [
        ("parent", parent),
        ("level", level),
        ("valid_from", valid_from),
        ("valid_to", valid_to),
        ("successor", successor),
    ] {
        if let Some(text) = text {
            columns.insert(name.to_owned(), text.clone());
        }
    }
    columns
}

/// Members by (list, code), each with whether it is retired.
pub(super) type Members = BTreeMap<(String, String), (Member, bool)>;

/// Reads the members of one list, or of all.
pub(super) fn read(connection: &Connection, list: Option<&str>) -> rusqlite::Result<Members> {
    let mut found = Members::new();
    let mut statement = connection.prepare_cached(
        "SELECT list, code, sort, parent, level, valid_from, valid_to, successor, attributes, retired FROM item
         WHERE ?1 IS NULL OR list = ?1",
    )?;
    let mut rows = statement.query(params![list])?;
    while let Some(row) = rows.next()? {
        let member = Member {
            list: row.get(0)?,
            code: row.get(1)?,
            sort: row.get(2)?,
            parent: row.get(3)?,
            level: row.get(4)?,
            valid_from: row.get(5)?,
            valid_to: row.get(6)?,
            successor: row.get(7)?,
            attributes: serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default(),
            ..Member::default()
        };
        found.insert((member.list.clone(), member.code.clone()), (member, row.get(9)?));
    }
    let mut statement = connection.prepare_cached(
        "SELECT list, code, field, lang, text, checked FROM text WHERE text <> '' AND (?1 IS NULL OR list = ?1)",
    )?;
    let mut rows = statement.query(params![list])?;
    while let Some(row) = rows.next()? {
        if let Some((member, _)) = found.get_mut(&(row.get(0)?, row.get(1)?)) {
            let wording = Wording { text: row.get(4)?, checked: row.get(5)? };
            member.texts.insert((row.get(2)?, row.get(3)?), wording);
        }
    }
    let mut statement = connection.prepare_cached(
        "SELECT list, code, alias, agency FROM alias WHERE shipped < 2 AND (?1 IS NULL OR list = ?1)",
    )?;
    let mut rows = statement.query(params![list])?;
    while let Some(row) = rows.next()? {
        if let Some((member, _)) = found.get_mut(&(row.get(0)?, row.get(1)?)) {
            member.spellings.insert((row.get(2)?, row.get(3)?));
        }
    }
    Ok(found)
}
