//! Where the tables of a sheet are: runs of rows with numbers, and the rows above that head them.

use super::correction::Said;
use super::grid::{Grid, Kind};

/// A table before its header is understood. Rows and columns are those of the sheet, both ends in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// First row that may belong to its header or titles.
    pub zone_first: u32,
    /// First row with values.
    pub body_first: u32,
    /// Last row with values.
    pub body_last: u32,
    /// First column.
    pub column_first: u32,
    /// Last column.
    pub column_last: u32,
}

/// Rows looked at to tell which columns hold values.
const SAMPLE: usize = 60;

/// Counts of a row's cells by kind.
#[derive(Clone, Copy, Debug, Default)]
struct Profile {
    numbers: u32,
    times: u32,
    markers: u32,
    texts: u32,
}

impl Profile {
    fn of(kinds: &[Kind]) -> Self {
        let mut profile = Self::default();
        for kind in kinds {
            match kind {
                Kind::Number | Kind::NumberText => profile.numbers += 1,
                Kind::Year | Kind::Period | Kind::Date => profile.times += 1,
                Kind::Marker => profile.markers += 1,
                Kind::Text => profile.texts += 1,
                Kind::Blank => {}
            }
        }
        profile
    }

    fn filled(self) -> u32 {
        self.numbers + self.times + self.markers + self.texts
    }
}

/// The tables of a sheet from top to bottom, then from left to right.
pub fn shapes(grid: &Grid<'_>) -> Vec<Shape> {
    let profiles: Vec<Profile> = (0..grid.rows().len()).map(|line| Profile::of(grid.line(line))).collect();
    let mut found = Vec::new();
    let (mut zone, mut scan) = (0, 0);
    while let Some(first) = (scan..profiles.len()).find(|line| is_body_start(grid, &profiles, *line)) {
        let run = Run::follow(grid, &profiles, first);
        let told = matches!(said_of(grid, first), Some(Said::Values | Said::Total));
        if !told && run.rows < 2 && run.cells < 4 && !headed(grid, &run, zone) {
            scan = first + 1;
            continue;
        }
        found.extend(run.shape(grid, zone).map(|shape| split(grid, shape)).into_iter().flatten());
        zone = run.last + 1;
        scan = zone;
    }
    found
}

/// A row with a number, or with nothing but names and missing marks below a header of times.
fn is_body_start(grid: &Grid<'_>, profiles: &[Profile], line: usize) -> bool {
    let Some(profile) = profiles.get(line) else { return false };
    match said_of(grid, line) {
        Some(Said::Header | Said::Title | Said::Section) => return false,
        Some(Said::Tells(_)) => return false,
        Some(Said::Values | Said::Total) => return true,
        _ => {}
    }
    if profile.numbers > 0 {
        return !is_numbering(grid, line);
    }
    let Some(above) = line.checked_sub(1).and_then(|above| profiles.get(above)) else { return false };
    // Values that all look like years below a plain header, or nothing but missing marks.
    let headed = above.texts + above.times >= 2 && above.numbers == 0;
    headed
        && ((profile.times >= 1 && profile.texts >= 1 && above.times == 0 && above.texts >= profile.filled())
            || (profile.markers >= 1 && profile.texts >= 1 && profile.times == 0))
}

/// What a person said of a row.
fn said_of<'a>(grid: &'a Grid<'_>, line: usize) -> Option<&'a Said> {
    grid.said().row(grid.rows().get(line).copied()?)
}

/// `1 2 3 4 …` across the table numbers its columns.
fn is_numbering(grid: &Grid<'_>, line: usize) -> bool {
    let Some(row) = grid.rows().get(line).copied() else { return false };
    let mut expected = 0.0;
    let mut count = 0;
    for (column, kind) in (0u32..).zip(grid.line(line)) {
        if *kind == Kind::Blank {
            continue;
        }
        let number = grid.words(row, column).trim_matches(['(', ')', '[', ']']).parse::<f64>().ok();
        match number {
            Some(number) if count == 0 && (number == 0.0 || number == 1.0) => expected = number,
            Some(number) if count > 0 && number == expected + 1.0 => expected = number,
            _ => return false,
        }
        count += 1;
    }
    count >= 3
}

/// Whether a short run has words above its numbers.
fn headed(grid: &Grid<'_>, run: &Run, zone: usize) -> bool {
    run.first > zone
        && run.cells >= 1
        && run.first.checked_sub(1).is_some_and(|above| {
            let texts = grid.line(above).iter().filter(|kind| **kind == Kind::Text || kind.is_time()).count();
            texts >= 2 && run.values.iter().any(|column| grid.kind_at(above, *column) != Kind::Blank)
        })
}

