//! Changes one stored value: number, status, remark, source, mark for follow-up; with the reason.

use crate::domain::{ConfStatus, Number, ObsStatus, Publication, SourceCode};
use crate::gui::act::Act;
use crate::gui::pages::matching;
use crate::gui::theme::{Look, Type, faint, size};
use crate::gui::widgets::{
    Button, Choice, Field, Kind, TypedNumber, check_row, drop_down, field, hairline, line, paragraph,
    paragraph_height, typed_number,
};
use crate::store::Alteration;
use egui::{Align2, Id, Modal, Rect, Ui, pos2, vec2};

/// What was decided.
#[derive(Clone, Debug, PartialEq)]
pub enum EditAct {
    /// Open it for the value that is explained.
    Open,
    /// Change the value so, for this reason.
    Save(Alteration, String),
    /// Leave everything as it is.
    Cancel,
}

/// The value as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Number.
    pub number: Option<Number>,
    /// Status.
    pub status: ObsStatus,
    /// Confidentiality.
    pub confidentiality: ConfStatus,
    /// Remark; empty: none.
    pub note: String,
    /// Whether it is marked for follow-up.
    pub follow_up: bool,
    /// Who says it.
    pub publication: Publication,
}

/// What the dialog shows.
#[derive(Clone, Debug)]
pub struct EditView {
    /// Which value, in words.
    pub what: String,
    /// Every status and its name.
    pub statuses: Vec<(ObsStatus, String)>,
    /// Every source and its name.
    pub sources: Vec<(SourceCode, String)>,
}

/// The open dialog.
#[derive(Clone, Debug)]
pub struct EditValue {
    standing: Standing,
    number: String,
    status: ObsStatus,
    withheld: bool,
    note: String,
    follow_up: bool,
    source: SourceCode,
    edition: String,
    reason: String,
    first: bool,
}

const WIDTH: f32 = 560.0;
const NAMES: f32 = 148.0;
const ROW: f32 = 42.0;

impl EditValue {
    /// A dialog for a value as it stands.
    pub fn new(look: &Look, standing: Standing) -> Self {
        let number = standing.number.map_or_else(String::new, |number| {
            crate::i18n::number(number.value, Some(number.decimals), look.numbers)
        });
        Self {
            number,
            status: standing.status,
            withheld: !standing.confidentiality.is_free(),
            note: standing.note.clone(),
            follow_up: standing.follow_up,
            source: standing.publication.source.clone(),
            edition: standing.publication.edition.clone(),
            reason: String::new(),
            first: true,
            standing,
        }
    }

    /// Draws it; gives whether it stays open.
    pub fn show(&mut self, ui: &Ui, look: &Look, view: &EditView, acts: &mut Vec<Act>) -> bool {
        let frame = egui::Frame::popup(&ui.global_style()).inner_margin(0.0);
        let modal = Modal::new(Id::unique("edit-value"))
            .backdrop_color(faint(look.tokens.ink, if look.tokens.dark { 0.2 } else { 0.35 }))
            .frame(frame);
        let response = modal.show(ui.ctx(), |ui| self.contents(ui, look, view));
        let escaped = ui.ctx().input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        match response.inner {
            Some(act) => {
                acts.push(Act::InEdit(act));
                false
            }
            None => !escaped,
        }
    }

    fn contents(&mut self, ui: &mut Ui, look: &Look, view: &EditView) -> Option<EditAct> {
        let t = look.tokens;
        let wide = WIDTH.min(ui.ctx().content_rect().width() - 48.0);
        let told = paragraph_height(ui, look, wide - 48.0, &view.what, Type::Body);
        let high = 64.0 + told + 8.0 * ROW + 68.0;
        let (_, rect) = ui.allocate_space(vec2(wide, high));
        let inner = rect.shrink2(vec2(24.0, 0.0));
        let title = Rect::from_min_size(inner.min + vec2(0.0, 16.0), vec2(inner.width(), 32.0));
        line(ui, look, title, Align2::LEFT_CENTER, &look.words("edit-title"), Type::Title, t.ink);
        let at = pos2(inner.left(), title.bottom() + 4.0);
        paragraph(ui, look, at, inner.width(), &view.what, Type::Body, t.quiet);
        let mut rows = Rows { look, left: inner.left(), wide: inner.width(), y: at.y + told + 12.0 };
        let typed = self.fields(ui, look, &mut rows, view);
        hairline(ui, look, rect.left(), rect.right(), rows.y + 4.0);
        let foot = rows.y + 20.0;
        self.buttons(ui, look, inner, foot, typed)
    }

