//! Who says a value: the person's word for the whole file, or what stands beside the value itself.

use super::Meant;
use crate::domain::{Catalogue, Draft, Publication, SourceCode};
use crate::text::fold;
use std::collections::HashMap;

/// The dimension under which readings keep the source of a value.
const SOURCE: &str = "source";
/// The same for its edition.
const EDITION: &str = "edition";

/// Finds the publication of each value.
pub(super) struct Publications<'a> {
    catalogue: &'a Catalogue,
    /// The person's word, where it is a source of the list.
    said: Option<Publication>,
    /// Texts looked up before.
    known: HashMap<(String, String), Option<Publication>>,
}

impl<'a> Publications<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, meant: &Meant) -> Self {
        let listed = |source: &&SourceCode| {
            catalogue.list("source").is_some_and(|list| list.get(source.as_str()).is_some())
        };
        let said = meant
            .source
            .as_ref()
            .filter(listed)
            .map(|source| Publication { source: source.clone(), edition: meant.edition.clone() });
        Self { catalogue, said, known: HashMap::new() }
    }

    /// The publication of a value; `None` is a question.
    pub(super) fn of(&mut self, draft: &Draft) -> Option<Publication> {
        if self.said.is_some() {
            return self.said.clone();
        }
        let label = |dimension: &str| draft.labels.iter().find(|label| &*label.dimension == dimension);
        let source = label(SOURCE)?;
        let text = source.code.as_ref().map_or(&*source.text, |code| code.as_str());
        // `_Z` is SDMX for: has none.
        let edition = label(EDITION).map_or("", |label| &*label.text).trim_start_matches("_Z");
        let key = (text.to_owned(), edition.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.find(text, edition);
        self.known.insert(key, found.clone());
        found
    }

    /// `UNDESA_IMS`, `UNDESA_IMS:2020`, a name, a name with its edition behind it.
    fn find(&self, text: &str, edition: &str) -> Option<Publication> {
        let list = self.catalogue.list("source")?;
        let made = |code: &str, edition: &str| Publication {
            source: SourceCode::from(code),
            edition: edition.to_owned(),
        };
        if list.get(text).is_some() {
            return Some(made(text, edition));
        }
        if let Some((code, own)) = text.split_once(':').filter(|(code, _)| list.get(code).is_some()) {
            return Some(made(code, own));
        }
        let text = text.trim_end_matches('.').trim();
        let text =
            ["Source:", "ແຫຼ່ງຂໍ້ມູນ:"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim();
        let wanted = fold(text);
        list.iter().find_map(|(code, item)| {
            [&item.names.en, &item.names.lo].into_iter().filter(|name| !name.is_empty()).find_map(|name| {
                let rest = wanted.strip_prefix(&fold(name))?;
                if rest.is_empty() {
                    return Some(made(code.as_str(), edition));
                }
                // What follows the name is the edition, after a word for it.
                let own = text.rsplit([' ', ',']).next().filter(|_| rest.starts_with([',', ' ']))?;
                Some(made(code.as_str(), own))
            })
        })
    }
}
