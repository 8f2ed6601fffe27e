//! Table and figure of an answer in words, made away from the frame: a table of a million rows takes longer
//! than a frame has.

use super::boxes::capital;
use crate::domain::{Catalogue, DimensionCode, Lang};
use crate::figure::{self, Figure, Kind, Naming, RowWish, TableText, Wish, row_order};
use crate::gui::pages::browse::TableView;
use crate::gui::theme::Look;
use crate::i18n::NumberStyle;
use crate::query::Cube;
use std::sync::Arc;

/// How an answer is worded.
#[derive(Clone)]
pub(in crate::gui::window) struct Words {
    /// Language, style of numbers.
    pub look: Look,
    /// How members are called.
    pub naming: Naming,
}

impl Words {
    /// What decides whether words made before are still right.
    pub fn same_as(&self, other: &Self) -> bool {
        let key = |words: &Self| -> (Lang, NumberStyle, Naming) {
            (words.look.lang, words.look.numbers, words.naming)
        };
        key(self) == key(other)
    }
}

/// An answer in words.
pub(in crate::gui::window) struct Worded {
    pub words: Words,
    pub table: Result<TableView, String>,
    pub figure: Result<Arc<Figure>, String>,
    pub kinds: Vec<Kind>,
    pub facets: Vec<(DimensionCode, String)>,
    pub facet: Option<DimensionCode>,
}

/// Words a cube. Of words made before only what the figure changes is made anew.
pub(in crate::gui::window) fn word(
    cube: &Arc<Cube>,
    catalogue: &Catalogue,
    wish: &Wish,
    words: &Words,
    before: Option<(TableView, Vec<Kind>)>,
) -> Worded {
    let look = &words.look;
    let (table, kinds) = match before {
        Some((table, kinds)) => (Ok(table), kinds),
        None => {
            let text = TableText::of(cube, catalogue, look.lang, look.numbers);
            let table = text.map(|text| TableView {
                text: Arc::new(text.named(cube, words.naming)),
                cube: Arc::clone(cube),
                order: None,
            });
            (table.map_err(|error| look.tell(&error.message())), kinds(cube, catalogue, look))
        }
    };
    let figure = figure::build_as(cube, catalogue, wish, look.lang, look.numbers);
    let figure = figure.map(Arc::new).map_err(|error| look.tell(&error.message()));
    let facets = facets(wish, cube, catalogue, look);
    Worded { words: words.clone(), table, figure, kinds, facets, facet: wish.facet.clone() }
}

/// The table with its rows as they are wished.
pub(in crate::gui::window) fn ordered(table: &TableView, wish: &RowWish) -> TableView {
    let order = row_order(&table.cube, &table.text, wish).map(Arc::new);
    TableView { order, ..table.clone() }
}

fn kinds(cube: &Cube, catalogue: &Catalogue, look: &Look) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| {
            figure::build(cube, catalogue, Some(*kind), look.lang, look.numbers)
                .is_ok_and(|made| made.kind == *kind)
        })
        .collect()
}

/// Which dimensions can have small figures, with the kind that is shown.
fn facets(wish: &Wish, cube: &Cube, catalogue: &Catalogue, look: &Look) -> Vec<(DimensionCode, String)> {
    let mut found = Vec::new();
    let levels = cube.row_levels.iter().chain(&cube.column_levels);
    for level in levels.filter(|level| level.dimension.as_str() != DimensionCode::SOURCE) {
        let tried = Wish { facet: Some(level.dimension.clone()), ..wish.clone() };
        if figure::build_as(cube, catalogue, &tried, look.lang, look.numbers).is_ok() {
            let name = figure::dimension_label(catalogue, level.dimension.as_str(), Some(cube), look.lang);
            found.push((level.dimension.clone(), capital(&name)));
        }
    }
    found
}
