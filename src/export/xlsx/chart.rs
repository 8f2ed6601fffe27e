//! A native chart that Excel and LibreOffice edit, with the figure's own numbers beside it.

use super::looks::Looks;
use super::table::{column, line_at, row};
use crate::export::extract::Extract;
use crate::export::trouble::Trouble;
use crate::figure::{self, Figure, Kind, Series, TableText};
use crate::i18n::NumberStyle;
use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType, Color, Worksheet,
};

/// The first row of the numbers below title and unit.
const FIRST: usize = 4;
/// Series one chart holds before nobody can tell them apart.
const MOST_SERIES: usize = 24;

/// The figure that shows the table best; none where a chart would show nothing or too much.
pub(super) fn figure(extract: &Extract<'_>, text: &TableText) -> Option<Figure> {
    let figure = figure::build(extract.cube, extract.catalogue, None, text.lang, NumberStyle::Plain).ok()?;
    let fits = figure.series.len() <= MOST_SERIES && figure.places.len() > 1;
    let figure = if fits { Some(figure) } else { None };
    match text.made {
        Some(day) => figure.map(|figure| figure.dated(day)),
        None => figure,
    }
}

/// Writes the numbers of a figure and the chart that draws them.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    figure: &Figure,
    looks: &Looks,
) -> Result<(), Trouble> {
    sheet.set_name(name)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 26.0)?;
    sheet.write_string_with_format(0, 0, &figure.title, &looks.title)?;
    sheet.set_row_height(0, 26.0)?;
    line_at(sheet, figure.lang, 1, &figure.unit, &looks.quiet)?;
    let on_years = on_years(figure);
    for (at, series) in figure.series.iter().enumerate() {
        sheet.set_column_width(column(at + 1), 14.0)?;
        sheet.write_string_with_format(row(FIRST - 1), column(at + 1), &series.name, &looks.head)?;
    }
    for (at, place) in figure.places.iter().enumerate() {
        let here = row(FIRST + at);
        match place.label.parse::<f64>() {
            Ok(year) if on_years => {
                sheet.write_number_with_format(here, 0, year, &looks.plain)?;
            }
            _ => {
                sheet.write_string_with_format(here, 0, &place.label, &looks.label)?;
            }
        }
        for (position, series) in figure.series.iter().enumerate() {
            if let Some((value, decimals)) = value_at(figure, series, at) {
                let format = looks.number(decimals, false);
                sheet.write_number_with_format(here, column(position + 1), value, format)?;
            }
        }
    }
    let last = FIRST + figure.places.len();
    for (position, line) in figure.foot.lines(figure.lang).iter().enumerate() {
        line_at(sheet, figure.lang, last + 1 + position, line, &looks.quiet)?;
    }
    let chart = drawn(name, figure, on_years);
    sheet.insert_chart(row(FIRST - 1), column(figure.series.len() + 2), &chart)?;
    Ok(())
}

/// The number of a series at a place: what a pyramid draws to the left is below zero.
fn value_at(figure: &Figure, series: &Series, place: usize) -> Option<(f64, u8)> {
    let mark = series.marks.iter().find(|mark| mark.place == place)?;
    let number = mark.number?;
    let left = figure.kind == Kind::Pyramid && mark.end().is_some_and(|end| end < 0.0);
    Some((if left { -number.value.abs() } else { number.value }, number.decimals))
}

/// Whether the places are whole years, so that a line keeps their distances.
fn on_years(figure: &Figure) -> bool {
    figure.kind == Kind::Line && figure.places.iter().all(|place| place.label.parse::<u16>().is_ok())
}

fn drawn(sheet: &str, figure: &Figure, on_years: bool) -> Chart {
    let mut chart = Chart::new(match (figure.kind, on_years) {
        (Kind::Line, true) => ChartType::ScatterStraightWithMarkers,
        (Kind::Line, false) => ChartType::Line,
        (Kind::Stacked { share: true }, _) => ChartType::ColumnPercentStacked,
        (Kind::Stacked { share: false }, _) => ChartType::ColumnStacked,
        (Kind::Pyramid, _) => ChartType::BarStacked,
        (Kind::Bar | Kind::Grouped | Kind::Dot, _) if figure.time => ChartType::Column,
        _ => ChartType::Bar,
    });
    let last = row(FIRST + figure.places.len() - 1);
    let first = row(FIRST);
    for (at, series) in figure.series.iter().enumerate() {
        let place = column(at + 1);
        let colour = Color::from(crate::export::svg::printed_colour(series.role));
        let mut format = ChartFormat::new();
        let added = chart.add_series();
        added
            .set_name((sheet, first - 1, place))
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, place, last, place));
        if figure.kind == Kind::Line {
            format.set_line(ChartLine::new().set_color(colour).set_width(2.0));
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(colour));
            added.set_marker(
                ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut fill),
            );
        } else {
            format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        }
        added.set_format(&mut format);
    }
    axes(&mut chart, figure, on_years);
    chart.title().set_name(&figure.title).set_overlay(false);
    if figure.series.len() > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        chart.legend().set_hidden();
    }
    // A gap is a gap, never a zero.
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    chart.set_width(760).set_height(440).set_name(&figure.title).set_alt_text(&figure.sentence);
    chart
}

fn axes(chart: &mut Chart, figure: &Figure, on_years: bool) {
    let lying = !figure.time && matches!(figure.kind, Kind::Bar | Kind::Grouped | Kind::Dot | Kind::Pyramid);
    chart.y_axis().set_name(&figure.unit);
    if figure.kind == Kind::Pyramid {
        // Both sides are people: the side left of the line shows no minus.
        chart.y_axis().set_num_format("#,##0;#,##0");
    }
    if lying && figure.kind != Kind::Pyramid {
        // The first row of the table stands above, as it does there.
        chart.x_axis().set_reverse();
    }
    if on_years {
        let years = figure.places.iter().map(|place| place.at);
        let (low, high) = years.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        chart.x_axis().set_num_format("0").set_min(low.floor()).set_max(high.ceil());
    }
}
