//! How the sheets look: fonts, widths, number formats, paper.

use super::NAMES;
use crate::domain::Lang;
use crate::export::extract::Extract;
use crate::export::grid;
use crate::export::trouble::Trouble;
use crate::figure::{Shown, shown};
use std::io::Write;

/// Styles of cells beside those of numbers: name, paragraph properties, text properties, cell properties.
const LOOKS: [(&str, &str, &str, &str); 9] = [
    (
        "title",
        "",
        "fo:font-size=\"14pt\" fo:font-weight=\"bold\" style:font-size-complex=\"14pt\" style:font-weight-complex=\"bold\"",
        "",
    ),
    ("quiet", "", "fo:color=\"#556570\"", ""),
    (
        "head",
        "fo:text-align=\"end\"",
        "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"",
        "fo:border-bottom=\"0.5pt solid #788790\" fo:wrap-option=\"wrap\" style:vertical-align=\"middle\"",
    ),
    (
        "side",
        "fo:text-align=\"start\"",
        "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"",
        "fo:border-bottom=\"0.5pt solid #788790\"",
    ),
    ("label", "fo:text-align=\"start\"", "", ""),
    ("total", "fo:text-align=\"start\"", "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"", ""),
    ("sign", "fo:text-align=\"end\"", "fo:color=\"#556570\"", ""),
    ("flag", "fo:text-align=\"start\"", "fo:color=\"#556570\" fo:font-size=\"9pt\"", ""),
    ("wrapped", "", "", "fo:wrap-option=\"wrap\" style:vertical-align=\"top\""),
];

/// Styles the content names: columns, cells, numbers.
pub(super) fn automatic(out: &mut dyn Write, extract: &Extract<'_>) -> Result<(), Trouble> {
    write!(out, "<office:automatic-styles>")?;
    for (at, text) in extract.texts().into_iter().enumerate() {
        for (column, width) in grid::widths(extract.cube, text).into_iter().enumerate() {
            column_style(out, &format!("t{at}c{column}"), width)?;
        }
    }
    for (name, width) in [("name", 26.0), ("text", 90.0), ("data", 16.0)] {
        column_style(out, name, width)?;
    }
    for (name, free) in [("row", false), ("free", true)] {
        write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table-row\"><style:table-row-properties \
             style:row-height=\"6.5mm\" style:use-optimal-row-height=\"{free}\"/></style:style>"
        )?;
    }
    for (name, paragraph, letters, cell) in LOOKS {
        write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
        )?;
        properties(out, "table-cell", cell)?;
        properties(out, "paragraph", paragraph)?;
        properties(out, "text", letters)?;
        write!(out, "</style:style>")?;
    }
    let decimals = extract.cube.cells.iter().filter_map(|cell| match shown(cell) {
        Shown::Number(value) => Some(value.decimals),
        _ => None,
    });
    for decimals in 0..=decimals.max().unwrap_or(0) {
        write!(
            out,
            "<number:number-style style:name=\"f{decimals}\"><number:number number:decimal-places=\"{decimals}\" \
             number:min-decimal-places=\"{decimals}\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
        )?;
        for (name, letters) in
            [("n", ""), ("s", "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"")]
        {
            write!(
                out,
                "<style:style style:name=\"{name}{decimals}\" style:family=\"table-cell\" \
                 style:parent-style-name=\"Default\" style:data-style-name=\"f{decimals}\">"
            )?;
            properties(out, "text", letters)?;
            write!(out, "</style:style>")?;
        }
    }
    write!(out, "</office:automatic-styles>")?;
    Ok(())
}

fn properties(out: &mut dyn Write, kind: &str, values: &str) -> Result<(), Trouble> {
    if !values.is_empty() {
        write!(out, "<style:{kind}-properties {values}/>")?;
    }
    Ok(())
}

fn column_style(out: &mut dyn Write, name: &str, letters: f64) -> Result<(), Trouble> {
    // A letter of the standard font is about 2 mm wide.
    let width = letters * 2.0;
    write!(
        out,
        "<style:style style:name=\"{name}\" style:family=\"table-column\">\
         <style:table-column-properties style:column-width=\"{width:.1}mm\"/></style:style>"
    )?;
    Ok(())
}

/// Standard font, language and paper.
pub(super) fn page(wide: bool) -> String {
    let (width, height, way) =
        if wide { ("297mm", "210mm", "landscape") } else { ("210mm", "297mm", "portrait") };
    let (latin, lao) = ("Calibri", "Phetsarath OT");
    let complex = Lang::Lo.tag();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {NAMES}><office:styles>\
         <style:default-style style:family=\"table-cell\"><style:text-properties fo:font-family=\"{latin}\" \
         fo:font-size=\"11pt\" fo:language=\"en\" fo:country=\"GB\" style:font-family-complex=\"{lao}\" \
         style:font-size-complex=\"11pt\" style:language-complex=\"{complex}\" style:country-complex=\"LA\"/></style:default-style>\
         <style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"paper\"><style:page-layout-properties \
         fo:page-width=\"{width}\" fo:page-height=\"{height}\" style:print-orientation=\"{way}\" \
         fo:margin=\"15mm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>\
         <office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"paper\"/>\
         </office:master-styles></office:document-styles>"
    )
}
