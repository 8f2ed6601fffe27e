//! A table of colours, its legend below.

use super::words::{shorten, wrap};
use super::{Align, Form, Paint, Room, Sheet};
use crate::figure::geometry::hatch;
use crate::figure::{CellsBody, Extent, Mark};

const ROW: f64 = 24.0;
const MOST_NAME: f64 = 190.0;
const MOST_COLUMN: f64 = 104.0;
const GAP: f64 = 2.0;

/// Where the cells lie.
struct Grid {
    left: f64,
    top: f64,
    column: f64,
    row: f64,
}

impl Grid {
    fn corner(&self, place: usize, series: usize) -> (f64, f64) {
        let number = |value: usize| u32::try_from(value).map_or(0.0, f64::from);
        (self.left + number(series) * self.column, self.top + number(place) * self.row)
    }
}

pub(super) fn lay(sheet: &mut Sheet<'_>, body: &CellsBody, room: Room) {
    let figure = sheet.figure;
    let size = sheet.size(11.0);
    let leading = sheet.leading(size);
    let names = figure.places.iter().map(|place| sheet.width(&place.label, size)).fold(0.0, f64::max);
    let names = names.min(MOST_NAME).min(room.width * 0.4) + 10.0;
    let columns = u32::try_from(figure.series.len().max(1)).map_or(1.0, f64::from);
    let rows = u32::try_from(figure.places.len().max(1)).map_or(1.0, f64::from);
    let column = ((room.width - names) / columns).min(MOST_COLUMN);
    let heads: Vec<Vec<String>> =
        figure.series.iter().map(|series| wrap(sheet.letters, &series.name, column - 6.0, size, 3)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
    let mut top = 0.0;
    if let Some((down, across)) = &body.sides {
        let (down, across) = (format!("{down} ↓"), format!("{across} →"));
        sheet.strong((names, leading / 2.0), size, Align::Start, Paint::Quiet, &across);
        sheet.strong((0.0, leading / 2.0), size, Align::Start, Paint::Quiet, &down);
        top += leading;
    }
    top += u32::try_from(lines).map_or(1.0, f64::from) * leading + 4.0;
    let least = if sheet.leading(size) > 18.0 { sheet.leading(size) } else { 18.0 };
    let legend = 2.0 * leading + 12.0;
    let row = room.height.map_or(ROW.max(least), |high| ((high - top - legend) / rows).clamp(least, 30.0));
    let grid = Grid { left: names, top, column, row };
    for (at, head) in heads.iter().enumerate() {
        let (x, _) = grid.corner(0, at);
        let count = u32::try_from(head.len()).map_or(1.0, f64::from);
        for (line, text) in head.iter().enumerate() {
            let above = (count - u32::try_from(line).map_or(0.0, f64::from) - 0.5) * leading;
            sheet.words((x + column / 2.0, top - 4.0 - above), size, Align::Middle, Paint::Quiet, text);
        }
    }
    for (at, place) in figure.places.iter().enumerate() {
        let (_, y) = grid.corner(at, 0);
        let label = shorten(sheet.letters, &place.label, names - 10.0, size, false);
        sheet.words((names - 10.0, y + row / 2.0), size, Align::End, Paint::Ink, &label);
    }
    for place in 0..figure.places.len() {
        for (series, one) in figure.series.iter().enumerate() {
            let mark = one.marks.iter().enumerate().find(|(_, mark)| mark.place == place);
            cell(sheet, body, &grid, (place, series), mark);
        }
    }
    let (_, bottom) = grid.corner(figure.places.len(), 0);
    sheet.drawing.height = legend_below(sheet, body, bottom + 8.0);
}

fn cell(
    sheet: &mut Sheet<'_>,
    body: &CellsBody,
    grid: &Grid,
    (place, series): (usize, usize),
    mark: Option<(usize, &Mark)>,
) {
    let (x, y) = grid.corner(place, series);
    let (at, size) = ((x + GAP / 2.0, y + GAP / 2.0), (grid.column - GAP, grid.row - GAP));
    let ring = [at, (at.0 + size.0, at.1), (at.0 + size.0, at.1 + size.1), (at.0, at.1 + size.1)];
    let same = body.same.contains(&(place, series));
    let number = mark.and_then(|(_, mark)| mark.number);
    let tint = number.and_then(|number| body.classes.tint(number.value));
    let (fill, edge) = match tint {
        Some(tint) => (Paint::Tint(tint), None),
        None => (Paint::Surface, Some(Paint::Line)),
    };
    let form = Form::Box { at, size, fill: Some(fill), edge };
    match mark {
        Some((mark, _)) => sheet.put_mark(form, (series, mark)),
        None => sheet.put(form),
    }
    let Some((_, mark)) = mark else {
        if same {
            sheet.put(Form::Hatch { lines: hatch(&ring, 5.0, true), paint: Paint::Line });
        }
        return;
    };
    let (paint, text) = match (number, tint) {
        (Some(number), Some(tint)) => {
            let sign = mark.status.sign();
            let text = sheet.figure.number(number);
            let text = if sign.is_empty() { text } else { format!("{text} {sign}") };
            (Paint::OnTint(tint), text)
        }
        _ => {
            let mut lines = hatch(&ring, 6.0, true);
            if mark.extent == Extent::Withheld {
                lines.extend(hatch(&ring, 6.0, false));
            }
            sheet.put(Form::Hatch { lines, paint: Paint::Line });
            (Paint::Quiet, mark.status.sign().to_owned())
        }
    };
    // A number that does not fit is told by its colour, the table and the pointer.
    let middle = y + grid.row / 2.0;
    let fitting = [11.0, 10.0, 9.0]
        .into_iter()
        .map(|size| sheet.size(size))
        .find(|letters| sheet.width(&text, *letters) <= size.0 - 4.0);
    if let Some(letters) = fitting {
        let halo = number.is_none().then_some(Paint::Surface);
        sheet.put(Form::Words {
            at: (x + grid.column - GAP / 2.0 - 4.0, middle + letters * 0.36),
            size: letters,
            bold: false,
            paint,
            align: Align::End,
            halo,
            text,
        });
    }
}

/// Classes and patterns from left to right; gives the lower edge.
fn legend_below(sheet: &mut Sheet<'_>, body: &CellsBody, top: f64) -> f64 {
    let size = sheet.size(11.0);
    let row = sheet.leading(size).max(18.0);
    let mut entries: Vec<(Option<Paint>, String)> =
        body.classes.steps.iter().map(|class| (Some(Paint::Tint(class.tint)), class.label.clone())).collect();
    if !body.same.is_empty() {
        entries.push((None, body.same_words.clone()));
    }
    let (mut x, mut middle) = (0.0, top + row / 2.0);
    for (fill, words) in entries {
        let wide = 26.0 + sheet.width(&words, size);
        if x > 0.0 && x + wide > sheet.drawing.width {
            x = 0.0;
            middle += row;
        }
        let (at, extent) = ((x, middle - 6.0), (20.0, 12.0));
        sheet.put(Form::Box {
            at,
            size: extent,
            fill: fill.or(Some(Paint::Surface)),
            edge: Some(Paint::Edge),
        });
        if fill.is_none() {
            let ring = [at, (x + 20.0, at.1), (x + 20.0, at.1 + 12.0), (x, at.1 + 12.0)];
            sheet.put(Form::Hatch { lines: hatch(&ring, 5.0, true), paint: Paint::Line });
        }
        sheet.words((x + 26.0, middle), size, Align::Start, Paint::Ink, &words);
        x += wide + 18.0;
    }
    middle + row / 2.0
}
