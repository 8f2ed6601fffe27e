//! Where values come from: the file, its sheet, its bytes, kept once a hash.

use super::{Result, Store};
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::sync::Arc;

/// Files up to this size are kept whole; beyond it only the hash.
const LARGEST_KEPT: usize = 20 * 1024 * 1024;
/// A kept file that unpacks to more than this was tampered with.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;

/// A sheet of a file from which values come.
#[derive(Clone, Debug, Default)]
pub struct NewOrigin {
    /// File name without folders.
    pub file_name: String,
    /// The file's bytes, shared between its sheets; `None`: not kept.
    pub bytes: Option<Arc<[u8]>>,
    /// Sheet; empty for text files.
    pub sheet: String,
    /// The reading it was imported with, as JSON.
    pub recipe: Option<String>,
    /// Title of the publication the file holds.
    pub title: Option<String>,
    /// Where the publication is.
    pub address: Option<String>,
}

/// A stored origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginInfo {
    /// File name.
    pub file_name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub file_hash: Option<String>,
    /// Sheet; empty for text files.
    pub sheet: String,
    /// The reading it was imported with, as JSON.
    pub recipe: Option<String>,
    /// Title of the publication.
    pub title: Option<String>,
    /// Where the publication is.
    pub address: Option<String>,
    /// The change that brought it.
    pub change: i64,
}

pub(super) fn insert(connection: &Connection, change: i64, origin: &NewOrigin) -> rusqlite::Result<i64> {
    let hash = match &origin.bytes {
        Some(bytes) => Some(keep_file(connection, bytes)?),
        None => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO origin (change, file_name, file_hash, sheet, recipe, title, address)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            change,
            origin.file_name,
            hash,
            origin.sheet,
            origin.recipe,
            origin.title,
            origin.address
        ])?;
    Ok(connection.last_insert_rowid())
}

fn keep_file(connection: &Connection, bytes: &[u8]) -> rusqlite::Result<String> {
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let known: Option<i64> =
        connection.query_row("SELECT 1 FROM file WHERE hash = ?1", [&hash], |row| row.get(0)).optional()?;
    if known.is_none() {
        let packed = (bytes.len() <= LARGEST_KEPT).then(|| {
            let mut packed = Vec::new();
            // Reading from memory into memory: no error can come.
            let _ = DeflateEncoder::new(bytes, Compression::default()).read_to_end(&mut packed);
            packed
        });
        connection.execute(
            "INSERT INTO file (hash, size, packed) VALUES (?1, ?2, ?3)",
            params![hash, i64::try_from(bytes.len()).unwrap_or(i64::MAX), packed],
        )?;
    }
    Ok(hash)
}

impl Store {
    /// An origin by its id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn origin(&self, id: i64) -> Result<Option<OriginInfo>> {
        self.connection
            .query_row(
                "SELECT file_name, file_hash, sheet, recipe, title, address, change FROM origin WHERE id = ?1",
                [id],
                |row| {
                    Ok(OriginInfo {
                        file_name: row.get(0)?,
                        file_hash: row.get(1)?,
                        sheet: row.get(2)?,
                        recipe: row.get(3)?,
                        title: row.get(4)?,
                        address: row.get(5)?,
                        change: row.get(6)?,
                    })
                },
            )
            .optional()
            .map_err(|error| self.error(&error))
    }

    /// The kept bytes of a file; `None` if they were not kept.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn file_bytes(&self, hash: &str) -> Result<Option<Vec<u8>>> {
        let packed: Option<Option<Vec<u8>>> = self
            .connection
            .query_row("SELECT packed FROM file WHERE hash = ?1", [hash], |row| row.get(0))
            .optional()
            .map_err(|error| self.error(&error))?;
        Ok(packed.flatten().and_then(|packed| {
            let mut bytes = Vec::new();
            DeflateDecoder::new(packed.as_slice()).take(LARGEST_UNPACKED).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        }))
    }
}
