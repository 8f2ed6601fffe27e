//! Browse: what an indicator says, by any of its dimensions, as table and figure of the same selection.
//!
//! In: a [`BrowseView`] (boxes with what has data, table, figure, explanation). Out: [`BrowseAct`]s.

mod beside;
mod boxes;
mod drawer;
mod drawn;
mod gallery;
mod head;
mod middle;
mod moments;
mod panels;
mod pivot;
mod plot;
mod span;
mod sums;
mod table;
mod tools;

pub use drawer::{ExplainView, SheetPiece};
pub use gallery::GalleryCard;
pub use sums::{Corners, spans};
pub use table::TableView;

use crate::domain::{Code, DimensionCode, IndicatorCode, Period, Publication};
use crate::figure::{Figure, Kind, Naming, Sort, SortBy};
use crate::gui::act::Act;
use crate::gui::shell::within;
use crate::gui::theme::{Look, size};
use crate::query::{Measure, With};
use egui::{Rect, Stroke, Ui, pos2, vec2};
use std::collections::HashSet;
use std::sync::Arc;

/// The words of the marks of a figure that have a shape on the screen: tests hold them to those on paper.
pub fn marks_on_screen(figure: &Figure) -> Vec<String> {
    if drawn::draws(figure) { drawn::painted(figure) } else { plot::drawn(figure) }
}

/// How table and figure share the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// The table alone.
    Table,
    /// Side by side, or stacked where the page is narrow.
    #[default]
    Both,
    /// The figure alone.
    Figure,
}

/// Where a dimension lies in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// Down the side.
    Rows,
    /// Across.
    Columns,
    /// Not shown apart.
    Nowhere,
}

/// A change of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum BrowseAct {
    /// Take a member of a dimension in or out.
    Toggle(DimensionCode, Code),
    /// Take every member of a dimension.
    All(DimensionCode),
    /// From the period of this place to the one of that place in the list.
    Periods(usize, usize),
    /// Only this source and edition; `None`: all of them, apart from each other.
    Publication(Option<Publication>),
    /// What the cells show.
    Measure(Measure),
    /// Put a dimension on rows, on columns, or nowhere.
    Lie(DimensionCode, Lie),
    /// Put a dimension, the periods or the sources at this place of rows or columns.
    Pivot(DimensionCode, Lie, usize),
    /// Back to rows and columns as they suit.
    BestView,
    /// Sort by this; again: the other way; again: as it was.
    Sort(SortBy),
    /// Only rows whose names hold this.
    Find(String),
    /// How members are called in the table.
    Naming(Naming),
    /// Put this beside the answer; `None`: nothing.
    Compare(Option<With>),
    /// Kind of figure.
    Kind(Kind),
    /// A small figure for each member of a dimension; `None`: one figure.
    Facet(Option<DimensionCode>),
    /// The moment of a figure of one moment.
    Moment(Period),
    /// The oldest moment of such a figure.
    FirstMoment,
    /// Show the saved views as small pictures, or no longer.
    Gallery,
    /// Keep what is shown.
    SaveView,
    /// Show the saved view of this place.
    OpenView(usize),
    /// Take the saved view of this place away.
    RemoveView(usize),
    /// Table, both, figure.
    Arrange(Arrangement),
    /// Explain the number of this row and column.
    Cell(usize, usize),
    /// Choose cells from the one chosen before to this one; the row as it is seen.
    Select(usize, usize),
    /// Close the drawer.
    CloseDrawer,
}

/// A member of a box.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: String,
    /// Values it has.
    pub count: u64,
    /// Whether it is chosen.
    pub on: bool,
}

/// A dimension with its members that have data.
#[derive(Clone, Debug)]
pub struct DimensionBox {
    /// Dimension.
    pub code: DimensionCode,
    /// Name.
    pub name: String,
    /// Members with data.
    pub members: Vec<MemberRow>,
    /// Where it lies.
    pub lie: Lie,
}

/// A measure to choose.
#[derive(Clone, Debug)]
pub struct MeasureRow {
    /// The measure.
    pub measure: Measure,
    /// Its name.
    pub words: String,
    /// How it is computed; empty for the value itself.
    pub formula: String,
    /// Why it cannot be chosen; empty if it can.
    pub refused: String,
}