/// Rows with values from a first one on, until a new header or the end.
struct Run {
    first: usize,
    last: usize,
    rows: usize,
    cells: usize,
    values: Vec<u32>,
}

impl Run {
    fn follow(grid: &Grid<'_>, profiles: &[Profile], first: usize) -> Self {
        let values = value_columns(grid, profiles, first);
        let mut run = Self { first, last: first, rows: 0, cells: 0, values };
        let mut line = first;
        while line < profiles.len() {
            match run.look(grid, profiles, line) {
                Look::Body(cells) => {
                    run.last = line;
                    run.rows += 1;
                    run.cells += cells;
                }
                Look::Beside => {}
                Look::Ends => break,
            }
            line += 1;
        }
        run
    }

    fn look(&self, grid: &Grid<'_>, profiles: &[Profile], line: usize) -> Look {
        let Some(profile) = profiles.get(line).copied() else { return Look::Ends };
        let (mut numbers, mut markers, mut texts, mut times) = (0, 0, 0, 0);
        for column in &self.values {
            match grid.kind_at(line, *column) {
                Kind::Number | Kind::NumberText => numbers += 1,
                Kind::Marker => markers += 1,
                Kind::Text => texts += 1,
                Kind::Year | Kind::Period | Kind::Date => times += 1,
                Kind::Blank => {}
            }
        }
        if line == self.first {
            return Look::Body(numbers + markers + times);
        }
        match said_of(grid, line) {
            Some(Said::Header | Said::Title | Said::Tells(_)) => return Look::Ends,
            Some(Said::Section) => return Look::Beside,
            Some(Said::Values | Said::Total) => return Look::Body(numbers + markers + times),
            _ => {}
        }
        // A row of times over several value columns heads a new table. Values may look like years too:
        // directly below a body row only an even march of three or more is a header.
        let below_body = self.last + 1 == line && !self.gap_before(grid, line);
        let heads = times >= 2
            && numbers == 0
            && (times > texts || texts == 0)
            && self.values.len() > 1
            && if below_body {
                marches(grid, line, &self.values)
            } else {
                ascending(grid, line, &self.values)
            };
        if heads {
            return Look::Ends;
        }
        // Below a gap words and times stand where this table has its numbers: another table.
        if self.gap_before(grid, line) && texts + times >= 2 && texts + times > numbers + markers {
            return Look::Ends;
        }
        if is_numbering(grid, line) && profile.texts == 0 {
            return Look::Ends;
        }
        if numbers > 0 || (markers > 0 && texts <= markers) || (times > 0 && texts == 0) {
            return Look::Body(numbers + markers + times);
        }
        let many = texts * 2 > self.values.len() && (texts >= 2 || self.gap_before(grid, line));
        if texts > 0 && many && self.comes_again(profiles, line) {
            return Look::Ends;
        }
        // Numbers, but none where this table has its values: another table begins.
        if profile.numbers >= 2 && self.gap_before(grid, line) {
            return Look::Ends;
        }
        Look::Beside
    }

    /// Whether rows are left out just above.
    fn gap_before(&self, grid: &Grid<'_>, line: usize) -> bool {
        let row = |line: usize| grid.rows().get(line).copied().unwrap_or(0);
        line > 0 && row(line) > row(line - 1) + 1
    }

    /// Whether numbers follow within a few rows: else the texts are notes below.
    fn comes_again(&self, profiles: &[Profile], line: usize) -> bool {
        profiles.iter().skip(line + 1).take(6).any(|profile| profile.numbers > 0)
    }

    fn shape(&self, grid: &Grid<'_>, zone: usize) -> Option<Shape> {
        let row = |line: usize| grid.rows().get(line).copied();
        let lines = self.first..=self.last;
        let zone_first = row(zone.min(self.first))?;
        let (mut left, mut right) = (u32::MAX, 0);
        for line in zone.min(self.first)..=*lines.end() {
            // Titles above and notes below may be wider than the table; the body counts, and its header.
            let body = lines.contains(&line);
            let near = row(line)? + 8 > row(self.first)?;
            if !body && !near {
                continue;
            }
            for (column, kind) in (0u32..).zip(grid.line(line)) {
                if *kind != Kind::Blank
                    && (body || grid.line(line).iter().filter(|kind| **kind != Kind::Blank).count() > 1)
                {
                    left = left.min(column);
                    right = right.max(column);
                }
            }
        }
        (left <= right).then_some(Shape {
            zone_first,
            body_first: row(self.first)?,
            body_last: row(self.last)?,
            column_first: left,
            column_last: right,
        })
    }
}

enum Look {
    Body(usize),
    Beside,
    Ends,
}

