//! What must be answered before anything is written: unknown names, contradicting cells, the scale.

use super::ImportAct;
use super::menu::target_words;
use super::side::{Column, pick};
use super::view::{Asked, Pair, RestOfNames, ReviewView, Scale, Unknown};
use crate::app::Twice;
use crate::domain::CellRef;
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::theme::{Type, size};
use crate::gui::widgets::{Segment, Tone, icon_button, line, paragraph, paragraph_height, segment};
use egui::{Align2, Rect, Ui, pos2, vec2};

/// Draws the questions from top to bottom.
pub fn show(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
    if !view.said.is_empty() {
        said(ui, column, view, acts);
    }
    if let Some(asked) = &view.scale {
        scale(ui, column, asked, acts);
    }
    if !view.pairs.is_empty() {
        pairs(ui, column, view, acts);
    }
    if !view.unknown.is_empty() {
        names(ui, column, view, acts);
    }
}

fn said(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
    let look = column.look;
    column.heading(ui, &look.words("import-page-corrected"), "");
    for (target, words) in &view.said {
        let row = column.row(34.0);
        let text = format!("{}: {words}", target_words(look, *target));
        let close = Rect::from_min_size(pos2(row.right() - 32.0, row.top() + 1.0), vec2(32.0, 32.0));
        let room = Rect::from_min_max(row.min, pos2(close.left() - 8.0, row.bottom()));
        line(ui, look, room, Align2::LEFT_CENTER, &text, Type::Body, look.tokens.ink);
        let name = format!("{}: {text}", look.words("import-page-take-back"));
        if icon_button(ui, look, close, Icon::Undo, &name, true).clicked() {
            acts.push(Act::InImport(ImportAct::TakeBack(*target)));
        }
    }
}

fn names(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
    let look = column.look;
    column.heading(ui, &look.words("import-page-unknown"), &look.words("import-page-answered-once"));
    if view.unknown.len() > 1 {
        let words = look.words("import-page-names-rest");
        let row = column.row(look.leading(Type::Body) + 4.0);
        line(ui, look, row, Align2::LEFT_CENTER, &words, Type::Body, look.tokens.quiet);
        let rests = [RestOfNames::Ask, RestOfNames::Make, RestOfNames::LeaveOut];
        let words = ["import-page-rest-ask", "import-page-rest-make", "import-page-rest-leave"]
            .map(|id| look.words(id));
        let choices: Vec<Segment<'_>> =
            rests.iter().zip(&words).map(|(rest, words)| Segment::words(words, *rest == view.rest)).collect();
        let row = column.row(42.0);
        if let Some(rest) = segment(ui, look, row.min, size::CONTROL, &choices).and_then(|at| rests.get(at)) {
            acts.push(Act::InImport(ImportAct::Rest(*rest)));
        }
    }
    for name in &view.unknown {
        name_row(ui, column, name, view.rest, acts);
    }
    if view.more_unknown > 0 {
        let row = column.row(24.0);
        let words = look.say("import-page-more", &[("count", view.more_unknown.into())]);
        line(ui, look, row, Align2::LEFT_CENTER, &words, Type::Small, look.tokens.quiet);
    }
}

fn name_row(ui: &mut Ui, column: &mut Column<'_>, name: &Unknown, rest: RestOfNames, acts: &mut Vec<Act>) {
    let look = column.look;
    let row = column.row(38.0);
    let open = name.chosen.is_empty() && rest == RestOfNames::Ask;
    let link = Rect::from_min_size(row.min, vec2(44.0, 34.0));
    column.link(ui, link, name.cell, if open { Tone::Attention } else { Tone::Neutral });
    let split = row.left() + (row.width() * 0.46).round();
    let words = Rect::from_min_max(pos2(link.right() + 8.0, row.top()), pos2(split - 8.0, row.top() + 34.0));
    line(ui, look, words, Align2::LEFT_CENTER, &name.text, Type::Body, look.tokens.ink);
    let rect = Rect::from_min_max(pos2(split, row.top() + 1.0), pos2(row.right(), row.top() + 33.0));
    let chosen = match (name.chosen.is_empty(), rest) {
        (true, RestOfNames::Make) => look.words("import-page-new-member"),
        (true, RestOfNames::LeaveOut) => look.words("import-page-left-out"),
        _ => name.chosen.clone(),
    };
    let label = format!("{} · {}", name.about, name.text);
    let taken = pick(ui, look, rect, &label, &Asked { chosen, open }, &name.offers);
    if let Some(offer) = taken.and_then(|at| name.offers.get(at)) {
        let meaning = ImportAct::Meaning(name.text.clone(), name.dimension.clone(), offer.value.clone());
        acts.push(Act::InImport(meaning));
    }
}