    fn fields(&mut self, ui: &mut Ui, look: &Look, rows: &mut Rows<'_>, view: &EditView) -> TypedNumber {
        let typed = typed_number(&self.number, look.numbers);
        let (name, place) = rows.next(ui, "edit-number");
        let wrong = if typed == TypedNumber::Wrong { look.words("edit-not-a-number") } else { String::new() };
        let hint = look.words("edit-number-hint");
        let about = Field { wrong: &wrong, ..Field::new(&name, &hint) };
        let response = field(ui, look, place, &about, &mut self.number);
        if std::mem::take(&mut self.first) {
            response.request_focus();
        }
        let (name, place) = rows.next(ui, "edit-status");
        let names: Vec<String> = view.statuses.iter().map(|(_, name)| name.clone()).collect();
        let chosen = view.statuses.iter().find(|(status, _)| *status == self.status);
        let chosen = chosen.map(|(_, name)| name.as_str()).unwrap_or_default();
        let search = look.words("import-page-search");
        if let Some(at) = pick(ui, look, place, &name, chosen, &search, &names)
            && let Some((status, _)) = view.statuses.get(at)
        {
            self.status = *status;
        }
        let (name, place) = rows.next(ui, "edit-remark");
        field(ui, look, place, &Field::new(&name, ""), &mut self.note);
        let (name, place) = rows.next(ui, "edit-source");
        let names: Vec<String> = view.sources.iter().map(|(_, name)| name.clone()).collect();
        let chosen = view.sources.iter().find(|(code, _)| *code == self.source);
        let chosen = chosen.map(|(_, name)| name.as_str()).unwrap_or_default();
        if let Some(at) = pick(ui, look, place, &name, chosen, &search, &names)
            && let Some((code, _)) = view.sources.get(at)
        {
            self.source = code.clone();
        }
        let (name, place) = rows.next(ui, "edit-edition");
        field(ui, look, place, &Field::new(&name, ""), &mut self.edition);
        for (id, on) in [("edit-follow-up", &mut self.follow_up), ("edit-withheld", &mut self.withheld)] {
            let row = rows.whole();
            if check_row(ui, look, row, *on, &look.words(id), "", None).clicked() {
                *on = !*on;
            }
        }
        let (name, place) = rows.next(ui, "edit-reason");
        let hint = look.words("edit-reason-hint");
        field(ui, look, place, &Field::new(&name, &hint), &mut self.reason);
        typed
    }

    fn buttons(
        &self,
        ui: &mut Ui,
        look: &Look,
        inner: Rect,
        top: f32,
        typed: TypedNumber,
    ) -> Option<EditAct> {
        let alteration = self.alteration(typed);
        let same = alteration.as_ref().is_none_or(|alteration| *alteration == Alteration::default());
        let (save, cancel, remove) =
            (look.words("edit-save"), look.words("gui-cancel"), look.words("edit-remove"));
        let nothing = look.words("edit-nothing");
        let hint = if same { nothing.as_str() } else { "" };
        let save = Button::new(Kind::Primary, &save).enabled(!same).hint(hint);
        let cancel = Button::new(Kind::Plain, &cancel);
        let save_left = inner.right() - save.width(ui, look);
        let cancel_left = save_left - size::GAP - cancel.width(ui, look);
        let removed = Button::new(Kind::Quiet, &remove).at(ui, look, pos2(inner.left() - 8.0, top)).clicked();
        let cancelled = cancel.at(ui, look, pos2(cancel_left, top)).clicked();
        let saved = save.at(ui, look, pos2(save_left, top)).clicked();
        let reason = self.reason.trim().to_owned();
        if removed {
            let alteration = Alteration { remove: true, ..Alteration::default() };
            return Some(EditAct::Save(alteration, reason));
        }
        if cancelled {
            return Some(EditAct::Cancel);
        }
        saved.then_some(alteration).flatten().map(|alteration| EditAct::Save(alteration, reason))
    }

