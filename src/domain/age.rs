//! Ages are intervals: `15–24` is `Y15T24`, `60+` is `Y_GE60`, `under 5` is `Y_LT5`, the same as `Y0T4`.

use super::Code;

/// Completed years of age, both ends in; no end: and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeInterval {
    /// Youngest.
    pub from: u8,
    /// Oldest; `None`: no upper end.
    pub to: Option<u8>,
}

impl AgeInterval {
    /// From the youngest to the oldest, both in; `None` where the ends are turned round.
    pub fn new(from: u8, to: Option<u8>) -> Option<Self> {
        to.is_none_or(|to| to >= from).then_some(Self { from, to })
    }

    /// The code in the manner of SDMX CL_AGE. Intervals that begin at 0 and whose `Y_LT` form is in
    /// general use (under 15, under 18) keep it, so that one interval has one code.
    pub fn code(self) -> Code {
        match (self.from, self.to) {
            (0, None) => Code::from(Code::TOTAL),
            (from, None) => Code::from(format!("Y_GE{from}")),
            (0, Some(to)) if to >= 14 => Code::from(format!("Y_LT{}", u16::from(to) + 1)),
            (from, Some(to)) if from == to => Code::from(format!("Y{from}")),
            (from, Some(to)) => Code::from(format!("Y{from}T{to}")),
        }
    }

    /// The interval of a code, canonical or not: `Y_LT5` and `Y0T4` are one.
    pub fn of_code(code: &str) -> Option<Self> {
        let rest = code.strip_prefix('Y')?;
        if let Some(from) = rest.strip_prefix("_GE") {
            return Self::new(from.parse().ok()?, None);
        }
        if let Some(end) = rest.strip_prefix("_LT") {
            return Self::new(0, Some(end.parse::<u8>().ok()?.checked_sub(1)?));
        }
        match rest.split_once('T') {
            Some((from, to)) => Self::new(from.parse().ok()?, Some(to.parse().ok()?)),
            None => Self::new(rest.parse().ok()?, Some(rest.parse().ok()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_interval_has_one_code() {
        for (written, code) in [
            ("Y15T24", "Y15T24"),
            ("Y_LT5", "Y0T4"),
            ("Y0T14", "Y_LT15"),
            ("Y_LT18", "Y_LT18"),
            ("Y_GE60", "Y_GE60"),
            ("Y7", "Y7"),
        ] {
            assert_eq!(AgeInterval::of_code(written).expect(written).code(), code, "{written}");
        }
        assert_eq!(AgeInterval::of_code("_T"), None);
        assert_eq!(AgeInterval::new(10, Some(9)), None);
    }
}
