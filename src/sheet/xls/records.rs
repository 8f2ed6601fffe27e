//! Records of an Excel 97–2003 workbook stream: two bytes of sort, two of length, the body.

/// Begins a stream or a sheet.
pub(super) const BOF: u16 = 0x0809;
/// Ends it.
pub(super) const EOF: u16 = 0x000a;
/// Goes on with the body of the record before.
pub(super) const CONTINUE: u16 = 0x003c;

/// Letters of one or two bytes each.
pub(super) fn decode(bytes: &[u8], letters: usize, wide: bool) -> String {
    if !wide {
        return bytes.iter().take(letters).copied().map(char::from).collect();
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().take(letters).map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// Sort, as in [MS-XLS] 2.3.
    pub sort: u16,
    /// Body.
    pub body: &'a [u8],
}

impl Record<'_> {
    /// Two bytes of the body.
    pub fn half(&self, at: usize) -> Option<u16> {
        self.body.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
    }

    /// Four bytes of the body.
    pub fn word(&self, at: usize) -> Option<u32> {
        self.body.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
    }
}

/// The records from a position on.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (head, after) = rest.split_first_chunk::<4>()?;
        let [s0, s1, l0, l1] = *head;
        let (body, after) = after.split_at_checked(usize::from(u16::from_le_bytes([l0, l1])))?;
        rest = after;
        Some(Record { sort: u16::from_le_bytes([s0, s1]), body })
    })
}

/// Bytes that run on over a record and its continuations.
pub(super) struct Continued<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Continued<'a> {
    pub fn new(parts: Vec<&'a [u8]>) -> Self {
        Self { parts, part: 0, at: 0 }
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    /// The next two bytes.
    pub fn half(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next four bytes.
    pub fn word(&mut self) -> Option<u32> {
        Some(u32::from(self.half()?) | u32::from(self.half()?) << 16)
    }

    /// Passes over bytes.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let left = self.parts.get(self.part)?.len().saturating_sub(self.at);
            if left == 0 {
                self.part += 1;
                self.at = 0;
                continue;
            }
            let step = left.min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// The letters of a text; where it runs over into a continuation, a byte there tells anew whether
    /// letters have one byte or two.
    pub fn letters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while count > 0 {
            let rest = self.parts.get(self.part)?.get(self.at..).unwrap_or_default();
            let size = if wide { 2 } else { 1 };
            let step = (rest.len() / size).min(count);
            if step == 0 {
                self.part += 1;
                self.at = 0;
                wide = self.byte()? & 1 != 0;
                continue;
            }
            match wide {
                true => {
                    let (pairs, _) = rest.as_chunks::<2>();
                    units.extend(pairs.iter().take(step).map(|pair| u16::from_le_bytes(*pair)));
                }
                false => units.extend(rest.iter().take(step).copied().map(u16::from)),
            }
            self.at += step * size;
            count -= step;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_over_into_a_continuation_of_another_width() {
        let mut bytes = Continued::new(vec![b"ab", &[1, b'c', 0, 0xa5, 0x0e], b"\x05\x00"]);
        assert_eq!(bytes.letters(4, false).as_deref(), Some("abcລ"));
        assert_eq!(bytes.half(), Some(5));
        assert_eq!(bytes.letters(1, false), None);
    }
}
