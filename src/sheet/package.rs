//! The archive around a workbook, with limits on entries, bytes and ratio. What an entry declares of
//! its size is not believed: bytes are counted as they come.

use super::error::SheetErrorKind;
use super::limits::{Limit, Limits};
use std::cell::Cell;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;
use zip::ZipArchive;
use zip::result::ZipError;

/// Beyond so many bytes the ratio is looked at: small files may pack well.
const RATIO_FROM: u64 = 64 << 20;

/// A limit was passed while unpacking; travels inside an I/O error.
#[derive(Debug, thiserror::Error)]
#[error("limit passed: {0:?}")]
pub(super) struct Passed(pub Limit);

impl Passed {
    /// The limit that made an I/O error.
    pub fn of(error: &std::io::Error) -> Option<Limit> {
        error.get_ref()?.downcast_ref::<Self>().map(|passed| passed.0)
    }
}

/// An archive in memory.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<(String, usize)>,
    packed: u64,
    declared: u64,
    limits: Limits,
    unpacked: Rc<Cell<u64>>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, SheetErrorKind> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > usize::try_from(limits.entries).unwrap_or(usize::MAX) {
            return Err(SheetErrorKind::TooLarge(Limit::Entries));
        }
        let names = (0..archive.len())
            .filter_map(|index| Some((plain(&archive.name_for_index(index)?.ok()?), index)))
            .collect();
        let declared = archive.decompressed_size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(Self { archive, names, packed, declared, limits: *limits, unpacked: Rc::default() })
    }

    /// Whether there is a part, letters of any case.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.names.iter().find(|(known, _)| *known == name).map(|(_, index)| *index)
    }

    /// A part as a stream; `None` where there is none.
    pub fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<impl std::io::BufRead + use<'_, 'a>>, SheetErrorKind> {
        let Some(index) = self.find(name) else {
            return Ok(None);
        };
        let inner = self.archive.by_index(index)?;
        let counted =
            Counted { inner, unpacked: Rc::clone(&self.unpacked), packed: self.packed, limits: self.limits };
        Ok(Some(BufReader::with_capacity(1 << 16, counted)))
    }

    /// Unpacks every part once, to hold an archive to its limits that another reader will unpack.
    pub fn unpack_all(&mut self) -> Result<(), SheetErrorKind> {
        let mut parts: Vec<String> = self.names.iter().map(|(name, _)| name.clone()).collect();
        parts.dedup();
        for name in parts {
            if let Some(mut part) = self.part(&name)? {
                std::io::copy(&mut part, &mut std::io::sink()).map_err(|error| {
                    Passed::of(&error)
                        .map_or_else(|| SheetErrorKind::Damaged(error.to_string()), SheetErrorKind::TooLarge)
                })?;
            }
        }
        Ok(())
    }

    /// Bytes unpacked so far, shared with the parts that are open.
    pub fn unpacked(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.unpacked)
    }

    /// Bytes that all parts say they have; for progress only.
    pub fn declared(&self) -> u64 {
        self.declared
    }
}

/// The only table of text in an archive, within its limits.
pub(super) fn only_text(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, SheetErrorKind> {
    let mut package = Package::open(bytes, limits)?;
    let name =
        super::sniff::packed_text(package.names.iter().map(|(name, _)| name.as_str())).map(str::to_owned);
    let part = name.map(|name| package.part(&name)).transpose()?.flatten();
    let mut text = Vec::new();
    let mut part = part.ok_or_else(|| SheetErrorKind::Damaged(String::from("no table")))?;
    part.by_ref().take(limits.file_bytes).read_to_end(&mut text).map_err(|error| {
        Passed::of(&error)
            .map_or_else(|| SheetErrorKind::Damaged(error.to_string()), SheetErrorKind::TooLarge)
    })?;
    Ok(text)
}

/// Some writers begin names with a slash, use backslashes, or other letter case than they refer to.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

struct Counted<R> {
    inner: R,
    unpacked: Rc<Cell<u64>>,
    packed: u64,
    limits: Limits,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let all = self.unpacked.get().saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        self.unpacked.set(all);
        if all > self.limits.expanded_bytes {
            return Err(std::io::Error::other(Passed(Limit::Expanded)));
        }
        if all > RATIO_FROM && all / self.packed.max(1) > self.limits.ratio {
            return Err(std::io::Error::other(Passed(Limit::Ratio)));
        }
        Ok(count)
    }
}

impl From<ZipError> for SheetErrorKind {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => {
                Passed::of(&error).map_or_else(|| Self::Damaged(error.to_string()), Self::TooLarge)
            }
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Self::Encrypted
            }
            error => Self::Damaged(error.to_string()),
        }
    }
}
