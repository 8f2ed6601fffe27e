//! A newer catalogue over an edited one: three ways are compared, what came with the earlier program, what
//! the country made of it, and what comes with this one.
//!
//! Parts that nobody edited follow; edited ones stay; where both changed, the country's stays and the clash is
//! listed. Codes that are withdrawn are retired, never deleted, and stay where values or edits use them.

use super::member::{Member, Members, Wording, read};
use super::rows::{Row, Steps};
use super::used::used_by;
use super::{NewChange, Result, Store, shipped};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a member that the country and the newer catalogue changed differently. The country's stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// List.
    pub list: String,
    /// Code.
    pub code: String,
    /// Part: `name_lo`, `parent`, a column; `code` for the whole member.
    pub part: String,
    /// What stands in the store and stays.
    pub ours: String,
    /// What came with the program; empty: it is withdrawn.
    pub shipped: String,
}

/// What a newer catalogue brought, or would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// The change; `None` if nothing was written.
    pub change: Option<i64>,
    /// Members that are new.
    pub added: u64,
    /// Members that nobody edited, or other parts of which were edited, and that follow.
    pub followed: u64,
    /// Members that are withdrawn and retired.
    pub retired: u64,
    /// What stays as the country has it, though the program says otherwise.
    pub clashes: Vec<Clash>,
}

/// Under which key of `meta` the catalogues stand that were laid over the store, after the program's version.
const MARK: &str = "catalogue";

impl Store {
    /// Whether this program brings a catalogue that was not laid over the store yet. One that an older
    /// program brings is not newer.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn catalogue_is_due(&self) -> Result<bool> {
        let Some(kept) = self.meta(MARK)? else { return Ok(true) };
        let mut parts = kept.split(' ');
        let version = parts.next().unwrap_or_default();
        let mark = shipped::mark();
        Ok(parts.all(|one| one != mark) && numbers(env!("CARGO_PKG_VERSION")) >= numbers(version))
    }

    /// Lays the catalogue of this program over the lists of the store, as one change. With `dry_run`
    /// nothing is written.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn renew(&mut self, change: &NewChange, dry_run: bool) -> Result<Renewed> {
        self.renew_with(change, shipped::members(), dry_run)
    }

    pub(super) fn renew_with(
        &mut self,
        change: &NewChange,
        newer: Vec<Member>,
        dry_run: bool,
    ) -> Result<Renewed> {
        let read = || Ok((read(&self.connection, None)?, bases(&self.connection)?));
        let (ours, bases) = read().map_err(|error: rusqlite::Error| self.error(&error))?;
        let mut renewal =
            Renewal { ours: &ours, bases: &bases, steps: Steps::new(), told: Renewed::default() };
        let kept: BTreeSet<Key> = newer.iter().map(key).collect();
        for member in &newer {
            renewal.lay(member);
        }
        for (key, base) in bases.iter().filter(|(key, _)| !kept.contains(*key)) {
            let used = used_by(&self.connection, &key.0, &key.1).map_err(|error| self.error(&error))?;
            renewal.withdraw(key, base, used.is_some());
        }
        let Renewal { steps, mut told, .. } = renewal;
        if dry_run {
            return Ok(told);
        }
        if !steps.is_empty() {
            let mut change = change.clone();
            let counts = [("added", told.added), ("followed", told.followed), ("withdrawn", told.retired)];
            for (name, count) in counts {
                change.detail.insert(name.to_owned(), count.to_string());
            }
            change.detail.insert(String::from("clashes"), told.clashes.len().to_string());
            told.change = Some(self.write_steps(&change, &steps)?);
        }
        self.note_catalogue()?;
        Ok(told)
    }

    /// Notes that the catalogue of this program was laid over the store.
    pub(super) fn note_catalogue(&self) -> Result<()> {
        let kept = self.meta(MARK)?.unwrap_or_default();
        let mut marks: Vec<&str> = kept.split(' ').skip(1).collect();
        let mark = shipped::mark();
        if !marks.contains(&mark.as_str()) {
            marks.push(&mark);
        }
        self.set_meta(MARK, Some(&format!("{} {}", env!("CARGO_PKG_VERSION"), marks.join(" "))))
    }
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

type Key = (String, String);

fn key(member: &Member) -> Key {
    (member.list.clone(), member.code.clone())
}

struct Renewal<'a> {
    ours: &'a Members,
    bases: &'a BTreeMap<Key, Member>,
    steps: Steps,
    told: Renewed,
}

