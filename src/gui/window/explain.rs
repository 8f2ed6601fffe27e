//! "Explain this number": asks where it comes from, and words it.

use super::Window;
use crate::app::{Explanation, Pending, Session, change_words};
use crate::domain::{Arg, CellRef, DimensionCode, PeriodKind};
use crate::figure;
use crate::gui::pages::browse::{ExplainView, SheetPiece};
use crate::gui::theme::Look;
use crate::i18n;
use crate::query::MemberRef;
use crate::work::Work;

impl Window {
    pub(super) fn explain_cell(&mut self, row: usize, column: usize) {
        let Some(table) = &self.browse.1.table else { return };
        let key = table.cube.key(row, column);
        self.browse.1.chosen = Some((row, column));
        self.browse.2.explained = None;
        self.browse.2.explaining = key.map(|key| {
            self.reader.ask(move |session: &mut Session, work: &Work| session.explain(&key, work))
        });
        self.browse.1.explain = self.explain_view();
    }

    pub(super) fn take_explained(&mut self) {
        let Some(answer) = self.browse.2.explaining.as_ref().and_then(Pending::poll) else { return };
        self.browse.2.explaining = None;
        match answer {
            Ok(explained) => self.browse.2.explained = Some(explained),
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
        self.browse.1.explain = self.explain_view();
    }

    /// What the drawer says; `None` while no number is chosen.
    pub(super) fn explain_view(&self) -> Option<ExplainView> {
        let (row, column) = self.browse.1.chosen?;
        let table = self.browse.1.table.as_ref()?;
        let cell = table.cube.cell(row, column)?;
        let look = &self.look;
        let text = table.text.cell(cell);
        let status = look.words(&figure::status_id(figure::told_status(cell)));
        let mut view = ExplainView {
            number: text.text.clone(),
            chips: vec![(status, text.number.is_none() || cell.status.is_estimate())],
            ..ExplainView::default()
        };
        if cell.computed {
            view.chips.push((look.words("gui-computed"), false));
        }
        view.sentence = self.sentence(row, column, &text.text);
        let Some(catalogue) = self.catalogue() else { return Some(view) };
        let indicator = &table.cube.indicator;
        view.facts.push((look.words("gui-definition"), indicator.definition.get(look.lang).to_owned()));
        let unit = catalogue.item_name("unit", table.cube.unit.as_str(), look.lang).to_owned();
        view.facts.push((look.words("gui-unit"), unit));
        if let Some(note) = &cell.note {
            view.facts.push((look.words("gui-remark"), note.to_string()));
        }
        match &self.browse.2.explained {
            Some(explained) => {
                let present = explained.versions.first().filter(|version| version.until.is_none());
                if let Some(working) = present.and_then(|version| version.working.clone()) {
                    view.facts.push((look.words("gui-working-remark"), working));
                }
                origin(look, explained, &catalogue, &mut view);
                view.can_edit = self.may_write() && !cell.computed;
            }
            None if cell.computed => view.file = look.words("gui-computed-detail"),
            None => view.file = look.words("gui-looking"),
        }
        Some(view)
    }

    /// One plain sentence: what, where, when, how much.
    fn sentence(&self, row: usize, column: usize, number: &str) -> String {
        let Some(table) = &self.browse.1.table else { return String::new() };
        let Some(catalogue) = self.catalogue() else { return String::new() };
        let cube = &table.cube;
        let lang = self.look.lang;
        let word = |dimension: &DimensionCode, member: &MemberRef| {
            figure::member_label(&catalogue, dimension.as_str(), member, lang)
        };
        let (mut when, mut place, mut source) = (String::new(), String::new(), String::new());
        let mut about = Vec::new();
        for (dimension, member) in cube.members(row, column) {
            match (dimension.as_str(), member) {
                (_, MemberRef::Period(period)) => {
                    when = i18n::period(lang, *period);
                    if period.kind() == PeriodKind::Year {
                        when = self.look.say("gui-year", &[("year", when.into())]);
                    }
                }
                (_, MemberRef::Publication(_)) => source = word(dimension, member),
                (DimensionCode::AREA, MemberRef::Code(code)) => {
                    place = figure::place_label(&catalogue, DimensionCode::AREA, code, lang);
                }
                // A total says nothing of its own.
                (_, MemberRef::Code(code)) if code.is_total() => {}
                _ => about.push(word(dimension, member)),
            }
        }
        if source.is_empty() {
            source = cube
                .publications
                .first()
                .map(|one| figure::publication_label(&catalogue, &one.publication, lang))
                .unwrap_or_default();
        }
        let name = cube.indicator.names.get(lang).to_owned();
        let number = if number.is_empty() { self.look.words("gui-no-value") } else { number.to_owned() };
        let unit = catalogue.item_name("unit", cube.unit.as_str(), lang).to_owned();
        let id = if about.is_empty() { "gui-explain-whole" } else { "gui-explain-part" };
        let mut args: Vec<(&str, Arg)> = vec![
            ("when", when.into()),
            ("name", name.into()),
            ("place", place.into()),
            ("number", number.into()),
            ("unit", unit.into()),
            ("source", source.into()),
        ];
        if !about.is_empty() {
            args.push(("about", about.join(", ").into()));
        }
        self.look.say(id, &args)
    }
}

fn origin(
    look: &Look,
    explained: &Explanation,
    catalogue: &crate::domain::Catalogue,
    view: &mut ExplainView,
) {
    let source = figure::publication_label(catalogue, &explained.key.publication, look.lang);
    view.facts.push((look.words("gui-source"), source));
    if let Some(origin) = &explained.origin {
        let cell = explained.value.cell.map_or_else(String::new, |cell| cell.to_string());
        let places = [origin.file_name.as_str(), origin.sheet.as_str(), cell.as_str()];
        view.file = places.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ");
        if let Some(title) = &origin.title {
            view.facts.push((look.words("gui-publication"), title.clone()));
        }
    } else {
        view.file = look.words("gui-typed-in");
    }
    if let Some(change) = &explained.change {
        let words =
            format!("{} · {} · {}", change_words(look.lang, change), look.moment(&change.at), change.who);
        view.facts.push((look.words("gui-written"), words));
    }
    for version in explained.versions.iter().skip(1) {
        let number = version.number.map_or_else(
            || look.words("gui-no-value"),
            |number| i18n::number(number.value, Some(number.decimals), look.numbers),
        );
        view.facts.push((look.words("gui-before"), number));
    }
    if explained.example {
        view.chips.push((look.words("gui-example-short"), true));
    }
    view.piece = explained.window.as_ref().map(piece);
}

/// At most four columns around the cell, so that they can be read.
fn piece(window: &crate::app::SheetWindow) -> SheetPiece {
    const WIDE: usize = 4;
    let at = |value: u32| usize::try_from(value).unwrap_or(0);
    let column = at(window.cell.column.saturating_sub(window.first_column));
    let widest = window.rows.iter().map(Vec::len).max().unwrap_or(0);
    let start = (column + 1).saturating_sub(WIDE).min(widest.saturating_sub(WIDE));
    let end = (start + WIDE).min(widest);
    let number = |value: usize| u32::try_from(value).unwrap_or(0);
    SheetPiece {
        letters: (start..end)
            .map(|column| CellRef::column_letters(window.first_column + number(column)))
            .collect(),
        rows: window
            .rows
            .iter()
            .enumerate()
            .map(|(row, texts)| {
                let name = (u64::from(window.first_row) + u64::from(number(row)) + 1).to_string();
                (name, (start..end).map(|column| texts.get(column).cloned().unwrap_or_default()).collect())
            })
            .collect(),
        cell: (at(window.cell.row.saturating_sub(window.first_row)), column.saturating_sub(start)),
    }
}
