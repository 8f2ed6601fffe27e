//! Saved views: a question with its layout and figure, opened again in one click. A view of "the newest
//! ten years" stays that, whatever comes into the store.

use super::{AppError, ErrorKind, Session, Wording};
use crate::domain::{DimensionCode, Message};
use crate::figure::{Figure, Kind, Wish};
use crate::query::{Cube, Layout, PeriodFilter, Selection};
use crate::work::Work;
use serde::{Deserialize, Serialize};

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name; one a store.
    #[serde(skip)]
    pub name: String,
    /// What is asked.
    pub selection: Selection,
    /// How it lies.
    pub layout: Layout,
    /// Kind of figure; `None`: the one that shows it best.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// A small figure for each member of this dimension.
    #[serde(default)]
    pub facet: Option<DimensionCode>,
}

impl SavedView {
    /// The figure that is wished.
    pub fn wish(&self) -> Wish {
        Wish { kind: self.kind, facet: self.facet.clone(), moment: None }
    }

    /// The same view, rolling: where it shows periods up to the newest one known, it keeps showing as many
    /// of the newest. `known`: all periods with data, the oldest first.
    #[must_use]
    pub fn rolling(mut self, known: &[crate::domain::Period]) -> Self {
        if let PeriodFilter::Only(shown) = &self.selection.periods
            && shown.last().is_some_and(|last| Some(last) == known.last())
            && known.ends_with(shown)
        {
            self.selection.periods = PeriodFilter::Newest(u32::try_from(shown.len()).unwrap_or(u32::MAX));
        }
        self
    }
}

impl Session {
    /// The saved views of the store, by name. One that this program cannot read is left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn views(&self) -> Result<Vec<SavedView>, AppError> {
        let read = |(name, text): (String, String)| {
            serde_json::from_str(&text).ok().map(|view| SavedView { name, ..view })
        };
        Ok(self.store()?.views()?.into_iter().filter_map(read).collect())
    }

    /// A saved view.
    ///
    /// # Errors
    /// When there is none of the name, or the store cannot be read.
    pub fn view(&self, name: &str) -> Result<SavedView, AppError> {
        let found = self.views()?.into_iter().find(|view| view.name == name);
        found.ok_or_else(|| no_view(name))
    }

    /// A view as table and figure, from the numbers as they are now.
    ///
    /// # Errors
    /// A question that cannot be answered any more, or a figure that cannot be made, with the reason.
    pub fn view_as_figure(
        &self,
        view: &SavedView,
        wording: Wording,
        work: &Work,
    ) -> Result<(Cube, Figure), AppError> {
        let cube = self.ask(&view.selection, &view.layout, work)?;
        let figure = self.figure_as(&cube, &view.wish(), wording)?;
        Ok((cube, figure))
    }

    /// Saves a view; one of the same name is replaced.
    ///
    /// # Errors
    /// When the name is empty or the store cannot be written.
    pub fn save_view(&mut self, view: &SavedView) -> Result<(), AppError> {
        let name = view.name.trim();
        if name.is_empty() {
            return Err(AppError::new(ErrorKind::Usage, Message::new("app-view-without-name")));
        }
        let text = serde_json::to_string(view).map_err(|error| {
            let message = Message::new("store-internal").with("detail", error.to_string());
            AppError::new(ErrorKind::Store, message)
        })?;
        Ok(self.store_mut()?.save_view(name, &text)?)
    }

    /// Takes a saved view away.
    ///
    /// # Errors
    /// When there is none of the name, or the store cannot be written.
    pub fn remove_view(&mut self, name: &str) -> Result<(), AppError> {
        if self.store_mut()?.remove_view(name)? { Ok(()) } else { Err(no_view(name)) }
    }
}

fn no_view(name: &str) -> AppError {
    AppError::new(ErrorKind::Decision, Message::new("app-no-view").with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Who;
    use crate::domain::Period;

    fn view(periods: PeriodFilter) -> SavedView {
        let mut selection = Selection::of("IMM_STOCK".into());
        selection.periods = periods;
        let layout = Layout { rows: vec!["period".into()], ..Layout::default() };
        SavedView {
            name: String::from("ຜູ້ເຄື່ອນຍ້າຍ"),
            selection,
            layout,
            kind: Some(Kind::Stacked { share: true }),
            facet: Some("sex".into()),
        }
    }

    #[test]
    fn a_view_is_saved_replaced_and_taken_away_and_no_change_is_written() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
        let changes = session.history(100).expect("history").len();
        let one = view(PeriodFilter::Newest(10));
        session.save_view(&one).expect("saved");
        session.save_view(&one).expect("replaced");
        assert_eq!(session.views().expect("views"), std::slice::from_ref(&one));
        assert_eq!(session.view(&one.name).expect("view"), one);
        session.remove_view(&one.name).expect("gone");
        assert!(session.remove_view(&one.name).is_err() && session.views().expect("views").is_empty());
        assert_eq!(session.history(100).expect("history").len(), changes);
        assert!(session.save_view(&SavedView { name: String::from(" "), ..one }).is_err());
    }

    #[test]
    fn a_view_up_to_the_newest_period_keeps_rolling() {
        let years: Vec<Period> = (2015..=2020).filter_map(Period::year).collect();
        let newest = view(PeriodFilter::Only(years[3..].to_vec())).rolling(&years);
        assert_eq!(newest.selection.periods, PeriodFilter::Newest(3));
        let older = view(PeriodFilter::Only(years[..3].to_vec()));
        assert_eq!(older.clone().rolling(&years), older, "a view of the past stays where it is");
    }
}
