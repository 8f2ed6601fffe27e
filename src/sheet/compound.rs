//! The compound file around an .xls, a .doc, an encrypted .xlsx: a small file system of sectors.

/// Sector numbers from here on mean "end", "free" and the like.
const SPECIAL: u32 = 0xffff_fffa;
const ENTRY: usize = 128;

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

/// A stream in the root folder.
pub(super) struct Entry {
    /// Name.
    pub name: String,
    start: u32,
    size: usize,
}

/// The streams of the root folder: what lies deeper belongs to objects inside the document. Empty
/// where the directory cannot be read.
pub(super) fn entries(bytes: &[u8]) -> Vec<Entry> {
    Compound::open(bytes).and_then(|compound| compound.root()).unwrap_or_default()
}

/// The first stream of the root folder that has one of the names; `None` where it is missing or damaged.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let compound = Compound::open(bytes)?;
    let entries = compound.root()?;
    let entry = names.iter().find_map(|name| entries.iter().find(|entry| entry.name == *name))?;
    let mut content = if entry.size < usize::try_from(word(bytes, 56)?).ok()? {
        compound.small(entry.start)?
    } else {
        compound.chain(entry.start)
    };
    content.truncate(entry.size);
    Some(content)
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(half(bytes, 30)?);
        let sector = 1_usize.checked_shl(shift).filter(|size| (128..=65_536).contains(size))?;
        let mut compound = Self { bytes, sector, table: Vec::new() };
        let mut parts: Vec<u32> = (0..109).map_while(|number| word(bytes, 76 + 4 * number)).collect();
        let mut next = word(bytes, 68)?;
        for _ in 0..compound.sectors() {
            let Some(list) = compound.at(next) else {
                break;
            };
            let (numbers, _) = list.as_chunks::<4>();
            let (last, rest) = numbers.split_last()?;
            parts.extend(rest.iter().map(|number| u32::from_le_bytes(*number)));
            next = u32::from_le_bytes(*last);
        }
        for part in parts.into_iter().filter(|part| *part < SPECIAL).take(compound.sectors()) {
            let (numbers, _) = compound.at(part)?.as_chunks::<4>();
            let numbers: Vec<u32> = numbers.iter().map(|number| u32::from_le_bytes(*number)).collect();
            compound.table.extend(numbers);
        }
        Some(compound)
    }

    /// How many sectors the file has at most: no chain is longer.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut content = Vec::new();
        let mut next = start;
        for _ in 0..self.sectors() {
            let Some(sector) = self.at(next) else {
                break;
            };
            content.extend_from_slice(sector);
            let after = usize::try_from(next).ok().and_then(|number| self.table.get(number));
            next = after.copied().unwrap_or(u32::MAX);
        }
        content
    }

    fn directory(&self) -> Option<Vec<u8>> {
        Some(self.chain(word(self.bytes, 48)?))
    }

    /// The streams of the root folder, which is a tree of entries with a left and a right neighbour.
    fn root(&self) -> Option<Vec<Entry>> {
        let folder = self.directory()?;
        let at = |number: u32| folder.chunks_exact(ENTRY).nth(usize::try_from(number).ok()?);
        let mut waiting = vec![word(at(0)?, 76)?];
        let mut found = Vec::new();
        let mut left = folder.len() / ENTRY;
        while let Some(entry) = waiting.pop().and_then(at) {
            // A tree that runs in a circle ends with the count of entries.
            left = left.checked_sub(1)?;
            waiting.extend([word(entry, 72)?, word(entry, 68)?].into_iter().filter(|next| *next < SPECIAL));
            let (pairs, _) = entry.get(..64)?.as_chunks::<2>();
            let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).take_while(|unit| *unit != 0);
            let name = char::decode_utf16(units).filter_map(Result::ok).collect();
            let size = usize::try_from(word(entry, 120)?).ok()?;
            found.push(Entry { name, start: word(entry, 116)?, size });
        }
        Some(found)
    }

    /// Small streams lie together in one stream of the root entry, in sectors of 64 bytes.
    fn small(&self, start: u32) -> Option<Vec<u8>> {
        const SMALL: usize = 64;
        let holder = self.chain(word(&self.directory()?, 116)?);
        let table = self.chain(word(self.bytes, 60)?);
        let mut content = Vec::new();
        let mut next = start;
        for _ in 0..=holder.len() / SMALL {
            let at = usize::try_from(next).ok()?;
            let Some(sector) =
                at.checked_mul(SMALL).and_then(|from| holder.get(from..from.checked_add(SMALL)?))
            else {
                break;
            };
            content.extend_from_slice(sector);
            next = at.checked_mul(4).and_then(|from| word(&table, from)).unwrap_or(u32::MAX);
        }
        Some(content)
    }
}
