//! Small workbooks for tests, made in memory.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts with their contents.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("part");
        archive.write_all(content.as_bytes()).expect("content");
    }
    archive.finish().expect("archive").into_inner()
}

/// A workbook of one sheet `Data` from the inside of its `<worksheet>` and of its `<sst>`.
pub fn xlsx(worksheet: &str, texts: &str) -> Vec<u8> {
    xlsx_parts(worksheet, texts, "", "")
}

/// The same with the inside of `<styleSheet>` and what stands in `<workbook>` before the sheets.
pub fn xlsx_parts(worksheet: &str, texts: &str, styles: &str, properties: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relations = |list: &[(&str, &str)]| {
        let each: String = list
            .iter()
            .enumerate()
            .map(|(number, (sort, target))| {
                format!(r#"<Relationship Id="r{number}" Type="{RELATION}/{sort}" Target="{target}"/>"#)
            })
            .collect();
        format!(r#"<Relationships xmlns="{PACKAGE}">{each}</Relationships>"#)
    };
    archive(&[
        ("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{properties}<sheets><sheet name="Data" sheetId="1" r:id="r0"/></sheets></workbook>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!(r#"<worksheet xmlns="{MAIN}">{worksheet}</worksheet>"#)),
        ("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{MAIN}">{texts}</sst>"#)),
        ("xl/styles.xml", &format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#)),
    ])
}

/// An OpenDocument workbook from its automatic styles and its tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f" xmlns:number="n" xmlns:calcext="c"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest/>"),
    ])
}
