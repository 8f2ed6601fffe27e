//! Native tables of a Word document.

use super::body::WIDTH;
use super::words::{Look, escape, runs};
use crate::report::TableBlock;

/// A table whose head stands on every page.
pub(super) fn table(one: &TableBlock) -> String {
    let widths = widths(one);
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Profile\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout \
         w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        escape(&one.caption)
    );
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    for line in &one.head {
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let mut column = 0;
        for cell in line {
            let span = cell.span.max(1);
            let width: usize = widths.iter().skip(column).take(span).sum();
            let right = one.columns.get(column).is_some_and(|(_, number)| *number);
            let look = CellLook { width, span, right, style: "TableHead", bold: false, ground: true };
            out.push_str(&look.cell(&cell.text));
            column += span;
        }
        out.push_str("</w:tr>");
    }
    for row in &one.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, cell) in row.iter().enumerate() {
            let width = widths.get(column).copied().unwrap_or(500);
            let right = one.columns.get(column).is_some_and(|(_, number)| *number);
            let look =
                CellLook { width, span: 1, right, style: "TableText", bold: cell.strong, ground: false };
            out.push_str(&look.cell(&cell.text));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out
}

struct CellLook {
    width: usize,
    span: usize,
    right: bool,
    style: &'static str,
    bold: bool,
    ground: bool,
}

impl CellLook {
    fn cell(&self, text: &str) -> String {
        let span =
            if self.span > 1 { format!("<w:gridSpan w:val=\"{}\"/>", self.span) } else { String::new() };
        let ground =
            if self.ground { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F1EC\"/>" } else { "" };
        let right = if self.right { "<w:ind w:right=\"120\"/><w:jc w:val=\"right\"/>" } else { "" };
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{ground}</w:tcPr><w:p><w:pPr><w:pStyle \
             w:val=\"{}\"/>{right}</w:pPr>{}</w:p></w:tc>",
            self.width,
            self.style,
            runs(text, Look { bold: self.bold })
        )
    }
}

/// Widths of the columns in twentieths of a point.
fn widths(one: &TableBlock) -> Vec<usize> {
    let shares: Vec<usize> = one.columns.iter().map(|(share, _)| thousandths(*share)).collect();
    let sum: usize = shares.iter().sum::<usize>().max(1);
    shares.iter().map(|share| share * WIDTH / sum).collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn thousandths(share: f32) -> usize {
    (share.clamp(0.05, 100.0) * 1000.0) as usize
}
