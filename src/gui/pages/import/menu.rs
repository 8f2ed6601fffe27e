//! What a row, a column or a cell of the sheet is, said by the person: opened by a click on it.

use super::ImportAct;
use super::view::ReviewView;
use crate::domain::{CellRef, DimensionCode};
use crate::gui::act::Act;
use crate::gui::pages::matching;
use crate::gui::theme::{Look, size};
use crate::gui::widgets::{Segment, search_list, segment, segment_width};
use crate::intake::{Meaning, Said, Target};
use egui::{Id, Popup, PopupCloseBehavior, Rect, Ui};

/// The open list.
#[derive(Clone, Debug)]
pub struct Menu {
    /// The cell that was clicked, or the first one of the row or column.
    cell: CellRef,
    /// What is spoken of.
    target: Target,
    /// Where it stands on the screen.
    anchor: Rect,
    /// Whether a letter or a number was clicked and not a cell.
    whole: bool,
    asked: String,
    fresh: bool,
}

/// What can be said.
#[derive(Clone, Debug)]
enum Entry {
    Said(Said),
    TakeBack,
}

const WIDTH: f32 = 300.0;

impl Menu {
    /// A list about a row, a column or a cell.
    pub fn new(target: Target, anchor: Rect) -> Self {
        let cell = match target {
            Target::Row(row) => CellRef::new(row, 0),
            Target::Column(column) => CellRef::new(0, column),
            Target::Cell(cell) => cell,
        };
        let whole = !matches!(target, Target::Cell(_));
        Self { cell, target, anchor, whole, asked: String::new(), fresh: true }
    }

    /// Draws it; gives whether it stays open.
    pub fn show(&mut self, ui: &Ui, look: &Look, view: &ReviewView, acts: &mut Vec<Act>) -> bool {
        let mut stay = true;
        let mut said = false;
        let popup = Popup::new(Id::unique("sheet-menu"), ui.ctx().clone(), self.anchor, ui.layer_id());
        let popup =
            popup.open_bool(&mut stay).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(WIDTH);
        popup.show(|ui| {
            self.targets(ui, look);
            let entries = entries(look, view, self.target);
            let search = look.words("import-page-search");
            let fresh = std::mem::take(&mut self.fresh);
            let mut found = Vec::new();
            let taken = search_list(ui, look, WIDTH, Some(&search), &mut self.asked, fresh, |asked| {
                found = matching(entries.iter().map(|(_, words)| words.as_str()), asked);
                found.iter().filter_map(|at| entries.get(*at)).map(|(_, words)| words.clone()).collect()
            });
            if let Some((entry, _)) = taken.and_then(|at| found.get(at)).and_then(|at| entries.get(*at)) {
                said = true;
                acts.push(Act::InImport(match entry {
                    Entry::Said(said) => ImportAct::Say(self.target, said.clone()),
                    Entry::TakeBack => ImportAct::TakeBack(self.target),
                }));
            }
        });
        stay && !said
    }

    /// Row, column or cell: another one of the three can be meant.
    fn targets(&mut self, ui: &mut Ui, look: &Look) {
        let all = [Target::Cell(self.cell), Target::Row(self.cell.row), Target::Column(self.cell.column)];
        // A click on a letter or a number means no cell.
        let offered: Vec<Target> = if self.whole { vec![self.target] } else { all.to_vec() };
        let words: Vec<String> = offered.iter().map(|target| target_words(look, *target)).collect();
        let choices: Vec<Segment<'_>> = offered
            .iter()
            .zip(&words)
            .map(|(target, words)| Segment::words(words, *target == self.target))
            .collect();
        let wide = segment_width(ui, look, &choices);
        let (_, rect) = ui.allocate_space(egui::vec2(wide.max(WIDTH), size::CONTROL_SMALL));
        if let Some(target) =
            segment(ui, look, rect.min, size::CONTROL_SMALL, &choices).and_then(|at| offered.get(at))
        {
            self.target = *target;
        }
    }
}

/// `Row 5`, `Column B`, `Cell B5`.
pub fn target_words(look: &Look, target: Target) -> String {
    match target {
        Target::Row(row) => look.say("import-page-row", &[("row", (u64::from(row) + 1).to_string().into())]),
        Target::Column(column) => {
            look.say("import-page-column", &[("column", CellRef::column_letters(column).into())])
        }
        Target::Cell(cell) => look.say("import-page-cell", &[("cell", cell.to_string().into())]),
    }
}

/// What was said, in words.
pub fn said_words(look: &Look, view: &[(DimensionCode, String)], said: &Said) -> String {
    let id = match said {
        Said::Ignored => "import-page-said-ignored",
        Said::Header => "import-page-said-header",
        Said::Title => "import-page-said-title",
        Said::Section => "import-page-said-section",
        Said::Total => "import-page-said-total",
        Said::Label => "import-page-said-label",
        Said::Values => "import-page-said-values",
        Said::Code => "import-page-said-code",
        Said::Flag => "import-page-said-flag",
        Said::Unit => "import-page-said-unit",
        Said::Tells(meaning) => {
            return look.say("import-page-said-tells", &[("what", told(look, view, meaning).into())]);
        }
    };
    look.words(id)
}

fn told(look: &Look, dimensions: &[(DimensionCode, String)], meaning: &Meaning) -> String {
    match meaning {
        Meaning::Period => look.words("import-page-period"),
        Meaning::Dimension(code) => dimensions
            .iter()
            .find(|(known, _)| known == code)
            .map_or_else(|| code.as_str().to_owned(), |(_, name)| name.clone()),
        Meaning::Measure | Meaning::Indicator => look.words("import-page-indicator"),
        Meaning::Unit => look.words("import-page-said-unit"),
        Meaning::Unknown => look.words("import-page-said-label"),
    }
}

fn entries(look: &Look, view: &ReviewView, target: Target) -> Vec<(Entry, String)> {
    let plain: &[Said] = match target {
        Target::Row(_) => {
            &[Said::Header, Said::Total, Said::Section, Said::Title, Said::Values, Said::Ignored]
        }
        Target::Column(_) => {
            &[Said::Label, Said::Values, Said::Total, Said::Code, Said::Flag, Said::Unit, Said::Ignored]
        }
        Target::Cell(_) => &[Said::Ignored, Said::Unit],
    };
    let mut said: Vec<Said> = plain.to_vec();
    said.extend([Meaning::Period, Meaning::Measure].map(Said::Tells));
    said.extend(view.dimensions.iter().map(|(code, _)| Said::Tells(Meaning::Dimension(code.clone()))));
    let mut entries: Vec<(Entry, String)> = said
        .into_iter()
        .map(|said| {
            let words = said_words(look, &view.dimensions, &said);
            (Entry::Said(said), words)
        })
        .collect();
    if view.said.iter().any(|(other, _)| *other == target) {
        entries.insert(0, (Entry::TakeBack, look.words("import-page-take-back")));
    }
    entries
}
