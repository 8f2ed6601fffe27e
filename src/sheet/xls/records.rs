//! Records of an Excel 97–2003 workbook stream: two bytes of sort, two of length, the body.

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

    /// Passes over the letters of a text; where it runs over into a continuation, a byte there tells
    /// anew whether letters have one byte or two.
    pub fn skip_letters(&mut self, mut count: usize, mut wide: bool) -> Option<()> {
        while count > 0 {
            let left = self.parts.get(self.part)?.len().saturating_sub(self.at);
            let size = if wide { 2 } else { 1 };
            if left < size {
                self.part += 1;
                self.at = 0;
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let step = (left / size).min(count);
            self.at += step * size;
            count -= step;
        }
        Some(())
    }
}
