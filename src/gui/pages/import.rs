//! Import.
use crate::gui::act::Act;
use crate::gui::theme::Look;
use egui::{Rect, Ui};
/// Acts.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAct {
    /// Open a file.
    Open(std::path::PathBuf),
}
/// View.
#[derive(Clone, Debug, Default)]
pub struct ImportView {}
impl ImportView {
    /// Whether a sheet is reviewed.
    pub fn is_review(&self) -> bool {
        false
    }
}
/// State.
#[derive(Debug, Default)]
pub struct Import {}
impl Import {
    /// Draws.
    pub fn show(
        &mut self,
        _ui: &mut Ui,
        _look: &Look,
        _page: Rect,
        _view: &ImportView,
        _acts: &mut Vec<Act>,
    ) {
    }
}