impl Renewal<'_> {
    fn clash(&mut self, member: &Member, part: &str, ours: &str, shipped: &str) {
        self.told.clashes.push(Clash {
            list: member.list.clone(),
            code: member.code.clone(),
            part: part.to_owned(),
            ours: ours.to_owned(),
            shipped: shipped.to_owned(),
        });
    }

    /// Lays one shipped member over what is there.
    fn lay(&mut self, newer: &Member) {
        let key = key(newer);
        let nothing = Member::default();
        match (self.ours.get(&key), self.bases.get(&key)) {
            (None, _) => {
                self.told.added += 1;
                self.steps.extend(newer.steps_from(None));
                self.note_shipped(&nothing, newer);
            }
            (Some((ours, true)), None) => {
                self.told.added += 1;
                self.steps.extend(newer.steps_back(ours));
                self.note_shipped(&nothing, newer);
            }
            // The country took the code for something of its own.
            (Some((_, false)), None) => self.clash(newer, "code", &key.1, &key.1),
            (Some((ours, retired)), Some(base)) => {
                let merged = self.merged(base, ours, newer);
                let steps = if *retired { merged.steps_back(ours) } else { merged.steps_from(Some(ours)) };
                self.told.followed += u64::from(!steps.is_empty());
                // A spelling that goes is no longer the program's: it leaves no trace.
                for alias in gone(base, newer).filter(|alias| ours.spellings.contains(*alias)) {
                    self.steps.push(shipped_alias(newer, &alias.0, 1, 0));
                }
                self.steps.extend(steps);
                self.note_shipped(base, newer);
            }
        }
    }

    /// A member that the newer catalogue has no longer.
    fn withdraw(&mut self, key: &Key, base: &Member, used: bool) {
        let Some((ours, false)) = self.ours.get(key) else { return };
        if used || ours != base {
            return self.clash(base, "code", &key.1, "");
        }
        self.told.retired += 1;
        self.steps.push((Some(ours.item_row()), None));
    }

    fn merged(&mut self, base: &Member, ours: &Member, newer: &Member) -> Member {
        let mut merged = ours.clone();
        merged.sort = if ours.sort == base.sort { newer.sort } else { ours.sort };
        for (part, base, ours, newer, place) in [
            ("parent", &base.parent, &ours.parent, &newer.parent, &mut merged.parent),
            ("level", &base.level, &ours.level, &newer.level, &mut merged.level),
            ("valid_from", &base.valid_from, &ours.valid_from, &newer.valid_from, &mut merged.valid_from),
            ("valid_to", &base.valid_to, &ours.valid_to, &newer.valid_to, &mut merged.valid_to),
            ("successor", &base.successor, &ours.successor, &newer.successor, &mut merged.successor),
        ] {
            match three(base.as_ref(), ours.as_ref(), newer.as_ref()) {
                Three::Newer => place.clone_from(newer),
                Three::Ours => {}
                Three::Clash => self.clash(
                    &Member { list: merged.list.clone(), code: merged.code.clone(), ..Member::default() },
                    part,
                    ours.as_deref().unwrap_or_default(),
                    newer.as_deref().unwrap_or_default(),
                ),
            }
        }
        let names: BTreeSet<&String> = base.attributes.keys().chain(newer.attributes.keys()).collect();
        for name in names {
            let of = |member: &Member| member.attributes.get(name).cloned();
            let (base, ours, newer) = (of(base), of(ours), of(newer));
            match three(base.as_ref(), ours.as_ref(), newer.as_ref()) {
                Three::Newer => match newer {
                    Some(text) => drop(merged.attributes.insert(name.clone(), text)),
                    None => drop(merged.attributes.remove(name)),
                },
                Three::Ours => {}
                Three::Clash => {
                    let (ours, newer) = (ours.unwrap_or_default(), newer.unwrap_or_default());
                    self.clash(&merged.clone(), name, &ours, &newer);
                }
            }
        }
        self.merge_texts(base, ours, newer, &mut merged);
        for alias in gone(base, newer) {
            merged.spellings.remove(alias);
        }
        merged.spellings.extend(newer.spellings.difference(&base.spellings).cloned());
        merged
    }

    fn merge_texts(&mut self, base: &Member, ours: &Member, newer: &Member, merged: &mut Member) {
        let keys: BTreeSet<&(String, String)> = base.texts.keys().chain(newer.texts.keys()).collect();
        for key in keys {
            let of = |member: &Member| member.texts.get(key).cloned().unwrap_or_default();
            let (base, ours, newer) = (of(base), of(ours), of(newer));
            let edited = ours.text != base.text || (ours.checked && !base.checked);
            if newer == base {
                continue;
            }
            if !edited {
                merged.texts.insert(key.clone(), newer);
            } else if ours.text == newer.text {
                let checked = ours.checked || newer.checked;
                merged.texts.insert(key.clone(), Wording { checked, ..ours });
            } else {
                let part = format!("{}_{}", key.0, key.1);
                self.clash(&merged.clone(), &part, &ours.text, &newer.text);
            }
        }
    }

    /// Notes beside the rows what came with the program now.
    fn note_shipped(&mut self, base: &Member, newer: &Member) {
        let (list, code) = (&newer.list, &newer.code);
        let item = |member: &Member| Row::ShippedItem {
            list: list.clone(),
            code: code.clone(),
            columns: (!member.code.is_empty()).then(|| columns(member)),
            attributes: (!member.code.is_empty())
                .then(|| serde_json::to_string(&member.attributes).unwrap_or_default()),
        };
        if item(base) != item(newer) {
            self.steps.push((Some(item(base)), Some(item(newer))));
        }
        let keys: BTreeSet<&(String, String)> = base.texts.keys().chain(newer.texts.keys()).collect();
        for key in keys {
            let text = |member: &Member| {
                let wording = member.texts.get(key);
                Row::ShippedText {
                    list: list.clone(),
                    code: code.clone(),
                    field: key.0.clone(),
                    lang: key.1.clone(),
                    text: wording.map(|wording| wording.text.clone()),
                    checked: wording.is_some_and(|wording| wording.checked),
                }
            };
            if text(base) != text(newer) {
                self.steps.push((Some(text(base)), Some(text(newer))));
            }
        }
        for (alias, _) in newer.spellings.difference(&base.spellings) {
            self.steps.push(shipped_alias(newer, alias, 0, 1));
        }
    }
}

