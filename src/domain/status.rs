//! Status of a value: SDMX CL_OBS_STATUS and CL_CONF_STATUS.

use serde::{Deserialize, Serialize};

macro_rules! letters {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $letter:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every status of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The letter of the code list.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $letter),+ }
            }

            /// The status of a letter.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($letter => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

letters!(
    /// Observation status, SDMX CL_OBS_STATUS.
    ObsStatus {
        /// Normal value.
        #[default]
        Normal = "A",
        /// Time series break.
        Break = "B",
        /// Definition differs.
        DefinitionDiffers = "D",
        /// Estimated value.
        Estimated = "E",
        /// Forecast value.
        Forecast = "F",
        /// Experimental value.
        Experimental = "G",
        /// Missing value; holiday or weekend.
        Holiday = "H",
        /// Imputed value.
        Imputed = "I",
        /// Derogation.
        Derogation = "J",
        /// Data included in another category.
        IncludedElsewhere = "K",
        /// Missing value; data exist but were not collected.
        NotCollected = "L",
        /// Missing value; data cannot exist.
        NotApplicable = "M",
        /// Not significant.
        NotSignificant = "N",
        /// Missing value.
        Missing = "O",
        /// Provisional value.
        Provisional = "P",
        /// Missing value; suppressed.
        Suppressed = "Q",
        /// Strike and other special events.
        SpecialEvent = "S",
        /// Low reliability.
        LowReliability = "U",
        /// Unvalidated value.
        Unvalidated = "V",
        /// Includes data from another category.
        IncludesOther = "W",
    }
);

letters!(
    /// Confidentiality status, SDMX CL_CONF_STATUS.
    ConfStatus {
        /// Free.
        #[default]
        Free = "F",
        /// Not for publication.
        NotForPublication = "N",
        /// Confidential statistical information.
        Confidential = "C",
        /// Secondary confidentiality set by the sender.
        SecondaryBySender = "D",
        /// Secondary confidentiality set by the receiver.
        SecondaryByReceiver = "S",
    }
);

impl ObsStatus {
    /// The sign that tables show for it; the legend gives its name. Normal values have none.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Break => "b",
            Self::DefinitionDiffers => "d",
            Self::Estimated => "e",
            Self::Forecast => "f",
            Self::Experimental => "g",
            Self::Holiday => "h",
            Self::Imputed => "i",
            Self::Derogation => "j",
            Self::IncludedElsewhere => "k",
            Self::NotCollected => "..",
            Self::NotApplicable => "n/a",
            Self::NotSignificant => "n",
            Self::Missing => "…",
            Self::Provisional => "p",
            Self::Suppressed => "[c]",
            Self::SpecialEvent => "s",
            Self::LowReliability => "u",
            Self::Unvalidated => "v",
            Self::IncludesOther => "w",
        }
    }

    /// Whether figures draw it hollow: a number that was not counted or measured.
    pub fn is_estimate(self) -> bool {
        matches!(self, Self::Estimated | Self::Imputed | Self::Forecast | Self::Experimental)
    }
}

impl ConfStatus {
    /// Whether the value may be shown.
    pub fn is_free(self) -> bool {
        self == Self::Free
    }
}
