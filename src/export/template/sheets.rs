//! The sheets of a collection workbook.

use super::lines::{self, Line, Lists};
use super::{Looks, Request, title};
use crate::domain::{Code, DimensionCode, Indicator, Lang, ObsStatus, Period};
use crate::export::trouble::Trouble;
use crate::figure::{dimension_label, member_label, status_id};
use crate::i18n::words;
use crate::query::MemberRef;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet};

/// The hidden line of column names, the title, the heads for people.
const FIRST: usize = 3;
/// Empty lines for members that are not written out.
const SPARE: usize = 60;
/// The sheet the drop-down boxes take their codes from: an own name, for formulas name it.
const LISTS: &str = "Lists";

fn row(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Who is asked for what, how to fill it in, and the stamp.
pub(super) fn guide(sheet: &mut Worksheet, request: &Request<'_>, looks: &Looks) -> Result<(), Trouble> {
    sheet.set_name("Guide")?.set_column_width(0, 100.0)?;
    sheet.write_string_with_format(0, 0, title(request), &looks.title)?;
    let mut at = 2;
    for lang in [request.lang, request.lang.other()] {
        for id in ["template-fill", "template-empty", "template-status", "template-more", "template-return"] {
            sheet.write_string_with_format(row(at), 0, words(lang, id), &looks.words)?;
            at += 1;
        }
        at += 1;
    }
    for indicator in &request.indicators {
        let names = request.both(|lang| indicator.names.get(lang).to_owned());
        sheet.write_string_with_format(row(at), 0, format!("{}: {names}", indicator.code), &looks.words)?;
        at += 1;
    }
    sheet.write_string_with_format(row(at + 1), 0, request.stamp(), &looks.words)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).protect();
    Ok(())
}

/// A column of a collection sheet.
enum Column<'a> {
    Indicator,
    Area,
    AreaName,
    Period,
    Member(&'a DimensionCode),
    MemberName(&'a DimensionCode),
    Value,
    Status,
    Note,
}

impl Column<'_> {
    /// Its name as the importer reads it.
    fn name(&self) -> String {
        match self {
            Self::Indicator => String::from("indicator"),
            Self::Area => String::from(DimensionCode::AREA),
            Self::AreaName => String::from("area_name"),
            Self::Period => String::from(DimensionCode::PERIOD),
            Self::Member(code) => code.to_string(),
            Self::MemberName(code) => format!("{code}_name"),
            Self::Value => String::from("value"),
            Self::Status => String::from("obs_status"),
            Self::Note => String::from("note"),
        }
    }

    /// Its name for people.
    fn words(&self, request: &Request<'_>, lang: Lang) -> String {
        let dimension = |code: &str| dimension_label(request.catalogue, code, None, lang);
        match self {
            Self::Indicator => words(lang, "about-indicator"),
            Self::Area | Self::AreaName => dimension(DimensionCode::AREA),
            Self::Period => dimension(DimensionCode::PERIOD),
            Self::Member(code) | Self::MemberName(code) => dimension(code.as_str()),
            Self::Value => words(lang, "package-value"),
            Self::Status => words(lang, "sdmx-obs-status"),
            Self::Note => words(lang, "export-note"),
        }
    }

    fn width(&self) -> f64 {
        match self {
            Self::AreaName | Self::MemberName(_) => 30.0,
            Self::Note => 40.0,
            Self::Value => 18.0,
            _ => 12.0,
        }
    }

    /// The list a box of this column offers.
    fn list(&self) -> Option<&str> {
        match self {
            Self::Area => Some(DimensionCode::AREA),
            Self::Member(code) => Some(code.as_str()),
            Self::Status => Some("obs_status"),
            _ => None,
        }
    }
}

