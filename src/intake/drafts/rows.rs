//! The labels beside the values of a row.

use super::*;

impl Run<'_> {
    /// The labels of a row by label column, in the order of the block's columns.
    pub(super) fn row_labels(
        &mut self,
        row: u32,
        line: usize,
        down: &mut HashMap<u32, (String, u32)>,
    ) -> Vec<RowLabels> {
        let block = self.block;
        let mut all = Vec::with_capacity(block.columns.len());
        for column in &block.columns {
            let mut labels = RowLabels::default();
            if column.role == ColumnRole::Label {
                let (origin_row, origin_column) = self.grid.origin(row, column.column);
                let blank = self.grid.kind_at(line, column.column) == Kind::Blank;
                let (text, from) = if !blank {
                    (self.grid.label(row, column.column), row)
                } else if origin_row < row && origin_column == column.column {
                    (self.grid.label(origin_row, origin_column), origin_row)
                } else if column.fill_down {
                    down.get(&column.column).cloned().unwrap_or_default()
                } else {
                    (String::new(), row)
                };
                if column.fill_down && !blank {
                    // A new key to the left begins a new group.
                    down.retain(|other, _| *other < column.column);
                    down.insert(column.column, (text.clone(), row));
                }
                if !text.is_empty() {
                    self.add_labels(column, &text, CellRef::new(from, column.column), &mut labels);
                }
            }
            all.push(labels);
        }
        if all.iter().all(|labels| labels.labels.is_empty() && labels.times.is_empty()) {
            self.label_left(row, &mut all);
        }
        all
    }

    /// `ລວມ` in the column of numbers, where the column of names is empty, names the row.
    fn label_left(&mut self, row: u32, all: &mut [RowLabels]) {
        let block = self.block;
        let Some(place) = block.columns.iter().position(|column| column.role == ColumnRole::Label) else {
            return;
        };
        let Some(column) = block.columns.get(place) else { return };
        let left = (block.columns_range.0..column.column)
            .find(|left| self.grid.kind(row, *left) == Kind::Text)
            .map(|left| CellRef::new(row, left));
        if let (Some(cell), Some(labels)) = (left, all.get_mut(place)) {
            let text = self.grid.label(row, cell.column);
            self.add_labels(column, &text, cell, labels);
        }
    }

    fn add_labels(&mut self, column: &Column, text: &str, cell: CellRef, out: &mut RowLabels) {
        match &column.packing {
            Some(Packing::Separated { separator, names }) => {
                for (name, part) in names.iter().zip(text.split(*separator)) {
                    let label = self.label(&self.name_of_header(name), part.trim(), cell);
                    out.labels.push(label);
                }
                return;
            }
            Some(Packing::Prefixed { name }) => {
                let rest =
                    text.strip_prefix(name.as_str()).map_or(text, |rest| rest.trim_start_matches([':', ' ']));
                let label = self.label(&name_of(&column.meaning, name, "label"), rest, cell);
                out.labels.push(label);
                return;
            }
            None => {}
        }
        if column.meaning == Meaning::Period
            && let Some(time) = self
                .grid
                .time(cell.row, cell.column)
                .or_else(|| periods::parse(text))
                .or_else(|| bare_part(text, &column.name))
        {
            out.times.push(time);
            if shown_differs(text, time) {
                let label = self.label("time", text, cell);
                out.labels.push(label);
            }
            return;
        }
        let name = name_of(&column.meaning, &column.name, "label");
        if name == "age"
            && let Value::DateTime { serial } = self.grid.sheet.cell(cell.row, cell.column).value
            && let Some(band) = ages::of_date(serial)
        {
            let entry = self.dates_for_ages.get_or_insert((cell, text.to_owned(), band.clone(), 0));
            entry.3 += u64::from(entry.0 != cell || entry.3 == 0);
            let label = self.label(&name, &band, cell);
            out.labels.push(label);
            return;
        }
        let label = self.label(&name, text, cell);
        out.labels.push(label);
    }

    fn name_of_header(&self, name: &str) -> String {
        match self.lexicon.named(name) {
            Some(Named::Dimension(code)) => code.to_string(),
            _ => name.to_owned(),
        }
    }
}

/// One label a dimension: of several the one that says most (a member before a total, a known name before
/// an unknown one, the nearer one first); the others keep their words and lose the dimension.
pub(super) fn settle_doubles(labels: &mut [Label]) {
    for place in 0..labels.len() {
        let Some(dimension) = labels.get(place).map(|label| Arc::clone(&label.dimension)) else { return };
        let weight = |label: &Label| match &label.code {
            Some(code) if code.is_total() => 1,
            Some(_) => 2,
            None => 0,
        };
        let same = || labels.iter().enumerate().filter(|(_, label)| label.dimension == dimension);
        if same().count() < 2 || matches!(&*dimension, "title" | "time" | "section") {
            continue;
        }
        let mut best = (place, -1);
        for (other, label) in same() {
            if weight(label) > best.1 {
                best = (other, weight(label));
            }
        }
        let best = best.0;
        for (other, label) in labels.iter_mut().enumerate() {
            if label.dimension == dimension && other != best {
                label.dimension = Arc::from(format!("{dimension} (also)").as_str());
                label.code = None;
            }
        }
    }
}

/// `3` under "month" or "quarter".
fn bare_part(text: &str, name: &str) -> Option<Time> {
    let number: u8 = text.parse().ok()?;
    let name = fold(name);
    if name.contains("quarter") || name.contains("ໄຕມາດ") {
        return (1..=4).contains(&number).then_some(Time::Part(Part::Quarter(number)));
    }
    (name.contains("month") || name.contains("ເດືອນ"))
        .then(|| (1..=12).contains(&number).then_some(Time::Part(Part::Month(number))))?
}
