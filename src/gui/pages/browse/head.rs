//! Header of Browse: kind of figure, copy, export.

use super::{BrowseAct, BrowseView};
use crate::app::Command;
use crate::figure::Kind as FigureKind;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Look, size};
use crate::gui::widgets::{Button, Choice, Kind, Segment, drop_down, segment, segment_width, text_width};
use egui::{Rect, Ui, pos2, vec2};

/// The icon of a kind of figure.
fn icon(kind: FigureKind) -> Icon {
    match kind {
        FigureKind::Line => Icon::Browse,
        FigureKind::Grouped => Icon::BarsGrouped,
        FigureKind::Stacked { .. } => Icon::BarsStacked,
        FigureKind::Pyramid => Icon::Pyramid,
        FigureKind::Dot => Icon::Dots,
        FigureKind::Map => Icon::Map,
        FigureKind::Heat | FigureKind::Matrix => Icon::Cells,
        FigureKind::Sankey => Icon::Flows,
        FigureKind::FlowMap => Icon::FlowMap,
        FigureKind::Slope => Icon::Slope,
        FigureKind::Scatter => Icon::Scatter,
        _ => Icon::Bars,
    }
}

/// Draws the header.
pub fn show(ui: &mut Ui, look: &Look, rect: Rect, view: &BrowseView, acts: &mut Vec<Act>) -> bool {
    let title = look.words(&Command::GoBrowse.words());
    let end = super::super::page_title(ui, look, rect, &title);
    let words = look.words("gui-export");
    let wide = text_width(ui, look, &words, crate::gui::theme::Type::Body) + 64.0;
    let place =
        Rect::from_min_size(pos2(rect.right() - 16.0 - wide, end.y - 16.0), vec2(wide, size::CONTROL));
    let copy = look.words(&Command::CopyTable.words());
    let hint = look.words(&Command::CopyTable.tip());
    let button = Button::new(Kind::Plain, &copy).icon(Icon::Copy).hint(&hint).enabled(view.table.is_some());
    let copy_wide = button.width(ui, look);
    let copy_left = place.left() - size::GAP - copy_wide;
    let words_of_gallery = look.words("gui-gallery");
    let gallery = Button::new(Kind::Plain, &words_of_gallery).icon(Icon::Bookmark);
    let gallery_left = copy_left - size::GAP - gallery.width(ui, look);
    if view.gallery.is_none() {
        kinds(ui, look, gallery_left - 12.0, end, view, acts);
    }
    if gallery.at(ui, look, pos2(gallery_left, end.y - 16.0)).clicked() {
        acts.push(Act::InBrowse(BrowseAct::Gallery));
    }
    if button.at(ui, look, pos2(copy_left, end.y - 16.0)).clicked() {
        acts.push(Act::Command(Command::CopyTable));
    }
    export(ui, look, place, &words, view, acts)
}

fn kinds(ui: &mut Ui, look: &Look, right: f32, end: egui::Pos2, view: &BrowseView, acts: &mut Vec<Act>) {
    let shown = view.figure.as_ref().map(|figure| figure.kind);
    let names: Vec<String> = view.kinds.iter().map(|kind| look.words(kind.id())).collect();
    let make = |icon_only: bool| -> Vec<Segment<'_>> {
        view.kinds
            .iter()
            .zip(&names)
            .map(|(kind, name)| Segment {
                words: name,
                icon: Some(icon(*kind)),
                icon_only,
                radio: false,
                on: Some(*kind) == shown,
            })
            .collect()
    };
    let mut choices = make(false);
    if segment_width(ui, look, &choices) > right - end.x - 24.0 {
        choices = make(true);
    }
    if choices.is_empty() {
        return;
    }
    let left = right - segment_width(ui, look, &choices);
    let taken = segment(ui, look, pos2(left, end.y - 16.0), size::CONTROL, &choices);
    if let Some(kind) = taken.and_then(|place| view.kinds.get(place)) {
        acts.push(Act::InBrowse(BrowseAct::Kind(*kind)));
    }
}

fn export(ui: &mut Ui, look: &Look, rect: Rect, words: &str, view: &BrowseView, acts: &mut Vec<Act>) -> bool {
    let mut commands = Vec::new();
    if view.table.is_some() {
        commands.extend([Command::ExportWorkbook, Command::ExportCsv, Command::PrintTable]);
    }
    if view.table.is_some() {
        commands.push(Command::AddToReport);
    }
    if view.figure.is_some() {
        commands.extend([Command::ExportSvg, Command::ExportPng, Command::ExportPdf]);
        commands.extend([Command::Print, Command::CopyFigure]);
    }
    let about = Choice { name: words, chosen: words, hint: "", chip: None, search: None };
    let mut open = false;
    let taken = ui
        .add_enabled_ui(!commands.is_empty(), |ui| {
            drop_down(ui, look, rect, &about, |_| {
                open = true;
                commands.iter().map(|command| look.words(&command.words())).collect()
            })
        })
        .inner;
    if let Some(command) = taken.and_then(|place| commands.get(place)) {
        acts.push(Act::Command(*command));
    }
    open
}