fn pairs(ui: &mut Ui, column: &mut Column<'_>, view: &ReviewView, acts: &mut Vec<Act>) {
    let look = column.look;
    column.heading(ui, &look.words("import-page-pairs"), "");
    let words = look.words("import-page-pairs-choose");
    let high = paragraph_height(ui, look, column.wide, &words, Type::Body);
    let row = column.row(high + 4.0);
    paragraph(ui, look, row.min, column.wide, &words, Type::Body, look.tokens.quiet);
    if view.pairs.len() > 1 {
        let words = ["import-page-pairs-first", "import-page-pairs-second", "import-page-pairs-neither"]
            .map(|id| look.words(id));
        let choices = segments(&words, view.other_pairs);
        let row = column.row(42.0);
        let pressed = segment(ui, look, row.min, size::CONTROL, &choices);
        if let Some((_, twice)) = pressed.and_then(|at| Twice::ALL.get(at)) {
            acts.push(Act::InImport(ImportAct::Pairs(*twice)));
        }
    }
    for pair in &view.pairs {
        pair_row(ui, column, pair, acts);
    }
}

fn segments(words: &[String; 3], chosen: Option<Twice>) -> Vec<Segment<'_>> {
    let all = Twice::ALL.iter().zip(words);
    all.map(|((_, twice), words)| Segment::words(words, chosen == Some(*twice))).collect()
}

fn pair_row(ui: &mut Ui, column: &mut Column<'_>, pair: &Pair, acts: &mut Vec<Act>) {
    let look = column.look;
    let row = column.row(40.0);
    let tone = if pair.chosen.is_none() { Tone::Danger } else { Tone::Neutral };
    let first = Rect::from_min_size(row.min, vec2(48.0, 34.0));
    column.link(ui, first, Some(pair.first.0), tone);
    let second = Rect::from_min_size(pos2(first.right() + 4.0, row.top()), vec2(48.0, 34.0));
    column.link(ui, second, Some(pair.second.0), tone);
    let told = |(cell, value): &(CellRef, String)| format!("{cell}: {value}");
    let words = [told(&pair.first), told(&pair.second), look.words("import-page-pair-neither")];
    let at = pos2(second.right() + 8.0, row.top() + 1.0);
    let pressed = segment(ui, look, at, size::CONTROL, &segments(&words, pair.chosen));
    if let Some((_, twice)) = pressed.and_then(|at| Twice::ALL.get(at)) {
        acts.push(Act::InImport(ImportAct::Pair(pair.second.0, *twice)));
    }
}

fn scale(ui: &mut Ui, column: &mut Column<'_>, asked: &Scale, acts: &mut Vec<Act>) {
    let look = column.look;
    column.heading(ui, &look.words("import-page-scale"), "");
    let room = column.wide - 64.0;
    let high = paragraph_height(ui, look, room, &asked.words, Type::Body);
    let row = column.row(high + 8.0);
    paragraph(ui, look, row.min, room, &asked.words, Type::Body, look.tokens.ink);
    let tone = if asked.chosen.is_none() { Tone::Danger } else { Tone::Neutral };
    let link = Rect::from_min_size(pos2(row.right() - 56.0, row.top()), vec2(56.0, 24.0));
    column.link(ui, link, asked.cell, tone);
    let off = look.say("import-page-scale-off", &[("factor", asked.factor.as_str().into())]);
    let right = look.words("import-page-scale-right");
    let as_it_stands = Segment::words(&right, asked.chosen == Some(0));
    let row = column.row(42.0);
    if asked.power == 0 {
        // Another unit has no factor: the numbers are right, or the indicator is another one.
        if segment(ui, look, row.min, size::CONTROL, &[as_it_stands]).is_some() {
            acts.push(Act::InImport(ImportAct::Scale(0)));
        }
        return;
    }
    let choices = [Segment::words(&off, asked.chosen == Some(asked.power)), as_it_stands];
    match segment(ui, look, row.min, size::CONTROL, &choices) {
        Some(0) => acts.push(Act::InImport(ImportAct::Scale(asked.power))),
        Some(_) => acts.push(Act::InImport(ImportAct::Scale(0))),
        None => {}
    }
}