/// What can be moved between rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Movable {
    /// A dimension, `period` or `source`.
    pub code: DimensionCode,
    /// Its name; with the member where it stands at one.
    pub words: String,
    /// Where it lies.
    pub lie: Lie,
}

/// The box of the periods.
#[derive(Clone, Debug, Default)]
pub struct PeriodBox {
    /// Names of the periods with data, in order.
    pub names: Vec<String>,
    /// First and last that are shown.
    pub shown: (usize, usize),
}

/// What Browse shows.
#[derive(Clone, Debug, Default)]
pub struct BrowseView {
    /// The indicator's code; `None`: none is chosen yet.
    pub indicator: Option<IndicatorCode>,
    /// Its name.
    pub name: String,
    /// Its part of the report.
    pub part: String,
    /// The indicators with data, to choose from.
    pub indicators: Arc<Vec<(IndicatorCode, String)>>,
    /// Dimensions.
    pub boxes: Vec<DimensionBox>,
    /// Periods.
    pub periods: PeriodBox,
    /// Sources with editions: publication, words, values.
    pub publications: Vec<(Publication, String, u64)>,
    /// The one that is shown.
    pub publication: Option<Publication>,
    /// Measures; those that would be wrong say why.
    pub measures: Vec<MeasureRow>,
    /// The one that is shown.
    pub measure: Measure,
    /// What can be moved, in the order of rows, columns and the rest.
    pub movable: Vec<Movable>,
    /// Whether rows and columns were laid by hand.
    pub moved: bool,
    /// How rows are sorted.
    pub sort: Option<Sort>,
    /// How members are called in the table.
    pub naming: Naming,
    /// What can stand beside the answer, with its words.
    pub compare: Vec<(With, String)>,
    /// What does.
    pub compared: Option<With>,
    /// Table.
    pub table: Option<TableView>,
    /// Figure.
    pub figure: Option<Arc<Figure>>,
    /// Why there is no figure.
    pub no_figure: String,
    /// Why there is no table.
    pub no_table: String,
    /// Kinds of figure that make sense here.
    pub kinds: Vec<Kind>,
    /// Dimensions whose members can have a small figure each, with their names.
    pub facets: Vec<(DimensionCode, String)>,
    /// The one that has.
    pub facet: Option<DimensionCode>,
    /// Table, both, figure.
    pub arrangement: Arrangement,
    /// The cell that is explained.
    pub chosen: Option<(usize, usize)>,
    /// Cells chosen together.
    pub selected: Option<Corners>,
    /// Its explanation.
    pub explain: Option<ExplainView>,
    /// Names of the saved views.
    pub views: Vec<String>,
    /// The saved views as pictures, while they are shown.
    pub gallery: Option<Arc<Vec<GalleryCard>>>,
    /// The answer is on its way.
    pub waiting: bool,
}

/// What belongs to looking only.
#[derive(Default)]
pub struct Browse {
    closed: HashSet<String>,
    opened: HashSet<String>,
    export: bool,
    find: tools::Find,
    pivot: pivot::Pivot,
    pictures: gallery::Pictures,
}

impl Browse {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, page: Rect, view: &BrowseView, acts: &mut Vec<Act>) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEADER));
        self.export = head::show(ui, look, head, view, acts);
        ui.painter().hline(page.x_range(), head.bottom() - 0.5, Stroke::new(1.0, look.tokens.line));
        let body = Rect::from_min_max(head.left_bottom(), page.max);
        let column = Rect::from_min_max(body.min, pos2(body.left() + size::DIMENSIONS, body.bottom()));
        within(ui, column, "boxes", |ui| self.boxes(ui, look, column, view, acts));
        let mut middle = Rect::from_min_max(column.right_top(), body.max);
        if let Some(explain) = &view.explain {
            let drawer = Rect::from_min_max(pos2(body.right() - size::DRAWER, body.top()), body.max);
            let over = page.width() < 1100.0;
            if !over {
                middle.max.x = drawer.left();
            }
            within(ui, middle, "middle", |ui| self.middle(ui, look, middle, view, acts));
            within(ui, drawer, "drawer", |ui| drawer::show(ui, look, drawer, explain, acts));
        } else {
            within(ui, middle, "middle", |ui| self.middle(ui, look, middle, view, acts));
        }
    }
}