/// The sheet of an indicator.
pub(super) fn indicator(
    sheet: &mut Worksheet,
    request: &Request<'_>,
    indicator: &Indicator,
    lists: &Lists,
    looks: &Looks,
) -> Result<(), Trouble> {
    // A sheet's name holds 31 letters; the code is in every line all the same.
    let name: String = indicator.code.as_str().chars().take(31).collect();
    sheet.set_name(name)?;
    let dimensions = lines::dimensions(request, indicator);
    let mut columns = vec![Column::Indicator, Column::Area, Column::AreaName, Column::Period];
    for dimension in &dimensions {
        columns.extend([Column::Member(&dimension.code), Column::MemberName(&dimension.code)]);
    }
    columns.extend([Column::Value, Column::Status, Column::Note]);
    let heading = request.both(|lang| {
        let unit = request.catalogue.item_name("unit", indicator.unit.as_str(), lang);
        format!("{} ({unit})", indicator.names.get(lang))
    });
    sheet.write_string_with_format(1, 0, format!("# {heading}"), &looks.title)?;
    for (at, one) in columns.iter().enumerate() {
        let place = column(at);
        sheet.write_string(0, place, one.name())?;
        let words = request.both(|lang| one.words(request, lang));
        let words = if at == 0 { format!("# {words}") } else { words };
        sheet.write_string_with_format(row(FIRST - 1), place, words, &looks.head)?;
        sheet.set_column_width(place, one.width())?;
    }
    sheet.set_row_hidden(0)?;
    let lines = lines::lines(request, indicator);
    let mut at = FIRST;
    for period in &request.periods {
        for line in &lines {
            for (place, one) in columns.iter().enumerate() {
                cell(sheet, (at, place), one, Some((line, *period)), (request, indicator, looks))?;
            }
            at += 1;
        }
    }
    let written = at;
    for at in written..written + SPARE {
        for (place, one) in columns.iter().enumerate() {
            cell(sheet, (at, place), one, None, (request, indicator, looks))?;
        }
    }
    let last = written + SPARE - 1;
    for (place, one) in columns.iter().enumerate() {
        boxes(sheet, one, place, (FIRST, last), lists)?;
    }
    sheet.set_freeze_panes(row(FIRST), 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(1, row(FIRST - 1))?;
    sheet.protect();
    Ok(())
}

/// A cell: its code or name, locked; open where something is to be filled in.
fn cell(
    sheet: &mut Worksheet,
    (at, place): (usize, usize),
    column_of: &Column<'_>,
    line: Option<(&Line, Period)>,
    (request, indicator, looks): (&Request<'_>, &Indicator, &Looks),
) -> Result<(), Trouble> {
    let here = (row(at), column(place));
    let name = |dimension: &str, code: &Code| {
        request.both(|lang| member_label(request.catalogue, dimension, &MemberRef::Code(code.clone()), lang))
    };
    let total = Code::from(Code::TOTAL);
    let member = |code: &DimensionCode| line.and_then(|(line, _)| line.members.get(code)).unwrap_or(&total);
    let text = match (column_of, line) {
        (Column::Indicator, _) => Some(indicator.code.to_string()),
        (Column::Value, _) => {
            sheet.write_blank(here.0, here.1, &looks.number)?;
            return Ok(());
        }
        (Column::Status | Column::Note, _) => None,
        (Column::AreaName | Column::MemberName(_), None) => Some(String::new()),
        (_, None) => None,
        (Column::Area, Some((line, _))) => Some(line.area.to_string()),
        (Column::AreaName, Some((line, _))) => Some(name(DimensionCode::AREA, &line.area)),
        (Column::Period, Some((_, period))) => Some(period.to_string()),
        (Column::Member(code), Some(_)) => Some(member(code).to_string()),
        (Column::MemberName(code), Some(_)) => Some(name(code.as_str(), member(code))),
    };
    match text {
        Some(text) if text.is_empty() => sheet.write_blank(here.0, here.1, &looks.locked)?,
        Some(text) => sheet.write_string_with_format(here.0, here.1, text, &looks.locked)?,
        None => sheet.write_blank(here.0, here.1, &looks.open)?,
    };
    Ok(())
}

/// What may stand in a column: a number, or a code of the list.
fn boxes(
    sheet: &mut Worksheet,
    one: &Column<'_>,
    place: usize,
    (first, last): (usize, usize),
    lists: &Lists,
) -> Result<(), Trouble> {
    let validation = match (one, one.list()) {
        (Column::Value, _) => {
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(-1e15, 1e15))
        }
        (_, Some(list)) => {
            let Some(at) = lists.iter().position(|(name, _)| name == list) else { return Ok(()) };
            let count = lists.get(at).map_or(0, |(_, codes)| codes.len());
            let letters = crate::domain::CellRef::column_letters(u32::try_from(at * 2).unwrap_or(0));
            let range = format!("={LISTS}!${letters}$2:${letters}${}", count + 1);
            DataValidation::new().allow_list_formula(Formula::new(range))
        }
        _ => return Ok(()),
    };
    sheet.add_data_validation(row(first), column(place), row(last), column(place), &validation)?;
    Ok(())
}

/// The lists with names, two columns each.
pub(super) fn lists(
    sheet: &mut Worksheet,
    request: &Request<'_>,
    lists: &Lists,
    looks: &Looks,
) -> Result<(), Trouble> {
    sheet.set_name(LISTS)?;
    for (at, (list, codes)) in lists.iter().enumerate() {
        let (code_at, name_at) = (column(at * 2), column(at * 2 + 1));
        let head = request.both(|lang| match list.as_str() {
            "obs_status" => words(lang, "sdmx-obs-status"),
            dimension => dimension_label(request.catalogue, dimension, None, lang),
        });
        sheet.write_string_with_format(0, code_at, format!("# {head}"), &looks.head)?;
        sheet.write_string_with_format(0, name_at, "", &looks.head)?;
        sheet.set_column_width(name_at, 40.0)?;
        for (line, code) in codes.iter().enumerate() {
            let name = request.both(|lang| match ObsStatus::from_code(code.as_str()) {
                Some(status) if list == "obs_status" => words(lang, &status_id(status)),
                _ => member_label(request.catalogue, list, &MemberRef::Code(code.clone()), lang),
            });
            sheet.write_string_with_format(row(line + 1), code_at, code.as_str(), &looks.locked)?;
            sheet.write_string_with_format(row(line + 1), name_at, name, &looks.locked)?;
        }
    }
    // The boxes show the codes; who wants the names shows the sheet. The importer passes hidden sheets.
    sheet.set_hidden(true).protect();
    Ok(())
}