/// Spellings that came with the program and no longer do.
fn gone<'a>(base: &'a Member, newer: &'a Member) -> impl Iterator<Item = &'a (String, String)> {
    base.spellings.difference(&newer.spellings)
}

fn shipped_alias(member: &Member, alias: &str, before: i64, after: i64) -> (Option<Row>, Option<Row>) {
    let row = |shipped| Row::ShippedAlias {
        list: member.list.clone(),
        code: member.code.clone(),
        alias: alias.to_owned(),
        shipped,
    };
    (Some(row(before)), Some(row(after)))
}

enum Three {
    Ours,
    Newer,
    Clash,
}

fn three<T: PartialEq>(base: T, ours: T, newer: T) -> Three {
    if newer == base || ours == newer {
        Three::Ours
    } else if ours == base {
        Three::Newer
    } else {
        Three::Clash
    }
}

/// The columns of a member as the store keeps what was shipped.
fn columns(member: &Member) -> String {
    serde_json::json!({
        "sort": member.sort, "parent": member.parent, "level": member.level, "valid_from": member.valid_from,
        "valid_to": member.valid_to, "successor": member.successor,
    })
    .to_string()
}

/// What came with the program, of each member that did.
fn bases(connection: &Connection) -> rusqlite::Result<BTreeMap<Key, Member>> {
    let mut found = BTreeMap::new();
    let mut statement = connection.prepare(
        "SELECT list, code, shipped, shipped_attributes FROM item WHERE shipped_attributes IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let columns: Option<String> = row.get(2)?;
        let columns: serde_json::Value =
            columns.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let text = |name: &str| columns.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        let member = Member {
            list: row.get(0)?,
            code: row.get(1)?,
            sort: columns.get("sort").and_then(serde_json::Value::as_i64).unwrap_or(0),
            parent: text("parent"),
            level: text("level"),
            valid_from: text("valid_from"),
            valid_to: text("valid_to"),
            successor: text("successor"),
            attributes: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
            ..Member::default()
        };
        found.insert(key(&member), member);
    }
    let mut statement = connection.prepare(
        "SELECT list, code, field, lang, shipped, shipped_checked FROM text WHERE shipped IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(member) = found.get_mut(&(row.get(0)?, row.get(1)?)) {
            let wording = Wording { text: row.get(4)?, checked: row.get(5)? };
            member.texts.insert((row.get(2)?, row.get(3)?), wording);
        }
    }
    let mut statement = connection.prepare("SELECT list, code, alias FROM alias WHERE shipped > 0")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(member) = found.get_mut(&(row.get(0)?, row.get(1)?)) {
            member.spellings.insert((row.get(2)?, String::new()));
        }
    }
    Ok(found)
}
