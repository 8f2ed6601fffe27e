//! What is in the store, from its summaries: never by reading the values.

use super::{AppError, Session};
use crate::domain::{Code, Names};
use std::collections::{BTreeMap, BTreeSet};

/// A part of the report and how many of its indicators have data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeCount {
    /// Theme.
    pub theme: Code,
    /// Section of the report, `A.1`.
    pub section: String,
    /// Names.
    pub names: Names,
    /// Indicators with data.
    pub with_data: usize,
    /// All its indicators.
    pub all: usize,
}

/// What is in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Indicators with data.
    pub with_data: usize,
    /// All indicators.
    pub indicators: usize,
    /// Values.
    pub values: u64,
    /// Sources with data, each counted once over its editions.
    pub sources: usize,
    /// Newest year that has data and has begun: projections reach further.
    pub newest_year: Option<u16>,
    /// By part of the report.
    pub themes: Vec<ThemeCount>,
    /// Values by indicator.
    pub by_indicator: BTreeMap<String, u64>,
    /// Whether the store holds the example data.
    pub example: bool,
}

impl Session {
    /// What is in the store. `this_year` bounds the newest year.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn overview(&self, this_year: u16) -> Result<Overview, AppError> {
        let store = self.store()?;
        let catalogue = store.catalogue();
        let mut overview = Overview {
            indicators: catalogue.indicators().len(),
            example: store.is_example()?,
            ..Overview::default()
        };
        let publications: BTreeMap<_, _> =
            store.publications()?.into_iter().map(|row| (row.id, row.publication.source)).collect();
        let mut sources = BTreeSet::new();
        for row in store.standing()? {
            overview.values += row.count;
            *overview.by_indicator.entry(row.indicator.as_str().to_owned()).or_default() += row.count;
            let year = row.newest.last().year;
            if year <= this_year {
                overview.newest_year = overview.newest_year.max(Some(year));
            }
            if let Some(source) = publications.get(&row.publication) {
                sources.insert(source.clone());
            }
        }
        overview.sources = sources.len();
        overview.with_data = overview.by_indicator.len();
        let Some(themes) = catalogue.list("theme") else { return Ok(overview) };
        for (code, item) in themes.iter() {
            let of_theme = catalogue.indicators().iter().filter(|indicator| indicator.theme == *code);
            let (mut with_data, mut all) = (0, 0);
            for indicator in of_theme {
                all += 1;
                with_data += usize::from(overview.by_indicator.contains_key(indicator.code.as_str()));
            }
            if all > 0 {
                overview.themes.push(ThemeCount {
                    theme: code.clone(),
                    section: section_of(
                        code.as_str(),
                        item.attributes.get("report_section").map_or("", String::as_str),
                    ),
                    names: item.names.clone(),
                    with_data,
                    all,
                });
            }
        }
        Ok(overview)
    }
}

/// Section of the report of a theme: `A.1`; themes outside the report's numbering (the summary) have none.
pub fn section_of(theme: &str, written: &str) -> String {
    let short = written.len() <= 3 && !written.is_empty();
    match (short, theme.split_at_checked(1)) {
        (true, _) => written.to_owned(),
        (false, Some((part, number))) if !matches!(number, "" | "0") => format!("{part}.{number}"),
        _ => String::new(),
    }
}
