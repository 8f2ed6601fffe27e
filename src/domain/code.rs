//! Codes: short names that machines use and people rarely see.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Arc::from(text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }
    };
}

code!(
    /// A member of a code list: `F`, `13`, `THA`, `Y15T24`.
    Code
);
code!(
    /// A disaggregation: `sex`, `age`, `area`, `origin` …
    DimensionCode
);
code!(
    /// An indicator of the catalogue: `IMM_STOCK`.
    IndicatorCode
);
code!(
    /// Producer and collection: `UNDESA_IMS`.
    SourceCode
);
code!(
    /// An agency: `MOLSW`.
    AgencyCode
);
code!(
    /// A code list: `sex`, `area`, `unit`.
    ListCode
);

impl Code {
    /// The total of a list, in the SDMX manner. As a member of a series it is the same as no member.
    pub const TOTAL: &'static str = "_T";
    /// Members not named in a published table.
    pub const OTHER: &'static str = "_O";
    /// Not stated.
    pub const UNKNOWN: &'static str = "_U";

    /// Whether this is the total of its list.
    pub fn is_total(&self) -> bool {
        &*self.0 == Self::TOTAL
    }
}

impl DimensionCode {
    /// The dimension every observation has: where.
    pub const AREA: &'static str = "area";
    /// The name of the period where it stands on an axis or in a selection.
    pub const PERIOD: &'static str = "period";
    /// The name of (source, edition) where it stands on an axis or in a selection.
    pub const SOURCE: &'static str = "source";
    /// The name of the indicator where it stands on an axis.
    pub const INDICATOR: &'static str = "indicator";
}

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Lao.
    Lo,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Lo, Self::En];

    /// `lo` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Lo => "lo",
            Self::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Lo => Self::En,
            Self::En => Self::Lo,
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}
