//! The catalogue turned round: from a folded name to what it may mean, and from the words of a header to
//! the dimension it names.

mod headers;

use crate::domain::{Catalogue, Code, DimensionCode, ListCode, Suggestion};
use crate::intake::ages;
use crate::text::{fold, likeness_folded};
use std::collections::{BTreeSet, HashMap};

/// A member a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// List of the member.
    pub list: ListCode,
    /// The member.
    pub code: Code,
    /// Its level in the area tree.
    pub level: Option<String>,
    /// The member above it.
    pub parent: Option<Code>,
    /// The list itself says that the name alone is not enough.
    pub ambiguous: bool,
}

/// The level of provinces that are none of ours: their total is neither this country nor the world.
pub(in crate::intake) const ELSEWHERE: &str = "elsewhere";

/// What a header names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A dimension of the catalogue.
    Dimension(DimensionCode),
    /// When.
    Period,
    /// The indicator itself.
    Indicator,
    /// The unit.
    Unit,
    /// The value.
    Value,
    /// Status or flag of a value.
    Flag,
    /// A remark.
    Note,
    /// A number that identifies or orders and counts nothing.
    Code,
}

/// The catalogue, ready for looking names up.
#[derive(Debug, Default)]
pub struct Lexicon {
    senses: HashMap<String, Vec<Sense>>,
    headers: HashMap<String, Named>,
    dimensions: Vec<(DimensionCode, ListCode)>,
    units: HashMap<String, Code>,
    indicators: HashMap<String, Vec<crate::domain::IndicatorCode>>,
    addresses: HashMap<String, String>,
}