    /// What differs from the value as it stands; `None` while a number is wrong.
    fn alteration(&self, typed: TypedNumber) -> Option<Alteration> {
        let before = &self.standing;
        let number = match typed {
            TypedNumber::Wrong => return None,
            TypedNumber::Missing => None,
            TypedNumber::Number(number) => Some(number),
        };
        let note = Some(self.note.trim().to_owned()).filter(|note| !note.is_empty());
        let publication =
            Publication { source: self.source.clone(), edition: self.edition.trim().to_owned() };
        let confidentiality = if self.withheld { ConfStatus::NotForPublication } else { ConfStatus::Free };
        Some(Alteration {
            number: (number != before.number).then_some(number),
            status: (self.status != before.status).then_some(self.status),
            confidentiality: (self.withheld == before.confidentiality.is_free()).then_some(confidentiality),
            note: (note.as_deref().unwrap_or_default() != before.note).then_some(note),
            follow_up: (self.follow_up != before.follow_up).then_some(self.follow_up),
            publication: (publication != before.publication).then_some(publication),
            remove: false,
        })
    }
}

/// Rows of a dialog: a name and what stands beside it.
struct Rows<'a> {
    look: &'a Look,
    left: f32,
    wide: f32,
    y: f32,
}

impl Rows<'_> {
    fn next(&mut self, ui: &mut Ui, id: &str) -> (String, Rect) {
        let row = self.whole();
        let name = self.look.words(id);
        let place = Rect::from_min_size(row.min, vec2(NAMES - 12.0, size::CONTROL));
        line(ui, self.look, place, Align2::LEFT_CENTER, &name, Type::Body, self.look.tokens.quiet);
        (name, Rect::from_min_max(row.min + vec2(NAMES, 0.0), row.max))
    }

    fn whole(&mut self) -> Rect {
        let row = Rect::from_min_size(pos2(self.left, self.y), vec2(self.wide, size::CONTROL));
        self.y += ROW;
        row
    }
}

fn pick(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    name: &str,
    chosen: &str,
    search: &str,
    names: &[String],
) -> Option<usize> {
    let about = Choice { name, chosen, hint: "", chip: None, search: Some(search) };
    let mut found = Vec::new();
    let taken = drop_down(ui, look, rect, &about, |asked| {
        found = matching(names.iter().map(String::as_str), asked);
        found.iter().filter_map(|at| names.get(*at)).cloned().collect()
    })?;
    found.get(taken).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::gui::theme::Theme;
    use crate::i18n::NumberStyle;

    fn dialog() -> EditValue {
        let standing = Standing {
            number: Some(Number::new(48_731.0, 0)),
            status: ObsStatus::Normal,
            confidentiality: ConfStatus::Free,
            note: String::new(),
            follow_up: false,
            publication: Publication { source: "UN".into(), edition: "2020".to_owned() },
        };
        EditValue::new(&Look::new(Theme::Light, Lang::En, NumberStyle::Point), standing)
    }

    fn alteration(dialog: &EditValue) -> Option<Alteration> {
        dialog.alteration(typed_number(&dialog.number, NumberStyle::Point))
    }

    #[test]
    fn only_what_was_changed_is_altered() {
        let mut dialog = dialog();
        assert_eq!(alteration(&dialog), Some(Alteration::default()));
        dialog.note = " counted twice ".to_owned();
        let expected = Alteration { note: Some(Some("counted twice".to_owned())), ..Alteration::default() };
        assert_eq!(alteration(&dialog), Some(expected));
    }

    #[test]
    fn an_empty_number_is_missing_and_never_zero() {
        let mut dialog = dialog();
        dialog.number.clear();
        assert_eq!(alteration(&dialog).and_then(|alteration| alteration.number), Some(None));
        dialog.number = "0".to_owned();
        let zero = alteration(&dialog).and_then(|alteration| alteration.number).flatten();
        assert_eq!(zero.map(|number| number.value), Some(0.0));
        dialog.number = "about 5".to_owned();
        assert_eq!(alteration(&dialog), None);
    }
}
