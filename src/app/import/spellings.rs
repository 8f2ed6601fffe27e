//! How an agency spells names: what was answered once for one of its files holds for all of them.

use super::{Meant, SheetDrafts};
use crate::app::{AppError, Session};
use crate::domain::{Catalogue, Code, DimensionCode};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// List, name as folded, member.
type Kept = BTreeMap<String, BTreeMap<String, String>>;

/// The spellings of the agency a file comes from.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    known: HashMap<(String, String), Code>,
}

impl Spellings {
    fn of(kept: &Kept) -> Self {
        let each = kept.iter().flat_map(|(list, names)| {
            names.iter().map(move |(name, code)| ((list.clone(), name.clone()), Code::from(code.as_str())))
        });
        Self { known: each.collect() }
    }

    /// The member a name of a dimension means in the files of this agency.
    pub(super) fn member(
        &self,
        catalogue: &Catalogue,
        dimension: &DimensionCode,
        text: &str,
    ) -> Option<&Code> {
        if self.known.is_empty() {
            return None;
        }
        let list = catalogue.dimension(dimension.as_str())?.list.to_string();
        let code = self.known.get(&(list.clone(), fold(text)))?;
        catalogue.list(&list)?.get(code.as_str()).map(|_| code)
    }
}

/// Who sent the file: as said, else the agency that the source is of.
fn sender(catalogue: &Catalogue, meant: &Meant) -> Option<String> {
    if let Some(agency) = &meant.sender {
        return Some(agency.to_string());
    }
    let item = catalogue.list("source")?.get(meant.source.as_ref()?.as_str())?;
    item.attributes
        .get("agency")
        .and_then(|all| all.split('|').next())
        .filter(|agency| !agency.is_empty())
        .map(str::to_owned)
}

impl Session {
    /// The spellings of the agency that sent a file; none where nobody knows who did.
    pub(super) fn spellings(&self, meant: &Meant) -> Spellings {
        let kept = || {
            let agency = sender(&self.catalogue(), meant)?;
            Some(Spellings::of(&self.kept_spellings(&agency)))
        };
        kept().unwrap_or_default()
    }

    fn kept_spellings(&self, agency: &str) -> Kept {
        let text = self.store().ok().and_then(|store| store.spellings(agency).ok()).flatten();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps the answers about names for the next file of the same agency.
    pub(super) fn remember_spellings(
        &mut self,
        sheets: &[SheetDrafts],
        meant: &Meant,
    ) -> Result<(), AppError> {
        let catalogue = self.catalogue();
        let Some(agency) = sender(&catalogue, meant).filter(|_| !meant.maps.is_empty() && !sheets.is_empty())
        else {
            return Ok(());
        };
        let mut kept = self.kept_spellings(&agency);
        let before = kept.clone();
        for (text, dimension, code) in &meant.maps {
            if let Some(found) = catalogue.dimension(dimension.as_str()) {
                let names = kept.entry(found.list.to_string()).or_default();
                names.insert(fold(text), code.to_string());
            }
        }
        if kept != before {
            let text = serde_json::to_string(&kept).unwrap_or_default();
            self.store_mut()?.save_spellings(&agency, &text)?;
        }
        Ok(())
    }
}
