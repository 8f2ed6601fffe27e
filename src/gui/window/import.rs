//! Import wiring.
use super::Window;
use crate::gui::pages::ImportAct;
use egui::Context;
/// State.
#[derive(Default)]
pub struct Reviewing {}
impl Reviewing {
    pub fn work(&self) -> Option<&crate::work::Work> {
        None
    }
    pub fn stop(&self) {}
}
impl Window {
    pub(super) fn take_import(&mut self) {}
    pub(super) fn reword_import(&mut self) {}
    pub(super) fn list_files(&mut self) {}
    pub(super) fn in_import(&mut self, _ctx: &Context, _act: ImportAct) {}
}
