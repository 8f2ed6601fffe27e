//! What the rows that name the rows below them tell of a value.

use super::*;

impl Run<'_> {
    pub(super) fn section_labels(&mut self, row: u32) -> Vec<Label> {
        let block = self.block;
        let mut labels = Vec::new();
        let end = block.sections.partition_point(|section| section.cell.row < row);
        for section in block.sections.get(..end).unwrap_or(&[]).iter().rev().take(64) {
            if section.last_row >= row && labels.len() < 3 {
                let name = self.section_dimension(section);
                labels.push(self.label(&name, &section.text, section.cell));
            }
        }
        labels.reverse();
        labels
    }

    /// `Age` above `15–24`, `Residence` above `Urban`: the section names what the labels below it tell.
    fn named_by(&self, section: &Section) -> Option<DimensionCode> {
        let Some(Named::Dimension(code)) = self.lexicon.named(&section.text) else { return None };
        let alike = || self.block.sections.iter().filter(|other| other.depth == section.depth).take(400);
        // `Education` among `Employment` and `Family` is a member of what they are members of.
        let member = self.lexicon.lists_with(&section.text).iter().any(|list| {
            let same = alike().filter(|other| self.lexicon.lists_with(&other.text).contains(list)).count();
            same * 2 > alike().count() || alike().count() == 1
        });
        (self.lexicon.names_exactly(&section.text) && !member).then_some(code)
    }

    pub(super) fn name_by_section(&mut self, row: u32, rows: &mut [RowLabels]) {
        let block = self.block;
        let end = block.sections.partition_point(|section| section.cell.row < row);
        let above = block.sections.get(..end).unwrap_or(&[]).iter().rev().take(64);
        let Some(section) = above.into_iter().find(|section| section.last_row >= row) else { return };
        let Some(code) = self.named_by(section) else { return };
        for (column, labels) in block.columns.iter().zip(rows) {
            if column.column == section.cell.column {
                for label in &mut labels.labels {
                    *label = self.label(code.as_str(), &label.text, label.cell);
                }
            }
        }
    }

    /// What a section row tells: the dimension most sections of its depth are members of, so that `ລວມ`
    /// among `ຍິງ` and `ຊາຍ` is a sex.
    fn section_dimension(&mut self, section: &Section) -> String {
        if let Some(known) = self.section_names.get(&section.text) {
            return known.clone();
        }
        if self.named_by(section).is_some() {
            return String::from("section");
        }
        let own = self.lexicon.lists_with(&section.text);
        let like = |list: &ListCode| {
            let others = self.block.sections.iter().filter(|other| other.depth == section.depth).take(400);
            others.filter(|other| self.lexicon.lists_with(&other.text).contains(list)).count()
        };
        let best = own.iter().rev().max_by_key(|list| (like(list), list.as_str() == "sex"));
        let name = best
            .and_then(|list| self.lexicon.dimension_of_list(list.as_str()))
            .map_or_else(|| String::from("section"), ToString::to_string);
        self.section_names.insert(section.text.clone(), name.clone());
        name
    }
}
