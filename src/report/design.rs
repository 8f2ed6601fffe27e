//! How the report of an agency looks: its emblem, its colour, what stands on the cover.

use super::ReportError;
use super::outline::Both;
use crate::domain::AgencyCode;
use serde::{Deserialize, Serialize};

/// Contrast of headings to paper, at least.
const CONTRAST: f64 = 4.5;

/// A colour: red, green, blue. Written `#1F5F7A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// The colour of headings where an agency has none of its own.
    pub const USUAL: Self = Self(0x1F, 0x5F, 0x7A);

    /// Reads `#1F5F7A`; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// Six digits, as writers of files want them.
    pub fn digits(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// Whether words in it can be read on paper, by the measure of the web's guidelines.
    pub fn can_be_read(self) -> bool {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let light = 0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2);
        1.05 / (light + 0.05) >= CONTRAST
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::read(&text).ok_or_else(|| format!("“{text}” is no colour such as #1F5F7A"))
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        format!("#{}", colour.digits())
    }
}

/// The template of an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Design {
    /// The agency that owns the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyCode>,
    /// Title on the cover; the usual one in a language that has none.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub title: Both,
    /// Partners, below the owner.
    #[serde(default, skip_serializing_if = "Both::is_empty")]
    pub partners: Both,
    /// Colour of headings and of the first series of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// In a file of people: the name of the emblem's picture, a PNG beside the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emblem: Option<String>,
    /// As it is kept: the picture itself.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "picture")]
    pub picture: Option<Vec<u8>>,
}

impl Design {
    /// Reads a template.
    ///
    /// # Errors
    /// [`ReportError::Template`]: what is wrong and where.
    pub fn read(text: &str) -> Result<Self, ReportError> {
        let design: Self = toml::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| ReportError::Template { detail: error.to_string().trim().to_owned() })?;
        match design.colour.filter(|colour| !colour.can_be_read()) {
            Some(colour) => Err(ReportError::Pale { colour: String::from(colour) }),
            None => Ok(design),
        }
    }

    /// The template as a text that [`Design::read`] reads.
    ///
    /// # Errors
    /// [`ReportError::Template`] where the writer fails.
    pub fn write(&self) -> Result<String, ReportError> {
        toml::to_string(self).map_err(|error| ReportError::Template { detail: error.to_string() })
    }

    /// Colour of headings.
    pub fn accent(&self) -> Colour {
        self.colour.unwrap_or(Colour::USUAL)
    }
}

/// A picture in a text.
mod picture {
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::ref_option)] // The signature that serde asks for.
    pub fn serialize<S: Serializer>(picture: &Option<Vec<u8>>, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&super::base64(picture.as_deref().unwrap_or_default()))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        let text = String::deserialize(from)?;
        super::bytes(&text).map(Some).ok_or_else(|| serde::de::Error::custom("the picture is no base64"))
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as base64, as pages for browsers hold pictures.
pub fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let whole = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let six = usize::try_from(whole >> (18 - 6 * place) & 63).unwrap_or_default();
            let letter = LETTERS.get(six).copied().unwrap_or(b'=');
            out.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

/// Base64 as bytes; `None` for a text that is none.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let plain = text.trim().trim_end_matches('=').as_bytes();
    for four in plain.chunks(4) {
        let mut whole = 0_u32;
        for place in 0..4 {
            let six = match four.get(place) {
                Some(letter) => LETTERS.iter().position(|known| known == letter)?,
                None => 0,
            };
            whole = whole << 6 | u32::try_from(six).ok()?;
        }
        let three = whole.to_be_bytes();
        out.extend(three.get(1..four.len())?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_written_and_read_alike_whatever_its_length() {
        for length in 0..70_u8 {
            let picture: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(37)).collect();
            assert_eq!(bytes(&base64(&picture)).as_deref(), Some(picture.as_slice()));
        }
        assert_eq!(base64(b"Lao"), "TGFv");
        assert_eq!(bytes("a b"), None);
    }

    #[test]
    fn a_template_is_written_and_read_alike() {
        let design = Design {
            agency: Some("MPI".into()),
            title: Both { lo: String::from("ບົດສະພາບ"), en: String::from("Profile") },
            colour: Some(Colour(0x12, 0x34, 0x56)),
            picture: Some(vec![1, 2, 3, 4]),
            ..Design::default()
        };
        assert_eq!(Design::read(&design.write().expect("text")).expect("template"), design);
        assert_eq!(Design::read("").expect("template"), Design::default());
    }

    #[test]
    fn a_colour_too_pale_for_words_is_refused() {
        assert!(Colour::USUAL.can_be_read());
        assert!(matches!(Design::read("colour = '#FFD700'"), Err(ReportError::Pale { .. })));
        assert!(matches!(Design::read("colour = 'blue'"), Err(ReportError::Template { .. })));
    }
}