impl Lexicon {
    /// Turns a catalogue round.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut lexicon = Self::default();
        let wanted: BTreeSet<ListCode> =
            catalogue.dimensions().iter().map(|dimension| dimension.list.clone()).collect();
        for list in &wanted {
            lexicon.add_list(catalogue, list);
        }
        for dimension in catalogue.dimensions() {
            lexicon.dimensions.push((dimension.code.clone(), dimension.list.clone()));
            for name in [dimension.code.as_str(), &dimension.names.en, &dimension.names.lo] {
                lexicon.name_header(name, Named::Dimension(dimension.code.clone()));
            }
        }
        lexicon.add_headers(catalogue);
        lexicon.add_units(catalogue);
        for indicator in catalogue.indicators() {
            for name in [indicator.code.as_str(), &indicator.names.en, &indicator.names.lo] {
                if !name.is_empty() {
                    lexicon.indicators.entry(fold(name)).or_default().push(indicator.code.clone());
                }
            }
        }
        lexicon
    }

    fn add_list(&mut self, catalogue: &Catalogue, list: &ListCode) {
        let Some(items) = catalogue.list(list.as_str()) else { return };
        for (code, item) in items.iter() {
            let ambiguous: Vec<String> = item
                .attributes
                .get("ambiguous")
                .map(|names| names.split('|').map(fold).filter(|name| !name.is_empty()).collect())
                .unwrap_or_default();
            if let Some(letters) = item.attributes.get("alpha_2").filter(|letters| letters.len() == 2) {
                let letters = if letters == "GB" { "UK" } else { letters };
                self.addresses.insert(letters.to_owned(), item.names.en.clone());
            }
            let attributes = ["alpha_2", "m49", "iso_3166_2", "pcode"];
            let further = attributes.iter().filter_map(|name| item.attributes.get(*name));
            let names = [code.as_str(), &item.names.en, &item.names.lo]
                .into_iter()
                .chain(item.aliases.iter().map(String::as_str))
                .chain(further.map(String::as_str))
                .map(fold)
                .chain(ambiguous.iter().cloned());
            for name in names.collect::<BTreeSet<_>>() {
                if name.is_empty() {
                    continue;
                }
                let sense = Sense {
                    list: list.clone(),
                    code: code.clone(),
                    level: item.level.clone(),
                    parent: item.parent.clone(),
                    ambiguous: ambiguous.contains(&name),
                };
                self.senses.entry(name).or_default().push(sense);
            }
        }
    }

    fn add_units(&mut self, catalogue: &Catalogue) {
        let Some(list) = catalogue.list("unit") else { return };
        for (code, item) in list.iter() {
            let names = [code.as_str(), &item.names.en, &item.names.lo];
            for name in names.into_iter().chain(item.aliases.iter().map(String::as_str)) {
                self.units.entry(fold(name)).or_insert_with(|| code.clone());
            }
        }
    }

    /// All members a name may mean, also without the words that go before a place name.
    pub fn senses(&self, folded: &str) -> &[Sense] {
        if let Some(found) = self.senses.get(folded) {
            return found;
        }
        // Places are written with and without what they are; ນະຄອນຫຼວງ decides between 01 and 10 and stays.
        for prefix in ["ແຂວງ", "ເມືອງ", "ປະເທດ", "province of ", "district of "] {
            if let Some(found) = folded.strip_prefix(prefix).and_then(|rest| self.senses.get(rest.trim())) {
                return found;
            }
        }
        for suffix in [" province", " district", " prefecture"] {
            if let Some(found) = folded.strip_suffix(suffix).and_then(|rest| self.senses.get(rest)) {
                return found;
            }
        }
        &[]
    }

    /// The member a label of a list means among its neighbours, which stand on `level` of the area tree. No
    /// member where the list leaves a doubt: a name may be a province and its capital.
    pub fn member(&self, list: &ListCode, text: &str, level: Option<&str>) -> Option<Code> {
        if list.as_str() == "age"
            && let Some(interval) = ages::parse(text)
        {
            return Some(interval.code());
        }
        let all: Vec<&Sense> = self.senses(&fold(text)).iter().filter(|sense| sense.list == *list).collect();
        if let Some(own) = all.iter().find(|sense| sense.code.as_str() == text) {
            return Some(own.code.clone());
        }
        let inside = matches!(level, Some("province" | "district" | "region"));
        if list.as_str() == "area" && inside && all.iter().any(|sense| sense.code.is_total()) {
            // The total of provinces is the country, not the world.
            return Some(Code::from("LA"));
        }
        if level == Some(ELSEWHERE) && all.iter().any(|sense| sense.code.is_total()) {
            return None;
        }
        let fitting: Vec<&Sense> = match level {
            Some(level) if all.len() > 1 => {
                all.iter().copied().filter(|sense| sense.level.as_deref() == Some(level)).collect()
            }
            _ => all.clone(),
        };
        match (fitting.as_slice(), all.as_slice()) {
            ([only], _) | ([], [only]) if !only.ambiguous => Some(only.code.clone()),
            _ => None,
        }
    }

    /// What the places of a name on a level of the area tree lie in.
    pub fn parents(&self, text: &str, level: &str) -> Vec<Code> {
        let senses = self.senses(&fold(text)).iter();
        let own =
            senses.filter(|sense| sense.list.as_str() == "area" && sense.level.as_deref() == Some(level));
        own.filter_map(|sense| sense.parent.clone()).collect()
    }

    /// Whether a name is that of the total of a list.
    pub fn is_total(&self, list: &ListCode, text: &str) -> bool {
        self.senses(&fold(text)).iter().any(|sense| sense.list == *list && sense.code.is_total())
    }

    /// The member of that name directly below another: of two districts of one name the one in this province.
    pub fn child(&self, list: &ListCode, text: &str, parent: &Code) -> Option<Code> {
        let senses = self.senses(&fold(text)).iter();
        let mut below = senses.filter(|sense| sense.list == *list && sense.parent.as_ref() == Some(parent));
        match (below.next(), below.next()) {
            (Some(only), None) => Some(only.code.clone()),
            _ => None,
        }
    }

    /// The level of the area tree most labels stand on.
    pub fn level_of<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
        let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        let mut all = 0;
        for text in texts {
            all += 1;
            let folded = fold(text);
            let levels: BTreeSet<&str> = self
                .senses(&folded)
                .iter()
                .filter(|sense| sense.list.as_str() == "area")
                .filter_map(|sense| sense.level.as_deref())
                .collect();
            for level in levels.into_iter().filter(|level| *level != "world") {
                *counts.entry(level.to_owned()).or_default() += 1;
            }
        }
        let (level, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        // Names of one country may sound like those of another: a few that fit prove nothing.
        (count >= 2 && count * 4 >= all).then_some(level)
    }

    /// The list a dimension draws on.
    pub fn list_of(&self, dimension: &str) -> Option<&ListCode> {
        self.dimensions.iter().find(|(code, _)| code.as_str() == dimension).map(|(_, list)| list)
    }

    /// The dimension that has a list for its own: `sex` for list `sex`, `area` for list `area`.
    pub fn dimension_of_list(&self, list: &str) -> Option<&DimensionCode> {
        self.dimensions
            .iter()
            .find(|(code, own)| own.as_str() == list && code.as_str() == list)
            .or_else(|| self.dimensions.iter().find(|(_, own)| own.as_str() == list))
            .map(|(code, _)| code)
    }

    /// The English name of a country by the two letters of its web addresses.
    pub fn country_of_address(&self, letters: &str) -> Option<&str> {
        self.addresses.get(&letters.to_ascii_uppercase()).map(String::as_str)
    }

    /// The unit a text names.
    pub fn unit(&self, text: &str) -> Option<&Code> {
        self.units.get(&fold(text))
    }

    /// The indicator a title names exactly.
    pub fn indicator(&self, text: &str) -> Option<&crate::domain::IndicatorCode> {
        match self.indicators.get(&fold(text)).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        }
    }

    /// Lists in which a name is a member; ages are intervals and need no list.
    pub fn lists_with(&self, text: &str) -> Vec<ListCode> {
        let folded = fold(text);
        let mut lists: Vec<ListCode> = self.senses(&folded).iter().map(|sense| sense.list.clone()).collect();
        if ages::parse(text).is_some() {
            lists.push(ListCode::from("age"));
        }
        lists.sort();
        lists.dedup();
        lists
    }

    /// Lists in which a name is a member and not only the total.
    pub fn lists_of_members(&self, text: &str) -> Vec<ListCode> {
        let own = |list: &ListCode| {
            list.as_str() == "age" && ages::parse(text).is_some()
                || self.senses(&fold(text)).iter().any(|sense| sense.list == *list && !sense.code.is_total())
        };
        self.lists_with(text).into_iter().filter(own).collect()
    }

    /// Names of a list alike to an unknown one, best first.
    pub fn suggestions(&self, dimension: &str, text: &str, most: usize) -> Vec<Suggestion> {
        let Some(list) = self.list_of(dimension) else { return Vec::new() };
        let folded = fold(text);
        let mut best: HashMap<&Code, f32> = HashMap::new();
        for (name, senses) in &self.senses {
            for sense in senses.iter().filter(|sense| sense.list == *list) {
                let likeness = likeness_folded(&folded, name);
                if likeness > 0.6 {
                    let entry = best.entry(&sense.code).or_default();
                    *entry = entry.max(likeness);
                }
            }
        }
        let mut found: Vec<Suggestion> = best
            .into_iter()
            .map(|(code, likeness)| Suggestion {
                dimension: DimensionCode::from(dimension),
                code: code.clone(),
                likeness,
            })
            .collect();
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.code.cmp(&b.code)));
        found.truncate(most);
        found
    }
}
