//! What a change is: who, when, why, of which kind.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A new store with its catalogue.
    New,
    /// The example data.
    Example,
    /// Values from a file.
    Import,
    /// Taking a change back.
    Undo,
    /// Lists, names, aliases.
    Catalogue,
    /// Values typed by hand.
    Edit,
    /// Remarks and follow-up marks.
    Note,
    /// Taking an undo back.
    Redo,
    /// What was dropped to save room.
    Compact,
    /// The store was brought back from a copy.
    Restore,
    /// What could be saved of a damaged store.
    Repair,
    /// The outline, the texts or an edition of the report.
    Report,
    /// Members of the lists edited.
    Lists,
    /// A newer catalogue laid over the lists.
    Renewal,
}

impl ChangeKind {
    /// The word under which the journal keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Example => "example",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Catalogue => "catalogue",
            Self::Edit => "edit",
            Self::Note => "note",
            Self::Redo => "redo",
            Self::Compact => "compact",
            Self::Restore => "restore",
            Self::Repair => "repair",
            Self::Report => "report",
            Self::Lists => "lists",
            Self::Renewal => "renewal",
        }
    }
}

/// Who changes what, when and why.
#[derive(Clone, Debug)]
pub struct NewChange {
    /// Kind.
    pub what: ChangeKind,
    /// Time, `2026-11-23T09:40:00Z`.
    pub at: String,
    /// Person.
    pub who: String,
    /// Agency code or name; empty if not told.
    pub agency: String,
    /// Facts for the sentence in the history (`file`, `count` …).
    pub detail: BTreeMap<String, String>,
    /// Reason, where one is given.
    pub reason: Option<String>,
}

pub(super) fn insert_change(
    connection: &Connection,
    change: &NewChange,
    undoes: Option<i64>,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO change (at, who, agency, what, detail, reason, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![
            change.at,
            change.who,
            change.agency,
            change.what.code(),
            serde_json::to_string(&change.detail).unwrap_or_default(),
            change.reason,
            undoes
        ])?;
    Ok(connection.last_insert_rowid())
}
