//! A blank workbook in which an agency sends its figures: one sheet an indicator with locked codes and
//! drop-down lists, a guide, the lists, and a stamp that says from which catalogue it was made.
//!
//! In: indicators, periods, the catalogue. Out: a workbook that the importer reads back without a question,
//! because its sheets are tidy tables: the first line (hidden) names the columns, lines that begin with `#`
//! are for people.

mod lines;
mod sheets;

use super::trouble::Trouble;
use super::{ExportError, Overwrite, save};
use crate::domain::{Catalogue, Date, Indicator, Lang, Message, Period};
use crate::i18n::{tell, words};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};
use std::path::Path;
use std::sync::Arc;

/// What a collection workbook asks for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Names of everything.
    pub catalogue: &'a Catalogue,
    /// Code of the agency that is asked.
    pub agency: String,
    /// What is asked.
    pub indicators: Vec<Arc<Indicator>>,
    /// For which times.
    pub periods: Vec<Period>,
    /// The last change of the store whose lists these are.
    pub change: i64,
    /// Language of the words that stand first.
    pub lang: Lang,
    /// The day.
    pub made: Option<Date>,
}

/// How the stamp of a template begins; the code of the agency follows.
pub const STAMP: &str = "mprofile-template-1 ";

impl Request<'_> {
    /// The stamp by which a returned workbook is known: layout, day, change.
    pub fn stamp(&self) -> String {
        let made = self.made.map_or_else(|| String::from("-"), |day| day.to_string());
        format!("{STAMP}{} {made} {}", self.agency, self.change)
    }

    /// A text in both languages, the one of the request first.
    fn both(&self, say: impl Fn(Lang) -> String) -> String {
        let (first, second) = (say(self.lang), say(self.lang.other()));
        if first == second { first } else { format!("{first} / {second}") }
    }
}

/// The formats, each made once.
struct Looks {
    title: Format,
    words: Format,
    head: Format,
    locked: Format,
    open: Format,
    number: Format,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new().set_font_name("Phetsarath OT").set_font_size(11);
        let head = base.clone().set_bold().set_background_color(0x00DD_E3E6);
        Self {
            title: base.clone().set_bold().set_font_size(14),
            words: base.clone().set_text_wrap().set_align(FormatAlign::Top),
            head: head.set_text_wrap(),
            locked: base.clone().set_background_color(0x00F4_F6F7),
            open: base.clone().set_unlocked(),
            number: base.set_unlocked().set_num_format("#,##0.###############"),
        }
    }
}

/// Writes the workbook.
///
/// # Errors
/// [`ExportError`]; nothing is written then.
pub fn write(path: &Path, request: &Request<'_>, overwrite: Overwrite) -> Result<(), ExportError> {
    save(path, overwrite, |out| {
        let mut workbook = Workbook::new();
        fill(&mut workbook, request).map_err(|trouble| trouble.at(path))?;
        workbook.save_to_writer(out).map_err(|error| Trouble::from(error).at(path))
    })
}

fn fill(workbook: &mut Workbook, request: &Request<'_>) -> Result<(), Trouble> {
    let looks = Looks::new();
    let mut properties = DocProperties::new()
        .set_title(title(request))
        .set_author(words(request.lang, "app-name"))
        .set_custom_property("Template", request.stamp());
    let made = request.made.and_then(|day| ExcelDateTime::from_ymd(day.year, day.month, day.day).ok());
    if let Some(made) = made.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()) {
        properties = properties.set_creation_datetime(&made);
    }
    workbook.set_properties(&properties);
    sheets::guide(workbook.add_worksheet(), request, &looks)?;
    let lists = lines::lists(request);
    for indicator in &request.indicators {
        sheets::indicator(workbook.add_worksheet(), request, indicator, &lists, &looks)?;
    }
    sheets::lists(workbook.add_worksheet(), request, &lists, &looks)
}

fn title(request: &Request<'_>) -> String {
    request.both(|lang| {
        let agency = request.catalogue.item_name("agency", &request.agency, lang);
        tell(lang, &Message::new("template-title").with("agency", agency))
    })
}