/// Whether the years of a row rise by one step throughout, as those of a header do.
fn marches(grid: &Grid<'_>, line: usize, columns: &[u32]) -> bool {
    let Some(row) = grid.rows().get(line).copied() else { return false };
    let years: Vec<i32> = columns.iter().filter_map(|column| grid.words(row, *column).parse().ok()).collect();
    let steps: Vec<i32> = years.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    steps.len() >= 2 && steps.iter().all(|step| *step > 0 && Some(step) == steps.first())
}

/// Whether the times of a row rise or repeat as those of a header do.
fn ascending(grid: &Grid<'_>, line: usize, columns: &[u32]) -> bool {
    let Some(row) = grid.rows().get(line).copied() else { return false };
    let mut times = Vec::new();
    for column in columns {
        if grid.kind_at(line, *column).is_time() {
            times.push(grid.words(row, *column));
        }
    }
    let mut distinct = times.clone();
    distinct.sort();
    distinct.dedup();
    distinct.len() >= 2
}

/// Columns that hold numbers in the rows from `first` on.
fn value_columns(grid: &Grid<'_>, profiles: &[Profile], first: usize) -> Vec<u32> {
    let width = usize::try_from(grid.width()).unwrap_or(0);
    let mut numbers = vec![0u32; width];
    let mut texts = vec![0u32; width];
    let mut seen = 0;
    for (line, profile) in profiles.iter().enumerate().skip(first).take(400) {
        if line > first && profile.times >= 3 && profile.numbers == 0 {
            break;
        }
        if seen >= SAMPLE {
            break;
        }
        if profile.numbers + profile.markers == 0 && line > first {
            continue;
        }
        seen += 1;
        for ((kind, numbers), texts) in grid.line(line).iter().zip(&mut numbers).zip(&mut texts) {
            match kind {
                Kind::Number | Kind::NumberText | Kind::Marker => *numbers += 1,
                Kind::Year if line == first || *numbers > 0 => *numbers += 1,
                Kind::Text => *texts += 1,
                _ => {}
            }
        }
    }
    let found: Vec<u32> = (0u32..)
        .zip(numbers.iter().zip(&texts))
        .filter(|(_, (numbers, texts))| **numbers > 0 && numbers >= texts)
        .map(|(column, _)| column)
        .collect();
    if found.is_empty() {
        // Nothing but years: they are the values.
        return (0u32..)
            .zip(grid.line(first))
            .filter(|(_, kind)| kind.is_time())
            .map(|(column, _)| column)
            .collect();
    }
    found
}

/// Parts tables that stand side by side: an empty column, and labels of rows right of it.
fn split(grid: &Grid<'_>, shape: Shape) -> Vec<Shape> {
    let lines = lines_of(grid, shape.body_first, shape.body_last);
    let zone = lines_of(grid, shape.zone_first, shape.body_first.saturating_sub(1));
    let head_first = zone.end.saturating_sub(6).max(zone.start);
    let empty = |column: u32| {
        lines.clone().all(|line| grid.kind_at(line, column) == Kind::Blank)
            && (head_first..zone.end).all(|line| grid.kind_at(line, column) == Kind::Blank)
            && !(head_first..zone.end)
                .any(|line| grid.rows().get(line).is_some_and(|row| grid.covered(*row, column)))
    };
    let labels = |column: u32| {
        let (mut texts, mut numbers) = (0u32, 0u32);
        for line in lines.clone().take(500) {
            match grid.kind_at(line, column) {
                Kind::Text | Kind::Year | Kind::Period => texts += 1,
                Kind::Number | Kind::NumberText => numbers += 1,
                _ => {}
            }
        }
        texts > numbers
    };
    let mut parts = vec![shape.clone()];
    for column in shape.column_first + 1..shape.column_last {
        if !empty(column) || !labels(column + 1) {
            continue;
        }
        let Some(last) = parts.last_mut() else { break };
        if column <= last.column_first || !has_numbers(grid, lines.clone(), last.column_first, column) {
            continue;
        }
        if !has_numbers(grid, lines.clone(), column + 1, shape.column_last + 1) {
            continue;
        }
        last.column_last = column - 1;
        parts.push(Shape { column_first: column + 1, column_last: shape.column_last, ..shape.clone() });
    }
    parts
}

fn has_numbers(grid: &Grid<'_>, lines: std::ops::Range<usize>, from: u32, to: u32) -> bool {
    lines.take(200).any(|line| (from..to).any(|column| grid.kind_at(line, column).is_number()))
}

/// Positions of the filled rows within rows of the sheet, both ends in.
pub fn lines_of(grid: &Grid<'_>, first: u32, last: u32) -> std::ops::Range<usize> {
    let rows = grid.rows();
    let start = rows.partition_point(|row| *row < first);
    let end = rows.partition_point(|row| *row <= last);
    start..end.max(start)
}
